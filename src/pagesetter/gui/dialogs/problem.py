"""Says what went wrong and what to do; the detail can be copied, a traceback is never thrown up."""

from __future__ import annotations

import os
import re
import shutil
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

from pagesetter.findings import Finding, PagesetterError
from pagesetter.gui.i18n import language, say
from pagesetter.session.output import refuse


class Problem(QDialog):
    """A heading, what to do, and the detail; accepted when it is to be tried `again`."""

    def __init__(
        self,
        heading: str,
        text: str,
        detail: str,
        parent: QWidget | None = None,
        *,
        again: str = "",
    ) -> None:
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
        self.again = QPushButton(again, self)
        self.again.clicked.connect(self.accept)
        buttons.addButton(self.again, QDialogButtonBox.ButtonRole.AcceptRole)
        self.again.setVisible(bool(again))  # the box shows what it is given
        close = QPushButton(say("close"), self)
        close.setDefault(True)
        buttons.addButton(close, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)


def findings_problem(
    heading: str, findings: Iterable[Finding], parent: QWidget | None = None, *, again: str = ""
) -> Problem:
    """A dialog about findings: the first one's words, and all of them as detail.

    `again` are the words of a button to try it again.
    """
    found = tuple(findings)
    tag = language()
    lines = [told(one, tag).replace("\n", "\n    ") for one in found]
    first = told(found[0], tag) if found else ""
    return Problem(heading, first, "\n".join(lines), parent, again=again)


def told(found: Finding, tag: str) -> str:
    """What a finding says, with its place in the file, and under it what to do."""
    place = say("problem-at", place=found.span) if found.span.line else ""
    return f"{place}{found.message(tag)}\n{found.remedy(tag)}".strip()


def disk_problem(heading: str, path: str, error: OSError, parent: QWidget | None = None) -> Problem:
    """A dialog about a path that could not be written."""
    first = error.args[0] if isinstance(error, shutil.Error) and error.args else None
    if isinstance(first, list) and first:  # copying many files tells of each
        number = re.search(r"Errno (\d+)", str(first[0][-1]))
        path = str(first[0][1])
        error = OSError(int(number[1]), os.strerror(int(number[1]))) if number else error
    try:
        refuse(path, error)
    except PagesetterError as refused:
        return findings_problem(heading, refused.findings, parent)


def not_taken_in(path: str, error: OSError, parent: QWidget | None = None) -> None:
    """Tell that a picture could not be copied among the issue's files."""
    reason = f"{path}\n{error.strerror or error}\n{error.filename or ''}".strip()
    Problem(say("picture-not-copied"), say("picture-not-copied-text"), reason, parent).exec()


def fault_problem(detail: str, parent: QWidget | None = None) -> Problem:
    """A dialog about a fault of the program itself."""
    return Problem(say("problem-fault"), say("problem-fault-text"), detail, parent)
