"""The pictures of the issue and its paper: small pictures to drag onto the page.

Drawn one at a time while the panel is seen; those that stand on a page are marked.
"""

from __future__ import annotations

import os
from concurrent.futures import Future

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QMenu,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.canvas.item_drops import item_data
from pagesetter.gui.dialogs.problem import not_taken_in
from pagesetter.gui.i18n import say
from pagesetter.gui.panels import row_menus
from pagesetter.gui.panels.places import show_box
from pagesetter.gui.pictures import read_picture, reading
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box
from pagesetter.session import box_edits, picture_files

_SIDE = 84
_SMALL = QSize(_SIDE * 2, _SIDE * 2)
_POLL = 10
"""Milliseconds between looks for the picture that is being read."""
_UNREAD = Qt.ItemDataRole.UserRole + 1
"""The path of a picture that is still to be drawn."""
_PATH = Qt.ItemDataRole.UserRole + 2
_SOURCE = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    asked = Signal(QListWidgetItem, QContextMenuEvent)
    """The menu of a picture is wanted."""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyed else self.itemAt(event.pos())
        if item is not None:
            self.setCurrentItem(item)
            self.asked.emit(item, event)

    def mimeData(self, items: object) -> QMimeData:
        chosen = self.selectedItems()
        return item_data("picture", str(chosen[0].data(_SOURCE))) if chosen else QMimeData()


class PicturePanel(QWidget):
    """A grid of small pictures with a field to search names in."""

    went = Signal()
    """A picture on a page was selected, to be brought into view."""
    placed = Signal(str)
    """The source of a picture that is to wait for a click on the page."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(say("pictures-search"))
        self.search.setAccessibleName(say("pictures-search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.list = _List(self)
        self.list.setAccessibleName(say("panel-pictures"))
        self.list.setViewMode(QListWidget.ViewMode.IconMode)
        self.list.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.list.setMovement(QListWidget.Movement.Static)
        self.list.setIconSize(QSize(_SIDE, _SIDE))
        self.list.setGridSize(QSize(_SIDE + 16, _SIDE + 30))
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setWordWrap(False)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.list.itemDoubleClicked.connect(self._use)
        self.list.asked.connect(self._menu)
        row_menus.on_enter(self.list, lambda: self._use(self.list.currentItem()))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        self.empty = QLabel(say("pictures-none"), self)
        self.empty.setProperty("quiet", True)
        self.empty.setWordWrap(True)
        layout.addWidget(self.search)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_next)
        self._coming: tuple[str, Future[QImage | None]] | None = None
        work.stepped.connect(self._changed)
        work.repictured.connect(self._reread)

    def sizeHint(self) -> QSize:
        return QSize(340, 260)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

    def _reread(self) -> None:
        self.list.clear()
        self._changed()

    def refresh(self) -> None:
        """Show the files as they are now."""
        document = self._work.document
        found = picture_files.pictures_of(document.folder, document.root)
        known = [self.list.item(at).data(_SOURCE) for at in range(self.list.count())]
        if known != [source for source, _ in found]:
            self.list.clear()
            for source, path in found:
                item = QListWidgetItem(_blank(), source.rsplit("/", 1)[-1])
                item.setData(_SOURCE, source)
                item.setData(_PATH, path)
                item.setData(_UNREAD, path)
                self.list.addItem(item)
        used = self.pages_of()
        for at in range(self.list.count()):
            item = self.list.item(at)
            source = str(item.data(_SOURCE))
            told = " ".join(used.get(source, ()))
            item.setToolTip(
                say("pictures-placed", file=source, pages=told) if told
                else say("pictures-free", file=source)
            )  # fmt: skip
        self.empty.setVisible(not found)
        self._narrow()
        self._timer.start(0)

    def pages_of(self) -> dict[str, list[str]]:
        """The pages each picture stands on, by its source."""
        used: dict[str, list[str]] = {}
        for page in self._work.issue.pages:
            for box in box_edits.boxes_of(page):
                for picture in box.pictures:
                    used.setdefault(picture.source, []).append(str(page.number))
        return used

    def _narrow(self) -> None:
        words = self.search.text().lower().split()
        for at in range(self.list.count()):
            item = self.list.item(at)
            name = str(item.data(_SOURCE)).lower()
            item.setHidden(not all(word in name for word in words))

    def _draw_next(self) -> None:
        """Show one small picture more, while the panel is seen; it is read beside the window."""
        if not self.isVisible():
            return
        if self._coming is not None:
            source, coming = self._coming
            if not coming.done():
                self._timer.start(_POLL)
                return
            self._coming, image = None, coming.result()
            for at in range(self.list.count()):
                if image is not None and self.list.item(at).data(_SOURCE) == source:
                    self.list.item(at).setIcon(QIcon(QPixmap.fromImage(image)))
        for at in range(self.list.count()):
            item = self.list.item(at)
            path = item.data(_UNREAD)
            if path:
                item.setData(_UNREAD, "")
                source = str(item.data(_SOURCE))
                self._coming = source, reading.submit(read_picture, str(path), _SMALL)
                self._timer.start(_POLL)
                return

    def menu_of(self, item: QListWidgetItem) -> QMenu:
        """What can be done with a picture."""
        source, path = str(item.data(_SOURCE)), str(item.data(_PATH))
        used = source in self.pages_of()
        return row_menus.menu_of(self, [
            ("row-place", lambda: self.placed.emit(source)),
            ("row-go-to", (lambda: self._go(source)) if used else None),
            ("row-replace", (lambda: self._replace(source)) if used else None),
            ("-", None),
            ("row-folder", lambda: open_outside(os.path.dirname(path))),
            ("row-open", lambda: open_outside(path)),
        ])  # fmt: skip

    def _menu(self, item: QListWidgetItem, event: QContextMenuEvent) -> None:
        row_menus.pop_up(self.menu_of(item), self.list, event)

    def _use(self, item: QListWidgetItem | None) -> None:
        """Show where a picture stands; one that stands nowhere is placed."""
        if item is not None and not self._go(str(item.data(_SOURCE))):
            self.placed.emit(str(item.data(_SOURCE)))

    def _go(self, source: str) -> bool:
        stands = show_box(self._work, lambda box: _shows(box, source))
        if stands:
            self.went.emit()
        return stands

    def _replace(self, source: str) -> None:
        """Let another file be chosen for a picture, in all boxes that show it; crops stay."""
        path, _ = QFileDialog.getOpenFileName(self, say("box-source"), "", say("picture-filter"))
        if not path:
            return
        work = self._work
        try:
            new = picture_files.taken_in(path, work.document.folder, work.document.root)
        except OSError as error:
            not_taken_in(path, error, self)
            return
        work.edit(lambda issue: box_edits.replace_source(issue, source, new), "picture")


def _shows(box: Box, source: str) -> bool:
    return any(picture.source == source for picture in box.pictures)


def _blank() -> QIcon:
    pixels = QPixmap(_SIDE, _SIDE)
    pixels.fill(Qt.GlobalColor.lightGray)
    return QIcon(pixels)
