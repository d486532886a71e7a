"""Composes a story that has something vertical: its text, its title, or a title on another page.

The story's own steps, with rooms laid on their side and what was set stood up (`vertical`).
"""

from __future__ import annotations

from itertools import pairwise

from pagesetter.compose.boxes.rules import rule
from pagesetter.compose.grid import Grid
from pagesetter.compose.slots import FrameArea, Slot, area_of, slots_of
from pagesetter.compose.story import Poured
from pagesetter.compose.story_frames import Thread
from pagesetter.compose.styles import StyleBook
from pagesetter.compose.thread import StoryComposer
from pagesetter.compose.vertical import (
    VerticalStyles,
    split_beside,
    stood,
    vertical_slots,
    vertical_title,
)
from pagesetter.display import Item, Tag
from pagesetter.display.turning import turned
from pagesetter.findings import Finding
from pagesetter.geometry import Rect
from pagesetter.model import Article, Frame, Title


class VerticalComposer(StoryComposer):
    """A `StoryComposer` for stories with vertical text or a vertical title."""

    def __init__(self, thread: Thread) -> None:
        super().__init__(thread)
        self.vertical = self.story.direction == "vertical"
        self.level_styles = self.styles
        self.rooms: dict[int, Rect] = {}
        """What a vertical title takes of an area's box, by the area's position."""
        if self.vertical:
            self.styles = VerticalStyles(self.styles)
            self.body = self.styles.resolve("body")

    def _report_styles(self) -> None:
        if self.level_styles is not self.sheet.context.styles:
            self.findings += self.level_styles.findings

    def _styles_on(self, page: int) -> StyleBook:
        """Vertical text, and a vertical title, keep the look of the first page."""
        return self.styles

    def _area(self, frame: Frame, grid: Grid, page: int) -> tuple[FrameArea | None, list[Finding]]:
        if not self.vertical:
            return super()._area(frame, grid, page)
        # Its `split` are tiers, one above the other, and say nothing of columns.
        area, found = area_of(frame._replace(split=None), grid, page, self.place)
        return (None if area is None else area._replace(frame=frame)), found

    def _slots(self, position: int, area: FrameArea, grid: Grid, before: int) -> list[Slot]:
        room = self.rooms.get(position)
        size, pitch = self.body.text.size, self._pitch(grid)
        lines = self.title_lines.get(position, 0)
        in_way = self._obstacles(area)
        if not self.vertical:
            if room is not None:
                area = split_beside(area, room, grid)
                in_way.append(room)
            return slots_of(area, grid, size, pitch, lines, in_way, before=before)
        if lines:
            room = Rect(area.box.x, area.box.y, area.box.width, lines * grid.pitch)
        return vertical_slots(area, grid, size, pitch, room, in_way, before=before)

    def _title(
        self, article: Article, title: Title, at: FrameArea, fixed: int, *, jump: bool = False
    ) -> int:
        direction = title.direction or ("vertical" if self.vertical else "")
        if direction != "vertical":
            styles, self.styles = self.styles, self.level_styles
            lines = super()._title(article, title, at, fixed, jump=jump)
            self.styles = styles
            return lines
        tags, room, found = vertical_title(
            article, title, at.box, self.sheets[at.page].grid, self.level_styles, self.fonts,
            self.place, own=fixed > 0, prefix="jump-" if jump else "",
        )  # fmt: skip
        self.findings += found
        self.titles.setdefault(at.page, []).extend(tags)
        if not fixed and tags:
            self.rooms[self.areas.index(at)] = room
        return 0

    def _put(self, article: Article, poured: Poured) -> None:
        if self.vertical:
            grids = {page: sheet.grid for page, sheet in enumerate(self.sheets)}
            poured = stood(poured, grids)
        super()._put(article, poured)

    def _jump_line(self, text: str, slot: Slot) -> list[Item]:
        items = super()._jump_line(text, slot)
        if not self.vertical:
            return items
        return list(turned(items, self.sheets[slot.page].grid.area.right, 0))

    def _column_rules(self, slots: list[Slot]) -> None:
        if not self.vertical:
            super()._column_rules(slots)
            return
        for area in self.areas if self.story.column_rule else ():
            tiers = sorted({(s.x, s.width) for s in slots if s.frame == area.frame.id})
            for (top, height), (below, _) in pairwise(tiers):
                y = (top + height + below) // 2
                items = rule(self.story.column_rule, area.box.x, y, area.box.width)
                self.sheets[area.page].under.append(Tag("furniture", tuple(items)))
