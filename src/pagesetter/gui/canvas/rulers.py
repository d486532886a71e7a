"""Rulers along the canvas: millimetres outside, 字 of each column and 行 of the grid inside.

Scales are drawn on a strip that slides along as the page moves: at a new zoom as long as the
ruler, longer at both ends once the hand rests.
"""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRect, QRectF, Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPixmap
from PySide6.QtWidgets import QWidget

from pagesetter.geometry import UNIT
from pagesetter.gui.canvas.camera import Camera
from pagesetter.gui.canvas.view import View, pen
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

THICK = 34
"""Pixels a ruler is thick: half for each scale."""
_HALF = THICK / 2
_MM = UNIT * 720 / 254
_BEYOND = 600
"""Pixels that the strip is longer than the ruler at each end."""
_RESTS = 90
"""Milliseconds without a move until a longer strip is drawn."""
_STEPS = (1, 2, 5, 10, 20, 50, 100)


class Ruler(QWidget):
    """One ruler; zero is the corner of the sheet, the grid's counts begin at the type area."""

    def __init__(self, work: Workspace, *, across: bool, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._across = work, across
        self._view: View | None = None
        self._colours: Colours | None = None
        self._pointer = -1.0
        self._strip: tuple[object, float, int, QPixmap] | None = None
        """What the strip was drawn for, where zero of the page was, how much longer than the
        ruler it is at each end, and the strip."""
        self._ahead = QTimer(self)
        self._ahead.setSingleShot(True)
        self._ahead.setInterval(_RESTS)
        self._ahead.timeout.connect(self._draw_ahead)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        if across:
            self.setFixedHeight(THICK)
        else:
            self.setFixedWidth(THICK)
        font = self.font()
        font.setPointSizeF(max(6.5, font.pointSizeF() * 0.75))
        self.setFont(font)

    def show_view(self, view: View, colours: Colours) -> None:
        """Follow the camera."""
        self._view, self._colours = view, colours
        self._ahead.start()
        self.update()

    def show_pointer(self, at: float) -> None:
        """Mark where the pointer is, in pixels of the canvas."""
        old, self._pointer = self._pointer, at
        for place in (old, at):
            strip = QRect(int(place) - 2, 0, 5, THICK)
            self.update(strip if self._across else QRect(0, strip.x(), THICK, strip.width()))

    def paintEvent(self, event: QPaintEvent) -> None:
        if self._view is None or self._colours is None:
            return
        colours = self._colours
        painter = QPainter(self)
        strip, at = self._slid(self._view, colours)
        painter.drawPixmap(QPointF(at, 0) if self._across else QPointF(0, at), strip)
        if self._pointer >= 0:
            painter.setPen(pen(colours.accent))
            painter.drawLine(self._tick(self._pointer, 0, THICK))
        painter.end()

    def _slid(self, view: View, colours: Colours) -> tuple[QPixmap, float]:
        """The strip and where it begins, drawn anew when the ruler would look beyond it."""
        key, zero, known = self._key(view, colours), self._zero(view), self._strip
        if known is not None and known[0] == key and abs(zero - known[1]) <= known[2]:
            density = self.devicePixelRatioF()
            return known[3], round((zero - known[1]) * density) / density - known[2]
        beyond = _BEYOND if known is not None and known[0] == key else 0
        strip = self._drawn(view.camera, colours, beyond, self.devicePixelRatioF())
        self._strip = key, zero, beyond, strip
        return strip, -beyond

    def _draw_ahead(self) -> None:
        """Draw a strip that the next moves will not leave, unless there is one."""
        view, colours, known = self._view, self._colours, self._strip
        if view is None or colours is None or not self.isVisible():
            return
        key, zero = self._key(view, colours), self._zero(view)
        if known is None or known[0] != key or abs(zero - known[1]) > known[2] - _BEYOND / 2:
            strip = self._drawn(view.camera, colours, _BEYOND, self.devicePixelRatioF())
            self._strip = key, zero, _BEYOND, strip
            self.update()

    def _key(self, view: View, colours: Colours) -> object:
        """All that a strip depends on, but for where the page lies."""
        length, density = self._length(), self.devicePixelRatioF()
        return view.camera.zoom, self._work.grid, colours, length, density

    def _zero(self, view: View) -> float:
        return view.x(0) if self._across else view.y(0)

    def _length(self) -> int:
        return self.width() if self._across else self.height()

    def _drawn(self, camera: Camera, colours: Colours, beyond: int, density: float) -> QPixmap:
        long = self._length() + 2 * beyond
        size = (long, THICK) if self._across else (THICK, long)
        strip = QPixmap(round(size[0] * density), round(size[1] * density))
        strip.setDevicePixelRatio(density)
        strip.fill(QColor(colours.ruler))
        view = View(camera)
        painter = QPainter(strip)
        painter.setFont(self.font())
        painter.translate(*((beyond, 0) if self._across else (0, beyond)))
        painter.setPen(pen(colours.line))
        edge, end = THICK - 0.5, long - beyond
        painter.drawLine(
            QLineF(-beyond, edge, end, edge) if self._across else QLineF(edge, -beyond, edge, end)
        )
        self._millimetres(painter, view, colours, -beyond, end)
        if self._across:
            self._characters(painter, view, colours)
        else:
            self._lines(painter, view, colours, -beyond, end)
        painter.end()
        return strip

    def _tick(self, at: float, start: float, end: float) -> QLineF:
        """A line across the ruler."""
        return QLineF(at, start, at, end) if self._across else QLineF(start, at, end, at)

    def _number(self, painter: QPainter, at: float, inner: bool, text: str) -> None:
        """A number just after a tick, in the outer or the inner half."""
        start = _HALF if inner else 0.0
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        if self._across:
            box = QRectF(at + 2, start, 60, _HALF - 2)
        else:
            box = QRectF(start + 1, at + 1, _HALF - 1, 14)
        painter.drawText(box, flags, text)

    def _millimetres(
        self, painter: QPainter, view: View, colours: Colours, start: int, end: int
    ) -> None:
        per_mm = view.pixels(round(_MM))
        numbered = next((s for s in _STEPS if s * per_mm >= 42), 200)
        fine = max(1, numbered // 10) if numbered >= 10 else 1
        half = numbered // 2 or 1
        origin = self._work.grid.sheet
        zero = view.x(origin.x) if self._across else view.y(origin.y)
        first = int((start - zero) / per_mm) - numbered
        last = int((end - zero) / per_mm) + 1
        painter.setPen(QColor(colours.quiet))
        ticks: list[QLineF] = []
        for mm in range(first // fine * fine, last + 1, fine):
            at = zero + mm * per_mm
            if mm % numbered == 0:
                ticks.append(self._tick(at, 0, _HALF - 2))
                self._number(painter, at, False, str(mm))
            else:
                ticks.append(self._tick(at, 0, 4 if mm % half else 7))
        painter.drawLines(ticks)

    def _characters(self, painter: QPainter, view: View, colours: Colours) -> None:
        grid = self._work.grid
        pixels = view.pixels(grid.size)
        step = 1 if pixels >= 5 else 5
        painter.setPen(QColor(colours.text))
        ticks: list[QLineF] = []
        for number, column in enumerate(grid.columns, 1):
            left, right = view.x(column.x), view.x(column.right)
            painter.fillRect(QRectF(left, _HALF, right - left, _HALF), QColor(colours.column))
            ticks += (self._tick(left, _HALF, THICK), self._tick(right, _HALF, THICK))
            self._number(painter, left, True, str(number))
            for cell in range(step, column.width // grid.size, step):
                at = left + cell * pixels
                ticks.append(self._tick(at, THICK - (7 if cell % 5 == 0 else 4), THICK))
        painter.drawLines(ticks)

    def _lines(self, painter: QPainter, view: View, colours: Colours, start: int, end: int) -> None:
        grid = self._work.grid
        pixels = view.pixels(grid.pitch)
        step = 1 if pixels >= 5 else 5
        numbered = 5 if pixels * 5 >= 24 else 10 if pixels * 10 >= 24 else 50
        painter.setPen(QColor(colours.text))
        ticks: list[QLineF] = []
        for line in range(1, grid.lines + 1):
            at = view.y(grid.top_of(line))
            if not start - 20 < at < end:
                continue
            if line % numbered == 0 or line == 1:
                ticks.append(self._tick(at, _HALF, THICK))
                self._number(painter, at, True, str(line))
            elif line % step == 0:
                ticks.append(self._tick(at, THICK - 4, THICK))
        painter.drawLines(ticks)
