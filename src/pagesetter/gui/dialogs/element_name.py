"""Asks what a standing element is to be called; says at once what cannot be, and what is there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.i18n import say
from pagesetter.session.stocking import is_name


class ElementName(QDialog):
    """A name with a sentence under it; accepted with a name that can be."""

    def __init__(
        self,
        name: str,
        is_taken: Callable[[str], bool],
        note: str,
        parent: QWidget | None = None,
        *,
        replaces: bool,
    ) -> None:
        """A name that `is_taken` is accepted only where the new element `replaces` the old."""
        super().__init__(parent)
        self._is_taken, self._note, self._replaces = is_taken, note, replaces
        title = say("add-to-library" if replaces else "library-rename").rstrip("…")
        self.setWindowTitle(title)
        self.setMinimumWidth(420)
        self.field = QLineEdit(name, self)
        self.field.setAccessibleName(say("library-name"))
        self.field.selectAll()
        label = QLabel(say("library-name"), self)
        label.setBuddy(self.field)
        self.told = QLabel(self)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(self.told.fontMetrics().lineSpacing() * 2)
        buttons = QDialogButtonBox(self)
        self.keep = QPushButton(say("ok"), self)
        self.keep.setDefault(True)
        buttons.addButton(self.keep, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(say("cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(label)
        layout.addWidget(self.field)
        layout.addWidget(self.told)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.field.textChanged.connect(self._judge)
        self._judge()

    @property
    def name(self) -> str:
        return self.field.text().strip()

    def _judge(self) -> None:
        fine = is_name(self.name)
        clashes = fine and self._is_taken(self.name)
        if self.name and not fine:
            self.told.setText(say("library-name-bad"))
        elif clashes:
            self.told.setText(say("library-replaces" if self._replaces else "library-taken"))
        else:
            self.told.setText(self._note)
        self.keep.setText(say("library-replace" if clashes and self._replaces else "ok"))
        self.keep.setEnabled(fine and (self._replaces or not clashes))
