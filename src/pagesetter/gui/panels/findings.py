"""What was found in files and on pages while the issue is worked on."""

from __future__ import annotations

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from pagesetter.findings import ERROR
from pagesetter.gui.i18n import say
from pagesetter.gui.panels.finding_list import Counts, FindingList, counted, go_to
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

__all__ = ["Counts", "FindingsPanel", "go_to"]

_DELAY = 120
"""Milliseconds after the last change until the list is made anew: it is not needed sooner."""


class FindingsPanel(QWidget):
    """The list, errors first, narrowed to a severity or the page on show."""

    counted = Signal(object)
    """Counts of all findings of the issue."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.list = FindingList(work, colours, self)
        self.which = QComboBox(self)
        self.which.setAccessibleName(say("list-shows"))
        for name in ("all", "errors", "page"):
            self.which.addItem(say(f"findings-{name}"), name)
        self.which.currentIndexChanged.connect(self._fill)
        self._summary = QLabel(self)
        self._summary.setProperty("quiet", True)
        top = QHBoxLayout()
        top.addWidget(self._summary, 1)
        top.addWidget(self.which)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        layout.addLayout(top)
        layout.addWidget(self.list, 1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self._fill)
        work.recomposed.connect(self._timer.start)
        work.page_shown.connect(self._timer.start)
        work.filled.connect(self._timer.start)
        self._timer.start()

    def sizeHint(self) -> QSize:
        return QSize(340, 180)

    def set_colours(self, colours: Colours) -> None:
        self.list.set_colours(colours)

    def _fill(self) -> None:
        found = list(self._work.findings)
        told = counted(found)
        self.counted.emit(told)
        self._summary.setText(say("status-findings", errors=told.errors, warnings=told.warnings))
        which = self.which.currentData()
        label = self._work.composed.display.label
        if which == "errors":
            found = [one for one in found if one.severity == ERROR]
        elif which == "page":
            found = [one for one in found if one.place.page == label]
        self.list.show_findings(found)
