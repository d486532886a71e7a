"""A layout as a small picture of its sheet, columns and lines."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap

from pagesetter.compose.grid import grid_of
from pagesetter.formats import installed_layouts
from pagesetter.gui.theme import Colours
from pagesetter.model import Layout
from pagesetter.session.new_paper import USUAL_LAYOUT

_EVERY = 5
"""Lines between two that are drawn."""


def layouts_in_order() -> list[str]:
    """The installed layouts: the usual one first, then the others of 四开."""
    return sorted(
        installed_layouts(),
        key=lambda name: (name != USUAL_LAYOUT, not name.startswith("tabloid"), name),
    )


def layout_picture(layout: Layout, height: int, colours: Colours, density: float) -> QPixmap:
    """The grid of a layout, `height` pixels high."""
    grid = grid_of(layout)
    scale = height / grid.sheet.height
    width = round(grid.sheet.width * scale)
    made = QPixmap(round(width * density), round(height * density))
    made.setDevicePixelRatio(density)
    made.fill(Qt.GlobalColor.white)
    painter = QPainter(made)
    left, top = -grid.sheet.x * scale, -grid.sheet.y * scale
    for column in grid.columns:
        box = QRectF(
            left + column.x * scale, top + grid.area.y * scale,
            column.width * scale, grid.area.height * scale,
        )  # fmt: skip
        painter.fillRect(box, QColor(colours.column))
        painter.setPen(QPen(QColor(colours.grid), 1))
        painter.drawRect(box)
        for line in range(_EVERY, grid.lines, _EVERY):
            y = top + grid.baseline_of(line) * scale
            painter.drawLine(int(box.left()), int(y), int(box.right()), int(y))
    painter.setPen(QPen(QColor(colours.line), 1))
    painter.drawRect(QRectF(0.5, 0.5, width - 1, height - 1))
    painter.end()
    return made
