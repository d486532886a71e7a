"""What walking a display list yields, in which order and where."""

from __future__ import annotations

from array import array

from pagesetter.colour import BLACK
from pagesetter.display import FillPath, GlyphRun, Group, PlaceImage, Tag, counting, stepping
from pagesetter.display.walk import glyph_runs, images, runs, tags
from pagesetter.geometry import Rect


def run(text: str, x: int = 0, y: int = 0) -> GlyphRun:
    count = len(text)
    return GlyphRun(
        "face", 10, x, y, array("H", [7] * count), counting(count), array("i", range(count)), text
    )


FIRST, SECOND, THIRD = run("一", 1, 2), run("二", 3, 4), run("三", 5, 6)
RULE = FillPath((("M", 0, 0), ("Z",)), BLACK)
ITEMS = (
    Tag("article", (FIRST, Group((RULE, SECOND, Tag("line", (THIRD,))), 100, 1000)), "题"),
    RULE,
)


def test_runs_come_in_painting_order_as_they_are() -> None:
    found = runs(ITEMS)
    assert [r.text for r in found] == ["一", "二", "三"]
    assert found[1] is SECOND


def test_glyph_runs_stand_at_their_place_on_the_sheet() -> None:
    assert [(r.text, r.x, r.y) for r in glyph_runs(ITEMS)] == [
        ("一", 1, 2),
        ("二", 103, 1004),
        ("三", 105, 1006),
    ]


def test_a_moved_run_differs_in_its_place_alone() -> None:
    moved = SECOND.moved(10, -1)
    assert type(moved) is GlyphRun
    assert moved == SECOND._replace(x=13, y=3)


def test_tags_are_found_inside_groups() -> None:
    assert [tag.items for tag in tags(ITEMS, "line")] == [(THIRD,)]


def test_counting_has_any_length() -> None:
    assert list(counting(0)) == []
    assert list(counting(3)) == [0, 1, 2]
    assert counting(5000)[4999] == 4999
    assert counting(3).typecode == "I"


def test_stepping_places_begin_at_the_first() -> None:
    assert list(stepping(20, 10, 3)) == [20, 30, 40]
    assert list(stepping(-5, 3, 0)) == []
    assert stepping(0, 7, 2).typecode == "i"


def test_images_are_found_in_groups_and_tags_as_they_lie() -> None:
    at = Rect(1, 2, 3, 4)
    one, two = PlaceImage("a", at, at), PlaceImage("b", at, at)
    inside = Group((Tag("figure", (two,)),), 10, 10)
    assert list(images((Tag("article", (one, inside)),))) == [one, two]
    assert list(images(())) == []


def test_what_several_groups_hold_is_found_in_each() -> None:
    cells = (FillPath((("M", 0, 0), ("L", 9, 0), ("Z",)), BLACK),)
    inner = (Tag("line", (FIRST,)),)
    sheet = (
        Group(cells, 0, 0), Group(cells, 5, 0), Group(inner, 0, 9), Group(inner, 0, 18),
        Group(cells, 0, 0), Group(inner, 0, 27),
    )  # fmt: skip
    assert runs(sheet) == [FIRST, FIRST, FIRST]
    assert [tag.items for tag in tags(sheet, "line")] == [(FIRST,)] * 3
