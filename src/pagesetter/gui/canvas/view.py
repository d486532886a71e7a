"""Lengths of the page in pixels of the view, and the small marks drawn over it."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QPolygonF, QRegion

from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.gui.canvas.camera import Camera

HANDLE = 7.0
"""Pixels of a handle's side."""
_ASIDE, _ABOVE = 14, 8
"""Pixels from the pointer to the label that tells what it does."""
_DOTS, _DASH, _DASHES = 3.0, 4, 7
"""Pixels from dot to dot, of a dash, and from dash to dash."""


class View:
    """Turns lengths on the media into pixels as a camera sees them."""

    def __init__(self, camera: Camera) -> None:
        self.camera = camera
        self._zoom = camera.zoom / UNIT
        self._left, self._top = camera.to_view(0, 0)

    def x(self, length: Length) -> float:
        return length * self._zoom + self._left

    def y(self, length: Length) -> float:
        return length * self._zoom + self._top

    def pixels(self, length: Length) -> float:
        return length * self._zoom

    def rect(self, box: Rect) -> QRectF:
        return QRectF(self.x(box.x), self.y(box.y), box.width * self._zoom, box.height * self._zoom)

    def page_rect(self, pixels: QRect, beyond: int = 0) -> Rect:
        """A rectangle of the view, and so many pixels `beyond` it, in lengths of the page."""
        left, top = self.lengths(pixels.left() - beyond, pixels.top() - beyond)
        right, foot = self.lengths(pixels.right() + 1 + beyond, pixels.bottom() + 1 + beyond)
        return Rect(left, top, right - left, foot - top)

    def lengths(self, x: float, y: float) -> tuple[Length, Length]:
        """A pixel of the view in lengths of the page."""
        return round((x - self._left) / self._zoom), round((y - self._top) / self._zoom)

    def slack(self, pixels: float) -> Length:
        return round(pixels / self._zoom)


def pen(colour: str, width: float = 1.0) -> QPen:
    made = QPen(QColor(colour), width)
    made.setCosmetic(True)
    return made


def draw_dots(painter: QPainter, one: QPointF, other: QPointF) -> None:
    """A dotted line; Qt's own would have its dots elsewhere when only a part of it is painted."""
    count = max(1, int(QLineF(one, other).length() / _DOTS))
    step = (other - one) / count
    painter.drawPoints(QPolygonF([one + step * at for at in range(count + 1)]))


def draw_dashes(painter: QPainter, box: QRectF) -> None:
    """A dashed outline, for the same reason drawn dash by dash."""
    lines: list[QLineF] = []
    for at in range(0, int(box.width()), _DASHES):
        left, right = box.x() + at, min(box.x() + at + _DASH, box.right())
        lines += (QLineF(left, y, right, y) for y in (box.top(), box.bottom()))
    for at in range(0, int(box.height()), _DASHES):
        top, foot = box.y() + at, min(box.y() + at + _DASH, box.bottom())
        lines += (QLineF(x, top, x, foot) for x in (box.left(), box.right()))
    painter.drawLines(lines)


def label_size(painter: QPainter, text: str) -> QSizeF:
    """Pixels that `draw_label` takes for a text."""
    metrics = QFontMetricsF(painter.font())
    return QSizeF(metrics.horizontalAdvance(text) + 10, metrics.height() + 2)


def draw_label(
    painter: QPainter, at: QPointF, text: str, fill: str, ink: str = "#ffffff",
    *, right: bool = False, below: bool = False,
) -> QRectF:  # fmt: skip
    """A short text on a filled ground; `at` is its lower left corner, lower right if `right`,
    an upper one if `below`."""
    size = label_size(painter, text)
    width, height = size.width(), size.height()
    box = QRectF(at.x() - (width if right else 0), at.y() - (0 if below else height), width, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(fill))
    painter.drawRoundedRect(box, 3, 3)
    painter.setPen(QColor(ink))
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
    painter.restore()
    return box


def draw_beside(painter: QPainter, pointer: QPointF, text: str, fill: str) -> QRectF:
    """A label right above the pointer, moved to where all of it is seen."""
    size, seen = label_size(painter, text), painter.viewport()
    left = min(pointer.x() + _ASIDE, seen.right() + 1 - size.width())
    foot = min(max(pointer.y() - _ABOVE, seen.top() + size.height()), seen.bottom() + 1.0)
    return draw_label(painter, QPointF(max(left, seen.left()), foot), text, fill)


def handle_box(x: float, y: float) -> QRectF:
    """The square of a handle whose middle is at a point."""
    return QRectF(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE)


def draw_handle(painter: QPainter, x: float, y: float, colour: str) -> None:
    box = handle_box(x, y)
    painter.fillRect(box, QColor("#ffffff"))
    painter.setPen(pen(colour, 1.2))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(box)


def meets(region: QRegion, box: QRectF, beyond: int = 2) -> bool:
    """True when a mark on a box, or so many pixels `beyond` it, may lie in a region."""
    return region.intersects(box.toAlignedRect().adjusted(-beyond, -beyond, beyond, beyond))


def rects(region: QRegion) -> list[QRect]:
    """The rectangles of a region; PySide6's stubs do not tell that it can be gone through."""
    return list(region)  # type: ignore[call-overload,no-any-return]
