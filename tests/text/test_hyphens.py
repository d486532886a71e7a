"""Western words in narrow columns: where they turn, what is drawn, what a reader gets back."""

from __future__ import annotations

import sys
from itertools import pairwise

import pytest
from line_fakes import BOOK_OF_FACES, STYLE, em, lines_of, set_text

from pagesetter.display import GlyphRun
from pagesetter.text import NEWSPAPER, SetParagraph, set_paragraph
from pagesetter.text.explain import explain
from pagesetter.text.hyphens import points
from pagesetter.text.paragraph import prepare

NONE = NEWSPAPER._replace(hyphens=False)
NARROW = "我们用photosynthesis来说明的"


def shown(text: str, protected: tuple[str, ...] = (), language: str = "zh-Hans") -> str:
    """The text with - wherever a line may end with a hyphen."""
    style = STYLE._replace(language=language)
    setting = NEWSPAPER._replace(protected=protected)
    found = points(prepare([(text, style)], setting, BOOK_OF_FACES), setting)
    return "".join(("-" if k in found else "") + letter for k, letter in enumerate(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("用international词", "用in-ter-na-tional词"),
        ("the Table of experiments", "the Ta-ble of ex-per-i-ments"),
        ("用data词", "用data词"),  # too short
        ("用about词", "用about词"),  # three letters come after a hyphen
        ("用PHOTOSYNTHESIS词", "用PHOTOSYNTHESIS词"),
        ("用PostScript词", "用PostScript词"),
        ("covid19pandemic", "covid19pandemic"),
        ("见www.example.com/international", "见www.example.com/international"),
        ("寄international@example.cn", "寄international@example.cn"),
        ("self-regulation", "self-regulation"),
        ("用photo\u00adsynthesis词", "用photo\u00ad-synthesis词"),
    ],
)
def test_where_words_turn(text: str, expected: str) -> None:
    assert shown(text) == expected


def test_words_of_other_languages_and_protected_phrases_have_none() -> None:
    assert shown("international", language="de") == "international"
    assert shown("international", language="en") == "in-ter-na-tional"
    assert shown("用international词", protected=("international",)) == "用international词"


def test_a_hyphen_is_drawn_at_the_measure_and_read_as_a_soft_one() -> None:
    done = set_text(NARROW, 7)
    assert lines_of(done) == ["我们用photo", "synthesis来说", "明的"]
    first = done.lines[0]
    hyphen = first.items[-1]
    assert isinstance(hyphen, GlyphRun)
    assert (hyphen.text, first.reason, first.width) == ("\u00ad", "hyphen", em(7))
    assert list(hyphen.gids) == [ord("-") % 65521 + 1]
    assert hyphen.xs[0] == em(7) - em(0.5)
    letters = "".join(run.text for run in first.items[:-1])
    assert letters == "我们用photo"


def test_without_need_no_word_is_parted_and_nothing_is_read(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delitem(sys.modules, "pagesetter.text.hyphens")
    done = set_text("甲乙丙丁photosynthesis来说明", 12)
    assert lines_of(done)[0] == "甲乙丙丁photosynthesis来"
    assert "pagesetter.text.hyphens" not in sys.modules


def test_hyphens_can_be_forbidden() -> None:
    assert lines_of(set_text(NARROW, 7, NONE)) == ["我们用", "photosynthesis", "来说明的"]


def test_a_telephone_number_and_an_address_are_parted_where_lines_would_gape() -> None:
    """热线： and 0571-87654321 are 3 + 6.5 em: the measure of 7 would open two gaps by 2 em."""
    copy = "热线：0571-87654321，请打。"
    done = set_text(copy, 7)
    assert lines_of(done) == ["热线：0571-", "87654321，请打。"]
    assert done.lines[0].width == em(7)
    assert not [run for run in done.lines[0].items if run.text == "\u00ad"]
    assert lines_of(set_text(copy, 10))[0] == "热线：0571-87654321，"
    address = "请登录https://www.example.org报名，名额不多。"
    assert lines_of(set_text(address, 7.5))[0] == "请登录https://"
    assert lines_of(set_text(address, 9))[0] == "请登录https://www."


def test_a_line_that_is_but_a_little_open_parts_no_number() -> None:
    """24 gaps would be opened by 0.1 em; with 0571- the line were full."""
    done = set_text("汉" * 25 + "0571-87654321是热线。", 27.5)
    assert lines_of(done) == ["汉" * 25, "0571-87654321是热线。"]


@pytest.mark.parametrize("copy", ["比分：10-98，好", "编号：98-12345，好", "比分：102-98，好"])
def test_scores_and_short_numbers_are_not_parted(copy: str) -> None:
    for ems in (6, 6.5, 7, 8, 9):
        assert not any(line.endswith("-") for line in lines_of(set_text(copy, ems))[:-1])


def test_a_date_of_figures_may_turn_after_its_year_and_month() -> None:
    """甲乙丙（ and 1911.12.11 are 3.5 + 5 em, too much for 8; 甲乙丙 alone would gape."""
    copy = "甲乙丙（1911.12.11）是，物理学家。"
    assert lines_of(set_text(copy, 8))[0] == "甲乙丙（1911.12."
    assert lines_of(set_text(copy, 6.75))[0] == "甲乙丙（1911."
    assert lines_of(set_text(copy, 10))[0].startswith("甲乙丙（1911.12.11）")
    assert lines_of(set_text("甲乙丙（191111.5万）是，物理学家", 8))[0] != "甲乙丙（191111."


def test_the_explanation_knows_a_number_that_is_parted() -> None:
    made = explain([("热线：0571-87654321，请打。", STYLE)], NEWSPAPER, [em(7)], BOOK_OF_FACES)
    assert (made.lines[0].text, made.lines[0].kind) == ("热线：0571-", "hyphen")
    assert made.cost == next(v.cost for v in made.variants if v.change == 0)
    assert made.why_not(8).verdict == "turns"


def test_at_most_two_in_a_row() -> None:
    done = set_text("用" + "internationalization " * 30, 5.5)
    hyphens = [line.reason == "hyphen" for line in done.lines]
    assert [True, True] in [list(pair) for pair in pairwise(hyphens)]
    assert not any(all(hyphens[k : k + 3]) for k in range(len(hyphens) - 2))
    assert "".join(lines_of(done)) == done.text


def test_the_explanation_names_the_hyphen() -> None:
    made = explain([(NARROW, STYLE)], NEWSPAPER, [em(7)], BOOK_OF_FACES)
    assert made.lines[0].kind == "hyphen"
    assert made.cost == next(v.cost for v in made.variants if v.change == 0)
    assert made.why_not(made.lines[0].end).verdict == "turns"


def test_a_paragraph_in_two_runs_has_the_same_hyphens() -> None:
    whole = set_paragraph([(NARROW, STYLE)], NEWSPAPER, [em(7)], BOOK_OF_FACES)
    parts = [(NARROW[:6], STYLE), (NARROW[6:], STYLE)]
    assert set_paragraph(parts, NEWSPAPER, [em(7)], BOOK_OF_FACES) == whole


def words(done: SetParagraph) -> str:
    return "".join(run.text for line in done.lines for run in line.items if is_run(run))


def is_run(item: object) -> bool:
    return isinstance(item, GlyphRun)


def test_soft_hyphens_taken_out_the_copy_is_what_was_shown() -> None:
    done = set_text(NARROW, 7)
    assert words(done).replace("\u00ad", "") == NARROW
