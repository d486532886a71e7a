"""Advertisements: sizes from the layout, at the foot, artwork and label."""

from __future__ import annotations

import pytest
from box_helpers import place, row, with_box
from build import (
    LEFT,
    PITCH,
    PT,
    Sizes,
    box,
    codes,
    found,
    keyed,
    layout,
    line_top,
    pt,
    rows,
    runs,
)

from pagesetter.colour import WHITE
from pagesetter.display import FillPath, PlaceImage, StrokePath
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Box, Dress, Picture


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


def test_a_slot_with_a_column_alone_stands_at_the_foot_of_it(fonts: FontBook) -> None:
    """半通栏, 2 columns by 10 lines: columns 3 and 4 from 250 pt, lines 31 to 40, one of air."""
    one = ad("a", (3, 0, 0, 0), slot="半通栏", dress=Dress("正线"), rows=rows("甲"))
    made = with_box(fonts, one, layouts=[layout(ad_slots=SLOTS)])
    assert codes(made) == []
    covered = place(made.pages[0], "a")
    assert (covered.x, covered.right) == pytest.approx((250, 460), abs=0.2)
    assert (covered.y, covered.bottom) == pytest.approx((50 + 31 * 15, 645), abs=0.2)


def test_a_booked_one_with_a_column_alone_too(fonts: FontBook) -> None:
    """100 × 85 pt: 1 column, 6 lines and one of air are lines 34 to 40; its foot is at 645 pt."""
    one = ad("a", (3, 0, 0, 0), booked=(pt(100), pt(85)), dress=Dress("正线"), rows=rows("甲"))
    covered = place(with_box(fonts, one).pages[0], "a")
    assert covered.x == pytest.approx(250, abs=0.2)
    assert (covered.y, covered.bottom) == pytest.approx((560, 645), abs=0.2)


def test_a_line_alone_is_in_the_first_column(fonts: FontBook) -> None:
    one = ad("a", (0, 5, 0, 0), slot="半通栏", dress=Dress("正线"), rows=rows("甲"))
    covered = place(with_box(fonts, one, layouts=[layout(ad_slots=SLOTS)]).pages[0], "a")
    assert (covered.x, covered.y) == pytest.approx((30, 125), abs=0.2)


def test_an_unknown_slot_says_which_there_are(fonts: FontBook) -> None:
    made = with_box(fonts, ad("a", slot="整版", rows=rows("甲")), layouts=[layout(ad_slots=SLOTS)])
    assert codes(made) == ["ad-slot-unknown"]
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
