"""The start page: recent issues as pictures of their first page, layouts as pictures of their grid,
and other ways to begin."""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QIcon, QPixmap
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
from pagesetter.gui.layout_picture import layout_picture, layouts_in_order
from pagesetter.gui.theme import Colours
from pagesetter.session.settings import Settings

_HEIGHT = 200
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
        self.recent = _gallery(say("start-recent"), _HEIGHT, self)
        for folder in settings.recent:
            item = QListWidgetItem(_picture(settings.thumbnail(folder)), _name(folder))
            item.setToolTip(folder)
            item.setData(Qt.ItemDataRole.UserRole, folder)
            self.recent.addItem(item)
        self.recent.itemClicked.connect(self._choose)
        self.recent.itemActivated.connect(self._choose)
        empty = QLabel(say("start-nothing"), self)
        empty.setProperty("quiet", True)
        empty.setVisible(self.recent.count() == 0)
        self.recent.setVisible(self.recent.count() > 0)
        self.layouts = _gallery(say("start-layouts"), _GRID, self)
        self.layouts.setFixedHeight(_GRID + 62)
        self.layouts.setWrapping(False)
        self.layouts.itemClicked.connect(self._choose_layout)
        self.layouts.itemActivated.connect(self._choose_layout)
        QTimer.singleShot(0, self._draw_layouts)
        begin = QLabel(say("start-layouts"), self)
        begin.setProperty("heading", True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(56, 44, 56, 24)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addLayout(buttons)
        layout.addSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(empty)
        layout.addWidget(self.recent, 1)
        layout.addWidget(begin)
        layout.addWidget(self.layouts)
        if not self.recent.count():
            layout.addStretch(1)
        self.setAcceptDrops(True)

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
            item = QListWidgetItem(QIcon(picture), found.title or name)
            item.setToolTip(found.title or name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            self.layouts.addItem(item)

    def _choose_layout(self, item: QListWidgetItem) -> None:
        self.layout_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _folder_of(data: QMimeData) -> str:
    """The folder that is dragged, or the one the dragged file lies in; empty for anything else."""
    for path in local_files(data):
        return path if os.path.isdir(path) else os.path.dirname(path)
    return ""


def _gallery(name: str, height: int, parent: QWidget) -> QListWidget:
    """A list of pictures of this height with words under them."""
    made = QListWidget(parent)
    made.setAccessibleName(name)
    made.setViewMode(QListWidget.ViewMode.IconMode)
    made.setIconSize(QSize(height, height))
    made.setGridSize(QSize(max(height, 150), height + 56))
    made.setMovement(QListWidget.Movement.Static)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setWordWrap(True)
    made.setSpacing(4)
    return made


def _name(folder: str) -> str:
    """The issue's folder, under it the paper's."""
    above = os.path.dirname(folder)
    paper = os.path.dirname(above) if os.path.basename(above) == "issues" else above
    return f"{os.path.basename(folder)}\n{os.path.basename(paper)}"


def _picture(path: str) -> QIcon:
    pixels = QPixmap(path) if os.path.isfile(path) else QPixmap()
    if pixels.isNull():
        pixels = QPixmap(_HEIGHT * 7 // 10, _HEIGHT)
        pixels.fill(Qt.GlobalColor.white)
    return QIcon(pixels)
