"""Turns a picture file into what composing must know of it: size, look, and what is wrong.

The whole file is decoded once (JPEG at an eighth of its size), because only that tells a
sound file from one cut short; the answer is kept in the cache under the hash of the bytes.
Knows nothing of crop or size on the page.
"""

from __future__ import annotations

import os
from hashlib import sha256
from typing import TYPE_CHECKING

from pagesetter.findings import NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_images import MESSAGES
from pagesetter.images import cache as kept
from pagesetter.images.decode import (
    flattened,
    has_transparency,
    open_picture,
    read_file,
    reading,
)
from pagesetter.images.look import Look, is_gray, look
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from PIL.Image import Image

_VERSION = 5
"""Raise when a probe would say something else about the same bytes."""
_ORIENTATION = 0x0112
_BLANK_PER_MILLE = 120
"""An even foot of so much of the height is worth a look."""


class Probe(NamedTuple):
    """What is known of a picture without knowing its place on the page.

    `width`, `height` are pixels after EXIF orientation. `mode` is Pillow's (`1`, `L`, `RGB`,
    `CMYK`, `P`, `I;16` …), `orientation` EXIF's 1–8 (0x0112), `key` the hash of the bytes.
    """

    width: int
    height: int
    format: str
    mode: str
    orientation: int
    key: str
    line_art: bool = False
    """Black-only art (QR code, stamp, drawing): stays unsmoothed, on the black plate."""
    gray: bool = False
    """Has no hue: stays on the black plate."""
    module: int = 0
    """Pixels of a module of a QR code, 0 for other art: modules are sharp at any ppi."""
    sharp: bool = False
    """Line art that is cut to black and white: its white need not be painted."""
    notes: tuple[str, ...] = ()
    """Codes of findings about the file itself; `note_findings` gives them their place."""
    margin: int = 0
    """Pixels of paper round a code, on its narrowest side."""
    ink: int = 0
    """Most total ink in percent of a CMYK picture, as it was supplied; 0 for others."""


def probe(path: str, *, file: str = "", cache: str | None = None) -> Probe:
    """Return what is known of the picture at `path`.

    `file` is what findings call it (its name without one); `cache` is a folder such as
    `cache_folder()`. Raises PagesetterError: `picture-missing`, `picture-unreadable`,
    `picture-kind`, `picture-heic`, `picture-damaged`, `picture-bomb`, `picture-huge-file`,
    `picture-colour-mode`.
    """
    file = file or os.path.basename(path)
    state = _state(path)
    known = _HASHES.get(path)
    data = None
    if known is None or state is None or known[0] != state:
        data = read_file(path, file)
        known = state, hash_of(data)
        if state is not None:
            _HASHES[path] = known
    entry = f"{known[1]}-{_VERSION}"
    found = kept.read(cache, "probe", entry)
    if found is not None:
        return _from_words(known[1], found[0])
    if data is None:
        data = read_file(path, file)
    result = _probed(data, hash_of(data), file)
    kept.write(cache, "probe", entry, _words(result))
    return result


def note_findings(
    probed: Probe, file: str, span: SourceSpan = NOWHERE, place: Place = Place()
) -> tuple[Finding, ...]:
    """Return the findings about the file itself: animated, transparent, a useless profile."""
    return tuple(finding(MESSAGES, code, span, place, file=file) for code in probed.notes)


def hash_of(data: bytes) -> str:
    """Return the name of these bytes in keys: 32 hex digits of SHA-256."""
    return sha256(data).hexdigest()[:32]


_HASHES: dict[str, tuple[tuple[int, int] | None, str]] = {}
"""Hash of each file seen with its size and time of change: a picture is hashed once a run."""


def _state(path: str) -> tuple[int, int] | None:
    try:
        state = os.stat(path)
    except OSError:
        return None
    return state.st_size, state.st_mtime_ns


def current_hash(path: str) -> str:
    """Return the hash of the file as it was last read, if it has not changed since; else empty."""
    known = _HASHES.get(path)
    return known[1] if known is not None and known[0] == _state(path) else ""


def _probed(data: bytes, key: str, file: str) -> Probe:
    picture = open_picture(data, file)
    width, height = picture.size
    mode, kind = picture.mode, picture.format or ""
    with reading(file):
        if kind == "JPEG":
            picture.draft("RGB" if mode == "RGB" else mode, (width // 8, height // 8))
        picture.load()
        orientation = _orientation(picture)
    flat = flattened(picture, file)
    seen = _seen(flat, data, kind, file)
    if orientation >= 5:
        width, height = height, width
    notes = tuple(_notes(picture, flat, kind))
    order = _order(seen)
    ink = _most_ink(flat)
    return Probe(width, height, kind, mode, orientation, key, *order, notes, seen.margin, ink)


def _most_ink(flat: Image) -> int:
    if flat.mode != "CMYK":
        return 0
    from pagesetter.images.inks import most_ink

    return -(-most_ink(flat) * 100 // 255)


def _order(seen: Look) -> tuple[bool, bool, int, bool]:
    return seen.line_art, seen.gray, seen.module, seen.sharp


def _seen(flat: Image, data: bytes, kind: str, file: str) -> Look:
    """Return the look of the picture; a JPEG without hue is decoded in full for it."""
    if kind != "JPEG" or not is_gray(flat):
        return look(flat)
    with reading(file):
        whole = open_picture(data, file)
        if whole.mode == "RGB":
            whole.draft("L", whole.size)
        whole.load()
    return look(whole)


def _orientation(picture: Image) -> int:
    """Return EXIF's orientation; Pillow has already turned a TIFF when it is loaded."""
    if picture.format == "TIFF":
        return 1
    value = picture.getexif().get(_ORIENTATION, 1)
    return value if isinstance(value, int) and 1 <= value <= 8 else 1


def _notes(picture: Image, flat: Image, kind: str) -> list[str]:
    found = []
    # The second picture of a phone's JPEG (MPO: depth, gain map) is no animation: the plain
    # reader of JPEG does not see it.
    if getattr(picture, "is_animated", False) or picture.info.get("pages", 1) > 1:
        found.append("picture-animated")
    if has_transparency(picture):
        found.append("picture-transparent")
    if not sound_profile(picture.info.get("icc_profile"), flat.mode):
        found.append("picture-profile")
    if kind == "JPEG" and _blank_foot(flat):
        found.append("picture-part-blank")
    return found


def sound_profile(profile: object, mode: str) -> bool:
    """Tell whether an embedded profile is none, or one for pictures of this mode (ICC.1, 7.2)."""
    if not profile:
        return True
    space = {"RGB": b"RGB ", "L": b"GRAY", "1": b"GRAY", "CMYK": b"CMYK", "LAB": b"Lab "}
    return (
        isinstance(profile, bytes)
        and len(profile) > 128
        and profile[36:40] == b"acsp"
        and profile[16:20] == space[mode]
    )


def _blank_foot(flat: Image) -> bool:
    """Tell whether the foot is one tone that is not white or black.

    A decoder fills what a shortened JPEG lacks with its last tone and says nothing.
    """
    width, height = flat.size
    rows = height * _BLANK_PER_MILLE // 1000
    if rows < 2:
        return False
    extrema = flat.crop((0, height - rows, width, height)).getextrema()
    bands = extrema if isinstance(extrema[0], tuple) else (extrema,)
    if any(low != high for low, high in bands):
        return False
    return not all(low in (0, 255) for low, _ in bands)


def _words(probed: Probe) -> tuple[str, ...]:
    """Return the probe as words for the cache, its key left out."""
    return (
        *(str(value) for value in (probed.width, probed.height)),
        probed.format,
        probed.mode,
        *(
            str(int(value))
            for value in (
                probed.orientation,
                probed.line_art,
                probed.gray,
                probed.module,
                probed.sharp,
                probed.margin,
                probed.ink,
            )
        ),
        *probed.notes,
    )


def _from_words(key: str, words: tuple[str, ...]) -> Probe:
    width, height, kind, mode, orientation, art, gray, module, sharp, margin, ink, *notes = words
    return Probe(
        int(width), int(height), kind, mode, int(orientation), key,
        art == "1", gray == "1", int(module), sharp == "1", tuple(notes), int(margin), int(ink),
    )  # fmt: skip
