"""Moving stories and boxes by columns and lines, live; a story dropped on another changes places.

Boxes off the grid go to half 字 and half 行, and to the edges of columns and neighbours. Alt frees:
a frame moves by half 字 within its columns, a box off the grid by a quarter. What is locked stays.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import View, draw_beside, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer, marks_for, reach_of
from pagesetter.gui.interactions.select import pick
from pagesetter.gui.interactions.typing import spot_at
from pagesetter.model import Box, Issue
from pagesetter.session import arrange, snapping, titles
from pagesetter.session.aligning import move_all
from pagesetter.session.free_boxes import move_free, nudged


class Move(Gesture):
    """A drag inside a selected frame. Ctrl moves without changing places. A picture of a story
    goes alone: what is dragged by its words or its title is the story.
    """

    cursor = Qt.CursorShape.SizeAllCursor

    def __init__(
        self, desk: Desk, start: Pointer, part: Part, *, types: bool = False,
        on_top: Part | None = None,
    ) -> None:  # fmt: skip
        """`types` says that a press without a drag puts the text cursor there; one on what lies
        below selects what is `on_top`."""
        super().__init__(desk, start)
        self._on_top = on_top
        self._types = types
        self._part = part
        self._scene = self.work.scene
        """As it was at the start: what the pointer is over does not move away from it."""
        self._marks = marks_for(self._scene, part)
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
        if not self.dragged and self._on_top is not None:
            pick(self.work, self._on_top, at)
            return
        if not self.dragged:
            spot = spot_at(self.desk, at) if self._types else None
            if spot is not None:
                self.work.typist.start(spot)
            return
        over, made = self._over, self._made
        if over is not None:
            page, one, other = self.work.page.name, self._part.item, over.item
            fonts, grid = self.work.fonts, self.work.grid
            self.work.edit(lambda i: titles.swap(i, page, one, other, fonts, grid), "swap")
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
        items = self.work.movable()
        if self._part.item not in items:
            return self._issue
        own = self._part.is_own_box and len(items) == 1
        if chosen.alone or own or (self._part.kind == "free" and len(items) == 1):
            frame = chosen.frame
            if own and at.alt and self._part.kind != "free":
                halves = round(2 * (at.x - self.start.x) / grid.size)
                moved = arrange.move_frame_alone(self._issue, page, frame, 0, lines, grid)
                return arrange.change_frame(moved, page, frame, lambda f: nudged(f, halves, grid))
            if self._part.kind != "free":
                return arrange.move_frame_alone(self._issue, page, frame, columns, lines, grid)
            dx, dy = at.x - self.start.x, at.y - self.start.y
            if at.alt:
                dx, dy = _whole(dx, grid.size, 4), _whole(dy, grid.pitch, 4)
            else:
                old = self._part.box
                new = snapping.moved(old, dx, dy, self._marks, grid, reach_of(self.desk, grid))
                dx, dy = new.x - old.x, new.y - old.y
            return move_free(self._issue, page, (self._part.frame.id,), dx, dy, grid)
        if at.alt:
            halves = round(2 * (at.x - self.start.x) / grid.size)
            moved = move_all(self._issue, page, items, 0, lines, grid)
            return arrange.change_frames(moved, page, items, lambda f: nudged(f, halves, grid))
        return move_all(self._issue, page, items, columns, lines, grid)

    def _other_story(self, at: Pointer) -> Part | None:
        """The story under the pointer that the dragged one would change places with."""
        chosen = self.work.selection
        if at.control or len(chosen.items) != 1 or chosen.alone:
            return None
        part = self._scene.at(at.x, at.y)
        if part is None or part.item in chosen.items or part.is_box:
            return None
        locked = self.work.page.locked
        if part.item in locked or self._part.item in locked:
            return None
        is_story = self.work.story(self._part.item) is not None and not self._part.is_box
        return part if is_story and self.work.story(part.item) is not None else None

    def told_at(self) -> QRectF | None:
        return self.beside_pointer() if self._over is None else None

    def paint(self, painter: QPainter, view: View) -> None:
        if not self.dragged:
            return
        if self._over is not None:
            painter.setPen(pen(self.desk.colours.thread, 3))
            for part in self._scene.of((self._over.item,)):
                painter.drawRect(view.rect(part.box))
            story = self.work.story(self._over.item)
            title = self.work.title_of(story) if story is not None else ""
            text = say("hint-swap", title=title or self._over.item)
            draw_beside(painter, self.at.view, text, self.desk.colours.thread)
            return
        if self._part.item in self.work.page.locked:
            draw_beside(painter, self.at.view, say("hint-locked"), self.desk.colours.over)
            return
        part_now = self.work.scene.part(self._part.frame.id)
        if part_now is not None and part_now.kind == "free":
            text = place_text(self.work.box(self._part.frame.id))
            draw_beside(painter, self.at.view, text, self.desk.colours.selected)
            return
        if part_now is not None:
            frame = part_now.frame
            text = say("hint-move", column=frame.column, line=frame.line)
            if frame.inset_left.num:
                text = f"{text} {frame.inset_left.num / frame.inset_left.den:+g}字"
            draw_beside(painter, self.at.view, text, self.desk.colours.selected)


def place_text(box: Box | None) -> str:
    """Place and size of a box off the grid as its file says them."""
    if box is None or box.at is None:
        return ""
    return say("hint-free", x=box.at.x, y=box.at.y, width=box.at.width, height=box.at.height)


def _whole(length: int, unit: int, per: int) -> int:
    """A length rounded to the nearest of `per` parts of a unit."""
    return round(length * per / unit) * unit // per
