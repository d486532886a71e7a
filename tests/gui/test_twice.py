"""Two presses one after the other: a drag moves, and only staying in place is a double click."""

from __future__ import annotations

from pathlib import Path

import pytest
from driver import CTRL, LEFT, Driver
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QMouseEvent
from PySide6.QtWidgets import QApplication

BOX = """\
boxes:
  - {id: b1, kind: picture, column: 3, line: 30, columns: 1, lines: 10, picture: assets/p.png}
"""


@pytest.fixture
def issue_folder(issue_folder: Path) -> Path:
    page = issue_folder / "pages" / "01.yaml"
    page.write_text(page.read_text("utf-8") + BOX, "utf-8")
    (issue_folder / "assets").mkdir()
    image = QImage(400, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    assert image.save(str(issue_folder / "assets" / "p.png"))
    return issue_folder


def press_again(driver: Driver, at: QPoint) -> None:
    """What the system sends for a press soon after a click."""
    canvas = driver.canvas
    event = QMouseEvent(
        QEvent.Type.MouseButtonDblClick, QPointF(at), QPointF(canvas.mapToGlobal(at)),
        LEFT, LEFT, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def second_press(driver: Driver, start: QPoint, end: QPoint) -> None:
    """What the system sends for a press soon after a click, and for the drag it begins."""
    canvas, none = driver.canvas, Qt.KeyboardModifier.NoModifier
    press_again(driver, start)
    for step in (1, 2, 3):
        driver._move(start + (end - start) * step / 3, none)
    driver.qtbot.mouseRelease(canvas, LEFT, none, end)


def test_a_story_that_was_just_clicked_is_moved_by_a_drag(driver: Driver) -> None:
    driver.click((3.5, 10.5))
    assert driver.work.selection.items == ("s2",)
    second_press(driver, driver.at((3.5, 10.5)), driver.at((4.5, 12.5)))
    assert driver.place("f2") == (4, 3, 1, 20)
    assert not driver.work.typist.is_typing
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.place("f2") == (3, 1, 1, 20)


def test_a_picture_that_was_just_clicked_is_moved_not_cropped(driver: Driver) -> None:
    driver.click((3.5, 35.5))
    second_press(driver, driver.at((3.5, 35.5)), driver.at((3.5, 40.5)))
    assert driver.place("b1") == (3, 35, 1, 10)
    assert not driver.canvas.cropper.is_on


def test_a_second_press_that_stays_puts_the_cursor_or_crops(driver: Driver) -> None:
    driver.click((3.5, 10.5))
    at = driver.at((3.5, 10.5))
    second_press(driver, at, at + QPoint(1, 1))
    assert driver.work.typist.item == "s2"
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.key(Qt.Key.Key_Escape)
    at = driver.at((3.5, 35.5))
    driver.click((3.5, 35.5))
    second_press(driver, at, at)
    assert driver.canvas.cropper.is_on


def test_a_drag_that_comes_back_is_no_double_click(driver: Driver) -> None:
    driver.click((3.5, 10.5))
    start = driver.at((3.5, 10.5))
    press_again(driver, start)
    driver._move(driver.at((4.5, 14.5)), Qt.KeyboardModifier.NoModifier)
    assert driver.place("f2") == (4, 5, 1, 20)  # seen while it is dragged
    driver.key(Qt.Key.Key_Escape)
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.qtbot.mouseRelease(driver.canvas, LEFT, Qt.KeyboardModifier.NoModifier, start)
    assert not driver.work.typist.is_typing
