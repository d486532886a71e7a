"""Three texts into one: what a source said, what its new version says, and what the editor made
of it. Changes that do not touch are both taken; where they do, the editor's words stay and the
other ones are told.

Lines first, then the characters of lines that both sides changed. Knows no article and no rule.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from pagesetter.values import NamedTuple

_ALIKE = 0.6
"""Least likeness of a line to what it was, to look at its characters."""
_APART = 2
"""Characters that must be left between two changes for both to be taken."""
_MOST = 4000
"""Characters of a line beyond which it is taken as a whole."""


class Merged(NamedTuple):
    """The one text, and how it came about."""

    text: str
    taken: tuple[tuple[str, str], ...] = ()
    """What the new version changed: (before, after), in order."""
    conflicts: tuple[tuple[str, str], ...] = ()
    """(the editor's words, which stand; those of the new version, which do not)."""


class _Edit(NamedTuple):
    """Items `low` to `high` of the base become `items`."""

    low: int
    high: int
    items: Sequence[str]


class _Group(NamedTuple):
    """A stretch of the base with all edits that touch it."""

    low: int
    high: int
    ours: list[_Edit]
    theirs: list[_Edit]


def merge(base: str, ours: str, theirs: str) -> Merged:
    """Take the changes from `base` to `theirs` over into `ours`."""
    out: list[str] = []
    taken: list[tuple[str, str]] = []
    conflicts: list[tuple[str, str]] = []
    lines = _lines(base)
    done = 0
    for group in _groups(_edits(lines, _lines(ours)), _edits(lines, _lines(theirs)), 0):
        out += lines[done : group.low]
        old = lines[group.low : group.high]
        one, other = _applied(lines, group, group.ours), _applied(lines, group, group.theirs)
        done = group.high
        if one == other or not group.theirs:
            out += one
        elif not group.ours:
            out += other
            taken.append(("".join(old).strip("\n"), "".join(other).strip("\n")))
        else:
            inner = _characters("".join(old), "".join(one), "".join(other))
            out.append(inner.text)
            taken += inner.taken
            conflicts += inner.conflicts
    out += lines[done:]
    return Merged("".join(out), tuple(taken), tuple(conflicts))


def _characters(base: str, ours: str, theirs: str) -> Merged:
    """Merge lines that both sides changed."""
    whole = Merged(ours, (), ((ours.strip("\n"), theirs.strip("\n")),))
    if max(len(base), len(ours), len(theirs)) > _MOST or not (
        _alike(base, ours) and _alike(base, theirs)
    ):
        return whole
    out: list[str] = []
    taken: list[tuple[str, str]] = []
    conflicts: list[tuple[str, str]] = []
    done = 0
    for group in _groups(_edits(base, ours), _edits(base, theirs), _APART):
        out.append(base[done : group.low])
        one = "".join(_applied(base, group, group.ours))
        other = "".join(_applied(base, group, group.theirs))
        done = group.high
        if group.ours and group.theirs and one != other:
            conflicts.append((one, other))
        elif group.theirs and one != other:
            taken.append((base[group.low : group.high], other))
            one = other
        out.append(one)
    out.append(base[done:])
    return Merged("".join(out), tuple(taken), tuple(conflicts))


def _lines(text: str) -> list[str]:
    return text.splitlines(keepends=True) if "\n" in text else [text] if text else []


def _alike(one: str, other: str) -> bool:
    return SequenceMatcher(None, one, other, autojunk=False).ratio() >= _ALIKE


def _edits(old: Sequence[str], new: Sequence[str]) -> list[_Edit]:
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return [
        _Edit(low, high, new[start:end])
        for tag, low, high, start, end in matcher.get_opcodes()
        if tag != "equal"
    ]


def _groups(ours: list[_Edit], theirs: list[_Edit], apart: int) -> Iterator[_Group]:
    """Edits of both sides that touch, or lie less than `apart` items from each other."""
    queue = sorted(
        [(edit.low, edit.high, 0, edit) for edit in ours]
        + [(edit.low, edit.high, 1, edit) for edit in theirs],
        key=lambda item: item[:3],
    )
    group: _Group | None = None
    for low, high, side, edit in queue:
        if group is not None and _touch(group, low, side, apart):
            group = group._replace(high=max(group.high, high))
        else:
            if group is not None:
                yield group
            group = _Group(low, high, [], [])
        (group.theirs if side else group.ours).append(edit)
    if group is not None:
        yield group


def _touch(group: _Group, low: int, side: int, apart: int) -> bool:
    """Edits of one side never touch each other by themselves."""
    mixed = bool(group.theirs) if side == 0 else bool(group.ours)
    return low < group.high or (mixed and low <= group.high + apart - (apart > 0))


def _applied(base: Sequence[str], group: _Group, edits: Sequence[_Edit]) -> list[str]:
    """The stretch of a group as one side has it."""
    out: list[str] = []
    at = group.low
    for edit in edits:
        out += base[at : edit.low]
        out += edit.items
        at = edit.high
    return out + list(base[at : group.high])
