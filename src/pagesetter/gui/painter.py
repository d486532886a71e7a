"""Paints a display list with Qt: glyphs by id at their places, paths, groups, pictures.

The screen's twin of the PDF writer: it reads the same list and decides nothing. Units of
the painter are points; inks are shown by their plain screen approximation. It knows no
widget and no window.
"""

from __future__ import annotations

import math
import os
from collections.abc import Generator, Mapping, Sequence

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import (
    QColor,
    QGlyphRun,
    QGuiApplication,
    QImage,
    QPainter,
    QPainterPath,
    QPen,
    QTransform,
)

from pagesetter.colour import Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Outline,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.walk import edged
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.raw_fonts import RawFonts, painter_path

_CAPS = {
    "butt": Qt.PenCapStyle.FlatCap,
    "round": Qt.PenCapStyle.RoundCap,
    "square": Qt.PenCapStyle.SquareCap,
}
_JOINS = {
    "miter": Qt.PenJoinStyle.SvgMiterJoin,
    "round": Qt.PenJoinStyle.RoundJoin,
    "bevel": Qt.PenJoinStyle.BevelJoin,
}
Steps = Generator[None, None, None]
"""Painting that can be left at any step: closed, it leaves the painter as it was before."""

_NO_PICTURE = QColor(0xDD, 0xDD, 0xDD)


def paint_page(
    page: DisplayList,
    fonts: FontBook,
    dpi: int,
    images: Mapping[str, QImage] | None = None,
) -> QImage:
    """Return the page at `dpi` on white, its size rounded up to whole pixels.

    Pictures not in `images` show as grey boxes. Works without a screen; starts an offscreen
    Qt application when none is running.
    """
    offscreen_application()
    per_unit = dpi / 72 / UNIT
    image = QImage(
        _whole_pixels(page.width, dpi), _whole_pixels(page.height, dpi), QImage.Format.Format_RGB32
    )
    image.fill(Qt.GlobalColor.white)
    image.setDotsPerMeterX(round(dpi / 0.0254))
    image.setDotsPerMeterY(round(dpi / 0.0254))
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(per_unit * UNIT, per_unit * UNIT)
    ListPainter(painter, RawFonts(fonts), images or {}).paint(page.items)
    painter.end()
    return image


def offscreen_application() -> QGuiApplication:
    """Return the running Qt application, or a new one that needs no display."""
    running = QGuiApplication.instance()
    if isinstance(running, QGuiApplication):
        return running
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    return QGuiApplication([])


def _whole_pixels(length: int, dpi: int) -> int:
    return -(-length * dpi // (72 * UNIT))


class ListPainter:
    """Paints items through one QPainter whose unit is a point.

    `detail` is how many pixels of a picture are worth having for one of the device.
    """

    def __init__(
        self,
        painter: QPainter,
        fonts: RawFonts,
        images: Mapping[str, QImage],
        detail: float = 1,
    ) -> None:
        self._painter = painter
        self._fonts = fonts
        self._images = images
        self._detail = detail
        self._scale = _device_scale(painter)
        """Device pixels to a point: groups only move what they hold."""
        self._ink: Ink | None = None
        """What the pen is set to for runs; None when that is not known."""
        self._paths: dict[int, QPainterPath] = {}
        """Paths by the identity of the page's items: those of a border's cells are made once."""

    def paint(self, items: Sequence[Item]) -> None:
        """Paint items in one go."""
        for _ in self.steps(items):
            pass

    def steps(self, items: Sequence[Item]) -> Steps:
        """Paint items bit by bit: a run, a large glyph, a path or a picture at a time.

        Nothing else may use the painter before all is done.
        """
        within = False
        """True after a run with an outline: those that stand with it have their edges."""
        for item in items:
            if isinstance(item, GlyphRun):
                line = item.outline
                if line is not None and not within:
                    for run in edged(items, item):
                        self._edge(run, run.outline or line)
                        yield
                within = line is not None
                if line is not None and line.hollow:
                    self._edge(item, line)
                elif not self._level(item):
                    yield from self._shaped(item)
                    continue
            elif isinstance(item, Tag):
                yield from self.steps(item.items)
                continue
            elif isinstance(item, Group):
                yield from self._group(item)
                continue
            elif isinstance(item, FillPath):
                self._painter.fillPath(self._path(item), _colour(item.ink))
            elif isinstance(item, StrokePath):
                self._painter.strokePath(self._path(item), _pen(item))
            elif isinstance(item, PlaceImage):
                self._image(item)
            yield

    def _path(self, item: FillPath | StrokePath) -> QPainterPath:
        path = self._paths.get(id(item))
        if path is None:
            path = self._paths[id(item)] = painter_path(item.path, UNIT)
            if isinstance(item, FillPath) and item.even_odd:
                path.setFillRule(Qt.FillRule.OddEvenFill)
        return path

    def _group(self, group: Group) -> Steps:
        self._painter.save()
        if group.clip is not None:
            self._painter.setClipRect(_rect(group.clip), Qt.ClipOperation.IntersectClip)
        self._painter.translate(group.dx / UNIT, group.dy / UNIT)
        try:
            yield from self.steps(group.items)
        finally:
            self._painter.restore()
            self._ink = None

    def _level(self, run: GlyphRun) -> bool:
        """Draw a run for which the painter need not move; False for others. Most are such."""
        if not run.gids:
            return True
        if run.hscale != 1000 or run.vertical == "turned":
            return False
        if self._scale * run.size >= self._fonts.most_pixels * UNIT:
            return False
        self._cached(run, QPointF(run.x / UNIT, run.y / UNIT))
        return True

    def _shaped(self, run: GlyphRun) -> Steps:
        """Draw a run that is large, turned or scaled."""
        painter = self._painter
        painter.save()
        painter.translate(run.x / UNIT, run.y / UNIT)
        if run.vertical == "turned":
            painter.rotate(90)
        painter.scale(run.hscale / 1000, 1)
        try:
            if _device_scale(painter) * run.size < self._fonts.most_pixels * UNIT:
                self._cached(run, QPointF())
                yield
            else:
                yield from self._outlined(run)
        finally:
            painter.restore()
            self._ink = None

    def _edge(self, run: GlyphRun, line: Outline) -> None:
        """Draw the line along the edges of glyphs, and for filled ones its ink under them."""
        edges = QPainterPath()
        edges.setFillRule(Qt.FillRule.WindingFill)
        size, across = run.size / UNIT, run.hscale / 1000
        for gid, place in zip(run.gids, _positions(run), strict=True):
            x, y = run.x / UNIT + place.x() * across, run.y / UNIT + place.y()
            at = QTransform(size * across, 0, 0, size, x, y)
            edges.addPath(at.map(self._fonts.outline(run.face, gid)))
        if run.vertical == "turned":
            x, y = run.x / UNIT, run.y / UNIT
            edges = QTransform().translate(x, y).rotate(90).translate(-x, -y).map(edges)
        self._painter.strokePath(edges, _pen(StrokePath((), line.pen, line.ink, join="round")))
        if not line.hollow:
            self._painter.fillPath(edges, _colour(line.ink))

    def _cached(self, run: GlyphRun, at: QPointF) -> None:
        """Draw small glyphs from Qt's glyph cache: a page of body text in a few milliseconds."""
        strays = self._fonts.strays(run)
        glyphs = self._fonts.kept(run)
        if glyphs is None:
            gids, places = run.gids.tolist(), _positions(run)
            for index in reversed(strays):
                del gids[index], places[index]
            glyphs = QGlyphRun()
            glyphs.setRawFont(self._fonts.of(run.face, run.size / UNIT))
            glyphs.setGlyphIndexes(gids)
            glyphs.setPositions(places)
            self._fonts.keep(run, glyphs)
        if run.ink is not self._ink:
            self._ink = run.ink
            self._painter.setPen(_colour(run.ink))
        self._painter.drawGlyphRun(at, glyphs)
        if strays:
            colour, places = _colour(run.ink), _positions(run)
            for index in strays:
                self._fill(run, index, at + places[index], colour)

    def _fill(self, run: GlyphRun, index: int, at: QPointF, colour: QColor) -> None:
        """Fill the outline of a glyph of a run."""
        size = run.size / UNIT
        place = QTransform(size, 0, 0, size, at.x(), at.y())
        outline = self._fonts.outline(run.face, run.gids[index])
        self._painter.fillPath(place.map(outline), colour)

    def _outlined(self, run: GlyphRun) -> Steps:
        """Fill the outlines of large glyphs."""
        colour = _colour(run.ink)
        for index, place in enumerate(_positions(run)):
            self._fill(run, index, place, colour)
            yield

    def _image(self, item: PlaceImage) -> None:
        picture = self._images.get(item.key)
        self._painter.save()
        self._painter.setClipRect(_rect(item.clip), Qt.ClipOperation.IntersectClip)
        if picture is None:
            self._painter.fillRect(_rect(item.clip), _NO_PICTURE)
        else:
            box = _rect(item.box)
            pixels = self._painter.deviceTransform().mapRect(box)
            shown = _reduced(picture, pixels.width() * self._detail, pixels.height() * self._detail)
            if item.ink is not None:
                shown = _stencil(shown, _colour(item.ink))
            self._painter.drawImage(box, shown)
        self._painter.restore()


def _device_scale(painter: QPainter) -> float:
    """Device pixels to the painter's unit; the mean where both directions differ."""
    return math.sqrt(abs(painter.deviceTransform().determinant()))


_stencils: dict[tuple[int, int], QImage] = {}
_halves: dict[tuple[int, int], QImage] = {}
_KEPT = 64
"""Pictures kept of each kind, the last ones made."""


def _reduced(picture: QImage, width: float, height: float) -> QImage:
    """Return the picture halved while it has over twice the pixels that are wanted.

    A painter that reduces looks at four pixels for one: fine lines of a much larger picture
    would come out in dots.
    """
    times = 0
    while picture.width() >> times > 2 * width and picture.height() >> times > 2 * height:
        times += 1
    if not times:
        return picture
    key = picture.cacheKey(), times
    found = _halves.get(key)
    if found is None:
        found = picture.scaled(
            max(1, picture.width() >> times), max(1, picture.height() >> times),
            mode=Qt.TransformationMode.SmoothTransformation,
        )  # fmt: skip
        _keep(_halves, key, found)
    return found


def _keep(kept: dict[tuple[int, int], QImage], key: tuple[int, int], image: QImage) -> None:
    if len(kept) >= _KEPT:
        del kept[next(iter(kept))]
    kept[key] = image


def _stencil(picture: QImage, colour: QColor) -> QImage:
    """Return black-only art in a colour, its white transparent; kept, for tiles ask again."""
    key = picture.cacheKey(), colour.rgb()
    found = _stencils.get(key)
    if found is None:
        ground = QImage(picture.size(), QImage.Format.Format_RGB32)
        ground.fill(Qt.GlobalColor.white)  # what is transparent in the file is paper
        on_paper = QPainter(ground)
        on_paper.drawImage(0, 0, picture)
        on_paper.end()
        ground.invertPixels()
        found = QImage(picture.size(), QImage.Format.Format_ARGB32)
        found.fill(colour)
        found.setAlphaChannel(ground.convertToFormat(QImage.Format.Format_Grayscale8))
        _keep(_stencils, key, found)
    return found


def _positions(run: GlyphRun) -> list[QPointF]:
    """Return the glyphs' places in pt from the run's origin, before horizontal scaling."""
    across = UNIT * run.hscale / 1000
    if run.ys is None:
        return [QPointF(x / across, 0) for x in run.xs]
    return [QPointF(x / across, y / UNIT) for x, y in zip(run.xs, run.ys, strict=True)]


def _colour(ink: Ink) -> QColor:
    return QColor(*ink.rgb())


def _rect(box: Rect) -> QRectF:
    return QRectF(box.x / UNIT, box.y / UNIT, box.width / UNIT, box.height / UNIT)


def _pen(item: StrokePath) -> QPen:
    pen = QPen(_colour(item.ink), item.width / UNIT)
    pen.setCapStyle(_CAPS[item.cap])
    pen.setJoinStyle(_JOINS[item.join])
    pen.setMiterLimit(10)  # as in the PDF, where it is the default
    if item.dash:
        dash = item.dash if len(item.dash) % 2 == 0 else item.dash * 2
        pen.setDashPattern([length / item.width for length in dash])
    return pen
