"""Several things brought in line on the grid, or set apart evenly; all moved together.

Pure functions over an issue, in whole columns and lines; boxes off the grid move by the same
distances. What stands in the way is not looked at: the editor sees it.
"""

from __future__ import annotations

from collections.abc import Collection

from pagesetter.compose.grid import Grid
from pagesetter.model import Issue
from pagesetter.session import arrange, edits
from pagesetter.session.arrange import Extent
from pagesetter.session.footprints import footprints, with_places
from pagesetter.session.free_boxes import move_free

EDGES = ("left", "centre", "right", "top", "middle", "bottom")


def move_all(
    issue: Issue, page: str, ids: Collection[str], columns: int, lines: int, grid: Grid
) -> Issue:
    """Move items by columns and lines, as far as all that stand on the grid stay on it.

    Boxes off the grid go the same way in lengths.
    """
    value = edits.page_of(issue, page)
    known = footprints(issue, value, issue.layout(value.layout), grid, ids)
    extent = arrange.extent_of([frame for frames in known.values() for frame in frames])
    if extent is not None:
        columns = _held(columns, 1 - extent.column, len(grid.columns) - extent.last_column)
        lines = _held(lines, 1 - extent.line, grid.lines - extent.last_line)
    if not columns and not lines:
        return issue
    step = grid.columns[min(1, len(grid.columns) - 1)].x - grid.columns[0].x
    moved = with_places(issue, page, ids, grid)
    moved = arrange.change_frames(
        moved, page, ids,
        lambda f: f._replace(column=f.column + columns, line=f.line + lines),
    )  # fmt: skip
    return move_free(moved, page, ids, columns * step, lines * grid.pitch, grid)


def align(issue: Issue, page: str, ids: Collection[str], edge: str, grid: Grid) -> Issue:
    """Bring items to one edge or middle of the rectangle round them; see EDGES.

    Middles are rounded to whole columns and lines, towards the left and the top.
    """
    extents = _extents(issue, page, ids, grid)
    if len(extents) < 2:
        return issue
    whole = Extent(
        min(e.column for e in extents.values()), min(e.line for e in extents.values()),
        max(e.last_column for e in extents.values()), max(e.last_line for e in extents.values()),
    )  # fmt: skip
    for name, own in extents.items():
        columns, lines = {
            "left": (whole.column - own.column, 0),
            "right": (whole.last_column - own.last_column, 0),
            "centre": (_middle(whole.column, whole.last_column, own.column, own.last_column), 0),
            "top": (0, whole.line - own.line),
            "bottom": (0, whole.last_line - own.last_line),
            "middle": (0, _middle(whole.line, whole.last_line, own.line, own.last_line)),
        }[edge]
        issue = move_all(issue, page, (name,), columns, lines, grid)
    return issue


def distribute(issue: Issue, page: str, ids: Collection[str], *, across: bool, grid: Grid) -> Issue:
    """Set the items between the first and the last one apart by equal gaps, in whole units.

    What does not go evenly widens the gaps from the end by one each. Fewer than three stay.
    """
    extents = _extents(issue, page, ids, grid)
    if len(extents) < 3:
        return issue
    spans = {
        name: (e.column, e.last_column) if across else (e.line, e.last_line)
        for name, e in extents.items()
    }
    order = sorted(spans, key=lambda name: spans[name])
    taken = sum(last - first + 1 for first, last in spans.values())
    start = spans[order[0]][0]
    free = max(last for _, last in spans.values()) - start + 1 - taken
    gaps = len(order) - 1
    at = start
    for count, name in enumerate(order):
        first, last = spans[name]
        by = at - first
        issue = move_all(issue, page, (name,), by if across else 0, 0 if across else by, grid)
        at += last - first + 1 + free // gaps + (count >= gaps - free % gaps)
    return issue


def _extents(issue: Issue, page: str, ids: Collection[str], grid: Grid) -> dict[str, Extent]:
    value = edits.page_of(issue, page)
    known = footprints(issue, value, issue.layout(value.layout), grid, ids)
    found = {name: arrange.extent_of(frames) for name, frames in known.items()}
    return {name: extent for name, extent in found.items() if extent is not None}


def _middle(first: int, last: int, own_first: int, own_last: int) -> int:
    return (first + last - own_first - own_last) // 2


def _held(value: int, low: int, high: int) -> int:
    return max(low, min(value, high)) if low <= high else 0
