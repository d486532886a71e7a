"""The line solver against sums done by hand."""

from __future__ import annotations

import pytest
from line_fakes import STYLE, FakeBook, em, set_text

from pagesetter.text import BOOK, NEWSPAPER
from pagesetter.text.blanks import trim
from pagesetter.text.justify import share

FIRST_FIT = NEWSPAPER._replace(mode="first-fit")


@pytest.mark.parametrize(
    ("amount", "most", "expected"),
    [
        (9, [5, 5, 5], [3, 3, 3]),
        (10, [5, 5, 5], [3, 3, 4]),
        (15, [5, 5, 5], [5, 5, 5]),
        (99, [5, 5, 5], [5, 5, 5]),
        (9, [1, 5, 5], [1, 4, 4]),
        (8, [1, 5, 5], [1, 3, 4]),
        (14, [5, 5, 5], [5, 4, 5]),
        (0, [5], [0]),
    ],
)
def test_equal_shares(amount: int, most: list[int], expected: list[int]) -> None:
    shares = share(amount, most)
    assert sum(shares) == min(amount, sum(most))
    assert sorted(shares) == sorted(expected)
    assert all(s <= m for s, m in zip(shares, most, strict=True))


@pytest.mark.parametrize(
    ("ink", "expected"),
    [
        ((50, 0, 450, 9), (0, 500)),  # left half: mainland comma, closing bracket
        ((550, 0, 950, 9), (500, 0)),  # right half: opening bracket
        ((350, 0, 650, 9), (250, 250)),  # the middle: Taiwan comma
        ((20, 0, 520, 9), (20, 480)),  # a little more than half
        ((194, 0, 303, 9), (0, 500)),  # ！ stands left of the middle
        ((50, 0, 950, 9), (0, 0)),  # no blank to give
    ],
)
def test_blank_sides_come_from_the_ink(
    ink: tuple[int, int, int, int], expected: tuple[int, int]
) -> None:
    assert trim(1000, 1000, ink) == expected


def spent(text: str, ems: float, setting=FIRST_FIT, **more) -> dict[str, float]:
    line = set_text(text, ems, setting, **more).lines[0]
    assert line.width == em(ems)
    return {name: amount / em(1) for name, amount in line.spent}


def test_han_alone_stands_on_the_grid() -> None:
    paragraph = set_text("一二三四五六七八九十" * 3, 15)
    run = paragraph.lines[0].items[0]
    assert list(run.xs) == [em(k) for k in range(15)]
    assert run.x == 0
    assert paragraph.lines[0].spent == ()


def test_an_odd_size_keeps_the_grid_too() -> None:
    from pagesetter.text import set_paragraph

    style = STYLE._replace(size=557_057)
    paragraph = set_paragraph([("汉" * 40, style)], NEWSPAPER, [557_057 * 15], FakeBook())
    assert list(paragraph.lines[1].items[0].xs) == [557_057 * k for k in range(15)]


def test_the_mark_at_the_line_end_gives_first() -> None:
    # Six Han and two commas are 8 em; the last comma gives ½.
    assert spent("甲乙，丙丁戊己，庚辛", 7.5) == {"line-end": -0.5}


def test_the_mark_at_the_line_end_gives_before_the_one_at_its_head() -> None:
    """“ at the head and ， at the end: half an em is wanted, and the end has it."""
    assert spent("“二三四五六七八九，一二三", 9.5) == {"line-end": -0.5}
    assert spent("“二三四五六七八九，一二三", 9.25) == {"line-end": -0.5, "line-start": -0.25}


def test_brackets_give_before_commas() -> None:
    # 甲（乙）丙，丁 is 7 em in 6: （ and ） give ½ each, the comma nothing.
    whole = FIRST_FIT._replace(protected=("甲（乙）丙，丁",))
    assert spent("甲（乙）丙，丁戊己庚", 6, whole) == {"bracket": -1.0}
    assert spent("甲（乙）丙，丁戊己庚", 5.75, whole) == {"bracket": -1.0, "comma": -0.25}


def test_commas_give_before_stops() -> None:
    # 7 em in 6.5: the comma alone; in 6: the stop as well.
    assert spent("甲，乙。丙丁戊己庚辛", 6.5) == {"comma": -0.5}
    whole = FIRST_FIT._replace(protected=("甲，乙。丙丁戊",))
    assert spent("甲，乙。丙丁戊己庚辛", 6, whole) == {"comma": -0.5, "stop": -0.5}


def test_a_class_is_emptied_equally() -> None:
    paragraph = set_text("甲，乙，丙，丁戊己庚辛壬", 8.4, FIRST_FIT)
    xs = list(paragraph.lines[0].items[0].xs)
    # 9 em in 8.4: three commas give 0.2 each.
    assert paragraph.lines[0].spent == (("comma", -em(0.6)),)
    assert [xs[2], xs[4], xs[6]] == [em(1.8), em(3.6), em(5.4)]


def test_adjacent_marks_give_before_brackets() -> None:
    # ”， are 2 em until the line needs room; then the blank between them goes first.
    assert spent("甲“乙”，丙丁戊己庚", 6.5) == {"pair": -0.5}


def test_opening_a_line_puts_the_remainder_into_one_gap() -> None:
    # 10 em of Han in 10 em + 7 units: nine gaps, the last takes what does not divide.
    paragraph = set_text("一二三四五六七八九十甲乙丙", [10 + 7 / em(1), 20], FIRST_FIT)
    line = paragraph.lines[0]
    xs = list(line.items[0].xs)
    assert line.width == em(10) + 7
    assert [xs[k + 1] - xs[k] - em(1) for k in range(9)] == [0] * 8 + [7]


def test_word_spaces_open_before_han_gaps() -> None:
    # 甲ab cd乙 = 1 + ⅛ + 1 + ¼ + 1 + ⅛ + 1 em = 4.5; 4.7 is reached by the word space alone.
    assert spent("甲ab cd乙丙", 4.7) == {"word-space": 0.2}


def test_han_latin_opens_next_and_then_all_gaps() -> None:
    # 甲乙ab丙 = 4.25 em: in 5 the two spaces take ⅛ each, the one open gap the other ½.
    assert spent("甲乙ab丙（丁", 5) == {"han-latin": 0.25, "gaps": 0.5}


def test_digits_without_a_space_get_one_before_all_gaps_open() -> None:
    """甲乙12丙 = 4 em; the two places beside the number take up to ⅛ each, where that is let."""
    assert spent("甲乙12丙（丁", 4.2) == {"han-latin": pytest.approx(0.2, abs=0.001)}
    assert spent("甲乙12丙（丁", 5) == {"han-latin": 0.25, "gaps": 0.75}
    tight = FIRST_FIT._replace(han_digit_most=0)
    assert spent("甲乙12丙（丁", 5, tight) == {"gaps": 1}
    assert spent("甲乙12丙", 5, FIRST_FIT._replace(align="spread")) == {"gaps": 1}


def test_numbers_and_words_are_never_spaced() -> None:
    paragraph = set_text("甲2018年乙丙（丁戊己", 6.5, FIRST_FIT)
    runs = paragraph.lines[0].items
    digits = next(r for r in runs if r.text == "2018")
    steps = [digits.xs[k + 1] - digits.xs[k] for k in range(3)]
    assert steps == [em(0.5)] * 3


def test_a_line_of_one_word_is_spaced_in_letters_with_a_finding() -> None:
    paragraph = set_text("abcdef ghijklmn", 3.5, FIRST_FIT)
    assert paragraph.lines[0].width == em(3.5)
    assert paragraph.lines[0].spent == (("letters", em(0.5)),)
    assert "letters-spaced" in [f.code for f in paragraph.findings]


def test_a_stacked_mark_is_one_em_and_rigid() -> None:
    paragraph = set_text("啊？！好", 10)
    assert paragraph.lines[0].width == em(3)
    three = set_text("啊！！！好", 10)
    assert three.lines[0].width == em(4)


def test_dashes_and_dots_never_open() -> None:
    paragraph = set_text("甲——乙……丙丁（戊", 9, FIRST_FIT)
    xs = list(paragraph.lines[0].items[0].xs)
    text = paragraph.text
    assert paragraph.lines[0].spent == (("gaps", em(1)),)
    assert xs[2] - xs[1] == em(1)
    assert xs[text.index("…") + 1] - xs[text.index("…")] == em(1)


def test_a_line_that_cannot_be_squeezed_enough_says_so() -> None:
    paragraph = set_text("汉字", 0.5)
    assert [line.end - line.start for line in paragraph.lines] == [1, 1]
    assert "measure-too-narrow" in [f.code for f in paragraph.findings]


def test_book_line_end_is_half() -> None:
    line = set_text("甲乙丙，丁戊己庚", 3.5, BOOK._replace(mode="first-fit")).lines[0]
    assert (line.end, line.width, line.spent) == (4, em(3.5), ())


def test_line_end_full_never_trims_the_edge() -> None:
    setting = FIRST_FIT._replace(line_end="full")
    assert spent("甲乙丙丁，戊己", 4.5, setting)["gaps"] == 1.5
