"""Blocks on the line grid with air, rules or a left edge in common: 提要, 编者按, 诗, byline.

Takes neighbouring items of one kind as one thing. Air above and below comes to whole grid
lines together, so that the grid holds after it; rules take a line each.
"""

from __future__ import annotations

from pagesetter.compose.boxes.rules import rule
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.pouring import Pouring
from pagesetter.display import Tag
from pagesetter.geometry import Length

_RULED = ("editor-note",)
_RULE = "正线"
_HOLD = 2
"""Lines of a group that stay with what is above it."""


def is_group(item: FlowItem) -> bool:
    """True for what cannot simply be poured line by line."""
    return bool(item.style.above or item.style.below) or item.kind in ("editor-note", "verse")


def slots_above(p: Pouring, item: FlowItem) -> int:
    """Grid lines of air and rule above an item."""
    return -(-item.style.above // p.pitch) + (item.kind in _RULED)


def add_group(p: Pouring, items: list[FlowItem], after: int) -> None:
    """Set a group; `after` slots follow it in its column if it is not cut."""
    ruled = items[0].kind in _RULED
    above, below = items[0].style.above, items[-1].style.below
    blank = slots_above(p, items[0])
    if not p.at_head and p.room < blank + _HOLD and p.may_move:
        p.next_column(items[0])
    if ruled:
        _rule(p, items[0])
    dy = _shift(p, items, above, below, after)
    if not dy:
        p.skip(-(-above // p.pitch))
    for index, item in enumerate(items):
        if index and item.kind == "verse":
            p.skip(1)
        p.pour(item, p.set_item(item), _centred(p, item, items), dy)
    p.skip(-(-(above + below) // p.pitch) if dy else -(-below // p.pitch))
    if ruled and not p.at_head:
        _rule(p, items[-1])


def _shift(p: Pouring, items: list[FlowItem], above: Length, below: Length, after: int) -> Length:
    """How far below the grid a group stands that fits whole with its air; 0 when it does not."""
    if not above or p.at_head or p.uniform is None:
        return 0
    extra = -(-(above + below) // p.pitch)
    told = len(p.findings)
    lines = sum(len(p.set_item(item)) for item in items)
    del p.findings[told:]
    if lines + extra + (after if p.goes_on else 0) > p.room:
        return 0
    return above + (extra * p.pitch - above - below) // 2


def _measure(p: Pouring, item: FlowItem) -> Length:
    width = p.slots[p.at].width if p.uniform is None else p.uniform
    return max(1, width - item.style.left - item.style.right)


def _centred(p: Pouring, item: FlowItem, items: list[FlowItem]) -> Length:
    """Left edge of a poem, so that its longest line stands in the middle of the measure."""
    if item.kind != "verse" or item.style.setting.align != "left" or p.full:
        return 0
    widest = max((line.width for verse in items for line in p.probe(verse, verse.spans)), default=0)
    return max(0, _measure(p, item) - widest) // 2


def _rule(p: Pouring, item: FlowItem) -> None:
    """A rule over the measure in a grid line of its own."""
    if p.full:
        return
    slot = p.slots[p.at]
    left, right = item.style.left, item.style.right
    items = rule(_RULE, slot.x + left, slot.top + p.size // 2, slot.width - left - right)
    p.items.setdefault(slot.page, []).append(Tag("paragraph", tuple(items)))
    p.at += 1
