"""Says what went wrong and what to do; the detail can be copied, a traceback is never thrown up."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.findings import Finding
from pagesetter.gui.i18n import language, say


class Problem(QDialog):
    """A heading, what to do, and the detail."""

    def __init__(self, heading: str, text: str, detail: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(say("app-name"))
        self.setMinimumWidth(520)
        layout = QVBoxLayout(self)
        title = QLabel(heading, self)
        title.setProperty("heading", True)
        title.setWordWrap(True)
        layout.addWidget(title)
        if text:
            words = QLabel(text, self)
            words.setWordWrap(True)
            layout.addWidget(words)
        self.detail = QPlainTextEdit(detail, self)
        self.detail.setReadOnly(True)
        self.detail.setAccessibleName(say("problem-detail"))
        self.detail.setVisible(bool(detail))
        layout.addWidget(self.detail, 1)
        buttons = QDialogButtonBox(self)
        copy = QPushButton(say("problem-copy"), self)
        copy.setVisible(bool(detail))
        copy.clicked.connect(lambda: QGuiApplication.clipboard().setText(detail))
        buttons.addButton(copy, QDialogButtonBox.ButtonRole.ActionRole)
        close = QPushButton(say("close"), self)
        close.setDefault(True)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def findings_problem(
    heading: str, findings: Iterable[Finding], parent: QWidget | None = None
) -> Problem:
    """A dialog about findings: the first one's words, and all of them as detail."""
    found = tuple(findings)
    tag = language()
    lines = []
    for one in found:
        lines.append(f"{one.span}  {one.message(tag)}".strip())
        if one.remedy(tag):
            lines.append(f"    {one.remedy(tag)}")
    first = found[0].message(tag) if found else ""
    remedy = found[0].remedy(tag) if found else ""
    return Problem(heading, f"{first}\n{remedy}".strip(), "\n".join(lines), parent)


def not_taken_in(path: str, error: OSError, parent: QWidget | None = None) -> None:
    """Tell that a picture could not be copied among the issue's files."""
    reason = f"{path}\n{error.strerror or error}\n{error.filename or ''}".strip()
    Problem(say("picture-not-copied"), say("picture-not-copied-text"), reason, parent).exec()


def fault_problem(detail: str, parent: QWidget | None = None) -> Problem:
    """A dialog about a fault of the program itself."""
    return Problem(say("problem-fault"), say("problem-fault-text"), detail, parent)
