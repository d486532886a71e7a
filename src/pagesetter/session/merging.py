"""Two states of an issue that began as one become one again: what each changed is kept.

The units are those that editors share out among themselves: a page's stories and boxes by id,
its other fields, an article's title parts and paragraphs. Where both changed one unit, the
caller says whose counts, and it is told which. Knows no files; what a value says counts, not
where it was written.
"""

from __future__ import annotations

from typing import Any

from pagesetter.findings import SourceSpan
from pagesetter.model import Article, Block, Issue, Page
from pagesetter.values import NamedTuple

_DISK_ONLY = frozenset({"paper", "layouts", "library", "proofs", "name", "span"})
"""Fields of an issue that are never edited with it: always as they are on disk."""
_BY_NAME = {"pages": "name", "articles": "name", "stories": "id", "boxes": "id"}


Blocks = tuple[Block, ...]


class Merged(NamedTuple):
    """What came of it."""

    issue: Issue
    clashes: tuple[str, ...]
    """Units that both had changed, as `pages/01`, `pages/01/s3` or `copy/lead`."""


def merge(base: Issue, mine: Issue, theirs: Issue, *, prefer: str = "mine") -> Merged:
    """Bring together what `mine` and `theirs` made of `base`.

    Where both changed one unit, `prefer` counts: `mine` or `theirs`.
    """
    work = _Merge(prefer == "mine")
    issue = work.fields(base, mine, theirs, "")
    known = {element.name for element in theirs.library}
    placed = tuple(element for element in mine.library if element.name not in known)
    if placed:  # here, and not yet saved: their files placed nothing of it
        issue = issue._replace(library=(*theirs.library, *placed))
    return Merged(issue, tuple(dict.fromkeys(work.clashes)))


def alike(one: Any, other: Any) -> bool:
    """True when two values say the same, wherever in their files they say it."""
    if one is other:
        return True
    if not isinstance(one, tuple) or not isinstance(other, tuple):
        return bool(one == other)
    if isinstance(one, SourceSpan) and isinstance(other, SourceSpan):
        return True
    return (
        type(one) is type(other)
        and len(one) == len(other)
        and all(alike(a, b) for a, b in zip(one, other, strict=True))
    )


class _Merge:
    def __init__(self, mine_counts: bool) -> None:
        self._mine_counts = mine_counts
        self.clashes: list[str] = []

    def fields(self, base: Any, mine: Any, theirs: Any, place: str) -> Any:
        """An issue or a page, field by field."""
        changes: dict[str, Any] = {}
        for name in base._fields:
            was, here, there = (getattr(value, name) for value in (base, mine, theirs))
            if name in _DISK_ONLY:
                continue
            key = _BY_NAME.get(name)
            if name == "body":
                value = self._body(was, here, there, place)
            elif key is None:
                # Fields of a page have no name of their own in a message: the page tells enough.
                value = self._one(was, here, there, place or "issue")
            else:
                value = self._items(was, here, there, key, _inside(place, name))
            if value is not there:
                changes[name] = value
        return theirs._replace(**changes) if changes else theirs

    def _one(self, base: Any, mine: Any, theirs: Any, place: str) -> Any:
        if alike(mine, base) or alike(mine, theirs):
            return theirs
        if alike(theirs, base):
            return mine
        for kind in (Page, Article):
            if all(isinstance(value, kind) for value in (base, mine, theirs)):
                return self.fields(base, mine, theirs, place)
        self.clashes.append(place)
        if mine is None or theirs is None:  # deleted here, changed there: what is left is kept
            return theirs if mine is None else mine
        return mine if self._mine_counts else theirs

    def _body(self, base: Blocks, mine: Blocks, theirs: Blocks, place: str) -> Blocks:
        """The paragraphs of an article: where both changed the same ones, one side counts."""
        if alike(mine, base):
            return theirs
        made: list[Block] = []
        at = 0  # of `base`, up to where it is made
        hunks = sorted(
            [(*hunk, True) for hunk in _hunks(base, mine)]
            + [(*hunk, False) for hunk in _hunks(base, theirs)],
            key=lambda hunk: hunk[:2],
        )
        kept = _kept(base, theirs)
        while hunks:
            low, high = hunks[0][:2]
            group = [hunks.pop(0)]
            while hunks and _touch(low, high, hunks[0]):
                group.append(hunks.pop(0))
                high = max(high, group[-1][1])
            sides = [
                _patched(base, low, high, [hunk for hunk in group if hunk[3] == own])
                for own in (True, False)
            ]
            made += kept[at:low]
            both = {hunk[3] for hunk in group} == {True, False}
            if both and not alike(tuple(sides[0]), tuple(sides[1])):
                self.clashes.append(place)
                made += sides[0] if self._mine_counts else sides[1]
            else:
                made += sides[0] if group[0][3] and not both else sides[1]
            at = high
        return (*made, *kept[at:])

    def _items(self, base: Any, mine: Any, theirs: Any, key: str, place: str) -> Any:
        """Items with names: each is merged, the order is that of who changed it."""
        if mine is base:
            return theirs
        was, here, there = (
            {getattr(item, key): item for item in items} for items in (base, mine, theirs)
        )
        names = list(there) if list(here) == list(was) else list(here)
        names += [name for name in (*here, *there) if name not in names]
        made = []
        for name in names:
            value = self._one(
                was.get(name), here.get(name), there.get(name), f"{place}{name}"
            )  # fmt: skip
            if value is not None:
                made.append(value)
        if len(made) == len(theirs) and all(a is b for a, b in zip(made, theirs, strict=True)):
            return theirs
        return tuple(made)


def _hunks(old: Blocks, new: Blocks) -> list[tuple[int, int, Blocks]]:
    """What of `old` is something else in `new`: (from, to, what stands there). Paragraphs that
    are others, but as many, are changed one by one."""
    from difflib import SequenceMatcher  # when two have changed one article

    steps = SequenceMatcher(None, _said(old), _said(new), autojunk=False).get_opcodes()
    hunks: list[tuple[int, int, Blocks]] = []
    for kind, low, high, start, end in steps:
        if kind == "replace" and high - low == end - start:
            hunks += [(low + n, low + n + 1, new[start + n : start + n + 1])
                      for n in range(high - low)]  # fmt: skip
        elif kind != "equal":
            hunks.append((low, high, new[start:end]))
    return hunks


def _kept(old: Blocks, new: Blocks) -> Blocks:
    """`old` with the values that `new` has for what is the same: they know their new places."""
    known = dict(zip(_said(new), new, strict=True))
    return tuple(known.get(said, block) for said, block in zip(_said(old), old, strict=True))


class _Said:
    """A block as what it says: `alike` ones are equal, and found in a table."""

    __slots__ = ("_block",)

    def __init__(self, block: Block) -> None:
        self._block = block

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Said) and alike(self._block, other._block)

    def __hash__(self) -> int:
        return hash((self._block.kind, self._block.text))


def _said(blocks: Blocks) -> list[_Said]:
    return [_Said(block) for block in blocks]


def _touch(low: int, high: int, hunk: tuple[int, int, Blocks, bool]) -> bool:
    """True when a later hunk changes some of the same paragraphs, or adds at the same place."""
    return hunk[0] < high or (hunk[0] == low == high)


def _patched(
    base: Blocks, low: int, high: int, hunks: list[tuple[int, int, Blocks, bool]]
) -> list[Block]:
    """A part of the paragraphs with the changes of one side."""
    made: list[Block] = []
    for start, end, blocks, _ in hunks:
        made += (*base[low:start], *blocks)
        low = end
    return [*made, *base[low:high]]


def _inside(place: str, name: str) -> str:
    if place:
        return f"{place}/"
    return "pages/" if name == "pages" else "copy/"
