"""Line slots of frames by hand: own sizes and pitches, broken columns, insets, obstacles."""

from __future__ import annotations

import pytest
from build import ASCENT, CELL, LEFT, PITCH, PT, TOP, em, frame, grid, line_top, pt

from pagesetter.compose.slots import FrameArea, Slot, area_of, capacity, slots_of
from pagesetter.findings import Finding, Place
from pagesetter.geometry import Rect
from pagesetter.model import Frame

PLACE = Place("1", "s1")


def laid(it: Frame) -> FrameArea:
    area, findings = area_of(it, grid(), 0, PLACE)
    assert findings == []
    assert area is not None
    return area


def refused(it: Frame) -> Finding:
    area, (found,) = area_of(it, grid(), 0, PLACE)
    assert area is None
    return found


def slots(
    it: Frame,
    size: int = CELL,
    pitch: int = PITCH,
    title: int = 0,
    obstacles: tuple[Rect, ...] = (),
) -> list[Slot]:
    return slots_of(laid(it), grid(), size, pitch, title, obstacles)


def rect(x: int, line: int, width: int, lines: int) -> Rect:
    """`x` and `width` in pt, from the top of a line's em box over so many lines."""
    return Rect(x * PT, line_top(line), width * PT, (lines - 1) * PITCH + CELL)


def across(found: list[Slot]) -> list[tuple[float, int]]:
    """(left edge in pt, 字) of every slot."""
    return [(slot.x / PT, slot.width // CELL) for slot in found]


# The grid


def test_a_frame_is_from_the_first_em_box_to_the_last() -> None:
    """Columns 2 and 3 from 140 to 350 pt; lines 5 to 9 from 110 pt, 4 · 15 + 10 = 70 pt high."""
    area = laid(frame("f", 2, 5, 2, 5))
    assert area.box == Rect(140 * PT, 110 * PT, 210 * PT, 70 * PT)
    assert [(c.x // PT, c.width // PT) for c in area.columns] == [(140, 100), (250, 100)]


def test_slots_run_down_one_column_and_then_the_next() -> None:
    found = slots(frame("f", 1, 39, 2, 2))
    assert [(s.column, s.top, s.baseline, s.head) for s in found] == [
        (0, line_top(39), line_top(39) + ASCENT, True),
        (0, line_top(40), line_top(40) + ASCENT, False),
        (1, line_top(39), line_top(39) + ASCENT, True),
        (1, line_top(40), line_top(40) + ASCENT, False),
    ]
    assert across(found) == [(30, 10), (30, 10), (140, 10), (140, 10)]


def test_baselines_are_the_same_in_every_column_and_every_frame() -> None:
    high = {s.baseline for s in slots(frame("f", 1, 7, 4, 6))}
    assert high == {line_top(n) + ASCENT for n in range(7, 13)}
    beside = slots(frame("g", 3, 7, 1, 6), obstacles=(rect(250, 8, 50, 2),))
    assert {s.baseline for s in beside} == high


def test_the_title_takes_whole_lines_at_the_head_of_every_column() -> None:
    found = slots(frame("f", 1, 1, 2, 10), title=4)
    assert len(found) == 12
    assert {s.top for s in found if s.head} == {line_top(5)}
    assert slots(frame("f", 1, 1, 2, 10), title=10) == []
    assert slots(frame("f", 1, 1, 2, 10), title=11) == []


@pytest.mark.parametrize(
    ("x", "cells"),
    [(140, 10), (136, 10), (135, 10), (134, 9), (130, 9), (129, 8)],
)  # column 1 ends at 130 pt
def test_a_box_that_reaches_into_the_gutter_keeps_text_off(x: int, cells: int) -> None:
    found = across(slots(frame("f", 1, 1, 1, 3), obstacles=(rect(x, 2, 60, 1),)))
    assert found == [(30, 10), (30, cells), (30, 10)]


def test_a_box_that_reaches_into_the_gutter_from_the_left() -> None:
    """Column 2 begins at 140 pt; beside a box up to 137 pt the text begins at 150."""
    found = across(slots(frame("f", 2, 1, 1, 3), obstacles=(rect(77, 2, 60, 1),)))
    assert found == [(140, 10), (150, 9), (140, 10)]


# A story's own size and pitch


def test_a_smaller_pitch_fills_the_same_height_with_more_lines() -> None:
    """10 lines are 9 · 15 + 10 = 145 pt; (145 - 8) ÷ 11 = 12.4, so 13 lines of 8 on 11 pt."""
    found = slots(frame("f", 1, 11, 1, 10), 8 * PT, 11 * PT)
    assert len(found) == 13
    assert [s.top for s in found] == [line_top(11) + n * 11 * PT for n in range(13)]
    assert found[0].baseline == line_top(11) + 461_373  # 0.88 × 8 pt = 461 373.4
    assert found[-1].top + 8 * PT <= line_top(20) + CELL
    assert found[0].width == 12 * 8 * PT  # 100 ÷ 8 = 12½
    assert found[0].x == 30 * PT + 2 * PT  # 4 pt left over, half on either side


def test_a_pitch_that_just_fits_loses_no_line() -> None:
    """9 · 15 = 135 = 9 · 15: the same; 135 = 15 · 9 in sixteen lines of 10 on 9 pt."""
    assert len(slots(frame("f", 1, 1, 1, 10), CELL, 9 * PT)) == 16
    assert len(slots(frame("f", 1, 1, 1, 10), CELL, 9 * PT + 1)) == 15


def test_a_larger_size_on_the_grids_pitch_keeps_the_grids_baselines() -> None:
    found = slots(frame("f", 1, 1, 1, 10), 12 * PT)
    assert [s.baseline for s in found] == [line_top(n) + ASCENT for n in range(1, 11)]
    assert {(s.x, s.width) for s in found} == {(32 * PT, 96 * PT)}  # 8 × 12 of 100


# Long and broken columns


def test_a_long_column_takes_its_gutters() -> None:
    area = laid(frame("f", 1, 1, 3, 1, split=1))
    assert [(c.x // PT, c.width // PT) for c in area.columns] == [(30, 320)]
    assert across(slots(frame("f", 1, 1, 3, 1, split=1))) == [(30, 32)]


def test_three_over_two_leaves_one_cell() -> None:
    """21 字 less 2 gutters = 19 字: 6 each, one over."""
    last = slots(frame("f", 1, 1, 2, 1, split=3, remainder="last"))
    assert across(last) == [(30, 6), (100, 6), (170, 7)]
    gutter = slots(frame("f", 1, 1, 2, 1, split=3, remainder="gutter"))
    assert across(gutter) == [(30, 6), (105, 6), (180, 6)]


def test_three_over_four_leaves_two_cells() -> None:
    """43 字 less 2 gutters = 41 字: 13 each, two over."""
    last = slots(frame("f", 1, 1, 4, 1, split=3, remainder="last"))
    assert across(last) == [(30, 13), (170, 13), (310, 15)]
    gutter = slots(frame("f", 1, 1, 4, 1, split=3, remainder="gutter"))
    assert across(gutter) == [(30, 13), (180, 13), (330, 13)]


# Insets


@pytest.mark.parametrize(
    ("left", "right", "expected"),
    [
        (em(1), em(1), [(40, 9), (140, 9)]),
        (em(1, 2), em(0), [(37.5, 9), (140, 10)]),  # 9½ 字: 9, a quarter on either side
        (em(-1), em(0), [(20, 11), (140, 10)]),
        (pt(25), pt(0), [(57.5, 7), (140, 10)]),
    ],
)
def test_insets_narrow_the_outer_columns_alone(
    left: object, right: object, expected: list[tuple[float, int]]
) -> None:
    it = frame("f", 1, 1, 2, 1, inset_left=left, inset_right=right)
    assert across(slots(it)) == expected


def test_insets_count_before_a_frame_is_split() -> None:
    """21 - 2 = 19 字 in two columns of 9 with a gutter of 1."""
    it = frame("f", 1, 1, 2, 1, inset_left=em(1), inset_right=em(1), split=2)
    assert across(slots(it)) == [(40, 9), (140, 9)]


# Obstacles


def test_a_full_column_box_takes_its_lines_and_no_others() -> None:
    found = slots(frame("f", 1, 1, 1, 10), obstacles=(rect(30, 4, 100, 3),))
    assert [s.top for s in found] == [line_top(n) for n in (1, 2, 3, 7, 8, 9, 10)]
    assert [s.head for s in found] == [True, False, False, True, False, False, False]


def test_a_box_of_one_column_and_a_half() -> None:
    """Column 2 is 140–240 pt, the box ends at 190: 5 字 left, less 1 of air."""
    found = slots(frame("f", 1, 1, 2, 4), obstacles=(rect(30, 2, 160, 2),))
    assert [(s.column, s.top) for s in found] == [
        (0, line_top(1)), (0, line_top(4)),
        (1, line_top(1)), (1, line_top(2)), (1, line_top(3)), (1, line_top(4)),
    ]  # fmt: skip
    assert across(found)[2:] == [(140, 10), (200, 4), (200, 4), (140, 10)]


@pytest.mark.parametrize(
    ("x", "width", "expected"),
    [
        (30, 30, (70, 6)),  # at the left: 3 字 and 1 of air
        (100, 30, (30, 6)),  # at the right
        (30, 50, (90, 4)),  # four 字 is the least
        (30, 51, None),  # 3.9 字 would be left
        (80, 50, (30, 4)),
        (30, 34, (80, 5)),  # 5.6 字 left: five, on the 字 grid, flush with the column's edge
        (96, 34, (30, 5)),
        (100, 60, (30, 6)),  # reaches into the gutter and beyond
        (120, 30, (30, 8)),
        (55, 10, (80, 5)),  # in the column: the wider part, beside it
        (135, 50, (30, 10)),  # in the gutter: not in this column
    ],
)
def test_cells_beside_a_box(x: int, width: int, expected: tuple[float, int] | None) -> None:
    found = slots(frame("f", 1, 1, 1, 3), obstacles=(rect(x, 2, width, 1),))
    assert across(found)[0] == (30, 10)
    assert across(found)[-1] == (30, 10)
    assert across(found)[1:-1] == ([] if expected is None else [expected])


def test_lines_beside_a_box_stand_on_the_cells_of_an_inset_column() -> None:
    """9½ 字 from 35 pt: nine from 37.5; the box to 60 pt and its air leave those from 77.5."""
    it = frame("f", 1, 1, 1, 2, inset_left=em(1, 2))
    found = slots(it, obstacles=(rect(30, 2, 30, 1),))
    assert across(found) == [(37.5, 9), (77.5, 5)]


def test_two_boxes_on_one_line_leave_what_is_between() -> None:
    both = (rect(30, 1, 20, 1), rect(120, 1, 10, 1))
    assert across(slots(frame("f", 1, 1, 1, 1), obstacles=both)) == [(60, 5)]


def test_a_box_between_two_lines_touches_neither() -> None:
    """From the foot of line 2's em box (75 pt) to the top of line 3's (80 pt)."""
    between = Rect(LEFT, 75 * PT, 100 * PT, 5 * PT)
    assert len(slots(frame("f", 1, 1, 1, 4), obstacles=(between,))) == 4
    lower = between._replace(y=between.y + 1)
    assert len(slots(frame("f", 1, 1, 1, 4), obstacles=(lower,))) == 3


def test_a_narrow_column_may_be_narrower_than_four_cells() -> None:
    it = frame("f", 1, 1, 1, 2, inset_left=em(7))
    assert across(slots(it)) == [(100, 3), (100, 3)]
    assert across(slots(it, obstacles=(rect(100, 2, 1, 1),))) == [(100, 3)]


def test_capacity_counts_whole_characters() -> None:
    assert capacity(slots(frame("f", 1, 1, 2, 10), title=4), CELL) == 120
    beside = slots(frame("f", 1, 1, 1, 3), obstacles=(rect(30, 2, 30, 1),))
    assert capacity(beside, CELL) == 26
    assert capacity(slots(frame("f", 1, 11, 1, 10), 8 * PT, 11 * PT), 8 * PT) == 156


# Off the page


@pytest.mark.parametrize(
    "it",
    [
        frame("f", 5, 1, 1, 1),
        frame("f", 4, 1, 2, 1),
        frame("f", 0, 1, 1, 1),
        frame("f", 1, 41, 1, 1),
        frame("f", 1, 40, 1, 2),
        frame("f", 1, 0, 1, 5),
        frame("f", 2, 1, 0, 5),
        frame("f", 1, 1, 1, 0),
    ],
)
def test_a_frame_off_the_grid_is_an_error(it: Frame) -> None:
    found = refused(it)
    assert (found.code, found.severity) == ("frame-off-grid", "error")
    assert found.place == Place("1", "s1", "f")


def test_an_off_grid_frame_says_what_it_needs_and_what_there_is() -> None:
    needs = dict(refused(frame("f", 3, 38, 3, 5)).params)
    assert (needs["columns"], needs["lines"]) == ("3–5", "38–42")
    assert (needs["have_columns"], needs["have_lines"]) == ("4", "40")


@pytest.mark.parametrize(
    "it",
    [
        frame("f", 1, 1, 1, 1, inset_left=em(19, 2)),
        frame("f", 1, 1, 1, 1, inset_left=em(5), inset_right=em(6)),
        frame("f", 1, 1, 2, 1, inset_left=em(12)),
        frame("f", 1, 1, 1, 1, split=6),
        frame("f", 1, 1, 1, 1, split=200),
    ],
)
def test_a_column_of_less_than_one_cell_is_an_error(it: Frame) -> None:
    assert refused(it).code == "frame-too-narrow"


def test_the_corners_of_the_grid_are_on_the_page() -> None:
    assert laid(frame("f", 4, 40, 1, 1)).box == Rect(360 * PT, line_top(40), 100 * PT, CELL)
    assert laid(frame("f", 1, 1, 4, 40)).box == Rect(LEFT, TOP, 430 * PT, 595 * PT)
