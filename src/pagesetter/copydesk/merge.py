"""Three texts into one: what a source said, what its new version says, and what the editor made
of it. Changes that do not touch are both taken; where they do, the editor's words stay and the
other ones are told.

Lines first, then the characters of lines that are alike. Knows no article and no rule.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from difflib import SequenceMatcher

from pagesetter.values import NamedTuple

_ALIKE = 0.6
"""Least likeness of a line to what it was, to look at its characters."""
_PIECES = re.compile(r"[0-9]+(?:[.,][0-9]+)*%?|[A-Za-z]+|.", re.S)
"""What is changed as a whole: numbers, words in letters, characters."""
_APART = 2
"""Pieces that must be left between two changes for both to be taken."""
_MOST = 4000
"""Characters of a line beyond which it is taken as a whole."""


class Difference(NamedTuple):
    """One place where the new version differs from what the editor has."""

    ours: str
    """The editor's words."""
    theirs: str
    """Those of the new version."""
    is_conflict: bool
    """Both changed the place."""
    is_taken: bool
    """The words of the new version stand in the merged text."""
    at: int = 0
    """Where the one or the other stand in it."""
    was: int = 0
    """Where the editor's words stand in the editor's text."""


class Merged(NamedTuple):
    """The one text, and how it came about."""

    text: str
    differences: tuple[Difference, ...] = ()

    @property
    def taken(self) -> tuple[tuple[str, str], ...]:
        """What came from the new version: (before, after), in order."""
        return tuple((one.ours, one.theirs) for one in self.differences if one.is_taken)

    @property
    def conflicts(self) -> tuple[tuple[str, str], ...]:
        """(the editor's words, which stand; those of the new version, which do not) where both
        changed one place."""
        return tuple(
            (one.ours, one.theirs)
            for one in self.differences
            if one.is_conflict and not one.is_taken
        )


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


def merge(base: str, ours: str, theirs: str, turned: Container[int] = ()) -> Merged:
    """Take the changes from `base` to `theirs` over into `ours`.

    `turned` are the numbers of differences to decide the other way: a change of the new version
    is left out, and where both changed one place its words stand.
    """
    work = _Work(turned)
    lines = _lines(base)
    done = 0
    for group in _groups(_edits(lines, _lines(ours)), _edits(lines, _lines(theirs)), 0):
        work.keep("".join(lines[done : group.low]))
        done = group.high
        old = "".join(lines[group.low : group.high])
        one = "".join(_applied(lines, group, group.ours))
        other = "".join(_applied(lines, group, group.theirs))
        if one == other or not group.theirs:
            work.keep(one)
        elif max(map(len, (old, one, other))) <= _MOST and _alike(old, one) and _alike(old, other):
            _characters(old, one, other, work)
        else:
            work.decide(one, other, is_conflict=bool(group.ours))
    work.keep("".join(lines[done:]))
    return Merged("".join(work.text), tuple(work.differences))


class _Work:
    """A merged text under way."""

    def __init__(self, turned: Container[int]) -> None:
        self.text: list[str] = []
        self.differences: list[Difference] = []
        self._turned = turned
        self._size = self._was = 0

    def keep(self, text: str) -> None:
        """What both have."""
        self.text.append(text)
        self._size += len(text)
        self._was += len(text)

    def decide(self, ours: str, theirs: str, *, is_conflict: bool) -> None:
        """Take the one or the other."""
        is_taken = is_conflict == (len(self.differences) in self._turned)
        text = theirs if is_taken else ours
        self.differences.append(
            Difference(ours, theirs, is_conflict, is_taken, self._size, self._was)
        )
        self.text.append(text)
        self._size += len(text)
        self._was += len(ours)


def _characters(base: str, ours: str, theirs: str, work: _Work) -> None:
    """Merge lines character by character; of two numbers never a third one is made."""
    pieces, mine, new = (_PIECES.findall(text) for text in (base, ours, theirs))
    done = 0
    for group in _groups(_edits(pieces, mine), _edits(pieces, new), _APART):
        work.keep("".join(pieces[done : group.low]))
        done = group.high
        one = "".join(_applied(pieces, group, group.ours))
        other = "".join(_applied(pieces, group, group.theirs))
        if one == other or not group.theirs:
            work.keep(one)
        else:
            work.decide(one, other, is_conflict=bool(group.ours))
    work.keep("".join(pieces[done:]))


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
