"""Number and date of the issue, name and publication data of its paper.

The first two become a step of the history; the paper's file is written at once. Says what is
wanted; who asked makes the changes.
"""

from __future__ import annotations

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.i18n import say, title
from pagesetter.model import Issue

_ROWS = 6
_DATE = "yyyy-MM-dd"


class IssueSettings(QDialog):
    """Shows the issue's values; what was typed is asked for after it was accepted."""

    def __init__(self, issue: Issue, has_paper: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title("issue-settings"))
        self.setMinimumWidth(460)
        self.number, self.total = QLineEdit(issue.number, self), QLineEdit(issue.total, self)
        self.date = date_field(issue.date, self)
        self.name = QLineEdit(issue.paper.name, self)
        self.publication = QPlainTextEdit(self)
        self.publication.setPlainText(
            "\n".join(f"{key}：{value}" for key, value in issue.paper.publication)
        )
        self.publication.setPlaceholderText(say("settings-publication-hint"))
        self.publication.setTabChangesFocus(True)
        height = self.publication.fontMetrics().lineSpacing() * _ROWS + 16
        self.publication.setMinimumHeight(height)
        self._form = QFormLayout()
        self._heading("settings-issue")
        self._row("settings-number", self.number)
        self._row("settings-total", self.total)
        self._row("settings-date", self.date)
        if has_paper:
            self._heading("settings-paper")
            self._row("settings-name", self.name)
            self._row("settings-publication", self.publication)
        buttons = QDialogButtonBox(self)
        done = QPushButton(say("ok"), self)
        done.setDefault(True)
        buttons.addButton(done, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(QPushButton(say("cancel"), self), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(self._form)
        layout.addWidget(buttons)

    def _heading(self, key: str) -> None:
        label = QLabel(say(key), self)
        label.setProperty("heading", True)
        self._form.addRow(label)

    def _row(self, key: str, field: QWidget) -> None:
        field.setAccessibleName(say(key))
        self._form.addRow(say(key), field)

    def dates(self) -> tuple[str, str, str]:
        """Number, total number and date (ISO)."""
        date = self.date.date().toString(_DATE)
        return self.number.text().strip(), self.total.text().strip(), date

    def paper(self) -> tuple[str, list[tuple[str, str]]]:
        """Name and publication data; a line without a colon is a field without words."""
        fields = []
        for line in self.publication.toPlainText().splitlines():
            key, _, value = line.replace(":", "：", 1).partition("：")
            if key.strip():
                fields.append((key.strip(), value.strip()))
        return self.name.text().strip(), fields


def date_field(iso: str, parent: QWidget) -> QDateEdit:
    """A field for a date with a calendar; today where there is none."""
    known = QDate.fromString(iso, _DATE)
    field = QDateEdit(known if known.isValid() else QDate.currentDate(), parent)
    field.setDisplayFormat(_DATE)
    field.setCalendarPopup(True)
    return field
