"""Stories through their frames: widths, pages, chains, jumps, what is over and what is free."""

from __future__ import annotations

import itertools

import pytest
from build import (
    ASCENT,
    CELL,
    PITCH,
    PT,
    all_tags,
    article,
    block,
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
    pt,
    runs,
    story,
    titled,
    values,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.compose import ComposedPage, Composition, Fit
from pagesetter.display.bounds import bounds
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Dress, Frame, Plan, Story

_BOOK = FontBook()


@pytest.fixture
def fonts(font_book: FontBook) -> FontBook:
    return font_book


def lines(made: ComposedPage) -> list[tuple[str, float, int, int]]:
    """(frame, left edge in pt, grid line, characters) of every line of text."""
    return [
        (line.frame, line.box.x / PT, 1 + (line.box.y - line_top(1)) // PITCH,
         line.end - line.start)
        for line in made.lines
    ]  # fmt: skip


def set_in(fonts: FontBook, count: int, *frames: Frame) -> Composition:
    return composed(fonts, page(story("s1", "a", *frames)), article("a", [han(count)]))


# Frames


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


# Over and free


def test_over_in_lines_and_characters(fonts: FontBook) -> None:
    """Ten lines hold 98; 125 are 27 too many, in three lines."""
    made = set_in(fonts, 125, frame("f1", 1, 1, 1, 10))
    assert codes(made) == ["overset"]
    told = {"story": "s1", "lines": "3", "characters": "27", "cut": "27"}
    assert told.items() <= found(made, "overset").items()
    assert made.pages[0].fits[0][:7] == Fit("s1", 125, 100, 3, 27, 0, 0)[:7]
    assert made.findings[0].severity == "error"
    assert "溢出 3 行、27 字" in made.findings[0].message("zh")


def test_free_in_lines_and_characters(fonts: FontBook) -> None:
    made = set_in(fonts, 60, frame("f1", 1, 1, 1, 10))
    assert codes(made) == ["underset"]
    assert found(made, "underset") == {"story": "s1", "lines": "3", "characters": "30"}
    assert made.pages[0].fits == (Fit("s1", 60, 100, 0, 0, 3, 30),)


def test_white_space_is_no_character(fonts: FontBook) -> None:
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 1))), article("a", ["天　地 人"])
    )
    assert made.pages[0].fits[0].characters == 3


@settings(max_examples=25)
@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=3),
    st.integers(1, 12),
    st.integers(0, 5),
)
def test_what_is_said_to_be_over_is_just_what_is_over(
    paragraphs: list[int], room: int, inset: int
) -> None:
    """So many lines more, or so many characters less, and it fits; one fewer does not."""

    def fit(height: int, texts: list[str]) -> Fit:
        it = frame("f1", 1, 1, 1, height, inset_left=em(inset))
        made = composed(_BOOK, page(story("s1", "a", it)), article("a", texts))
        return made.pages[0].fits[0]

    texts = [han(count) for count in paragraphs]
    first = fit(room, texts)
    if first.lines_over:
        assert fit(room + first.lines_over, texts).lines_over == 0
        assert fit(room + first.lines_over, texts).lines_free == 0
        assert fit(room + first.lines_over - 1, texts).lines_over == 1
        assert fit(room, shortened(texts, first.characters_over)).lines_over == 0
        assert fit(room, shortened(texts, first.characters_over - 1)).lines_over == 1
    elif first.lines_free < room:
        assert fit(room - first.lines_free, texts).lines_over == 0
        longer = [*texts[:-1], texts[-1] + han(first.characters_free)]
        assert fit(room, longer).lines_over == 0


def shortened(texts: list[str], by: int) -> list[str]:
    texts = list(texts)
    while by > 0 and texts:
        last = texts.pop()
        if len(last) > by:
            texts.append(last[: len(last) - by])
        by -= len(last)
    return texts


# Empty, planned, missing


def test_an_empty_story_says_what_it_can_hold(fonts: FontBook) -> None:
    made = composed(fonts, page(story("s1", "", frame("f1", 1, 1, 2, 5), frame("f2", 4, 1, 1, 3))))
    assert codes(made) == ["frame-empty"]
    assert found(made, "frame-empty") == {"story": "s1", "capacity": "130"}
    assert made.pages[0].fits == (Fit("s1", 0, 130, 0, 0, 0, 130),)


def test_a_planned_story_leaves_the_lines_of_its_title(fonts: FontBook) -> None:
    """Ten lines less four of the title, two columns of 10."""
    planned = story(
        "s1", "", frame("f1", 1, 1, 2, 10), plan=Plan("秋季科普周", 800), title=titled(lines=4)
    )
    made = composed(fonts, page(planned))
    assert found(made, "frame-planned") == {
        "story": "s1", "title": "秋季科普周", "wanted": "800", "capacity": "120",
    }  # fmt: skip


def test_capacity_follows_the_storys_own_size(fonts: FontBook) -> None:
    """145 pt hold 13 lines of 8 on 11 pt, 12 字 each."""
    own = values(size=pt(8), pitch=pt(11))
    made = composed(fonts, page(story("s1", "", frame("f1", 1, 1, 1, 10), style=own)))
    assert found(made, "frame-empty")["capacity"] == "156"


def test_capacity_leaves_out_what_boxes_take(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(story("s1", "", frame("f1", 1, 1, 1, 10)), boxes=(box("b", "text", (1, 3, 1, 2)),)),
    )
    assert found(made, "frame-empty")["capacity"] == "80"


def test_a_story_without_a_frame_is_an_error(fonts: FontBook) -> None:
    made = composed(fonts, page(story("s1", "a")), article("a", [han(30)], headline="题"))
    assert "no-frame" in codes(made)
    assert "overset" in codes(made)


def test_an_article_without_text_is_told(fonts: FontBook) -> None:
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 2, 9))), article("a", headline="题")
    )
    assert codes(made) == ["article-empty"]


def test_a_title_alone_needs_no_text_frame(fonts: FontBook) -> None:
    alone = story("s1", "a", title=titled(frame("t1", 1, 1, 4, 4)))
    made = composed(fonts, page(alone), article("a", headline="标语"))
    assert codes(made) == []
    assert words(made.pages[0].display.items) == "标语"


def test_an_article_placed_twice_and_one_on_no_page(fonts: FontBook) -> None:
    both = [
        page(story("s1", "a", frame("f1", 1, 1, 1, 1))),
        page(story("s2", "a", frame("f1", 1, 1, 1, 1)), name="02"),
    ]
    made = composed(fonts, both, [article("a", [han(8)]), article("b", [han(8)])])
    assert codes(made) == ["article-twice", "article-unplaced"]
    assert found(made, "article-twice") == {"article": "a", "first": "01/s1", "second": "02/s2"}
    assert found(made, "article-unplaced") == {"article": "b"}
    assert made.findings[0].place.page == "2"


# Over each other, off the page


def test_frames_that_share_lines_are_told_once_for_each_pair(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(
            story("s1", "a", frame("f1", 1, 1, 2, 10), frame("f2", 2, 8, 1, 10)),
            story("s2", "b", frame("f3", 1, 10, 1, 3)),
        ),
        [article("a", [han(400)]), article("b", [han(28)])],
    )
    told = [dict(f.params) for f in made.findings if f.code == "frames-overlap"]
    assert told == [
        {"frame": "f2", "other": "f1", "lines": "3"},
        {"frame": "f3", "other": "f1", "lines": "1"},
    ]


def test_frames_that_touch_do_not_overlap(fonts: FontBook) -> None:
    around = [
        frame("f1", 2, 10, 2, 5), frame("f2", 1, 10, 1, 5), frame("f3", 4, 10, 1, 5),
        frame("f4", 1, 9, 4, 1), frame("f5", 1, 15, 4, 1),
    ]  # fmt: skip
    made = composed(fonts, page(*(story(f"s{i}", "", it) for i, it in enumerate(around))))
    assert set(codes(made)) == {"frame-empty"}
    # the gutter itself may be given away: then the edges touch
    wide = [frame("f1", 1, 1, 1, 3, inset_right=em(-1)), frame("f2", 2, 1, 1, 3)]
    made = composed(fonts, page(*(story(f"s{i}", "", it) for i, it in enumerate(wide))))
    assert set(codes(made)) == {"frame-empty"}
    over = [frame("f1", 1, 1, 1, 3, inset_right=em(-11, 10)), frame("f2", 2, 1, 1, 3)]
    made = composed(fonts, page(*(story(f"s{i}", "", it) for i, it in enumerate(over))))
    assert "frames-overlap" in codes(made)


def test_a_title_over_another_story_is_told(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(
            story("s1", "a", frame("f1", 1, 10, 1, 3), title=titled(frame("t1", 1, 5, 2, 5))),
            story("s2", "", frame("f2", 2, 9, 1, 3)),
        ),
        article("a", [han(28)], headline="题"),
    )
    assert found(made, "frames-overlap") == {"frame": "f2", "other": "t1", "lines": "1"}


def test_a_frame_off_the_page_is_told_and_the_others_are_still_filled(fonts: FontBook) -> None:
    made = set_in(fonts, 28, frame("f1", 1, 39, 1, 5), frame("f2", 2, 1, 1, 3))
    assert codes(made) == ["frame-off-grid"]
    assert words(made.pages[0].display.items) == han(28)


# Over pages


def two_pages(fonts: FontBook, count: int, first: int, second: int, **more: Story) -> Composition:
    pages = [
        page(story("s1", "a", frame("f1", 1, 1, 1, first), jump="短题"), name="01"),
        page(
            more.get("onward", story("s9", "", frame("f9", 2, 1, 1, second), continues="01/s1")),
            name="03",
        ),
    ]
    return composed(fonts, pages, article("a", [han(count)]))


def test_a_story_goes_on_over_pages_with_a_line_at_either_end(fonts: FontBook) -> None:
    """Page 1: 9 lines, 88 字, and 下转. Page 3: 9 + 15 pt of titles take 3 lines; 7 lines."""
    made = two_pages(fonts, 158, 10, 10)
    assert codes(made) == []
    one, three = made.pages
    assert [line[2:] for line in lines(one)] == [(1, 8)] + [(n, 10) for n in range(2, 10)]
    assert [line[:3] for line in lines(three)] == [("f9", 140, n) for n in range(4, 11)]
    assert words(one.display.items) == han(88) + "（下转第3版）"
    assert words(three.display.items) == "（上接第1版）短题" + han(158)[88:]
    (fit,) = one.fits
    assert fit == Fit("s1", 158, 160, 0, 0, 0, 0)
    assert three.fits == ()


def test_the_jump_line_stands_right_in_the_line_it_took(fonts: FontBook) -> None:
    """7 字 of which the brackets' outer halves are trimmed at most; on line 10's baseline."""
    one = two_pages(fonts, 158, 10, 10).pages[0]
    (tag,) = (t for t in all_tags(one.display.items, "furniture") if "下转" in t.name)
    assert {run.y for run in runs(tag.items)} == {line_top(10) + ASCENT}
    box = bounds(tag.items)
    assert box is not None
    assert 130 * PT <= box.right <= 135 * PT
    assert words(tag.items) == "（下转第3版）"


def test_the_line_of_the_jump_is_counted_in_the_fit(fonts: FontBook) -> None:
    assert codes(two_pages(fonts, 159, 10, 10)) == ["overset"]
    assert found(two_pages(fonts, 159, 10, 10), "overset")["lines"] == "1"
    assert found(two_pages(fonts, 138, 10, 10), "underset")["lines"] == "2"
    assert codes(two_pages(fonts, 148, 10, 10)) == []  # one line free, and fitted


@pytest.mark.parametrize(
    ("first", "second", "told"), [(6, 8, []), (5, 8, ["4"]), (6, 7, ["4"]), (4, 6, ["3", "3"])]
)
def test_fewer_than_five_lines_on_either_side_are_told(
    fonts: FontBook, first: int, second: int, told: list[str]
) -> None:
    """`first` less one for 下转, `second` less three for 上接 and its title."""
    made = two_pages(fonts, 8 + 10 * (first - 2 + second - 3), first, second)
    assert [dict(f.params)["lines"] for f in made.findings if f.code == "jump-short"] == told
    assert {"overset", "underset"}.isdisjoint(codes(made))


def test_the_head_of_a_continuation_may_say_something_else(fonts: FontBook) -> None:
    onward = story(
        "s9", "", frame("f9", 2, 1, 1, 10), continues="01/s1", jump="别的短题",
        title=titled(headline=values(size=pt(12))),
    )  # fmt: skip
    made = two_pages(fonts, 100, 10, 10, onward=onward)
    (tag,) = all_tags(made.pages[1].display.items, "headline")
    assert tag.name == "别的短题"
    assert next(runs(tag.items)).size == 12 * PT


def test_without_a_short_title_the_headline_is_taken_in_one_line(fonts: FontBook) -> None:
    pages = [
        page(story("s1", "a", frame("f1", 1, 1, 2, 15)), name="01"),
        page(story("s9", "", frame("f9", 1, 1, 2, 10), continues="01/s1"), name="02"),
    ]
    made = composed(fonts, pages, article("a", [han(300)], headline="大雪\n过后"))
    (tag,) = all_tags(made.pages[1].display.items, "headline")
    assert words(tag.items) == "大雪　过后"


def test_a_chain_of_three_pages_names_the_next_and_the_last(fonts: FontBook) -> None:
    pages = [
        page(story("s1", "a", frame("f1", 1, 1, 1, 10), jump="题"), name="01"),
        page(story("s2", "", frame("f2", 1, 1, 1, 10), continues="01/s1"), name="04"),
        page(story("s3", "", frame("f3", 1, 1, 1, 10), continues="04/s2"), name="07"),
    ]
    made = composed(fonts, pages, article("a", [han(218)]))
    assert codes(made) == []  # 88 + 60 + 70
    one, four, seven = (words(p.display.items) for p in made.pages)
    assert one.endswith("（下转第4版）")
    assert four.startswith("（上接第1版）题")
    assert four.endswith("（下转第7版）")
    assert seven.startswith("（上接第4版）题")
    text = one[:-7] + four[8:-7] + seven[8:]
    assert text == han(218)
    assert [keyed(p, key)[0].kind for p, key in zip(made.pages, ("s1", "s2", "s3"), strict=True)]


def test_a_circle_of_continuations_ends(fonts: FontBook) -> None:
    pages = [
        page(story("s1", "a", frame("f1", 1, 1, 1, 10)), name="01"),
        page(
            story("s2", "", frame("f2", 1, 1, 1, 10), continues="02/s3"),
            story("s3", "", frame("f3", 2, 1, 1, 10), continues="02/s2"),
            name="02",
        ),
    ]
    made = composed(fonts, pages, article("a", [han(98)]))
    assert words(made.pages[0].display.items) == han(98)


def test_pages_may_have_other_grids(fonts: FontBook) -> None:
    """A continuation on a page of its own pitch stands on that page's lines."""
    made = two_pages(fonts, 158, 10, 10)
    on_grid = {(line.box.y - line_top(1)) % PITCH for p in made.pages for line in p.lines}
    assert on_grid == {0}


# The end credit and blocks, in frames


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


# Column rules


def rules_of(made: Composition) -> list[tuple[float, float, float]]:
    """(middle, top, foot) in pt of every rule on the first page."""
    found = []
    for tag in all_tags(made.pages[0].display.items, "furniture"):
        box = bounds(tag.items)
        assert box is not None
        found.append(((box.x + box.width // 2) / PT, box.y / PT, box.bottom / PT))
    return found


def test_column_rules_stand_in_the_middle_of_the_gutters_beside_the_text(fonts: FontBook) -> None:
    """Gutters of 10 pt at 130 and 240; the title takes three lines, the text ends on line 10."""
    it = story("s1", "a", frame("f1", 1, 1, 3, 10), column_rule="正线")
    made = composed(fonts, page(it), article("a", [han(208)], headline="题"))
    assert codes(made) == []
    found = rules_of(made)
    assert [x for x, _, _ in found] == pytest.approx([135, 245], abs=0.01)
    for _, top, foot in found:
        assert (top, foot) == pytest.approx((50 + 45, 50 + 145), abs=0.2)


def test_no_rule_between_columns_unless_asked_for(fonts: FontBook) -> None:
    assert rules_of(set_in(fonts, 100, frame("f1", 1, 1, 3, 10))) == []


def test_column_rules_of_levelled_columns_end_with_them(fonts: FontBook) -> None:
    it = story("s1", "a", frame("f1", 1, 1, 2, 10), column_rule="正线", level="balance")
    made = composed(fonts, page(it), article("a", [han(98)]))
    ((_, top, foot),) = rules_of(made)
    assert (top, foot) == pytest.approx((50, 50 + 4 * 15 + 10), abs=0.2)


# Jumps, rules and borders beside other things


def test_the_jump_line_stands_in_the_last_column(fonts: FontBook) -> None:
    pages = [
        page(
            story("s1", "a", frame("f1", 1, 1, 1, 8), frame("f2", 3, 1, 2, 1), jump="题"),
            name="01",
        ),
        page(story("s9", "", frame("f9", 1, 1, 1, 10), continues="01/s1"), name="02"),
    ]
    made = composed(fonts, pages, article("a", [han(150)]))
    (tag,) = (t for t in all_tags(made.pages[0].display.items, "furniture") if "下转" in t.name)
    assert {run.y for run in runs(tag.items)} == {line_top(1) + ASCENT}
    assert min(run.x for run in runs(tag.items)) >= 360 * PT


def test_without_any_room_the_lines_over_are_those_of_the_column(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(story("s1", "a", frame("f1", 1, 1, 1, 3))),
        article("a", [han(98)], headline="题"),
    )
    assert codes(made) == ["title-without-text", "overset"]
    assert found(made, "overset")["lines"] == "10"


def test_a_column_rule_stops_at_a_box(fonts: FontBook) -> None:
    it = story("s1", "a", frame("f1", 1, 1, 2, 10), column_rule="正线")
    over = box("b", "picture", (1, 4, 2, 3))
    made = composed(fonts, page(it, boxes=(over,)), article("a", [han(138)]))
    for _, top, foot in rules_of(made):
        assert foot <= line_top(4) / PT or top >= line_top(7) / PT - 5


def test_the_border_of_a_story_goes_round_its_title_too(fonts: FontBook) -> None:
    it = story(
        "s1", "a", frame("f1", 1, 5, 2, 10), title=titled(frame("t1", 1, 1, 2, 4)),
        dress=Dress("正线"),
    )  # fmt: skip
    made = composed(fonts, page(it), article("a", [han(98)], headline="题"))
    ((_, top, foot),) = rules_of(made)
    assert (top, foot) == pytest.approx((50, 50 + 13 * 15 + 10), abs=0.2)


def test_a_continuation_stands_on_the_grid_of_its_own_page(fonts: FontBook) -> None:
    """The first page counts lines of 15 pt, the second of 17 pt."""
    small = layout()
    wide = layout("wide", type_area=small.type_area._replace(pitch=pt(17)))
    made = composed(
        fonts,
        [
            page(story("s1", "a", frame("f1", 1, 1, 1, 8))),
            page(
                Story("s2", continues="01/s1", frames=(frame("f2", 1, 1, 1, 20),)), name="02"
            )._replace(layout="wide"),
        ],
        article("a", [han(200)]),
        layouts=[small, wide],
    )
    for one, pitch in zip(made.pages, (15, 17), strict=True):
        tops = [line.box.y for line in one.lines]
        steps = {below - above for above, below in itertools.pairwise(tops)}
        assert steps == {pitch * PT}
