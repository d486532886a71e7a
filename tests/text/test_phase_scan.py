"""A thinned-out scan of every class beside every other at every measure; all of it: `make scan`."""

from __future__ import annotations

from phase_scan import KINDS, MEASURES, faults, paragraphs, settings

from pagesetter.text import NEWSPAPER

THINNED = 29


def test_every_kind_stands_beside_every_other() -> None:
    text = "".join(paragraphs())
    assert all(one + other in text for one in KINDS for other in KINDS)
    assert (MEASURES[0], MEASURES[1], MEASURES[-1]) == (6, 6.25, 40)


def test_no_rule_is_broken_unsaid_and_every_line_fills_its_measure() -> None:
    wrong = []
    measures = set()
    for text, ems, setting in settings(THINNED):
        measures.add(ems)
        wrong += [(fault, ems, text) for fault in faults(text, ems, setting)]
    assert not wrong
    assert measures == set(MEASURES)


def test_the_scan_sees_broken_rules() -> None:
    text = "汉字，" * 20
    assert faults(text, 6.5, NEWSPAPER) == []
    assert faults(text, 6.5, NEWSPAPER._replace(level="none", mode="first-fit"))
    assert "too narrow" in "".join(faults(text, 6.5, NEWSPAPER._replace(align="left")))
