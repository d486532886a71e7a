"""Chooses turns where some are not free: locks, lines kept from a proof, a wanted line count.

Takes what `choose` takes and the `Fixed` of the setting; gives cuts, or None where what is
fixed cannot be had by the rules. First-fit and total-fit are those of every paragraph; only
the ends they may choose from differ. Loaded only for paragraphs that have something fixed.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pagesetter.geometry import Length
from pagesetter.text.choose import VISIBLE, Widths, choose
from pagesetter.text.cost import Costs, is_orphan
from pagesetter.text.kbest import DEAR, by_line_count
from pagesetter.text.linebreak import Cut, Turns, first_fit, may_hang, turns
from pagesetter.text.measured import Measured
from pagesetter.text.pairs import FREE, LOCKED
from pagesetter.text.setting import Fixed, Setting

_BORNE = 200
"""In 1/1000 em: a kept line is not opened wider, nor one that first-fit ends at a lock."""
_FARTHEST = 400
"""A lock that would open a line wider than this cannot be had."""
LOOSE = 150
"""In 1/1000 em: a paragraph is made longer or shorter only if no line opens wider than this."""
_FAIR = LOOSE**3 // 100 + 1_000
"""Cost of a line opened so far, as `cost` counts it; a little more for what else it spends."""
_GIVEN_BACK = 3
"""Most kept lines that are set again when the rest cannot be set well after them."""


def bar(rules: bytearray, fixed: Fixed) -> None:
    """Forbid the turns that are locked shut; `rules` is one byte a place (`breaks.Places`)."""
    for place in fixed.bars:
        if 0 < place < len(rules) and rules[place] == FREE:
            rules[place] = LOCKED


def choose_fixed(
    line: Measured, start: int, end: int, number: int, widths: Widths, setting: Setting
) -> list[Cut] | None:
    """Cut [start, end) as `choose` does, with what `setting.fixed` asks for."""
    return _Chooser(line, start, end, number, widths, setting).cuts()


class _Chooser:
    """The choice for one stretch without hard turns."""

    def __init__(
        self, line: Measured, start: int, end: int, number: int, widths: Widths, setting: Setting
    ) -> None:
        assert setting.fixed is not None
        self.line, self.start, self.end, self.number = line, start, end, number
        self.widths, self.fixed = widths, setting.fixed
        self.setting = setting._replace(fixed=None)
        self.found = turns(line, start, end, setting)
        self.known, self.hyphens = self._parted(setting.hyphens)
        self.costs = Costs(line)
        self.turns = [t for t in self.fixed.turns if start < t < end and self._is_legal(t)]

    def cuts(self) -> list[Cut] | None:
        kept = self._kept()
        if kept and kept[-1].end == self.end:
            return kept
        for count in range(len(kept), max(-1, len(kept) - _GIVEN_BACK - 1), -1):
            rest = self._after(kept[count - 1].end if count else self.start, count)
            if rest is not None and (not count or self._is_good(kept[:count] + rest, count)):
                return kept[:count] + rest
        return self._after(self.start, 0)

    def _is_legal(self, place: int) -> bool:
        return self.line.places.rules[place] == FREE

    # Lines kept from a proof

    def _parted(self, allowed: bool) -> tuple[Turns, dict[int, Length]]:
        """The legal ends and those in words that kept lines have; widths of the hyphens there."""
        rules = self.line.places.rules
        if not allowed or not any(rules[k] for k in self.fixed.kept if self.start < k < self.end):
            return self.found, {}
        from pagesetter.text.hyphens import hyphenated, on_need

        ends, _ = on_need(self.line, self.setting)
        more = {k: width for k, width in ends.items() if k > self.start and k in self.fixed.kept}
        return hyphenated(self.found, more, self.line), more

    def _kept(self) -> list[Cut]:
        """The first lines as they were, as long as each is legal and can be filled."""
        cuts: list[Cut] = []
        begin = self.start
        for end in self.fixed.kept:
            if end <= begin:
                continue
            cut = self._line(begin, end, self.number + len(cuts))
            if cut is None:
                break
            cuts.append(cut)
            begin = end
        return cuts

    def _line(self, begin: int, end: int, number: int) -> Cut | None:
        """The line [begin, end), if it is legal there; None if it cannot be."""
        line, found, hyphen = self.line, self.known, self.hyphens.get(end, 0)
        at = bisect_left(found.ends, end)
        if (
            at == len(found.ends)
            or found.ends[at] != end
            or any(begin < t < end for t in self.turns)
        ):
            return None
        content = found.contents[at]
        limit = line.edges[begin] + line.glue[begin] + self.widths.of(number)
        excess = found.edges[at] - limit
        if excess <= 0:
            fits = end == self.end or self.costs.opened(begin, content, -excess)[1] <= _BORNE
            return Cut(begin, content, end, hyphen=hyphen) if fits else None
        if line.hanging and may_hang(line, content, begin, limit):
            return Cut(begin, content, end, hangs=True)
        room = found.trims.get(content - 1, 0) + line.left.get(begin, 0)
        fits = self.costs.squeezed(begin, content, excess, room) is not None
        return Cut(begin, content, end, hyphen=hyphen) if fits else None

    # The rest

    def _after(self, start: int, count: int) -> list[Cut] | None:
        """Cut what begins at `start` after `count` lines, through the locks and to length."""
        number = self.number + count
        through = [t for t in self.turns if t > start]
        if through:
            cuts = self._through(start, number, through)
        else:
            cuts = choose(self.line, start, self.end, number, self.widths, self.setting)
        if cuts is None or not self.fixed.change:
            return cuts
        other = self._best(start, number, through, len(cuts) + self.fixed.change)
        return cuts if other is None or not self._is_fair(other, number) else other

    def _through(self, start: int, number: int, through: list[int]) -> list[Cut] | None:
        """First-fit from lock to lock; total-fit over them all where that opens a line."""
        cuts: list[Cut] = []
        begin = start
        for stop in (*through, self.end):
            part = _part(self.found, begin, stop)
            cuts += first_fit(self.line, part, begin, number + len(cuts), self.widths.of)
            begin = stop
        most = {"first-fit": _BORNE, "adaptive": VISIBLE}.get(self.setting.mode, -1)
        widest = self._widest(cuts, number)
        if widest <= most and not self._orphan(cuts):
            return cuts
        better = self._best(start, number, through)
        if better is not None:
            return better
        return cuts if widest <= _FARTHEST else None

    def _best(
        self, start: int, number: int, through: Sequence[int], lines: int = 0
    ) -> list[Cut] | None:
        """The cheapest way, or the cheapest in so many lines."""
        ways = by_line_count(
            self.line, _part(self.found, start, self.end), start, number, self.widths.of,
            through=through, costs=self.costs, lines=lines,
            dear=_FAIR if lines else DEAR,
        )  # fmt: skip
        if lines:
            return ways[lines].cuts if lines in ways else None
        good = [w for w in ways.values() if self._widest(w.cuts, number) <= _FARTHEST]
        return min(good, key=lambda way: way.cost).cuts if good else None

    # What is good enough

    def _widest(self, cuts: Sequence[Cut], number: int) -> int:
        """The widest gap of any line but the last, in 1/1000 em; beyond all when one is forced."""
        line, widest = self.line, 0
        for at, cut in enumerate(cuts):
            if cut.forced:
                return _FARTHEST + 1
            base = line.edges[cut.start] + line.glue[cut.start]
            edge = self.known.edges[bisect_left(self.known.ends, cut.end)]
            lack = base + self.widths.of(number + at) - edge
            if lack > 0 and cut.end != self.end:
                widest = max(widest, self.costs.opened(cut.start, cut.content, lack)[1])
        return widest

    def _orphan(self, cuts: Sequence[Cut]) -> bool:
        return len(cuts) > 1 and is_orphan(self.line, cuts[-1].start, cuts[-1].content)

    def _is_good(self, cuts: Sequence[Cut], kept: int) -> bool:
        """True when what follows `kept` lines opens no line past what total-fit bears."""
        rest = cuts[kept:]
        return not self._orphan(cuts) and self._widest(rest, self.number + kept) <= _BORNE

    def _is_fair(self, cuts: Sequence[Cut], number: int) -> bool:
        return not self._orphan(cuts) and self._widest(cuts, number) <= LOOSE


def _part(found: Turns, start: int, stop: int) -> Turns:
    """The legal ends after `start` up to `stop`."""
    low, high = bisect_right(found.ends, start), bisect_right(found.ends, stop)
    return Turns(
        found.ends[low:high], found.contents[low:high], found.edges[low:high], found.trims
    )  # fmt: skip
