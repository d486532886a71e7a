"""Turns pixels of colour into pixels of ink: CMYK for newsprint, or black alone.

Colour goes through LittleCMS from the picture's profile (sRGB without one) to the press's,
relative colorimetric with black point compensation. What has no hue stays on the black plate.
The total of the inks is held at every pixel. Knows nothing of files and pages; no numpy.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from PIL.Image import Image
    from PIL.ImageCms import ImageCmsProfile, ImageCmsTransform


def separated(picture: Image, source: bytes | None, press: bytes) -> Image:
    """Return an RGB or LAB picture in CMYK by the profile `press`.

    `source` is the picture's own profile; a useless one counts as none.
    """
    return _transform(_own(picture.mode, source), picture.mode, press, "CMYK").apply(picture)


def blackened(picture: Image, source: bytes | None, press: bytes) -> Image:
    """Return a picture of any mode in greys (L) for the black plate alone.

    An sRGB grey and the same value of black ink differ little on newsprint: its curve of 26 %
    gain is close to sRGB's. So colour is brought to sRGB, and its luma is the tone.
    """
    if picture.mode == "CMYK":
        picture = _transform(press, "CMYK", None, "RGB").apply(picture)
    elif picture.mode == "LAB":
        return picture.getchannel(0)
    elif picture.mode == "RGB" and _own("RGB", source):
        picture = _transform(source, "RGB", None, "RGB").apply(picture)
    return picture.convert("L")


def shown(picture: Image, press: bytes) -> Image:
    """Return CMYK as a screen shows the print (RGB, sRGB)."""
    return _transform(press, "CMYK", None, "RGB").apply(picture)


def can_separate(press: bytes) -> bool:
    """Tell whether LittleCMS can turn sRGB into CMYK by these bytes of a profile."""
    try:
        _transform(None, "RGB", press, "CMYK")
    except (OSError, ValueError):
        return False
    return True


def most_ink(picture: Image) -> int:
    """Return the highest total of the four inks at any pixel, in 1/255 of one solid."""
    from PIL import ImageMath

    cyan, magenta, yellow, black = picture.split()
    total = ImageMath.lambda_eval(
        lambda ink: ink["c"] + ink["m"] + ink["y"] + ink["k"],
        c=cyan, m=magenta, y=yellow, k=black,
    )  # fmt: skip
    return int(total.getextrema()[1])


def limited(picture: Image, limit: int) -> Image:
    """Return the picture with no pixel above `limit` (in 1/255 of one solid).

    Black stays; cyan, magenta and yellow of a pixel that has too much shrink alike, rounded
    down. Others stay as they are.
    """
    from PIL import Image, ImageMath

    cyan, magenta, yellow, black = picture.split()
    colour = ImageMath.lambda_eval(
        lambda ink: ink["c"] + ink["m"] + ink["y"], c=cyan, m=magenta, y=yellow
    )
    room = ImageMath.lambda_eval(
        lambda ink: ink["min"](ink["all"], limit - ink["k"]), all=colour, k=black
    )

    def shrunk(plate: Image.Image) -> Image.Image:
        smaller: Image.Image = ImageMath.lambda_eval(
            lambda ink: ink["convert"](
                ink["one"] * ink["room"] / ink["max"](ink["all"], 1), "L"
            ),
            one=plate, room=room, all=colour,
        )  # fmt: skip
        return smaller

    return Image.merge("CMYK", (shrunk(cyan), shrunk(magenta), shrunk(yellow), black))


def _own(mode: str, source: bytes | None) -> bytes | None:
    """Return the picture's own profile if LittleCMS can use it for this mode, else None."""
    if not source or mode != "RGB" or source[16:20] != b"RGB ":
        return None
    try:
        _transform(source, "RGB", None, "RGB")
    except (OSError, ValueError):
        return None
    return source


@lru_cache(maxsize=8)
def _transform(
    source: bytes | None, source_mode: str, target: bytes | None, target_mode: str
) -> ImageCmsTransform:
    """Return the way from one profile to another; None means sRGB (or Lab, by the mode)."""
    from PIL import ImageCms

    try:
        return ImageCms.buildTransform(
            _profile(source, source_mode),
            _profile(target, target_mode),
            source_mode,
            target_mode,
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
    except ImageCms.PyCMSError as error:
        raise ValueError(str(error)) from error


def _profile(data: bytes | None, mode: str) -> ImageCmsProfile:
    from io import BytesIO

    from PIL import ImageCms

    if data is None:
        return ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB" if mode == "LAB" else "sRGB"))
    return ImageCms.ImageCmsProfile(BytesIO(data))
