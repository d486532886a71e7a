"""Advertisements booked in millimetres: the columns and lines they take, their place in them.

Turns a width and a height into a frame of whole base columns and whole lines, a line clear
above included; inside it the advertisement keeps the size it was sold at. Knows no artwork.
"""

from __future__ import annotations

from typing import Protocol

from pagesetter.compose.grid import Grid
from pagesetter.findings import SourceSpan
from pagesetter.geometry import UNIT, Length, Rect, ratio
from pagesetter.model import Box, Frame

_SLACK: Length = UNIT * 72 * 10 // 254
"""One millimetre: so much may a booking be wider than the columns, or higher than the page, it
is meant for, because rate cards give whole millimetres."""


class Gridded(Protocol):
    """What is asked of whoever places a booked advertisement."""

    @property
    def grid(self) -> Grid: ...
    def report(self, code: str, span: SourceSpan, where: str, **params: object) -> None: ...


def on_grid(box: Box, context: Gridded) -> Box:
    """The box with its frame: as many columns and lines as it needs, at the foot by itself."""
    assert box.booked is not None
    grid = context.grid
    width, height = (m.resolve(size=grid.size, pitch=grid.pitch) for m in box.booked)
    frame = box.frame or Frame(box.id, 0, 0, 0, 0)
    column = frame.column or 1
    free = len(grid.columns) - column + 1
    left = grid.columns[min(column, len(grid.columns)) - 1].x
    columns = next(
        (
            n
            for n in range(1, free + 1)
            if grid.columns[column + n - 2].right - left + _SLACK >= width
        ),
        0,
    )
    room = grid.lines - (frame.line or 1) + 1
    lines = _lines(height, grid, at_head=frame.line == 1)
    if lines > room and frame.line <= 1:  # the whole page: nothing is above
        lines = _lines(height - _SLACK, grid, at_head=True)
    if not columns or lines > room:
        last = grid.columns[-1]
        context.report(
            "ad-too-large", box.span, box.id, box=box.id, width=_mm(width), height=_mm(height),
            have_width=_mm(last.right - left), have_height=_mm(grid.height_of(max(1, room))),
        )  # fmt: skip
        columns, lines = columns or max(1, free), min(lines, max(1, room))
    line = frame.line or grid.lines - lines + 1
    return box._replace(
        frame=frame._replace(column=column, line=line, columns=columns, lines=lines)
    )


def _lines(height: Length, grid: Grid, *, at_head: bool) -> int:
    """Lines that hold a height; all but one at the head have a line of air above."""
    high = height + (0 if at_head else grid.pitch)
    return max(1, 1 - (grid.size - high) // grid.pitch)


def booked_rect(box: Box, room: Rect, grid: Grid) -> Rect:
    """Where the advertisement lies in the room of its frame: in the middle, on the foot."""
    assert box.booked is not None
    width, height = (m.resolve(size=grid.size, pitch=grid.pitch) for m in box.booked)
    width, height = min(width, room.width), min(height, room.height)
    return Rect(room.x + (room.width - width) // 2, room.bottom - height, width, height)


def _mm(length: Length) -> str:
    tenths = ratio(length * 254, 72 * UNIT)
    return f"{tenths // 10}.{tenths % 10}"
