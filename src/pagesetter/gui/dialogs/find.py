"""Find and replace over the issue: a small window that stays open beside the page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QRect, Qt
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

from pagesetter.gui.i18n import say, tip
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue
from pagesetter.session.replacing import (
    Match,
    PatternError,
    Wanted,
    matches,
    next_from,
    replace_one,
    replaced,
    text_of,
)

_AWAY = 24
"""Pixels that the window stays away from what it found."""


class FindDialog(QDialog):
    """Goes from match to match, from the cursor on; the page shows each one selected.

    `found_at` tells where on the screen that is: the window makes way for it.
    """

    def __init__(
        self, work: Workspace, found_at: Callable[[], QRect], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._work, self._found_at = work, found_at
        self._shown: Match | None = None
        """The match on show."""
        self._replaces = False
        self.setWindowTitle(say("find-title"))
        self.setModal(False)
        self.wanted, self.instead = QLineEdit(self), QLineEdit(self)
        self.regex = QCheckBox(say("find-regex"), self)
        self.any_case = QCheckBox(say("find-any-case"), self)
        self.whole = QCheckBox(say("find-whole"), self)
        self.whole.setToolTip(tip("find-whole"))
        self.told = QLabel(self)
        self.told.setProperty("quiet", True)
        self.told.setMinimumWidth(400)
        self.told.setWordWrap(True)
        self.told.setMinimumHeight(2 * self.told.fontMetrics().lineSpacing() + 4)
        self.told.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        form = QFormLayout()
        form.addRow(say("find-what"), self.wanted)
        form.addRow(say("find-instead"), self.instead)
        options = QHBoxLayout()
        options.setSpacing(18)  # else the words of one box stand as near to the next as to theirs
        options.addWidget(self.regex)
        options.addWidget(self.any_case)
        options.addWidget(self.whole)
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
        self.whole.toggled.connect(self._changed)
        work.stepped.connect(self._stepped)
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
        return Wanted(
            self.wanted.text(), self.regex.isChecked(), self.any_case.isChecked(),
            self.whole.isChecked(),
        )  # fmt: skip

    def _found(self) -> list[Match]:
        """All matches as the issue is now; what is wrong with the pattern is told."""
        try:
            return matches(self._work.document.issue, self._asked())
        except PatternError as error:
            self._tell_bad(error)
            return []

    def _tell_bad(self, error: PatternError) -> None:
        where = say("find-bad-at", at=error.at) if error.at else ""
        self.told.setText(say("find-bad-pattern", why=say(f"find-bad-{error.why}"), where=where))

    def _changed(self) -> None:
        """Something else is looked for, or stands there."""
        self._shown = None
        self.told.setText("")
        found = self._found()
        if found or (self.wanted.text() and not self.told.text()):
            self.told.setText(say("find-count", count=len(found)))
        for key, button in self.buttons.items():
            button.setEnabled(bool(found) or key == "find-next")

    def _stepped(self) -> None:
        """Something was changed, or taken back, elsewhere."""
        if self.isVisible() and not self._replaces:
            shown = self._shown
            self._changed()
            self._shown = shown

    def find_next(self) -> None:
        self._go(1)

    def find_previous(self) -> None:
        self._go(-1)

    def _go(self, by: int) -> None:
        found = self._found()
        if not found:
            self._changed()
            return
        if self._is_shown(found):
            assert self._shown is not None
            at = (found.index(self._shown) + by) % len(found)
        else:
            span = self._work.typist.span
            here = next_from(
                self._work.document.issue, found, self._work.index, span[1] if span else None
            )
            at = (here if by > 0 else here - 1) % len(found)
        self._go_to(found, at)

    def _go_to(self, found: list[Match], at: int) -> None:
        match = self._shown = found[at % len(found)]
        self._show(match)
        key = "find-at" if match.spot.page else "find-at-unplaced"
        self.told.setText(
            say(key, at=at % len(found) + 1, count=len(found), name=self._title(match))
        )

    def _is_shown(self, found: list[Match]) -> bool:
        """True while the match on show is still there, and still what is selected."""
        shown = self._shown
        if shown is None or shown not in found:
            return False
        span = self._work.typist.span
        if not shown.spot.page:
            return True
        start, end = shown.spot, shown.spot._replace(offset=shown.spot.offset + shown.length)
        return span is not None and (span[0][:5], span[1][:5]) == (start[:5], end[:5])

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
        self._make_way()

    def replace(self) -> None:
        """Put the other words for the match shown, and go to the next."""
        found, match = self._found(), self._shown
        if match is None or not self._is_shown(found):
            self._go(1)
            return
        wanted, text, fonts = self._asked(), self.instead.text(), self._work.fonts
        work, before = self._work, self._length(match)
        work.typist.stop()
        if self._make(lambda i: replace_one(i, match, wanted, text, fonts), "replace"):
            grown = match.length + self._length(match) - before
            end = match.spot._replace(offset=match.spot.offset + grown)
            left = self._found()
            if left:
                self._go_to(left, next_from(work.issue, left, work.index, end, match.article))
            else:
                self._changed()

    def _length(self, match: Match) -> int:
        """Of the text that a match stands in, in code points."""
        return len(text_of(self._work.issue, match))

    def replace_all(self) -> None:
        """Every match of the issue, as one step."""
        wanted, text, fonts = self._asked(), self.instead.text(), self._work.fonts
        self._work.typist.stop()
        count = len(self._found())
        if self._make(lambda i: replaced(i, wanted, text, fonts)[0], "replace-all"):
            self._changed()
            self.told.setText(say("find-done", count=count))

    def _make(self, change: Callable[[Issue], Issue], step: str) -> bool:
        """Make a step; False, and it is told, when what is to be put cannot be read."""
        self._replaces = True
        try:
            self._work.edit(change, step)
        except PatternError as error:
            self._tell_bad(error)
            return False
        finally:
            self._replaces = False
        return True

    def _make_way(self) -> None:
        """Move off what was found: under it, over it or beside it, where there is room."""
        place = self._found_at().adjusted(-_AWAY, -_AWAY, _AWAY, _AWAY)
        own = self.frameGeometry()
        if not self.isVisible() or not own.intersects(place):
            return
        screen = self.screen().availableGeometry()
        aims = (
            (own.x(), place.bottom()), (own.x(), place.top() - own.height()),
            (place.right(), own.y()), (place.left() - own.width(), own.y()),
        )  # fmt: skip
        for x, y in aims:
            if screen.contains(QRect(QPoint(x, y), own.size())):
                self.move(x, y)
                return
