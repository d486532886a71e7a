"""The preflight before a file is made: what it found, each to be clicked, and doing it again."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from pagesetter.gui.dialogs.problem import fault_problem
from pagesetter.gui.i18n import say
from pagesetter.gui.panels.finding_list import Counts, FindingList, counted
from pagesetter.gui.theme import Colours
from pagesetter.gui.worker import Worker
from pagesetter.gui.workspace import Workspace
from pagesetter.session.jobs import CheckJob
from pagesetter.session.pipeline import Press

if TYPE_CHECKING:
    from pagesetter.session.preflight import Preflight

_LAMP = 14
"""Pixels of the light before the words."""
_FINE = "#2da44e"


class PreflightView(QWidget):
    """Asks the worker; the list stays until the next answer."""

    wanted = Signal()
    """It is to be done again."""
    changed = Signal()
    """It began, or it has an answer."""

    def __init__(self, work: Workspace, worker: Worker, colours: Colours, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._worker, self._job = work, worker, 0
        self.errors: int | None = None
        """Errors found; None before there is an answer."""
        self.was_stopped = False
        """True when it was broken off and has not been done since."""
        self._colours = colours
        self.light = QLabel(self)
        self.told = QLabel(say("preflight-not-yet"), self)
        self.told.setWordWrap(True)
        self.again = QPushButton(say("preflight-again"), self)
        self.again.setAutoDefault(False)
        self.again.clicked.connect(self.wanted)
        self.list = FindingList(work, colours, self)
        self.list.setMinimumHeight(150)
        top = QHBoxLayout()
        top.addWidget(self.light)
        top.addWidget(self.told, 1)
        top.addWidget(self.again)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        self._shine("")
        work.stepped.connect(self._changed)
        worker.done.connect(self._done)
        worker.failed.connect(self._failed)

    @property
    def is_running(self) -> bool:
        return bool(self._job)

    def start(self, press: Press) -> None:
        """Check the issue as it is now, for this press."""
        if self._job:
            self._worker.cancel(self._job)
        document = self._work.document
        self.errors, self.was_stopped = None, False
        self._shine("")
        self.again.setEnabled(False)
        self.told.setText(say("preflight-runs"))
        self._job = self._worker.start("check-issue", CheckJob(
            document.issue, document.folder, document.root, document.font_folders, press,
            document.findings,
        ))  # fmt: skip
        self.changed.emit()

    def _done(self, job: int, result: Preflight) -> None:
        if job == self._job:
            count = counted(result.findings)
            self.list.show_findings(result.findings)
            self._shine_for(count)
            self._end(count.errors, say(
                "preflight-found", errors=count.errors, warnings=count.warnings,
                profile=say(f"profile-{result.profile}"),
            ))  # fmt: skip

    def _failed(self, job: int, error: object) -> None:
        """What cannot be checked cannot be printed: its findings are errors."""
        if job == self._job:
            self._shine(self._colours.over)
            self._end(1, say("preflight-failed"))
            if isinstance(error, tuple):
                self.list.show_findings(error)
            else:
                fault_problem(str(error), self).exec()

    def show_known(self) -> None:
        """Show what the window knows already: what a proof is made in spite of."""
        self.cancel()
        count = counted(self._work.findings)
        self.list.show_findings(self._work.findings)
        self._shine_for(count)
        self._end(None, say("preflight-known", errors=count.errors, warnings=count.warnings))

    def _changed(self) -> None:
        """The issue is not what was checked any more."""
        if self.errors is not None and not self.told.text().endswith(say("preflight-old")):
            self.told.setText(self.told.text() + say("preflight-old"))

    def _shine_for(self, count: Counts) -> None:
        gravest = self._colours.warning if count.warnings else _FINE
        self._shine(self._colours.over if count.errors else gravest)

    def _shine(self, ink: str) -> None:
        """Light the lamp in a colour; without one it is off."""
        side, density = _LAMP, self.devicePixelRatioF()
        pixels = QPixmap(round(side * density), round(side * density))
        pixels.setDevicePixelRatio(density)
        pixels.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixels)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(QColor(ink or self._colours.quiet), 1.5))
        painter.setBrush(QColor(ink) if ink else Qt.BrushStyle.NoBrush)
        painter.drawEllipse(QRectF(1, 1, side - 2, side - 2))
        painter.end()
        self.light.setPixmap(pixels)

    def cancel(self) -> None:
        """Nobody waits for it any more."""
        if self._job:
            self._worker.cancel(self._job)
            self._end(None, say("preflight-stopped"))
            self.was_stopped = True

    def _end(self, errors: int | None, words: str) -> None:
        self._job, self.errors = 0, errors
        self.again.setEnabled(True)
        self.told.setText(words)
        self.changed.emit()
