"""Stories over pages: jump lines at either end, short titles, chains, other grids."""

from __future__ import annotations

import itertools

import pytest
from build import (
    ASCENT,
    PITCH,
    PT,
    all_tags,
    article,
    codes,
    composed,
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
from thread_helpers import lines

from pagesetter.compose import Composition, Fit
from pagesetter.display.bounds import bounds
from pagesetter.fonts import FontBook
from pagesetter.model import Story


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
