"""Turns glyph runs into the text operators of a content stream (ISO 32000-1, 9.4).

Glyphs are shown at their natural advance wherever that reaches the true place to within
`TOLERANCE`, and by an adjustment in a TJ array where it does not. An adjustment is always
reckoned from the true place to the place the PDF has reached, so nothing adds up along a
line. Knows nothing of inks and pages.
"""

from __future__ import annotations

import sys
from array import array
from itertools import pairwise
from typing import NamedTuple

from pagesetter.display import GlyphRun
from pagesetter.export.pdf.numbers import decimal
from pagesetter.export.pdf.unicode import Texts, marked
from pagesetter.geometry import UNIT, Length

TOLERANCE: Length = UNIT // 1000
"""How far a glyph may stand from its place before it is moved: 0.001 pt."""

_FINE_SIZE: Length = 20 * UNIT
"""Above this size a tenth of 1/1000 em could be seen against the tolerance; hundredths then."""


class FontCodes(NamedTuple):
    """What the painter needs of an embedded face."""

    resource: str
    codes: dict[int, int]
    """Glyph id of the source face -> code."""
    widths: dict[int, int]
    """Glyph id of the source face -> advance in 1/1000 em as written into the PDF."""
    texts: Texts


class Piece(NamedTuple):
    """Glyphs `start` to `end` shown on one line from one place, with `actual` text if marked."""

    start: int
    end: int
    actual: str | None = None


def pieces(run: GlyphRun, texts: Texts) -> list[Piece]:
    """Cut a run where glyphs leave the line (ys) and round clusters that need ActualText."""
    marks = marked(run, texts)
    if not marks and run.ys is None:
        return [Piece(0, len(run.gids))]
    found: list[Piece] = []
    at = 0
    for cluster in marks:
        found += _level(run, at, cluster.start)
        found.append(Piece(cluster.start, cluster.end, cluster.text))
        at = cluster.end
    return found + _level(run, at, len(run.gids))


def _level(run: GlyphRun, start: int, end: int) -> list[Piece]:
    """Cut glyphs `start` to `end` into stretches of equal height."""
    if start == end:
        return []
    ys = run.ys
    if ys is None:
        return [Piece(start, end)]
    cuts = [start, *(i for i in range(start + 1, end) if ys[i] != ys[i - 1]), end]
    return [Piece(a, b) for a, b in pairwise(cuts)]


def level_cuts(run: GlyphRun, piece: Piece) -> list[Piece]:
    """Return a marked piece cut by height; its glyphs may stand on several lines."""
    return _level(run, piece.start, piece.end)


class Shower:
    """Shows stretches of one run; what the stretches share is worked out once."""

    def __init__(self, run: GlyphRun, font: FontCodes) -> None:
        codes = array("H", map(font.codes.__getitem__, run.gids))
        if sys.byteorder == "little":
            codes.byteswap()
        self._hex = codes.tobytes().hex()
        self._widths = list(map(font.widths.__getitem__, run.gids))
        self._xs = run.xs
        self._em = run.size * run.hscale
        """One em in 1/65,536 pt per mille."""
        self._digits = 1 if run.size <= _FINE_SIZE else 2

    def show(self, start: int, end: int) -> str:
        """Return the operator that shows glyphs `start` to `end` from the first one's place.

        Places are reckoned in 1/65,536 pt × 10^6: advances are whole numbers there.
        """
        xs, widths, em, text = self._xs, self._widths, self._em, self._hex
        slack = TOLERANCE * 1_000_000
        origin = xs[start]
        reached = 0
        shown = start
        out: list[str] = []
        for i in range(start + 1, end):
            reached += widths[i - 1] * em
            miss = (xs[i] - origin) * 1_000_000 - reached
            if miss > slack or miss < -slack:
                number, moved = self._adjustment(miss)
                reached += moved
                out.append(f"<{text[4 * shown : 4 * i]}>{number}")
                shown = i
        last = f"<{text[4 * shown : 4 * end]}>"
        return f"[{''.join(out)}{last}]TJ" if out else f"{last}Tj"

    def _adjustment(self, miss: int) -> tuple[str, int]:
        """Return the TJ number that moves by about `miss`, and how far it moves exactly."""
        scale = 10**self._digits
        unit = self._em
        steps = (2 * miss * scale + unit) // (2 * unit)
        return decimal(-steps, self._digits), steps * unit // scale


def actual_text(text: str) -> str:
    """Return the operator that opens a span standing for `text` (ISO 32000-1, 14.9.4)."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"
