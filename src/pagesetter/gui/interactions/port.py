"""The out-port of a frame: dragged to where the text is to run on; a click draws the next frame.

Dropped on empty frames the two become one thread, on another frame of the story that one comes
next, on paper a frame is made there; dropped on its own frame the thread ends.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter

from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import View, draw_beside, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.workspace import Workspace
from pagesetter.session import placing, thread_edits

SIDE = 11.0
"""Pixels of a port's side."""
_UP = 26.0
"""Pixels from a frame's foot to its port, which keeps clear of the corner and the fit."""
_ROOM = 34.0
"""Pixels that a frame must be high to have ports."""


def port_box(view: View, part: Part) -> QRectF:
    """Where the out-port of a frame is: on its right edge, above the foot."""
    box = view.rect(part.box)
    return QRectF(box.right() - SIDE / 2, box.bottom() - _UP - SIDE / 2, SIDE, SIDE)


def ports(work: Workspace, view: View) -> list[Part]:
    """The frames whose out-ports can be taken hold of: of the story that is selected."""
    chosen = work.selection
    if len(chosen.items) != 1 or work.typist.is_typing:
        return []
    return [
        part for part in work.scene.of(chosen.items)
        if part.kind == "text" and view.rect(part.box).height() >= _ROOM
    ]  # fmt: skip


def port_at(work: Workspace, view: View, at: Pointer) -> Part | None:
    """The frame whose out-port lies under the pointer."""
    found = ports(work, view)
    return next((part for part in found if port_box(view, part).contains(at.view)), None)


class Port(Gesture):
    """A drag from an out-port."""

    cursor = Qt.CursorShape.PointingHandCursor

    def __init__(self, desk: Desk, start: Pointer, part: Part) -> None:
        super().__init__(desk, start)
        self._part = part

    def release(self, at: Pointer) -> None:
        self.move(at)
        work, page, frame = self.work, self.work.page.name, self._part.frame.id
        if not self.dragged:
            self.desk.set_tool("thread")
            return
        what, over = self._aim()
        if what == "join" and over is not None:
            other = over.item
            work.edit(lambda i: thread_edits.join(i, page, frame, other), "thread")
        elif what == "lead" and over is not None:
            to = over.frame.id
            work.edit(lambda i: thread_edits.lead(i, page, frame, to), "thread")
        elif what == "cut":
            work.edit(lambda i: thread_edits.cut_after(i, page, frame), "unthread")
        elif what == "new":
            column, line = work.scene.cell(at.x, at.y)
            made = placing.widest_at(work.page, work.grid, column, line, 1)
            if made is not None:
                below = made.line + made.lines - line
                new = made._replace(line=line, lines=below)
                work.edit(lambda i: thread_edits.insert(i, page, frame, new), "thread")
        parts = [p for p in work.scene.of((self._part.item,)) if p.kind == "text"]
        work.select((self._part.item,), parts[-1].frame.id if parts else "")

    def _aim(self) -> tuple[str, Part | None]:
        """What a drop here does: join, lead, cut, new, taken or off."""
        work, at = self.work, self.at
        over = work.scene.at(at.x, at.y)
        if over is None:
            column, line = work.scene.cell(at.x, at.y)
            room = placing.room_at(work.page, work.grid, column, line)
            inside = room is not None and room.first <= line <= room.last
            return ("new" if inside else "off"), None
        if over.frame.id == self._part.frame.id:
            return "cut", over
        if over.item == self._part.item:
            return ("lead" if over.kind == "text" else "off"), over
        story = work.story(over.item)
        is_empty = story is not None and not story.article and not story.continues
        return ("join" if is_empty else "taken"), over

    def paint(self, painter: QPainter, view: View) -> None:
        if not self.dragged:
            return
        colours = self.desk.colours
        what, over = self._aim()
        fill = colours.over if what in ("taken", "off") else colours.thread
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(pen(fill, 2))
        painter.drawLine(port_box(view, self._part).center(), self.at.view)
        if over is not None and what in ("join", "lead"):
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(view.rect(over.box))
        draw_beside(painter, self.at.view, say(f"hint-thread-{what}"), fill)
