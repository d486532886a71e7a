"""Turns what was set lying on its side by a quarter, clockwise: level lines become columns.

Vertical text is set with the level line's own steps: x runs along the line, y across it. Here
the finished items are stood up, x downwards from the top and y leftwards from the right. Glyphs
of runs marked `upright` go to their places and are not turned themselves. It knows no text.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable

from pagesetter.display.items import (
    FillPath,
    GlyphRun,
    Group,
    Item,
    Link,
    Path,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.geometry import Length, Rect


def turned(items: Iterable[Item], right: Length, top: Length) -> tuple[Item, ...]:
    """Return the items turned: what stood at (x, y) stands at (`right` - y, `top` + x)."""
    return tuple(_item(item, right, top) for item in items)


def turned_box(box: Rect, right: Length, top: Length) -> Rect:
    """Return the box that a box becomes."""
    return Rect(right - box.bottom, top + box.x, box.height, box.width)


def turned_back(box: Rect, right: Length, top: Length) -> Rect:
    """Return the box that becomes `box`."""
    return Rect(box.y - top, right - box.right, box.height, box.width)


def _item(item: Item, right: Length, top: Length) -> Item:
    if isinstance(item, GlyphRun):
        return _run(item, right, top)
    if isinstance(item, Tag):
        return item._replace(items=turned(item.items, right, top))
    if isinstance(item, Group):
        clip = None if item.clip is None else turned_box(item.clip, right, top)
        return Group(turned(item.items, 0, 0), right - item.dy, top + item.dx, clip)
    if isinstance(item, FillPath):
        return item._replace(path=turned_path(item.path, right, top))
    if isinstance(item, StrokePath):
        return item._replace(path=turned_path(item.path, right, top))
    if isinstance(item, PlaceImage):
        # A picture keeps its foot down; only its room is turned.
        box, clip = turned_box(item.box, right, top), turned_box(item.clip, right, top)
        return item._replace(box=box, clip=clip)
    assert isinstance(item, Link)
    return item._replace(box=turned_box(item.box, right, top))


def _run(run: GlyphRun, right: Length, top: Length) -> GlyphRun:
    x, y = right - run.y, top + run.x
    if run.vertical != "upright":
        return run._replace(x=x, y=y, vertical="turned")
    across = array("i", [0] * len(run.xs) if run.ys is None else [-place for place in run.ys])
    return run._replace(x=x, y=y, xs=across, ys=run.xs)


def turned_path(path: Path, right: Length, top: Length) -> Path:
    """Return the path turned, as `turned` does with all items."""
    done: list[tuple[str | Length, ...]] = []
    for segment in path:
        numbers = [n for n in segment[1:] if isinstance(n, int)]
        places = zip(numbers[0::2], numbers[1::2], strict=True)
        done.append((segment[0], *(n for x, y in places for n in (right - y, top + x))))
    return tuple(done)
