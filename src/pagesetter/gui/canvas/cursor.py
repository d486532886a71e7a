"""Paints the text cursor, the selected text and what an input method has not decided."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPointF, QRect, QRectF
from PySide6.QtGui import QColor, QPainter, QRegion

from pagesetter.gui.canvas.view import View, draw_label
from pagesetter.gui.theme import Colours
from pagesetter.gui.typist import Typist

WIDTH = 2.0
"""Pixels of the cursor's width."""
_NEAR = 5
"""Lines above and below the cursor that are painted before others."""


def caret_rect(typist: Typist, view: View) -> QRectF:
    """The cursor in pixels of the view; empty when it is not on the page."""
    box = typist.caret()
    if box is None:
        return QRectF()
    rect = view.rect(box)
    if box.width:  # in a line that runs down
        rise = rect.width() * 0.08
        return QRectF(rect.x() - rise, round(rect.y()) - WIDTH / 2, rect.width() + 2 * rise, WIDTH)
    rise = rect.height() * 0.08
    return QRectF(round(rect.x()) - WIDTH / 2, rect.y() - rise, WIDTH, rect.height() + 2 * rise)


def cursor_place(typist: Typist, view: View) -> QRect:
    """What cursor, selection and undecided text cover, with some air."""
    place = caret_rect(typist, view)
    for box in (*typist.selected_boxes(), *typist.preedit_boxes()):
        place = place.united(view.rect(box))
    return place.adjusted(-3, -3, 3, 6).toAlignedRect() if not place.isNull() else QRect()


def parted(places: Sequence[QRect], caret: QRectF) -> tuple[QRegion, QRegion]:
    """What has to be painted at once after a key, and what may follow a moment later.

    Where much looks different, most of it has only moved by a line: what stands near the
    cursor goes first.
    """
    far = _NEAR * max(caret.width(), caret.height())
    near = caret.adjusted(0, -far, 0, far).toAlignedRect()
    whole, first = QRegion(), QRegion()
    for place in places:
        whole += place
        if place.left() <= near.left() <= place.right():
            first += place & QRect(place.x(), near.y(), place.width(), near.height())
    if caret.isNull() or all(place.height() <= near.height() for place in places):
        return whole, QRegion()
    return first, whole - first


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
        line = QRectF(rect.x(), rect.bottom() + 1, rect.width(), 1.5)
        if typist.stands:
            line = QRectF(rect.right() + 1, rect.y(), 1.5, rect.height())
        painter.fillRect(line, QColor("#1d2330"))
    if shows_caret:
        painter.fillRect(caret_rect(typist, view), QColor("#1d2330"))
    if typist.note:
        at = caret_rect(typist, view).topRight() + QPointF(8, -6)
        draw_label(painter, at, typist.note, colours.selected)
