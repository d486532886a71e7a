"""Faces as a printer's file takes them in: as fonts, where it would have outlines of each glyph.

Qt embeds the fonts it finds by a family's name, and those alone. So every face is made known to
Qt under a name that no other font has, and asked for by it. It is kept known: the page may be
printed again, and Qt looks through all fonts of the system anew when one goes.
"""

from __future__ import annotations

import struct
from collections.abc import Sequence

from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QFontDatabase, QRawFont

from pagesetter.display import GlyphRun
from pagesetter.fonts import FontBook, FontFace
from pagesetter.geometry import UNIT
from pagesetter.gui.raw_fonts import RawFonts, font_data

_WINDOWS, _UNICODE, _ENGLISH = 3, 1, 0x409
_FAMILY, _STYLE, _FULL, _POSTSCRIPT = 1, 2, 4, 6

_EM = 1000.0
"""Pixels of the em at which glyphs are measured."""
_SEEN = 0.1
"""Points from which it is seen that a glyph stands beside its place."""

_known: set[str] = set()
"""The families made known to Qt."""


class PrintFonts(RawFonts):
    """Faces that Qt embeds; those it cannot are drawn as outlines, by Qt too."""

    most_pixels = float("inf")

    def __init__(self, fonts: FontBook) -> None:
        super().__init__(fonts)
        self._gaps: dict[tuple[str, int], float] = {}

    def strays(self, run: GlyphRun) -> Sequence[int]:
        """Glyphs that printed would stand too far to the left, by up to a twelfth of an em.

        Qt writes as their left side that of the points round their curves, and readers put the
        leftmost point there that Qt kept, which lies on the curve or nearer to it.
        """
        most = _SEEN * UNIT / run.size
        return [index for index, gid in enumerate(run.gids) if self._gap(run.face, gid) > most]

    def _gap(self, key: str, gid: int) -> float:
        """How far from a glyph's curve its points reach to the left, in ems."""
        found = self._gaps.get((key, gid))
        if found is None:
            font = self.of(key, _EM)
            curve = font.pathForGlyph(gid).boundingRect()
            side = font.boundingRect(gid).left()
            found = self._gaps[key, gid] = (curve.left() - side) / _EM if curve.width() else 0
        return found

    def _load(self, face: FontFace) -> QRawFont:
        family = f"Pagesetter {face.key}"
        if family not in _known:
            data = QByteArray(renamed(font_data(face), family, face.name))
            if QFontDatabase.addApplicationFontFromData(data) < 0:
                return super()._load(face)
            _known.add(family)
        font = QFont(family)
        font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
        found = QRawFont.fromFont(font)
        # Glyphs are drawn by their numbers: those of another font would be other characters.
        return found if found.familyName() == family else super()._load(face)


def renamed(data: bytes, family: str, name: str) -> bytes:
    """Return a font file with these names of its family and in PostScript, and no others.

    The old table of names stays where it is, unused. Checksums are left as they were.
    """
    count = int.from_bytes(data[4:6], "big")
    found = (at for at in range(12, 12 + 16 * count, 16) if data[at : at + 4] == b"name")
    at = next(found, 0)
    if not at:
        return data  # a font without names, which is found by none
    names = _name_table({_FAMILY: family, _STYLE: "Regular", _FULL: family, _POSTSCRIPT: name})
    body = data + bytes(-len(data) % 4)
    place = struct.pack(">II", len(body), len(names))
    return b"".join((body[: at + 8], place, body[at + 16 :], names))


def _name_table(names: dict[int, str]) -> bytes:
    """OpenType 1.9, "name", version 0."""
    texts = [text.encode("utf-16-be") for text in names.values()]
    head = struct.pack(">3H", 0, len(texts), 6 + 12 * len(texts))
    records: list[bytes] = []
    at = 0
    for number, text in zip(names, texts, strict=True):
        records.append(struct.pack(">6H", _WINDOWS, _UNICODE, _ENGLISH, number, len(text), at))
        at += len(text)
    return b"".join((head, *records, *texts))
