"""Paints the text cursor, the selected text and what an input method has not decided."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter

from pagesetter.gui.canvas.view import View, draw_label
from pagesetter.gui.theme import Colours
from pagesetter.gui.typist import Typist

WIDTH = 2.0
"""Pixels of the cursor's width."""


def caret_rect(typist: Typist, view: View) -> QRectF:
    """The cursor in pixels of the view; empty when it is not on the page."""
    box = typist.caret()
    if box is None:
        return QRectF()
    rect = view.rect(box)
    rise = rect.height() * 0.08
    return QRectF(round(rect.x()) - WIDTH / 2, rect.y() - rise, WIDTH, rect.height() + 2 * rise)


def cursor_place(typist: Typist, view: View) -> QRect:
    """What cursor, selection and undecided text cover, with some air."""
    place = caret_rect(typist, view)
    for box in (*typist.selected_boxes(), *typist.preedit_boxes()):
        place = place.united(view.rect(box))
    return place.adjusted(-3, -3, 3, 6).toAlignedRect() if not place.isNull() else QRect()


def paint_cursor(
    painter: QPainter, view: View, typist: Typist, colours: Colours, *, shows_caret: bool
) -> None:
    """Paint over the page; the page is white in light and dark alike."""
    if not typist.is_typing:
        return
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    fill = QColor(colours.selected)
    fill.setAlpha(70)
    for box in typist.selected_boxes():
        painter.fillRect(view.rect(box), fill)
    for box in typist.preedit_boxes():
        rect = view.rect(box)
        painter.fillRect(QRectF(rect.x(), rect.bottom() + 1, rect.width(), 1.5), QColor("#1d2330"))
    if shows_caret:
        painter.fillRect(caret_rect(typist, view), QColor("#1d2330"))
    if typist.note:
        at = caret_rect(typist, view).topRight() + QPointF(8, -6)
        draw_label(painter, at, typist.note, colours.selected)
