"""Runs of short lines that look like false breaks and are none: lists of names, verse."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import BLANKS, PAUSES, STOPS, has_mark, is_han, last_mark, width
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.rows import Row

Roles = list[tuple[str, int, str]]
"""For each row: what it is ("" not known), how surely in percent, the sign."""

MARKS = PAUSES + STOPS + "“”《》（）()"


def find_runs(rows: Sequence[Row], cut: Cut, roles: Roles) -> None:
    """Fill in the roles of rows that are a list of names or verse."""
    _find(rows, roles, 3, _may_be_name, _are_names, "names", "run")
    _find(rows, roles, 4, lambda row: _may_be_verse(row, cut), _are_verse, "verse", "verse")


def flowing(rows: Sequence[Row]) -> list[Row]:
    """The rows that may show how the copy was cut: all but those of verse and lists of names."""
    roles: Roles = [("", 0, "")] * len(rows)
    find_runs(rows, Cut(), roles)
    return [row for row, role in zip(rows, roles, strict=True) if not role[0]]


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
        for first, last in _trimmed(start, end):
            above = _above(rows, first)
            if last - first >= least and are(rows[first:last], above):
                # What follows without a gap is the rest of the stanza.
                while role == "verse" and last < end and rows[last].gap == 0:
                    last += 1
                roles[first:last] = [(role, 90, f"{sign}:{last - first}")] * (last - first)
                break
        start = max(end, start + 1)


def _above(rows: Sequence[Row], first: int) -> Row | None:
    """The row over a run, a note such as 排名不分先后 passed over."""
    notes = 0
    while notes < first and patterns.is_note(rows[first - 1 - notes].text):
        notes += 1
    return rows[first - 1 - notes] if first > notes else None


def _trimmed(start: int, end: int) -> Iterator[tuple[int, int]]:
    """A run and the runs inside it, longest first: what stands above names is their heading, and
    beside verse stand short paragraphs."""
    for size in range(end - start, max(2, end - start - _MOST_TRIMMED), -1):
        for first in range(start, end - size + 1):
            yield first, first + size


_MOST_TRIMMED = 8


def _may_be_name(row: Row) -> bool:
    return 2 <= row.width <= 16 and not has_mark(row.text, MARKS) and row.hint.kind != "heading"


def _are_names(rows: Sequence[Row], above: Row | None) -> bool:
    """One ending or beginning for most, or two to four Han each, or a heading that says a list
    follows."""
    for part in (slice(-2, None), slice(2)):
        if 10 * Counter(row.text[part] for row in rows).most_common(1)[0][1] >= 7 * len(rows):
            return True
    if above is not None and above.text.endswith(patterns.LIST_HEADINGS):
        return True
    return all(map(_may_be_person, rows))


def _may_be_person(row: Row) -> bool:
    bare = "".join(c for c in row.text if c not in BLANKS)
    return 2 <= len(bare) <= 4 and all(map(is_han, bare))


def _may_be_verse(row: Row, cut: Cut) -> bool:
    line = _line(row)
    narrow = not cut.column or width(line) + row.indent < cut.column - 2.5
    return 3 <= width(line) <= 13 and narrow and last_mark(line) in "，。！？；"


def _line(row: Row) -> str:
    """A line of verse without the credit that may follow the last one."""
    return row.text.removesuffix(patterns.end_credit(row.text))


def _are_verse(rows: Sequence[Row], above: Row | None) -> bool:
    """Lines that all end in a mark and are of at most two lengths for the most part."""
    lengths = Counter(width(_line(row)) for row in rows)
    return 10 * sum(count for _, count in lengths.most_common(2)) >= 8 * len(rows)
