"""Drives the window as a hand does: presses, drags and keys at places of the page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from pagesetter.formats import load_issue
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.drops import article_data
from pagesetter.gui.main_window import MainWindow
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Frame, Issue, Story

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

NONE = Qt.KeyboardModifier.NoModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
CTRL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
LEFT = Qt.MouseButton.LeftButton

Place = tuple[float, float]
"""Column and line on the grid, from 1; the fraction is how far into them: 1.5 is the middle."""


class Driver:
    def __init__(self, qtbot: QtBot, window: MainWindow, folder: Path) -> None:
        self.qtbot, self.window, self.folder = qtbot, window, folder

    @property
    def work(self) -> Workspace:
        assert self.window.work is not None
        return self.window.work

    @property
    def canvas(self) -> Canvas:
        assert self.window.desk is not None
        return self.window.desk.canvas

    # Values

    def story(self, name: str) -> Story:
        found = self.work.story(name)
        assert found is not None
        return found

    def frame(self, name: str) -> Frame:
        part = self.work.scene.part(name)
        assert part is not None
        return part.frame

    def place(self, name: str) -> tuple[int, int, int, int]:
        """Column, line, columns and lines of a frame."""
        frame = self.frame(name)
        return frame.column, frame.line, frame.columns, frame.lines

    def saved(self) -> Issue:
        """Save with Ctrl+S and read the files anew."""
        self.key(Qt.Key.Key_S, CTRL)
        assert not self.work.document.is_dirty
        return load_issue(str(self.folder)).issue

    # Places

    def at(self, place: Place) -> QPoint:
        """The pixel at a place of the grid."""
        grid, view = self.work.grid, self.canvas.view()
        column = grid.columns[int(place[0]) - 1]
        x = column.x + round((place[0] % 1) * column.width)
        y = grid.top_of(1) + round((place[1] - 1) * grid.pitch)
        return QPoint(round(view.x(x)), round(view.y(y)))

    def edge(self, frame: str, name: str) -> QPoint:
        """The pixel of a handle of a frame: n, ne, e …"""
        part = self.work.scene.part(frame)
        assert part is not None
        box = self.canvas.view().rect(part.box)
        x = {"w": box.left(), "e": box.right()}.get(name[-1], box.center().x())
        y = {"n": box.top(), "s": box.bottom()}.get(name[0], box.center().y())
        return QPoint(round(x), round(y))

    def lines(self, count: float) -> QPoint:
        """So many lines down, in pixels."""
        return QPoint(0, round(self.canvas.view().pixels(round(self.work.grid.pitch * count))))

    def characters(self, count: float) -> QPoint:
        """So many 字 to the right, in pixels."""
        return QPoint(round(self.canvas.view().pixels(round(self.work.grid.size * count))), 0)

    # Acts

    def click(self, place: Place, keys: Qt.KeyboardModifier = NONE) -> None:
        self.qtbot.mouseClick(self.canvas, LEFT, keys, self.at(place))

    def double(self, at: QPoint) -> None:
        """The second press of a double click, and its release where it was."""
        self.qtbot.mouseDClick(self.canvas, LEFT, NONE, at)
        self.qtbot.mouseRelease(self.canvas, LEFT, NONE, at)

    def drag(
        self, start: QPoint, end: QPoint, keys: Qt.KeyboardModifier = NONE, *, drop: bool = True
    ) -> None:
        """Press, move in three steps, release; without `drop` the button stays down."""
        canvas = self.canvas
        self.qtbot.mousePress(canvas, LEFT, keys, start)
        for step in (1, 2, 3):
            self._move(start + (end - start) * step / 3, keys)
        if drop:
            self.qtbot.mouseRelease(canvas, LEFT, keys, end)

    def _move(self, at: QPoint, keys: Qt.KeyboardModifier) -> None:
        from PySide6.QtGui import QMouseEvent

        event = QMouseEvent(
            QEvent.Type.MouseMove, QPointF(at), QPointF(self.canvas.mapToGlobal(at)),
            Qt.MouseButton.NoButton, LEFT, keys,
        )  # fmt: skip
        QApplication.sendEvent(self.canvas, event)

    def key(self, key: Qt.Key, keys: Qt.KeyboardModifier = NONE) -> None:
        self.canvas.setFocus()
        self.qtbot.keyClick(self.canvas, key, keys)

    def drop_article(self, name: str, place: Place) -> bool:
        """Drag an article from 稿库 to a place; True when it is taken there."""
        data, at = article_data(name), self.at(place)
        act, buttons = Qt.DropAction.CopyAction, LEFT
        edge = QPoint(2, 2)  # a drag comes in from beside the paper
        for event in (
            QDragEnterEvent(edge, act, data, buttons, NONE),
            QDragMoveEvent(at, act, data, buttons, NONE),
            QDropEvent(QPointF(at), act, data, buttons, NONE),
        ):
            QApplication.sendEvent(self.canvas, event)
            if isinstance(event, QDragEnterEvent):
                assert event.isAccepted()  # else no other event would come
        return event.isAccepted()

    def settle(self) -> None:
        """Let everything follow that follows at once: layouts, and what they ask for in turn."""
        for _ in range(10):
            QApplication.processEvents()

    def run(self, key: str) -> None:
        """Trigger a command of a menu."""
        self.window.actions_by_key[key].trigger()


def leave(window: MainWindow) -> None:
    """Close what is open; nothing asks the worker again, neither later nor as its jobs end."""
    window.close_document(start=False)
    clear_away()
    window.worker.close()


def clear_away() -> None:
    """Take away what was closed: without a running event loop it would stay, and every next
    window's style, font and language would be its own to follow, too."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
