"""The line inspector: the paragraph with the cursor line by line, why each ends, what else it
could; a click on another end locks it. Beside it, the ways to set the paragraph as a whole and
the worst lines of the page.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QTabBar,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pagesetter.compose.composition import PlacedLine
from pagesetter.geometry import Length
from pagesetter.gui.canvas.line_marks import KINDS
from pagesetter.gui.i18n import language, say
from pagesetter.gui.panels.line_ways import LineWays
from pagesetter.gui.reasons import Reasons
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue
from pagesetter.session.edits import EditError
from pagesetter.session.line_reasons import Reason, tightness
from pagesetter.session.line_ways import can_end
from pagesetter.session.locking import lock_turn, unlock_block, unlock_turn
from pagesetter.session.spots import BODY, Spot, origin_of
from pagesetter.text.explain_words import kind_told, line_told

_CHOICE = Qt.ItemDataRole.UserRole
_BEGINS = 12
"""字 of a line that stand in the lists of lines."""
_AFTER = 2
"""字 behind another end that are shown."""
_SIGNS = {"dot": "●", "diamond": "◆", "left": "◀", "right": "▶", "square": "■", "lock": "▣",
          "cross": "✖", "hook": "↩"}  # fmt: skip
"""Characters that look like the marks on the page."""
_TAIL = 6
"""字 before a line's end that stand in the list."""
_NARROW = 560
"""Pixels of width below which only one half is shown at a time."""


class LineInspector(QWidget):
    """Follows the text cursor; without one it shows the worst lines alone."""

    def __init__(self, work: Workspace, reasons: Reasons, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._reasons = work, reasons
        self._shown: object = None
        self.summary = QLabel(self)
        self.summary.setWordWrap(True)
        self.summary.setContentsMargins(8, 4, 8, 4)
        self.summary.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        self.lines = QTreeWidget(self)
        self.lines.setColumnCount(2)
        self.lines.setHeaderHidden(True)
        self.lines.setAccessibleName(say("panel-lines"))
        self.lines.setUniformRowHeights(True)
        self.lines.setMinimumHeight(36)  # what is said below it is read first
        self.lines.header().setSectionResizeMode(0, QHeaderView.ResizeMode.ResizeToContents)
        self.lines.itemActivated.connect(self._choose)
        self.lines.itemClicked.connect(self._choose)
        self.ways = LineWays(work, reasons, self)
        self.lines.itemExpanded.connect(self._weigh)
        self.unlock = QPushButton(say("lines-unlock"), self)
        self.unlock.clicked.connect(self._unlock)
        self.unlock_all = QPushButton(say("lines-unlock-all"), self)
        self.unlock_all.clicked.connect(self._unlock_all)
        self.tabs = QTabBar(self)
        self.tabs.setExpanding(False)
        self.tabs.setDrawBase(False)
        for key in ("lines-own", "lines-whole"):
            self.tabs.addTab(say(key))
        self.tabs.currentChanged.connect(self._part)
        self.legend = QLabel(_legend(), self)
        self.legend.setWordWrap(True)
        self.legend.setContentsMargins(8, 2, 8, 2)
        self.listed = QComboBox(self)
        self.listed.setAccessibleName(say("lines-list"))
        self.listed.setSizeAdjustPolicy(
            QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.listed.addItems([say("lines-worst"), say("lines-no-proof")])
        self.listed.activated.connect(self._list)
        self.worst = QListWidget(self)
        self.worst.setAccessibleName(say("lines-worst"))
        self.worst.itemActivated.connect(self._go)
        self.worst.itemClicked.connect(self._go)
        off = Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.lines.setHorizontalScrollBarPolicy(off)
        self.worst.setHorizontalScrollBarPolicy(off)
        self.worst.setTextElideMode(Qt.TextElideMode.ElideRight)
        keys = QWidget(self)
        row = QHBoxLayout(keys)
        row.setContentsMargins(0, 0, 0, 0)
        for button in (self.unlock, self.unlock_all):
            row.addWidget(button)
        self._keys = keys
        self._sides = (
            _side(self.summary, self.lines, keys), _side(self.ways, self.listed, self.worst)
        )  # fmt: skip
        sides = QHBoxLayout()
        sides.setSpacing(6)
        for side, stretch in zip(self._sides, (3, 2), strict=True):
            sides.addWidget(side, stretch)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(2)
        whole.addWidget(self.tabs)
        whole.addLayout(sides, 1)
        whole.addWidget(self.legend)  # over the whole width, that it takes few lines
        self._part()
        work.typist.moved.connect(self.refresh)
        work.recomposed.connect(self.refresh)
        reasons.learned.connect(self._list)

    def resizeEvent(self, event: QResizeEvent) -> None:
        self._part()

    def _part(self) -> None:
        """Both halves side by side where there is room, else the one that is chosen."""
        narrow = self.width() < _NARROW
        self.tabs.setVisible(narrow)
        for at, side in enumerate(self._sides):
            side.setVisible(not narrow or at == self.tabs.currentIndex())

    def showEvent(self, event: QShowEvent) -> None:
        self._reasons.want("panel", True)
        self._reasons.changes.want("panel", True)
        self.refresh()

    def hideEvent(self, event: QHideEvent) -> None:
        self._reasons.want("panel", False)
        self._reasons.changes.want("panel", False)

    def refresh(self) -> None:
        """Show the paragraph with the cursor as it is now; a hidden panel waits."""
        if not self.isVisible() or self._work.is_settling:
            return
        focus = self._work.typist.focus
        block = focus.block if focus is not None and focus.part == BODY else -1
        story = self._reasons.of(focus.item) if focus is not None and block >= 0 else None
        made = story.paragraph(block) if story is not None else None
        self.lines.setVisible(made is not None)  # what is said instead needs its room
        if made is None:
            self._keys.setVisible(False)
        if focus is None or made is None:
            self.lines.clear()
            self.ways.show_paragraph(None)
            self._shown = None
            self.summary.setText(say("lines-nothing"))
        elif made is not self._shown:
            self._shown = made
            self._fill(focus)
            self.summary.setText(self._summed(focus, len(made.lines)))
            self.ways.show_paragraph(focus)
        if made is not None:
            self._mark(focus)
        self._list()

    def _summed(self, focus: Spot, lines: int) -> str:
        """How many lines the paragraph has, and the proof whose lines it keeps."""
        work = self._work
        story = work.story(focus.item)
        proof = origin_of(work.issue, work.page, story)[1].proof if story is not None else ""
        key = "lines-kept" if proof else "lines-count"
        return say(key, lines=lines, proof=proof)

    def _placed(self, focus: Spot) -> list[tuple[PlacedLine, Reason]]:
        """The lines of the paragraph on the page with their reasons."""
        return [
            (placed, reason)
            for placed in self._work.composed.lines
            if placed.block == focus.block and self._reasons.story_of(placed) == focus.item
            and (reason := self._reasons.line(placed)) is not None
        ]  # fmt: skip

    def _fill(self, focus: Spot) -> None:
        self.lines.clear()
        tongue = language()
        for placed, reason in self._placed(focus):
            line = reason.line
            tail = line.text.rstrip("\n")[-_TAIL:]
            top = QTreeWidgetItem([f"{line.number + 1}  …{tail}", kind_told(line.kind, tongue)])
            top.setToolTip(0, "\n".join(line_told(reason.made, line, tongue)))
            top.setToolTip(1, top.toolTip(0))
            top.setData(0, _CHOICE, (placed, None))
            for other in line.alternatives if line.kind not in ("last", "turn") else ():
                text = reason.made.text
                words = text[max(0, other.end - _TAIL) : other.end].strip()
                told = _amount(other.change, reason.made.em)
                told = say("lines-chosen", told=told) if other.chosen else told
                below = QTreeWidgetItem([f"…{words}|{text[other.end : other.end + _AFTER]}", told])
                below.setToolTip(1, say("lines-cost", cost=f"{other.cost:,}"))
                below.setData(0, _CHOICE, (placed, other.end - reason.head))
                below.setToolTip(0, say("lines-choose"))
                top.addChild(below)
            self.lines.addTopLevelItem(top)
        locked = any(reason.line.kind == "locked" for _, reason in self._placed(focus))
        self._keys.setVisible(locked)

    def _weigh(self, top: QTreeWidgetItem) -> None:
        """Tell which other ends of a line leave lines behind it that cannot be set."""
        placed, _ = top.data(0, _CHOICE)
        for at in range(top.childCount()):
            below = top.child(at)
            if below is None or below.data(1, _CHOICE) is not None:
                continue
            below.setData(1, _CHOICE, True)
            if not self._can_end(placed, below.data(0, _CHOICE)[1]):
                below.setText(1, say("lines-no-follow", told=below.text(1)))
                below.setForeground(0, self.palette().placeholderText())
                below.setForeground(1, self.palette().placeholderText())

    def _can_end(self, placed: PlacedLine, end: int) -> bool:
        """True when that line, instead of where it ends, can end there."""
        story = self._reasons.of(self._reasons.story_of(placed))
        own = self._locked_end(placed)
        return story is not None and can_end(
            story, placed.block, end, self._work.fonts, -1 if own is None else own
        )  # fmt: skip

    def _locked_end(self, placed: PlacedLine) -> int | None:
        """The character of the block before which a line is locked to end."""
        reason = self._reasons.line(placed)
        if reason is None or reason.line.kind != "locked":
            return None
        return placed.end - reason.head

    def _mark(self, focus: Spot | None) -> None:
        """Open the line the cursor is in."""
        row = self._work.typist.map_of(focus.item).row_of(focus) if focus is not None else -1
        if row < 0 or focus is None:
            return
        box = self._work.typist.map_of(focus.item).rows[row].box
        for at in range(self.lines.topLevelItemCount()):
            item = self.lines.topLevelItem(at)
            if item is not None and item.data(0, _CHOICE)[0].box == box:
                self.lines.setCurrentItem(item)
                item.setExpanded(True)
        self.unlock.setEnabled(self._current_lock() is not None)

    # Choosing

    def _choose(self, item: QTreeWidgetItem, _column: int = 0) -> None:
        placed, end = item.data(0, _CHOICE)
        if end is None:
            self.unlock.setEnabled(self._current_lock() is not None)
            return
        work, focus = self._work, self._work.typist.focus
        if focus is None:
            return
        if not self._can_end(placed, end):
            self.summary.setText(say("lines-cannot-follow"))
            return
        page, story, own = focus.page, focus.item, self._locked_end(placed)
        cells = placed.box.width // work.body_size(story)

        def change(issue: Issue) -> Issue:
            if own is not None:
                issue = unlock_turn(issue, page, story, placed.block, own)
            return lock_turn(issue, page, story, placed.block, end, cells)

        self._try(change, "lock")

    def _unlock(self) -> None:
        found = self._current_lock()
        focus = self._work.typist.focus
        if found is not None and focus is not None:
            page, story = focus.page, focus.item
            self._try(lambda i: unlock_turn(i, page, story, *found), "unlock")

    def _unlock_all(self) -> None:
        focus = self._work.typist.focus
        if focus is not None:
            self._try(lambda i: unlock_block(i, focus.page, focus.item, focus.block), "unlock")

    def _current_lock(self) -> tuple[int, int] | None:
        """Block and character of the lock at the end of the line chosen."""
        item = self.lines.currentItem()
        if item is None:
            return None
        placed = (item.parent() or item).data(0, _CHOICE)[0]
        end = self._locked_end(placed)
        return None if end is None else (placed.block, end)

    def _try(self, change: Callable[[Issue], Issue], step: str) -> None:
        try:
            self._work.edit(change, step)
        except EditError:
            self.summary.setText(say("lines-cannot"))

    # The worst lines, and those that changed

    def _list(self) -> None:
        if not self.isVisible():
            return
        changes = self._reasons.changes
        told = say("lines-changed", proof=changes.proof, count=len(changes.lines))
        self.listed.setItemText(1, told if changes.proof else say("lines-no-proof"))
        rows = self._changed_rows() if self.listed.currentIndex() else self._worst_rows()
        self.worst.clear()
        for text, placed, head in rows:
            entry = QListWidgetItem(text)
            entry.setData(_CHOICE, (placed, head))
            self.worst.addItem(entry)

    def _worst_rows(self) -> list[tuple[str, PlacedLine, int]]:
        rows = []
        for placed, reason in self._reasons.worst():
            line = reason.line
            begins = line.text.strip()[:_BEGINS]
            if tightness(reason) < 0:
                over = (line.natural - line.measure) / reason.made.em
                text = say("lines-tight-one", text=begins, amount=f"{over:.2f}")
            else:
                text = say("lines-worst-one", text=begins, opening=f"{line.opening / 1000:.2f}")
            if line.kind == "forced":
                text = f"{begins} · {kind_told('forced', language())}"
            rows.append((text, placed, reason.head))
        return rows

    def _changed_rows(self) -> list[tuple[str, PlacedLine, int]]:
        return [
            (f"{changed.text.strip()[:_BEGINS]}…", changed.line, changed.head)
            for changed in self._reasons.changes.found
        ]

    def _go(self, entry: QListWidgetItem) -> None:
        placed, head = entry.data(_CHOICE)
        offset = max(0, placed.start - head)
        story = self._reasons.story_of(placed)
        self._work.typist.seek(Spot(self._work.page.name, story, BODY, placed.block, offset))


def _side(*widgets: QWidget) -> QWidget:
    side = QWidget()
    column = QVBoxLayout(side)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(2)
    for widget in widgets:
        column.addWidget(widget)
    return side


def _amount(change: Length, em: Length) -> str:
    """What another end asks of the line, in 字."""
    if abs(change) * 200 < em:
        return say("lines-even")
    key = "lines-squeezed" if change < 0 else "lines-opened"
    return say(key, amount=f"{abs(change) / em:.2f}")


def _legend() -> str:
    """The marks at line ends, each with its kind."""
    return "\u3000".join(
        f'<span style="color:{colour}">{_SIGNS[shape]}</span>&nbsp;'
        f"{say(f'legend-{kind}').replace(' ', '&nbsp;')}"
        for kind, (shape, colour) in KINDS.items()
    )
