"""Turns a finished picture into what a screen shows of its print.

The canvas paints the same inks the press gets, through the press's profile, so that a dull
blue is dull before it is printed. Knows no window.
"""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from pagesetter.images.preparing import Prepared, press_profile

if TYPE_CHECKING:
    from PIL.Image import Image


def screen(prepared: Prepared, profile: str | None = None) -> tuple[int, int, bytes]:
    """Return width, height and sRGB, three bytes a pixel, rows from the top without padding.

    `profile` is the press's ICC file (None: the program's own). Raises `profile-unusable`.
    """
    from pagesetter.images.inks import shown

    picture = pixels(prepared)
    if picture.mode == "CMYK":
        picture = shown(picture, press_profile(profile))
    return prepared.width, prepared.height, picture.convert("RGB").tobytes()


def pixels(prepared: Prepared) -> Image:
    """Return the finished picture in mode 1, L or CMYK, as a reader of the PDF decodes it."""
    from PIL.Image import frombytes

    from pagesetter.images.streams import unpacked

    if prepared.filter == "DCTDecode":
        return unpacked(prepared.data)
    mode = "CMYK" if prepared.colour_space == "DeviceCMYK" else "1" if prepared.bits == 1 else "L"
    return frombytes(mode, (prepared.width, prepared.height), zlib.decompress(prepared.data))
