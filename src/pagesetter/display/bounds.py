"""How much of the sheet items cover, from the list alone.

Glyph runs count with their em boxes (0.88 em above the baseline, 0.12 em below, one em
to the right of every origin), because the list does not know the faces' outlines.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.display.items import (
    FillPath,
    GlyphRun,
    Item,
    Link,
    Path,
    PlaceImage,
    StrokePath,
)
from pagesetter.display.walk import flatten
from pagesetter.geometry import Length, Rect

_ASCENT = 880
"""Per mille of the em above the baseline: the ideographic em box of the shipped faces."""


def run_bounds(run: GlyphRun) -> Rect | None:
    """Return the em boxes of a run together; None for a run without glyphs."""
    if not run.gids:
        return None
    left, right = min(run.xs), max(run.xs) + run.size * run.hscale // 1000
    top, bottom = (min(run.ys), max(run.ys)) if run.ys else (0, 0)
    above = run.size * _ASCENT // 1000
    return Rect(run.x + left, run.y + top - above, right - left, bottom - top + run.size)


def path_bounds(path: Path) -> Rect | None:
    """Return the box of all points of a path, control points too; None for an empty path."""
    numbers = [n for segment in path for n in segment if isinstance(n, int)]
    if not numbers:
        return None
    xs, ys = numbers[0::2], numbers[1::2]
    left, top = min(xs), min(ys)
    return Rect(left, top, max(xs) - left, max(ys) - top)


def item_bounds(item: Item) -> Rect | None:
    """Return the box of one item that is not a group or tag; None when it covers nothing."""
    if isinstance(item, GlyphRun):
        return run_bounds(item)
    if isinstance(item, FillPath):
        return path_bounds(item.path)
    if isinstance(item, StrokePath):
        box = path_bounds(item.path)
        return box.inset(-((item.width + 1) // 2)) if box else None
    if isinstance(item, PlaceImage):
        return item.clip
    if isinstance(item, Link):
        return item.box
    return None


def bounds(items: Iterable[Item]) -> Rect | None:
    """Return the smallest box round all items, groups moved, clips ignored; None when empty."""
    left: Length | None = None
    top = right = bottom = 0
    for item, dx, dy in flatten(items):
        box = item_bounds(item)
        if box is None:
            continue
        x, y = box.x + dx, box.y + dy
        if left is None:
            left, top, right, bottom = x, y, x + box.width, y + box.height
        else:
            left, top = min(left, x), min(top, y)
            right, bottom = max(right, x + box.width), max(bottom, y + box.height)
    return None if left is None else Rect(left, top, right - left, bottom - top)
