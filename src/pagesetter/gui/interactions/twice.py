"""The second press of what may be a double click: a drag is what a drag is anywhere, and only a
release where it was pressed is a double click. A hand that clicks on a story and moves it at once
had selected text.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter

from pagesetter.gui.canvas.view import View
from pagesetter.gui.interactions.gesture import Gesture, Pointer


class Twice(Gesture):
    """Does what the gesture of a press does, or what the double click does."""

    def __init__(self, inner: Gesture, double: Callable[[], object]) -> None:
        super().__init__(inner.desk, inner.start)
        self._inner, self._double = inner, double
        self._drags = False
        self.cursor, self.paints, self.makes = inner.cursor, inner.paints, inner.makes

    def move(self, at: Pointer) -> None:
        super().move(at)
        self._drags = self._drags or self.dragged
        if self._drags:
            self._inner.move(at)

    def release(self, at: Pointer) -> None:
        self.move(at)
        if self._drags:
            self._inner.release(at)
        else:
            self._inner.cancel()
            self._double()

    def cancel(self) -> None:
        self._inner.cancel()

    def paint(self, painter: QPainter, view: View) -> None:
        if self._drags:
            self._inner.paint(painter, view)

    def told_at(self) -> QRectF | None:
        return self._inner.told_at()
