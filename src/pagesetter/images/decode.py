"""Opens the bytes of a picture with the one Pillow reader its first bytes call for.

Turns bytes into a Pillow image and whatever goes wrong into findings. Readers are taken by
name, so that a file called .jpg that is PostScript is never handed to an interpreter, and
Pillow's other readers are not imported. Knows nothing of colour, crop or size on the page.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from pagesetter.findings import NOWHERE, PagesetterError, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_images import MESSAGES

if TYPE_CHECKING:
    from PIL.Image import Image

MEGAPIXELS = 200
"""More pixels than this, in millions, are refused before any is decoded."""
MEGABYTES = 512
"""Larger files are refused before they are read."""
_SCANS = 64
"""Passes over a progressive JPEG; cameras and programs write about ten."""

_READERS = {
    "JPEG": ("PIL.JpegImagePlugin", "JpegImageFile"),
    "PNG": ("PIL.PngImagePlugin", "PngImageFile"),
    "TIFF": ("PIL.TiffImagePlugin", "TiffImageFile"),
    "WebP": ("PIL.WebPImagePlugin", "WebPImageFile"),
    "GIF": ("PIL.GifImagePlugin", "GifImageFile"),
    "BMP": ("PIL.BmpImagePlugin", "BmpImageFile"),
    "AVIF": ("PIL.AvifImagePlugin", "AvifImageFile"),
}
_BEGINNINGS = (
    (b"\xff\xd8\xff", "JPEG"),
    (b"\x89PNG\r\n\x1a\n", "PNG"),
    (b"II*\0", "TIFF"),
    (b"MM\0*", "TIFF"),
    (b"GIF87a", "GIF"),
    (b"GIF89a", "GIF"),
    (b"BM", "BMP"),
    (b"%PDF", "PDF"),
    (b"%!PS", "PostScript"),
    (b"\xc5\xd0\xd3\xc6", "EPS"),
    (b"8BPS", "Photoshop"),
    (b"PK\x03\x04", "ZIP"),
    (b"\0\0\0\x0cjP  ", "JPEG 2000"),
)
_HEIC_BRANDS = (b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"mif1", b"msf1")


def kind_of(head: bytes) -> str:
    """Return the kind of file by its first 64 bytes: `JPEG`, `HEIC`, `PDF` …; empty if unknown."""
    for beginning, kind in _BEGINNINGS:
        if head.startswith(beginning):
            return kind
    if head[:4] == b"RIFF" and head[8:12] == b"WEBP":
        return "WebP"
    if head[4:8] == b"ftyp":
        if b"avif" in head[8:64] or b"avis" in head[8:64]:
            return "AVIF"
        if head[8:12] in _HEIC_BRANDS:
            return "HEIC"
    if b"<svg" in head or head.lstrip()[:5] == b"<?xml":
        return "SVG"
    return ""


def refusal(code: str, file: str, **params: object) -> PagesetterError:
    """Return the error for one finding about the picture `file`."""
    return PagesetterError([finding(MESSAGES, code, NOWHERE, Place(), file=file, **params)])


def read_file(path: str, file: str) -> bytes:
    """Return the bytes of a picture; raises `picture-missing`, `-unreadable`, `-huge-file`."""
    try:
        if os.path.getsize(path) > MEGABYTES * 1_000_000:
            raise refusal("picture-huge-file", file, limit=MEGABYTES)
        with open(path, "rb") as stream:
            return stream.read()
    except (FileNotFoundError, NotADirectoryError):
        raise refusal("picture-missing", file) from None
    except OSError as error:
        raise refusal("picture-unreadable", file) from error


def open_picture(data: bytes, file: str) -> Image:
    """Return the picture, header read and, but for HEIC, nothing decoded yet.

    Raises PagesetterError: `picture-kind`, `picture-heic`, `picture-damaged`, `picture-bomb`.
    """
    kind = kind_of(data[:64])
    if kind == "JPEG" and data.count(b"\xff\xda") > _SCANS:
        raise refusal("picture-bomb", file, limit=MEGAPIXELS)
    with reading(file):
        if kind == "HEIC":
            from pagesetter.images.heic import read_heic

            picture = read_heic(data, file)
        else:
            picture = _known(kind, data, file)
        width, height = picture.size
    if width * height > MEGAPIXELS * 1_000_000:
        raise refusal("picture-bomb", file, limit=MEGAPIXELS)
    if width < 1 or height < 1 or (kind == "JPEG" and _impossible(data, width, height)):
        raise refusal("picture-damaged", file)
    return picture


def _known(kind: str, data: bytes, file: str) -> Image:
    if not data:
        raise refusal("picture-damaged", file)
    if kind not in _READERS:
        raise refusal("picture-kind", file, kind=kind or os.path.splitext(file)[1] or "?")
    from importlib import import_module
    from io import BytesIO

    module, reader = _READERS[kind]
    picture: Image = getattr(import_module(module), reader)(BytesIO(data))
    if kind == "JPEG" and picture.mode == "CMYK" and "adobe" not in picture.info:
        # Pillow takes every CMYK JPEG for Adobe's, which hold 255 for no ink; others hold 0.
        picture.tile = [tile._replace(args=("CMYK", "")) for tile in picture.tile]  # type: ignore[attr-defined]
    return picture


def _impossible(data: bytes, width: int, height: int) -> bool:
    """Tell whether a baseline JPEG is too short for its size: a block takes 2 bits or more.

    The decoder itself fills what is missing with grey and says nothing. Progressive files
    (SOF2) may pass over blocks in bulk and are left to it.
    """
    if b"\xff\xc2" in data[:4096] or b"\xff\xca" in data[:4096]:
        return False
    return len(data) * 8 < 2 * (-(-width // 8)) * (-(-height // 8))


@contextmanager
def reading(file: str) -> Iterator[None]:
    """Turn whatever a reader raises at a damaged file into the finding `picture-damaged`.

    Readers raise a dozen kinds of exception at hostile bytes and warn about harmless ones.
    """
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            yield
        except PagesetterError:
            raise
        except MemoryError:
            raise refusal("picture-bomb", file, limit=MEGAPIXELS) from None
        except Exception as error:
            raise refusal("picture-damaged", file) from error


def flattened(picture: Image, file: str) -> Image:
    """Return the picture in mode 1, L, RGB, CMYK or LAB, 8 bits a channel, on white.

    Raises `picture-colour-mode` for samples without a known range (floating point, 32 bits).
    """
    mode = picture.mode
    with reading(file):
        if has_transparency(picture):
            return _on_white(picture)
        if mode in ("1", "L", "RGB", "CMYK", "LAB"):
            return picture
        if mode in ("P", "YCbCr", "RGBX", "HSV"):
            return picture.convert("RGB")
        if mode.startswith("I"):
            wide = picture.convert("I")
            low, high = wide.getextrema()
            if low >= 0 and high <= 65_535:  # type: ignore[operator]
                return wide.point(lambda value: value * (1 / 256)).convert("L")
    raise refusal("picture-colour-mode", file, mode=mode)


def has_transparency(picture: Image) -> bool:
    """Tell whether the picture has an alpha channel or a transparent colour."""
    return picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info


def _on_white(picture: Image) -> Image:
    from PIL import Image

    grey = picture.mode in ("LA", "La", "L", "1")
    with_alpha = picture.convert("LA" if grey else "RGBA")
    opaque = with_alpha.convert("L" if grey else "RGB")
    white = Image.new(opaque.mode, opaque.size, "white")
    white.paste(opaque, (0, 0), with_alpha.getchannel("A"))
    return white
