"""Turns a picture as placed into the finished stream a press PDF takes, kept by content.

The key is the hash of the file's bytes and of all that shapes the stream, so the same picture
in the same room is never worked on twice, and Pillow is not imported for what is in the cache.
Knows nothing of pages: only the size a crop has on paper.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from pagesetter.images import cache as kept
from pagesetter.images.decode import read_file, refusal
from pagesetter.images.geometry import (
    Crop,
    Size,
    checked,
    effective_ppi,
    pixels_wanted,
)
from pagesetter.images.probing import Probe, current_hash, hash_of
from pagesetter.installed import installed_folder
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

    from pagesetter.images.streams import Stream

_VERSION = 3
"""Raise when the same picture would give another stream."""
INK_GOAL = 561
"""Ink that pictures separated here are held to: 220 % in 1/255 of one solid."""
_ART_PPI = 2400
"""Finer line art than any plate can show is thinned."""


class Prepared(NamedTuple):
    """A finished picture. All but `key` go into the file as they are.

    `key` names it (32 hex digits). `filter` is `DCTDecode` or `FlateDecode`; `decode` is empty
    for the default.
    """

    key: str
    width: int
    height: int
    colour_space: str
    """`DeviceCMYK` or `DeviceGray`, which is the black plate."""
    bits: int
    """Of a channel: 8, or 1 for line art (1 is paper)."""
    filter: str
    data: bytes
    decode: tuple[int, ...] = ()


def prepare(
    path: str,
    probe: Probe,
    *,
    crop: Crop | None = None,
    size: Size,
    ppi: int = 200,
    inks: str = "cmyk",
    unsharp: bool = False,
    profile: str | None = None,
    cache: str | None = None,
    file: str = "",
) -> Prepared:
    """Return the picture ready for a press PDF.

    `crop` is in pixels of the picture as seen (None: all), `size` what the crop takes on paper,
    `ppi` how fine a photograph is printed (never more than it has). `inks` is `cmyk`, or `k`
    for a black page. `unsharp` sharpens for newsprint. `profile` is the press's ICC file (None:
    the program's own). `cache` is a folder such as `cache_folder()`; `file` is what findings
    call the picture.

    Raises PagesetterError: `picture-missing`, `picture-changed` (the bytes are not those that
    were probed), `picture-damaged` and its like, `profile-unusable`; ValueError for a crop that
    leaves the picture.
    """
    file = file or os.path.basename(path)
    crop = checked(probe, crop)
    data = b"" if current_hash(path) == probe.key else _bytes(path, probe, file)
    job = _job(probe, crop, size, ppi, inks, unsharp)
    press = press_profile(profile) if job.needs_press else b""
    key = _key(probe, job, press)
    found = kept.read(cache, "ink", key)
    if found is not None:
        return _from_words(key, *found)
    data = data or _bytes(path, probe, file)
    if probe.line_art:
        made = _art(data, file, probe, job)
    else:
        _refuse_useless(press, profile)
        made = _photograph(data, file, probe, job, press)
    result = made._replace(key=key)
    kept.write(cache, "ink", key, _words(result), result.data)
    return result


def _bytes(path: str, probe: Probe, file: str) -> bytes:
    data = read_file(path, file)
    if hash_of(data) != probe.key:
        raise refusal("picture-changed", file)
    return data


class _Job(NamedTuple):
    """All that shapes the stream besides the bytes and the profile."""

    crop: Crop
    wanted: tuple[int, int]
    thin: int
    """Line art only: how many pixels become one."""
    inks: str
    unsharp: bool
    needs_press: bool


def _job(probe: Probe, crop: Crop, size: Size, ppi: int, inks: str, unsharp: bool) -> _Job:
    if probe.line_art:
        thin = max(1, effective_ppi(probe, crop, size) // _ART_PPI * 2)
        return _Job(crop, (0, 0), thin, "k", False, False)
    wanted = pixels_wanted(crop, size, ppi)
    if probe.gray:
        return _Job(crop, wanted, 1, "k", unsharp, False)
    # A CMYK picture passes through; only on a black page is it looked at through the profile.
    needs_press = inks == "k" or probe.mode != "CMYK"
    return _Job(crop, wanted, 1, inks, unsharp, needs_press)


def _key(probe: Probe, job: _Job, press: bytes) -> str:
    import PIL  # its __init__ holds little more than the version

    profile = hash_of(press) if press else ""
    parts = (_VERSION, PIL.__version__, probe.key, probe.orientation, probe.gray, job, profile)
    return hash_of(repr(parts).encode("utf-8"))


def press_profile(path: str | None) -> bytes:
    """Return the press's ICC profile, for None the program's own.

    Raises PagesetterError: `profile-missing`, `profile-unusable`.
    """
    path = path or os.path.join(installed_folder("assets"), "newsprint-26.icc")
    try:
        with open(path, "rb") as file:
            profile = file.read()
    except OSError:
        raise refusal("profile-missing", os.path.basename(path)) from None
    if profile[12:20] != b"prtrCMYK" or profile[36:40] != b"acsp":
        raise refusal("profile-unusable", os.path.basename(path))
    return profile


def _refuse_useless(press: bytes, path: str | None) -> None:
    """Raise `profile-unusable` when LittleCMS cannot print by the profile, whatever it claims."""
    from pagesetter.images.inks import can_separate

    if press and not can_separate(press):
        raise refusal("profile-unusable", os.path.basename(path or ""))


def _art(data: bytes, file: str, probe: Probe, job: _Job) -> Prepared:
    """Black-only art: its own pixels, on the black plate, cut to black and white if it is so."""
    from pagesetter.images.look import grays, is_sharp, tones
    from pagesetter.images.pixels import as_it_is
    from pagesetter.images.streams import packed

    gray = grays(as_it_is(data, file, probe, job.crop))
    if job.thin > 1:
        gray = gray.reduce(job.thin)
    black, between, _ = tones(gray)
    if job.thin > 1 or is_sharp(black, between):
        gray = gray.point(lambda value: 255 if value >= 128 else 0).convert("1")
    image, stream = packed(gray, 0, lossless=True)
    bits = 1 if image.mode == "1" else 8
    return _result(image, bits, stream)


def _photograph(data: bytes, file: str, probe: Probe, job: _Job, press: bytes) -> Prepared:
    from pagesetter.images.pixels import photograph
    from pagesetter.images.streams import INK_LIMIT, packed

    image, own = photograph(data, file, probe, job.crop, job.wanted)
    if job.unsharp:
        image = _sharpened(image)
    image = _inked(image, own, probe, job, press)
    passed = probe.mode == "CMYK" and image.mode == "CMYK"
    image, stream = packed(image, INK_LIMIT if passed else INK_GOAL)
    return _result(image, 8, stream)


def _result(image: Image, bits: int, stream: Stream) -> Prepared:
    width, height = image.size
    space = "DeviceCMYK" if image.mode == "CMYK" else "DeviceGray"
    return Prepared("", width, height, space, bits, stream.filter, stream.data, stream.decode)


def _inked(image: Image, own: bytes | None, probe: Probe, job: _Job, press: bytes) -> Image:
    from pagesetter.images.inks import blackened, separated
    from pagesetter.images.look import grays

    if probe.gray:
        return grays(image)
    if job.inks == "k":
        return blackened(image, own, press)
    return image if image.mode == "CMYK" else separated(image, own, press)


def _sharpened(image: Image) -> Image:
    """Sharpen as newsprint wants it: its dots soften every edge by about a pixel of 200 ppi."""
    from PIL.Image import merge
    from PIL.ImageFilter import UnsharpMask

    mask = UnsharpMask(radius=1.0, percent=80, threshold=3)
    if image.mode != "LAB":
        return image.filter(mask)
    lightness, *hue = image.split()
    return merge("LAB", (lightness.filter(mask), *hue))


def _words(result: Prepared) -> tuple[str, ...]:
    return (
        str(result.width),
        str(result.height),
        result.colour_space,
        str(result.bits),
        result.filter,
        " ".join(map(str, result.decode)),
    )


def _from_words(key: str, words: tuple[str, ...], data: bytes) -> Prepared:
    width, height, space, bits, packing, decode = words
    numbers = tuple(int(number) for number in decode.split())
    return Prepared(key, int(width), int(height), space, int(bits), packing, data, numbers)
