"""The blanks of full-width marks: set half, squeezed on need, or given up between two marks.

Fills the draft of a measured paragraph; knows no measure and no line. Sources: CLREQ 3.1.5
(widths), 3.1.6 (adjacent marks), GB/T 15834-2011 5.1.2 (stacked ？！).
"""

from __future__ import annotations

import re

from pagesetter.text.blanks import NONE, Blanks, blanks_of
from pagesetter.text.classes import FULL_MARKS
from pagesetter.text.measured import BRACKET, COMMA, PAIR, STOP, Draft
from pagesetter.text.setting import Setting

_MARK_ROOM = {
    "(": BRACKET, ")": BRACKET, "c": COMMA, "o": COMMA, ".": STOP, "!": STOP,
}  # fmt: skip
_HALVED = {"full": "", "kaiming": "co()", "half": "co.!()"}
_MARKS = re.compile(r"[co.!()]")


def set_marks(draft: Draft, setting: Setting) -> None:
    """Trim marks that are set half, and note what the others may give; shapes must be known."""
    classes = draft.classes
    halved = _HALVED[setting.marks]
    marks: dict[int, Blanks] = {}
    for start, end, face, style, _ in draft.shape.stretches:
        for match in _MARKS.finditer(classes, start, end):
            point = match.start()
            blanks = blanks_of(draft.shape, point, face, style)
            if blanks != NONE:
                marks[point] = blanks
    for point, (left, right) in marks.items():
        letter = classes[point]
        if letter in halved or _is_halved(classes, point, marks, setting):
            draft.advances[point] -= left + right
            if left:
                draft.shifts[point] = draft.shifts.get(point, 0) - left
            continue
        name = _MARK_ROOM[letter]
        if left:
            draft.left[point] = left
            draft.give(name, point, left)
        if right:
            tail = _tail(classes, point)
            draft.right[tail] = right
            draft.give(name, tail + 1, right)
    if setting.pairs != "half":
        _pairs(draft, marks, setting)


def _tail(classes: str, point: int) -> int:
    """The last code point of the cluster that begins with a mark (a selector may follow it)."""
    count = len(classes)
    while point + 1 < count and classes[point + 1] in "CxZJ":
        point += 1
    return point


def _is_halved(classes: str, point: int, marks: dict[int, Blanks], setting: Setting) -> bool:
    """Stacked ？！ take 1 em together (GB/T 15834 5.1.2); houses may halve marks in a run."""
    letter = classes[point]
    after = classes[point + 1 : point + 2]
    if letter == "!":
        head = classes[max(0, point - 2) : point]
        stack = 1 + len(head) - len(head.rstrip("!"))
        if stack == 2 or (stack == 1 and after == "!"):
            return True
    if letter not in FULL_MARKS:
        return False
    if setting.marks == "kaiming" and letter in ".!" and point + 1 in marks:
        return after in FULL_MARKS
    return setting.pairs == "half" and (
        (point + 1 in marks and after in FULL_MARKS)
        or (point - 1 in marks and classes[point - 1] in FULL_MARKS)
    )


def _pairs(draft: Draft, marks: dict[int, Blanks], setting: Setting) -> None:
    """Adjacent marks: 2 em become 1.5 (CLREQ 3.1.6.2).

    The blank after the first one gives, or that before the second when the first has none.
    """
    for point in marks:
        tail = _tail(draft.classes, point)
        place = tail + 1
        if place not in marks:
            continue
        giver = point if draft.right.get(tail) else place
        amount = draft.right.get(tail) or draft.left.get(place) or 0
        if not amount:
            continue
        name = _MARK_ROOM[draft.classes[giver]]
        rest = draft.rooms[name][place] - amount
        if rest:
            draft.rooms[name][place] = rest
        else:
            del draft.rooms[name][place]
        if setting.pairs == "always":
            draft.glue[place] = draft.glue.get(place, 0) - amount
        else:
            draft.give(PAIR, place, amount)
