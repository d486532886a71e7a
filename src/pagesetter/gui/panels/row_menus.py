"""What the menus of rows in panels have in common: they are made when asked for, gone when closed.

Knows no panel; a row says itself what can be done with it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QMenu, QWidget

from pagesetter.gui.i18n import say
from pagesetter.gui.mnemonics import underline

Entry = tuple[str, Callable[[], object] | None]
"""Key of the words and what is done; None where it cannot be done now."""


def menu_of(parent: QWidget, entries: list[Entry]) -> QMenu:
    """A menu of these; the key `-` is a separator."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    for key, call in entries:
        if key == "-":
            menu.addSeparator()
            continue
        action = menu.addAction(say(key))
        action.setObjectName(key)
        action.setEnabled(call is not None)
        if call is not None:
            action.triggered.connect(lambda _=False, call=call: call())
    underline(menu)
    return menu


def pop_up(menu: QMenu, view: QAbstractItemView, event: QContextMenuEvent) -> None:
    """Show a menu at the pointer; asked for by key, at the row that has the keyboard."""
    at = event.globalPos()
    if event.reason() == QContextMenuEvent.Reason.Keyboard:
        box = view.visualRect(view.currentIndex())
        at = view.viewport().mapToGlobal(box.center())
    menu.popup(at)


def on_enter(view: QAbstractItemView, call: Callable[[], object]) -> None:
    """Let the return key do in a list what a double click does."""
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
        shortcut = QShortcut(QKeySequence(key), view)
        shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
        shortcut.activated.connect(call)
