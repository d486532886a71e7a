"""How the source was cut into lines: the width of its column, its indents, its blank lines.

The ends of lines that stop in the middle of a sentence pile up at the width of the printed
column they came from (at that width less 2 字 for first lines whose indent was lost).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

from pagesetter.copydesk.chars import has_mark
from pagesetter.copydesk.patterns import is_done
from pagesetter.copydesk.rows import Row
from pagesetter.values import NamedTuple

LEAST, MOST = 9, 44
"""Narrowest and widest column looked for, in 字."""


class Cut(NamedTuple):
    """How a source was cut."""

    column: float = 0
    """Width of its column in 字; 0 when none shows."""
    share: float = 0
    """Part of all lines that end at that width."""
    indented: bool = False
    """Paragraphs begin with an indent."""
    parted: bool = False
    """Blank lines part paragraphs, and lines inside them have none."""
    steps_in: bool = False
    """First lines are 2 字 shorter than the rest: they had an indent that is gone."""

    def fits(self, width: float) -> bool:
        """A full line: marks squeezed, digits counted or a mark hung make it differ by up to 1."""
        return bool(self.column) and -1.0 <= width - self.column <= 1.0

    def fits_exactly(self, width: float) -> bool:
        return bool(self.column) and abs(width - self.column) <= 0.5

    def fits_twice(self, width: float) -> bool:
        """Two lines of the column that were joined."""
        return bool(self.column) and abs(width - 2 * self.column) <= 1

    def fits_first(self, width: float) -> bool:
        """A first line whose indent of 2 字 is gone."""
        return bool(self.column) and -0.5 <= width - self.column + 2 <= 0.5


def infer_cut(rows: Sequence[Row], given: int = 0) -> Cut:
    """What the rows show; `given` is the column's width where the house rules say it."""
    text = [row for row in rows if row.hint.kind in ("", "quote")]
    column = float(given) or _column(text)
    full = [row for row in text if column and abs(row.width + row.indent - column) <= 1.0]
    gaps = [row.gap for row in text[1:]]
    inside = [row.gap for above, row in pairwise(text) if not is_done(above.text)]
    parted = bool(inside) and 0 in gaps and max(gaps) > 0 and 2 * inside.count(0) > len(inside)
    return Cut(column, len(full) / len(text) if text else 0, _indents(text), parted,
               bool(column) and _steps_in(text, column))  # fmt: skip


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
        return 0
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
        return 0
    return max((best, best - 0.5, best + 0.5), key=lambda c: widths[c])


def _steps_in(rows: Sequence[Row], column: float) -> bool:
    """After lines that end a paragraph for sure, most are 2 字 short of the column."""
    firsts = [
        below.width for above, below in pairwise(rows)
        if is_done(above.text) and above.width < column - 2.5 and not below.indent
    ]  # fmt: skip
    short = sum(1 for width in firsts if abs(width - column + 2) <= 0.5)
    return short >= 2 and 2 * short > len(firsts)


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
