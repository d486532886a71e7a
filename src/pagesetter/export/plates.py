"""Brings a page to the plates it is printed from: black alone, or black and one red.

Turns every ink into black ink of like darkness, or into the red where it is meant as red, and
says what was changed. Pictures are not touched here: their pixels become greys where they are
made ready. Knows no file.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.colour import BLACK, WHITE, Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.values import NamedTuple

FULL, RED_AND_BLACK, BLACK_ONLY = "四色", "黑+套红", "黑"
SPOT_RED = Ink((0, 1000, 1000, 0), "spot", "套红")
"""The red plate; its alternate is process red."""
_DARK = 300
"""Type and lines darker than this become solid: a screen would fray them (per mille)."""


class Changed(NamedTuple):
    """A page on fewer plates, and how many pieces had colours it cannot keep."""

    page: DisplayList
    pieces: int


def on_plates(page: DisplayList, inks: str) -> Changed:
    """Return the page for the plates `inks` (四色, 黑+套红, 黑)."""
    if inks == FULL:
        return Changed(page, 0)
    turner = _Turner(inks == RED_AND_BLACK)
    return Changed(page._replace(items=turner.items(page.items)), turner.pieces)


def pictures_in(items: Iterable[Item]) -> list[str]:
    """Return the keys of the pictures placed."""
    found: list[str] = []
    for item in items:
        if isinstance(item, PlaceImage):
            found.append(item.key)
        elif isinstance(item, Group | Tag):
            found += pictures_in(item.items)
    return found


class _Turner:
    def __init__(self, red: bool) -> None:
        self.pieces = 0
        self._red = red
        self._turned: dict[int, tuple[tuple[Item, ...], int]] = {}
        """Items of groups by the identity of their tuple, and the pieces among them: the cells
        of a border's side stay one tuple, which the PDF writes once."""

    def items(self, items: Iterable[Item]) -> tuple[Item, ...]:
        return tuple(self._item(item) for item in items)

    def _group(self, items: tuple[Item, ...]) -> tuple[Item, ...]:
        known = self._turned.get(id(items))
        if known is None:
            before = self.pieces
            turned = self.items(items)
            known = (items if turned == items else turned), self.pieces - before
            self._turned[id(items)] = known
        else:
            self.pieces += known[1]
        return known[0]

    def _item(self, item: Item) -> Item:
        if isinstance(item, GlyphRun) and item.outline is not None:
            line = item.outline._replace(ink=self._ink(item.outline.ink, thin=True))
            return item._replace(ink=self._ink(item.ink, thin=True), outline=line)
        if isinstance(item, GlyphRun | StrokePath):
            ink = self._ink(item.ink, thin=True)
            return item if ink is item.ink else item._replace(ink=ink)
        if isinstance(item, FillPath):
            ink = self._ink(item.ink, thin=False)
            return item if ink is item.ink else item._replace(ink=ink)
        if isinstance(item, Group | Tag):
            items = self._group(item.items)
            return item if items is item.items else item._replace(items=items)
        return item

    def _ink(self, ink: Ink, thin: bool) -> Ink:
        """The ink itself where it is black, grey or white; else what stands for it."""
        c, m, y, k = ink.cmyk
        if ink.kind == "registration" or (ink.kind == "process" and not (c or m or y)):
            return ink
        scale = 1000 if ink.kind == "process" else ink.tint
        c, m, y, k = (v * scale // 1000 for v in (c, m, y, k))
        if self._red and _is_red(c, m, y, k):
            return SPOT_RED._replace(tint=max(m, y))
        self.pieces += 1
        return _black(darkness(c, m, y, k), thin)


def darkness(c: int, m: int, y: int, k: int) -> int:
    """Return the black as dark as a mixture, in per mille (the weights of Rec. 601)."""
    colour = (299 * c + 587 * m + 114 * y) // 1000
    return 1000 - (1000 - k) * (1000 - colour) // 1000


def _is_red(c: int, m: int, y: int, k: int) -> bool:
    """More magenta than anything but yellow, and hardly any cyan or black."""
    return m >= 200 and y >= m // 3 and c <= m // 5 and k <= m // 5


def _black(dark: int, thin: bool) -> Ink:
    if dark <= 0:
        return WHITE
    if thin and dark > _DARK:
        return BLACK
    return Ink((0, 0, 0, dark), overprint=dark >= 1000)
