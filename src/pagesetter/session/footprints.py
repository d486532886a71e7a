"""Where things stand on the grid, those too whose size something else gives.

An advertisement has the size of its slot or its booking, a standing element that of its
parts. Pure functions over an issue; they compose nothing.
"""

from __future__ import annotations

from collections.abc import Collection

from pagesetter.compose.furnish import slot_frame
from pagesetter.compose.grid import Grid
from pagesetter.findings import SourceSpan
from pagesetter.model import Box, Frame, Issue, Layout, Page, Story
from pagesetter.session import arrange, edits


class _Quiet:
    """A grid for placing a booked advertisement; what does not fit is composing's to tell."""

    def __init__(self, grid: Grid) -> None:
        self.grid = grid

    def report(self, code: str, span: SourceSpan, where: str, **params: object) -> None:
        """Composing tells it."""


def footprint(issue: Issue, layout: Layout, box: Box, grid: Grid) -> Frame | None:
    """The frame a box takes up on the grid; None when it stands off the grid, or nowhere."""
    if box.kind == "ad" and box.booked is not None:
        from pagesetter.compose.booked import on_grid

        return on_grid(box, _Quiet(grid)).frame
    if box.kind == "ad" and box.slot:
        return slot_frame(box, layout, grid) or box.frame
    if box.kind == "element" and box.frame is not None:
        parts = next((e.boxes for e in issue.library if e.name == box.element), ())
        extent = arrange.extent_of([part.frame for part in parts if part.frame is not None])
        if extent is None:
            return None
        return box.frame._replace(columns=extent.last_column, lines=extent.last_line)
    return box.frame


def sizes_itself(box: Box) -> bool:
    """True for a box whose size is not drawn: a slot, a booking or an element gives it."""
    return box.kind == "element" or (box.kind == "ad" and bool(box.slot or box.booked))


def footprints(
    issue: Issue, page: Page, layout: Layout, grid: Grid, ids: Collection[str] | None = None
) -> dict[str, list[Frame]]:
    """The frames of every story and box of a page, or of those with `ids`, by their ids."""
    found: dict[str, list[Frame]] = {}
    for item in arrange.all_items(page):
        if ids is not None and item.id not in ids:
            continue
        if isinstance(item, Story):
            found[item.id] = arrange.frames_of(item)
        else:
            frame = footprint(issue, layout, item, grid)
            found[item.id] = [frame] if frame is not None else []
    return found


def with_places(issue: Issue, page: str, ids: Collection[str], grid: Grid) -> Issue:
    """Give advertisements that stand at the foot by themselves the place they have there."""
    value = edits.page_of(issue, page)
    layout = issue.layout(value.layout)

    def placed(box: Box) -> Box:
        stands = box.frame is not None and box.frame.column and box.frame.line
        if box.id not in ids or stands or box.at is not None:
            return box
        frame = footprint(issue, layout, box, grid)
        if frame is None:
            return box
        given = (0, 0) if box.frame is None else (box.frame.columns, box.frame.lines)
        return box._replace(frame=frame._replace(columns=given[0], lines=given[1]))

    boxes = tuple(map(placed, value.boxes))
    if all(one is other for one, other in zip(boxes, value.boxes, strict=True)):
        return issue
    return edits.with_page(issue, page, lambda p: p._replace(boxes=boxes))
