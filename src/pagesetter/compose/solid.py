"""Blocks off the line grid: subheads and whatever has its own leading or a larger size.

A solid block takes whole grid lines and is centred in them, so that the grid holds after it.
It stays in one column; only text that is no subhead is cut when it is too high for the rest.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.flow import FlowItem, protecting
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Pouring, common
from pagesetter.display import Item
from pagesetter.geometry import Length
from pagesetter.text import Line, set_paragraph

_MIN_PART = 2
"""Fewest lines of a block on either side of a cut."""


def is_solid(p: Pouring, item: FlowItem) -> bool:
    """True for what cannot stand one line to a slot."""
    style = item.style
    return item.kind == "subhead" or style.text.size > p.pitch or style.pitch != p.pitch


def slots_wanted(p: Pouring, item: FlowItem) -> int:
    """Grid lines a solid item takes where it would stand now."""
    mark = len(p.findings)
    lines = _set_here(p, item, [])
    del p.findings[mark:]
    return _slots_for(p, item, len(lines))


def add_solid(p: Pouring, item: FlowItem, after: int) -> None:
    """Set a block in whole grid lines, with `after` slots left under it in its column.

    At a column's head the air above it goes, at its foot the air below.
    """
    widths: list[Length] = []
    """The measures of the lines already placed."""
    while True:
        lines = _set_here(p, item, widths)
        start = len(widths)
        rest = lines[start:]
        if p.full or not rest:
            p.overset(item, rest)
            return
        more = p.goes_on
        used = _slots_for(p, item, len(rest))
        if used + (after if more else 0) <= p.room:
            _place(p, item, rest, used)
            return
        bare = _slots_for(p, item, len(rest), at_foot=True)
        if bare <= p.room and not (after and more):
            _place(p, item, rest, p.room)
            return
        count = _part(p, item, len(rest), more)
        if count:
            width = common(p.slots[p.at : p.ends[p.at]])[1]
            widths += [max(1, width - item.style.left - item.style.right)] * count
            _place_to_foot(p, item, rest[:count])
        elif more:
            p.next_column(item)
        else:
            p.overset(item, rest)
            return


def _set_here(p: Pouring, item: FlowItem, widths: list[Length]) -> Sequence[Line]:
    """Set an item whose next line stands in the next slot; `widths` are those of lines before.

    In columns of unequal width the block is as wide as what all its slots share.
    """
    if p.uniform is not None:
        return _in_parts(p, item, p.set_item(item), p.uniform)
    mark, slots = len(p.findings), 1
    while True:
        del p.findings[mark:]
        covered = p.slots[p.at : p.at + slots] or p.slots[-1:]
        width = common(covered)[1]
        side = item.style.left + item.style.right
        lines = p.set_over(item, (*widths, max(1, width - side)))
        wanted = min(p.room, _slots_for(p, item, len(lines) - len(widths)))
        if wanted <= slots:
            return _in_parts(p, item, lines, width)
        slots = wanted


def _in_parts(p: Pouring, item: FlowItem, lines: Sequence[Line], width: Length) -> Sequence[Line]:
    """A subhead of several parts turns between them, if each part fits the width."""
    parts = tuple(item.text.split())
    if item.kind != "subhead" or len(lines) < 2 or len(parts) < 2 or "\n" in item.text:
        return lines
    whole = protecting(item.style, parts)
    measure = max(1, width - item.style.left - item.style.right)
    done = set_paragraph(item.spans, whole.setting, (measure,), p.fonts, indent=whole.indent)
    return lines if any(line.reason == "forced" for line in done.lines) else done.lines


def _lead(p: Pouring, item: FlowItem) -> Length:
    """Distance of the baselines: the style's own pitch, else an eighth more than its size."""
    style = item.style
    if style.pitch != p.pitch:
        return max(style.pitch, style.text.size)
    return style.text.size * 9 // 8


def _slots_for(p: Pouring, item: FlowItem, lines: int, *, at_foot: bool = False) -> int:
    """Grid lines that so many lines take where they would stand now."""
    style = item.style
    text = (lines - 1) * _lead(p, item) + style.text.size + (0 if at_foot else style.below)
    between = p.pitch - p.size
    if not p.at_head:
        text += style.above - (0 if at_foot else between)
    elif at_foot:
        text += between
    return max(1, -(-text // p.pitch))


def _part(p: Pouring, item: FlowItem, lines: int, more: bool) -> int:
    """How many of so many lines fill the rest of the column; 0 when they must not be cut."""
    if item.kind == "subhead":
        return 0
    room = p.room * p.pitch - item.style.above
    if p.at_head:
        room = p.room * p.pitch - (p.pitch - p.size)
    count = 1 + (room - item.style.text.size) // _lead(p, item)
    if not more:
        return min(count, lines)
    count = min(count, lines - _MIN_PART)
    return count if count >= _MIN_PART else 0


def _place(p: Pouring, item: FlowItem, lines: Sequence[Line], used: int) -> None:
    """Centre lines in `used` slots; at a column's head they stand at its top."""
    slot, size, style = p.slots[p.at], item.style.text.size, item.style
    top = slot.top
    if not slot.head:
        between = p.pitch - p.size
        text = (len(lines) - 1) * _lead(p, item) + size
        spare = used * p.pitch + between - style.above - text - style.below
        top += style.above - between + max(0, spare) // 2
    _put(p, item, lines, top, used)


def _place_to_foot(p: Pouring, item: FlowItem, lines: Sequence[Line]) -> None:
    """Fill the rest of the column, the last line on its foot; from a head down."""
    slot, foot = p.slots[p.at], p.slots[p.ends[p.at] - 1]
    size = item.style.text.size
    top = slot.top
    if not slot.head:
        top = foot.top + p.size - size - (len(lines) - 1) * _lead(p, item)
    _put(p, item, lines, top, p.room)


def _put(p: Pouring, item: FlowItem, lines: Sequence[Line], top: Length, used: int) -> None:
    covered = p.slots[p.at : p.at + used]
    x = common(covered)[0] + item.style.left
    size = item.style.text.size
    placed: list[Item] = []
    for line in lines:
        placed += moved(line.items, x, top + ascent(size))
        p.record(item, line, covered[0], top)
        top += _lead(p, item)
    p.tag(item, {covered[0].page: placed})
    p.at += used
    p.last = None
