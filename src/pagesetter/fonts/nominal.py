"""Shapes text that no rule of its face touches: nominal glyphs, each at its own advance.

There shaping is a table from characters to glyphs, filled as characters are met; it says what
HarfBuzz would say, at a quarter of the time, most of which goes into handing glyphs over one by
one. What is not sure to be so is refused. Knows one face; its text is Chinese and level.
"""

from __future__ import annotations

import re
import sys
from array import array
from collections.abc import Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pagesetter.fonts.face import FontFace

_UTF_16 = "utf-16-le" if sys.byteorder == "little" else "utf-16-be"
_REFUSED = "\0"
"""Stands for the glyph of a character that HarfBuzz must be asked about."""
_STEADY = ((0x21, 0x7E), (0x3001, 0x301F), (0x3400, 0x4DBF), (0xFF01, 0xFF5E))
"""Beside the ideographs: ranges of characters that no shaper hides, composes or orders anew."""
_STEADY_MARKS = "“”‘’…·℃‰"
_NARROW = re.compile("[!-~]+")
"""All other characters of such text are one em wide."""


class NominalGlyphs(dict[int, str]):
    """Code point -> its glyph id as a character, as `str.translate` wants it."""

    def __init__(self, face: FontFace, touched: str, digits: Sequence[int]) -> None:
        """`touched` are the code points, in hexadecimal, that features on by default look at;
        `digits` the glyphs of 0–9 half an em wide."""
        super().__init__()
        self._touched = {int(code, 16) for code in touched.split()}
        self._digits = dict(zip("0123456789", digits, strict=True))
        self._glyph = face.font.get_nominal_glyph
        self._advance = face.font.get_glyph_h_advance
        self._upem = face.upem

    def __missing__(self, code: int) -> str:
        gid = 0
        if code not in self._touched and (0x4E00 <= code <= 0x9FFF or _is_steady(code)):
            gid = self._glyph(code) or 0
            if gid and code > 0x7E and self._advance(gid) != self._upem:
                gid = 0
        glyph = self[code] = chr(gid)
        return glyph

    def shape(self, text: str, half_digits: bool) -> tuple[array[int], list[int]] | None:
        """Glyph ids ("H") and advances in font units; None when HarfBuzz must be asked."""
        glyphs = text.translate(self)
        if _REFUSED in glyphs:
            return None
        gids = array("H", glyphs.encode(_UTF_16, "surrogatepass"))
        advances = [self._upem] * len(text)
        for match in _NARROW.finditer(text):
            start, end = match.span()
            own = gids[start:end]
            if half_digits:
                own = gids[start:end] = array("H", map(self._digits.get, match[0], own))
            advances[start:end] = map(self._advance, own)
        return gids, advances


def _is_steady(code: int) -> bool:
    return any(low <= code <= high for low, high in _STEADY) or chr(code) in _STEADY_MARKS
