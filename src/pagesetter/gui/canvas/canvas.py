"""The canvas: paints page, guides and selection, and turns mouse and keys into gestures."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QRegion,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from pagesetter.compose import ComposedPage
from pagesetter.geometry import UNIT, Rect
from pagesetter.gui.canvas.camera import TRUE_SIZE, Camera
from pagesetter.gui.canvas.cursor import caret_rect, cursor_place, paint_cursor, parted
from pagesetter.gui.canvas.drops import Drops
from pagesetter.gui.canvas.item_drops import ItemDrops
from pagesetter.gui.canvas.item_marks import paint_items, paint_plate_name
from pagesetter.gui.canvas.line_marks import OVERLAYS, line_at, paint_lines
from pagesetter.gui.canvas.marks import fit_place, paint_frames, paint_selection, paint_threads
from pagesetter.gui.canvas.overlays import paint_guides
from pagesetter.gui.canvas.paper import Paper
from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.canvas.view import View, rects
from pagesetter.gui.i18n import language, say
from pagesetter.gui.interactions.choose import cursor_for, gesture_for
from pagesetter.gui.interactions.crop import Cropper
from pagesetter.gui.interactions.crop import Pan as MovePicture
from pagesetter.gui.interactions.gesture import Gesture, Pointer
from pagesetter.gui.interactions.hand import Pan
from pagesetter.gui.interactions.port import port_at
from pagesetter.gui.interactions.typing import SelectText, spot_at
from pagesetter.gui.reasons import Reasons
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.session.thread_edits import cut_after
from pagesetter.text.explain_words import line_told

LINES = frozenset(OVERLAYS)
"""The overlays of the line-break preview."""
SHARPEN_AFTER = 80
"""Milliseconds after the last zoom step until the page is drawn sharp."""
_AHEAD_AFTER = 40
_NEAR_EDGE = 8
"""Pixels between the text cursor and the edge of the view at which the view follows it."""
_SAME_PLACE = 6
_LETS_GO = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that end cropping."""
_EXACT = 1e-6
"""Of a pixel: so near to whole pixels a move shifts them."""
_WHEEL_ZOOM = 1.0015
"""Zoom by one unit of a wheel, of which a notch has 120."""


class Canvas(QWidget):
    """The page on show."""

    camera_changed = Signal()
    pointer_moved = Signal(object)
    """A Pointer, or None when it left."""
    tool_changed = Signal(str)
    title_wanted = Signal()
    """A story was double-clicked where no text is: its title is to be edited."""
    box_wanted = Signal()
    """A box was double-clicked: what it holds is to be edited."""
    furniture_wanted = Signal(str)
    """Furniture of the layout was double-clicked: its id."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.work, self.colours = work, colours
        self.paper = Paper(work)
        self.shown = {"frames", "margins"}
        self.previews_press = False
        self.tool = "select"
        self.gesture: Gesture | None = None
        self._camera = Camera()
        self._fits_page = True
        self._space_tool = ""
        self._pointer: Pointer | None = None
        self._drops = Drops(self, self)
        self._item_drops = ItemDrops(self, self)
        self.cropper = Cropper(self)
        self._input = TextInput(work.typist)
        self.reasons = Reasons(work, self)
        self.reasons.learned.connect(self._lines_learned)
        self._blinks = True
        self._shown_typed: ComposedPage | None = None
        """The page as it was composed after the last key, painted already."""
        self._later = QRegion()
        """What looks different since a key but is not painted yet."""
        self._catch_up = self._timer(0, self._caught_up)
        self._fits = work.composed.fits
        """How the stories of the page fill their frames, as painted last while typing."""
        self._marked = QRect()
        """Where cursor and selection were painted last."""
        self._double = QPointF(-9, -9)
        """Where a double click was a moment ago: a press there takes the paragraph."""
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self.setAccessibleName(say("canvas-name"))
        self._sharpen = self._timer(SHARPEN_AFTER, self._sharp_now)
        self._ahead = self._timer(_AHEAD_AFTER, self._draw_ahead)
        work.recomposed.connect(self._recomposed)
        work.retyped.connect(self._retyped)
        work.page_shown.connect(self._page_shown)
        work.selected.connect(self.update)
        self._blink = QTimer(self)
        self._blink.timeout.connect(self._blinked)
        self._forget = self._timer(QApplication.doubleClickInterval(), self._forget_double)
        work.typist.moved.connect(self._cursor_moved)
        work.typist.told.connect(lambda _: self.update())
        work.typist.toggled.connect(self._typing_toggled)

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
        self.scroll(*whole)
        return True

    def view(self) -> View:
        return View(self._camera)

    def set_tool(self, tool: str) -> None:
        if tool != self.tool:
            self.tool = tool
            self._show_cursor()
            self.tool_changed.emit(tool)

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
        self.set_camera(self._camera.at_zoom(TRUE_SIZE))

    def _sharp_now(self) -> None:
        self.paper.sharpen(self._camera, self.devicePixelRatioF())
        self.update()

    def _draw_ahead(self) -> None:
        if self.gesture is None and self.paper.draw_ahead(self._camera, self.devicePixelRatioF()):
            self._ahead.start()

    def _recomposed(self) -> None:
        """Paint all of it anew, but not when panels only follow what was typed."""
        if self.work.composed is not self._shown_typed:
            self.paper.refresh()
            self._fits = self.work.composed.fits
            self.update()
        self._shown_typed = None

    def _retyped(self) -> None:
        """Paint only what looks different, and where the story's fit is told."""
        view, work = self.view(), self.work
        changed = [view.rect(box) for box in self.paper.refresh()]
        fits = self._fits
        self._fits = work.composed.fits
        if self._fits != fits:
            changed += [fit_place(view, part) for part in work.scene.of(work.selection.items)]
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
        self.cancel_gesture()
        self.cropper.end()
        self.paper.set_overview(None)
        self.paper.refresh()
        if self._fits_page:
            self.fit_page()
        self.update()

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        density = self.devicePixelRatioF()
        if not self._sharpen.isActive() or self.paper.tiles.is_empty:
            self.paper.sharpen(self._camera, density)
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(self.colours.desk))
        self.paper.paint(painter, self._camera, density, self.colours, rects(event.region()))
        if not self.previews_press:
            self._paint_guides(painter, QRectF(event.rect()))
        painter.end()
        if not self._sharpen.isActive():
            self._ahead.start()

    def _paint_guides(self, painter: QPainter, seen: QRectF) -> None:
        view, work, colours = self.view(), self.work, self.colours
        font = self.font()
        font.setPointSizeF(max(7.5, font.pointSizeF() * 0.85))
        painter.setFont(font)
        paint_guides(painter, view, work.grid, self.shown, colours)
        if "frames" in self.shown:
            paint_frames(painter, view, work, colours, seen)
        if self.shown & LINES:
            paint_lines(painter, view, work, self.reasons, self.shown)
        paint_threads(painter, view, work, colours, every="threads" in self.shown)
        paint_selection(painter, view, work, colours)
        paint_items(painter, view, work, colours, every="ppi" in self.shown)
        paint_plate_name(painter, view, self.paper.plates.plate)
        if self.cropper.box:
            self.cropper.paint(painter, view)
        if self.gesture is not None:
            self.gesture.paint(painter, view)
        self._drops.paint(painter, view)
        self._item_drops.paint(painter, view)
        shows = self._blinks and self.hasFocus()
        paint_cursor(painter, view, work.typist, colours, shows_caret=shows)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._camera = self._camera.resized(self.width(), self.height())
        if self._fits_page:
            self.fit_page()
        self.camera_changed.emit()

    def sizeHint(self) -> QSize:
        return QSize(900, 800)

    # The mouse

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier) -> Pointer:
        return Pointer(at, *self.view().lengths(at.x(), at.y()), keys)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        at = self.pointer(event.position(), event.modifiers())
        if self.gesture is not None:
            return
        if event.button() == Qt.MouseButton.MiddleButton:
            self.gesture = Pan(self, at)
        elif event.button() == Qt.MouseButton.LeftButton and self.cropper.is_on and (
            self.cropper.holds(at)
        ):  # fmt: skip
            self.gesture = MovePicture(self, at, self.cropper)
        elif event.button() == Qt.MouseButton.LeftButton:
            if self.cropper.end():
                self.update()
            near = (self._double - event.position()).manhattanLength() < _SAME_PLACE
            spot = spot_at(self, at) if near and self.work.typist.is_typing else None
            self._forget_double()
            self.gesture = (
                SelectText(self, at, spot, "paragraph")
                if spot is not None
                else gesture_for(self, self.tool, at)
            )
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = at = self.pointer(event.position(), event.modifiers())
        if self.gesture is not None:
            self.gesture.move(at)
            self.update()
        else:
            self._show_cursor()
            if self.shown & LINES:
                self._tell_line(at)
        self.pointer_moved.emit(at)

    def _tell_line(self, at: Pointer) -> None:
        """The reason of the line under the pointer, with amounts and source."""
        placed = line_at(self.work, at.x, at.y)
        reason = self.reasons.line(placed) if placed is not None else None
        told = line_told(reason.made, reason.line, language()) if reason is not None else ()
        self.setToolTip("\n".join(told))

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        gesture, self.gesture = self.gesture, None
        if gesture is not None:
            gesture.release(self.pointer(event.position(), event.modifiers()))
            self._show_cursor()
            self.update()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.pointer(event.position(), event.modifiers())
        if self.tool == "select" and self._double_on_item(at):
            return
        types = self.tool in ("select", "type") and event.button() == Qt.MouseButton.LeftButton
        spot = spot_at(self, at) if types else None
        if spot is not None:
            again = self.work.typist.item == spot.item
            self.gesture = SelectText(self, at, spot, "word" if again else "character")
            if again:
                self._double = event.position()
                self._forget.start()
        elif self.tool == "select" and len(self.work.selection.items) == 1:
            self.title_wanted.emit()
        else:
            self.mousePressEvent(event)

    def _double_on_item(self, at: Pointer) -> bool:
        """A double click on a port, a picture, a box or furniture; False when on none."""
        work = self.work
        part = port_at(work, self.view(), at)
        if part is not None:
            page, frame = work.page.name, part.frame.id
            work.edit(lambda i: cut_after(i, page, frame), "unthread")
            return True
        if self.cropper.begin(at):
            self.update()
            return True
        if spot_at(self, at) is not None:
            return False
        under = work.scene.at(at.x, at.y)
        if under is not None and under.is_box:
            work.select((under.item,), under.frame.id)
            self.box_wanted.emit()
            return True
        if under is None:
            lies = [p for p in work.scene.furniture if p.box.contains(Rect(at.x, at.y, 0, 0))]
            if lies:
                self.furniture_wanted.emit(lies[-1].item)
                return True
        return False

    def wheelEvent(self, event: QWheelEvent) -> None:
        turned, pixels = event.angleDelta(), event.pixelDelta()
        if self.cropper.is_on:
            at_picture = self.pointer(event.position(), event.modifiers())
            if self.cropper.holds(at_picture):
                self.cropper.wheel(at_picture, turned.y())
                event.accept()
                return
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            at = event.position()
            self.set_camera(self._camera.zoomed(_WHEEL_ZOOM ** turned.y(), (at.x(), at.y())))
        elif not pixels.isNull():
            self.set_camera(self._camera.panned(pixels.x(), pixels.y()))
        elif event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.set_camera(self._camera.panned(turned.y() or turned.x(), 0))
        else:
            self.set_camera(self._camera.panned(turned.x(), turned.y()))
        event.accept()

    def leaveEvent(self, event: QEvent) -> None:
        self._pointer = None
        self.pointer_moved.emit(None)

    def enterEvent(self, event: QEnterEvent) -> None:
        self._show_cursor()

    def cancel_gesture(self) -> bool:
        """Break off what the mouse is doing; False when it does nothing."""
        gesture, self.gesture = self.gesture, None
        if gesture is None:
            return False
        gesture.cancel()
        self._show_cursor()
        self.update()
        return True

    def _show_cursor(self) -> None:
        if self.gesture is not None and self.gesture.cursor is not None:
            self.setCursor(self.gesture.cursor)
        elif self._pointer is not None:
            self.setCursor(cursor_for(self.work, self.view(), self.tool, self._pointer))

    # Typing

    def event(self, event: QEvent) -> bool:
        """A key that types is no shortcut while there is a cursor."""
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and self.gesture is None
            and self._input.wants(event)
        ):
            event.accept()
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            self.work.settle()  # so that the command whose key this is can be used
        return super().event(event)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        self._input.composed(event)

    def inputMethodQuery(self, query: Qt.InputMethodQuery) -> object:
        if query == Qt.InputMethodQuery.ImCursorRectangle:
            return caret_rect(self.work.typist, self.view())
        if query == Qt.InputMethodQuery.ImInputItemClipRectangle:
            return QRectF(self.rect())
        known = self._input.asked(query)
        return super().inputMethodQuery(query) if known is None else known

    def _typing_toggled(self, on: bool) -> None:
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, on)
        self._show_cursor()
        self.update()

    def _cursor_moved(self) -> None:
        """Show the cursor where it is now; the view follows only when it left the view."""
        typist = self.work.typist
        self._blinks = True
        flash = QApplication.cursorFlashTime() // 2
        if typist.is_typing and flash > 0:
            self._blink.start(flash)
        else:
            self._blink.stop()
        box = typist.caret()
        if box is not None and self.hasFocus():
            self.set_camera(self._camera.shown(*_points(box), margin=_NEAR_EDGE))
            self.updateMicroFocus()
        marks = cursor_place(typist, self.view())
        self.update(self._marked)
        self.update(marks)
        self._marked = marks

    def _blinked(self) -> None:
        self._blinks = not self._blinks
        self.update(caret_rect(self.work.typist, self.view()).adjusted(-2, -2, 2, 2).toRect())

    def _forget_double(self) -> None:
        self._double = QPointF(-9, -9)

    # Keys that are no commands: the space bar is the hand while it is held

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self.gesture is None and self._input.key(event):
            return
        if event.key() == Qt.Key.Key_Space:
            if not event.isAutoRepeat() and not self._space_tool:
                self._space_tool = self.tool
                self.set_tool("hand")
        elif event.key() == Qt.Key.Key_Escape and self.cancel_gesture():
            event.accept()
        elif event.key() in _LETS_GO and self.cropper.end():
            self.update()
            event.accept()
        elif not self._modifiers_changed(event):
            super().keyPressEvent(event)

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Space and self._space_tool and not event.isAutoRepeat():
            tool, self._space_tool = self._space_tool, ""
            self.set_tool(tool)
        elif not self._modifiers_changed(event):
            super().keyReleaseEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        if self._space_tool:
            self.set_tool(self._space_tool)
            self._space_tool = ""
        self.work.typist.end_preedit()
        self.update()
        super().focusOutEvent(event)

    def _modifiers_changed(self, event: QKeyEvent) -> bool:
        """Shift, Ctrl and Alt change a gesture while the mouse stands still."""
        keys = {Qt.Key.Key_Shift, Qt.Key.Key_Control, Qt.Key.Key_Alt}
        if self.gesture is None or self._pointer is None or event.key() not in keys:
            return False
        self._pointer = self._pointer._replace(keys=_keys_after(event))
        self.gesture.move(self._pointer)
        self.update()
        return True


def _keys_after(event: QKeyEvent) -> Qt.KeyboardModifier:
    """The modifiers held once a modifier key is down or up; platforms report them differently."""
    own = {
        Qt.Key.Key_Shift: Qt.KeyboardModifier.ShiftModifier,
        Qt.Key.Key_Control: Qt.KeyboardModifier.ControlModifier,
        Qt.Key.Key_Alt: Qt.KeyboardModifier.AltModifier,
    }[Qt.Key(event.key())]
    if event.type() == QEvent.Type.KeyPress:
        return event.modifiers() | own
    return event.modifiers() & ~own


def _points(box: Rect) -> tuple[float, float, float, float]:
    return box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT
