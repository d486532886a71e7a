"""Raised and lowered figures: drawn by the face, or made of its level ones."""

from __future__ import annotations

import pytest

from pagesetter.display import GlyphRun
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT
from pagesetter.text import NEWSPAPER, TextStyle, set_paragraph

SIZE = 10 * UNIT
STYLE = TextStyle("报宋", SIZE)


@pytest.fixture(scope="module")
def book() -> FontBook:
    return FontBook()


def runs(text: str, book: FontBook, role: str = "报宋", direction: str = "") -> list[GlyphRun]:
    done = set_paragraph(
        [(text, STYLE._replace(role=role))],
        NEWSPAPER._replace(direction=direction),
        [20 * SIZE],
        book,
    )
    assert [found.code for found in done.findings] == []
    return [run for run in done.lines[0].items if isinstance(run, GlyphRun)]


@pytest.mark.parametrize("role", ["报宋", "黑", "楷", "大标宋"])
@pytest.mark.parametrize("direction", ["", "vertical"])
def test_formulas_are_drawn_whole_in_every_face(role: str, direction: str, book: FontBook) -> None:
    text = "酸H₂SO₄和10⁻⁶、Fe³⁺、₀₁₂₃₄₅₆₇₈₉₊₋⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻"
    made = runs(text, book, role, direction)
    assert all(gid for run in made for gid in run.gids)
    assert "".join(run.text for run in made) == text


def test_a_lowered_figure_is_the_level_one_small_and_below(book: FontBook) -> None:
    level = book.primary("报宋").shape("2").gids[0]
    water = runs("水H₂O", book)
    (small,) = [run for run in water if run.text == "₂"]
    assert (list(small.gids), small.size) == ([level], SIZE * 6 // 10)
    assert small.y == round(0.14 * SIZE)


def test_a_raised_one_stands_where_the_face_draws_the_others(book: FontBook) -> None:
    made = runs("10⁰", book)
    assert (made[-1].text, made[-1].y) == ("⁰", -round(0.46 * SIZE))
    drawn = runs("10²", book)
    assert (len(drawn), drawn[-1].size) == (1, SIZE)  # this one the face has


def test_they_are_not_missing_beside_what_is(book: FontBook) -> None:
    done = set_paragraph([("CO₂👍e\u0301", STYLE)], NEWSPAPER, [20 * SIZE], book)
    assert [dict(found.params)["char"] for found in done.findings] == ["👍"]


def test_they_stay_with_what_they_mark(book: FontBook) -> None:
    done = set_paragraph([("甲乙丙丁H₂O", STYLE)], NEWSPAPER, [5 * SIZE], book)
    assert [done.text[line.start : line.end] for line in done.lines] == ["甲乙丙丁", "H₂O"]
