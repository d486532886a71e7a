"""Paints the page on the desk: its tiles sharp, or the last ones scaled while the zoom changes."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.canvas.camera import Camera
from pagesetter.gui.canvas.tiles import SIZE, Tiles
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

_SHADOW = 5


class Paper:
    """The page on show as a picture that can be asked for any part at any zoom."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self.tiles = Tiles(work.raw_fonts, work.pictures)
        self._overview: QImage | None = None
        self.refresh()

    def refresh(self) -> list[Rect]:
        """Take the page as it is composed now; return what changed."""
        return self.tiles.set_page(self._work.composed.display)

    def set_overview(self, picture: QImage | None) -> None:
        """A small picture of the whole page, shown where nothing sharper is at hand yet."""
        self._overview = picture

    def size(self) -> tuple[float, float]:
        """Width and height of the media in points."""
        page = self._work.composed.display
        return page.width / UNIT, page.height / UNIT

    def sharpen(self, camera: Camera, density: float) -> None:
        """Draw at the camera's zoom from now on."""
        self.tiles.set_scale(camera.zoom * density)

    def is_sharp(self, camera: Camera, density: float) -> bool:
        return self.tiles.scale == camera.zoom * density

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        density: float,
        colours: Colours,
        part: QRect | None = None,
    ) -> None:
        """Paint what the camera sees, or a `part` of the view in its pixels.

        `density` is device pixels to a pixel of the view.
        """
        width, height = self.size()
        left, top = camera.to_view(0, 0)
        # A tile's pixel must fall on the screen's: the corner is rounded to device pixels.
        left, top = round(left * density), round(top * density)
        scale = camera.zoom * density
        painter.save()
        painter.scale(1 / density, 1 / density)
        sheet = QRectF(left, top, width * scale, height * scale)
        shadow = QColor(0, 0, 0, 40)
        for strip in (
            QRectF(sheet.right(), sheet.top() + _SHADOW, _SHADOW, sheet.height()),
            QRectF(sheet.left() + _SHADOW, sheet.bottom(), sheet.width() - _SHADOW, _SHADOW),
        ):
            painter.fillRect(strip, shadow)
        if part is None:
            part = QRect(0, 0, camera.width, camera.height)
        seen = (
            part.x() * density - left, part.y() * density - top,
            (part.x() + part.width()) * density - left,
            (part.y() + part.height()) * density - top,
        )  # fmt: skip
        if self.is_sharp(camera, density):
            for tile in self.tiles.covering(*seen):
                at = QPointF(left + tile[0] * SIZE, top + tile[1] * SIZE)
                painter.drawImage(at, self.tiles.tile(tile))
        else:
            self._stretched(painter, sheet, (left, top), scale / self.tiles.scale, seen)
        painter.restore()

    def _stretched(
        self,
        painter: QPainter,
        sheet: QRectF,
        corner: tuple[float, float],
        ratio: float,
        seen: tuple[float, float, float, float],
    ) -> None:
        """The tiles of the last zoom, scaled; where there are none the small picture."""
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, ratio < 1)
        if self._overview is not None:
            painter.drawImage(sheet, self._overview)
        side = SIZE * ratio
        for tile in self.tiles.covering(*(edge / ratio for edge in seen)):
            image = self.tiles.known(tile)
            if image is not None:
                x, y = corner[0] + tile[0] * side, corner[1] + tile[1] * side
                painter.drawImage(
                    QRectF(x, y, image.width() * ratio, image.height() * ratio), image
                )

    def draw_ahead(self, camera: Camera, density: float) -> bool:
        """Draw one tile just outside the view; False when all of them are there."""
        if not self.is_sharp(camera, density):
            return False
        left, top = camera.to_view(0, 0)
        seen = (
            -left * density - SIZE, -top * density - SIZE,
            (camera.width - left) * density + SIZE, (camera.height - top) * density + SIZE,
        )  # fmt: skip
        for tile in self.tiles.covering(*seen):
            if self.tiles.known(tile) is None:
                self.tiles.tile(tile)
                return True
        return False
