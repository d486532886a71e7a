"""Rows of a box by hand: leading, alignment, cells, rules, styles, what is told of them."""

from __future__ import annotations

import pytest
from box_helpers import baselines, place, row, with_box
from build import (
    ASCENT,
    LEFT,
    PT,
    TOP,
    box,
    codes,
    em,
    found,
    han,
    keyed,
    pt,
    rows,
    runs,
    values,
    words,
)

from pagesetter.colour import WHITE
from pagesetter.display import FillPath, StrokePath
from pagesetter.display.walk import flatten
from pagesetter.findings import SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.model import Dress, Row


def test_rows_follow_each_other_by_their_leading(fonts: FontBook) -> None:
    """10 pt on the grid's 15; 20 pt on 1.3 × 20: air 6 after it."""
    made = with_box(
        fonts, box("b", "text", (1, 1, 4, 10), rows=(row("甲"), row("乙", 20), row("丙")))
    )
    # tops 50, 50 + 15, 65 + 26: baselines 0.88 of the size below
    assert baselines(made.pages[0], "b") == [58.8, 82.6, 99.8]


@pytest.mark.parametrize(
    ("align", "tops"),
    [
        ("top", [58.8, 73.8]),
        ("center", [50 + 60 + 8.8, 50 + 60 + 23.8]),  # 145 - 25 = 120 to spare
        ("bottom", [50 + 120 + 8.8, 50 + 120 + 23.8]),
        ("spread", [58.8, 73.8 + 120]),
    ],
)
def test_rows_stand_at_the_top_middle_or_foot_or_are_spread(
    fonts: FontBook, align: str, tops: list[float]
) -> None:
    one = box("b", "text", (1, 1, 4, 10), rows=(row("甲"), row("乙")), vertical_align=align)
    assert baselines(with_box(fonts, one).pages[0], "b") == pytest.approx(tops, abs=0.01)


@pytest.mark.parametrize(
    ("given", "expected"),
    [
        ({"text": "甲乙", "align": "left"}, (30, 50)),
        ({"text": "甲乙", "align": "right"}, (440, 460)),
        ({"text": "甲乙", "align": "center"}, (235, 255)),
        ({"text": "甲乙", "align": "spread"}, (30, 460)),
        ({"left": "甲乙"}, (30, 50)),
        ({"center": "甲乙"}, (235, 255)),
        ({"right": "甲乙"}, (440, 460)),
        ({"left": "甲", "right": "乙"}, (30, 460)),
    ],
)
def test_a_row_is_aligned_as_it_says(
    fonts: FontBook, given: dict[str, str], expected: tuple[int, int]
) -> None:
    made = with_box(
        fonts, box("b", "text", (1, 1, 4, 3), rows=(row(given.pop("text", ""), **given),))
    )
    covered = place(made.pages[0], "b")
    assert (covered.x, covered.right) == expected
    assert len(baselines(made.pages[0], "b")) == 1


def test_left_centre_and_right_are_read_in_that_order(fonts: FontBook) -> None:
    one = box("b", "text", (1, 1, 4, 3), rows=(row("", left="甲", center="乙", right="丙"),))
    assert words(keyed(with_box(fonts, one).pages[0], "b")) == "甲乙丙"


def test_what_stands_left_turns_before_what_stands_right(fonts: FontBook) -> None:
    """10 字 less 3 字 and one of air: 6 on a line."""
    made = with_box(
        fonts, box("b", "text", (1, 1, 1, 9), rows=(row("", left=han(9), right="第二版"),))
    )
    first, second = baselines(made.pages[0], "b")
    assert second - first == 15
    assert next(runs(keyed(made.pages[0], "b"))).text == han(6)


def test_a_rule_under_a_row_stands_a_quarter_of_its_size_off(fonts: FontBook) -> None:
    """50 + 10 + 2.5 and half of 2 pt; the next row after it, 5 pt of air and 8.8."""
    one = box("b", "text", (1, 1, 4, 10), rows=(row("甲", rule="反线"), row("乙")))
    made = with_box(fonts, one).pages[0]
    (stroke,) = (i for i, _, _ in flatten(keyed(made, "b")) if isinstance(i, StrokePath))
    offset = next(dy for i, _, dy in flatten(keyed(made, "b")) if isinstance(i, StrokePath))
    y = stroke.path[0][2]
    assert isinstance(y, int)
    assert (y + offset) / PT == pytest.approx(63.5, abs=0.001)
    assert baselines(made, "b") == pytest.approx([58.8, 50 + 14.5 + 5 + 8.8], abs=0.01)


def test_a_row_takes_style_values_of_the_box_and_then_its_own(fonts: FontBook) -> None:
    one = box(
        "b", "text", (1, 1, 4, 5), values=values(size=pt(12), ink="红"),
        rows=(Row("甲"), Row("乙", values=values(size=pt(8)))),
    )  # fmt: skip
    sizes = [(r.size // PT, r.ink.cmyk[1]) for r in runs(keyed(with_box(fonts, one).pages[0], "b"))]
    assert sizes == [(12, 1000), (8, 1000)]


def test_a_row_of_an_unknown_style_is_told_and_set_in_that_of_its_box(fonts: FontBook) -> None:
    made = with_box(fonts, box("b", "slogan", (1, 1, 4, 5), rows=(Row("甲", style="标语"),)))
    assert found(made, "style-unknown") == {"name": "标语"}
    (run,) = runs(keyed(made.pages[0], "b"))
    assert run.size == 18 * PT


def test_a_row_may_be_given_its_pitch_and_air(fonts: FontBook) -> None:
    """Three lines of 10 字 on 12 pt, below 5 pt of air."""
    given = values(size=pt(10), pitch=pt(12), above=pt(5))
    made = with_box(fonts, box("b", "text", (1, 1, 1, 9), rows=(Row(han(25), values=given),)))
    assert baselines(made.pages[0], "b") == [63.8, 75.8, 87.8]


def test_rows_higher_than_their_box_are_told_and_still_drawn(fonts: FontBook) -> None:
    made = with_box(fonts, box("b", "text", (1, 1, 1, 1), rows=(row("甲"), row("乙"))))
    assert codes(made) == ["box-too-small"]
    assert words(keyed(made.pages[0], "b")) == "甲乙"


def test_findings_of_a_rows_text_point_at_the_row_or_at_the_box(fonts: FontBook) -> None:
    at_row, at_box = SourceSpan("p.yaml", 9, 5), SourceSpan("p.yaml", 3, 5)
    one = box("b", "text", (1, 1, 1, 5), rows=(Row("\U0001f600", span=at_row), Row("\U0001f601")),
              span=at_box)  # fmt: skip
    told = [f.span for f in with_box(fonts, one).findings if f.code == "missing-glyph"]
    assert told == [at_row, at_box]


def test_a_reversed_title_on_a_bar(fonts: FontBook) -> None:
    bar = box("b", "column-head", (1, 1, 1, 2), dress=Dress(tint=100, padding=em(0)),
              rows=(Row("茶座", values=values(ink="白")),))  # fmt: skip
    made = with_box(fonts, bar).pages[0]
    (run,) = runs(keyed(made, "b"))
    assert run.ink == WHITE
    fill = next(i for i, _, _ in flatten(made.display.items) if isinstance(i, FillPath))
    assert fill.ink.cmyk == (0, 0, 0, 1000)


def test_border_and_padding_narrow_what_the_box_holds(fonts: FontBook) -> None:
    """2 pt of 反线 and half a 字: 7 pt on every side."""
    one = box("b", "text", (1, 1, 1, 5), rows=(row("甲", align="left"),), dress=Dress("反线"))
    made = with_box(fonts, one).pages[0]
    (run,) = runs(keyed(made, "b"))
    assert (run.x + run.xs[0], run.y) == (37 * PT, 57 * PT + ASCENT)


def test_without_border_or_tint_there_is_no_padding(fonts: FontBook) -> None:
    made = with_box(fonts, box("b", "text", (1, 1, 1, 5), rows=(row("甲", align="left"),)))
    (run,) = runs(keyed(made.pages[0], "b"))
    assert (run.x + run.xs[0], run.y) == (LEFT, TOP + ASCENT)


def test_variables_are_filled_and_unknown_ones_told(fonts: FontBook) -> None:
    one = box("b", "text", (1, 1, 4, 9), rows=rows("第{page}版 {paper}", "{weather}"))
    made = with_box(fonts, one)
    assert words(keyed(made.pages[0], "b")) == "第1版 云岭周报{weather}"
    assert codes(made) == ["variable-unknown"]
