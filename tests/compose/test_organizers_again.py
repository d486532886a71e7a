"""Pages with the same co-organizers: set once, yet each page as if it stood alone."""

from __future__ import annotations

import pytest
from build import box as made_box
from build import composed, page, values

from pagesetter.compose.boxes import organizers
from pagesetter.findings import SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT
from pagesetter.model import Box, Page

NAMES = (
    "甲岭市科学技术协会",
    "鹿角湾市科学技术协会",
    "丙岭（筹）科协",
    "3M公司",
    "\U0003134a山科协",
)
"""The last begins with a character that no face has."""


def holder(name: str, columns: int, **given: object) -> Page:
    place = (1, 1, 2, 20 - int(name))
    box: Box = made_box("co", "co-organizers", place, names=NAMES, columns=columns,
                        span=SourceSpan(f"{name}.yaml", 7, 3), **given)  # fmt: skip
    return page(name=name, boxes=(box,))


PAGES = [
    holder("1", 1),
    holder("2", 2),
    holder("3", 1),
    holder("4", 2, values=values(size=9 * UNIT)),
    holder("5", 2),
    holder("6", 5),
]
"""The columns of the last are narrower than its names, which are set as wide as they are."""


def test_each_page_is_as_if_it_stood_alone(font_book: FontBook) -> None:
    together = composed(font_book, PAGES)
    for one, made in zip(PAGES, together.pages, strict=True):
        assert made.display.items == composed(font_book, one).pages[0].display.items


def test_each_page_tells_of_its_own_names(font_book: FontBook) -> None:
    told = [
        (found.span, found.place.page, found.place.frame)
        for found in composed(font_book, PAGES).findings
        if found.code == "missing-glyph"
    ]
    assert told == [(SourceSpan(f"{n}.yaml", 7, 3), str(n), "co") for n in range(1, 7)]


def test_names_are_set_once_for_all_pages_that_have_them(
    font_book: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As typed, and in the width of their column: twice for five names, whatever the pages."""
    counted: list[str] = []
    real = organizers.set_paragraph

    def counting(spans, *given, **more):  # type: ignore[no-untyped-def]
        counted.append(spans[0][0])
        return real(spans, *given, **more)

    monkeypatch.setattr(organizers, "set_paragraph", counting)
    composed(font_book, [holder("1", 2), holder("2", 2), holder("3", 2)])
    assert sorted(counted) == sorted(NAMES * 2)
