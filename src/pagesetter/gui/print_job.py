"""Pages on their way to a printer, painted bit by bit: the window lives on meanwhile.

They are those of the moment when the job was made, whatever becomes of the issue until the last
is painted. A file is there whole or not at all. Knows no widget.
"""

from __future__ import annotations

import os
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing, suppress
from threading import Thread
from time import sleep

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPaintEngine, QPainter
from PySide6.QtPrintSupport import QPrinter

from pagesetter.display import DisplayList
from pagesetter.display.walk import flatten
from pagesetter.geometry import UNIT
from pagesetter.gui.painter import ListPainter
from pagesetter.gui.print_fonts import PrintFonts
from pagesetter.gui.workspace import Workspace
from pagesetter.session.composer import Composer

_POINTS = 72
_PICTURES = 300
"""Pixels an inch that a printed picture is worth: Qt takes a second for ten times as many."""
_WAIT = 0.002
"""Seconds until it is looked again whether a thread has done its work."""


class PrintJob:
    """Pages of the issue, by their indexes, for a printer: each on a sheet of its own."""

    def __init__(self, work: Workspace, printer: QPrinter, pages: Sequence[int]) -> None:
        self.progress = 0.0
        """How many pages are painted."""
        self.sent = 0
        """How many pages the printer has, or has in its file."""
        self.has_failed = self.is_cancelled = False
        self._work, self._printer, self._pages = work, printer, pages
        self._issue = work.issue
        self._seen = {at: work.composed_at(at).display for at in pages if not work.is_pending(at)}
        self._painter = QPainter()
        """Whoever else holds it for longer than a page keeps it from ending, see `_let_go`."""
        self._fonts = work.raw_fonts
        self._path = printer.outputFileName()
        self._beside = ""
        """The file that is written until it is whole."""

    def cancel(self) -> None:
        """Leave off at the next step: nothing has been printed.

        A queue keeps what it was given; it gets the page that is begun, but no other.
        """
        self.is_cancelled = True

    def steps(self) -> Iterator[None]:
        """Do all of it, in bits of a few milliseconds."""
        if self._path:
            folder, name = os.path.split(self._path)
            self._beside = os.path.join(folder, f".{os.getpid()}.{name}")
            self._printer.setOutputFileName(self._beside)
        try:
            for count, index in enumerate(self._pages):
                page = yield from self._page(index)
                if self.is_cancelled:
                    break
                if not self._begin(page):
                    self.has_failed = True
                    break
                yield
                yield from self._paint(page, count)
                if self.is_cancelled and self._can_forget:
                    break
                self.sent += 1
            if self.has_failed or (self.is_cancelled and self._can_forget):
                self._forget()
            elif self.sent:
                yield from self._end()
        except BaseException:
            self._forget()
            raise
        finally:
            if self._path:
                self._printer.setOutputFileName(self._path)

    @property
    def _is_file(self) -> bool:
        """True where Qt itself makes a PDF, of which a queue or a file is given everything."""
        engine = self._painter.paintEngine()
        return engine is not None and engine.type() == QPaintEngine.Type.Pdf

    @property
    def _can_forget(self) -> bool:
        """False for what cannot be taken back: Qt hands such files to the queue in any case."""
        return bool(self._path) or not self._is_file

    def _page(self, index: int) -> Generator[None, None, DisplayList]:
        """A page as it was, composed if it has not been; with its pictures read."""
        work, issue = self._work, self._issue
        page = self._seen.get(index)
        if page is None and work.issue is issue and not work.is_pending(index):
            page = work.composed_at(index).display  # by now
        if page is None:
            composer = Composer(work.fonts, work.shelf)
            for _ in composer.steps(issue, index):
                yield
            page = composer.compose(issue, {index}).pages[index].display
        work.pictures.read_ahead(page)
        while not work.pictures.are_read(page):
            sleep(_WAIT)
            yield
        return page

    def _begin(self, page: DisplayList) -> bool:
        """Begin a sheet as the page lies; False when the printer does not take it."""
        ways = QPageLayout.Orientation
        wide = page.trim.width > page.trim.height
        self._printer.setPageOrientation(ways.Landscape if wide else ways.Portrait)
        if self._painter.isActive():
            return self._printer.newPage()
        if not self._painter.begin(self._printer):
            return False
        if self._is_file:
            self._fonts = PrintFonts(self._work.fonts)
        return True

    def _paint(self, page: DisplayList, count: int) -> Iterator[None]:
        """Fill the sheet with a page, never larger than it is."""
        painter, printer = self._painter, self._printer
        trim, paper = page.trim, printer.pageRect(QPrinter.Unit.DevicePixel)
        width, height = trim.width / UNIT, trim.height / UNIT
        full = printer.logicalDpiX() / _POINTS
        scale = min(paper.width() / width, paper.height() / height, full)
        painter.save()
        painter.translate((paper.width() - width * scale) / 2, 0)
        painter.scale(scale, scale)
        painter.translate(-trim.x / UNIT, -trim.y / UNIT)
        painter.setClipRect(QRectF(trim.x / UNIT, trim.y / UNIT, width, height))
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        detail = min(1.0, _PICTURES / printer.logicalDpiX())
        items = sum(1 for _ in flatten(page.items))
        on_sheet = ListPainter(painter, self._fonts, self._work.pictures, detail)
        try:
            with closing(on_sheet.steps(page.items)) as steps:
                for done, _ in enumerate(steps, 1):
                    self.progress = count + min(1.0, done / items)
                    yield
                    if self.is_cancelled and self._can_forget:
                        break
        finally:
            painter.restore()

    def _end(self) -> Iterator[None]:
        """Have the file finished, with its fonts, and put in its place."""
        if self._is_file:
            ending = self._let_go()
            while ending.is_alive():
                ending.join(_WAIT)
                yield
        elif not self._painter.end():
            self.has_failed = True
        if self._printer.printerState() == QPrinter.PrinterState.Error:
            self.has_failed = True
        if self._beside and not self.has_failed:
            try:
                os.replace(self._beside, self._path)
            except OSError:
                self.has_failed = True
        if self.has_failed:
            self._forget()

    def _let_go(self) -> Thread:
        """Let a thread end the painter: making fonts ready takes a tenth of a second and more.

        `end` keeps the interpreter while it works. The last who lets go of a painter ends it too,
        and lets other threads run meanwhile.
        """
        held = [self._painter]
        self._painter = QPainter()
        thread = Thread(target=held.clear, daemon=True)
        thread.start()
        return thread

    def _forget(self) -> None:
        """Nothing is printed, and no file is left."""
        self.sent = 0
        if self._painter.isActive():
            self._printer.abort()
            self._painter.end()
        if self._beside:
            with suppress(OSError):
                os.unlink(self._beside)
