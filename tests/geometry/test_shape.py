"""Rectangles: overlap shares area, touching edges do not."""

from __future__ import annotations

from pagesetter.geometry import Rect


def test_edges_and_moves() -> None:
    box = Rect(10, 20, 30, 40)
    assert (box.right, box.bottom) == (40, 60)
    assert box.moved(1, -2) == Rect(11, 18, 30, 40)
    assert box.inset(5) == Rect(15, 25, 20, 30)


def test_touching_is_not_overlapping() -> None:
    box = Rect(0, 0, 10, 10)
    assert not box.overlaps(Rect(10, 0, 5, 10))
    assert not box.overlaps(Rect(0, 10, 10, 5))
    assert box.overlaps(Rect(9, 9, 5, 5))
    assert Rect(9, 9, 5, 5).overlaps(box)


def test_contains() -> None:
    assert Rect(0, 0, 10, 10).contains(Rect(0, 0, 10, 10))
    assert not Rect(0, 0, 10, 10).contains(Rect(1, 1, 10, 9))
