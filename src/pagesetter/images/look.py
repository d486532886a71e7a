"""Tells from its pixels whether a picture has hue, and whether it is black-only line art.

Turns a decoded picture into three facts. QR codes, stamps and line drawings must stay sharp
and on the black plate alone (newspaper practice), so they are known by their look: no hue,
and hardly a tone between black and white.
"""

from __future__ import annotations

from itertools import groupby
from math import gcd
from typing import TYPE_CHECKING

from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

HUE = 10
"""Channels of a grey may differ by so much of 255: JPEG does not keep them quite equal."""
_TONES_PER_MILLE = 80
"""Line art has at most so many pixels between black and white: its softened edges."""
_INK_PER_MILLE = 2
"""And at least so many black ones: an almost empty picture is no drawing."""
_SOFT_PERCENT = 10
"""Line art with more softened pixels than this of its black ones keeps them as greys; cut
hard it would be ragged. A code that went through JPEG has few."""
_SAMPLED = 48
"""Rows and columns looked at for modules."""
_SMALL = 185
"""Largest QR code in modules with its margin: such line art has a pixel for each module."""


class Look(NamedTuple):
    gray: bool = False
    line_art: bool = False
    module: int = 0
    """Pixels of a module when the line art is built of squares, as a QR code is; else 0."""
    sharp: bool = False
    """Line art with few softened pixels: it loses nothing when it is cut to black and white."""
    margin: int = 0
    """Pixels of paper round the black of art built of modules, on its narrowest side."""


def is_gray(picture: Image) -> bool:
    """Tell whether no pixel has a hue; for CMYK, whether all is on the black plate."""
    if picture.mode in ("1", "L"):
        return True
    if picture.mode == "CMYK":
        return all(picture.getchannel(c).getextrema()[1] <= 2 for c in "CMY")  # type: ignore[operator]
    if picture.mode != "RGB":
        return False
    from PIL import ImageChops

    red, green, blue = picture.split()
    pairs = ((red, green), (green, blue), (blue, red))
    return all(ImageChops.difference(a, b).getextrema()[1] <= HUE for a, b in pairs)  # type: ignore[operator]


def grays(picture: Image) -> Image:
    """Return a picture without hue in mode L, 255 being paper."""
    if picture.mode == "CMYK":
        from PIL import ImageChops

        return ImageChops.invert(picture.getchannel("K"))
    return picture.convert("L")


def tones(gray: Image) -> tuple[int, int, int]:
    """Return how many pixels of an L picture are black, between and white."""
    counts = gray.histogram()
    return sum(counts[:64]), sum(counts[64:192]), sum(counts[192:])


def look(picture: Image) -> Look:
    """Return what the whole picture (mode 1, L, RGB, CMYK, LAB; full size) looks like."""
    if not is_gray(picture):
        return Look()
    gray = grays(picture)
    if picture.mode == "1":
        return _art(gray, True)
    black, between, white = tones(gray)
    total = black + between + white
    if between * 1000 > total * _TONES_PER_MILLE or black * 1000 < total * _INK_PER_MILLE:
        return Look(True)
    if not white:
        return Look(True)
    return _art(gray, is_sharp(black, between))


def _art(gray: Image, sharp: bool) -> Look:
    module = _module(gray)
    return Look(True, True, module, sharp, _margin(gray) if module else 0)


def _margin(gray: Image) -> int:
    box = gray.point(lambda value: 255 if value < 128 else 0).getbbox()
    if box is None:
        return 0
    left, top, right, bottom = box
    return min(left, top, gray.width - right, gray.height - bottom)


def is_sharp(black: int, between: int) -> bool:
    """Tell whether line art with so many black and softened pixels may be cut hard."""
    return between * 100 <= black * _SOFT_PERCENT


def _module(gray: Image) -> int:
    """Return the common divisor of the runs of black and white along sampled lines, or 0.

    The first and last run of a line are the margin and may have been cut anywhere.
    """
    from PIL.Image import Transpose

    width, height = gray.size
    common = 0
    for side, across, along in (
        (gray, width, height),
        (gray.transpose(Transpose.TRANSPOSE), height, width),
    ):
        for n in range(0, along, max(1, along // _SAMPLED)):
            line = side.crop((0, n, across, n + 1)).tobytes()
            runs = [len(list(same)) for _, same in groupby(line, lambda value: value >= 128)]
            common = gcd(common, *runs[1:-1])
            if common == 1:
                return 1 if max(width, height) <= _SMALL else 0
    return common
