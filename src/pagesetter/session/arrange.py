"""Where things stand on a page, changed by hand: moved, pulled by an edge, pushed, drawn.

Pure functions over an issue, in whole columns and lines from 1; what they return lies on the
grid. Items are stories and boxes by their ids. Composes nothing and knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable

from pagesetter.compose.grid import Grid
from pagesetter.geometry import Measure
from pagesetter.model import Box, Frame, Issue, Page, Story
from pagesetter.session import edits
from pagesetter.values import NamedTuple

_NO_INSET = Measure(0, 1, "字")


class Extent(NamedTuple):
    """The smallest rectangle of the grid round some frames; last column and line included."""

    column: int
    line: int
    last_column: int
    last_line: int


def frames_of(item: Story | Box) -> list[Frame]:
    """All frames that move with an item: a story's text, title and pictures; a box's own."""
    if isinstance(item, Box):
        return [item.frame] if item.frame is not None else []
    title = [item.title.frame] if item.title.frame is not None else []
    return [*title, *item.frames, *(box.frame for box in item.boxes if box.frame is not None)]


def items_of(page: Page, ids: Collection[str]) -> list[Story | Box]:
    """The stories and boxes of a page with these ids, in file order."""
    return [item for item in all_items(page) if item.id in ids]


def extent_of(frames: Iterable[Frame]) -> Extent | None:
    """The rectangle round frames; None without any."""
    found = list(frames)
    if not found:
        return None
    return Extent(
        min(f.column for f in found), min(f.line for f in found),
        max(f.column + f.columns - 1 for f in found), max(f.line + f.lines - 1 for f in found),
    )  # fmt: skip


def move_items(
    issue: Issue, page: str, ids: Collection[str], columns: int, lines: int, grid: Grid
) -> Issue:
    """Move items by columns and lines, as far as all of them stay on the grid."""
    frames = [f for i in items_of(edits.page_of(issue, page), ids) for f in frames_of(i)]
    round_all = extent_of(frames)
    if round_all is None:
        return issue
    columns = _held(columns, 1 - round_all.column, len(grid.columns) - round_all.last_column)
    lines = _held(lines, 1 - round_all.line, grid.lines - round_all.last_line)
    if not columns and not lines:
        return issue
    return change_frames(issue, page, ids, lambda f: _moved(f, columns, lines))


def move_frame_alone(
    issue: Issue, page: str, frame: str, columns: int, lines: int, grid: Grid
) -> Issue:
    """Move one frame of a thread and leave the others."""

    def change(f: Frame) -> Frame:
        return _moved(
            f,
            _held(columns, 1 - f.column, len(grid.columns) - f.column - f.columns + 1),
            _held(lines, 1 - f.line, grid.lines - f.line - f.lines + 1),
        )

    return change_frame(issue, page, frame, change)


def change_frame(issue: Issue, page: str, frame: str, change: Callable[[Frame], Frame]) -> Issue:
    """Change the frame of this id: of a story, its title, one of its boxes or a box."""
    ids = {item.id for item in all_items(edits.page_of(issue, page))}
    return change_frames(issue, page, ids, lambda f: change(f) if f.id == frame else f)


def change_frames(
    issue: Issue, page: str, ids: Collection[str], change: Callable[[Frame], Frame]
) -> Issue:
    """Change every frame of some items; items that stay the same stay the same values."""

    def in_box(box: Box) -> Box:
        new = change(box.frame) if box.frame is not None else None
        return box if new is box.frame else box._replace(frame=new)

    def in_story(story: Story) -> Story:
        title, frames = story.title, tuple(map(change, story.frames))
        if title.frame is not None:
            new = change(title.frame)
            title = title if new is title.frame else title._replace(frame=new)
        boxes = tuple(map(in_box, story.boxes))
        if title is story.title and _same(frames, story.frames) and _same(boxes, story.boxes):
            return story
        return story._replace(title=title, frames=frames, boxes=boxes)

    def in_page(value: Page) -> Page:
        stories = tuple(in_story(s) if s.id in ids else s for s in value.stories)
        boxes = tuple(in_box(b) if b.id in ids else b for b in value.boxes)
        if _same(stories, value.stories) and _same(boxes, value.boxes):
            return value
        return value._replace(stories=stories, boxes=boxes)

    return edits.with_page(issue, page, in_page)


def pulled(frame: Frame, edges: Collection[str], columns: int, lines: int, grid: Grid) -> Frame:
    """A frame with edges pulled by columns and lines; at least 1 × 1, at most to the grid's edge.

    An edge that moves by whole columns loses its inset: it snaps to the column.
    """
    first, last = frame.column, frame.column + frame.columns - 1
    top, foot = frame.line, frame.line + frame.lines - 1
    left, right = frame.inset_left, frame.inset_right
    if "left" in edges and columns:
        first, left = _held(first + columns, 1, last), _NO_INSET
    if "right" in edges and columns:
        last, right = _held(last + columns, first, len(grid.columns)), _NO_INSET
    if "top" in edges:
        top = _held(top + lines, 1, foot)
    if "bottom" in edges:
        foot = _held(foot + lines, top, grid.lines)
    changed = frame._replace(
        column=first, columns=last - first + 1, line=top, lines=foot - top + 1,
        inset_left=left, inset_right=right,
    )  # fmt: skip
    return frame if changed == frame else changed


def pulled_freely(frame: Frame, edge: str, halves: int, grid: Grid) -> Frame:
    """A frame with its left or right edge pulled inwards by half 字s (negative: outwards).

    At least 2 字 stay between the edges; outwards it goes as far as a gutter is wide.
    """
    old, other = frame.inset_left, frame.inset_right
    if edge == "right":
        old, other = other, old
    first, last = grid.columns[frame.column - 1], grid.columns[frame.column + frame.columns - 2]
    width = 2 * (last.right - first.x) // grid.size
    base = _halves(old) + halves
    base = _held(base, -(2 * grid.gutter // grid.size), width - _halves(other) - 4)
    whole, half = divmod(base, 2)
    changed = Measure(base, 2, "字") if half else Measure(whole, 1, "字")
    if _halves(changed) == _halves(old) and old.unit == "字":
        return frame
    if edge == "left":
        return frame._replace(inset_left=changed)
    return frame._replace(inset_right=changed)


def _halves(inset: Measure) -> int:
    """An inset in half 字s, rounded down; 0 for one in other units, which pulling replaces."""
    return inset.num * 2 // inset.den if inset.unit == "字" else 0


def pull_and_push(issue: Issue, page: str, frame: str, lines: int, grid: Grid) -> Issue:
    """Move a frame's foot by lines and what stands below it along; at the page's foot it shortens.

    Below is what begins under the old foot in one of the frame's columns, and what that pushes
    in turn. An item that would leave the type area keeps its foot there and gives up the lines;
    one that follows upwards stops at what stays where it is.
    """
    value = edits.page_of(issue, page)
    old = next((f for item in all_items(value) for f in frames_of(item) if f.id == frame), None)
    if old is None:
        return issue
    new = pulled(old, ("bottom",), 0, lines, grid)
    by = new.lines - old.lines
    if not by:
        return issue
    own = next(item.id for item in all_items(value) if any(f.id == frame for f in frames_of(item)))
    below = _below(value, own, old)
    issue = change_frame(issue, page, frame, lambda _: new)
    if by < 0:
        by = -_room_above(value, below, frame, -by)
    return change_frames(issue, page, below, lambda f: _slid(f, by, grid.lines))


def _below(page: Page, own: str, frame: Frame) -> set[str]:
    """Ids of the items under a frame, and of those under them."""
    found: set[str] = set()
    waiting = [frame]
    while waiting:
        upper = waiting.pop()
        foot = upper.line + upper.lines
        for item in all_items(page):
            frames = frames_of(item)
            if item.id == own or item.id in found or not frames:
                continue
            if (
                any(_share_columns(f, upper) for f in frames)
                and min(f.line for f in frames) >= foot
            ):
                found.add(item.id)
                waiting += frames
    return found


def _room_above(page: Page, items: set[str], frame: str, by: int) -> int:
    """Lines, at most `by`, that some items go up before one meets what stays; but for a frame."""
    moving = [f for item in all_items(page) if item.id in items for f in frames_of(item)]
    gaps = [
        below.line - upper.line - upper.lines
        for item in all_items(page)
        for upper in frames_of(item)
        if item.id not in items and upper.id != frame
        for below in moving
        if _share_columns(upper, below)
    ]
    return min((by, *(gap for gap in gaps if gap >= 0)))


def _slid(frame: Frame, by: int, lines: int) -> Frame:
    line = _held(frame.line + by, 1, lines)
    return frame._replace(line=line, lines=max(1, min(frame.lines, lines - line + 1)))


def new_story(page: Page, frame: Frame, article: str = "") -> Story:
    """A story with free ids in one frame."""
    return Story(
        edits.free_id(page, "s"), article, frames=(frame._replace(id=edits.free_id(page, "f")),)
    )


def draw_story(issue: Issue, page: str, frame: Frame, article: str = "") -> Issue:
    """Put a new story with one frame on a page; its ids are free ones."""
    return edits.add_story(issue, page, new_story(edits.page_of(issue, page), frame, article))


def thread_frame(issue: Issue, page: str, story: str, frame: Frame) -> Issue:
    """Let a story run on into one more frame."""
    name = edits.free_id(edits.page_of(issue, page), "f")
    return edits.add_frame(issue, page, story, frame._replace(id=name))


def delete_items(issue: Issue, page: str, ids: Collection[str]) -> Issue:
    """Take stories and boxes off a page; articles stay in the issue.

    What continued such a story on another page is dealt with as by `edits.delete_story`.
    """
    made = edits.with_page(
        issue,
        page,
        lambda p: p._replace(
            stories=tuple(s for s in p.stories if s.id not in ids),
            boxes=tuple(b for b in p.boxes if b.id not in ids),
        ),
    )
    return edits.without_threads(made, issue)


def swap_stories(issue: Issue, page: str, one: str, other: str, grid: Grid) -> Issue:
    """Let two stories of a page change places: frames and dress stay, all else goes.

    Articles, words of the title, pictures and what continues them on other pages go along;
    pictures keep their place in the story's first frame, as far as the grid goes.
    """
    stories = {s.id: s for s in edits.page_of(issue, page).stories}
    if one not in stories or other not in stories:
        raise edits.EditError(f"page {page} has no stories {one} and {other}")

    def taking(place: Story, words: Story) -> Story:
        return place._replace(
            article=words.article, continues=words.continues, plan=words.plan, jump=words.jump,
            title=place.title._replace(text=words.title.text),
            boxes=_carried(words, place, grid),
        )  # fmt: skip

    pair = {one: stories[other], other: stories[one]}
    onward = {f"{page}/{one}": f"{page}/{other}", f"{page}/{other}": f"{page}/{one}"}

    def change(story: Story, of: Page) -> Story:
        if of.name == page and story.id in pair:
            return taking(story, pair[story.id])
        if story.continues in onward:
            return story._replace(continues=onward[story.continues])
        return story

    return issue._replace(pages=tuple(_with_stories(value, change) for value in issue.pages))


def _with_stories(page: Page, change: Callable[[Story, Page], Story]) -> Page:
    stories = tuple(change(story, page) for story in page.stories)
    return page if _same(stories, page.stories) else page._replace(stories=stories)


def _carried(words: Story, place: Story, grid: Grid) -> tuple[Box, ...]:
    """The boxes of a story as they stand in another one's frames."""
    if not words.boxes or not words.frames or not place.frames:
        return words.boxes
    start, end = words.frames[0], place.frames[0]
    columns, lines = end.column - start.column, end.line - start.line

    def carried(box: Box) -> Box:
        if box.frame is None:
            return box
        f = box.frame
        column = _held(f.column + columns, 1, len(grid.columns) - f.columns + 1)
        line = _held(f.line + lines, 1, grid.lines - f.lines + 1)
        return box._replace(frame=f._replace(column=column, line=line))

    return tuple(map(carried, words.boxes))


def place_article(issue: Issue, page: str, story: str, article: str) -> Issue:
    """Pour an article into a story, after taking it from wherever it stands."""
    for value in issue.pages:
        for old in value.stories:
            if old.article == article and (value.name, old.id) != (page, story):
                issue = edits.place_article(issue, value.name, old.id, "")
    issue = edits.place_article(issue, page, story, article)
    return edits.with_story(
        issue, page, story, lambda s: s._replace(title=s.title._replace(text=()))
    )


def all_items(page: Page) -> list[Story | Box]:
    """The stories of a page, then its boxes."""
    found: list[Story | Box] = list(page.stories)
    found.extend(page.boxes)
    return found


def _share_columns(one: Frame, other: Frame) -> bool:
    return one.column < other.column + other.columns and other.column < one.column + one.columns


def _moved(frame: Frame, columns: int, lines: int) -> Frame:
    return frame._replace(column=frame.column + columns, line=frame.line + lines)


def _held(value: int, low: int, high: int) -> int:
    return max(low, min(value, high))


def _same(one: tuple[object, ...], other: tuple[object, ...]) -> bool:
    return all(a is b for a, b in zip(one, other, strict=True))
