"""Advertisements booked in millimetres: whole columns and lines, their own size inside."""

from __future__ import annotations

import pytest
from build import LEFT, PITCH, PT, Sizes, box, codes, composed, found, line_top, page, rows

from pagesetter.compose import Composition
from pagesetter.display import PlaceImage
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure, Rect
from pagesetter.model import Picture

# The small page: four columns of 100 pt, gutters of 10 pt, 40 lines of 15 pt, type 10 pt.


def mm(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "mm")


def pt(num: int) -> Measure:
    return Measure(num, 1, "pt")


def made(
    fonts: FontBook,
    width: Measure,
    height: Measure,
    place: tuple[int, int, int, int] | None = None,
) -> Composition:
    one = box(
        "a", "ad", place, booked=(width, height), label="广告", pictures=(Picture("x"),)
    )  # fmt: skip
    return composed(fonts, page(boxes=(one,)), pictures=Sizes(x=(1000, 1000)))


def shown(composition: Composition) -> Rect:
    (image,) = (
        i for i, _, _ in flatten(composition.pages[0].display.items) if isinstance(i, PlaceImage)
    )
    return image.clip


def test_it_stands_at_the_foot_at_its_own_size(font_book: FontBook) -> None:
    """180 pt are two columns of 210; 100 pt and a line of air are 8 lines, 115 pt."""
    done = made(font_book, pt(180), pt(100))
    assert codes(done) == []
    foot = line_top(40) + 10 * PT
    assert shown(done) == Rect(LEFT + 15 * PT, foot - 100 * PT, 180 * PT, 100 * PT)


@pytest.mark.parametrize(
    ("width", "height", "columns", "lines"),
    [
        (100, 115, 1, 9),  # 8 × 15 + 10 − 15 = 115
        (100, 116, 1, 10),
        (101, 100, 1, 8),  # 0.35 mm more than the column: rate cards round
        (102, 100, 1, 8),
        (103, 100, 2, 8),
        (430, 580, 4, 40),
        (430, 597, 4, 40),  # the whole page has nothing above it
    ],
)
def test_whole_columns_and_lines(
    font_book: FontBook, width: int, height: int, columns: int, lines: int
) -> None:
    done = made(font_book, pt(width), pt(height))
    assert codes(done) == []
    text = composed(
        font_book,
        page(
            boxes=(
                box("a", "ad", booked=(pt(width), pt(height)), label="广告", rows=rows("店")),
                box("over", "text", (1, 41 - lines, columns, 1), rows=rows("上")),
            )
        ),
    )
    assert codes(text).count("boxes-overlap") == 1
    if lines < 40:
        clear = composed(
            font_book,
            page(
                boxes=(
                    box("a", "ad", booked=(pt(width), pt(height)), label="广告", rows=rows("店")),
                    box("over", "text", (1, 40 - lines, 4, 1), rows=rows("上")),
                )
            ),
        )
        assert "boxes-overlap" not in codes(clear)
    if columns < 4:
        beside = composed(
            font_book,
            page(
                boxes=(
                    box("a", "ad", booked=(pt(width), pt(height)), label="广告", rows=rows("店")),
                    box("next", "text", (columns + 1, 40, 1, 1), rows=rows("右")),
                )
            ),
        )
        assert "boxes-overlap" not in codes(beside)


def test_it_may_stand_elsewhere(font_book: FontBook) -> None:
    done = made(font_book, pt(200), pt(100), (3, 11, 0, 0))
    assert codes(done) == []
    # Lines 11 to 18 are 115 pt high: a line of air, then 100 pt.
    assert shown(done) == Rect(LEFT + 225 * PT, line_top(11) + PITCH, 200 * PT, 100 * PT)
    head = made(font_book, pt(210), pt(100), (1, 1, 0, 0))
    assert shown(head) == Rect(LEFT, line_top(1), 210 * PT, 100 * PT)


@pytest.mark.parametrize(
    ("width", "height", "place", "room"),
    [
        (mm(160), mm(50), None, ("151.7", "209.9")),
        (mm(50), mm(220), None, ("151.7", "209.9")),
        (mm(80), mm(50), (3, 5, 0, 0), ("74.1", "188.7")),
        (mm(50), mm(50), (1, 35, 0, 0), ("151.7", "30.0")),
    ],
)
def test_one_that_is_too_large_is_told(
    font_book: FontBook, width: Measure, height: Measure,
    place: tuple[int, int, int, int] | None, room: tuple[str, str],
) -> None:  # fmt: skip
    told = found(made(font_book, width, height, place), "ad-too-large")
    assert (told["have_width"], told["have_height"]) == room
    assert told["width"] == f"{width.num}.0"
