"""Vertical lines in the PDF: glyphs where the list puts them, lines that readers find again."""

from __future__ import annotations

import pytest
from reader import (
    Outlines,
    opened,
    page_font,
    shown_glyphs,
    source_outline,
    tool,
    unicode_map,
    widths,
)
from test_rasters import MEAN, WORST, difference, from_pdf, from_qt
from typeset import pt

from pagesetter.checks.ink import Mark
from pagesetter.checks.pdf.told import Told
from pagesetter.checks.pdf.walker import Walker
from pagesetter.display import DisplayList, FillPath, GlyphRun, Group, Item
from pagesetter.display.bounds import bounds
from pagesetter.display.turning import turned
from pagesetter.display.walk import flatten, glyph_runs
from pagesetter.export.outlines import outlined
from pagesetter.export.pdf import write_pdf
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.text import NEWSPAPER, TextStyle, set_paragraph

INFO = {"title": "试验报", "date": "2026-11-24"}
TEXT = (
    "测风的人说：“风大时要等10秒。”仪器是Kestrel牌的，读数在3.5米左右，第123号——这是题目……"
    "他又走了三公里，看见了《星图》。"
)


def page_of(items: list[Item]) -> DisplayList:
    box = Rect(0, 0, pt(200), pt(200))
    return DisplayList("1", pt(200), pt(200), box, box, tuple(items))


def column_page(fonts: FontBook, size: int = 10, **style: object) -> tuple[DisplayList, list[str]]:
    """The text in lines of 12 字, 14 pt apart, from the right; the page and its lines."""
    look = TextStyle("报宋", size * UNIT)._replace(**style)  # type: ignore[arg-type]
    setting = NEWSPAPER._replace(direction="vertical")
    done = set_paragraph([(TEXT, look)], setting, [12 * look.size], fonts)
    lying = [Group(line.items, 0, i * pt(14)) for i, line in enumerate(done.lines)]
    lines = [TEXT[line.start : line.end] for line in done.lines]
    return page_of(list(turned(lying, pt(180), pt(20)))), lines


@pytest.mark.parametrize("style", [{}, {"hscale": 800}, {"letter_space": 37}])
def test_glyphs_are_read_back_from_where_the_list_puts_them(fonts: FontBook, style: dict) -> None:
    page, _ = column_page(fonts, **style)
    read = opened(write_pdf([page], fonts, **INFO))
    shown = iter(shown_glyphs(read))
    outlines: dict[str, Outlines] = {}
    ways = set()
    for run in glyph_runs(page.items):
        face = fonts.face(run.face)
        ways.add(run.vertical)
        for i, gid in enumerate(run.gids):
            glyph = next(shown)
            x, y = run.xs[i], run.ys[i] if run.ys else 0
            if run.vertical == "turned":
                x, y = -y, x
            assert glyph.x == pytest.approx((run.x + x) / UNIT, abs=0.0025)
            assert glyph.y == pytest.approx((run.y + y) / UNIT, abs=0.0025)
            assert glyph.turned == (run.vertical == "turned")
            assert glyph.hscale == pytest.approx(run.hscale / 1000)
            if glyph.font not in outlines:
                outlines[glyph.font] = Outlines(page_font(read, glyph.font))
            source = source_outline(face.path, face.member, gid)
            assert outlines[glyph.font].of(glyph.code) == source
    assert next(shown, None) is None
    assert ways == {"upright", "turned"}


def test_every_full_line_ends_at_the_foot(fonts: FontBook) -> None:
    """From 20 pt down 12 字 of 10 pt: the last advance ends at 140, but for a stop's own blank."""
    page, lines = column_page(fonts)
    read = opened(write_pdf([page], fonts, **INFO))
    shown = shown_glyphs(read)
    advances = {glyph.font: widths(page_font(read, glyph.font)) for glyph in shown}
    ends: dict[int, float] = {}
    for glyph in shown:
        wide = advances[glyph.font].get(glyph.code, 1000) / 1000 * glyph.size
        middle = glyph.x + (0 if glyph.turned else wide / 2)
        column = round((180 - middle) / 14)
        foot = glyph.y + (wide if glyph.turned else 0.12 * glyph.size)
        ends[column] = max(ends.get(column, 0), foot)
    assert sorted(ends) == list(range(len(lines)))
    for column, line in enumerate(lines[:-1]):
        most = 5 if line[-1] in "，。：”》" else 0
        assert -0.01 <= ends[column] - 140 <= most + 0.01, line
    assert sum(line[-1] not in "，。：”》" for line in lines[:-1]) > 2


def test_readers_find_the_text_in_order_and_lines_as_lines(fonts: FontBook) -> None:
    page, lines = column_page(fonts)
    pdf = write_pdf([page], fonts, **INFO)
    assert tool("pdftotext", "-raw", "-", "-", data=pdf).replace("\n", "").strip("\f") == TEXT
    told = tool("pdftotext", "-", "-", data=pdf).split("\n")
    plain = [line for line in lines if not any("A" <= c <= "z" or c in "3." for c in line)]
    assert len(plain) >= 3
    assert set(plain) <= {line.replace(" ", "") for line in told}


def test_every_glyph_has_its_text(fonts: FontBook) -> None:
    page, _ = column_page(fonts)
    read = opened(write_pdf([page], fonts, **INFO))
    maps = {}
    text = ""
    last = None
    for glyph in shown_glyphs(read):
        if glyph.font not in maps:
            maps[glyph.font] = unicode_map(page_font(read, glyph.font))
        if glyph.actual is None:
            text += maps[glyph.font][glyph.code]
        elif glyph.actual != last:
            text += glyph.actual
        last = glyph.actual
    assert text == TEXT
    assert page_font(read, "/F1V").Encoding == "/Identity-V"
    assert page_font(read, "/F1V").DescendantFonts[0] == page_font(read, "/F1").DescendantFonts[0]


def test_level_pages_have_no_vertical_font(page: DisplayList, fonts: FontBook) -> None:
    assert b"Identity-V" not in write_pdf([page], fonts, **INFO)


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize("size", [9, 10])
def test_screen_and_pdf_draw_the_same(fonts: FontBook, size: int) -> None:
    """At 2400 dpi: below, PDFium draws vertical glyphs from a cache that lies 0.03 pt aside."""
    page, _ = column_page(fonts, size)
    page = page._replace(items=(Group(page.items, pt(-115), pt(-15)),))
    page = page._replace(width=pt(70), height=pt(130))
    mean, worst = difference(from_qt(page, fonts, 2400), from_pdf(page, fonts, 2400), 16)
    # Cut close: it has four times the ink of the page the bound was made for.
    assert mean <= 4 * MEAN
    assert worst <= WORST
    moved = page._replace(items=(Group(page.items, 0, pt(0.1)),))
    off, _ = difference(from_qt(moved, fonts, 2400), from_pdf(page, fonts, 2400), 16)
    assert off > 4 * MEAN


def test_outlines_lie_where_the_text_did(fonts: FontBook) -> None:
    page, _ = column_page(fonts)
    paths = outlined(page, fonts, "all")
    assert not list(glyph_runs(paths.items))
    assert any(isinstance(item, FillPath) for item, _, _ in flatten(paths.items))
    mean, worst = difference(from_qt(page, fonts, 1200), from_qt(paths, fonts, 1200), 8)
    assert mean <= MEAN
    assert worst <= WORST


def test_bounds_of_a_turned_run_are_turned_too(fonts: FontBook) -> None:
    look = TextStyle("报宋", 10 * UNIT)
    setting = NEWSPAPER._replace(direction="vertical")
    (line,) = set_paragraph([("Kestrel", look)], setting, [12 * look.size], fonts).lines
    (run,) = turned(line.items, pt(100), pt(20))
    assert isinstance(run, GlyphRun)
    box = bounds([run])
    assert box is not None
    # The em box is 8.8 pt above the baseline, which is right of it, and 1.2 below.
    assert box.x == pytest.approx(pt(98.8), abs=1)
    assert box.width == pt(10)
    assert box.y == pt(20)


def marks_of(page: DisplayList, fonts: FontBook) -> list[Mark]:
    with opened(write_pdf([page], fonts, **INFO)) as pdf:
        walker = Walker(Told(""), {}, 200.0, 0.0)
        walker.walk(pdf.pages[0], pdf.pages[0].resources)
        return walker.marks


def test_the_check_of_a_pdf_finds_vertical_text_where_it_stands(fonts: FontBook) -> None:
    look = TextStyle("报宋", 10 * UNIT)
    setting = NEWSPAPER._replace(direction="vertical")
    (line,) = set_paragraph([("天地玄黄", look)], setting, [12 * look.size], fonts).lines
    (mark,) = marks_of(page_of(list(turned(line.items, pt(100), pt(20)))), fonts)
    # The line's middle is 3.8 pt right of its baseline, and four cells are 40 pt.
    places = (mark.box.x, mark.box.y, mark.box.right, mark.box.bottom)
    for place, wanted in zip(places, (98.8, 20, 108.8, 60), strict=True):
        assert place == pytest.approx(pt(wanted), abs=pt(0.01))
