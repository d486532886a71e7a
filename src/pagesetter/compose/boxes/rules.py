"""Draws rules 线 and borders 花边 as paths: 正线 反线 双线 文武线 点线 曲线 and ten motifs.

A border's sides carry a whole number of cells, stretched a little, so that its corners
meet; the cells of a side are one tuple of items, placed again and again. Lengths are
1/65,536 pt; knows nothing of what stands inside.
"""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.colour import BLACK, Ink
from pagesetter.compose.boxes.motifs import MOTIFS, Shape
from pagesetter.display import FillPath, Group, Item, Path, StrokePath
from pagesetter.display.paths import circle_path, rectangle_path
from pagesetter.geometry import UNIT, Length, Rect, ratio

THIN: Length = UNIT * 35 // 100
"""正线: 0.35 pt (0.12 mm), above the press's 0.25 pt."""
THICK: Length = UNIT * 2
"""反线: 2 pt (0.7 mm)."""
RULES = ("正线", "反线", "双线", "文武线", "点线", "曲线")
BORDERS = (*RULES, *MOTIFS)
At = Callable[[int, int], tuple[Length, Length]]


def thickness(kind: str, size: Length) -> Length:
    """Room a rule or border takes across, from its outer to its inner edge."""
    return {
        "正线": THIN, "反线": THICK, "双线": 5 * THIN, "文武线": THICK + 3 * THIN,
        "点线": 3 * THIN, "曲线": 6 * THIN,
    }.get(kind, size)  # fmt: skip


def rule(kind: str, x: Length, y: Length, length: Length, *, vertical: bool = False,
         ink: Ink = BLACK) -> list[Item]:  # fmt: skip
    """A rule of one of `RULES`, centred on the line from (x, y); across or down the page."""

    def at(along: Length, across: Length) -> tuple[Length, Length]:
        return (x + across, y + along) if vertical else (x + along, y + across)

    def stroke(across: Length, width: Length, dash: tuple[Length, ...] = ()) -> StrokePath:
        path: Path = (("M", *at(0, across)), ("L", *at(length, across)))
        return StrokePath(path, width, ink, dash, "round" if dash else "butt")

    if kind == "反线":
        return [stroke(0, THICK)]
    if kind == "双线":
        return [stroke(-2 * THIN, THIN), stroke(2 * THIN, THIN)]
    if kind == "文武线":
        return [stroke(-3 * THIN // 2, THICK), stroke(THICK // 2 + THIN, THIN)]
    if kind == "点线":
        return [stroke(0, 2 * THIN, (0, _dots(length)))]
    if kind == "曲线":
        return [StrokePath(_wave(at, length), THIN, ink)]
    return [stroke(0, THIN)]


def _dots(length: Length) -> Length:
    """Distance of the dots of a rule, about 2 pt, so that the last stands at its end."""
    return length // max(1, ratio(length, 6 * THIN))


def _wave(at: At, length: Length) -> Path:
    """A wave of whole periods of about 6 pt."""
    period, high = 6 * UNIT, 3 * THIN
    count = max(1, ratio(length, period))
    segments: list[tuple[str | Length, ...]] = [("M", *at(0, 0))]
    for i in range(2 * count):
        a, b = length * i // (2 * count), length * (i + 1) // (2 * count)
        rise = -high if i % 2 else high
        third = (b - a) * 364 // 1000
        segments.append(("C", *at(a + third, rise), *at(b - third, rise), *at(b, 0)))
    return tuple(segments)


def border(kind: str, box: Rect, size: Length, ink: Ink = BLACK) -> list[Item]:
    """A border along the inside of `box`; `size` is the cell of a motif border.

    Cells are no smaller than a point and no larger than a third of the box; a box smaller
    than three points has no such border.
    """
    motif = MOTIFS.get(kind)
    if motif is None:
        return _plain_border(kind, box, ink)
    size = min(max(size, UNIT), box.width // 3, box.height // 3)
    if size < UNIT:
        return []
    across = max(1, ratio(box.width - 2 * size, size))
    down = max(1, ratio(box.height - 2 * size, size))
    items: list[Item] = []
    for side in range(4):
        count, length = (across, box.width) if side % 2 == 0 else (down, box.height)
        inner = length - 2 * size
        items.append(Group(_shapes(motif.corner, side, size, size, ink), *_on(box, side, 0)))
        # Rounded up, so that the last cell ends in the corner; neighbours overlap by a unit.
        cell = _shapes(motif.cell, side, -(-inner // count), size, ink)
        items += [Group(cell, *_on(box, side, size + inner * i // count)) for i in range(count)]
    return items


def _on(box: Rect, side: int, start: Length) -> tuple[Length, Length]:
    """The point `start` along a side (0 top, 1 right, 2 foot, 3 left), clockwise."""
    if side == 0:
        return box.x + start, box.y
    if side == 1:
        return box.right, box.y + start
    if side == 2:
        return box.right - start, box.bottom
    return box.x, box.bottom - start


def _shapes(
    shapes: tuple[Shape, ...], side: int, long: Length, size: Length, ink: Ink
) -> tuple[Item, ...]:
    """Draw a cell `long` along and `size` deep as it stands on a side, from its outer start."""

    def at(u: int, v: int) -> tuple[Length, Length]:
        along, deep = ratio(u * long, 1000), ratio(v * size, 1000)
        return ((along, deep), (-deep, along), (-along, -deep), (deep, -along))[side]

    items: list[Item] = []
    for shape in shapes:
        width = ratio(shape.width * size, 1000)
        if shape.kind == "poly":
            items.append(FillPath((*_polyline(shape.points, at), ("Z",)), ink))
        elif shape.kind == "line":
            items.append(StrokePath(_polyline(shape.points, at), width, ink, cap="square"))
        else:
            x, y = at(shape.points[0], shape.points[1])
            circle = circle_path(x, y, ratio(shape.radius * size, 1000))
            filled = shape.kind == "disc"
            items.append(FillPath(circle, ink) if filled else StrokePath(circle, width, ink))
    return tuple(items)


def _polyline(points: tuple[int, ...], at: At) -> Path:
    pairs = [at(points[i], points[i + 1]) for i in range(0, len(points), 2)]
    return (("M", *pairs[0]), *(("L", *pair) for pair in pairs[1:]))


def _plain_border(kind: str, box: Rect, ink: Ink) -> list[Item]:
    """A border of strokes: closed rectangles, so that corners are mitred; dots and waves of
    a whole number a side, so that they meet in the corners."""

    def frame(inset: Length, width: Length) -> StrokePath:
        return StrokePath(rectangle_path(box.inset(inset + (width + 1) // 2)), width, ink)

    def sides(inset: Length) -> list[Item]:
        inner = box.inset(inset)
        return [
            *rule(kind, inner.x, inner.y, inner.width, ink=ink),
            *rule(kind, inner.right, inner.y, inner.height, vertical=True, ink=ink),
            *rule(kind, inner.x, inner.bottom, inner.width, ink=ink),
            *rule(kind, inner.x, inner.y, inner.height, vertical=True, ink=ink),
        ]

    if kind == "反线":
        return [frame(0, THICK)]
    if kind == "双线":
        return [frame(0, THIN), frame(4 * THIN, THIN)]
    if kind == "文武线":
        return [frame(0, THICK), frame(THICK + 2 * THIN, THIN)]
    if kind == "点线":
        return sides(3 * THIN // 2)
    if kind == "曲线":
        return sides(3 * THIN)
    return [frame(0, THIN)]
