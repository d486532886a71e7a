"""Glyph outlines as HarfBuzz draws them: as a path of cubics, and their exact ink box."""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.display import Path
from pagesetter.fonts.harfbuzz import hb

Segment = tuple[str, tuple[float, ...]]
"""("M", x y) ("L", x y) ("Q", control, end) ("C", two controls, end) ("Z",)"""

_EPSILON = 1e-6
"""An extremum computed at 99.9999999 is at 100."""


def _collector() -> hb.DrawFuncs:
    funcs = hb.DrawFuncs()
    funcs.set_move_to_func(lambda x, y, out: out.append(("M", (x, y))))
    funcs.set_line_to_func(lambda x, y, out: out.append(("L", (x, y))))
    funcs.set_quadratic_to_func(lambda a, b, x, y, out: out.append(("Q", (a, b, x, y))))
    funcs.set_cubic_to_func(
        lambda a, b, c, d, x, y, out: out.append(("C", (a, b, c, d, x, y))),
    )
    funcs.set_close_path_func(lambda out: out.append(("Z", ())))
    return funcs


_COLLECTOR = _collector()


def segments(font: hb.Font, gid: int) -> list[Segment]:
    """The glyph's outline as drawn, in font units."""
    out: list[Segment] = []
    font.draw_glyph(gid, _COLLECTOR, out)
    return out


def glyph_path(font: hb.Font, gid: int) -> Path:
    """The outline in whole font units, quadratics raised to cubics (rounded half up)."""
    path: list[tuple[str | int, ...]] = []
    here: tuple[float, ...] = (0.0, 0.0)
    for kind, points in segments(font, gid):
        if kind == "Q":
            kind, points = "C", _raised(here, points)
        path.append((kind, *(_whole(v) for v in points)))
        here = points[-2:] or here
    return tuple(path)


def ink_box(font: hb.Font, gid: int) -> tuple[int, int, int, int]:
    """The box of the ink itself, rounded outwards; zeros when the glyph is blank."""
    drawn = segments(font, gid)
    ends = [points[-2:] for kind, points in drawn if points]
    if not any(kind in "LQC" for kind, _ in drawn):
        return 0, 0, 0, 0
    xs = [x for x, _ in ends]
    ys = [y for _, y in ends]
    x_span, y_span = (min(xs), max(xs)), (min(ys), max(ys))
    here: tuple[float, ...] = (0.0, 0.0)
    for kind, points in drawn:
        if kind in "QC":
            x_span = _widened(x_span, here[0], *points[0::2])
            y_span = _widened(y_span, here[1], *points[1::2])
        here = points[-2:] or here
    return _floor(x_span[0]), _floor(y_span[0]), _ceil(x_span[1]), _ceil(y_span[1])


def _widened(span: tuple[float, float], *curve: float) -> tuple[float, float]:
    """In one coordinate: the span with what a curve reaches beyond it.

    A curve stays among its points, so only one whose controls stand out is looked at.
    """
    low, high = span
    if min(curve) >= low and max(curve) <= high:
        return span
    turns = _quadratic_extrema(*curve) if len(curve) == 3 else _cubic_extrema(*curve)
    reached = (low, high, *turns)
    return min(reached), max(reached)


def _raised(start: tuple[float, ...], points: tuple[float, ...]) -> tuple[float, ...]:
    (x0, y0), (x1, y1, x2, y2) = start, points
    return (
        (x0 + 2 * x1) / 3,
        (y0 + 2 * y1) / 3,
        (x2 + 2 * x1) / 3,
        (y2 + 2 * y1) / 3,
        x2,
        y2,
    )


def _quadratic_extrema(a: float, b: float, c: float) -> Iterator[float]:
    bend = a - 2 * b + c
    if bend:
        t = (a - b) / bend
        if 0 < t < 1:
            yield (1 - t) * (1 - t) * a + 2 * (1 - t) * t * b + t * t * c


def _cubic_extrema(a: float, b: float, c: float, d: float) -> Iterator[float]:
    """Where the derivative of the Bézier cubic is zero between its ends."""
    qa, qb, qc = d - 3 * c + 3 * b - a, 2 * (c - 2 * b + a), b - a
    if abs(qa) < 1e-9:
        roots = [-qc / qb] if qb else []
    else:
        root = qb * qb - 4 * qa * qc
        if root < 0:
            return
        root **= 0.5
        roots = [(-qb + root) / (2 * qa), (-qb - root) / (2 * qa)]
    for t in roots:
        if 0 < t < 1:
            s = 1 - t
            yield s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d


def _whole(value: float) -> int:
    return int((value + 0.5) // 1)


def _floor(value: float) -> int:
    return int((value + _EPSILON) // 1)


def _ceil(value: float) -> int:
    return -int((_EPSILON - value) // 1)
