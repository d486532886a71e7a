"""Moving stories by columns and lines, live; dropped on another story, the two change places."""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import View, draw_label, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.interactions.typing import spot_at
from pagesetter.model import Issue
from pagesetter.session import arrange


class Move(Gesture):
    """A drag inside a selected frame. Ctrl moves without changing places."""

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(self, desk: Desk, start: Pointer, part: Part, *, types: bool = False) -> None:
        """`types` says that a press without a drag puts the text cursor there."""
        super().__init__(desk, start)
        self._types = types
        self._part = part
        self._scene = self.work.scene
        """As it was at the start: what the pointer is over does not move away from it."""
        self._issue = self.work.issue
        self._made: Issue | None = None
        self._over: Part | None = None

    def move(self, at: Pointer) -> None:
        super().move(at)
        if not self.dragged:
            return
        self._over = self._other_story(at)
        made = self._issue if self._over is not None else self._moved(at)
        if made is not self._made:
            self._made = made
            self.work.preview(made)

    def release(self, at: Pointer) -> None:
        self.move(at)
        if not self.dragged:
            spot = spot_at(self.desk, at) if self._types else None
            if spot is not None:
                self.work.typist.start(spot)
            return
        over, made = self._over, self._made
        if over is not None:
            page, one, other = self.work.page.name, self._part.item, over.item
            grid = self.work.grid
            self.work.edit(lambda i: arrange.swap_stories(i, page, one, other, grid), "swap")
            self.work.select((over.item,), over.frame.id)
        elif made is not None:
            self.work.edit(lambda _: made, "move")

    def cancel(self) -> None:
        self.work.preview(None)

    def _moved(self, at: Pointer) -> Issue:
        column, line = self._scene.cell(at.x, at.y)
        first_column, first_line = self._scene.cell(self.start.x, self.start.y)
        columns, lines = column - first_column, line - first_line
        page, grid, chosen = self.work.page.name, self._scene.grid, self.work.selection
        if chosen.alone:
            frame = chosen.frame
            return arrange.move_frame_alone(self._issue, page, frame, columns, lines, grid)
        return arrange.move_items(self._issue, page, chosen.items, columns, lines, grid)

    def _other_story(self, at: Pointer) -> Part | None:
        """The story under the pointer that the dragged one would change places with."""
        chosen = self.work.selection
        if at.control or len(chosen.items) != 1 or chosen.alone:
            return None
        part = self._scene.at(at.x, at.y)
        if part is None or part.item in chosen.items or part.kind == "box":
            return None
        is_story = self.work.story(self._part.item) is not None and self._part.kind != "box"
        return part if is_story and self.work.story(part.item) is not None else None

    def paint(self, painter: QPainter, view: View) -> None:
        if not self.dragged:
            return
        at = self.at.view + QPointF(14, -8)
        if self._over is not None:
            painter.setPen(pen(self.desk.colours.thread, 3))
            for part in self._scene.of((self._over.item,)):
                painter.drawRect(view.rect(part.box))
            story = self.work.story(self._over.item)
            title = self.work.title_of(story) if story is not None else ""
            text = say("hint-swap", title=title or self._over.item)
            draw_label(painter, at, text, self.desk.colours.thread)
            return
        part_now = self.work.scene.part(self._part.frame.id)
        if part_now is not None:
            frame = part_now.frame
            text = say("hint-move", column=frame.column, line=frame.line)
            draw_label(painter, at, text, self.desk.colours.selected)
