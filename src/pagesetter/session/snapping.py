"""To what the edges of a box off the grid go by themselves: those of its neighbours and of the
columns when they are near, else the half 字 and half 行 of the type area.

Pure functions of lengths. Knows no screen: how near is near is asked for.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagesetter.compose.grid import Grid
from pagesetter.geometry import Length, Rect, ratio
from pagesetter.values import NamedTuple

_HALVES = 2


class Marks(NamedTuple):
    """Where edges of others lie, from the media's left and top."""

    across: tuple[Length, ...] = ()
    down: tuple[Length, ...] = ()


def marks_of(grid: Grid, framed: Iterable[Rect], free: Iterable[Rect]) -> Marks:
    """Edges of columns, of frames and of boxes off the grid. The foot of a frame lies between
    quarters of a 行, in which a free place is told, and is none."""
    framed, free = list(framed), list(free)
    columns = [x for column in grid.columns for x in (column.x, column.right)]
    across = [x for box in (*framed, *free) for x in (box.x, box.right)]
    down = [box.y for box in (*framed, *free)] + [box.bottom for box in free]
    return Marks(tuple(columns + across), tuple(down))


def moved(box: Rect, dx: Length, dy: Length, marks: Marks, grid: Grid, reach: Length) -> Rect:
    """A box moved by about so much, its edges where they go by themselves."""
    x = _shift((box.x + dx, box.right + dx), marks.across, grid.area.x, grid.size, reach)
    y = _shift((box.y + dy, box.bottom + dy), marks.down, grid.area.y, grid.pitch, reach)
    return box.moved(dx + x, dy + y)


def pulled(edge: str, at: Length, marks: Marks, grid: Grid, reach: Length) -> Length:
    """Where an edge (left, right, top, bottom) goes that the hand has pulled to `at`."""
    if edge in ("left", "right"):
        return at + _shift((at,), marks.across, grid.area.x, grid.size, reach)
    return at + _shift((at,), marks.down, grid.area.y, grid.pitch, reach)


def _shift(
    edges: Sequence[Length], marks: Sequence[Length], origin: Length, unit: Length, reach: Length
) -> Length:
    """What is added to edges so that one of them lies on a mark; else the first on the grid."""
    near = [mark - edge for edge in edges for mark in marks if abs(mark - edge) <= reach]
    if near:
        return min(near, key=abs)
    offset = edges[0] - origin
    return ratio(ratio(offset * _HALVES, unit) * unit, _HALVES) - offset
