"""Chooses all turns of a paragraph together, so that its lines cost least in sum.

The same lines, solver amounts and legal ends as `linebreak`; only the choice differs. Exact:
of all ways to break at legal places it finds one of the least cost (`cost`), because what it
leaves out could not come below the bound it is given.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Any

from pagesetter.geometry import Length
from pagesetter.text.cost import (
    HYPHEN,
    IN_A_ROW,
    LETTERS_SPACED,
    LINE,
    ORPHAN,
    UNEVEN,
    Costs,
    gaping,
)
from pagesetter.text.linebreak import Cut, Turns, Width, may_hang
from pagesetter.text.measured import Measured
from pagesetter.values import NamedTuple

NO_BOUND = 1 << 60


class Broken(NamedTuple):
    cuts: list[Cut]
    cost: int


Candidate = tuple[int, int, int, bool]
"""A line worth looking at: index of its end among the legal ones; its cost; how far its gaps
are opened, in 1/1000 em; whether its mark hangs."""

Way = tuple[int, int, int, int, bool, Any]
"""A way to stand at a legal end, the cheapest with this last line: its cost; where that line
begins; the index of its end; how far it is opened; whether its mark hangs; the way before."""

HEAD: Way = (0, -1, -1, 0, False, None)
"""The way to stand before the first line."""


def total_fit(
    line: Measured,
    found: Turns,
    start: int,
    number: int,
    width: Width,
    same_from: int,
    *,
    index: int = 0,
    alone: bool = True,
    costs: Costs | None = None,
    bound: int = NO_BOUND,
) -> Broken | None:
    """Break from `start` to the last of `found` at the least cost.

    None when no way is legal, or none costs `bound` or less.

    `index` is the first of `found` after `start`, `number` the number of the line there; lines
    from number `same_from` on are equally wide, so that ways of different line counts may meet
    again. `alone` says that nothing stands before `start`: then a line holding all that is
    left is no orphan.
    """
    costs = costs or Costs(line)
    splits = costs.splits
    ends, contents = found.ends, found.contents
    last = len(ends) - 1
    # Line numbers beyond both are told apart no more: their lines are alike.
    cap = max(same_from, 1)
    # Of each end: number of the next line and hyphens in a row before it (two bits) -> ways.
    ways: list[dict[int, list[Way]] | None] = [None] * (last + 2)
    ways[index] = {min(number, cap) << 2: [HEAD]}
    for here in range(index, last + 1):
        standing = ways[here]
        if standing is None:
            continue
        begin = start if here == index else ends[here - 1]
        for key, before in standing.items():
            line_number, row = key >> 2, key & 3
            only = before[0] if len(before) == 1 else None
            least = min(before)[0] if only is None else only[0]
            uneven = 0 if only is HEAD else UNEVEN
            after = min(line_number + 1, cap) << 2
            limit = line.edges[begin] + line.glue[begin] + width(line_number)
            most = bound - least - LINE
            for end, price, wide, hangs in candidates(line, found, costs, begin, here, limit, most):
                if price > most:
                    continue
                if only is None:
                    cost, way = joined(before, wide)
                else:  # mostly; `joined` would say the same
                    way = only
                    cost = least + abs(wide - only[3]) * uneven
                cost += price + LINE
                reached = after
                if end == last:
                    if not (alone and here == index) and costs.is_orphan(begin, contents[end]):
                        cost += ORPHAN
                elif ends[end] in splits:
                    charge = splits[ends[end]]
                    cost += charge
                    if charge == HYPHEN:
                        if row == IN_A_ROW:
                            continue
                        reached += row + 1
                if cost <= bound:
                    one = cost, begin, end, wide, hangs, way
                    some = ways[end + 1]
                    if some is None:
                        ways[end + 1] = {reached: [one]}
                    elif reached in some:
                        some[reached].append(one)
                    else:
                        some[reached] = [one]
    final = ways[-1]
    return traced(min(map(min, final.values())), found) if final else None


def joined(before: Sequence[Way], wide: int) -> tuple[int, Way]:
    """The cheapest way to go on with a line opened by `wide`, and its cost so far."""
    way = before[0]
    if way is HEAD:
        return 0, way
    apart = wide - way[3]
    cost = way[0] + (apart if apart > 0 else -apart) * UNEVEN
    for other in before[1:]:
        apart = wide - other[3]
        dearer = other[0] + (apart if apart > 0 else -apart) * UNEVEN
        if dearer < cost:
            cost, way = dearer, other
    return cost, way


def price_of(
    line: Measured, found: Turns, cuts: Sequence[Cut], number: int, width: Width, costs: Costs
) -> int:
    """What `cuts` cost, a last-line orphan left out; a bound for the search. Forced: NO_BOUND."""
    total = 0
    above = -1
    for offset, cut in enumerate(cuts):
        if cut.forced:
            return NO_BOUND
        limit = line.edges[cut.start] + line.glue[cut.start] + width(number + offset)
        end = bisect_left(found.ends, cut.end)
        excess = found.edges[end] - limit
        total += LINE + costs.splits.get(cut.end, 0)
        wide = 0
        if excess > 0 and not cut.hangs:
            room = found.trims.get(cut.content - 1, 0) + line.left.get(cut.start, 0)
            total += costs.squeezed(cut.start, cut.content, excess, room) or 0
        elif cut.hangs:
            lack = limit - line.kept(cut.content) - line.edges[cut.content - 1]
            price, wide = costs.opened(cut.start, cut.content - 1, lack) if lack > 0 else (0, 0)
            total += price
        elif excess < 0 and offset < len(cuts) - 1:
            price, wide = costs.opened(cut.start, cut.content, -excess)
            total += price
        if above >= 0:
            total += abs(wide - above) * UNEVEN
        above = wide
    return total


def candidates(
    line: Measured,
    found: Turns,
    costs: Costs,
    start: int,
    index: int,
    limit: Length,
    most: int = NO_BOUND,
) -> list[Candidate]:
    """Every line from `start` worth looking at.

    `limit` is the line's right edge, `index` the first legal end after `start`. Lines opened so
    far that they cost more than `most` are left out, the fullest one excepted if there is none
    but it.
    """
    edges, contents, trims, room = found.edges, found.contents, found.trims, line.room
    last = len(edges) - 1
    fit = bisect_right(edges, limit, index) - 1
    reached: list[Candidate] = []
    head_room = line.left.get(start, 0)
    for end in range(fit + 1, last + 1):
        content = contents[end]
        if line.hanging and may_hang(line, content, start, limit):
            lack = limit - line.kept(content) - line.edges[content - 1]
            opened, wide = costs.opened(start, content - 1, lack) if lack > 0 else (0, 0)
            reached.append((end, opened, wide, True))
            continue
        excess = edges[end] - limit
        edge_room = trims.get(content - 1, 0) + head_room
        if content > start and excess > edge_room + room[content] - room[start + 1]:
            break
        price = costs.squeezed(start, content, excess, edge_room)
        if price is None:
            break
        reached.append((end, price, 0, False))
    if fit == last:
        # The paragraph's last line is set naturally.
        reached.append((last, 0, 0, False))
        fit -= 1
    for end in range(fit, index - 1, -1):
        price, wide = costs.opened(start, contents[end], limit - edges[end])
        # Shorter lines open wider still, with fewer gaps; only letters cost less than a gape.
        if price > most and most < LETTERS_SPACED and gaping(wide) > most:
            if not reached:
                reached.append((end, price, wide, False))
            break
        reached.append((end, price, wide, False))
    return reached


def traced(way: Way, found: Turns) -> Broken:
    """The lines of a way that has come to its end."""
    cost = way[0]
    cuts: list[Cut] = []
    while way is not HEAD:
        _, begin, end, _, hangs, way = way
        # tuple.__new__: half the time of calling the class.
        cut = begin, found.contents[end], found.ends[end], hangs, False, 0
        cuts.append(tuple.__new__(Cut, cut))
    cuts.reverse()
    return Broken(cuts, cost)
