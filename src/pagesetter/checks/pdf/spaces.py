"""Turns the colour spaces of a PDF into plates: what a colour prints, or why it may not.

A space that is not made of CMYK, grey or spot inks is told by its name. Functions are
evaluated only where a tint's full strength is asked for. ISO 32000-1, 8.6.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pagesetter.checks.marks import PROCESS, Plates
from pagesetter.checks.pdf.names import key_of, readable
from pagesetter.values import NamedTuple

_PLATE = {"Cyan": "C", "Magenta": "M", "Yellow": "Y", "Black": "K"}
_SHORT = {"/G": "/DeviceGray", "/CMYK": "/DeviceCMYK", "/RGB": "/DeviceRGB", "/I": "/Indexed"}


class Space(NamedTuple):
    """A colour space as the rules need it."""

    kind: str
    """`cmyk`, `gray`, `inks` (Separation, DeviceN), `pattern`, `indexed` or `other`."""
    names: tuple[str, ...] = ()
    """Inks of an `inks` space."""
    forbidden: str = ""
    """Name of the space in it that may not be printed; empty when all is well."""
    components: int = 0


GRAY = Space("gray", components=1)
CMYK = Space("cmyk", components=4)


def space_of(value: Any, resources: Any, depth: int = 0) -> Space:
    """Return the space of a name or array; names are looked up in the resources."""
    if depth > 8:
        return Space("other", forbidden="?")
    if not _is_array(value):
        text = value if isinstance(value, str) else key_of(value)
        name = _SHORT.get(text, text)
        if name == "/DeviceGray":
            return GRAY
        if name == "/DeviceCMYK":
            return CMYK
        if name == "/Pattern":
            return Space("pattern")
        if name == "/DeviceRGB":
            return Space("other", forbidden="RGB", components=3)
        found = resources.get("/ColorSpace", {}).get(value) if resources is not None else None
        if found is None or (not _is_array(found) and key_of(found) == name):
            return Space("other", forbidden=readable(name))
        return space_of(found, resources, depth + 1)
    family = key_of(value[0])
    if len(value) == 1:
        return space_of(value[0], resources, depth + 1)
    if family in ("/Separation", "/DeviceN"):
        names = [value[1]] if family == "/Separation" else value[1]
        base = space_of(value[2], resources, depth + 1)
        inks = tuple(readable(name) for name in names)
        return Space("inks", inks, base.forbidden, len(inks))
    if family in ("/Indexed", "/I"):
        base = space_of(value[1], resources, depth + 1)
        return Space("indexed", base.names, base.forbidden, 1)
    if family == "/Pattern":
        base = space_of(value[1], resources, depth + 1)
        return Space("pattern", base.names, base.forbidden)
    if family == "/ICCBased":
        count = int(value[1].get("/N", 0))
        kind = {1: "gray", 4: "cmyk"}.get(count, "other")
        return Space(kind, (), {3: "ICC RGB"}.get(count, "ICCBased"), count)
    names_of = {"/Lab": "Lab", "/CalRGB": "CalRGB", "/CalGray": "CalGray"}
    return Space("other", forbidden=names_of.get(family, readable(family)))


def _is_array(value: Any) -> bool:
    return not isinstance(value, str) and getattr(value, "_type_name", "") == "array"


def plates(space: Space, numbers: Sequence[float]) -> Plates:
    """Return what a colour of the space prints; nothing where it cannot be told."""
    amounts = [max(0, min(1000, round(n * 1000))) for n in numbers]
    if space.kind == "gray" and amounts:
        return (("K", 1000 - amounts[0]),) if amounts[0] < 1000 else ()
    if space.kind == "cmyk" and len(amounts) == 4:
        return tuple((p, v) for p, v in zip(PROCESS, amounts, strict=True) if v)
    if space.kind == "inks" and len(amounts) == len(space.names):
        found: dict[str, int] = {}
        for name, amount in zip(space.names, amounts, strict=True):
            for plate in PROCESS if name == "All" else (_PLATE.get(name, name),):
                if amount and name != "None":
                    found[plate] = max(found.get(plate, 0), amount)
        order = {plate: i for i, plate in enumerate(PROCESS)}
        return tuple(sorted(found.items(), key=lambda item: (order.get(item[0], 9), item[0])))
    return ()
