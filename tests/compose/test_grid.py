"""The grid against sums done by hand on the 版样."""

from __future__ import annotations

import pytest

from pagesetter.compose.grid import grid_of, split_columns
from pagesetter.geometry import Measure, Rect
from pagesetter.model import Layout, TypeArea

PT = 65_536


def layout(area: TypeArea, width: int = 275, height: int = 395, bleed: int = 0) -> Layout:
    return Layout(
        "t", "", Measure(width, 1, "mm"), Measure(height, 1, "mm"), area, Measure(bleed, 1, "mm")
    )


def cells(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "字")


def test_five_columns_of_fifteen() -> None:
    """79 字 × 8.5 pt = 671.5 pt; 88 × 11 + 8.5 = 976.5 pt (236.9 × 344.5 mm)."""
    grid = grid_of(layout(TypeArea(5, cells(15), cells(1), 89, Measure(17, 2), Measure(11))))
    assert grid.area.width == 44_007_424
    assert grid.area.height == 63_995_904
    assert [c.width for c in grid.columns] == [8_355_840] * 5
    starts = [c.x - grid.columns[0].x for c in grid.columns]
    assert starts == [i * 16 * 557_056 for i in range(5)]
    assert grid.baseline_of(1) - grid.area.y == 490_209  # 0.88 × 557 056 = 490 209.3
    assert grid.baseline_of(89) - grid.baseline_of(1) == 88 * 720_896
    assert grid.area.x == (grid.sheet.width - 44_007_424) // 2


def test_size_and_pitch_follow_from_millimetres() -> None:
    """235 mm ÷ 74 字 = 9.00 pt; (345 mm − 9 pt) ÷ 84."""
    area = TypeArea(
        5, cells(14), cells(1), 85, width=Measure(235, 1, "mm"), height=Measure(345, 1, "mm")
    )
    grid = grid_of(layout(area))
    assert grid.size == 589_949  # 43 656 265 ÷ 74 = 589 949.5
    assert grid.pitch == 755_966  # (64 091 112 − 589 949) ÷ 84 = 755 966.2
    assert grid.area.height <= 64_091_112


def test_side_column_stands_right_or_left() -> None:
    """4 × 15 + 3 gutters + 1 + 7 = 71 字."""
    base = TypeArea(4, cells(15), cells(1), 86, Measure(9), Measure(58, 5), side_column=cells(7))
    right = grid_of(layout(base))
    assert [c.width // (9 * PT) for c in right.columns] == [15, 15, 15, 15, 7]
    assert right.area.width == 71 * 9 * PT
    left = grid_of(layout(base._replace(side="left")))
    assert [c.width // (9 * PT) for c in left.columns] == [7, 15, 15, 15, 15]
    assert left.columns[1].x - left.columns[0].x == 8 * 9 * PT


def test_gutters_of_one_and_a_half() -> None:
    grid = grid_of(layout(TypeArea(3, cells(20), cells(3, 2), 60, Measure(10), Measure(14))))
    assert grid.columns[1].x - grid.columns[0].right == 15 * PT
    assert grid.area.width == 630 * PT


def test_bleed_moves_the_sheet() -> None:
    area = TypeArea(1, cells(20), cells(1), 10, Measure(10), Measure(14), left=cells(0), top=None)
    grid = grid_of(layout(area, bleed=3))
    assert grid.sheet.x == grid.sheet.y == 557_314
    assert grid.area.x == 557_314


def widths(columns: tuple[tuple[int, int], ...]) -> list[int]:
    return [column[1] for column in columns]


@pytest.mark.parametrize(
    ("across", "count", "last", "gutter"),
    [
        (41, 2, [20, 20], [20, 20]),  # 三破二 on 13 字 columns: exact
        (69, 3, [22, 22, 23], [22, 22, 22]),  # 五破三: one 字 over
        (69, 4, [16, 16, 16, 18], [16, 16, 16, 16]),  # 五破四: two 字 over
        (31, 3, [9, 9, 11], [9, 9, 9]),  # 二 columns of 15 in three
        (31, 1, [31], [31]),  # 长栏: k·w + (k−1)
    ],
)
def test_broken_columns(across: int, count: int, last: list[int], gutter: list[int]) -> None:
    by_last = split_columns(0, across * PT, count, PT, PT, "last")
    by_gutter = split_columns(0, across * PT, count, PT, PT, "gutter")
    assert widths(by_last) == [n * PT for n in last]
    assert widths(by_gutter) == [n * PT for n in gutter]
    for columns in (by_last, by_gutter):
        assert columns[0].x == 0
        assert columns[-1].right == across * PT


def test_odd_cells_widen_the_gutters_equally() -> None:
    """五破三 of 69 字: two gutters of 1½ 字; 五破四: three gutters of 1⅔ 字, exact at the end."""
    three = split_columns(0, 69 * PT, 3, PT, PT, "gutter")
    assert [three[i + 1].x - three[i].right for i in range(2)] == [3 * PT // 2] * 2
    four = split_columns(0, 69 * PT, 4, PT, PT, "gutter")
    gaps = [four[i + 1].x - four[i].right for i in range(3)]
    assert sum(gaps) == 5 * PT
    assert max(gaps) - min(gaps) <= 1


@pytest.mark.parametrize(("base", "gutters"), [(13, [13, 27, 41, 55, 69, 83, 97, 111])])
def test_long_columns_count_their_gutters(base: int, gutters: list[int]) -> None:
    area = TypeArea(8, cells(base), cells(1), 120, Measure(9), Measure(58, 5))
    grid = grid_of(layout(area, 390, 545))
    assert [(c.right - grid.columns[0].x) // (9 * PT) for c in grid.columns] == gutters
    assert grid.area == Rect(grid.area.x, grid.area.y, 111 * 9 * PT, grid.area.height)
