"""Adds up the inks of marks that lie over each other, as plates print them.

A mark that knocks out leaves only its own inks. One that overprints keeps what is below on
the plates it does not use (overprint mode 1, ISO 32000-1, 8.6.7). Boxes stand for shapes, so
a sum may be too high where shapes only nearly meet, never too low.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagesetter.checks.marks import Mark, Plates
from pagesetter.geometry import Rect
from pagesetter.values import NamedTuple


class Laid(NamedTuple):
    """A mark with the most ink that lies within its box, and the background's alone."""

    mark: Mark
    total: int
    """Most total ink in per mille."""
    background: int
    """Ink below the mark in per mille: the most of tints, the mean of pictures."""
    on_picture: bool = False
    """True when a picture is seen below it."""


def layers(marks: Iterable[Mark]) -> Iterator[Laid]:
    """Yield every mark with the ink there is when it has been painted."""
    below: list[tuple[Mark, Plates]] = []
    for mark in marks:
        under = list(_under(mark, below))
        background = max((_background(m, p, mark.box) for m, p in under), default=0)
        if mark.kind == "image":
            yield Laid(mark, mark.pixels.most() if mark.pixels else 0, background)
            below.append((mark, ()))
            continue
        total, plates = mark.total, mark.plates
        if mark.overprint:
            for m, p in under:
                merged = _merged(p, mark.plates)
                here = sum(value for _, value in merged)
                if m.pixels:
                    shared = _shared(m.box, mark.box)
                    here = m.pixels.most(shared, dict(mark.plates).get("K", 0))
                if here > total:
                    total, plates = here, merged
        yield Laid(mark, total, background, any(m.kind == "image" for m, _ in under))
        if mark.kind == "fill":
            below.append((mark, plates))


def _under(over: Mark, below: list[tuple[Mark, Plates]]) -> Iterator[tuple[Mark, Plates]]:
    """Yield what lies under a mark, from the top down to what covers it whole."""
    core = _core(over)
    for mark, plates in reversed(below):
        if mark.box.overlaps(over.box):
            yield mark, plates
            if not mark.overprint and mark.box.contains(core):
                return


def _core(mark: Mark) -> Rect:
    """The part of a mark's box that holds its ink.

    Text is known by its em boxes, and what lies below it in its own shape (勾边) covers no
    more than its glyphs: a fifth of an em above and below them is blank, and at either end
    as much as a quotation mark leaves.
    """
    box = mark.box
    if mark.kind != "text":
        return box
    down, across = mark.measure // 5, min(mark.measure * 3 // 5, box.width // 3)
    return Rect(box.x + across, box.y + down, box.width - 2 * across, box.height - 2 * down)


def _background(mark: Mark, plates: Plates, box: Rect) -> int:
    if mark.pixels:
        return mark.pixels.mean(_shared(mark.box, box))
    return sum(value for _, value in plates)


def _merged(below: Plates, over: Plates) -> Plates:
    return tuple({**dict(below), **dict(over)}.items())


def _shared(one: Rect, other: Rect) -> Rect:
    x, y = max(one.x, other.x), max(one.y, other.y)
    return Rect(x, y, min(one.right, other.right) - x, min(one.bottom, other.bottom) - y)
