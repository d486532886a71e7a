"""Pours a table: rows on grid lines, rules between them, its header again in every column.

A table stays together where it fits; else it is cut between rows. The rules above and below
stand in grid lines of their own, those between rows only where the pitch has no room for them.
Rows stand on the grid; a header a little above it, for air around the rule below.
"""

from __future__ import annotations

from pagesetter.compose.boxes.rules import THIN, rule
from pagesetter.compose.flow import FlowItem, cut
from pagesetter.compose.grid import ASCENT_PERCENT
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Pouring, characters, common
from pagesetter.compose.slots import Slot
from pagesetter.compose.table import SetRow, SetTable, set_table
from pagesetter.display import GlyphRun, Item, StrokePath, Tag
from pagesetter.geometry import Length
from pagesetter.text import set_paragraph
from pagesetter.values import NamedTuple

_MIN_ROWS = 2
"""Fewest rows of a table on either side of a cut."""
HEAVY: Length = 3 * THIN
"""Weight of the rules above and below a table."""
_DESCENT, _HAN_DESCENT, _RISE = 27, 10, 85
"""What letters and Han reach below the baseline and Han above it, in percent of their size."""
_RAISED = 5
"""A header stands so many parts of the pitch higher, for air around the rule below it."""
_CLEAR: Length = 3 * THIN
"""Least room between lines in which a thin rule stands clear of both."""


def least_slots(item: FlowItem) -> int:
    """Grid lines that the smallest part of a table takes, for what must stay with it."""
    return 2 + item.header + min(_MIN_ROWS, len(item.rows) - item.header)


class _Part(NamedTuple):
    """Rows that stand in one column."""

    rows: tuple[SetRow, ...]
    """The header first."""
    ruled: int
    """How many of them have a thin rule below: the header alone, or all but the last."""
    spaced: bool
    """True when a thin rule needs a grid line of its own."""

    @property
    def lines(self) -> int:
        return 2 + sum(row.lines for row in self.rows) + (self.ruled if self.spaced else 0)


class _Table:
    """A table on its way into the slots."""

    def __init__(self, p: Pouring, item: FlowItem) -> None:
        self.p, self.item = p, item
        self.head = int(item.header)
        self.known: dict[Length, SetTable | None] = {}

    def set_here(self, at: int) -> SetTable | None:
        """The table as wide as what the slots that its rows from `at` take have in common."""
        p, slots = self.p, 1
        while True:
            width = p.uniform
            if width is None:
                covered = p.slots[p.at : p.at + slots] or p.slots[-1:]
                width = common(covered)[1]
            table = self._set(max(1, width - self.item.style.left - self.item.style.right))
            if table is None or p.uniform is not None:
                return table
            wanted = min(p.room, self.part(table, at, len(table.rows) - at).lines)
            if wanted <= slots:
                return table
            slots = wanted

    def _set(self, measure: Length) -> SetTable | None:
        if measure not in self.known:
            table = self.known[measure] = set_table(self.item, measure, self.p.fonts)
            self.p.findings += table.findings if table is not None else ()
        return self.known[measure]

    def part(self, table: SetTable, at: int, count: int) -> _Part:
        """`count` rows from `at` under the header; all ruled off when some are of several lines."""
        rows = table.rows[: self.head] + table.rows[at : at + count]
        wrapped = any(row.lines > 1 for row in table.rows[self.head :])
        size = self.item.style.text.size
        free = self.p.pitch - size * (_RISE + _DESCENT) // 100
        return _Part(rows, len(rows) - 1 if wrapped else self.head, free < _CLEAR)

    def rows_that_fit(self, table: SetTable, at: int) -> int:
        count = 0
        while at + count < len(table.rows):
            if self.part(table, at, count + 1).lines > self.p.room:
                break
            count += 1
        return count


def add_table(p: Pouring, item: FlowItem) -> None:
    """Pour a table; rows that find no room are overset."""
    setter = _Table(p, item)
    at = setter.head
    while at < len(item.rows):
        table = setter.set_here(at)
        if table is None:
            _add_plain(p, item, item.rows[at][0].start if at > setter.head else 0)
            return
        count = setter.rows_that_fit(table, at)
        rest = len(item.rows) - at
        more = p.goes_on
        if count < rest and more:
            count = min(count, max(1, rest - _MIN_ROWS))
            if count < (1 if p.at_head else _MIN_ROWS):
                p.next_column(item)
                continue
        if not count:
            _overset(p, item, table, at if at > setter.head else 0)
            return
        _place(p, item, setter.part(table, at, count), table.width)
        at += count


def _place(p: Pouring, item: FlowItem, part: _Part, width: Length) -> None:
    """Put a part of a table into the next slots."""
    slots = p.slots[p.at : p.at + part.lines]
    left = common(slots)[0] + item.style.left
    size = item.style.text.size
    rise, above = size * ASCENT_PERCENT // 100, size // 2
    raised = p.pitch // _RAISED if item.header and not part.spaced else 0
    tags: list[Item] = []
    at = 1
    for index, row in enumerate(part.rows):
        up = 0 if index else raised
        key = "head" if item.header and not index else "cell"
        tags.append(_row(p, item, row, slots[at:], left, up, key))
        at += row.lines
        if index < part.ruled:
            base = slots[at - 1].baseline - up
            at += part.spaced
            # In the middle of the Han above and below, but clear of letters that reach down.
            next_top = slots[at].baseline - size * _RISE // 100
            y = (base + size * _HAN_DESCENT // 100 + next_top) // 2
            y = max(y, base + size * _DESCENT // 100 + THIN)
            tags.append(_rule(left, y, width, THIN))
    top = slots[1].baseline - raised - rise - above
    foot = slots[-2].baseline - rise + size + above
    tags = [_rule(left, top, width, HEAVY), *tags, _rule(left, foot, width, HEAVY)]
    p.items.setdefault(slots[0].page, []).extend(tags)
    p.at += part.lines
    p.last = None


def _row(
    p: Pouring, item: FlowItem, row: SetRow, slots: list[Slot], left: Length, up: Length, key: str
) -> Tag:
    """The cells of a row, `up` above the lines of its slots; `key` is `head` or `cell`."""
    items: list[Item] = []
    side = item.style.left + item.style.right
    for index, cell in enumerate(row.cells):
        x = left + cell.x
        placed: list[Item] = []
        for line, slot in zip(cell.lines, slots, strict=False):
            placed += moved(line.items, x, slot.baseline - up)
            # A cell has no insets of its own; those of the table are in `left` already.
            where = slot._replace(x=x - item.style.left, width=line.width + side)
            p.record(item, line, where, slot.top - up, cell.start)
        ended = _tabbed(placed) if index + 1 < len(row.cells) else placed
        items.append(Tag("line", tuple(ended), key=key))
    return Tag("paragraph", tuple(items), key="row")


def _tabbed(items: list[Item]) -> list[Item]:
    """Items whose text ends with a tab, so that a reader of the text sees the cells."""
    for index in range(len(items) - 1, -1, -1):
        run = items[index]
        if isinstance(run, GlyphRun):
            items[index] = run._replace(text=run.text + "\t")
            break
    return items


def _rule(x: Length, y: Length, width: Length, weight: Length) -> Tag:
    strokes = [
        item._replace(width=weight) if isinstance(item, StrokePath) else item
        for item in rule("正线", x, y, width)
    ]
    return Tag("furniture", tuple(strokes))


def _overset(p: Pouring, item: FlowItem, table: SetTable, at: int) -> None:
    for row, cells in zip(table.rows[at:], item.rows[at:], strict=True):
        p.over_lines += row.lines
        p.over_characters += sum(characters(text) for cell in cells for text, _ in cell.spans)


def _add_plain(p: Pouring, item: FlowItem, start: int) -> None:
    """A table that no column holds, from `start` on: its rows as lines of running text."""
    p.report("table-too-wide", item, columns=max(map(len, item.rows)))
    rest = cut(item.spans, start)[1]
    spans = tuple((text.replace("\t", "\u3000"), look) for text, look in rest)
    width = p.uniform if p.uniform is not None else p.slots[min(p.at, len(p.slots) - 1)].width
    measure = max(1, width - item.style.left - item.style.right)
    done = set_paragraph(spans, item.style.setting, (measure,), p.fonts, span=item.span)
    p.findings += done.findings
    pages: dict[int, list[Item]] = {}
    p.pour_into(pages, item, done.lines, start=start)
    p.tag(item, pages)
