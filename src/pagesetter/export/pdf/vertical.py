"""Turns upright glyphs of vertical lines into text operators of vertical writing mode.

In that mode (ISO 32000-1, 9.7.4.3) a glyph is placed by the middle of its top and the next one
comes one em below, so that readers find the line again. Turned runs are level text under a turned
matrix and need nothing of this. Read only by pages with vertical lines.
"""

from __future__ import annotations

from itertools import pairwise

from pagesetter.display import GlyphRun
from pagesetter.export.pdf.numbers import hundredths, milli
from pagesetter.export.pdf.text import TOLERANCE, FontCodes, pieces
from pagesetter.export.pdf.unicode import Texts
from pagesetter.geometry import Length

_RISE = 880
"""DW2 as it is when it is not given: a glyph's origin is 880/1000 em below its top, and the
next glyph 1000/1000 em below this one."""

SUFFIX = "V"
"""What a font's resource name has after it in vertical writing mode."""


def upright_pieces(run: GlyphRun, texts: Texts) -> list[tuple[int, int, str | None]]:
    """Cut a run as `pieces` does; digits side by side in one cell are one piece.

    Their text is given, because readers take what stands side by side for other lines.
    """
    if run.ys is not None and 1 < len(run.gids) == run.ys.count(run.ys[0]):
        return [(0, len(run.gids), run.text.rstrip("\n"))]
    return pieces(run, texts)


def columns(run: GlyphRun, font: FontCodes, start: int, end: int) -> list[tuple[int, int]]:
    """Cut glyphs `start` to `end` into stretches whose tops stand one below the other."""
    middles = [milli(top_of(run, font, i)[0]) for i in range(start, end)]
    cuts = [i for i in range(1, end - start) if middles[i] != middles[i - 1]]
    return list(pairwise([start, *(start + i for i in cuts), end]))


def top_of(run: GlyphRun, font: FontCodes, i: int) -> tuple[Length, Length]:
    """The middle of the top of glyph `i`, from the run's origin, y downwards."""
    middle = font.width(run.gids[i]) * run.size * run.hscale // 2_000_000
    down = run.ys[i] if run.ys is not None else 0
    return run.xs[i] + middle, down - run.size * _RISE // 1000


def show_down(run: GlyphRun, font: FontCodes, start: int, end: int) -> str:
    """Return the operator that shows glyphs `start` to `end` from the first one's top."""
    codes = [font.codes[gid] for gid in run.gids[start:end]]
    tops = [top_of(run, font, i)[1] for i in range(start, end)]
    parts: list[str] = []
    unit = run.size / 100_000
    """1/100 of 1/1000 em in 1/65,536 pt."""
    reached = float(tops[0])
    for code, top in zip(codes, tops, strict=True):
        miss = top - reached
        if miss > TOLERANCE or miss < -TOLERANCE:
            steps = int(miss / unit + (0.5 if miss > 0 else -0.5))
            reached += steps * unit
            # Downwards is positive here, other than in level text (9.4.4).
            parts.append(f"){hundredths[steps]}(")
        parts.append(code)
        reached += run.size
    text = "".join(parts)
    return f"[({text})]TJ" if len(parts) > len(codes) else f"({text})Tj"
