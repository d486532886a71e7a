"""Files of copy dropped on the page from the file manager. Pictures are `item_drops`'."""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, QMimeData, QObject, QPointF, Qt, Signal
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QWidget

from pagesetter.session.picture_files import is_picture


class FileDrops(QObject):
    """Watches one canvas, before the drops that put things there."""

    dropped = Signal(list, QPointF)
    """Paths of files and folders, and where."""

    def __init__(self, canvas: QWidget) -> None:
        super().__init__(canvas)
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if not isinstance(event, QDropEvent):  # entering and moving are drops too
            return False
        files = copy_files(event.mimeData())
        if not files:
            return False
        if event.type() == QEvent.Type.Drop:
            self.dropped.emit(files, event.position())
        if any(is_picture(path) for path in local_files(event.mimeData())):
            return False
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        return True


def local_files(data: QMimeData) -> list[str]:
    return [url.toLocalFile() for url in data.urls() if url.isLocalFile()]


def copy_files(data: QMimeData) -> list[str]:
    """Files that may be copy, and folders of it."""
    return [path for path in local_files(data) if not is_picture(path) and os.path.exists(path)]
