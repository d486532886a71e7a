"""Scores what the desk made of damaged copy against its truth.

Run as a program it prints the table: `python tests/copydesk/copy_score.py`.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from copy_damage import Physical, Unit, text_of, truth
from copy_kinds import FRESH_SOURCE, HELD_OUT_KINDS, HELD_OUT_SOURCE, KINDS, PREPARED

from pagesetter.copydesk.assemble import assemble
from pagesetter.copydesk.chars import is_han
from pagesetter.copydesk.desk import Cleaned, clean
from pagesetter.copydesk.draft import undo
from pagesetter.copydesk.patterns import is_credit
from pagesetter.copydesk.reading.plain import plain_source

SOURCES = ("river", "orchard", "stars", "ferry", "harbour", "delta", "summit")


class Score(NamedTuple):
    """Counts; they add up."""

    joined: int = 0
    missed: int = 0
    wrong: int = 0
    kept: int = 0
    base_missed: int = 0
    base_wrong: int = 0
    exact: int = 0
    paragraphs: int = 0
    roles: int = 0
    lines: int = 0
    lost: int = 0
    """Characters of the source neither in an article, nor set aside, nor in a change."""
    invented: int = 0
    """Han characters of the articles that the source does not have."""

    def __add__(self, other: Score) -> Score:  # type: ignore[override]
        return Score(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def joins_f1(self) -> float:
        hits = 2 * self.joined
        return hits / (hits + self.missed + self.wrong) if hits + self.missed + self.wrong else 1.0

    @property
    def keeps_f1(self) -> float:
        hits = 2 * self.kept
        return hits / (hits + self.missed + self.wrong) if hits + self.missed + self.wrong else 1.0


def score(units: list[Unit], lines: list[Physical]) -> tuple[Score, list[str]]:
    """Score one damaged copy; also the cases that went wrong, in words."""
    text = text_of(lines)
    cleaned = clean(plain_source("a.txt", text, "utf-8"))
    starts, at = [], 0
    for line in lines:
        at += line.gap
        starts.append((at, at + len(line.text.rstrip())))
        at += len(line.text) + 1
    breaks = {change.place for change in cleaned.changes if change.rule == "join"}
    total, told = Score(), []
    own = [i for i, line in enumerate(lines) if line.unit >= 0 and not line.is_moved]
    for index, following in pairwise(own):
        above, below = lines[index], lines[following]
        if is_credit(below.text):
            continue  # a credit is parted from its paragraph anyway
        end = starts[index][1]
        is_false = above.unit == below.unit
        is_joined = end in breaks
        baseline = above.text.rstrip("”’）》")[-1] not in "。！？…：；"
        case = f"{above.text[-14:]}|{below.text[:14]}"
        if is_false and not is_joined:
            told.append(f"missed {case}")
        if is_joined and not is_false:
            told.append(f"wrong  {case}")
        total += Score(
            joined=is_false and is_joined, missed=is_false and not is_joined,
            wrong=is_joined and not is_false, kept=not is_joined and not is_false,
            base_missed=is_false and not baseline, base_wrong=baseline and not is_false,
        )  # fmt: skip
    return total + _parts(units, cleaned, told) + _counted(text, cleaned), told


def _counted(text: str, cleaned: Cleaned) -> Score:
    """What went missing or was made up between the source and the articles."""
    back = undo(cleaned.draft.text, cleaned.draft.passes)
    before = Counter(c for c in cleaned.draft.text if is_han(c))
    after: Counter[str] = Counter()
    names = [str(number) for number in range(cleaned.article_count)]
    for article in assemble(cleaned.draft, cleaned.guesses, names):
        fields = [article.kicker, article.headline, article.deck, article.byline]
        fields += [article.dateline, article.credit, *(block.text for block in article.body)]
        fields += [value for block in article.body for _, value in block.attributes]
        after.update(c for c in "".join(fields) if is_han(c))
    aside = Counter(c for change in cleaned.changes if change.is_aside for c in change.before)
    told = before + Counter({c: n for c, n in aside.items() if is_han(c)})
    came = Counter(c for c in text if is_han(c))
    extra = told - came
    return Score(
        lost=(before - after).total() + (came - told).total() + (back != text) * len(text),
        invented=(after - before).total() + extra.total(),
    )


def _parts(units: list[Unit], cleaned: Cleaned, told: list[str]) -> Score:
    """Paragraphs that came out exactly, and lines whose part in the article is right."""
    got = [(g.role, g.row.text.replace("\v", "\n")) for g in cleaned.guesses]
    total = Score()
    bag = list(got)
    for unit in units:
        found = next((g for g in bag if _same(g[1], unit.text)), None)
        if unit.role == "paragraph":
            total += Score(paragraphs=1, exact=found is not None)
        is_right = found is not None and found[0] == unit.role
        total += Score(lines=1, roles=is_right)
        if found is not None:
            bag.remove(found)
        if not is_right:
            told.append(f"{unit.role} as {found[0] if found else 'nothing'}: {unit.text[:24]!r}")
    return total


def _same(one: str, other: str) -> bool:
    return "".join(one.split()) == "".join(other.split())


def measure(kinds: list[str], sources: list[str], seeds: range) -> tuple[Score, list[str]]:
    total, told = Score(), []
    for source in sources:
        for kind in kinds:
            for seed in seeds:
                one, cases = measured(kind, source, seed)
                total += one
                told += [f"{source} {kind} {seed}: {case}" for case in cases]
    return total, told


@cache
def measured(kind: str, source: str, seed: int) -> tuple[Score, list[str]]:
    """Damage a source in one way and score what is made of it."""
    rng = random.Random(f"{kind}{seed}")
    units = PREPARED[kind](truth(source), rng) if kind in PREPARED else truth(source)
    return score(units, KINDS[kind](units, rng))


def row(name: str, s: Score) -> str:
    return (
        f"{name:28} joins F1 {s.joins_f1:.4f}  keeps F1 {s.keeps_f1:.4f}  missed {s.missed:3} "
        f"wrong {s.wrong:3} (baseline {s.base_missed}+{s.base_wrong})  paragraphs "
        f"{s.exact}/{s.paragraphs}  roles {s.roles}/{s.lines}"
        f"  lost {s.lost} invented {s.invented}"
    )


def main() -> None:
    own = [s for s in SOURCES if s != HELD_OUT_SOURCE]
    seen = [k for k in KINDS if k not in HELD_OUT_KINDS]
    groups = [
        ("fresh: source", seen, [FRESH_SOURCE]),
        ("fresh: both", list(HELD_OUT_KINDS), [FRESH_SOURCE]),
        ("held out: source", seen, [HELD_OUT_SOURCE]),
        *((f"held out: {kind}", [kind], own) for kind in HELD_OUT_KINDS),
        ("held out: both", list(HELD_OUT_KINDS), [HELD_OUT_SOURCE]),
        *((kind, [kind], own) for kind in seen),
    ]
    for name, kinds, sources in groups:
        total, told = measure(kinds, sources, range(8))
        sys.stdout.write(row(name, total) + "\n")
        if "-v" in sys.argv:
            for case in dict.fromkeys(told):
                sys.stdout.write(f"      {case}\n")


if __name__ == "__main__":
    main()


__all__ = ["measure", "score"]
