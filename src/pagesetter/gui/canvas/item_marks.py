"""Marks of boxes, locks and threads over the page: outlines, resolutions, ports, padlocks."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter

from pagesetter.display import PlaceImage
from pagesetter.display.walk import flatten
from pagesetter.gui.canvas.view import View, draw_dots, draw_label, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.crop import colour_of
from pagesetter.gui.interactions.port import port_box, ports
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.session import cropping
from pagesetter.session.box_edits import boxes_of

_GROUND = (255, 255, 255, 210)
"""Under a padlock, so that it is seen on a picture."""
_NARROW = 60
"""Pixels of a picture's width below which its resolution does not fit in."""
_PLATES = {"Cyan": ("#0098d4", "#ffffff"), "Magenta": ("#d1007a", "#ffffff"),
           "Yellow": ("#ffe100", "#1d2330"), "Black": ("#1d2330", "#ffffff")}  # fmt: skip
"""Ground and words of the names of the process plates."""
_SPOT = ("#b0341f", "#ffffff")


def paint_items(
    painter: QPainter, view: View, work: Workspace, colours: Colours, *, every: bool = False
) -> None:
    """Ports of the selected story, resolutions of selected pictures, locks of what is locked.

    With `every`, the resolutions of all pictures of the page.
    """
    _empty_pictures(painter, view, work, colours)
    _ports(painter, view, work, colours)
    for placed in _pictures(work, every=every):
        _resolution(painter, view, work, placed, colours)
    for part in work.scene.of(work.page.locked):
        _padlock(painter, view.rect(part.box), colours)


def _empty_pictures(painter: QPainter, view: View, work: Workspace, colours: Colours) -> None:
    """A cross in picture boxes without a picture, as on a dummy, and how one comes in."""
    for box in boxes_of(work.page):
        part = None if box.pictures or box.kind != "picture" else work.scene.part(box.id)
        if part is None or not part.is_box:
            continue
        place = view.rect(part.box)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
        painter.setPen(pen(colours.frame))
        draw_dots(painter, place.topLeft(), place.bottomRight())
        draw_dots(painter, place.topRight(), place.bottomLeft())
        if place.width() < _NARROW or place.height() < _NARROW:
            continue
        room = place.adjusted(6, 6, -6, -6)
        flags = int(Qt.AlignmentFlag.AlignCenter) | int(Qt.TextFlag.TextWordWrap)
        needed = painter.boundingRect(room, flags, say("picture-empty"))
        painter.fillRect(needed.adjusted(-4, -2, 4, 2), QColor(*_GROUND))
        painter.setPen(QColor(colours.selected))
        painter.drawText(room, flags, say("picture-empty"))


def _ports(painter: QPainter, view: View, work: Workspace, colours: Colours) -> None:
    """A square at each foot: filled where text runs on, red with a plus where it is over."""
    parts = ports(work, view)
    if not parts:
        return
    fit = work.fit(parts[0].item)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    for part in parts:
        box = port_box(view, part)
        is_last = part is parts[-1]
        over = is_last and fit is not None and fit.lines_over > 0
        painter.setPen(pen(colours.over if over else colours.thread, 1.6))
        painter.setBrush(QColor("#ffffff" if is_last else colours.thread))
        painter.drawRect(box)
        middle = box.center()
        if over:
            painter.drawLine(middle - QPointF(3, 0), middle + QPointF(3, 0))
            painter.drawLine(middle - QPointF(0, 3), middle + QPointF(0, 3))
    painter.setBrush(Qt.BrushStyle.NoBrush)


def paint_plate_name(painter: QPainter, view: View, plate: str) -> None:
    """Above the sheet the name of the plate on show, on the colour of its ink."""
    if plate:
        known = plate in _PLATES
        words = say(f"plate-{plate}") if known else say("plate-named", name=plate)
        fill, ink = _PLATES.get(plate, _SPOT)
        draw_label(painter, QPointF(view.x(0), view.y(0) - 4), words, fill, ink)


def _pictures(work: Workspace, *, every: bool) -> list[PlaceImage]:
    """The pictures of what is selected, or all of the page."""
    page = work.composed.display
    if every:
        return [
            item._replace(box=item.box.moved(dx, dy), clip=item.clip.moved(dx, dy))
            for item, dx, dy in flatten(page.items)
            if isinstance(item, PlaceImage)
        ]
    boxes = [part.frame.id for part in work.scene.of(work.selection.items) if part.is_box]
    return [placed for box in boxes for placed in cropping.placed_pictures(page, box)]


def _resolution(
    painter: QPainter, view: View, work: Workspace, placed: PlaceImage, colours: Colours
) -> None:
    told, box = work.shelf.resolution(placed), view.rect(placed.clip)
    if told is not None and box.width() > _NARROW:
        fill = colour_of(told[1], colours)
        # Above: how a story fits is told in its lower right corner, a lock in the upper one.
        draw_label(painter, box.topLeft(), say("picture-ppi", ppi=told[0]), fill, below=True)


def _padlock(painter: QPainter, box: QRectF, colours: Colours) -> None:
    """A small padlock in the upper right corner."""
    if box.width() < 24 or box.height() < 24:
        return
    body = QRectF(box.right() - 16, box.top() + 9, 10, 8)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor(*_GROUND))
    painter.drawRoundedRect(body.adjusted(-4, -9, 4, 4), 4, 4)
    painter.setPen(pen(colours.quiet, 1.6))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawArc(QRectF(body.left() + 2, body.top() - 5, 6, 9), 0, 180 * 16)
    painter.setBrush(QColor(colours.quiet))
    painter.drawRect(body)
    painter.setBrush(Qt.BrushStyle.NoBrush)
