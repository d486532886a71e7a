"""Breaks a paragraph at the least cost for each number of lines it can have.

The same lines and costs as `totalfit`, but ways of different line counts are kept apart, so
that a paragraph can be set a line shorter or longer on purpose, or through a given turn. For
explaining and for fitting copy; not on the way of every paragraph.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence

from pagesetter.text.cost import HYPHEN, IN_A_ROW, LINE, ORPHAN, Costs
from pagesetter.text.linebreak import Turns, Width, may_hang
from pagesetter.text.measured import Measured
from pagesetter.text.totalfit import HEAD, NO_BOUND, Broken, Way, candidates, joined, traced

DEAR = 640_000
"""Cost of a line opened by 0.4 em: wider ones are taken only where nothing else fits."""


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
    lines: int = 0,
    dear: int = DEAR,
) -> dict[int, Broken]:
    """Number of lines -> the cheapest way to break from `start` into so many.

    `number` is the number of the first line. With `through`, only ways that turn at those
    offsets; with `lines`, only ways of so many lines. Lines that cost more than `dear` are
    taken where nothing else fits. Empty when no legal way exists. O(ends x lines).
    """
    costs = costs or Costs(line)
    splits = costs.splits
    ends, contents = found.ends, found.contents
    last = len(ends) - 1
    # Of each end: lines before it and hyphens in a row (two bits) -> ways.
    ways: list[dict[int, list[Way]]] = [{} for _ in range(last + 2)]
    ways[0][0] = [HEAD]
    needed: Sequence[int] = ()
    if lines:
        most_lines = lines
        needed = _needed(line, found, start, number, width, lines)
    # Where the fullest line may end in one hyphen too many, the others are needed too.
    most = NO_BOUND if dear == DEAR and HYPHEN in splits.values() else dear
    for here in range(last + 1):
        begin = ends[here - 1] if here else start
        for key, before in ways[here].items():
            count, row = key >> 2, key & 3
            if count >= most_lines or (needed and here < needed[count]):
                continue
            limit = line.edges[begin] + line.glue[begin] + width(number + count)
            for end, price, wide, hangs in candidates(line, found, costs, begin, here, limit, most):
                if through and any(begin < place < ends[end] for place in through):
                    continue
                cost, way = joined(before, wide)
                cost += LINE + price
                reached = count + 1 << 2
                if end == last:
                    if here and costs.is_orphan(begin, contents[end]):
                        cost += ORPHAN
                elif ends[end] in splits:
                    charge = splits[ends[end]]
                    cost += charge
                    if charge == HYPHEN:
                        if row == IN_A_ROW:
                            continue
                        reached += row + 1
                some = ways[end + 1].setdefault(reached, [])
                some.append((cost, begin, end, wide, hangs, way))
    best: dict[int, Way] = {}
    for key, some in sorted(ways[-1].items()):
        cheapest = min(some)
        best[key >> 2] = min(cheapest, best.get(key >> 2, cheapest))
    return {count: traced(way, found) for count, way in best.items() if not lines or count == lines}


def _needed(
    line: Measured, found: Turns, start: int, number: int, width: Width, lines: int
) -> list[int]:
    """How far lines 0, 1, 2 … must have come, as the index of the next end.

    A way that stands before it cannot come to the end in the lines that are left, however full
    they are; one that stands there or beyond perhaps can.
    """
    ends, contents, edges, room = found.ends, found.contents, found.edges, line.room
    goals = [len(ends)]
    for count in range(lines - 1, -1, -1):
        end = goals[-1] - 1
        if end < 0:
            goals.append(0)
            continue
        content, measure = contents[end], width(number + count)
        trim = found.trims.get(content - 1, 0)
        # From here the line fits as it is; from places before, squeezed or with a mark that hangs.
        first = here = min(bisect_left(edges, edges[end] - measure, 0, end) + 1, end)
        while here >= 0:
            begin = ends[here - 1] if here else start
            limit = line.edges[begin] + line.glue[begin] + measure
            inside = room[content] - room[begin + 1] if content > begin else 0
            excess = edges[end] - limit - trim - inside
            if excess <= line.left.get(begin, 0) or may_hang(line, content, begin, limit):
                first = here
            elif excess > 2 * line.em:
                # No mark at the head and none at the foot gives so much.
                break
            here -= 1
        goals.append(first)
    goals.reverse()
    return goals
