"""What is seen while text is typed and sought: page, story editor, the view that follows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driver import CTRL, SHIFT
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QRegion
from PySide6.QtWidgets import QApplication
from screen import is_right
from typing_hand import LEFT, SENTENCE, body, compose, enter, page_text, types

from pagesetter.gui.dialogs.find import FindDialog
from pagesetter.model import Frame, Story
from pagesetter.session import edits
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.typist import Typist


def test_what_is_repainted_equals_a_fresh_picture(driver: Driver, typist: Typist) -> None:
    """Only dirty rectangles are painted; the screen shows what painting all of it would."""
    enter(driver, offset=5)
    driver.work._settling.setInterval(60_000)  # panels would have all of it painted

    for act in (
        lambda: types(driver, "ab"), lambda: driver.key(Qt.Key.Key_Down),
        lambda: driver.key(Qt.Key.Key_End, SHIFT), lambda: driver.key(Qt.Key.Key_Backspace),
        lambda: driver.key(Qt.Key.Key_Return), lambda: compose(driver, "pin"),
        lambda: compose(driver, "", "字"),
    ):  # fmt: skip
        act()
        driver.qtbot.waitUntil(lambda: is_right(driver))


def test_what_is_painted_a_moment_later_equals_a_fresh_picture(
    driver: Driver, typist: Typist
) -> None:
    """Two keys in one turn of the events: the first moves all lines below, the second none."""
    work, canvas = driver.work, driver.canvas
    work.edit(lambda i: edits.set_article_text(i, "lead", f"{SENTENCE * 20}\n\n{SENTENCE}"), "type")
    driver.run("fit-page")
    typist.start(Spot("01", "s1", "body", 0, 5))
    work._settling.setInterval(60_000)
    driver.qtbot.waitUntil(lambda: canvas.is_sharp and canvas._later == QRegion())
    typist.insert(SENTENCE * 3)
    waiting = QRegion(canvas._later)
    assert not waiting.isEmpty()
    typist.insert("字")
    assert (waiting - canvas._later).isEmpty()
    driver.qtbot.waitUntil(lambda: canvas._later == QRegion())
    driver.qtbot.waitUntil(lambda: is_right(driver))


def test_the_fit_of_a_story_is_painted_anew_where_its_last_frame_ends(
    driver: Driver, typist: Typist
) -> None:
    """The words typed stand in the first of two frames, the fit is told in the second."""
    work, canvas = driver.work, driver.canvas
    work.edit(lambda i: edits.add_frame(i, "01", "s1", Frame("f9", 3, 30, 2, 9)), "resize")
    work.edit(lambda i: edits.set_article_text(i, "lead", SENTENCE * 2), "type")
    enter(driver, offset=5)
    work._settling.setInterval(60_000)  # panels would have all of it painted
    driver.qtbot.waitUntil(lambda: canvas.is_sharp and is_right(driver))
    free = work.composed.fits[0].lines_free
    typist.insert(SENTENCE * 2)
    assert 0 < work.composed.fits[0].lines_free < free
    driver.qtbot.waitUntil(lambda: canvas._later == QRegion())
    driver.qtbot.waitUntil(lambda: is_right(driver))


def test_handles_are_painted_with_the_words_under_them(driver: Driver, typist: Typist) -> None:
    """Typing paints the words anew and with them what lies over them of the frame's handles."""
    enter(driver, offset=5)
    driver.qtbot.waitUntil(lambda: is_right(driver))
    (part, *_) = driver.work.scene.of(("s1",))
    view, canvas = driver.canvas.view(), driver.canvas
    for x, y in part.handles.values():
        square = QRect(round(view.x(x)) - 6, round(view.y(y)) - 6, 12, 12)
        picture = QImage(canvas.size(), QImage.Format.Format_RGB32)
        picture.fill(Qt.GlobalColor.black)
        canvas.render(picture, square.topLeft(), QRegion(square))
        whole = canvas.grab().toImage()
        assert picture.copy(square) == whole.copy(square).convertToFormat(picture.format())
        # Its white square has an edge in the colour of what is selected.
        assert {whole.pixelColor(square.center() + QPoint(dx, 0)).name() for dx in (-3, 4)} & {
            canvas.colours.selected
        }


# --- find and replace


def test_all_matches_of_the_issue_are_replaced_in_one_step(driver: Driver) -> None:
    driver.run("find-text")
    finder = driver.window.findChild(FindDialog)
    assert finder is not None
    finder.wanted.setText("字行栏")
    assert finder.told.text() == "全期共 36 处"  # of three placed articles and one that is not
    finder.instead.setText("行与栏")
    driver.qtbot.mouseClick(finder.buttons["find-replace-all"], LEFT)
    issue = driver.saved()
    assert [sum(b.text.count("行与栏") for b in a.body) for a in issue.articles] == [6, 10, 12, 8]
    assert not any("字行栏" in b.text for a in issue.articles for b in a.body)
    assert driver.work.document.undo_name == "replace-all"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert "行与栏" not in page_text(driver)


def test_matches_are_shown_one_by_one_and_a_pattern_is_plain_text(
    driver: Driver, typist: Typist
) -> None:
    driver.run("find-text")
    finder = driver.window.findChild(FindDialog)
    assert finder is not None
    finder.wanted.setText("计数.")
    assert finder.told.text() == "全期共 0 处"
    finder.regex.setChecked(True)
    finder.find_next()
    assert typist.copied() == "计数，"
    finder.instead.setText(r"数\g<0>")
    finder.replace()
    assert typist.text().startswith("排版要按字行栏数计数，")
    finder.wanted.setText("(")
    assert finder.told.text().startswith("正则表达式第 1 个字符处有误：括号没有配对")


# --- the story editor


def test_the_story_editor_is_a_second_view_of_the_cursor(driver: Driver, typist: Typist) -> None:
    driver.run("story-editor")
    docks = driver.window.docks
    assert docks is not None
    editor = docks.story_editor
    enter(driver, offset=2)
    assert editor.words.toPlainText().split("\n") == ["头条新闻", SENTENCE * 12]
    assert editor.words.textCursor().position() == 7
    assert editor.counts.text().startswith("共 276 字")
    compose(driver, "", "𠮷")
    driver.work.settle()  # it follows with the panels: a key on the page does not wait for it
    assert editor.words.toPlainText().split("\n")[1].startswith("排版𠮷要按")
    assert editor.words.textCursor().position() == 9  # two units of UTF-16
    editor.words.setFocus()
    cursor = editor.words.textCursor()
    cursor.setPosition(5)
    cursor.setPosition(7, cursor.MoveMode.KeepAnchor)
    editor.words.setTextCursor(cursor)
    assert typist.copied() == "排版"
    assert "选中 2 字" in editor.counts.text()
    driver.qtbot.keyClicks(editor.words, "ab")
    assert "ab𠮷要按" in page_text(driver)
    driver.qtbot.keyClick(editor.words, Qt.Key.Key_Return)
    assert editor.words.blockCount() == 3
    event = QInputMethodEvent("", [])
    event.setCommitString("䶮")
    QApplication.sendEvent(editor.words, event)
    assert body(driver)[:2] == ["ab", "䶮𠮷" + (SENTENCE * 12)[2:]]
    driver.key(Qt.Key.Key_Z, CTRL)
    assert "ab" not in page_text(driver)


def test_the_view_follows_the_cursor_to_the_page_where_the_text_goes_on(
    driver: Driver, typist: Typist
) -> None:
    work = driver.work
    onward = Story("s2", continues="01/s1", frames=(Frame("f2", 1, 20, 4, 8),))
    work.edit(lambda i: edits.add_story(i, "02", onward), "draw")
    work.edit(lambda i: edits.resize_frame(i, "01", "f1", lines=9), "resize")
    last = [row for row in typist.map_of("s1").rows if row.part == "body"][-1]
    typist.start(Spot("01", "s1", "body", 0, last.start))
    driver.canvas.setFocus()
    driver.key(Qt.Key.Key_End)
    assert (work.page.name, typist.focus) == ("01", Spot("01", "s1", "body", 0, last.end, True))
    driver.key(Qt.Key.Key_Down)
    assert (work.page.name, typist.focus) == ("02", Spot("02", "s2", "body", 0, last.end))
    assert typist.caret() is not None
    for _ in range(3):
        driver.key(Qt.Key.Key_Right)
    types(driver, "x")
    assert typist.text()[last.end + 3] == "x"
    driver.key(Qt.Key.Key_Home)
    driver.key(Qt.Key.Key_Up)
    assert work.page.name == "01"
    assert typist.focus is not None
    assert (typist.focus.item, typist.focus.trails) == ("s1", True)
    assert body(driver)[0][last.end + 3] == "x"


def test_what_is_found_comes_into_view_while_the_search_has_the_keyboard(
    driver: Driver, typist: Typist
) -> None:
    driver.work.edit(lambda i: edits.set_article_text(i, "lead", f"{SENTENCE * 11}秋毫"), "type")
    driver.run("true-size")
    driver.canvas.set_camera(driver.canvas.camera.at_zoom(6)._replace(x=500, y=700))
    driver.run("find-text")
    (finder,) = driver.window.findChildren(FindDialog)
    finder.activateWindow()
    driver.qtbot.waitUntil(finder.isActiveWindow)
    finder.wanted.setText("秋毫")
    driver.qtbot.mouseClick(finder.buttons["find-next"], LEFT)
    assert not driver.canvas.hasFocus()
    assert typist.copied() == "秋毫"
    caret = typist.caret()
    assert caret is not None
    assert driver.canvas.rect().contains(driver.canvas.view().rect(caret).toRect())
    finder.wanted.setText("备用稿件")
    driver.qtbot.mouseClick(finder.buttons["find-next"], LEFT)
    assert finder.told.text() == "第 1 处，共 1 处 · 在未上版的“备用稿件”里"
    finder.close()
