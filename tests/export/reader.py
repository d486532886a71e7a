"""Reads a PDF back with another library: which glyph of which font stands where, in what ink."""

from __future__ import annotations

import shutil
import subprocess
from functools import cache
from io import BytesIO
from typing import Any, NamedTuple

import pikepdf
from fontTools.cffLib import CFFFontSet
from fontTools.pens.recordingPen import DecomposingRecordingPen
from fontTools.ttLib import TTFont

APT = "apt-get install qpdf poppler-utils ghostscript"


class Shown(NamedTuple):
    """One glyph as a viewer would place it; points, y downwards from the top of the media."""

    font: str
    size: float
    hscale: float
    code: int
    x: float
    y: float
    fill: tuple[str, ...]
    overprint: bool
    actual: str | None
    turned: bool = False
    """Drawn a quarter clockwise."""


def tool(*command: str, data: bytes | None = None) -> str:
    """Run a program the tests need; a missing one fails the test and says how to get it."""
    if shutil.which(command[0]) is None:
        raise AssertionError(f"{command[0]} is missing: {APT}")
    done = subprocess.run(command, input=data, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode(errors="replace")
    return done.stdout.decode("utf-8")


def opened(pdf: bytes) -> pikepdf.Pdf:
    return pikepdf.Pdf.open(BytesIO(pdf))


def widths(font: Any) -> dict[int, float]:
    """Return the W array of a Type 0 font as code -> advance."""
    found: dict[int, float] = {}
    array = list(font.DescendantFonts[0].get("/W", []))
    for first, row in zip(array[0::2], array[1::2], strict=True):
        found.update((int(first) + i, float(w)) for i, w in enumerate(row))
    return found


def page_font(pdf: pikepdf.Pdf, name: str, index: int = 0) -> Any:
    return pdf.pages[index].Resources.Font[name]


def shown_glyphs(pdf: pikepdf.Pdf, index: int = 0) -> list[Shown]:
    """Follow the text operators of a page (ISO 32000-1, 9.4.4)."""
    page = pdf.pages[index]
    top = float(page.MediaBox[3])
    fonts = {str(k): v for k, v in page.Resources.get("/Font", {}).items()}
    advances = {name: widths(font) for name, font in fonts.items()}
    states = page.Resources.get("/ExtGState", {})
    found: list[Shown] = []
    state: dict[str, Any] = {"Tf": ("", 0.0), "Tz": 1.0, "fill": ("0 g",), "over": False}
    saved: list[dict[str, Any]] = []
    line = (0.0, 0.0)
    x = down = 0.0
    turn: tuple[float, float] | None = None
    actual: list[str | None] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        op = str(operator)
        if op == "q":
            saved.append(dict(state))
        elif op == "Q":
            state = saved.pop()
        elif op == "BT":
            line, x, down, turn = (0.0, 0.0), 0.0, 0.0, None
        elif op == "Tm":
            assert [float(v) for v in operands[:4]] == [0, -1, 1, 0]
            turn = (float(operands[4]), float(operands[5]))
        elif op == "Td":
            line = (line[0] + float(operands[0]), line[1] + float(operands[1]))
            x, down = line[0], 0.0
        elif op == "Tf":
            state["Tf"] = (str(operands[0]), float(operands[1]))
        elif op == "Tz":
            state["Tz"] = float(operands[0]) / 100
        elif op in ("k", "scn", "g", "rg"):
            state["fill"] = (*(str(v) for v in operands), op)
        elif op == "gs":
            state["over"] = bool(states[str(operands[0])]["/op"])
        elif op == "BDC":
            actual.append(str(operands[1]["/ActualText"]))
        elif op == "EMC":
            actual.pop()
        elif op in ("Tj", "TJ"):
            name, size = state["Tf"]
            vertical = fonts[name].Encoding == "/Identity-V"
            for part in operands[0] if op == "TJ" else operands:
                if not isinstance(part, pikepdf.String):
                    if vertical:  # 9.4.4: ty = (w1 - Tj / 1000) * Tfs, and y is upwards
                        down += float(part) / 1000 * size
                    else:
                        x -= float(part) / 1000 * size * state["Tz"]
                    continue
                data = bytes(part)
                for i in range(0, len(data), 2):
                    code = int.from_bytes(data[i : i + 2], "big")
                    width = advances[name].get(code, 1000.0) / 1000 * size * state["Tz"]
                    right, up = x, line[1]
                    if vertical:  # 9.7.4.3: DW2 is [880 -1000] unless it is given
                        right, up = x - width / 2, up - down - 0.88 * size
                    if turn is not None:
                        right, up = turn[0] + up, turn[1] - right
                    found.append(
                        Shown(
                            name, size, state["Tz"], code, right, top - up, state["fill"],
                            state["over"], actual[-1] if actual else None, turn is not None,
                        )
                    )  # fmt: skip
                    if vertical:
                        down += size
                    else:
                        x += width
        else:
            assert op in ("ET", "re", "W", "n", "f", "f*", "S", "m", "l", "c", "h", "w", "d", "J",
                          "j", "K", "cs", "CS", "SCN", "cm", "Do"), op  # fmt: skip
    return found


class Outlines:
    """The outlines a viewer reaches from the codes of one embedded font."""

    def __init__(self, font: Any) -> None:
        """Follow code -> CID -> glyph (ISO 32000-1, 9.7.4 and 9.7.6)."""
        assert font.Encoding in ("/Identity-H", "/Identity-V")
        descendant = font.DescendantFonts[0]
        descriptor = descendant.FontDescriptor
        assert font.BaseFont == descendant.BaseFont == descriptor.FontName
        self._glyphs: dict[int, Any]
        if "/FontFile3" in descriptor:
            assert descendant.Subtype == "/CIDFontType0"
            assert descriptor.FontFile3.Subtype == "/CIDFontType0C"
            self._glyphs = _cff_glyphs(descriptor.FontFile3.read_bytes())
            self._set: Any = {}
        else:
            assert descendant.Subtype == "/CIDFontType2"
            assert descendant.CIDToGIDMap == "/Identity"
            sfnt = TTFont(BytesIO(descriptor.FontFile2.read_bytes()))
            self._set = sfnt.getGlyphSet()
            self._glyphs = {i: self._set[name] for i, name in enumerate(sfnt.getGlyphOrder())}

    def of(self, code: int) -> list[Any]:
        pen = DecomposingRecordingPen(self._set)
        self._glyphs[code].draw(pen)
        return pen.value


def _cff_glyphs(data: bytes) -> dict[int, Any]:
    """Return CID -> glyph: by the charset in a CID-keyed font, by place in a name-keyed one."""
    cff = CFFFontSet()
    cff.decompile(BytesIO(data), None)
    top = cff[0]
    if not hasattr(top, "ROS"):
        return {i: top.CharStrings[name] for i, name in enumerate(top.charset)}
    return {
        int(name[3:]) if name.startswith("cid") else 0: top.CharStrings[name]
        for name in top.charset
    }


@cache
def _source(path: str, member: int) -> TTFont:
    return TTFont(path, fontNumber=member)


def source_outline(path: str, member: int, gid: int) -> list[Any]:
    font = _source(path, member)
    glyph_set = font.getGlyphSet()
    pen = DecomposingRecordingPen(glyph_set)
    glyph_set[font.getGlyphName(gid)].draw(pen)
    return pen.value


def unicode_map(font: Any) -> dict[int, str]:
    """Return the ToUnicode map as code -> text."""
    found: dict[int, str] = {}
    for line in font.ToUnicode.read_bytes().decode("ascii").splitlines():
        if line.startswith("<") and line.count("<") == 2 and "><" in line:
            code, text = line.strip("<>").split("><")
            if len(text) >= 4 and line != "<0000><FFFF>":
                found[int(code, 16)] = bytes.fromhex(text).decode("utf-16-be")
    return found
