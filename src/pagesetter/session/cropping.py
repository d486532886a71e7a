"""The part of a picture that shows, moved and enlarged by hand; in per mille and percent.

The other way round from `compose.boxes.pictures.fitted`: from where the picture is to lie to
the focus and zoom that put it there. Pure functions; they know sizes, no pixels.
"""

from __future__ import annotations

from pagesetter.display import DisplayList, PlaceImage
from pagesetter.display.walk import images, tags
from pagesetter.geometry import Length
from pagesetter.model import Picture

LEAST, MOST = 10, 1000
"""Percent of zoom that the files can say."""


def placed_pictures(page: DisplayList, box: str) -> list[PlaceImage]:
    """The pictures of a box as they lie on a page, in order."""
    return [
        image for tag in tags(page.items, "figure") if tag.key == box
        for image in images(tag.items)
    ]  # fmt: skip


def panned(picture: Picture, placed: PlaceImage, dx: Length, dy: Length) -> Picture:
    """The picture moved under its room by lengths, as far as it covers it."""
    return picture._replace(focus=_focus(picture, placed, 1, 1, dx, dy))


def zoomed(
    picture: Picture, placed: PlaceImage, percent: int, at: tuple[Length, Length]
) -> Picture:
    """The picture at another zoom, the point of it under `at` staying there where it can."""
    zoom = max(LEAST, min(MOST, percent))
    lies = placed.box
    dx = -(at[0] - lies.x) * (zoom - picture.zoom) // picture.zoom
    dy = -(at[1] - lies.y) * (zoom - picture.zoom) // picture.zoom
    focus = _focus(picture, placed, zoom, picture.zoom, dx, dy)
    return picture._replace(zoom=zoom, focus=focus)


def _focus(
    picture: Picture, placed: PlaceImage, num: int, den: int, dx: Length, dy: Length
) -> tuple[int, int]:
    """The focus of a picture num/den as large whose corner moves by (dx, dy)."""
    lies, shows = placed.box, placed.clip
    width, height = lies.width * num // den, lies.height * num // den
    return (
        _along(picture.focus[0], lies.x + dx, width, shows.x, shows.width),
        _along(picture.focus[1], lies.y + dy, height, shows.y, shows.height),
    )


def _along(focus: int, start: Length, length: Length, room: Length, width: Length) -> int:
    """The point of the picture, in per mille, that comes to the middle of the room."""
    if length <= width:
        return focus
    start = min(room, max(start, room + width - length))
    return max(0, min(1000, round((2 * room + width - 2 * start) * 500 / length)))
