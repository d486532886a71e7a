"""Total-fit against a search of every way to break a short paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from line_fakes import BOOK_OF_FACES, STYLE, em, lines_of, set_text

from pagesetter.text import BOOK, NEWSPAPER
from pagesetter.text.choose import Widths
from pagesetter.text.cost import LINE, ORPHAN, SPLIT, Costs
from pagesetter.text.linebreak import first_fit, turns
from pagesetter.text.paragraph import prepare
from pagesetter.text.totalfit import TOLERATED, candidates, price_of, total_fit

SETTINGS = (NEWSPAPER, BOOK, NEWSPAPER._replace(line_end="hang", pairs="half"))
ALPHABET = "汉字甲乙丙丁，。、；“”（）《》——……？！20ab%· "


def every_way(line, found, costs, width, start, index, number) -> list[int]:
    """The cost of each way to break from `start`, by plain recursion over all legal ends."""
    limit = line.edges[start] + line.glue[start] + width(number)
    head = line.left.get(start, 0)
    last = len(found.ends) - 1
    good: list[tuple[int, int]] = []
    fullest: list[tuple[int, int]] = []
    for end in range(index, last + 1):
        content = found.contents[end]
        excess = found.edges[end] - limit
        mark = content - 1
        hangs = (
            excess > 0
            and mark in line.hanging
            and mark > start
            and mark - 1 not in line.left
            and mark - 1 not in line.right
            and line.edges[mark] <= limit
        )
        if hangs:
            good.append((end, 0))
        elif excess > 0:
            price = costs.squeezed(start, content, excess, found.trims.get(content - 1, 0) + head)
            if price is None:
                continue
            good.append((end, price))
        elif end == last:
            good.append((end, 0))
        else:
            price, wide = costs.opened(start, content, -excess)
            if wide <= TOLERATED:
                good.append((end, price))
            else:
                fullest = [(end, price)]
    ways = []
    for end, price in good or fullest:
        price += LINE
        if end == last:
            if start and costs.is_orphan(start, found.contents[end]):
                price += ORPHAN
            ways.append(price)
            continue
        if found.ends[end] in costs.splits:
            price += SPLIT
        rest = every_way(line, found, costs, width, found.ends[end], end + 1, number + 1)
        ways += [price + more for more in rest]
    return ways


@settings(max_examples=150, deadline=None)
@given(
    text=st.text(ALPHABET, min_size=1, max_size=26).filter(lambda t: t.strip() == t),
    ems=st.lists(st.sampled_from([4, 5, 6.5, 8]), min_size=1, max_size=3),
    indent=st.sampled_from([0, 2]),
    setting=st.sampled_from(SETTINGS),
)
def test_nothing_is_cheaper(text, ems, indent, setting) -> None:
    line = prepare([(text, STYLE)], setting, BOOK_OF_FACES)
    found = turns(line, 0, len(text), setting)
    widths = Widths(tuple(em(e) for e in ems), em(indent))
    costs = Costs(line)
    ways = every_way(line, found, costs, widths.of, 0, 0, 0)
    best = total_fit(line, found, 0, 0, widths.of, widths.same_from)
    if not ways:
        assert best is None
        return
    assert best is not None
    assert best.cost == min(ways)
    assert best.cuts[-1].end == len(text)


@settings(max_examples=60, deadline=None)
@given(text=st.text("汉字甲乙丙丁戊己，。、“”2", min_size=20, max_size=90))
def test_total_fit_costs_no_more_than_first_fit(text) -> None:
    line = prepare([(text, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    found = turns(line, 0, len(text), NEWSPAPER)
    widths = Widths((em(11),), em(2))
    costs = Costs(line)
    cuts = first_fit(line, found, 0, 0, widths.of)
    price = price_of(line, found, cuts, 0, widths.of, costs)
    if costs.is_orphan(cuts[-1].start, cuts[-1].content) and len(cuts) > 1:
        price += ORPHAN
    best = total_fit(line, found, 0, 0, widths.of, widths.same_from)
    assert best is None or best.cost <= price


def test_two_squeezed_commas_cost_less_than_gaps_opened_by_a_twentieth() -> None:
    text = "甲乙丙丁戊，己庚辛壬，癸子"
    line = prepare([(text, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    costs = Costs(line)
    squeezed = costs.squeezed(0, len(text), em(1), 0)
    opened, wide = costs.opened(0, len(text), em(0.05 * (len(text) - 1)))
    assert wide == 50
    assert squeezed is not None
    assert squeezed < opened


def test_one_wide_line_costs_more_than_two_that_share_it() -> None:
    line = prepare([("汉" * 20, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    costs = Costs(line)
    one, _ = costs.opened(0, 10, em(1.8))
    two, _ = costs.opened(0, 10, em(0.9))
    assert one > 2 * two


def test_a_turn_inside_a_date_is_avoided_when_it_costs_nothing_else() -> None:
    line = prepare([("甲乙丙丁2018年戊己", STYLE)], NEWSPAPER, BOOK_OF_FACES)
    assert Costs(line).splits == {8}


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
    reached = [end for end, _, _ in candidates(line, found, Costs(line), 0, 0, em(15))]
    assert [found.ends[end] for end in reached] == [15, 14, 13]


@pytest.mark.parametrize("mode", ["adaptive", "total-fit"])
def test_a_paragraph_no_legal_way_can_break_falls_back(mode: str) -> None:
    setting = NEWSPAPER._replace(mode=mode, protected=("甲乙丙丁戊己庚",))
    paragraph = set_text("子丑甲乙丙丁戊己庚寅卯", 4, setting)
    assert "".join(lines_of(paragraph)) == "子丑甲乙丙丁戊己庚寅卯"
    assert "broken-unit" in [f.code for f in paragraph.findings]
