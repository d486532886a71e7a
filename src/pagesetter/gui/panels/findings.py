"""What was found in files and on pages: a click goes to the place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pagesetter.findings import ERROR, INFO, WARNING, Finding
from pagesetter.gui.i18n import language, say
from pagesetter.gui.icons import icon
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.values import NamedTuple

_ICONS = {ERROR: "circle-x", WARNING: "triangle-alert", INFO: "info"}
_ORDER = {ERROR: 0, WARNING: 1, INFO: 2}
_DELAY = 120
"""Milliseconds after the last change until the list is made anew: it is not needed sooner."""


class Counts(NamedTuple):
    errors: int
    warnings: int


class FindingsPanel(QWidget):
    """The list, errors first, narrowed to a severity or the page on show."""

    counted = Signal(object)
    """Counts of all findings of the issue."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._colours = work, colours
        self._shown: list[Finding] = []
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("panel-findings"))
        self.list.setWordWrap(True)
        self.list.setSpacing(1)
        self.list.itemClicked.connect(self._jump)
        self.list.itemActivated.connect(self._jump)
        self.which = QComboBox(self)
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
        self._colours = colours
        self._shown = []
        self._fill()

    def _fill(self) -> None:
        found = sorted(self._work.findings, key=lambda f: _ORDER[f.severity])
        errors = sum(f.severity == ERROR for f in found)
        warnings = sum(f.severity == WARNING for f in found)
        self.counted.emit(Counts(errors, warnings))
        self._summary.setText(say("status-findings", errors=errors, warnings=warnings))
        which = self.which.currentData()
        label = self._work.composed.display.label
        if which == "errors":
            found = [f for f in found if f.severity == ERROR]
        elif which == "page":
            found = [f for f in found if f.place.page == label]
        if found == self._shown and self.list.count():
            return
        self._shown = found
        self.list.clear()
        inks = {ERROR: self._colours.over_text, WARNING: self._colours.warning,
                INFO: self._colours.quiet}  # fmt: skip
        icons = {name: icon(_ICONS[name], ink) for name, ink in inks.items()}
        for one in found:
            item = QListWidgetItem(icons[one.severity], _words(one))
            item.setToolTip(f"{one.remedy(language())}\n{one.span}".strip())
            item.setData(Qt.ItemDataRole.UserRole, one)
            self.list.addItem(item)
        if not found:
            self.list.addItem(QListWidgetItem(say("status-clean")))

    def _jump(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Finding):
            go_to(self._work, found)


def _words(found: Finding) -> str:
    place = say("findings-at", page=found.place.page) if found.place.page else ""
    return f"{place}{found.message(language())}"


def go_to(work: Workspace, found: Finding) -> bool:
    """Show the page of a finding and select its story or box; False when it has no place."""
    for index, page in enumerate(work.issue.pages):
        if str(page.number) != found.place.page:
            continue
        work.show_page(index)
        part = work.scene.part(found.place.frame)
        name = found.place.story or (part.item if part is not None else found.place.frame)
        if work.item(name) is None:
            return True
        parts = work.scene.of((name,))
        frame = part if part is not None else next(iter(parts), None)
        work.select((name,), frame.frame.id if frame is not None else "")
        return True
    return False
