"""Total-fit against a search of every way to break a short paragraph."""

from __future__ import annotations

import pytest
from exhaustive import Optimum
from hypothesis import given, settings
from hypothesis import strategies as st
from line_fakes import BOOK_OF_FACES, STYLE, em, lines_of, set_text

from pagesetter.text import BOOK, NEWSPAPER
from pagesetter.text.choose import Widths
from pagesetter.text.cost import LINE, ORPHAN, Costs
from pagesetter.text.linebreak import first_fit, turns
from pagesetter.text.paragraph import prepare
from pagesetter.text.totalfit import candidates, price_of, total_fit

SETTINGS = (NEWSPAPER, BOOK, NEWSPAPER._replace(line_end="hang", pairs="half"))
ALPHABET = "汉字甲乙丙丁，。、；“”（）《》——……？！20ab%· "


def optimum_and_ours(text, setting, ems, indent) -> tuple[int, int]:
    """Cost of the optimum (-1: none) and of what total-fit finds."""
    line = prepare([(text, STYLE)], setting, BOOK_OF_FACES)
    found = turns(line, 0, len(text), setting)
    widths = Widths(tuple(em(e) for e in ems), em(indent))
    best = total_fit(line, found, 0, 0, widths.of, widths.same_from)
    if best is not None:
        assert best.cuts[-1].end == len(text)
        price = price_of(line, found, best.cuts, 0, widths.of, Costs(line))
        assert price in (best.cost, best.cost - ORPHAN)
    return Optimum(line, widths, setting).cost, -1 if best is None else best.cost


@settings(max_examples=120, deadline=None)
@given(
    text=st.text(ALPHABET, min_size=1, max_size=40).filter(lambda t: t.strip() == t),
    ems=st.lists(st.sampled_from([4, 5, 6.5, 8, 12]), min_size=1, max_size=3),
    indent=st.sampled_from([0, 2]),
    setting=st.sampled_from(SETTINGS),
)
def test_nothing_is_cheaper(text, ems, indent, setting) -> None:
    optimum, ours = optimum_and_ours(text, setting, ems, indent)
    assert ours == optimum


PIECES = st.sampled_from(
    ["汉", "字甲乙丙", "，", "。", "、", "；", "：", "？！", "“", "”", "（", "）", "《", "》", "——",
     "……", "·", "～", "/", "2026年", "3.5%", "￥12", "GDP", "of ", "word", "x-ray", " ", "々",
     "カー", "안녕", "中国\u0301", "𠮷", "[1]", "①", "https://a.cn/b-c "]
)  # fmt: skip
SIZES = (STYLE, STYLE._replace(size=STYLE.size * 3 // 2), STYLE._replace(size=STYLE.size // 2))


@settings(max_examples=150, deadline=None)
@given(
    spans=st.lists(
        st.tuples(st.lists(PIECES, min_size=1, max_size=12).map("".join), st.sampled_from(SIZES)),
        min_size=1,
        max_size=4,
    ),
    setting=st.sampled_from([*SETTINGS, NEWSPAPER._replace(marks="kaiming", level="strict")]),
    ems=st.lists(st.sampled_from([5, 8, 11, 14.5]), min_size=1, max_size=3),
    indent=st.sampled_from([0, 2]),
)
def test_total_fit_costs_no_more_than_first_fit(spans, setting, ems, indent) -> None:
    line = prepare(spans, setting, BOOK_OF_FACES)
    found = turns(line, 0, len(line.text), setting)
    widths = Widths(tuple(em(e) for e in ems), em(indent))
    costs = Costs(line)
    cuts = first_fit(line, found, 0, 0, widths.of)
    price = price_of(line, found, cuts, 0, widths.of, costs)
    if costs.is_orphan(cuts[-1].start, cuts[-1].content) and len(cuts) > 1:
        price += ORPHAN
    best = total_fit(line, found, 0, 0, widths.of, widths.same_from)
    assert best is None or best.cost <= price
    assert best is not None or any(cut.forced for cut in cuts)


def test_two_squeezed_commas_cost_less_than_gaps_opened_by_a_twentieth() -> None:
    text = "甲乙丙丁戊，己庚辛壬，癸子"
    line = prepare([(text, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    costs = Costs(line)
    squeezed = costs.squeezed(0, len(text), em(1), 0)
    opened, wide = costs.opened(0, len(text), em(0.05 * (len(text) - 1)))
    assert wide == 50
    assert squeezed is not None
    assert squeezed < opened


def test_a_stop_is_squeezed_before_a_wide_line_is_opened_by_a_fifth_of_an_em() -> None:
    text = "甲乙丙丁戊。" + "汉" * 14
    line = prepare([(text, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    costs = Costs(line)
    squeezed = costs.squeezed(0, len(text), em(0.5), 0)
    opened, wide = costs.opened(0, len(text), em(0.2))
    assert wide == 10
    assert squeezed is not None
    assert squeezed < opened


def test_a_wide_line_opened_by_half_an_em_in_all_is_worth_a_better_paragraph() -> None:
    """First-fit opens 14 gaps by 1/30 em; the commas of the line above can give a place for it."""
    head = "汉" * 7 + "，" + "汉" * 4 + "，" + "汉" * 4
    text = head + "字" * 14 + "123甲乙，" + "汉" * 20
    tight = NEWSPAPER._replace(han_digit_most=0)
    first = lines_of(set_text(text, 17, tight._replace(mode="first-fit")))
    assert first[:2] == [head, "字" * 14 + "123甲"]
    assert lines_of(set_text(text, 17, tight))[:2] == [head + "字", "字" * 13 + "123甲乙，"]
    # What spaces take before the gaps open is not seen: here half of it, beside the number.
    assert lines_of(set_text(text, 17)) == first


@pytest.mark.parametrize("mode", ["first-fit", "adaptive", "total-fit"])
def test_an_orphan_may_be_left(mode: str) -> None:
    setting = NEWSPAPER._replace(mode=mode)
    text = "汉" * 16 + "。"
    paragraph = set_text(text, 5, setting)
    assert lines_of(paragraph)[-1] == "汉汉。"
    allowed = set_text(text, 5, setting._replace(orphans=True))
    assert lines_of(allowed)[-1] == "汉。"
    assert [finding.code for finding in allowed.findings] == []


def test_one_wide_line_costs_more_than_two_that_share_it() -> None:
    line = prepare([("汉" * 20, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    costs = Costs(line)
    one, _ = costs.opened(0, 10, em(1.8))
    two, _ = costs.opened(0, 10, em(0.9))
    assert one > 2 * two


def test_a_turn_inside_a_date_is_avoided_when_it_costs_nothing_else() -> None:
    line = prepare([("甲乙丙丁2018年戊己", STYLE)], NEWSPAPER, BOOK_OF_FACES)
    assert Costs(line).splits == {8: 400}


def test_a_bound_too_low_finds_nothing() -> None:
    line = prepare([("汉" * 20, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    found = turns(line, 0, 20, NEWSPAPER)
    widths = Widths((em(8),), 0)
    best = total_fit(line, found, 0, 0, widths.of, 0)
    assert best is not None
    assert best.cost == 3 * LINE
    assert total_fit(line, found, 0, 0, widths.of, 0, bound=best.cost) == best
    assert total_fit(line, found, 0, 0, widths.of, 0, bound=best.cost - 1) is None


def test_candidates_are_few_in_a_narrow_column() -> None:
    line = prepare([("汉" * 60, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    found = turns(line, 0, 60, NEWSPAPER)
    lines = candidates(line, found, Costs(line), 0, 0, em(15), most=80_000)
    assert [found.ends[end] for end, _, _, _ in lines] == [15, 14, 13]


@pytest.mark.parametrize("mode", ["adaptive", "total-fit"])
def test_a_paragraph_no_legal_way_can_break_falls_back(mode: str) -> None:
    setting = NEWSPAPER._replace(mode=mode, protected=("甲乙丙丁戊己庚",))
    paragraph = set_text("子丑甲乙丙丁戊己庚寅卯", 4, setting)
    assert "".join(lines_of(paragraph)) == "子丑甲乙丙丁戊己庚寅卯"
    assert "broken-unit" in [f.code for f in paragraph.findings]
