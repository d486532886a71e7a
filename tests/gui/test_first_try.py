"""What an editor tries first is what works: nothing of this is to be looked up."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, SHIFT
from newsroom import LAYOUT, PAGE_1, lay
from PySide6.QtCore import Qt
from PySide6.QtGui import QDrag, QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog

from pagesetter.gui.main_window import MainWindow
from pagesetter.session.settings import Settings

if TYPE_CHECKING:
    from driver import Driver
    from pytestqt.qtbot import QtBot

    from pagesetter.gui.panels.inspector import Inspector
    from pagesetter.model import Box, Issue

BOXES = """\
boxes:
  - {id: t1, kind: tint, column: 3, line: 1, columns: 1, lines: 20, tint: 10%, wrap: no}
  - {id: t2, kind: tint, column: 3, line: 1, columns: 2, lines: 22, tint: 10%, wrap: no}
  - {id: co, kind: co-organizers, column: 1, line: 50, columns: 4, lines: 8, names: [省科技馆],
     columns-of-names: 3}
  - {id: p1, kind: picture, column: 3, line: 30, columns: 2, lines: 10}
"""
FURNITURE = """\
ad-slots: {通栏: {columns: 4, lines: 8}}
furniture:
  - {id: head, kind: text, at: {x: 0字, y: -2行, width: 9字, height: 2行}, rows: [第一版]}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    folder = lay(tmp_path)
    (folder / "pages" / "01.yaml").write_text(PAGE_1 + BOXES, encoding="utf-8")
    layout = tmp_path / "paper" / "layouts" / "four.yaml"
    layout.write_text(LAYOUT + FURNITURE, encoding="utf-8")
    return folder


def inspector(driver: Driver) -> Inspector:
    assert driver.window.docks is not None
    return driver.window.docks.inspector


def saved(driver: Driver, name: str) -> Box:
    return next(box for box in driver.saved().pages[0].boxes if box.id == name)


# --- co-organizers


def test_lines_pasted_on_the_selected_box_are_names(driver: Driver) -> None:
    QGuiApplication.clipboard().setText("云岭大学\n省科技馆\n省农科院\n")
    driver.click((2.5, 54.5))
    assert driver.work.selection.items == ("co",)
    driver.key(Qt.Key.Key_V, CTRL)
    assert saved(driver, "co").names == ("省科技馆", "云岭大学", "省农科院")
    assert driver.work.document.undo_name == "names"
    driver.key(Qt.Key.Key_Z, CTRL)
    box = driver.work.box("co")
    assert box is not None
    assert box.names == ("省科技馆",)


@pytest.mark.parametrize(
    ("start", "end", "columns"), [((1.5, 42.5), (4.5, 46.5), 3), ((1.5, 42.5), (1.5, 48.5), 1)]
)
def test_a_wide_box_of_names_has_columns_from_the_start(
    driver: Driver, start: tuple[float, float], end: tuple[float, float], columns: int
) -> None:
    """A name with its air takes some 13 字: three of them stand in 43."""
    driver.key(Qt.Key.Key_O)
    driver.drag(driver.at(start), driver.at(end))
    assert saved(driver, driver.work.selection.items[0]).columns == columns


# --- borders


def test_a_border_drawn_on_a_story_is_the_storys(driver: Driver) -> None:
    """Its text keeps clear of it, and it moves with the story."""
    driver.key(Qt.Key.Key_N)
    driver.drag(driver.at((1.4, 1.5)), driver.at((2.6, 20.5)))
    saved_page = driver.saved().pages[0]
    dress = saved_page.stories[0].dress
    assert dress is not None
    assert (dress.border, str(dress.border_size)) == ("菱花", "6pt")
    assert [box.id for box in saved_page.boxes] == ["t1", "t2", "co", "p1"]
    assert driver.work.selection.items == ("s1",)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.story("s1").dress is None


def test_a_border_drawn_elsewhere_is_a_box(driver: Driver) -> None:
    driver.key(Qt.Key.Key_N)
    driver.drag(driver.at((1.4, 1.5)), driver.at((2.6, 21.5)))
    assert driver.story("s1").dress is None
    assert driver.work.page.boxes[0].dress.border == "菱花"


# --- what lies below


def test_ctrl_and_a_click_again_goes_to_what_lies_below(driver: Driver) -> None:
    found = []
    for _ in range(4):
        driver.click((3.5, 5.5), CTRL)
        found.append(driver.work.selection.frame)
        assert driver.work.selection.alone
    assert found == ["f2", "t1", "t2", "f2"]


def test_what_lies_below_is_dragged_once_it_is_selected(driver: Driver) -> None:
    driver.click((3.5, 5.5), CTRL)
    driver.click((3.5, 5.5), CTRL)
    assert driver.work.selection.frame == "t1"
    driver.drag(driver.at((3.5, 5.5)), driver.at((3.5, 7.5)))
    assert driver.place("t1") == (3, 3, 1, 20)
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.click((3.5, 8.5))  # a plain click takes what lies on top
    assert driver.work.selection.items == ("s2",)


def test_a_command_goes_below_and_above(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    found = []
    for key in ("select-below", "select-below", "select-above", "select-above"):
        driver.run(key)
        found.append(driver.work.selection.frame)
    assert found == ["t1", "t2", "t1", "f2"]


# --- while there is a cursor


def test_handles_pull_the_frame_that_is_typed_in(driver: Driver) -> None:
    typist = driver.work.typist
    for _ in range(2):
        driver.click((1.5, 15.5))
    assert typist.is_typing
    foot = driver.edge("f1", "s")
    driver.drag(foot, foot + driver.lines(-3))
    assert driver.place("f1") == (1, 1, 2, 17)
    assert not typist.is_typing
    assert driver.work.selection.items == ("s1",)


def test_beside_its_handles_an_edge_is_for_the_text(driver: Driver) -> None:
    typist = driver.work.typist
    for _ in range(2):
        driver.click((1.5, 15.5))
    start = driver.edge("f1", "w") + driver.lines(3)
    driver.drag(start, start + driver.characters(4))
    assert driver.place("f1") == (1, 1, 2, 20)
    assert typist.has_selection


# --- the inspector


def test_the_tabulator_goes_from_the_section_to_the_credits(driver: Driver) -> None:
    page = inspector(driver).page
    page.section.setFocus()
    driver.qtbot.keyClick(page.section, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is page.credits["责编"]


def test_one_item_that_is_left_of_several_is_shown(driver: Driver) -> None:
    driver.work.select(("s1", "p1"))
    assert "2" in inspector(driver)._heading.text()
    driver.work.select(("p1",))
    assert "图片" in inspector(driver)._heading.text()
    assert inspector(driver).box.isVisible()
    driver.work.select(("s1",))
    assert inspector(driver).frame.isVisible()


def test_insets_are_numbers_too(driver: Driver) -> None:
    driver.click((3.5, 35.5))
    editor = inspector(driver).frame
    editor.insets["right"].setValue(5)
    frame = saved(driver, "p1").frame
    assert frame is not None
    assert (str(frame.inset_left), str(frame.inset_right)) == ("0字", "5字")
    assert inspector(driver)._note.text().startswith("16 字 × 10 行")
    driver.key(Qt.Key.Key_Z, CTRL)
    assert editor.insets["right"].value() == 0
    assert inspector(driver)._note.text().startswith("2 栏 × 10 行")
    driver.click((1.5, 15.5))
    editor.insets["left"].setValue(1.5)
    assert str(driver.saved().pages[0].stories[0].frames[0].inset_left) == "1.5字"
    assert editor.insets["left"].maximum() == 19  # 2 字 stay between the edges


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Escape])
def test_enter_and_escape_lead_from_the_inspector_back_to_the_page(
    driver: Driver, key: Qt.Key
) -> None:
    driver.click((1.5, 15.5))
    title = inspector(driver).story.parts["headline"]
    for field in (title.size_box, title.face, inspector(driver).story.short):
        field.setFocus()
        assert not driver.canvas.hasFocus()
        driver.qtbot.keyClick(field, key)
        assert driver.canvas.hasFocus()
        assert driver.work.selection.items == ("s1",)
    title.words.setFocus()
    driver.qtbot.keyClick(title.words, Qt.Key.Key_Return)  # a turn of the headline
    assert title.words.hasFocus()


# --- the clipboard


def test_a_copied_story_whose_article_stays_is_pasted_empty_and_that_is_told(
    driver: Driver,
) -> None:
    told: list[str] = []
    driver.work.noticed.connect(told.append)
    driver.click((1.5, 15.5))
    driver.key(Qt.Key.Key_C, CTRL)
    driver.work.show_page(1)
    driver.key(Qt.Key.Key_V, CTRL)
    assert driver.work.page.stories[-1].article == ""
    assert told == ["《头条新闻》还在第 1 版上，贴来的是空框。要把稿件移过来，请剪切后再粘贴。"]
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.work.show_page(0)
    driver.click((1.5, 15.5))
    driver.key(Qt.Key.Key_X, CTRL)
    driver.work.show_page(1)
    driver.key(Qt.Key.Key_V, CTRL)
    assert driver.work.page.stories[-1].article == "lead"
    assert len(told) == 1


# --- threads


def test_the_last_frame_of_a_thread_is_taken_off_it(driver: Driver) -> None:
    driver.click((1.5, 15.5))
    driver.key(Qt.Key.Key_F, SHIFT)
    driver.drag(driver.at((1.3, 34.5)), driver.at((2.7, 39.5)))
    assert [f.id for f in driver.story("s1").frames] == ["f1", "f4"]
    assert driver.work.selection.frame == "f4"
    driver.key(Qt.Key.Key_U, CTRL | ALT)
    assert [f.id for f in driver.story("s1").frames] == ["f1"]
    assert driver.place("f4") == (1, 34, 2, 6)  # it stands empty
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.click((1.5, 15.5))
    driver.key(Qt.Key.Key_U, CTRL | ALT)
    assert [f.id for f in driver.story("s1").frames] == ["f1"]


def test_what_is_dragged_from_the_library_covers_nothing_of_the_page(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert driver.window.docks is not None
    library = driver.window.docks.library
    slot = library.topLevelItem(0).child(0)  # type: ignore[union-attr]
    library.setCurrentItem(slot)
    carried: list[tuple[int, int]] = []

    def go(drag: QDrag, *rest: object) -> Qt.DropAction:
        assert drag.mimeData().hasFormat("application/x-pagesetter-slot")
        carried.append((drag.pixmap().width(), drag.hotSpot().x()))
        return Qt.DropAction.IgnoreAction

    monkeypatch.setattr(QDrag, "exec", go)
    library.startDrag(Qt.DropAction.CopyAction)
    assert carried[0][0] < 150
    assert carried[0][1] < 0  # beside the pointer


# --- menus


def test_what_is_locked_is_offered_to_be_unlocked(driver: Driver) -> None:
    action = driver.window.actions_by_key["lock"]
    driver.click((3.5, 35.5))
    assert action.text() == "锁定"
    driver.run("lock")
    assert action.text() == "解锁"
    driver.click((1.5, 15.5))
    assert action.text() == "锁定"


def test_no_room_on_the_other_page_is_told(driver: Driver) -> None:
    work = driver.work
    told: list[str] = []
    work.noticed.connect(told.append)
    driver.work.select(("s1",), "f1")
    assert driver.window._pages is not None
    items = driver.window._pages.items
    work.edit(_fill_second, "draw")
    items.send_rest_to("02")
    assert told == ["第 2 版没有空处，余文没有转过去。"]


def test_where_the_rest_has_gone_is_told(driver: Driver) -> None:
    driver.work.select(("s1",), "f1")
    menu = driver.window.menu("menu-send-rest")
    menu.aboutToShow.emit()
    menu.actions()[0].trigger()
    assert driver.window.statusBar().currentMessage() == "余文转到了第 2 版"


def _fill_second(issue: Issue) -> Issue:
    from pagesetter.model import Frame
    from pagesetter.session import arrange

    return arrange.draw_story(issue, "02", Frame("", 1, 13, 4, 48))


# --- files and windows


def test_pictures_are_sought_where_the_last_ones_were(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def ask(parent: object, title: str, folder: str, kinds: str) -> tuple[str, str]:
        asked.append(folder)
        return "", ""

    monkeypatch.setattr(QFileDialog, "getOpenFileName", ask)
    driver.click((3.5, 35.5))
    inspector(driver).box.file.click()
    assert asked == [""]  # Qt then goes where the last file was opened


def test_the_window_is_not_larger_than_the_screen(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from driver import leave

    from pagesetter.gui.app import application

    monkeypatch.setenv("PAGESETTER_CONFIG", str(tmp_path / "config"))
    application()
    window = MainWindow(Settings())
    qtbot.addWidget(window, before_close_func=leave)
    room = QGuiApplication.primaryScreen().availableSize()
    assert (room.width(), room.height()) == (800, 800)
    assert window.width() <= 800
    assert window.height() <= 800 - 40  # its title bar, too
