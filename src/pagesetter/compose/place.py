"""Puts set lines where they belong: items moved by an offset, run by run."""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.display import GlyphRun, Group, Item
from pagesetter.geometry import Length


def moved(items: Iterable[Item], dx: Length, dy: Length) -> list[Item]:
    """Return the items moved; glyph runs directly, everything else inside one group."""
    runs: list[Item] = []
    others: list[Item] = []
    for item in items:
        if isinstance(item, GlyphRun):
            runs.append(item.moved(dx, dy))
        else:
            others.append(item)
    if others:
        runs.append(Group(tuple(others), dx, dy))
    return runs
