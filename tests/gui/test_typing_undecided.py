"""What an input method has not decided, while the rest of the window goes on meanwhile."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driver import CTRL, SHIFT
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QMessageBox
from typing_hand import Method, ask, body, compose, enter, page_text, types

if TYPE_CHECKING:
    import pytest
    from driver import Driver

    from pagesetter.gui.typist import Typist


def test_panels_that_follow_leave_the_cursor_where_the_words_are_to_go(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=2)
    compose(driver, "ceshi")
    driver.work.settle()  # a hand that looks through the candidates takes longer than that
    assert typist.focus is not None
    assert typist.focus.offset == 2
    assert "排版ceshi要按" in page_text(driver)
    assert len(typist.preedit_boxes()) == 1
    compose(driver, "", "测试")
    assert body(driver)[0].startswith("排版测试要按")
    assert typist.focus.offset == 4


def test_panels_that_follow_leave_the_selection_that_the_words_replace(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=2)
    driver.key(Qt.Key.Key_Right, SHIFT)
    driver.key(Qt.Key.Key_Right, SHIFT)
    compose(driver, "ceshi")
    driver.work.settle()
    assert "排版ceshi字行栏" in page_text(driver)
    compose(driver, "", "测试")
    assert body(driver)[0].startswith("排版测试字行栏")


def test_what_is_composed_is_a_step_of_its_own(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=2)
    compose(driver, "ceshi")
    compose(driver, "", "测试")
    compose(driver, "yici")
    compose(driver, "", "一次")
    types(driver, "ab")
    assert body(driver)[0].startswith("排版测试一次ab要按")
    for left in ("排版测试一次要按", "排版测试要按", "排版要按"):
        driver.key(Qt.Key.Key_Z, CTRL)
        assert body(driver)[0].startswith(left)


def test_a_step_taken_back_beneath_keeps_what_is_not_decided_in_hand(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=2)
    compose(driver, "", "甲乙")
    compose(driver, "ceshi")
    driver.work.undo()
    assert "排版ceshi要按" in page_text(driver)
    assert len(typist.preedit_boxes()) == 1
    compose(driver, "", "测试")
    assert body(driver)[0].startswith("排版测试要按")


def test_a_command_first_has_the_words_decided(
    driver: Driver, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "inputMethod", lambda: Method(driver, "测试"))
    enter(driver, offset=2)
    types(driver, "a")
    compose(driver, "ceshi")
    driver.run("save")
    assert body(driver)[0].startswith("排版a测试要按")
    compose(driver, "ceshi")
    driver.run("undo")
    assert typist.preedit == ""
    assert body(driver)[0].startswith("排版a测试要按")


def test_a_window_that_closes_asks_about_words_that_were_not_decided(
    driver: Driver, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QGuiApplication, "inputMethod", lambda: Method(driver, "测试"))
    asked: list[str] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.append(box.text()))
    enter(driver, offset=2)
    compose(driver, "ceshi")
    driver.window.close()
    assert asked == ["这一期有未保存的改动"]
    assert driver.window.isVisible()
    assert body(driver)[0].startswith("排版测试要按")


def test_an_issue_that_is_let_go_lets_go_of_what_was_not_decided(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=2)
    compose(driver, "ceshi")
    driver.window.close_document(start=False)
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    driver.window.hide()  # the page is still there, and loses the keyboard: what it showed is not
    assert typist.preedit == ""


def test_the_story_editor_underlines_what_is_not_decided_and_says_where_it_stands(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=2)
    driver.run("story-editor")
    words = driver.window.docks.story_editor.words  # type: ignore[union-attr]
    words.setFocus()
    compose(driver, "pai𠮷", to=words)
    assert words.toPlainText().split("\n")[1].startswith("排版pai𠮷要按")
    (underlined,) = words.extraSelections()
    assert underlined.cursor.selectedText() == "pai𠮷"
    assert underlined.format.fontUnderline()
    place = ask(driver, Qt.InputMethodQuery.ImCursorRectangle, of=words)
    caret = words.cursorRect()
    corner = place.topLeft().toPoint()  # type: ignore[attr-defined]
    assert corner == words.viewport().mapTo(words, caret.topLeft())
    compose(driver, "", "牌", to=words)
    assert words.extraSelections() == []
