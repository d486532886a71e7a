"""Air between pictures and the text round them; facts a paper may not have."""

from __future__ import annotations

import pytest
from build import (
    PITCH,
    PT,
    Sizes,
    article,
    box,
    codes,
    composed,
    frame,
    han,
    keyed,
    line_top,
    page,
    rows,
    runs,
    story,
)

from pagesetter.compose import ComposedPage
from pagesetter.display import PlaceImage
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.model import Box, Dress, Paper, Picture


def picture(line: int, lines: int = 6, caption: str = "") -> Box:
    return box("p", "picture", (1, line, 2, lines), pictures=(Picture("a"),), caption=caption)


def shown(fonts: FontBook, one: Box, first: int) -> tuple[float, float]:
    """Top and foot of the picture in grid lines below line 1; a story begins on line `first`."""
    made = composed(
        fonts,
        page(story("s1", "a", frame("f1", 1, first, 2, 40 - first + 1)), boxes=(one,)),
        article("a", [han(100)]),
        pictures=Sizes(a=(900, 900)),
    )
    (placed,) = (
        item for item, _, _ in flatten(made.pages[0].display.items) if isinstance(item, PlaceImage)
    )
    return (
        (placed.clip.y - line_top(1)) / PITCH,
        (placed.clip.bottom - line_top(1)) / PITCH,
    )


def test_half_a_line_keeps_a_picture_off_the_text_above_it(fonts: FontBook) -> None:
    top, _ = shown(fonts, picture(10), first=5)
    assert top == 9.5


@pytest.mark.parametrize("first", [1, 10])
def test_at_the_head_of_a_frame_it_stands_level_with_the_text(fonts: FontBook, first: int) -> None:
    top, _ = shown(fonts, picture(first), first=first)
    assert top == first - 1


def test_half_a_line_is_under_a_caption(fonts: FontBook) -> None:
    """Six lines of 15 pt less the gap of 5, the caption's line of 15 and half a line of 7.5."""
    _, foot = shown(fonts, picture(10, caption="图说"), first=10)
    assert foot * 15 == 9 * 15 + 6 * 15 - 5 - 15 - 7.5


def test_none_is_under_a_caption_at_the_foot_of_the_page(fonts: FontBook) -> None:
    _, foot = shown(fonts, picture(35, caption="图说"), first=35)
    assert foot * 15 == 34 * 15 + 6 * 15 - 5 - 15


def test_half_a_line_is_under_a_picture_where_text_goes_on(fonts: FontBook) -> None:
    """Lines 10 to 15 without a caption: the foot of line 15 is 85 pt down, half a line less."""
    _, foot = shown(fonts, picture(10), first=5)
    assert foot * 15 == 9 * 15 + 85 - 7.5


def test_none_is_under_a_picture_where_none_does(fonts: FontBook) -> None:
    """At the foot of the frame, and of the page; above another story too, which has its title."""
    _, foot = shown(fonts, picture(35), first=5)
    assert foot * 15 == 34 * 15 + 85
    frames = (frame("f1", 1, 1, 2, 15), frame("f2", 1, 16, 2, 9))
    made = composed(
        fonts,
        page(story("s1", "a", frames[0]), story("s2", "b", frames[1]), boxes=(picture(10),)),
        [article("a", [han(100)]), article("b", [han(100)])],
        pictures=Sizes(a=(900, 900)),
    )
    (image,) = (i for i, _, _ in flatten(made.pages[0].display.items) if isinstance(i, PlaceImage))
    assert (image.clip.bottom - line_top(1)) / PITCH * 15 == 9 * 15 + 85


@pytest.mark.parametrize(
    ("line", "first", "dress", "top", "foot"),
    [
        (10, 5, Dress("正线"), 9 * 15 + 7.5, 9 * 15 + 85 - 7.5),
        (10, 5, Dress(tint=10), 9 * 15 + 7.5, 9 * 15 + 85 - 7.5),
        (10, 10, Dress("正线"), 9 * 15, 9 * 15 + 85 - 7.5),
        (35, 5, Dress("正线"), 34 * 15 + 7.5, 34 * 15 + 85),
    ],
)
def test_a_dressed_box_in_a_text_has_half_a_line_on_either_side(
    fonts: FontBook, line: int, first: int, dress: Dress, top: float, foot: float
) -> None:
    one = box("q", "quote", (1, line, 2, 6), rows=rows("引文"), dress=dress)
    made = composed(
        fonts,
        page(story("s1", "a", frame("f1", 1, first, 2, 40 - first + 1)), boxes=(one,)),
        article("a", [han(100)]),
    )
    drawn = bounds(keyed(made.pages[0], "q"))
    assert drawn is not None
    assert (drawn.y - line_top(1)) / PT == pytest.approx(top, abs=0.2)
    assert (drawn.bottom - line_top(1)) / PT == pytest.approx(foot, abs=0.2)


def words(made: ComposedPage) -> str:
    return "".join(run.text for run in runs(made.display.items))


def test_a_fact_with_a_question_mark_may_be_missing(fonts: FontBook) -> None:
    one = box("b", "text", (1, 1, 4, 3), rows=rows("{field:主办?}社{field:CN?}"))
    made = composed(fonts, page(boxes=(one,)), paper=Paper("报", publication=(("主办", "甲"),)))
    assert words(made.pages[0]) == "甲社"
    assert codes(made) == []


def test_without_the_mark_it_is_told(fonts: FontBook) -> None:
    one = box("b", "text", (1, 1, 4, 3), rows=rows("{field:CN}"))
    made = composed(fonts, page(boxes=(one,)))
    assert codes(made) == ["field-unset"]
