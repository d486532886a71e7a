"""Groups of the same paths, such as the cells of a 花边, are written once and placed often."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path

import pytest
from made_pictures import photo, saved
from PIL import Image, ImageChops
from reader import opened, shown_glyphs
from typeset import pt, set_run, sheet

from pagesetter.checks.marks import Mark, page_marks
from pagesetter.checks.pdf.told import Told
from pagesetter.checks.pdf.walker import Walker
from pagesetter.colour import BLACK, RED, Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.paths import circle_path, rectangle_path
from pagesetter.export.knockout import knocked_out
from pagesetter.export.pdf import write_pdf
from pagesetter.export.placing import Move
from pagesetter.export.plates import BLACK_ONLY, on_plates
from pagesetter.export.raster import render_png
from pagesetter.findings import SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.session.pictures import PictureShelf

INFO = {"title": "试验报", "date": "2026-11-24"}
GOLD = Ink((0, 200, 800, 100), "spot", "金")
CELL: tuple[Item, ...] = (
    FillPath(circle_path(pt(4), pt(4), pt(3)), BLACK),
    StrokePath((("M", 0, pt(4)), ("L", pt(8), pt(4))), pt(0.5), GOLD, (pt(1),), "round", "bevel"),
    FillPath(rectangle_path(Rect(pt(3), pt(3), pt(2), pt(2))), RED),
)
PLAIN: tuple[Item, ...] = (
    StrokePath((("M", 0, pt(4)), ("L", pt(8), pt(4))), pt(1), RED),
    FillPath(rectangle_path(Rect(pt(3), pt(3), pt(2), pt(2))), RED),
    FillPath(circle_path(pt(4), pt(4), pt(3)), BLACK),
)
"""Begins as a page begins: pen of 1 pt, no overprint."""
PLACES = ((20, 30), (28.0833, 30), (36.1667, 30), (44.25, 230.5))


def cells(items: tuple[Item, ...] = CELL) -> list[Item]:
    return [Group(items, pt(x), pt(y)) for x, y in PLACES]


def content(page: DisplayList, fonts: FontBook) -> str:
    pdf = opened(write_pdf([page], fonts, **INFO))
    return pdf.pages[0].Contents.read_bytes().decode("latin-1")


def read_marks(page: DisplayList, fonts: FontBook) -> list[Mark]:
    """The marks another reader finds in the PDF."""
    told = Told("")
    pdf = opened(write_pdf([page], fonts, **INFO))
    walker = Walker(told, {}, page.height / UNIT, 0.0)
    walker.walk(pdf.pages[0].obj, pdf.pages[0].Resources)
    assert {one.code for one in told.findings} <= {"pdf-spot"}
    return walker.marks


def test_the_same_operators_stand_after_a_move_each_time(fonts: FontBook) -> None:
    """Neighbours go on from one another: 28.083 - 20, 36.167 - 28.083 …; y is upwards."""
    text = content(sheet(cells()), fonts)
    before, *stamps = text.split("1 0 0 1 ")
    assert before == "q "
    moves = [stamp.split(" cm\n")[0] for stamp in stamps]
    assert moves == ["20 270", "8.083 0", "8.084 0", "8.083 -200.5"]
    bodies = {stamp.split(" cm\n")[1].strip().removesuffix("\nQ") for stamp in stamps}
    assert len(bodies) == 1
    (body,) = bodies
    assert "3 -5 2 2 re f" in body
    assert (text.count("q "), text.endswith("\nQ")) == (1, True)


def test_a_stamp_sets_its_pen_and_inks_whatever_was_set_before(fonts: FontBook) -> None:
    line = (("M", 0, pt(100)), ("L", pt(90), pt(100)))
    drawn = StrokePath(line, pt(2), BLACK, (pt(5), pt(4)), "square", "round")
    text = content(sheet([drawn, *cells(PLAIN)]), fonts)
    start = text.split(" cm\n")[1]
    assert start.startswith(
        "/Knock gs\n0 1 1 0 K\n1 w\n[]0 d\n0 J\n0 j\n0 -4 m 8 -4 l S\n0 1 1 0 k\n"
    )


def test_they_are_no_content_of_a_tagged_file(fonts: FontBook) -> None:
    """Not even where text was painted before them."""
    text = Tag("article", (Tag("paragraph", (set_run(fonts.primary("报宋"), "文", 9, 20, 40),)),))
    pdf = opened(write_pdf([sheet([text, *cells()])], fonts, tagged=True, **INFO))
    found = pdf.pages[0].Contents.read_bytes().decode("latin-1")
    before, after = found.split("q 1 0 0 1 ", 1)
    assert before.endswith("\nET\nEMC\n/Artifact BMC\n")
    assert "BDC" not in after
    assert after.endswith("\nQ\nEMC")


def test_what_stands_between_is_not_moved_with_them(fonts: FontBook) -> None:
    box = FillPath(rectangle_path(Rect(pt(100), pt(9), pt(50), pt(50))), RED)
    first, second, third, fourth = cells()
    text = content(sheet([first, box, second, third, box, fourth]), fonts)
    assert text.count("\nQ\n0 1 1 0 k\n100 241 50 50 re f\nq 1 0 0 1 ") == 1
    assert text.count("\nQ\n100 241 50 50 re f\nq 1 0 0 1 ") == 1


@pytest.mark.parametrize("cell", [CELL, PLAIN])
def test_everything_is_where_the_page_has_it_and_in_its_inks(
    cell: tuple[Item, ...], fonts: FontBook
) -> None:
    line = (("M", 0, pt(100)), ("L", pt(90), pt(100)))
    others: list[Item] = [
        FillPath(rectangle_path(Rect(pt(100), pt(9), pt(50), pt(50))), RED),
        StrokePath(line, pt(3), BLACK),
        FillPath(rectangle_path(Rect(pt(200), pt(9), pt(50), pt(50))), GOLD),
        StrokePath(line, pt(2), RED, (pt(5), pt(4)), "square", "round"),
    ]
    page = sheet([item for pair in zip(others, cells(cell), strict=True) for item in pair])
    wanted, found = page_marks(page), read_marks(page, fonts)
    assert len(wanted) == len(found) == 16
    for one, other in zip(wanted, found, strict=True):
        assert one[2:4] == other[2:4]
        assert one.kind == other.kind
        assert all(abs(a - b) <= UNIT // 500 for a, b in zip(one.box, other.box, strict=True))


def test_it_looks_like_the_same_paths_one_by_one(fonts: FontBook) -> None:
    single: list[Item] = [
        moved for x, y in PLACES for moved in Move(dx=pt(x), dy=pt(y)).items(CELL)
    ]
    once, often = (
        Image.open(BytesIO(render_png(write_pdf([sheet(items)], fonts, **INFO), 0, 150)))
        for items in (single, cells())
    )
    assert once.convert("L").getextrema()[0] < 60
    difference = ImageChops.difference(once.convert("RGB"), often.convert("RGB"))
    assert all(high <= 40 for _, high in difference.getextrema())  # of an edge's grey


def test_text_after_them_has_its_own_state(fonts: FontBook) -> None:
    song = fonts.primary("报宋")
    red = (FillPath(rectangle_path(Rect(0, 0, pt(2), pt(2))), RED),)
    run = set_run(song, "文", 9, 20, 140)
    items: list[Item] = []
    for group in cells(red):
        items += [run, group, run]
    shown = shown_glyphs(opened(write_pdf([sheet(items)], fonts, **INFO)))
    assert {(g.fill, g.overprint) for g in shown} == {(("0", "0", "0", "1", "k"), True)}
    assert len(shown) == 8


def test_groups_of_text_are_written_every_time(fonts: FontBook) -> None:
    page = sheet(cells((set_run(fonts.primary("报宋"), "文", 9, 0, 9), *CELL)))
    shown = shown_glyphs(opened(write_pdf([page], fonts, **INFO)))
    assert [round(g.x, 2) for g in shown] == [20, 28.08, 36.17, 44.25]
    assert " cm" not in content(page, fonts)


def test_pages_made_ready_for_the_press_still_write_them_once(fonts: FontBook) -> None:
    """With text knocked out of a dark ground, without colour, and moved for its marks."""
    ground = FillPath(rectangle_path(Rect(pt(10), pt(100), pt(300), pt(90))),
                      Ink((900, 900, 900, 900)))  # fmt: skip
    grey = (FillPath(rectangle_path(Rect(0, 0, pt(2), pt(2))), Ink((0, 0, 0, 400))),)
    page = sheet([ground, set_run(fonts.primary("大黑"), "黑", 60, 30, 170), *cells(grey)])
    knocked = knocked_out(page)
    assert knocked != page
    plain = on_plates(knocked, BLACK_ONLY).page
    moved = plain._replace(items=Move(dx=pt(9), dy=pt(9)).items(plain.items))
    text = content(moved, fonts)
    assert (text.count("q 1 0 0 1 "), text.count("\n1 0 0 1 8.08")) == (1, 3)


def test_a_picture_on_the_page_leaves_them_one(fonts: FontBook, tmp_path: Path) -> None:
    saved(tmp_path, "a.png", photo())
    shelf = PictureShelf((str(tmp_path),), cache="")
    assert shelf.size("a.png", SourceSpan()) == (60, 40)
    box = Rect(pt(100), pt(9), pt(60), pt(40))
    inside = Tag("figure", (PlaceImage("a.png", box, box), *cells()))
    (page,), streams = shelf.ready([sheet([*cells(), inside])])
    assert len(streams) == 1
    groups = [item for item in (*page.items, *page.items[-1].items) if isinstance(item, Group)]
    assert len(groups) == 8
    assert all(group.items is CELL for group in groups)


def test_colours_turned_to_black_leave_them_one(fonts: FontBook) -> None:
    turned = on_plates(sheet(cells()), BLACK_ONLY)
    first, *others = (item for item in turned.page.items if isinstance(item, Group))
    assert first.items != CELL
    assert all(other.items is first.items for other in others)
    assert turned.pieces == 8  # gold and red in each of four


def test_dark_cells_and_cells_over_dark_ground_are_grounds_of_text(fonts: FontBook) -> None:
    """Text over a border knocks out where it would by single paths."""
    rich = Ink((500, 500, 500, 0))
    light = Ink((0, 0, 100, 0))
    hei = fonts.primary("黑")
    square = rectangle_path(Rect(0, 0, pt(40), pt(40)))

    def knocks(*items: Item) -> bool:
        page = sheet([*items, set_run(hei, "字", 9, 60, 130)])
        run = knocked_out(page).items[-1]
        assert isinstance(run, GlyphRun)
        return not run.ink.overprint

    def at(ink: Ink) -> Group:
        return Group((FillPath(square, ink),), pt(50), pt(100))

    assert not knocks(at(light))
    assert knocks(at(rich))
    assert not knocks(at(rich), at(light))  # which covers it
    assert not knocks(at(rich), Group(at(light).items, pt(50), pt(100)))
    assert knocks(at(light), at(rich))
    assert knocks(at(rich), Group(at(light).items, pt(150), pt(100)))  # and lies elsewhere
