"""What was composed, moved to where it would be composed now.

Loaded only by who composes again and again.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import assert_never

from pagesetter.display import FillPath, GlyphRun, Group, Item, Link, PlaceImage, StrokePath, Tag
from pagesetter.geometry import Length


def shifted(items: Iterable[Item], dx: Length, dy: Length) -> list[Item]:
    """Items moved, each in the form it has."""
    moved: list[Item] = []
    for item in items:
        if isinstance(item, GlyphRun):
            moved.append(item.moved(dx, dy))
        elif isinstance(item, Tag):
            moved.append(Tag(item.kind, tuple(shifted(item.items, dx, dy)), item.name, item.key))
        elif isinstance(item, FillPath | StrokePath):
            moved.append(item._replace(path=tuple(_segment(s, dx, dy) for s in item.path)))
        elif isinstance(item, PlaceImage):
            moved.append(item._replace(box=item.box.moved(dx, dy), clip=item.clip.moved(dx, dy)))
        elif isinstance(item, Link):
            moved.append(item._replace(box=item.box.moved(dx, dy)))
        elif isinstance(item, Group):
            clip = item.clip.moved(dx, dy) if item.clip is not None else None
            moved.append(item._replace(dx=item.dx + dx, dy=item.dy + dy, clip=clip))
        else:
            assert_never(item)
    return moved


def _segment(segment: tuple[str | Length, ...], dx: Length, dy: Length) -> tuple[str | Length, ...]:
    """A segment of a path moved: its letter, then x and y in turns."""
    return tuple(
        value if isinstance(value, str) else value + (dx if at % 2 else dy)
        for at, value in enumerate(segment)
    )
