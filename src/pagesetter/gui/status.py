"""The status bar: where the pointer is, 字 of the text in hand, its fit, findings, zoom, saved."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QLabel, QLineEdit, QStatusBar, QToolButton, QWidget

from pagesetter.geometry import UNIT
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.marks import fit_text
from pagesetter.gui.canvas.scene import column_at, line_at
from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Pointer
from pagesetter.gui.panels.findings import Counts
from pagesetter.gui.text_counts import counted
from pagesetter.gui.workspace import Workspace

_MM = UNIT * 720 / 254
_TELL = 40
"""Milliseconds from a move of the pointer or the text cursor until it is told."""
_ASIDE = 8
"""Pixels from the edge of the window to the words."""
_ZOOMS = (50, 75, 100, 150, 200, 400, 800)


class Told(QWidget):
    """A word that changes all the time: paints itself alone, where a label has all of the bar
    laid out and painted anew."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._text = ""

    def text(self) -> str:
        return self._text

    def setText(self, text: str) -> None:
        if text != self._text:
            self._text = text
            self.update()

    def sizeHint(self) -> QSize:
        return QSize(0, self.fontMetrics().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        flags = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        painter = QPainter(self)
        painter.drawText(self.rect().adjusted(_ASIDE, 0, 0, 0), flags, self._text)
        painter.end()


class Status(QStatusBar):
    """Belongs to one open document."""

    findings_wanted = Signal()

    def __init__(self, work: Workspace, canvas: Canvas, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._canvas = work, canvas
        self._place, self._fit, self._page = Told(self), QLabel(self), QLabel(self)
        self._counts = QLabel(self)
        self._saved = QLabel(self)
        self._findings = QToolButton(self)
        self._findings.setAutoRaise(True)
        self._findings.clicked.connect(self.findings_wanted)
        self.zoom = QComboBox(self)
        self.zoom.setEditable(True)
        self.zoom.setAccessibleName(say("status-zoom"))
        self.zoom.setToolTip(say("status-zoom"))
        self.zoom.addItems([f"{percent}%" for percent in _ZOOMS])
        self.zoom.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.zoom.textActivated.connect(self._zoom)
        self._typed = QLineEdit(self)
        self.zoom.setLineEdit(self._typed)
        self._typed.returnPressed.connect(lambda: self._zoom(self._typed.text()))
        self.addWidget(self._place, 1)
        for widget in (
            self._counts, self._fit, self._findings, self._page, self._saved, self.zoom
        ):  # fmt: skip
            self.addPermanentWidget(widget)
        self._counting = self._timer(self._count)
        self._pointed: Pointer | None = None
        self._telling = self._timer(self._tell_place)
        canvas.pointer_moved.connect(self._point)
        canvas.camera_changed.connect(self._show_zoom)
        for signal in (work.selected, work.recomposed, work.stepped, work.page_shown):
            signal.connect(self.refresh)
        work.typist.moved.connect(self._count_soon)
        self.refresh()
        self._show_zoom()

    def _timer(self, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(_TELL)
        timer.timeout.connect(call)
        return timer

    def refresh(self) -> None:
        work = self._work
        count = len(work.issue.pages)
        self._page.setText(
            say("status-page", number=work.page.number, at=work.index + 1, count=count)
        )
        self._saved.setText(say("status-unsaved" if work.document.is_dirty else "status-saved"))
        items = work.selection.items
        fit = work.fit(items[0]) if len(items) == 1 else None
        story = work.story(items[0]) if fit is not None else None
        has_text = story is not None and bool(story.article)
        self._fit.setText((fit_text(fit) or say("fit-exact")) if fit and has_text else "")
        self._count()

    def _count_soon(self) -> None:
        """Not at every step of a selection; what is typed is counted when panels follow."""
        if not self._counting.isActive() and not self._work.is_settling:
            self._counting.start()

    def _count(self) -> None:
        self._counts.setText("  ·  ".join(counted(self._work)))

    def show_counts(self, counts: Counts) -> None:
        clean = counts == Counts(0, 0)
        self._findings.setText(
            say("status-clean") if clean
            else say("status-findings", errors=counts.errors, warnings=counts.warnings)
        )  # fmt: skip

    def _point(self, at: Pointer | None) -> None:
        """Words in a bar are laid out slowly: not at every step of a hand."""
        self._pointed = at
        if not self._telling.isActive():
            self._telling.start()

    def _tell_place(self) -> None:
        at = self._pointed
        if at is None:
            self._place.setText("")
            return
        grid = self._work.grid
        x, y = (at.x - grid.sheet.x) / _MM, (at.y - grid.sheet.y) / _MM
        place = {"x": f"{x:.1f}", "y": f"{y:.1f}"}
        area = grid.area
        if area.x <= at.x < area.right and area.y <= at.y < area.bottom:
            column = column_at(grid, at.x)
            width = grid.columns[column - 1]
            cell = min(max(0, at.x - width.x), width.width - 1) // grid.size + 1
            line = line_at(grid, at.y)
            self._place.setText(say("status-place", column=column, cell=cell, line=line, **place))
        else:
            self._place.setText(say("status-off", **place))

    def _show_zoom(self) -> None:
        text = f"{self._canvas.camera.percent}%"
        if self._typed.text() != text:
            self._typed.setText(text)

    def _zoom(self, text: str) -> None:
        digits = text.strip().rstrip("%")
        if digits.isascii() and digits.isdigit() and int(digits) > 0:
            self._canvas.set_camera(self._canvas.camera.at_percent(int(digits)))
        self._show_zoom()
        self._canvas.setFocus()
