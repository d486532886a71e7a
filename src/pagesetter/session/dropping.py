"""What comes to be where something is dropped: advertisements, standing elements, pictures.

Pure functions over an issue; they say None where nothing fits.
"""

from __future__ import annotations

from pagesetter.compose.grid import Grid
from pagesetter.model import Box, Element, Frame, Issue, Page, Picture
from pagesetter.session import box_edits, edits, stacking
from pagesetter.session.footprints import footprint

_LINES = 12
"""Lines of a picture that is dropped where none is drawn: about 3 : 2 in a column of 15 字."""


def ad_at(issue: Issue, page: Page, grid: Grid, slot: str, column: int) -> Box | None:
    """An advertisement of a slot of the layout, at the foot of the page from a column on."""
    sizes = {name: (columns, lines) for name, columns, lines in issue.layout(page.layout).ad_slots}
    if slot not in sizes:
        return None
    columns, lines = sizes[slot]
    column = max(1, min(column, len(grid.columns) - columns + 1))
    line = max(1, grid.lines - lines + 1)
    return box_edits.new_box(page, "ad", Frame("", column, line, 0, 0))._replace(
        slot=slot, label="广告"
    )


def element_at(
    issue: Issue, page: Page, grid: Grid, element: Element, column: int, line: int
) -> Box | None:
    """A standing element with its corner at a cell, moved in where it would stick out."""
    box = box_edits.new_box(page, "element", Frame("", column, line, 0, 0))
    box = box._replace(element=element.name)
    issue = known(issue, element)
    whole = footprint(issue, issue.layout(page.layout), box, grid)
    if whole is None or box.frame is None:
        return None
    column = max(1, min(column, len(grid.columns) - whole.columns + 1))
    line = max(1, min(line, grid.lines - whole.lines + 1))
    return box._replace(frame=box.frame._replace(column=column, line=line))


def known(issue: Issue, element: Element) -> Issue:
    """The issue with an element of its paper's library, which it reads once it places it."""
    if any(one.name == element.name for one in issue.library):
        return issue
    return issue._replace(library=(*issue.library, element))


def placed(issue: Issue, page: str, box: Box, element: Element | None = None) -> Issue:
    """Put a box on a page; an advertisement is held fast there, as it was sold."""
    if element is not None:
        issue = known(issue, element)
    issue = box_edits.add_box(issue, page, box)
    if box.kind != "ad":
        return issue
    return stacking.set_locked(issue, page, (box.id,), locked=True)


def picture_frame(within: Frame, grid: Grid, column: int, line: int) -> Frame:
    """A column of a frame from a line on, as high as a picture usually is."""
    foot = min(grid.lines, within.line + within.lines - 1)
    lines = min(_LINES, within.lines)
    line = max(within.line, min(line, foot - lines + 1))
    return Frame("", column, line, 1, lines)


def with_picture(box: Box, source: str) -> Box:
    return box._replace(pictures=(Picture(source),))


def picture_into(
    issue: Issue, page: str, story: str, frame: Frame, source: str
) -> tuple[Issue, str]:
    """A picture that belongs to a story and moves with it; return its id too."""
    box = with_picture(box_edits.new_box(edits.page_of(issue, page), "picture", frame), source)
    made = edits.with_story(issue, page, story, lambda s: s._replace(boxes=(*s.boxes, box)))
    return made, box.id
