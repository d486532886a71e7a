"""Pictures inside a foreign PDF as greys of the black plate.

Turns an image stream of pikepdf (ISO 32000-1, 8.9) in place: palettes by their entries, pixels
by the weights the page's own inks have, so that a picture and a ground of one colour stay one
tone. Knows no page.
"""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any

import pikepdf

from pagesetter.export.artwork.streams import Damaged, TooMuch, filters_of
from pagesetter.export.artwork.tones import CMYK, GRAY, RGB, CannotTurn, Tone, tone_of

if TYPE_CHECKING:
    from PIL.Image import Image

_PIXELS = 100_000_000
_MODES = {1: "L", 3: "RGB", 4: "CMYK"}


def blacken_image(image: Any, resources: Any) -> None:
    """Turn an image into greys. Raises CannotTurn, Damaged, TooMuch."""
    if bool(image.get("/ImageMask", False)):
        return
    space = image.get("/ColorSpace")
    tone = tone_of(space, resources) if space is not None else None
    if tone is GRAY:
        image["/ColorSpace"] = pikepdf.Name.DeviceGray
        return
    if tone is not None and tone.palette:
        most = len(tone.palette) - 1
        image["/ColorSpace"] = pikepdf.Array(
            [pikepdf.Name.Indexed, pikepdf.Name.DeviceGray, most, pikepdf.String(tone.palette)]
        )
        return
    if getattr(image.get("/Mask"), "_type_name", "") == "array":
        raise CannotTurn("key")
    if "/Matte" in image.get("/SMask", {}):
        raise CannotTurn("picture")
    if int(image["/Width"]) * int(image["/Height"]) > _PIXELS:
        raise TooMuch
    gray = _gray(_samples(image, tone), image, tone)
    for key in ("/Decode", "/DecodeParms"):
        if key in image:
            del image[key]
    image["/ColorSpace"] = pikepdf.Name.DeviceGray
    image["/BitsPerComponent"] = 8
    from pagesetter.images.streams import packed

    _, stream = packed(gray, 0)
    image.write(stream.data, filter=pikepdf.Name(f"/{stream.filter}"))


def _samples(image: Any, tone: Tone | None) -> Image:
    """The samples of an image as they lie in the file, before its /Decode."""
    from PIL import Image as Pillow

    filters = filters_of(image)
    if filters and filters[-1] in ("DCTDecode", "JPXDecode"):
        if len(filters) > 1:
            raise CannotTurn("picture")
        try:
            with Pillow.open(BytesIO(image.read_raw_bytes()), formats=("JPEG", "JPEG2000")) as made:
                made.load()
        except (OSError, ValueError, SyntaxError, Pillow.DecompressionBombError):
            raise Damaged from None
        if made.mode == "CMYK" and filters[-1] == "DCTDecode":
            return made.point([255 - n for n in range(256)] * 4)  # Pillow's are turned round
        return made
    bits, many = int(image.get("/BitsPerComponent", 8)), tone.components if tone else 0
    size = int(image["/Width"]), int(image["/Height"])
    if bits not in (8, 16) or many not in _MODES:
        raise CannotTurn("picture")
    try:
        data = image.read_bytes()
    except pikepdf.PdfError:
        raise Damaged from None
    if bits == 16:
        data = data[::2]
    wanted = size[0] * size[1] * many
    return Pillow.frombytes(_MODES[many], size, data[:wanted].ljust(wanted, b"\0"))


def _gray(samples: Image, image: Any, tone: Tone | None) -> Image:
    """The samples as greys, 255 paper."""
    from PIL import ImageChops

    bands = len(samples.getbands())
    if tone is None:
        tone = {"L": GRAY, "RGB": RGB, "CMYK": CMYK}.get(samples.mode)
    if tone is None or tone.components != bands:
        raise CannotTurn("picture")
    decode = [float(one) for one in image.get("/Decode", (0, 1) * bands)]
    if tone.components == 1:
        low, high = decode[:2]
        tones = [tone.gray([low + (high - low) * n / 255]) for n in range(256)]
        return samples.point([round(255 * one) for one in tones])
    if tone is not RGB and tone is not CMYK:
        raise CannotTurn("picture")
    if decode != [0, 1] * bands:
        table = [
            max(0, min(255, round(255 * (low + (high - low) * n / 255))))
            for low, high in zip(decode[::2], decode[1::2], strict=True)
            for n in range(256)
        ]
        samples = samples.point(table)
    if tone is RGB:
        return samples.convert("L")
    from PIL.Image import merge

    c, m, y, k = samples.split()
    colour = merge("RGB", (c, m, y)).convert("L")
    return ImageChops.multiply(ImageChops.invert(colour), ImageChops.invert(k))
