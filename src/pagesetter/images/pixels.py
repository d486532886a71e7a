"""Turns a picture's bytes into the pixels to print: cropped, scaled, upright, on white.

Scales first, before any colour is touched: a phone's photograph has ten times the pixels a
newspaper column can print. Knows nothing of inks.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.images.decode import flattened, open_picture, reading
from pagesetter.images.geometry import Crop, stored_crop, stored_size
from pagesetter.images.probing import Probe

if TYPE_CHECKING:
    from PIL.Image import Image


def photograph(
    data: bytes, file: str, probe: Probe, crop: Crop, wanted: tuple[int, int]
) -> tuple[Image, bytes | None]:
    """Return the crop in `wanted` pixels (mode 1, L, RGB, CMYK, LAB) and its embedded profile."""
    from PIL.Image import Resampling

    picture = open_picture(data, file)
    if probe.orientation >= 5:
        wanted = wanted[1], wanted[0]
    box = stored_crop(probe, crop)
    with reading(file):
        _draft(picture, box, wanted, probe.gray)
        picture.load()
    profile = picture.info.get("icc_profile")
    flat = flattened(picture, file)
    if flat.mode == "1":
        flat = flat.convert("L")
    scale = stored_size(probe)[0] / flat.width, stored_size(probe)[1] / flat.height
    part = box[0] / scale[0], box[1] / scale[1], box[2] / scale[0], box[3] / scale[1]
    if wanted == (box[2] - box[0], box[3] - box[1]) == (part[2] - part[0], part[3] - part[1]):
        scaled = flat.crop(box)
    else:
        scaled = flat.resize(wanted, Resampling.LANCZOS, part, reducing_gap=2.0)
    return upright(scaled, probe.orientation), profile


def as_it_is(data: bytes, file: str, probe: Probe, crop: Crop) -> Image:
    """Return the crop pixel by pixel, nothing smoothed."""
    picture = open_picture(data, file)
    with reading(file):
        picture.load()
    return upright(flattened(picture, file).crop(stored_crop(probe, crop)), probe.orientation)


def _draft(picture: Image, box: Crop, wanted: tuple[int, int], gray: bool) -> None:
    """Let a JPEG decode at the half, quarter or eighth that still has the pixels wanted."""
    if picture.format != "JPEG":
        return
    across = -(-picture.width * wanted[0] // (box[2] - box[0]))
    down = -(-picture.height * wanted[1] // (box[3] - box[1]))
    picture.draft("L" if gray and picture.mode == "RGB" else picture.mode, (across, down))


def upright(picture: Image, orientation: int) -> Image:
    """Return the picture as it is to be seen (EXIF 2.3, tag 0x0112)."""
    from PIL.Image import Transpose

    turns = {
        2: Transpose.FLIP_LEFT_RIGHT,
        3: Transpose.ROTATE_180,
        4: Transpose.FLIP_TOP_BOTTOM,
        5: Transpose.TRANSPOSE,
        6: Transpose.ROTATE_270,
        7: Transpose.TRANSVERSE,
        8: Transpose.ROTATE_90,
    }
    return picture.transpose(turns[orientation]) if orientation in turns else picture
