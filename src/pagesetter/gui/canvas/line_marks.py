"""Lines as the line solver sees them: why each ends, how tight it is, and the page as heat.

Paints over the page from the placed lines; amounts from what is explained so far.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPolygonF, QRegion

from pagesetter.compose.composition import PlacedLine
from pagesetter.geometry import Length
from pagesetter.gui.canvas.change_marks import paint_changes
from pagesetter.gui.canvas.view import View, meets
from pagesetter.gui.reasons import Reasons
from pagesetter.gui.workspace import Workspace
from pagesetter.session.line_reasons import tightness

OVERLAYS = ("breaks", "bars", "heat", "changed")
KINDS = {
    "measure": ("dot", "#9aa3b2"),
    "fit": ("diamond", "#1f6feb"),
    "line-start": ("left", "#d1242f"),
    "line-end": ("right", "#c2570c"),
    "unit": ("square", "#7a5cd0"),
    "hyphen": ("square", "#0f766e"),
    "locked": ("lock", "#b26a00"),
    "forced": ("cross", "#d1242f"),
    "turn": ("hook", "#59636e"),
}
"""Shape and colour of each kind of line end; the last line of a paragraph has none."""
_LOOSE, _TIGHT = QColor("#e4572e"), QColor("#0f8a7e")
_BESIDE = 20
"""Pixels beside a line that its mark takes."""
_MOST = 80
"""Tightness, in 1/1000 of the measure, at which bar and heat are full."""


def paint_lines(
    painter: QPainter, view: View, work: Workspace, reasons: Reasons, shown: set[str],
    seen: QRegion,
) -> None:  # fmt: skip
    """Paint the overlays that are shown, on the lines in the part that is `seen`."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if "changed" in shown:
        paint_changes(painter, view, reasons.changes, seen)
    gutter = view.pixels(work.grid.gutter)
    for line in work.composed.lines:
        box = view.rect(line.box)
        if line.block < 0 or not meets(seen, box, _BESIDE):
            continue
        if shown & {"bars", "heat"}:
            reason = reasons.line(line, learn=False)
            amount = tightness(reason) if reason is not None else 0
            if "heat" in shown and amount:
                painter.fillRect(box.adjusted(0, -1, 0, 1), _heat(amount))
            if "bars" in shown and amount:
                _bar(painter, box, amount, gutter)
        if "breaks" in shown and line.reason in KINDS:
            _mark(painter, box, line.reason, gutter)
    painter.setBrush(Qt.BrushStyle.NoBrush)


def line_at(work: Workspace, x: Length, y: Length) -> PlacedLine | None:
    """The line of body text under a point, its end mark in the gutter included."""
    slack = work.grid.gutter // 2
    for line in work.composed.lines:
        box = line.box
        right, foot = (slack, 0) if box.height <= box.width else (0, slack)
        if line.block >= 0 and (
            box.y <= y < box.bottom + foot and box.x <= x < box.right + right
        ):  # fmt: skip
            return line
    return None


def _heat(amount: int) -> QColor:
    colour = QColor(_LOOSE if amount > 0 else _TIGHT)
    colour.setAlpha(15 + 100 * min(abs(amount), _MOST) // _MOST)
    return colour


def bar_of(box: QRectF, amount: int, gutter: float) -> QRectF:
    """The bar in the gutter: up for opened, down for squeezed, as long as it is much; below a
    line that runs down to the right and to the left."""
    wide = min(3.0, gutter * 0.25)
    away = min(1.5, gutter * 0.12)
    if _runs_down(box):
        length = max(2.0, box.width() * 0.5 * min(abs(amount), _MOST) / _MOST)
        middle = box.center().x()
        return QRectF(middle if amount > 0 else middle - length, box.bottom() + away, length, wide)
    length = max(2.0, box.height() * 0.5 * min(abs(amount), _MOST) / _MOST)
    middle = box.center().y()
    return QRectF(box.right() + away, middle - length if amount > 0 else middle, wide, length)


def mark_of(box: QRectF, gutter: float) -> tuple[QPointF, float]:
    """Centre and half size of a mark: behind the bar, and not on the next column's words."""
    across = box.width() if _runs_down(box) else box.height()
    size = min(4.0, max(1.2, across * 0.22), gutter * 0.26)
    away = min(gutter * 0.66, 6 + size)
    if _runs_down(box):
        return QPointF(box.center().x(), box.bottom() + away), size
    return QPointF(box.right() + away, box.center().y()), size


def _runs_down(box: QRectF) -> bool:
    return box.height() > box.width()


def _bar(painter: QPainter, box: QRectF, amount: int, gutter: float) -> None:
    painter.fillRect(bar_of(box, amount, gutter), _LOOSE if amount > 0 else _TIGHT)


def _mark(painter: QPainter, box: QRectF, kind: str, gutter: float) -> None:
    shape, colour = KINDS[kind]
    centre, size = mark_of(box, gutter)
    x, y = centre.x(), centre.y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(colour))
    if shape == "dot":
        painter.drawEllipse(QPointF(x, y), size * 0.5, size * 0.5)
    elif shape in ("square", "lock"):
        painter.drawRect(QRectF(x - size, y - size, 2 * size, 2 * size))
        if shape == "lock":
            painter.setBrush(QColor("#ffffff"))
            painter.drawEllipse(QPointF(x, y), size * 0.45, size * 0.45)
    else:
        painter.drawPolygon(
            QPolygonF([QPointF(x + a * size, y + b * size) for a, b in _SHAPES[shape]])
        )


_SHAPES = {
    "diamond": ((0, -1.2), (1.2, 0), (0, 1.2), (-1.2, 0)),
    "left": ((-1.2, 0), (1, -1.1), (1, 1.1)),
    "right": ((1.2, 0), (-1, -1.1), (-1, 1.1)),
    "cross": ((-1.2, -0.4), (-0.4, -1.2), (0, -0.4), (0.4, -1.2), (1.2, -0.4), (0.4, 0),
              (1.2, 0.4), (0.4, 1.2), (0, 0.4), (-0.4, 1.2), (-1.2, 0.4), (-0.4, 0)),
    "hook": ((0.6, -1.2), (1.2, -1.2), (1.2, 0.6), (0, 0.6), (0, 1.2), (-1.2, 0.3), (0, -0.6),
             (0, 0), (0.6, 0)),
}  # fmt: skip
