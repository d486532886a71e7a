"""Decides how hard to think about a paragraph's turns: first-fit, total-fit, or as needed.

First-fit takes a tenth of the time and is right for most paragraphs. In `adaptive` mode
total-fit is asked only where first-fit opened a line visibly or left an orphan; the answer is
then the paragraph's best setting. It weighs nothing itself.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pagesetter.geometry import Length
from pagesetter.text.cost import HYPHEN, LINE, ORPHAN, Costs, is_orphan
from pagesetter.text.linebreak import Cut, Turns, Width, first_fit, turns
from pagesetter.text.measured import Measured
from pagesetter.text.pairs import OPEN
from pagesetter.text.setting import Setting
from pagesetter.text.totalfit import NO_BOUND, Broken, price_of, total_fit

VISIBLE = 60
"""In 1/1000 em: a line opened wider than this is worth a better paragraph."""
PUSHED = 3
"""So is a line opened by more than 1 em / PUSHED in all, which in a wide column is not seen."""
_REPAIRED = 3
"""Lines looked at again when first-fit alone leaves an orphan."""
_PARTED = ("LLLLL", "DDDhDDD", "//", "DDDD,D", "DDDDhD")
"""Classes of the shortest word that may have a hyphen; of telephone numbers, addresses, dates."""
_DEARER = 27_000
"""What is tried next when nothing is as cheap as the first bound: a line opened by 1/9 em."""


class Widths:
    """The width each line has for its text. `measures[i]` is line i's; the last repeats."""

    def __init__(self, measures: tuple[Length, ...], indent: Length) -> None:
        last = len(measures) - 1
        while last and measures[last - 1] == measures[last]:
            last -= 1
        self.measures = measures
        self.last = last
        self.indent = indent
        self.same_from = max(last, 1) if indent else last
        """Lines from this number on are equally wide."""
        self.rest = measures[last]
        """How wide they are."""

    def of(self, number: int) -> Length:
        """Width of line `number` without its indent."""
        if number >= self.same_from:
            return self.rest
        width = self.measures[number if number < self.last else self.last]
        return width - self.indent if number == 0 else width


def choose(
    line: Measured, start: int, end: int, number: int, widths: Widths, setting: Setting
) -> list[Cut]:
    """Cut [start, end), which holds no hard turn but at its end, into lines."""
    if setting.fixed is not None:
        from pagesetter.text.fixed import choose_fixed

        fixed = choose_fixed(line, start, end, number, widths, setting)
        if fixed is not None:
            return fixed
    found = turns(line, start, end, setting)
    cuts = first_fit(line, found, start, number, widths.of)
    if len(cuts) == 1 or setting.align not in ("justify", "spread"):
        return cuts
    orphan = is_orphan(line, cuts[-1].start, cuts[-1].content)
    if setting.mode == "first-fit":
        return _repaired(line, found, cuts, number, widths) if orphan else cuts
    if setting.mode == "total-fit" or orphan or _is_loose(line, found, cuts, number, widths.of):
        return _best(line, found, cuts, number, widths, setting)
    return cuts


def _best(
    line: Measured, found: Turns, cuts: list[Cut], number: int, widths: Widths, setting: Setting
) -> list[Cut]:
    """The cheapest way to break; looks first for one no dearer than `cuts` but for an orphan.

    What costs no more than the bound is found exactly; a low bound only makes the search short.
    """
    costs = Costs(line)
    price = price_of(line, found, cuts, number, widths.of, costs)
    bounds = (price, price + _DEARER, price + ORPHAN)
    if price == NO_BOUND:
        bounds = (_DEARER, ORPHAN, NO_BOUND)
    best = within(bounds, line, found, cuts[0].start, number, widths, costs)
    spent = best.cost if best else NO_BOUND
    if spent > HYPHEN + LINE * len(cuts) and setting.hyphens and _may_part(line.classes):
        from pagesetter.text.hyphens import with_hyphens

        best = with_hyphens(line, found, cuts[0].start, number, widths, setting, spent) or best
    return best.cuts if best else cuts


def _may_part(classes: str) -> bool:
    return any(map(classes.__contains__, _PARTED))


def within(
    bounds: Sequence[int], line: Measured, found: Turns, start: int, number: int,
    widths: Widths, costs: Costs,
) -> Broken | None:  # fmt: skip
    """The cheapest way to break from `start`, searched for under one bound after the other."""
    for bound in bounds:
        best = total_fit(
            line, found, start, number, widths.of, widths.same_from, costs=costs, bound=bound
        )
        if best is not None:
            return best
    return None


def _is_loose(line: Measured, found: Turns, cuts: list[Cut], number: int, width: Width) -> bool:
    """True when first-fit opened the gaps of a line visibly, or broke a rule."""
    edges, glue, gaps = line.edges, line.glue, line.places.gaps
    for offset, cut in enumerate(cuts[:-1]):
        start, content = cut.start, cut.content
        if cut.forced:
            return True
        lack = edges[start] + glue[start] + width(number + offset) - edges[content]
        if lack <= 0:
            continue
        # Below both of these nothing is seen.
        seen = min(
            line.em // PUSHED, VISIBLE * line.em * gaps.count(OPEN, start + 1, content) // 1000
        )
        if lack > seen and lack - _opened_first(line, start, content) > seen:
            return True
    return False


def _opened_first(line: Measured, start: int, content: int) -> Length:
    """What the spaces of [start, content) take before gaps between Han open."""
    total = 0
    for room in line.stretch:
        low = bisect_right(room.places, start)
        total += sum(room.amounts[low : bisect_left(room.places, content, low)])
    return total


def _repaired(
    line: Measured, found: Turns, cuts: list[Cut], number: int, widths: Widths
) -> list[Cut]:
    """Break the last lines again so that no orphan is left, if that can be."""
    keep = max(0, len(cuts) - _REPAIRED)
    start = cuts[keep].start
    better = total_fit(
        line,
        found,
        start,
        number + keep,
        widths.of,
        widths.same_from,
        index=bisect_right(found.ends, start),
        alone=keep == 0,
        bound=ORPHAN - 1,
    )
    return cuts if better is None else cuts[:keep] + better.cuts
