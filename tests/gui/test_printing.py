"""Printing on an office printer: page by page, to be cancelled, and told when it fails."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pypdfium2
import pytest
from PySide6.QtGui import QPainter
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel, QProgressDialog

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


def test_printing_can_be_cancelled_and_leaves_no_half_file(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "half.pdf"
    real = QProgressDialog.setValue

    def cancel_after_one(bar: QProgressDialog, done: int) -> None:
        real(bar, done)
        if done == 1:
            bar.cancel()

    monkeypatch.setattr(QProgressDialog, "setValue", cancel_after_one)
    assert print_chosen(driver.work, to_file(path), driver.window) == "已取消，没有打印。"
    assert not path.exists()


def test_a_printer_that_takes_nothing_is_told(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[Problem] = []
    monkeypatch.setattr(Problem, "exec", lambda box: said.extend([box]))
    monkeypatch.setattr("pagesetter.gui.printing.QPainter", Refused)
    path = tmp_path / "x.pdf"
    path.write_bytes(b"an old one")
    assert print_chosen(driver.work, to_file(path), driver.window) == ""
    assert path.read_bytes() == b"an old one"
    words = " ".join(label.text() for label in said[0].findChildren(QLabel))
    assert "没有打印" in words
    assert f"{path} 不接受打印" in words
