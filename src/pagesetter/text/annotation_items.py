"""Draws the annotations of a line that has been cut and filled: readings, lines below names.

Takes where the line's characters stand; gives display items. It changes no place of the text,
and is loaded only by paragraphs that have annotations.
"""

from __future__ import annotations

from array import array

from pagesetter.display import Item, StrokePath, Tag
from pagesetter.geometry import Length
from pagesetter.text.annotation import Annotations, Name, Reading
from pagesetter.text.linebreak import Cut
from pagesetter.text.measured import Measured

LINE_DEPTH = 185
"""Middle of the line below the baseline, in 1/1000 em: under the em box (120)."""
LINE_WIDTH = 45
NAME_GAP = 16
"""Two names that touch have their lines apart by an em over eight: each gives an em over 16."""
WAVE = 250
"""Length of one wave in 1/1000 em; a line holds whole ones."""
WAVE_HEIGHT = 45
"""How far the wave swings to either side of its middle."""


def annotation_items(line: Measured, made: Annotations, cut: Cut, xs: array[int]) -> list[Item]:
    """The annotations of one line; readings stand in a tag of their own, after the line."""
    items: list[Item] = []
    for name in made.names:
        if name.start < cut.content and name.end > cut.start:
            items.append(_below(line, name, cut, xs))
    for reading in made.readings:
        # The reading of a base that had to be broken stands over its beginning.
        if cut.start <= reading.start < cut.content:
            items.append(_reading(line, reading, cut, xs))
    return items


def _edges(line: Measured, start: int, end: int, cut: Cut, xs: array[int]) -> tuple[Length, Length]:
    """Left and right edge of what the line has of [start, end)."""
    first, last = max(start, cut.start), min(end, cut.content) - 1
    left = xs[first - cut.start] - line.shifts.get(first, 0)
    return left, xs[last - cut.start] - line.shifts.get(last, 0) + line.advances[last]


def _reading(line: Measured, reading: Reading, cut: Cut, xs: array[int]) -> Tag:
    left, right = _edges(line, reading.start, reading.end, cut, xs)
    if reading.beside:
        x = left
    else:
        x = (left + right - reading.width) // 2
        # At the edge of the line it stands flush with its base.
        if reading.end >= cut.content:
            x = min(x, right - reading.width)
        if reading.start == cut.start:
            x = max(x, left)
    return Tag("ruby", tuple(run.moved(x, 0) for run in reading.runs))


def _below(line: Measured, name: Name, cut: Cut, xs: array[int]) -> StrokePath:
    """A line below a name; where the name goes on in another line it runs to the edge."""
    left, right = _edges(line, name.start, name.end, cut, xs)
    if name.start >= cut.start:
        left += name.size // NAME_GAP
    if name.end <= cut.content:
        right -= name.size // NAME_GAP
    y = name.size * LINE_DEPTH // 1000 - name.shift
    width = name.size * LINE_WIDTH // 1000
    if not name.wavy:
        return StrokePath((("M", left, y), ("L", right, y)), width, name.ink)
    swing = name.size * WAVE_HEIGHT * 4 // 3000  # a cubic reaches 3/4 of its handles' height
    waves = max(1, (right - left) * 1000 // (name.size * WAVE))
    path: list[tuple[str | Length, ...]] = [("M", left, y)]
    halves = 2 * waves
    for number in range(halves):
        start = left + (right - left) * number // halves
        end = left + (right - left) * (number + 1) // halves
        third = (end - start) // 3
        peak = y - swing if number % 2 == 0 else y + swing
        path.append(("C", start + third, peak, end - third, peak, end, y))
    return StrokePath(tuple(path), width, name.ink)
