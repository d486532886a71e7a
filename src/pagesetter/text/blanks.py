"""Measures the blank sides of a mark from its ink, so that centred marks work too.

A full-width mark is squeezed to ½ em (not to its ink, so that lines keep to a half-em
lattice). Which side gives depends on where the face draws it, never on the language.
"""

from __future__ import annotations

from pagesetter.geometry import Length
from pagesetter.text.shape import Shape, Stretch, scale_of

Blanks = tuple[Length, Length]
"""What may be trimmed left and right of a mark."""

NONE: Blanks = (0, 0)
_known: dict[tuple[str, Length, int, int], Blanks] = {}


def blanks_of(shape: Shape, point: int, stretch: Stretch) -> Blanks:
    """Trimmable blank left and right of the mark at a code point; `NONE` for a narrow mark."""
    face, style = stretch.face, stretch.style
    gid = shape.gids[shape.first[point]]
    key = (face.key, style.size, style.hscale, gid)
    blanks = _known.get(key)
    if blanks is None:
        if len(_known) > 4096:
            _known.clear()
        blanks = _known[key] = _measure(shape, point, stretch, gid)
    return blanks


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
