"""Every justified line of the sample ends at its edge, read from the PDF by another library."""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from reader import Shown, opened, page_font, shown_glyphs, unicode_map, widths

from pagesetter.compose.composition import PlacedLine
from pagesetter.geometry import UNIT
from pagesetter.session import pipeline
from pagesetter.session.explaining import Owner, listen, owners_of

PAPER = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "science-weekly")
NEAR = 0.01
"""Points: a PDF's places are written to a thousandth."""
GIVING = set("，、。；：？！”’）》」』】")
"""Marks whose blank may be trimmed at a line's end."""


Trims = dict[tuple[str, str, int, int, int], float]
"""Page, story, block, start and end of a line -> points trimmed of its last mark."""


@pytest.fixture(scope="module")
def told() -> tuple[pipeline.Result, Trims]:
    """The sample as composed, and what its lines say they took of their last marks."""
    issue = pipeline.open_issue(PAPER)
    result, heard = listen(issue)
    owners = owners_of(issue.loaded.issue)
    trims: Trims = {}
    for one in heard:
        owner = owners.get(one.span, Owner())
        for line in one.lines:
            taken = -dict(line.spent).get("line-end", 0) / UNIT
            trims[*owner[:2], owner.block, line.start, line.end] = taken
    return result, trims


def ends(result: pipeline.Result) -> Iterator[tuple[str, PlacedLine, Shown, float, str]]:
    """Of each justified line, by page: what is last in it, how far that ends beyond, its text."""
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
            excess = beyond(line, glyph, wide)
            yield page.name, line, glyph, excess, texts[glyph.font][glyph.code]


def last_of(line: PlacedLine, shown: list[Shown]) -> Shown:
    """The glyph farthest along the line, of those that stand on its baseline."""
    x, y, wide, high = (length / UNIT for length in line.box)
    row = [g for g in shown if x - 1 < g.x < x + wide and y < g.y < y + 1.2 * high]
    base = next(g.y for g in row if abs(g.y - 0.88 * g.size - y) < 0.05)
    return max((g for g in row if abs(g.y - base) < 0.01), key=lambda glyph: glyph.x)


def beyond(line: PlacedLine, glyph: Shown, wide: float) -> float:
    """How far the glyph's advance ends beyond its line's box, in points."""
    return glyph.x + wide - (line.box.x + line.box.width) / UNIT


def test_every_justified_line_ends_at_its_edge(told: tuple[pipeline.Result, Trims]) -> None:
    result, trims = told
    wrong = []
    count = trimmed = 0
    for page, line, glyph, excess, text in ends(result):
        place = (line.story, line.block, line.start, line.end)
        # A story that goes on is told of the page where it begins.
        taken = trims.get((page, *place), trims.get(("01", *place), 0.0))
        most = glyph.size / 2 if text in GIVING else 0
        if abs(excess - taken) > NEAR or not 0 <= taken <= most + NEAR:
            wrong.append((line, text, round(excess, 3), round(taken, 3)))
        trimmed += taken > 0
        count += 1
    assert not wrong
    assert count > 600
    assert trimmed > 30
