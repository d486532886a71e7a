"""Puts crop marks, register crosses, a colour bar and a slug round a page.

All of it stands outside the bleed, in registration ink but for the bar's patches. Plants that
impose by program want none of it: it is made only when asked for.
"""

from __future__ import annotations

from pagesetter.colour import REGISTRATION, Ink
from pagesetter.display import DisplayList, Group, Item
from pagesetter.export.placing import Move
from pagesetter.export.slug import MM, circle, patch, rule, set_line
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Rect

SLUG: Length = 12 * MM
"""Room round the bleed."""
_GAP: Length = 2 * MM
"""Marks begin this far off the bleed."""
_LENGTH: Length = 6 * MM
_PEN: Length = UNIT // 4
_PATCH: Length = 5 * MM

_PATCHES = (
    *(
        Ink(tuple(part if plate == on else 0 for plate in range(4)))  # type: ignore[arg-type]
        for on in range(4)
        for part in (1000, 800, 400)
    ),
    Ink((400, 400, 400, 0)),
)
"""Each ink solid, 80 % and 40 %, then a grey of three inks."""


def with_marks(page: DisplayList, fonts: FontBook, slug: str) -> DisplayList:
    """Return the page on a larger sheet with its marks; `slug` is the line at its head."""
    bleed = page.bleed
    width, height = bleed.width + 2 * SLUG, bleed.height + 2 * SLUG
    dx, dy = SLUG - bleed.x, SLUG - bleed.y
    trim, bleed = page.trim.moved(dx, dy), bleed.moved(dx, dy)
    items: list[Item] = [Group(Move(dx=dx, dy=dy).items(page.items), clip=bleed)]
    items += _crop_marks(trim, bleed)
    items += _crosses(trim, bleed)
    items += _bar(trim, bleed)
    line, _ = set_line(
        fonts, slug, "黑", 7 * UNIT, trim.x + 12 * MM, bleed.y - 4 * MM, ink=REGISTRATION
    )
    return DisplayList(page.label, width, height, trim, bleed, (*items, *line))


def _crop_marks(trim: Rect, bleed: Rect) -> list[Item]:
    items: list[Item] = []
    for x in (trim.x, trim.right):
        for near, way in ((bleed.y, -1), (bleed.bottom, 1)):
            start = near + way * _GAP
            items.append(rule(x, start, x, start + way * _LENGTH, _PEN, REGISTRATION))
    for y in (trim.y, trim.bottom):
        for near, way in ((bleed.x, -1), (bleed.right, 1)):
            start = near + way * _GAP
            items.append(rule(start, y, start + way * _LENGTH, y, _PEN, REGISTRATION))
    return items


def _crosses(trim: Rect, bleed: Rect) -> list[Item]:
    """A register cross in the middle of every edge."""
    off = _GAP + _LENGTH // 2
    middle_x, middle_y = trim.x + trim.width // 2, trim.y + trim.height // 2
    items: list[Item] = []
    for x, y in (
        (middle_x, bleed.y - off),
        (middle_x, bleed.bottom + off),
        (bleed.x - off, middle_y),
        (bleed.right + off, middle_y),
    ):
        arm = _LENGTH // 2
        items.append(rule(x - arm, y, x + arm, y, _PEN, REGISTRATION))
        items.append(rule(x, y - arm, x, y + arm, _PEN, REGISTRATION))
        items.append(circle(x, y, arm * 6 // 10, _PEN, REGISTRATION))
    return items


def _bar(trim: Rect, bleed: Rect) -> list[Item]:
    """The colour bar at the foot, beside the left crop mark."""
    y = bleed.bottom + _GAP + MM // 2
    x = trim.x + 12 * MM
    return [patch(Rect(x + i * _PATCH, y, _PATCH, _PATCH), ink) for i, ink in enumerate(_PATCHES)]
