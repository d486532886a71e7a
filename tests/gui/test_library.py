"""The paper's library filled from the page, and kept in order, by hand."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QObject, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMenu, QPushButton, QTreeWidgetItem

from pagesetter.display.dump import dump
from pagesetter.formats.library import load_library

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.dialogs.element_name import ElementName
    from pagesetter.gui.panels.library import LibraryPanel

BOXES = """\
boxes:
  - {id: b1, kind: text, column: 3, line: 30, columns: 2, lines: 4, rows: [征稿启事], border: 双线}
  - {id: b2, kind: tint, column: 3, line: 34, columns: 1, lines: 6, tint: 20%}
  - {id: b3, kind: text, at: {x: 1字, y: 50行, width: 4字, height: 3行}, rows: [悬空]}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    from newsroom import lay

    folder = lay(tmp_path)
    with (folder / "pages" / "01.yaml").open("a", encoding="utf-8") as file:
        file.write(BOXES)
    return folder


def panel(driver: Driver) -> LibraryPanel:
    assert driver.window.docks is not None
    return driver.window.docks.library


def names(driver: Driver) -> list[str]:
    """The elements in the panel."""
    return [row.text(0) for row in panel(driver)._elements]


def in_files(driver: Driver) -> list[str]:
    root = driver.work.document.root
    return [one.name for one in load_library(root, str(driver.folder))]


class Answers:
    """What is typed into the dialog of names, and what it said then."""

    def __init__(self) -> None:
        self.name = ""
        self.cancels = False
        self.first = self.note = self.told = self.button = ""
        self.can_keep = False

    def __call__(self, dialog: ElementName) -> int:
        dialog.show()
        self.first, self.note = dialog.field.text(), dialog.told.text()
        if self.name:
            dialog.field.setText(self.name)
        self.told, self.button = dialog.told.text(), dialog.keep.text()
        self.can_keep = dialog.keep.isEnabled()
        if self.cancels:
            dialog.reject()
        else:
            dialog.keep.click()
        assert not dialog.isVisible()
        return dialog.result()


@pytest.fixture
def answers(monkeypatch: pytest.MonkeyPatch) -> Answers:
    from pagesetter.gui.dialogs.element_name import ElementName

    made = Answers()

    def answered(dialog: ElementName) -> int:
        return made(dialog)

    monkeypatch.setattr(ElementName, "exec", answered)
    return made


def add(driver: Driver, answers: Answers, name: str = "", *ids: str) -> None:
    driver.work.select(ids or ("b1",))
    answers.name, answers.cancels = name, False
    driver.run("add-to-library")


def refuse(driver: Driver, answers: Answers, name: str) -> None:
    """Type a name, and think better of it."""
    answers.name, answers.cancels = name, True
    driver.run("add-to-library")


def banner(driver: Driver) -> tuple[str, list[QPushButton]]:
    shown = driver.window.banners.shown("notice")
    assert shown is not None
    return shown.text.text(), shown.buttons


def choose(menu: QMenu, key: str) -> None:
    next(action for action in menu.actions() if action.objectName() == key).trigger()


def row(driver: Driver, name: str) -> QTreeWidgetItem:
    return next(one for one in panel(driver)._elements if one.text(0) == name)


def test_selected_boxes_become_an_element_and_another_page_places_it(
    driver: Driver, answers: Answers
) -> None:
    add(driver, answers, "", "b1", "b2")
    assert answers.first == "征稿启事"  # as the box begins
    assert "撤销不会收回" in answers.note
    assert in_files(driver) == names(driver) == ["征稿启事"]
    assert panel(driver).chosen() == "征稿启事"
    assert panel(driver).isVisible()
    assert not driver.work.document.is_dirty  # the page is as it was

    driver.work.show_page(1)
    panel(driver).place(row(driver, "征稿启事"))
    placed = driver.work.page.boxes[-1]
    assert (placed.kind, placed.element) == ("element", "征稿启事")
    assert "征稿启事" in dump(driver.work.composed.display)
    assert driver.saved().pages[1].boxes[-1].element == "征稿启事"


def test_the_panel_shows_a_picture_of_it(driver: Driver, answers: Answers) -> None:
    pictures: dict[str, QImage] = {}
    driver.work.element_pictured.connect(pictures.__setitem__)
    add(driver, answers, "启事", "b1", "b2")
    driver.qtbot.waitUntil(lambda: "启事" in pictures)
    image = pictures["启事"]
    # Two columns of 10 字 with a gutter, and ten lines, in points, with 2 points of air.
    assert image.width() == 192
    assert image.height() == pytest.approx(192 * (10 * 12 - 3 + 4) / (21 * 9 + 4), abs=8)
    assert image.pixelColor(image.width() // 4, image.height() * 3 // 4).name() == "#cccccc"
    driver.settle()
    icon = row(driver, "启事").icon(0)
    assert icon.pixmap(64, 64).toImage().pixelColor(16, 30).name() == "#cccccc"


def test_what_stands_off_the_grid_is_told_before(driver: Driver, answers: Answers) -> None:
    add(driver, answers, "半", "b1", "b3", "s1")
    assert answers.note.endswith("不收的有 2 项：稿件和不在行格上的框。")
    add(driver, answers, "", "b3")  # asks nothing
    assert banner(driver)[0].startswith("没有可收的")


def test_only_boxes_can_be_added(driver: Driver) -> None:
    action = driver.window.actions_by_key["add-to-library"]
    driver.work.select(("s1",))
    assert not action.isEnabled()
    driver.work.select(("b1",))
    assert action.isEnabled()
    for kind in ("box", "picture", "ad", "several"):
        assert action in driver.window.context_menu(kind).actions()


def test_a_name_that_is_there_is_asked_about_and_the_old_one_offered_back(
    driver: Driver, answers: Answers
) -> None:
    add(driver, answers, "启事", "b1")
    driver.work.select(("b2",))
    refuse(driver, answers, "启事")
    assert "已有同名元件" in answers.told
    assert (answers.button, answers.can_keep) == ("替换", True)
    path = Path(driver.work.document.root) / "library" / "启事.yaml"
    old = path.read_text("utf-8")
    assert "征稿启事" in old

    add(driver, answers, "启事", "b2")
    assert "征稿启事" not in path.read_text("utf-8")
    text, buttons = banner(driver)
    assert "启事" in text
    buttons[0].click()
    assert path.read_text("utf-8") == old
    assert driver.window.banners.shown("notice") is None


def test_a_replaced_element_changes_on_the_pages_that_place_it(
    driver: Driver, answers: Answers
) -> None:
    add(driver, answers, "启事", "b1")
    driver.work.show_page(1)
    panel(driver).place(row(driver, "启事"))
    driver.saved()
    driver.work.show_page(0)
    add(driver, answers, "启事", "b2")

    def is_new() -> bool:
        return [box.kind for one in driver.work.issue.library for box in one.boxes] == ["tint"]

    driver.qtbot.waitUntil(is_new)


def test_a_name_no_file_can_have_is_told(driver: Driver, answers: Answers) -> None:
    driver.work.select(("b1",))
    refuse(driver, answers, "a/b")
    assert "文件不能叫这个名字" in answers.told
    assert not answers.can_keep
    assert in_files(driver) == []


def test_an_element_is_called_otherwise(driver: Driver, answers: Answers) -> None:
    add(driver, answers, "启事", "b1")
    answers.name = "来稿"
    choose(panel(driver).menu_of(row(driver, "启事")), "library-rename")
    assert in_files(driver) == names(driver) == ["来稿"]
    assert panel(driver).chosen() == "来稿"
    add(driver, answers, "另", "b2")
    answers.name, answers.cancels = "来稿", True
    choose(panel(driver).menu_of(row(driver, "另")), "library-rename")
    assert "请另起一个名字" in answers.told
    assert not answers.can_keep


def test_an_element_is_deleted_by_key_and_put_back(driver: Driver, answers: Answers) -> None:
    add(driver, answers, "启事", "b1")
    panel(driver).setFocus()
    driver.qtbot.keyClick(panel(driver), Qt.Key.Key_Delete)
    assert in_files(driver) == names(driver) == []
    text, buttons = banner(driver)
    assert text == "“启事”已从资料库删去。"
    buttons[0].click()
    assert in_files(driver) == names(driver) == ["启事"]


def test_an_element_that_a_page_places_is_kept(driver: Driver, answers: Answers) -> None:
    add(driver, answers, "启事", "b1")
    driver.work.show_page(1)
    panel(driver).place(row(driver, "启事"))
    for key in ("library-delete", "library-rename"):
        driver.window.banners.drop("notice")
        choose(panel(driver).menu_of(row(driver, "启事")), key)
        assert banner(driver)[0].startswith("第 2 版放着“启事”")
    assert in_files(driver) == ["启事"]
    driver.work.undo()
    choose(panel(driver).menu_of(row(driver, "启事")), "library-delete")
    assert in_files(driver) == []


def test_a_library_that_cannot_be_written_is_told(
    driver: Driver, answers: Answers, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pagesetter.gui.dialogs.problem import Problem

    told: list[QObject] = []

    def shown(dialog: Problem) -> None:
        told.append(dialog)

    monkeypatch.setattr(Problem, "exec", shown)
    (Path(driver.work.document.root) / "library").write_text("no folder", "utf-8")
    add(driver, answers, "启事", "b1")
    assert len(told) == 1
    assert names(driver) == []
