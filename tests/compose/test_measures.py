"""How far ahead a paragraph looks where columns are not equally wide; 10 字 of 10 pt a line."""

from __future__ import annotations

import pytest
from pour_helpers import (
    PITCH,
    PLACE,
    PT,
    SIZE,
    article,
    codes,
    columns,
    flow,
    line_texts,
    para,
    poured,
    style,
)

import pagesetter.compose.pouring as pouring
from pagesetter.compose.slots import Slot
from pagesetter.compose.story import Memo, pour
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure

TEN = "春夏秋冬东南西北上下"
EIGHT = "春夏秋冬东南西北"


def beside(first: int, last: int, height: int = 30) -> list[Slot]:
    """A column of which lines first to last, from 0, are 6 字 wide."""
    return [
        slot._replace(width=6 * SIZE) if first <= at <= last else slot
        for at, slot in enumerate(columns(height))
    ]


@pytest.mark.parametrize(
    ("first", "measures"),
    [(2, [100, 100, 60]), (5, [100, 100, 100, 100, 100, 60]), (6, [100]), (20, [100])],
)
def test_a_paragraph_sees_four_lines_more_than_it_wants(
    font_book: FontBook, first: int, measures: list[int]
) -> None:
    """18 字 and an indent want two lines; what lies beyond the sixth is nothing to them."""
    done = poured(font_book, article(para(EIGHT + TEN)), beside(first, 29))
    assert [width // PT for width in done.measures[0]] == measures


def test_slots_far_below_that_move_set_nothing_anew(font_book: FontBook, monkeypatch) -> None:
    """The first paragraph takes a line more: only what stands beside the obstacle changes."""
    set_anew: list[str] = []
    set_paragraph = pouring.set_paragraph

    def note(spans, *given, **named):
        set_anew.append("".join(text for text, _ in spans)[-1])
        return set_paragraph(spans, *given, **named)

    monkeypatch.setattr(pouring, "set_paragraph", note)
    memo = Memo()
    rest = [para(EIGHT + TEN * 2 + number) for number in "甲乙丙丁戊己"]
    for first in (EIGHT[:7], EIGHT):
        set_anew.clear()
        items, credit, _ = flow(article(para(first + "首"), *rest))
        pour(items, credit, beside(14, 15), SIZE, PITCH, font_book, PLACE, memo)
    assert set_anew == ["首", "丙", "丁"]


def test_a_paragraph_of_more_lines_than_it_wants_sees_them_all(font_book: FontBook) -> None:
    """Twelve short lines turned by hand, then ten 字 beside an obstacle: 6 and 4 of them."""
    copy = article(para("春夏\n" * 12 + TEN))
    done = poured(font_book, copy, beside(12, 29))
    assert [text for *_, text in line_texts(done)][-3:] == ["春夏\n", TEN[:6], TEN[6:]]
    assert codes(done) == []
    # What is found in its lines is told once. A word of 13 letters that no line holds.
    copy = article(para("春夏\n" * 12 + "WWWWWWWWWWWWW"))
    assert codes(poured(font_book, copy, beside(12, 29))) == ["broken-unit", "letters-spaced"]


def test_insets_are_taken_from_every_line(font_book: FontBook) -> None:
    inset = style("body", left=Measure(2, 1, "字"))
    done = poured(font_book, article(para(EIGHT + TEN)), beside(2, 29), inset)
    assert [width // PT for width in done.measures[0]] == [80, 80, 40]
