"""Walks a display list in painting order, flattening groups and tags."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagesetter.display.items import GlyphRun, Group, Item, PlaceImage, Tag
from pagesetter.geometry import Length


def flatten(
    items: Iterable[Item], dx: Length = 0, dy: Length = 0
) -> Iterator[tuple[Item, Length, Length]]:
    """Yield (leaf item, dx, dy) with the offset of all groups round it. Clips are not applied."""
    for item in items:
        if isinstance(item, Group):
            yield from flatten(item.items, dx + item.dx, dy + item.dy)
        elif isinstance(item, Tag):
            yield from flatten(item.items, dx, dy)
        else:
            yield item, dx, dy


def runs(items: Iterable[Item]) -> list[GlyphRun]:
    """Return every glyph run in painting order, wherever it stands."""
    found: list[GlyphRun] = []
    _gather(items, found)
    return found


def _gather(items: Iterable[Item], found: list[GlyphRun]) -> None:
    before: object = None
    """What the last group without any holds: cells of a border's side are looked at once."""
    for item in items:
        kind = type(item)  # isinstance takes thrice the time, and a border has many groups
        if kind is GlyphRun:
            found.append(item)  # type: ignore[arg-type]
        elif kind is Tag:
            _gather(item.items, found)  # type: ignore[union-attr]
        elif kind is Group and item.items is not before:  # type: ignore[union-attr]
            count = len(found)
            _gather(item.items, found)  # type: ignore[union-attr]
            before = item.items if count == len(found) else None  # type: ignore[union-attr]


def edged(items: Iterable[Item], first: GlyphRun) -> list[GlyphRun]:
    """Return those of the outlined runs that stand together from `first` on (one of `items`)
    whose line lies below them.

    Painters draw all these lines before the first of the glyphs, so that none cuts into the
    glyph beside it.
    """
    found: list[GlyphRun] = []
    begun = False
    for item in items:
        begun = begun or item is first
        if begun:
            if not isinstance(item, GlyphRun) or item.outline is None:
                break
            if not item.outline.hollow:
                found.append(item)
    return found


def glyph_runs(items: Iterable[Item]) -> Iterator[GlyphRun]:
    """Yield every glyph run at its absolute place on the sheet."""
    for item, dx, dy in flatten(items):
        if isinstance(item, GlyphRun):
            yield item.moved(dx, dy) if dx or dy else item


def images(items: Iterable[Item]) -> list[PlaceImage]:
    """Return every picture in painting order, as it lies in its group."""
    found: list[PlaceImage] = []
    _gather_images(items, found)
    return found


def _gather_images(items: Iterable[Item], found: list[PlaceImage]) -> None:
    before: object = None
    """What the last group without any holds: cells of a border's side are looked at once."""
    for item in items:
        kind = type(item)
        if kind is GlyphRun:
            continue  # nearly all there is
        if kind is PlaceImage:
            found.append(item)  # type: ignore[arg-type]
        elif kind is Tag:
            _gather_images(item.items, found)  # type: ignore[union-attr]
        elif kind is Group and item.items is not before:  # type: ignore[union-attr]
            count = len(found)
            _gather_images(item.items, found)  # type: ignore[union-attr]
            before = item.items if count == len(found) else None  # type: ignore[union-attr]


def tags(items: Iterable[Item], *kinds: str) -> list[Tag]:
    """Return the tags of these kinds in order, looking inside groups and other tags."""
    found: list[Tag] = []
    _gather_tags(items, kinds, found)
    return found


def _gather_tags(items: Iterable[Item], kinds: tuple[str, ...], found: list[Tag]) -> None:
    before: object = None
    """What the last group without any holds: cells of a border's side are looked at once."""
    for item in items:
        kind = type(item)
        if kind is GlyphRun:
            continue  # nearly all there is
        if kind is Tag:
            if item.kind in kinds:  # type: ignore[union-attr]
                found.append(item)  # type: ignore[arg-type]
            _gather_tags(item.items, kinds, found)  # type: ignore[union-attr]
        elif kind is Group and item.items is not before:  # type: ignore[union-attr]
            count = len(found)
            _gather_tags(item.items, kinds, found)  # type: ignore[union-attr]
            before = item.items if count == len(found) else None  # type: ignore[union-attr]
