"""Composes the page on show bit by bit, where it is not: the window never stands still for it.

A page the worker composed is looked at as it came, and composed here while nobody works, so that
its first edit finds it done. One that nobody has composed yet is asked of the worker; when that
is busy with longer work, it is composed here at once.
"""

from __future__ import annotations

from collections.abc import Iterator
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from pagesetter.model import Issue

if TYPE_CHECKING:
    from pagesetter.gui.workspace import Workspace

_AT_ONCE = 0.004
"""Seconds that composing takes at a time."""
_BETWEEN, _SOON, _AFTER_ALL = 2, 150, 250
"""Milliseconds between two bits, until a page that is shown is composed here too, and until one
that is blank is no longer waited for."""


class Preparing(QObject):
    """Belongs to a workspace."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._work = work
        self._steps: tuple[Issue, Iterator[None]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        work.page_shown.connect(self._shown)

    def _shown(self) -> None:
        work, self._steps = self._work, None
        self._timer.stop()
        if not work.composer.is_blank(work.issue, work.index):
            return
        if not work.is_pending(work.index):
            self._timer.start(_SOON)
        else:
            asked = work.fill_elsewhere is not None and work.fill_elsewhere(work.index)
            self._timer.start(_AFTER_ALL if asked else 0)

    def _go_on(self) -> None:
        work = self._work
        if not work.composer.is_blank(work.issue, work.index):
            return  # an edit had it composed
        if self._steps is None or self._steps[0] is not work.issue:
            self._steps = work.issue, work.composer.steps(work.issue, work.index)
        until = perf_counter() + _AT_ONCE
        for _ in self._steps[1]:
            if perf_counter() > until:
                self._timer.start(_BETWEEN)
                return
        self._steps = None
        was_blank = work.is_pending(work.index)
        work.compose_shown()
        # What came from the worker looks the same: the canvas learns it by comparing, once.
        (work.recomposed if was_blank else work.retyped).emit()
