"""Boxes off the grid, moved and sized by hand; frames moved by 字 within their columns.

Pure functions over an issue. A place written in 字 and 行 stays in them, in quarters; any other
becomes tenths of a millimetre. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from pagesetter.compose.grid import Grid
from pagesetter.geometry import UNIT, Length, Measure, Rect, ratio
from pagesetter.model import Area, Box, Frame, Issue, Page, Story
from pagesetter.session import edits

QUARTERS = 4
"""Steps of a 字 or a 行 that a free place is rounded to."""


def area_rect(area: Area, grid: Grid) -> Rect:
    """Where a box off the grid lies on the media."""
    origin = grid.sheet if area.of == "sheet" else grid.area
    x, y, width, height = (m.resolve(size=grid.size, pitch=grid.pitch) for m in area[:4])
    return Rect(origin.x + x, origin.y + y, width, height)


def area_at(rect: Rect, grid: Grid, like: Area | None = None) -> Area:
    """The place of a rectangle, written as `like` is: in 字 and 行, or in mm."""
    origin = grid.sheet if like is not None and like.of == "sheet" else grid.area
    units = ("字", "行", "字", "行") if like is None else tuple(m.unit for m in like[:4])
    lengths = (rect.x - origin.x, rect.y - origin.y, rect.width, rect.height)
    x, y, width, height = (
        _measure(length, unit, grid) for length, unit in zip(lengths, units, strict=True)
    )
    if like is None:
        return Area(x, y, width, height)
    return like._replace(x=x, y=y, width=width, height=height)


def _measure(length: Length, unit: str, grid: Grid) -> Measure:
    step = {"字": grid.size, "行": grid.pitch}.get(unit)
    if step is None:
        return _plain(ratio(length * 254 * 10, 720 * UNIT), 10, "mm")
    return _plain(ratio(length * QUARTERS, step), QUARTERS, unit)


def _plain(num: int, den: int, unit: str) -> Measure:
    """A measure in its lowest terms, as it would be read from a file."""
    while den % 2 == 0 and num % 2 == 0:
        num, den = num // 2, den // 2
    while den % 5 == 0 and num % 5 == 0:
        num, den = num // 5, den // 5
    if den == 1:
        return Measure(num, 1, unit)
    tens = next(t for t in (10, 100, 1000) if t % den == 0)
    return Measure(num * (tens // den), tens, unit)


def change_areas(
    issue: Issue, page: str, ids: Collection[str], change: Callable[[Area], Area]
) -> Issue:
    """Change the place of boxes off the grid: those with `ids`, and those of such stories."""

    def in_box(box: Box) -> Box:
        if box.at is None:
            return box
        new = change(box.at)
        return box if new == box.at else box._replace(at=new)

    def in_story(story: Story) -> Story:
        whole = story.id in ids
        boxes = tuple(in_box(b) if whole or b.id in ids else b for b in story.boxes)
        return story if _same(boxes, story.boxes) else story._replace(boxes=boxes)

    def in_page(value: Page) -> Page:
        boxes = tuple(in_box(b) if b.id in ids else b for b in value.boxes)
        stories = tuple(map(in_story, value.stories))
        if _same(boxes, value.boxes) and _same(stories, value.stories):
            return value
        return value._replace(boxes=boxes, stories=stories)

    return edits.with_page(issue, page, in_page)


def move_free(
    issue: Issue, page: str, ids: Collection[str], dx: Length, dy: Length, grid: Grid
) -> Issue:
    """Move boxes off the grid by lengths; they stay on the sheet."""

    def change(area: Area) -> Area:
        box, sheet = area_rect(area, grid), grid.sheet
        x = max(sheet.x, min(box.x + dx, sheet.right - box.width))
        y = max(sheet.y, min(box.y + dy, sheet.bottom - box.height))
        return area_at(box._replace(x=x, y=y), grid, area)

    return change_areas(issue, page, ids, change)


def pull_free(
    issue: Issue, page: str, box: str, edges: Collection[str], dx: Length, dy: Length, grid: Grid
) -> Issue:
    """Pull edges (left, right, top, bottom) of a box off the grid.

    It keeps half a 字 and half a 行.
    """

    def change(area: Area) -> Area:
        old = area_rect(area, grid)
        least, low = grid.size // 2, grid.pitch // 2
        left, top, right, foot = old.x, old.y, old.right, old.bottom
        if "left" in edges:
            left = max(grid.sheet.x, min(left + dx, right - least))
        if "right" in edges:
            right = min(grid.sheet.right, max(right + dx, left + least))
        if "top" in edges:
            top = max(grid.sheet.y, min(top + dy, foot - low))
        if "bottom" in edges:
            foot = min(grid.sheet.bottom, max(foot + dy, top + low))
        return area_at(Rect(left, top, right - left, foot - top), grid, area)

    return change_areas(issue, page, (box,), change)


def nudged(frame: Frame, halves: int, grid: Grid) -> Frame:
    """A frame moved by half 字s within the grid; a whole column's way goes to the next column.

    Its width stays. At the edges of the type area it stops.
    """
    first = grid.columns[frame.column - 1]
    last = grid.columns[frame.column + frame.columns - 2]
    left = frame.inset_left.resolve(size=grid.size)
    right = frame.inset_right.resolve(size=grid.size)
    by = halves * grid.size // 2
    by = max(grid.area.x - first.x - left, min(by, grid.area.right - last.right + right))
    left, right = left + by, right - by
    column = frame.column
    while column + frame.columns <= len(grid.columns):
        step = grid.columns[column].x - grid.columns[column - 1].x
        if left < step or grid.columns[column + frame.columns - 1].right - last.right < step:
            break
        last, column = grid.columns[column + frame.columns - 1], column + 1
        left, right = left - step, right + step
    while column > 1:
        step = grid.columns[column - 1].x - grid.columns[column - 2].x
        if left > -step:
            break
        column, left, right = column - 1, left + step, right - step
    return frame._replace(
        column=column, inset_left=_inset(left, grid), inset_right=_inset(right, grid)
    )


def _inset(length: Length, grid: Grid) -> Measure:
    return _plain(ratio(length * 2, grid.size), 2, "字")


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))
