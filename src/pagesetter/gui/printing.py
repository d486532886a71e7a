"""Office printing: pages of the display list onto whatever printer the system has.

Fitted to its paper and never enlarged: a look at the page, not a proof and not for the press.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Sequence
from contextlib import suppress

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QProgressDialog, QWidget

from pagesetter.display import DisplayList
from pagesetter.geometry import UNIT
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.i18n import say
from pagesetter.gui.painter import ListPainter
from pagesetter.gui.workspace import Workspace

_POINTS = 72
_PATIENCE = 400
"""Milliseconds until it is shown how far the printing is."""


def ask_and_print(work: Workspace, parent: QWidget) -> str:
    """Ask for printer and pages, and print; return what to tell, empty when nothing was done.

    A printer that takes nothing is told in a dialog.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(f"{work.issue.paper.name} {work.issue.date}")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("print"))
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCurrentPage | option.PrintToFile)
    dialog.setMinMax(1, len(work.issue.pages))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    return print_chosen(work, printer, parent)


def print_chosen(work: Workspace, printer: QPrinter, parent: QWidget) -> str:
    """Print the pages the printer is set to, see `ask_and_print`; it can be cancelled."""
    pages = chosen_pages(work, printer)
    bar = QProgressDialog(say("printing"), say("cancel"), 0, len(pages), parent)
    bar.setWindowTitle(say("print"))
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(_PATIENCE)

    def went_on(done: int) -> bool:
        bar.setValue(done)  # the window paints, and hears of a click, meanwhile
        return not bar.wasCanceled()

    done = print_pages(work, printer, pages, went_on)
    was_cancelled = bar.wasCanceled()
    bar.close()
    bar.deleteLater()
    path = printer.outputFileName()
    if was_cancelled:
        return say("print-cancelled")
    if not done:
        name = path or printer.printerName()
        Problem(say("print-failed"), say("print-failed-text", name=name), "", parent).exec()
        return ""
    return say("print-done", count=len(pages), name=path or printer.printerName())


def chosen_pages(work: Workspace, printer: QPrinter) -> list[int]:
    """The indexes of the pages that the printer is set to."""
    ranges = QPrinter.PrintRange
    count = len(work.issue.pages)
    if printer.printRange() == ranges.CurrentPage:
        return [work.index]
    if printer.printRange() == ranges.PageRange:
        first, last = printer.fromPage() or 1, printer.toPage() or count
        return list(range(max(1, first) - 1, min(last, count)))
    return list(range(count))


def print_pages(
    work: Workspace,
    printer: QPrinter,
    pages: Sequence[int],
    went_on: Callable[[int], bool] = lambda _: True,
) -> bool:
    """Print pages, each on a sheet of its own; False when the printer does not take them.

    `went_on` is told how many are done before each, and says whether to go on.
    """
    painter = QPainter()
    for count, index in enumerate(pages):
        if not went_on(count):
            if painter.isActive():
                printer.abort()
                painter.end()
                with suppress(OSError):
                    os.unlink(printer.outputFileName())  # half a file
            return False
        page = work.composed_at(index).display
        wide = page.trim.width > page.trim.height
        ways = QPageLayout.Orientation
        printer.setPageOrientation(ways.Landscape if wide else ways.Portrait)
        if not (printer.newPage() if count else painter.begin(printer)):
            return False
        _paint(work, page, painter, printer)
    return painter.end()


def _paint(work: Workspace, page: DisplayList, painter: QPainter, printer: QPrinter) -> None:
    """Fill the sheet with a page, never larger than it is."""
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
    ListPainter(painter, work.raw_fonts, work.pictures).paint(page.items)
    painter.restore()
