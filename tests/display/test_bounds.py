"""Boxes of items, by hand."""

from __future__ import annotations

from array import array

from pagesetter.colour import BLACK
from pagesetter.display import FillPath, GlyphRun, Group, PlaceImage, StrokePath, Tag
from pagesetter.display.bounds import bounds
from pagesetter.geometry import Rect

RUN = GlyphRun(
    "f", 1000, 100, 5000, array("H", [1, 2]), array("I", [0, 1]), array("i", [0, 1500]), "两字"
)


def test_a_run_covers_its_em_boxes() -> None:
    assert bounds([RUN]) == Rect(100, 4120, 2500, 1000)
    assert bounds([RUN._replace(ys=array("i", [-300, 200]))]) == Rect(100, 3820, 2500, 1500)
    assert bounds([RUN._replace(hscale=800)]) == Rect(100, 4120, 2300, 1000)


def test_groups_move_and_tags_do_not() -> None:
    assert bounds([Tag("article", (Group((RUN,), 10, -20),))]) == Rect(110, 4100, 2500, 1000)


def test_strokes_count_with_half_their_width() -> None:
    line = (("M", 0, 0), ("L", 100, 0))
    assert bounds([FillPath(line, BLACK)]) == Rect(0, 0, 100, 0)
    assert bounds([StrokePath(line, 10, BLACK)]) == Rect(-5, -5, 110, 10)


def test_a_picture_covers_what_shows_of_it() -> None:
    assert bounds([PlaceImage("p", Rect(0, 0, 9, 9), Rect(1, 2, 3, 4))]) == Rect(1, 2, 3, 4)


def test_boxes_join() -> None:
    box = FillPath((("M", 0, 0), ("L", 50, 0), ("L", 50, 60), ("Z",)), BLACK)
    assert bounds([RUN, box]) == Rect(0, 0, 2600, 5120)


def test_nothing_has_no_box() -> None:
    empty = RUN._replace(gids=array("H"), clusters=array("I"), xs=array("i"), text="")
    assert bounds([]) is None
    assert bounds([Tag("article", (empty,)), FillPath((), BLACK)]) is None
