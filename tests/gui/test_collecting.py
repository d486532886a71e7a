"""Dead cycles are freed between frames, and what stays is not looked through."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from pagesetter.gui import collecting
from pagesetter.gui.app import application
from pagesetter.gui.collecting import Collector, collect_between_frames

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


class Loop:
    """Something only a collection frees."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def collector(qtbot: QtBot) -> Iterator[Collector]:
    before, enabled = gc.get_threshold(), gc.isenabled()
    gc.unfreeze()  # what windows of other tests set aside
    made = collect_between_frames(application())
    made._timer.stop()
    yield made
    collecting._running.clear()
    made.setParent(None)
    made.deleteLater()
    gc.unfreeze()
    gc.set_threshold(*before)
    if not enabled:
        gc.disable()


def test_the_young_are_looked_through_once_they_are_many(collector: Collector) -> None:
    gc.collect()
    dead = weakref.ref(Loop())
    collector.look()
    assert dead() is not None
    kept = [[] for _ in range(4_000)]  # type: ignore[var-annotated]
    collector.look()
    assert dead() is None
    assert len(kept) == 4_000


def test_a_key_does_not_meet_a_collection(collector: Collector) -> None:
    gc.collect()
    seen: list[str] = []
    watch = lambda phase, _: seen.append(phase)  # noqa: E731
    gc.callbacks.append(watch)
    kept = [[] for _ in range(50_000)]  # type: ignore[var-annotated]
    gc.callbacks.remove(watch)
    assert not seen
    assert len(kept) == 50_000


def test_what_a_closed_issue_left_is_freed_when_nobody_works(collector: Collector) -> None:
    collecting.set_aside()
    assert not collector.owes
    assert gc.get_freeze_count() > 0
    dead = weakref.ref(Loop())
    gc.freeze()  # it lived long enough to be set aside
    collecting.set_aside()
    assert collector.owes
    for _ in range(20):
        gc.collect(0)
        collector.look()
    assert dead() is None
    assert not collector.owes


def test_all_of_it_is_gone_through_when_the_window_is_left(collector: Collector) -> None:
    dead = weakref.ref(Loop())
    gc.freeze()
    app = QApplication.instance()
    assert isinstance(app, QApplication)
    app.applicationStateChanged.emit(Qt.ApplicationState.ApplicationInactive)
    assert dead() is None
