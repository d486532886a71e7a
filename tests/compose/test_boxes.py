"""Boxes: where each kind stands, rows by hand, the co-organizers, advertisements, the digest."""

from __future__ import annotations

import pytest
from build import (
    ASCENT,
    BARE,
    LEFT,
    PITCH,
    PT,
    TOP,
    Sizes,
    all_tags,
    area,
    article,
    box,
    codes,
    composed,
    em,
    found,
    frame,
    han,
    keyed,
    layout,
    line_top,
    page,
    params,
    pt,
    rows,
    runs,
    story,
    titled,
    values,
    words,
)

from pagesetter.colour import WHITE
from pagesetter.compose import ComposedPage, Composition
from pagesetter.display import FillPath, PlaceImage, StrokePath
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.findings import SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Box, Dress, Paper, Picture, Row, Story

KINDS = (
    "nameplate", "ear", "running-head", "imprint", "slogan", "text", "column-head", "quote", "ad",
    "digest",
)  # fmt: skip


@pytest.fixture
def fonts(font_book: FontBook) -> FontBook:
    return font_book


def with_box(fonts: FontBook, *boxes: Box, **given: object) -> Composition:
    return composed(fonts, page(boxes=boxes), **given)  # type: ignore[arg-type]


def place(made: ComposedPage, key: str) -> Rect:
    """What is hung on the page under an id covers this, in pt."""
    box = bounds(keyed(made, key))
    assert box is not None
    return Rect(*(round(v / PT, 2) for v in box))  # type: ignore[arg-type]


def baselines(made: ComposedPage, key: str) -> list[float]:
    found = dict.fromkeys(run.y for run in runs(keyed(made, key)))
    return [round(y / PT, 2) for y in found]


# Places


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
    assert ("box-over-story" in codes(made)) == told
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


# Rows


def row(text: str, size: int = 10, **given: object) -> Row:
    return Row(text, values=values(size=pt(size)), **given)  # type: ignore[arg-type]


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


# Co-organizers

NINE = tuple(f"{c}岭市科学技术协会" for c in "甲乙丙丁戊己庚")  # 9 字
TEN = "鹿角湾市科学技术协会"


def organizers(
    fonts: FontBook, names: tuple[str, ...], lines: int = 12, **given: object
) -> Composition:
    one = box("co", "co-organizers", (1, 1, 2, lines), names=names, heading="本版协办单位",
              note="排名不分先后", dress=BARE, **given)  # fmt: skip
    return with_box(fonts, one)


def names_of(made: Composition) -> dict[str, Rect]:
    found = {}
    for tag in all_tags(made.pages[0].display.items, "line"):
        covered = bounds(tag.items)
        assert covered is not None
        found[tag.name] = covered
    return found


def test_a_ten_character_name_is_as_wide_as_the_nine_character_ones(fonts: FontBook) -> None:
    """8.5 pt: 85 pt wide in columns of 105 pt, 10 pt from their left edges."""
    placed = names_of(organizers(fonts, (*NINE, TEN), columns=2))
    assert len(placed) == 8
    for name, covered in placed.items():
        assert covered.width == pytest.approx(85 * PT, abs=64), name
        assert covered.x / PT in (pytest.approx(40, abs=0.01), pytest.approx(145, abs=0.01))


def test_names_run_across_in_rows_of_equal_pitch(fonts: FontBook) -> None:
    placed = list(names_of(organizers(fonts, NINE[:6], columns=2)).values())
    tops = [covered.y for covered in placed]
    assert tops[0] == tops[1] < tops[2] == tops[3] < tops[4] == tops[5]
    assert tops[2] - tops[0] == tops[4] - tops[2]
    assert placed[0].x < placed[1].x


def test_heading_and_note_stand_once(fonts: FontBook) -> None:
    drawn = words(keyed(organizers(fonts, NINE).pages[0], "co"))
    assert drawn == "本版协办单位排名不分先后" + "".join(NINE)


def test_a_strip_sets_the_note_beside_the_heading(fonts: FontBook) -> None:
    strip = box("co", "co-organizers", (1, 1, 4, 6), names=NINE[:6], columns=3,
                heading="协办单位", note="（排名不分先后）", dress=BARE)  # fmt: skip
    made = with_box(fonts, strip).pages[0]
    drawn = list(runs(keyed(made, "co")))
    assert drawn[0].y == drawn[1].y
    assert words(keyed(made, "co")).count("排名不分先后") == 1


def test_a_box_without_names_takes_the_papers(fonts: FontBook) -> None:
    one = box("co", "co-organizers", (1, 1, 2, 12))
    made = with_box(fonts, one, paper=Paper("报", co_organizers=NINE[:2]))
    assert words(keyed(made.pages[0], "co")) == "".join(NINE[:2])


def test_a_list_of_five_hundred_is_told_and_stays_in_its_box(fonts: FontBook) -> None:
    """Head 11 + 3.3 + 7.5 + 2.25 or so; the rest of 175 pt holds 15 rows of 8.5 on 9.775 pt."""
    many = tuple(f"第{i:03d}县科学技术协会" for i in range(500))
    made = organizers(fonts, many, columns=2)
    told = found(made, "names-overset")
    assert (told["box"], told["count"]) == ("co", "500")
    assert len(names_of(made)) == int(told["fits"]) == 30
    covered = place(made.pages[0], "co")
    assert covered.bottom <= 50 + 175


def test_as_many_names_as_are_said_to_fit_do(fonts: FontBook) -> None:
    many = tuple(f"第{i:03d}县科学技术协会" for i in range(500))
    fits = int(found(organizers(fonts, many, columns=2), "names-overset")["fits"])
    assert codes(organizers(fonts, many[:fits], columns=2)) == []
    assert codes(organizers(fonts, many[: fits + 1], columns=2)) == ["names-overset"]


def test_a_name_wider_than_its_column_is_told_and_stays_whole(fonts: FontBook) -> None:
    long = "云岭省雪岭州鹿角湾市科学技术普及工作者协会"
    made = organizers(fonts, (*NINE[:3], long), columns=2)
    assert codes(made) == ["name-too-wide"]
    assert found(made, "name-too-wide") == {"name": long}
    assert long in words(keyed(made.pages[0], "co"))


def test_an_empty_list_is_no_trouble(fonts: FontBook) -> None:
    assert codes(organizers(fonts, ())) == []


# Advertisements


def ad(name: str, place: tuple[int, int, int, int] | None = None, **given: object) -> Box:
    return box(name, "ad", place, customer="书店", **{"label": "广告", **given})


SLOTS = (("通栏", 4, 10), ("半通栏", 2, 10))


def test_an_advertisement_takes_its_size_from_the_layout_and_stands_at_the_foot(
    fonts: FontBook,
) -> None:
    """Lines 31 to 40 over four columns, a line clear of what is above."""
    one = ad("a", slot="通栏", pictures=(Picture("x"),))
    made = with_box(fonts, one, layouts=[layout(ad_slots=SLOTS)], pictures=Sizes(x=(430, 130)))
    assert codes(made) == []
    image = next(i for i, _, _ in flatten(made.pages[0].display.items) if isinstance(i, PlaceImage))
    assert image.clip == Rect(LEFT, line_top(31) + PITCH, 430 * PT, 130 * PT)


def test_a_slot_may_be_placed_elsewhere(fonts: FontBook) -> None:
    one = ad("a", (3, 5, 0, 0), slot="半通栏", rows=rows("甲"))
    made = with_box(fonts, one, layouts=[layout(ad_slots=SLOTS)])
    assert codes(made) == []
    covered = place(made.pages[0], "a")
    assert covered.x >= 250
    assert covered.y >= 110 + 15
    assert covered.right <= 460
    assert covered.bottom <= 110 + 145


def test_an_unknown_slot_says_which_there_are(fonts: FontBook) -> None:
    made = with_box(fonts, ad("a", slot="整版", rows=rows("甲")), layouts=[layout(ad_slots=SLOTS)])
    assert codes(made) == ["ad-slot-unknown", "box-nowhere"]
    assert found(made, "ad-slot-unknown") == {"slot": "整版", "known": "通栏 半通栏"}


def test_an_advertisement_needs_artwork_and_a_label(fonts: FontBook) -> None:
    made = with_box(fonts, ad("a", (1, 1, 2, 5), label=""))
    assert codes(made) == ["ad-without-artwork", "ad-without-label"]
    assert found(made, "ad-without-artwork") == {"box": "a", "customer": "书店"}
    crossed = [i for i, _, _ in flatten(made.pages[0].display.items) if isinstance(i, StrokePath)]
    assert len(crossed) == 1  # its room is seen


@pytest.mark.parametrize("label", ["广告", "公益广告"])
def test_the_label_stands_at_the_foot_on_the_right(fonts: FontBook, label: str) -> None:
    made = with_box(fonts, ad("a", (1, 1, 2, 5), label=label, rows=rows(row("甲", align="left"))))
    last = list(runs(keyed(made.pages[0], "a")))[-1]
    assert last.text == label
    assert last.size == 6 * PT
    covered = place(made.pages[0], "a")
    assert (covered.right, covered.bottom) == (240, 120)


def test_on_artwork_the_label_stands_on_white(fonts: FontBook) -> None:
    one = ad("a", (1, 1, 2, 5), pictures=(Picture("x"),))
    made = with_box(fonts, one, pictures=Sizes(x=(210, 70)))
    items = [i for i, _, _ in flatten(made.pages[0].display.items)]
    image, ground, label = items
    assert isinstance(image, PlaceImage)
    assert isinstance(ground, FillPath)
    assert ground.ink == WHITE
    under, text = bounds([ground]), bounds([label])
    assert under is not None
    assert text is not None
    assert under.contains(text)
    assert under.width > text.width
    assert (under.right, under.bottom) == (240 * PT, 120 * PT)


# The digest


def two_pages(fonts: FontBook, digest: Box, *stories: Story) -> Composition:
    placed = stories or (story("s1", "a", frame("f1", 1, 1, 1, 9)),)
    pages = [page(boxes=(digest,)), page(*placed, name="02")]
    return composed(
        fonts, pages,
        [article("a", [han(68)], headline="大雪\n过后"),
         article("b", [han(68)], headline="重稿", weight=5)],
    )  # fmt: skip


def test_the_digest_gives_titles_and_pages(fonts: FontBook) -> None:
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9), names=("a",), rows=rows("导读")))
    assert words(keyed(made.pages[0], "d")) == "导读大雪　过后2版"


def test_the_digest_takes_short_titles(fonts: FontBook) -> None:
    short = story("s1", "a", frame("f1", 1, 1, 1, 9), jump="大雪")
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9), names=("a",)), short)
    assert words(keyed(made.pages[0], "d")) == "大雪2版"


def test_without_names_it_takes_the_heaviest_story_of_each_other_page(fonts: FontBook) -> None:
    both = (story("s1", "a", frame("f1", 1, 1, 1, 9)), story("s2", "b", frame("f2", 2, 1, 1, 9)))
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9)), *both)
    assert words(keyed(made.pages[0], "d")) == "重稿2版"


def test_of_stories_of_one_weight_the_first_is_taken(fonts: FontBook) -> None:
    pages = [
        page(boxes=(box("d", "digest", (1, 1, 2, 9)),)),
        page(
            *(story(f"s{n}", n, frame(n, i, 1, 1, 9)) for i, n in ((1, "a"), (2, "b"))), name="02"
        ),
    ]
    both = [article("a", [han(68)], headline="前"), article("b", [han(68)], headline="后")]
    assert words(keyed(composed(fonts, pages, both).pages[0], "d")) == "前2版"


def test_what_is_on_no_page_is_told_and_left_out(fonts: FontBook) -> None:
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9), names=("b", "a")))
    assert params(next(f for f in made.findings if f.code == "digest-unplaced")) == {"article": "b"}
    assert words(keyed(made.pages[0], "d")) == "大雪　过后2版"
