"""Small pictures of whole pages, drawn a little at a time, and after an edit only where it shows.

Turns display lists into images. Knows no panel and no timer: who asks comes again.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter

from pagesetter.display import DisplayList
from pagesetter.geometry import UNIT
from pagesetter.gui.canvas.tiles import SIZE, Tiles
from pagesetter.gui.workspace import Workspace

HEIGHT = 640
"""Pixels of the height of a picture."""
_AT_ONCE = 0.003
"""Seconds that drawing takes at a time."""
_KEPT = 4
"""Pages whose drawing is kept to be mended."""


class Overviews:
    """The pictures of one open issue's pages."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._kept: dict[str, Tiles] = {}

    def forget(self) -> None:
        """Draw every page anew: pictures are not what they were."""
        self._kept.clear()

    def draw(self, name: str, page: DisplayList) -> QImage | None:
        """Draw on at the picture of a page; None while some of it is still to be drawn."""
        tiles = self._kept.pop(name, None) or Tiles(self._work.raw_fonts, self._work.pictures)
        self._kept[name] = tiles
        while len(self._kept) > _KEPT:
            del self._kept[next(iter(self._kept))]
        tiles.set_page(page)
        tiles.set_scale(HEIGHT * UNIT / page.height)
        until = perf_counter() + _AT_ONCE
        width, height = tiles.size()
        covering = tiles.covering(0, 0, width - 1, height - 1)
        for tile in covering:
            while tiles.draw_strip(tile):
                if perf_counter() > until:
                    return None
        image = QImage(width, height, QImage.Format.Format_RGB32)
        painter = QPainter(image)
        for column, row in covering:
            painter.drawImage(column * SIZE, row * SIZE, tiles.tile((column, row)))
        framed(painter, image)
        painter.end()
        return image


def framed(painter: QPainter, image: QImage) -> None:
    """A fine line round a page, in pixels of its picture."""
    painter.setPen(Qt.GlobalColor.lightGray)
    painter.drawRect(0, 0, image.width() - 1, image.height() - 1)
