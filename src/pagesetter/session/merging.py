"""Two states of an issue that began as one become one again: what each changed is kept.

The units are those that editors share out among themselves: a page's stories and boxes by id,
its other fields, articles as wholes. Where both changed one unit, the caller says whose counts,
and it is told which. Knows no files; what a value says counts, not where it was written.
"""

from __future__ import annotations

from typing import Any

from pagesetter.findings import SourceSpan
from pagesetter.model import Issue, Page
from pagesetter.values import NamedTuple

_DISK_ONLY = frozenset({"paper", "layouts", "library", "proofs", "name", "span"})
"""Fields of an issue that are never edited with it: always as they are on disk."""
_BY_NAME = {"pages": "name", "articles": "name", "stories": "id", "boxes": "id"}


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
            if key is None:
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
        if isinstance(mine, Page) and isinstance(theirs, Page) and isinstance(base, Page):
            return self.fields(base, mine, theirs, place)
        self.clashes.append(place)
        if mine is None or theirs is None:  # deleted here, changed there: what is left is kept
            return theirs if mine is None else mine
        return mine if self._mine_counts else theirs

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


def _inside(place: str, name: str) -> str:
    if place:
        return f"{place}/"
    return "pages/" if name == "pages" else "copy/"
