"""Cuts a proof that is larger than a printer's paper into sheets to be joined 拼样.

Display list in, display lists out, row by row. Neighbours overlap; where both are to be cut and
joined stands a mark in the band beside the page, with the number of the sheet, so that nothing is
drawn over what has to be read. Knows nothing of what is on the proof.
"""

from __future__ import annotations

from itertools import pairwise

from pagesetter.colour import BLACK
from pagesetter.display import DisplayList, FillPath, Group, Item
from pagesetter.export.placing import Move
from pagesetter.export.slug import MM, rule, set_line
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Rect

BAND: Length = 5 * MM
"""Room for marks on both sides of what is cut."""
_OVERLAP: Length = 10 * MM
"""As wide as neighbours overlap where there is room."""
_LEAST: Length = 4 * MM
_ROUNDED: Length = MM // 100
"""Sizes in millimetres are rounded; nothing is cut for that."""
_PEN: Length = UNIT // 2


def tiles(
    proof: DisplayList, fonts: FontBook, paper: tuple[Length, Length], margin: Length
) -> list[DisplayList]:
    """Return the sheets of `paper`, upright or lying, whichever takes fewer.

    `margin` is what a printer cannot reach, on the paper and round what the proof shows.
    """
    upright = _parted(proof, paper, margin)
    lying = _parted(proof, (paper[1], paper[0]), margin)
    size, (rights, downs) = (
        (paper, upright)
        if len(upright[0]) * len(upright[1]) <= len(lying[0]) * len(lying[1])
        else ((paper[1], paper[0]), lying)
    )
    room = size[0] - 2 * margin, size[1] - 2 * margin
    marked = (*proof.items, *_joins(proof, fonts, rights, downs, room, margin))
    whole = Rect(0, 0, *size)
    # A line at the very edge is drawn with its whole width.
    shown = Rect(margin - UNIT, margin - UNIT, room[0] + 2 * UNIT, room[1] + 2 * UNIT)
    return [
        DisplayList(
            proof.label, *size, whole, whole,
            (Group(Move(dx=margin - right, dy=margin - down).items(marked), clip=shown),),
        )
        for down in downs
        for right in rights
    ]  # fmt: skip


def _parted(
    proof: DisplayList, paper: tuple[Length, Length], margin: Length
) -> tuple[list[Length], list[Length]]:
    """Where the sheets begin across and down, within the proof."""
    across, down = (
        _starts(whole - 2 * margin, part - 2 * margin)
        for whole, part in zip((proof.width, proof.height), paper, strict=True)
    )
    return [margin + at for at in across], [margin + at for at in down]


def _starts(whole: Length, room: Length) -> list[Length]:
    if whole <= room + _ROUNDED:
        return [0]
    count = -((_LEAST - whole) // (room - _LEAST))
    overlap = min(_OVERLAP, (count * room - whole) // (count - 1))
    return [at * (room - overlap) for at in range(count)]


def _joins(
    proof: DisplayList,
    fonts: FontBook,
    rights: list[Length],
    downs: list[Length],
    room: tuple[Length, Length],
    margin: Length,
) -> list[Item]:
    """Marks at the lines where sheets are joined, the number of the sheet on either side."""
    items: list[Item] = []
    left, right = margin, proof.width - margin
    top, foot = margin, proof.height - margin
    for row, (upper, lower) in enumerate(pairwise(downs), 1):
        y = (upper + room[1] + lower) // 2
        for outer, inner in ((left, left + BAND), (right, right - BAND)):
            items.append(rule(outer, y, inner, y, _PEN, BLACK))
            items.append(_arrow(inner, y, outer))
            for number, at in ((row, y - UNIT), (row + 1, y + 6 * UNIT)):
                line, wide = set_line(fonts, str(number), "黑", 6 * UNIT, 0, at)
                start = (outer + inner - wide) // 2
                items += Move(dx=start).items(line)
    for before, after in pairwise(rights):
        x = (before + room[0] + after) // 2
        items.append(rule(x, top, x, top + BAND, _PEN, BLACK))
        items.append(rule(x, foot - BAND, x, foot, _PEN, BLACK))
    return items


def _arrow(tip: Length, y: Length, outer: Length) -> FillPath:
    """A small point that touches the page where it is cut."""
    back = tip + (outer - tip) // 3
    half = MM // 2
    return FillPath((("M", tip, y), ("L", back, y - half), ("L", back, y + half), ("Z",)), BLACK)
