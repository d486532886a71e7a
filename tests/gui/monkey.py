"""A monkey at the window: it presses, drags, types, turns the wheel, takes commands at random.

Whatever opens is played with for a moment and closed: dialogs, menus, lists that drop down. It
never ends the program, opens another issue, or asks the system for a file.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

import shiboken6
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, QTimer
from PySide6.QtGui import QDrag, QInputMethodEvent, QMouseEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLineEdit,
    QMenu,
    QMessageBox,
    QPlainTextEdit,
    QTabBar,
    QTextEdit,
    QWidget,
)

from pagesetter.gui.actions import all_specs
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.waiting import _Waiting

if TYPE_CHECKING:
    import pytest
    from driver import Driver

LEAVING = (
    "quit", "start", "open", "open-sample", "new-issue", "new-from-last", "print", "save-as",
    "language-system", "language-zh", "language-en",
)  # fmt: skip
"""Commands it keeps its hands off: they end the work on this issue, or ask the system."""
KINDS = (
    QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QPlainTextEdit,
    QTabBar, QTextEdit,
)  # fmt: skip
KEYS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Home,
    Qt.Key.Key_End, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Return, Qt.Key.Key_Enter,
    Qt.Key.Key_Escape, Qt.Key.Key_Tab, Qt.Key.Key_Backtab, Qt.Key.Key_Backspace,
    Qt.Key.Key_Delete, Qt.Key.Key_Space, Qt.Key.Key_A, Qt.Key.Key_B, Qt.Key.Key_C, Qt.Key.Key_V,
    Qt.Key.Key_X, Qt.Key.Key_Z, Qt.Key.Key_Y, Qt.Key.Key_T, Qt.Key.Key_0, Qt.Key.Key_1,
    Qt.Key.Key_2, Qt.Key.Key_3, Qt.Key.Key_4, Qt.Key.Key_9, Qt.Key.Key_Minus, Qt.Key.Key_Plus,
)  # fmt: skip
WORDS = (
    "字",
    "中文，“引号”。",
    "𠮷野家",
    "A-b 3.14%",
    "\n",
    "— —",
    "😀",
    "（）《》",
    "é",
    " ",
    "　",
)
MODIFIERS = tuple(
    Qt.KeyboardModifier(sum(bits))
    for bits in (
        (0,), (0,), (0,),
        (0x02000000,), (0x04000000,), (0x08000000,), (0x06000000,), (0x0A000000,),
    )
)  # fmt: skip
"""None mostly, Shift, Ctrl, Alt, and two at once."""


class Monkey:
    """Plays with a driven window; the same seed plays the same on the same issue."""

    def __init__(self, driver: Driver, seed: int, patch: pytest.MonkeyPatch) -> None:
        self.driver, self.dice = driver, random.Random(seed)
        self.done: list[str] = []
        """What it did, in words, for whoever looks for the fault."""
        self.told: list[str] = []
        """What dialogs said went wrong."""
        self.faults: list[str] = []
        """What the program did not expect."""
        self._depth = 0
        self._commands = [s.key for s in all_specs() if s.key not in LEAVING]
        waits = _Waiting.exec

        def play(dialog: Any, *_: Any) -> int:
            if isinstance(dialog, _Waiting):
                return waits(dialog)
            return self._play(dialog)

        patch.setattr(QDialog, "exec", play)
        patch.setattr(QMessageBox, "exec", play)
        patch.setattr(QDrag, "exec", lambda *_: Qt.DropAction.IgnoreAction)
        for name in ("getOpenFileName", "getSaveFileName"):
            patch.setattr(QFileDialog, name, lambda *_: ("", ""))
        patch.setattr(QFileDialog, "getOpenFileNames", lambda *_: ([], ""))
        patch.setattr(QFileDialog, "getExistingDirectory", lambda *_: "")

    # What opens

    def _play(self, dialog: QDialog) -> int:
        if isinstance(dialog, Problem):
            said = f"{dialog.windowTitle()}: {dialog.detail.toPlainText()}"
            (self.faults if "Traceback" in said else self.told).append(said)
            return 0
        self.done.append(f"  dialog {type(dialog).__name__}")
        dialog.show()
        self._depth += 1
        for _ in range(self.dice.randint(0, 6)):
            if not shiboken6.isValid(dialog) or not dialog.isVisible() or self._depth > 2:
                break
            self._touch(dialog)
            QApplication.processEvents()
        self._depth -= 1
        if shiboken6.isValid(dialog) and dialog.isVisible():
            dialog.reject()
        return dialog.result() if shiboken6.isValid(dialog) else 0

    def _answer(self) -> None:
        """Take something from what has dropped down, if anything has, and close it."""
        for _ in range(9):
            popup = QApplication.activePopupWidget()
            if popup is None:
                return
            if isinstance(popup, QMenu):
                able = [a for a in popup.actions() if a.isEnabled() and not a.isSeparator()]
                able = [a for a in able if a.menu() is None and a.objectName() not in LEAVING]
                if able and self.dice.random() < 0.7:
                    popup.setActiveAction(self.dice.choice(able))
                    self.done.append(f"  menu {popup.activeAction().text()}")
                    QTest.keyClick(popup, Qt.Key.Key_Return)
            else:
                QTest.keyClick(popup, self.dice.choice((Qt.Key.Key_Down, Qt.Key.Key_Return)))
            if shiboken6.isValid(popup):
                popup.close()

    # Acts

    def act(self) -> None:
        """One thing at random, and whatever follows at once."""
        kind = self.dice.random()
        window = self.driver.window
        QTimer.singleShot(0, self._answer)  # a menu lets nobody go on until it was answered
        if kind < 0.34:
            self._hand()
        elif kind < 0.42:
            self._wheel()
        elif kind < 0.66:
            self._key(QApplication.focusWidget() or self.driver.canvas)
        elif kind < 0.86:
            key = self.dice.choice(self._commands)
            self.done.append(f"command {key}")
            action = window.actions_by_key[key]
            if action.isEnabled():
                action.trigger()
        else:
            self._touch(window)
        QApplication.processEvents()
        self._answer()

    def _spot(self, widget: QWidget) -> QPoint:
        dice = self.dice
        return QPoint(
            dice.randint(0, max(0, widget.width() - 1)),
            dice.randint(0, max(0, widget.height() - 1)),
        )

    def _hand(self) -> None:
        """A press, a double press, a drag or half of one, a right press on the canvas."""
        canvas, dice = self.driver.canvas, self.dice
        start, keys = self._spot(canvas), dice.choice(MODIFIERS)
        parts, kind = self.driver.work.scene.parts, dice.random()
        if parts and dice.random() < 0.6:
            part = dice.choice(parts)
            handle = dice.choice(("n", "s", "e", "w", "se", "nw"))
            start = self.driver.edge(part.frame.id, handle)
            if dice.random() < 0.5:
                middle = canvas.view().rect(part.box).center().toPoint()
                start = middle
        if not canvas.rect().contains(start):
            start = self._spot(canvas)
        self.done.append(f"hand {kind:.2f} at {start.x()},{start.y()} {keys}")
        left = Qt.MouseButton.LeftButton
        if kind < 0.3:
            QTest.mouseClick(canvas, left, keys, start)
        elif kind < 0.4:
            QTest.mouseClick(canvas, left, keys, start)
            self.driver.double(start)
        elif kind < 0.5:
            self._menu_at(start)
        else:
            self._drag(start, self._spot(canvas), keys, whole=kind < 0.9)

    def _menu_at(self, at: QPoint) -> None:
        self.driver.canvas.customContextMenuRequested.emit(at)

    def _drag(self, start: QPoint, end: QPoint, keys: Any, *, whole: bool) -> None:
        canvas = self.driver.canvas
        QTest.mousePress(canvas, Qt.MouseButton.LeftButton, keys, start)
        for step in (1, 2, 3):
            self._move(start + (end - start) * step / 3, keys)
            if not whole and self.dice.random() < 0.5:  # a key, or the wheel, amid the gesture
                if self.dice.random() < 0.7:
                    self._key(canvas)
                else:
                    self._wheel()
                QApplication.processEvents()
        QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, keys, end)

    def _move(self, at: QPoint, keys: Any) -> None:
        canvas = self.driver.canvas
        left, none = Qt.MouseButton.LeftButton, Qt.MouseButton.NoButton
        where = QPointF(canvas.mapToGlobal(at))
        QApplication.sendEvent(
            canvas, QMouseEvent(QEvent.Type.MouseMove, QPointF(at), where, none, left, keys)
        )

    def _wheel(self) -> None:
        canvas, dice = self.driver.canvas, self.dice
        at, keys = QPointF(self._spot(canvas)), dice.choice(MODIFIERS)
        turn = QPoint(0, dice.choice((-480, -120, 120, 480)))
        self.done.append(f"wheel {turn.y()} {keys}")
        QApplication.sendEvent(
            canvas,
            QWheelEvent(
                at, QPointF(canvas.mapToGlobal(at.toPoint())), QPoint(), turn,
                Qt.MouseButton.NoButton, keys, Qt.ScrollPhase.NoScrollPhase, False,
            ),
        )  # fmt: skip

    def _key(self, widget: QWidget) -> None:
        dice = self.dice
        kind = dice.random()
        if kind < 0.2:
            text = dice.choice(WORDS)
            self.done.append(f"input {text!r} in {type(widget).__name__}")
            event = QInputMethodEvent(dice.choice(("", "pin")), [])
            if dice.random() < 0.7:
                event.setCommitString(text)
            QApplication.sendEvent(widget, event)
            return
        key, keys = dice.choice(KEYS), dice.choice(MODIFIERS)
        self.done.append(f"key {key.name} {keys} in {type(widget).__name__}")
        QTest.keyClick(widget, key, keys)

    def _touch(self, inside: QWidget) -> None:
        """Some button, field or list in there."""
        dice = self.dice
        found = [w for w in inside.findChildren(QWidget) if isinstance(w, KINDS)]
        found = [w for w in found if w.isVisible() and w.isEnabled() and not _ends(w)]
        if not found:
            return
        widget = dice.choice(found)
        name = getattr(widget, "text", None)
        told = name() if callable(name) and isinstance(widget, QAbstractButton) else ""
        self.done.append(f"touch {type(widget).__name__} {widget.objectName()} {told}")
        target = widget.viewport() if isinstance(widget, QAbstractItemView) else widget
        kind, spot = dice.random(), self._spot(target)
        if kind < 0.1:
            widget.customContextMenuRequested.emit(spot)
        elif kind < 0.2:
            QTest.mouseDClick(target, Qt.MouseButton.LeftButton, MODIFIERS[0], spot)
        else:
            QTest.mouseClick(target, Qt.MouseButton.LeftButton, dice.choice(MODIFIERS), spot)
        if not shiboken6.isValid(widget):
            return
        if isinstance(widget, QComboBox) and widget.count():
            QApplication.processEvents()
            if shiboken6.isValid(widget):
                widget.hidePopup()
                QTest.keyClick(widget, dice.choice((Qt.Key.Key_Up, Qt.Key.Key_Down)))
        elif not isinstance(widget, QAbstractButton):
            for _ in range(dice.randint(0, 4)):
                if shiboken6.isValid(widget):
                    self._key(widget)


def _ends(widget: QWidget) -> bool:
    """True for what would end the work: it belongs to a menu, or is the button of a command."""
    action = getattr(widget, "defaultAction", None)
    return action is not None and action() is not None and action().objectName() in LEAVING
