"""The hand: the paper moves with the pointer."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pagesetter.gui.interactions.gesture import Gesture, Pointer


class Pan(Gesture):
    cursor = Qt.CursorShape.ClosedHandCursor
    makes = False
    paints = False

    def move(self, at: Pointer) -> None:
        moved = at.view - self.at.view
        super().move(at)
        self.desk.set_camera(self.desk.camera.panned(moved.x(), moved.y()))
