"""Where lines are said to stand: from their left edge over their measure, insets taken off."""

from __future__ import annotations

import pytest
from pour_helpers import PITCH, PT, SIZE, article, block, columns, para, poured, style

from pagesetter.compose.pouring import Poured
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure

HAN = "天地山水日月风云江河湖海"
ONE, TWO = Measure(1, 1, "字"), Measure(2, 1, "字")


def across(done: Poured) -> list[tuple[int, int]]:
    """(left edge, width) in pt of every line."""
    return [(line.box.x // PT, line.box.width // PT) for line in done.lines[0]]


def test_a_line_without_insets_has_the_whole_measure(font_book: FontBook) -> None:
    done = poured(font_book, article(para(HAN)), columns(9))
    assert across(done) == [(0, 100), (0, 100)]


def test_the_insets_of_a_style_are_taken_off(font_book: FontBook) -> None:
    """10 字 less one at the left and two at the right: 7 to a line, 5 in the first."""
    narrow = style("body", left=ONE, right=TWO, indent=TWO)
    done = poured(font_book, article(para(HAN)), columns(9), narrow)
    assert across(done) == [(10, 70)] * 2
    assert [(line.start, line.end) for line in done.lines[0]] == [(0, 5), (5, 12)]


def test_an_inset_at_the_right_alone(font_book: FontBook) -> None:
    done = poured(font_book, article(para(HAN)), columns(9), style("body", right=TWO))
    assert across(done) == [(0, 80)] * 2


def test_a_poem_stands_in_the_middle_and_says_so(font_book: FontBook) -> None:
    """Four of ten 字 leave 3 on either side."""
    done = poured(font_book, article(block("verse", "天地山水")), columns(9))
    assert across(done) == [(30, 70)]


def test_a_subhead_with_an_inset(font_book: FontBook) -> None:
    heads = style("subhead", size=Measure(10), left=TWO)
    copy = article(para(HAN), block("subhead", "山水", level="2"), para(HAN))
    done = poured(font_book, copy, columns(9), heads)
    assert across(done) == [(0, 100)] * 2 + [(20, 80)] + [(0, 100)] * 2


def test_a_drop_cap_and_the_lines_beside_it(font_book: FontBook) -> None:
    """Two lines high, of 15 + 10 = 25 pt: it takes three of the nine 字 left by the inset."""
    cap = style("body", drop_cap=2, left=ONE, indent=Measure(0))
    done = poured(font_book, article(para(HAN * 2)), columns(9), cap)
    assert across(done) == [(10, 90), (40, 60), (40, 60), (10, 90), (10, 90)]


@pytest.mark.parametrize("left", [Measure(0), ONE])
def test_cells_of_a_table_stand_where_they_are(font_book: FontBook, left: Measure) -> None:
    """Of an inset table the cells move with it, each as wide as its text."""
    it = article(block("table", "天\t地\n山\t水", columns="2"))
    done = poured(font_book, it, columns(9), style("table", left=left))
    plain = poured(font_book, it, columns(9), style("table"))
    assert [line.box.width for line in done.lines[0]] == [SIZE] * 4
    move = 0 if left == Measure(0) else SIZE
    assert done.lines[0][0].box.x == plain.lines[0][0].box.x + move
    assert done.lines[0][0].box.y % PITCH == plain.lines[0][0].box.y % PITCH
