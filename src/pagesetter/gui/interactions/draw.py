"""Drawing a frame: a rubber band that snaps to columns and lines and reads what it holds."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPainter

from pagesetter.compose.grid import Grid
from pagesetter.compose.slots import area_of
from pagesetter.findings import Place
from pagesetter.gui.canvas.scene import column_at, line_at
from pagesetter.gui.canvas.view import View, draw_beside, pen
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.interactions.resize import size_text
from pagesetter.model import Frame
from pagesetter.session import arrange, edits
from pagesetter.session.placing import capacity_of


def band(grid: Grid, start: Pointer, at: Pointer) -> Frame:
    """The whole columns and lines between two places."""
    columns = sorted((column_at(grid, start.x), column_at(grid, at.x)))
    lines = sorted((line_at(grid, start.y), line_at(grid, at.y)))
    return Frame("", columns[0], lines[0], columns[1] - columns[0] + 1, lines[1] - lines[0] + 1)


class Draw(Gesture):
    """A new frame; `story` is the one it is threaded to, empty for a story of its own."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk, start: Pointer, story: str = "") -> None:
        super().__init__(desk, start)
        self._story = story

    def frame(self) -> Frame:
        """The frame the band has reached."""
        return band(self.work.grid, self.start, self.at)

    def release(self, at: Pointer) -> None:
        self.move(at)
        if not self.dragged:
            return
        page, frame, story = self.work.page.name, self.frame(), self._story
        if story:
            self.work.edit(lambda i: arrange.thread_frame(i, page, story, frame), "thread")
        else:
            self.work.edit(lambda i: arrange.draw_story(i, page, frame), "draw")
        made = edits.page_of(self.work.issue, page).stories
        drawn = next((s for s in made if s.id == story), made[-1])
        self.work.select((drawn.id,), drawn.frames[-1].id)
        if not at.shift:
            self.desk.set_tool("select")

    def paint(self, painter: QPainter, view: View) -> None:
        if not self.dragged:
            return
        frame = self.frame()
        area, _ = area_of(frame, self.work.grid, 0, Place())
        if area is None:
            return
        box = view.rect(area.box)
        painter.setPen(pen(self.desk.colours.selected, 2))
        painter.setBrush(QColor(self.desk.colours.column))
        painter.drawRect(box)
        text = size_text(frame, capacity_of(frame, self.work.grid))
        draw_beside(painter, self.at.view, text, self.desk.colours.selected)
