"""Air between pictures and the text round them; facts a paper may not have."""

from __future__ import annotations

import pytest
from build import (
    PITCH,
    Sizes,
    article,
    box,
    codes,
    composed,
    frame,
    han,
    line_top,
    page,
    rows,
    runs,
    story,
)

from pagesetter.compose import ComposedPage
from pagesetter.display import PlaceImage
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.model import Box, Paper, Picture


@pytest.fixture
def fonts(font_book: FontBook) -> FontBook:
    return font_book


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
