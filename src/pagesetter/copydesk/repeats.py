"""Lines that do not belong to the copy: running heads, and lines that stand twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import STOPS, has_mark, is_ended, is_han
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles

_MAY_REPEAT = ("credit", "group-credit", "names", "verse", "table", "list", "byline", "figure")
"""What may well stand twice in a copy: signatures, refrains, rows."""
_BLANK_LINES = re.compile(r"(?:[ \t\u3000]*\n)+")
_NEAR = 3
"""Rows: a shorter line must be repeated within so many to count as a slip."""


def running_heads(
    draft: Draft, rows: Sequence[Row], roles: Roles, known: Sequence[str]
) -> list[Change]:
    """Set aside dates, page numbers and editors' names, and what the house rules list."""
    counts = Counter(row.text for row in rows)
    changes = []
    for row, role in zip(rows, roles, strict=True):
        if row.hint.kind or role[0] in ("credit", "group-credit", "table", "figure", "names"):
            continue
        if row.text in known:
            changes.append(_aside(draft, row, "running-head", 98, "head"))
        elif patterns.is_running_head(row.text):
            changes.append(_aside(draft, row, "running-head", 90, "head"))
        elif counts[row.text] >= 3 and row.width <= 20 and _is_head_like(row, role[0]):
            changes.append(_aside(draft, row, "running-head", 80, "same"))
    return changes


def _is_head_like(row: Row, role: str) -> bool:
    return role in ("", "heading") and not has_mark(row.text, STOPS + "，；、：")


def repeats(draft: Draft, rows: Sequence[Row], roles: Roles, cut: Cut) -> list[Change]:
    """Set aside every line after the first that says the same."""
    last: dict[str, int] = {}
    changes = []
    for at, (row, role) in enumerate(zip(rows, roles, strict=True)):
        above = last.get(row.text)
        last[row.text] = at
        if above is None or role[0] in _MAY_REPEAT or row.hint.kind == "heading":
            continue
        if role[0] == "note":
            confidence = 95
        elif row.width >= 24 or (row.width >= 8 and at - above <= _NEAR):
            confidence = 90
        elif not role[0] and _is_cut(row, cut) and _is_alone(rows, above, at):
            confidence = 85  # no two sentences are cut at the same two places
        else:
            continue
        changes.append(_aside(draft, row, "repeat", confidence, "same"))
    return changes


def _is_cut(row: Row, cut: Cut) -> bool:
    """A line of the column, ended by its width and by no mark; of an address there may be two."""
    is_text = sum(map(is_han, row.text)) >= 8
    return is_text and not is_ended(row.text) and (
        cut.fits(row.width) or cut.fits_first(row.width)
    )  # fmt: skip


def _is_alone(rows: Sequence[Row], first: int, second: int) -> bool:
    """Other lines stand round the second: of whole passages that say the same none is a slip."""
    return all(
        not (first + step >= 0 and second + step < len(rows))
        or rows[first + step].text != rows[second + step].text
        for step in (-1, 1)
    )


def _aside(draft: Draft, row: Row, rule: str, confidence: int, sign: str) -> Change:
    start, line = line_at(draft, row)
    if rule == "running-head":
        # The blank lines after it were there because of it.
        blanks = _BLANK_LINES.match(draft.text, start + len(line))
        line += blanks.group() if blanks and blanks.end() < len(draft.text) else ""
    return Change(rule, start, line, "", confidence, sign, is_aside=True)


def line_at(draft: Draft, row: Row) -> tuple[int, str]:
    """A row's whole line: where it begins, and its text with its line end."""
    start = draft.text.rfind("\n", 0, row.start) + 1
    end = draft.text.find("\n", row.end) + 1 or len(draft.text)
    return start, draft.text[start:end]
