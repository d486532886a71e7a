"""A new issue: the next one after an old issue, or a new paper from a layout."""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from pagesetter.findings import PagesetterError
from pagesetter.formats import installed_layouts, load_issue, load_layout
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.i18n import language, say
from pagesetter.gui.layout_picture import layout_picture
from pagesetter.gui.theme import Colours
from pagesetter.session.new_paper import new_paper
from pagesetter.session.next_issue import next_date, next_issue
from pagesetter.session.settings import Settings

_HEIGHT = 130


class NewIssue(QDialog):
    """Makes the files and keeps the folder of what it made in `made`."""

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made = ""
        self.setWindowTitle(say("new-title"))
        self.resize(640, 480)
        self.tabs = QTabWidget(self)
        self.tabs.addTab(self._from_old(settings), say("new-from-old"))
        self.tabs.addTab(self._from_layout(colours), say("new-from-layout"))
        self.tabs.setCurrentIndex(0 if settings.recent else 1)
        buttons = QDialogButtonBox(self)
        self.make = QPushButton(say("new-make"), self)
        self.make.setDefault(True)
        self.make.clicked.connect(self.accept)
        buttons.addButton(self.make, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = QPushButton(say("cancel"), self)
        buttons.addButton(cancel, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs, 1)
        layout.addWidget(buttons)

    def _from_old(self, settings: Settings) -> QWidget:
        page = QWidget(self)
        self.old = QListWidget(page)
        self.old.setAccessibleName(say("new-old"))
        for folder in settings.recent:
            item = QListWidgetItem(os.path.basename(folder))
            item.setToolTip(folder)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            paper = os.path.basename(os.path.dirname(os.path.dirname(folder)))
            item.setText(f"{os.path.basename(folder)}    {paper}")
            self.old.addItem(item)
        self.old.currentItemChanged.connect(self._old_chosen)
        other = QPushButton(say("new-other"), page)
        other.clicked.connect(self._other)
        self.next_folder = QLineEdit(page)
        self.next_folder.setAccessibleName(say("new-folder"))
        note = QLabel(say("new-old-note"), page)
        note.setWordWrap(True)
        note.setProperty("quiet", True)
        form = QFormLayout()
        form.addRow(say("new-folder"), self.next_folder)
        layout = QVBoxLayout(page)
        layout.addWidget(note)
        layout.addWidget(self.old, 1)
        layout.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addLayout(form)
        self.old.setCurrentRow(0)
        return page

    def _from_layout(self, colours: Colours) -> QWidget:
        page = QWidget(self)
        self.layouts = QListWidget(page)
        self.layouts.setAccessibleName(say("new-layout"))
        self.layouts.setViewMode(QListWidget.ViewMode.IconMode)
        self.layouts.setIconSize(QSize(_HEIGHT, _HEIGHT))
        self.layouts.setGridSize(QSize(_HEIGHT + 20, _HEIGHT + 44))
        self.layouts.setMovement(QListWidget.Movement.Static)
        self.layouts.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.layouts.setWordWrap(True)
        for name in installed_layouts():
            found = load_layout(name)
            picture = layout_picture(found, _HEIGHT, colours, self.devicePixelRatioF())
            item = QListWidgetItem(QIcon(picture), found.title or name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.layouts.addItem(item)
        self.layouts.setCurrentRow(0)
        self.folder = QLineEdit(page)
        self.folder.setAccessibleName(say("new-folder"))
        self.folder.setText(os.path.join(os.path.expanduser("~"), say("new-paper-name")))
        browse = QPushButton(say("browse"), page)
        browse.clicked.connect(self._browse)
        row = QHBoxLayout()
        row.addWidget(self.folder, 1)
        row.addWidget(browse)
        form = QFormLayout()
        form.addRow(say("new-folder"), row)
        layout = QVBoxLayout(page)
        layout.addWidget(self.layouts, 1)
        layout.addLayout(form)
        return page

    def choose_layout(self, name: str) -> None:
        """Show the layouts, with this one chosen."""
        self.tabs.setCurrentIndex(1)
        for row in range(self.layouts.count()):
            if self.layouts.item(row).data(Qt.ItemDataRole.UserRole) == name:
                self.layouts.setCurrentRow(row)

    def _old_chosen(self) -> None:
        item = self.old.currentItem()
        if item is not None:
            self.next_folder.setText(_next_folder(item.data(Qt.ItemDataRole.UserRole)))

    def _other(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("new-old"))
        if folder:
            item = QListWidgetItem(folder)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            self.old.addItem(item)
            self.old.setCurrentItem(item)

    def _browse(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("new-folder"))
        if folder:
            self.folder.setText(os.path.join(folder, say("new-paper-name")))

    def accept(self) -> None:
        try:
            if self.tabs.currentIndex() == 0:
                item = self.old.currentItem()
                if item is None:
                    return
                old = item.data(Qt.ItemDataRole.UserRole)
                self.made = next_issue(self.next_folder.text(), old)
            else:
                chosen = self.layouts.currentItem().data(Qt.ItemDataRole.UserRole)
                self.made = new_paper(self.folder.text(), chosen, language())
        except PagesetterError as error:
            findings_problem(say("new-failed"), error.findings, self).exec()
            return
        super().accept()


def _next_folder(old: str) -> str:
    """Where the issue after `old` goes by custom; empty when `old` cannot be read."""
    try:
        loaded = load_issue(old)
    except PagesetterError:
        return ""
    return os.path.join(os.path.dirname(loaded.folder), next_date(loaded))
