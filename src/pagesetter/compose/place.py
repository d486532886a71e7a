"""Puts set lines where they belong: items moved by an offset, run by run."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.display import GlyphRun, Group, Item
from pagesetter.geometry import Length


def moved(items: Sequence[Item], dx: Length, dy: Length) -> list[Item]:
    """Return the items moved; glyph runs directly, everything else inside one group."""
    if len(items) == 1 and isinstance(items[0], GlyphRun):  # most lines
        return [items[0].moved(dx, dy)]
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
