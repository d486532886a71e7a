"""Drawing a box: picture, rule, tint, 花边, text, co-organizers, advertisement.

Snaps to columns and lines, where text runs round it; with Alt it stands off the grid, in half
字 and half 行.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from pagesetter.geometry import Length, Rect, ratio
from pagesetter.gui.canvas.scene import Part, column_at, line_at
from pagesetter.gui.canvas.view import View, draw_beside, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.interactions.resize import box_size_text
from pagesetter.model import Area, Box, Frame, Story
from pagesetter.session import box_edits, free_boxes


class DrawBox(Gesture):
    """A new box of a kind of `box_edits.DRAWN`."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk, start: Pointer, kind: str) -> None:
        super().__init__(desk, start)
        self._kind = kind

    def box(self) -> Box:
        """The box the band has reached."""
        page, at = self.work.page, self.at
        frame = None if at.alt else self._frame()
        across, down = abs(at.x - self.start.x), abs(at.y - self.start.y)
        return box_edits.new_box(
            page, self._kind, frame, self._area() if at.alt else None, vertical=down > across,
            cells=self._width(frame, across) // self.work.grid.size,
        )  # fmt: skip

    def _story(self) -> Story | None:
        """The story whose only frame a border is drawn on: it is the story's, whose text keeps
        clear of it, and no box over the text."""
        if self._kind != "border" or self.at.alt:
            return None
        drawn = self._frame()
        return next(
            (s for s in self.work.page.stories if [f[1:5] for f in s.frames] == [drawn[1:5]]), None
        )

    def _width(self, frame: Frame | None, across: Length) -> Length:
        """Width of the box: of its columns, off the grid of the band."""
        columns = self.work.grid.columns
        if frame is None:
            return across
        return columns[frame.column + frame.columns - 2].right - columns[frame.column - 1].x

    def _frame(self) -> Frame:
        grid, at = self.work.grid, self.at
        columns = sorted((column_at(grid, self.start.x), column_at(grid, at.x)))
        lines = sorted((line_at(grid, self.start.y), line_at(grid, at.y)))
        if self._kind == "rule" and abs(at.y - self.start.y) > abs(at.x - self.start.x):
            columns = [columns[0], columns[0]]
        elif self._kind == "rule":
            lines = [lines[0], lines[0]]
        return Frame("", columns[0], lines[0], columns[1] - columns[0] + 1, lines[1] - lines[0] + 1)

    def _area(self) -> Area:
        grid = self.work.grid
        left, right = sorted((self.start.x, self.at.x))
        top, foot = sorted((self.start.y, self.at.y))
        halves = grid.size // 2, grid.pitch // 2
        x, y = (ratio(v - o, h) for v, o, h in zip((left, top), grid.area[:2], halves, strict=True))
        width, height = max(1, ratio(right - left, halves[0])), max(1, ratio(foot - top, halves[1]))
        rect = Rect(
            grid.area.x + x * halves[0], grid.area.y + y * halves[1],
            width * halves[0], height * halves[1],
        )  # fmt: skip
        return free_boxes.area_at(rect, grid)

    def release(self, at: Pointer) -> None:
        self.move(at)
        if not self.dragged:
            return
        page, box, story = self.work.page.name, self.box(), self._story()
        if story is not None:
            like = box_edits.FLOWERS
            self.work.edit(
                lambda i: box_edits.set_dress(
                    i, page, story.id, border=like.border, border_size=like.border_size
                ),
                "dress",
            )
            self.work.select((story.id,), story.frames[0].id)
        else:
            self.work.edit(lambda i: box_edits.add_box(i, page, box), "draw-box")
            self.work.select((box.id,), box.id)
        if not at.shift:
            self.desk.set_tool("select")

    def paint(self, painter: QPainter, view: View) -> None:
        if not self.dragged:
            return
        box, grid = self.box(), self.work.grid
        if box.at is not None:
            part = Part("", Frame(box.id, 0, 0, 0, 0), "free",
                        free_boxes.area_rect(box.at, grid), ())  # fmt: skip
        else:
            assert box.frame is not None
            first, last = box.frame.column, box.frame.column + box.frame.columns - 1
            left, right = grid.columns[first - 1].x, grid.columns[last - 1].right
            rect = Rect(
                left, grid.top_of(box.frame.line), right - left, grid.height_of(box.frame.lines)
            )
            part = Part("", box.frame, "box", rect, ())
        painter.setPen(pen(self.desk.colours.selected, 2))
        painter.setBrush(QColor(self.desk.colours.column))
        painter.drawRect(view.rect(part.box))
        story, text = self._story(), box_size_text(box, part, grid.size)
        if story is not None:
            text = say("hint-border-story", title=self.work.title_of(story) or story.id)
        draw_beside(painter, self.at.view, text, self.desk.colours.selected)
