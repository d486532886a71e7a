"""A story that goes on on a page of another size of type is set there as that page is."""

from __future__ import annotations

from itertools import pairwise

import pytest
from build import (
    PT,
    all_tags,
    article,
    block,
    codes,
    composed,
    em,
    frame,
    han,
    high,
    layout,
    page,
    para,
    pt,
    runs,
    story,
    style,
    values,
)

from pagesetter.compose import Composition
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Frame, Story, TypeArea

# `small` has 10 pt type on 15 pt in columns of 10 字; `large` 12 pt on 20 pt in columns of 12 字.
LARGE = layout(
    "large", type_area=TypeArea(2, em(12), em(1), 30, pt(12), pt(20), left=pt(30), top=pt(50))
)
HERE = frame("f1", 1, 1, 1, 9)
THERE = frame("f2", 1, 1, 1, 20)


def made(
    fonts: FontBook, copy: Article, there: Frame = THERE, first: Story | None = None,
    **given: object,
) -> Composition:  # fmt: skip
    one = first or story("s1", "a", HERE, jump="短题")
    return composed(
        fonts,
        [
            page(one),
            page(story("s2", "", there, continues="01/s1"), name="02")._replace(layout="large"),
        ],
        copy,
        layouts=[layout(), LARGE],
        **given,
    )


def text_on(composition: Composition, number: int) -> str:
    items = composition.pages[number].display.items
    tags = all_tags(items, "paragraph") + all_tags(items, "subhead")
    return "".join(run.text for tag in tags for run in runs(tag.items))


def test_size_measure_and_pitch_are_the_pages_own(font_book: FontBook) -> None:
    copy = article("a", [para(han(200))])
    done = made(font_book, copy)
    first, second = (done.pages[i] for i in (0, 1))
    assert {line.box.width for line in first.lines} == {100 * PT}
    assert {line.box.height for line in first.lines} == {10 * PT}
    assert {line.box.width for line in second.lines} == {144 * PT}
    assert {line.box.height for line in second.lines} == {12 * PT}
    tops = [line.box.y for line in second.lines]
    assert {below - above for above, below in pairwise(tops)} == {20 * PT}
    # 8 lines beside the jump line: 8 + 7 × 10 characters; the rest 12 to a line, no indent.
    assert [(line.start, line.end) for line in second.lines][:2] == [(78, 90), (90, 102)]
    sizes = {run.size for tag in all_tags(second.display.items, "paragraph")
             for run in runs(tag.items)}  # fmt: skip
    assert sizes == {12 * PT}
    assert text_on(done, 0) + text_on(done, 1) == han(200)


def test_no_character_is_lost_or_set_twice(font_book: FontBook) -> None:
    """Wherever the page breaks, in a paragraph, between two, before a subhead."""
    for lines in range(7, 15):
        copy = article(
            "a",
            [para(han(33)), block("subhead", "小题", 2), para(han(47)), "二" * 61],
            byline="本报记者 林晓",
            credit="（何川）",
        )
        one = story("s1", "a", frame("f1", 1, 1, 1, lines))
        done = made(font_book, copy, first=one)
        whole = [line for p in done.pages for line in p.lines if line.block == 2]
        assert [line.start for line in whole] == [0, *(line.end for line in whole[:-1])]
        assert whole[-1].end == 47
        text = text_on(done, 0) + text_on(done, 1)
        assert sorted(text) == sorted(han(33) + "小题" + han(47) + "二" * 61)
        words = "".join(run.text for p in done.pages for run in runs(p.display.items))
        assert words.count("（何川）") == 1
        assert words.count("林晓") == 1


def test_what_fits_on_the_first_page_leaves_the_second_free(font_book: FontBook) -> None:
    done = made(font_book, article("a", [para(han(40))], credit="（何川）"))
    (fit,) = done.pages[0].fits
    title = _title_lines(made(font_book, article("a", [para(han(200))])))
    assert fit.capacity == 8 * 10 + (20 - title) * 12
    assert fit.lines_over == 0
    assert not done.pages[1].lines
    assert text_on(done, 0).startswith(han(40))


def test_overset_and_free_lines_count_in_the_last_pages_characters(font_book: FontBook) -> None:
    title = _title_lines(made(font_book, article("a", [para(han(200))])))
    room = 20 - title
    full = 78 + room * 12
    (fit,) = made(font_book, article("a", [para(han(full + 28))])).pages[0].fits
    assert (fit.lines_over, fit.characters_over) == (3, 28)
    (fit,) = made(font_book, article("a", [para(han(full - 126))])).pages[0].fits
    assert (fit.lines_over, fit.lines_free, fit.characters_free) == (0, 10, 120)
    assert fit.characters == full - 126


def test_a_size_of_the_storys_own_holds_on_both_pages(font_book: FontBook) -> None:
    own = story("s1", "a", HERE, style=values(size=pt(8), pitch=pt(11)))
    done = made(font_book, article("a", [para(han(300))]), first=own)
    assert {line.box.height for p in done.pages for line in p.lines} == {8 * PT}
    tops = [line.box.y for line in done.pages[1].lines]
    assert {below - above for above, below in pairwise(tops)} == {11 * PT}


def test_named_styles_come_from_each_pages_layout(font_book: FontBook) -> None:
    copy = article("a", [para(han(90)), block("subhead", "小题", 2), para(han(90))])
    large = LARGE._replace(styles=(style("subhead", size=pt(16), above=high(1)),))
    done = composed(
        font_book,
        [
            page(story("s1", "a", HERE)),
            page(story("s2", "", THERE, continues="01/s1"), name="02")._replace(layout="large"),
        ],
        copy,
        layouts=[layout(), large],
    )
    (subhead,) = all_tags(done.pages[1].display.items, "subhead")
    assert {run.size for run in runs(subhead.items)} == {16 * PT}


@pytest.mark.parametrize("level", ["balance", "stretch"])
def test_levelled_feet(font_book: FontBook, level: str) -> None:
    there = frame("f2", 1, 1, 2, 20)
    first = story("s1", "a", HERE, level=level)
    done = made(font_book, article("a", [para(han(250))]), there, first)
    assert text_on(done, 0) + text_on(done, 1) == han(250)
    assert "overset" not in codes(done)


def _title_lines(composition: Composition) -> int:
    """Grid lines the head of the continuation takes on the large page."""
    return (composition.pages[1].lines[0].box.y - 50 * PT) // (20 * PT)


def test_a_paragraph_over_three_pages(font_book: FontBook) -> None:
    done = composed(
        font_book,
        [
            page(story("s1", "a", HERE)),
            page(
                story("s2", "", frame("f2", 1, 1, 1, 10), continues="01/s1"), name="02"
            )._replace(layout="large"),
            page(story("s3", "", frame("f3", 1, 1, 1, 20), continues="02/s2"), name="03"),
        ],
        article("a", [para(han(240))]),
        layouts=[layout(), LARGE],
    )  # fmt: skip
    lines = [line for one in done.pages for line in one.lines]
    assert [line.start for line in lines] == [0, *(line.end for line in lines[:-1])]
    assert lines[-1].end == 240
    assert [{line.box.height // PT for line in one.lines} for one in done.pages] == [
        {10},
        {12},
        {10},
    ]
    assert "".join(text_on(done, i) for i in range(3)) == han(240)


def test_a_story_a_line_over_is_fitted_on_pages_of_two_sizes(font_book: FontBook) -> None:
    """Its second paragraph gives a line by its many marks, wherever the pages part it."""
    giving = "，".join(["草天", "山木天", "风草地", "云山水", "月风", "天风草"] * 4)
    texts = [para(han(60)), para(giving)]
    assert codes(made(font_book, article("a", texts), frame("f2", 1, 1, 1, 9))) == []
    assert codes(made(font_book, article("a", texts), frame("f2", 1, 1, 1, 8))) == ["overset"]
