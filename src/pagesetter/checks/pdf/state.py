"""The graphics state of a content stream, and the matrices it is reckoned with.

ISO 32000-1, 8.3 and 8.4, as far as the press rules need them. Knows no operators.
"""

from __future__ import annotations

from pagesetter.checks.marks import Plates
from pagesetter.checks.pdf.fonts import Font
from pagesetter.checks.pdf.spaces import GRAY, Space
from pagesetter.geometry import UNIT, Rect
from pagesetter.values import NamedTuple

Matrix = tuple[float, float, float, float, float, float]
IDENTITY: Matrix = (1, 0, 0, 1, 0, 0)


class State(NamedTuple):
    """The graphics state as far as it is followed."""

    matrix: Matrix
    clip: tuple[float, float, float, float] | None = None
    fill: Plates = (("K", 1000),)
    stroke: Plates = (("K", 1000),)
    fill_space: Space = GRAY
    stroke_space: Space = GRAY
    over_fill: bool = False
    over_stroke: bool = False
    pen: float = 1.0
    font: Font | None = None
    size: float = 0.0
    scale: float = 1.0
    letter: float = 0.0
    word: float = 0.0
    leading: float = 0.0
    rise: float = 0.0
    mode: int = 0


def times(first: Matrix, then: Matrix) -> Matrix:
    """Return the matrix that applies `first`, then `then`."""
    a, b, c, d, e, f = first
    A, B, C, D, E, F = then
    return (
        a * A + b * C, a * B + b * D, c * A + d * C, c * B + d * D,
        e * A + f * C + E, e * B + f * D + F,
    )  # fmt: skip


def corners(matrix: Matrix, left: float, bottom: float, right: float, top: float) -> Rect:
    """Return the box of a rectangle under a matrix, in 1/65,536 pt."""
    a, b, c, d, e, f = matrix
    xs = [a * x + c * y + e for x in (left, right) for y in (bottom, top)]
    ys = [b * x + d * y + f for x in (left, right) for y in (bottom, top)]
    x, y = round(min(xs) * UNIT), round(min(ys) * UNIT)
    return Rect(x, y, round(max(xs) * UNIT) - x, round(max(ys) * UNIT) - y)


def scale_of(matrix: Matrix) -> float:
    """How much a matrix enlarges, taken over both directions."""
    a, b, c, d, _, _ = matrix
    return float(abs(a * d - b * c) ** 0.5)


def meet(
    one: tuple[float, float, float, float] | None, other: tuple[float, float, float, float]
) -> tuple[float, float, float, float]:
    if one is None:
        return other
    return (
        max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3]),
    )  # fmt: skip
