"""首字下沉: its size, room and place by hand, and what is left out."""

from __future__ import annotations

import pytest
from pour_helpers import (
    PITCH,
    PT,
    RISE,
    SIZE,
    article,
    codes,
    columns,
    line_texts,
    para,
    place_of,
    poured,
    runs,
    style,
    tag_texts,
)

from pagesetter.compose.drop_cap import cap_size, cells_of, first_character
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure

TWO, THREE = style("body", drop_cap=2), style("body", drop_cap=3)
TEXT = "春" + "东南西北上中下" * 4


def baseline(line: int) -> int:
    return line * PITCH + RISE


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("春天来了", 1),
        ("“春天”", 2),
        ("《春》", 2),
        ("葛\U000e0100城", 2),  # with its variation selector
        ("2026年", 0),
        ("AI时代", 0),
        ("——春", 0),
        ("“1”", 0),
        ("“", 0),
        ("", 0),
    ],
)
def test_what_stands_high(text: str, count: int) -> None:
    assert first_character(text) == count


def test_ink_is_level_with_the_lines() -> None:
    """Two lines are 25 pt high; 4 % of blank in both: (25 − 0.8) ÷ 0.92 = 26.304 pt."""
    assert cap_size(25 * PT, 10 * PT) == 1_723_881
    inset = 1_723_881 * 4 // 100 - 10 * PT * 4 // 100
    assert abs(1_723_881 - 2 * inset - 25 * PT) <= 2


def test_room_is_whole_characters_with_some_air() -> None:
    assert cells_of(29 * SIZE // 10, SIZE) == 3 * SIZE
    assert cells_of(29 * SIZE // 10 + 1, SIZE) == 4 * SIZE


def test_lines_beside_and_below(font_book: FontBook) -> None:
    """26.3 pt and its air take 3 字: two lines of 7 字 beside it, then full ones."""
    done = poured(font_book, article(para(TEXT)), columns(9), TWO)
    assert codes(done) == []
    assert place_of(done, "春") == (0, 1_474_275)  # 88 % of 26.304 pt, less 0.652 pt
    texts = line_texts(done)
    assert [(y, text) for _, y, text in texts[1:]] == [
        (baseline(0), "东南西北上中下"), (baseline(1), "东南西北上中下"),
        (baseline(2), "东南西北上中下东南西"), (baseline(3), "北上中下"),
    ]  # fmt: skip
    assert [run.x + run.xs[0] for run in runs(done)] == [0, 30 * PT, 30 * PT, 0, 0]
    assert list(tag_texts(done, "paragraph")) == [TEXT]


def test_every_character_has_its_place_in_the_block(font_book: FontBook) -> None:
    done = poured(font_book, article(para(TEXT)), columns(9), TWO)
    assert [(line.start, line.end) for line in done.lines[0]] == [
        (0, 1), (1, 8), (8, 15), (15, 25), (25, 29),
    ]  # fmt: skip
    assert (done.fit.characters, done.fit.lines_free) == (29, 5)


def test_quote_goes_with_it(font_book: FontBook) -> None:
    """“ takes half of 26.3 pt: 39.5 pt and its air are 5 字 beside which 5 are left."""
    done = poured(font_book, article(para("“" + TEXT)), columns(9), TWO)
    assert [run.text for run in runs(done)[:2]] == ["“春", "东南西北上"]
    assert runs(done)[1].x + runs(done)[1].xs[0] == 50 * PT


def test_next_paragraph_is_plain(font_book: FontBook) -> None:
    done = poured(font_book, article(para(TEXT), para("夏")), columns(9), TWO)
    assert place_of(done, "夏") == (20 * PT, baseline(4))


def test_it_moves_to_a_column_that_holds_it(font_book: FontBook) -> None:
    done = poured(font_book, article(para(TEXT), byline="文"), columns(3, 9), THREE)
    assert codes(done) == ["column-short"]
    assert place_of(done, "春")[0] == 110 * PT


@pytest.mark.parametrize(
    ("text", "width", "heights", "why"),
    [
        ("2026年" + TEXT, 10, (9,), "not begin with a Chinese character"),
        ("春东南西北", 10, (9,), "fewer lines"),
        (TEXT, 6, (9,), "too narrow"),
        (TEXT, 10, (1, 1, 1, 1, 1), "not so many lines"),
    ],
)
def test_left_out(
    font_book: FontBook, text: str, width: int, heights: tuple[int, ...], why: str
) -> None:
    done = poured(font_book, article(para(text)), columns(*heights, width=width), TWO)
    (found,) = [f for f in done.findings if f.code == "drop-cap-left-out"]
    assert why in found.message()
    assert {run.size for run in runs(done)} == {SIZE}
    assert "".join(run.text for run in runs(done)) == text
    assert runs(done)[0].xs[0] == 20 * PT


def test_its_look_is_a_style(font_book: FontBook) -> None:
    kai = style("drop-cap", face="楷")
    plain = poured(font_book, article(para(TEXT)), columns(9), TWO)
    other = poured(font_book, article(para(TEXT)), columns(9), TWO, kai)
    assert runs(plain)[0].face != runs(other)[0].face
    assert runs(plain)[1:] == runs(other)[1:]


def test_what_finds_no_room_below_it_is_counted(font_book: FontBook) -> None:
    done = poured(font_book, article(para(TEXT)), columns(3), TWO)
    assert (done.fit.lines_over, done.fit.characters_over) == (1, 4)


def test_own_size_of_the_paragraph_is_the_measure(font_book: FontBook) -> None:
    """Text of 8 pt in three lines: 38 pt; (38 − 0.64) ÷ 0.92 = 40.6 pt take 6 of its 字."""
    small = style("body", drop_cap=3, size=Measure(8))
    done = poured(font_book, article(para(TEXT)), columns(9), small)
    assert runs(done)[0].size == 2_661_331
    assert runs(done)[1].x + runs(done)[1].xs[0] == 48 * PT
