"""Columns that were read straight across: every line holds one of each, with a gap between.

First the gaps become line ends, then the lines of the right column go below those of the left.
Only running text is taken for columns; tables and rows of names are left as they are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pagesetter.copydesk.chars import BLANKS, PAUSES, STOPS, has_mark, is_ended, width
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.repeats import line_at
from pagesetter.copydesk.rows import Row, rows_of
from pagesetter.values import NamedTuple

_GAP = re.compile(f"(?<=[^{BLANKS}])[{BLANKS}]+(?=[^{BLANKS}])")
LEAST_ROWS = 3
LEAST_GAP, LEAST_COLUMN = 2, 8
"""Least gap and least column between two columns, in 字."""


class Pair(NamedTuple):
    """Two columns side by side: where the right pieces begin in the source, and where the last
    row of both does."""

    rights: tuple[int, ...]
    last: int


class _Halves(NamedTuple):
    row: Row
    start: int
    """Offset of the gap in the draft."""
    gap: str
    place: float
    """Where the right piece begins, in 字 from the line's head."""


def part(draft: Draft, rows: Sequence[Row]) -> tuple[list[Change], list[Pair]]:
    """Turn the gaps between two columns into line ends; tell what `gather` then moves."""
    changes: list[Change] = []
    pairs: list[Pair] = []
    for run in _runs(rows):
        parted = [halves for halves in run if halves.gap]
        column = min(halves.place for halves in parted)
        rights = []
        for halves in parted:
            gap = _up_to(halves, column)
            changes.append(Change("across", halves.start, gap, "\n", 80, f"across:{len(run)}"))
            text = halves.start + len(halves.gap)
            rights.append(draft.origins[text])
        pairs.append(Pair(tuple(rights), draft.origins[run[-1].row.start]))
    return changes, pairs


def gather(draft: Draft, pairs: Sequence[Pair]) -> list[Change]:
    """Move the lines of right columns below the last line of their left ones."""
    at = {draft.origins[row.start]: row for row in rows_of(draft)}
    changes = []
    for pair in pairs:
        last = at.get(pair.last)
        if last is None:
            continue
        start, line = line_at(draft, last)
        there = start + len(line)
        for origin in pair.rights:
            taken, text = line_at(draft, at[origin]) if origin in at else (there, "")
            if taken != there:  # the last one stands there already
                sign = f"across:{len(pair.rights)}"
                changes.append(Change("across", taken, text, "", 80, sign))
                changes.append(Change("across", there, "", text, 80, sign, carried=taken))
    return changes


def _runs(rows: Sequence[Row]) -> list[list[_Halves]]:
    """Runs of rows that hold two columns; the last rows of a run may hold the left one only."""
    runs: list[list[_Halves]] = []
    run: list[_Halves] = []
    for above, row in pairwise([None, *rows]):
        halves = _halves(row) if row is not None else None
        goes_on = bool(run) and row is not None and (above is None or row.gap == 0)
        if halves is None or not goes_on or (halves.gap and not _are_aligned(run, halves)):
            runs.append(run)
            run = []
        if halves is not None and (halves.gap or run):
            run.append(halves)
    runs.append(run)
    sure = [_are_columns(run) for run in runs]
    places = [half.place for run, is_sure in zip(runs, sure, strict=True) if is_sure
              for half in run if half.gap]  # fmt: skip
    return [
        run for run, is_sure in zip(runs, sure, strict=True) if is_sure or _goes_with(run, places)
    ]


def _goes_with(run: Sequence[_Halves], places: Sequence[float]) -> bool:
    """A row or two of text, parted where the columns of longer runs are."""
    parted = [halves for halves in run if halves.gap]
    if not parted or not places:
        return False
    common = max(set(places), key=places.count)
    return all(
        abs(halves.place - common) <= 0.5
        and has_mark(halves.row.text, PAUSES + STOPS)
        and not is_ended(halves.row.text[: halves.start - halves.row.start])
        for halves in parted
    )


def _halves(row: Row) -> _Halves | None:
    """The row's two pieces, or its one piece; None for what is no running text."""
    if row.hint.kind:
        return None
    gaps = [found for found in _GAP.finditer(row.text) if width(found.group()) >= LEAST_GAP]
    if not gaps:
        return _Halves(row, row.end, "", 0)
    if len(gaps) > 1:
        return None
    gap = gaps[0]
    place = row.indent + width(row.text[: gap.end()].replace("\t", "\u3000\u3000"))
    return _Halves(row, row.start + gap.start(), gap.group(), place)


def _are_aligned(run: Sequence[_Halves], halves: _Halves) -> bool:
    places = [other.place for other in run if other.gap] or [halves.place]
    return abs(halves.place - min(places)) <= 3 and abs(halves.place - max(places)) <= 3


def _are_columns(run: Sequence[_Halves]) -> bool:
    """Enough rows, wide enough, and sentences that go on from line to line."""
    parted = [halves for halves in run if halves.gap]
    if len(parted) < LEAST_ROWS:
        return False
    lefts = [halves.row.text[: halves.start - halves.row.start] for halves in parted]
    rights = [halves.row.text[halves.start - halves.row.start + len(halves.gap) :]
              for halves in parted]  # fmt: skip
    column = min(halves.place for halves in parted) - LEAST_GAP
    wide = sum(1 for left in lefts if width(left) >= max(LEAST_COLUMN, column - 4))
    marked = sum(1 for text in lefts + rights if has_mark(text, PAUSES + STOPS))
    unended = sum(1 for left in lefts if not is_ended(left))
    return 2 * wide >= len(lefts) and 3 * marked > len(lefts) and 2 * unended > len(lefts)


def _up_to(halves: _Halves, column: float) -> str:
    """The part of a gap before the right column; the rest is an indent."""
    indent = halves.place - column
    kept = 0
    while kept < len(halves.gap) - 1 and width(halves.gap[len(halves.gap) - kept - 1 :]) <= indent:
        kept += 1
    return halves.gap[: len(halves.gap) - kept]
