"""Chooses all turns of a paragraph together, so that its lines cost least in sum.

The same lines, solver amounts and legal ends as `linebreak`; only the choice differs. Exact:
of all ways to break at legal places it finds one of the least cost (`cost`). From any place a
line may be squeezed as far as it has room, or opened up to a tolerated width of gap; where a
place has no such line, the fullest one that fits stands in.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from pagesetter.geometry import Length
from pagesetter.text.cost import LINE, ORPHAN, SPLIT, Costs
from pagesetter.text.linebreak import Cut, Turns, Width, may_hang
from pagesetter.text.measured import Measured

TOLERATED = 200
"""In 1/1000 em: lines opened wider are taken only where nothing else fits."""
TOLERATED_FOR_ORPHAN = 400
"""The same where only so an orphan can be helped."""


NO_BOUND = 1 << 60


class Broken(NamedTuple):
    cuts: list[Cut]
    cost: int


# The cheapest way to stand at a legal end with a certain line number: its cost; where its last
# line begins (index of the end before it plus one) and that line's number; the index of the
# end itself; whether the line's mark hangs.
State = tuple[int, int, int, int, bool]


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
    tolerated: int = TOLERATED,
) -> Broken | None:
    """Break from `start` to the last of `found` at the least cost.

    None when no way is legal, or none costs `bound` or less.

    `index` is the first of `found` after `start`, `number` the number of the line there; lines
    from number `same_from` on are equally wide, so that ways of different line counts may meet
    again. `alone` says that nothing stands before `start`: then a line holding all that is
    left is no orphan.
    """
    costs = costs or Costs(line)
    ends, contents = found.ends, found.contents
    last = len(ends) - 1
    # Line numbers beyond both are told apart no more: their lines are alike.
    cap = max(same_from, 1)
    states: list[dict[int, State]] = [{} for _ in range(last + 2)]
    states[index][min(number, cap)] = (0, -1, 0, -1, False)
    for here in range(index, last + 1):
        begin = start if here == index else ends[here - 1]
        for line_number, state in states[here].items():
            spent = state[0] + LINE
            after = min(line_number + 1, cap)
            limit = line.edges[begin] + line.glue[begin] + width(line_number)
            for end, price, hangs in candidates(
                line, found, costs, begin, here, limit, tolerated, bound - spent
            ):
                cost = spent + price
                if end == last:
                    if not (alone and here == index) and costs.is_orphan(begin, contents[end]):
                        cost += ORPHAN
                elif ends[end] in costs.splits:
                    cost += SPLIT
                if cost > bound:
                    continue
                reached = states[end + 1]
                if after not in reached or cost < reached[after][0]:
                    reached[after] = (cost, here, line_number, end, hangs)
    return _trace(states, found, start, index, bound)


def price_of(
    line: Measured, found: Turns, cuts: Sequence[Cut], number: int, width: Width, costs: Costs
) -> int:
    """What `cuts` cost, a last-line orphan left out; a bound for the search. Forced: NO_BOUND."""
    total = 0
    for offset, cut in enumerate(cuts):
        if cut.forced:
            return NO_BOUND
        limit = line.edges[cut.start] + line.glue[cut.start] + width(number + offset)
        end = bisect_left(found.ends, cut.end)
        excess = found.edges[end] - limit
        total += LINE + (SPLIT if cut.end in costs.splits else 0)
        if excess > 0 and not cut.hangs:
            room = found.trims.get(cut.content - 1, 0) + line.left.get(cut.start, 0)
            total += costs.squeezed(cut.start, cut.content, excess, room) or 0
        elif excess < 0 and offset < len(cuts) - 1:
            total += costs.opened(cut.start, cut.content, -excess)[0]
    return total


def candidates(
    line: Measured,
    found: Turns,
    costs: Costs,
    start: int,
    index: int,
    limit: Length,
    tolerated: int = TOLERATED,
    most: int = NO_BOUND,
) -> list[tuple[int, int, bool]]:
    """(index of end, cost, hangs) for every line from `start` worth looking at.

    `limit` is the line's right edge, `index` the first legal end after `start`. Lines that
    cost more than `most` may be left out.
    """
    edges, contents, trims, room = found.edges, found.contents, found.trims, line.room
    last = len(edges) - 1
    fit = bisect_right(edges, limit, index) - 1
    reached: list[tuple[int, int, bool]] = []
    head_room = line.left.get(start, 0)
    for end in range(fit + 1, last + 1):
        content = contents[end]
        if line.hanging and may_hang(line, content, start, limit):
            reached.append((end, 0, True))
            continue
        excess = edges[end] - limit
        edge_room = trims.get(content - 1, 0) + head_room
        if content > start and excess > edge_room + room[content] - room[start + 1]:
            break
        price = costs.squeezed(start, content, excess, edge_room)
        if price is None:
            break
        reached.append((end, price, False))
    if fit == last:
        # The paragraph's last line is set naturally.
        reached.append((last, 0, False))
        fit -= 1
    for end in range(fit, index - 1, -1):
        price, wide = costs.opened(start, contents[end], limit - edges[end])
        # Shorter lines open wider still, with fewer gaps and less room, and cost more.
        if wide > tolerated:
            if not reached:
                reached.append((end, price, False))
            break
        reached.append((end, price, False))
        if price > most:
            break
    return reached


def _trace(
    states: list[dict[int, State]], found: Turns, start: int, index: int, bound: int
) -> Broken | None:
    final = states[-1]
    if not final:
        return None
    state = min(final.values())
    cost = state[0]
    if cost > bound:
        return None
    cuts: list[Cut] = []
    while state[3] >= 0:
        _, here, number, end, hangs = state
        begin = start if here == index else found.ends[here - 1]
        cuts.append(Cut(begin, found.contents[end], found.ends[end], hangs))
        state = states[here][number]
    cuts.reverse()
    return Broken(cuts, cost)
