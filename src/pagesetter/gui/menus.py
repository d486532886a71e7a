"""Menus, tool bar and commands, made from the table of `actions`."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu, QToolBar, QWidget

from pagesetter.gui.actions import LINE, MENUS, SUBMENUS, TOOLBAR, Spec, all_specs
from pagesetter.gui.i18n import say, tip
from pagesetter.gui.icons import icon
from pagesetter.gui.mnemonics import underline
from pagesetter.gui.theme import Colours

Run = Callable[[str], None]
_NEEDS = {spec.key: spec.needs for spec in all_specs()}


def make_actions(window: QWidget, colours: Colours, run: Run) -> dict[str, QAction]:
    """A command object for every key; triggering one calls `run` with it."""
    made: dict[str, QAction] = {}
    for spec in all_specs():
        action = QAction(say(spec.key), window)
        action.setObjectName(spec.key)
        action.setShortcuts([QKeySequence(keys) for keys in spec.shortcuts])
        if spec.on_canvas:
            action.setShortcutContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        action.setCheckable(spec.checkable)
        action.setToolTip(_tool_tip(spec))
        action.setStatusTip(tip(spec.key))
        if spec.icon:
            action.setIcon(icon(spec.icon, colours.text, colours.faint))
        action.triggered.connect(lambda _=False, key=spec.key: run(key))
        made[spec.key] = action
    return made


def recolour(actions: dict[str, QAction], colours: Colours) -> None:
    """Draw the icons in the colours of another appearance."""
    for spec in all_specs():
        if spec.icon:
            actions[spec.key].setIcon(icon(spec.icon, colours.text, colours.faint))


def make_menus(window: QMainWindow, actions: dict[str, QAction]) -> dict[str, QMenu]:
    """Fill the menu bar; return all menus by key, those empty that the window fills."""
    menus: dict[str, QMenu] = {}
    bar = window.menuBar()
    bar.clear()
    for key, entries in MENUS:
        menu = menus[key] = bar.addMenu(say(key))
        menu.setToolTipsVisible(True)
        menu.aboutToShow.connect(partial(underline, menu))
        for entry in entries:
            if isinstance(entry, str):
                below = menus[entry] = menu.addMenu(say(entry))
                below.aboutToShow.connect(partial(underline, below))
                for spec in SUBMENUS.get(entry, ()):
                    below.addAction(actions[spec.key])
            elif entry is LINE:
                menu.addSeparator()
            else:
                menu.addAction(actions[entry.key])
    return menus


def make_toolbar(window: QMainWindow, actions: dict[str, QAction]) -> QToolBar:
    bar = QToolBar(say("toolbar-main"), window)
    bar.setObjectName("toolbar-main")
    bar.setIconSize(QSize(20, 20))
    bar.setMovable(False)
    for key in TOOLBAR:
        if key == "-":
            bar.addSeparator()
        else:
            bar.addAction(actions[key])
    window.addToolBar(bar)
    return bar


def canvas_actions(actions: dict[str, QAction]) -> list[QAction]:
    """Those whose shortcut counts only on the canvas."""
    return [actions[spec.key] for spec in all_specs() if spec.on_canvas]


def needs_of(key: str) -> str:
    return _NEEDS[key]


def _tool_tip(spec: Spec) -> str:
    words = tip(spec.key)
    if not spec.shortcuts:
        return words
    keys = QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
    return f"{words}  ({keys})"
