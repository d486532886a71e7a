"""Sets the program's own short lines beside a page: slug, proof heads, line numbers, boxes.

One line at a time, no breaking, faces by role with the book's fallback. Not for copy.
"""

from __future__ import annotations

from array import array

from pagesetter.colour import BLACK, Ink
from pagesetter.display import FillPath, GlyphRun, Item, StrokePath
from pagesetter.display.paths import circle_path, rectangle_path
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Rect, ratio

MM: Length = 185_771
"""One millimetre."""


def set_line(
    fonts: FontBook,
    text: str,
    role: str,
    size: Length,
    x: Length,
    y: Length,
    *,
    ink: Ink = BLACK,
    right: bool = False,
) -> tuple[list[Item], Length]:
    """Return the runs of a line that begins (or ends, when `right`) at x, and its width."""
    runs: list[GlyphRun] = []
    at = 0
    for start, end, face in fonts.split(text, role):
        part = text[start:end]
        shaped = face.shape(part)
        places = array("i")
        first = at
        for advance in shaped.advances:
            places.append(at - first)
            at += ratio(advance * size, face.upem)
        run = GlyphRun(face.key, size, x + first, y, shaped.gids, shaped.clusters, places, part)
        runs.append(run._replace(ink=ink))
    if right:
        runs = [run.moved(-at, 0) for run in runs]
    return list(runs), at


def rule(x1: Length, y1: Length, x2: Length, y2: Length, width: Length, ink: Ink) -> StrokePath:
    return StrokePath((("M", x1, y1), ("L", x2, y2)), width, ink)


def frame(box: Rect, width: Length, ink: Ink) -> StrokePath:
    return StrokePath(rectangle_path(box), width, ink)


def patch(box: Rect, ink: Ink) -> FillPath:
    return FillPath(rectangle_path(box), ink)


def circle(x: Length, y: Length, radius: Length, width: Length, ink: Ink) -> StrokePath:
    return StrokePath(circle_path(x, y, radius), width, ink)
