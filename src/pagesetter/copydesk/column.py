"""How the source was cut into lines: the width of its column, its indents, its blank lines.

The ends of lines that stop in the middle of a sentence pile up at the width of the printed
column they came from (at that width less 2 字 for first lines whose indent was lost).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pagesetter.copydesk.chars import BLANKS, NOT_AT_START, OPENERS, has_mark, width
from pagesetter.copydesk.patterns import is_done, list_marker
from pagesetter.copydesk.rows import Row
from pagesetter.values import NamedTuple

LEAST_TEXT = 20
"""Least width of a row that is no heading when it holds a mark, in 字."""
LEAST, MOST = 9, 44
"""Narrowest and widest column looked for, in 字."""


class Cut(NamedTuple):
    """How a source was cut."""

    column: float = 0
    """Width of its column in 字; 0 when none shows."""
    share: float = 0
    """Part of the lines in mid-sentence that end there, after one line of it or several."""
    indented: bool = False
    """Paragraphs begin with an indent."""
    parted: bool = False
    """Blank lines part paragraphs, and lines inside them have none."""
    steps_in: bool = False
    """First lines are 2 字 shorter than the rest: they had an indent that is gone."""
    page_gap: int = 0
    """Blank lines that stand where pages ended, more than elsewhere; 0 when nothing shows it."""

    def fits(self, width: float) -> bool:
        """A full line: marks squeezed, digits counted or a mark hung make it differ by up to 1."""
        return bool(self.column) and -1.0 <= width - self.column <= 1.0

    def fits_exactly(self, width: float) -> bool:
        return bool(self.column) and abs(width - self.column) <= 0.5

    def fits_first(self, width: float) -> bool:
        """A first line whose indent of 2 字 is gone."""
        return bool(self.column) and -0.5 <= width - self.column + 2 <= 0.5

    def is_short(self, row: Row) -> bool:
        """Too short for a line that was cut, in a copy whose cut lines are full."""
        return self.share >= 0.55 and row.width + row.indent < self.column - 2.5

    def has_room(self, row: Row, head: str) -> bool:
        """A line that a column of this width would not have ended: `head` still fits on it.

        Only lines of full-width characters tell: digits and Latin letters are counted alike by
        no two programs. A mark that begins no line takes the character before it along.
        """
        if not self.column or row.width + row.indent + width(head[:1]) > self.column:
            return False
        return not any(c < "\u0250" for c in row.text + head[:2]) and head[1:2] not in NOT_AT_START

    def over(self, row: Row, lead: float = 0) -> float:
        """What is left when the row's width is cut into lines of the column; -99 for no column.

        0 for full lines, one or several that were joined; marks that hang count as none. `lead`
        is an indent that is gone, in 字.
        """
        if not self.column:
            return -99
        whole = row.width + row.indent + lead
        rest = whole - max(1, round(whole / self.column)) * self.column
        hung = len(row.text) - len(row.text.rstrip(NOT_AT_START))
        return max(0, rest - hung) if rest > 0 else rest

    def is_full(self, row: Row, head: str = "", lead: float = 0) -> bool:
        """It ends where a line of the column ends; an opener that follows went to the next."""
        least = -1.5 if head and head[0] in OPENERS else -0.5
        return least <= self.over(row, lead) <= 0.5

    def is_first(self, row: Row, head: str = "") -> bool:
        """As `is_full`, for a first line whose indent of 2 字 is gone."""
        return self.is_full(row, head, 2)


def infer_cut(rows: Sequence[Row], given: int = 0) -> Cut:
    """What the rows show; `given` is the column's width where the house rules say it."""
    text = [
        row for row in rows if row.hint.kind in ("", "quote") and not list_marker(row.text)
    ]  # fmt: skip
    column = float(given) or _column(text)
    bare = Cut(column)
    open_ends = [(row, below.text) for row, below in pairwise(text) if not is_done(row.text)]
    full = sum(1 for row, head in open_ends if bare.is_full(row, head) or bare.is_first(row, head))
    gaps = [row.gap for row in text[1:]]
    inside = [row.gap for above, row in pairwise(text) if not is_done(above.text)]
    parted = bool(inside) and 0 in gaps and max(gaps) > 0 and 2 * inside.count(0) > len(inside)
    return Cut(column, full / len(open_ends) if open_ends else 0, _indents(text), parted,
               bool(column) and _steps_in(text, column), _page_gap(text))  # fmt: skip


def _page_gap(rows: Sequence[Row]) -> int:
    """The gap of two blank lines or more, above which most paragraphs stop in mid-sentence.

    Headings stop so too: rows count that are long and hold a mark.
    """
    seen: dict[int, list[bool]] = {}
    for above, row in pairwise(rows):
        if row.gap >= 2 and above.width >= LEAST_TEXT and has_mark(above.text, "，。；、：！？"):
            seen.setdefault(row.gap, []).append(is_done(above.text))
    found = [gap for gap, done in seen.items() if len(done) - sum(done) >= max(2, 2 * sum(done))]
    return max(found, key=lambda gap: len(seen[gap]), default=0)


def _column(rows: Sequence[Row]) -> float:
    """The width at which unended lines pile up; 0 when they do not."""
    unended = [
        row for row, below in pairwise(rows)
        if not is_done(row.text) and below.indent < 1.5
    ]  # fmt: skip
    widths = Counter(row.width + row.indent for row in unended)
    support = {
        candidate / 2: sum(widths[candidate / 2 + step] for step in (-0.5, 0, 0.5))
        + 0.5 * widths[candidate / 2 - 2]
        + 0.25 * sum(widths[candidate + step] for step in (-1, -0.5, 0, 0.5, 1))
        for candidate in range(2 * LEAST, 2 * MOST + 1)
    }
    best = max(support, key=lambda c: (support[c], widths[c], c))
    if support[best] < 3 or 4 * support[best] < len(unended):
        return _column_of_joined(unended)
    chained = any(
        abs(one.width + one.indent - best) <= 1 and abs(other.width - best) <= 1
        for one, other in pairwise(rows)
    )
    marked = sum(
        1
        for row in unended
        if abs(row.width + row.indent - best) <= 1 and has_mark(row.text, "，。；、")
    )
    if not chained or marked < 2:
        return _column_of_joined(unended)
    return max((best, best - 0.5, best + 0.5), key=lambda c: widths[c])


def _column_of_joined(unended: Sequence[Row]) -> float:
    """The width whose multiples the lines end at, when most of its lines were joined already."""
    near = [row for row in unended if row.width >= LEAST]
    best, most = 0.0, 4.0
    for candidate in range(2 * LEAST + 2, 61):
        cut = Cut(candidate / 2)
        rows = [row for row in near if row.width <= 5 * cut.column]
        hits = sum(1 for row in rows if cut.is_full(row) or cut.is_first(row))
        chance = 5 / candidate
        spread = (len(rows) * chance * (1 - chance)) ** 0.5
        if hits >= 6 and 2 * hits > len(rows) and (hits - len(rows) * chance) / spread > most:
            best, most = cut.column, (hits - len(rows) * chance) / spread
    return best


def _steps_in(rows: Sequence[Row], column: float) -> bool:
    """After lines that end a paragraph for sure, most are 2 字 short of the column."""
    cut = Cut(column)
    firsts = [
        below for above, below in pairwise(rows)
        if is_done(above.text) and not -2.5 <= cut.over(above) <= 1 and not below.indent
        and not is_done(below.text) and not has_mark(below.text, BLANKS)
    ]  # fmt: skip
    short = sum(1 for row in firsts if cut.is_first(row))
    full = sum(1 for row in firsts if cut.is_full(row))
    return short >= 2 and short > 2 * full and 3 * short > len(firsts)


def _indents(rows: Sequence[Row]) -> bool:
    """Most rows after the end of a sentence are indented, and hardly any other is."""
    starts = others = indented = strays = 0
    for above, row in pairwise(rows):
        if is_done(above.text):
            starts += 1
            indented += 1.5 <= row.indent <= 4.5
        else:
            others += 1
            strays += 1.5 <= row.indent <= 4.5
    return indented >= 2 and 3 * indented >= starts and 3 * strays <= others + 2
