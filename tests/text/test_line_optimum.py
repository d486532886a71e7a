"""Total-fit beside the slow exhaustive breaker, on the sample's paragraphs and made ones."""

from __future__ import annotations

import re
from pathlib import Path
from random import Random

import pytest
from exhaustive import ORPHAN, Optimum
from line_fakes import BOOK_OF_FACES, SIZE, STYLE, em

from pagesetter.fonts import FontBook
from pagesetter.text import BOOK, NEWSPAPER, set_paragraph
from pagesetter.text.choose import Widths, choose
from pagesetter.text.cost import Costs
from pagesetter.text.hyphens import hyphenated
from pagesetter.text.linebreak import Cut, turns
from pagesetter.text.paragraph import prepare
from pagesetter.text.totalfit import price_of

COPY = Path(__file__).parents[2] / "examples/science-weekly/issues/2026-11-24/copy"
FULL = NEWSPAPER._replace(mode="total-fit")
HUNG = FULL._replace(line_end="hang", hang=(1000, 600, 0, 0, 0))
HALVED = FULL._replace(line_start="half", paragraph_start="half")
SETTINGS = (FULL, HUNG, BOOK._replace(mode="total-fit"), HALVED)
PIECES = [
    "汉", "字", "甲乙", "丙", "丁戊己", "，", "。", "、", "；", "“甲", "乙”", "（丙）", "《丁》",
    "——", "……", "？！", "2026年", "第3号", "15.8%", "阿·丁", "GDP", "of the ", "word ", " ",
    "x-ray",
]  # fmt: skip


def sample_paragraphs(least: int = 40, most: int = 120) -> list[str]:
    """Paragraphs of the sample's copy of so many characters, without mark-up."""
    found = []
    for path in sorted(COPY.glob("*.md")):
        for block in path.read_text(encoding="utf-8").split("\n---\n", 1)[-1].split("\n\n"):
            plain = re.sub(r"[*^~\[\]{}#:>|\\]", "", " ".join(block.split()))
            if least <= len(plain) <= most:
                found.append(plain)
    return found


def made(random: Random, pieces: list[str] = PIECES) -> str:
    text = ""
    most = random.randrange(8, 100)
    while len(text) < most:
        text += random.choice(pieces)
    return text.strip()


def both(text, setting, ems, indent, fonts) -> tuple[int, int]:
    """What the optimum costs (-1: nothing is legal) and what the chosen lines cost."""
    line = prepare([(text, STYLE)], setting, fonts)
    widths = Widths(tuple(em(e) for e in ems), em(indent))
    optimum = Optimum(line, widths, setting)
    cuts = choose(line, 0, len(text), 0, widths, setting)
    if any(cut.forced for cut in cuts):
        return optimum.cost, -1
    found = turns(line, 0, len(text), setting)
    price = price_of(line, found, cuts, 0, widths.of, Costs(line))
    orphan = len(cuts) > 1 and Costs(line).is_orphan(cuts[-1].start, cuts[-1].content)
    return optimum.cost, price + (ORPHAN if orphan else 0)


@pytest.mark.parametrize("ems", [11, 13, 15])
def test_the_samples_paragraphs_are_set_at_their_optimum(ems: int) -> None:
    fonts = FontBook()
    paragraphs = sample_paragraphs()
    assert len(paragraphs) > 40
    for number, text in enumerate(paragraphs):
        if number % 11 == ems % 11:
            optimum, ours = both(text, SETTINGS[number % len(SETTINGS)], [ems], 2, fonts)
            assert (text, ours) == (text, optimum)


@pytest.mark.parametrize("ems", [9, 10])
def test_in_narrow_columns_no_legal_way_without_an_orphan_has_fewer_loose_lines(ems: int) -> None:
    """What lines of 9 and 10 字 are opened beyond 0.15 em is the price of no orphan (孤字)."""
    fonts = FontBook()
    widths = Widths((em(ems),), em(2))
    loose = 0
    for text in sample_paragraphs(1, 300):
        done = set_paragraph([(text, STYLE)], NEWSPAPER, [em(ems)], fonts, indent=em(2))
        if "  " in text or "loose-line" not in [one.code for one in done.findings]:
            continue  # tables are set otherwise
        slow = Optimum(prepare([(text, STYLE)], NEWSPAPER, fonts), widths, NEWSPAPER)
        opened = sum(
            slow.opening(one.start, one.end, number) > 150 for number, one in enumerate(done.lines)
        )
        assert (text, opened) == (text, slow.fewest(150))
        loose += opened
    assert loose > 4


@pytest.mark.parametrize(("ems", "wider"), [(10, 0), (15, 10)])
def test_of_all_ways_without_an_orphan_the_widest_gap_is_the_least(ems: int, wider: int) -> None:
    """Costs are weighed, and yet come to that: in wide columns within 1/100 em (10 of 1/1000)."""
    fonts = FontBook()
    widths = Widths((em(ems),), em(2))
    opened = 0
    for text in sample_paragraphs():
        line = prepare([(text, STYLE)], FULL, fonts)
        slow = Optimum(line, widths, FULL)
        cuts = choose(line, 0, len(text), 0, widths, FULL)
        widest = max(slow.opening(cut.start, cut.end, n) for n, cut in enumerate(cuts))
        assert widest <= slow.narrowest() + wider, text
        opened += widest > 0
    assert opened


@pytest.mark.parametrize("seed", range(40))
def test_made_paragraphs_are_set_at_their_optimum(seed: int) -> None:
    random = Random(seed)
    text = made(random)
    ems = [random.choice([5, 6.5, 8, 11, 12.25]) for _ in range(random.randint(1, 3))]
    setting = SETTINGS[seed % len(SETTINGS)]
    optimum, ours = both(text, setting, ems, random.choice([0, 2]), BOOK_OF_FACES)
    assert ours == optimum


PARTED = re.compile(
    r"(?<=[0-9]{3}-)(?=[0-9]{3})|(?<=://)(?=.)|(?<=1911\.)(?=12)|(?<=1911\.12\.)(?=11)"
)
NUMBERS = [
    "打0571-87654321",
    "见https://a.cn/b-c",
    "于1911.12.11",
    "打010-12345678",
    "若P＜0.05则",
    "在9∶00",
]


@pytest.mark.parametrize("seed", range(30))
def test_numbers_and_addresses_are_parted_where_that_is_the_optimum(seed: int) -> None:
    random = Random(seed)
    pieces = PIECES[:14] + [number + "字" for number in NUMBERS] * 2
    text = made(random, pieces)
    setting = (FULL, BOOK._replace(mode="total-fit"))[seed % 2]
    line = prepare([(text, STYLE)], setting, BOOK_OF_FACES)
    widths = Widths((em(random.choice([8, 9, 11, 13])),), em(2))
    slow = Optimum(line, widths, setting)
    slow.on_need = {match.start(): 27_000 for match in PARTED.finditer(text)}
    cuts = choose(line, 0, len(text), 0, widths, setting)
    if any(cut.forced for cut in cuts):
        assert slow.cost == -1
        return
    found = hyphenated(turns(line, 0, len(text), setting), dict.fromkeys(slow.on_need, 0), line)
    costs = Costs(line)
    costs.splits |= slow.on_need
    price = price_of(line, found, cuts, 0, widths.of, costs)
    orphan = len(cuts) > 1 and costs.is_orphan(cuts[-1].start, cuts[-1].content)
    assert price + (ORPHAN if orphan else 0) == slow.cost


def test_a_line_is_shared_with_its_neighbour_when_that_costs_no_wider_gap() -> None:
    """Lines of 13, 13, 14 characters are better than 13, 14, 13: gaps alike stand together."""
    line = prepare([("汉" * 60, STYLE)], NEWSPAPER, BOOK_OF_FACES)
    found = turns(line, 0, 60, NEWSPAPER)
    costs = Costs(line)

    def price(*ends: int) -> int:
        cuts = [Cut(a, b, b) for a, b in zip((0, *ends), ends, strict=False)]
        return price_of(line, found, cuts, 0, lambda _: 14 * SIZE, costs)

    together = price(13, 26, 40, 54, 60)
    apart = price(13, 27, 40, 54, 60)
    assert apart - together == 2 * 5 * (1000 // 12)
