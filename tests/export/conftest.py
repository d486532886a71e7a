"""The shipped faces, and a page that holds every kind of text the PDF writer meets."""

from __future__ import annotations

import os

import pytest
from typeset import set_run, sheet

from pagesetter.colour import BLACK, RED, Ink
from pagesetter.display import DisplayList, FillPath, Group, StrokePath, Tag
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect

# Qt wants a UTF-8 locale and warns without one.
os.environ["LC_CTYPE"] = "C.UTF-8"


@pytest.fixture(scope="session")
def fonts() -> FontBook:
    return FontBook()


@pytest.fixture(scope="session")
def page(fonts: FontBook) -> DisplayList:
    song, black, kai = fonts.primary("报宋"), fonts.primary("大黑"), fonts.primary("楷")
    spot = Ink((0, 900, 800, 0), "spot", "专红", 800)
    bar = (("M", 0, 0), ("L", 100 * UNIT, 0), ("L", 100 * UNIT, 3 * UNIT), ("L", 0, 3 * UNIT))
    first = Tag(
        "article",
        (
            Tag("headline", (set_run(black, "科学的春天", 48, 60, 100, hscale=800),)),
            Tag(
                "paragraph",
                (
                    set_run(song, "全国各地的科普工作者，齐聚一堂。", 8.5, 60, 140),
                    set_run(song, "每隙都松了一点点", 8.5, 60, 151, loosen=0.37),
                    set_run(song, "Efficient ﬂow, 2026年——葛\U000e0100与𬭎", 8.5, 60, 162),
                    set_run(song, "二三", 8.5, 60, 173, hscale=896, loosen=-0.4),
                ),
            ),
        ),
        "科学的春天",
        "s1",
    )
    second = Tag(
        "article",
        (
            set_run(kai, "楷体字 Latin", 12, 60, 200, ink=RED),
            FillPath((*bar, ("Z",)), spot),
            Group(
                (
                    set_run(song, "框内的字", 12, 0, 20),
                    StrokePath(
                        (("M", 0, 0), ("C", UNIT, 2 * UNIT, 9 * UNIT, 2 * UNIT, 60 * UNIT, 0)),
                        UNIT // 2,
                        BLACK,
                        (3 * UNIT, 2 * UNIT),
                        "round",
                    ),
                ),
                60 * UNIT,
                210 * UNIT,
                Rect(60 * UNIT, 210 * UNIT, 90 * UNIT, 30 * UNIT),
            ),
        ),
        "第二\n篇",
        "s2",
    )
    return sheet((first, second), label="A1")
