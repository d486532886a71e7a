"""The issue's articles as rows: title, 字, weight, state, and whether each is placed and fits."""

from __future__ import annotations

from itertools import groupby
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    QTimer,
)
from PySide6.QtGui import QColor

from pagesetter.compose.composition import Fit
from pagesetter.gui.canvas.drops import article_data
from pagesetter.gui.canvas.marks import fit_text
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import meant, shown
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace
from pagesetter.session import edits
from pagesetter.values import NamedTuple

COLUMNS = ("title", "characters", "weight", "state", "place")
NAME_ROLE = Qt.ItemDataRole.UserRole
PLACE_ROLE = Qt.ItemDataRole.UserRole + 1
"""`unplaced`, `placed`, `over` or `under`."""
SORT_ROLE = Qt.ItemDataRole.UserRole + 2

_EDITED = ("weight", "state")
"""Columns that are edited in the list."""

_DELAY = 60
"""Milliseconds after the last change until the rows follow: not at every step of a drag."""

_Index = QModelIndex | QPersistentModelIndex


class Row(NamedTuple):
    """One article."""

    name: str
    title: str
    characters: int
    weight: int
    state: str
    place: str
    """Where it stands and how it fits, as shown."""
    status: str
    page: int = -1
    story: str = ""


class CopyModel(QAbstractTableModel):
    """Rows follow the workspace; only what changed is told to the views."""

    def __init__(self, work: Workspace, colours: Colours) -> None:
        super().__init__()
        self._work, self._colours = work, colours
        self._counted: dict[str, tuple[object, int]] = {}
        self.rows: list[Row] = self._read()
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_DELAY)
        self._timer.timeout.connect(self.refresh)
        work.recomposed.connect(self._timer.start)
        work.filled.connect(self._timer.start)

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.rows) - 1, len(COLUMNS) - 1))

    def refresh(self) -> None:
        rows = self._read()
        if rows == self.rows:
            return
        if [row.name for row in rows] != [row.name for row in self.rows]:
            self.beginResetModel()
            self.rows = rows
            self.endResetModel()
            return
        changed = [old != new for old, new in zip(self.rows, rows, strict=True)]
        self.rows = rows
        # Who listens goes over all rows: one word for rows that stand together.
        for is_changed, together in groupby(range(len(rows)), changed.__getitem__):
            if is_changed:
                first, *rest = together
                last = self.index(rest[-1] if rest else first, len(COLUMNS) - 1)
                self.dataChanged.emit(self.index(first, 0), last)

    def _read(self) -> list[Row]:
        work = self._work
        places: dict[str, tuple[int, str]] = {}
        fits: dict[tuple[int, str], Fit] = {}
        for at, (page, composed) in enumerate(
            zip(work.issue.pages, work.composition.pages, strict=True)
        ):
            fits.update(((at, fit.story), fit) for fit in composed.fits)
            for story in page.stories:
                if story.article:
                    places.setdefault(story.article, (at, story.id))
        rows = []
        for article in work.issue.articles:
            known = self._counted.get(article.name)
            if known is None or known[0] is not article:
                known = self._counted[article.name] = article, article.characters
            title = (article.headline or article.name).replace("\n", " ")
            here = places.get(article.name)
            status, place = "unplaced", say("copy-unplaced")
            if here is not None:
                fit = fits.get(here)
                status = "placed"
                place = say("copy-on-page", page=work.issue.pages[here[0]].number)
                if fit is not None and (fit.lines_over or fit.lines_free):
                    status = "over" if fit.lines_over else "under"
                    place += "  " + fit_text(fit, short=True)
            rows.append(
                Row(article.name, title, known[1], article.weight, article.state, place, status,
                    *(here or (-1, "")))
            )  # fmt: skip
        return rows

    def rowCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: _Index = QModelIndex()) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return say(f"copy-{COLUMNS[section]}")
        return None

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        row = self.rows[index.row()]
        field = COLUMNS[index.column()]
        value = getattr(row, field)
        if field == "state" and role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole):
            return shown("state", row.state)
        if role == Qt.ItemDataRole.DisplayRole:
            return value if value != 0 or field == "characters" else ""
        if role in (SORT_ROLE, Qt.ItemDataRole.EditRole):
            return value
        if role == NAME_ROLE:
            return row.name
        if role == PLACE_ROLE:
            return row.status
        if role == Qt.ItemDataRole.ToolTipRole:
            return say("copy-tip", title=row.title, characters=row.characters, file=row.name)
        if role == Qt.ItemDataRole.TextAlignmentRole and isinstance(value, int):
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if role == Qt.ItemDataRole.ForegroundRole and field == "place":
            return self._ink(row.status)
        return None

    def _ink(self, status: str) -> QColor | None:
        if status == "over":
            return QColor(self._colours.over_text)
        if status == "under":
            return QColor(self._colours.free_text)
        return QColor(self._colours.quiet) if status == "placed" else None

    # Dragged to the page

    def flags(self, index: _Index) -> Qt.ItemFlag:
        known = super().flags(index) | Qt.ItemFlag.ItemIsDragEnabled
        edited = COLUMNS[index.column()] in _EDITED
        return known | Qt.ItemFlag.ItemIsEditable if edited else known

    def setData(self, index: _Index, value: Any, role: int = Qt.ItemDataRole.EditRole) -> bool:
        """Change weight or state of an article, as a step."""
        field, row = COLUMNS[index.column()], self.rows[index.row()]
        if role != Qt.ItemDataRole.EditRole or field not in _EDITED:
            return False
        told = int(value) if field == "weight" else meant(field, str(value).strip())
        given: dict[str, Any] = {field: told}
        self._work.edit(
            lambda issue: edits.with_article(issue, row.name, lambda a: a._replace(**given)),
            "article",
        )
        self.refresh()
        return True

    def mimeData(self, indexes: Any) -> QMimeData:
        rows = {index.row() for index in indexes}
        return article_data(self.rows[min(rows)].name)
