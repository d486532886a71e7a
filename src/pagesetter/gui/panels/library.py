"""What stands ready to be dragged onto the page: standing elements and advertisement sizes."""

from __future__ import annotations

import os

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QIcon,
    QImage,
    QKeySequence,
    QPainter,
    QPixmap,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QMenu, QTreeWidget, QTreeWidgetItem, QWidget

from pagesetter.gui import library_commands
from pagesetter.gui.canvas.item_drops import item_data
from pagesetter.gui.i18n import say
from pagesetter.gui.i18n.named import shown
from pagesetter.gui.panels import row_menus
from pagesetter.gui.panels.places import show_box
from pagesetter.gui.panels.slips import drag_slip
from pagesetter.gui.system_programs import open_outside
from pagesetter.gui.workspace import Workspace

_KIND, _NAME = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1
_ICON = QSize(64, 56)
"""Pixels an element's picture may take."""
_DENSITY = 2
"""Pixels of it for one of a usual screen: sharp on others, too."""


class LibraryPanel(QTreeWidget):
    """Two groups; empty ones say what would stand there. Elements are drawn while they are seen."""

    went = Signal()
    """Something on a page was selected, to be brought into view."""

    def __init__(self, work: Workspace, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._shown = work, object()
        self._elements: list[QTreeWidgetItem] = []
        self._drawn: dict[str, tuple[object, QIcon]] = {}
        """Pictures of elements, and of what each is."""
        self._asked: dict[str, object] = {}
        self.setAccessibleName(say("panel-library"))
        self.setHeaderHidden(True)
        self.setColumnCount(2)
        self.setIndentation(12)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.itemDoubleClicked.connect(lambda item, _: self.place(item))
        row_menus.on_enter(self, lambda: self.place(self.currentItem()))
        self.setIconSize(_ICON)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)  # rows are high
        for key, act in ((Qt.Key.Key_F2, self._rename), (Qt.Key.Key_Delete, self._delete)):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetShortcut)
            shortcut.activated.connect(act)
        work.restocked.connect(self.refresh)
        work.element_pictured.connect(self._pictured)
        work.repictured.connect(self._redraw)
        work.recomposed.connect(self.refresh)
        work.page_shown.connect(self.refresh)
        self.refresh()

    def sizeHint(self) -> QSize:
        return QSize(340, 260)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._draw()

    def refresh(self) -> None:
        """Show the paper's elements and the sizes of the page's layout."""
        work = self._work
        slots = work.issue.layout(work.page.layout).ad_slots
        key = work.library, slots
        if key == self._shown:
            return
        self._shown = key
        chosen = self.chosen()
        self._elements.clear()
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
            row = self._row(elements, "element", element.name, " ".join(kinds))
            self._elements.append(row)
        if not work.library:
            self._nothing(elements, "library-no-elements")
        self.expandAll()
        if chosen:
            self.choose(chosen)
        self._draw()
        self.resizeColumnToContents(0)

    def chosen(self) -> str:
        """The element that is chosen."""
        item = self.currentItem()
        return str(item.data(0, _NAME)) if item and item.data(0, _KIND) == "element" else ""

    def choose(self, name: str) -> None:
        """Choose an element."""
        for row in self._elements:
            if row.data(0, _NAME) == name:
                self.setCurrentItem(row)
                self.scrollToItem(row)

    def _draw(self) -> None:
        """Show the pictures of elements; those that are not drawn as they are now are asked for."""
        work = self._work
        known = {element.name: element for element in work.library}
        look = work.page.layout, work.issue.paper, work.pictures_read
        for row in self._elements:
            name = str(row.data(0, _NAME))
            key = known.get(name), look
            drawn = self._drawn.get(name)
            row.setIcon(0, drawn[1] if drawn is not None else _blank())
            if (drawn is not None and drawn[0] == key) or self._asked.get(name) == key:
                continue
            if self.isVisible() and work.draw_element is not None:
                self._asked[name] = key
                work.draw_element(name)

    def _pictured(self, name: str, image: QImage) -> None:
        icon = _framed(image)
        self._drawn[name] = self._asked.pop(name, None), icon
        for row in self._elements:
            if row.data(0, _NAME) == name:
                row.setIcon(0, icon)
        self.resizeColumnToContents(0)

    def _redraw(self) -> None:
        self._asked.clear()
        self._draw()

    def _rename(self) -> None:
        name = self.chosen()
        if name:
            self.choose(library_commands.rename(self._work, name, self))

    def _delete(self) -> None:
        if self.chosen():
            library_commands.delete(self._work, self.chosen(), self)

    def menu_of(self, item: QTreeWidgetItem) -> QMenu:
        """What can be done with a size or an element."""
        self.setCurrentItem(item)
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
                ("library-rename", self._rename),
                ("library-delete", self._delete),
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
    ) -> QTreeWidgetItem:
        row = QTreeWidgetItem(group, [words or name, size])
        row.setData(0, _KIND, kind)
        row.setData(0, _NAME, name)
        for column in (0, 1):
            row.setToolTip(column, say(f"library-tip-{kind}", name=words or name))
        return row

    def _nothing(self, group: QTreeWidgetItem, key: str) -> None:
        row = QTreeWidgetItem(group, [say(key)])
        row.setFirstColumnSpanned(True)
        row.setFlags(Qt.ItemFlag.NoItemFlags)


def _framed(image: QImage) -> QIcon:
    """A picture in the middle of the room that all have: names stand one below the other."""
    pixels = _room()
    room = pixels.size()
    small = image.scaled(
        room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    )
    painter = QPainter(pixels)
    painter.drawImage((room.width() - small.width()) // 2, (room.height() - small.height()) // 2,
                      small)  # fmt: skip
    painter.end()
    pixels.setDevicePixelRatio(_DENSITY)
    return QIcon(pixels)


def _blank() -> QIcon:
    """In place of a picture that is not drawn yet: rows do not jump when it comes."""
    return QIcon(_room())


def _room() -> QPixmap:
    pixels = QPixmap(_ICON * _DENSITY)
    pixels.fill(Qt.GlobalColor.transparent)
    return pixels
