"""What stands ready to be dragged onto the page: standing elements and advertisement sizes."""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from pagesetter.gui.canvas.item_drops import item_data
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.panels import row_menus
from pagesetter.gui.panels.places import show_box
from pagesetter.gui.panels.slips import drag_slip
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.workspace import Workspace

_KIND, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


class LibraryPanel(QTreeWidget):
    """Two groups; empty ones say what would stand there."""

    went = Signal()
    """Something on a page was selected, to be brought into view."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._shown = work, object()
        self.setAccessibleName(say("panel-library"))
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(12)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.itemDoubleClicked.connect(lambda item, _: self.place(item))
        row_menus.on_enter(self, lambda: self.place(self.currentItem()))
        work.recomposed.connect(self.refresh)
        work.page_shown.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(340, 260)

    def refresh(self) -> None:
        """Show the paper's elements and the sizes of the page's layout."""
        work = self._work
        slots = work.issue.layout(work.page.layout).ad_slots
        key = work.library, slots
        if key == self._shown:
            return
        self._shown = key
        self.clear()
        ads = self._group("library-ads")
        for name, columns, lines in slots:
            size = say("box-size", columns=columns, lines=lines)
            self._row(ads, "slot", name, size, shown("slot", name))
        if not slots:
            self._nothing(ads, "library-no-ads")
        elements = self._group("library-elements")
        for element in work.library:
            kinds = dict.fromkeys(say(f"kind-{box.kind}") for box in element.boxes)
            self._row(elements, "element", element.name, " ".join(kinds))
        if not work.library:
            self._nothing(elements, "library-no-elements")
        self.expandAll()
        self.resizeColumnToContents(0)

    def menu_of(self, item: QTreeWidgetItem) -> QMenu:
        """What can be done with a size or an element."""
        kind, name = item.data(0, _KIND), str(item.data(0, _NAME))
        stands = show_box(self._work, lambda box: name == getattr(box, kind), look=True)
        entries: list[row_menus.Entry] = [
            ("row-place", lambda: self.place(item)),
            ("row-go-to", (lambda: self._go(kind, name)) if stands else None),
        ]
        if kind == "element":
            path = os.path.join(self._work.document.root, "library", f"{name}.yaml")
            entries += [
                ("-", None),
                ("row-folder", lambda: open_outside(os.path.dirname(path))),
                ("row-edit", lambda: open_outside(path)),
            ]
        return row_menus.menu_of(self, entries)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        keyed = event.reason() == QContextMenuEvent.Reason.Keyboard
        item = self.currentItem() if keyed else self.itemAt(event.pos())
        if item is not None and item.data(0, _KIND):
            self.setCurrentItem(item)
            row_menus.pop_up(self.menu_of(item), self, event)

    def _go(self, kind: str, name: str) -> None:
        if show_box(self._work, lambda box: name == getattr(box, kind)):
            self.went.emit()

    def place(self, item: QTreeWidgetItem | None) -> None:
        """Put a row on the page where it goes by itself."""
        from pagesetter.session import dropping

        if item is None or not item.data(0, _KIND):
            return
        work, kind, name = self._work, item.data(0, _KIND), str(item.data(0, _NAME))
        page = work.page.name
        element = next((one for one in work.library if one.name == name), None)
        if kind == "slot":
            element = None
            box = dropping.ad_at(work.issue, work.page, work.grid, name, 1)
        elif element is not None:
            box = dropping.element_at(work.issue, work.page, work.grid, element, 1, 1)
        else:
            return
        if box is not None:
            made = box
            work.edit(lambda i: dropping.placed(i, page, made, element), "place-box")
            work.select((box.id,), box.id)

    def startDrag(self, actions: Qt.DropAction) -> None:
        item = self.currentItem()
        if item is not None and item.data(0, _KIND):
            drag_slip(self, self.mimeData([item]), item.text(0))

    def mimeData(self, items: object) -> QMimeData:
        chosen = self.selectedItems()
        if not chosen or not chosen[0].data(0, _KIND):
            return QMimeData()
        return item_data(str(chosen[0].data(0, _KIND)), str(chosen[0].data(0, _NAME)))

    def _group(self, key: str) -> QTreeWidgetItem:
        top = QTreeWidgetItem(self, [say(key)])
        top.setFirstColumnSpanned(True)
        font = top.font(0)
        font.setBold(True)
        top.setFont(0, font)
        top.setFlags(Qt.ItemFlag.ItemIsEnabled)
        return top

    def _row(
        self, group: QTreeWidgetItem, kind: str, name: str, size: str, words: str = ""
    ) -> None:
        row = QTreeWidgetItem(group, [words or name, size])
        row.setData(0, _KIND, kind)
        row.setData(0, _NAME, name)
        for column in (0, 1):
            row.setToolTip(column, say(f"library-tip-{kind}", name=words or name))

    def _nothing(self, group: QTreeWidgetItem, key: str) -> None:
        row = QTreeWidgetItem(group, [say(key)])
        row.setFirstColumnSpanned(True)
        row.setFlags(Qt.ItemFlag.NoItemFlags)
