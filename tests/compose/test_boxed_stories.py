"""Columns of a boxed story: equal, of whole 字, what is left over at both edges."""

from __future__ import annotations

import pytest
from build import (
    PT,
    article,
    composed,
    em,
    frame,
    han,
    keyed,
    line_top,
    page,
    pt,
    runs,
    story,
    titled,
    values,
)

from pagesetter.compose import Composition
from pagesetter.fonts import FontBook
from pagesetter.model import Dress


def columns(done: Composition) -> list[tuple[int, int]]:
    """(left edge, width) of the columns that hold text, in 1/65,536 pt."""
    return sorted({(line.box.x, line.box.width) for line in done.pages[0].lines})


def boxed(fonts: FontBook, count: int, dress: Dress, **more: object) -> Composition:
    on = frame("f1", 1, 1, count, 12, **{k: more.pop(k) for k in ("split",) if k in more})
    of = article("a", [han(500)], headline="题")
    return composed(fonts, page(story("s1", "a", on, dress=dress, **more)), of)


@pytest.mark.parametrize(
    ("count", "left", "width", "step"),
    # Padding of ½ 字 leaves 310 pt of the 320 pt of three columns; less two gutters 290 pt: 9 字
    # each, and 20 pt over, 10 at either edge: 30 + 5 + 10. Of two columns 200 pt are left, less
    # a gutter 190: 9 字 each and 10 pt over. Of four 420 pt, less 30: 9 字 each and 30 pt over.
    [(3, 45, 90, 100), (2, 40, 90, 100), (4, 50, 90, 100)],
)
def test_columns_are_equal(
    font_book: FontBook, count: int, left: int, width: int, step: int
) -> None:
    done = boxed(font_book, count, Dress(tint=10))
    assert columns(done) == [((left + i * step) * PT, width * PT) for i in range(count)]


def test_text_of_its_own_size_fills_its_own_cells(font_book: FontBook) -> None:
    done = boxed(font_book, 3, Dress(tint=10), style=values(size=pt(8), pitch=pt(11)))
    # 290 pt in three are 12 字 of 8 pt each; 2 pt are over.
    assert columns(done) == [((36 + i * 106) * PT, 96 * PT) for i in range(3)]


def test_a_column_of_a_box_keeps_its_edges(font_book: FontBook) -> None:
    assert columns(boxed(font_book, 1, Dress(tint=10))) == [(35 * PT, 90 * PT)]


def test_a_split_is_what_it_says(font_book: FontBook) -> None:
    # 三破二: 310 pt less a gutter are 300: two of 15 字.
    done = boxed(font_book, 3, Dress(tint=10), split=2)
    assert columns(done) == [(35 * PT, 150 * PT), (195 * PT, 150 * PT)]


def test_no_room_for_a_character_each_is_no_crash(font_book: FontBook) -> None:
    done = boxed(font_book, 2, Dress(tint=10, padding=em(9)))
    assert [f.code for f in done.findings if f.code == "frame-too-narrow"] or columns(done)


def test_a_title_stands_over_the_columns(font_book: FontBook) -> None:
    done = boxed(font_book, 3, Dress(tint=10), title=titled(headline=values(align="left")))
    (first, *_) = runs(keyed(done.pages[0], "s1"))
    assert first.x + first.xs[0] == 45 * PT
    assert min(line.box.y for line in done.pages[0].lines) > line_top(2)
