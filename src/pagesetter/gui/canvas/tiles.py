"""The page's picture at one zoom in square tiles, drawn when first needed and kept.

A change of the page throws away only the tiles it touches. Tiles are in device pixels from
the media's top left corner, drawn by the same painter as a whole page, so that they equal it.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil, floor

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from pagesetter.display import DisplayList
from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.canvas.pieces import Pieces
from pagesetter.gui.canvas.view import rects
from pagesetter.gui.painter import ListPainter
from pagesetter.gui.raw_fonts import RawFonts

SIZE = 512
"""Device pixels of a tile's side."""
_KEPT = 160
"""Tiles kept at most: 160 MiB."""


class Tiles:
    """Tiles of the page on show at `scale` device pixels to a point."""

    def __init__(self, fonts: RawFonts, images: Mapping[str, QImage]) -> None:
        self._fonts, self._images = fonts, images
        self._pieces = Pieces()
        self._tiles: dict[tuple[int, int], QImage] = {}
        self._stale: dict[tuple[int, int], QRegion] = {}
        self._width = self._height = 0
        self.scale = 1.0
        self.drawn = 0
        """Tiles drawn so far, for tests and timings."""

    @property
    def is_empty(self) -> bool:
        """True when no tile of the page is drawn yet."""
        return not self._tiles

    def set_page(self, page: DisplayList) -> list[Rect]:
        """Show another state of the page, or another page; return what changed."""
        changed = self._pieces.replace(page)
        if (page.width, page.height) != (self._width, self._height):
            self._width, self._height = page.width, page.height
            self.clear()
        self._spoil(changed)
        return changed

    def set_scale(self, scale: float) -> None:
        """Draw at another zoom from now on."""
        if scale != self.scale:
            self.scale = scale
            self.clear()

    def clear(self) -> None:
        """Forget every tile: pictures or fonts are not what they were."""
        self._tiles.clear()
        self._stale.clear()

    def covering(
        self, left: float, top: float, right: float, bottom: float
    ) -> list[tuple[int, int]]:
        """Tiles that cover a rectangle of the page in device pixels."""
        across = -(-self._pixels(self._width) // SIZE)
        down = -(-self._pixels(self._height) // SIZE)
        return [
            (column, row)
            for row in range(max(0, int(top // SIZE)), min(down, int(bottom // SIZE) + 1))
            for column in range(max(0, int(left // SIZE)), min(across, int(right // SIZE) + 1))
        ]

    def known(self, tile: tuple[int, int]) -> QImage | None:
        """A tile that is drawn already and still true."""
        return None if tile in self._stale else self._tiles.get(tile)

    def tile(self, tile: tuple[int, int], seen: QRect | None = None) -> QImage:
        """A tile, drawn or mended now when that is needed.

        With a part that is `seen`, in the tile's own pixels, the rest may stay as it was.
        """
        found = self._tiles.pop(tile, None)
        stale = self._stale.pop(tile, None)
        if found is None:
            found = self._blank(tile)
            self._draw(tile, found, QRegion(found.rect()))
            while len(self._tiles) >= _KEPT:
                self._drop(next(iter(self._tiles)))
        elif stale is not None:
            part = stale if seen is None else stale & seen
            if not part.isEmpty():
                self._draw(tile, found, part)
            left = stale - part
            if not left.isEmpty():
                self._stale[tile] = left
        self._tiles[tile] = found  # the one used last is the last to go
        return found

    def _pixels(self, length: int) -> int:
        """Device pixels that a length of the page takes, rounded up."""
        return -int(-length * self.scale // UNIT)

    def _blank(self, tile: tuple[int, int]) -> QImage:
        width = min(SIZE, self._pixels(self._width) - tile[0] * SIZE)
        height = min(SIZE, self._pixels(self._height) - tile[1] * SIZE)
        return QImage(width, height, QImage.Format.Format_RGB32)

    def _draw(self, tile: tuple[int, int], image: QImage, parts: QRegion) -> None:
        """Draw parts of a tile, given in its own pixels, on white."""
        left, top = tile[0] * SIZE, tile[1] * SIZE
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixels = painter.transform()
        per_pixel = UNIT / self.scale
        for part in rects(parts):
            painter.setTransform(pixels)
            painter.setClipRect(part)
            painter.fillRect(part, Qt.GlobalColor.white)
            painter.translate(-left, -top)
            painter.scale(self.scale, self.scale)
            seen = Rect(
                int((left + part.x()) * per_pixel), int((top + part.y()) * per_pixel),
                int(part.width() * per_pixel) + 1, int(part.height() * per_pixel) + 1,
            )  # fmt: skip
            items = tuple(self._pieces.within(seen))
            ListPainter(painter, self._fonts, self._images).paint(items)
        painter.end()
        self.drawn += 1

    def _drop(self, tile: tuple[int, int]) -> None:
        del self._tiles[tile]
        self._stale.pop(tile, None)

    def _spoil(self, boxes: Iterable[Rect]) -> None:
        """Mark what changed boxes cover: those parts of tiles are drawn anew when seen."""
        per_unit = self.scale / UNIT
        for box in boxes:
            left, top = floor(box.x * per_unit), floor(box.y * per_unit)
            right, foot = ceil(box.right * per_unit), ceil(box.bottom * per_unit)
            changed = QRect(left, top, right - left, foot - top)
            for tile, image in self._tiles.items():
                part = changed.translated(-tile[0] * SIZE, -tile[1] * SIZE) & image.rect()
                if not part.isEmpty():
                    self._stale[tile] = self._stale.get(tile, QRegion()) | part
