"""What all drags onto the canvas have in common: followed, shown where they would go, put there.

Turns Qt's drag events into `find`, `put` and a target to paint. Knows no kind of thing dragged.
"""

from __future__ import annotations

from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt
from PySide6.QtGui import QDropEvent, QPainter
from PySide6.QtWidgets import QWidget

from pagesetter.compose.grid import Grid
from pagesetter.geometry import Rect
from pagesetter.gui.canvas.view import View
from pagesetter.gui.interactions.gesture import Desk
from pagesetter.model import Frame
from pagesetter.values import NamedTuple


def take_keyboard(canvas: QWidget) -> None:
    """After a drop keys are for the page, not for the list that was dragged from."""
    canvas.activateWindow()
    canvas.setFocus()


class Dragged(NamedTuple):
    """One thing that is dragged."""

    kind: str
    name: str
    frame: Frame | None = None
    """The frame drawn for it, when it is put down by drawing one."""


_FRAME = "application/x-pagesetter-frame"


def draw_for(data: QMimeData, frame: Frame) -> None:
    """Say in the data of a drag which frame is drawn for it."""
    data.setData(_FRAME, " ".join(map(str, frame[1:5])).encode())


def drawn_for(data: QMimeData) -> Frame | None:
    """The frame that is drawn for what is dragged."""
    if not data.hasFormat(_FRAME):
        return None
    column, line, columns, lines = map(int, bytes(data.data(_FRAME).data()).split())
    return Frame("", column, line, columns, lines)


def box_of(frame: Frame, grid: Grid) -> Rect:
    """What a frame covers on the page."""
    first = grid.columns[frame.column - 1]
    last = grid.columns[min(frame.column + frame.columns - 1, len(grid.columns)) - 1]
    return Rect(first.x, grid.top_of(frame.line), last.right - first.x, grid.height_of(frame.lines))


class Target(Protocol):
    """Where something would go."""

    @property
    def fits(self) -> bool:
        """True when it can be put there."""

    @property
    def is_free(self) -> bool:
        """True when it would stand there on its own, so that more of its kind may follow."""


Goal = TypeVar("Goal", bound=Target)


class DropFrame(QObject, Generic[Goal]):
    """Receives the drags of one canvas that it knows by their data."""

    def __init__(self, canvas: QWidget, desk: Desk) -> None:
        super().__init__(canvas)
        self._canvas, self._desk = canvas, desk
        self._target: Goal | None = None
        self._at = QPointF()
        canvas.installEventFilter(self)

    def dragged(self, data: QMimeData) -> list[Dragged]:
        """What is dragged; nothing for what is not known here."""
        raise NotImplementedError

    def find(self, what: Dragged) -> Goal | None:
        """Where it would go; None when there is no such thing."""
        raise NotImplementedError

    def put(self, target: Goal) -> None:
        """Put it there."""
        raise NotImplementedError

    def paint_target(self, painter: QPainter, view: View, target: Goal) -> None:
        """Show where it would go."""
        raise NotImplementedError

    def paint(self, painter: QPainter, view: View) -> None:
        if self._target is not None:
            self.paint_target(painter, view, self._target)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kind = event.type()
        if kind == QEvent.Type.DragLeave and self._target is not None:
            self._show(None)
            return True
        if not isinstance(event, QDropEvent):
            return False
        things = self.dragged(event.mimeData())
        if not things:
            return False
        self._at = event.position()
        target = self.find(things[0])
        if kind == QEvent.Type.Drop:
            self._show(None)
            self._put_all(target, things[1:])
        else:
            self._show(target)
        # A widget that refuses a drag when it enters hears nothing of it any more.
        if kind == QEvent.Type.DragEnter or (target is not None and target.fits):
            event.setDropAction(Qt.DropAction.CopyAction)
            event.accept()
        else:
            event.ignore()
        return True

    def _put_all(self, target: Goal | None, more: list[Dragged]) -> None:
        if target is None or not target.fits:
            return
        self.put(target)
        for thing in more:
            again = self.find(thing)
            if again is not None and again.is_free:
                self.put(again)
        take_keyboard(self._canvas)

    def _show(self, target: Goal | None) -> None:
        self._target = target
        self._canvas.update()
