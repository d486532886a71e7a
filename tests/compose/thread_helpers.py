"""Short ways to look at stories in their frames."""

from __future__ import annotations

from build import (
    PITCH,
    PT,
    all_tags,
    article,
    composed,
    han,
    line_top,
    page,
    story,
)

from pagesetter.compose import ComposedPage, Composition
from pagesetter.display.bounds import bounds
from pagesetter.fonts import FontBook
from pagesetter.model import Frame


def lines(made: ComposedPage) -> list[tuple[str, float, int, int]]:
    """(frame, left edge in pt, grid line, characters) of every line of text."""
    return [
        (line.frame, line.box.x / PT, 1 + (line.box.y - line_top(1)) // PITCH,
         line.end - line.start)
        for line in made.lines
    ]  # fmt: skip


def set_in(fonts: FontBook, count: int, *frames: Frame) -> Composition:
    return composed(fonts, page(story("s1", "a", *frames)), article("a", [han(count)]))


def rules_of(made: Composition) -> list[tuple[float, float, float]]:
    """(middle, top, foot) in pt of every rule on the first page."""
    found = []
    for tag in all_tags(made.pages[0].display.items, "furniture"):
        box = bounds(tag.items)
        assert box is not None
        found.append(((box.x + box.width // 2) / PT, box.y / PT, box.bottom / PT))
    return found
