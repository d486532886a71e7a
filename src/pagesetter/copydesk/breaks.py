"""Decides which breaks between rows are false, by weighing signs; the column's width first.

Weights are tenths of a natural logarithm of odds, so their sum is the confidence. Knows rows
and roles, changes nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import (
    DIGITS,
    NOT_AT_START,
    PAUSES,
    STOPS,
    has_mark,
    is_ended,
    is_latin,
    last_mark,
    open_brackets,
)
from pagesetter.copydesk.column import LEAST_TEXT, Cut
from pagesetter.copydesk.roles import ALONE
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import MARKS, Roles
from pagesetter.copydesk.seams import Seams
from pagesetter.values import NamedTuple

Said = tuple[int, str]
"""A weight, and the sign it comes from ("" for what speaks against joining)."""

ADDRESS_END = re.compile(r"(?:https?:/{0,2}|www\.)[!-~]*$")
_SPEECH = re.compile(r"[\u4e00-\u9fff]{2,12}(?:说|表示|介绍|坦言|感叹|回忆)[，。：]")
"""Who said what stands before it."""
_ADDRESS_START = re.compile(r"[A-Za-z0-9/_.?=&%-]{2,}")


class FalseBreak(NamedTuple):
    """A break that is false, between row `above` and the one after it."""

    above: int
    confidence: int
    sign: str


def false_breaks(rows: Sequence[Row], roles: Roles, cut: Cut, seams: Seams) -> Iterator[FalseBreak]:
    """Yield the false breaks, top to bottom."""
    begun = ""
    for at in range(len(rows) - 1):
        begun += rows[at].text
        weight, sign = _weigh(begun, rows[at], rows[at + 1], roles[at][0], roles[at + 1][0],
                              cut, seams, begun == rows[at].text)  # fmt: skip
        if weight > 0:
            yield FalseBreak(at, _percent(weight), sign)
        else:
            begun = ""


def _percent(weight: int) -> int:
    return round(100 / (1 + math.exp(-weight / 10)))


def _weigh(
    begun: str,
    row: Row,
    below: Row,
    role: str,
    role_below: str,
    cut: Cut,
    seams: Seams,
    first: bool,
) -> Said:
    # A file's own list items each begin where it says so.
    goes_on = below.hint.kind != "list" and (
        row.hint == below.hint or (row.hint.kind == "list" and not below.hint.kind)
    )
    if role in ALONE or role_below in ALONE or not goes_on:
        return -99, ""
    if below.text[0] in NOT_AT_START and not row.text.endswith(tuple(STOPS)):
        return 60, f"no-start:{below.text[0]}"
    if patterns.list_marker(begun) and patterns.list_marker(below.text):
        return -99, ""
    if patterns.dateline(below.text) or below.text[:2] in patterns.SPEAKERS:
        return -99, ""
    if seams.speaks(below.text) or patterns.is_contact(below.text):
        return -99, ""
    said = [
        *_of_the_end(begun, row),
        *_of_the_cut(row, below, cut, first),
        *_of_the_next(row, below, cut, seams),
    ]
    weight = sum(points for points, _ in said)
    positive = [one for one in said if one[1] and one[0] > 0]
    return weight, (max(positive)[1] if positive else "unended")


def _of_the_end(begun: str, row: Row) -> Iterator[Said]:
    """How the row ends."""
    brackets = open_brackets(begun[-120:])
    last = last_mark(row.text)
    if brackets.endswith("（") and begun.rpartition("（")[0].endswith(tuple(STOPS)):
        yield 60, "open:（"  # a credit that was cut
    elif brackets:
        yield 30, f"open:{brackets[-1]}"
    if ADDRESS_END.search(row.text[-200:]):
        yield 10, "address"
    if last in STOPS:
        yield -35, ""
    elif patterns.end_credit(begun):
        yield -60, ""
    elif last in "，、,":
        yield 35, f"pause:{last}"
    elif last in "；;":
        yield -5, ""
    elif last in "：:":
        yield 0, ""
    elif row.text[-1] == "—":
        yield 10, "unended"
    else:
        is_text = row.width >= LEAST_TEXT and has_mark(row.text, STOPS + PAUSES)
        yield (30 if is_text else 20), "unended"


def _of_the_cut(row: Row, below: Row, cut: Cut, first: bool) -> Iterator[Said]:
    """Where the row ends, and how the next one begins."""
    width = row.width + row.indent
    if _stands_alone(row, cut) and _stands_alone(below, cut):
        yield -80, ""  # names, places and dates under each other
    column = f"{cut.column:g}"
    dense = cut.share >= 0.5
    stepped = first and not row.indent
    is_line = width < 1.5 * cut.column
    if cut.is_full(row, below.text) and is_line:
        yield (45 if dense else 25), f"column:{column}"
    elif cut.fits(width):
        yield (38 if dense else 15), f"column:{column}"
    elif stepped and cut.is_first(row, below.text) and is_line:
        yield (45 if dense and cut.steps_in else 35 if dense else 20), f"first-line:{column}"
    elif cut.is_first(row, below.text) if stepped and cut.steps_in else cut.is_full(row):
        yield (25 if dense else 10), f"column:{column}"
    elif cut.column and dense and width < cut.column:
        yield -30, ""
    if (
        last_mark(row.text) in STOPS
        and cut.has_room(row, below.text)
        and not (stepped and cut.is_first(row, below.text))
    ):
        yield -25, ""
    if cut.indented:
        if 1.5 <= below.indent <= 4.5:
            yield -60, ""
        elif below.indent < 1.5:
            yield 45, "no-indent"
    elif below.indent >= 1.5 and row.indent < 1.5:
        yield -25, ""
    if cut.steps_in and not below.indent:
        # Of many lines joined, each may have been half a 字 off.
        sure = 25 if below.width < 3.5 * cut.column else 12
        if cut.is_first(below):
            yield -sure, ""
        elif cut.is_full(below):
            yield sure, f"column:{column}"
    if cut.parted:
        yield (45, "no-gap") if below.gap == 0 else (-30, "")
    elif below.gap >= 2:
        yield (15, "page") if below.gap == cut.page_gap else (-15, "")


def _stands_alone(row: Row, cut: Cut) -> bool:
    """A short line without any mark, where no line was cut so short."""
    return (
        row.width < LEAST_TEXT
        and not has_mark(row.text, MARKS)
        and (not cut.column or cut.is_short(row) or row.width < cut.column / 2)
    )


def _of_the_next(row: Row, below: Row, cut: Cut, seams: Seams) -> Iterator[Said]:
    """What the two rows are together."""
    run = seams.across(row.text, below.text)
    last, head = row.text[-1], below.text[0]
    if run and last not in STOPS:
        yield (20 if len(run) == 3 else 12), f"seam:{run}"
    if row.text[-1] == "”" and _SPEECH.match(below.text):
        yield 45, "speech"
    if last in "：:" and head in "“‘":
        yield 10, f"pause:{last}"
    elif last in "：:" and row.width >= LEAST_TEXT and is_ended(below.text):
        # What a colon announces in lines of its own is a list, verse or a short quotation.
        yield (12 if below.width >= LEAST_TEXT and "下" not in row.text[-4:] else 0), "unended"
    marker = patterns.list_marker(below.text)
    # 每逢周|五、周六 is no list: a list follows what has ended, or a colon.
    if marker and not (last in DIGITS and head in DIGITS) and (
        marker[-1] != "、" or last in STOPS + PAUSES
    ):  # fmt: skip
        # What a colon announced begins with its first item, indented or not.
        begins = last in "：:" and marker.strip("（(")[0] in "1一①"
        yield (-90 if begins else -30), ""
    if (is_latin(last) or last in DIGITS) and (is_latin(head) or head in DIGITS):
        yield 15, "unended"
    if ADDRESS_END.search(row.text[-200:]) and _ADDRESS_START.match(below.text):
        yield 40, "address"
    if last in PAUSES and head in "（(" and below.width < 20:
        yield -5, ""
