"""Raised and lowered figures that a face lacks (CO₂, 10⁻⁶): its level ones, set small.

Parts stretches round such figures and gives the text to shape instead; what readers of the page
get is as typed. Loaded only where a glyph is missing.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.geometry import ratio
from pagesetter.text.shape import Stretch

_LEVEL = "0123456789+−"
_RAISED = dict(zip("⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻", _LEVEL, strict=True))
_LOWERED = dict(zip("₀₁₂₃₄₅₆₇₈₉₊₋", _LEVEL, strict=True))
# In 1/1000 em, as faces draw ² and ⁴ themselves.
_SIZE, _UP, _DOWN = 600, 460, -140

_TO_LEVEL = str.maketrans(_RAISED | _LOWERED)


def levelled(text: str) -> str:
    """The text with level figures for raised and lowered ones."""
    return text.translate(_TO_LEVEL)


def made_small(text: str, stretches: Sequence[Stretch]) -> tuple[str, list[Stretch]]:
    """The text to shape and its stretches, with figures the faces lack made of level ones."""
    letters = list(text)
    found: list[Stretch] = []
    for stretch in stretches:
        start = stretch.start
        for point in range(stretch.start, stretch.end):
            up = text[point] in _RAISED
            level = (_RAISED if up else _LOWERED).get(text[point])
            face = stretch.face
            if level is None or face.has(ord(text[point])) or not face.has(ord(level)):
                continue
            letters[point] = level
            style = stretch.style
            small = style._replace(
                size=ratio(style.size * _SIZE, 1000),
                baseline_shift=style.baseline_shift
                + ratio(style.size * (_UP if up else _DOWN), 1000),
            )
            if start < point:
                found.append(stretch._replace(start=start, end=point))
            found.append(stretch._replace(start=point, end=point + 1, style=small))
            start = point + 1
        if start < stretch.end:
            found.append(stretch._replace(start=start))
    return "".join(letters), found
