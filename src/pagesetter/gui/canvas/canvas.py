"""The canvas: a surface that turns mouse and keys into gestures and typing."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QEnterEvent,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QWidget

from pagesetter.geometry import Length
from pagesetter.gui.canvas.cursor import caret_rect
from pagesetter.gui.canvas.drops import Drops
from pagesetter.gui.canvas.item_drops import ItemDrops
from pagesetter.gui.canvas.line_marks import line_at
from pagesetter.gui.canvas.surface import LINES, Surface
from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.canvas.view import View
from pagesetter.gui.i18n import language
from pagesetter.gui.interactions.choose import cursor_for, gesture_for
from pagesetter.gui.interactions.crop import Cropper
from pagesetter.gui.interactions.crop import Pan as MovePicture
from pagesetter.gui.interactions.double import Wish, wish_at
from pagesetter.gui.interactions.gesture import Pointer
from pagesetter.gui.interactions.hand import Pan
from pagesetter.gui.interactions.port import port_at
from pagesetter.gui.interactions.twice import Twice
from pagesetter.gui.interactions.typing import SelectText, spot_at
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.session.thread_edits import cut_after
from pagesetter.text.explain_words import line_told

_SAME_PLACE = 6
_LETS_GO = (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
"""Keys that end cropping."""
_SCROLL, _SCROLLED = 30, 0.25
"""Milliseconds from step to step while a hand is beyond the view; a step in parts of how far it is
beyond it."""
_WHEEL_ZOOM = 1.0015
"""Zoom by one unit of a wheel, of which a notch has 120."""


class Canvas(Surface):
    """The page on show, to be worked on."""

    pointer_moved = Signal(object)
    """A Pointer, or None when it left."""
    tool_changed = Signal(str)
    wished = Signal(object)
    """A double click asked for something, a `Wish`."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(work, colours, parent)
        self.tool = "select"
        self._space_tool = ""
        self._pointer: Pointer | None = None
        self.pressed: tuple[Length, Length] = 0, 0
        """Where the mouse was pressed last."""
        self._scroll = self._timer(_SCROLL, self._scrolled)
        self._ground = work.document.issue
        """What the gesture began on: changed by something else, there is nothing to go on from."""
        self._drops = (Drops(self, self), ItemDrops(self, self))
        self.cropper = Cropper(self)
        self._input = TextInput(work.typist)
        self._double = QPointF(-9, -9)
        """Where a double click was a moment ago: a press there takes the paragraph."""
        self._forget = self._timer(QApplication.doubleClickInterval(), self._forget_double)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setAcceptDrops(True)
        work.typist.toggled.connect(self._typing_toggled)

    def set_tool(self, tool: str) -> None:
        if tool != self.tool:
            self.tool = tool
            self._show_cursor()
            self.tool_changed.emit(tool)

    def _page_shown(self) -> None:
        self.cancel_gesture()
        self.cropper.end()
        super()._page_shown()

    def _paint_over(self, painter: QPainter, view: View) -> None:
        if self.cropper.box:
            self.cropper.paint(painter, view)
        super()._paint_over(painter, view)
        for drops in self._drops:
            drops.paint(painter, view)

    # The mouse

    def pointer(self, at: QPointF, keys: Qt.KeyboardModifier) -> Pointer:
        return Pointer(at, *self.view().lengths(at.x(), at.y()), keys)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self.work.typist.decide()
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
            self.pressed = at.x, at.y
            self.gesture = (
                SelectText(self, at, spot, "paragraph")
                if spot is not None
                else gesture_for(self, self.tool, at)
            )
        self._ground = self.work.document.issue
        self.pin()
        self._show_cursor()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        self._pointer = at = self.pointer(event.position(), event.modifiers())
        if self.gesture is not None:
            self.gesture.move(at)
            if self.gesture.paints:
                self.gesture_moved()
            self.pin()
            if self.drags and not self._beyond(at).isNull():
                if not self._scroll.isActive():
                    self._scroll.start()
            else:
                self._scroll.stop()
            # A hand that moves the page stays where it is on the page.
            self._pointer = at = self.pointer(event.position(), event.modifiers())
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
            self._let_go()

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        at = self.pointer(event.position(), event.modifiers())
        left = event.button() == Qt.MouseButton.LeftButton
        plain = self.tool == "select" and event.modifiers() == Qt.KeyboardModifier.NoModifier
        if left and plain and not (self.work.typist.is_typing or self.cropper.is_on):
            self.pressed = at.x, at.y
            inner = gesture_for(self, self.tool, at)
            self.gesture = Twice(inner, partial(self._double_click, at))
            self._ground = self.work.document.issue
            self.pin()
            self._show_cursor()
            return
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
            self.wished.emit(Wish("title"))
        else:
            self.mousePressEvent(event)

    def _double_click(self, at: Pointer) -> None:
        """What a double click does where nothing was typed in."""
        if self._double_on_item(at):
            return
        spot = spot_at(self, at)
        if spot is not None:
            SelectText(self, at, spot)
        elif len(self.work.selection.items) == 1:
            self.wished.emit(Wish("title"))

    def _double_on_item(self, at: Pointer) -> bool:
        """A double click on a port, a picture, a box or furniture; False when on none."""
        work = self.work
        part = port_at(work, self.view(), at)
        if part is not None:
            page, frame = work.page.name, part.frame.id
            work.edit(lambda i: cut_after(i, page, frame), "unthread")
            return True
        wish = wish_at(self, at)
        if wish is not None and wish.kind == "label":  # it may lie on artwork, which is cropped
            self.wished.emit(wish)
            return True
        if self.cropper.begin(at):
            self.update()
            return True
        if wish is not None:
            self.wished.emit(wish)
        return wish is not None

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
        self._let_go()
        return True

    def _beyond(self, at: Pointer) -> QPointF:
        """Pixels that the pointer is beyond an edge of the view at which the sheet goes on."""
        sheet = self.view().rect(self.work.grid.sheet)
        return QPointF(
            _beyond(at.view.x(), self.width(), sheet.left(), sheet.right()),
            _beyond(at.view.y(), self.height(), sheet.top(), sheet.bottom()),
        )

    @property
    def is_scrolling(self) -> bool:
        """True while the page moves because a hand is beyond the view."""
        return self._scroll.isActive()

    def _scrolled(self) -> None:
        """Move the page on, and what the hand holds with it."""
        pointer, gesture = self._pointer, self.gesture
        if pointer is None or gesture is None:
            return
        by = self._beyond(pointer) * _SCROLLED
        if by.isNull():
            return
        self.set_camera(self._camera.panned(-by.x(), -by.y()))
        self._pointer = at = self.pointer(pointer.view, pointer.keys)
        gesture.move(at)
        self.gesture_moved()
        self.pin()
        self._scroll.start()

    def _let_go(self) -> None:
        """The hand is empty."""
        self._scroll.stop()
        self.unpin()
        self._show_cursor()
        self.gesture_moved()

    @property
    def drags(self) -> bool:
        """True while the hand makes something that a key could break off."""
        return self.gesture is not None and self.gesture.makes and self.gesture.dragged

    def _recomposed(self) -> None:
        """What changes the issue under the hand ends the gesture: it would undo that."""
        gesture, issue = self.gesture, self.work.document.issue
        if gesture is not None and gesture.makes and issue is not self._ground:
            self.cancel_gesture()
        super()._recomposed()

    def _show_cursor(self) -> None:
        if self.gesture is not None and self.gesture.cursor is not None:
            self.setCursor(self.gesture.cursor)
        elif self._pointer is not None:
            self.setCursor(cursor_for(self.work, self.view(), self.tool, self._pointer))

    # Typing

    def event(self, event: QEvent) -> bool:
        """A key that types is no shortcut while there is a cursor."""
        if event.type() == QEvent.Type.ScreenChangeInternal:
            self.learn_screen()
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
        elif self._breaks_off(event) and self.cancel_gesture():
            event.accept()
        elif event.key() in _LETS_GO and self.cropper.end():
            self.update()
            event.accept()
        elif not self._modifiers_changed(event):
            super().keyPressEvent(event)

    def _breaks_off(self, event: QKeyEvent) -> bool:
        """Esc, and the keys of undo while there is nothing else that they could take back."""
        return event.key() == Qt.Key.Key_Escape or (
            self.drags and event.matches(QKeySequence.StandardKey.Undo)
        )

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
        self.work.typist.decide()
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


def _beyond(at: float, room: float, first: float, last: float) -> float:
    if at < 0 and first < 0:
        return at
    return at - room if at > room and last > room else 0.0


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
