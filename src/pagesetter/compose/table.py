"""Sets a table over a measure: columns by content in whole ½ 字, cells wrapped and aligned.

Turns the rows of an item into rows of set cells, places relative to the table's left edge
and to the row's first baseline. Knows no column of the page and draws no rule.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.flow import Cell, FlowItem, Spans, cut
from pagesetter.findings import Finding
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text import ENDLESS, Line, set_paragraph
from pagesetter.values import NamedTuple

_NUMBER_MARKS = ".,%‰％+-−±~～–—/：:×·<>≥≤ "
_DIGITS = "0123456789"
_POINTS = ".．"
_LEAST = 2
"""Fewest 字 of a column of words whose cells wrap."""


class SetCell(NamedTuple):
    x: Length
    """From the table's left edge to the cell's text."""
    start: int
    """Where its text begins in the block's."""
    lines: tuple[Line, ...]


class SetRow(NamedTuple):
    cells: tuple[SetCell, ...]

    @property
    def lines(self) -> int:
        """Grid lines the row takes."""
        return max([1, *(len(cell.lines) for cell in self.cells)])


class SetTable(NamedTuple):
    width: Length
    rows: tuple[SetRow, ...]
    findings: tuple[Finding, ...] = ()

    @property
    def lines(self) -> int:
        return sum(row.lines for row in self.rows)


class _Column(NamedTuple):
    width: Length
    """Natural width of its widest cell."""
    figures: bool
    """True for a column of figures: they stand under each other by their points."""
    head: Length = 0
    """Widest part of a figure before its point or unit."""
    tail: Length = 0
    """Widest part from there on."""


def set_table(item: FlowItem, measure: Length, fonts: FontBook) -> SetTable | None:
    """Set a table as wide as the measure; None when its columns do not fit it.

    Columns stand 1 字 apart, or ½ 字 when the table takes fewer lines so.
    """
    setter = _Setter(item, fonts)
    columns = [setter.column(index) for index in range(max(map(len, item.rows)))]
    size = item.style.text.size
    best: SetTable | None = None
    for gap in (size, size // 2):
        widths = share_out([(c.width, c.figures) for c in columns], measure, size, gap)
        if widths is None:
            continue
        table = setter.table(columns, widths, gap)
        if best is None or table.lines < best.lines:
            best = table
        if all(row.lines == 1 for row in table.rows):
            break
    return best


def share_out(
    columns: Sequence[tuple[Length, bool]], measure: Length, size: Length, gap: Length
) -> list[Length] | None:
    """Widths of columns (natural width, figures?) that fill the measure, `gap` included.

    Each is whole ½ 字, but the last takes what the measure has beyond. Room left over goes
    to all alike; where there is too little the widest columns of words give, down to 2 字.
    None when that is not enough.
    """
    half = size // 2
    widths = [-(-(natural + gap) // half) for natural, _ in columns]
    total = measure // half
    least = [
        width if figures else min(width, 2 * _LEAST + -(-gap // half))
        for width, (_, figures) in zip(widths, columns, strict=True)
    ]
    if sum(least) > total:
        return None
    while sum(widths) > total:
        room = [w - low for w, low in zip(widths, least, strict=True)]
        widest = max(w for w, r in zip(widths, room, strict=True) if r)
        # Of columns equally wide the one that is wrapped already gives first.
        at = max(
            (i for i, w in enumerate(widths) if w == widest and room[i]),
            key=lambda i: columns[i][0],
        )
        widths[at] -= 1
    each, rest = divmod(total - sum(widths), len(widths))
    widths = [width + each + (index < rest) for index, width in enumerate(widths)]
    lengths = [width * half for width in widths]
    lengths[-1] += measure - sum(lengths)
    return lengths


def is_number(text: str) -> bool:
    """True for a figure: digits with signs, points and units of one mark, or a dash for none."""
    text = text.strip()
    if text in ("—", "——", "-", "–", "…", "……"):
        return True
    return any(c in _DIGITS for c in text) and all(c in _DIGITS or c in _NUMBER_MARKS for c in text)


def tail_of(text: str) -> str:
    """The part of a figure right of where figures stand under each other: from its point on."""
    if not any(c in _DIGITS for c in text):
        return ""
    point = next((i for i, c in enumerate(text) if c in _POINTS), len(text))
    last = max(i for i, c in enumerate(text) if c in _DIGITS) + 1
    return text[min(point, last) :]


class _Setter:
    """Sets the cells of one table and keeps what was found on the way."""

    def __init__(self, item: FlowItem, fonts: FontBook) -> None:
        self.item, self.fonts = item, fonts
        self.findings: list[Finding] = []
        own = item.style.setting.align
        self.align = own if own in ("center", "right") else "left"

    def table(self, columns: list[_Column], widths: list[Length], gap: Length) -> SetTable:
        told = len(self.findings)
        rows: list[SetRow] = []
        for number, row in enumerate(self.item.rows):
            x, cells = gap // 2, []
            for cell, column, width in zip(row, columns, widths, strict=False):
                header = self.item.header and number == 0
                cells.append(self.cell(cell, column, x, width - gap, header))
                x += width
            rows.append(SetRow(tuple(cells)))
        found = tuple(self.findings[told:])
        return SetTable(sum(widths), tuple(rows), found)

    def column(self, index: int) -> _Column:
        """Measure a column; without its header it is one of figures or of words."""
        cells = [row[index] for row in self.item.rows if index < len(row)]
        body = [c for c in (cells[1:] if self.item.header else cells) if c.spans]
        width = max((self._width(cell.spans) for cell in cells), default=0)
        if not body or not all(is_number(_text(cell)) for cell in body):
            return _Column(width, False)
        parts = [self._parts(cell) for cell in body]
        head, tail = max(head for head, _ in parts), max(tail for _, tail in parts)
        return _Column(max(width, head + tail), True, head, tail)

    def cell(self, cell: Cell, column: _Column, x: Length, width: Length, header: bool) -> SetCell:
        """Set a cell whose room begins at x: words from the left, figures by their points."""
        if column.figures and not header and any(c in _DIGITS for c in _text(cell)):
            x += (width - column.head - column.tail) // 2 + column.head - self._parts(cell)[0]
            return SetCell(x, cell.start, self._set(cell.spans, "left", ENDLESS))
        align = "center" if column.figures else self.align
        return SetCell(x, cell.start, self._set(cell.spans, align, max(1, width)))

    def _parts(self, cell: Cell) -> tuple[Length, Length]:
        """Widths of a figure before its point or unit, and from there on."""
        text = _text(cell)
        width = self._width(cell.spans)
        tail = len(tail_of(text))
        head = self._width(cut(cell.spans, len(text) - tail)[0]) if tail else width
        return head, width - head

    def _width(self, spans: Spans) -> Length:
        told = len(self.findings)
        lines = self._set(spans, "left", ENDLESS)
        del self.findings[told:]
        return max((line.width for line in lines), default=0)

    def _set(self, spans: Spans, align: str, measure: Length) -> tuple[Line, ...]:
        setting = self.item.style.setting._replace(align=align)
        done = set_paragraph(spans, setting, (measure,), self.fonts, span=self.item.span)
        # A character alone on a line is no orphan in a narrow cell.
        self.findings += [found for found in done.findings if found.code != "orphan"]
        return done.lines


def _text(cell: Cell) -> str:
    return "".join(text for text, _ in cell.spans)
