"""The zoom tool: a click goes a step closer, with Alt a step away; a rectangle fills the view."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pagesetter.geometry import UNIT
from pagesetter.gui.canvas.camera import next_step
from pagesetter.gui.canvas.view import View, pen
from pagesetter.gui.interactions.gesture import Gesture, Pointer

TOOL = "zoom"


class Zoom(Gesture):
    """Changes nothing but where one looks."""

    cursor = Qt.CursorShape.CrossCursor
    makes = False

    def release(self, at: Pointer) -> None:
        self.move(at)
        camera = self.desk.camera
        if self.dragged:
            left, right = sorted((self.start.x / UNIT, at.x / UNIT))
            top, foot = sorted((self.start.y / UNIT, at.y / UNIT))
            self.desk.set_camera(camera.fitted(left, top, right, foot, margin=0))
        else:
            zoom = next_step(camera.zoom, not at.alt, camera.actual)
            self.desk.set_camera(camera.at_zoom(zoom, (at.view.x(), at.view.y())))

    def paint(self, painter: QPainter, view: View) -> None:
        if self.dragged:
            painter.setPen(pen(self.desk.colours.selected))
            painter.setBrush(QColor(self.desk.colours.column))
            painter.drawRect(QRectF(self.start.view, self.at.view).normalized())
