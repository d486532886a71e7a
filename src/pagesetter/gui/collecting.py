"""Looks for dead cycles between frames, never within one, and seldom among what is there to stay.

A collection among everything alive takes as long as seven key presses. So the young are looked
through while they are few, what an issue brought is set aside, and all of it is gone through only
when nobody works in the window.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

_LOOK = 200
"""Milliseconds between looks."""
_FEW, _MANY = 100, 3_000
"""New objects between two looks: fewer when nobody works, more are looked through in 2 ms."""
_REST = 15
"""Looks without work after which what a closed issue left is freed."""
_UNATTENDED = (200_000, 50, 1_000)
"""When Python itself looks, should the window be busy for so long."""

_running: list[Collector] = []


class Collector(QObject):
    """Belongs to the running application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self.owes = False
        """True when an issue was closed whose cycles are still there."""
        self._opened = self._quiet = 0
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK)
        self._timer.timeout.connect(self.look)
        self._timer.start()
        app.applicationStateChanged.connect(self._changed)

    def look(self) -> None:
        """Look through the young when there are some; free what is owed when nobody works."""
        young = gc.get_count()[0]
        if young > _MANY:
            gc.collect(0)
        self._quiet = self._quiet + 1 if young < _FEW else 0
        if self.owes and self._quiet > _REST:
            self.free()

    def opened(self) -> None:
        """Another issue is there to stay."""
        gc.freeze()
        self._opened += 1
        self.owes = self._opened > 1

    def free(self) -> None:
        """Go through everything."""
        self.owes = False
        gc.unfreeze()
        gc.collect()
        gc.freeze()

    def _changed(self, state: Qt.ApplicationState) -> None:
        if state == Qt.ApplicationState.ApplicationInactive:
            self.free()


def collect_between_frames(app: QApplication) -> Collector:
    """Have it done so; the command line, which came first, does not collect at all."""
    gc.enable()
    gc.set_threshold(*_UNATTENDED)
    made = Collector(app)
    _running[:] = [made]
    return made


def set_aside() -> None:
    """What the opened issue brought is there to stay."""
    if _running:
        _running[0].opened()
