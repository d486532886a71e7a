"""Chooses where a paragraph turns, line by line: 先挤进后推出, squeeze in, then push out.

Takes a measured paragraph and the widths of its lines, gives the ends of the lines. It moves
no glyph: the solver (`justify`) fills the lines afterwards from the same amounts.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable
from itertools import compress

from pagesetter.geometry import Length
from pagesetter.text.breaks import SEVERITY
from pagesetter.text.measured import Measured
from pagesetter.text.pairs import CLUSTER, FREE
from pagesetter.text.setting import Setting
from pagesetter.values import NamedTuple

LINE_EATEN = "sWzT"
"""Classes that vanish where a line turns after them."""


_IS_FREE = bytes(1 if rule == FREE else 0 for rule in range(256))


class Cut(NamedTuple):
    """One line: code points [start, end), of which [start, content) are set."""

    start: int
    content: int
    end: int
    hangs: bool = False
    """The last mark stands beyond the measure."""
    forced: bool = False
    """No legal place fitted."""
    hyphen: Length = 0
    """Width of the hyphen it ends with, inside a Western word; 0 for none."""


class Turns(NamedTuple):
    """All legal line ends of a stretch without hard turns, in order; columns."""

    ends: list[int]
    """Where the next line begins."""
    contents: list[int]
    """Where the set part of the line ends: before the spaces eaten by the turn."""
    edges: list[Length]
    """Right edge of a line that ends there, from the paragraph's head, naturally set."""
    trims: dict[int, Length]
    """What a mark may still give as the last character of a line."""


Width = Callable[[int], Length]
"""Width of line number i, without its indent."""


def segments(classes: str) -> list[tuple[int, int]]:
    """Stretches (start, end) between hard turns; each holds its turn at its end."""
    found = []
    start = 0
    turn = classes.find("T")
    while turn >= 0:
        found.append((start, turn + 1))
        start = turn + 1
        turn = classes.find("T", start)
    if start < len(classes):
        found.append((start, len(classes)))
    return found


def turns(line: Measured, start: int, end: int, setting: Setting) -> Turns:
    """The legal ends of lines in [start, end); the last one is `end` itself."""
    free = line.places.rules[start + 1 : end].translate(_IS_FREE)
    ends = list(compress(range(start + 1, end), free))
    ends.append(end)
    classes = line.classes
    contents = ends
    if any(map(classes.__contains__, LINE_EATEN)):
        contents = [_content(classes, start, place) for place in ends]
    right = line.right
    if contents is ends:
        edges = list(compress(line.edges[start + 1 : end], free))
        edges.append(line.edges[end])
    else:
        edges = list(map(line.edges.__getitem__, contents))
    if setting.line_end == "half" and right:
        edges = [edge - right.get(c - 1, 0) for edge, c in zip(edges, contents, strict=True)]
    return Turns(ends, contents, edges, {} if setting.line_end in ("half", "full") else right)


def _content(classes: str, start: int, end: int) -> int:
    while end > start and classes[end - 1] in LINE_EATEN:
        end -= 1
    return end


def first_fit(line: Measured, found: Turns, start: int, number: int, width: Width) -> list[Cut]:
    """Break from `start` to the last of `found`; `number` is the first line's number.

    A line takes all that fits; the next legal end is squeezed in when the room of the line
    allows, else it is pushed out and the line opened. Never loops: a line that fits nothing
    takes one cluster.
    """
    ends, contents, edges, trims = found
    origin, glue, room = line.edges, line.glue, line.room
    new = tuple.__new__  # half the time of calling the class, and every line has some
    last = len(ends) - 1
    cuts: list[Cut] = []
    index = 0
    while index <= last:
        base = origin[start] + glue[start]
        limit = base + width(number)
        fit = bisect_right(edges, limit, index) - 1
        hangs = False
        chosen = fit
        if fit < last and not (fit >= index and edges[fit] == limit):
            following = fit + 1
            content = contents[following]
            if line.hanging and may_hang(line, content, start, limit):
                chosen, hangs = following, True
            else:
                have = trims.get(content - 1, 0) + line.left.get(start, 0)
                if content > start:
                    have += room[content] - room[start + 1]
                if edges[following] - limit <= have:
                    chosen = following
        if chosen >= index:
            cuts.append(new(Cut, (start, contents[chosen], ends[chosen], hangs, False, 0)))
            start = ends[chosen]
            index = chosen + 1
        else:
            place = force(line, start, ends[index], limit)
            forced = place < ends[index]
            if not forced:
                place, index = ends[index], index + 1
            cuts.append(Cut(start, _content(line.classes, start, place), place, False, forced))
            start = place
        number += 1
    return cuts


def may_hang(line: Measured, content: int, start: int, limit: Length) -> bool:
    """True when the mark before `content` may hang beyond `limit`.

    One mark may hang when all before it fits and it is not one of a run of marks.
    """
    before = content - 1
    if (
        before not in line.hanging
        or before <= start
        or before - 1 in line.right
        or before - 1 in line.left
    ):
        return False
    return line.edges[content] - line.hanging[before] <= limit


def force(line: Measured, start: int, end: int, limit: Length) -> int:
    """Where to turn when no legal place fits: the least bad one, at least one cluster on.

    Looks in the second half of the line first, so that the line is not left half empty.
    """
    rules = line.places.rules
    beyond = bisect_right(line.edges, limit, start + 1, end + 1)
    possible = [k for k in range(start + 1, min(beyond, end)) if rules[k] != CLUSTER]
    if not possible:
        place = start + 1
        while place < end and rules[place] == CLUSTER:
            place += 1
        return place
    middle = (line.edges[start] + limit) // 2
    late = possible[bisect_left(possible, middle, key=line.edges.__getitem__) :]
    return min(late or possible, key=lambda k: (SEVERITY[rules[k]], -k))
