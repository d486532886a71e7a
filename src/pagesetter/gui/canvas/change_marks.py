"""Marks the lines that changed since the last proof: a tint under them, a bar at their head."""

from __future__ import annotations

from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QPainter, QRegion

from pagesetter.gui.canvas.view import View
from pagesetter.gui.proof_changes import ProofChanges

COLOUR = QColor("#8250df")
_TINT = QColor(130, 80, 223, 34)
_BAR = 3
"""Pixels of the bar's width."""


def paint_changes(painter: QPainter, view: View, changes: ProofChanges, seen: QRegion) -> None:
    """Paint those in the part that is `seen`."""
    for line in changes.lines:
        # Whole pixels: the edges of neighbouring lines shall not be blurred into stripes.
        box = view.rect(line.box).adjusted(-_BAR - 2, -1, 0, 1).toRect()
        if not seen.intersects(box):
            continue
        painter.fillRect(box, _TINT)
        if box.height() > box.width():  # a line that runs down
            painter.fillRect(QRect(box.x(), box.y(), box.width(), _BAR), COLOUR)
        else:
            painter.fillRect(QRect(box.x(), box.y(), _BAR, box.height()), COLOUR)
