"""Turns glyph runs into the text operators of a content stream (ISO 32000-1, 9.4).

Glyphs are shown at their natural advance wherever that reaches the true place to within
`TOLERANCE`, and by an adjustment in a TJ array where it does not. An adjustment is always
reckoned from the true place to the place the PDF has reached, so nothing adds up along a
line. Knows nothing of inks and pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from operator import sub

from pagesetter.display import GlyphRun, stepping
from pagesetter.export.pdf.numbers import hundredths, tenths
from pagesetter.export.pdf.unicode import Texts, marked
from pagesetter.fonts import FontFace
from pagesetter.geometry import UNIT, Length

TOLERANCE: Length = UNIT // 1000
"""How far a glyph may stand from its place before it is moved: 0.001 pt."""

_FINE_SIZE: Length = 20 * UNIT
"""Above this size a tenth of 1/1000 em could be seen against the tolerance; hundredths then."""


class Advances(dict[int, float]):
    """Glyph id of the source face -> advance in 1/65,536 pt at one size and horizontal scale.

    Fractions of a unit stay, so that nothing adds up along a line; whole advances are exact.
    """

    def __init__(self, widths: dict[int, int], size: Length, hscale: int) -> None:
        super().__init__()
        self._widths = widths
        self._scale = size * hscale

    def __missing__(self, gid: int) -> float:
        advance = self[gid] = self._widths[gid] * self._scale / 1_000_000
        return advance


_UNSURE = "\u0100"
_NARROW = "\u0101"
"""Before a glyph's code in `FontCodes.signed`; no byte is such a character."""


class FontCodes:
    """What the painter needs of an embedded face."""

    def __init__(
        self,
        resource: str,
        codes: dict[int, str],
        widths: dict[int, int],
        texts: Texts,
        face: FontFace,
    ) -> None:
        self.resource = resource
        self.face = face
        self.codes = codes
        """Glyph id of the source face -> its two-byte code as it stands in a string."""
        self.texts = texts
        signed = [""] * (max(codes, default=-1) + 1)
        for gid, code in codes.items():
            signed[gid] = code if widths[gid] == 1000 else _NARROW + code
        for gid in texts.unsure:
            signed[gid] = _UNSURE + signed[gid]
        self.signed = signed.__getitem__
        """Code of a glyph with a sign before it where the glyph is not one em wide, and where its
        text is not everywhere the same: the codes of a line are joined and looked at at once."""
        self._widths = widths
        """Glyph id of the source face -> advance in 1/1000 em as written into the PDF."""
        self._advances: dict[tuple[Length, int], Advances] = {}

    def width(self, gid: int) -> int:
        """Level advance in 1/1000 em as written into the PDF."""
        return self._widths[gid]

    def advances(self, size: Length, hscale: int) -> Advances:
        key = (size, hscale)
        advances = self._advances.get(key)
        if advances is None:
            advances = self._advances[key] = Advances(self._widths, size, hscale)
        return advances


_ESCAPED = {"(": "\\(", ")": "\\)", "\\": "\\\\", "\r": "\\r"}
"""Bytes that do not stand for themselves in a string: a bare CR would be read as LF."""
_BYTES = [_ESCAPED.get(byte, byte) for byte in map(chr, range(256))]


def strings_of(count: int) -> list[str]:
    """Return the two-byte codes below `count` as they stand in a literal string (7.3.4.2).

    A character is a byte. A page of these takes a tenth less room and time to compress than
    hexadecimal digits.
    """
    return [high + low for high in _BYTES[: (count + 255) >> 8] for low in _BYTES][:count]


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


def show_line(run: GlyphRun, font: FontCodes) -> str | None:
    """Return the operator that shows a level run whole, from its first glyph's place.

    None where the texts of its glyphs are not sure, or they differ in height: see `pieces`.
    """
    _, size, _, _, gids, _, places, _, ys, _, hscale, _, _, _ = run  # a page has hundreds
    codes = list(map(font.signed, gids))
    string = "".join(codes)
    if ys is not None or _UNSURE in string:
        return None
    # How far each glyph stands from where the advances before it lead: whole columns at a time,
    # because in most lines that is nowhere.
    if hscale == 1000 and _NARROW not in string:
        even = stepping(places[0], size, len(places))
        if places is even or places == even:  # lines of Han alone, half of a newspaper
            return f"({string})Tj"
        return _moved(codes, list(map(sub, places, even)), size, hscale)
    advances = map(font.advances(size, hscale).__getitem__, gids)
    misses = list(map(sub, places, accumulate(advances, initial=places[0])))
    return _moved(codes, misses, size, hscale)


def show(run: GlyphRun, font: FontCodes, start: int, end: int) -> str:
    """Return the operator that shows glyphs `start` to `end` from the first one's place."""
    gids, places = run.gids[start:end], run.xs[start:end]
    advances = map(font.advances(run.size, run.hscale).__getitem__, gids)
    misses = list(map(sub, places, accumulate(advances, initial=places[0])))
    return _moved([font.codes[gid] for gid in gids], misses, run.size, run.hscale)


def _moved(codes: list[str], misses: Sequence[float], size: Length, hscale: int) -> str:
    """Return the operator that shows glyphs, each moved by what it misses its place by.

    Changes `codes`, which may be signed.
    """
    moved = before = 0.0
    adjusted = False
    if any(misses):
        unit = size * hscale / 1_000_000
        """1/1000 em in 1/65,536 pt."""
        scale, numbers = (100, hundredths) if size > _FINE_SIZE else (10, tenths)
        least, most = -TOLERANCE, TOLERANCE
        for i, miss in enumerate(misses):
            if miss == before:
                continue  # what has moved its neighbour has moved it
            before = miss
            miss -= moved
            if least <= miss <= most:
                continue
            steps = int(miss * scale / unit + (0.5 if miss > 0 else -0.5))
            moved += steps * unit / scale
            codes[i] = f"){numbers[-steps]}({codes[i]}"
            adjusted = True
    string = "".join(codes).replace(_NARROW, "")
    return f"[({string})]TJ" if adjusted else f"({string})Tj"


def actual_text(text: str) -> str:
    """Return the operator that opens a span standing for `text` (ISO 32000-1, 14.9.4)."""
    return f"/Span<</ActualText<FEFF{text.encode('utf-16-be').hex().upper()}>>>BDC"
