"""Furniture of the layout: shown, hidden, changed; standing elements; two nameplates."""

from __future__ import annotations

from typing import Any

import pytest
from build import (
    PT,
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
    page,
    para,
    params,
    pt,
    rows,
    runs,
    story,
    values,
    words,
)

from pagesetter.compose import Composition
from pagesetter.display import FillPath, GlyphRun, StrokePath
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.model import Box, Dress, Element, Page, Row

HEAD = box("rh", "running-head", rows=rows("{paper} {page}"), at=area(0, -20, 430, 15))
EAR = box("ear", "ear", (4, 1, 1, 5), rows=rows("报眼"), dress=Dress("双线"))


def with_furniture(fonts: FontBook, pages: Page | list[Page], *furniture: Box) -> Composition:
    return composed(fonts, pages, layouts=[layout(furniture=furniture)])


def test_furniture_stands_on_every_page_with_its_own_words(fonts: FontBook) -> None:
    made = with_furniture(fonts, [page(), page(name="02")], HEAD, EAR)
    assert codes(made) == []
    assert [words(keyed(p, "rh")) for p in made.pages] == ["云岭周报 1", "云岭周报 2"]
    assert [words(keyed(p, "ear")) for p in made.pages] == ["报眼", "报眼"]


@pytest.mark.parametrize(
    ("pages", "numbers"),
    [("all", [3, 4, 5]), ("first", [3]), ("rest", [4, 5]), ("odd", [3, 5]), ("even", [4])],
)
def test_furniture_for_some_pages(fonts: FontBook, pages: str, numbers: list[int]) -> None:
    """`first` is the first of the issue, odd and even go by the printed number."""
    three = [page(name="03"), page(name="04"), page(name="05")]
    made = with_furniture(fonts, three, HEAD._replace(pages=pages))
    assert [int(p.name) for p in made.pages if keyed(p, "rh")] == numbers


def test_a_page_hides_furniture_by_its_id(fonts: FontBook) -> None:
    made = with_furniture(fonts, [page(hidden=("ear",)), page(name="02")], HEAD, EAR)
    assert codes(made) == []
    assert [bool(keyed(p, "ear")) for p in made.pages] == [False, True]
    assert [bool(keyed(p, "rh")) for p in made.pages] == [True, True]


def test_hiding_or_changing_what_is_not_there_is_told(fonts: FontBook) -> None:
    made = with_furniture(fonts, page(hidden=("eye",), overrides=(Box("foot", ""),)), HEAD, EAR)
    told = [params(f) for f in made.findings]
    assert codes(made) == ["furniture-unknown"] * 2
    assert told == [{"name": "eye", "known": "rh ear"}, {"name": "foot", "known": "rh ear"}]


def changed(fonts: FontBook, base: Box, **change: Any) -> Composition:
    return with_furniture(fonts, page(overrides=(Box(base.id, "", **change),)), base)


def test_a_change_keeps_what_it_does_not_give(fonts: FontBook) -> None:
    made = changed(fonts, EAR, rows=rows("今日导读")).pages[0]
    assert words(keyed(made, "ear")) == "今日导读"
    assert len([i for i, _, _ in flatten(keyed(made, "ear")) if isinstance(i, StrokePath)]) == 2


def test_a_change_of_the_dress_keeps_the_rest_of_it(fonts: FontBook) -> None:
    made = changed(fonts, EAR, dress=Dress(tint=20)).pages[0]
    items = [i for i, _, _ in flatten(keyed(made, "ear"))]
    assert [type(i) for i in items[:3]] == [FillPath, StrokePath, StrokePath]


def test_a_change_of_style_values_adds_to_them(fonts: FontBook) -> None:
    base = EAR._replace(values=values(size=pt(8), ink="红"))
    (run,) = runs(keyed(changed(fonts, base, values=values(size=pt(12))).pages[0], "ear"))
    assert (run.size, run.ink.cmyk) == (12 * PT, (0, 1000, 1000, 0))


def test_a_changed_place_is_the_only_one(fonts: FontBook) -> None:
    made = changed(fonts, EAR, at=area(0, -40, 100, 30)).pages[0]
    covered = bounds(keyed(made, "ear"))
    assert covered is not None
    assert abs(covered.x - 30 * PT) <= 1
    assert abs(covered.y - 10 * PT) <= 1


def test_furniture_lies_under_the_boxes_of_the_page(fonts: FontBook) -> None:
    made = with_furniture(
        fonts, page(boxes=(box("own", "text", (1, 9, 1, 3), rows=rows("版")),)), EAR
    )
    assert [run.text for run in runs(made.pages[0].display.items)] == ["报眼", "版"]


# Nameplates

PLATE = box("np", "nameplate", (1, 1, 3, 6), rows=rows(Row("{paper}", values=values(size=pt(50)))))


def test_two_nameplates_are_told(fonts: FontBook) -> None:
    second = box("np2", "nameplate", (1, 10, 3, 6), rows=rows("又"))
    made = with_furniture(fonts, page(boxes=(second,)), PLATE)
    assert found(made, "nameplate-twice") == {"page": "1", "first": "np", "second": "np2"}
    hidden = with_furniture(fonts, page(boxes=(second,), hidden=("np",)), PLATE)
    assert "nameplate-twice" not in codes(hidden)


def test_a_nameplate_on_each_of_two_pages_is_not_twice(fonts: FontBook) -> None:
    assert codes(with_furniture(fonts, [page(), page(name="02")], PLATE)) == []


# Standing elements

NOTICE = Element(
    "征稿",
    (
        box("head", "column-head", (1, 1, 2, 2), rows=rows("征稿")),
        box("text", "text", (2, 3, 1, 4), rows=rows("来稿请寄"), dress=Dress(padding=em(0))),
    ),
)


def with_element(fonts: FontBook, *boxes: Box, library: tuple[Element, ...]) -> Composition:
    return composed(fonts, page(boxes=boxes), library=library,
                    layouts=[layout(ad_slots=(("小", 1, 4),))])  # fmt: skip


def test_an_element_counts_from_where_it_is_placed(fonts: FontBook) -> None:
    """Its column 2, line 3 is the page's column 3, line 12: 250 pt, 50 + 11 · 15 = 215 pt."""
    made = with_element(
        fonts, box("e", "element", (2, 10, 2, 6), element="征稿"), library=(NOTICE,)
    )
    assert codes(made) == []
    covered = bounds(keyed(made.pages[0], "e.text"))
    assert covered is not None
    assert (covered.x, covered.y) == (250 * PT, 215 * PT)
    assert words(keyed(made.pages[0], "e.head")) == "征稿"


def test_an_element_may_stand_twice(fonts: FontBook) -> None:
    made = with_element(
        fonts, box("e", "element", (1, 1, 2, 6), element="征稿"),
        box("f", "element", (3, 1, 2, 6), element="征稿"), library=(NOTICE,),
    )  # fmt: skip
    assert codes(made) == []
    assert words(keyed(made.pages[0], "e.text")) == words(keyed(made.pages[0], "f.text"))


def test_an_element_that_leaves_the_page_is_told(fonts: FontBook) -> None:
    made = with_element(fonts, box("e", "element", (4, 1, 2, 6), element="征稿"), library=(NOTICE,))
    assert codes(made) == ["frame-off-grid"] * 2


def test_an_unknown_element_is_told(fonts: FontBook) -> None:
    made = with_element(fonts, box("e", "element", (1, 1, 1, 1), element="无"), library=(NOTICE,))
    assert found(made, "element-unknown") == {"name": "无"}


def test_an_element_of_elements_and_advertisements(fonts: FontBook) -> None:
    small = box("a", "ad", (1, 9, 0, 0), slot="小", label="广告", rows=rows("书店"))
    both = Element("组", (box("n", "element", (1, 1, 2, 6), element="征稿"), small))
    it = box("e", "element", (1, 1, 2, 12), element="组")
    made = with_element(fonts, it, library=(NOTICE, both))
    assert codes(made) == []
    assert words(keyed(made.pages[0], "e.n.text")) == "来稿请寄"
    assert words(keyed(made.pages[0], "e.a")) == "书店广告"


def test_an_element_that_holds_itself_ends_with_a_finding(fonts: FontBook) -> None:
    ring = (
        Element("甲", (box("b", "element", (1, 1, 1, 1), element="乙"),)),
        Element("乙", (box("a", "element", (1, 1, 1, 1), element="甲"),)),
    )
    made = with_element(fonts, box("e", "element", (1, 1, 1, 1), element="甲"), library=ring)
    assert found(made, "element-in-itself") == {"name": "甲"}


GROUND = box("ground", "tint", (1, 1, 2, 8), dress=Dress(tint=10))
LABEL = box("head", "text", (1, 1, 2, 2), rows=rows("征稿"))


def painted(composition: Composition) -> list[str]:
    """What is painted of the ground, the head and the story, in order."""
    order: list[str] = []
    for item, _, _ in flatten(composition.pages[0].display.items):
        name = ""
        if isinstance(item, FillPath):
            name = "ground"
        elif isinstance(item, GlyphRun):
            name = "head" if item.text == "征稿" else "story"
        if name and name not in order:
            order.append(name)
    return order


def test_an_element_of_the_page_lies_over_stories_and_its_tint_under_them(fonts: FontBook) -> None:
    stood = story("s1", "a", frame("f1", 1, 20, 2, 8))
    one = page(stood, boxes=(box("e", "element", (3, 10, 2, 8), element="征稿"),))
    made = composed(
        fonts, one, article("a", [para(han(60))]), library=(Element("征稿", (LABEL, GROUND)),)
    )
    assert painted(made) == ["ground", "story", "head"]


def test_an_element_of_the_layout_lies_under_stories_as_furniture_does(fonts: FontBook) -> None:
    stood = story("s1", "a", frame("f1", 1, 20, 2, 8))
    copy = article("a", [para(han(60))])
    whole = layout(furniture=(box("e", "element", (3, 10, 2, 8), element="征稿"),))
    made = composed(
        fonts, page(stood), copy, layouts=[whole], library=(Element("征稿", (LABEL, GROUND)),)
    )
    assert painted(made) == ["head", "ground", "story"]
    plain = layout(furniture=(LABEL._replace(frame=frame("head", 3, 10, 2, 2)),))
    assert painted(composed(fonts, page(stood), copy, layouts=[plain])) == ["head", "story"]
    # A page's own box may have a name that begins alike.
    own = page(stood, boxes=(LABEL._replace(id="e2", frame=frame("e2", 3, 10, 2, 2)),))
    made = composed(fonts, own, copy, layouts=[layout(furniture=())])
    assert painted(made) == ["story", "head"]


def test_furniture_may_be_an_element(fonts: FontBook) -> None:
    strip = box("e", "element", (1, 35, 2, 6), element="征稿")
    made = composed(fonts, page(), layouts=[layout(furniture=(strip,))], library=(NOTICE,))
    assert words(keyed(made.pages[0], "e.head")) == "征稿"
