"""The page's picture at one zoom in square tiles, drawn when first needed and kept.

A change of the page spoils only the parts of tiles it touches. A tile is drawn whole, or strip by
strip by who cannot wait. Tiles are in device pixels from the media's top left corner, drawn by the
same painter as a whole page, so that they equal it.
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
_MOSTLY = 0.9
"""Part of the box round a region from which on it is drawn as one: each part alone looks through
the whole page, and draws what lies across several as often."""
_STRIP = 128
"""Device pixels of a strip's height; half of it where text is small and a strip holds much."""

Tile = tuple[int, int]
"""Column and row of a tile, from 0."""


class Tiles:
    """Tiles of a page at `scale` device pixels to a point."""

    def __init__(self, fonts: RawFonts, images: Mapping[str, QImage]) -> None:
        self._fonts, self._images = fonts, images
        self._pieces = Pieces()
        self._tiles: dict[Tile, QImage] = {}
        self._stale: dict[Tile, QRegion] = {}
        """Parts of tiles that show an earlier state of the page."""
        self._fresh: dict[Tile, QRegion] = {}
        """Parts of tiles that have never been drawn; blank."""
        self._width = self._height = 0
        self.scale = 1.0
        self.drawn = 0
        """Times that something was drawn, for tests and timings."""

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

    def set_scale(self, scale: float) -> dict[Tile, QImage]:
        """Draw at another zoom from now on; return the tiles as they were at the last one."""
        before = self._tiles
        if scale != self.scale:
            self.scale = scale
            self.clear()
        return before

    def clear(self) -> None:
        """Forget every tile: pictures or fonts are not what they were."""
        self._tiles = {}
        self._stale.clear()
        self._fresh.clear()

    @property
    def is_blank(self) -> bool:
        """True when there is nothing on the page."""
        return self._pieces.is_empty

    def defer(self) -> None:
        """Take all that changed for never drawn: nobody waits for it as for what is typed."""
        for tile, region in self._stale.items():
            self._fresh[tile] = self._fresh.get(tile, QRegion()) | region
        self._stale.clear()

    def kept(self) -> dict[Tile, QImage]:
        """The tiles that are there, as they are."""
        return self._tiles

    def keep_only(self, count: int) -> None:
        """Forget all but the tiles used last."""
        for tile in list(self._tiles)[: max(0, len(self._tiles) - count)]:
            self._drop(tile)

    def covering(self, left: float, top: float, right: float, bottom: float) -> list[Tile]:
        """Tiles that cover a rectangle of the page in device pixels."""
        across = -(-self._pixels(self._width) // SIZE)
        down = -(-self._pixels(self._height) // SIZE)
        return [
            (column, row)
            for row in range(max(0, int(top // SIZE)), min(down, int(bottom // SIZE) + 1))
            for column in range(max(0, int(left // SIZE)), min(across, int(right // SIZE) + 1))
        ]

    def size(self) -> tuple[int, int]:
        """Width and height of the page in device pixels, rounded up."""
        return self._pixels(self._width), self._pixels(self._height)

    def tile(self, tile: Tile, seen: QRect | None = None) -> QImage:
        """A tile, drawn or mended now when that is needed.

        With a part that is `seen`, in the tile's own pixels, the rest may stay as it was.
        """
        image = self.mended(tile, seen)
        part = self.owed(tile, seen)
        if not part.isEmpty():
            self._draw(tile, image, part)
            self._forget(tile, part)
        return image

    def mended(self, tile: Tile, seen: QRect | None = None) -> QImage:
        """A tile with what has changed drawn; what has never been drawn stays blank."""
        image = self._begun(tile)
        stale = self._stale.get(tile)
        if stale is not None:
            part = stale if seen is None else stale & seen
            if not part.isEmpty():
                self._draw(tile, image, part)
                self._forget(tile, part)
        return image

    def owed(self, tile: Tile, seen: QRect | None = None) -> QRegion:
        """What of a tile, or of its part that is `seen`, has never been drawn."""
        if tile not in self._tiles:
            return QRegion(seen or QRect(0, 0, SIZE, SIZE))
        fresh = self._fresh.get(tile)
        if fresh is None:
            return QRegion()
        return QRegion(fresh) if seen is None else fresh & seen

    def draw_strip(self, tile: Tile, seen: QRect | None = None) -> bool:
        """Draw the uppermost strip that is not as it should be; False when there is none."""
        image = self._begun(tile)
        due = self.owed(tile, seen)
        stale = self._stale.get(tile)
        if stale is not None:
            due += stale if seen is None else stale & seen
        if due.isEmpty():
            return False
        height = _STRIP if self.scale >= 1 else _STRIP // 2
        top = due.boundingRect().top()
        strip = due & QRect(0, top, SIZE, height - top % height)
        self._draw(tile, image, strip)
        self._forget(tile, strip)
        return True

    def _begun(self, tile: Tile) -> QImage:
        """A tile as it is, blank at first; the one used last is the last to go."""
        image = self._tiles.pop(tile, None)
        if image is None:
            image = self._blank(tile)
            self._fresh[tile] = QRegion(image.rect())
            while len(self._tiles) >= _KEPT:
                self._drop(next(iter(self._tiles)))
        self._tiles[tile] = image
        return image

    def _pixels(self, length: int) -> int:
        """Device pixels that a length of the page takes, rounded up."""
        return -int(-length * self.scale // UNIT)

    def _blank(self, tile: Tile) -> QImage:
        width = min(SIZE, self._pixels(self._width) - tile[0] * SIZE)
        height = min(SIZE, self._pixels(self._height) - tile[1] * SIZE)
        image = QImage(width, height, QImage.Format.Format_RGB32)
        image.fill(Qt.GlobalColor.white)
        return image

    def _draw(self, tile: Tile, image: QImage, parts: QRegion) -> None:
        """Draw parts of a tile, given in its own pixels, on white."""
        left, top = tile[0] * SIZE, tile[1] * SIZE
        painter = QPainter(image)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        pixels = painter.transform()
        per_pixel = UNIT / self.scale
        for part in _few(parts):
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

    def _drop(self, tile: Tile) -> None:
        del self._tiles[tile]
        self._stale.pop(tile, None)
        self._fresh.pop(tile, None)

    def _forget(self, tile: Tile, part: QRegion) -> None:
        """Take a part that is drawn now out of what is to be drawn."""
        for regions in (self._fresh, self._stale):
            if tile in regions:
                left = regions[tile] - part
                if left.isEmpty():
                    del regions[tile]
                else:
                    regions[tile] = left

    def _spoil(self, boxes: Iterable[Rect]) -> None:
        """Mark what changed boxes cover: those parts of tiles are drawn anew when seen."""
        per_unit = self.scale / UNIT
        for box in boxes:
            left, top = floor(box.x * per_unit), floor(box.y * per_unit)
            right, foot = ceil(box.right * per_unit), ceil(box.bottom * per_unit)
            changed = QRect(left, top, right - left, foot - top)
            for tile in self.covering(left, top, right, foot):
                image = self._tiles.get(tile)
                if image is None:
                    continue
                part = QRegion(
                    changed.translated(-tile[0] * SIZE, -tile[1] * SIZE) & image.rect()
                ) - self._fresh.get(tile, QRegion())
                if not part.isEmpty():
                    self._stale[tile] = self._stale.get(tile, QRegion()) | part


def _few(region: QRegion) -> list[QRect]:
    """The rectangles of a region, or the one round it when they nearly fill it."""
    parts, box = rects(region), region.boundingRect()
    area = sum(part.width() * part.height() for part in parts)
    return parts if area < _MOSTLY * box.width() * box.height() else [box]
