"""Places a figure of the copy: whole grid lines of the text's column, the caption below it.

It stands where its paragraph does or, where the column has no room for it, at the head of the
next one that has; the text goes on meanwhile. The whole picture is shown, as wide as the
column. Read only for copy that has figures.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.colour import BLACK
from pagesetter.compose.boxes.pictures import crossed
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Pouring, characters, common
from pagesetter.compose.slots import Slot
from pagesetter.display import Item, PlaceImage, Tag
from pagesetter.geometry import Length, Rect, ratio
from pagesetter.text import Line
from pagesetter.values import NamedTuple

_MISSING = (3, 2)
"""Shape of the crossed room that stands for a picture that cannot be used."""


class _Plan(NamedTuple):
    """A figure over the slots it would take."""

    lines: int
    """Grid lines it takes, more than there are where it has no room."""
    at_foot: bool
    height: Length
    """Of the picture alone, in 1/65,536 pt."""
    caption: Sequence[Line]


def add_figure(p: Pouring, item: FlowItem) -> None:
    """Place a figure here or at the next column head that has room for it.

    One that finds no room is overset: its lines and the characters of its caption.
    """
    size = None if p.pictures is None else p.pictures.size(item.picture, item.span)
    shape = size or _MISSING
    if item.style.setting.direction == "vertical":
        shape = shape[::-1]  # it is stood up with the text and keeps its own foot down
    places = [p.at, *(i for i in range(p.at + 1, len(p.slots)) if p.slots[i].head)]
    wanted, told = 1, len(p.findings)
    for at in places if p.slots and not p.full else ():
        del p.findings[told:]
        run = p.slots[at : p.ends[at]]
        plan = _plan(p, item, shape, run)
        if plan.lines <= len(run):
            _place(p, item, plan, p.take(at, plan.lines), is_missing=size is None)
            return
        wanted = plan.lines
    p.report("figure-no-room", item, source=item.picture, lines=wanted)
    p.over_lines += wanted
    p.over_characters += characters(item.text)


def _plan(p: Pouring, item: FlowItem, shape: tuple[int, int], run: Sequence[Slot]) -> _Plan:
    """A figure at the first slots of a run, as wide as what they have in common."""
    covered = 1
    while True:
        width = common(run[:covered])[1]
        side = item.style.left + item.style.right
        told = len(p.findings)
        caption = p.set_over(item, (max(1, width - side),))
        height = ratio(width * shape[1], shape[0])
        lines, at_foot = _lines(p, height + len(caption) * p.pitch, run)
        if lines <= covered or covered == len(run):
            return _Plan(lines, at_foot, height, caption)
        covered = min(lines, len(run))
        del p.findings[told:]


def _lines(p: Pouring, height: Length, run: Sequence[Slot]) -> tuple[int, bool]:
    """Grid lines of a picture with its caption, and whether it stands on the column's foot.

    With the lead of the text, half a line of air is above it but not at a head, and below it
    but not at the foot.
    """
    air = max(0, p.size - p.pitch // 2)
    height += 0 if run[0].head else air
    bare = 1 - (p.size - height) // p.pitch
    airy = 1 - (p.size - height - air) // p.pitch
    lines = bare if bare == len(run) else airy
    return max(1, lines), lines == len(run)


def _place(
    p: Pouring, item: FlowItem, plan: _Plan, taken: Sequence[Slot], *, is_missing: bool
) -> None:
    left, width = common(taken)
    top, foot = taken[0].top, taken[-1].top + p.size
    spare = foot - top - plan.height - len(plan.caption) * p.pitch
    if not taken[0].head:
        top += spare if plan.at_foot else spare // 2
    room = Rect(left, top, width, plan.height)
    picture = crossed(room)
    if not is_missing and p.pictures is not None:
        ink = BLACK if p.pictures.is_stencil(item.picture) else None
        picture = PlaceImage(item.picture, room, room, item.text, ink)
    caption: list[Item] = []
    top = room.bottom + p.pitch - p.size
    for line, slot in zip(plan.caption, taken[-len(plan.caption) :], strict=False):
        caption += moved(line.items, left + item.style.left, top + ascent(item.style.text.size))
        p.record(item, line, slot, top)
        top += p.pitch
    items = (picture, Tag("paragraph", tuple(caption))) if caption else (picture,)
    p.items.setdefault(taken[0].page, []).append(Tag("figure", items, item.text))
    p.last = None
