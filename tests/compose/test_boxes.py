"""Boxes: where each kind stands, on the grid and off it, and what it may not lie over."""

from __future__ import annotations

import pytest
from box_helpers import place, with_box
from build import (
    Sizes,
    area,
    article,
    box,
    codes,
    composed,
    found,
    frame,
    han,
    keyed,
    page,
    pt,
    rows,
    story,
    titled,
    values,
    words,
)

from pagesetter.display import FillPath
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Dress, Picture, Row

KINDS = (
    "nameplate", "ear", "running-head", "imprint", "slogan", "text", "column-head", "quote", "ad",
    "digest",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_sets_its_rows_in_its_rectangle(fonts: FontBook, kind: str) -> None:
    """Columns 2 and 3, lines 5 to 9: 140, 110 pt, 210 × 70 pt."""
    one = box(
        "b", kind, (2, 5, 2, 5), rows=rows(Row("一行", values=values(size=pt(10)))), label="广告"
    )
    made = with_box(fonts, one)
    assert "一行" in words(keyed(made.pages[0], "b"))
    inside = place(made.pages[0], "b")
    assert inside.x >= 140
    assert inside.right <= 350
    assert inside.y >= 110
    assert inside.bottom <= 180


def test_a_place_off_the_grid_counts_from_the_type_area_or_the_sheet(fonts: FontBook) -> None:
    one = box(
        "a", "text", rows=rows(Row("版眉", values=values(size=pt(10)))), at=area(0, -20, 400, 15)
    )
    two = box(
        "b",
        "text",
        rows=rows(Row("纸边", values=values(size=pt(10)))),
        at=area(5, 6, 80, 20, "sheet"),
    )
    made = with_box(fonts, one, two)
    assert codes(made) == []
    assert place(made.pages[0], "a") == Rect(30, 30, 20, 10)
    assert place(made.pages[0], "b") == Rect(5, 6, 20, 10)


def test_boxes_off_the_grid_or_the_sheet_or_nowhere_are_told(fonts: FontBook) -> None:
    made = with_box(
        fonts, box("a", "text", (4, 1, 2, 2)), box("b", "text"),
        box("c", "text", at=area(-31, 0, 10, 10)), box("d", "text", (1, 0, 1, 3)),
    )  # fmt: skip
    assert [(f.code, f.place.frame) for f in made.findings] == [
        ("frame-off-grid", "a"), ("box-nowhere", "b"), ("box-off-sheet", "c"),
        ("frame-off-grid", "d"),
    ]  # fmt: skip


def test_a_box_may_not_lie_over_another(fonts: FontBook) -> None:
    made = with_box(fonts, box("a", "text", (1, 1, 2, 5)), box("b", "text", (2, 5, 1, 5)))
    assert codes(made) == ["boxes-overlap"]
    assert found(made, "boxes-overlap") == {"box": "b", "other": "a"}
    beside = with_box(fonts, box("a", "text", (1, 1, 2, 5)), box("b", "text", (1, 6, 2, 5)))
    assert codes(beside) == []


@pytest.mark.parametrize(("kind", "wrap", "told"), [("text", False, True), ("text", True, False),
                                                    ("ad", True, True)])  # fmt: skip
def test_text_goes_round_a_box_or_it_is_an_error(
    fonts: FontBook, kind: str, wrap: bool, told: bool
) -> None:
    over = box("b", kind, (1, 3, 1, 2), wrap=wrap, rows=rows("甲"), label="广告")
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 6)), boxes=(over,)),
        article("a", [han(38 if wrap else 58)]),
    )  # fmt: skip
    assert (f"{'ad' if kind == 'ad' else 'box'}-over-story" in codes(made)) == told
    assert {"overset", "underset"}.isdisjoint(codes(made))


# The frame is 100 pt wide and 5 · 15 + 10 = 85 pt high, at the head of the type area.
FREE = {
    "over its foot": ((50, 80, 100, 20), True),
    "below it": ((0, 85, 100, 20), False),
    "right of it": ((100, 0, 40, 85), False),
    "over a corner": ((99, 84, 40, 40), True),
}


@pytest.mark.parametrize("case", FREE)
def test_a_box_off_the_grid_over_a_story_is_an_error(fonts: FontBook, case: str) -> None:
    place, told = FREE[case]
    free = box("b", "text", at=area(*place), rows=rows("甲"))
    on = story("s1", "a", frame("f1", 1, 1, 1, 6))
    made = composed(fonts, page(on, boxes=(free,)), article("a", [han(58)]))
    assert codes(made) == ["free-box-over-story"] * told
    if told:
        assert found(made, "free-box-over-story") == {"box": "b", "story": "s1"}
        (one,) = made.findings
        assert (one.severity, one.place.page, one.place.frame) == ("error", "1", "b")


def test_a_box_off_the_grid_is_told_once_for_a_story_and_a_tint_never(fonts: FontBook) -> None:
    on = story("s1", "a", frame("f1", 1, 1, 1, 3), frame("f2", 2, 1, 1, 3))
    over = area(0, 10, 200, 20)
    for kind, told in (("text", 1), ("tint", 0)):
        free = box("b", kind, at=over, rows=rows("甲") if kind == "text" else ())
        made = composed(fonts, page(on, boxes=(free,)), article("a", [han(58)]))
        assert codes(made).count("free-box-over-story") == told


def test_a_title_may_stand_on_a_picture_off_the_grid(fonts: FontBook) -> None:
    on = story("s1", "a", frame("f1", 1, 10, 1, 6), title=titled(frame("t", 1, 1, 2, 4)))
    of = article("a", [han(58)], headline="题")
    for across, told in ((220, 0), (150, 1)):
        free = box(
            "b", "picture", at=area(0, 0, across, 100), pictures=(Picture("a", alternative="云"),)
        )
        made = composed(fonts, page(on, boxes=(free,)), of, pictures=Sizes(a=(1000, 500)))
        assert codes(made).count("free-box-over-story") == told


def test_a_tint_lies_under_the_text_and_takes_no_room(fonts: FontBook) -> None:
    under = box("t", "tint", (1, 1, 1, 3), dress=Dress(tint=15))
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 3)), boxes=(under,)),
        article("a", [han(28)]),
    )  # fmt: skip
    assert codes(made) == []
    assert len(made.pages[0].lines) == 3
    order = [type(item) for item, _, _ in flatten(made.pages[0].display.items)]
    assert order[0] is FillPath
    (fill,) = keyed(made.pages[0], "t")[0].items
    assert isinstance(fill, FillPath)
    assert fill.ink.cmyk == (0, 0, 0, 150)


def test_boxes_of_a_story_are_composed_with_it(fonts: FontBook) -> None:
    quote = box("q", "quote", (1, 4, 1, 3), rows=rows("一句话"))
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 10), boxes=(quote,))),
        article("a", [han(68)]),
    )  # fmt: skip
    assert codes(made) == []
    assert words(keyed(made.pages[0], "q")) == "一句话"


@pytest.mark.parametrize(
    ("where", "told"),
    [
        ((1, 1, 1, 2), True),  # covers two characters of four, 104 pt from 83 to 187
        ((1, 4, 1, 2), False),  # below the title
        ((1, 1, 2, 3), False),  # a picture with the title on it
    ],
)
def test_a_box_over_a_part_of_a_title_is_told(
    fonts: FontBook, where: tuple[int, int, int, int], told: bool
) -> None:
    over = box("b", "text", where, rows=rows("甲"))
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 2, 9)), boxes=(over,)),
        article("a", [han(68)], headline="大雪过后"),
    )  # fmt: skip
    assert ("box-over-title" in codes(made)) == told
