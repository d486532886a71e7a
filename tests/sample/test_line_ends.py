"""Every justified line of the sample ends at its edge, read from the PDF by another library."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from reader import Shown, opened, page_font, shown_glyphs, unicode_map, widths

from pagesetter.compose.composition import PlacedLine
from pagesetter.geometry import UNIT
from pagesetter.session import pipeline

PAPER = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "science-weekly")
NEAR = 0.01
"""Points: a PDF's places are written to a thousandth."""
GIVING = set("，、。；：？！”’）》」』】")
"""Marks that may give up to half an em of blank at a line's end."""
KERN = 0.04
"""In em: an address turned after its / keeps the kerning of the letter that would follow."""
INSETS = {("03", "s1", 0): 9.5}
"""Page, story and block -> points its style keeps free right of its lines; 导语 1 字."""


@pytest.fixture(scope="module")
def result() -> pipeline.Result:
    return pipeline.compose_issue(pipeline.open_issue(PAPER))


def ends(result: pipeline.Result) -> Iterator[tuple[PlacedLine, Shown, float, str]]:
    """Of each justified line: what the PDF shows last in it, how far that ends beyond, its text."""
    pages = result.composition.pages
    pdf = opened(pipeline.press_pdf(result, pages, pipeline.Press("plain")))
    for index, page in enumerate(pages):
        shown = shown_glyphs(pdf, index)
        fonts = {glyph.font: page_font(pdf, glyph.font, index) for glyph in shown}
        advances = {name: widths(font) for name, font in fonts.items()}
        texts = {name: unicode_map(font) for name, font in fonts.items()}
        for line in page.lines:
            if line.reason in ("last", "turn"):
                continue
            glyph = last_of(line, shown)
            wide = advances[glyph.font].get(glyph.code, 1000) / 1000 * glyph.size * glyph.hscale
            excess = beyond(line, glyph, wide) + INSETS.get((page.name, line.story, line.block), 0)
            yield line, glyph, excess, texts[glyph.font][glyph.code]


def last_of(line: PlacedLine, shown: list[Shown]) -> Shown:
    """The glyph farthest along the line, of those that stand on its baseline."""
    x, y, wide, high = (length / UNIT for length in line.box)
    row = [g for g in shown if x - 1 < g.x < x + wide and y < g.y < y + 1.2 * high]
    base = next(g.y for g in row if abs(g.y - 0.88 * g.size - y) < 0.05)
    return max((g for g in row if abs(g.y - base) < 0.01), key=lambda glyph: glyph.x)


def beyond(line: PlacedLine, glyph: Shown, wide: float) -> float:
    """How far the glyph's advance ends beyond its line's box, in points."""
    return glyph.x + wide - (line.box.x + line.box.width) / UNIT


def test_every_justified_line_ends_at_its_edge(result: pipeline.Result) -> None:
    wrong = []
    count = plain = 0
    for line, glyph, excess, text in ends(result):
        most = glyph.size / 2 if text in GIVING else KERN * glyph.size if text == "/" else 0
        if not -NEAR <= excess <= most + NEAR:
            wrong.append((line, text, round(excess, 3)))
        plain += most == 0
        count += 1
    assert not wrong
    assert count > 600
    assert plain > 400
