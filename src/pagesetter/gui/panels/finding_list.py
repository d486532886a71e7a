"""Findings as a list, the gravest first: a click goes to the place on the page."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication, QIcon, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from pagesetter.findings import ERROR, INFO, WARNING, Finding
from pagesetter.gui.i18n import say
from pagesetter.gui.icons import icon
from pagesetter.gui.panels import row_menus
from pagesetter.gui.panels.finding_words import message_of, remedy_of
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Page
from pagesetter.values import NamedTuple

_ICONS = {ERROR: "circle-x", WARNING: "triangle-alert", INFO: "info"}
_ORDER = {ERROR: 0, WARNING: 1, INFO: 2}
_BATCH = 40
"""Rows laid out at a time: an issue of 64 pages may have hundreds, and few are seen."""


class Counts(NamedTuple):
    errors: int
    warnings: int


class _Row(QListWidgetItem):
    """A finding, put into words when it is first looked at."""

    def __init__(self, found: Finding, picture: QIcon, work: Workspace) -> None:
        super().__init__(picture, "")
        self.found, self._work = found, work
        self._words = ""

    def data(self, role: int) -> Any:
        if role == Qt.ItemDataRole.DisplayRole:
            self._words = self._words or words_of(self._work, self.found)
            return self._words
        if role == Qt.ItemDataRole.ToolTipRole:
            return f"{remedy_of(self._work, self.found)}\n{self.found.span}".strip()
        return self.found if role == Qt.ItemDataRole.UserRole else super().data(role)

    def reword(self) -> None:
        """What it names may be called otherwise now."""
        self._words = ""


class FindingList(QListWidget):
    """Shows what it is given; an empty list says that nothing is wrong."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._colours = work, colours
        self._rows: list[_Row] = []
        # What rows are worded by.
        self._pages: dict[str, Page] = {}
        self._titles: list[str] = []
        self.setAccessibleName(say("panel-findings"))
        self.setWordWrap(True)
        self.setSpacing(1)
        self.setLayoutMode(QListWidget.LayoutMode.Batched)
        self.setBatchSize(_BATCH)
        self.itemClicked.connect(self._jump)
        row_menus.on_enter(self, self._enter)

    def set_colours(self, colours: Colours) -> None:
        found, self._colours = self._shown(), colours
        self._clear()
        self.show_findings(found)

    def show_findings(self, findings: Iterable[Finding]) -> None:
        """Show these; rows of what is shown already stay, with what is chosen and scrolled to."""
        found = sorted(findings, key=lambda one: _ORDER[one.severity])
        if found != self._shown() or not self.count():
            self._replace(found)
        self._reword()

    def _replace(self, found: list[Finding]) -> None:
        """Put other rows between those above and below that stay."""
        shown = self._shown()
        least = min(len(found), len(shown))
        above = next((at for at in range(least) if found[at] != shown[at]), least)
        rest = range(least - above)
        below = next((at for at in rest if found[-1 - at] != shown[-1 - at]), len(rest))
        if not above + below:
            self._clear()
        end = len(self._rows) - below
        for row in range(end - 1, above - 1, -1):
            self.takeItem(row)
        icons = self._icons()
        self._rows[above:end] = [
            _Row(one, icons[one.severity], self._work) for one in found[above : len(found) - below]
        ]
        for row in range(above, len(found) - below):
            self.insertItem(row, self._rows[row])
        if not found:
            self.addItem(QListWidgetItem(say("status-clean")))

    def _reword(self) -> None:
        """Have those worded anew whose page, or a headline, is not what it was."""
        pages, titles = self._pages, self._titles
        self._pages = {str(page.number): page for page in self._work.issue.pages}
        self._titles = [article.headline for article in self._work.issue.articles]
        for row in self._rows:
            page = row.found.place.page
            if titles != self._titles or pages.get(page) is not self._pages.get(page):
                row.reword()
        self.viewport().update()

    def _shown(self) -> list[Finding]:
        return [row.found for row in self._rows]

    def _clear(self) -> None:
        self.clear()
        self._rows = []

    def _icons(self) -> dict[str, QIcon]:
        inks = {ERROR: self._colours.over_text, WARNING: self._colours.warning,
                INFO: self._colours.quiet}  # fmt: skip
        return {
            name: icon(_ICONS[name], ink, chosen=self._colours.accent_text)
            for name, ink in inks.items()
        }

    def menu_of(self, item: QListWidgetItem) -> QMenu:
        """What can be done about a finding."""
        found = item.data(Qt.ItemDataRole.UserRole)
        document, stands = self._work.document, _page_of(self._work, found) >= 0
        places = [os.path.join(base, found.span.file) for base in (document.root, document.folder)]
        path = next((path for path in places if os.path.isfile(path)), "")
        return row_menus.menu_of(self, [
            ("finding-go-to", (lambda: self.itemClicked.emit(item)) if stands else None),
            ("-", None),
            ("finding-copy", lambda: self._copy((found,))),
            ("finding-copy-all", lambda: self._copy(self._shown())),
            ("-", None),
            ("finding-open", (lambda: open_outside(path)) if path else None),
        ])  # fmt: skip

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyed else self.itemAt(event.pos())
        if item is not None and item.data(Qt.ItemDataRole.UserRole) is not None:
            self.setCurrentItem(item)
            row_menus.pop_up(self.menu_of(item), self, event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        item = self.currentItem()
        found = item.data(Qt.ItemDataRole.UserRole) if item is not None else None
        if event.matches(QKeySequence.StandardKey.Copy) and found is not None:
            self._copy((found,))
        else:
            super().keyPressEvent(event)

    def _enter(self) -> None:
        if self.currentItem() is not None:
            self.itemClicked.emit(self.currentItem())

    def _copy(self, findings: Iterable[Finding]) -> None:
        """Each with what to do and its place in the file, to be sent to somebody."""
        told = (
            "\n".join(
                filter(None, (words_of(self._work, one), remedy_of(self._work, one), str(one.span)))
            )
            for one in findings
        )
        QGuiApplication.clipboard().setText("\n\n".join(told))

    def _jump(self, item: QListWidgetItem) -> None:
        found = item.data(Qt.ItemDataRole.UserRole)
        if isinstance(found, Finding):
            go_to(self._work, found)


def words_of(work: Workspace, found: Finding) -> str:
    """The page a finding is on, and what it says."""
    place = say("findings-at", page=found.place.page) if found.place.page else ""
    return f"{place}{message_of(work, found)}"


def counted(findings: Iterable[Finding]) -> Counts:
    """How many errors and warnings there are."""
    grave = [one.severity for one in findings]
    return Counts(grave.count(ERROR), grave.count(WARNING))


def go_to(work: Workspace, found: Finding) -> bool:
    """Show the page of a finding and select its story or box; False when it has no place.

    What was found in a page's file and says no place is shown on that page.
    """
    index = _page_of(work, found)
    if index < 0:
        return False
    work.show_page(index)
    part = work.scene.part(found.place.frame)
    name = found.place.story or (part.item if part is not None else found.place.frame)
    if work.item(name) is None:
        return True
    parts = work.scene.of((name,))
    frame = part if part is not None else next(iter(parts), None)
    work.select((name,), frame.frame.id if frame is not None else "")
    return True


def _page_of(work: Workspace, found: Finding) -> int:
    """Index of the page a finding is on, or whose file it was found in; -1 without one."""
    for index, page in enumerate(work.issue.pages):
        in_file = not found.place.page and bool(found.span.file) and (
            page.span.file == found.span.file
        )  # fmt: skip
        if str(page.number) == found.place.page or in_file:
            return index
    return -1
