"""Turns pixels of ink into the bytes of an image stream in a PDF (ISO 32000-1, 7.4, 8.9.5).

Photographs are packed as JPEG (DCTDecode), what has few tones or hard edges without loss
(FlateDecode). A JPEG is decoded again and looked at: its ringing must not lay down more ink
than allowed. Knows nothing of profiles and pages.
"""

from __future__ import annotations

import zlib
from io import BytesIO
from typing import TYPE_CHECKING

from pagesetter.images.inks import limited, most_ink
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

QUALITY = 92
"""Of JPEG: below 90 the eye finds its blocks on newsprint's soft dots only in flat skies."""
INK_LIMIT = 612
"""Most total ink of any pixel as a reader decodes it: 240 % in 1/255 of one solid."""
_DECODERS_DIFFER = 4
"""Readers' inverse transforms round differently, by one for each plate."""
_PACKS_WELL = 15
"""Percent: a sample that deflates so far is a graphic, not a photograph."""


class Stream(NamedTuple):
    filter: str
    data: bytes
    decode: tuple[int, ...] = ()


def packed(picture: Image, limit: int, *, lossless: bool = False) -> tuple[Image, Stream]:
    """Return the picture as it was packed, and the stream.

    Mode 1, L or CMYK. `limit` is the ink CMYK is held to before packing, in 1/255.
    """
    if picture.mode == "CMYK":
        picture = limited(picture, limit) if most_ink(picture) > limit else picture
    if lossless or picture.mode == "1" or _is_graphic(picture):
        return picture, Stream("FlateDecode", zlib.compress(picture.tobytes(), 9))
    if picture.mode != "CMYK":
        return picture, Stream("DCTDecode", _jpeg(picture))
    return _packed_inks(picture, limit)


def _packed_inks(picture: Image, limit: int) -> tuple[Image, Stream]:
    """Return a CMYK photograph as JPEG, held lower by what ringing adds; else without loss."""
    for _ in range(2):
        data = _jpeg(picture)
        above = most_ink(unpacked(data)) - (INK_LIMIT - _DECODERS_DIFFER)
        if above <= 0:
            # Pillow writes CMYK as Adobe does, 255 for no ink.
            return picture, Stream("DCTDecode", data, (1, 0) * 4)
        limit -= above
        if limit < INK_LIMIT // 2:
            break
        picture = limited(picture, limit)
    return picture, Stream("FlateDecode", zlib.compress(picture.tobytes(), 6))


def unpacked(data: bytes) -> Image:
    """Return the pixels of one of our JPEG streams, inks as inks."""
    from PIL.JpegImagePlugin import JpegImageFile

    picture = JpegImageFile(BytesIO(data))
    picture.load()
    return picture


def _jpeg(picture: Image) -> bytes:
    out = BytesIO()
    picture.info.clear()  # a comment or a profile of the source would be written too
    picture.save(out, "JPEG", quality=QUALITY, subsampling=0)
    return out.getvalue()


def _is_graphic(picture: Image) -> bool:
    """Tell from rows all over the picture whether it deflates like a graphic."""
    from PIL.Image import Resampling

    width, height = picture.size
    sample = picture.resize((width, min(height, 64)), Resampling.NEAREST).tobytes()
    return len(zlib.compress(sample, 1)) * 100 < len(sample) * _PACKS_WELL
