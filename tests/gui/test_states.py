"""Edits by hand, undo, redo, saving and opening again, in any order: nothing is lost on the way,
and Qt has nothing to warn of (a warning fails any test).

`PAGESETTER_LONG=1`, which `make long` sets, makes more steps than the 2,000.
"""

from __future__ import annotations

import os
import random
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import hypothesis
from driver import Driver
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from newsroom import lay
from PySide6.QtCore import QCoreApplication, QEvent
from test_long_day import act, meaning

from pagesetter.formats import load_issue

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

WANTED = 10_000 if os.environ.get("PAGESETTER_LONG") else 2_000
RUNS, STEPS = 12, 50
"""Of one round. How many steps a run takes hangs on which modules are loaded, that is on the tests
before this one: rounds with other seeds follow until there were enough."""
WORTH_OPENING = 8
"""Acts between two openings: a window that has seen nothing says nothing new."""


class Desk(RuleBasedStateMachine):
    """Edits by hand, undo, redo, saving and opening again."""

    driver: Driver
    place: Path
    number = steps = 0
    acts = 0

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
        self.acts += 1

    @rule(seeds=st.lists(st.integers(0, 1 << 30), min_size=2, max_size=4))
    def work_on(self, seeds: list[int]) -> None:
        for seed in seeds:
            self.edit(seed)

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

    @precondition(lambda self: self.acts >= WORTH_OPENING)
    @rule()
    def reopen(self) -> None:
        self.acts = 0
        self.driver.saved()
        before = self.now
        assert self.driver.window.open_path(str(self.driver.folder))
        assert self.now == before
        assert not self.driver.work.document.undo_name
        clear_away()

    @invariant()
    def the_page_on_show_is_composed(self) -> None:
        work = self.driver.work
        if work.is_pending(work.index):
            self.driver.qtbot.waitUntil(lambda: not work.is_pending(work.index))
        Desk.steps += 1

    def teardown(self) -> None:
        clear_away()
        shutil.rmtree(self.place / str(Desk.number), ignore_errors=True)


def clear_away() -> None:
    """Take away the panels of issues that were closed: no event loop runs here that would."""
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)


def test_anything_in_any_order(driver: Driver, tmp_path: Path, qtbot: QtBot) -> None:
    Desk.driver, Desk.place = driver, tmp_path
    enough = settings(
        max_examples=RUNS, stateful_step_count=STEPS, suppress_health_check=list(HealthCheck)
    )
    while Desk.steps < WANTED:
        before = Desk.steps
        run_state_machine_as_test(hypothesis.seed(before)(Desk), settings=enough)
        assert Desk.steps > before
