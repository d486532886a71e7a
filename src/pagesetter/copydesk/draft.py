"""Text on its way from source to clean copy: passes of recorded changes, each reversible.

A pass is a set of changes that do not overlap, in offsets of the text before it. Undoing the
passes from the last to the first gives the source back, whatever the rules did. Every character
also knows the source character it stands for. Knows no rule.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from pagesetter.copydesk.source import Source
from pagesetter.values import NamedTuple

NEW = -1
"""Origin of a character that stands for none of the source's: a line end put in, say."""


class Change(NamedTuple):
    """One change a rule made, or (`is_aside`) one piece of the source it set aside."""

    rule: str
    at: int
    """Offset in the text before the pass."""
    before: str
    after: str
    confidence: int
    """Percent."""
    sign: str
    """What the guess rests on: a code of `words.SIGNS`, with its value after a colon."""
    carried: int = -1
    """For text moved here: the offset it was taken from, in the text before the pass."""
    is_aside: bool = False
    place: int = -1
    """Offset in the source; filled in by `apply`."""
    length: int = 0
    """Characters of the source it covers."""

    @property
    def key(self) -> tuple[str, int, str, str]:
        """Identity for accepting and rejecting: it holds for every run over the same source.

        Both halves of a move, the text taken away and the text put in, have the same key.
        """
        if self.before and self.after:
            return self.rule, self.place, self.before, self.after
        return self.rule, self.place, self.before or self.after, ""


class Draft(NamedTuple):
    """A text, the source characters it stands for, and the passes that led to it."""

    source: Source
    text: str
    origins: array[int]
    passes: tuple[tuple[Change, ...], ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        """All changes, pass by pass."""
        return tuple(change for changes in self.passes for change in changes)


def begin(source: Source) -> Draft:
    return Draft(source, source.text, array("l", range(len(source.text))))


def apply(draft: Draft, changes: Iterable[Change], rejected: frozenset[object]) -> Draft:
    """Make one pass. Changes whose key is in `rejected` are left out.

    Raises ValueError when changes overlap or do not fit the text: a fault of a rule.
    """
    placed = [_placed(draft, change) for change in sorted(changes, key=_order)]
    placed = [change for change in placed if change.key not in rejected]
    if not placed:
        return draft
    pieces: list[str] = []
    origins: array[int] = array("l")
    done = 0
    for change in placed:
        end = change.at + len(change.before)
        if change.at < done or draft.text[change.at : end] != change.before:
            raise ValueError(f"rule {change.rule} does not fit at {change.at}: {change.before!r}")
        pieces += (draft.text[done : change.at], change.after)
        origins += draft.origins[done : change.at]
        origins += _origins(draft, change)
        done = end
    pieces.append(draft.text[done:])
    origins += draft.origins[done:]
    return Draft(draft.source, "".join(pieces), origins, (*draft.passes, tuple(placed)))


def undo(text: str, passes: Iterable[Iterable[Change]]) -> str:
    """The source again, from the last text and all passes.

    Raises ValueError when the text is not what the passes led to.
    """
    for changes in reversed([list(changes) for changes in passes]):
        pieces: list[str] = []
        done = shift = 0
        for change in changes:
            at = change.at + shift
            if at < done or text[at : at + len(change.after)] != change.after:
                raise ValueError(f"not the text that rule {change.rule} left at {at}")
            pieces += (text[done:at], change.before)
            done = at + len(change.after)
            shift += len(change.after) - len(change.before)
        text = "".join(pieces) + text[done:]
    return text


def _order(change: Change) -> tuple[int, int, int]:
    """Insertions before what is replaced at the same place."""
    return change.at, len(change.before), change.carried


def _placed(draft: Draft, change: Change) -> Change:
    """The change with its place in the source."""
    if change.carried >= 0:
        start, size = change.carried, len(change.after)
    else:
        start, size = change.at, len(change.before)
    covered = [origin for origin in draft.origins[start : start + size] if origin != NEW]
    if covered:
        return change._replace(place=min(covered), length=max(covered) - min(covered) + 1)
    following = (origin for origin in draft.origins[start:] if origin != NEW)
    return change._replace(place=next(following, len(draft.source.text)))


def _origins(draft: Draft, change: Change) -> array[int]:
    if change.carried >= 0:
        return draft.origins[change.carried : change.carried + len(change.after)]
    if not change.before or not change.after or not change.after.strip():
        return array("l", [NEW] * len(change.after))
    old = draft.origins[change.at : change.at + len(change.before)]
    return array("l", (old[min(i, len(old) - 1)] for i in range(len(change.after))))
