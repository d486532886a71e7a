"""The start page: recent issues as pictures of their first page, layouts as pictures of their grid,
and other ways to begin."""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QIcon, QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.formats import load_layout
from pagesetter.gui.canvas.file_drops import local_files
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.layout_picture import layout_picture, layouts_in_order
from pagesetter.gui.recent_issues import RecentIssues, as_gallery
from pagesetter.gui.theme import Colours
from pagesetter.session.settings import Settings

_GRID = 104
"""Pixels of the height of a layout's picture."""
_BUTTONS = ("new-from-last", "open", "open-sample")


class StartPage(QWidget):
    """Shown while no issue is open."""

    chosen = Signal(str)
    """Folder of a recent issue, or one that was dropped here."""
    layout_chosen = Signal(str)
    """Name of an installed layout."""

    def __init__(
        self,
        settings: Settings,
        actions: dict[str, QAction],
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._colours = colours
        title = QLabel(say("start-title"), self)
        font = title.font()
        font.setPointSizeF(font.pointSizeF() * 1.9)
        font.setBold(True)
        title.setFont(font)
        buttons = QHBoxLayout()
        for key in _BUTTONS:
            button = QToolButton(self)
            button.setDefaultAction(actions[key])
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
            button.setIconSize(QSize(20, 20))
            button.setProperty("card", True)
            buttons.addWidget(button)
        buttons.addStretch(1)
        heading = QLabel(say("start-recent"), self)
        heading.setProperty("heading", True)
        self.recent = RecentIssues(settings, colours, self)
        self.recent.chosen.connect(self.chosen)
        self.recent.emptied.connect(self._show_recent)
        self._empty = QLabel(say("start-nothing"), self)
        self._empty.setProperty("quiet", True)
        self._rest = QWidget(self)
        """Keeps what there is at the head of the page while there are no recent issues."""
        self._show_recent()
        self.layouts = QListWidget(self)
        as_gallery(self.layouts, say("start-layouts"), _GRID)
        self.layouts.setFixedHeight(_GRID + 84)
        self.layouts.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.layouts.setWrapping(False)
        self.layouts.itemClicked.connect(self._choose_layout)
        self.layouts.itemActivated.connect(self._choose_layout)
        soon = QTimer(self)  # goes with the page when another takes its place at once
        soon.setSingleShot(True)
        soon.timeout.connect(self._draw_layouts)
        soon.start(0)
        begin = QLabel(say("start-layouts"), self)
        begin.setProperty("heading", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(56, 44, 56, 24)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addLayout(buttons)
        layout.addSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(self._empty)
        layout.addWidget(self.recent, 1)
        layout.addWidget(begin)
        layout.addWidget(self.layouts)
        layout.addWidget(self._rest, 1)
        self.setAcceptDrops(True)
        self._first = self.findChild(QToolButton)

    def showEvent(self, event: QShowEvent) -> None:
        """The keyboard begins at the issue that was open last, else at the first way to begin."""
        super().showEvent(event)
        if self.recent.count():
            self.recent.setCurrentRow(0)
            self.recent.setFocus(Qt.FocusReason.TabFocusReason)
        elif self._first is not None:
            self._first.setFocus(Qt.FocusReason.TabFocusReason)

    def _show_recent(self) -> None:
        """The recent issues, or a word where there will be some."""
        some = self.recent.count() > 0
        self.recent.setVisible(some)
        for widget in (self._empty, self._rest):
            widget.setVisible(not some)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if _folder_of(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        folder = _folder_of(event.mimeData())
        if folder:
            event.acceptProposedAction()
            self.chosen.emit(folder)

    def _draw_layouts(self) -> None:
        """Draw the grids, once the page itself is there."""
        for name in layouts_in_order():
            found = load_layout(name)
            picture = layout_picture(found, _GRID, self._colours, self.devicePixelRatioF())
            title = shown("layout", found.title or name)
            item = QListWidgetItem(QIcon(picture), title)
            item.setToolTip(title)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.layouts.addItem(item)

    def _choose_layout(self, item: QListWidgetItem) -> None:
        self.layout_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _folder_of(data: QMimeData) -> str:
    """The folder that is dragged, or the one the dragged file lies in; empty for anything else."""
    for path in local_files(data):
        return path if os.path.isdir(path) else os.path.dirname(path)
    return ""
