"""All commands with their shortcuts, and what the mouse does, as one table to search."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QDialog,
    QHeaderView,
    QLineEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.actions import MENUS, SUBMENUS, Spec
from pagesetter.gui.i18n import say, tip

_MOUSE = (
    "select",
    "type",
    "words",
    "title",
    "new",
    "fill",
    "frame",
    "add",
    "move",
    "swap",
    "resize",
    "free",
    "push",
    "drop",
    "zoom",
    "pan",
    "crop",
    "thread",
    "menu",
    "off",
    "file",
    "furniture",
)


class Shortcuts(QDialog):
    """The overview; typing narrows it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("shortcuts"))
        self.resize(560, 640)
        search = QLineEdit(self)
        search.setPlaceholderText(say("shortcuts-search"))
        search.setAccessibleName(say("shortcuts-search"))
        search.textChanged.connect(self._narrow)
        self.table = QTreeWidget(self)
        self.table.setAccessibleName(say("shortcuts"))
        self.table.setHeaderLabels([say("shortcuts-command"), say("shortcuts-keys")])
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setStretchLastSection(False)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        for menu, entries in MENUS:
            specs: list[Spec] = []
            for entry in entries:
                specs += SUBMENUS.get(entry, ()) if isinstance(entry, str) else (entry,)
            rows = [
                (say(spec.key), keys_of(spec), tip(spec.key)) for spec in specs if spec.shortcuts
            ]
            self._group(say(menu), rows)
        rows = [(say(f"mouse-{name}"), say(f"mouse-{name}-how"), "") for name in _MOUSE]
        self._group(say("shortcuts-mouse"), rows)
        self.table.expandAll()
        layout = QVBoxLayout(self)
        layout.addWidget(search)
        layout.addWidget(self.table)

    def _group(self, name: str, rows: list[tuple[str, str, str]]) -> None:
        top = QTreeWidgetItem(self.table, [name.split("(")[0].replace("&", "")])
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        for text, keys, longer in rows:
            item = QTreeWidgetItem(top, [text.replace("&", ""), keys])
            item.setToolTip(0, longer)

    def _narrow(self, words: str) -> None:
        for at in range(self.table.topLevelItemCount()):
            top = self.table.topLevelItem(at)
            assert top is not None
            seen = False
            for row in range(top.childCount()):
                item = top.child(row)
                assert item is not None
                hit = words.lower() in f"{item.text(0)} {item.text(1)}".lower()
                item.setHidden(not hit)
                seen = seen or hit
            top.setHidden(not seen)


def keys_of(spec: Spec) -> str:
    """The shortcuts of a command as the platform writes them."""
    native = QKeySequence.SequenceFormat.NativeText
    return "  ".join(QKeySequence(keys).toString(native) for keys in spec.shortcuts)
