"""What a hand met while it typed on the sample paper's pages."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, NONE, SHIFT
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QApplication
from typing_hand import LEFT, SENTENCE, Method, body, compose, enter, page_text, pixel, types

from pagesetter.formats import load_issue
from pagesetter.gui.canvas.cursor import caret_rect
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


def seen_at(driver: Driver) -> QPoint:
    """Where on the screen the text cursor is seen."""
    place = caret_rect(driver.work.typist, driver.canvas.view()).center().toPoint()
    return driver.canvas.mapToGlobal(place)


def test_the_page_stays_where_it_is_when_panels_and_sentences_come_amid_typing(
    driver: Driver, typist: Typist
) -> None:
    driver.run("true-size")
    enter(driver, offset=120)
    before, zoom = seen_at(driver), driver.canvas.camera.zoom
    for act in (
        lambda: driver.run("story-editor"),
        lambda: driver.window.banners.tell("x", "别人保存了新的内容。", ()),
        lambda: driver.window.banners.drop("x"),
    ):
        act()
        driver.settle()
        assert (seen_at(driver), driver.canvas.camera.zoom) == (before, zoom)


def test_a_panel_that_would_cover_the_text_cursor_does_not(driver: Driver, typist: Typist) -> None:
    driver.run("true-size")
    enter(driver, block=0, offset=40)
    canvas = driver.canvas
    foot = canvas.height() - 20 - caret_rect(typist, canvas.view()).bottom()
    canvas.set_camera(canvas.camera.panned(0, foot))
    driver.run("story-editor")
    driver.settle()
    assert canvas.rect().contains(caret_rect(typist, canvas.view()).toRect())


def test_what_others_save_leaves_the_cursor_in_its_place(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=30)
    path = driver.folder / "copy" / "lead.md"
    old = path.read_text("utf-8")
    path.write_text(old.replace(SENTENCE * 12, f"新的一段。\n\n{SENTENCE * 12}\n\n尾。"), "utf-8")
    driver.work.take_in(load_issue(str(driver.folder)), "")
    assert page_text(driver).count("新的一段") == 1
    assert typist.focus is not None
    assert typist.focus[:5] == ("01", "s1", "body", 1, 30)
    typist.select(typist.focus, typist.focus._replace(offset=33))
    path.write_text(old.replace(SENTENCE * 12, "字" + SENTENCE * 12), "utf-8")
    driver.work.take_in(load_issue(str(driver.folder)), "")
    assert typist.copied() == SENTENCE[7:10]
    assert typist.focus[:5] == ("01", "s1", "body", 0, 34)


def test_the_story_editor_opens_where_the_cursor_is(driver: Driver, typist: Typist) -> None:
    driver.work.edit(
        lambda i: edits.set_article_text(i, "lead", "\n\n".join([SENTENCE] * 60)), "type"
    )
    typist.start(Spot("01", "s1", "body", 50, 3))
    driver.run("story-editor")
    docks = driver.window.docks
    assert docks is not None
    words = docks.story_editor.words
    driver.qtbot.waitUntil(words.isVisible)
    driver.settle()
    assert words.viewport().rect().contains(words.cursorRect())
    driver.run("line-inspector")  # takes half of its room
    driver.settle()
    assert words.viewport().rect().contains(words.cursorRect())


def test_a_drag_from_a_double_or_triple_click_goes_on_by_words_and_paragraphs(
    driver: Driver, typist: Typist
) -> None:
    text = f"甲乙 OpenAI 与 Qt 及 Linux 三家\n\n{SENTENCE}\n\n末段"
    driver.work.edit(lambda i: edits.set_article_text(i, "lead", text), "type")
    driver.run("fit-width")
    enter(driver, block=0, offset=5)
    canvas, hand = driver.canvas, driver.qtbot

    def at(block: int, offset: int) -> QPoint:
        return pixel(driver, Spot("01", "s1", "body", block, offset))

    def double(spot: QPoint) -> None:
        where = QPointF(spot)
        twice = QMouseEvent(
            QEvent.Type.MouseButtonDblClick, where, QPointF(canvas.mapToGlobal(spot)), LEFT, LEFT,
            NONE,
        )  # fmt: skip
        QApplication.sendEvent(canvas, twice)

    def drag(*ends: QPoint) -> None:
        for end in ends:
            driver._move(end, NONE)

    double(at(0, 13))  # in "Qt"
    assert typist.copied() == "Qt"
    drag(at(0, 15))
    assert typist.copied() == "Qt 及"
    drag(at(0, 20))
    assert typist.copied() == "Qt 及 Linux"
    drag(at(0, 5))
    assert typist.copied() == "OpenAI 与 Qt"
    drag(at(0, 20), at(0, 13))
    assert typist.copied() == "Qt"
    hand.mouseRelease(canvas, LEFT, NONE, at(0, 13))
    hand.mousePress(canvas, LEFT, NONE, at(0, 13))  # the third
    assert typist.copied() == "甲乙 OpenAI 与 Qt 及 Linux 三家"
    drag(at(1, 3))
    assert typist.copied() == f"甲乙 OpenAI 与 Qt 及 Linux 三家\n{SENTENCE}"
    hand.mouseRelease(canvas, LEFT, NONE, at(1, 3))


def test_a_click_elsewhere_types_what_was_undecided_where_it_stood(
    driver: Driver, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(driver, offset=2)
    compose(driver, "zi𠮷")
    assert page_text(driver).startswith("排版zi𠮷要按", page_text(driver).index("排版zi"))
    monkeypatch.setattr(QGuiApplication, "inputMethod", lambda: Method(driver, "字𠮷"))
    at = pixel(driver, Spot("01", "s2", "body", 0, 7))
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    article = driver.work.issue.article("lead")
    assert article is not None
    assert article.body[0].text.startswith("排版字𠮷要按")
    assert typist.preedit == ""
    assert typist.focus is not None
    assert typist.focus[:2] == ("01", "s2")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert "字𠮷" not in page_text(driver)


def test_what_is_undecided_and_not_given_is_let_go(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=2)
    compose(driver, "zi")
    at = pixel(driver, Spot("01", "s2", "body", 0, 7))
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert typist.preedit == ""
    assert "zi" not in page_text(driver)


def test_letters_closer_are_told_with_a_minus(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=2)
    driver.run("letters-closer")
    assert typist.note.startswith("字距 −0.01 字 · ")


def test_a_cursor_in_overset_text_is_told(driver: Driver, typist: Typist) -> None:
    driver.work.edit(lambda i: edits.resize_frame(i, "01", "f1", lines=6), "resize")
    status = driver.window.statusBar()
    assert isinstance(status, Status)
    enter(driver, offset=2)
    driver.qtbot.waitUntil(lambda: status._counts.text() == "共 276 字")
    driver.key(Qt.Key.Key_End, CTRL)
    beyond = "共 276 字  ·  光标在溢出的文字里（文稿窗可见）"
    driver.qtbot.waitUntil(lambda: status._counts.text() == beyond)
    types(driver, "x")
    assert body(driver)[0].endswith("。x")
    driver.key(Qt.Key.Key_Home, CTRL)
    driver.qtbot.waitUntil(lambda: status._counts.text() == "共 277 字")
