"""Makes tiny fonts for the tests: every kind of file a user may drop in, drawn here."""

from __future__ import annotations

import os
from collections.abc import Callable

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.t2CharStringPen import T2CharStringPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTCollection, TTFont

ORDER = [".notdef", "A", "yi", "arch"]
CMAP = {0x41: "A", 0x4E00: "yi", 0x5F13: "arch"}


def name_keyed_cff(
    family: str = "Tiny Song", fs_type: int = 0, advance: int = 600, chinese_family: str = ""
) -> TTFont:
    """A CFF font with glyph names, 1000 units per em; `arch` (弓) has cubic curves."""
    builder = FontBuilder(1000, isTTF=False)
    strings = {
        ".notdef": _cff(advance, _square),
        "A": _cff(advance, lambda pen: _poly(pen, (10, 0), (590, 0), (300, 700))),
        "yi": _cff(1000, lambda pen: _poly(pen, (50, 380), (950, 380), (950, 460), (50, 460))),
        "arch": _cff(1000, _cubic_arch),
    }
    builder.setupGlyphOrder(ORDER)
    builder.setupCharacterMap(CMAP)
    postscript = family.replace(" ", "") + "-Regular"
    builder.setupCFF(postscript, {"FullName": family}, strings, {})
    metrics = {
        ".notdef": (advance, 100),
        "A": (advance, 10),
        "yi": (1000, 50),
        "arch": (1000, 100),
    }
    return _finished(builder, metrics, family, postscript, fs_type, chinese_family)


def truetype_2048(family: str = "Tiny Hei", fs_type: int = 0) -> TTFont:
    """A TrueType font of 2048 units per em; `arch` is quadratic, `yi` a composite of `A`."""
    builder = FontBuilder(2048, isTTF=True)
    builder.setupGlyphOrder(ORDER)
    builder.setupCharacterMap(CMAP)
    glyphs = {
        ".notdef": _glyf(_square),
        "A": _glyf(lambda pen: _poly(pen, (20, 0), (1004, 0), (512, 1433))),
        "yi": _glyf(lambda pen: pen.addComponent("A", (1, 0, 0, 1, 100, 200))),
        "arch": _glyf(_quadratic_arch),
    }
    builder.setupGlyf(glyphs)
    metrics = {".notdef": (1024, 100), "A": (1024, 20), "yi": (2048, 120), "arch": (2048, 100)}
    return _finished(builder, metrics, family, family.replace(" ", "") + "-Regular", fs_type)


def variable(family: str = "Tiny Variable") -> TTFont:
    """A TrueType font that says it has a weight axis."""
    font = truetype_2048(family)
    builder = FontBuilder(font=font)
    builder.setupFvar([("wght", 400, 400, 700, "Weight")], [])
    return builder.font


def saved(font: TTFont, folder: str | os.PathLike[str], name: str) -> str:
    path = os.path.join(folder, name)
    font.save(path)
    return path


def collection(folder: str | os.PathLike[str], name: str, *fonts: TTFont) -> str:
    """Save fonts as the members of one TTC."""
    both = TTCollection()
    both.fonts = list(fonts)
    path = os.path.join(folder, name)
    both.save(path)
    return path


def _finished(
    builder: FontBuilder,
    metrics: dict[str, tuple[int, int]],
    family: str,
    postscript: str,
    fs_type: int,
    chinese_family: str = "",
) -> TTFont:
    upem = builder.font["head"].unitsPerEm
    builder.setupHorizontalMetrics(metrics)
    builder.setupHorizontalHeader(ascent=upem, descent=-upem // 4)
    family_names = {"en": family, "zh-Hans": chinese_family} if chinese_family else family
    builder.setupNameTable(
        {"familyName": family_names, "styleName": "Regular", "psName": postscript}
    )
    builder.setupOS2(fsType=fs_type, sTypoAscender=upem * 3 // 4, sTypoDescender=-upem // 4)
    builder.setupPost()
    return builder.font


def _cff(width: int, draw: Callable[[T2CharStringPen], None]) -> object:
    pen = T2CharStringPen(width, None)
    draw(pen)
    return pen.getCharString()


def _glyf(draw: Callable[[TTGlyphPen], None]) -> object:
    pen = TTGlyphPen({"A": None})
    draw(pen)
    return pen.glyph()


def _poly(pen: object, *points: tuple[int, int]) -> None:
    pen.moveTo(points[0])
    for point in points[1:]:
        pen.lineTo(point)
    pen.closePath()


def _square(pen: object) -> None:
    _poly(pen, (100, 0), (500, 0), (500, 500), (100, 500))


def _cubic_arch(pen: object) -> None:
    """An arch whose controls stand at y = 400, so that its top is at three quarters: 300."""
    pen.moveTo((100, 0))
    pen.curveTo((100, 400), (900, 400), (900, 0))
    pen.closePath()


def _quadratic_arch(pen: object) -> None:
    """An arch whose control stands at y = 801, so that its top is at half: 400.5."""
    pen.moveTo((100, 0))
    pen.qCurveTo((500, 801), (900, 0))
    pen.closePath()
