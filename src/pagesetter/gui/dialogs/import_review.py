"""The review of copy: a source and what it becomes side by side, each change taken or left.

Shows `copydesk.review`; what it leads to is the caller's to write.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QKeyEvent, QTextCursor
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

from pagesetter.copydesk.review import Key, Record, Review
from pagesetter.copydesk.words import rule_words, sign_words
from pagesetter.gui.i18n import language, say
from pagesetter.gui.theme import Colours
from pagesetter.gui.utf16 import units

_COLUMNS = ("import-rule", "import-before", "import-after", "import-sure", "import-why")
_SHOWN = 18
"""Characters of a change that its row shows."""


class ImportReview(QDialog):
    """Looks through the changes of one source or several."""

    def __init__(
        self, reviews: Sequence[Review], colours: Colours, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.reviews = list(reviews)
        self._colours = colours
        self._records: list[Record] = []
        self.setWindowTitle(say("import-title"))
        self.resize(1080, 760)
        self.files = QComboBox(self)
        self.files.setAccessibleName(say("import-file"))
        for review in self.reviews:
            self.files.addItem(review.source.name)
        self.files.setVisible(len(self.reviews) > 1)
        self.told = QLabel(self)
        self.source, source = self._text("import-source")
        self.outcome, outcome = self._text("import-result")
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
    def review(self) -> Review:
        """The source that is shown."""
        return self.reviews[max(0, self.files.currentIndex())]

    def _text(self, heading: str) -> tuple[QPlainTextEdit, QWidget]:
        box = QWidget(self)
        text = QPlainTextEdit(box)
        text.setReadOnly(True)
        text.setTabChangesFocus(True)
        text.setAccessibleName(say(heading))
        layout = QVBoxLayout(box)
        layout.setContentsMargins(0, 0, 0, 0)
        label = QLabel(say(heading), box)
        label.setProperty("quiet", True)
        layout.addWidget(label)
        layout.addWidget(text, 1)
        return text, box

    def _list(self) -> QTreeWidget:
        rows = QTreeWidget(self)
        rows.setAccessibleName(say("import-list"))
        rows.setHeaderLabels([say(key) for key in _COLUMNS])
        rows.setRootIsDecorated(False)
        rows.setUniformRowHeights(True)
        rows.setAlternatingRowColors(True)
        header = rows.header()
        header.setStretchLastSection(True)
        for column, size in enumerate((340, 170, 180, 60)):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Interactive)
            header.resizeSection(column, size)
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

    def _show(self, key: Key | None = None) -> None:
        """Show the review as it is now, the record of `key` in hand."""
        review = self.review
        self._records = review.records
        self.source.setPlainText(_plain(review.source.text))
        self.outcome.setPlainText(_plain(review.cleaned.draft.text))
        self.list.blockSignals(True)
        self.list.clear()
        rows = [self._row(record) for record in self._records]
        self.list.addTopLevelItems(rows)
        self.list.blockSignals(False)
        if rows:
            keys = [record.key for record in self._records]
            self.list.setCurrentItem(rows[keys.index(key) if key in keys else 0])
        taken = sum(record.accepted for record in self._records)
        self.told.setText(
            say("import-count", taken=taken, count=len(self._records),
                articles=review.cleaned.article_count)
        )  # fmt: skip
        self._mark()

    def _row(self, record: Record) -> QTreeWidgetItem:
        tag = language()
        cells = [rule_words(record.rule, tag), _short(record.before), _short(record.after),
                 f"{record.confidence}%", sign_words(record.sign, tag)]  # fmt: skip
        item = QTreeWidgetItem(cells)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(0, Qt.CheckState.Checked if record.accepted else Qt.CheckState.Unchecked)
        item.setTextAlignment(3, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for column in (1, 2, 4):
            item.setToolTip(column, cells[column])
        return item

    def _current(self) -> Record | None:
        item = self.list.currentItem()
        at = self.list.indexOfTopLevelItem(item) if item is not None else -1
        return self._records[at] if 0 <= at < len(self._records) else None

    def _mark(self) -> None:
        """Colour all changes in both texts, and go to the one in hand."""
        current = self._current()
        ends = _Ends(self.review)
        left, right = [], []
        for record in self._records:
            colour = self._colour(record, in_hand=record is current)
            span = (record.place, record.place + max(1, record.length))
            left.append(_selection(self.source, self.review.source.text, span, colour))
            if record.accepted and (record.after or record is current):
                there = ends.of(record)
                text = self.review.cleaned.draft.text
                right.append(_selection(self.outcome, text, there, colour))
        self.source.setExtraSelections(left)
        self.outcome.setExtraSelections(right)
        if current is not None:
            _go(self.source, self.review.source.text, current.place)
            _go(self.outcome, self.review.cleaned.draft.text, ends.of(current)[0])
        for button in (self.rule_on, self.rule_off, self.above):
            button.setEnabled(current is not None)

    def _colour(self, record: Record, *, in_hand: bool) -> QColor:
        """Red for what goes, blue for what moves, amber for what changes, grey for what is left."""
        name = (
            self._colours.quiet if not record.accepted
            else self._colours.over if record.is_aside
            else self._colours.free if record.rule in ("float", "across")
            else self._colours.warning
        )  # fmt: skip
        colour = QColor(name)
        colour.setAlpha(150 if in_hand else 55)
        return colour

    # What is chosen

    def _ticked(self, item: QTreeWidgetItem, column: int) -> None:
        at = self.list.indexOfTopLevelItem(item)
        record = self._records[at]
        if column == 0 and record.accepted != (item.checkState(0) == Qt.CheckState.Checked):
            (self.review.reject if record.accepted else self.review.accept)(record.key)
            self._show(record.key)

    def _rule(self, *, taken: bool) -> None:
        record = self._current()
        if record is not None:
            self.review.set_rule(record.rule, accepted=taken)
            self._show(record.key)

    def _threshold(self) -> None:
        record = self._current()
        self.review.accept_above(self.percent.value())
        self._show(record.key if record is not None else None)


class _Ends:
    """Where stretches of a source stand in the result."""

    def __init__(self, review: Review) -> None:
        self._at: dict[int, int] = {}
        for offset, origin in enumerate(review.cleaned.draft.origins):
            self._at.setdefault(origin, offset)

    def of(self, record: Record) -> tuple[int, int]:
        """(start, end) of a change in the result; where nothing is left of it, what follows."""
        inside = [self._at[o] for o in range(record.place, record.place + record.length)
                  if o in self._at]  # fmt: skip
        if inside:
            return min(inside), max(inside) + 1
        after = record.place + record.length
        limit = max(self._at, default=0)
        while after < limit and after not in self._at:
            after += 1
        start = self._at.get(after, 0)
        return start, start + 1


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
