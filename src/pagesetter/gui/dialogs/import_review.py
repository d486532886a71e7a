"""The review of copy: a source and what it becomes side by side, each change taken or left; of a
new version, the article as it is and what would become of it.

Shows the sheets of `import_sheets`; what they lead to is the caller's to write.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QKeyEvent, QResizeEvent, QTextCursor
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QSplitter,
    QTextEdit,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from pagesetter.copydesk.review import Review
from pagesetter.copydesk.version_review import VersionReview
from pagesetter.gui.dialogs.import_sheets import Line, Sheet, sheets_of
from pagesetter.gui.i18n import say
from pagesetter.gui.theme import Colours
from pagesetter.gui.utf16 import units

_COLUMNS = ("import-rule", "import-before", "import-after", "import-sure", "import-why")
_SHARES = (38, 14, 14, 9)
"""Of the width of the list, in hundredths, for the columns; the last one has what is left."""
_SHOWN = 18
"""Characters of a change that its row shows."""
_ROUND = QSize(40, 60)
"""Pixels of the screen that are left round the dialog and for its title."""


class _Changes(QTreeWidget):
    """A list that shows all its columns, however narrow the screen is."""

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for column, share in enumerate(_SHARES):
            self.header().resizeSection(column, self.viewport().width() * share // 100)


class ImportReview(QDialog):
    """Looks through the changes of one source or several."""

    def __init__(
        self,
        reviews: Sequence[Review | VersionReview],
        colours: Colours,
        parent: QWidget | None = None,
    ) -> None:
        """At least one of the reviews must have something to show; see `sheets_of`."""
        super().__init__(parent)
        self.sheets = sheets_of(reviews)
        self._colours = colours
        self.lines: list[Line] = []
        self._spare: list[QTreeWidgetItem | None] = []
        """Items no longer shown, kept until the next are: see `_fill`."""
        self._headings: dict[QPlainTextEdit, QLabel] = {}
        self.setWindowTitle(say("import-title"))
        self.resize(QSize(1080, 760).boundedTo(self.screen().availableSize() - _ROUND))
        self.files = QComboBox(self)
        self.files.setAccessibleName(say("import-file"))
        for sheet in self.sheets:
            self.files.addItem(sheet.name)
        self.files.setVisible(len(self.sheets) > 1)
        self.told = QLabel(self)
        self.source, source = self._text()
        self.outcome, outcome = self._text()
        texts = QSplitter(Qt.Orientation.Horizontal, self)
        texts.addWidget(source)
        texts.addWidget(outcome)
        self.list = self._list()
        whole = QSplitter(Qt.Orientation.Vertical, self)
        whole.addWidget(texts)
        whole.addWidget(self.list)
        whole.setSizes([430, 230])
        top = QHBoxLayout()
        top.addWidget(self.files)
        top.addWidget(self.told, 1)
        layout = QVBoxLayout(self)
        layout.addLayout(top)
        layout.addWidget(whole, 1)
        layout.addLayout(self._choices())
        layout.addLayout(self._foot())
        self.files.currentIndexChanged.connect(lambda _: self._show())
        self._show()
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    @property
    def sheet(self) -> Sheet:
        """What is shown."""
        return self.sheets[max(0, self.files.currentIndex())]

    def _text(self) -> tuple[QPlainTextEdit, QWidget]:
        box = QWidget(self)
        text = QPlainTextEdit(box)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        label = self._headings[text] = QLabel(box)
        label.setProperty("quiet", True)
        layout.addWidget(label)
        layout.addWidget(text, 1)
        return text, box

    def _list(self) -> QTreeWidget:
        rows = _Changes(self)
        rows.setAccessibleName(say("import-list"))
        rows.setHeaderLabels([say(key) for key in _COLUMNS])
        sure = _COLUMNS.index("import-sure")
        rows.headerItem().setTextAlignment(sure, Qt.AlignmentFlag.AlignRight)
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setAlternatingRowColors(True)
        header = rows.header()
        header.setStretchLastSection(True)
        for column in range(len(_SHARES)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
        rows.currentItemChanged.connect(lambda *_: self._mark())
        rows.itemChanged.connect(self._ticked)
        return rows

    def _choices(self) -> QHBoxLayout:
        row = QHBoxLayout()
        self.rule_on = QPushButton(say("import-rule-on"), self)
        self.rule_off = QPushButton(say("import-rule-off"), self)
        self.rule_on.clicked.connect(lambda: self._rule(taken=True))
        self.rule_off.clicked.connect(lambda: self._rule(taken=False))
        self.above = QPushButton(say("import-above"), self)
        self.percent = QSpinBox(self)
        self.percent.setRange(0, 100)
        self.percent.setValue(80)
        self.percent.setSuffix("%")
        self.percent.setAccessibleName(say("import-sure"))
        self.above.clicked.connect(self._threshold)
        for button in (self.rule_on, self.rule_off, self.above):
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addWidget(self.percent)
        row.addStretch(1)
        return row

    def _foot(self) -> QHBoxLayout:
        row = QHBoxLayout()
        keys = QLabel(say("import-keys"), self)
        keys.setProperty("quiet", True)
        row.addWidget(keys, 1)
        buttons = QDialogButtonBox(self)
        self.run = buttons.addButton(say("import-run"), QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = buttons.addButton(say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        self.run.setDefault(True)
        cancel.setAutoDefault(False)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        row.addWidget(buttons)
        return row

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter alone does not import: the hand is on the list."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self.accept()
            return
        super().keyPressEvent(event)

    # What is shown

    def _show(self, key: object = None) -> None:
        """Show the sheet as it is now, the line of `key` in hand."""
        sheet = self.sheet
        self.lines = sheet.lines()
        for text, heading, edit in zip(sheet.texts, sheet.headings, (self.source, self.outcome),
                                       strict=True):  # fmt: skip
            edit.setPlainText(_plain(text))
            edit.setAccessibleName(say(heading))
            self._headings[edit].setText(say(heading))
        self._fill()
        if self.lines:
            keys = [line.key for line in self.lines]
            item = self.list.topLevelItem(keys.index(key) if key in keys else 0)
            assert item is not None
            self.list.setCurrentItem(item)
        self.told.setText(sheet.told)
        self._mark()

    def _fill(self) -> None:
        """Write the lines into the list, each into the item that stands there.

        None is deleted: Qt tells of a tick in the midst of setting it, and reads the item after.
        """
        self.list.blockSignals(True)
        there, wanted = self.list.topLevelItemCount(), len(self.lines)
        self.list.addTopLevelItems([_item() for _ in range(there, wanted)])
        self._spare = [self.list.takeTopLevelItem(wanted) for _ in range(wanted, there)]
        for at, line in enumerate(self.lines):
            self._write(self.list.topLevelItem(at), line)
        self.list.blockSignals(False)

    def _write(self, item: QTreeWidgetItem | None, line: Line) -> None:
        assert item is not None
        kind, before, after, sure, why = line.cells
        cells = (kind, _short(before), _short(after), sure, why)
        for column, cell in enumerate(cells):
            if item.text(column) != cell:
                item.setText(column, cell)
                item.setToolTip(column, cell)
        item.setCheckState(0, Qt.CheckState.Checked if line.accepted else Qt.CheckState.Unchecked)

    def _current(self) -> Line | None:
        item = self.list.currentItem()
        at = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return self.lines[at] if 0 <= at < len(self.lines) else None

    def _mark(self) -> None:
        """Colour all changes in both texts, and go to the one in hand."""
        current = self._current()
        source, outcome = self.sheet.texts
        left, right = [], []
        for line in self.lines:
            colour = self._colour(line, in_hand=line is current)
            left.append(_selection(self.source, source, line.left, colour))
            if line.is_seen or (line.accepted and line is current):
                right.append(_selection(self.outcome, outcome, line.right, colour))
        self.source.setExtraSelections(left)
        self.outcome.setExtraSelections(right)
        if current is not None:
            _go(self.source, source, current.left[0])
            _go(self.outcome, outcome, current.right[0])
        for button in (self.rule_on, self.rule_off, self.above):
            button.setEnabled(current is not None)
        for widget in (self.above, self.percent):
            widget.setVisible(self.sheet.has_threshold)

    def _colour(self, line: Line, *, in_hand: bool) -> QColor:
        """Red for what goes, blue for what moves, amber for what changes, grey for what is left."""
        name = {
            "left": self._colours.quiet, "aside": self._colours.over,
            "moved": self._colours.free, "changed": self._colours.warning,
        }[line.tone]  # fmt: skip
        colour = QColor(name)
        colour.setAlpha(150 if in_hand else 55)
        return colour

    # What is chosen

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        line = self.lines[self.list.indexOfTopLevelItem(item)]
        accepted = item.checkState(0) == Qt.CheckState.Checked
        if column == 0 and line.accepted != accepted:
            self.sheet.set((line.key,), accepted=accepted)
            self._show(line.key)

    def _rule(self, *, taken: bool) -> None:
        line = self._current()
        if line is not None:
            self.sheet.set_group(line.group, accepted=taken)
            self._show(line.key)

    def _threshold(self) -> None:
        line = self._current()
        self.sheet.set_threshold(self.percent.value())
        self._show(line.key if line is not None else None)


def _item() -> QTreeWidgetItem:
    item = QTreeWidgetItem()
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
    return item


def _plain(text: str) -> str:
    """One line end for each in the source, so that offsets hold."""
    return text.replace("\r", "\n").replace("\v", "\n").replace("\u2029", "\n")


def _short(text: str) -> str:
    shown = text.replace("\r", "").replace("\n", "⏎").replace("\v", "⏎").replace("\u3000", "□")
    shown = shown.replace(" ", "␣")
    return shown if len(shown) <= _SHOWN else shown[: _SHOWN - 1] + "…"


def _selection(
    edit: QPlainTextEdit, text: str, span: tuple[int, int], colour: QColor
) -> QTextEdit.ExtraSelection:
    cursor = QTextCursor(edit.document())
    last = max(0, edit.document().characterCount() - 1)
    cursor.setPosition(min(units(text, span[0]), last))
    cursor.setPosition(min(units(text, span[1]), last), QTextCursor.MoveMode.KeepAnchor)
    selection = QTextEdit.ExtraSelection()
    selection.cursor = cursor
    selection.format.setBackground(colour)
    return selection


def _go(edit: QPlainTextEdit, text: str, offset: int) -> None:
    cursor = edit.textCursor()
    cursor.setPosition(min(units(text, offset), edit.document().characterCount() - 1))
    edit.setTextCursor(cursor)
    edit.centerCursor()
