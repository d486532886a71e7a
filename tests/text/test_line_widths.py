"""Widths of characters and of the spaces between them, in em, summed by hand."""

from __future__ import annotations

import pytest
from line_fakes import BOOK_OF_FACES, SIZE, STYLE, FakeBook, em, set_text

from pagesetter.fonts import FontBook
from pagesetter.text import BOOK, NEWSPAPER, set_paragraph
from pagesetter.text.paragraph import prepare


def natural(text: str, setting=NEWSPAPER, **more) -> float:
    paragraph = set_text(text, 100, setting, **more)
    assert len(paragraph.lines) == 1
    return paragraph.lines[0].natural / em(1)


@pytest.mark.parametrize(
    ("text", "newspaper", "book"),
    [
        ("汉字", 2, 2),
        ("2018年", 3, 2.224 + 0.25 + 1),
        ("自2018年", 4, 1 + 0.25 + 2.224 + 0.25 + 1),
        ("用GDP说", 1 + 0.125 + 1.5 + 0.125 + 1, 1 + 0.25 + 1.5 + 0.25 + 1),
        ("好，是", 3, 3),
        ("好。", 2, 1.5),  # the book trims the mark at the end of every line
        ("“好”，是", 5, 4.5),
        ("好。」「是", 5, 4),  # three in a row are 2 em
        ("（？", 2, 1.5),  # never squeezed between; ？ at the end is half in a book
        ("（）好", 3, 3),
        ("《“好”》是", 6, 5),
        ("啊？！是", 3, 3),
        ("甲·乙", 2.5, 2.5),
        ("甲/乙", 2.5, 2.5),
        ("and/or", 3, 3),
        ("张 三", 2.5, 2.5),
        ("张  三", 3, 3),
        ("学\u3000习", 3, 3),
        ("\u3000\u3000学习", 2, 2),
        ("ab cd", 2.25, 2.25),
        ("中 ab", 2.25, 2.25),  # a typed space stands instead of the Han–Latin space
        ("甲——乙", 4, 4),
        ("甲+乙", 2.5, 1 + 0.25 + 0.5 + 0.25 + 1),
        ("e\u0301a", 1, 1),
        ("中\u200b文\u00ad字", 3, 3),
        ("，A，", 2.5, 2),
    ],
)
def test_natural_widths(text: str, newspaper: float, book: float) -> None:
    assert natural(text) == pytest.approx(newspaper, abs=1e-4)
    assert natural(text, BOOK) == pytest.approx(book, abs=1e-4)


@pytest.mark.parametrize(
    ("marks", "pairs", "expected"),
    [
        ("full", "needed", 8),
        ("full", "always", 7.5),
        ("full", "half", 7),
        ("kaiming", "needed", 6.5),  # the stop keeps 1 em, all others ½
        ("half", "needed", 6),
    ],
)
def test_house_styles_of_marks(marks: str, pairs: str, expected: float) -> None:
    setting = NEWSPAPER._replace(marks=marks, pairs=pairs)
    assert natural("“甲”，乙丙。丁", setting) == expected


def test_kaiming_halves_a_stop_before_another_mark() -> None:
    assert natural("甲。”乙", NEWSPAPER._replace(marks="kaiming")) == 3


def test_a_full_interpunct() -> None:
    assert natural("甲·乙", NEWSPAPER._replace(interpunct="full")) == 3


def test_half_digits_are_scaled_and_stand_on_half_em() -> None:
    items = set_text("甲2018乙", 20).lines[0].items
    assert [run.text for run in items] == ["甲", "2018", "乙"]
    digits = items[1]
    assert digits.hscale == 899  # 500 / 556
    assert list(digits.xs) == [em(1), em(1.5), em(2), em(2.5)]
    assert items[2].xs[0] == em(3)
    assert items[0].hscale == 1000


def test_a_digit_under_a_mark_keeps_its_width() -> None:
    assert natural("1\u030122") == pytest.approx(0.556 + 1, abs=1e-4)


def test_a_mark_with_a_selector_still_gives_its_blank() -> None:
    # The blank comes after the whole cluster: 甲，乙丙丁 is 5 em in 4.5.
    setting = NEWSPAPER._replace(mode="first-fit", protected=("甲，\ufe00乙丙丁",))
    line = set_text("甲，\ufe00乙丙丁戊己", 4.5, setting).lines[0]
    assert line.spent == (("comma", -em(0.5)),)
    assert list(line.items[0].xs) == [0, em(1), em(2), em(1.5), em(2.5), em(3.5)]
    assert set_text("甲”\ufe00，乙", 9, NEWSPAPER._replace(pairs="always")).lines[0].natural == em(
        3.5
    )


def test_no_space_beside_marks_or_at_line_edges() -> None:
    paragraph = set_text("甲乙丙丁GDP戊己庚辛", [4, 20], NEWSPAPER._replace(mode="first-fit"))
    assert paragraph.lines[0].natural == em(4)
    assert paragraph.lines[1].items[0].xs[0] == 0
    assert natural("，GDP。") == 3.5


def test_letter_space_stands_between_characters_only() -> None:
    style = STYLE._replace(letter_space=100)
    assert natural("汉字集", style=style) == pytest.approx(3.2)
    assert natural("汉e\u0301字", style=style) == pytest.approx(2.5 + 0.25 + 0.2)


def test_horizontal_scale() -> None:
    style = STYLE._replace(hscale=800)
    paragraph = set_text("甲，2乙", 20, style=style)
    assert paragraph.lines[0].natural == em(0.8 * 3.5)
    assert [run.hscale for run in paragraph.lines[0].items] == [800, 719, 800]


def test_centred_marks_give_a_quarter_on_either_side() -> None:
    book = FakeBook(centred_marks=True)
    setting = NEWSPAPER._replace(mode="first-fit", protected=("甲，乙丙",))
    paragraph = set_paragraph([("甲，乙丙丁", STYLE)], setting, [em(3.5)], book)
    assert list(paragraph.lines[0].items[0].xs) == [0, em(0.75), em(1.5), em(2.5)]


def test_a_half_opening_mark_is_moved_onto_its_ink() -> None:
    paragraph = set_text("“好", 20, NEWSPAPER._replace(marks="half"))
    assert list(paragraph.lines[0].items[0].xs) == [-em(0.5), em(0.5)]


def test_han_latin_space_of_a_raised_mark_is_none() -> None:
    raised = STYLE._replace(size=SIZE // 2, baseline_shift=em(0.3))
    paragraph = set_paragraph(
        [("甲", STYLE), ("a", raised), ("乙", STYLE)],
        NEWSPAPER._replace(han_latin=250),
        [em(20)],
        BOOK_OF_FACES,
    )
    assert paragraph.lines[0].items[1].xs[0] == em(1)
    assert paragraph.lines[0].items[1].y == -em(0.3)


@pytest.mark.parametrize(
    ("amounts", "squeezed", "opened"),
    [
        ({}, 0.125, 0.125),
        ({"han_latin": 250}, 0.125, 0.125),
        ({"han_latin": 450}, 0.125, 0.05),  # no wider than half an em by itself
        ({"han_latin": 250, "han_latin_least": 100, "han_latin_most": 500}, 0.15, 0.25),
        ({"han_latin": 250, "han_digit_least": 0, "han_digit_most": 900}, 0.125, 0.125),
    ],
)
def test_how_far_a_han_latin_space_gives(amounts, squeezed, opened) -> None:
    line = prepare([("甲ab乙", STYLE)], NEWSPAPER._replace(**amounts), BOOK_OF_FACES)
    assert line.rooms["han-latin"] == {1: em(squeezed), 3: em(squeezed)}
    assert line.wider["han-latin"] == {1: em(opened), 3: em(opened)}


def test_a_han_digit_space_has_a_floor_and_a_cap_of_its_own() -> None:
    digits = {"han_digit": 200, "han_digit_least": 150, "han_digit_most": 300}
    line = prepare([("甲12乙", STYLE)], NEWSPAPER._replace(**digits), BOOK_OF_FACES)
    assert line.rooms["han-latin"] == {1: em(0.05), 3: em(0.05)}
    assert line.wider["han-latin"] == {1: em(0.1), 3: em(0.1)}


def test_a_newspapers_digits_are_tight_and_may_be_set_apart() -> None:
    line = prepare([("甲12乙", STYLE)], NEWSPAPER, BOOK_OF_FACES)
    assert line.edges == [0, em(1), em(1.5), em(2), em(3)]
    assert "han-latin" not in line.rooms
    assert line.wider["han-latin"] == {1: em(0.125), 3: em(0.125)}


def test_an_opening_mark_at_a_lines_head_may_always_be_half() -> None:
    """Lines of 4 em: “己庚辛壬 is 4.5 em when its mark is half, so the fourth Han does not fit."""
    text = "甲乙丙丁“己庚辛壬癸”子"
    natural = set_text(text, 4.5, NEWSPAPER._replace(mode="first-fit"))
    half = set_text(text, 4.5, NEWSPAPER._replace(mode="first-fit", line_start="half"))
    assert [line.items[0].xs[0] for line in natural.lines[:2]] == [0, -em(0.5)]
    assert [line.items[0].xs[0] for line in half.lines[:2]] == [0, -em(0.5)]
    assert natural.lines[1].spent == (("line-start", -em(0.5)),)
    assert half.lines[1].spent == ()
    short = set_text("甲乙丙丁“己", 4.5, NEWSPAPER._replace(line_start="half", orphans=True))
    assert short.lines[-1].items[0].xs[0] == -em(0.5)
    assert short.lines[-1].width == em(1.5)


@pytest.mark.parametrize(("way", "x"), [("natural", 2), ("half", 1.5)])
def test_a_bracket_at_the_head_of_a_paragraph(way: str, x: float) -> None:
    setting = NEWSPAPER._replace(paragraph_start=way)
    (line,) = set_text("《甲》乙", 20, setting, indent=2).lines
    assert line.items[0].xs[0] == em(x)
    assert line.width == em(x + 4)


def test_an_address_is_not_kerned_where_it_may_turn() -> None:
    """The Song kerns / with what follows: unless undone, a line that ends there is too long."""
    address = "https://a.cn/c/go"
    advances = prepare([(address, STYLE)], NEWSPAPER, FontBook()).advances
    thousandths = [round(advance * 1000 / SIZE) for advance in advances]
    assert thousandths[6] == 270  # the first / of the scheme, which no line ends with
    assert [thousandths[k] for k in (7, 9, 12, 14)] == [352, 327, 352, 352]
