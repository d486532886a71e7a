"""Feet of columns: the same story in fewer lines a column (balance), or its lines spread
over the grid (stretch), which is manual and always reported."""

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

    `balance` takes the fewest lines a column that hold the text. `stretch` spreads those
    over the frame's whole height: n lines on m grid lines, first and last on the grid.
    """
    last = slots[-1].frame, slots[-1].page
    before = [s for s in slots if (s.frame, s.page) != last]
    columns: dict[int, list[Slot]] = {}
    for slot in slots[len(before) :]:
        columns.setdefault(slot.column, []).append(slot)
    full = max(len(column) for column in columns.values())
    if try_slots(slots).fit.lines_over:
        return slots, []

    def cut(lines: int) -> list[Slot]:
        return before + [s for column in columns.values() for s in column[:lines]]

    low, high = 1, full
    while low < high:
        middle = (low + high) // 2
        if try_slots(cut(middle)).fit.lines_over:
            low = middle + 1
        else:
            high = middle
    if how != "stretch" or low == full or low < 2:
        return cut(low), []
    stretched = list(before)
    for column in columns.values():
        kept = column[:low]
        first, foot = kept[0], column[-1]
        for i, slot in enumerate(kept):
            drop = (foot.top - first.top) * i // (low - 1) - (slot.top - first.top)
            stretched.append(slot._replace(top=slot.top + drop, baseline=slot.baseline + drop))
    found = finding(
        MESSAGES, "manual-stretch", span, place, story=place.story, lines=low, grid=full
    )
    return stretched, [found]
