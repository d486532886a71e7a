"""Short ways to look at boxes on a page."""

from __future__ import annotations

from build import (
    PT,
    composed,
    keyed,
    page,
    pt,
    runs,
    values,
)

from pagesetter.compose import ComposedPage, Composition
from pagesetter.display.bounds import bounds
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Box, Row


def with_box(fonts: FontBook, *boxes: Box, **given: object) -> Composition:
    return composed(fonts, page(boxes=boxes), **given)  # type: ignore[arg-type]


def place(made: ComposedPage, key: str) -> Rect:
    """What is hung on the page under an id covers this, in pt."""
    box = bounds(keyed(made, key))
    assert box is not None
    return Rect(*(round(v / PT, 2) for v in box))  # type: ignore[arg-type]


def baselines(made: ComposedPage, key: str) -> list[float]:
    found = dict.fromkeys(run.y for run in runs(keyed(made, key)))
    return [round(y / PT, 2) for y in found]


def row(text: str, size: int = 10, **given: object) -> Row:
    return Row(text, values=values(size=pt(size)), **given)  # type: ignore[arg-type]
