"""What a gesture repaints step by step equals painting all of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, LEFT, NONE, SHIFT
from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtGui import QPaintEvent
from screen import is_right

from pagesetter.model import Box, Frame, Row
from pagesetter.session import edits

if TYPE_CHECKING:
    from driver import Driver
    from PySide6.QtCore import Qt


class Paints(QObject):
    """Notes what the canvas is told to paint: boxes round it, one a frame."""

    def __init__(self, canvas: QObject) -> None:
        super().__init__(canvas)
        self.boxes: list[QRect] = []
        canvas.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QPaintEvent):
            self.boxes.append(event.region().boundingRect())
        return False


@pytest.fixture
def paints(driver: Driver) -> Paints:
    driver.work._settling.setInterval(60_000)  # panels would have all of it painted
    return Paints(driver.canvas)


def thread(driver: Driver) -> None:
    """The first story goes on in another frame, to which a line is drawn."""
    driver.work.edit(lambda i: edits.add_frame(i, "01", "s1", Frame("f9", 3, 30, 2, 9)), "resize")


@pytest.mark.parametrize("keys", [NONE, SHIFT, ALT], ids=["pulled", "pushing", "freely"])
@pytest.mark.parametrize("handle", ["s", "e"])
def test_a_pulled_frame(
    driver: Driver, paints: Paints, keys: Qt.KeyboardModifier, handle: str
) -> None:
    thread(driver)
    driver.click((1.5, 10.5))
    start = driver.edge("f1", handle)
    by = driver.lines(-3) if handle == "s" else driver.characters(-6)
    steps(driver, paints, start, by, keys)


@pytest.mark.parametrize("keys", [NONE, CTRL], ids=["swapping", "freely"])
def test_a_story_that_is_moved(driver: Driver, paints: Paints, keys: Qt.KeyboardModifier) -> None:
    thread(driver)
    driver.click((3.5, 5.5))
    steps(driver, paints, driver.at((3.5, 5.5)), driver.lines(4), keys)


def test_a_box_that_text_runs_round(driver: Driver, paints: Paints) -> None:
    """The story round it fills its frame as before, but its lines stand elsewhere."""
    box = Box("b1", "text", Frame("b1", 1, 4, 1, 3), rows=(Row(text="报"),))
    driver.work.edit(
        lambda i: edits.with_page(i, "01", lambda p: p._replace(boxes=(*p.boxes, box))), "box"
    )
    driver.work.select(("b1",), "b1")
    start = driver.at((1.5, 5.5))
    steps(driver, paints, start, (driver.at((2.5, 5.5)) - start) / 2, NONE)


def steps(
    driver: Driver, paints: Paints, start: QPoint, by: QPoint, keys: Qt.KeyboardModifier
) -> None:
    """Drag in steps, there and back; the screen is right after each, and seldom all painted."""
    before = driver.work.composed
    driver.qtbot.waitUntil(lambda: is_right(driver))
    driver.qtbot.mousePress(driver.canvas, LEFT, keys, start)
    parts = 0
    for step in (1, 2, 3, 4, 3, 1):
        paints.boxes.clear()
        driver._move(start + by * step, keys)
        driver.qtbot.waitUntil(lambda: bool(paints.boxes))
        parts += driver.canvas.rect() not in paints.boxes
        driver.qtbot.waitUntil(lambda: is_right(driver))
    assert driver.work.composed is not before
    assert parts or not driver.canvas.gesture or driver.canvas.gesture.told_at() is None
    driver.qtbot.mouseRelease(driver.canvas, LEFT, keys, start + by)
    driver.qtbot.waitUntil(lambda: is_right(driver))
