"""Stories through their frames: down the columns and on, widths, boxes, blocks, borders."""

from __future__ import annotations

import pytest
from build import (
    CELL,
    PT,
    all_tags,
    article,
    block,
    box,
    codes,
    composed,
    em,
    frame,
    han,
    line_top,
    page,
    pt,
    story,
    titled,
    words,
)
from thread_helpers import lines, rules_of, set_in

from pagesetter.compose import Fit
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Dress


def test_text_runs_down_the_columns_and_on_to_the_next_frame(fonts: FontBook) -> None:
    """18 in the first two lines (2 of indent), then 10 a line: 2 + 2 + 3 lines."""
    made = set_in(fonts, 68, frame("f1", 3, 10, 2, 2), frame("f2", 1, 20, 1, 3))
    assert codes(made) == []
    assert lines(made.pages[0]) == [
        ("f1", 250, 10, 8), ("f1", 250, 11, 10), ("f1", 360, 10, 10), ("f1", 360, 11, 10),
        ("f2", 30, 20, 10), ("f2", 30, 21, 10), ("f2", 30, 22, 10),
    ]  # fmt: skip
    assert words(made.pages[0].display.items) == han(68)


def test_frames_of_unequal_width_are_each_filled_by_their_own(fonts: FontBook) -> None:
    """8 of 10, then two lines of 21 in a long column, then 6 in a column less 4 字."""
    made = set_in(
        fonts, 62, frame("f1", 1, 1, 1, 1), frame("f2", 1, 3, 2, 2, split=1),
        frame("f3", 4, 1, 1, 2, inset_left=em(4)),
    )  # fmt: skip
    assert codes(made) == []
    assert lines(made.pages[0]) == [
        ("f1", 30, 1, 8), ("f2", 30, 3, 21), ("f2", 30, 4, 21), ("f3", 400, 1, 6),
        ("f3", 400, 2, 6),
    ]  # fmt: skip


def test_a_thread_may_run_against_the_page(fonts: FontBook) -> None:
    """The order is the thread's, not that of the columns."""
    made = set_in(fonts, 38, frame("f1", 4, 30, 1, 2), frame("f2", 1, 1, 1, 2))
    assert [line[0] for line in lines(made.pages[0])] == ["f1", "f1", "f2", "f2"]


def test_text_goes_round_a_box_and_says_what_it_holds(fonts: FontBook) -> None:
    """A box of two lines over the column: 4 lines of 6 are left, 8 + 30 字."""
    made = composed(
        fonts,
        page(
            story("s1", "a", frame("f1", 1, 1, 1, 6)),
            boxes=(box("b", "text", (1, 3, 1, 2)),),
        ),
        article("a", [han(38)]),
    )
    assert codes(made) == []
    assert [line[2] for line in lines(made.pages[0])] == [1, 2, 5, 6]
    (fit,) = made.pages[0].fits
    assert fit == Fit("s1", 38, 40, 0, 0, 0, 0)


def test_every_block_of_an_article_finds_its_way_to_the_page(fonts: FontBook) -> None:
    of = article(
        "a",
        [han(30), block("subhead", "小题", 2), han(30), block("sign-off", "某某办公室")],
        byline="林晓", dateline="本报讯", credit="（何川）",
    )  # fmt: skip
    made = composed(fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 20))), of)
    drawn = "".join(words(made.pages[0].display.items).split())
    assert drawn == f"林晓本报讯{han(30)}小题{han(30)}某某办公室（何川）"


def test_lines_know_where_their_characters_are(fonts: FontBook) -> None:
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 4))), article("a", [han(18), han(12)])
    )
    placed = [(line.block, line.start, line.end) for line in made.pages[0].lines]
    assert placed == [(0, 0, 8), (0, 8, 18), (1, 0, 8), (1, 8, 12)]
    assert {line.box.width for line in made.pages[0].lines} == {10 * CELL}


def test_a_story_that_goes_on_on_its_own_page_is_one_article_there(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(
            story("s1", "a", frame("f1", 1, 1, 1, 5)),
            story("s2", "", frame("f2", 2, 1, 1, 5), continues="01/s1"),
        ),
        article("a", [han(98)]),
    )
    assert codes(made) == []
    (tag,) = all_tags(made.pages[0].display.items, "article")
    assert tag.key == "s1"
    assert words(made.pages[0].display.items) == han(98)  # no 下转


@pytest.mark.parametrize(
    ("inset", "padding", "left", "cells"),
    [
        (em(0), em(1, 2), 40, 8),  # 0.35 and 5 pt of border and padding: two halves, 10 pt
        (em(1), em(1, 2), 50, 7),
        (pt(15), em(1, 2), 57.5, 6),  # 15 + 10 of 100 pt leave 65 at the left of the padding
        (pt(-5), em(1, 2), 37.5, 8),
        (em(0), em(1), 45, 7),
    ],
)
def test_the_text_of_a_boxed_story_keeps_off_its_border(
    fonts: FontBook, inset: Measure, padding: Measure, left: float, cells: int
) -> None:
    """A line above and below, whole halves of a 字 at either side besides its own inset."""
    it = story(
        "s1", "a", frame("f1", 1, 11, 1, 10, inset_left=inset), dress=Dress("正线", padding=padding)
    )
    made = composed(fonts, page(it), article("a", [han(8 * cells - 2)]))
    assert codes(made) == []
    assert {(line.box.x / PT, line.box.width // CELL) for line in made.pages[0].lines} == {
        (left, cells)
    }
    assert {line.box.y for line in made.pages[0].lines} == {line_top(n) for n in range(12, 20)}
    (border,) = rules_of(made)
    assert border[1:] == pytest.approx((200, 345), abs=0.01)


def test_the_border_of_a_story_goes_round_its_title_too(fonts: FontBook) -> None:
    it = story(
        "s1", "a", frame("f1", 1, 5, 2, 10), title=titled(frame("t1", 1, 1, 2, 4)),
        dress=Dress("正线"),
    )  # fmt: skip
    made = composed(fonts, page(it), article("a", [han(98)], headline="题"))
    ((_, top, foot),) = rules_of(made)
    assert (top, foot) == pytest.approx((50, 50 + 13 * 15 + 10), abs=0.2)
