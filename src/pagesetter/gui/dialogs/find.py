"""Find and replace over the issue: a small window that stays open beside the page."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.i18n import say
from pagesetter.gui.workspace import Workspace
from pagesetter.session.replacing import (
    Match,
    PatternError,
    Wanted,
    matches,
    replace_one,
    replaced,
)


class FindDialog(QDialog):
    """Goes from match to match; the page shows each one selected."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._at = -1
        self.setWindowTitle(say("find-title"))
        self.setModal(False)
        self.wanted, self.instead = QLineEdit(self), QLineEdit(self)
        self.regex = QCheckBox(say("find-regex"), self)
        self.any_case = QCheckBox(say("find-any-case"), self)
        self.told = QLabel(self)
        self.told.setProperty("quiet", True)
        self.told.setMinimumWidth(320)
        form = QFormLayout()
        form.addRow(say("find-what"), self.wanted)
        form.addRow(say("find-instead"), self.instead)
        options = QHBoxLayout()
        options.addWidget(self.regex)
        options.addWidget(self.any_case)
        options.addStretch(1)
        buttons = QHBoxLayout()
        self.buttons: dict[str, QPushButton] = {}
        for key, call in (
            ("find-previous", self.find_previous), ("find-next", self.find_next),
            ("find-replace", self.replace), ("find-replace-all", self.replace_all),
        ):  # fmt: skip
            button = self.buttons[key] = QPushButton(say(key), self)
            button.clicked.connect(call)
            buttons.addWidget(button)
        self.buttons["find-next"].setDefault(True)
        whole = QVBoxLayout(self)
        whole.addLayout(form)
        whole.addLayout(options)
        whole.addWidget(self.told)
        whole.addLayout(buttons)
        self.wanted.textChanged.connect(self._changed)
        self.regex.toggled.connect(self._changed)
        self.any_case.toggled.connect(self._changed)
        self._changed()

    def begin(self, text: str) -> None:
        """Open with a text to look for."""
        if text and "\n" not in text:
            self.wanted.setText(text)
        self.show()
        self.activateWindow()
        self.wanted.selectAll()
        self.wanted.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._changed()

    def _asked(self) -> Wanted:
        return Wanted(self.wanted.text(), self.regex.isChecked(), self.any_case.isChecked())

    def _found(self) -> list[Match]:
        """All matches as the issue is now; what is wrong with the pattern is told."""
        try:
            return matches(self._work.document.issue, self._asked())
        except PatternError as error:
            self.told.setText(say("find-bad-pattern", why=str(error)))
            return []

    def _changed(self) -> None:
        self._at = -1
        self.told.setText("")
        found = self._found()
        if found or (self.wanted.text() and not self.told.text()):
            self.told.setText(say("find-count", count=len(found)))
        for key, button in self.buttons.items():
            button.setEnabled(bool(found) or key == "find-next")

    def find_next(self) -> None:
        self._go(1)

    def find_previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        found = self._found()
        if not found:
            self._changed()
            return
        self._at = (self._at + by) % len(found) if self._at >= 0 or by > 0 else len(found) - 1
        match = found[self._at]
        self._show(match)
        key = "find-at" if match.spot.page else "find-at-unplaced"
        self.told.setText(say(key, at=self._at + 1, count=len(found), name=self._title(match)))

    def _title(self, match: Match) -> str:
        article = self._work.issue.article(match.article)
        return (article.headline or article.name).replace("\n", " ") if article else ""

    def _show(self, match: Match) -> None:
        work, spot = self._work, match.spot
        index = next((i for i, p in enumerate(work.issue.pages) if p.name == spot.page), -1)
        if index < 0:
            work.typist.stop()
            return
        work.show_page(index)
        work.typist.seek(spot, spot._replace(offset=spot.offset + match.length))

    def replace(self) -> None:
        """Put the other words for the match shown, and go to the next."""
        found = self._found()
        if not 0 <= self._at < len(found):
            self._go(1)
            return
        match, wanted, text = found[self._at], self._asked(), self.instead.text()
        fonts = self._work.fonts
        self._work.typist.stop()
        try:
            self._work.edit(lambda i: replace_one(i, match, wanted, text, fonts), "replace")
        except PatternError as error:
            self.told.setText(say("find-bad-pattern", why=str(error)))
            return
        self._at -= 1
        self._go(1) if self._found() else self._changed()

    def replace_all(self) -> None:
        """Every match of the issue, as one step."""
        wanted, text, fonts = self._asked(), self.instead.text(), self._work.fonts
        self._work.typist.stop()
        count = len(self._found())
        try:
            self._work.edit(lambda i: replaced(i, wanted, text, fonts)[0], "replace-all")
        except PatternError as error:
            self.told.setText(say("find-bad-pattern", why=str(error)))
            return
        self._changed()
        self.told.setText(say("find-done", count=count))
