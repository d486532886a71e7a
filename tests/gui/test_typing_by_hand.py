"""What a hand met while it typed on the sample paper's pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, NONE, SHIFT
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QKeyEvent
from typing_hand import LEFT, SENTENCE, compose, enter, pixel, types

from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.status import Status
from pagesetter.model import Box, Frame
from pagesetter.session import edits
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.typist import Typist


def test_a_rule_down_a_gutter_is_hit_there_and_not_in_the_words_beside_it(
    driver: Driver, typist: Typist
) -> None:
    rule = Box("r1", "rule", Frame("r1", 2, 1, 1, 20), vertical=True)
    driver.work.edit(
        lambda i: edits.with_page(i, "01", lambda p: p._replace(boxes=(*p.boxes, rule))), "draw"
    )
    second_column = [row for row in typist.map_of("s1").rows if row.part == "body"][-1]
    at = pixel(driver, Spot("01", "s1", "body", 0, second_column.start + 3))
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert driver.work.selection.items == ("s1",)
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert typist.focus is not None
    assert typist.focus[:5] == ("01", "s1", "body", 0, second_column.start + 3)
    typist.stop()
    driver.work.select()
    gutter = driver.at((2.999, 5.5)) + QPoint(round(driver.characters(1).x() / 2), 0)
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, gutter)
    assert driver.work.selection.items == ("r1",)


def test_a_click_into_another_story_while_typing_selects_that_story(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=5)
    at = pixel(driver, Spot("01", "s2", "body", 0, 7))
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert typist.item == "s2"
    assert driver.work.selection[:2] == (("s2",), "f2")
    enter_at = pixel(driver, Spot("01", "s1", "body", 0, 3))
    driver.qtbot.mouseDClick(driver.canvas, LEFT, NONE, enter_at)
    typist.select_word(Spot("01", "s2", "body", 0, 3))  # as a double click there does
    assert typist.has_selection
    assert driver.work.selection.items == ("s2",)


def test_the_status_bar_always_counts_the_text_in_hand(driver: Driver, typist: Typist) -> None:
    status = driver.window.statusBar()
    assert isinstance(status, Status)
    assert status._counts.text() == ""
    enter(driver, offset=2)
    assert status._counts.text() == "共 276 字"
    types(driver, "a ")  # a blank counts nothing
    compose(driver, "", "𠮷")
    driver.work.settle()
    assert status._counts.text() == "共 278 字"
    driver.key(Qt.Key.Key_Home, SHIFT)
    driver.qtbot.waitUntil(lambda: status._counts.text() == "共 278 字  ·  选中 4 字")
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.key(Qt.Key.Key_Escape)
    assert status._counts.text() == "共 276 字"
    driver.work.select(("s3",), "f3")  # planned, without words
    assert status._counts.text() == ""


def test_ctrl_with_alt_is_a_command_amid_typing_where_it_is_not_alt_gr(
    driver: Driver, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Ctrl+Alt+1 says "1" on X11: it had been typed and marked no line end."""
    enter(driver, offset=5)
    keys = CTRL | ALT
    assert not driver.window.actions_by_key["show-breaks"].isChecked()
    driver.canvas.setFocus()
    driver.qtbot.keyClick(driver.canvas, Qt.Key.Key_1, keys)
    assert driver.window.actions_by_key["show-breaks"].isChecked()
    assert typist.text() == SENTENCE * 12
    german = QKeyEvent(QEvent.Type.ShortcutOverride, Qt.Key.Key_Q, keys, "@")
    assert not TextInput(typist).wants(german)
    monkeypatch.setattr(sys, "platform", "win32")
    assert TextInput(typist).wants(german)
