"""Waits for work of the disk without standing still: a bar over the window, which lives on.

For calls that spend their time in the system, which lets other threads run meanwhile. Nothing can
be edited until they are done, so what they were given stays true.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Thread
from typing import TypeVar

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QDialog, QLabel, QProgressBar, QVBoxLayout, QWidget

from pagesetter.gui.i18n import say

_AT_ONCE = 0.2
"""Seconds that are waited without a word."""
_POLL = 50
"""Milliseconds between looks whether it is done."""
_Result = TypeVar("_Result")


def wait_for(call: Callable[[], _Result], words: str, parent: QWidget) -> _Result:
    """What `call`, run in a thread, returns; what it raises is raised here."""
    came: list[_Result] = []
    faults: list[BaseException] = []

    def run() -> None:
        try:
            came.append(call())
        except BaseException as fault:
            faults.append(fault)

    thread = Thread(target=run, daemon=True)
    thread.start()
    thread.join(_AT_ONCE)
    if thread.is_alive():
        _Waiting(thread, words, parent).exec()
    if faults:
        raise faults[0]
    return came[0]


class _Waiting(QDialog):
    """Goes when the thread has ended, and not before."""

    def __init__(self, thread: Thread, words: str, parent: QWidget) -> None:
        super().__init__(parent, Qt.WindowType.CustomizeWindowHint | Qt.WindowType.WindowTitleHint)
        self.setWindowTitle(say("app-name"))
        self.setMinimumWidth(360)
        told = QLabel(words, self)
        told.setWordWrap(True)
        bar = QProgressBar(self)
        bar.setRange(0, 0)
        bar.setAccessibleName(words)
        layout = QVBoxLayout(self)
        layout.addWidget(told)
        layout.addWidget(bar)
        self._thread = thread
        timer = QTimer(self)
        timer.timeout.connect(self._look)
        timer.start(_POLL)

    def _look(self) -> None:
        if not self._thread.is_alive():
            self.accept()

    def reject(self) -> None:
        """Esc does not end what cannot be ended half way."""
