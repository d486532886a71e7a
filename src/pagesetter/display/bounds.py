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

_Edges = tuple[Length, Length, Length, Length]
"""Left, top, right, bottom."""


def bounds(items: Iterable[Item]) -> Rect | None:
    """Return the smallest box round all items, groups moved, clips ignored; None when empty."""
    left: Length | None = None
    top = right = bottom = 0
    for item, dx, dy in flatten(items):
        edges = _run_edges(item) if isinstance(item, GlyphRun) else _edges(item)
        if edges is None:
            continue
        west, north, east, south = edges
        if left is None:
            left, top, right, bottom = west + dx, north + dy, east + dx, south + dy
            continue
        left, top = min(left, west + dx), min(top, north + dy)
        right, bottom = max(right, east + dx), max(bottom, south + dy)
    return None if left is None else Rect(left, top, right - left, bottom - top)


def _run_edges(run: GlyphRun) -> _Edges | None:
    if not run.gids:
        return None
    x, y, size, ys = run.x, run.y, run.size, run.ys
    top = y - size * _ASCENT // 1000
    bottom = top + size
    if ys is not None:
        top, bottom = top + min(ys), bottom + max(ys)
    left, right = x + min(run.xs), x + max(run.xs) + size * run.hscale // 1000
    if run.vertical == "turned":
        left, top, right, bottom = x + y - bottom, y + left - x, x + y - top, y + right - x
    if run.outline is not None:
        out = (run.outline.pen + 1) // 2
        return left - out, top - out, right + out, bottom + out
    return left, top, right, bottom


def _edges(item: Item) -> _Edges | None:
    if isinstance(item, FillPath):
        return _path_edges(item.path, 0)
    if isinstance(item, StrokePath):
        return _path_edges(item.path, (item.width + 1) // 2)
    if isinstance(item, PlaceImage):
        return item.clip.x, item.clip.y, item.clip.right, item.clip.bottom
    if isinstance(item, Link):
        return item.box.x, item.box.y, item.box.right, item.box.bottom
    return None


def _path_edges(path: Path, pen: Length) -> _Edges | None:
    """Return the edges of all points, control points too, with half a pen's width round them."""
    numbers = [n for segment in path for n in segment if isinstance(n, int)]
    if not numbers:
        return None
    xs, ys = numbers[0::2], numbers[1::2]
    return min(xs) - pen, min(ys) - pen, max(xs) + pen, max(ys) + pen
