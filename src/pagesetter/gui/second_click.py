"""The second click of a hand that clicks twice where once is enough, on what goes with the first.

What the first one opens lies under the pointer when the second comes: it is not meant for that.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPointF
from PySide6.QtGui import QGuiApplication, QMouseEvent, QWindow

_NEAR = 16.0
"""Pixels between two clicks of one hand that means the same."""
_PRESSES = (QEvent.Type.MouseButtonPress, QEvent.Type.MouseButtonDblClick)


class SecondClick(QObject):
    """Keeps from a window what belongs to a click that is told, until another comes."""

    def __init__(self, window: QWindow, at: QPointF, time: int) -> None:
        """`at` is a place of the screen; `time` is in the milliseconds of Qt's events."""
        super().__init__(window)
        self._window, self._at, self._time = window, at, time
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _PRESSES or not isinstance(event, QMouseEvent):
            return False
        since = event.timestamp() - self._time
        away = (event.globalPosition() - self._at).manhattanLength()
        if since <= QGuiApplication.styleHints().mouseDoubleClickInterval() and away <= _NEAR:
            return True
        self._window.removeEventFilter(self)
        self.deleteLater()
        return False
