"""What a proof 大样 is called and bears, as a form."""

from __future__ import annotations

from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QLabel, QWidget

from pagesetter.formats.proof_files import NAMES
from pagesetter.gui.i18n import say


class ProofForm(QWidget):
    """The fields, their words `words_width` pixels wide at least."""

    def __init__(self, words_width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = QComboBox(self)
        self.name.setAccessibleName(say("proof-name"))
        for at, name in enumerate(NAMES):
            self.name.addItem(say(f"proof-name-{at}"), name)
        self.stamp = QCheckBox(say("proof-stamp"), self)
        self.stamp.setChecked(True)
        self.jpeg = QCheckBox(say("proof-jpeg"), self)
        self.tiled = QCheckBox(say("proof-tiled"), self)
        self.changes = QCheckBox(say("proof-changes"), self)
        self.changes.setChecked(True)
        form = QFormLayout(self)
        form.setContentsMargins(0, 0, 0, 0)
        words = QLabel(say("proof-name"), self)
        words.setMinimumWidth(words_width)
        form.addRow(words, self.name)
        form.addRow("", self.changes)
        form.addRow("", self.stamp)
        form.addRow("", self.jpeg)
        form.addRow("", self.tiled)
