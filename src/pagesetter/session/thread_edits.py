"""The thread of a story changed by hand: frames joined, taken out, the rest sent to a page.

Pure functions over an issue, except that where the rest fits is asked of composing.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.grid import Grid, grid_of
from pagesetter.model import Frame, Issue, Page, Story
from pagesetter.session import arrange, edits, placing
from pagesetter.session.composer import Composer

_MORE = 6
"""Lines that the jump lines and the title over a continuation are reckoned to take."""


def join(issue: Issue, page: str, frame: str, other: str) -> Issue:
    """Let text run on from a frame into those of `other`, an empty story of the page, which goes.

    Raises EditError when `other` holds copy, or is the story of the frame.
    """
    story = edits.story_of(issue, page, frame)
    value = next((s for s in edits.page_of(issue, page).stories if s.id == other), None)
    if value is None or value.article or value.continues or other == story:
        raise edits.EditError(f"{other} is no empty story")
    issue = edits.delete_story(issue, page, other)
    return _inserted(issue, page, story, frame, value.frames)


def insert(issue: Issue, page: str, frame: str, new: Frame) -> Issue:
    """Let text run on from a frame into a new one, which gets a free id."""
    story = edits.story_of(issue, page, frame)
    name = edits.free_id(edits.page_of(issue, page), "f")
    return _inserted(issue, page, story, frame, (new._replace(id=name),))


def lead(issue: Issue, page: str, frame: str, to: str) -> Issue:
    """Let another frame of the same story be the next one after `frame`."""
    story = edits.story_of(issue, page, frame)

    def change(value: Story) -> Story:
        moved = next(f for f in value.frames if f.id == to)
        others = [f for f in value.frames if f.id != to]
        return value._replace(frames=_after(others, frame, (moved,)))

    if frame == to or edits.story_of(issue, page, to) != story:
        return issue
    return edits.with_story(issue, page, story, change)


def cut_after(issue: Issue, page: str, frame: str) -> Issue:
    """End the thread with a frame; the frames after it stay as an empty story."""
    story = edits.story_of(issue, page, frame)
    value = next(s for s in edits.page_of(issue, page).stories if s.id == story)
    at = [f.id for f in value.frames].index(frame) + 1
    rest = value.frames[at:]
    if not rest:
        return issue
    issue = edits.with_story(issue, page, story, lambda s: s._replace(frames=s.frames[:at]))
    name = edits.free_id(edits.page_of(issue, page), "s")
    return edits.add_story(issue, page, Story(name, frames=rest))


def _inserted(issue: Issue, page: str, story: str, frame: str, frames: tuple[Frame, ...]) -> Issue:
    return edits.with_story(
        issue, page, story, lambda s: s._replace(frames=_after(s.frames, frame, frames))
    )


def _after(frames: Sequence[Frame], frame: str, more: tuple[Frame, ...]) -> tuple[Frame, ...]:
    at = [f.id for f in frames].index(frame) + 1
    return (*frames[:at], *more, *frames[at:])


def last_of(issue: Issue, page: str, story: str) -> tuple[str, str]:
    """Page and id of the last story of the chain that goes on from one: itself at least."""
    here = page, story
    for _ in range(1000):
        name = f"{here[0]}/{here[1]}"
        onward = [(p.name, s.id) for p in issue.pages for s in p.stories if s.continues == name]
        if not onward:
            return here
        here = onward[0]
    return here


def room_for(page: Page, grid: Grid, lines: int) -> Frame | None:
    """Free room in one column: the smallest of at least so many lines, else the largest."""
    found: list[Frame] = []
    for column in range(1, len(grid.columns) + 1):
        line = 1
        while line <= grid.lines:
            room = placing.room_at(page, grid, column, line)
            if room is None:
                line += 1
                continue
            first = max(line, room.first)
            found.append(Frame("", column, first, 1, room.last - first + 1))
            line = room.last + 2
    enough = [frame for frame in found if frame.lines >= lines]
    if enough:
        return min(enough, key=lambda frame: frame.lines)
    return max(found, key=lambda frame: frame.lines, default=None)


def send_rest(issue: Issue, page: str, story: str, to: str, composer: Composer) -> Issue | None:
    """Let what a story has no room for go on on page `to`, in free room there; None without any.

    The jump lines 下转 and 上接 are composing's.
    """
    if to == page:
        return None
    target = edits.page_of(issue, to)
    grid = grid_of(issue.layout(target.layout))
    origin, name = last_of(issue, page, story)
    frame = room_for(target, grid, max(1, _over(issue, page, story, composer)) + _MORE)
    if frame is None or origin == to:
        return None
    new = arrange.new_story(target, frame)._replace(continues=f"{origin}/{name}")
    made = edits.add_story(issue, to, new)
    if _over(made, page, story, composer):
        return made
    name = new.frames[0].id
    low, high = 1, frame.lines
    while low < high:  # the fewest lines that hold it all
        middle = (low + high) // 2
        if _over(edits.resize_frame(made, to, name, lines=middle), page, story, composer):
            low = middle + 1
        else:
            high = middle
    return edits.resize_frame(made, to, name, lines=low)


def _over(issue: Issue, page: str, story: str, composer: Composer) -> int:
    """Lines of a story that find no room in any of its frames, on whatever page."""
    composed = composer.compose(issue).pages
    fits = (fit for one in composed if one.name == page for fit in one.fits)
    return next((fit.lines_over for fit in fits if fit.story == story), 0)
