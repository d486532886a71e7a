"""A scroll bar that is painted in a tenth of a millisecond: a track and a rounded handle.

The platform's bars take several milliseconds, which every step of the hand would wait for.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollBar, QStyle, QStyleOptionSlider, QWidget

from pagesetter.gui.theme import Colours

_EDGE = 3.0
"""Pixels between the handle and the edges of the track."""


class Bar(QScrollBar):
    """Works as any other; only its look is its own."""

    def __init__(self, way: Qt.Orientation, colours: Colours, parent: QWidget) -> None:
        super().__init__(way, parent)
        self._colours = colours
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        option = QStyleOptionSlider()
        self.initStyleOption(option)
        control, part = QStyle.ComplexControl.CC_ScrollBar, QStyle.SubControl.SC_ScrollBarSlider
        slider = self.style().subControlRect(control, option, part, self)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self._colours.window))
        handle = QRectF(slider).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        held = self.isSliderDown() or self.underMouse()
        painter.setBrush(QColor(self._colours.quiet if held else self._colours.frame))
        round_by = min(handle.width(), handle.height()) / 2
        painter.drawRoundedRect(handle, round_by, round_by)
        painter.end()
