"""The ways to set the paragraph with the cursor, a click locks one; what other rules would do."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.i18n import say
from pagesetter.gui.reasons import Reasons
from pagesetter.gui.workspace import Workspace
from pagesetter.session.edits import EditError
from pagesetter.session.line_ways import RULES, Way, ways_of, what_if
from pagesetter.session.locking import lock_lines
from pagesetter.session.spots import Spot

_WAY = Qt.ItemDataRole.UserRole
_ROWS = 3


class LineWays(QWidget):
    """Shows what `show_paragraph` was told of last."""

    def __init__(self, work: Workspace, reasons: Reasons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._reasons = work, reasons
        self._spot: Spot | None = None
        self.ways = _Ways(self)
        self.ways.setAccessibleName(say("lines-ways"))
        self.ways.itemActivated.connect(self._lock)
        self.ways.itemClicked.connect(self._lock)
        self.rule = QComboBox(self)
        self.rule.setAccessibleName(say("lines-what-if"))
        self.rule.addItem(say("lines-what-if"), None)
        for rule, values in RULES.items():
            for value in values:
                self.rule.addItem(say(f"what-if-{rule}-{value}"), (rule, value))
        self.rule.activated.connect(self._count)
        self.told = QLabel(self)
        self.told.setProperty("quiet", True)
        row = QHBoxLayout()
        row.addWidget(self.rule)
        row.addWidget(self.told, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.ways)
        layout.addLayout(row)

    def show_paragraph(self, spot: Spot | None) -> None:
        """Show the ways of the paragraph of a spot; of none, nothing."""
        self._spot = spot
        self.ways.clear()
        self.setVisible(spot is not None)
        reasons = self._reasons.of(spot.item) if spot is not None else None
        if spot is None or reasons is None:
            return
        for way in ways_of(reasons, spot.block, self._work.fonts):
            entry = QListWidgetItem(_told(way))
            entry.setData(_WAY, way)
            entry.setToolTip(f"{_told(way)}\n{say('lines-way-lock')}")
            self.ways.addItem(entry)
            if not way.change:
                with QSignalBlocker(self.ways):
                    self.ways.setCurrentItem(entry)
        self._count()

    def _lock(self, entry: QListWidgetItem) -> None:
        """Lock every line end of a way."""
        work, spot, way = self._work, self._spot, entry.data(_WAY)
        if spot is None:
            return
        page, story, block = spot.page, spot.item, spot.block
        size = work.body_size(story)
        cells = [
            line.box.width // size
            for line in work.composed.lines
            if line.block == block and self._reasons.story_of(line) == story
        ]  # fmt: skip
        try:
            work.edit(lambda i: lock_lines(i, page, story, block, way.ends, cells), "lock")
        except EditError:
            self.told.setText(say("lines-cannot"))

    def _count(self) -> None:
        chosen, spot = self.rule.currentData(), self._spot
        reasons = self._reasons.of(spot.item) if spot is not None else None
        if chosen is None or spot is None or reasons is None:
            self.told.setText("")
            return
        rule, value = chosen
        found = what_if(reasons, spot.block, rule, value, self._work.fonts)
        self.told.setText(
            say("lines-what-if-told", before=found.story[0], after=found.story[1],
                own_before=found.block[0], own_after=found.block[1])
        )  # fmt: skip


class _Ways(QListWidget):
    """A list three rows high."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)

    def sizeHint(self) -> QSize:
        row = max(self.sizeHintForRow(0), self.fontMetrics().height() + 2)
        return QSize(240, _ROWS * row + 2 * self.frameWidth() + 2)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()


def _told(way: Way) -> str:
    change = f"{way.change:+d}".replace("-", "−") if way.change else "0"
    return say(
        "lines-way", lines=way.lines, change=change, cost=f"{way.cost:,}",
        opening=f"{way.opening / 1000:.2f}",
    )  # fmt: skip
