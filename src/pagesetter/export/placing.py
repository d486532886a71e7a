"""Turns a finished page into one that is smaller, larger or stands elsewhere on its sheet.

Display list in, display list out, so that proofs, marks and cut-down sheets are written by the
same writer as the page itself. Knows no content: glyphs stay what they are.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Link,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.geometry import Length, Rect
from pagesetter.values import NamedTuple


class Move(NamedTuple):
    """First to `percent` of the size, then by (dx, dy). Every length is rounded by itself."""

    percent: int = 100
    dx: Length = 0
    dy: Length = 0

    def length(self, length: Length) -> Length:
        return (2 * length * self.percent + 100) // 200

    def x(self, x: Length) -> Length:
        return self.length(x) + self.dx

    def y(self, y: Length) -> Length:
        return self.length(y) + self.dy

    def box(self, box: Rect) -> Rect:
        """Return the box with its edges moved, so that boxes that met still meet."""
        x, y = self.x(box.x), self.y(box.y)
        return Rect(x, y, self.x(box.right) - x, self.y(box.bottom) - y)

    def items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(self._item(item) for item in items)

    def _item(self, item: Item) -> Item:
        if isinstance(item, GlyphRun):
            return self._run(item)
        if isinstance(item, FillPath):
            return item._replace(path=self._path(item))
        if isinstance(item, StrokePath):
            dash = tuple(map(self.length, item.dash))
            return item._replace(path=self._path(item), width=self.length(item.width), dash=dash)
        if isinstance(item, PlaceImage):
            return item._replace(box=self.box(item.box), clip=self.box(item.clip))
        if isinstance(item, Group):
            clip = None if item.clip is None else self.box(item.clip)
            # Not moved itself, what a group holds stays one tuple with that of its like.
            inner = item.items if self.percent == 100 else Move(self.percent).items(item.items)
            return Group(inner, self.x(item.dx), self.y(item.dy), clip)
        if isinstance(item, Tag):
            return item._replace(items=self.items(item.items))
        assert isinstance(item, Link)
        return item._replace(box=self.box(item.box))

    def _run(self, run: GlyphRun) -> GlyphRun:
        if self.percent == 100:
            return run.moved(self.dx, self.dy)
        return run._replace(
            size=self.length(run.size),
            x=self.x(run.x),
            y=self.y(run.y),
            xs=array("i", map(self.length, run.xs)),
            ys=None if run.ys is None else array("i", map(self.length, run.ys)),
            outline=run.outline
            and run.outline._replace(width=max(1, self.length(run.outline.width))),
        )

    def _path(self, item: FillPath | StrokePath) -> tuple[tuple[str | Length, ...], ...]:
        done: list[tuple[str | Length, ...]] = []
        for segment in item.path:
            places = [n for n in segment[1:] if isinstance(n, int)]
            moved = [self.y(n) if i % 2 else self.x(n) for i, n in enumerate(places)]
            done.append((segment[0], *moved))
        return tuple(done)


def on_sheet(page: DisplayList, move: Move) -> Group:
    """Return the page's items moved, cut at the edges of its media."""
    return Group(move.items(page.items), clip=move.box(Rect(0, 0, page.width, page.height)))


def cut_to(page: DisplayList, box: Rect) -> DisplayList:
    """Return the page with `box` as its whole sheet; what lies outside is not shown."""
    sheet = Rect(0, 0, box.width, box.height)
    shown = Group(Move(dx=-box.x, dy=-box.y).items(page.items), clip=sheet)
    return DisplayList(page.label, box.width, box.height, sheet, sheet, (shown,))
