"""The rows and cells of a table of a Word file, each cell in its column.

Knows the table's elements, and nothing of what stands in them.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_WRAPS = (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml")
_MOST_COLUMNS = 63
"""Word's own bound; a file that claims more is damaged."""


def rows_of(table: Any) -> Iterator[Any]:
    """The table's own rows, without those that a tracked change takes out."""
    for row in _inside(table, f"{W}tr"):
        if row.find(f"{W}trPr/{W}del") is None:
            yield row


def cells_of(row: Any) -> list[Any]:
    """The cells of a row by column; None where a cell reaches over or the row leaves a column
    out. A cell that hangs down from the row above is there, and empty."""
    cells: list[Any] = [None] * _count(row.find(f"{W}trPr/{W}gridBefore"), 0)
    for cell in _inside(row, f"{W}tc"):
        cells += [cell] + [None] * (_count(cell.find(f"{W}tcPr/{W}gridSpan"), 1) - 1)
    return cells + [None] * _count(row.find(f"{W}trPr/{W}gridAfter"), 0)


def paragraphs_of(cell: Any) -> list[Any]:
    """The paragraphs of a cell, without those of text boxes and of tables in it."""
    return list(_inside(cell, f"{W}p"))


def holds_table(cell: Any) -> bool:
    return next(_inside(cell, f"{W}tbl"), None) is not None


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in _WRAPS:
            yield from _inside(child, tag)


def _count(element: Any, least: int) -> int:
    given = element.get(f"{W}val", "") if element is not None else ""
    number = int(given) if given.isdecimal() and len(given) < 4 else least
    return max(least, min(number, _MOST_COLUMNS))
