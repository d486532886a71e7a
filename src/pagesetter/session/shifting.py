"""A story that only moved: what it puts on its page is moved along instead of composed anew.

That is so where its frames keep their columns' widths and their lines, what text runs round in
them moves with them, and none of them stands at the head of the type area, where a title has no
air above it. What comes out equals composing afresh; whatever cannot be told so is left to that.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagesetter.compose.composition import PlacedLine
from pagesetter.compose.grid import Column, Grid
from pagesetter.compose.sheet import Sheet
from pagesetter.compose.shifted import shifted
from pagesetter.compose.slots import FrameArea, area_of
from pagesetter.findings import Place
from pagesetter.geometry import Length, Rect
from pagesetter.model import Frame, Story

Obstacles = tuple[Rect, ...]


def only_moved(old: Story, new: Story) -> bool:
    """True when two states of a story differ in nothing but where they and their boxes stand."""
    if old.frames == new.frames and old.title.frame == new.title.frame:
        return False
    frames = _placed(old.frames, new.frames)
    one, other = old.title.frame, new.title.frame
    if frames is None or (one is None) != (other is None):
        return False
    title = old.title
    if one is not None and other is not None:
        placed = _placed((one,), (other,))
        if placed is None:
            return False
        title = title._replace(frame=placed[0])
    if "vertical" in (new.direction, title.direction) or title.over is not None:
        return False
    return old._replace(frames=frames, title=title, boxes=new.boxes) == new


def in_way(story: Story, grid: Grid, obstacles: Obstacles) -> Obstacles:
    """The obstacles of a page that the text of a story may have to run round; perhaps more."""
    if story.dress is not None or story.direction:  # whose text stands elsewhere in the frames
        return obstacles
    areas = [area_of(frame, grid, 0, Place())[0] for frame in story.frames]
    boxes = [area.box for area in areas if area is not None]
    return tuple(one for one in obstacles if any(one.overlaps(box) for box in boxes))


def moved_along(
    part: Sheet, story: Story, onto: Sheet, was_round: Obstacles, is_round: Obstacles
) -> bool:
    """Put what a story, as it is now, had on the sheet `part` on the empty sheet `onto`.

    Its text ran round `was_round` and has to run round `is_round` now. False, and nothing is
    put, where it has to be composed.
    """
    areas = _areas(part.areas, story, onto.grid)
    if not areas:
        return False
    dx = areas[0].box.x - part.areas[0][1].box.x
    dy = areas[0].box.y - part.areas[0][1].box.y
    if tuple(one.moved(dx, dy) for one in was_round) != is_round:
        return False
    for area, (_, old) in zip(areas, part.areas, strict=True):
        if (
            area.box != old.box.moved(dx, dy)
            or area.columns != tuple(Column(c.x + dx, c.width) for c in old.columns)
            or 1 in (area.frame.line, old.frame.line)
        ):
            return False
    onto.under.extend(shifted(part.under, dx, dy))
    onto.items.update((name, shifted(items, dx, dy)) for name, items in part.items.items())
    onto.lines.extend(_lines(part.lines, dx, dy))
    onto.fits.extend(part.fits)
    onto.areas.extend((name, area) for (name, _), area in zip(part.areas, areas, strict=True))
    return True


def _placed(old: Sequence[Frame], new: Sequence[Frame]) -> tuple[Frame, ...] | None:
    """Frames with the places of others; None where there are not as many."""
    if len(old) != len(new):
        return None
    return tuple(
        one._replace(column=other.column, line=other.line)
        for one, other in zip(old, new, strict=True)
    )


def _areas(old: Sequence[tuple[str, FrameArea]], story: Story, grid: Grid) -> list[FrameArea]:
    """The areas of a story's frames in the order of the old ones; empty when one has no room."""
    frames = {frame.id: frame for frame in story.frames}
    if story.title.frame is not None:
        frames[story.title.frame.id] = story.title.frame
    if [area.frame.id for _, area in old] != list(frames):
        return []  # one that does not lie on the grid, say
    areas = []
    for _, area in old:
        found, _ = area_of(frames[area.frame.id], grid, area.page, Place())
        if found is None:
            return []
        areas.append(found)
    return areas


def _lines(lines: Iterable[PlacedLine], dx: Length, dy: Length) -> list[PlacedLine]:
    new = tuple.__new__  # a story has hundreds
    return [
        new(
            PlacedLine,
            (story, frame, block, start, end, new(Rect, (x + dx, y + dy, width, height)), reason),
        )
        for story, frame, block, start, end, (x, y, width, height), reason in lines
    ]
