"""Colours of a foreign PDF as tones of black: how dark a colour space's numbers are.

Turns a colour space of pikepdf (ISO 32000-1, 8.6) into a function from its numbers to a grey,
0 black and 1 paper, by the weights `plates.darkness` has for the page's own inks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pikepdf

from pagesetter.export.artwork.functions import function_of
from pagesetter.export.artwork.streams import Damaged, decoded
from pagesetter.values import NamedTuple

_SHORT = {"/G": "/DeviceGray", "/CMYK": "/DeviceCMYK", "/RGB": "/DeviceRGB", "/I": "/Indexed"}
_DEPTH = 8


class CannotTurn(Exception):
    """Something that has no counterpart in black; its argument is a key of `WHAT`."""


WHAT = {
    "mesh": ("gradients in a mesh", "网格渐变"),
    "none": ("a plate that prints nothing", "不印的专色版"),
    "picture": ("a picture whose colours cannot be read", "颜色无法读出的图片"),
    "blend": ("colours mixed by their difference", "按差值混合的颜色"),
    "content": ("content that cannot be followed", "无法读懂的内容"),
    "key": ("a picture cut out by one of its colours", "按颜色抠底的图片"),
}
"""What cannot be turned, in English and Chinese."""


class Tone(NamedTuple):
    """A colour space seen in black."""

    components: int
    initial: tuple[float, ...]
    """Its colour before any is chosen (8.6.8)."""
    gray: Callable[[Sequence[float]], float]
    palette: bytes = b""
    """Of an indexed space, a grey for each number."""
    is_pattern: bool = False


def _of_gray(numbers: Sequence[float]) -> float:
    return _held(numbers[0])


def _of_rgb(numbers: Sequence[float]) -> float:
    r, g, b = map(_held, numbers)
    return 0.299 * r + 0.587 * g + 0.114 * b


def _of_cmyk(numbers: Sequence[float]) -> float:
    c, m, y, k = map(_held, numbers)
    return (1 - k) * (1 - (0.299 * c + 0.587 * m + 0.114 * y))


def _of_lab(numbers: Sequence[float]) -> float:
    """The grey of sRGB as light as L*."""
    light = max(0.0, min(100.0, numbers[0]))
    y = ((light + 16) / 116) ** 3 if light > 8 else light / 903.3
    return _held(1.055 * y ** (1 / 2.4) - 0.055 if y > 0.0031308 else 12.92 * y)


def _held(number: float) -> float:
    return max(0.0, min(1.0, number))


GRAY = Tone(1, (0.0,), _of_gray)
RGB = Tone(3, (0.0,) * 3, _of_rgb)
CMYK = Tone(4, (0.0, 0.0, 0.0, 1.0), _of_cmyk)
PATTERN = Tone(0, (), _of_gray, is_pattern=True)
_PLAIN = {
    "/DeviceGray": GRAY, "/CalGray": GRAY, "/DeviceRGB": RGB, "/CalRGB": RGB,
    "/DeviceCMYK": CMYK, "/Pattern": PATTERN,
}  # fmt: skip


def by_count(numbers: Sequence[float]) -> Tone:
    """Return the space that has as many numbers, where none was named."""
    return {3: RGB, 4: CMYK}.get(len(numbers), GRAY)


def tone_of(value: Any, resources: Any, depth: int = 0) -> Tone:
    """Return a space by its name or array; names are looked up in the resources.

    Raises CannotTurn, Damaged.
    """
    if depth > _DEPTH:
        raise Damaged
    if getattr(value, "_type_name", "") != "array":
        name = _SHORT.get(str(value), str(value))
        if name in _PLAIN:
            return _PLAIN[name]
        found = resources.get("/ColorSpace", {}).get(name) if resources is not None else None
        if found is None:
            raise Damaged
        return tone_of(found, resources, depth + 1)
    family = _SHORT.get(str(value[0]), str(value[0]))
    if family == "/ICCBased":
        return {1: GRAY, 3: RGB, 4: CMYK}[int(value[1]["/N"])]
    if family == "/Lab":
        return Tone(3, (0.0,) * 3, _of_lab)
    if family == "/Indexed":
        return _indexed(value, resources, depth)
    if family in ("/Separation", "/DeviceN"):
        return _inks(value, family, resources, depth)
    if family == "/Pattern" and len(value) > 1:
        base = tone_of(value[1], resources, depth + 1)
        return Tone(base.components, base.initial, base.gray, is_pattern=True)
    return tone_of(value[0], resources, depth + 1)


def _inks(value: Any, family: str, resources: Any, depth: int) -> Tone:
    names = [str(value[1])] if family == "/Separation" else [str(one) for one in value[1]]
    if all(name == "/None" for name in names):
        raise CannotTurn("none")
    many = len(names)
    if names in (["/All"], ["/Black"]):
        return Tone(1, (1.0,), lambda numbers: 1 - _held(numbers[0]))
    base, tint = tone_of(value[2], resources, depth + 1), function_of(value[3])
    return Tone(many, (1.0,) * many, lambda numbers: base.gray(tint(numbers)))


def _indexed(value: Any, resources: Any, depth: int) -> Tone:
    base, most = tone_of(value[1], resources, depth + 1), int(value[2])
    table = value[3]
    data = decoded(table) if isinstance(table, pikepdf.Stream) else bytes(table)
    size = base.components
    if not 0 <= most < 256 or base.is_pattern or not size:
        raise Damaged
    is_lab = base.gray is _of_lab
    palette = bytearray()
    for at in range(most + 1):
        entry = [byte / 255 for byte in data[at * size : at * size + size]]
        entry += [0.0] * (size - len(entry))
        palette.append(round(255 * base.gray([n * 100 for n in entry] if is_lab else entry)))
    grays = bytes(palette)

    def gray(numbers: Sequence[float]) -> float:
        return grays[max(0, min(most, int(numbers[0])))] / 255

    return Tone(1, (0.0,), gray, grays)
