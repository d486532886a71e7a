"""Takes one plate out of a page: what prints black there stays as black, all else is paper.

Display list in, display list out, without a renderer of PDF. Pictures are only named anew: whoever
paints them asks for their plate by that name. Knows no file and no screen.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagesetter.colour import Ink
from pagesetter.display import (
    DisplayList,
    GlyphRun,
    Group,
    Item,
    Link,
    PlaceImage,
    Tag,
)

PROCESS = ("Cyan", "Magenta", "Yellow", "Black")


def plate_of(page: DisplayList, plate: str) -> DisplayList:
    """Return what one plate of a page prints, as tints of black.

    `plate` is one of `PROCESS` or the name of a spot ink. What overprints leaves the plates of
    other inks as they are, all else clears them (ISO 32000-1, 8.6.7, with OPM 1). A picture is
    called as `picture_key` says.
    """
    return page._replace(items=_items(page.items, plate))


def picture_key(plate: str, key: str) -> str:
    """The name of a picture on one plate."""
    return f"{plate}\n{key}"


def amount(ink: Ink, plate: str) -> int:
    """How much of a plate an ink prints with, in per mille."""
    if ink.kind == "registration":
        return ink.tint
    if ink.kind == "spot":
        return ink.tint if ink.name == plate else 0
    return ink.cmyk[PROCESS.index(plate)] if plate in PROCESS else 0


def spot_plates(page: DisplayList) -> tuple[str, ...]:
    """Return the names of the spot inks of a page, in the order they are first used."""
    names = (ink.name for ink in _inks(page.items) if ink.kind == "spot")
    return tuple(dict.fromkeys(names))


def _inks(items: Iterable[Item]) -> Iterator[Ink]:
    for item in items:
        if isinstance(item, Group | Tag):
            yield from _inks(item.items)
        elif not isinstance(item, Link) and item.ink is not None:
            yield item.ink
            if isinstance(item, GlyphRun) and item.outline is not None:
                yield item.outline.ink


def _items(items: Iterable[Item], plate: str) -> tuple[Item, ...]:
    made = (_item(item, plate) for item in items)
    return tuple(item for item in made if item is not None)


def _item(item: Item, plate: str) -> Item | None:
    if isinstance(item, Group | Tag):
        return item._replace(items=_items(item.items, plate))
    if isinstance(item, Link):
        return None
    if isinstance(item, PlaceImage) and item.ink is None:
        return item._replace(key=picture_key(plate, item.key))
    if isinstance(item, GlyphRun) and item.outline is not None:
        return _edged(item, plate)
    ink = _plated(item.ink, plate) if item.ink is not None else None
    return None if ink is None else item._replace(ink=ink)


def _edged(run: GlyphRun, plate: str) -> GlyphRun | None:
    """Type with an outline: where its own ink prints nothing, that of the line lies under it."""
    assert run.outline is not None
    line, ink = _plated(run.outline.ink, plate), _plated(run.ink, plate)
    if line is None:
        kept = None if run.outline.hollow or ink is None else ink
        return None if kept is None else run._replace(ink=kept, outline=None)
    return run._replace(ink=ink or line, outline=run.outline._replace(ink=line))


def _plated(ink: Ink, plate: str) -> Ink | None:
    """What an ink leaves on the plate; None where it overprints and so leaves it alone."""
    prints = amount(ink, plate)
    return None if ink.overprint and not prints else Ink((0, 0, 0, prints))
