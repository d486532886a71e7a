"""Stories and boxes cut or copied, pasted with ids of their own; and how they look, alone.

An article stands in one place: a pasted story takes its article along only when that stands
nowhere any more. Pure functions over values; a clip may come from another issue.
"""

from __future__ import annotations

from collections.abc import Callable, Collection

from pagesetter.compose.grid import Grid
from pagesetter.model import Box, Dress, Frame, Issue, Page, Story, Style, StyleValue
from pagesetter.session import arrange, edits
from pagesetter.session.box_edits import add_box
from pagesetter.values import NamedTuple

Move = Callable[[Frame, str], Frame]
"""Puts a frame where it is pasted, under an id."""


class Clip(NamedTuple):
    """What was cut or copied, as it stood."""

    stories: tuple[Story, ...] = ()
    boxes: tuple[Box, ...] = ()


class Look(NamedTuple):
    """How a story or a box looks, without what it says and where it stands."""

    dress: Dress | None
    values: tuple[StyleValue, ...]
    styles: tuple[Style, ...] = ()
    parts: tuple[tuple[str, tuple[StyleValue, ...]], ...] = ()
    column_rule: str = ""
    level: str = ""
    split: int | None = None
    remainder: str = "gutter"
    of_story: bool = True


def clip_of(page: Page, ids: Collection[str]) -> Clip:
    """The items of a page with these ids."""
    return Clip(
        tuple(s for s in page.stories if s.id in ids), tuple(b for b in page.boxes if b.id in ids)
    )


def paste(issue: Issue, page: str, clip: Clip, grid: Grid) -> tuple[Issue, tuple[str, ...]]:
    """Put a clip on a page; return the issue and the ids it has there.

    Where a story of the clip still stands, the copy goes one line down and one column on, as
    far as there is room: one that lies exactly on the other would not be seen.
    """
    value = edits.page_of(issue, page)
    frames = [f for s in clip.stories for f in arrange.frames_of(s)]
    frames += [b.frame for b in clip.boxes if b.frame is not None]
    extent = arrange.extent_of(frames)
    standing = [f for item in arrange.all_items(value) for f in arrange.frames_of(item)]
    taken = {(f.column, f.line) for f in standing}
    aside = any((f.column, f.line) in taken for f in frames)
    columns = lines = 0
    if extent is not None:
        columns = min(int(aside), len(grid.columns) - extent.last_column)
        columns = max(columns, 1 - extent.column)
        lines = max(min(int(aside), grid.lines - extent.last_line), 1 - extent.line)
    made: list[str] = []

    def at(frame: Frame, name: str) -> Frame:
        return _within(_moved(frame, name, columns, lines), grid)

    for story in clip.stories:
        issue, name = _paste_story(issue, page, story, at)
        made.append(name)
    for box in clip.boxes:
        here = edits.page_of(issue, page)
        name = edits.free_id(here, "b")
        new = _box(box, name, at)
        issue = add_box(issue, page, new)
        made.append(name)
    return issue, tuple(made)


def _paste_story(issue: Issue, page: str, story: Story, at: Move) -> tuple[Issue, str]:
    placed = {s.article for p in issue.pages for s in p.stories}
    free = bool(story.article) and story.article not in placed
    known = free and issue.article(story.article) is not None
    new = story._replace(
        id="", article=story.article if known else "", continues="",
        manual=story.manual if known else (), locks=story.locks if known else (), proof="",
        title=story.title._replace(text=story.title.text if known else (), frame=None),
        frames=(), boxes=(),
    )  # fmt: skip
    here = edits.page_of(issue, page)
    new = new._replace(id=edits.free_id(here, "s"))
    renamed: dict[str, str] = {}
    issue = edits.add_story(issue, page, new)

    def take(prefix: str, frame: Frame) -> Frame:
        return at(frame, edits.free_id(edits.page_of(issue, page), prefix))

    for frame in story.frames:
        one = take("f", frame)
        issue = edits.add_frame(issue, page, new.id, one)
    if story.title.frame is not None:
        head = take("t", story.title.frame)
        issue = edits.with_story(
            issue, page, new.id, lambda s: s._replace(title=s.title._replace(frame=head))
        )
    for box in story.boxes if known else ():
        name = renamed[box.id] = edits.free_id(edits.page_of(issue, page), "p")
        issue = _with_box(issue, page, new.id, _box(box, name, at))
    return _over_renamed(issue, page, new.id, renamed), new.id


def _over_renamed(issue: Issue, page: str, story: str, names: dict[str, str]) -> Issue:
    """Let a title on a picture stand on the picture that was pasted with it."""

    def change(value: Story) -> Story:
        over = value.title.over
        if over is None or not over.picture:
            return value
        over = over._replace(picture=names[over.picture]) if over.picture in names else None
        return value._replace(title=value.title._replace(over=over))

    return edits.with_story(issue, page, story, change)


def _with_box(issue: Issue, page: str, story: str, box: Box) -> Issue:
    return edits.with_story(issue, page, story, lambda s: s._replace(boxes=(*s.boxes, box)))


def look_of(item: Story | Box) -> Look:
    """How an item looks, to be given to others."""
    if isinstance(item, Box):
        return Look(item.dress, item.values, of_story=False)
    first = item.frames[0] if item.frames else Frame("", 1, 1, 1, 1)
    return Look(
        item.dress, item.style, item.styles, item.title.parts, item.column_rule, item.level,
        first.split, first.remainder,
    )  # fmt: skip


def give_look(issue: Issue, page: str, ids: Collection[str], look: Look) -> Issue:
    """Let stories and boxes look like another one; what one kind has not stays as it is."""

    def in_box(box: Box) -> Box:
        if box.id not in ids:
            return box
        values = box.values if look.of_story else look.values
        return box._replace(dress=look.dress or Dress(), values=values)

    def in_story(story: Story) -> Story:
        if story.id not in ids:
            return story
        dress = look.dress if look.dress != Dress() else None
        if not look.of_story:
            return story._replace(dress=dress)
        frames = tuple(f._replace(split=look.split, remainder=look.remainder) for f in story.frames)
        return story._replace(
            dress=dress, style=look.values, styles=look.styles, column_rule=look.column_rule,
            level=look.level, title=story.title._replace(parts=look.parts), frames=frames,
        )  # fmt: skip

    return edits.with_page(
        issue, page,
        lambda p: p._replace(
            stories=tuple(map(in_story, p.stories)), boxes=tuple(map(in_box, p.boxes))
        ),
    )  # fmt: skip


def _moved(frame: Frame, name: str, columns: int, lines: int) -> Frame:
    return frame._replace(id=name, column=frame.column + columns, line=frame.line + lines)


def _within(frame: Frame, grid: Grid) -> Frame:
    """A frame of a larger grid on this one: off the grid it could not be taken hold of."""
    column, line = min(frame.column, len(grid.columns)), min(frame.line, grid.lines)
    columns = min(frame.columns, len(grid.columns) - column + 1)
    return frame._replace(
        column=column, line=line, columns=columns, lines=min(frame.lines, grid.lines - line + 1)
    )


def _box(box: Box, name: str, at: Move) -> Box:
    return box._replace(id=name, frame=at(box.frame, name) if box.frame is not None else None)
