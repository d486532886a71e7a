"""Makes small pictures for the tests: sound ones of every mode, and files that lie."""

from __future__ import annotations

import random
import struct
import zlib
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageCms

MM = 720 * 65_536 / 254
"""One millimetre in lengths."""


def mm(millimetres: float) -> int:
    return round(millimetres * MM)


def inch(inches: float) -> int:
    return round(inches * 72 * 65_536)


def noise(mode: str, width: int, height: int, seed: int = 1) -> Image.Image:
    """A picture of random samples: every colour there is, and hard to pack."""
    bands = len(Image.new(mode, (1, 1)).getbands())
    return Image.frombytes(
        mode, (width, height), random.Random(seed).randbytes(width * height * bands)
    )


def photo(width: int = 60, height: int = 40) -> Image.Image:
    """A soft picture of many colours, as a photograph is."""
    red = Image.linear_gradient("L").resize((width, height))
    green = Image.radial_gradient("L").resize((width, height))
    return Image.merge("RGB", (red, green, red.transpose(Image.Transpose.ROTATE_180)))


def encoded(picture: Image.Image, kind: str, **options: object) -> bytes:
    out = BytesIO()
    picture.save(out, kind, **options)
    return out.getvalue()


def saved(folder: Path, name: str, data: bytes | Image.Image, **options: object) -> str:
    """Write bytes, or a picture in the format its name calls for; return the path."""
    path = folder / name
    if isinstance(data, bytes):
        path.write_bytes(data)
    else:
        data.save(path, **options)
    return str(path)


def chunk(kind: bytes, content: bytes) -> bytes:
    check = zlib.crc32(kind + content)
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", check)


def png(width: int, height: int, depth: int, colour: int, rows: bytes) -> bytes:
    """A PNG by hand: `rows` are the filtered rows, which need not be as many as it says."""
    header = struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(rows))
        + chunk(b"IEND", b"")
    )


def jpeg_saying(data: bytes, width: int, height: int) -> bytes:
    """The JPEG with another size in its frame header (SOF0)."""
    at = data.index(b"\xff\xc0") + 5
    return data[:at] + struct.pack(">HH", height, width) + data[at + 4 :]


def modules(side: int, scale: int, seed: int = 3) -> Image.Image:
    """A pattern of black and white squares like a QR code's, with four modules of margin."""
    chance = random.Random(seed)
    small = Image.new("1", (side + 8, side + 8), 1)
    for y in range(side):
        for x in range(side):
            small.putpixel((x + 4, y + 4), chance.randrange(2))
    return small.resize((small.width * scale, small.height * scale), Image.Resampling.NEAREST)


def drawing(width: int = 400, height: int = 300, soft: bool = False) -> Image.Image:
    """Black circles on white; `soft` with smoothed edges."""
    from PIL import ImageDraw

    over = 4 if soft else 1
    sheet = Image.new("L", (width * over, height * over), 255)
    draw = ImageDraw.Draw(sheet)
    for n in range(5):
        box = [v * over for v in (20 + 61 * n, 31 + 17 * n, 101 + 61 * n, 113 + 17 * n)]
        draw.ellipse(box, outline=0, width=5 * over)
    return sheet.resize((width, height), Image.Resampling.BOX) if soft else sheet


def rgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
