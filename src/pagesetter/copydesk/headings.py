"""Finds the headings of copy: those the file marks, and those that only look like one.

An unmarked heading is weighed: what speaks for a short line between paragraphs against what
speaks for a line that was merely cut. Weights are in tenths.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import (
    BLANKS,
    CLOSERS,
    NOT_AT_START,
    PAUSES,
    STOPS,
    has_mark,
    is_han,
    open_brackets,
)
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles
from pagesetter.copydesk.seams import Seams

MARKED = ("heading", "title")
_TAILS = "的了和与及在是对将为等并或把被从向以而"
"""Characters a heading hardly ends in, and a cut line often does."""
_IS_SO = re.compile(r"(?:是|怎样|怎么|如何).{1,12}的$")
"""是 …… 的: the sentence is whole, although it ends in a character that a cut line often does."""
_HEADS = "的了和与及等地得着过们"
"""Characters no paragraph begins with."""


def find_headings(rows: Sequence[Row], cut: Cut, seams: Seams, roles: Roles) -> None:
    """Fill in the rows that are headings."""
    marked = sum(1 for row in rows if row.hint.kind in MARKED)
    for at, row in enumerate(rows):
        if roles[at][0]:
            continue
        if row.hint.kind in MARKED:
            roles[at] = ("heading", 98, "marked")
        elif _may_be(row) and _is_between(rows, roles, at):
            weight, sign = _weigh(rows, cut, seams, roles, at)
            weight -= 15 if marked >= 2 else 0
            if weight > 14:
                roles[at] = ("heading", min(95, 55 + weight // 2), sign)


def _may_be(row: Row) -> bool:
    text = row.text
    return (
        2.5 <= row.width <= 34
        and row.hint.kind in ("", "quote")
        and text.rstrip(CLOSERS + BLANKS)[-1:] not in "。；，、：,;"
        and not has_mark(text, "。；")
        and _may_begin(text)
        and not open_brackets(text)
        and sum(map(is_han, text)) >= 2
        and text[:2] not in patterns.SPEAKERS
        and not patterns.dateline(text)
    )


def _may_begin(text: str) -> bool:
    """A deck may begin with a dash, nothing else with a mark that belongs to what is before."""
    return text[0] not in NOT_AT_START or text.startswith("——")


def _is_between(rows: Sequence[Row], roles: Roles, at: int) -> bool:
    """The row above is done, and a row follows that could begin a text."""
    if at + 1 >= len(rows):
        return False
    if not _may_begin(rows[at + 1].text):
        return False
    if at == 0 or roles[at - 1][0]:
        return True
    if rows[at - 1].text[-1] in "：:" and _begins_parts(rows[at].text):
        return True
    # The credit above may itself be cut into two lines.
    above = "".join(row.text for row in rows[max(0, at - 2) : at])
    return patterns.is_done(above)


def _begins_parts(text: str) -> bool:
    """It begins with 一、, as the first part of a notice does after 如下：."""
    return text.startswith("一、")


def _weigh(rows: Sequence[Row], cut: Cut, seams: Seams, roles: Roles, at: int) -> tuple[int, str]:
    row, below = rows[at], rows[at + 1]
    after = roles[at + 1][0]
    said = [(20, "short") if not cut.column else (0, "")]
    if at == 0:
        said.append((30, "first"))
    elif roles[at - 1][0] == "heading":
        said.append((12, "order"))
    elif roles[at - 1][0] in ("credit", "group-credit"):
        said.append((15, "after-credit"))
    if "byline" in [role for role, _, _ in roles[at + 1 : at + 4]] and roles[at + 1][0] in (
        "", "byline"
    ):  # fmt: skip
        said.append((45, "before-byline"))
    dateline = patterns.dateline(below.text)
    if dateline:
        said.append((40, f"after-dateline:{dateline[:3]}"))
    if any(c in BLANKS for c in row.text) and all(len(part) > 1 for part in row.text.split()):
        said.append((45, "blank"))
    marker = patterns.list_marker(row.text)
    if marker and patterns.list_marker(below.text)[-1:] != marker[-1]:
        said.append((20, f"word:{marker}"))
    if row.text.startswith("——") and at and roles[at - 1][0] == "heading":
        said.append((40, "dash"))
    if cut.indented:
        said += _of_indents(rows, cut, roles, at)
    if after in ("list", "names", "byline", "note", "caption"):
        said.append((15, "short"))
    return _against(row, below, cut, seams, after, said)


def _of_indents(rows: Sequence[Row], cut: Cut, roles: Roles, at: int) -> Iterator[tuple[int, str]]:
    """What the indent says where paragraphs have one of 2 字."""
    row, below = rows[at], rows[at + 1]
    body_below = not roles[at + 1][0] and below.indent < 1.5 and not _may_be(below)
    if 1.5 <= below.indent <= 4.5 and not 1.5 <= row.indent <= 2.5:
        yield 30, "short"
    elif 1.5 <= row.indent <= 2.5 or body_below:
        yield -25, ""
    after_title = at == 0 or roles[at - 1][0] == "heading"
    if row.indent < 1.5 and (after_title or not cut.fits(rows[at - 1].width)):
        yield 20, "short"  # a paragraph would have its indent
    if row.indent > 2.5:
        yield 20, "short"


def _against(
    row: Row, below: Row, cut: Cut, seams: Seams, after: str, said: list[tuple[int, str]]
) -> tuple[int, str]:
    """Take off what speaks for a line that was cut."""
    weight = sum(points for points, _ in said)
    if cut.fits(row.width + row.indent):
        weight -= 25
    elif cut.fits_first(row.width):
        weight -= 20
    elif cut.column and not cut.indented:
        # Cut lines are full, and this one is not.
        weight += 20 if cut.is_short(row) else 10
    if not after:
        weight -= 30 if seams.across(row.text, below.text) else 0
        weight -= 30 if below.text[0] in _HEADS else 0
        weight -= 10 if row.gap == 0 and below.gap > 0 and not cut.parted else 0
        # Cut lines come one after the other; under a heading stands a whole paragraph.
        weight += 8 if below.width > max(30.0, 2 * row.width) else 0
        weight += 10 if below.gap > 0 and cut.parted else 0
        weight -= 15 if below.gap == 0 and cut.parted else 0
    rest = row.text.removeprefix(patterns.list_marker(row.text))
    # Where nothing was cut, a short line may end as it likes.
    unlikely = 10 if not cut.column and row.width <= 16 else 20
    weight -= unlikely if row.text[-1] in _TAILS and not _IS_SO.search(row.text) else 0
    weight -= 26 if has_mark(row.text, "，；,;") else 8 if has_mark(rest, PAUSES) else 0
    weight -= 8 if has_mark(row.text[:-1], STOPS) else 0
    return weight, max(said)[1] or "short"
