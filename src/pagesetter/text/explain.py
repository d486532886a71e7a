"""Explains a set paragraph: why each line ends where it does, what it cost, what else it could.

Takes what `set_paragraph` takes and gives values: per line the rule, amounts by class, room
left, looseness and alternatives; for the paragraph its other line counts; for any offset why
the line does not end there. It sets the paragraph with the same steps and the same costs, and
is built only when asked. Words for people are in `explain_words`.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pagesetter.findings import NOWHERE, Finding
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text.choose import Widths, choose
from pagesetter.text.cost import LETTERS_SPACED, ORPHAN, Costs
from pagesetter.text.fill import Filler, Line
from pagesetter.text.hyphens import hyphenated, on_need
from pagesetter.text.justify import GAPS, LETTER_GAPS, RELUCTANT_GAPS
from pagesetter.text.kbest import DEAR, by_line_count
from pagesetter.text.linebreak import Cut, Turns, segments, turns
from pagesetter.text.measured import LINE_END_ROOM, LINE_START_ROOM, Measured
from pagesetter.text.pairs import LETTERS, OPEN, RELUCTANT
from pagesetter.text.paragraph import prepare
from pagesetter.text.permitted import rule_of
from pagesetter.text.report import Notes
from pagesetter.text.rules import FREE, Rule
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.totalfit import Broken, candidates, price_of
from pagesetter.values import NamedTuple

EVEN, LOOSE, VERY_LOOSE = "even", "loose", "very-loose"
_EVEN_MOST, _LOOSE_MOST = 80, 150


def band_of(opening: int) -> str:
    """Looseness of a line whose gaps are opened by so many 1/1000 em: the newspaper's bands."""
    if opening <= _EVEN_MOST:
        return EVEN
    return LOOSE if opening <= _LOOSE_MOST else VERY_LOOSE


class Alternative(NamedTuple):
    """A legal end this line could have had, its beginning unchanged."""

    end: int
    cost: int
    change: Length
    """What the line would be squeezed (< 0) or opened (> 0) by."""
    hangs: bool
    chosen: bool


class LineEnd(NamedTuple):
    """Why one line ends where it does. Lengths in 1/65,536 pt."""

    number: int
    """From 0."""
    start: int
    end: int
    text: str
    kind: str
    """measure, line-start, line-end, unit, turn, last, forced, fit or locked, as `Line.reason`."""
    rule: Rule
    """The rule at the place where the measure ran out; FREE where none was in the way."""
    place: int
    """That place."""
    measure: Length
    """Width of the frame there, indent included, as in `width` and `natural`."""
    width: Length
    natural: Length
    spent: tuple[tuple[str, Length], ...]
    """(class, amount) in the order spent; negative squeezed, positive opened."""
    capacity: tuple[tuple[str, Length], ...]
    """(class, amount) that could still be squeezed, in the order it would be."""
    opening: int
    """How far each gap is opened, in 1/1000 em, beyond the spaces that open first."""
    band: str
    """even (up to 80), loose (up to 150) or very-loose, by `opening`."""
    alternatives: tuple[Alternative, ...]


class Variant(NamedTuple):
    """The paragraph in a given number of lines, at the least cost."""

    lines: int
    change: int
    """Lines more (+) or fewer (-) than it has."""
    cost: int
    ends: tuple[int, ...]


class WhyNot(NamedTuple):
    """Why no line ends at an offset."""

    offset: int
    verdict: str
    """`turns` (a line does end there), `rule`, `dearer`, `unfillable` or `same-cost`."""
    rule: Rule
    line: int
    """The line, from 0, that holds the offset."""
    cost: int
    """Cost of the cheapest setting that turns there; 0 when there is none."""
    chosen_cost: int


class _Segment(NamedTuple):
    start: int
    end: int
    number: int
    found: Turns
    cuts: list[Cut]


class Explanation:
    """The explained paragraph. `lines`, `variants`, `cost`, `findings`; ask `why_not`."""

    def __init__(
        self, line: Measured, widths: Widths, setting: Setting, parts: list[_Segment]
    ) -> None:
        self.text = line.text
        self.em = line.em
        """Width of a 字."""
        self._line = line
        self._widths = widths
        self._parts = parts
        self._costs = Costs(line)
        if any(_parts_words(line, part.cuts) for part in parts):
            self._costs.splits |= on_need(line, setting)[1]
        self._locked = () if setting.fixed is None else setting.fixed.turns
        notes = Notes(NOWHERE)
        self._filler = Filler(line, widths, setting, notes)
        self.lines = tuple(
            self._line_end(part, cut, part.number + i)
            for part in parts
            for i, cut in enumerate(part.cuts)
        )
        self.findings: tuple[Finding, ...] = notes.findings()
        self.cost = sum(map(self._cost, parts))
        """Sum over lines of what totalfit weighs; no unit, only for comparing."""

    @property
    def variants(self) -> tuple[Variant, ...]:
        """The paragraph a line shorter, as long, and a line longer, where that can be."""
        found: list[Variant] = []
        for change in (-1, 0, 1):
            options = [v for part in self._parts if (v := self._variant(part, change))]
            if options:
                found.append(min(options, key=lambda v: v.cost))
        return tuple(found)

    def why_not(self, offset: int) -> WhyNot:
        """Why no line ends before code point `offset`. ValueError outside 1…len(text) - 1."""
        if not 0 < offset < len(self.text):
            raise ValueError(f"offset must be from 1 to {len(self.text) - 1}")
        line = self._line
        rule = rule_of(self.text, line.classes, line.places.rules, offset)
        number = next(one.number for one in self.lines if offset < one.end)
        if any(one.end == offset for one in self.lines):
            return WhyNot(offset, "turns", rule, number - 1, self.cost, self.cost)
        if rule.id != "free":
            return WhyNot(offset, "rule", rule, number, 0, self.cost)
        part = next(p for p in self._parts if p.start < offset < p.end)
        ways = self._ways(part, (offset,))
        if not ways:
            return WhyNot(offset, "unfillable", rule, number, 0, self.cost)
        cost = self.cost - self._cost(part) + min(way.cost for way in ways.values())
        verdict = "dearer" if cost > self.cost else "same-cost"
        return WhyNot(offset, verdict, rule, number, cost, self.cost)

    # --- parts ---------------------------------------------------------------------------

    def _ways(self, part: _Segment, through: tuple[int, ...] = ()) -> dict[int, Broken]:
        ways = by_line_count(
            self._line, part.found, part.start, part.number, self._widths.of,
            through=through + self._locked, costs=self._costs, most_lines=len(part.cuts) + 2,
        )  # fmt: skip
        # A line without a gap to open fills no measure.
        most = self._cost(part) + LETTERS_SPACED
        return {count: way for count, way in ways.items() if way.cost < most}

    def _cost(self, part: _Segment) -> int:
        price = price_of(
            self._line, part.found, part.cuts, part.number, self._widths.of, self._costs
        )
        last = part.cuts[-1]
        orphan = len(part.cuts) > 1 and self._costs.is_orphan(last.start, last.content)
        return price + (ORPHAN if orphan else 0)

    def _variant(self, part: _Segment, change: int) -> Variant | None:
        way = self._ways(part).get(len(part.cuts) + change)
        if way is None:
            return None
        cuts = [c for p in self._parts for c in (way.cuts if p is part else p.cuts)]
        cost = self.cost - self._cost(part) + way.cost
        return Variant(len(cuts), change, cost, tuple(cut.end for cut in cuts))

    # --- lines ---------------------------------------------------------------------------

    def _line_end(self, part: _Segment, cut: Cut, number: int) -> LineEnd:
        line = self._line
        last = cut.end == part.end
        done = self._filler.fill(cut, number, last)
        measure = self._widths.of(number)
        limit = line.edges[cut.start] + line.glue[cut.start] + measure
        place = max(bisect_right(line.edges, limit, cut.start + 1) - 1, cut.start + 1)
        if last or place >= len(line.text):
            place, rule = cut.end, FREE
        else:
            rule = rule_of(line.text, line.classes, line.places.rules, place)
        opening = self._opening(cut, done)
        if number == 0 and not self._filler.shift:
            measure += self._widths.indent
        kind = "locked" if cut.end in self._locked else done.reason
        return LineEnd(
            number, cut.start, cut.end, line.text[cut.start : cut.end], kind, rule, place,
            measure, done.width, done.natural, done.spent, self._capacity(cut, done), opening,
            band_of(opening), self._alternatives(part, cut, limit),
        )  # fmt: skip

    def _capacity(self, cut: Cut, done: Line) -> tuple[tuple[str, Length], ...]:
        line = self._line
        spent = dict(done.spent)
        edges = (
            (LINE_END_ROOM, self._filler.trims.get(cut.content - 1, 0)),
            (LINE_START_ROOM, line.left.get(cut.start, 0)),
        )
        rooms = [(name, room) for name, room in edges if room]
        for room in line.squeeze:
            low = bisect_left(room.places, cut.start + 1)
            high = bisect_left(room.places, cut.content, low)
            if low < high:
                rooms.append((room.name, sum(room.amounts[low:high])))
        left = ((name, room + min(spent.get(name, 0), 0)) for name, room in rooms)
        return tuple((name, amount) for name, amount in left if amount)

    def _opening(self, cut: Cut, done: Line) -> int:
        spent = dict(done.spent)
        gaps = self._line.places.gaps[cut.start + 1 : cut.content]
        free, reluctant = gaps.count(OPEN), gaps.count(RELUCTANT)
        opening = 0
        for name, count in (
            (GAPS, free or reluctant or gaps.count(LETTERS)),
            (RELUCTANT_GAPS, free + reluctant),
            (LETTER_GAPS, gaps.count(LETTERS)),
        ):
            if spent.get(name, 0) > 0 and count:
                opening += spent[name] * 1000 // (count * max(self.em, 1))
        return opening

    def _alternatives(self, part: _Segment, cut: Cut, limit: Length) -> tuple[Alternative, ...]:
        found = part.found
        index = bisect_right(found.ends, cut.start)
        options = candidates(self._line, found, self._costs, cut.start, index, limit, DEAR)
        if all(found.ends[end] != cut.end for end, *_ in options):
            # The line itself is dearer than what is worth offering.
            every = candidates(self._line, found, self._costs, cut.start, index, limit)
            options += [option for option in every if found.ends[option[0]] == cut.end]
        cheapest: dict[int, tuple[int, bool]] = {}
        for end, cost, _, hangs in options:
            if end not in cheapest or cost < cheapest[end][0]:
                cheapest[end] = cost, hangs
        return tuple(
            Alternative(
                found.ends[end], cost, limit - found.edges[end], hangs, found.ends[end] == cut.end
            )
            for end, (cost, hangs) in sorted(cheapest.items())
        )


def explain(
    spans: Sequence[tuple[str, TextStyle]],
    setting: Setting,
    measures: Sequence[Length],
    fonts: FontBook,
    *,
    indent: Length = 0,
) -> Explanation:
    """Set a paragraph as `set_paragraph` does, and explain it.

    Raises ValueError when `measures` or the text is empty.
    """
    if not measures:
        raise ValueError("a paragraph needs at least one measure")
    if not any(text for text, _ in spans):
        raise ValueError("there is no text to explain")
    line = prepare(spans, setting, fonts)
    widths = Widths(tuple(measures), indent)
    parts: list[_Segment] = []
    number = 0
    for start, end in segments(line.classes):
        cuts = choose(line, start, end, number, widths, setting)
        found = turns(line, start, end, setting)
        if _parts_words(line, cuts):
            more, _ = on_need(line, setting)
            found = hyphenated(found, {k: w for k, w in more.items() if k > start}, line)
        parts.append(_Segment(start, end, number, found, cuts))
        number += len(cuts)
    return Explanation(line, widths, setting, parts)


def _parts_words(line: Measured, cuts: Sequence[Cut]) -> bool:
    """True when a line ends where it may only on need: inside a word, number or address."""
    rules = line.places.rules
    return any(cut.end < len(rules) and rules[cut.end] and not cut.forced for cut in cuts)
