"""What a line costs: how ill it looks, as one whole number, worst things first.

The same amounts the solver (`justify`) would spend are weighed here without placing anything,
from sums over places. Order of weight: turns against a rule, orphans, opened gaps (the widest
counts by its cube), neighbours opened unevenly, squeezed marks in CLREQ's order, turns in
dates and names. Two commas squeezed flat cost less than every gap opened by 1/20 em.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import accumulate

from pagesetter.geometry import Length
from pagesetter.text.justify import WIDE_GAP
from pagesetter.text.measured import (
    BRACKET,
    COMMA,
    HAN_LATIN,
    INTERPUNCT,
    PAIR,
    STOP,
    WORD_SPACE,
    Measured,
    Room,
)
from pagesetter.text.pairs import LETTERS, OPEN, RELUCTANT

ORPHAN = 1_000_000
LETTERS_SPACED = 5_000_000
"""For a line that only letters can fill, beside what its gaps cost."""
UNFILLED = 1 << 40
"""A line that nothing fills, dearer than any other."""
UNEVEN = 5
"""For every 1/1000 em that a line's gaps are opened more or less than those of the line above."""
LINE = 30
"""For every line, so that of two equal settings the shorter one is taken."""
SPLIT = 400
"""A turn between a number and its 年月日时分, after 第, after the · of a name."""
HYPHEN = 4_200
"""A turn inside a Western word: as dear as a line opened by 1/31 em."""
PARTED = 27_000
"""A turn after the hyphen of a telephone number, the :// of an address, the year or month of a
date like 2009.10.31: as dear as a line opened by 1/9 em."""
OPENED = 120
"""For every 1/1000 em of opening: a fifth of an em over the gaps of 20 字 is dearer than a stop
squeezed, so that marks are squeezed first (先挤进后推出) in wide columns too."""
IN_A_ROW = 2
"""Most lines in a row that end with a hyphen."""

# Tenths of a point of cost for every 1/1000 em squeezed or opened.
_EDGE = 2
_SQUEEZE = {
    PAIR: 3, WORD_SPACE: 3, INTERPUNCT: 4, BRACKET: 5, COMMA: 8, HAN_LATIN: 10, STOP: 20,
}  # fmt: skip
_STRETCH = {WORD_SPACE: 3, HAN_LATIN: 4}

_SPLITS = r"(?<=[0-9])(?=[年月日时分秒])|(?<=第)(?=[0-9])|(?<=·)(?=[^ -~])"
_LIGHT = "co.!()m~_=eCxzsWT"


def gaping(wide: int) -> int:
    """Cost of a line whose gaps are opened by `wide` (1/1000 em), as of nothing else."""
    return wide * wide * wide // 100 + wide * OPENED


class Costs:
    """Costs of the lines of one measured paragraph."""

    def __init__(self, line: Measured) -> None:
        count = len(line.text)
        self.line = line
        self.em = max(line.em, 1)
        self.widest = self.em * WIDE_GAP // 1000
        self.squeezes = [(_sums(room, count), _SQUEEZE[room.name]) for room in line.squeeze]
        self.stretches = [(_sums(room, count), _STRETCH[room.name]) for room in line.stretch]
        gaps = line.places.gaps
        self.open = list(accumulate(gaps.translate(_IS_OPEN), initial=0))
        reluctant = RELUCTANT in gaps
        self.either = (
            list(accumulate(gaps.translate(_IS_EITHER), initial=0)) if reluctant else self.open
        )
        self.splits = {match.start(): SPLIT for match in re.finditer(_SPLITS, line.text)}
        """What a turn at a place costs beside its lines."""

    def squeezed(self, start: int, content: int, excess: Length, edge_room: Length) -> int | None:
        """Cost of squeezing `excess` out of [start, content); None when it has no such room."""
        taken = min(excess, edge_room)
        cost = taken * _EDGE
        excess -= taken
        if excess and content > start:
            for sums, weight in self.squeezes:
                have = sums[content] - sums[start + 1]
                if excess <= have:
                    cost += excess * weight
                    excess = 0
                    break
                cost += have * weight
                excess -= have
        return None if excess else cost * 100 // self.em

    def opened(self, start: int, content: int, lack: Length) -> tuple[int, int]:
        """Cost of opening [start, content) by `lack`, and the widest gap in 1/1000 em.

        The widest gap of a shorter line from the same `start` is never narrower.
        """
        if content <= start:
            return UNFILLED, WIDE_GAP + 1
        cost = 0
        for sums, weight in self.stretches:
            have = sums[content] - sums[start + 1]
            taken = lack if lack < have else have
            cost += taken * weight
            lack -= taken
        cost = cost * 100 // self.em
        if not lack:
            return cost, 0
        gaps = self.open[content] - self.open[start + 1]
        wide = lack * 1000 // (gaps * self.em) if gaps else WIDE_GAP
        if wide >= WIDE_GAP and lack > gaps * self.widest:
            gaps = self.either[content] - self.either[start + 1]
            if not gaps:
                gaps = self.line.places.gaps.count(LETTERS, start + 1, content)
                if not gaps:
                    return cost + UNFILLED, WIDE_GAP + 1
                return cost + LETTERS_SPACED + gaping(lack * 1000 // (gaps * self.em)), WIDE_GAP + 1
            wide = max(lack * 1000 // (gaps * self.em), WIDE_GAP + 1)
        # `gaping(wide)`, written out: most lines looked at come here.
        return cost + wide * wide * wide // 100 + wide * OPENED, wide

    def is_orphan(self, start: int, content: int) -> bool:
        """True when [start, content) holds at most one character that is no mark (孤字)."""
        return is_orphan(self.line, start, content)


def is_orphan(line: Measured, start: int, content: int) -> bool:
    """True when [start, content) holds at most one character that is no mark (孤字).

    Never where the setting lets last lines be so.
    """
    if content - start > 6 or line.orphans:
        return False
    return sum(1 for letter in line.classes[start:content] if letter not in _LIGHT) <= 1


def _sums(room: Room, count: int) -> Sequence[Length]:
    """sums[k]: what the room holds at the places before k."""
    dense = [0] * (count + 1)
    for place, amount in zip(room.places, room.amounts, strict=True):
        dense[place] = amount
    return list(accumulate(dense, initial=0))


_IS_OPEN = bytes(1 if kind == OPEN else 0 for kind in range(256))
_IS_EITHER = bytes(1 if kind in (OPEN, RELUCTANT) else 0 for kind in range(256))
