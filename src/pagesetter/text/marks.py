"""The blanks of full-width marks: set half, squeezed on need, or given up between two marks.

Fills a measured paragraph; knows no measure and no line. Sources: CLREQ 3.1.5 (widths), 3.1.6
(adjacent marks), GB/T 15834-2011 5.1.2 (stacked ？！).
"""

from __future__ import annotations

from itertools import compress, pairwise

from pagesetter.geometry import Length
from pagesetter.text.blanks import Blanks, blanks_of
from pagesetter.text.measured import BRACKET, COMMA, PAIR, STOP, Measured
from pagesetter.text.setting import Setting

_MARK_ROOM = {
    "(": BRACKET, ")": BRACKET, "c": COMMA, "o": COMMA, ".": STOP, "!": STOP,
}  # fmt: skip
_HALVED = {"full": "", "kaiming": "co()", "half": "co.!()"}
_IS_MARK = bytes(chr(code) in _MARK_ROOM for code in range(256))
_JOINED = "CxZJ"


def set_marks(line: Measured, setting: Setting) -> None:
    """Trim marks that are set half, and note what the others may give; shapes must be known."""
    classes = line.classes
    is_mark = classes.encode("ascii").translate(_IS_MARK)
    marks: dict[int, Blanks] = {}
    for stretch in line.shape.stretches:
        start, end = stretch.start, stretch.end
        points = compress(range(start, end), is_mark[start:end])
        marks |= blanks_of(line.shape, points, stretch)
    if setting.marks != "full" or setting.pairs == "half" or "!!" in classes:
        _set_half(line, marks, setting)
    tails = _tails(classes, marks)
    rooms: dict[str, dict[int, Length]] = {BRACKET: {}, COMMA: {}, STOP: {}}
    for point, (left, right) in marks.items():
        room = rooms[_MARK_ROOM[classes[point]]]
        if left:
            line.left[point] = left
            room[point] = room.get(point, 0) + left
        if right:
            tail = tails.get(point, point)
            line.right[tail] = right
            room[tail + 1] = right
    line.rooms |= rooms
    if setting.pairs != "half":
        _pairs(line, marks, tails, setting.pairs == "always")


def _set_half(line: Measured, marks: dict[int, Blanks], setting: Setting) -> None:
    """Take the blanks off the marks that are always half; they leave `marks`."""
    halved = _HALVED[setting.marks]
    half = [
        point
        for point in marks
        if line.classes[point] in halved or _is_half(line.classes, point, marks, setting)
    ]
    for point in half:
        left, right = marks.pop(point)
        line.advances[point] -= left + right
        if left:
            line.shifts[point] = line.shifts.get(point, 0) - left


def _is_half(classes: str, point: int, marks: dict[int, Blanks], setting: Setting) -> bool:
    """Stacked ？！ take 1 em together (GB/T 15834 5.1.2); houses may halve marks in a run."""
    letter = classes[point]
    after = classes[point + 1 : point + 2]
    if letter == "!":
        head = classes[max(0, point - 2) : point]
        stack = 1 + len(head) - len(head.rstrip("!"))
        if stack == 2 or (stack == 1 and after == "!"):
            return True
    if setting.marks == "kaiming" and letter in ".!":
        return point + 1 in marks
    return setting.pairs == "half" and (point + 1 in marks or point - 1 in marks)


def _tails(classes: str, marks: dict[int, Blanks]) -> dict[int, int]:
    """Mark -> last code point of its cluster, for marks that something is joined to."""
    tails: dict[int, int] = {}
    if not any(map(classes.__contains__, _JOINED)):
        return tails
    for point in marks:
        tail = point
        while tail + 1 < len(classes) and classes[tail + 1] in _JOINED:
            tail += 1
        if tail > point:
            tails[point] = tail
    return tails


def _pairs(line: Measured, marks: dict[int, Blanks], tails: dict[int, int], always: bool) -> None:
    """Adjacent marks: 2 em become 1.5 (CLREQ 3.1.6.2).

    The blank after the first one gives, or that before the second when the first has none.
    """
    for point, place in _neighbours(marks, tails):
        blanks, second = marks[point], marks[place]
        giver, amount = (point, blanks[1]) if blanks[1] else (place, second[0])
        if not amount:
            continue
        _take(line.rooms[_MARK_ROOM[line.classes[giver]]], place, amount)
        if always:
            line.spaces[place] = line.spaces.get(place, 0) - amount
        else:
            line.give(PAIR, place, amount)


def _neighbours(marks: dict[int, Blanks], tails: dict[int, int]) -> list[tuple[int, int]]:
    """Marks with nothing between them but what is joined to the first."""
    if tails:
        return [(p, tails.get(p, p) + 1) for p in marks if tails.get(p, p) + 1 in marks]
    return [(first, second) for first, second in pairwise(marks) if second == first + 1]


def _take(room: dict[int, Length], place: int, amount: Length) -> None:
    rest = room.pop(place) - amount
    if rest:
        room[place] = rest
