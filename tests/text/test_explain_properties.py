"""Explanations hold for any text: the lines that are set, the rules of every place, the costs."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from line_fakes import BOOK_OF_FACES, STYLE, em

from pagesetter.text import BOOK, NEWSPAPER, Setting, set_paragraph
from pagesetter.text.copy_faults import faults, fixed
from pagesetter.text.explain import explain
from pagesetter.text.permitted import permitted_breaks
from pagesetter.text.turns import rank

TEXTS = st.text(
    "一二三四五六七八，。、：；？！“”（）《》——……·123.%aBc GDP\n　-～／e\u0301",
    min_size=1,
    max_size=50,
)
SETTINGS = st.builds(
    lambda base, mode, align, level: base._replace(mode=mode, align=align, level=level),
    st.sampled_from([NEWSPAPER, BOOK]),
    st.sampled_from(["first-fit", "adaptive", "total-fit"]),
    st.sampled_from(["justify", "left", "center"]),
    st.sampled_from(["none", "basic", "gb", "strict"]),
)


@settings(max_examples=80, deadline=None)
@given(TEXTS, SETTINGS, st.integers(2, 14))
def test_the_lines_explained_are_the_lines_set(text: str, setting: Setting, ems: int) -> None:
    made = explain([(text, STYLE)], setting, [em(ems)], BOOK_OF_FACES)
    done = set_paragraph([(text, STYLE)], setting, [em(ems)], BOOK_OF_FACES)
    assert [(a.start, a.end, a.kind, a.natural, a.width, a.spent) for a in made.lines] == [
        (b.start, b.end, b.reason, b.natural, b.width, b.spent) for b in done.lines
    ]
    for line in made.lines:
        assert all(amount > 0 for _, amount in line.capacity)
        chosen = sum(1 for other in line.alternatives if other.chosen)
        assert chosen == (0 if line.kind == "forced" else 1)
    for variant in made.variants:
        assert variant.lines == len(variant.ends) == len(made.lines) + variant.change
        assert variant.ends[-1] == len(text)


@settings(max_examples=60, deadline=None)
@given(TEXTS, SETTINGS, st.integers(3, 14))
def test_why_not_agrees_with_the_permitted_breaks(text: str, setting: Setting, ems: int) -> None:
    made = explain([(text, STYLE)], setting, [em(ems)], BOOK_OF_FACES)
    ends = {line.end for line in made.lines}
    for place in permitted_breaks(text, level=setting.level):
        why = made.why_not(place.offset)
        assert (why.verdict == "turns") == (place.offset in ends)
        if place.offset not in ends:
            assert (why.verdict == "rule") == (not place.allowed)
        if why.verdict == "dearer":
            assert why.cost > why.chosen_cost == made.cost


@settings(max_examples=80, deadline=None)
@given(TEXTS)
def test_a_copy_with_every_fix_made_needs_no_fix_but_what_only_then_shows(text: str) -> None:
    found = faults(text)
    assert all(a.end <= b.offset for a, b in pairwise(found))
    for _ in range(4):
        text = fixed(text, faults(text))
    assert [one for one in faults(text) if one.fix is not None] == []


@settings(max_examples=60, deadline=None)
@given(TEXTS, st.integers(4, 20))
def test_turned_titles_lose_no_character_and_fit(text: str, measure: int) -> None:
    title = text.replace("\n", "")
    costs = []
    for way in rank(title, [1] * len(title), measure):
        assert "".join(way.lines) == title
        assert all(len(line.rstrip(" 　")) <= measure for line in way.lines)
        assert way.cost == sum(reason.cost for reason in way.reasons)
        costs.append(way.cost)
    assert costs == sorted(costs)
