"""Typing on the page: through the real canvas with mouse, keys and input methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import CTRL, NONE, SHIFT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage, QInputMethodEvent, QInputMethodQueryEvent, QRegion
from PySide6.QtWidgets import QApplication

from pagesetter.display.walk import runs
from pagesetter.gui.dialogs.find import FindDialog
from pagesetter.gui.dialogs.reading import ReadingDialog
from pagesetter.model import Frame, Story
from pagesetter.session import edits
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.typist import Typist

LEFT = Qt.MouseButton.LeftButton
SENTENCE = "排版要按字行栏计数，屏幕所见就是印出来的版面。"


@pytest.fixture
def typist(driver: Driver) -> Typist:
    return driver.work.typist


def pixel(driver: Driver, spot: Spot) -> QPoint:
    """The pixel at a character's left edge, half way down."""
    box = driver.work.typist.map_of(spot.item).caret(spot)
    assert box is not None
    view = driver.canvas.view()
    return QPoint(round(view.x(box.x)), round(view.y(box.y + box.height // 2)))


def enter(driver: Driver, part: str = "body", block: int = 0, offset: int = 0) -> None:
    """Put the cursor into the lead as a hand does: a click selects, a second one types."""
    at = pixel(driver, Spot("01", "s1", part, block, offset))
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert not driver.work.typist.is_typing
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert driver.work.typist.focus is not None
    assert driver.work.typist.focus[:5] == ("01", "s1", part, block, offset)


def types(driver: Driver, text: str) -> None:
    driver.canvas.setFocus()
    driver.qtbot.keyClicks(driver.canvas, text)


def compose(
    driver: Driver, preedit: str, commit: str = "", start: int = 0, length: int = 0
) -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit, start, length)
    QApplication.sendEvent(driver.canvas, event)


def ask(driver: Driver, query: Qt.InputMethodQuery) -> object:
    event = QInputMethodQueryEvent(query)
    QApplication.sendEvent(driver.canvas, event)
    return event.value(query)


def page_text(driver: Driver) -> str:
    return "".join(run.text for run in runs(driver.work.composed.display.items))


def body(driver: Driver) -> list[str]:
    """The paragraphs of the lead as saved."""
    article = driver.saved().article("lead")
    assert article is not None
    return [block.text for block in article.body]


def test_a_wrong_character_is_mended_on_the_page(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=5)
    before = driver.canvas.camera
    driver.key(Qt.Key.Key_Delete)
    compose(driver, "", "页")
    assert page_text(driver).count("排版要按字页栏") == 1
    driver.key(Qt.Key.Key_Escape)
    assert not typist.is_typing
    assert driver.canvas.camera == before  # the view does not jump
    assert body(driver)[0].startswith("排版要按字页栏计数")


def test_keys_that_are_commands_are_typed(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=2)
    types(driver, "3vF ")
    assert body(driver)[0].startswith("排版3vF 要按")
    assert driver.frame("f1").split is None
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_3)
    assert driver.frame("f1").split == 3
    assert not typist.is_typing


def test_a_burst_of_typing_is_one_step(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=1)
    types(driver, "abc")
    driver.key(Qt.Key.Key_Right)
    types(driver, "de")
    assert typist.text().startswith("排abc版de要")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert typist.text().startswith("排abc版要")
    assert typist.focus is not None
    assert typist.focus.offset == 5  # where the step was taken back
    driver.key(Qt.Key.Key_Z, CTRL)
    assert typist.text().startswith("排版要")
    assert not driver.work.document.is_dirty
    driver.key(Qt.Key.Key_Y, CTRL)
    assert body(driver)[0].startswith("排abc版要")


def test_enter_parts_a_paragraph_and_backspace_joins(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=23)
    driver.key(Qt.Key.Key_Return)
    assert typist.focus is not None
    assert typist.focus[3:5] == (1, 0)
    assert body(driver) == [SENTENCE, SENTENCE * 11]
    lines = [line.block for line in driver.work.composed.lines if line.story == "s1"]
    assert set(lines) == {0, 1}
    driver.key(Qt.Key.Key_Backspace)
    assert body(driver) == [SENTENCE * 12]


def test_a_new_paragraph_has_a_cursor_and_an_empty_one_is_not_kept(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=23 * 12)
    driver.key(Qt.Key.Key_Return)
    above = driver.work.typist.map_of("s1").rows[-1].box
    caret = typist.caret()
    assert caret is not None
    assert caret.y == above.y + driver.work.grid.pitch
    assert body(driver) == [SENTENCE * 12]  # empty: copy cannot say it
    types(driver, "new")
    assert body(driver) == [SENTENCE * 12, "new"]


def test_a_headline_is_typed_turned_and_grows(driver: Driver, typist: Typist) -> None:
    enter(driver, "headline", -1, 2)
    body_top = min(line.box.y for line in driver.work.composed.lines if line.story == "s1")
    driver.key(Qt.Key.Key_Return)
    types(driver, "X")
    article = driver.saved().article("lead")
    assert article is not None
    assert article.headline == "头条\nX新闻"
    moved = min(line.box.y for line in driver.work.composed.lines if line.story == "s1")
    assert moved > body_top  # the block grew by whole lines
    assert (moved - body_top) % driver.work.grid.pitch == 0


def test_the_mouse_selects_characters_words_and_paragraphs(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=0)
    start = pixel(driver, Spot("01", "s1", "body", 0, 2))
    end = pixel(driver, Spot("01", "s1", "body", 0, 6))
    driver.drag(start, end)
    assert typist.copied() == "要按字行"
    driver.qtbot.mouseClick(
        driver.canvas, LEFT, SHIFT, pixel(driver, Spot("01", "s1", "body", 0, 9))
    )
    assert typist.copied() == "要按字行栏计数"
    word = pixel(driver, Spot("01", "s1", "body", 0, 10)) + QPoint(2, 0)
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, word)
    driver.qtbot.mouseDClick(driver.canvas, LEFT, NONE, word)
    assert typist.copied() == "屏"
    driver.qtbot.mouseRelease(driver.canvas, LEFT, NONE, word)
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, word)
    assert typist.copied() == SENTENCE * 12


def test_keys_move_over_lines_columns_and_texts(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=3)
    rows = [row for row in typist.map_of("s1").rows if row.part == "body"]
    driver.key(Qt.Key.Key_End)
    assert typist.focus is not None
    assert (typist.focus.offset, typist.focus.trails) == (rows[0].end, True)
    caret = typist.caret()
    assert caret is not None
    assert caret.y == rows[0].box.y  # at the end of its line, not at the head of the next
    driver.key(Qt.Key.Key_Home)
    assert typist.focus.offset == 0
    last = next(i for i, r in enumerate(rows) if rows[i + 1].box.x > r.box.x)
    typist.place(Spot("01", "s1", "body", 0, rows[last].start + 4))
    driver.key(Qt.Key.Key_Down)
    assert typist.focus.offset == rows[last + 1].start + 4  # over the column's foot
    driver.key(Qt.Key.Key_Up)
    assert typist.focus.offset == rows[last].start + 4
    driver.key(Qt.Key.Key_Home, CTRL)
    assert typist.focus[2:5] == ("body", 0, 0)
    driver.key(Qt.Key.Key_Left)
    assert typist.focus[2:5] == ("headline", -1, 4)


def test_cut_copy_and_paste_are_plain_text(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=0)
    for _ in range(3):
        driver.key(Qt.Key.Key_Right, SHIFT)
    driver.key(Qt.Key.Key_X, CTRL)
    assert QApplication.clipboard().text() == "排版要"
    QApplication.clipboard().setText("甲\r\n\r\n乙")
    driver.key(Qt.Key.Key_V, CTRL)
    paragraphs = body(driver)
    assert paragraphs[0] == "甲"
    assert paragraphs[1].startswith("乙按字行栏")
    driver.key(Qt.Key.Key_A, CTRL)
    driver.key(Qt.Key.Key_C, CTRL)
    assert QApplication.clipboard().text() == "\n".join(paragraphs)


def test_what_an_input_method_has_not_decided_stands_in_the_line(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, offset=2)
    assert ask(driver, Qt.InputMethodQuery.ImEnabled) is True
    before = driver.work.issue
    compose(driver, "pai'ban")
    assert "排版pai'ban要按" in page_text(driver)
    assert driver.work.document.issue is before  # no step yet
    assert typist.preedit_boxes()
    compose(driver, "")
    assert "pai" not in page_text(driver)
    compose(driver, "𠮷")
    compose(driver, "", "𠮷䶮")
    assert "排版𠮷䶮要按" in page_text(driver)
    assert typist.focus is not None
    assert typist.focus.offset == 4  # code points
    assert driver.work.document.undo_name == "type"
    assert body(driver)[0].startswith("排版𠮷䶮要按")


def test_an_input_method_is_told_in_utf16(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=0)
    compose(driver, "", "𬭎𠮷")
    ask_for = Qt.InputMethodQuery
    assert ask(driver, ask_for.ImCursorPosition) == 4
    assert str(ask(driver, ask_for.ImSurroundingText)).startswith("𬭎𠮷排版")
    driver.key(Qt.Key.Key_Left, SHIFT)
    assert ask(driver, ask_for.ImCurrentSelection) == "𠮷"
    assert ask(driver, ask_for.ImAnchorPosition) == 4
    assert ask(driver, ask_for.ImCursorPosition) == 2
    driver.key(Qt.Key.Key_Right)
    compose(driver, "", "好", -2, 2)  # two units before the cursor: one character
    assert typist.text().startswith("𬭎好排版")
    caret = typist.caret()
    assert caret is not None
    rect = ask(driver, ask_for.ImCursorRectangle)
    assert rect.x() == pytest.approx(driver.canvas.view().x(caret.x), abs=2)  # type: ignore[attr-defined]


def test_marks_are_set_and_taken_off(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=0)
    for _ in range(2):
        driver.key(Qt.Key.Key_Right, SHIFT)
    driver.run("text-strong")
    article = driver.saved().article("lead")
    assert article is not None
    assert article.body[0].spans[0][:2] == ("排版", ("strong",))
    text = (driver.folder / "copy" / "lead.md").read_text(encoding="utf-8")
    assert "**排版**要按" in text
    driver.run("text-strong")
    driver.run("text-emphasis")
    article = driver.saved().article("lead")
    assert article is not None
    assert article.body[0].spans[0][:2] == ("排版", ("emphasis",))


def test_the_text_tool_types_at_one_click_and_other_paper_ends_it(
    driver: Driver, typist: Typist
) -> None:
    driver.key(Qt.Key.Key_T)
    assert driver.canvas.tool == "type"
    driver.qtbot.mouseClick(
        driver.canvas, LEFT, NONE, pixel(driver, Spot("01", "s2", "body", 0, 7))
    )
    assert typist.focus is not None
    assert typist.focus[:5] == ("01", "s2", "body", 0, 7)
    driver.click((4.5, 50.5))
    assert not typist.is_typing
    assert ask(driver, Qt.InputMethodQuery.ImEnabled) is False


def test_only_the_article_typed_in_is_written(driver: Driver) -> None:
    before = {p.name: p.read_bytes() for p in (driver.folder / "copy").iterdir()}
    pages = {p.name: p.read_bytes() for p in (driver.folder / "pages").iterdir()}
    enter(driver, offset=5)
    types(driver, "x")
    driver.saved()
    after = {p.name: p.read_bytes() for p in (driver.folder / "copy").iterdir()}
    assert {name for name in after if after[name] != before[name]} == {"lead.md"}
    assert {p.name: p.read_bytes() for p in (driver.folder / "pages").iterdir()} == pages


def seen(driver: Driver) -> QImage:
    """The canvas as it is on the screen."""
    canvas = driver.canvas
    corner = canvas.mapTo(driver.window, QPoint(0, 0))
    shot = driver.window.screen().grabWindow(driver.window.winId()).toImage()
    part = shot.copy(corner.x(), corner.y(), canvas.width(), canvas.height())
    return part.convertToFormat(QImage.Format.Format_RGB32)


def fresh(driver: Driver) -> QImage:
    """The canvas painted anew, once the screen is as it is to stay."""
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    return driver.canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)


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
        driver.qtbot.waitUntil(lambda: seen(driver) == fresh(driver))


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
    driver.qtbot.waitUntil(lambda: seen(driver) == fresh(driver))


def test_letter_space_of_a_paragraph_with_the_lines_told(driver: Driver, typist: Typist) -> None:
    enter(driver, offset=23 * 12)
    lines = [one for one in driver.work.composed.lines if one.story == "s1" and one.block == 0]
    driver.run("letters-wider")
    driver.run("letters-wider")
    assert typist.note == f"字距 +0.02 字 · {len(lines)} 行（0）"
    story = driver.saved().pages[0].stories[0]
    assert [(m.paragraph, [(v.name, v.value) for v in m.values]) for m in story.manual] == [
        (1, [("letter-space", 20)])
    ]
    for _ in range(12):
        driver.run("letters-closer")
    assert "−" in typist.note or "-" in typist.note
    assert driver.work.document.undo_name == "letters"
    fewer = [one for one in driver.work.composed.lines if one.story == "s1" and one.block == 0]
    assert len(fewer) < len(lines)
    driver.key(Qt.Key.Key_Left)
    assert typist.note == ""


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
    assert "正则表达式有误" in finder.told.text()


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


def test_marks_of_the_selected_words_by_key(
    driver: Driver, typist: Typist, monkeypatch: pytest.MonkeyPatch
) -> None:
    enter(driver, offset=0)
    typist.select(Spot("01", "s1", "body", 0, 0), Spot("01", "s1", "body", 0, 2))
    driver.key(Qt.Key.Key_U, CTRL)
    typist.select(Spot("01", "s1", "body", 0, 3), Spot("01", "s1", "body", 0, 5))
    driver.key(Qt.Key.Key_U, CTRL | SHIFT)
    asked: list[ReadingDialog] = []

    def answer(dialog: ReadingDialog) -> int:
        asked.append(dialog)
        driver.qtbot.keyClicks(dialog.field, "zi  hang")
        return 1

    monkeypatch.setattr(ReadingDialog, "exec", answer)
    driver.key(Qt.Key.Key_R, CTRL | SHIFT)
    assert asked[0].field.accessibleName() == "注音"
    typist.select(Spot("01", "s1", "body", 0, 6), Spot("01", "s1", "body", 0, 7))
    driver.run("text-lowered")
    assert typist.note == "这些字不能这样标"  # Han
    types(driver, "2")
    typist.select(Spot("01", "s1", "body", 0, 6), Spot("01", "s1", "body", 0, 7))
    driver.run("text-raised")
    driver.key(Qt.Key.Key_Escape)
    text = (driver.folder / "copy" / "lead.md").read_text(encoding="utf-8")
    assert "{排版|_}要{按字|zi hang ~}行" not in text
    driver.saved()
    text = (driver.folder / "copy" / "lead.md").read_text(encoding="utf-8")
    assert "{排版|_}要{按字|zi hang ~}行^2^计数" in text
    assert driver.work.document.undo_name == "mark"


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
