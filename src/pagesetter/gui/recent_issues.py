"""The issues opened last, as pictures of their first page: a click opens one, those that are not
found are dimmed and can be taken off the list. Opens nothing itself.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QPoint, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QCursor,
    QIcon,
    QKeyEvent,
    QMouseEvent,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from pagesetter.gui.i18n import say
from pagesetter.gui.second_click import SecondClick
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.theme import Colours
from pagesetter.session.settings import Settings, is_at_hand

_HEIGHT, _LEAST = 200, 96
"""Pixels of the height of a picture, and where the window is low."""
_WORDS = 56
"""Pixels below a picture for its words."""
_FOLDER, _FOUND = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class RecentIssues(QListWidget):
    """The gallery of the start page."""

    chosen = Signal(str)
    """The folder of an issue that is to be opened."""
    emptied = Signal()
    """The last one was taken off."""

    def __init__(self, settings: Settings, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._colours = settings, colours
        as_gallery(self, say("start-recent"), _HEIGHT)
        for folder in settings.recent:
            self.addItem(self._item(folder))
        self._pressed = QPointF(), 0
        self.itemClicked.connect(self._click)
        self.itemActivated.connect(self._choose)

    def _item(self, folder: str) -> QListWidgetItem:
        found = is_at_hand(folder)
        issue, paper = names_of(folder)
        name = f"{issue}\n{paper}" if found else f"{issue}{say('recent-missing')}\n{paper}"
        item = QListWidgetItem(self._picture(folder, dimmed=not found), name)
        item.setData(_FOLDER, folder)
        item.setData(_FOUND, found)
        item.setToolTip(folder if found else say("recent-missing-tip", folder=folder))
        if not found:
            item.setForeground(QColor(self._colours.quiet))
        return item

    def _picture(self, folder: str, *, dimmed: bool) -> QIcon:
        path = self._settings.thumbnail(folder)
        pixels = QPixmap(path) if os.path.isfile(path) else QPixmap()
        if pixels.isNull():
            pixels = QPixmap(_HEIGHT * 7 // 10, _HEIGHT)
            pixels.fill(QColor(self._colours.line if dimmed else "white"))
        elif dimmed:
            pixels = QIcon(pixels).pixmap(pixels.size(), QIcon.Mode.Disabled)
        return QIcon(pixels)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """In a low window pictures are smaller: what stands under them is read."""
        super().resizeEvent(event)
        room = self.viewport().height() - _WORDS - 2 * self.spacing()
        height = max(_LEAST, min(_HEIGHT, room))
        if height != self.iconSize().height():
            size_gallery(self, height)

    def menu_of(self, item: QListWidgetItem) -> QMenu:
        """What can be done with an issue."""
        folder, menu = str(item.data(_FOLDER)), QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if item.data(_FOUND):
            menu.addAction(say("recent-open"), lambda: self.chosen.emit(folder))
            menu.addAction(say("recent-folder"), lambda: open_outside(folder))
        else:
            menu.addAction(say("recent-not-found", folder=folder)).setEnabled(False)
        menu.addSeparator()
        menu.addAction(say("recent-forget"), lambda: self._forget(folder))
        return menu

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        item = self.itemAt(event.pos())
        if item is not None:
            self._pop_up(item, event.globalPos())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        if event.key() == Qt.Key.Key_Delete and item is not None:
            self._forget(str(item.data(_FOLDER)))
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._pressed = event.globalPosition(), event.timestamp()
        super().mousePressEvent(event)

    def _click(self, item: QListWidgetItem) -> None:
        window = self.window().windowHandle()
        if window is not None:
            SecondClick(window, *self._pressed)
        self._choose(item)

    def _choose(self, item: QListWidgetItem) -> None:
        """Open one; what is not there now may be by now."""
        folder = str(item.data(_FOLDER))
        if item.data(_FOUND) or is_at_hand(folder):
            self.chosen.emit(folder)
        else:
            self._pop_up(item, QCursor.pos())

    def _pop_up(self, item: QListWidgetItem, at: QPoint) -> None:
        self.menu_of(item).popup(at)

    def _forget(self, folder: str) -> None:
        self._settings.forget(folder)
        for row in reversed(range(self.count())):
            if self.item(row).data(_FOLDER) == folder:
                self.takeItem(row)
        if not self.count():
            self.emptied.emit()


def as_gallery(made: QListWidget, name: str, height: int) -> None:
    """Make a list one of pictures of this height with words under them."""
    made.setAccessibleName(name)
    made.setProperty("gallery", True)
    made.setViewMode(QListWidget.ViewMode.IconMode)
    size_gallery(made, height)
    made.setMovement(QListWidget.Movement.Static)
    made.setResizeMode(QListWidget.ResizeMode.Adjust)
    made.setWordWrap(True)
    made.setSpacing(4)


def size_gallery(made: QListWidget, height: int) -> None:
    """Show the pictures of a gallery at this height, with room for two lines of words."""
    made.setIconSize(QSize(height, height))
    made.setGridSize(QSize(max(height, 150), height + _WORDS))


def names_of(folder: str) -> tuple[str, str]:
    """The issue's folder and the paper's."""
    above = os.path.dirname(folder)
    paper = os.path.dirname(above) if os.path.basename(above) == "issues" else above
    return os.path.basename(folder), os.path.basename(paper)
