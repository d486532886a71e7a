"""Frames to line slots: where, in which order, the lines of a story may stand.

A slot is one grid line of one text column. Frames follow each other in the order of the
thread, columns from left to right. Knows the grid, not the text.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.compose.grid import Column, Grid, ascent, split_columns
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.geometry import Length, Rect
from pagesetter.model import Frame


class Slot(NamedTuple):
    """One line's room. `column` counts on over the whole thread; `head` is its first line."""

    page: int
    frame: str
    column: int
    x: Length
    width: Length
    top: Length
    baseline: Length
    head: bool


class FrameArea(NamedTuple):
    """A frame laid on the grid: its box and its text columns."""

    frame: Frame
    page: int
    box: Rect
    columns: tuple[Column, ...]


def area_of(
    frame: Frame, grid: Grid, page: int, place: Place
) -> tuple[FrameArea | None, list[Finding]]:
    """Lay a frame on the grid; None with a finding when it does not lie on the page."""
    last_column = frame.column + frame.columns - 1
    last_line = frame.line + frame.lines - 1
    place = place._replace(frame=frame.id)
    if last_column > len(grid.columns) or last_line > grid.lines or frame.column < 1:
        found = finding(
            MESSAGES, "frame-off-grid", frame.span, place, frame=frame.id,
            columns=f"{frame.column}–{last_column}", lines=f"{frame.line}–{last_line}",
            have_columns=len(grid.columns), have_lines=grid.lines,
        )  # fmt: skip
        return None, [found]
    columns = list(grid.columns[frame.column - 1 : last_column])
    left = columns[0].x + frame.inset_left.resolve(size=grid.size, pitch=grid.pitch)
    right = columns[-1].right - frame.inset_right.resolve(size=grid.size, pitch=grid.pitch)
    if frame.split is not None:
        split = split_columns(
            left, right - left, frame.split, grid.size, grid.gutter, frame.remainder
        )
        columns = list(split)
    else:
        columns[0] = Column(left, columns[0].right - left)
        columns[-1] = Column(columns[-1].x, right - columns[-1].x)
    if min(column.width for column in columns) < grid.size:
        return None, [
            finding(MESSAGES, "frame-too-narrow", frame.span, place, frame=frame.id)
        ]  # fmt: skip
    top = grid.top_of(frame.line)
    box = Rect(left, top, right - left, grid.height_of(frame.lines))
    return FrameArea(frame, page, box, tuple(columns)), []


def slots_of(
    areas: list[FrameArea], grid: Grid, size: Length, pitch: Length, title_lines: int
) -> list[Slot]:
    """Return the slots of a thread; `title_lines` grid lines at the head of the first frame
    are the title's.

    On the page's pitch every baseline stands on the page's baseline grid. A story with its
    own size or pitch fills the same outer height (whole grid lines) with lines of its own,
    and its measure is the largest whole number of its own 字, centred in the column.
    """
    slots: list[Slot] = []
    count = -1
    for index, area in enumerate(areas):
        skipped = title_lines if index == 0 else 0
        lines = area.frame.lines - skipped
        top = area.box.y + skipped * grid.pitch
        if lines <= 0:
            continue
        own = pitch != grid.pitch
        total = 1 + (grid.height_of(lines) - size) // pitch if own else lines
        rise = ascent(size) if own else ascent(grid.size)
        for column in area.columns:
            count += 1
            measure = column.width if size == grid.size else column.width // size * size
            x = column.x + (column.width - measure) // 2
            for line in range(total):
                line_top = top + line * pitch
                slots.append(
                    Slot(area.page, area.frame.id, count, x, max(measure, 1), line_top,
                         line_top + rise, line == 0)
                )  # fmt: skip
    return slots


def overlaps(areas: list[FrameArea], grid: Grid, page: str) -> list[Finding]:
    """Report every pair of frames of one page that share room."""
    findings: list[Finding] = []
    for i, area in enumerate(areas):
        for other in areas[i + 1 :]:
            if not area.box.overlaps(other.box):
                continue
            first = max(area.frame.line, other.frame.line)
            last = min(area.frame.line + area.frame.lines, other.frame.line + other.frame.lines)
            findings.append(
                finding(
                    MESSAGES, "frames-overlap", other.frame.span,
                    Place(page, frame=other.frame.id), frame=other.frame.id,
                    other=area.frame.id, lines=last - first,
                )
            )  # fmt: skip
    return findings


def capacity(slots: list[Slot], size: Length) -> int:
    """字 the slots hold."""
    return sum(slot.width // size for slot in slots)
