"""How lines are filled by typst and by us: the same text, face and measure, read from both PDFs.

Paragraphs and a measure go in, figures of their lines come out. One reader (PDFium) tells where
each character stands in either PDF, and the figures are made from these places alone. What they
are held to is in `quality_table`.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from bench.documents import escaped
from pagesetter.display import DisplayList, Group, Item
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.text import Setting, TextStyle, set_paragraph

FONTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fonts")
SIZE, PITCH, MARGIN = 10, 14, 20
A_PAGE = 40
"""Paragraphs on a page, which is as high as they need."""
NOT_FIRST = set("，。、；：？！”’）》」』】％·～…")
NOT_LAST = set("“‘（《「『【")
WIDE = NOT_FIRST | NOT_LAST | {"—"}
LOOSE, VERY_LOOSE = 0.08, 0.15

Character = tuple[str, float, float]
"""A character, and where its origin stands: x and y in points."""


class Figures(NamedTuple):
    """Of all lines but the last of each paragraph. Openings and squeeze in em."""

    lines: int
    forbidden: int
    """Lines that begin or end with what may not."""
    short: int
    """Lines that end in a Han short of the measure."""
    mean: float
    """Mean opening over all gaps between two Han."""
    most: float
    loose: int
    """Lines with a gap over 0.08 em."""
    very_loose: int
    """And over 0.15."""
    squeeze: float
    """Sum of what was taken from marks."""
    orphans: int
    """Paragraphs of several lines whose last holds one character, or one and marks."""


def by_typst(paragraphs: Sequence[str], measure: int, orphans: bool) -> bytes:
    """The PDF of typst: justified, first line indented by 2 em, pages as high as their text.

    Without `orphans`, a last line of one piece (`runt`) costs ten times what it does otherwise.
    """
    import typst

    source = (
        f"#set page(width: {measure * SIZE + 2 * MARGIN}pt, height: auto, margin: {MARGIN}pt)\n"
        f'#set text(font: "Pagesetter Song", size: {SIZE}pt, lang: "zh", region: "cn")\n'
        f"#set text(costs: (runt: {100 if orphans else 1000}%))\n"
        f"#set par(justify: true, first-line-indent: (amount: 2em, all: true),"
        f" leading: {PITCH - SIZE}pt, spacing: {PITCH - SIZE}pt)\n"
    )
    for page in _pages(paragraphs):
        source += "\n\n".join(map(escaped, page)) + "\n#pagebreak(weak: true)\n"
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "text.typ")
        with open(path, "w", encoding="utf-8") as file:
            file.write(source)
        made = typst.compile(path, font_paths=[FONTS], ignore_system_fonts=True)
    assert isinstance(made, bytes)
    return made


def by_pagesetter(
    paragraphs: Sequence[str], measure: int, setting: Setting, fonts: FontBook
) -> bytes:
    """The same of pagesetter."""
    style = TextStyle("报宋", SIZE * UNIT)
    width = measure * SIZE * UNIT
    displays = []
    for number, page in enumerate(_pages(paragraphs)):
        items: list[Item] = []
        y = MARGIN * UNIT
        for text in page:
            done = set_paragraph([(text, style)], setting, [width], fonts, indent=2 * style.size)
            for line in done.lines:
                y += PITCH * UNIT
                items.append(Group(line.items, MARGIN * UNIT, y))
        sheet = Rect(0, 0, width + 2 * MARGIN * UNIT, y + MARGIN * UNIT)
        displays.append(
            DisplayList(str(number), sheet.width, sheet.height, sheet, sheet, tuple(items))
        )
    return write_pdf(displays, fonts, title="", date="2026-11-24")


def _pages(paragraphs: Sequence[str]) -> Iterator[Sequence[str]]:
    for start in range(0, len(paragraphs), A_PAGE):
        yield paragraphs[start : start + A_PAGE]


def read(data: bytes) -> list[Character]:
    """Every character of a PDF in reading order, but for spaces, hyphens and page ends."""
    found: list[Character] = []
    document = pypdfium2.PdfDocument(data)
    base = 0.0
    for page in document:
        text = page.get_textpage()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(pdfium.FPDFText_CountChars(text.raw)):
            character = chr(pdfium.FPDFText_GetUnicode(text.raw, index))
            if pdfium.FPDFText_IsGenerated(text.raw, index) or character in " \u00ad\ufffe\x02\r\n":
                continue
            pdfium.FPDFText_GetCharOrigin(text.raw, index, x, y)
            found.append((character, x.value - MARGIN, base - y.value))
        base += 100_000  # lines of two pages are never one
    return found


def figures(characters: Sequence[Character], paragraphs: Sequence[str], measure: int) -> Figures:
    """Figures of the lines these characters stand in. ValueError when they are not the text."""
    at = lines = forbidden = short = loose = very_loose = gaps = orphans = 0
    total = most = squeeze = 0.0
    for paragraph in paragraphs:
        count = len(paragraph.replace(" ", ""))
        own = characters[at : at + count]
        at += count
        if "".join(c for c, _, _ in own) != paragraph.replace(" ", ""):
            raise ValueError(f"not read as it was written: {paragraph[:20]}")
        made = list(_lines(own))
        orphans += len(made) > 1 and sum(c not in WIDE for c, _, _ in made[-1]) <= 1
        for line in made[:-1]:
            lines += 1
            forbidden += line[0][0] in NOT_FIRST - {"…"} or line[-1][0] in NOT_LAST
            short += _is_han(line[-1][0]) and line[-1][1] + SIZE < measure * SIZE - 0.05
            widest = 0.0
            for (left, x, _), (right, after, _) in pairwise(line):
                opening = (after - x) / SIZE - 1
                if _is_han(left) and _is_han(right):
                    gaps += 1
                    total += opening
                    widest = max(widest, opening)
                elif _is_wide(left) and _is_wide(right):
                    squeeze += max(0.0, -opening)
            most = max(most, widest)
            loose += widest > LOOSE
            very_loose += widest > VERY_LOOSE
    return Figures(
        lines, forbidden, short, total / max(gaps, 1), most, loose, very_loose, squeeze, orphans
    )


def _lines(characters: Sequence[Character]) -> Iterator[list[Character]]:
    line: list[Character] = []
    for character in characters:
        if line and abs(character[2] - line[0][2]) > SIZE / 2:
            yield line
            line = []
        line.append(character)
    yield line


def _is_han(character: str) -> bool:
    return "\u4e00" <= character <= "\u9fff"


def _is_wide(character: str) -> bool:
    return _is_han(character) or character in WIDE
