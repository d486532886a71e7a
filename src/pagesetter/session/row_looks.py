"""How the words of a box look, changed by hand: the whole box, or one row of it.

What is set for the whole box stands in the box and no longer in its rows. Pure functions over an
issue.
"""

from __future__ import annotations

from pagesetter.compose.boxes.box import row_style
from pagesetter.compose.grid import Grid
from pagesetter.compose.sheet import inks_of, page_levels
from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.model import Box, Issue, Page, Row
from pagesetter.model.style import Value
from pagesetter.session import edits
from pagesetter.session.box_texts import CELLS
from pagesetter.session.spots import Spot

_NAMED = {"picture": "caption", "co-organizers": "co-name"}
"""Styles of the words of boxes that have no rows."""


def has_words(box: Box) -> bool:
    """True for a box whose words have a look of their own."""
    return box.kind not in ("rule", "tint", "element")


def row_at(box: Box, spot: Spot | None) -> int | None:
    """The row of a box that a cursor stands in; None for none, and while there are no rows."""
    if spot is None or spot.item != box.id or spot.part not in CELLS:
        return None
    return spot.block if spot.block < len(box.rows) else None


def style_of_row(issue: Issue, page: Page, box: Box, at: int | None, grid: Grid) -> ResolvedStyle:
    """The style of a row of a box; for None that of the first, which stands for all."""
    layout = issue.layout(page.layout)
    book = StyleBook(page_levels(issue, layout, page), grid, inks_of(issue, layout))
    row = box.rows[at or 0] if (at or 0) < len(box.rows) else Row()
    values = (*box.values, *row.values)
    if row.align:
        values = edits.with_value(values, "align", row.align)
    return book.resolve(row.style or _NAMED.get(box.kind) or row_style(box.kind), values)


def is_own(box: Box, at: int | None, name: str) -> bool:
    """True when a value is set in the box or its rows, or in the one row."""
    rows = box.rows if at is None else box.rows[at : at + 1]
    in_rows = any(_has(row, name) for row in rows)
    return in_rows or (at is None and any(v.name == name for v in box.values))


def set_look(
    issue: Issue, page: str, box: str, at: int | None, name: str, value: Value | None
) -> Issue:
    """Set a style value for a row, or for None for the whole box; None as value takes it off."""

    def change(old: Box) -> Box:
        if at is not None:
            rows = (_with(r, name, value) if n == at else r for n, r in enumerate(old.rows))
            return old._replace(rows=tuple(rows))
        return old._replace(
            values=edits.with_value(old.values, name, value),
            rows=tuple(_with(row, name, None) if _has(row, name) else row for row in old.rows),
        )

    return edits.with_box(issue, page, box, change)


def _has(row: Row, name: str) -> bool:
    return bool(row.align) if name == "align" else any(v.name == name for v in row.values)


def _with(row: Row, name: str, value: Value | None) -> Row:
    if name == "align":
        return row._replace(align=str(value or ""))
    return row._replace(values=edits.with_value(row.values, name, value))
