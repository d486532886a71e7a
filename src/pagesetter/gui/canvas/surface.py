"""What the canvas shows: page, guides, selection and text cursor, as a camera looks at them.

Paints only what has come to look different. Knows neither mouse nor keys: `canvas` adds them.
"""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QCursor, QPainter, QPaintEvent, QRegion, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from pagesetter.compose import ComposedPage
from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.canvas.camera import Camera, actual_size
from pagesetter.gui.canvas.cursor import caret_rect, cursor_place, paint_cursor, parted
from pagesetter.gui.canvas.item_marks import paint_items, paint_plate_name
from pagesetter.gui.canvas.line_marks import OVERLAYS, paint_lines
from pagesetter.gui.canvas.marks import (
    marked_places,
    paint_frames,
    paint_selection,
    paint_threads,
    refitted_places,
)
from pagesetter.gui.canvas.overlays import paint_guides
from pagesetter.gui.canvas.paper import Paper
from pagesetter.gui.canvas.view import View
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Gesture
from pagesetter.gui.interactions.hand import Pan
from pagesetter.gui.reasons import Reasons
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

LINES = frozenset(OVERLAYS)
"""The overlays of the line-break preview."""
SHARPEN_AFTER = 60
"""Milliseconds after the last zoom step until the page is drawn sharp."""
PATIENCE, _SLIDING = 0.008, 0.0
"""Seconds that a frame draws what was never drawn; while the page slides it waits."""
_REST_AFTER, _REST_NEXT = 8, 1
"""Milliseconds from a frame to the drawing of what it owes, and from bit to bit of that: what the
hand does comes first, and it sees what it did."""
_AHEAD_AFTER, _AHEAD_NEXT = 40, 4
"""Milliseconds from a frame to the drawing of what lies beyond it, and from bit to bit of that."""
_NEAR_EDGE = 8
"""Pixels between the text cursor and the edge of the view at which the view follows it."""
_NEAR_FOUND = 90
"""Pixels that are seen round what was found."""
_EDGE = 2
"""Pixels by which a stretched page and a sharp one may differ in size."""
_EXACT = 1e-6
"""Of a pixel: so near to whole pixels a move shifts them."""


class Surface(QWidget):
    """The page on show."""

    camera_changed = Signal()

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work, self.colours = work, colours
        self.paper = Paper(work)
        self.shown = {"frames", "margins"}
        self.previews_press = False
        self.gesture: Gesture | None = None
        """What the mouse is doing, painted over the page."""
        self._camera = Camera()
        self._fits_page = True
        self._pinned: QPointF | None = None
        """Where on the screen the page's corner is to stay while a hand holds something."""
        self._stood = QPointF()
        """Where in the window the page's corner is: it stays there while text is typed."""
        self.reasons = Reasons(work, self)
        self.reasons.learned.connect(self._lines_learned)
        self._blinks = True
        self._shown_typed: ComposedPage | None = None
        """The page as it was composed after the last key or step of a gesture, painted already."""
        self._later = QRegion()
        """What looks different since a key but is not painted yet."""
        self._catch_up = self._timer(0, self._caught_up)
        self._fits, self._scene = work.composed.fits, work.scene
        """How the stories of the page fill their frames, and these frames, as painted last."""
        self._told: QRectF | None = None
        """Where the gesture's words were painted last; None when all is to be painted."""
        self._marked = QRect()
        """Where cursor and selection were painted last."""
        self._small_font = self.font()
        self._small_font.setPointSizeF(max(7.5, self.font().pointSizeF() * 0.85))
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say("canvas-name"))
        self._sharpen = self._timer(SHARPEN_AFTER, self._sharp_now)
        self._ahead = self._timer(_AHEAD_AFTER, self._draw_ahead)
        self._rest = self._timer(_REST_NEXT, self._paint_rest)
        self._patience = PATIENCE
        self._owed = QRegion()
        """What is shown blurred until there is time."""
        work.recomposed.connect(self._recomposed)
        work.repictured.connect(self._repictured)
        work.retyped.connect(self._retyped)
        work.previewed.connect(self._previewed)
        work.page_shown.connect(self._page_shown)
        work.selected.connect(self.update)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blinked)
        work.typist.moved.connect(self._cursor_moved)
        work.typist.sought.connect(self._show_found)
        work.typist.told.connect(lambda _: self.update())

    def _timer(self, milliseconds: int, call: object) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(milliseconds)
        timer.timeout.connect(call)
        return timer

    # Looking

    @property
    def camera(self) -> Camera:
        return self._camera

    def set_camera(self, camera: Camera) -> None:
        """Look elsewhere or closer; the page stays in reach."""
        camera = camera.held(*self.paper.size())
        if camera == self._camera:
            return
        before, self._camera = self._camera, camera
        self._move_marks(before)
        self._stood = self._corner_in_window()
        self._fits_page = False
        if camera.zoom != before.zoom:
            self._sharpen.start()
            self.update()
        elif not self._slide(before):
            self.update()
        self.camera_changed.emit()

    def _slide(self, before: Camera) -> bool:
        """Shift what is painted and paint what comes into view; False where that cannot be.

        All that is painted moves with the page, but for what a gesture tells at the pointer.
        """
        moves = [
            new - old
            for new, old in zip(self._camera.to_view(0, 0), before.to_view(0, 0), strict=True)
        ]
        whole = [round(move) for move in moves]
        if (
            any(abs(one - other) > _EXACT for one, other in zip(moves, whole, strict=True))
            or self._camera._replace(x=before.x, y=before.y) != before
            or self._sharpen.isActive()
            or bool(self.paper.plates.plate)  # its name stays where it is
            or (self.gesture is not None and not isinstance(self.gesture, Pan))
        ):
            return False
        self._patience = _SLIDING
        self._owed.translate(*whole)
        self._hand_first()
        self.scroll(*whole)
        return True

    def _hand_first(self) -> None:
        """Let what is owed wait: somebody works."""
        if self._rest.isActive():
            self._rest.start(_REST_AFTER)

    @property
    def is_sharp(self) -> bool:
        """True when all that is seen is painted as it is to stay."""
        density = self.devicePixelRatioF()
        return self._owed.isEmpty() and self.paper.is_sharp(self._camera, density)

    def view(self) -> View:
        return View(self._camera)

    def set_colours(self, colours: Colours) -> None:
        self.colours = colours
        self.update()

    def show_overlay(self, name: str, shown: bool) -> None:
        """Show or hide one of the overlays."""
        (self.shown.add if shown else self.shown.discard)(name)
        if name in LINES:
            self.setToolTip("")
            self.reasons.want(name, shown and name != "breaks")
        self.update()

    def _lines_learned(self) -> None:
        if self.shown & LINES:
            self.update()

    def fit_page(self) -> None:
        """Show the whole sheet, and go on doing so when the window is resized."""
        self.set_camera(self._camera.fitted(*_points(self.work.grid.sheet)))
        self._fits_page = True

    def fit_width(self) -> None:
        sheet = _points(self.work.grid.sheet)
        self.set_camera(self._camera.fitted_across(sheet[0], sheet[2]))

    def fit_box(self, box: Rect) -> None:
        self.set_camera(self._camera.fitted(*_points(box), margin=60))

    def true_size(self) -> None:
        self.set_camera(self._camera.at_percent(100))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.learn_screen()

    def learn_screen(self) -> None:
        """Learn how large a pixel is here: 100 % is the size that will be printed."""
        camera = self._camera._replace(actual=actual_size(self.density()))
        if camera != self._camera:  # nothing looks different, but another number says how large
            self._camera = camera
            self.camera_changed.emit()

    def density(self) -> float:
        """Pixels to the inch of the screen, as it tells them."""
        return self.screen().physicalDotsPerInch()

    def _sharp_now(self) -> None:
        """Draw at the new zoom; what is shown stretched stays until there is something sharper."""
        density = self.devicePixelRatioF()
        if self.paper.fits(self._camera, density):
            self.update()
            return
        self.paper.sharpen(self._camera, density)
        sheet = self.paper.sheet(self._camera, density).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        self._owed = QRegion(self.rect() & sheet)
        self.update(QRegion(self.rect()) - self._owed)
        self._rest.start(_REST_NEXT)

    def _draw_ahead(self) -> None:
        is_free = self.gesture is None or isinstance(self.gesture, Pan)
        if is_free and self.paper.draw_ahead(self._camera, self.devicePixelRatioF()):
            self._ahead.start(_AHEAD_NEXT)

    def _repictured(self) -> None:
        """Pictures are not what they were: all of the page is drawn anew."""
        self.paper.forget()
        self.update()

    def _recomposed(self) -> None:
        """Paint all of it anew, but not when panels only follow what was typed."""
        if self.work.composed is not self._shown_typed:
            self.paper.refresh()
            self.update()
        self._remember()
        self._shown_typed = None

    def _previewed(self) -> None:
        """Paint what looks different in what a gesture shows; panels follow later."""
        self._hand_first()
        view, work, before, fits = self.view(), self.work, self._scene, set(self._fits)
        changed = [view.rect(box) for box in self.paper.refresh()]
        self._remember()
        self._shown_typed = work.composed
        if self._told is None or self.shown & LINES:
            self.update()
            return
        others = {fit.story for fit in fits.symmetric_difference(self._fits)}
        changed += marked_places(view, before, self._scene, others)
        self._update(changed)

    def _remember(self) -> None:
        """Keep what marks are painted from."""
        self._fits, self._scene = self.work.composed.fits, self.work.scene

    def _update(self, places: Iterable[QRectF]) -> None:
        region = QRegion()
        for place in places:
            region += place.adjusted(-3, -3, 3, 3).toAlignedRect()
        self.update(region)

    def gesture_moved(self) -> None:
        """Paint what the gesture tells, and where it was told before; without one, everything."""
        told = self.gesture.told_at() if self.gesture is not None else None
        if told is None or self._told is None:
            self.update()
        else:
            self._update((told, self._told))
        self._told = told

    def _retyped(self) -> None:
        """Paint only what looks different, and where a story's fit is told in other words."""
        self._hand_first()
        view, work = self.view(), self.work
        changed = [view.rect(box) for box in self.paper.refresh()]
        fits = self._fits
        self._remember()
        changed += refitted_places(view, self._scene, fits, self._fits)
        self._shown_typed = work.composed
        places = [box.adjusted(-3, -3, 3, 3).toAlignedRect() for box in changed]
        now, later = parted(places, caret_rect(work.typist, view))
        self._later += later
        self.update(now)
        if not self._later.isEmpty():
            self._catch_up.start()

    def _caught_up(self) -> None:
        """Paint what only moved when something was typed."""
        self.update(self._later)
        self._later = QRegion()

    def _page_shown(self) -> None:
        self._hand_first()
        self.paper.refresh()
        self._remember()
        if self._fits_page:
            self.fit_page()
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        density = self.devicePixelRatioF()
        zooms = self._sharpen.isActive() and not self.paper.tiles.is_empty
        if not zooms:
            self.paper.sharpen(self._camera, density)
        patience, self._patience = self._patience, PATIENCE
        painter = QPainter(self)
        self._owed -= event.region()
        self._owed += self.paper.paint(
            painter, self._camera, density, self.colours, event.region(), patience
        )
        self._owed &= self.rect()  # what slid out is painted as it comes back
        if not self.previews_press:
            self._paint_guides(painter, event.region())
        painter.end()
        if not self._owed.isEmpty():
            if not self._rest.isActive():
                self._rest.start(_REST_AFTER)
        elif not zooms:
            self._ahead.start(_AHEAD_AFTER)

    def _paint_rest(self) -> None:
        """Draw some of what frames had no time for, near the pointer first, and paint it."""
        if self._sharpen.isActive():
            return
        density, near = self.devicePixelRatioF(), self.mapFromGlobal(QCursor.pos())
        if not self.rect().contains(near):
            near = self.rect().center()
        done = self.paper.draw_owed(
            self._camera, density, self._owed, PATIENCE, (near.x(), near.y())
        )
        if done.isEmpty():
            self.update(self._owed)
            return
        self.update(done)
        self._rest.start(_REST_NEXT)

    def _paint_guides(self, painter: QPainter, seen: QRegion) -> None:
        view, work, colours = self.view(), self.work, self.colours
        painter.setFont(self._small_font)
        paint_guides(painter, view, work.grid, self.shown, colours)
        if "frames" in self.shown:
            paint_frames(painter, view, work, colours, seen)
        if self.shown & LINES:
            paint_lines(painter, view, work, self.reasons, self.shown, seen)
        paint_threads(painter, view, work, colours, seen, every="threads" in self.shown)
        paint_selection(painter, view, work, colours, seen)
        paint_items(painter, view, work, colours, every="ppi" in self.shown)
        paint_plate_name(painter, view, self.paper.plates.plate)
        self._paint_over(painter, view)
        shows = self._blinks and self.hasFocus()
        paint_cursor(painter, view, work.typist, colours, shows_caret=shows)

    def _paint_over(self, painter: QPainter, view: View) -> None:
        """What the mouse does, over all that stands."""
        if self.gesture is not None:
            self.gesture.paint(painter, view)

    def resizeEvent(self, event: QResizeEvent) -> None:
        before, self._camera = self._camera, self._camera.resized(self.width(), self.height())
        types, corner = self.work.typist.is_typing, self._pinned
        if corner is None and types:
            corner = self.window().mapToGlobal(self._stood)
        if corner is not None:
            off = corner - self._corner()
            self._camera = self._camera.panned(off.x(), off.y())
            self.update()
        elif self._fits_page:
            self.fit_page()
        self._move_marks(before)
        if types and self._pinned is None:
            fits = self._fits_page
            self._show_caret()
            self._fits_page = fits
        self._stood = self._corner_in_window()
        self.camera_changed.emit()

    def _corner_in_window(self) -> QPointF:
        return QPointF(self.window().mapFromGlobal(self._corner()))

    def _corner(self) -> QPointF:
        """The page's corner on the screen."""
        return self.mapToGlobal(QPointF(*self._camera.to_view(0, 0)))

    def pin(self) -> None:
        """Keep the page where it is on the screen though the view is given another room."""
        self._pinned = self._corner() if self.gesture is not None else None

    def unpin(self) -> None:
        """Let the page follow the room of the view again."""
        self._pinned = None
        if self._fits_page and not self.work.typist.is_typing:
            self.fit_page()

    def sizeHint(self) -> QSize:
        return QSize(900, 800)

    # The text cursor

    def _cursor_moved(self) -> None:
        """Show the cursor where it is now; the view follows only when it left the view."""
        typist = self.work.typist
        self._blinks = True
        flash = QApplication.cursorFlashTime() // 2
        if typist.is_typing and flash > 0:
            self._blink.start(flash)
        else:
            self._blink.stop()
        if self.hasFocus():
            self._show_caret()
            self.updateMicroFocus()
        marks = cursor_place(typist, self.view())
        self.update(self._marked)
        self.update(marks)
        self._marked = marks

    def _move_marks(self, before: Camera) -> None:
        """Where cursor and selection were painted is elsewhere, now that the page is."""
        if not self._marked.isEmpty():
            box, camera = QRectF(self._marked), self._camera
            left, top = camera.to_view(*before.to_page(box.left(), box.top()))
            right, foot = camera.to_view(*before.to_page(box.right(), box.bottom()))
            self._marked = QRectF(left, top, right - left, foot - top).toAlignedRect()

    def _show_caret(self) -> None:
        """Bring the cursor into view, if it is on the page."""
        box = self.work.typist.caret()
        if box is not None:
            self.set_camera(self._camera.shown(*_points(box), margin=_NEAR_EDGE))

    def _show_found(self) -> None:
        """Bring the cursor and what is selected into view, with some of what stands round it."""
        typist = self.work.typist
        boxes = [box for box in (typist.caret(), *typist.selected_boxes()) if box is not None]
        if boxes:
            left, top = min(box.x for box in boxes), min(box.y for box in boxes)
            right, foot = max(box.right for box in boxes), max(box.bottom for box in boxes)
            place = Rect(left, top, right - left, foot - top)
            self.set_camera(self._camera.shown(*_points(place), margin=_NEAR_FOUND))

    def _blinked(self) -> None:
        self._blinks = not self._blinks
        self.update(caret_rect(self.work.typist, self.view()).adjusted(-2, -2, 2, 2).toRect())


def _points(box: Rect) -> tuple[float, float, float, float]:
    return box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT
