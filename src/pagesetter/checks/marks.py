"""Marks: what a page prints, piece by piece, in the form the print rules look at.

Two readers make them: this one from a display list, `checks.pdf` from a finished PDF. So the
same rules judge what is composed and what the press gets. A mark knows its box, its inks and
whether it overprints; it knows no glyphs.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol

from pagesetter.colour import Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Outline,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.bounds import bounds
from pagesetter.geometry import Length, Rect
from pagesetter.values import NamedTuple

PROCESS = ("C", "M", "Y", "K")
Plates = tuple[tuple[str, int], ...]
"""(plate, per mille) of the plates that print more than nothing, process inks first."""


class Pixels(Protocol):
    """What the rules ask of a picture's inks; a picture without any answer is not judged."""

    def most(self, box: Rect | None = None, black: int = 0) -> int:
        """Most total ink in per mille, within `box` of the page; `black` lies over its K."""
        ...

    def mean(self, box: Rect) -> int:
        """Mean total ink in per mille within `box` of the page."""
        ...


class Mark(NamedTuple):
    """One thing painted. Lengths in 1/65,536 pt, y downwards from the top of the media."""

    kind: str
    """`text`, `fill`, `stroke` or `image`."""
    box: Rect
    plates: Plates
    overprint: bool = False
    measure: Length = 0
    """Size of text, width of a stroke, the lesser side of a filled bar (else 0)."""
    what: str = ""
    """The first words of a text, the key of a picture."""
    story: str = ""
    pixels: Pixels | None = None

    @property
    def total(self) -> int:
        return sum(value for _, value in self.plates)


def plates_of(ink: Ink) -> Plates:
    """Return what an ink prints on each plate."""
    if ink.kind == "process":
        return tuple((p, v) for p, v in zip(PROCESS, ink.cmyk, strict=True) if v)
    if ink.kind == "registration":
        return tuple((p, ink.tint) for p in PROCESS) if ink.tint else ()
    return ((ink.name, ink.tint),) if ink.tint else ()


def page_marks(page: DisplayList) -> list[Mark]:
    """Return the marks of a composed page in painting order."""
    return list(_marks(page.items, 0, 0, ""))


def _marks(items: Iterable[Item], dx: Length, dy: Length, story: str) -> Iterator[Mark]:
    for item in items:
        if isinstance(item, Tag):
            inner = item.key if item.kind == "article" and item.key else story
            yield from _marks(item.items, dx, dy, inner)
        elif isinstance(item, Group):
            yield from _marks(item.items, dx + item.dx, dy + item.dy, story)
        else:
            mark = _mark(item, story)
            if mark is not None:
                mark = mark._replace(box=mark.box.moved(dx, dy))
                if isinstance(item, GlyphRun) and item.outline is not None:
                    yield from _outline(mark, item.outline)
                yield mark


def _outline(text: Mark, line: Outline) -> Iterator[Mark]:
    """What an outline prints below the text, in the order of the PDF."""
    below = text._replace(plates=plates_of(line.ink), overprint=line.ink.overprint, what="")
    if not line.hollow:
        yield below._replace(kind="fill", measure=0)
    yield below._replace(kind="stroke", measure=line.pen)


def _mark(item: Item, story: str) -> Mark | None:
    box = bounds((item,))
    if box is None:
        return None
    if isinstance(item, GlyphRun):
        if not item.text.strip("\u3000 \t\n"):
            return None
        hollow = item.outline is not None and item.outline.hollow
        ink = item.outline.ink if item.outline is not None and hollow else item.ink
        plates, over = plates_of(ink), ink.overprint
        return Mark("text", box, plates, over, item.size, item.text[:12], story)
    if isinstance(item, FillPath):
        measure = min(box.width, box.height) if len(item.path) == 5 else 0
        return Mark("fill", box, plates_of(item.ink), item.ink.overprint, measure, "", story)
    if isinstance(item, StrokePath):
        plates, over = plates_of(item.ink), item.ink.overprint
        return Mark("stroke", box, plates, over, item.width, "", story)
    if isinstance(item, PlaceImage):
        return Mark("image", box, (), False, 0, item.key, story)
    return None
