"""Office printing: pages of the display list onto whatever printer the system has.

Fitted to its paper and never enlarged: a look at the page, not a proof and not for the press.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPageLayout, QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QDialog, QWidget

from pagesetter.geometry import UNIT
from pagesetter.gui.i18n import say
from pagesetter.gui.painter import ListPainter
from pagesetter.gui.workspace import Workspace

_POINTS = 72


def ask_and_print(work: Workspace, parent: QWidget) -> bool:
    """Ask for printer and pages, and print; False when the editor thought better of it."""
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(f"{work.issue.paper.name} {work.issue.date}")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(say("print"))
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCurrentPage | option.PrintToFile)
    dialog.setMinMax(1, len(work.issue.pages))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return False
    return print_pages(work, printer, chosen_pages(work, printer))


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


def print_pages(work: Workspace, printer: QPrinter, pages: Sequence[int]) -> bool:
    """Print pages, each on a sheet of its own; False when the printer does not take them."""
    composed = work.composer.compose(work.issue).pages
    painter = QPainter()
    for count, index in enumerate(pages):
        page = composed[index].display
        trim = page.trim
        wide = trim.width > trim.height
        ways = QPageLayout.Orientation
        printer.setPageOrientation(ways.Landscape if wide else ways.Portrait)
        if not (printer.newPage() if count else painter.begin(printer)):
            return False
        paper = printer.pageRect(QPrinter.Unit.DevicePixel)
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
    return painter.end()
