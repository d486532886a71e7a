"""The cheapest way for one number of lines, beside the search that looks at all numbers."""

from __future__ import annotations

from random import Random

import pytest
from line_fakes import BOOK_OF_FACES, STYLE, em
from test_line_optimum import SETTINGS, made

import pagesetter.text.kbest as kbest
from pagesetter.text import NEWSPAPER
from pagesetter.text.choose import Widths
from pagesetter.text.kbest import by_line_count
from pagesetter.text.linebreak import turns
from pagesetter.text.paragraph import prepare

FULL = NEWSPAPER._replace(mode="total-fit")
HUNG = FULL._replace(line_end="hang", hang=(1000, 600, 0, 0, 0))


def ways(text, setting, widths, **given):
    line = prepare([(text, STYLE)], setting, BOOK_OF_FACES)
    return by_line_count(line, turns(line, 0, len(text), setting), 0, 0, widths.of, **given)


@pytest.mark.parametrize("seed", range(60))
def test_one_number_of_lines_is_set_as_when_all_are_asked_for(seed: int) -> None:
    random = Random(seed)
    text = made(random) * random.choice([1, 1, 2])
    ems = [random.choice([5, 6.5, 8, 11, 12.25]) for _ in range(random.randint(1, 3))]
    widths = Widths(tuple(em(e) for e in ems), em(random.choice([0, 2])))
    setting, dear = SETTINGS[seed % len(SETTINGS)], (640_000, 34_750)[seed % 2]
    every = ways(text, setting, widths, dear=dear)
    fewest = min(every, default=3)
    for lines in range(max(1, fewest - 2), fewest + 6):
        want = {lines: every[lines]} if lines in every else {}
        assert ways(text, setting, widths, dear=dear, lines=lines) == want


def test_the_fewest_lines_are_told_by_hand() -> None:
    """Ten 字 a line: 40 are four lines and never three; 9 字 and two commas squeezed are one."""
    widths = Widths((em(10),), 0)
    assert [cut.end for cut in ways("汉" * 40, FULL, widths, lines=4)[4].cuts] == [10, 20, 30, 40]
    assert ways("汉" * 40, FULL, widths, lines=3) == {}
    squeezed = "汉汉，汉汉，汉汉汉汉汉" * 2
    assert [cut.end for cut in ways(squeezed, FULL, widths, lines=2)[2].cuts] == [11, 22]
    assert ways(squeezed, FULL, widths, lines=1) == {}
    hung = ("汉" * 10 + "，") * 2
    assert [cut.end for cut in ways(hung, HUNG, widths, lines=2)[2].cuts] == [11, 22]


def test_ways_that_cannot_end_in_time_are_not_followed(monkeypatch) -> None:
    """A line fewer leaves little choice: a fraction of all line heads is looked at."""
    looked: list[int] = []
    candidates = kbest.candidates

    def note(line, found, costs, start, *more):
        looked.append(start)
        return candidates(line, found, costs, start, *more)

    monkeypatch.setattr(kbest, "candidates", note)
    text = ("汉" * 17 + "，") * 8 + "汉" * 4
    widths = Widths((em(15),), em(2))
    every = ways(text, FULL, widths, dear=34_750)
    heads = len(looked)
    looked.clear()
    fewest = min(every)
    assert ways(text, FULL, widths, dear=34_750, lines=fewest) == {fewest: every[fewest]}
    assert len(looked) * 5 < heads
    looked.clear()
    assert ways(text, FULL, widths, lines=fewest - 1) == {}
    assert looked == []
