"""What a line says of itself: figures done by hand with faces of fixed widths (1 em a Han)."""

from __future__ import annotations

import pytest
from line_fakes import BOOK_OF_FACES, STYLE, em

from pagesetter.text import NEWSPAPER
from pagesetter.text.explain import Explanation, band_of, explain
from pagesetter.text.explain_words import told, values, why_not_words
from pagesetter.text.rules import FREE


def of(text: str, ems: float, *, indent: float = 0, **changes: str) -> Explanation:
    setting = NEWSPAPER._replace(**changes)
    return explain([(text, STYLE)], setting, [em(ems)], BOOK_OF_FACES, indent=em(indent))


def test_a_mark_that_may_not_start_a_line_is_squeezed_in_and_says_so() -> None:
    made = of("一二三，五六七八九，一二三四五六七八。", 9)
    first = made.lines[0]
    assert first.text == "一二三，五六七八九，"
    assert first.kind == "line-start"
    assert first.rule.id == "line-start"
    assert first.rule.source == "CLREQ 3.1.2; GB/T 15834-2011 5.1.1"
    assert first.place == 9
    assert (first.measure, first.natural, first.width) == (em(9), em(10), em(9))
    # The mark at the end gives its half first, then the comma inside.
    assert first.spent == (("line-end", -em(0.5)), ("comma", -em(0.5)))
    assert first.capacity == ()
    assert (first.opening, first.band) == (0, "even")


def test_what_is_not_spent_is_left_as_capacity() -> None:
    made = of("一二三，五六七八九十一二三四五六七八", 9)
    assert made.lines[0].text == "一二三，五六七八九"
    assert made.lines[0].capacity == (("comma", em(0.5)),)


def test_an_opened_line_tells_its_opening_per_gap_and_its_band() -> None:
    made = of("一二三四五六七八“九十一二三四五六七", 9, mode="first-fit")
    first = made.lines[0]
    assert first.text == "一二三四五六七八"
    assert first.kind == "line-end"
    assert (first.rule.id, first.place) == ("line-end", 9)
    assert first.rule.source == "CLREQ 3.1.2; GB/T 15834-2011 5.1.3"
    assert first.spent == (("gaps", em(1)),)
    assert first.opening == 142  # 1 em in seven gaps
    assert first.band == "loose"


@pytest.mark.parametrize(
    ("opening", "band"),
    [(0, "even"), (80, "even"), (81, "loose"), (150, "loose"), (151, "very-loose")],
)
def test_bands(opening: int, band: str) -> None:
    assert band_of(opening) == band


def test_alternatives_are_other_ends_of_the_same_line_the_chosen_one_marked() -> None:
    made = of("一二三四五六七八九十一二三四五六七八九", 10)
    first = made.lines[0]
    assert [(o.end, o.change, o.chosen) for o in first.alternatives] == [
        (8, em(2), False), (9, em(1), False), (10, 0, True),
    ]  # fmt: skip
    costs = [o.cost for o in first.alternatives]
    assert costs[0] > costs[1] > costs[2] == 0


def test_a_line_dearer_than_any_worth_offering_is_still_among_its_ends() -> None:
    """What follows org/env/2021?x= would fit, so no line is offered whose letters are spaced."""
    made = of("一二三网址是https://www.example.org/env/2021?x=1，邮箱wenyuan@ylkj.example。", 10)
    (spaced,) = (line for line in made.lines if line.text == "org/env/2021?x=")
    assert [o.chosen for o in spaced.alternatives] == [True, False]
    assert spaced.alternatives[0].cost > 1_000_000


def test_variants_are_a_line_shorter_and_longer_where_that_can_be() -> None:
    text = (
        "一二三，五六七八，九十一二三四五六七八九十一二，四五六七八九十一二三四五六七八九十一二三四"
    )
    made = of(text, 10)
    by_change = {v.change: v for v in made.variants}
    assert sorted(by_change) == [0, 1]
    assert by_change[0].lines == len(made.lines)
    assert by_change[0].cost == made.cost
    assert by_change[1].lines == len(made.lines) + 1
    assert by_change[1].cost > made.cost
    assert by_change[1].ends[-1] == len(text)


def test_a_paragraph_that_could_be_squeezed_into_a_line_less() -> None:
    # The first ten stand on the measure; all twelve fit when four stops give a half each.
    made = of("一。三。五。七。九十一二", 10)
    assert [line.text for line in made.lines] == ["一。三。五。七。九十", "一二"]
    assert [(v.change, v.lines, v.ends) for v in made.variants] == [
        (-1, 1, (12,)), (0, 2, (10, 12)),
    ]  # fmt: skip
    assert made.variants[0].cost > made.variants[1].cost


def test_why_not_names_the_rule() -> None:
    made = of("一二三四，六七八九十一二三四五", 6)
    why = made.why_not(4)
    assert (why.verdict, why.rule.id, why.line) == ("rule", "line-start", 0)


def test_why_not_tells_what_another_turn_costs() -> None:
    made = of("一二三四五六七八九十一二三四五六七八九", 10)
    why = made.why_not(9)
    assert why.verdict == "dearer"
    assert why.chosen_cost == made.cost < why.cost
    assert why.rule == FREE


def test_why_not_where_the_line_turns_and_where_it_never_could() -> None:
    made = of("一二三四五六七八九十一二三四五六七八九", 10)
    assert made.why_not(10).verdict == "turns"
    assert made.why_not(10).line == 0
    assert made.why_not(2).verdict == "unfillable"
    for offset in (0, 19):
        with pytest.raises(ValueError, match="offset"):
            made.why_not(offset)


def test_indent_and_hard_turns() -> None:
    made = of("一二三四五\n六七八", 10, indent=2)
    assert [line.kind for line in made.lines] == ["turn", "last"]
    first = made.lines[0]
    assert (first.measure, first.natural) == (em(10), em(7))
    assert made.why_not(6).verdict == "turns"


def test_nothing_to_explain_is_an_error() -> None:
    with pytest.raises(ValueError, match="measure"):
        explain([("一", STYLE)], NEWSPAPER, [], BOOK_OF_FACES)
    with pytest.raises(ValueError, match="no text"):
        explain([("", STYLE)], NEWSPAPER, [em(9)], BOOK_OF_FACES)


def test_words_in_both_languages() -> None:
    made = of("一二三，五六七八九，一二三四五六七八。", 9)
    english, chinese = "\n".join(told(made, "en")), "\n".join(told(made, "zh"))
    assert "“，” may not start a line [CLREQ 3.1.2; GB/T 15834-2011 5.1.1]" in english
    assert "mark at line end squeezed 0.5, commas squeezed 0.5" in english
    assert "“，”不能出现在行首（CLREQ 3.1.2; GB/T 15834-2011 5.1.1）" in chinese
    assert "行长 9，自然宽 10 字，行末标点压 0.5，逗顿分冒号压 0.5" in chinese
    words = why_not_words(made, made.why_not(3), "zh")
    assert words == "“一二三|，五六”：“，”不能出现在行首（CLREQ 3.1.2; GB/T 15834-2011 5.1.1）"


def test_json_values() -> None:
    told_values = values(of("一二三，五六七八九，一二三四五六七八。", 9), "en")
    first = told_values["lines"][0]
    assert (first["measure"], first["natural"], first["start"], first["end"]) == (90, 100, 0, 10)
    assert first["spent"][0] == {"class": "line-end", "amount": -5}
    assert first["rule"]["id"] == "line-start"


def test_public_entries() -> None:
    from pagesetter import api

    made = api.explain_text("一二三四五六七八九十一二三四五六。", "10字", indent="0字")
    assert [line.text for line in made.lines] == ["一二三四五六七八九十", "一二三四五六。"]
    assert [b.allowed for b in api.permitted_breaks("好。他")] == [False, True]
    for wrong in ({"measure": "wide"}, {"preset": "poster"}):
        with pytest.raises(ValueError, match=next(iter(wrong.values()))):
            api.explain_text("一", **wrong)
