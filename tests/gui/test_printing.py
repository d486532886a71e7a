"""Printing from the window: it lives meanwhile, can be cancelled, and is told when it fails."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtCore import QEventLoop, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import QApplication, QLabel, QProgressDialog

from pagesetter.gui.dialogs.problem import Problem
from pagesetter.gui.printing import print_chosen

if TYPE_CHECKING:
    from driver import Driver


class Refused(QPainter):
    """A painter that no printer takes; Qt would warn of it."""

    def begin(self, _: object) -> bool:
        return False


def to_file(path: Path) -> QPrinter:
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    return printer


def test_all_pages_are_printed_those_composed_nowhere_yet_too(
    driver: Driver, tmp_path: Path
) -> None:
    path = tmp_path / "试 排.pdf"
    told = print_chosen(driver.work, to_file(path), driver.window)
    assert told == f"2 版已送到 {path}"
    pdf = pypdfium2.PdfDocument(path)
    assert len(pdf) == 2
    for page in pdf:
        image = page.render(scale=0.5).to_pil().convert("L")
        assert image.getextrema()[0] < 128  # something black stands on each


def test_printing_can_be_cancelled_amid_a_page_and_leaves_no_half_file(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out" / "half.pdf"
    path.parent.mkdir()
    path.write_bytes(b"an old one")
    real = QProgressDialog.setValue
    amid: list[int] = []

    def cancel_amid_the_second(bar: QProgressDialog, done: int) -> None:
        real(bar, done)
        if 100 < done < 200 and not amid:
            amid.append(done)
            assert len(list(path.parent.iterdir())) == 2  # what is written is not the old one
            bar.cancel()

    monkeypatch.setattr("pagesetter.gui.printing._AT_ONCE", 0)
    monkeypatch.setattr(QProgressDialog, "setValue", cancel_amid_the_second)
    printer = to_file(path)
    assert print_chosen(driver.work, printer, driver.window) == "已取消，没有打印。"
    assert amid
    assert [one.name for one in path.parent.iterdir()] == ["half.pdf"]
    assert path.read_bytes() == b"an old one"
    assert printer.outputFileName() == str(path)
    monkeypatch.undo()
    assert print_chosen(driver.work, printer, driver.window) == f"2 版已送到 {path}"
    assert len(pypdfium2.PdfDocument(path)) == 2


def test_pages_that_had_gone_to_the_printer_by_then_are_told(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = QProgressDialog.setValue

    def cancel_amid_the_first(bar: QProgressDialog, done: int) -> None:
        real(bar, done)
        if done > 20:
            bar.cancel()

    monkeypatch.setattr("pagesetter.gui.printing._AT_ONCE", 0)
    monkeypatch.setattr(QProgressDialog, "setValue", cancel_amid_the_first)
    monkeypatch.setattr("pagesetter.gui.print_job.PrintJob._can_forget", False)
    path = tmp_path / "spool.pdf"
    told = print_chosen(driver.work, to_file(path), driver.window)
    assert told == f"已取消；先前的 1 版已送到 {path}"


def test_the_window_lives_between_a_few_milliseconds_of_painting(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """By a clock that goes on by a millisecond at each look: slices are counted in steps."""
    now = iter(range(1_000_000))
    monkeypatch.setattr("pagesetter.gui.printing.perf_counter", lambda: next(now) / 1000)
    turns: list[int] = []
    timer = QTimer()
    timer.timeout.connect(lambda: turns.append(next(now)))
    timer.start(0)
    print_chosen(driver.work, to_file(tmp_path / "out.pdf"), driver.window)
    timer.stop()
    assert len(turns) > 5
    gaps = [later - before for before, later in pairwise(turns)]
    assert max(gaps) <= 10  # a look at each step, and one to begin with


def test_until_the_bar_is_there_clicks_and_keys_wait(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    flags = QEventLoop.ProcessEventsFlag
    asked: set[tuple[bool, QEventLoop.ProcessEventsFlag]] = set()

    class Noted:
        @staticmethod
        def processEvents(how: QEventLoop.ProcessEventsFlag) -> None:
            bars = driver.window.findChildren(QProgressDialog)
            asked.add((bars[-1].isVisible(), how))
            QApplication.processEvents(how)

    monkeypatch.setattr("pagesetter.gui.printing._AT_ONCE", 0)
    monkeypatch.setattr("pagesetter.gui.printing.QApplication", Noted)
    monkeypatch.setattr("pagesetter.gui.printing._PATIENCE", 10_000_000)
    print_chosen(driver.work, to_file(tmp_path / "out.pdf"), driver.window)
    assert asked == {(False, flags.ExcludeUserInputEvents)}
    asked.clear()
    monkeypatch.setattr("pagesetter.gui.printing._PATIENCE", 0)
    print_chosen(driver.work, to_file(tmp_path / "out.pdf"), driver.window)
    assert (True, flags.AllEvents) in asked
    assert asked <= {(False, flags.ExcludeUserInputEvents), (True, flags.AllEvents)}


def test_a_printer_that_takes_nothing_is_told(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Problem] = []
    monkeypatch.setattr(Problem, "exec", lambda box: said.extend([box]))
    monkeypatch.setattr("pagesetter.gui.print_job.QPainter", Refused)
    path = tmp_path / "x.pdf"
    path.write_bytes(b"an old one")
    assert print_chosen(driver.work, to_file(path), driver.window) == ""
    assert path.read_bytes() == b"an old one"
    words = " ".join(label.text() for label in said[0].findChildren(QLabel))
    assert "没有打印" in words
    assert f"{path} 不接受打印" in words


def test_the_printers_dialog_is_named_as_a_place_not_as_a_command(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    named: list[str] = []

    def read(dialog: QPrintDialog) -> int:
        named.append(dialog.windowTitle())
        return 0

    monkeypatch.setattr(QPrintDialog, "exec", read)
    driver.run("print")
    assert named == ["打印"]
