"""Feet of columns: the same story ending level on all of them (balance), or its lines spread
over the frame's height (stretch), which is manual and always reported."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.compose.slots import Slot
from pagesetter.compose.story import Poured
from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES


def level(
    how: str,
    slots: list[Slot],
    try_slots: Callable[[list[Slot]], Poured],
    place: Place,
    span: SourceSpan,
) -> tuple[list[Slot], list[Finding]]:
    """Return the slots with which the columns of the last frame end level.

    `balance` takes the fewest lines that hold the text, the first columns one line longer
    where they do not come out even. `stretch` spreads as many lines in every column over the
    frame's whole height: n lines on m grid lines, first and last on the grid. Beside a box
    nothing is stretched.
    """
    last = slots[-1].frame, slots[-1].page
    before = [s for s in slots if (s.frame, s.page) != last]
    columns: dict[int, list[Slot]] = {}
    for slot in slots[len(before) :]:
        columns.setdefault(slot.column, []).append(slot)
    tops = sorted({slot.top for slot in slots[len(before) :]})
    if try_slots(slots).fit.lines_over:
        return slots, []

    def cut(lines: int) -> list[Slot]:
        """The frame with so many of its lines left, shared out over its columns."""
        each, longer = divmod(lines, len(columns))
        kept = list(before)
        for index, column in enumerate(columns.values()):
            count = each + (index < longer)
            kept += [s for s in column if count and s.top <= tops[count - 1]]
        return kept

    low, high = 1, len(tops) * len(columns)
    while low < high:
        middle = (low + high) // 2
        if try_slots(cut(middle)).fit.lines_over:
            low = middle + 1
        else:
            high = middle
    lines = -(-low // len(columns))
    if how != "stretch" or not 2 <= lines < len(tops):
        return cut(low), []
    if not _is_plain(columns, len(tops)):
        told = finding(MESSAGES, "stretch-beside-box", span, place, story=place.story)
        return cut(low), [told]
    stretched = before + [s for column in columns.values() for s in _spread(column, lines)]
    told = finding(
        MESSAGES, "manual-stretch", span, place, story=place.story, lines=lines, grid=len(tops)
    )
    return stretched, [told]


def _is_plain(columns: dict[int, list[Slot]], lines: int) -> bool:
    """True when no box takes a line or a part of one."""
    return all(
        len(column) == lines and len({slot.width for slot in column}) == 1
        for column in columns.values()
    )


def _spread(column: list[Slot], lines: int) -> list[Slot]:
    """So many lines of a column, the first and the last where the column's are."""
    first, foot = column[0], column[-1]
    spread = []
    for index, slot in enumerate(column[:lines]):
        drop = (foot.top - first.top) * index // (lines - 1) - (slot.top - first.top)
        spread.append(slot._replace(top=slot.top + drop, baseline=slot.baseline + drop))
    return spread
