"""The guides over a page: columns, line grid, 版样 cells, type area; the frames are beside.

Each paints from the grid alone and can be shown or hidden.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pagesetter.compose.grid import Grid
from pagesetter.geometry import Rect
from pagesetter.gui.canvas.view import View, pen
from pagesetter.gui.theme import Colours

_FINEST = 2.5
"""Pixels between lines below which they would run into a grey field."""
_NUMBERED = 10


def paint_guides(
    painter: QPainter, view: View, grid: Grid, shown: set[str], colours: Colours
) -> None:
    """Paint the guides that are shown."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    if "columns" in shown:
        _columns(painter, view, grid, colours)
    if "lines" in shown:
        _lines(painter, view, grid, colours)
    if "cells" in shown:
        _cells(painter, view, grid, colours)
    if "margins" in shown:
        painter.setPen(pen(colours.margin))
        painter.drawRect(view.rect(grid.area))


def _columns(painter: QPainter, view: View, grid: Grid, colours: Colours) -> None:
    for column in grid.columns:
        box = view.rect(Rect(column.x, grid.area.y, column.width, grid.area.height))
        painter.fillRect(box, QColor(colours.column))
        painter.setPen(pen(colours.grid))
        painter.drawLine(box.topLeft(), box.bottomLeft())
        painter.drawLine(box.topRight(), box.bottomRight())


def _lines(painter: QPainter, view: View, grid: Grid, colours: Colours) -> None:
    """The baselines, every tenth stronger."""
    every = 1 if view.pixels(grid.pitch) >= _FINEST else _NUMBERED
    thin, strong = QColor(colours.grid), QColor(colours.selected)
    left, width = view.x(grid.area.x), view.pixels(grid.area.width)
    for line in range(every, grid.lines + 1, every):
        ink = thin if line % _NUMBERED else strong
        _level(painter, left, view.y(grid.baseline_of(line)), width, ink)


def _cells(painter: QPainter, view: View, grid: Grid, colours: Colours) -> None:
    """The page dummy: a cell for every 字 of every line, each tenth line numbered."""
    fine = view.pixels(grid.size) >= _FINEST
    ink = QColor(colours.cells)
    top, height = view.y(grid.area.y), view.pixels(grid.area.height)
    for column in grid.columns:
        count = column.width // grid.size
        for cell in range(count + 1) if fine else (0, count):
            _upright(painter, view.x(column.x + cell * grid.size), top, height, ink)
    for line in range(1, grid.lines + 1) if fine else ():
        for y in (view.y(grid.top_of(line)), view.y(grid.top_of(line) + grid.size)):
            if 0 <= y <= view.camera.height:
                for column in grid.columns:
                    _level(painter, view.x(column.x), y, view.pixels(column.width), ink)
    _numbers(painter, view, grid, colours)


def _level(painter: QPainter, x: float, y: float, width: float, ink: QColor) -> None:
    """A level line. Filled, not stroked: a tenth of the time where lines are translucent."""
    painter.fillRect(round(x), round(y), round(width), 1, ink)


def _upright(painter: QPainter, x: float, y: float, height: float, ink: QColor) -> None:
    painter.fillRect(round(x), round(y), 1, round(height), ink)


def _numbers(painter: QPainter, view: View, grid: Grid, colours: Colours) -> None:
    """Line numbers left of the type area, right of the foot of each column its width in 字."""
    painter.setPen(QColor(colours.selected))
    left = view.x(grid.area.x)
    for line in range(_NUMBERED, grid.lines + 1, _NUMBERED):
        y = view.y(grid.top_of(line) + grid.size // 2)
        box = QRectF(left - 44, y - 9, 40, 18)
        painter.drawText(
            box, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), str(line)
        )
        painter.drawLine(QPointF(left - 3, y), QPointF(left, y))
    foot = view.y(grid.area.bottom)
    for column in grid.columns:
        box = QRectF(view.x(column.x), foot + 2, view.pixels(column.width), 18)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), str(column.width // grid.size))
