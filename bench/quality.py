"""How well lines are filled, beside typst: the same text, face and measure, read from both PDFs.

`python -m bench --quality`. At every whole measure from 8 to 20 字 the sample's copy and made
prose are set by typst and by pagesetter; one reader (PDFium) tells where each character stands in
either PDF, and the figures are made from these places alone. Like is set beside like: with typst's
digits and spaces in both, once where a last line may hold one character and once where it may not,
and then the newspaper's own setting, whose digits are half an em, beside typst without orphans and
as it comes. Where ours is not the better one is told at the end.
"""

from __future__ import annotations

import ctypes
import os
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

import pypdfium2  # type: ignore[import-untyped]
import pypdfium2.raw as pdfium  # type: ignore[import-untyped]

from bench.documents import escaped
from bench.prose import Prose
from bench.text import sample_paragraphs
from pagesetter.display import DisplayList, Group, Item
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.text import NEWSPAPER, Setting, TextStyle, set_paragraph

FONTS = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fonts")
SIZE, PITCH, MARGIN = 10, 14, 20
A_PAGE = 40
"""Paragraphs on a page, which is as high as they need."""
NOT_FIRST = set("，。、；：？！”’）》」』】％·～…")
NOT_LAST = set("“‘（《「『【")
WIDE = NOT_FIRST | NOT_LAST | {"—"}
LOOSE, VERY_LOOSE = 0.08, 0.15

ALIKE = NEWSPAPER._replace(
    digit_width="natural", han_latin=250, han_digit=250, han_latin_most=375, han_digit_most=375,
)  # fmt: skip
"""What typst sets, whatever the rules: digits as drawn, 1/4 em beside Han, 1/8 more or less."""

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


class Match(NamedTuple):
    """One way of setting the same text in both."""

    name: str
    orphans: tuple[bool, ...]
    """Beside which typst: one that may leave one character in a last line, as it does unless it
    is told, or one that may not."""
    setting: Setting


MATCHES = (
    Match("alike, orphans", (True,), ALIKE._replace(orphans=True)),
    Match("alike", (False,), ALIKE),
    Match("newspaper", (False, True), NEWSPAPER),
    Match("newspaper, full", (False, True), NEWSPAPER._replace(mode="total-fit")),
)


def main(measures: Iterable[int] = range(8, 21), characters: int = 20_000) -> None:
    """Print the table of figures."""
    texts = {"sample": sample_paragraphs(), "made": Prose(7).paragraphs(characters)}
    fonts = FontBook()
    short: list[str] = []
    for name, paragraphs in texts.items():
        print(f"\n{name}: {sum(map(len, paragraphs)):,} characters, {len(paragraphs)} paragraphs")
        print(
            f"{'字':>3} {'':17}{'lines':>6}{'forbidden':>10}{'short':>6}{'mean em':>9}{'max em':>8}"
            f"{'>0.08':>7}{'>0.15':>7}{'squeeze em':>12}{'orphans':>9}"
        )
        for measure in measures:
            typst = {}
            for orphans in (True, False):
                data = by_typst(paragraphs, measure, orphans)
                typst[orphans] = figures(read(data), paragraphs, measure)
                _print(measure, "typst, orphans" if orphans else "typst", typst[orphans])
            for match in MATCHES:
                data = by_pagesetter(paragraphs, measure, match.setting, fonts)
                ours = figures(read(data), paragraphs, measure)
                _print(measure, match.name, ours)
                for orphans in match.orphans:
                    beside = "typst, orphans" if orphans else "typst"
                    for what in shortfalls(ours, typst[orphans]):
                        short.append(f"{name}, {measure} 字, {match.name} beside {beside}: {what}")
    print(
        "\nnot better than typst:" if short else "\nbetter than typst throughout",
        *short,
        sep="\n  ",
    )


def _print(measure: int, engine: str, told: Figures) -> None:
    print(
        f"{measure:3} {engine:17}{told.lines:6}{told.forbidden:10}{told.short:6}{told.mean:9.4f}"
        f"{told.most:8.3f}{told.loose:7}{told.very_loose:7}{told.squeeze:12.1f}{told.orphans:9}",
        flush=True,
    )


def shortfalls(ours: Figures, theirs: Figures) -> list[str]:
    """Which goals our figures miss: nothing forbidden, a lower mean, no other figure higher.

    Places are read to 1/1000 em, and gaps beyond each other by less are alike.
    """
    found = []
    if ours.forbidden or ours.short:
        found.append(f"{ours.forbidden} forbidden edges, {ours.short} short lines")
    if ours.mean >= theirs.mean:
        found.append(f"mean {ours.mean:.4f}, typst {theirs.mean:.4f}")
    if ours.most > theirs.most + 0.001:
        found.append(f"widest {ours.most:.3f}, typst {theirs.most:.3f}")
    for name, mine, other in (
        ("over 0.08", ours.loose, theirs.loose), ("over 0.15", ours.very_loose, theirs.very_loose),
    ):  # fmt: skip
        if mine > other:
            found.append(f"{mine} lines {name}, typst {other}")
    return found


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
