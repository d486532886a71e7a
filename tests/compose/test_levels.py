"""Feet of columns: level to a line, or spread over the frame, which is always reported."""

from __future__ import annotations

import pytest
from build import (
    ASCENT,
    PITCH,
    article,
    block,
    box,
    codes,
    composed,
    em,
    found,
    frame,
    han,
    line_top,
    page,
    story,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.compose import ComposedPage, Composition
from pagesetter.display.walk import glyph_runs
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Box, Frame

_BOOK = FontBook()


def levelled(
    fonts: FontBook,
    of: Article,
    *frames: Frame,
    how: str = "balance",
    boxes: tuple[Box, ...] = (),
) -> Composition:
    return composed(fonts, page(story("s1", of.name, *frames, level=how), boxes=boxes), of)


def feet(made: ComposedPage, name: str = "f1") -> list[int]:
    """The grid line on which the text of each column of a frame ends."""
    ends: dict[int, int] = {}
    for line in made.lines:
        if line.frame == name:
            ends[line.box.x] = max(ends.get(line.box.x, 0), line.box.y)
    return [1 + (y - line_top(1)) // PITCH for y in ends.values()]


@pytest.mark.parametrize(
    ("lines", "expected"),
    [(9, [3, 3, 3]), (10, [4, 3, 3]), (11, [4, 4, 3]), (12, [4, 4, 4]), (2, [1, 1]), (1, [1]),
     (60, [20, 20, 20]), (59, [20, 20, 19])],
)  # fmt: skip
def test_columns_end_level_to_a_line(fonts: FontBook, lines: int, expected: list[int]) -> None:
    made = levelled(fonts, article("a", [han(10 * lines - 2)]), frame("f1", 1, 1, 3, 20))
    assert feet(made.pages[0]) == expected
    assert codes(made) == []
    assert words(made.pages[0].display.items) == han(10 * lines - 2)


def test_without_it_columns_are_filled_in_order(fonts: FontBook) -> None:
    of = article("a", [han(98)])
    made = composed(fonts, page(story("s1", "a", frame("f1", 1, 1, 3, 8))), of)
    assert feet(made.pages[0]) == [8, 2]
    assert codes(made) == ["underset"]


def test_a_title_counts_and_stays(fonts: FontBook) -> None:
    """Three lines of title, then 10 lines: to lines 7, 6 and 6."""
    of = article("a", [han(98)], headline="大雪过后")
    made = levelled(fonts, of, frame("f1", 1, 1, 3, 12))
    assert feet(made.pages[0]) == [7, 6, 6]


def test_only_the_last_frame_is_levelled(fonts: FontBook) -> None:
    made = levelled(
        fonts, article("a", [han(98)]), frame("f1", 4, 1, 1, 4), frame("f2", 1, 1, 2, 12)
    )
    assert feet(made.pages[0]) == [4]
    assert feet(made.pages[0], "f2") == [3, 3]


def test_a_subhead_takes_its_keeps_along(fonts: FontBook) -> None:
    of = article("a", [han(48), block("subhead", "小题", 2), han(98)])
    made = levelled(fonts, of, frame("f1", 1, 1, 3, 20))
    assert words(made.pages[0].display.items) == han(48) + "小题" + han(98)
    ends = feet(made.pages[0])
    assert max(ends) - min(ends) <= 1


def test_columns_beside_a_box_end_on_the_same_line_of_the_page(fonts: FontBook) -> None:
    """The box takes three lines of column 1: 9 lines are 6 high, 3 + 6 of them text."""
    over = box("b", "text", (1, 2, 1, 3))
    made = levelled(fonts, article("a", [han(88)]), frame("f1", 1, 1, 2, 20), boxes=(over,))
    assert feet(made.pages[0]) == [6, 6]
    assert len(made.pages[0].lines) == 9


def test_what_does_not_fit_is_told_as_ever(fonts: FontBook) -> None:
    made = levelled(fonts, article("a", [han(98)]), frame("f1", 1, 1, 2, 4))
    assert codes(made) == ["overset"]
    assert found(made, "overset")["lines"] == "2"


@settings(max_examples=20)
@given(st.lists(st.integers(1, 60), min_size=1, max_size=5), st.integers(1, 4))
def test_plain_text_is_level_whatever_its_length(paragraphs: list[int], columns: int) -> None:
    of = article("a", [han(count) for count in paragraphs])
    made = levelled(_BOOK, of, frame("f1", 1, 1, columns, 40))
    ends = feet(made.pages[0])
    assert max(ends) - min(ends) <= 1
    assert len(ends) == columns or max(ends) == 1
    assert ends == sorted(ends, reverse=True)
    assert "overset" not in codes(made)


# Stretched


def tops(made: Composition) -> list[list[float]]:
    """Tops of the lines of each column, in grid lines from the first."""
    by_column: dict[int, list[float]] = {}
    for line in made.pages[0].lines:
        by_column.setdefault(line.box.x, []).append((line.box.y - line_top(1)) / PITCH)
    return list(by_column.values())


def test_lines_are_spread_over_the_frame_and_reported(fonts: FontBook) -> None:
    """Five lines on nine: 8 ÷ 4 = two grid lines each."""
    made = levelled(fonts, article("a", [han(98)]), frame("f1", 1, 1, 2, 9), how="stretch")
    assert tops(made) == [[0, 2, 4, 6, 8]] * 2
    assert codes(made) == ["manual-stretch"]
    assert found(made, "manual-stretch") == {"story": "s1", "lines": "5", "grid": "9"}
    assert made.findings[0].severity == "info"
    assert made.pages[0].fits[0].lines_free == 0


def test_first_and_last_line_stand_on_the_grid(fonts: FontBook) -> None:
    """Four lines on six: 5 ÷ 3 = 1⅔ grid lines; first and last exact."""
    made = levelled(fonts, article("a", [han(78)]), frame("f1", 1, 3, 2, 6), how="stretch")
    for column in tops(made):
        assert column == pytest.approx([2, 2 + 5 / 3, 2 + 10 / 3, 7], abs=0.0001)
        assert (column[0], column[-1]) == (2, 7)
    baselines = {run.y for run in glyph_runs(made.pages[0].display.items)}
    assert {line_top(3) + ASCENT, line_top(8) + ASCENT} < baselines
    assert len(baselines) == 4


def test_a_full_frame_is_not_stretched(fonts: FontBook) -> None:
    made = levelled(fonts, article("a", [han(98)]), frame("f1", 1, 1, 2, 5), how="stretch")
    assert tops(made) == [[0, 1, 2, 3, 4]] * 2
    assert codes(made) == []


def test_a_single_line_is_not_stretched(fonts: FontBook) -> None:
    made = levelled(fonts, article("a", [han(18)]), frame("f1", 1, 1, 2, 5), how="stretch")
    assert tops(made) == [[0], [0]]
    assert "manual-stretch" not in codes(made)


def test_beside_a_box_nothing_is_stretched_and_that_is_told(fonts: FontBook) -> None:
    over = box(
        "b",
        "text",
        (1, 4, 1, 2),
    )
    made = levelled(
        fonts, article("a", [han(98)]), frame("f1", 1, 1, 2, 9), how="stretch", boxes=(over,)
    )
    assert codes(made) == ["stretch-beside-box"]
    assert all(top == int(top) for column in tops(made) for top in column)
    assert all(not 3 <= top < 5 for top in tops(made)[0])


def test_unequal_columns_still_begin_together(fonts: FontBook) -> None:
    made = levelled(
        fonts, article("a", [han(70)]), frame("f1", 1, 1, 2, 9, inset_right=em(3)), how="stretch"
    )
    first, second = tops(made)
    assert first[: len(second)] == second


def test_lines_left_at_balanced_feet_are_not_said_to_be_empty(fonts: FontBook) -> None:
    """One line, a table of five and two lines: six stand in the first column, two in the other."""
    table = block("table", "甲\t乙\n1\t2\n3\t4", header="1")
    of = article("a", [han(8), table, han(18)])
    made = levelled(fonts, of, frame("f1", 1, 1, 2, 20))
    assert codes(made) == []
    assert made.pages[0].fits[0].lines_free == 3
    assert codes(levelled(fonts, of, frame("f1", 1, 1, 2, 20), how="")) == ["underset"]
