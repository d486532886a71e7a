"""Breaks a paragraph at the least cost for each number of lines it can have.

The same lines and costs as `totalfit`, but ways of different line counts are kept apart, so
that a paragraph can be set a line shorter or longer on purpose, or through a given turn. For
explaining and for fitting copy; not on the way of every paragraph.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.text.cost import LINE, ORPHAN, SPLIT, Costs
from pagesetter.text.linebreak import Cut, Turns, Width
from pagesetter.text.measured import Measured
from pagesetter.text.totalfit import TOLERATED_FOR_ORPHAN, Broken, candidates

# Cost; index of the end before the line plus one; index of the line's own end; it hangs.
_Step = tuple[int, int, int, bool]


def by_line_count(
    line: Measured,
    found: Turns,
    start: int,
    number: int,
    width: Width,
    *,
    through: Sequence[int] = (),
    costs: Costs | None = None,
    most_lines: int = 1 << 30,
) -> dict[int, Broken]:
    """Number of lines -> the cheapest way to break from `start` into so many.

    `number` is the number of the first line. With `through`, only ways that turn at those
    offsets. Lines opened wider than `TOLERATED_FOR_ORPHAN` are taken where nothing else fits.
    Empty when no legal way exists. O(ends x lines).
    """
    costs = costs or Costs(line)
    ends, contents = found.ends, found.contents
    last = len(ends) - 1
    states: list[dict[int, _Step]] = [{} for _ in range(last + 2)]
    states[0][0] = (0, -1, -1, False)
    for here in range(last + 1):
        begin = ends[here - 1] if here else start
        for count, state in states[here].items():
            if count >= most_lines:
                continue
            limit = line.edges[begin] + line.glue[begin] + width(number + count)
            for end, price, hangs in candidates(
                line, found, costs, begin, here, limit, TOLERATED_FOR_ORPHAN
            ):
                if through and any(begin < place < ends[end] for place in through):
                    continue
                cost = state[0] + LINE + price
                if end == last:
                    if here and costs.is_orphan(begin, contents[end]):
                        cost += ORPHAN
                elif ends[end] in costs.splits:
                    cost += SPLIT
                reached = states[end + 1]
                if count + 1 not in reached or cost < reached[count + 1][0]:
                    reached[count + 1] = (cost, here, end, hangs)
    return {count: _trace(states, found, start, count) for count in sorted(states[-1])}


def _trace(states: list[dict[int, _Step]], found: Turns, start: int, count: int) -> Broken:
    state = states[-1][count]
    cost = state[0]
    cuts: list[Cut] = []
    while count:
        _, here, end, hangs = state
        begin = found.ends[here - 1] if here else start
        cuts.append(Cut(begin, found.contents[end], found.ends[end], hangs))
        count -= 1
        state = states[here][count]
    cuts.reverse()
    return Broken(cuts, cost)
