"""Rules in the gutters of a story."""

from __future__ import annotations

import pytest
from build import (
    PT,
    article,
    box,
    codes,
    composed,
    frame,
    han,
    line_top,
    page,
    story,
)
from thread_helpers import rules_of, set_in

from pagesetter.fonts import FontBook


def test_column_rules_stand_in_the_middle_of_the_gutters_beside_the_text(fonts: FontBook) -> None:
    """Gutters of 10 pt at 130 and 240; the title takes three lines, the text ends on line 10."""
    it = story("s1", "a", frame("f1", 1, 1, 3, 10), column_rule="正线")
    made = composed(fonts, page(it), article("a", [han(208)], headline="题"))
    assert codes(made) == []
    found = rules_of(made)
    assert [x for x, _, _ in found] == pytest.approx([135, 245], abs=0.01)
    for _, top, foot in found:
        assert (top, foot) == pytest.approx((50 + 45, 50 + 145), abs=0.2)


def test_no_rule_between_columns_unless_asked_for(fonts: FontBook) -> None:
    assert rules_of(set_in(fonts, 100, frame("f1", 1, 1, 3, 10))) == []


def test_column_rules_of_levelled_columns_end_with_them(fonts: FontBook) -> None:
    it = story("s1", "a", frame("f1", 1, 1, 2, 10), column_rule="正线", level="balance")
    made = composed(fonts, page(it), article("a", [han(98)]))
    ((_, top, foot),) = rules_of(made)
    assert (top, foot) == pytest.approx((50, 50 + 4 * 15 + 10), abs=0.2)


def test_a_column_rule_stops_at_a_box(fonts: FontBook) -> None:
    it = story("s1", "a", frame("f1", 1, 1, 2, 10), column_rule="正线")
    over = box("b", "picture", (1, 4, 2, 3))
    made = composed(fonts, page(it, boxes=(over,)), article("a", [han(138)]))
    for _, top, foot in rules_of(made):
        assert foot <= line_top(4) / PT or top >= line_top(7) / PT - 5
