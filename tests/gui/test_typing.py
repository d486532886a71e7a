"""Typing on the page: through the real canvas with mouse, keys and input methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import CTRL, NONE, SHIFT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication
from typing_hand import LEFT, SENTENCE, ask, body, compose, enter, page_text, pixel, types

from pagesetter.gui.dialogs.reading import ReadingDialog
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.typist import Typist


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
