"""Turns a HEIC file into a picture in memory, decoded by `heic_process` beside this file.

The package pi-heif does it: libheif and libde265, decoders alone, under the LGPL. It is an extra;
who places no HEIC needs none of it. How a picture is turned stands in the file's own boxes, and
what its EXIF says of that is not heeded (ISO/IEC 23008-12), so pictures come upright.
"""

from __future__ import annotations

import os
import sys
from typing import IO, TYPE_CHECKING

from pagesetter.images.decode import MEGAPIXELS, refusal

if TYPE_CHECKING:
    from PIL.Image import Image

SECONDS = 120
"""After so long a decoder is taken to hang."""
_TOO_LARGE = 3
_BOXES = (b"ftyp", b"meta", b"mdat", b"moov", b"free", b"skip", b"idat", b"uuid")
"""Boxes a file is made of (ISO/IEC 14496-12)."""

# Codes of ISO/IEC 23091-2, tables 2 and 3.
_LIKE_SRGB = (0, 1, 2, 5, 6)
"""Primaries of sRGB, not given, or of old television, which no eye tells apart on newsprint."""
_DISPLAY_P3 = 12
_BRIGHTER_THAN_PAPER = (16, 18)
"""Curves of films: PQ and HLG."""
_OF_NO_USE = b"codes"
"""Stands for a profile that cannot be had, so that a finding tells of it."""


def read_heic(data: bytes, file: str) -> Image:
    """Return the picture, decoded and upright; raises `picture-heic`, `-damaged`, `-bomb`.

    `info` has its profile, and `pages`, how many pictures the file holds.
    """
    from importlib.util import find_spec

    if find_spec("pi_heif") is None:
        raise refusal("picture-heic", file)
    if not _is_whole(data):
        raise refusal("picture-damaged", file)
    import subprocess
    from tempfile import TemporaryFile
    from threading import Timer

    script = os.path.join(os.path.dirname(__file__), "heic_process.py")
    command = [sys.executable, "-I", script, str(MEGAPIXELS)]
    hidden = 0x08000000 if sys.platform == "win32" else 0  # no console flashes up
    with TemporaryFile() as source:
        source.write(data)
        source.seek(0)
        process = subprocess.Popen(
            command, stdin=source, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL,
            creationflags=hidden,
        )  # fmt: skip
        clock = Timer(SECONDS, process.kill)
        clock.start()
        try:
            assert process.stdout is not None
            with process.stdout:
                picture = _answer(process.stdout)
        finally:
            code = process.wait()
            clock.cancel()
    if picture is None:
        raise refusal("picture-bomb" if code == _TOO_LARGE else "picture-damaged", file,
                      limit=MEGAPIXELS)  # fmt: skip
    return picture


def _is_whole(data: bytes) -> bool:
    """Tell whether the file is as long as its boxes say; libheif leaves missing tiles grey.

    What follows that is no box of the format is a maker's own.
    """
    at = 0
    while data[at + 4 : at + 8] in _BOXES:
        size = int.from_bytes(data[at : at + 4], "big")
        if size == 1:
            size = int.from_bytes(data[at + 8 : at + 16], "big")
        elif size == 0:
            return True  # to the end, wherever that is
        if size < 8:
            return False
        at += size
    return at <= len(data)


def _answer(out: IO[bytes]) -> Image | None:
    """Return the picture the process wrote; None when it wrote none, or not all of it."""
    from PIL import Image

    head = out.readline(200).decode("ascii", "replace").split()
    if len(head) != 7:
        return None
    mode = head[0]
    width, height, pages, size, primaries, curve = map(int, head[1:])
    profile = out.read(size)
    try:
        picture = Image.frombytes(mode, (width, height), out.read(), "raw", mode)
    except ValueError:
        return None
    picture.format = "HEIC"
    if not profile and picture.mode.startswith("RGB"):
        profile = _coded(primaries, curve)
    picture.info = {"icc_profile": profile, "pages": pages}
    return picture


def _coded(primaries: int, curve: int) -> bytes:
    """Return a profile for colours that are given by codes; empty for sRGB."""
    if curve not in _BRIGHTER_THAN_PAPER and primaries in _LIKE_SRGB:
        return b""
    if curve not in _BRIGHTER_THAN_PAPER and primaries == _DISPLAY_P3:
        return display_p3()
    return _OF_NO_USE


def display_p3() -> bytes:
    """Return a profile of Display P3: its primaries brought to D50, sRGB's curve (ICC.1:2010)."""
    white = (0.9642, 1.0, 0.8249)
    columns = {
        b"rXYZ": (0.51512, 0.24120, -0.00105),
        b"gXYZ": (0.29198, 0.69225, 0.04189),
        b"bXYZ": (0.15710, 0.06657, 0.78407),
    }
    curve = b"para" + bytes(4) + b"\0\3\0\0" + _fixed(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92,
                                                    0.04045)  # fmt: skip
    words = "Display P3".encode("utf-16-be")
    name = b"mluc" + bytes(4) + _long(1, 12) + b"enUS" + _long(len(words), 28) + words
    tags = {b"desc": name, b"cprt": name, b"wtpt": b"XYZ " + bytes(4) + _fixed(*white)}
    tags |= {key: b"XYZ " + bytes(4) + _fixed(*column) for key, column in columns.items()}
    tags |= dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve)
    table, body = _long(len(tags)), b""
    for key, value in tags.items():
        table += key + _long(132 + 12 * len(tags) + len(body), len(value))
        body += value.ljust(-(-len(value) // 4) * 4, b"\0")
    size = 128 + len(table) + len(body)
    head = _long(size) + bytes(4) + b"\4\x20\0\0mntrRGB XYZ " + bytes(12) + b"acsp" + bytes(28)
    return (head + _fixed(*white)).ljust(128, b"\0") + table + body


def _fixed(*numbers: float) -> bytes:
    return b"".join(round(number * 65_536).to_bytes(4, "big", signed=True) for number in numbers)


def _long(*numbers: int) -> bytes:
    return b"".join(number.to_bytes(4, "big") for number in numbers)
