"""The heaviest ink of a gradient, by its function sampled along its whole length.

Turns a shading of PDF into plates. Functions that are sampled, exponential or stitched of these
are evaluated (ISO 32000-1, 7.10); of PostScript functions and meshes nothing is known.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pagesetter.checks.marks import Plates
from pagesetter.checks.pdf.spaces import Space, plates

_STEPS = 64
_DEPTH = 6
_AXIAL = (2, 3)
"""Kinds of shading whose colour depends on one number: along a line, and from circle to circle."""
_MOST = 4_000_000
"""Bytes of samples that are read."""


def heaviest(shading: Any, space: Space) -> Plates:
    """Return the plates of the colour with the most ink; nothing where it cannot be told."""
    function = shading.get("/Function")
    if function is None or int(shading.get("/ShadingType", 0)) not in _AXIAL:
        return ()
    low, high = (float(v) for v in shading.get("/Domain", (0, 1)))
    found: Plates = ()
    for step in range(_STEPS + 1):
        values = _values(function, low + (high - low) * step / _STEPS, 0)
        if values is None:
            return ()
        one = plates(space, values)
        if _total(one) > _total(found):
            found = one
    return found


def _total(inks: Plates) -> int:
    return sum(value for _, value in inks)


def _values(function: Any, x: float, depth: int) -> list[float] | None:
    """The values of a function of one number, or of an array of such functions."""
    if depth > _DEPTH:
        return None
    if getattr(function, "_type_name", "") == "array":
        parts = [_values(one, x, depth + 1) for one in function]
        return None if None in parts else [value for part in parts if part for value in part]
    low, high = (float(v) for v in list(function.get("/Domain", (0, 1)))[:2])
    x = max(low, min(high, x))
    kind = int(function.get("/FunctionType", -1))
    if kind == 2:
        first = [float(v) for v in function.get("/C0", (0,))]
        last = [float(v) for v in function.get("/C1", (1,))]
        part = x ** float(function.get("/N", 1)) if x or float(function.get("/N", 1)) >= 0 else 0.0
        return [a + part * (b - a) for a, b in zip(first, last, strict=True)]
    if kind == 3:
        return _stitched(function, x, (low, high), depth)
    return _sampled(function, x, (low, high)) if kind == 0 else None


def _stitched(
    function: Any, x: float, domain: tuple[float, float], depth: int
) -> list[float] | None:
    bounds = [float(v) for v in function.get("/Bounds", ())]
    at = sum(x >= bound for bound in bounds)
    edges = [domain[0], *bounds, domain[1]]
    encode = [float(v) for v in function.get("/Encode", ())][2 * at : 2 * at + 2]
    start, end = edges[at], edges[at + 1]
    part = (x - start) / (end - start) if end > start else 0.0
    return _values(function["/Functions"][at], encode[0] + part * (encode[1] - encode[0]),
                   depth + 1)  # fmt: skip


def _sampled(function: Any, x: float, domain: tuple[float, float]) -> list[float] | None:
    """The nearest sample: what lies between two has no more ink than the heavier of them."""
    size, bits = list(function.get("/Size", ())), int(function.get("/BitsPerSample", 0))
    ranges = [float(v) for v in function.get("/Range", ())]
    if len(size) != 1 or bits not in (8, 16) or int(size[0]) < 1:
        return None
    count, data = len(ranges) // 2, function.read_bytes()
    if len(data) > _MOST:
        return None
    decode: Sequence[float] = [float(v) for v in function.get("/Decode", ranges)]
    span = domain[1] - domain[0]
    at = round((x - domain[0]) / span * (int(size[0]) - 1)) if span > 0 else 0
    wide = bits // 8
    start = at * count * wide
    samples = [
        int.from_bytes(data[start + i * wide : start + (i + 1) * wide], "big") for i in range(count)
    ]
    most = (1 << bits) - 1
    return [
        decode[2 * i] + sample / most * (decode[2 * i + 1] - decode[2 * i])
        for i, sample in enumerate(samples)
    ]
