"""Where the window and its panels were last: kept in a file beside the settings.

A window that comes back at full size is first shown smaller, and the system gives it its size a
moment later. Panels that are put back before that are squeezed, the more the oftener it starts:
so they are put back once more when the window has the size that they were remembered at.
"""

from __future__ import annotations

import os

from PySide6.QtCore import QEvent, QObject, QSettings, QSize, QTimer
from PySide6.QtWidgets import QDockWidget, QMainWindow

_VERSION = 1
"""Of the arrangement of panels: one remembered of another version is not restored."""
_SOON = 3000
"""Milliseconds within which a system gives a window its size."""


class Arrangement(QObject):
    """Belongs to the window."""

    def __init__(self, window: QMainWindow, folder: str) -> None:
        super().__init__(window)
        self._window = window
        self._memory = QSettings(os.path.join(folder, "window.ini"), QSettings.Format.IniFormat)
        self._awaited = QTimer(self)
        self._awaited.setSingleShot(True)
        self._awaited.setInterval(_SOON)
        window.installEventFilter(self)

    def put_window_back(self) -> None:
        """Give the window the size and place it had last."""
        geometry = self._memory.value("geometry")
        if geometry is not None:
            self._window.restoreGeometry(geometry)

    def put_panels_back(self) -> bool:
        """Put the panels where they were last; False when nothing is known of that."""
        if not self._put_back():
            return False
        if self._window.isVisible():  # Qt gives docks their sizes only once it has laid them out
            QTimer.singleShot(0, self, self._put_back)
        self._awaited.start()
        return True

    def remember(self) -> None:
        """Keep how window and panels are."""
        self._awaited.stop()
        self._memory.setValue("geometry", self._window.saveGeometry())
        self._memory.setValue("panels", self._window.saveState(_VERSION))
        self._memory.setValue("size", self._window.size())

    def forget_panels(self) -> None:
        self._awaited.stop()
        self._memory.remove("panels")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Put the panels back again once the window has the size they were remembered at."""
        if event.type() == QEvent.Type.Resize and self._awaited.isActive():
            size = self._memory.value("size")
            if isinstance(size, QSize) and self._window.size() == size:
                self._awaited.stop()
                QTimer.singleShot(0, self, self._put_back)
        return False

    def _put_back(self) -> bool:
        if all(dock.isHidden() for dock in self._window.findChildren(QDockWidget)):
            return True  # the issue was closed meanwhile, or there is nothing to put
        state = self._memory.value("panels")
        return state is not None and self._window.restoreState(state, _VERSION)
