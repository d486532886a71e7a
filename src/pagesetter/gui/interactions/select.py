"""Selecting: a click takes a story, Ctrl a single frame, Ctrl again the one below, Shift adds; a
rubber band takes many.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QColor, QPainter

from pagesetter.geometry import Rect
from pagesetter.gui.canvas.scene import Part
from pagesetter.gui.canvas.view import View, pen
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.workspace import Workspace


def pick(work: Workspace, part: Part, at: Pointer) -> Part:
    """Select what was pressed on, `part`; with Ctrl once more what lies below. What was taken."""
    chosen = work.selection
    if at.control and not at.shift and chosen.alone:
        found = work.scene.all_at(at.x, at.y)
        ids = [one.frame.id for one in found]
        if chosen.frame in ids:
            part = found[(ids.index(chosen.frame) + 1) % len(found)]
    if at.shift:
        if part.item in chosen.items:
            work.select([item for item in chosen.items if item != part.item])
        else:
            work.select((*chosen.items, part.item), part.frame.id)
    elif at.control:
        work.select((part.item,), part.frame.id, alone=True)
    elif part.item in chosen.items:
        alone = chosen.alone and part.frame.id == chosen.frame
        work.select(chosen.items, part.frame.id, alone=alone)
    else:
        work.select((part.item,), part.frame.id)
    return part


class Band(Gesture):
    """A rubber band on empty paper: what it touches is selected; Shift adds to what was."""

    def __init__(self, desk: Desk, start: Pointer) -> None:
        super().__init__(desk, start)
        self._before = self.work.selection.items if start.shift else ()
        if not start.shift:
            self.work.select()

    def move(self, at: Pointer) -> None:
        super().move(at)
        if self.dragged:
            found = [part.item for part in self.work.scene.touching(self._rect())]
            items = tuple(dict.fromkeys((*self._before, *found)))
            self.work.select(items, self._frame_of(items))

    def _frame_of(self, items: tuple[str, ...]) -> str:
        parts = self.work.scene.of(items)
        return parts[0].frame.id if len(items) == 1 and parts else ""

    def _rect(self) -> Rect:
        left, right = sorted((self.start.x, self.at.x))
        top, foot = sorted((self.start.y, self.at.y))
        return Rect(left, top, right - left + 1, foot - top + 1)

    def cancel(self) -> None:
        self.work.select(self._before)

    def paint(self, painter: QPainter, view: View) -> None:
        if self.dragged:
            box = self._rect()
            start = QPointF(view.x(box.x), view.y(box.y))
            end = QPointF(view.x(box.right), view.y(box.bottom))
            painter.setPen(pen(self.desk.colours.selected))
            painter.setBrush(QColor(self.desk.colours.column))
            painter.drawRect(QRectF(start, end))
