"""Measures the blank sides of a mark from its ink, so that centred marks work too.

A full-width mark is squeezed to ½ em (not to its ink, so that lines keep to a half-em
lattice). Which side gives depends on where the face draws it, never on the language.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.geometry import Length
from pagesetter.text.shape import Shape, Stretch, scale_of

Blanks = tuple[Length, Length]
"""What may be trimmed left and right of a mark."""

NONE: Blanks = (0, 0)
_known: dict[tuple[str, Length, int], dict[int, Blanks]] = {}
"""Face, size and horizontal scale -> glyph -> its blanks."""


def blanks_of(shape: Shape, points: Iterable[int], stretch: Stretch) -> dict[int, Blanks]:
    """Trimmable blanks left and right of marks of a stretch; narrow marks are left out."""
    key = (stretch.face.key, stretch.style.size, stretch.style.hscale)
    known = _known.get(key)
    if known is None:
        if len(_known) > 256:
            _known.clear()
        known = _known[key] = {}
    found: dict[int, Blanks] = {}
    gids, first = shape.gids, shape.first
    for point in points:
        gid = gids[first[point]]
        blanks = known.get(gid)
        if blanks is None:
            blanks = known[gid] = _measure(shape, point, stretch, gid)
        if blanks is not NONE:
            found[point] = blanks
    return found


def _measure(shape: Shape, point: int, stretch: Stretch, gid: int) -> Blanks:
    face, style = stretch.face, stretch.style
    advance = shape.units[point]
    if advance * 4 < face.upem * 3:
        return NONE
    units = trim(advance, face.upem, face.ink(gid))
    if units == (0, 0):
        return NONE
    scale = scale_of(style.size, style.hscale, face.upem)
    left, right = scale[units[0]], scale[units[1]]
    if left and right:
        return left, right
    # What is left is exactly half, whatever the rounding of the size.
    spare = shape.advances[point] - scale[face.upem] // 2
    return (spare, 0) if left else (0, spare)


def trim(advance: int, upem: int, ink: tuple[int, int, int, int]) -> tuple[int, int]:
    """Font units to trim (left, right) so that the mark takes ½ em."""
    spare = advance - upem // 2
    left, right = max(ink[0], 0), max(advance - ink[2], 0)
    if left + right < spare:
        return 0, 0
    wide = upem * 2 // 5
    if right >= wide and right >= left:
        cut = min(right, spare)
        return spare - cut, cut
    if left >= wide:
        cut = min(left, spare)
        return cut, spare - cut
    half = min(spare // 2, left)
    cut = min(spare - half, right)
    return spare - cut, cut
