"""勾边 and 空心: what stands in the PDF, what the screen shows, what preflight sees."""

from __future__ import annotations

from array import array

import pytest
from reader import opened
from test_rasters import MEAN, difference, from_pdf, from_qt
from typeset import pt, set_run, sheet

from pagesetter.checks.ink import layers
from pagesetter.checks.marks import page_marks
from pagesetter.colour import BLACK, RED, WHITE, Ink
from pagesetter.display import DisplayList, FillPath, GlyphRun, Item, Outline, StrokePath, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.dump import dump
from pagesetter.display.paths import rectangle_path
from pagesetter.display.walk import edged
from pagesetter.export.outlines import outlined
from pagesetter.export.pdf import write_pdf
from pagesetter.export.placing import Move
from pagesetter.export.plates import on_plates
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect

SOLID = Ink((0, 0, 0, 1000))
EDGE = Outline(pt(1.5), WHITE)
HOLLOW = Outline(pt(0.8), BLACK, hollow=True)
WORST = 32
"""The two flatten the round corners of a stroke differently: single pixels of 28."""


def title(fonts: FontBook, outline: Outline | None, **changes: object) -> GlyphRun:
    face = fonts.primary("大黑")
    return set_run(face, "大雪过后", 40, 40, 90, outline=outline, **changes)


def half_on_black(*items: Item) -> DisplayList:
    """Two characters of the title on solid black, two on paper."""
    ground = FillPath(rectangle_path(Rect(pt(20), pt(30), pt(100), pt(100))), SOLID)
    return sheet((ground, Tag("headline", tuple(items), "大雪过后")))


def content(page: DisplayList, fonts: FontBook) -> str:
    with opened(write_pdf([page], fonts, title="试验报", date="2026-11-24")) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1")


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("outline", "changes"),
    [
        (EDGE, {}),
        (HOLLOW, {}),
        (EDGE, {"hscale": 700}),
        (HOLLOW._replace(ink=WHITE), {"hscale": 700}),
        (Outline(pt(2), BLACK), {"ink": WHITE}),
    ],
)
def test_screen_and_print_agree(
    fonts: FontBook, outline: Outline, changes: dict[str, object]
) -> None:
    page = half_on_black(title(fonts, outline, **changes))
    printed = from_pdf(page, fonts, 600)
    mean, worst = difference(from_qt(page, fonts, 600), printed)
    assert mean <= MEAN
    assert worst <= WORST
    bare = half_on_black(title(fonts, None, **changes))
    _, worst = difference(from_qt(bare, fonts, 600), printed)
    assert worst > 2 * WORST


@pytest.mark.usefixtures("qapp")
def test_turned_to_outlines_it_looks_the_same(fonts: FontBook) -> None:
    for line in (EDGE, HOLLOW):
        page = half_on_black(title(fonts, line))
        mean, worst = difference(
            from_pdf(outlined(page, fonts, "titles"), fonts, 600), from_pdf(page, fonts, 600)
        )
        assert mean <= MEAN
        assert worst <= WORST


def test_the_line_is_as_wide_as_it_says(fonts: FontBook) -> None:
    """一 is a bar: over its middle the white line is 1.5 pt high, counted in rows of pixels."""
    face = fonts.primary("大黑")
    run = set_run(face, "一", 100, 40, 120, outline=Outline(pt(1.5), WHITE))
    image = from_pdf(half_on_black(run), fonts, 720)  # ten pixels a point
    column = [image.getpixel((900, y)) for y in range(310, 1290)]
    ground = column[0]
    first = next(i for i, v in enumerate(column) if v != ground)
    again = next(i for i, v in enumerate(column) if i > first + 5 and v == ground)
    assert 14 <= again - first <= 16


def test_text_with_an_edge_stands_in_the_file_once(fonts: FontBook) -> None:
    text = content(half_on_black(title(fonts, EDGE)), fonts)
    assert text.count("Tj") + text.count("TJ") == 1
    assert " B\n" in text
    assert "3 w" in text  # twice 1.5 pt
    assert "1 j" in text
    assert "Tr" not in text
    # The line knocks out, the black type on it overprints.
    at = text.index(" B\n")
    assert text.rindex("/Knock gs", 0, at) if "/Over gs" in text[:at] else "/Over gs" in text[at:]


def test_hollow_text_is_text_whose_edges_are_stroked(fonts: FontBook) -> None:
    text = content(half_on_black(title(fonts, HOLLOW._replace(ink=RED))), fonts)
    assert text.count("Tj") + text.count("TJ") == 1
    assert " B\n" not in text
    assert text.index("0 1 1 0 K") < text.index("1 Tr") < text.index("0 Tr")
    assert "0.8 w" in text


def test_edges_of_neighbours_lie_below_all_their_glyphs(fonts: FontBook) -> None:
    face = fonts.primary("大黑")
    one = set_run(face, "雪", 40, 40, 90, outline=EDGE)
    two = set_run(face, "夜", 40, 78, 90, outline=EDGE)
    plain = set_run(face, "天", 40, 120, 90)
    text = content(half_on_black(one, two, plain, one.moved(pt(150), 0)), fonts)
    marks = [w for w in text.replace("\n", " ").split() if w == "B" or w.endswith(")Tj")]
    assert ["B" if m == "B" else "T" for m in marks] == list("BBTTTBT")
    done = outlined(half_on_black(one, two), fonts, "all").items[1]
    assert isinstance(done, Tag)
    kinds = [type(item) for item in done.items]
    assert kinds == [FillPath, StrokePath, FillPath, StrokePath, FillPath, FillPath]
    assert edged((plain, one, two, plain, two), one) == [one, two]


def test_dump_bounds_and_moves_know_the_outline(fonts: FontBook) -> None:
    run = title(fonts, EDGE)
    assert " 0/0/0/100! outline 1.5 0/0/0/0 “大雪过后”" in dump(half_on_black(run))
    assert " hollow 0.8 0/0/0/100! “大雪过后”" in dump(half_on_black(title(fonts, HOLLOW)))
    bare = bounds((title(fonts, None),))
    assert bare is not None
    assert bounds((run,)) == bare.inset(-pt(1.5))
    assert bounds((title(fonts, HOLLOW),)) == bare.inset(-((pt(0.8) + 1) // 2))
    assert run.moved(5, 7) == run._replace(x=run.x + 5, y=run.y + 7)
    (half,) = Move(50).items((run,))
    assert isinstance(half, GlyphRun)
    assert half.outline == Outline(pt(0.75), WHITE)


def test_on_fewer_plates_the_line_changes_too(fonts: FontBook) -> None:
    blue = Ink((1000, 700, 0, 0))
    done = on_plates(half_on_black(title(fonts, Outline(pt(1), blue), ink=WHITE)), "黑").page
    (run,) = [i for t in done.items if isinstance(t, Tag) for i in t.items]
    assert isinstance(run, GlyphRun)
    assert run.outline == Outline(pt(1), BLACK)
    assert run.ink == WHITE


def test_preflight_sees_the_line_and_what_it_hides(fonts: FontBook) -> None:
    dark = Ink((600, 500, 500, 100))
    ground = FillPath(rectangle_path(Rect(0, 0, pt(400), pt(300))), dark)
    below = {
        line: next(x.background for x in layers(page_marks(sheet((ground, title(fonts, line)))))
                   if x.mark.kind == "text")
        for line in (None, EDGE)
    }  # fmt: skip
    assert below == {None: 1700, EDGE: 0}
    marks = page_marks(sheet((title(fonts, HOLLOW),)))
    assert [(m.kind, m.measure) for m in marks] == [("stroke", pt(0.8)), ("text", pt(40))]
    assert marks[1].plates == (("K", 1000),)


def test_an_empty_run_paints_nothing(fonts: FontBook) -> None:
    nothing = title(fonts, EDGE)._replace(gids=array("H"), clusters=array("I"), xs=array("i"))
    text = content(half_on_black(nothing), fonts)
    assert " B" not in text
    assert "Tj" not in text
