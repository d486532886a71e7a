"""Runs of short lines that look like false breaks and are none: lists of names, verse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import BLANKS, PAUSES, STOPS, has_mark, is_han, last_mark
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.rows import Row

Roles = list[tuple[str, int, str]]
"""For each row: what it is ("" not known), how surely in percent, the sign."""

MARKS = PAUSES + STOPS + "“”《》（）()"


def find_runs(rows: Sequence[Row], cut: Cut, roles: Roles) -> None:
    """Fill in the roles of rows that are a list of names or verse."""
    _find(rows, roles, 3, _may_be_name, _are_names, "names", "run")
    _find(rows, roles, 4, lambda row: _may_be_verse(row, cut), _are_verse, "verse", "verse")


def _find(
    rows: Sequence[Row],
    roles: Roles,
    least: int,
    fits: Callable[[Row], bool],
    are: Callable[[Sequence[Row], Row | None], bool],
    role: str,
    sign: str,
) -> None:
    start = 0
    while start < len(rows):
        end = start
        while end < len(rows) and not roles[end][0] and fits(rows[end]):
            end += 1
        # What stands above names is their heading: the run may begin one row later.
        for first in range(start, min(start + 2, end)):
            above = rows[first - 1] if first else None
            if end - first >= least and are(rows[first:end], above):
                roles[first:end] = [(role, 90, f"{sign}:{end - first}")] * (end - first)
                break
        start = max(end, start + 1)


def _may_be_name(row: Row) -> bool:
    return 2 <= row.width <= 16 and not has_mark(row.text, MARKS) and row.hint.kind != "heading"


def _are_names(rows: Sequence[Row], above: Row | None) -> bool:
    """One ending for most, or two to four Han each, or a heading that says a list follows."""
    endings = Counter(row.text[-2:] for row in rows)
    if 10 * endings.most_common(1)[0][1] >= 7 * len(rows):
        return True
    if above is not None and above.text.endswith(patterns.LIST_HEADINGS):
        return True
    people = [row for row in rows if 2 <= len(_bare(row)) <= 4 and all(map(is_han, _bare(row)))]
    return len(people) == len(rows)


def _bare(row: Row) -> str:
    return "".join(c for c in row.text if c not in BLANKS)


def _may_be_verse(row: Row, cut: Cut) -> bool:
    narrow = not cut.column or row.width + row.indent < cut.column - 2.5
    return 3 <= row.width <= 13 and narrow and last_mark(row.text) in "，。！？；"


def _are_verse(rows: Sequence[Row], above: Row | None) -> bool:
    """Lines that all end in a mark and are of at most two lengths for the most part."""
    lengths = Counter(row.width for row in rows)
    return 10 * sum(count for _, count in lengths.most_common(2)) >= 8 * len(rows)
