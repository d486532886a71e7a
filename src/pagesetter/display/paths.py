"""Paths that more than one maker of items draws: circles and rectangles, as exact lengths."""

from __future__ import annotations

from pagesetter.display.items import Path
from pagesetter.geometry import Length, Rect, ratio

_HANDLE = 552
"""Handle of the cubic that draws a quarter of a circle, in 1/1000 of the radius."""


def circle_path(x: Length, y: Length, radius: Length) -> Path:
    """A circle of four cubics round (x, y); they miss it by 3/10,000 of the radius."""
    r, k = radius, ratio(radius * _HANDLE, 1000)
    return (
        ("M", x + r, y),
        ("C", x + r, y + k, x + k, y + r, x, y + r),
        ("C", x - k, y + r, x - r, y + k, x - r, y),
        ("C", x - r, y - k, x - k, y - r, x, y - r),
        ("C", x + k, y - r, x + r, y - k, x + r, y),
        ("Z",),
    )


def rectangle_path(box: Rect) -> Path:
    """The outline of a box, closed, clockwise from its top left corner."""
    return (
        ("M", box.x, box.y),
        ("L", box.right, box.y),
        ("L", box.right, box.bottom),
        ("L", box.x, box.bottom),
        ("Z",),
    )


def drawn_rectangle(path: Path) -> Rect | None:
    """Return the box a path draws when it is one upright rectangle begun at its top left."""
    if len(path) != 5 or path[4] != ("Z",):
        return None
    first, second, third, fourth = path[:4]
    if first[0] != "M" or second[0] != "L" or third[0] != "L" or fourth[0] != "L":
        return None
    x, y, right, bottom = first[1], first[2], third[1], third[2]
    if second[1:] != (right, y) or fourth[1:] != (x, bottom):
        return None
    assert isinstance(x, int)
    assert isinstance(y, int)
    assert isinstance(right, int)
    assert isinstance(bottom, int)
    return Rect(x, y, right - x, bottom - y)
