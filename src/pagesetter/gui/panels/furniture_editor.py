"""The layout's furniture on the page on show: hidden, shown, its words changed on this page."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import (
    QGridLayout,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QWidget,
)

from pagesetter.compose.furnish import applies
from pagesetter.compose.variables import Variables
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.panels import fields
from pagesetter.gui.panels.rows_text import rows_from, text_of
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Box, Page
from pagesetter.session import box_edits


class FurnitureEditor(QWidget):
    """A list with a tick for what is shown, and the words of the one that is chosen."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self._shown: object = None
        heading = QLabel(say("furniture-heading"), self)
        heading.setProperty("heading", True)
        self.list = QListWidget(self)
        self.list.setAccessibleName(say("furniture-heading"))
        self.list.setToolTip(say("furniture-tip"))
        self.list.setMinimumHeight(96)
        self.list.setMaximumHeight(150)
        self.list.itemChanged.connect(self._ticked)
        self.list.currentRowChanged.connect(lambda _: self._chosen_here())
        self.text = fields.Lines(say("box-rows"), 3, self._typed, self)
        grid = QGridLayout(self)
        grid.addWidget(heading, 0, 0, 1, 4)
        grid.addWidget(self.list, 1, 0, 1, 4)
        self.rows = fields.Rows(grid, self, colours)
        self.rows.add("rows", say("box-rows"), self.text, self._reset)
        work.typist.moved.connect(self._follow)
        work.furniture_chosen.connect(lambda: self.choose(work.furniture))

    def refresh(self) -> None:
        """Show the furniture of the page's layout as the page has it."""
        page, furniture = self._work.page, self._furniture()
        issue = self._work.issue
        told = page.section, page.credits, issue.paper, issue.date, issue.number, issue.total
        key = page.hidden, page.overrides, furniture, page.name, page.number, told, self._work.index
        self.setVisible(bool(furniture))
        if key == self._shown:
            return
        self._shown = key
        chosen = self.chosen()
        variables = Variables(self._work.issue, page)
        with QSignalBlocker(self.list):
            self.list.clear()
            items = [self._item(box, page, variables) for box in furniture]
            for item in sorted(items, key=lambda item: not _has_tick(item)):
                self.list.addItem(item)
        self.choose(chosen)
        self._show_chosen()

    def _item(self, box: Box, page: Page, variables: Variables) -> QListWidgetItem:
        """A piece with its tick; one that is meant for other pages has none, and says for which."""
        words = _named(box, variables)
        item = QListWidgetItem(words)
        item.setData(Qt.ItemDataRole.UserRole, box.id)
        item.setToolTip(box.id)
        paper = self._work.issue.paper
        if applies(box, page, self._work.index, paper):
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            hidden = box.id in page.hidden
            item.setCheckState(Qt.CheckState.Unchecked if hidden else Qt.CheckState.Checked)
            return item
        other = applies(box._replace(papers="all"), page, self._work.index, paper)
        where = say(f"furniture-for-{box.papers if other else box.pages}")
        item.setText(f"{words}  {where}")
        item.setToolTip(say("furniture-not-here", where=where))
        item.setFlags(Qt.ItemFlag.ItemIsSelectable)  # not enabled: drawn quiet
        return item

    def choose(self, name: str) -> None:
        """Choose a piece by its id."""
        names = [_id_of(self.list.item(row)) for row in range(self.list.count())]
        self.list.setCurrentRow(names.index(name) if name in names else -1)

    def begin(self) -> None:
        """Give the keyboard to the words of the piece that is chosen."""
        if not self.text.isHidden():
            self.text.setFocus()
            self.text.selectAll()

    def _chosen_here(self) -> None:
        self._show_chosen()
        self._work.choose_furniture(self.chosen())

    def _follow(self) -> None:
        """Show the piece that is typed in on the page."""
        item = self._work.typist.item
        if item and item != self.chosen() and any(box.id == item for box in self._furniture()):
            self.choose(item)

    def chosen(self) -> str:
        item = self.list.currentItem()
        return _id_of(item) if item is not None else ""

    def _furniture(self) -> tuple[Box, ...]:
        return self._work.issue.layout(self._work.page.layout).furniture

    def _show_chosen(self) -> None:
        name, page = self.chosen(), self._work.page
        box = next((b for b in self._furniture() if b.id == name), None)
        change = next((b for b in page.overrides if b.id == name), None)
        has_rows = box is not None and not box.pictures
        self.rows.show("rows", shown=has_rows)
        if box is None or not has_rows:
            return
        rows = change.rows if change is not None and change.rows else box.rows
        if rows_from(self.text.toPlainText(), rows) != rows:
            self.text.show_text(text_of(rows))
        own = change is not None
        layout = self._work.issue.layout(page.layout)
        title = shown("layout", layout.title or layout.name)
        source = say("inspect-from-story") if own else title
        self.rows.tell("rows", source, own=own)

    def _ticked(self, item: QListWidgetItem) -> None:
        page, name = self._work.page.name, _id_of(item)
        hidden = item.checkState() == Qt.CheckState.Unchecked
        self._work.edit(
            lambda i: box_edits.hide(i, page, name, hidden=hidden),
            "hide" if hidden else "show",
        )

    def _typed(self, text: str) -> None:
        name, page = self.chosen(), self._work.page.name
        box = next((b for b in self._furniture() if b.id == name), None)
        if box is None:
            return

        def change(before: Box) -> Box:
            rows = rows_from(text, before.rows or box.rows)
            return before._replace(rows=() if rows == box.rows else rows)

        self._work.edit(
            lambda i: box_edits.override(i, page, name, change), "furniture", f"furniture {name}"
        )

    def _reset(self) -> None:
        page, name = self._work.page.name, self.chosen()
        self._work.edit(lambda i: box_edits.clear_override(i, page, name), "furniture")


def _id_of(item: QListWidgetItem) -> str:
    return str(item.data(Qt.ItemDataRole.UserRole))


def _has_tick(item: QListWidgetItem) -> bool:
    return bool(item.flags() & Qt.ItemFlag.ItemIsUserCheckable)


def _named(box: Box, variables: Variables) -> str:
    """A piece by its kind and how it begins on this page: a layout has several of a kind."""
    first = box.rows[0] if box.rows else None
    begins = (first.text or first.left or first.center or first.right) if first else ""
    begins = variables.fill(begins, box.span).partition("{")[0].strip()  # what is not set
    if not begins and box.pictures:
        begins = box.pictures[0].source.rsplit("/", 1)[-1]
    kind = say(f"kind-{box.kind}")
    return f"{kind}  {begins[:16]}" if begins else kind
