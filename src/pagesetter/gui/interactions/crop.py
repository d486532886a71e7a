"""Cropping: a picture taken into the hand by a double click, moved by a drag, sized by the wheel.

What the room hides is shown pale while it lasts. Esc, Enter or a press elsewhere ends it.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QPainter

from pagesetter.display import PlaceImage
from pagesetter.gui.canvas.view import View, draw_dashes, draw_label, pen
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Picture
from pagesetter.session import box_edits, cropping

_STEP = 1.0008
"""Zoom by one unit of a wheel, of which a notch has 120: 10 % a notch."""
_PALE = 0.35
_RESOLUTION = {"error": "over", "warning": "warning", "": "free"}
_WORDS = {"error": "over_text", "warning": "warning", "": "free_text"}


class Cropper:
    """Which picture is being cropped, and what wheel and paint do meanwhile."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.box, self.at = "", 0

    @property
    def is_on(self) -> bool:
        return bool(self.box) and self.placed() is not None

    def begin(self, at: Pointer) -> bool:
        """Take the picture under the pointer into the hand; False when there is none."""
        work = self._desk.work
        part = work.scene.at(at.x, at.y)
        box = work.box(part.frame.id) if part is not None and part.is_box else None
        if part is None or box is None or part.item in work.page.locked:
            return False
        for number, placed in enumerate(cropping.placed_pictures(work.composed.display, box.id)):
            clip = placed.clip
            if clip.x <= at.x < clip.right and clip.y <= at.y < clip.bottom:
                self.box, self.at = box.id, number
                work.select((part.item,), part.frame.id)
                return True
        return False

    def end(self) -> bool:
        """Let go; False when nothing was being cropped."""
        was, self.box = bool(self.box), ""
        return was

    def picture(self) -> Picture | None:
        box = self._desk.work.box(self.box)
        found = box.pictures if box is not None else ()
        return found[self.at] if self.at < len(found) else None

    def placed(self) -> PlaceImage | None:
        found = cropping.placed_pictures(self._desk.work.composed.display, self.box)
        return found[self.at] if self.at < len(found) else None

    def holds(self, at: Pointer) -> bool:
        """True when a press there moves the picture."""
        placed = self.placed()
        box = placed.box if placed is not None else None
        return box is not None and box.x <= at.x < box.right and box.y <= at.y < box.bottom

    def wheel(self, at: Pointer, turned: int) -> None:
        """Enlarge the picture at the pointer; notches that follow quickly are one step."""
        picture, placed = self.picture(), self.placed()
        if picture is None or placed is None or not turned:
            return
        percent = round(picture.zoom * _STEP**turned)
        if percent == picture.zoom:
            percent += 1 if turned > 0 else -1
        if picture.fit == "fill":
            percent = max(100, percent)
        new = cropping.zoomed(picture, placed, percent, (at.x, at.y))
        self.put(new, f"crop {self.box}")

    def put(self, new: Picture, burst: str = "") -> None:
        work, page, box, at = self._desk.work, self._desk.work.page.name, self.box, self.at
        work.edit(
            lambda i: box_edits.set_picture(i, page, box, at, zoom=new.zoom, focus=new.focus),
            "crop", burst,
        )  # fmt: skip

    def paint(self, painter: QPainter, view: View) -> None:
        """The whole picture, pale where it is hidden, with its zoom and resolution."""
        placed, picture = self.placed(), self.picture()
        if placed is None or picture is None:
            self.box = ""
            return
        work, colours = self._desk.work, self._desk.colours
        lies, shows = view.rect(placed.box), view.rect(placed.clip)
        image = work.pictures.get(placed.key)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        if image is not None and lies != shows:
            painter.setOpacity(_PALE)
            painter.drawImage(lies, image)
            painter.setOpacity(1)
            painter.setClipRect(shows)
            painter.drawImage(lies, image)
            painter.setClipping(False)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(pen(colours.thread, 1.4))
        draw_dashes(painter, lies)
        painter.setPen(pen(colours.thread, 2))
        painter.drawRect(shows)
        painter.restore()
        told = resolution_of(work, placed)
        text, fill = f"{picture.zoom}%", colours.thread
        if told is not None:
            text = say("crop-told", zoom=picture.zoom, ppi=told[0])
            fill = colour_of(told[1], colours)
        draw_label(painter, shows.topLeft() + QPointF(0, -4), text, fill)


class Pan(Gesture):
    """The picture follows the hand under its room."""

    cursor = Qt.CursorShape.ClosedHandCursor

    def __init__(self, desk: Desk, start: Pointer, cropper: Cropper) -> None:
        super().__init__(desk, start)
        self._cropper = cropper
        self._issue = self.work.issue
        self._picture, self._placed = cropper.picture(), cropper.placed()
        self._new = self._picture

    def move(self, at: Pointer) -> None:
        super().move(at)
        picture, placed = self._picture, self._placed
        if not self.dragged or picture is None or placed is None:
            return
        self._new = new = cropping.panned(picture, placed, at.x - self.start.x, at.y - self.start.y)
        page, box, number = self.work.page.name, self._cropper.box, self._cropper.at
        self.work.preview(box_edits.set_picture(self._issue, page, box, number, focus=new.focus))

    def release(self, at: Pointer) -> None:
        self.move(at)
        self.work.preview(None)
        if self._new is not None and self._new != self._picture:
            self._cropper.put(self._new)

    def cancel(self) -> None:
        self.work.preview(None)


def resolution_of(work: Workspace, placed: PlaceImage) -> tuple[int, str] | None:
    """Pixels per inch of a placed picture, and whether they are too few."""
    return work.shelf.resolution(placed)


def colour_of(level: str, colours: Colours) -> str:
    """The colour a resolution is told in: red below the limit, amber near it, else blue."""
    return str(getattr(colours, _RESOLUTION[level]))


def ink_of(level: str, colours: Colours) -> str:
    """The same for words on a panel."""
    return str(getattr(colours, _WORDS[level]))
