"""Turns text into outlines 转曲: the same shapes at the same places, in the same inks.

For plants with old RIPs and for faces whose makers forbid embedding. What is outlined can no
longer be searched or copied, so it is done only when asked for.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Path,
    StrokePath,
    Tag,
)
from pagesetter.display.walk import edged
from pagesetter.fonts import FontBook, FontFace
from pagesetter.geometry import Length, ratio

TITLES = frozenset(("headline", "kicker", "deck", "subhead"))


def outlined(
    page: DisplayList, fonts: FontBook, which: str, faces: Set[str] = frozenset()
) -> DisplayList:
    """Return the page with its `titles` or `all` of its text as filled paths.

    `faces` are the keys of those whose text is meant; without any, of every one.
    """
    return page._replace(items=_items(page.items, fonts, which == "all", faces))


def _items(
    items: Sequence[Item], fonts: FontBook, inside: bool, faces: Set[str]
) -> tuple[Item, ...]:
    done: list[Item] = []
    within = False
    for item in items:
        if isinstance(item, GlyphRun) and inside and (not faces or item.face in faces):
            if item.outline is not None and not within:
                for run in edged(items, item):
                    done += _edge(run, fonts.face(run.face))
            within = item.outline is not None
            done += _glyphs(item, fonts.face(item.face))
        elif isinstance(item, Tag):
            within = inside or item.kind in TITLES
            done.append(item._replace(items=_items(item.items, fonts, within, faces)))
        elif isinstance(item, Group):
            done.append(item._replace(items=_items(item.items, fonts, inside, faces)))
        else:
            done.append(item)
    return tuple(done)


def _glyphs(run: GlyphRun, face: FontFace) -> list[Item]:
    """The glyphs of a run, filled by the non-zero rule as the RIP does, or hollow."""
    path, line = run_path(run, face), run.outline
    if not path:
        return []
    if line is not None and line.hollow:
        return [StrokePath(path, line.pen, line.ink, join="round")]
    return [FillPath(path, run.ink)]


def _edge(run: GlyphRun, face: FontFace) -> list[Item]:
    """The line below the glyphs of a run, and its ink all under them."""
    path, line = run_path(run, face), run.outline
    if not path or line is None:
        return []
    return [FillPath(path, line.ink), StrokePath(path, line.pen, line.ink, join="round")]


def run_path(run: GlyphRun, face: FontFace) -> Path:
    """One path of all glyphs of a run, where they stand."""
    if run.vertical == "turned":
        from pagesetter.display.turning import turned_path

        return turned_path(run_path(run._replace(x=0, y=0, vertical=""), face), run.x, run.y)
    segments: list[tuple[str | Length, ...]] = []
    upem = face.upem
    for i, gid in enumerate(run.gids):
        x = run.x + run.xs[i]
        y = run.y + (run.ys[i] if run.ys is not None else 0)
        for segment in face.outline(gid):
            places = [
                y - ratio(n * run.size, upem)
                if k % 2
                else x + ratio(n * run.size * run.hscale, upem * 1000)
                for k, n in enumerate(n for n in segment[1:] if isinstance(n, int))
            ]
            segments.append((segment[0], *places))
    return tuple(segments)
