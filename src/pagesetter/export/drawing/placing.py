"""A drawing on the page: its shapes as items of the display list, in inks, at their size.

Colours without hue become black ink, others go through the press's profile like a picture's.
Knows no XML.
"""

from __future__ import annotations

from collections.abc import Iterator

from pagesetter.colour import Ink
from pagesetter.display import FillPath, Group, Item, Path, StrokePath
from pagesetter.export.drawing.reading import Drawing, Shape
from pagesetter.export.drawing.style import Colour
from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.images.look import HUE

_FAR = 1 << 31
"""No place lies further from the page than this."""


class Inks(dict[Colour, Ink]):
    """Colours of a drawing as inks by a press profile (ICC bytes)."""

    def __init__(self, press: bytes) -> None:
        super().__init__()
        self._press = press

    def __missing__(self, colour: Colour) -> Ink:
        ink = self[colour] = _ink(colour, self._press)
        return ink


def _ink(colour: Colour, press: bytes) -> Ink:
    kind, numbers = colour
    if kind == "cmyk":
        c, m, y, k = (round(n * 1000) for n in numbers)
        return Ink((c, m, y, k))
    r, g, b = (max(0, min(255, round(n))) for n in numbers)
    if max(r, g, b) - min(r, g, b) <= HUE:
        return Ink((0, 0, 0, 1000 - (r + g + b) * 1000 // 765))
    from PIL import Image

    from pagesetter.images.inks import limited, separated
    from pagesetter.images.preparing import INK_GOAL

    one = limited(separated(Image.new("RGB", (1, 1), (r, g, b)), None, press), INK_GOAL)
    c, m, y, k = (value * 1000 // 255 for value in one.tobytes())
    return Ink((c, m, y, k))


def drawn(drawing: Drawing, box: Rect, clip: Rect, inks: Inks) -> Group:
    """Return the drawing filling `box` of the page, of which `clip` shows."""
    left, top, width, height = drawing.box
    across, down = box.width / width, box.height / height

    def x(value: float) -> Length:
        return _held(box.x + (value - left) * across)

    def y(value: float) -> Length:
        return _held(box.y + (value - top) * down)

    items: list[Item] = []
    for shape in drawing.shapes:
        path: Path = tuple(
            (kind, *(y(n) if i % 2 else x(n) for i, n in enumerate(numbers)))
            for kind, numbers in shape.segments
        )
        made = list(_painted(shape, path, across, inks))
        if shape.clip is None:
            items += made
        else:
            west, north, east, south = shape.clip
            wide, high = max(0, x(east) - x(west)), max(0, y(south) - y(north))
            shows = Rect(x(west), y(north), wide, high)
            items.append(Group(tuple(made), clip=shows))
    return Group(tuple(items), clip=clip)


def _held(value: float) -> Length:
    return round(max(-_FAR, min(_FAR, value)))


def _painted(shape: Shape, path: Path, scale: float, inks: Inks) -> Iterator[Item]:
    if shape.fill is not None:
        yield FillPath(path, inks[shape.fill], shape.even_odd)
    if shape.stroke is not None:
        width = max(1, _held(shape.width * scale))
        dash = tuple(max(0, _held(one * scale)) for one in shape.dash)
        yield StrokePath(path, width, inks[shape.stroke], dash if any(dash) else (), shape.cap,
                         shape.join)  # fmt: skip


def size_of(drawing: Drawing) -> tuple[Length, Length]:
    """Return width and height as lengths, a CSS pixel being 0.75 pt."""
    _, _, width, height = drawing.box
    return max(1, round(width * UNIT * 3 / 4)), max(1, round(height * UNIT * 3 / 4))
