"""Things that wait to be put down: each click on the page places the next one, each drag over
paper draws the frame for it.

A press shows where it would go, as a drag from a panel does, and goes through the same drops.
"""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QWidget

from pagesetter.gui.canvas.drop_frame import draw_for
from pagesetter.gui.canvas.drops import article_data
from pagesetter.gui.canvas.item_drops import item_data
from pagesetter.gui.interactions.draw import band
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer

_COPY, _LEFT = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
_DRAWN = 16
"""Pixels that a hand goes to draw; one that clicks may slip by less."""
TOOL = "place"


class PutDown(Gesture):
    """Places what waits first; after the last one the pointer selects again."""

    cursor = Qt.CursorShape.CrossCursor

    def __init__(self, desk: Desk, start: Pointer) -> None:
        super().__init__(desk, start)
        waiting = self.work.waiting
        self._data = data_of(*waiting[0]) if waiting else None
        self._may_draw = bool(waiting) and self._is_paper(waiting[0][0], start)
        self._draws = False
        """True once the hand has gone so far that it draws, however near it comes again."""
        if self._data is not None:  # Qt hands on no drop that has not entered
            self._send(QDragEnterEvent(start.view.toPoint(), _COPY, self._data, _LEFT, start.keys))
        self.move(start)

    def _is_paper(self, kind: str, at: Pointer) -> bool:
        """True where a frame can be drawn: not on what takes the thing in; a picture is drawn on
        the words that run round it, too."""
        part = self.work.scene.at(at.x, at.y)
        if part is None:
            return True
        story = self.work.story(part.item)
        return kind == "picture" and not part.is_box and story is not None

    def move(self, at: Pointer) -> None:
        super().move(at)
        if self._data is not None:
            away = (at.view - self.start.view).manhattanLength()
            if self._may_draw and (self._draws or away > _DRAWN):
                self._draws = True
                draw_for(self._data, band(self.work.grid, self.start, at))
            self._send(QDragMoveEvent(at.view.toPoint(), _COPY, self._data, _LEFT, at.keys))

    def release(self, at: Pointer) -> None:
        if self._data is not None:
            self.move(at)
            drop = QDropEvent(at.view, _COPY, self._data, _LEFT, at.keys)
            waiting, self.work.waiting = self.work.waiting, self.work.waiting[1:]
            self._send(drop)
            if not drop.isAccepted():
                self.work.waiting = waiting
        if not self.work.waiting:
            self.desk.set_tool("select")

    def cancel(self) -> None:
        self._send(QDragLeaveEvent())

    def _send(self, event: QDragMoveEvent | QDropEvent | QDragLeaveEvent) -> None:
        assert isinstance(self.desk, QWidget)
        QApplication.sendEvent(self.desk, event)


def data_of(kind: str, name: str) -> QMimeData:
    """What a drag of the thing would carry."""
    return article_data(name) if kind == "article" else item_data(kind, name)


def drop_at(canvas: QWidget, data: QMimeData, at: QPointF) -> bool:
    """Drop something on the canvas as if it had been dragged there; True when it was taken."""
    none = Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(at.toPoint(), _COPY, data, _LEFT, none)
    drop = QDropEvent(at, _COPY, data, _LEFT, none)
    for event in (enter, drop):
        QApplication.sendEvent(canvas, event)
    return drop.isAccepted()
