"""Paints the page on the desk: its tiles sharp, or the last ones scaled while the zoom changes."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.canvas.camera import Camera
from pagesetter.gui.canvas.tiles import SIZE, Tiles
from pagesetter.gui.plates import PlateView
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

_SHADOW = 5


class Paper:
    """The page on show as a picture that can be asked for any part at any zoom."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self.plates = PlateView(work)
        self.tiles = Tiles(work.raw_fonts, self.plates)
        self._overview: QImage | None = None
        self.refresh()

    def refresh(self) -> list[Rect]:
        """Take the page as it is composed now; return what changed."""
        return self.tiles.set_page(self.plates.page())

    def show_plate(self, plate: str) -> None:
        """Show one plate (`Cyan` …, or a spot ink), or with an empty name all of them."""
        self.plates.show(plate)
        self._overview = None
        self.refresh()

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
        parts: Sequence[QRect] = (),
    ) -> None:
        """Paint what the camera sees, or `parts` of the view in its pixels.

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
        view = QRect(0, 0, camera.width, camera.height)
        is_sharp = self.is_sharp(camera, density)
        for part in (is_sharp and parts) or (view,):
            seen = QRectF(
                part.x() * density - left, part.y() * density - top,
                part.width() * density, part.height() * density,
            ).toAlignedRect()  # fmt: skip
            if is_sharp:
                self._sharp(painter, left, top, seen)
            else:
                self._stretched(painter, sheet, (left, top), scale / self.tiles.scale, seen)
        painter.restore()

    def _sharp(self, painter: QPainter, left: int, top: int, seen: QRect) -> None:
        """Copy a part of the page in device pixels from its tiles."""
        for tile in self.tiles.covering(
            seen.x(), seen.y(), seen.x() + seen.width(), seen.y() + seen.height()
        ):
            here = seen.translated(-tile[0] * SIZE, -tile[1] * SIZE)
            image = self.tiles.tile(tile, here)
            here = here & image.rect()
            at = QPoint(left + tile[0] * SIZE + here.x(), top + tile[1] * SIZE + here.y())
            painter.drawImage(at, image, here)

    def _stretched(
        self,
        painter: QPainter,
        sheet: QRectF,
        corner: tuple[float, float],
        ratio: float,
        seen: QRect,
    ) -> None:
        """The tiles of the last zoom, scaled; where there are none the small picture."""
        painter.fillRect(sheet, Qt.GlobalColor.white)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, ratio < 1)
        if self._overview is not None:
            painter.drawImage(sheet, self._overview)
        side = SIZE * ratio
        edges = seen.x(), seen.y(), seen.x() + seen.width(), seen.y() + seen.height()
        for tile in self.tiles.covering(*(edge / ratio for edge in edges)):
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
