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
"""Milliseconds between two bits, until a page that is shown is composed here too or an edit is
followed by no other, and until a page that is blank is no longer waited for."""


class Preparing(QObject):
    """Belongs to a workspace."""

    def __init__(self, work: Workspace) -> None:
        super().__init__(work)
        self._work = work
        self._target = -1
        """The page to compose; -1 for none."""
        self._steps: tuple[Issue, Iterator[None]] | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._go_on)
        work.page_shown.connect(self._shown)
        work.recomposed.connect(self._edited)
        work.retyped.connect(self._edited)

    def fill(self, index: int) -> bool:
        """Compose a page that is not on show; False while another is being composed."""
        if self._target < 0:
            self._begin(index, _BETWEEN)
        return self._target == index

    def _shown(self) -> None:
        work = self._work
        if not work.composer.is_blank(work.issue, work.index):
            return
        if not work.is_pending(work.index):
            self._begin(work.index, _SOON)
        else:
            asked = work.fill_elsewhere is not None and work.fill_elsewhere(work.index)
            self._begin(work.index, _AFTER_ALL if asked else 0)

    def _edited(self) -> None:
        """Let edits that follow one another go first; what is composed of the page is kept."""
        if self._timer.isActive():
            self._timer.start(_SOON)

    def _begin(self, index: int, after: int) -> None:
        self._target, self._steps = index, None
        self._timer.start(after)

    def _go_on(self) -> None:
        work, index = self._work, self._target
        is_done = index >= len(work.issue.pages) or not work.composer.is_blank(work.issue, index)
        if index != work.index and not is_done:
            if work.is_previewing:
                self._timer.start(_SOON)
                return
            is_done = not work.is_pending(index)
        if is_done:  # taken out, lent, or composed by an edit
            self._target = -1
            work.fill_on()
            return
        if self._steps is None or self._steps[0] is not work.issue:
            self._steps = work.issue, work.composer.steps(work.issue, index)
        until = perf_counter() + _AT_ONCE
        for _ in self._steps[1]:
            if perf_counter() > until:
                self._timer.start(_BETWEEN)
                return
        self._target, self._steps = -1, None
        if index == work.index:
            was_blank = work.is_pending(index)
            work.compose_shown()
            # What came from the worker looks the same: the canvas learns it by comparing, once.
            (work.recomposed if was_blank else work.retyped).emit()
        else:
            work.compose_other(index)
