"""Drags from a list: a slip with a title beside the pointer, so that the page under it is seen."""

from __future__ import annotations

from PySide6.QtCore import QMimeData, QPoint, QRect, Qt
from PySide6.QtGui import QDrag, QPainter, QPixmap
from PySide6.QtWidgets import QWidget

_LONGEST = 180
"""Pixels of a title."""


def drag_slip(source: QWidget, data: QMimeData, title: str) -> None:
    """Let the hand carry data from a list until it drops it."""
    drag = QDrag(source)
    drag.setMimeData(data)
    drag.setPixmap(_slip(source, title))
    drag.setHotSpot(QPoint(-12, -8))
    drag.exec(Qt.DropAction.CopyAction)


def _slip(source: QWidget, title: str) -> QPixmap:
    metrics, density = source.fontMetrics(), source.devicePixelRatioF()
    text = metrics.elidedText(title, Qt.TextElideMode.ElideRight, _LONGEST)
    width, height = metrics.horizontalAdvance(text) + 16, metrics.height() + 8
    slip = QPixmap(round(width * density), round(height * density))
    slip.setDevicePixelRatio(density)
    slip.fill(source.palette().highlight().color())
    painter = QPainter(slip)
    painter.setFont(source.font())
    painter.setPen(source.palette().highlightedText().color())
    painter.drawText(QRect(0, 0, width, height), int(Qt.AlignmentFlag.AlignCenter), text)
    painter.end()
    return slip
