"""Fills one line to its measure: how much each gap gives or takes, in CLREQ's order.

The line solver. It takes a measured paragraph, the ends of a line and the amount it is too
wide or too narrow, and returns exact integers; it decides no line end. Reducing (CLREQ 3.3.2):
line end, line start, adjacent marks, Western word spaces, interpuncts, brackets, commas,
Han–Western spaces, stops. Opening: word spaces, Han–Western spaces, then all gaps alike.
Each class is used up, equally among its members, before the next; Han are never squeezed.
"""

from bisect import bisect_left
from collections.abc import Sequence

from pagesetter.geometry import Length
from pagesetter.text.measured import LINE_END_ROOM, LINE_START_ROOM, Measured
from pagesetter.text.pairs import LETTERS, OPEN, RELUCTANT
from pagesetter.values import NamedTuple

GAPS = "gaps"
RELUCTANT_GAPS = "reluctant"
LETTER_GAPS = "letters"

WIDE_GAP = 250
"""In 1/1000 em: beyond it gaps beside connectors and spaces share the opening."""


class Solved(NamedTuple):
    """Changes of width at places, and what they were taken from, in the order spent."""

    changes: list[tuple[int, Length]]
    spent: tuple[tuple[str, Length], ...]
    rest: Length
    """What could not be squeezed (> 0) or opened (< 0); 0 for a line that fills its measure."""


NOTHING = Solved([], (), 0)
"""A line left as it stands."""


def squeeze(
    line: Measured, start: int, end: int, excess: Length, end_room: Length, start_room: Length
) -> Solved:
    """Take `excess` > 0 out of code points [start, end).

    `end_room` and `start_room` are what the marks at the line's edges may give.
    """
    changes: list[tuple[int, Length]] = []
    spent: list[tuple[str, Length]] = []
    for name, place, amount in (
        (LINE_END_ROOM, end, end_room),
        (LINE_START_ROOM, start, start_room),
    ):
        if excess and amount:
            taken = min(excess, amount)
            changes.append((place, -taken))
            spent.append((name, -taken))
            excess -= taken
    for room in line.squeeze:
        if not excess:
            break
        low = bisect_left(room.places, start + 1)
        high = bisect_left(room.places, end, low)
        if low == high:
            continue
        if high - low == 1:  # mostly; `share` would say the same
            taken = min(excess, room.amounts[low])
            changes.append((room.places[low], -taken))
        else:
            shares = share(excess, room.amounts[low:high])
            taken = sum(shares)
            changes += [(p, -s) for p, s in zip(room.places[low:high], shares, strict=True) if s]
        spent.append((room.name, -taken))
        excess -= taken
    # tuple.__new__: half the time of calling the class.
    return tuple.__new__(Solved, (changes, tuple(spent), excess))


def stretch(line: Measured, start: int, end: int, lack: Length) -> Solved:
    """Add `lack` > 0 to code points [start, end)."""
    changes: list[tuple[int, Length]] = []
    spent: list[tuple[str, Length]] = []
    for room in line.stretch:
        low = bisect_left(room.places, start + 1)
        high = bisect_left(room.places, end, low)
        if low == high or not lack:
            continue
        shares = share(lack, room.amounts[low:high])
        taken = sum(shares)
        changes += [(p, s) for p, s in zip(room.places[low:high], shares, strict=True) if s]
        spent.append((room.name, taken))
        lack -= taken
    if lack:
        lack = _open(line, start, end, lack, changes, spent)
    return Solved(changes, tuple(spent), -lack)


def _open(
    line: Measured,
    start: int,
    end: int,
    lack: Length,
    changes: list[tuple[int, Length]],
    spent: list[tuple[str, Length]],
) -> Length:
    kinds = line.places.gaps[start + 1 : end]
    first = start + 1
    free = [first + i for i, kind in enumerate(kinds) if kind == OPEN]
    name = GAPS
    most = line.em * WIDE_GAP // 1000
    if free and lack <= most * len(free):
        changes += _equal(free, lack)
        spent.append((GAPS, lack))
        return 0
    reluctant = [first + i for i, kind in enumerate(kinds) if kind == RELUCTANT]
    if free and not reluctant:
        reluctant = free
        free = []
    elif free:
        given = most * len(free)
        changes += [(place, most) for place in free]
        spent.append((GAPS, given))
        lack -= given
        reluctant = sorted(free + reluctant)
        name = RELUCTANT_GAPS
    elif reluctant:
        name = RELUCTANT_GAPS
    else:
        reluctant = [first + i for i, kind in enumerate(kinds) if kind == LETTERS]
        name = LETTER_GAPS
    if not reluctant:
        return lack
    changes += _equal(reluctant, lack)
    spent.append((name, lack))
    return 0


def _equal(places: Sequence[int], amount: Length) -> list[tuple[int, Length]]:
    """Equal whole shares; the remainder goes into the last gap."""
    each, rest = divmod(amount, len(places))
    shares = [(place, each) for place in places]
    shares[-1] = (places[-1], each + rest)
    return shares


def share(amount: Length, most: Sequence[Length]) -> list[Length]:
    """Divide `amount` equally over members that take at most `most` each.

    Members that are full are left out and the rest is divided again; the remainder of the
    last division goes into one member, the last with enough left, else bit by bit.
    """
    total = sum(most)
    if amount >= total:
        return list(most)
    count = len(most)
    each, rest = divmod(amount, count)
    if each + rest <= min(most):
        shares = [each] * count
        shares[-1] += rest
        return shares
    order = sorted(range(count), key=most.__getitem__)
    shares = [0] * count
    left = amount
    for done, index in enumerate(order):
        each = left // (count - done)
        if most[index] > each:
            break
        shares[index] = most[index]
        left -= most[index]
    open_ones = [index for index in range(count) if not shares[index] and most[index]]
    return _share_rest(shares, open_ones, left, most)


def _share_rest(
    shares: list[Length], members: list[int], amount: Length, most: Sequence[Length]
) -> list[Length]:
    if not members:
        return shares
    each, rest = divmod(amount, len(members))
    for index in members:
        shares[index] = each
    for index in reversed(members):
        more = min(rest, most[index] - each)
        shares[index] += more
        rest -= more
    return shares
