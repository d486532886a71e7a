"""The co-organizers 协办单位 of a box: a list to add to, to take from, to put in order, to paste
many lines into; with heading, note and columns."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QWidget,
)

from pagesetter.gui.i18n import say
from pagesetter.gui.icons import icon
from pagesetter.gui.panels import fields
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session import box_edits

_ICONS = {"add": "plus", "paste": "clipboard-paste", "remove": "trash-2", "up": "arrow-up",
          "down": "arrow-down"}  # fmt: skip


class NamesEditor(QWidget):
    """Everything about the selected box of co-organizers."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._box = work, ""
        grid = QGridLayout(self)
        self._rows = fields.Rows(grid, self, colours)
        self.heading = fields.line(say("names-heading"), self._set("heading"), self)
        self.note = fields.line(say("names-note"), self._set("note"), self)
        self.columns = fields.number(
            say("names-columns"), 1, 40, 1, "", lambda n: self._change(columns=int(n)), self
        )
        self._rows.add("heading", say("names-heading"), self.heading)
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("names-list"))
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.InternalMove)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.list.setMinimumHeight(150)
        self.list.setAlternatingRowColors(True)
        self.list.setToolTip(say("names-tip"))
        self.list.itemChanged.connect(self._listed)
        self.list.model().rowsMoved.connect(self._listed)
        self.list.installEventFilter(self)
        grid.addWidget(self.list, grid.rowCount(), 0, 1, 4)
        self.count = QLabel(self)
        self.count.setProperty("quiet", True)
        buttons = QHBoxLayout()
        buttons.setSpacing(4)
        self.buttons: dict[str, QToolButton] = {}
        for key, act in (
            ("add", self.add), ("paste", self.paste), ("remove", self.remove),
            ("up", lambda: self.shift(-1)), ("down", lambda: self.shift(1)),
        ):  # fmt: skip
            button = QToolButton(self)
            button.setAccessibleName(say(f"names-{key}"))
            button.setToolTip(say(f"names-{key}-tip"))
            button.clicked.connect(act)
            self.buttons[key] = button
            buttons.addWidget(button)
        buttons.addStretch(1)
        buttons.addWidget(self.count)
        self.set_colours(colours)
        grid.addLayout(buttons, grid.rowCount(), 0, 1, 4)
        self._rows.add("columns", say("names-columns"), self.columns)
        self._rows.add("note", say("names-note"), self.note)

    def set_colours(self, colours: Colours) -> None:
        for key, button in self.buttons.items():
            button.setIcon(icon(_ICONS[key], colours.text, colours.faint))

    def show_box(self, box: Box) -> None:
        """Show a box as it is; its names are the paper's while it has none of its own."""
        self._box = box.id
        fields.show_line(self.heading, box.heading)
        fields.show_line(self.note, box.note)
        fields.show_number(self.columns, box.columns)
        standing = self._work.issue.paper.co_organizers
        names = box.names or standing
        if self.names() != names:
            row = self.list.currentRow()
            with QSignalBlocker(self.list):
                self.list.clear()
                for name in names:
                    self._item(name)
                self.list.setCurrentRow(min(row, len(names) - 1))
        key = "names-count" if box.names else "names-count-paper"
        self.count.setText(say(key, count=len(names)))

    def names(self) -> tuple[str, ...]:
        found = (self.list.item(at).text().strip() for at in range(self.list.count()))
        return tuple(name for name in found if name)

    def begin(self) -> None:
        """Give the list the keyboard."""
        self.list.setFocus()

    # What is done to the list

    def add(self) -> None:
        """A new name below the current one, to be typed."""
        with QSignalBlocker(self.list):
            item = self._item(say("names-new"), self.list.currentRow() + 1 or self.list.count())
        self.list.setCurrentItem(item)
        self._put(self.names())
        self.list.editItem(self.list.item(self.list.currentRow()))

    def paste(self) -> None:
        """The names in the clipboard, a line each, below the current one."""
        new = box_edits.names_from(QGuiApplication.clipboard().text())
        old = self.names()
        at = self.list.currentRow() + 1 or len(old)
        fresh = tuple(name for name in new if name not in old)
        self._put((*old[:at], *fresh, *old[at:]))
        self.list.setCurrentRow(at + len(fresh) - 1)

    def remove(self) -> None:
        rows = {self.list.row(item) for item in self.list.selectedItems()}
        names = self.names()
        self._put(tuple(name for at, name in enumerate(names) if at not in rows))

    def shift(self, by: int) -> None:
        """Move the current name up or down by one."""
        at, names = self.list.currentRow(), list(self.names())
        if 0 <= at < len(names) and 0 <= at + by < len(names):
            names[at], names[at + by] = names[at + by], names[at]
            self._put(tuple(names))
            self.list.setCurrentRow(at + by)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        kinds = (QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress)
        if isinstance(event, QKeyEvent) and event.type() in kinds:
            keys = QKeySequence.StandardKey
            acts = {
                "paste": event.matches(keys.Paste),
                "remove": event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace),
                "add": event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter),
            }
            wanted = next((name for name, hit in acts.items() if hit), "")
            if wanted:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    getattr(self, wanted)()
                return True
        return super().eventFilter(watched, event)

    def _item(self, name: str, at: int = -1) -> QListWidgetItem:
        item = QListWidgetItem(name)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
        item.setFlags(item.flags() & ~Qt.ItemFlag.ItemIsDropEnabled)
        self.list.insertItem(at if at >= 0 else self.list.count(), item)
        return item

    def _listed(self) -> None:
        self._put(self.names())

    def _put(self, names: tuple[str, ...]) -> None:
        self._change(names=names)

    def _set(self, field: str) -> Any:
        return lambda text: self._change(**{field: text})

    def _change(self, **given: Any) -> None:
        page, box = self._work.page.name, self._box
        burst = f"names {box} {next(iter(given))}" if "names" not in given else ""
        self._work.edit(lambda i: box_edits.set_fields(i, page, box, **given), "names", burst)
