"""Turns glyph runs into the text operators of a content stream (ISO 32000-1, 9.4).

Glyphs are shown at their natural advance wherever that reaches the true place to within
`TOLERANCE`, and by an adjustment in a TJ array where it does not. An adjustment is always
reckoned from the true place to the place the PDF has reached, so nothing adds up along a
line. Knows nothing of inks and pages.
"""

from __future__ import annotations

from array import array
from itertools import pairwise
from typing import NamedTuple

from pagesetter.display import GlyphRun
from pagesetter.export.pdf.numbers import hundredths, tenths
from pagesetter.export.pdf.unicode import Texts, marked
from pagesetter.geometry import UNIT, Length

TOLERANCE: Length = UNIT // 1000
"""How far a glyph may stand from its place before it is moved: 0.001 pt."""

_FINE_SIZE: Length = 20 * UNIT
"""Above this size a tenth of 1/1000 em could be seen against the tolerance; hundredths then."""


class FontCodes(NamedTuple):
    """What the painter needs of an embedded face."""

    resource: str
    codes: dict[int, str]
    """Glyph id of the source face -> its two-byte code as four hexadecimal digits."""
    widths: dict[int, int]
    """Glyph id of the source face -> advance in 1/1000 em as written into the PDF."""
    texts: Texts
    narrow: frozenset[int]
    """Glyphs of the source face that are not one em wide."""


def pieces(run: GlyphRun, texts: Texts) -> list[tuple[int, int, str | None]]:
    """Cut a run into (start, end, text) round the clusters that need ActualText.

    The text is None where the ToUnicode map reads the glyphs right.
    """
    found: list[tuple[int, int, str | None]] = []
    at = 0
    for cluster in marked(run, texts):
        if at < cluster.start:
            found.append((at, cluster.start, None))
        found.append(cluster)
        at = cluster.end
    if at < len(run.gids):
        found.append((at, len(run.gids), None))
    return found


def level_stretches(run: GlyphRun, start: int, end: int) -> list[tuple[int, int]]:
    """Cut glyphs `start` to `end` into stretches of equal height."""
    ys = run.ys
    if ys is None:
        return [(start, end)]
    return list(pairwise([start, *(i for i in range(start + 1, end) if ys[i] != ys[i - 1]), end]))


def show(run: GlyphRun, font: FontCodes, start: int, end: int) -> str:
    """Return the operator that shows glyphs `start` to `end` from the first one's place."""
    gids, places = run.gids, run.xs
    if end - start < len(gids):
        gids, places = gids[start:end], places[start:end]
    text = "".join(map(font.codes.__getitem__, gids))
    if len(gids) == 1 or (_on_the_grid(run, places) and font.narrow.isdisjoint(gids)):
        return f"<{text}>Tj"
    unit = run.size * run.hscale / 1_000_000
    """1/1000 em in 1/65,536 pt."""
    scale, numbers = (100, hundredths) if run.size > _FINE_SIZE else (10, tenths)
    base: float = places[0]
    advance = shown = 0
    out: list[str] = []
    for i, (x, width) in enumerate(zip(places, map(font.widths.__getitem__, gids), strict=True)):
        miss = x - base - advance * unit
        if miss > TOLERANCE or miss < -TOLERANCE:
            steps = int(miss * scale / unit + (0.5 if miss > 0 else -0.5))
            base += steps * unit / scale
            out.append(f"<{text[4 * shown : 4 * i]}>{numbers[-steps]}")
            shown = i
        advance += width
    if not out:
        return f"<{text}>Tj"
    return f"[{''.join(out)}<{text[4 * shown :]}>]TJ"


def _on_the_grid(run: GlyphRun, places: array[int]) -> bool:
    """True when the places step by exactly one em: full lines of Han, most of a newspaper."""
    if run.hscale != 1000 or places[0]:
        return False
    length = len(places) * run.size
    return places[-1] == length - run.size and places == array("i", range(0, length, run.size))


def actual_text(text: str) -> str:
    """Return the operator that opens a span standing for `text` (ISO 32000-1, 14.9.4)."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"
