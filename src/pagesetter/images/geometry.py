"""Arithmetic of a picture on the page: crop, pixels wanted, resolution. Whole numbers only.

Turns pixels and lengths into each other. Knows no file and no Pillow. A crop is (left, top,
right, bottom) in pixels of the picture as it is seen, after EXIF orientation.
"""

from __future__ import annotations

from pagesetter.geometry import UNIT, Length
from pagesetter.geometry.length import ratio
from pagesetter.images.probing import Probe

Crop = tuple[int, int, int, int]
Size = tuple[Length, Length]

_INCH = 72 * UNIT
_KEEP = 120
"""Percent: so little above the pixels wanted, they are left as they are. Scaling by a hair
costs more sharpness than it saves ink."""


def whole(probe: Probe) -> Crop:
    """Return the crop that leaves all."""
    return 0, 0, probe.width, probe.height


def checked(probe: Probe, crop: Crop | None) -> Crop:
    """Return the crop, all of the picture for None; ValueError when it leaves the picture."""
    if crop is None:
        return whole(probe)
    left, top, right, bottom = crop
    if not (0 <= left < right <= probe.width and 0 <= top < bottom <= probe.height):
        raise ValueError(f"crop {crop} of a picture of {probe.width} by {probe.height}")
    return crop


def effective_ppi(probe: Probe, crop: Crop | None, size: Size) -> int:
    """Return the pixels to an inch on the page, the lesser of both directions, rounded half up."""
    left, top, right, bottom = checked(probe, crop)
    width, height = size
    return min(ratio((right - left) * _INCH, width), ratio((bottom - top) * _INCH, height))


def widest(probe: Probe, crop: Crop | None, size: Size, ppi: int) -> Length:
    """Return the greatest width, at the proportions of `size`, that still has `ppi` both ways."""
    left, top, right, bottom = checked(probe, crop)
    width, height = size
    across = (right - left) * _INCH // ppi
    down = (bottom - top) * _INCH // ppi
    return min(across, down * width // height)


def pixels_wanted(crop: Crop, size: Size, ppi: int) -> tuple[int, int]:
    """Return the pixels to print a crop with: `ppi`, or its own when it has few more, or fewer."""
    left, top, right, bottom = crop
    return _wanted(right - left, size[0], ppi), _wanted(bottom - top, size[1], ppi)


def _wanted(pixels: int, length: Length, ppi: int) -> int:
    wanted = max(1, ratio(length * ppi, _INCH))
    return pixels if pixels * 100 <= wanted * _KEEP else wanted


def stored_size(probe: Probe) -> tuple[int, int]:
    """Return width and height as they are in the file, before orientation."""
    if probe.orientation >= 5:
        return probe.height, probe.width
    return probe.width, probe.height


def stored_crop(probe: Probe, crop: Crop) -> Crop:
    """Return the crop in pixels of the file (EXIF 2.3, tag 0x0112: where row 0, column 0 are)."""
    left, top, right, bottom = crop
    width, height = probe.width, probe.height
    return {
        1: (left, top, right, bottom),
        2: (width - right, top, width - left, bottom),
        3: (width - right, height - bottom, width - left, height - top),
        4: (left, height - bottom, right, height - top),
        5: (top, left, bottom, right),
        6: (top, width - right, bottom, width - left),
        7: (height - bottom, width - right, height - top, width - left),
        8: (height - bottom, left, height - top, right),
    }[probe.orientation]
