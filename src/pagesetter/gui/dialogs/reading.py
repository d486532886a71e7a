"""Asks for the reading 注音 of some words."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLineEdit, QVBoxLayout, QWidget

from pagesetter.gui.i18n import say

_MOST = 120
"""Characters of a reading that copy takes."""


class ReadingDialog(QDialog):
    """One field; Enter takes it, Esc leaves all as it is."""

    def __init__(self, base: str, reading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("reading-title"))
        self.setMinimumWidth(360)
        self.field = QLineEdit(reading, self)
        self.field.setMaxLength(_MOST)
        self.field.setAccessibleName(say("reading-title"))
        self.field.selectAll()
        how = QLabel(say("reading-how"), self)
        how.setProperty("quiet", True)
        how.setWordWrap(True)
        buttons = QDialogButtonBox(self)
        take = buttons.addButton(say("ok"), QDialogButtonBox.ButtonRole.AcceptRole)
        take.setDefault(True)
        buttons.addButton(say("cancel"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(QLabel(say("reading-of", base=base), self))
        for widget in (self.field, how, buttons):
            layout.addWidget(widget)

    def reading(self) -> str:
        """What was typed, blanks between syllables as one."""
        return " ".join(self.field.text().split())
