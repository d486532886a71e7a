"""What the plant takes, as a form: standard, profile, size, outlines, marks, names; inks of pages.

Begins with what was chosen last for the paper, and keeps what is chosen.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)

from pagesetter.export.plates import BLACK_ONLY, FULL, RED_AND_BLACK
from pagesetter.gui.i18n import say
from pagesetter.gui.wheel_guard import WheelGuard
from pagesetter.gui.workspace import Workspace
from pagesetter.session.edits import set_inks
from pagesetter.session.pipeline import Press
from pagesetter.session.settings import Settings

_CHOICES = {
    "standard": ("x4", "x1a", "plain"),
    "size": ("sheet", "type-area"),
    "outlines": ("", "titles", "all"),
}
_ACROSS = 4
"""Pages whose inks stand side by side."""
_ROWS = 4
"""Rows of them that are seen at once."""


class PlantForm(QWidget):
    """The fields; `press` and `names` tell what they say."""

    changed = Signal()
    """`press` may say something else."""

    def __init__(self, work: Workspace, settings: Settings | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._work, self._settings = work, settings
        self._paper = os.path.abspath(work.document.root)
        self.choices = {name: self._choice(name, values) for name, values in _CHOICES.items()}
        self.profile, self.names = QLineEdit(self), QLineEdit(self)
        self.profile.setText(self._kept("profile"))
        self.profile.setPlaceholderText(say("plant-profile-own"))
        self.names.setText(self._kept("names"))
        self.profile.setAccessibleName(say("plant-profile"))
        self.names.setAccessibleName(say("plant-names"))
        self.names.setPlaceholderText(say("plant-names-example"))
        self.split = self._flag("split", "export-split")
        self.marks = self._flag("marks", "plant-marks")
        self.unsharp = self._flag("unsharp", "plant-unsharp-on")
        self.split.toggled.connect(self.names.setEnabled)
        self.names.setEnabled(self.split.isChecked())
        browse = QPushButton(say("browse"), self)
        browse.clicked.connect(self._browse)
        self.words_width = 0
        """Pixels of the widest word before a field."""
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        for name, field in (
            ("standard", self.choices["standard"]), ("profile", _row(self.profile, browse)),
            ("size", self.choices["size"]), ("outlines", self.choices["outlines"]),
            ("names", _row(self.split, self.names)), ("other", self.marks),
            ("unsharp", self.unsharp),
            ("inks", self._inks()),
        ):  # fmt: skip
            words = QLabel(say(f"plant-{name}"), self)
            words.setToolTip(say(f"plant-{name}-tip"))
            field.setToolTip(words.toolTip())
            self.words_width = max(self.words_width, words.sizeHint().width())
            form.addRow(words, field)
        stops = (
            self.choices["standard"], self.profile, browse, self.choices["size"],
            self.choices["outlines"], self.split, self.names, self.marks, self.unsharp,
            *self.inks.values(),
        )  # fmt: skip
        for choice in self.choices.values():
            choice.currentIndexChanged.connect(self.changed)
        for flag in (self.marks, self.unsharp):
            flag.toggled.connect(self.changed)
        self.profile.textChanged.connect(self.changed)
        for one, after in pairwise(stops):  # as they stand, not as they were made
            QWidget.setTabOrder(one, after)

    def press(self) -> Press:
        """What the plant takes."""
        return Press(
            self.choices["standard"].currentData(), self.profile.text().strip(),
            self.choices["size"].currentData(), self.choices["outlines"].currentData(),
            self.marks.isChecked(), unsharp=self.unsharp.isChecked(),
        )  # fmt: skip

    def keep(self) -> None:
        """Remember what is chosen for this paper."""
        if self._settings is None:
            return
        values: dict[str, str | bool] = {
            name: choice.currentData() for name, choice in self.choices.items()
        }
        values |= {
            "profile": self.profile.text().strip(), "names": self.names.text().strip(),
            "split": self.split.isChecked(), "marks": self.marks.isChecked(),
            "unsharp": self.unsharp.isChecked(),
        }  # fmt: skip
        for name, value in values.items():
            self._settings.set(f"plant {name} {self._paper}", value)

    def _kept(self, name: str) -> str:
        return self._settings.text(f"plant {name} {self._paper}") if self._settings else ""

    def _choice(self, name: str, values: tuple[str, ...]) -> QComboBox:
        box = QComboBox(self)
        box.setAccessibleName(say(f"plant-{name}"))
        for value in values:
            box.addItem(say(f"plant-{name}-{value or 'none'}"), value)
        box.setCurrentIndex(max(0, box.findData(self._kept(name))))
        return box

    def _flag(self, name: str, words: str) -> QCheckBox:
        box = QCheckBox(say(words), self)
        if self._settings is not None:
            box.setChecked(self._settings.flag(f"plant {name} {self._paper}"))
        return box

    def _inks(self) -> QWidget:
        """A choice for every page; choosing is a step of the history like any other."""
        held = QWidget(self)
        grid = QGridLayout(held)
        grid.setContentsMargins(0, 0, 0, 0)
        self.inks: dict[str, QComboBox] = {}
        for at, page in enumerate(self._work.issue.pages):
            box = QComboBox(held)
            box.setAccessibleName(say("plant-inks-page", number=page.number))
            for value in (FULL, RED_AND_BLACK, BLACK_ONLY):
                box.addItem(say(f"inks-{value}"), value)
            box.activated.connect(self._changer(page.name, box))
            self.inks[page.name] = box
            row, column = divmod(at, _ACROSS)
            label = QLabel(say("plant-inks-page", number=page.number), held)
            grid.addWidget(label, row, 2 * column)
            grid.addWidget(box, row, 2 * column + 1)
        self._follow()
        self._work.stepped.connect(self._follow)
        if len(self.inks) <= _ROWS * _ACROSS:
            return held
        seen = QScrollArea(self)  # the pages of a fat issue do not push the buttons off the screen
        seen.setWidget(held)
        seen.setWidgetResizable(True)
        seen.setFixedHeight(_ROWS * (box.sizeHint().height() + grid.verticalSpacing()))
        WheelGuard(held)
        return seen

    def _follow(self) -> None:
        """Show the inks of the pages as they are: they may be changed, or gone, in the window."""
        pages = {page.name: page for page in self._work.issue.pages}
        for name, box in self.inks.items():
            box.setEnabled(name in pages)
            if name in pages:
                box.setCurrentIndex(box.findData(pages[name].inks))

    def _changer(self, page: str, box: QComboBox) -> Callable[[], None]:
        def change() -> None:
            inks = box.currentData()
            self._work.edit(lambda issue: set_inks(issue, page, inks), "inks")

        return change

    def _browse(self) -> None:
        path, _ = QFileDialog.getOpenFileName(
            self, say("plant-profile"), self.profile.text(), say("plant-profile-filter")
        )
        if path:
            self.profile.setText(path)


def _row(first: QWidget, second: QWidget) -> QWidget:
    held = QWidget(first.parentWidget())
    row = QHBoxLayout(held)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(first, int(isinstance(first, QLineEdit)))
    row.addWidget(second, int(isinstance(second, QLineEdit)))
    return held
