"""A display list cut into pieces with their bounds, so that a part of a page paints alone.

Pieces of a top-level item (a story, a box) are kept as long as that very item is in the
list, and so are those of each part of it (a paragraph): an edit costs the pieces of what it
made anew. Knows no widget and no zoom.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TypeVar

from pagesetter.display import DisplayList, GlyphRun, Group, Item, Link, Tag
from pagesetter.display.bounds import bounds
from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.values import NamedTuple

_BLEED: Length = 3 * UNIT
"""Ink that may reach beyond an em box: swashes, brackets, a slanted edge."""
_MANY = 32
"""Pieces, and parts, from which on those that differ are not told one by one."""


class Piece(NamedTuple):
    """Something painted as one: its box on the media, and the item, moved where it stands."""

    box: Rect
    item: Item


class Part(NamedTuple):
    """One item within a story or box (a paragraph), with its pieces and the box round them."""

    item: Item
    pieces: tuple[Piece, ...]
    box: Rect


class Block(NamedTuple):
    """A top-level item of the page with its parts and the box round them all."""

    item: Item
    box: Rect
    parts: tuple[Part, ...]


class Pieces:
    """The pieces of the page on show."""

    def __init__(self) -> None:
        self._blocks: list[Block] = []

    @property
    def is_empty(self) -> bool:
        return not self._blocks

    def replace(self, page: DisplayList) -> list[Rect]:
        """Take another state of the page; return the boxes where it may look different."""
        gone = {id(block.item): block for block in self._blocks}
        same = {id(item) for item in page.items} & gone.keys()
        kept = {name: gone.pop(name) for name in same}
        named = {_name(block.item): block for block in gone.values() if _name(block.item)}
        dirty: list[Rect] = []
        blocks: list[Block] = []
        for item in page.items:
            before = named.get(_name(item))
            twin = None if before or id(item) in kept else _twin(item, gone.values())
            if twin is not None:
                blocks.append(gone.pop(id(twin.item))._replace(item=item))
                continue
            block = kept.get(id(item)) or _block(item, before.parts if before else ())
            if block is None:
                continue
            blocks.append(block)
            if id(item) in kept:
                continue
            if before is not None and gone.pop(id(before.item), None) is not None:
                dirty += _differences(before.parts, block.parts)
            else:
                dirty.append(block.box)
        dirty += [block.box for block in gone.values()]
        if [id(b.item) for b in self._blocks if id(b.item) in kept] != [
            id(b.item) for b in blocks if id(b.item) in kept
        ]:  # what lies over what has changed
            dirty += [block.box for block in blocks]
        self._blocks = blocks
        return dirty

    def within(self, box: Rect) -> Iterator[Item]:
        """The items that may leave ink in a box, in painting order."""
        left, top, right, foot = box.x, box.y, box.right, box.bottom
        # Compared here and not by `overlaps`: a page has thousands, and each part of a tile asks.
        for _, (x, y, width, height), parts in self._blocks:
            if x >= right or y >= foot or x + width <= left or y + height <= top:
                continue
            for _, pieces, (x, y, width, height) in parts:
                if x >= right or y >= foot or x + width <= left or y + height <= top:
                    continue
                for (x, y, width, height), item in pieces:
                    if x < right and y < foot and left < x + width and top < y + height:
                        yield item


def _name(item: Item) -> str:
    """What a story or box keeps through edits; empty for what has no name."""
    return f"{item.kind} {item.key}" if isinstance(item, Tag) and item.key else ""


def _twin(item: Item, gone: Iterable[Block]) -> Block | None:
    """The block of an item without a name that is equal: a page composed elsewhere, say."""
    if _name(item):
        return None
    return next((block for block in gone if block.item == item), None)


def _differences(before: Sequence[Part], after: Sequence[Part]) -> list[Rect]:
    """Boxes round what two states of a block do not share at their start and end."""
    one, other = _unshared(before, after)
    if len(one) > _MANY or len(other) > _MANY:  # a border that moved, say
        return [_round([part.box for part in parts]) for parts in (one, other) if parts]
    if sum(len(part.pieces) for part in (*one, *other)) > 2 * _MANY:  # a story that moved
        return _joined(part.box for part in (*one, *other))
    old = [piece for part in one for piece in part.pieces]
    new = [piece for part in other for piece in part.pieces]
    gone, come = _unshared(old, new)
    return _joined(piece.box for piece in (*gone, *come))


def _joined(some: Iterable[Rect]) -> list[Rect]:
    """Boxes with those that share area made one: few are drawn sooner than many."""
    boxes: list[Rect] = []
    for one in some:
        for at, box in enumerate(boxes):
            if box.overlaps(one):
                if not box.contains(one):
                    boxes[at] = _around(box, one)
                break
        else:
            boxes.append(one)  # lines of another column, say
    return boxes


_Some = TypeVar("_Some", Part, Piece)


def _unshared(
    old: Sequence[_Some], new: Sequence[_Some]
) -> tuple[Sequence[_Some], Sequence[_Some]]:
    """What is left of both without what they share at their start and end."""
    start, least = 0, min(len(old), len(new))
    while start < least and old[start] == new[start]:
        start += 1
    end = 0
    while end < least - start and old[-1 - end] == new[-1 - end]:
        end += 1
    return old[start : len(old) - end], new[start : len(new) - end]


def _block(item: Item, known: Sequence[Part]) -> Block | None:
    """An item cut up; parts that are `known` are not cut again, nor those that only moved."""
    before = {id(part.item): part for part in known}
    glyphs = {name: part for part in known if (name := _glyphs(part.pieces[0].item))}
    parts: list[Part] = []
    for one in _with_sides(item.items) if isinstance(item, Tag) else (item,):
        if isinstance(one, list):
            part = _side(one)
        else:
            part = before.get(id(one)) or _moved(one, glyphs) or _part(one)
        if part is not None:
            parts.append(part)
    return Block(item, _round([part.box for part in parts]), tuple(parts)) if parts else None


def _with_sides(items: Sequence[Item]) -> list[Item | list[Group]]:
    """Items, with neighbouring groups that hold the very same, cells of a border, in one list."""
    found: list[Item | list[Group]] = []
    last: object = None
    for item in items:
        if type(item) is not Group or item.clip is not None:
            last = None
            found.append(item)
        elif item.items is last:
            found[-1].append(item)  # type: ignore[union-attr]
        else:
            last = item.items
            found.append([item])
    return found


def _part(item: Item) -> Part | None:
    pieces = tuple(_pieces((item,)))
    return Part(item, pieces, _round([piece.box for piece in pieces])) if pieces else None


def _glyphs(item: Item) -> int:
    """What a run keeps when it is moved, told by identity; 0 for what is no run."""
    return id(item.gids) if type(item) is GlyphRun else 0


def _moved(item: Item, known: Mapping[int, Part]) -> Part | None:
    """The part of a paragraph that is known but for where its lines stand: each has the box it
    had, elsewhere. None for any other."""
    if type(item) is not Tag or not item.items:
        return None
    runs = item.items
    part = known.get(_glyphs(runs[0]))
    if part is None or len(part.pieces) != len(runs):
        return None
    pieces: list[Piece] = []
    new = tuple.__new__  # a story has hundreds
    for (box, old), run in zip(part.pieces, runs, strict=True):
        if type(run) is not GlyphRun or type(old) is not GlyphRun:
            return None
        _, size, x, y, gids, _, xs, _, ys, _, hscale, _, vertical, outline = run
        _, size0, x0, y0, gids0, _, xs0, _, ys0, _, hscale0, _, vertical0, outline0 = old
        if gids is not gids0 or xs is not xs0 or ys is not ys0 or size != size0 or (
            (hscale, vertical, outline) != (hscale0, vertical0, outline0)
        ):  # fmt: skip
            return None
        left, top, width, height = box
        pieces.append(new(Piece, (new(Rect, (left + x - x0, top + y - y0, width, height)), run)))
    return Part(item, tuple(pieces), _round([piece.box for piece in pieces]))


def _side(groups: list[Group]) -> Part | None:
    """One side of a border: each cell is a piece, but what they all hold is looked at once."""
    box = bounds(groups[0].items)
    if box is None:
        return None
    x, y, width, height = box.inset(-_BLEED)
    new = tuple.__new__  # a border has hundreds
    pieces = tuple(
        [new(Piece, (new(Rect, (x + at.dx, y + at.dy, width, height)), at)) for at in groups]
    )
    left, top = x + min(at.dx for at in groups), y + min(at.dy for at in groups)
    right, foot = x + max(at.dx for at in groups), y + max(at.dy for at in groups)
    return Part(groups[0], pieces, Rect(left, top, right - left + width, foot - top + height))


def _around(one: Rect, other: Rect) -> Rect:
    """The smallest box round two."""
    left, top = min(one.x, other.x), min(one.y, other.y)
    right, foot = max(one.right, other.right), max(one.bottom, other.bottom)
    return Rect(left, top, right - left, foot - top)


def _round(boxes: Sequence[Rect]) -> Rect:
    """The smallest box round some."""
    left, top = min(box.x for box in boxes), min(box.y for box in boxes)
    right, foot = max(box.right for box in boxes), max(box.bottom for box in boxes)
    return Rect(left, top, right - left, foot - top)


def _pieces(items: Iterable[Item]) -> Iterator[Piece]:
    """Every leaf on its own; a group stays whole, because its clip and offset are its own."""
    for item in items:
        if isinstance(item, Tag):
            yield from _pieces(item.items)
        elif isinstance(item, Group) and item.clip is not None:
            yield Piece(item.clip, item)
        elif not isinstance(item, Link):
            box = bounds((item,))
            if box is not None:
                yield Piece(box.inset(-_BLEED), item)
