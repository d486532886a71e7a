"""Qt wants a UTF-8 locale and warns without one; set before anything imports it."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from newsroom import lay
from pytestqt.qtbot import QtBot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.typist import Typist

os.environ["LC_CTYPE"] = "C.UTF-8"


PATIENCE = 120_000
"""Milliseconds a test waits for what must come: a busy machine may take its time."""


class PatientBot(QtBot):
    def waitUntil(self, callback: Callable[[], Any], *, timeout: int = PATIENCE) -> None:
        super().waitUntil(callback, timeout=timeout)


@pytest.fixture
def qtbot(qapp: object, request: pytest.FixtureRequest) -> Iterator[QtBot]:
    """Waits long for everything: no test tells how long a thing may take by giving up on it."""
    yield PatientBot(request)
    from driver import clear_away
    from PySide6.QtWidgets import QApplication

    clear_away()

    # Dozens of them make the next one slow: once the window took ten times as long as it does.
    assert "MainWindow" not in {type(one).__name__ for one in QApplication.topLevelWidgets()}
    for process in multiprocessing.active_children():
        process.join(PATIENCE / 1000)  # it may have been told to end just now
    assert not multiprocessing.active_children()


@pytest.fixture(scope="session", autouse=True)
def empty_clipboard() -> Iterator[None]:
    """The clipboard outlives the interpreter, and must not hold what Python made."""
    yield
    from PySide6.QtGui import QGuiApplication

    if QGuiApplication.instance() is not None:
        QGuiApplication.clipboard().clear()


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    """An issue on disk."""
    return lay(tmp_path)


@pytest.fixture
def driver(
    qtbot: QtBot, tmp_path: Path, issue_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> Driver:
    """The window with the issue open, in Chinese, driven with mouse and keys."""
    import branching
    from driver import Driver, leave

    from pagesetter.gui.app import application
    from pagesetter.gui.language import apply_language
    from pagesetter.gui.main_window import MainWindow
    from pagesetter.session.settings import Settings

    monkeypatch.setenv("PAGESETTER_CONFIG", str(tmp_path / "config"))
    monkeypatch.setattr("pagesetter.gui.worker.multiprocessing", branching)
    # What follows at once is one step, however long the machine takes between two keys.
    monkeypatch.setattr("pagesetter.session.history.BURST_SECONDS", 3600.0)
    application()
    apply_language("zh")
    window = MainWindow(Settings())
    qtbot.addWidget(window, before_close_func=leave)
    window.resize(1300, 900)
    window.show()
    assert window.open_path(str(issue_folder))
    driven = Driver(qtbot, window, issue_folder)
    driven.settle()
    return driven


@pytest.fixture
def typist(driver: Driver) -> Typist:
    """The cursor of the window."""
    return driver.work.typist
