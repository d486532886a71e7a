"""Anything in any order: after each act the screen shows what a fresh painting would.

`PAGESETTER_LONG=1`, which `make long` sets, does more of them.
"""

from __future__ import annotations

import os
import random

from driver import Driver
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication
from screen import are_alike, on_screen
from test_long_day import act

from pagesetter.gui.canvas.tiles import Tiles

ACTS = 3000 if os.environ.get("PAGESETTER_LONG") else 500


def shown_now(driver: Driver) -> QImage:
    """What the screen shows of the canvas, as it was painted bit by bit."""
    sharp(driver)
    return on_screen(driver)


def painted_afresh(driver: Driver) -> QImage:
    """The same with nothing kept from before."""
    work, paper = driver.work, driver.canvas.paper
    fresh = Tiles(work.raw_fonts, work.pictures)
    fresh.set_scale(paper.tiles.scale)
    fresh.set_page(work.composed.display)
    paper.tiles = fresh
    driver.canvas._patience = 60  # seconds: in one frame
    driver.canvas.update()
    return shown_now(driver)


def sharp(driver: Driver) -> None:
    """Wait until nothing more comes to be painted."""
    QApplication.processEvents()
    while not driver.canvas.is_sharp:
        driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
        QApplication.processEvents()


def test_after_each_of_many_acts_the_screen_is_as_painted_afresh(driver: Driver) -> None:
    dice = random.Random(5)
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    differing = 0
    driver.window.resize(1000, 620)  # less to compare each time, and most of the page in view
    before = shown_now(driver)
    for step in range(ACTS):
        act(driver, dice)
        driver.canvas.cancel_gesture()
        shown = shown_now(driver)
        differing += not are_alike(shown, before)
        before = painted_afresh(driver)
        assert are_alike(shown, before), step
    assert differing > 10
