"""What a story keeps of its paragraphs on the page: those that stand again where they stood
are the same tags and placed lines, in the same slots.

Whoever reads the pages again (screen, cursor) then finds by identity what an edit left alone.
Loaded only by who composes again and again.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.pouring import LastLine, Memo, Pouring
from pagesetter.compose.slots import Slot
from pagesetter.compose.styles import StyleBook
from pagesetter.display import Item
from pagesetter.geometry import Length
from pagesetter.text import Line
from pagesetter.values import NamedTuple

_PAGES = 16
"""Pages, and states of their styles, a story's own are kept over."""


class _Stood(NamedTuple):
    """A paragraph as it was poured: what that depends on, and what it put on the page."""

    lines: Sequence[Line]
    slots: list[Slot]
    depends: object
    tags: dict[int, Item]
    placed: dict[int, list[PlacedLine]]
    last: LastLine | None
    heads: list[int]


class Kept(Memo):
    """A memo that keeps poured paragraphs beside their lines."""

    def __init__(self) -> None:
        super().__init__()
        self._stood: dict[tuple[int, int], _Stood] = {}
        self._slots: dict[object, list[Slot]] = {}
        self._styles: dict[StyleBook, tuple[object, StyleBook]] = {}

    def slots(self, key: object, made: Callable[[], list[Slot]]) -> list[Slot]:
        """The very same slots as long as nothing they depend on changes."""
        found = self._slots.get(key)
        if found is None:
            found = self._slots[key] = made()
        return list(found)

    def styles(self, page: StyleBook, own: object, made: Callable[[], StyleBook]) -> StyleBook:
        """The very same styles as long as those of the page are the same, and what is `own`.

        Not those that complain: of what, depends on what is asked of them.
        """
        found = self._styles.get(page)
        if found is None or found[0] != own or found[1].findings:
            if len(self._styles) > _PAGES:
                self._styles.clear()
            found = self._styles[page] = own, made()
        return found[1]

    def stands(
        self, pouring: Pouring, item: FlowItem, lines: Sequence[Line], dx: Length, dy: Length
    ) -> bool:
        """Pour lines as `Pouring.pour` does; False, and nothing poured, where it has to.

        That is where lines may find no room: what is over is told line by line.
        """
        at = pouring.at
        slots = pouring.slots[at : at + len(lines)]
        if not lines or len(slots) < len(lines):
            return False
        left = item.style.left + dx
        right = item.style.right
        depends = item.block, item.tag, item.spans, left, right, dy, pouring.size, pouring.place
        # The lines are kept with their number, so that it stays theirs.
        found = self._stood.get((id(lines), at))
        if found is None or found.depends != depends or found.slots != slots:
            found = self._poured(pouring, item, lines, dx, dy, slots, depends)
            self._stood[id(lines), at] = found
        for page, tag in found.tags.items():
            pouring.items.setdefault(page, []).append(tag)
        for page, placed in found.placed.items():
            pouring.lines.setdefault(page, []).extend(placed)
        pouring.heads += found.heads
        pouring.last = found.last
        pouring.at = at + len(lines)
        return True

    def _poured(
        self,
        pouring: Pouring,
        item: FlowItem,
        lines: Sequence[Line],
        dx: Length,
        dy: Length,
        slots: list[Slot],
        depends: object,
    ) -> _Stood:
        """The paragraph poured on empty pages."""
        fresh = Pouring(slots, pouring.size, pouring.pitch, pouring.fonts, pouring.place)
        pages: dict[int, list[Item]] = {}
        fresh.pour_into(pages, item, lines, dx, dy)
        fresh.tag(item, pages)
        tags = {page: items[0] for page, items in fresh.items.items()}
        return _Stood(lines, slots, depends, tags, fresh.lines, fresh.last, fresh.heads)
