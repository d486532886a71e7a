"""The form of a new paper: a layout as a picture of its grid, name, first issue, folder.

The folder follows the name until somebody writes another one.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, QStandardPaths, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from pagesetter.formats import load_layout
from pagesetter.gui.dialogs.issue_settings import date_field
from pagesetter.gui.i18n import language, say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.layout_picture import layout_picture, layouts_in_order
from pagesetter.gui.theme import Colours
from pagesetter.session.new_paper import Wanted, new_paper

_HEIGHT = 116
_PAGES = 4
"""Of a sheet of 四开, printed on both sides and folded once."""
_MOST = 64


class NewPaperForm(QWidget):
    """Says what is wanted, and makes it."""

    def __init__(self, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self.layouts = QListWidget(self)
        self.layouts.setAccessibleName(say("new-layout"))
        self.layouts.setViewMode(QListWidget.ViewMode.IconMode)
        self.layouts.setIconSize(QSize(_HEIGHT, _HEIGHT))
        self.layouts.setGridSize(QSize(_HEIGHT + 30, _HEIGHT + 40))
        self.layouts.setMovement(QListWidget.Movement.Static)
        self.layouts.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.layouts.setWordWrap(True)
        for name in layouts_in_order():
            found = load_layout(name)
            picture = layout_picture(found, _HEIGHT, colours, self.devicePixelRatioF())
            item = QListWidgetItem(QIcon(picture), shown("layout", found.title or name))
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.layouts.addItem(item)
        self.layouts.setCurrentRow(0)
        self.name = QLineEdit(say("new-paper-name"), self)
        self.pages = QSpinBox(self)
        self.pages.setRange(1, _MOST)
        self.pages.setValue(_PAGES)
        self.date = date_field("", self)
        self.number, self.total = QLineEdit("1", self), QLineEdit("1", self)
        self.folder = QLineEdit(self)
        self.folder.textEdited.connect(self._own_folder)
        self.name.textEdited.connect(self._named)
        browse = QPushButton(say("browse"), self)
        browse.setAutoDefault(False)
        browse.clicked.connect(self._browse)
        self.inside = _documents()
        """The folder that the paper's own is made in."""
        self._is_own = False
        self._form = QGridLayout()
        self._put("settings-name", self.name, 0, 0)
        self._put("new-pages", self.pages, 0, 2)
        self._put("settings-date", self.date, 0, 4)
        self._put("settings-number", self.number, 1, 2)
        self._put("settings-total", self.total, 1, 4)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        self.folder.setAccessibleName(say("new-folder"))
        self._form.addWidget(QLabel(say("new-folder"), self), 2, 0)
        self._form.addLayout(row, 2, 1, 1, 5)
        self._form.setColumnStretch(1, 1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.layouts, 1)
        layout.addLayout(self._form)
        self._named(self.name.text())

    def _put(self, key: str, field: QWidget, row: int, column: int) -> None:
        field.setAccessibleName(say(key))
        self._form.addWidget(QLabel(say(key), self), row, column)
        self._form.addWidget(field, row, column + 1)

    def choose(self, name: str) -> None:
        """Choose a layout by its name."""
        for row in range(self.layouts.count()):
            if self.layouts.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.layouts.setCurrentRow(row)

    def make(self) -> str:
        """Write the paper; return its folder. Raises PagesetterError when it cannot be."""
        chosen = self.layouts.currentItem().data(Qt.ItemDataRole.UserRole)
        wanted = Wanted(
            self.name.text().strip(), self.date.date().toString("yyyy-MM-dd"),
            self.number.text().strip() or "1", self.total.text().strip() or "1",
            self.pages.value(), blank=True,
        )  # fmt: skip
        return new_paper(self.folder.text(), chosen, language(), wanted)

    def _named(self, name: str) -> None:
        if not self._is_own:
            self.folder.setText(_free(os.path.join(self.inside, name.strip() or "paper")))

    def _own_folder(self) -> None:
        self._is_own = True

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("new-folder"), self.inside)
        if folder:
            self.inside, self._is_own = folder, False
            self._named(self.name.text())


def _documents() -> str:
    places = QStandardPaths.StandardLocation.DocumentsLocation
    return QStandardPaths.writableLocation(places) or os.path.expanduser("~")


def _free(path: str) -> str:
    """The path, with a number where something is there already."""
    number, free = 1, path
    while os.path.lexists(free):
        number += 1
        free = f"{path} {number}"
    return free
