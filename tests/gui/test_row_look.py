"""How the words of a box look, by hand: face, size, place; the whole box, or the row typed in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import CTRL, SHIFT
from newsroom import PAGE_1, lay
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QComboBox, QLabel

from pagesetter.display.walk import glyph_runs
from pagesetter.geometry import UNIT
from pagesetter.gui.panels.row_look import RowLook
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.model import Box

BOXES = """\
boxes:
  - {id: b1, kind: slogan, column: 1, line: 40, columns: 2, lines: 8,
     rows: [{text: 学科学, size: 12pt}, 办实事]}
  - {id: b2, kind: text, column: 3, line: 40, columns: 1, lines: 8}
  - {id: co, kind: co-organizers, column: 3, line: 50, columns: 2, lines: 8, names: [省科技馆]}
  - {id: r1, kind: rule, rule: 正线, column: 1, line: 34, columns: 2, lines: 1}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    folder = lay(tmp_path)
    (folder / "pages" / "01.yaml").write_text(PAGE_1 + BOXES, encoding="utf-8")
    return folder


@pytest.fixture
def look(driver: Driver) -> RowLook:
    driver.work.select(("b1",), "b1")
    assert driver.window.docks is not None
    return driver.window.docks.inspector.box.look


def choose(combo: QComboBox, words: str) -> None:
    at = combo.findText(words)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def saved(driver: Driver, name: str = "b1") -> Box:
    return next(box for box in driver.saved().pages[0].boxes if box.id == name)


def sizes(driver: Driver, letters: str) -> set[float]:
    """The sizes in pt that these characters are set in."""
    runs = glyph_runs(driver.work.composed.display.items)
    return {run.size / UNIT for run in runs if set(run.text) & set(letters)}


def test_the_whole_box_is_set_larger_and_row_by_row_no_more(driver: Driver, look: RowLook) -> None:
    assert look.size_box.value() == 12
    look.size_box.setValue(15)
    box = saved(driver)
    assert [(v.name, str(v.value)) for v in box.values] == [("size", "15pt")]
    assert [row.values for row in box.rows] == [(), ()]
    assert sizes(driver, "学") == {15}
    assert sizes(driver, "办") == {15}
    assert driver.work.document.undo_name == "row-look"
    look.rows.resets["size"].click()
    assert saved(driver).values == ()
    assert not look.rows.resets["size"].isEnabled()


def test_a_face_and_the_place_of_the_lines(driver: Driver, look: RowLook) -> None:
    choose(look.face, "大标宋")
    choose(look.align, "居中")
    choose(look.vertical, "居中")
    box = saved(driver)
    assert {v.name: v.value for v in box.values} == {"face": "大标宋", "align": "center"}
    assert box.vertical_align == "center"
    look.rows.resets["vertical"].click()
    assert saved(driver).vertical_align == "top"


def test_the_row_with_the_cursor_alone(driver: Driver, look: RowLook) -> None:
    driver.work.typist.start(Spot("01", "b1", "row", 1, 2))
    assert "第 2 行" in look.heading.text()
    look.size_box.setValue(21)
    choose(look.align, "齐右")
    box = saved(driver)
    assert box.values == ()
    assert [(v.name, str(v.value)) for v in box.rows[1].values] == [("size", "21pt")]
    assert [row.align for row in box.rows] == ["", "right"]
    assert str(box.rows[0].values[0].value) == "12pt"
    look.rows.resets["align"].click()
    look.rows.resets["size"].click()
    assert saved(driver).rows[1]._replace(span=box.span) == box.rows[1]._replace(
        values=(), align="", span=box.span
    )


def test_an_empty_box_is_given_its_look_before_its_words(driver: Driver, look: RowLook) -> None:
    driver.work.select(("b2",), "b2")
    assert look.isVisible()
    look.size_box.setValue(18)
    driver.work.typist.start(Spot("01", "b2", "row", 0, 0))
    driver.qtbot.keyClicks(driver.canvas, "OK")
    assert sizes(driver, "OK") >= {18}


def test_every_field_of_the_look_bears_its_name(driver: Driver, look: RowLook) -> None:
    """Where the words stand is a matter of the whole box, not of one row."""
    shown = lambda: [n.text() for n in look.findChildren(QLabel) if n.isVisible() and n.text()]  # noqa: E731
    assert {"字体", "字号", "对齐", "上下"} <= set(shown())
    assert look.vertical.isVisible()
    driver.work.typist.start(Spot("01", "b1", "row", 0, 0))
    assert "上下" not in shown()
    assert not look.vertical.isVisible()


def test_a_rule_has_no_words(driver: Driver, look: RowLook) -> None:
    driver.work.select(("r1",), "r1")
    assert not look.isVisible()


def test_keys_step_the_size_of_a_box_and_of_a_row(driver: Driver, look: RowLook) -> None:
    driver.click((1.5, 46.5))
    assert driver.work.selection.items == ("b1",)
    driver.key(Qt.Key.Key_Greater, CTRL | SHIFT)
    assert [str(v.value) for v in saved(driver).values] == ["13pt"]
    driver.work.typist.start(Spot("01", "b1", "row", 1, 0))
    driver.key(Qt.Key.Key_Less, CTRL | SHIFT)
    box = saved(driver)
    assert [str(v.value) for v in box.values] == ["13pt"]
    assert [str(v.value) for row in box.rows for v in row.values] == ["12pt"]


def test_an_empty_box_typed_in_takes_sizes_by_key(driver: Driver, look: RowLook) -> None:
    driver.click((3.5, 45.5))
    assert driver.work.selection.items == ("b2",)
    driver.work.typist.start(Spot("01", "b2", "row", 0, 0))
    driver.key(Qt.Key.Key_Greater, CTRL | SHIFT)
    assert [str(v.value) for v in saved(driver, "b2").values] == ["10pt"]
    for key, text in ((Qt.Key.Key_A, "学"), (Qt.Key.Key_Space, "\u3000"), (Qt.Key.Key_B, "习")):
        press(driver, key, text)
    assert saved(driver, "b2").rows[0].text == "学\u3000习"
    assert sizes(driver, "习") == {10}


def test_a_row_that_enter_begins_looks_as_the_one_it_follows(driver: Driver, look: RowLook) -> None:
    driver.work.typist.start(Spot("01", "b1", "row", 0, 3))
    choose(look.align, "居中")
    driver.key(Qt.Key.Key_Return)
    press(driver, Qt.Key.Key_A, "用")
    rows = saved(driver).rows
    assert [row.text for row in rows] == ["学科学", "用", "办实事"]
    assert [row.align for row in rows] == ["center", "center", ""]
    assert [str(v.value) for v in rows[1].values] == ["12pt"]


def press(driver: Driver, key: Qt.Key, text: str) -> None:
    """A key as a keyboard with other characters sends it."""
    driver.canvas.setFocus()
    none = Qt.KeyboardModifier.NoModifier
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(driver.canvas, QKeyEvent(kind, key, none, text))


def test_names_of_co_organizers_are_sized_too(driver: Driver, look: RowLook) -> None:
    driver.work.select(("co",), "co")
    look.size_box.setValue(11)
    assert sizes(driver, "馆") == {11}
    assert [str(v.value) for v in saved(driver, "co").values] == ["11pt"]
