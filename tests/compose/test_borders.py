"""Rules and borders: thickness by hand, whole cells on every side, corners that meet."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise

import pytest
from build import PT, all_tags, box, codes, composed, grid, layout, page, pt, values

from pagesetter.colour import BLACK, RED, Ink
from pagesetter.compose.boxes.rules import border, rule, thickness
from pagesetter.display import FillPath, Group, Item, StrokePath
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import flatten
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Dress

THIN = 22_937  # 0.35 pt
FLOWERS = ("菱花", "连珠", "方胜", "回纹", "锯齿", "星花", "绳纹", "竹节", "叶纹", "棋格")
LINES = ("正线", "反线", "双线", "文武线", "点线", "曲线")
BOX = Rect(10 * PT, 20 * PT, 103 * PT, 71 * PT)


def spread(items: Iterable[Item]) -> tuple[float, float, float, float]:
    """Left, top, right, foot in pt."""
    found = bounds(items)
    assert found is not None
    return tuple(round(v / PT, 3) for v in (found.x, found.y, found.right, found.bottom))  # type: ignore[return-value]


# Rules


@pytest.mark.parametrize(
    ("kind", "thick", "strokes"),
    [
        ("正线", 0.35, [0.35]),
        ("反线", 2, [2]),
        ("双线", 1.75, [0.35, 0.35]),
        ("文武线", 3.05, [2, 0.35]),
        ("点线", 1.05, [0.7]),
    ],
)
def test_rules_are_as_thick_as_they_say_and_lie_on_both_sides_of_their_line(
    kind: str, thick: float, strokes: list[float]
) -> None:
    assert thickness(kind, 0) / PT == pytest.approx(thick, abs=0.001)
    items = rule(kind, 0, 100 * PT, 50 * PT)
    assert [i.width / PT for i in items if isinstance(i, StrokePath)] == pytest.approx(
        strokes, abs=0.001
    )
    _, top, _, foot = spread(items)
    assert 100 - thick / 2 - 0.001 <= top < 100
    assert 100 < foot <= 100 + thick / 2 + 0.001
    if kind != "点线":  # its dots are smaller than the room they take
        assert foot - top == pytest.approx(thick, abs=0.001)


def test_the_thin_line_of_wenwu_stands_two_hairlines_off() -> None:
    thick, thin = rule("文武线", 0, 0, 50 * PT)
    assert spread([thin])[1] - spread([thick])[3] == pytest.approx(0.7, abs=0.002)


@pytest.mark.parametrize("kind", LINES)
def test_a_rule_down_the_page_is_the_one_across_turned(kind: str) -> None:
    across = rule(kind, 10 * PT, 20 * PT, 60 * PT)
    down = rule(kind, 20 * PT, 10 * PT, 60 * PT, vertical=True)
    left, top, right, foot = spread(across)
    assert spread(down) == (top, left, foot, right)


def test_dots_are_of_a_whole_number_to_the_end() -> None:
    """60 pt ÷ 2.1 = 28.6: 29 steps."""
    (dots,) = rule("点线", 0, 0, 60 * PT)
    assert isinstance(dots, StrokePath)
    assert dots.dash == (0, 60 * PT // 29)
    assert (dots.cap, dots.width) == ("round", 2 * THIN)


def test_waves_are_of_a_whole_number_and_end_on_their_line() -> None:
    (wave,) = rule("曲线", 0, 0, 61 * PT)
    assert isinstance(wave, StrokePath)
    assert len(wave.path) == 1 + 2 * 10
    assert wave.path[0][1:] == (0, 0)
    assert wave.path[-1][-2:] == (61 * PT, 0)


def test_the_shortest_rule_is_still_drawn() -> None:
    for kind in LINES:
        assert spread(rule(kind, 0, 0, 1)) is not None


# Borders of lines


@pytest.mark.parametrize("kind", LINES)
def test_borders_of_lines_run_along_the_inside_of_their_box(kind: str) -> None:
    found = bounds(border(kind, BOX, 0))
    assert found is not None
    # a wave's handles reach a hairline farther than its ink
    assert (BOX.inset(-THIN) if kind == "曲线" else BOX).contains(found)
    for inner, outer in ((found.x, BOX.x), (found.y, BOX.y)):
        assert inner - outer <= THIN  # no air outside them either
    for inner, outer in ((found.right, BOX.right), (found.bottom, BOX.bottom)):
        assert outer - inner <= THIN


@pytest.mark.parametrize("kind", ["正线", "反线", "双线", "文武线"])
def test_strokes_are_closed_so_that_corners_are_mitred(kind: str) -> None:
    for item in border(kind, BOX, 0):
        assert isinstance(item, StrokePath)
        assert item.path[-1] == ("Z",)
        assert item.join == "miter"


@pytest.mark.parametrize("kind", ["点线", "曲线"])
def test_sides_of_dots_and_waves_begin_where_the_last_one_ends(kind: str) -> None:
    ends = []
    for item in border(kind, BOX, 0):
        assert isinstance(item, StrokePath)
        ends.append({item.path[0][1:], item.path[-1][-2:]})
    top, right, foot, left = ends
    for one, other in ((top, right), (right, foot), (foot, left), (left, top)):
        assert len(one & other) == 1


# 花边


def of_side(kind: str, box: Rect, size: int) -> tuple[int, int]:
    """Cells across and down, counted from the shapes of a border by their number."""
    cell = len(_shapes(kind, Rect(0, 0, 40 * size, 3 * size), size)) - len(
        _shapes(kind, Rect(0, 0, 39 * size, 3 * size), size)
    )
    per_cell = cell // 2  # one cell more at the head and one at the foot
    smallest = len(_shapes(kind, Rect(0, 0, 3 * size, 3 * size), size))
    corners = smallest - 4 * per_cell
    across = [Rect(box.x, box.y, box.width, 3 * size), Rect(box.x, box.y, 3 * size, box.height)]
    counts = [(len(_shapes(kind, r, size)) - corners - 2 * per_cell) / (2 * per_cell)
              for r in across]  # fmt: skip
    assert all(count == int(count) for count in counts)
    return int(counts[0]), int(counts[1])


def _shapes(kind: str, box: Rect, size: int, ink: Ink = BLACK) -> list[FillPath | StrokePath]:
    """The paths of a border where they stand."""
    found: list[FillPath | StrokePath] = []
    for item, dx, dy in flatten(border(kind, box, size, ink)):
        assert isinstance(item, FillPath | StrokePath)
        path = tuple(
            (segment[0], *(n + (dy if i % 2 else dx) for i, n in enumerate(segment[1:])
                           if isinstance(n, int)))
            for segment in item.path
        )  # fmt: skip
        found.append(item._replace(path=path))
    return found


@pytest.mark.parametrize("kind", FLOWERS)
def test_sides_carry_a_whole_number_of_cells(kind: str) -> None:
    """103 - 16 = 87 pt: 10.9 cells of 8, so 11; 71 - 16 = 55: 6.9, so 7."""
    assert of_side(kind, BOX, 8 * PT) == (11, 7)


@pytest.mark.parametrize("kind", FLOWERS)
@pytest.mark.parametrize("size", [4, 8, 13])
def test_every_shape_lies_inside_the_box(kind: str, size: int) -> None:
    for item in _shapes(kind, BOX, size * PT):
        found = bounds([item])
        assert found is not None
        assert BOX.contains(found)


@pytest.mark.parametrize("kind", FLOWERS)
def test_every_shape_lies_in_the_band_of_its_cells(kind: str) -> None:
    """Nothing reaches further in than one cell, so padding is what keeps text off."""
    size = 8 * PT
    inside = BOX.inset(size)
    for item in _shapes(kind, BOX, size):
        pen = item.width // 2 if isinstance(item, StrokePath) else 0
        for segment in item.path:
            numbers = [n for n in segment if isinstance(n, int)]
            for x, y in zip(numbers[::2], numbers[1::2], strict=True):
                assert not Rect(x - pen, y - pen, 2 * pen, 2 * pen).overlaps(inside)


@pytest.mark.parametrize("kind", FLOWERS)
def test_the_cells_of_a_side_are_drawn_once(kind: str) -> None:
    """Four corners and four sides, of 11, 7, 11 and 7 cells."""
    groups = border(kind, BOX, 8 * PT)
    counts: dict[int, int] = {}
    for group in groups:
        assert isinstance(group, Group)
        counts[id(group.items)] = counts.get(id(group.items), 0) + 1
    assert list(counts.values()) == [1, 11, 1, 7, 1, 11, 1, 7]


def test_cells_leave_no_gap_and_end_in_the_corners() -> None:
    """87 pt are no multiple of 11 units, so neighbours overlap by one. 0.85 · 8 = 6.8 pt."""
    line = BOX.y + 445_645
    parts = sorted(
        (item.path[0][1], item.path[1][1])
        for item in _shapes("锯齿", BOX, 8 * PT)
        if isinstance(item, StrokePath) and len(item.path) == 2 and item.path[1][2] == line
        and item.path[0][2] == line
    )  # fmt: skip
    assert len(parts) == 11
    assert parts[0][0] == 18 * PT
    assert parts[-1][1] == 105 * PT
    laps = [int(end) - int(start) for (_, end), (start, _) in pairwise(parts)]
    assert sorted(laps) == [0, *[1] * 9]


def test_cells_are_stretched_evenly_from_corner_to_corner() -> None:
    """87 pt in 11 cells: pearls 7.909 pt apart, the outer ones 4 + half of that."""
    size = 8 * PT
    middles = sorted(
        found.x + found.width // 2
        for found in (bounds([item]) for item in _shapes("连珠", BOX, size))
        if found is not None and found.bottom <= BOX.y + size
    )
    steps = [(b - a) / PT for a, b in pairwise(middles)]
    assert len(steps) == 12
    assert steps[1:-1] == pytest.approx([87 / 11] * 10, abs=0.001)
    assert [steps[0], steps[-1]] == pytest.approx([4 + 87 / 22] * 2, abs=0.001)


@pytest.mark.parametrize("kind", FLOWERS)
def test_the_border_is_the_same_turned_upside_down(kind: str) -> None:
    """Corners and cells stand at the same places on opposite sides."""
    size = 8 * PT

    def turned(found: Rect) -> Rect:
        return Rect(2 * BOX.x + BOX.width - found.right, 2 * BOX.y + BOX.height - found.bottom,
                    found.width, found.height)  # fmt: skip

    places = [bounds([item]) for item in _shapes(kind, BOX, size)]
    assert all(place is not None for place in places)
    upright = sorted(place for place in places if place is not None)
    upside = sorted(turned(place) for place in places if place is not None)
    for one, other in zip(upright, upside, strict=True):
        assert all(abs(a - b) <= 2 for a, b in zip(one, other, strict=True))


@pytest.mark.parametrize("kind", FLOWERS)
def test_all_four_corners_are_filled(kind: str) -> None:
    size = 8 * PT
    corners = [
        Rect(x, y, size, size)
        for x in (BOX.x, BOX.right - size)
        for y in (BOX.y, BOX.bottom - size)
    ]
    items = [bounds([item]) for item in _shapes(kind, BOX, size)]
    for corner in corners:
        inside = [b for b in items if b is not None and b.overlaps(corner)]
        left = max(corner.x, min(b.x for b in inside))
        right = min(corner.right, max(b.right for b in inside))
        assert right - left >= size // 2


@pytest.mark.parametrize("kind", ["方胜", "回纹", "锯齿", "叶纹"])
def test_lines_that_run_along_the_sides_run_into_the_corners(kind: str) -> None:
    """The end of a line at a cell's edge is the end of one in the corner: top left, both ways."""
    size = 8 * PT
    ends: dict[tuple[object, ...], int] = {}
    for item in _shapes(kind, BOX, size):
        if isinstance(item, StrokePath):
            for segment in (item.path[0], item.path[-1]):
                ends[segment[1:]] = ends.get(segment[1:], 0) + 1
    for edge, other in ((BOX.x + size, 0), (BOX.right - size, 0)):
        met = [n for (x, y), n in ends.items() if x == edge and y != other]
        assert met
        assert all(n == 2 for n in met), kind
    for edge in (BOX.y + size, BOX.bottom - size):
        met = [n for (x, y), n in ends.items() if y == edge]
        assert met
        assert all(n == 2 for n in met), kind


@pytest.mark.parametrize("kind", FLOWERS)
def test_a_box_smaller_than_its_cells_keeps_its_border_inside(kind: str) -> None:
    tiny = Rect(0, 0, 20 * PT, 9 * PT)
    found = bounds(border(kind, tiny, 8 * PT))
    assert found is not None
    assert tiny.contains(found)


@pytest.mark.parametrize("kind", FLOWERS)
def test_cells_are_no_smaller_than_a_point(kind: str) -> None:
    """Neither a mistyped size nor a box of no height makes a million of them."""
    assert border(kind, BOX, 1) == border(kind, BOX, PT)
    assert border(kind, Rect(0, 0, 500 * PT, 2 * PT), 8 * PT) == []
    assert border(kind, Rect(0, 0, 500 * PT, 1), 8 * PT) == []


def test_a_border_is_drawn_in_its_ink() -> None:
    for kind in (*FLOWERS, *LINES):
        for item in _shapes(kind, BOX, 8 * PT, RED):
            assert item.ink == RED


# On the page


def test_a_rule_stands_in_the_middle_of_its_line(font_book: FontBook) -> None:
    """Line 5: 110 to 120 pt; columns 2 and 3: 140 to 350 pt."""
    made = composed(font_book, page(boxes=(box("r", "rule", (2, 5, 2, 1), rule="正线"),)))
    (tag,) = all_tags(made.pages[0].display.items, "furniture")
    pen = 0.175  # half a stroke's width, which counts at its ends too
    assert spread(tag.items) == pytest.approx((140 - pen, 114.825, 350 + pen, 115.175), abs=0.001)
    assert tag.key == "r"


def test_a_rule_down_the_page_stands_in_the_gutter_right_of_its_column(
    font_book: FontBook,
) -> None:
    upright = box("r", "rule", (1, 5, 1, 3), rule="反线", vertical=True)
    made = composed(font_book, page(boxes=(upright,)))
    assert spread(made.pages[0].display.items) == (134, 110 - 1, 136, 150 + 1)


def test_a_rule_takes_the_ink_it_is_given(font_book: FontBook) -> None:
    red = box("r", "rule", (1, 5, 1, 1), rule="文武线", values=values(ink="红"))
    made = composed(font_book, page(boxes=(red,)))
    (tag,) = all_tags(made.pages[0].display.items, "furniture")
    assert {item.ink for item in tag.items if isinstance(item, StrokePath)} == {RED}
    plain = composed(font_book, page(boxes=(box("r", "rule", (1, 5, 1, 1), rule="正线"),)))
    (tag,) = all_tags(plain.pages[0].display.items, "furniture")
    assert {item.ink for item in tag.items if isinstance(item, StrokePath)} == {BLACK}


def test_a_rule_takes_no_room_from_text_or_boxes(font_book: FontBook) -> None:
    made = composed(
        font_book,
        page(boxes=(box("r", "rule", (1, 5, 2, 1)), box("t", "text", (1, 4, 1, 3)))),
    )
    assert codes(made) == []


def test_a_border_and_its_tint_lie_under_what_the_box_holds(font_book: FontBook) -> None:
    dressed = box("b", "text", (1, 1, 1, 3), dress=Dress("双线", tint=20, tint_ink="红"))
    made = composed(font_book, page(boxes=(dressed,)))
    tint, outer, inner = all_tags(made.pages[0].display.items, "furniture")[0].items
    assert isinstance(tint, FillPath)
    assert tint.ink.cmyk == (0, 200, 200, 0)
    assert not tint.ink.overprint
    assert spread([tint]) == (30, 50, 130, 90)
    assert isinstance(outer, StrokePath)
    assert isinstance(inner, StrokePath)


def test_cells_of_a_border_may_be_given_in_characters(font_book: FontBook) -> None:
    assert grid().size == 10 * PT
    small = box("b", "text", (1, 1, 4, 10), dress=Dress("连珠", border_size=pt(5)))
    made = composed(font_book, page(boxes=(small,)), layouts=[layout()])
    (tag,) = all_tags(made.pages[0].display.items, "furniture")
    # 430 - 10 = 420: 84 pearls; 145 - 10 = 135: 27; and four in the corners
    assert len(tag.items) == 2 * 84 + 2 * 27 + 4
