"""Edges of a neighbouring column: a few characters between two lines of one sentence.

A line of the column would have been full; what is short, has no mark and ends no sentence came
from beside it. It is set apart, never dropped.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.copydesk.chars import is_ended, is_han
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.repeats import line_at
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles

MOST = 6
"""Widest edge, in 字."""


def _is_inside(row: Row, below: Row, cut: Cut) -> bool:
    """No paragraph begins here or at the next row, where blank lines or indents would show it."""
    if cut.parted:
        return row.gap == below.gap == 0
    return cut.indented and below.indent < 1.5


def strays(draft: Draft, rows: Sequence[Row], roles: Roles, cut: Cut) -> list[Change]:
    """Set apart the edges of neighbouring columns, where the copy's own column is known."""
    if not cut.column or cut.share < 0.5:
        return []
    changes = []
    for at in range(1, len(rows) - 1):
        above, row, below = rows[at - 1 : at + 2]
        if (
            row.width <= min(MOST, cut.column - 4)
            and all(map(is_han, row.text))
            and not (roles[at - 1][0] or roles[at][0] or roles[at + 1][0])
            and not (row.hint.kind or row.indent)
            and (not is_ended(above.text) or _is_inside(row, below, cut))
            and (
                cut.fits(above.width + above.indent)
                or (cut.steps_in and cut.fits_first(above.width))
            )
            and not (cut.indented and below.indent)
        ):
            start, line = line_at(draft, row)
            changes.append(Change("neighbour", start, line, "", 75, "stray", is_aside=True))
    return changes
