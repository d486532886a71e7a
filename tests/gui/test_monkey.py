"""A monkey at the window for some hundred acts: no fault, nothing lost, everything taken back.

`PAGESETTER_LONG=1`, which `make long` sets, lets it play for longer.
"""

from __future__ import annotations

import os
import traceback
from typing import TYPE_CHECKING, Any

import pytest
from monkey import Monkey
from test_long_day import meaning

from pagesetter.formats import load_issue
from pagesetter.session.rewording import tidy

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.model import Issue

ACTS = 1500 if os.environ.get("PAGESETTER_LONG") else 150
_BETWEEN = 50
"""Acts from one save to the next."""


def kept(issue: Issue) -> Any:
    """What saving keeps: the paper's own settings are written by another way."""
    return meaning(issue.pages), meaning(issue.articles)


# The screen without a screen says these of every menu that drops down.
@pytest.mark.qt_log_ignore("This plugin does not support")
@pytest.mark.parametrize("seed", [2, 12])
def test_whatever_a_monkey_does(driver: Driver, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    monkey = Monkey(driver, seed, monkeypatch)
    first = kept(driver.work.issue)
    with driver.qtbot.captureExceptions() as caught:
        for step in range(1, ACTS + 1):
            monkey.act()
            told = ["".join(traceback.format_exception(*one)) for one in caught]
            assert not told, (step, monkey.done[-9:], told)
            assert not monkey.faults, (step, monkey.done[-9:])
            if step % _BETWEEN == 0:
                driver.canvas.cancel_gesture()
                assert driver.window.files.save(), (step, monkey.told[-1:])
                read = load_issue(str(driver.folder)).issue
                assert kept(read) == kept(tidy(driver.work.issue, read)), step
                assert not driver.work.document.is_dirty
    driver.canvas.cancel_gesture()
    while driver.work.document.undo_name:
        driver.work.undo()
    assert kept(driver.work.issue) == first
