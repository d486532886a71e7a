"""Paints the page on the desk from its tiles, and what is not drawn yet from coarser pictures.

Keeps the tiles of the pages that were on show last, so that going back to one shows it at once.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QRegion

from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.canvas.camera import Camera
from pagesetter.gui.canvas.tiles import SIZE, Tile, Tiles
from pagesetter.gui.canvas.view import rects
from pagesetter.gui.plates import PlateView
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.values import NamedTuple

_SHADOW = 5
_SHADE = QColor(0, 0, 0, 40)
_AHEAD = 0.004
"""Seconds that drawing beyond the view takes at a time."""
_PAGES, _TILES = 3, 20
"""Pages beside the one on show whose tiles are kept, and how many of each: 60 MiB in all."""
_OVERVIEWS = 8
"""Pages of which a small picture is kept: 9 MiB in all."""


class _Coarse(NamedTuple):
    """What was drawn at another zoom: shown, stretched, where nothing sharper is at hand."""

    scale: float
    tiles: dict[Tile, QImage]


class Paper:
    """The page on show as a picture that can be asked for any part at any zoom."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self.plates = PlateView(work)
        self._page = ""
        self._shelf: dict[str, Tiles] = {}
        self._overviews: dict[str, QImage] = {}
        self._coarse: _Coarse | None = None
        self.tiles = Tiles(work.raw_fonts, self.plates)
        self.refresh()

    def forget(self) -> None:
        """Nothing that was drawn is true any more."""
        self.plates.forget()
        self.tiles.clear()
        self._shelf.clear()
        self._overviews.clear()
        self._coarse = None

    def refresh(self) -> list[Rect]:
        """Take the page as it is composed now; return what changed."""
        name = self._work.page.name
        turned = name != self._page
        if turned:
            self._turn_to(name)
        turned = turned or self.tiles.is_blank
        changed = self.tiles.set_page(self.plates.page())
        if turned:
            self.tiles.defer()
        return changed

    def _turn_to(self, name: str) -> None:
        """Put away the tiles of the page that was on show, and take those of another."""
        if self._page:
            self.tiles.keep_only(_TILES)
            self._shelf[self._page] = self.tiles
            self.tiles = self._shelf.pop(name, Tiles(self._work.raw_fonts, self.plates))
            while len(self._shelf) > _PAGES:
                del self._shelf[next(iter(self._shelf))]
        self._page, self._coarse = name, None

    def show_plate(self, plate: str) -> None:
        """Show one plate (`Cyan` …, or a spot ink), or with an empty name all of them."""
        self.plates.show(plate)
        self._shelf.clear()
        self._overviews.clear()
        self._coarse = None
        self.refresh()

    def keep_overview(self, page: str, picture: QImage) -> None:
        """Keep a small picture of a whole page, to be shown until it is drawn."""
        if not self.plates.plate:
            self._overviews.pop(page, None)
            self._overviews[page] = picture
            while len(self._overviews) > _OVERVIEWS:
                del self._overviews[next(iter(self._overviews))]

    def size(self) -> tuple[float, float]:
        """Width and height of the media in points."""
        page = self._work.composed.display
        return page.width / UNIT, page.height / UNIT

    def sharpen(self, camera: Camera, density: float) -> None:
        """Draw at the camera's zoom from now on."""
        scale, last = camera.zoom * density, self.tiles.scale
        if scale != last:
            tiles = self.tiles.set_scale(scale)
            if tiles:
                self._coarse = _Coarse(last, tiles)

    def sheet(self, camera: Camera, density: float) -> QRect:
        """Where the page lies in the view, in its pixels."""
        left, top = _corner(camera, density)
        return _times(QRect(left, top, *self.tiles.size()), 1 / density)

    def is_sharp(self, camera: Camera, density: float) -> bool:
        """True when all that the camera sees is drawn at its zoom."""
        left, top = _corner(camera, density)
        seen = QRect(-left, -top, round(camera.width * density), round(camera.height * density))
        return self.fits(camera, density) and all(
            self.tiles.owed(tile, seen.translated(-tile[0] * SIZE, -tile[1] * SIZE)).isEmpty()
            for tile in self.tiles.covering(seen.x(), seen.y(), seen.right(), seen.bottom())
        )

    def fits(self, camera: Camera, density: float) -> bool:
        """True when what is drawn is drawn at the camera's zoom."""
        return self.tiles.scale == camera.zoom * density

    def paint(
        self,
        painter: QPainter,
        camera: Camera,
        density: float,
        colours: Colours,
        region: QRegion,
        patience: float,
    ) -> QRegion:
        """Paint desk and page within a region of the view, in its pixels.

        `density` is device pixels to a pixel of the view. What was never drawn is drawn now as
        long as `patience`, in seconds, lasts. Returns what is owed still, painted blurred.
        """
        left, top = _corner(camera, density)
        scale = camera.zoom * density
        fits = self.fits(camera, density)
        width, height = self.tiles.size() if fits else (round(e * scale) for e in self.size())
        sheet = QRect(left, top, width, height)
        until = perf_counter() + patience
        owed = QRegion()
        painter.save()
        painter.scale(1 / density, 1 / density)
        # Scaled parts would not fit together: they are cut from one picture.
        for part in rects(region) if fits else (QRect(0, 0, camera.width, camera.height),):
            seen = _times(part, density)
            _paint_desk(painter, sheet, seen, colours)
            here = (seen & sheet).translated(-left, -top)
            if fits:
                owed += self._sharp(painter, sheet, here, until, hurried=not patience)
            else:
                self._blurred(painter, sheet, QRegion(here), scale)
        painter.restore()
        return _back(owed, left, top, density)

    def _sharp(
        self, painter: QPainter, sheet: QRect, seen: QRect, until: float, *, hurried: bool
    ) -> QRegion:
        """Copy a part of the page in device pixels from its tiles; return what they lack."""
        tiles, missing = self.tiles, QRegion()
        if seen.isEmpty():
            return missing
        for tile in tiles.covering(seen.x(), seen.y(), seen.right(), seen.bottom()):
            corner = QPoint(tile[0] * SIZE, tile[1] * SIZE)
            image = tiles.mended(tile, seen.translated(-corner))
            here = seen.translated(-corner) & image.rect()
            owed = tiles.owed(tile, here)
            while not (owed.isEmpty() or hurried):
                tiles.draw_strip(tile, here)
                hurried = perf_counter() > until
                owed = tiles.owed(tile, here)
            at = sheet.topLeft() + corner
            if owed.isEmpty():
                painter.drawImage(at + here.topLeft(), image, here)
                continue
            for part in rects(QRegion(here) - owed):
                painter.drawImage(at + part.topLeft(), image, part)
            owed.translate(corner)
            self._blurred(painter, sheet, owed, tiles.scale)
            missing += owed
        return missing

    def _blurred(self, painter: QPainter, sheet: QRect, seen: QRegion, scale: float) -> None:
        """Parts of the page from tiles of another zoom; without them from the small picture."""
        coarse = self._coarse
        if scale != self.tiles.scale:
            coarse = _Coarse(self.tiles.scale, self.tiles.kept())
        bounds = seen.boundingRect()
        painter.save()
        painter.translate(sheet.topLeft())
        painter.setClipRegion(seen, Qt.ClipOperation.IntersectClip)
        lacking = QRegion(seen)
        if coarse is not None:
            ratio = scale / coarse.scale
            painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, ratio < 1)
            side = SIZE * ratio
            for (column, row), image in coarse.tiles.items():
                box = QRectF(
                    column * side, row * side, image.width() * ratio, image.height() * ratio
                )
                if box.intersects(bounds):
                    painter.drawImage(box, image)
                    lacking -= box.toAlignedRect()
        for part in rects(lacking):
            self._small(painter, sheet, part)
        painter.restore()

    def _small(self, painter: QPainter, sheet: QRect, part: QRect) -> None:
        """A part of the page from its small picture; white without one."""
        overview = self._overviews.get(self._page)
        if overview is None:
            painter.fillRect(part, Qt.GlobalColor.white)
            return
        across, down = overview.width() / sheet.width(), overview.height() / sheet.height()
        source = QRectF(
            part.x() * across, part.y() * down, part.width() * across, part.height() * down
        )
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(part), overview, source)

    def draw_owed(
        self,
        camera: Camera,
        density: float,
        region: QRegion,
        patience: float,
        near: tuple[float, float],
    ) -> QRegion:
        """Draw of a region what was never drawn, as long as `patience`, in seconds, lasts.

        Begins at the tile nearest to `near`; that, the region, and what is drawn now, which is
        returned, are in pixels of the view. Paints nothing.
        """
        done = QRegion()
        if not self.fits(camera, density):
            return done
        tiles, until = self.tiles, perf_counter() + patience
        left, top = _corner(camera, density)
        page, wanted = QRect(0, 0, *tiles.size()), QRegion()
        for part in rects(region):
            wanted += _times(part, density).translated(-left, -top) & page
        seen, (x, y) = wanted.boundingRect(), near
        x, y = x * density - left - SIZE / 2, y * density - top - SIZE / 2
        covering = tiles.covering(seen.x(), seen.y(), seen.right(), seen.bottom())
        covering.sort(key=lambda tile: abs(tile[0] * SIZE - x) + abs(tile[1] * SIZE - y))
        for tile in covering:
            corner = QPoint(tile[0] * SIZE, tile[1] * SIZE)
            here = (wanted & QRect(corner, QSize(SIZE, SIZE))).boundingRect().translated(-corner)
            owed = tiles.owed(tile, here)
            while not owed.isEmpty():
                tiles.draw_strip(tile, here)
                left_over = tiles.owed(tile, here)
                done += (owed - left_over).translated(corner)
                owed = left_over
                if perf_counter() > until:
                    return _back(done, left, top, density)
        return _back(done, left, top, density)

    def draw_ahead(self, camera: Camera, density: float) -> bool:
        """Draw some of what lies just outside the view; False when all of it is there."""
        if not self.fits(camera, density):
            return False
        left, top = camera.to_view(0, 0)
        seen = (
            -left * density - SIZE, -top * density - SIZE,
            (camera.width - left) * density + SIZE, (camera.height - top) * density + SIZE,
        )  # fmt: skip
        until = perf_counter() + _AHEAD
        for tile in self.tiles.covering(*seen):
            while self.tiles.draw_strip(tile):
                if perf_counter() > until:
                    return True
        self._coarse = None
        return False


def _corner(camera: Camera, density: float) -> tuple[int, int]:
    """The page's corner in device pixels of the view, whole: a tile's pixel must fall on the
    screen's."""
    left, top = camera.to_view(0, 0)
    return round(left * density), round(top * density)


def _times(box: QRect, factor: float) -> QRect:
    """A rectangle in other pixels, rounded outwards."""
    return QRectF(
        box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor
    ).toAlignedRect()


def _back(region: QRegion, left: int, top: int, density: float) -> QRegion:
    """Device pixels of a page with its corner at (left, top) as pixels of the view."""
    back = QRegion()
    for part in rects(region):
        back += _times(part.translated(left, top), 1 / density)
    return back


def _paint_desk(painter: QPainter, sheet: QRect, seen: QRect, colours: Colours) -> None:
    """What is seen beside the sheet, with the sheet's shadow."""
    desk = QRegion(seen) - sheet
    for part in rects(desk):
        painter.fillRect(part, QColor(colours.desk))
    right, foot = sheet.x() + sheet.width(), sheet.y() + sheet.height()
    for strip in (
        QRect(right, sheet.y() + _SHADOW, _SHADOW, sheet.height()),
        QRect(sheet.x() + _SHADOW, foot, sheet.width() - _SHADOW, _SHADOW),
    ):
        for part in rects(desk & strip):
            painter.fillRect(part, _SHADE)
