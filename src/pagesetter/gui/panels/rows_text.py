"""Rows of a box as lines of plain text, and back; how each row looks stays.

A row of three texts is a line with two upright bars between them. Knows no widget.
"""

from __future__ import annotations

from pagesetter.model import Row

_BAR = "|"


def text_of(rows: tuple[Row, ...]) -> str:
    """The rows, a line each."""
    return "\n".join(_line(row) for row in rows)


def rows_from(text: str, old: tuple[Row, ...]) -> tuple[Row, ...]:
    """The rows that lines of text mean: each keeps the look of the old row in its place.

    Lines beyond the old rows look as the last of them.
    """
    if not text.strip():
        return ()
    rows: list[Row] = []
    for at, line in enumerate(text.split("\n")):
        like = old[min(at, len(old) - 1)] if old else Row()
        cells = [cell.strip() for cell in line.split(_BAR)]
        if len(cells) == 3:
            new = like._replace(text="", left=cells[0], center=cells[1], right=cells[2])
        else:
            new = like._replace(text=line, left="", center="", right="")
        rows.append(like if new == like else new)
    return tuple(rows)


def _line(row: Row) -> str:
    if row.left or row.center or row.right:
        return f" {_BAR} ".join((row.left, row.center, row.right))
    return row.text
