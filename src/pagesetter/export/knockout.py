"""Lets black text knock out of grounds that carry much ink, where overprinting would add to it.

Display list in, display list out. Black overprints everywhere else, so that no white rim shows
when the plates are out of register (ISO 12647-3; the limit is WAN-IFRA's for text on tints).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pagesetter.colour import BLACK
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.bounds import bounds
from pagesetter.geometry import Length, Rect
from pagesetter.values import NamedTuple

LIMIT = 1400
"""Ink of the ground in per mille above which black text knocks out."""
KNOCKING = BLACK._replace(overprint=False)

MeanInk = Callable[[PlaceImage, Rect], int]
"""Mean ink in per mille of a placed picture within a box of the page."""


class _Ground(NamedTuple):
    box: Rect
    total: int
    image: PlaceImage | None = None
    covers: bool = True
    """Nothing below it shows."""


def knocked_out(page: DisplayList, mean: MeanInk | None = None) -> DisplayList:
    """Return the page with its black text knocking out of grounds above `LIMIT`.

    Without `mean` pictures count as paper. The same page comes back when nothing changes.
    """
    if not _heavy(page.items, mean is not None):
        return page
    knocker = _Knocker(mean)
    items = knocker.items(page.items, 0, 0)
    return page._replace(items=items) if knocker.changed else page


def _heavy(items: Iterable[Item], pictures: bool) -> bool:
    """True when there is any ground that text could have to knock out of."""
    before: object = None
    """What the last group holds: the cells of a border's side are looked at once."""
    for item in items:
        kind = type(item)
        if kind is GlyphRun:
            continue  # nearly all there is
        if kind is Tag or kind is Group:
            inner = item.items  # type: ignore[union-attr]
            if inner is not before and _heavy(inner, pictures):
                return True
            before = inner
        elif kind is FillPath:
            if item.ink.total() > LIMIT:  # type: ignore[union-attr]
                return True
        elif kind is PlaceImage and pictures:
            return True
    return False


class _Knocker:
    def __init__(self, mean: MeanInk | None) -> None:
        self.changed = False
        self._mean = mean
        self._grounds: list[_Ground] = []
        self._boxes: dict[int, Rect | None] = {}
        """Where the items of groups lie that hold light paths alone, by the identity of the
        tuple: a border's cells are looked at once. None for all others."""

    def items(self, items: Iterable[Item], dx: Length, dy: Length) -> tuple[Item, ...]:
        return tuple(self._item(item, dx, dy) for item in items)

    def _item(self, item: Item, dx: Length, dy: Length) -> Item:
        if isinstance(item, GlyphRun):
            if item.ink == BLACK and self._grounds and self._stands_on_much(item, dx, dy):
                self.changed = True
                return item._replace(ink=KNOCKING)
        elif isinstance(item, Group):
            dx, dy = dx + item.dx, dy + item.dy
            box = self._light(item.items)
            if box is not None and not self._meets(box.moved(dx, dy)):
                return item
            items = self.items(item.items, dx, dy)
            return item if items == item.items else item._replace(items=items)
        elif isinstance(item, Tag):
            return item._replace(items=self.items(item.items, dx, dy))
        elif isinstance(item, FillPath):
            self._fill(item, dx, dy)
        elif isinstance(item, PlaceImage):
            placed = item._replace(box=item.box.moved(dx, dy), clip=item.clip.moved(dx, dy))
            self._grounds.append(_Ground(placed.clip, 0, placed, item.ink is None))
        return item

    def _light(self, items: tuple[Item, ...]) -> Rect | None:
        key = id(items)
        if key not in self._boxes:
            light = all(
                isinstance(item, StrokePath)
                or (isinstance(item, FillPath) and item.ink.total() <= LIMIT)
                for item in items
            )
            self._boxes[key] = bounds(items) if light else None
        return self._boxes[key]

    def _meets(self, box: Rect) -> bool:
        return any(ground.box.overlaps(box) for ground in self._grounds)

    def _fill(self, item: FillPath, dx: Length, dy: Length) -> None:
        """Note a ground that matters: one of much ink, or one over another that matters."""
        total = item.ink.total()
        if total <= LIMIT and not self._grounds:
            return
        box = bounds((item,))
        if box is None:
            return
        box = box.moved(dx, dy)
        if total > LIMIT or self._meets(box):
            self._grounds.append(_Ground(box, total, None, not item.ink.overprint))

    def _stands_on_much(self, run: GlyphRun, dx: Length, dy: Length) -> bool:
        box = bounds((run,))
        if box is None:
            return False
        box = box.moved(dx, dy)
        for ground in reversed(self._grounds):
            if not ground.box.overlaps(box):
                continue
            total = ground.total
            if ground.image is not None and self._mean is not None:
                total = self._mean(ground.image, box)
            if total > LIMIT:
                return True
            if ground.covers and ground.box.contains(box):
                return False
        return False
