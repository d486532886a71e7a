"""Small fonts drawn here, of the kinds no shipped face is: with odd advances and odd glyphs."""

from __future__ import annotations

import os

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

CHARACTERS = "科学AB"
_NAMES = [".notdef", "spare", "uni79D1", "uni5B66", "A", "B"]
_CMAP = {0x79D1: "uni79D1", 0x5B66: "uni5B66", 0x41: "A", 0x42: "B"}


def _draw(pen: object, index: int, *, cubic: bool) -> None:
    """A ring that differs from glyph to glyph, with a curve of the format's own kind."""
    side = 100 + 37 * index
    pen.moveTo((10 * index, 0))  # type: ignore[attr-defined]
    pen.lineTo((side, 0))  # type: ignore[attr-defined]
    if cubic:
        pen.curveTo((side, side), (side // 2, side + 50), (0, side))  # type: ignore[attr-defined]
    else:
        pen.qCurveTo((side, side), (side // 2, side + 50), (0, side))  # type: ignore[attr-defined]
    pen.closePath()  # type: ignore[attr-defined]


def _names(family: str) -> dict[str, str]:
    return {
        "familyName": family,
        "styleName": "Regular",
        "psName": family.replace(" ", ""),
    }


def name_keyed_cff(folder: str, *, fs_type: int = 0, family: str = "Test Keyed") -> str:
    """A name-keyed CFF font of 1000 units; its second glyph is never used."""
    builder = FontBuilder(1000, isTTF=False)
    builder.setupGlyphOrder(_NAMES)
    builder.setupCharacterMap(_CMAP)
    strings = {}
    for index, name in enumerate(_NAMES):
        pen = T2CharStringPen(500 + 61 * index, None)
        _draw(pen, index, cubic=True)
        strings[name] = pen.getCharString()
    builder.setupCFF(family.replace(" ", ""), {}, strings, {})
    return _finish(builder, folder, family, 1000, fs_type)


def truetype(folder: str, *, family: str = "Test Outlines") -> str:
    """A TrueType font of 2048 units, whose advances are no whole thousandths; B is made of A."""
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder(_NAMES)
    builder.setupCharacterMap(_CMAP)
    glyphs = {}
    for index, name in enumerate(_NAMES):
        pen = TTGlyphPen(glyphs)
        if name == "B":
            pen.addComponent("A", (1, 0, 0, 1, 30, 40))
        else:
            _draw(pen, 3 * index, cubic=False)
        glyphs[name] = pen.glyph()
    builder.setupGlyf(glyphs)
    return _finish(builder, folder, family, 2048, 0)


def _finish(builder: FontBuilder, folder: str, family: str, upem: int, fs_type: int) -> str:
    builder.setupHorizontalMetrics(
        {name: ((500 + 61 * i) * upem // 1000 + i, 0) for i, name in enumerate(_NAMES)}
    )
    builder.setupHorizontalHeader(ascent=upem, descent=-upem // 5)
    builder.setupNameTable(_names(family))
    builder.setupOS2(sTypoAscender=upem * 88 // 100, fsType=fs_type)
    builder.setupPost()
    path = os.path.join(folder, family.replace(" ", "") + f"-{fs_type}.font")
    builder.save(path)
    return path


def collection(folder: str, members: list[str]) -> str:
    """One file of several fonts."""
    made = TTCollection()
    made.fonts = [TTFont(path) for path in members]
    path = os.path.join(folder, "collection.ttc")
    made.save(path)
    return path
