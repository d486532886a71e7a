"""稿库: the articles of the issue, searched and filtered, dragged to the page."""

from __future__ import annotations

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QMenu,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from pagesetter.gui.canvas.file_drops import local_files
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.panels import row_menus
from pagesetter.gui.panels.copy_model import COLUMNS, NAME_ROLE, PLACE_ROLE, SORT_ROLE, CopyModel
from pagesetter.gui.panels.slips import drag_slip
from pagesetter.gui.theme import Colours
from pagesetter.gui.workspace import Workspace

_WIDEST = ("", "8888", "888 ", "", "88 p. +88")
"""What each column has room for, its heading at least."""
_ARROW = 19
"""Pixels beside a heading for the arrow of the order."""
_STATE = 84
"""Pixels that states may take at most."""
_STATUSES = ("all", "unplaced", "placed", "over")


class _Filter(QSortFilterProxyModel):
    """Rows with the words sought in the title or file name, of one status."""

    def __init__(self, model: CopyModel, parent: QWidget) -> None:
        super().__init__(parent)
        self.words, self.status = "", "all"
        self._model = model
        """To ask Qt for `sourceModel` keeps the model for ever, and the issue with it."""
        self.setSourceModel(model)
        self.setSortRole(SORT_ROLE)
        self.setDynamicSortFilter(True)

    def filterAcceptsRow(self, row: int, parent: QModelIndex | QPersistentModelIndex) -> bool:
        index = self._model.index(row, 0)
        status = index.data(PLACE_ROLE)
        placed = status != "unplaced"
        wanted = {"all": True, "unplaced": not placed, "placed": placed, "over": status == "over"}
        text = f"{index.data()} {index.data(NAME_ROLE)}".lower()
        return wanted[self.status] and all(word in text for word in self.words.lower().split())


class _List(QTreeView):
    """Drags an article as a slip with its title, beside the pointer so that the page is seen."""

    def startDrag(self, actions: Qt.DropAction) -> None:
        index = self.currentIndex().siblingAtColumn(0)
        if not index.isValid():
            return
        drag_slip(self, self.model().mimeData([index]), str(index.data()))


class CopyPanel(QWidget):
    """The list with its search field and its filter; files of copy may be dropped on it."""

    files_dropped = Signal(list)
    """Paths of files and folders."""
    went = Signal()
    """A story was selected, to be brought into view."""
    placed = Signal(str)
    """Name of an article that is to wait for a click on the page."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.model = CopyModel(work, colours)
        self.filter = _Filter(self.model, self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(say("copy-search"))
        self.search.setAccessibleName(say("copy-search"))
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._narrow)
        self.status = QComboBox(self)
        self.status.setAccessibleName(say("list-shows"))
        for name in _STATUSES:
            self.status.addItem(say(f"copy-show-{name}"), name)
        self.status.currentIndexChanged.connect(self._narrow)
        self.list = _List(self)
        self.list.setAccessibleName(say("panel-copy"))
        self.list.setModel(self.filter)
        self.list.setRootIsDecorated(False)
        self.list.setUniformRowHeights(True)
        self.list.setAlternatingRowColors(True)
        self.list.setSortingEnabled(True)
        self.list.sortByColumn(2, Qt.SortOrder.DescendingOrder)
        self.list.setDragEnabled(True)
        self.list.setDragDropMode(QTreeView.DragDropMode.DragOnly)
        self.list.doubleClicked.connect(self._jump)
        row_menus.on_enter(self.list, self._go)
        triggers = QTreeView.EditTrigger.EditKeyPressed | QTreeView.EditTrigger.DoubleClicked
        self.list.setEditTriggers(triggers)
        self.list.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        self.list.customContextMenuRequested.connect(self._menu)
        self.menu = QMenu(self)
        """What can be done with an article, filled by the window."""
        self._points = False
        self.list.setAcceptDrops(False)
        self.setAcceptDrops(True)
        header = self.list.header()
        header.setStretchLastSection(False)
        header.setMinimumSectionSize(36)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        metrics = self.fontMetrics()
        for column in range(1, self.model.columnCount()):
            heading = str(self.model.headerData(column, Qt.Orientation.Horizontal))
            widest = metrics.horizontalAdvance(_WIDEST[column]) + 14
            needed = metrics.horizontalAdvance(heading) + _ARROW
            header.resizeSection(column, max(widest, needed))
        top = QHBoxLayout()
        top.addWidget(self.search, 1)
        top.addWidget(self.status)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(6, 6, 6, 0)
        self.empty = QLabel(say("copy-none"), self)
        self.empty.setProperty("quiet", True)
        self.empty.setWordWrap(True)
        layout.addLayout(top)
        layout.addWidget(self.empty)
        layout.addWidget(self.list, 1)
        self.model.modelReset.connect(self._tell_empty)
        self.model.modelReset.connect(self._fit_states)
        self.model.dataChanged.connect(self._fit_states)
        self._tell_empty()
        self._fit_states()

    def sizeHint(self) -> QSize:
        return QSize(340, 320)

    def _fit_states(self) -> None:
        """Let the states be read, short as they are; titles have the rest."""
        metrics, header = self.fontMetrics(), self.list.header()
        at = COLUMNS.index("state")
        words = {shown("state", state) for state in {row.state for row in self.model.rows}}
        widest = max(map(metrics.horizontalAdvance, words), default=0) + 14
        heading = metrics.horizontalAdvance(say("copy-state")) + _ARROW
        header.resizeSection(at, max(heading, min(widest, _STATE)))

    def _tell_empty(self) -> None:
        self.empty.setVisible(not self.model.rows)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if local_files(event.mimeData()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = local_files(event.mimeData())
        if files:
            event.acceptProposedAction()
            self.files_dropped.emit(files)

    def fill_menu(self) -> None:
        """Add to the window's commands what is done with an article in the list alone."""
        go = self.menu.addAction(say("row-go-to"), self._go)
        place = self.menu.addAction(say("row-place"), self._place)
        for key, action in (("row-go-to", go), ("row-place", place)):
            action.setObjectName(key)

        def enable() -> None:
            index = self.list.currentIndex()
            place.setEnabled(index.isValid())
            go.setEnabled(index.isValid() and index.data(PLACE_ROLE) != "unplaced")

        self.menu.aboutToShow.connect(enable)

    def _go(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self._jump(index.siblingAtColumn(0))

    def _place(self) -> None:
        index = self.list.currentIndex()
        if index.isValid():
            self.placed.emit(str(index.data(NAME_ROLE)))

    def chosen(self) -> str:
        """The article keys and commands mean; empty while the list has not the keyboard."""
        index = self.list.currentIndex()
        means = self._points or self.list.hasFocus()
        return str(index.data(NAME_ROLE)) if means and index.isValid() else ""

    def choose(self, name: str) -> None:
        """Choose an article and bring it into view."""
        self.search.clear()
        self.status.setCurrentIndex(0)
        self.model.refresh()
        for row in range(self.filter.rowCount()):
            index = self.filter.index(row, 0)
            if index.data(NAME_ROLE) == name:
                self.list.setCurrentIndex(index)
                self.list.scrollTo(index)

    def _menu(self, at: QPoint) -> None:
        self._points = self.list.indexAt(at).isValid()
        self.menu.exec(self.list.viewport().mapToGlobal(at))
        self._points = False

    def _narrow(self) -> None:
        self.filter.words = self.search.text()
        self.filter.status = self.status.currentData()
        self.filter.invalidate()

    def _jump(self, index: QModelIndex) -> None:
        """Show where an article stands; its weight and state are edited in the list."""
        if index.flags() & Qt.ItemFlag.ItemIsEditable:
            return
        row = self.model.rows[self.filter.mapToSource(index).row()]
        if row.page >= 0:
            self._work.show_page(row.page)
            parts = self._work.scene.of((row.story,))
            self._work.select((row.story,), parts[0].frame.id if parts else "")
            self.went.emit()
