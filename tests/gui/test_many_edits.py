"""Anything in any order: what the screen holds is the page, and nothing is lost on the way.

`PAGESETTER_LONG=1`, which `make long` sets, does it 500 and 2,000 times instead of 300 and a few.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from driver import Driver
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    rule,
    run_state_machine_as_test,
)
from newsroom import lay
from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from test_long_day import act, meaning

from pagesetter.formats import load_issue
from pagesetter.gui.canvas.tiles import Tiles

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

LONG = bool(os.environ.get("PAGESETTER_LONG"))


def on_screen(driver: Driver) -> QImage:
    """What the screen shows of the canvas, as it was painted bit by bit."""
    sharp(driver)
    canvas, window = driver.canvas, driver.window
    shot = window.screen().grabWindow(window.winId()).toImage()
    corner = canvas.mapTo(window, QPoint(0, 0))
    return shot.copy(corner.x(), corner.y(), canvas.width(), canvas.height())


def painted_afresh(driver: Driver) -> QImage:
    """The same with nothing kept from before."""
    work, paper = driver.work, driver.canvas.paper
    fresh = Tiles(work.raw_fonts, work.pictures)
    fresh.set_scale(paper.tiles.scale)
    fresh.set_page(work.composed.display)
    paper.tiles = fresh
    driver.canvas._patience = 60  # seconds: in one frame
    driver.canvas.update()
    return on_screen(driver)


def sharp(driver: Driver) -> None:
    """Wait until nothing more comes to be painted."""
    QApplication.processEvents()
    while not driver.canvas.is_sharp:
        driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp, timeout=5000)
        QApplication.processEvents()


def test_after_each_of_many_acts_the_screen_is_as_painted_afresh(driver: Driver) -> None:
    dice = random.Random(5)
    driver.qtbot.waitUntil(lambda: driver.work.is_filled, timeout=20_000)
    differing = 0
    driver.window.resize(1000, 620)  # less to compare each time, and most of the page in view
    before = on_screen(driver)
    for step in range(500 if LONG else 300):
        act(driver, dice)
        driver.canvas.cancel_gesture()
        shown = on_screen(driver)
        differing += shown != before
        before = painted_afresh(driver)
        assert shown == before, step
    assert differing > 10


class Desk(RuleBasedStateMachine):
    """Edits by hand, undo, redo, saving and opening again."""

    driver: Driver
    place: Path
    number = 0

    @initialize()
    def begin(self) -> None:
        Desk.number += 1
        folder = lay(self.place / str(Desk.number))
        self.driver.folder = folder
        assert self.driver.window.open_path(str(folder))

    @property
    def now(self) -> Any:
        return meaning(self.driver.work.document.issue)

    @rule(seed=st.integers(0, 1 << 30))
    def edit(self, seed: int) -> None:
        act(self.driver, random.Random(seed))
        self.driver.canvas.cancel_gesture()

    @rule()
    def undo_and_redo(self) -> None:
        before, work = self.now, self.driver.work
        if work.document.undo_name:
            work.undo()
            work.redo()
        assert self.now == before

    @rule(count=st.integers(1, 5))
    def undo(self, count: int) -> None:
        for _ in range(count):
            self.driver.run("undo")

    @rule()
    def redo(self) -> None:
        self.driver.run("redo")

    @rule()
    def save(self) -> None:
        before = self.now
        self.driver.saved()
        assert self.now == before
        assert meaning(load_issue(str(self.driver.folder)).issue) == before

    @rule()
    def reopen(self) -> None:
        self.driver.saved()
        before = self.now
        assert self.driver.window.open_path(str(self.driver.folder))
        assert self.now == before
        assert not self.driver.work.document.undo_name

    @invariant()
    def the_page_on_show_is_composed(self) -> None:
        work = self.driver.work
        self.driver.qtbot.waitUntil(lambda: not work.is_pending(work.index))

    def teardown(self) -> None:
        # No event loop runs here that would take away the windows of issues that were closed.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        shutil.rmtree(self.place / str(Desk.number), ignore_errors=True)


def test_anything_in_any_order(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    Desk.driver, Desk.place = driver, tmp_path
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=40 if LONG else 4,
            stateful_step_count=50 if LONG else 12,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert Desk.number >= 4
