"""Typing in boxes and furniture on the page: through the real canvas, asserted on saved files."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, NONE, SHIFT, Driver
from newsroom import LAYOUT, PAGE_1, lay
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent
from PySide6.QtWidgets import QApplication

from pagesetter.display.walk import runs
from pagesetter.gui.dialogs.find import FindDialog
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from pathlib import Path

    from pagesetter.gui.typist import Typist
    from pagesetter.model import Box

LEFT = Qt.MouseButton.LeftButton
FURNITURE = """\
furniture:
  - id: head
    kind: running-head
    at: {x: 0mm, y: -14mm, width: 100mm, height: 12mm}
    rows: ["{paper}　第{page}版　值班", {left: 左边, right: "{section}"}]
"""
BOXES = """\
boxes:
  - {id: co, kind: co-organizers, column: 3, line: 40, columns: 2, lines: 10, heading: 协办单位,
     note: 排名不分先后, names: [云岭大学, 省科技馆, 省农科院, 市图书馆], columns-of-names: 2}
  - {id: b1, kind: text, column: 1, line: 40, columns: 1, lines: 8,
     rows: [{text: 公告, align: center, rule: 正线}, 今日停水, 明日恢复]}
  - {id: b2, kind: text, column: 2, line: 40, columns: 1, lines: 8}
  - {id: dg, kind: digest, column: 1, line: 52, columns: 2, lines: 6, rows: [{text: 导读,
     align: center}]}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    folder = lay(tmp_path)
    (folder / "pages" / "01.yaml").write_text(PAGE_1 + BOXES, encoding="utf-8")
    layout = folder.parent.parent / "layouts" / "four.yaml"
    layout.write_text(LAYOUT + FURNITURE, encoding="utf-8")
    return folder


def pixel(driver: Driver, item: str, part: str, block: int = -1, offset: int = 0) -> QPoint:
    box = driver.work.typist.map_of(item).caret(Spot("01", item, part, block, offset))
    assert box is not None
    view = driver.canvas.view()
    return QPoint(round(view.x(box.x)), round(view.y(box.y + box.height // 2)))


def enter(driver: Driver, item: str, part: str, block: int = -1, offset: int = 0) -> None:
    """Put the cursor into words of a box: a double click, while there is a cursor a single one."""
    at = pixel(driver, item, part, block, offset)
    if driver.work.typist.is_typing:
        driver.qtbot.mousePress(driver.canvas, LEFT, NONE, at)
    else:
        driver.qtbot.mouseDClick(driver.canvas, LEFT, NONE, at)
    driver.qtbot.mouseRelease(driver.canvas, LEFT, NONE, at)
    focus = driver.work.typist.focus
    assert focus is not None
    assert focus[:5] == ("01", item, part, block, offset)


def types(driver: Driver, text: str) -> None:
    driver.canvas.setFocus()
    for letter in text:
        event = QInputMethodEvent("", [])
        event.setCommitString(letter)
        QApplication.sendEvent(driver.canvas, event)


def saved(driver: Driver, name: str) -> Box:
    return next(box for box in driver.saved().pages[0].boxes if box.id == name)


def drawn(driver: Driver) -> str:
    return "".join(run.text for run in runs(driver.work.composed.display.items))


def test_a_name_is_typed_and_enter_adds_another(driver: Driver, typist: Typist) -> None:
    enter(driver, "co", "name", 1, 4)
    types(driver, "新馆")
    driver.key(Qt.Key.Key_Return)
    assert typist.focus is not None
    assert typist.focus[2:5] == ("name", 2, 0)
    caret = typist.caret()
    third = typist.map_of("co").caret(Spot("01", "co", "name", 4, 0))
    assert caret is not None
    assert third is not None
    assert caret.x == third.x  # in the cell where it will stand
    assert saved(driver, "co").names == ("云岭大学", "省科技馆新馆", "省农科院", "市图书馆")
    types(driver, "团省委")
    assert saved(driver, "co").names == (
        "云岭大学", "省科技馆新馆", "团省委", "省农科院", "市图书馆"
    )  # fmt: skip
    assert "团省委" in drawn(driver)
    assert driver.window.docks is not None
    assert driver.window.docks.inspector.box.names.names()[2] == "团省委"


def test_backspace_takes_an_empty_name_out_but_joins_no_two(driver: Driver, typist: Typist) -> None:
    enter(driver, "co", "name", 1, 0)
    driver.key(Qt.Key.Key_Backspace)
    assert saved(driver, "co").names[:2] == ("云岭大学", "省科技馆")
    assert typist.focus is not None
    assert typist.focus[2:5] == ("name", 0, 4)
    driver.key(Qt.Key.Key_Right)
    for _ in range(4):
        driver.key(Qt.Key.Key_Delete)
    driver.key(Qt.Key.Key_Backspace)
    assert driver.work.box("co").names == ("云岭大学", "省农科院", "市图书馆")  # type: ignore[union-attr]
    assert typist.focus[2:5] == ("name", 0, 4)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert saved(driver, "co").names[1] == "省科技馆"


def test_alt_with_arrows_moves_a_name_and_a_row(driver: Driver, typist: Typist) -> None:
    enter(driver, "co", "name", 1, 2)
    driver.key(Qt.Key.Key_Down, ALT)
    assert typist.focus is not None
    assert typist.focus[2:5] == ("name", 2, 2)
    assert saved(driver, "co").names == ("云岭大学", "省农科院", "省科技馆", "市图书馆")
    for _ in range(3):
        driver.key(Qt.Key.Key_Up, ALT)
    assert saved(driver, "co").names[0] == "省科技馆"
    enter(driver, "b1", "row", 2, 1)
    driver.key(Qt.Key.Key_Up, ALT)
    assert [row.text for row in saved(driver, "b1").rows] == ["公告", "明日恢复", "今日停水"]
    driver.key(Qt.Key.Key_Z, CTRL)
    assert [row.text for row in saved(driver, "b1").rows] == ["公告", "今日停水", "明日恢复"]


def test_many_lines_are_pasted_as_names_and_rows(driver: Driver, typist: Typist) -> None:
    enter(driver, "co", "name", 1, 4)
    QGuiApplication.clipboard().setText("省气象局\r\n\n省农科院\n　省地震局　\n")
    driver.key(Qt.Key.Key_V, CTRL)
    assert saved(driver, "co").names == (
        "云岭大学", "省科技馆", "省气象局", "省地震局", "省农科院", "市图书馆"
    )  # fmt: skip
    assert typist.focus is not None
    assert typist.focus[2:5] == ("name", 3, 4)
    enter(driver, "b1", "row", 2, 2)
    QGuiApplication.clipboard().setText("甲\n乙")
    driver.key(Qt.Key.Key_V, CTRL)
    assert [row.text for row in saved(driver, "b1").rows] == [
        "公告",
        "今日停水",
        "明日甲",
        "乙恢复",
    ]


def test_a_name_turns_and_its_sign_is_one_character(driver: Driver, typist: Typist) -> None:
    enter(driver, "co", "name", 0, 2)
    driver.key(Qt.Key.Key_Return, SHIFT)
    assert saved(driver, "co").names[0] == "云岭 // 大学"
    assert "云岭大学" in drawn(driver)  # wide enough: it does not turn
    driver.key(Qt.Key.Key_Backspace)
    assert saved(driver, "co").names[0] == "云岭大学"


def test_heading_and_note_are_typed(driver: Driver, typist: Typist) -> None:
    enter(driver, "co", "heading", -1, 2)
    types(driver, "本期")
    driver.key(Qt.Key.Key_Return)
    assert saved(driver, "co").heading == "协办本期单位"
    enter(driver, "co", "note", -1, 2)
    driver.key(Qt.Key.Key_Delete)
    assert saved(driver, "co").note == "排名分先后"


def test_rows_are_typed_begun_joined_and_selected(driver: Driver, typist: Typist) -> None:
    enter(driver, "b1", "row", 1, 2)
    driver.key(Qt.Key.Key_Return)
    types(driver, "全城")
    rows = saved(driver, "b1").rows
    assert [row.text for row in rows] == ["公告", "今日", "全城停水", "明日恢复"]
    assert [row.rule for row in rows] == ["正线", "", "", ""]
    driver.key(Qt.Key.Key_Home)
    driver.key(Qt.Key.Key_Backspace)
    assert [row.text for row in saved(driver, "b1").rows] == ["公告", "今日全城停水", "明日恢复"]
    driver.key(Qt.Key.Key_Down, SHIFT)
    assert typist.copied() == "全城停水\n明日"
    types(driver, "不")
    assert [row.text for row in saved(driver, "b1").rows] == ["公告", "今日不恢复"]
    driver.key(Qt.Key.Key_A, CTRL)
    assert typist.copied() == "公告\n今日不恢复"


def test_a_box_without_words_takes_them_at_the_cursor(driver: Driver, typist: Typist) -> None:
    at = driver.at((2.5, 43.5))
    driver.qtbot.mouseDClick(driver.canvas, LEFT, NONE, at)
    driver.qtbot.mouseRelease(driver.canvas, LEFT, NONE, at)
    assert typist.focus == Spot("01", "b2", "row", 0, 0)
    caret = typist.caret()
    assert caret is not None
    assert driver.work.scene.part("b2").box.contains(caret)  # type: ignore[union-attr]
    types(driver, "征稿启事")
    driver.key(Qt.Key.Key_Return)
    types(driver, "来稿请寄")
    assert [row.text for row in saved(driver, "b2").rows] == ["征稿启事", "来稿请寄"]


def test_what_an_input_method_has_not_decided_stands_in_its_row(
    driver: Driver, typist: Typist
) -> None:
    enter(driver, "dg", "row", 0, 2)
    event = QInputMethodEvent("jin ri", [])
    driver.canvas.setFocus()
    QApplication.sendEvent(driver.canvas, event)
    assert "导读jin ri" in drawn(driver)
    underlined = typist.preedit_boxes()
    caret = typist.caret()
    assert len(underlined) == 1
    assert caret is not None
    assert caret.x == underlined[0].right
    assert not driver.work.document.is_dirty
    types(driver, "今日")
    assert saved(driver, "dg").rows[0].text == "导读今日"


def test_furniture_is_typed_on_the_page_and_reset_to_the_layout(
    driver: Driver, typist: Typist
) -> None:
    assert "试排报　第1版　值班" in drawn(driver)
    text = "{paper}　第{page}版　值班"
    enter(driver, "head", "row", 0, len(text))
    types(driver, "张")
    page = driver.saved().pages[0]
    assert [(b.id, b.kind, b.rows[0].text) for b in page.overrides] == [
        ("head", "", "{paper}　第{page}版　值班张")
    ]
    assert driver.window.docks is not None
    assert driver.window.docks.inspector.furniture.chosen() == "head"
    driver.key(Qt.Key.Key_Backspace)
    assert driver.saved().pages[0].overrides == ()  # what equals the layout is not kept
    enter(driver, "head", "row-left", 1, 2)
    types(driver, "！")
    page = driver.saved().pages[0]
    assert (page.overrides[0].rows[1].left, page.overrides[0].rows[1].right) == (
        "左边！", "{section}"
    )  # fmt: skip
    assert driver.saved().pages[1].overrides == ()


def test_a_variable_is_one_character_to_the_cursor(driver: Driver, typist: Typist) -> None:
    start = len("{paper}　第")
    enter(driver, "head", "row", 0, start)
    driver.key(Qt.Key.Key_Right)
    assert typist.focus is not None
    assert typist.focus.offset == start + len("{page}")
    driver.key(Qt.Key.Key_Left)
    assert typist.focus.offset == start
    driver.key(Qt.Key.Key_Right)
    driver.key(Qt.Key.Key_Backspace)
    assert driver.saved().pages[0].overrides[0].rows[0].text == "{paper}　第版　值班"
    assert "第版" in drawn(driver)


def test_a_click_with_the_select_tool_takes_no_furniture(driver: Driver, typist: Typist) -> None:
    at = pixel(driver, "head", "row", 0, 19)
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert not typist.is_typing
    driver.canvas.set_tool("type")
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert typist.item == "head"
    driver.key(Qt.Key.Key_Escape)
    assert not typist.is_typing


def test_names_and_rows_are_found_and_replaced(driver: Driver) -> None:
    driver.run("find-text")
    (finder,) = driver.window.findChildren(FindDialog)
    finder.wanted.setText("省")
    assert finder.told.text() == "全期共 2 处"
    finder.instead.setText("云岭省")
    finder.replace_all()
    assert saved(driver, "co").names == ("云岭大学", "云岭省科技馆", "云岭省农科院", "市图书馆")
    finder.close()
