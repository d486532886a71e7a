"""名单: cells of 3 or 4 字 for persons, as wide as the widest for bodies; sums by hand."""

from __future__ import annotations

from pour_helpers import PITCH, PT, RISE, article, block, codes, columns, para, place_of, poured

from pagesetter.compose.pouring import Poured
from pagesetter.fonts import FontBook


def names(*lines: str) -> str:
    return "\n".join(lines)


def place(done: Poured, text: str) -> tuple[int, int]:
    """(x in points, line from 0)."""
    x, y = place_of(done, text)
    line, rest = divmod(y - RISE, PITCH)
    assert rest == 0
    return x // PT, line


def test_two_characters_are_spread_to_three(font_book: FontBook) -> None:
    """Two cells of 3 字 with one between leave 3 字 of ten: 1½ on either side."""
    done = poured(font_book, article(block("names", names("顾明远", "林晓", "何川"))), columns(9))
    assert place(done, "顾") == (15, 0)
    assert (place(done, "林"), place(done, "晓")) == ((55, 0), (75, 0))
    assert (place(done, "何"), place(done, "川")) == ((15, 1), (35, 1))
    assert codes(done) == []


def test_a_name_of_four_among_names_of_three(font_book: FontBook) -> None:
    """Cells of 4 字: two and one between are 9 of 10. Names of three stay three wide."""
    copy = article(block("names", names("顾明远", "欧阳若水", "林晓", "沈知予")))
    done = poured(font_book, copy, columns(9))
    assert (place(done, "顾"), place(done, "远")) == ((5, 0), (25, 0))
    assert (place(done, "欧"), place(done, "水")) == ((55, 0), (85, 0))
    assert (place(done, "林"), place(done, "晓")) == ((5, 1), (25, 1))
    assert place(done, "沈") == (55, 1)


def test_names_mostly_of_four_are_all_spread_to_four(font_book: FontBook) -> None:
    copy = article(block("names", names("欧阳若水", "司马青山", "林晓")))
    done = poured(font_book, copy, columns(9))
    assert (place(done, "林"), place(done, "晓")) == ((5, 1), (35, 1))


def test_a_long_name_takes_as_many_cells_as_it_needs(font_book: FontBook) -> None:
    """Of cells of 3 字 seven characters take two: the row is its own."""
    copy = article(block("names", names("顾明远", "沈知予知予知予", "林晓", "何川")))
    done = poured(font_book, copy, columns(9))
    assert [place(done, name)[1] for name in ("顾", "沈", "林", "何")] == [0, 1, 2, 2]
    assert place(done, "沈") == (15, 1)


def test_bodies_are_spread_to_the_widest(font_book: FontBook) -> None:
    """A body of five beside one of six: the gaps of the shorter open by 2½ pt each."""
    copy = article(block("names", names("甲乙丙丁戊己", "一二三四五")))
    done = poured(font_book, copy, columns(9))
    assert place(done, "甲") == (20, 0)
    assert [place_of(done, c)[0] for c in "一二三四五"] == [
        20 * PT, 65 * PT // 2, 45 * PT, 115 * PT // 2, 70 * PT,
    ]  # fmt: skip


def test_a_list_runs_on_in_the_next_column(font_book: FontBook) -> None:
    copy = article(para("春"), block("names", names("顾明远", "林晓", "何川", "罗闻")))
    done = poured(font_book, copy, columns(2, 2))
    assert (place(done, "顾"), place(done, "何")) == ((15, 1), (125, 0))


def test_names_know_their_place_in_the_block(font_book: FontBook) -> None:
    copy = article(block("names", names("顾明远", " 林晓 ", "", "何川")))
    done = poured(font_book, copy, columns(9))
    assert [(line.start, line.end) for line in done.lines[0]] == [(0, 7), (10, 12)]


def test_a_name_wider_than_the_column_is_told(font_book: FontBook) -> None:
    copy = article(block("names", names("青石市清晖区科学技术协会", "雪岭州科学技术协会")))
    done = poured(font_book, copy, columns(9))
    (found,) = done.findings
    assert found.code == "name-too-wide"
    assert dict(found.params) == {"name": "青石市清晖区科学技术协会"}


def test_a_typed_blank_is_kept(font_book: FontBook) -> None:
    copy = article(block("names", names("林 晓", "顾明远")))
    done = poured(font_book, copy, columns(9))
    assert (place(done, "林"), place(done, "晓")) == ((15, 0), (35, 0))
