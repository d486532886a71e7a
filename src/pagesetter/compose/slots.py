"""Frames to line slots: where, in which order, the lines of a story may stand.

A slot is one grid line of one text column. Frames follow each other in the order of the
thread, columns from left to right. Knows the grid, not the text.
"""

from collections.abc import Sequence

from pagesetter.compose.grid import Column, Grid, ascent, split_columns
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.geometry import Length, Rect
from pagesetter.model import Frame
from pagesetter.values import NamedTuple


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
    if not (
        1 <= frame.column <= last_column <= len(grid.columns)
        and 1 <= frame.line <= last_line <= grid.lines
    ):
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


def with_equal_columns(area: FrameArea, size: Length, gutter: Length) -> FrameArea:
    """The area inside a border: as many columns, all of as many 字 of `size`.

    What the 字 do not fill goes to both edges alike, so that text and title stand in the middle.
    """
    count, box = len(area.columns), area.box
    width = (box.width - (count - 1) * gutter) // (count * size) * size
    if width <= 0:
        return area
    whole = count * width + (count - 1) * gutter
    left = box.x + (box.width - whole) // 2
    columns = tuple(Column(left + at * (width + gutter), width) for at in range(count))
    return area._replace(box=Rect(left, box.y, whole, box.height), columns=columns)


MIN_BESIDE = 4
"""Fewest 字 of a line beside an obstacle; a narrower one is left out."""


def slots_of(
    area: FrameArea,
    grid: Grid,
    size: Length,
    pitch: Length,
    title_lines: int,
    obstacles: Sequence[Rect] = (),
    *,
    before: int = 0,
) -> list[Slot]:
    """The slots of one frame; its first `title_lines` grid lines are the title's.

    `before` is the number of columns in the frames before it.

    On the page's pitch every baseline stands on the page's baseline grid. A story with its
    own size or pitch fills the same outer height (whole grid lines) with lines of its own.
    The measure is the largest whole number of the text's own 字, centred in the column;
    beside an obstacle (串文) those of its 字 that are at least one 字 off it.
    """
    lines = area.frame.lines - title_lines
    if lines <= 0:
        return []
    top = area.box.y + title_lines * grid.pitch
    own = pitch != grid.pitch
    total = 1 + (grid.height_of(lines) - size) // pitch if own else lines
    rise = ascent(size) if own else ascent(grid.size)
    page, frame = area.page, area.frame.id
    # What reaches nearer than half a 字 is in the way too: a box drawn into the gutter.
    near = min(size, grid.size) // 2
    slots: list[Slot] = []
    for count, column in enumerate(area.columns, before):
        in_way = [o for o in obstacles if o.x < column.right + near and column.x - near < o.right]
        cells = _cells(column, size)
        least = max(min(size * MIN_BESIDE, cells.width), size)
        if cells.width < least:
            continue
        head = True
        for line in range(total):
            line_top = top + line * pitch
            free = cells
            if in_way:
                free = _beside(cells, line_top, line_top + size, in_way, size)
                if free.width < least:
                    head = True
                    continue
            # tuple.__new__: half the time of calling the class.
            slots.append(
                tuple.__new__(
                    Slot, (page, frame, count, free.x, free.width, line_top, line_top + rise, head)
                )
            )
            head = False
    return slots


def _cells(column: Column, size: Length) -> Column:
    """The whole 字 of a column, centred in it."""
    width = column.width // size * size
    return Column(column.x + (column.width - width) // 2, width)


def _beside(
    cells: Column, top: Length, foot: Length, obstacles: list[Rect], size: Length
) -> Column:
    """The widest run of a line's 字 that no obstacle takes, one 字 of air off each."""
    free = [cells]
    for obstacle in obstacles:
        if obstacle.y >= foot or obstacle.bottom <= top:
            continue
        # To the 字 of the column, so that lines beside the obstacle stand under the others.
        before = (obstacle.x - size - cells.x) // size * size
        after = -(-(obstacle.right + size - cells.x) // size) * size
        parts: list[Column] = []
        for part in free:
            left = min(part.right, cells.x + before)
            right = max(part.x, cells.x + after)
            parts.append(Column(part.x, max(0, left - part.x)))
            parts.append(Column(right, max(0, part.right - right)))
        free = parts
    return max(free, key=lambda part: part.width)


def capacity(slots: list[Slot], size: Length) -> int:
    """字 the slots hold."""
    return sum(slot.width // size for slot in slots)
