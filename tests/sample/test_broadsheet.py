"""The 对开 sample: one full page of a science supplement on 8 × 13 字."""

from __future__ import annotations

import os

import pytest

from pagesetter.compose import ComposedPage
from pagesetter.display import PlaceImage
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten, glyph_runs
from pagesetter.session.pipeline import Result, compose_issue, open_issue

PAPER = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "broadsheet")
TOP = 6_130_442  # 33 mm
PITCH = 760_018  # (490 mm − 1 字) ÷ 119
SIZE = 585_765  # 350 mm ÷ 111
FEET = {"f2": (1, 23), "f3": (2, 44), "f4": (3, 74), "f6": (2, 74)}


@pytest.fixture(scope="module")
def result() -> Result:
    return compose_issue(open_issue(PAPER))


@pytest.fixture(scope="module")
def page(result: Result) -> ComposedPage:
    (page,) = result.composition.pages
    return page


def test_composes_without_a_finding(result: Result) -> None:
    assert [(f.code, f.place.story) for f in result.findings] == []


def test_sheet_and_copy(result: Result, page: ComposedPage) -> None:
    issue = result.opened.loaded.issue
    assert (issue.pages[0].number, issue.pages[0].layout) == (8, "broadsheet-8x13")
    assert sorted(a.name for a in issue.articles) == [
        "dont", "elders", "essay", "network", "rings", "trees",
    ]  # fmt: skip
    assert 3_000 <= sum(a.characters for a in issue.articles) <= 4_000
    mm = 185_771  # 1 mm
    assert abs(page.display.trim.width - 390 * mm) < 500
    assert abs(page.display.trim.height - 545 * mm) < 500


def test_all_columns_end_on_their_last_line(page: ComposedPage) -> None:
    for frame, (columns, last) in FEET.items():
        rows = {
            (round((line.box.y - TOP) / PITCH) + 1, line.box.x)
            for line in page.lines
            if line.frame == frame
        }
        feet = [x for number, x in rows if number == last]
        assert (len(feet), max(number for number, _ in rows)) == (columns, last), frame
    assert {(fit.lines_over, fit.lines_free) for fit in page.fits} == {(0, 0)}


def test_the_lead_in_larger_type_ends_level_with_the_page(page: ComposedPage) -> None:
    foot = TOP + 43 * PITCH + SIZE
    lowest = max(line.box.bottom for line in page.lines if line.frame == "f1")
    assert 0 <= foot - lowest <= 65_536
    ends = [line for line in page.lines if line.frame == "f1" and line.box.bottom == lowest]
    assert len(ends) == 6


def test_pictures_furniture_and_the_advertisement(page: ComposedPage) -> None:
    placed = [i.key for i, _, _ in flatten(page.display.items) if isinstance(i, PlaceImage)]
    assert sorted(placed) == [
        "assets/coffee.jpg", "assets/deep-field.jpg", "assets/ginkgo.png", "assets/ginkgo.png",
        "assets/retina.jpg", "assets/rocket.jpg", "assets/tree.png",
    ]  # fmt: skip
    text = "".join(run.text for run in glyph_runs(page.display.items)).replace("\u3000", "")
    assert "A8科学周刊云岭晨报第331期2026年11月28日星期六农历十月二十" in text
    assert "责编 祝清和版式 时雨校对 方寸" in text
    assert text.count("云岭晨报") == 2  # in the running head and the advertisement: no nameplate
    assert text.count("公益广告") == 1
    box = bounds(page.display.items)
    assert box is not None
    assert page.display.trim.contains(box)
