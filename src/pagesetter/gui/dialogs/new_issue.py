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
from pagesetter.formats import load_issue
from pagesetter.gui.dialogs.new_paper_form import NewPaperForm
from pagesetter.gui.dialogs.problem import findings_problem
from pagesetter.gui.i18n import language, say
from pagesetter.gui.theme import Colours
from pagesetter.session.next_issue import following, next_issue
from pagesetter.session.settings import Settings

_HEIGHT = 84


class NewIssue(QDialog):
    """Makes the files and keeps the folder of what it made in `made`."""

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.made = ""
        self.setWindowTitle(say("new-title"))
        self.resize(680, 560)
        self.tabs = QTabWidget(self)
        self.tabs.setAccessibleName(say("new-title"))
        self.tabs.addTab(self._from_old(settings), say("new-from-old"))
        self.paper = NewPaperForm(colours, self)
        self.tabs.addTab(self.paper, say("new-from-layout"))
        self.tabs.setCurrentIndex(0 if settings.at_hand else 1)
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
        for folder in settings.at_hand:
            item = QListWidgetItem(os.path.basename(folder))
            item.setToolTip(folder)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            paper = os.path.basename(os.path.dirname(os.path.dirname(folder)))
            item.setText(f"{os.path.basename(folder)}    {paper}")
            picture = settings.thumbnail(folder)
            if os.path.isfile(picture):
                item.setIcon(QIcon(picture))
            self.old.addItem(item)
        self.old.setIconSize(QSize(_HEIGHT, _HEIGHT))
        self.old.currentItemChanged.connect(self._old_chosen)
        other = QPushButton(say("new-other"), page)
        other.clicked.connect(self._other)
        self.next_folder = QLineEdit(page)
        self.next_folder.setAccessibleName(say("new-folder"))
        note = QLabel(say("new-old-note"), page)
        note.setWordWrap(True)
        note.setProperty("quiet", True)
        self.next = QLabel(page)
        self.next.setWordWrap(True)
        form = QFormLayout()
        form.addRow(say("new-folder"), self.next_folder)
        layout = QVBoxLayout(page)
        layout.addWidget(note)
        layout.addWidget(self.old, 1)
        layout.addWidget(other, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self.next)
        layout.addLayout(form)
        self.old.setCurrentRow(0)
        return page

    def choose_layout(self, name: str) -> None:
        """Show the layouts, with this one chosen."""
        self.tabs.setCurrentIndex(1)
        self.paper.choose(name)

    def _old_chosen(self) -> None:
        item = self.old.currentItem()
        if item is None:
            return
        try:
            loaded = load_issue(item.data(Qt.ItemDataRole.UserRole))
        except PagesetterError as error:
            self.next_folder.clear()
            reason = error.findings[0].message(language())
            self.next.setText(say("new-unreadable", reason=reason))
            return
        date, number, total = following(loaded)
        pages = len(loaded.issue.pages)
        told = say("new-next", date=date, number=number, total=total, pages=pages)
        self.next.setText(told)
        self.next_folder.setText(os.path.join(os.path.dirname(loaded.folder), date))

    def _other(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, say("new-old"))
        if folder:
            item = QListWidgetItem(folder)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            self.old.addItem(item)
            self.old.setCurrentItem(item)

    def accept(self) -> None:
        try:
            if self.tabs.currentIndex() == 0:
                item = self.old.currentItem()
                if item is None:
                    return
                old = item.data(Qt.ItemDataRole.UserRole)
                self.made = next_issue(self.next_folder.text(), old)
            else:
                self.made = self.paper.make()
        except PagesetterError as error:
            findings_problem(say("new-failed"), error.findings, self).exec()
            return
        super().accept()
