"""Lengths of the page in pixels of the view, and the small marks drawn over it."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPen, QRegion

from pagesetter.geometry import UNIT, Length, Rect
from pagesetter.gui.canvas.camera import Camera

HANDLE = 7.0
"""Pixels of a handle's side."""


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


def pen(colour: str, width: float = 1.0, style: Qt.PenStyle = Qt.PenStyle.SolidLine) -> QPen:
    made = QPen(QColor(colour), width, style)
    made.setCosmetic(True)
    return made


def draw_label(
    painter: QPainter, at: QPointF, text: str, fill: str, ink: str = "#ffffff",
    *, right: bool = False, below: bool = False,
) -> QRectF:  # fmt: skip
    """A short text on a filled ground; `at` is its lower left corner, lower right if `right`,
    an upper one if `below`."""
    metrics = QFontMetricsF(painter.font())
    width, height = metrics.horizontalAdvance(text) + 10, metrics.height() + 2
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


def draw_handle(painter: QPainter, x: float, y: float, colour: str) -> None:
    box = QRectF(x - HANDLE / 2, y - HANDLE / 2, HANDLE, HANDLE)
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
