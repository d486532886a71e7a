"""压图标题: where the title stands on its picture, what lies over what, what knocks out."""

from __future__ import annotations

import pytest
from build import (
    CELL,
    PITCH,
    Sizes,
    all_tags,
    article,
    box,
    codes,
    composed,
    em,
    found,
    frame,
    high,
    issue,
    line_top,
    page,
    pt,
    runs,
    story,
    values,
)

from pagesetter.colour import BLACK, WHITE, Ink
from pagesetter.compose import Composition, compose
from pagesetter.display import FillPath, GlyphRun, PlaceImage, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.model import Article, Box, Over, Picture, Title
from pagesetter.session.composer import Composer

# The picture fills columns 1 to 3 and lines 1 to 16 of the small page.
PICTURE = Rect(30 * UNIT, 50 * UNIT, 320 * UNIT, (15 * 15 + 10) * UNIT)


def picture(name: str = "p1", line: int = 1, **given: object) -> Box:
    return box(name, "picture", (1, line, 3, 16), pictures=(Picture("a"),), **given)


def made(
    fonts: FontBook, over: Over = Over(), of: Article | None = None, *, own: bool = True,
    **parts: object,
) -> Composition:  # fmt: skip
    one = of or article("a", ["正文" * 40], headline="大雪过后")
    title = Title(over=over, parts=tuple((k, values(**v)) for k, v in parts.items()))  # type: ignore[arg-type]
    placed = story(
        "s1", "a", frame("f1", 1, 17, 3, 8), title=title, boxes=(picture(),) if own else ()
    )  # fmt: skip
    boxes = () if own else (picture(),)
    return composed(fonts, page(placed, boxes=boxes), one, pictures=Sizes(a=(3200, 2350)))


def title_box(composition: Composition) -> Rect:
    (headline,) = all_tags(composition.pages[0].display.items, "headline")
    at = bounds(headline.items)
    assert at is not None
    return at


def test_it_stands_a_line_above_the_foot_and_takes_no_line_of_the_text(font_book: FontBook) -> None:
    done = made(font_book)
    at = title_box(done)
    assert at.bottom == PICTURE.bottom - PITCH
    assert done.pages[0].lines[0].box.y == line_top(17)
    assert "box-over-title" not in codes(done)
    assert "no-frame" not in codes(done)


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize(
    ("over", "top", "foot"),
    [
        (Over(edge="top"), PITCH, None),
        (Over(edge="top", away=high(0)), 0, None),
        (Over(edge="bottom", away=em(2)), None, 2 * CELL),
    ],
)
def test_it_is_placed_from_an_edge(
    font_book: FontBook, own: bool, over: Over, top: int | None, foot: int | None
) -> None:
    at = title_box(made(font_book, over._replace(picture="p1"), own=own))
    if top is not None:
        assert at.y == PICTURE.y + top
    if foot is not None:
        assert at.bottom == PICTURE.bottom - foot


def test_its_measure_is_the_picture_less_the_insets(font_book: FontBook) -> None:
    left = title_box(made(font_book, headline={"align": "left"}))
    assert left.x == PICTURE.x + CELL
    right = title_box(made(font_book, Over(inset=em(3)), headline={"align": "right"}))
    assert right.right == PICTURE.right - 3 * CELL
    spread = article("a", ["正文"], headline="大" * 11)
    done = made(font_book, Over(inset=em(3)), spread, headline={"size": pt(24)})
    assert found(done, "title-too-wide")["characters"] == "1"  # 260 pt hold 10 of 24 pt


def test_the_title_lies_over_its_picture_and_in_its_article(font_book: FontBook) -> None:
    for own in (True, False):
        items = made(font_book, Over("p1"), own=own).pages[0].display.items
        kinds = [
            "title" if isinstance(i, GlyphRun) and i.text == "大雪过后" else "picture"
            for i, _, _ in flatten(items)
            if isinstance(i, PlaceImage) or (isinstance(i, GlyphRun) and i.text == "大雪过后")
        ]
        assert kinds == ["picture", "title"]
        (one,) = [t for t in all_tags(items, "article") if t.key == "s1"]
        assert all_tags(one.items, "headline")


def test_a_bar_is_as_wide_as_the_picture_and_half_a_line_round_the_title(
    font_book: FontBook,
) -> None:
    done = made(font_book, Over(bar=80, edge="top", away=high(0)), headline={"ink": "白"})
    items = done.pages[0].display.items
    (one,) = [t for t in all_tags(items, "article") if t.key == "s1"]
    bar = one.items[0]
    assert isinstance(bar, Tag)
    (fill,) = bar.items
    assert isinstance(fill, FillPath)
    assert fill.ink == Ink((0, 0, 0, 800))
    assert not fill.ink.overprint
    size = title_box(done).height
    assert bounds((fill,)) == Rect(PICTURE.x, PICTURE.y, PICTURE.width, size + PITCH)
    assert title_box(done).y == PICTURE.y + PITCH // 2


@pytest.mark.parametrize(
    ("over", "look", "overprints"),
    [
        (Over(), {"size": pt(24)}, True),  # small black type overprints, as all text does
        (Over(), {"size": pt(25)}, False),
        (Over(bar=10), {"size": pt(25)}, True),
        (Over(), {"size": pt(25), "outline": pt(1)}, True),  # its white edge takes the picture away
    ],
)
def test_large_black_type_knocks_out(
    font_book: FontBook, over: Over, look: dict[str, object], overprints: bool
) -> None:
    (headline,) = all_tags(made(font_book, over, headline=look).pages[0].display.items, "headline")
    assert {run.ink for run in runs(headline.items)} == {BLACK._replace(overprint=overprints)}


def test_a_hollow_title_knocks_out_with_its_line(font_book: FontBook) -> None:
    done = made(font_book, headline={"size": pt(30), "hollow": True})
    (headline,) = all_tags(done.pages[0].display.items, "headline")
    (run,) = runs(headline.items)
    assert run.outline is not None
    assert run.outline.ink == Ink((0, 0, 0, 1000))


def test_a_white_title_stays_white(font_book: FontBook) -> None:
    done = made(font_book, headline={"size": pt(30), "ink": "白"})
    (headline,) = all_tags(done.pages[0].display.items, "headline")
    assert {run.ink for run in runs(headline.items)} == {WHITE}


def test_without_a_picture_it_is_told(font_book: FontBook) -> None:
    for over in (Over("p9"), Over("")):
        done = made(font_book, over, own=False)
        assert codes(done).count("title-without-picture") == 1
        told = next(f for f in done.findings if f.code == "title-without-picture")
        assert dict(told.params)["box"] == over.picture
        if over.picture:
            assert told.message("en").endswith(f"there is none called “{over.picture}”")
            assert f"找不到图片“{over.picture}”" in told.message("zh")
        else:
            assert told.message("en").endswith("there is none in the story")
            assert "该稿没有配图" in told.message("zh")
        assert not all_tags(done.pages[0].display.items, "headline")


def test_a_title_higher_than_its_picture_is_told(font_book: FontBook) -> None:
    tall = article("a", ["正文"], headline="大\n雪\n过\n后")
    done = made(font_book, Over(), tall, headline={"size": pt(54)})
    # 4 × 54 pt and 3 gaps of 11.88 pt are 251.64 pt, the picture is 235 pt high.
    assert found(done, "title-off-picture") == {"story": "s1", "box": "p1", "lines": "2"}
    assert "title-off-picture" not in codes(made(font_book, Over(), headline={"size": pt(54)}))


def test_a_missing_picture_keeps_its_room_for_the_title(font_book: FontBook) -> None:
    one = article("a", ["正文" * 40], headline="大雪过后")
    placed = story(
        "s1", "a", frame("f1", 1, 17, 3, 8), title=Title(over=Over()), boxes=(picture(),)
    )  # fmt: skip
    done = composed(font_book, page(placed), one)
    assert title_box(done).bottom == PICTURE.bottom - PITCH


def test_a_picture_that_changes_takes_the_title_with_it(font_book: FontBook) -> None:
    """Incremental composing sees that a story hangs on a box of the page.

    A caption leaves the picture's room as it is and makes the picture a line and a half lower.
    """
    one = article("a", ["正文" * 40], headline="大雪过后")
    placed = story("s1", "a", frame("f1", 4, 1, 1, 8), title=Title(over=Over("p1")))
    composer = Composer(font_book, Sizes(a=(3200, 2350)))
    feet = []
    for line, caption in ((1, ""), (1, "雪后"), (11, "雪后"), (5, "")):
        wanted = issue(page(placed, boxes=(picture(line=line, caption=caption),)), one)
        done = composer.compose(wanted)
        assert done == compose(wanted, font_book, Sizes(a=(3200, 2350)))
        feet.append(title_box(done).bottom - (line - 1) * PITCH)
    assert feet[0] == feet[3] == PICTURE.bottom - PITCH
    assert feet[1] < feet[0] - PITCH
