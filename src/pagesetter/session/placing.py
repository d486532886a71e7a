"""Free room on a page, and a frame for an article that is dropped where nothing stands.

Guesses only here, where nothing is drawn, and never moves what stands. Lines are counted by
composing, so that the frame fits its text.
"""

from __future__ import annotations

from pagesetter.compose.grid import Grid
from pagesetter.compose.slots import area_of, capacity, slots_of
from pagesetter.findings import Place
from pagesetter.model import Box, Frame, Issue, Page, Story
from pagesetter.session import arrange, edits
from pagesetter.session.composer import Composer
from pagesetter.values import NamedTuple

_AIR = 1
"""Lines left free between a new frame and what stands."""


class Free(NamedTuple):
    """Free lines of a column round a line: first and last."""

    first: int
    last: int


def taken(page: Page, grid: Grid, without: str = "") -> list[list[bool]]:
    """For every column the lines (from 0) on which something stands."""
    lines = [[False] * grid.lines for _ in grid.columns]
    items: list[Story | Box] = [*page.stories, *page.boxes]
    for item in items:
        for frame in arrange.frames_of(item) if item.id != without else ():
            for column in range(frame.column - 1, frame.column + frame.columns - 1):
                for line in range(frame.line - 1, frame.line + frame.lines - 1):
                    if 0 <= column < len(lines) and 0 <= line < grid.lines:
                        lines[column][line] = True
    return lines


def room_at(page: Page, grid: Grid, column: int, line: int, without: str = "") -> Free | None:
    """The free lines of a column round `line`, a line of air kept to what stands; None if taken."""
    rows = taken(page, grid, without)[column - 1]
    if rows[line - 1]:
        return None
    first = last = line
    while first > 1 and not rows[first - 2]:
        first -= 1
    while last < grid.lines and not rows[last]:
        last += 1
    if first > 1:
        first += _AIR
    if last < grid.lines:
        last -= _AIR
    return Free(first, last) if first <= last else None


def widest_at(page: Page, grid: Grid, column: int, line: int, most: int = 2) -> Frame | None:
    """A frame from the free room at a place: from its first line, over up to `most` columns."""
    room = room_at(page, grid, column, line)
    if room is None:
        return None
    frame = Frame("", column, room.first, 1, room.last - room.first + 1)
    for more in range(1, most):
        if column + more > len(grid.columns):
            break
        beside = room_at(page, grid, column + more, line)
        if beside is None or beside.first > frame.line:
            break
        lines = min(frame.lines, beside.last - frame.line + 1)
        frame = frame._replace(columns=more + 1, lines=lines)
    return frame


def capacity_of(frame: Frame, grid: Grid) -> int:
    """字 a frame holds on the page's grid, without a title."""
    area, _ = area_of(frame, grid, 0, Place())
    return (
        0 if area is None else capacity(slots_of(area, grid, grid.size, grid.pitch, 0), grid.size)
    )


def drop_article(
    issue: Issue, page: str, article: str, column: int, line: int, grid: Grid, composer: Composer
) -> Issue | None:
    """Put an article into a new frame where nothing stands; None when there is no room.

    One column if its text finds room there, else two; as high as the text needs.
    """
    for value in issue.pages:
        for old in value.stories:
            if old.article == article:
                issue = edits.place_article(issue, value.name, old.id, "")
    done: Issue | None = None
    for most in (1, 2):
        frame = widest_at(edits.page_of(issue, page), grid, column, line, most)
        if frame is None or frame.columns < most:
            break
        done = arrange.draw_story(issue, page, frame, article)
        story = edits.page_of(done, page).stories[-1]
        fitted = fit_last_frame(done, page, story.id, grid, composer)
        if not _over(fitted, page, story.id, composer):
            return fitted
        done = fitted
    return done


def fit_last_frame(issue: Issue, page: str, story: str, grid: Grid, composer: Composer) -> Issue:
    """Give a story's last frame just the lines its text needs, as far as nothing is in the way."""
    value = next((s for s in edits.page_of(issue, page).stories if s.id == story), None)
    if value is None or not value.frames:
        return issue
    last = value.frames[-1]
    most = _free_below(edits.page_of(issue, page), grid, last, story)
    low, high = 1, most
    while low < high:  # the fewest lines that hold it all
        middle = (low + high) // 2
        tried = edits.resize_frame(issue, page, last.id, lines=middle)
        if _over(tried, page, story, composer):
            low = middle + 1
        else:
            high = middle
    return edits.resize_frame(issue, page, last.id, lines=low)


def _free_below(page: Page, grid: Grid, frame: Frame, story: str) -> int:
    """Lines a frame may be high before it meets another item, a line of air kept."""
    rows = taken(page, grid, story)
    own = range(frame.column - 1, min(len(rows), frame.column + frame.columns - 1))
    foot = frame.line + 1
    while foot <= grid.lines and not any(rows[column][foot - 1] for column in own):
        foot += 1
    if foot <= grid.lines:
        foot -= _AIR
    return max(1, foot - frame.line)


def _over(issue: Issue, page: str, story: str, composer: Composer) -> bool:
    composed = composer.compose(issue).pages
    found = next(p for p in composed if p.name == page)
    return any(fit.story == story and fit.lines_over > 0 for fit in found.fits)
