"""Office printing: pages of the display list onto whatever printer the system has.

Fitted to its paper and never enlarged: a look at the page, not a proof and not for the press.
"""

from __future__ import annotations

from time import perf_counter

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QDialog, QProgressDialog, QWidget

from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.i18n import say, title
from pagesetter.gui.print_job import PrintJob
from pagesetter.gui.workspace import Workspace

_AT_ONCE = 0.004
"""Seconds that painting takes at a time."""
_PARTS = 100
"""Parts of a page that the bar shows."""
_PATIENCE = 400
"""Milliseconds until it is shown how far the printing is."""


def ask_and_print(work: Workspace, parent: QWidget) -> str:
    """Ask for printer and pages, and print; return what to tell, empty when nothing was done.

    A printer that takes nothing is told in a dialog.
    """
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setDocName(f"{work.issue.paper.name} {work.issue.date}")
    dialog = QPrintDialog(printer, parent)
    dialog.setWindowTitle(title("print"))
    option = QPrintDialog.PrintDialogOption
    dialog.setOptions(option.PrintPageRange | option.PrintCurrentPage | option.PrintToFile)
    dialog.setMinMax(1, len(work.issue.pages))
    if dialog.exec() != QDialog.DialogCode.Accepted:
        return ""
    return print_chosen(work, printer, parent)


def print_chosen(work: Workspace, printer: QPrinter, parent: QWidget) -> str:
    """Print the pages the printer is set to, see `ask_and_print`; it can be cancelled."""
    pages = chosen_pages(work, printer)
    job = PrintJob(work, printer, pages)
    bar = QProgressDialog(say("printing"), say("cancel"), 0, len(pages) * _PARTS + 1, parent)
    bar.setWindowTitle(title("print"))
    bar.setWindowModality(Qt.WindowModality.WindowModal)
    bar.setMinimumDuration(_PATIENCE)
    try:
        _go_through(job, bar)
    finally:
        bar.close()
        bar.deleteLater()
    name = printer.outputFileName() or printer.printerName()
    if job.has_failed:
        Problem(say("print-failed"), say("print-failed-text", name=name), "", parent).exec()
        return ""
    if job.sent == len(pages):
        return say("print-done", count=job.sent, name=name)
    if job.sent:
        return say("print-cancelled-after", count=job.sent, name=name)
    return say("print-cancelled")


def _go_through(job: PrintJob, bar: QProgressDialog) -> None:
    """Do a job; between its bits the window paints, and hears of a click on the bar.

    Until the bar is there and takes them, keys and clicks wait: what is printed is done next.
    """
    flags = QEventLoop.ProcessEventsFlag
    bar.setValue(0)
    until = perf_counter() + _AT_ONCE
    for _ in job.steps():
        if perf_counter() < until:
            continue
        if not job.is_cancelled:
            bar.setValue(round(job.progress * _PARTS))
        is_open = bar.isVisible()
        QApplication.processEvents(flags.AllEvents if is_open else flags.ExcludeUserInputEvents)
        if bar.wasCanceled():
            job.cancel()
        until = perf_counter() + _AT_ONCE


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
