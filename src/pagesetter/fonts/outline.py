"""Glyph outlines as HarfBuzz draws them: as a path of cubics, and their exact ink box."""

from __future__ import annotations

from collections.abc import Iterator

import uharfbuzz as hb  # type: ignore[import-untyped]

from pagesetter.display import Path

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
    xs: list[float] = []
    ys: list[float] = []
    here: tuple[float, ...] = (0.0, 0.0)
    started = False
    for kind, points in segments(font, gid):
        if kind == "M":
            here, started = points, False
            continue
        if kind == "Z":
            continue
        if not started:  # a lone move draws nothing
            xs.append(here[0])
            ys.append(here[1])
            started = True
        xs += _reach(here[0], points[0::2])
        ys += _reach(here[1], points[1::2])
        here = points[-2:]
    if not xs:
        return 0, 0, 0, 0
    return _floor(min(xs)), _floor(min(ys)), _ceil(max(xs)), _ceil(max(ys))


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


def _reach(start: float, points: tuple[float, ...]) -> Iterator[float]:
    """In one coordinate: the end of a line or curve and the extrema between."""
    yield points[-1]
    low, high = min(start, points[-1]), max(start, points[-1])
    if all(low <= p <= high for p in points[:-1]):
        return  # the curve lies in the hull of its controls
    if len(points) == 2:
        yield from _quadratic_extrema(start, *points)
    elif len(points) == 3:
        yield from _cubic_extrema(start, *points)


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
