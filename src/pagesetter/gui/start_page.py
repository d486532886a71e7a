"""The start page: recent issues as pictures of their first page, and ways to begin."""

from __future__ import annotations

import os

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPixmap
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.i18n import say
from pagesetter.session.settings import Settings

_HEIGHT = 200
_BUTTONS = ("new-issue", "open", "open-sample")


class StartPage(QWidget):
    """Shown while no issue is open."""

    chosen = Signal(str)
    """Folder of a recent issue."""

    def __init__(
        self, settings: Settings, actions: dict[str, QAction], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
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
        self.recent = QListWidget(self)
        self.recent.setAccessibleName(say("start-recent"))
        self.recent.setViewMode(QListWidget.ViewMode.IconMode)
        self.recent.setIconSize(QSize(_HEIGHT, _HEIGHT))
        self.recent.setGridSize(QSize(_HEIGHT, _HEIGHT + 56))
        self.recent.setMovement(QListWidget.Movement.Static)
        self.recent.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.recent.setWordWrap(True)
        self.recent.setSpacing(4)
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
        layout = QVBoxLayout(self)
        layout.setContentsMargins(56, 44, 56, 24)
        layout.setSpacing(14)
        layout.addWidget(title)
        layout.addLayout(buttons)
        layout.addSpacing(12)
        layout.addWidget(heading)
        layout.addWidget(empty)
        layout.addWidget(self.recent, 1)
        if not self.recent.count():
            layout.addStretch(1)

    def _choose(self, item: QListWidgetItem) -> None:
        self.chosen.emit(item.data(Qt.ItemDataRole.UserRole))


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
