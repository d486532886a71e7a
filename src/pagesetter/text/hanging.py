"""Marks that hang or are always trimmed: how far each stands beyond the ends of a line.

Fills a measured paragraph; knows no measure and no line. Read only where a setting asks. One mark
hangs, and only where it would else begin the next line; an opening mark at the head of a line
always does. Amounts are of the mark's em box: half an em takes out a blank that would have been
trimmed, a whole one the ink with it (CLREQ 3.1.7, hanging as an option).
"""

from __future__ import annotations

from pagesetter.geometry import ratio
from pagesetter.text.measured import Measured, em_of
from pagesetter.text.setting import Setting
from pagesetter.text.shape import stretch_at

_ENDS = ("、，､", "。．｡", "：；？！", "”’」』）》〉】〗〕］｝")
"""Marks of each amount in `Setting.hang`; the last amount is of opening marks."""


def set_hanging(line: Measured, setting: Setting) -> None:
    """Note how far marks hang; natural positions must be summed up.

    An opening mark's amount is taken from what a line that begins with it holds: it then
    begins so far left of its edge. The head of the paragraph is left as it is.
    """
    *ends, opening = setting.hang
    amount_of = {mark: amount for marks, amount in zip(_ENDS, ends, strict=True) for mark in marks}
    for point in line.right:
        amount = amount_of.get(line.text[point], 0)
        if amount:
            line.hanging[point] = ratio(_em(line, point) * amount, 1000)
    if not opening:
        return
    line.even = False
    for point, blank in line.left.items():
        if point and line.classes[point] == "(":
            amount = ratio(_em(line, point) * opening, 1000)
            line.glue[point] += amount
            line.left[point] = max(0, blank - amount)


def trim_starts(line: Measured, setting: Setting) -> None:
    """Take the blank of opening marks from what a line or paragraph that begins with one holds.

    CLREQ 3.1.6: a bracket at a line's head may be set half; at a paragraph's, its ink then stands
    at the indent.
    """
    line.even = False
    for point, blank in list(line.left.items()):
        way = setting.line_start if point else setting.paragraph_start
        if way == "half" and line.classes[point] == "(":
            line.glue[point] += blank
            del line.left[point]


def _em(line: Measured, point: int) -> int:
    return em_of(stretch_at(line.shape, point).style)
