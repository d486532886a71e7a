"""The pictures of the issue and its paper: small pictures to drag onto the page.

Drawn one at a time while the panel is seen; those that stand on a page are marked.
"""

from __future__ import annotations

from concurrent.futures import Future

from PySide6.QtCore import QMimeData, QSize, Qt, QTimer
from PySide6.QtGui import QIcon, QImage, QPixmap, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.canvas.item_drops import item_data
from pagesetter.gui.i18n import say
from pagesetter.gui.pictures import read_picture, reading
from pagesetter.gui.workspace import Workspace
from pagesetter.session import box_edits, picture_files

_SIDE = 84
_SMALL = QSize(_SIDE * 2, _SIDE * 2)
_POLL = 10
"""Milliseconds between looks for the picture that is being read."""
_PATH = Qt.ItemDataRole.UserRole + 1
_SOURCE = Qt.ItemDataRole.UserRole


class _List(QListWidget):
    def mimeData(self, items: object) -> QMimeData:
        chosen = self.selectedItems()
        return item_data("picture", str(chosen[0].data(_SOURCE))) if chosen else QMimeData()


class PicturePanel(QWidget):
    """A grid of small pictures with a field to search names in."""

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
        self.list.itemDoubleClicked.connect(self._jump)
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

    def sizeHint(self) -> QSize:
        return QSize(340, 260)

    def showEvent(self, event: QShowEvent) -> None:
        self.refresh()
        super().showEvent(event)

    def _changed(self) -> None:
        if self.isVisible():
            self.refresh()

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
            path = item.data(_PATH)
            if path:
                item.setData(_PATH, "")
                source = str(item.data(_SOURCE))
                self._coming = source, reading.submit(read_picture, str(path), _SMALL)
                self._timer.start(_POLL)
                return

    def _jump(self, item: QListWidgetItem) -> None:
        """Show where a picture stands."""
        source, work = str(item.data(_SOURCE)), self._work
        for index, page in enumerate(work.issue.pages):
            for box in box_edits.boxes_of(page):
                if any(picture.source == source for picture in box.pictures):
                    work.show_page(index)
                    part = work.scene.part(box.id)
                    if part is not None:
                        work.select((part.item,), box.id)
                    return


def _blank() -> QIcon:
    pixels = QPixmap(_SIDE, _SIDE)
    pixels.fill(Qt.GlobalColor.lightGray)
    return QIcon(pixels)
