"""The page strip: a thumbnail of every page, drawn bit by bit while nothing else is to do."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSize, Qt, QTimer
from PySide6.QtGui import QContextMenuEvent, QIcon, QImage, QPainter, QPixmap
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QMenu, QWidget

from pagesetter.display import DisplayList
from pagesetter.geometry import UNIT
from pagesetter.gui.canvas.paper import Paper
from pagesetter.gui.i18n import say
from pagesetter.gui.painter import ListPainter
from pagesetter.gui.panels.overviews import Overviews, framed
from pagesetter.gui.workspace import Workspace

_HEIGHT = 150
_IDLE, _BETWEEN = 250, 5
"""Milliseconds without a change before thumbnails are drawn, and between two bits of one."""


class PageStrip(QListWidget):
    """Shows the pages; a click shows one on the canvas."""

    def __init__(self, work: Workspace, paper: Paper, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._paper = work, paper
        self._drawn: dict[int, DisplayList] = {}
        self._overviews = Overviews(work)
        self.setAccessibleName(say("panel-pages"))
        self.setViewMode(QListWidget.ViewMode.IconMode)
        self.setMovement(QListWidget.Movement.Static)
        self.setResizeMode(QListWidget.ResizeMode.Adjust)
        self.setIconSize(QSize(_HEIGHT, _HEIGHT))
        self.setSpacing(6)
        self.setWordWrap(True)
        self.menu = QMenu(self)
        """What can be done with the page under the pointer, filled by the window."""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._draw_next)
        self._first: QImage | None = None
        self._wanted: list[Callable[[QImage], None]] = []
        self.currentRowChanged.connect(self._chosen)
        work.recomposed.connect(self._changed)
        work.page_shown.connect(self._changed)
        work.held_changed.connect(self._changed)
        work.filled.connect(self._filled)
        work.pictured.connect(self._pictured)
        work.repictured.connect(self._overviews.forget)
        self._changed()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """The menu is for the page that was clicked on, not for the one on show before."""
        item = self.itemAt(event.pos())
        if item is not None:
            self.setCurrentItem(item)
        self.menu.popup(event.globalPos())

    def sizeHint(self) -> QSize:
        return QSize(_HEIGHT + 30, 400)

    def _filled(self) -> None:
        self._timer.start(_IDLE)

    def _chosen(self, row: int) -> None:
        if row >= 0:
            self._work.show_page(row, at_once=False)

    def _changed(self) -> None:
        pages = self._work.issue.pages
        while self.count() > len(pages):
            self.takeItem(self.count() - 1)
        for row, page in enumerate(pages):
            if row >= self.count():
                self.addItem(QListWidgetItem(blank_page(), ""))
            item = self.item(row)
            text = f"{page.number}  {page.section}".strip()
            holder = self._work.held.get(page.name)
            if holder is not None:
                key = "held-before-by" if holder.is_stale else "held-by"
                text += "\n" + say(key, user=holder.user or holder.host)
            if item.text() != text:
                item.setText(text)
                item.setTextAlignment(Qt.AlignmentFlag.AlignHCenter)
                item.setToolTip(text)
                # Left to itself, Qt gives a line more no room and does not wipe out one that went.
                self.scheduleDelayedItemsLayout()
                self.viewport().update()
        if self.currentRow() != self._work.index:
            self.setCurrentRow(self._work.index)
        self._timer.start(_IDLE if self._drawn else 0)

    def _draw_next(self) -> None:
        """Draw on at the thumbnail of a page that has changed, the one on show first."""
        if self._work.is_previewing:  # the hand goes first, and what it shows is no step yet
            self._timer.start(_IDLE)
            return
        pages = self._work.composition.pages
        order = sorted(range(len(pages)), key=lambda row: row != self._work.index)
        for row in order:
            page = pages[row].display
            if self._drawn.get(row) is page or row >= self.count() or self._work.is_pending(row):
                continue
            picture = self._overviews.draw(self._work.issue.pages[row].name, page)
            if picture is not None:
                self._drawn[row] = page
                self._show_picture(row, picture)
            self._timer.start(_BETWEEN)
            return

    def _pictured(self, row: int, picture: QImage) -> None:
        """A page was drawn elsewhere."""
        if row < self.count():
            self._drawn[row] = self._work.composition.pages[row].display
            self._show_picture(row, picture)

    def give_first(self, call: Callable[[QImage], None]) -> None:
        """Call with the picture of the first page, once it is drawn as it is now."""
        self._wanted.append(call)
        page = self._work.composition.pages[0].display
        if self._first is not None and self._drawn.get(0) is page:
            self._answer(self._first)

    def _answer(self, picture: QImage) -> None:
        self._first = picture
        wanted, self._wanted = self._wanted, []
        for call in wanted:
            call(picture)

    def _show_picture(self, row: int, picture: QImage) -> None:
        if row == 0:
            self._answer(picture)
        self._paper.keep_overview(self._work.issue.pages[row].name, picture)
        density = self.devicePixelRatioF()
        small = picture.scaledToHeight(
            round(_HEIGHT * density), Qt.TransformationMode.SmoothTransformation
        )
        small.setDevicePixelRatio(density)
        self.item(row).setIcon(QIcon(QPixmap.fromImage(small)))


def picture_of(page: DisplayList, height: int, work: Workspace) -> QImage:
    """The page at a height in pixels."""
    scale = height / (page.height / UNIT)
    image = QImage(round(page.width / UNIT * scale), height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.scale(scale, scale)
    ListPainter(painter, work.raw_fonts, work.pictures).paint(page.items)
    painter.resetTransform()
    framed(painter, image)
    painter.end()
    return image


def blank_page() -> QIcon:
    """A page before it is drawn."""
    image = QImage(_HEIGHT * 7 // 10, _HEIGHT, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.white)
    painter = QPainter(image)
    framed(painter, image)
    painter.end()
    return QIcon(QPixmap.fromImage(image))
