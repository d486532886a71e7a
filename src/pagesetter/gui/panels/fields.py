"""Fields of the inspector's forms: they show a value silently and tell what a person changes."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QGridLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QToolButton,
    QWidget,
)

from pagesetter.fonts import ROLES
from pagesetter.gui.i18n import say
from pagesetter.gui.icons import icon
from pagesetter.gui.theme import Colours

_SOURCE = 76
"""Pixels of the word on where a value comes from."""


class Lines(QPlainTextEdit):
    """A text of a few lines; `changed` is called with it when a person types."""

    def __init__(self, name: str, rows: int, changed: Callable[[str], None], parent: QWidget):
        super().__init__(parent)
        self._rows = rows
        self.setAccessibleName(name)
        self.setTabChangesFocus(True)
        self.setSizePolicy(self.sizePolicy().horizontalPolicy(), self.sizePolicy().Policy.Fixed)
        self.textChanged.connect(lambda: changed(self.toPlainText()))

    def sizeHint(self) -> QSize:
        return QSize(150, self.fontMetrics().lineSpacing() * self._rows + 16)

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def show_text(self, text: str) -> None:
        """Show a text; while it is typed in it keeps its cursor."""
        if self.toPlainText() != text:
            with QSignalBlocker(self):
                self.setPlainText(text)


def line(name: str, changed: Callable[[str], None], parent: QWidget) -> QLineEdit:
    """A field of one line."""
    field = QLineEdit(parent)
    field.setAccessibleName(name)
    field.textEdited.connect(changed)
    return field


def show_line(field: QLineEdit, text: str) -> None:
    if field.text() != text:
        with QSignalBlocker(field):
            field.setText(text)


def choice(
    name: str, options: Sequence[tuple[str, object]], changed: Callable[[object], None],
    parent: QWidget,
) -> QComboBox:  # fmt: skip
    """A field to choose in; `options` are (words, value)."""
    field = QComboBox(parent)
    field.setAccessibleName(name)
    field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    field.setMinimumContentsLength(6)
    fill(field, options)
    field.activated.connect(lambda _: changed(field.currentData()))
    return field


def fill(field: QComboBox, options: Sequence[tuple[str, object]]) -> None:
    """Offer other values, unless they are the same."""
    old = [(field.itemText(at), field.itemData(at)) for at in range(field.count())]
    if old != list(options):
        with QSignalBlocker(field):
            field.clear()
            for words, value in options:
                field.addItem(words, value)


def number(
    name: str, least: float, most: float, step: float, suffix: str,
    changed: Callable[[float], None], parent: QWidget,
) -> QDoubleSpinBox:  # fmt: skip
    """A field for a number; decimals as many as the step has."""
    field = QDoubleSpinBox(parent)
    field.setAccessibleName(name)
    field.setDecimals(0 if step == int(step) else 2 if step == 0.25 else 1)
    field.setRange(least, most)
    field.setSingleStep(step)
    field.setSuffix(suffix)
    field.setKeyboardTracking(False)
    field.valueChanged.connect(changed)
    return field


def show_number(field: QDoubleSpinBox, value: float) -> None:
    with QSignalBlocker(field):
        field.setValue(value)


def tick(words: str, changed: Callable[[bool], None], parent: QWidget) -> QCheckBox:
    field = QCheckBox(words, parent)
    field.clicked.connect(changed)
    return field


def faces() -> list[tuple[str, object]]:
    """The roles that a face can play, as options of a field."""
    return [(say(f"face-{name}"), name) for name in ROLES]


def show_face(field: QComboBox, name: str) -> None:
    """Show a role, or a face that is called by its own name."""
    fill(field, faces() if name in ROLES else [*faces(), (name, name)])
    field.setCurrentIndex(field.findData(name))


def source_words(file: str) -> str:
    """Whence a value comes that is not set here: a file, else the program."""
    if not file:
        return say("inspect-from-program")
    return say("inspect-from-file", file=file.rsplit("/", 1)[-1])


class Rows:
    """Rows of a form: label, field, where its value comes from, and a reset."""

    def __init__(self, grid: QGridLayout, parent: QWidget, colours: Colours) -> None:
        self._grid, self._parent, self._colours = grid, parent, colours
        self._sources: dict[str, QLabel] = {}
        self.resets: dict[str, QToolButton] = {}
        self._widgets: dict[str, list[QWidget]] = {}
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        grid.setColumnMinimumWidth(0, 48)

    def add(
        self, key: str, label: str, field: QWidget, reset: Callable[[], None] | None = None
    ) -> None:
        row = self._grid.rowCount()
        name = QLabel(label, self._parent)
        name.setBuddy(field)
        widgets: list[QWidget] = [name, field]
        self._grid.addWidget(name, row, 0, Qt.AlignmentFlag.AlignLeft)
        self._grid.addWidget(field, row, 1, 1, 1 if reset is not None else 3)
        if reset is not None:
            source = QLabel(self._parent)
            source.setProperty("quiet", True)
            source.setFixedWidth(_SOURCE)
            button = QToolButton(self._parent)
            button.setIcon(icon("undo-2", self._colours.text, self._colours.faint))
            button.setToolTip(say("inspect-reset"))
            button.setAccessibleName(f"{label} {say('inspect-reset')}")
            button.clicked.connect(reset)
            self._grid.addWidget(source, row, 2)
            self._grid.addWidget(button, row, 3)
            self._sources[key], self.resets[key] = source, button
            widgets += [source, button]
        self._widgets[key] = widgets

    def tell(self, key: str, source: str, *, own: bool) -> None:
        """Say where a value comes from; what is set here alone can be reset."""
        label = self._sources[key]
        metrics = QFontMetrics(label.font())
        label.setText(metrics.elidedText(source, Qt.TextElideMode.ElideRight, _SOURCE))
        label.setToolTip(source)
        self.resets[key].setEnabled(own)

    def show(self, key: str, *, shown: bool) -> None:
        for widget in self._widgets[key]:
            widget.setVisible(shown)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        for button in self.resets.values():
            button.setIcon(icon("undo-2", colours.text, colours.faint))
