"""The menus of the right mouse button in the library, the pictures and the findings, and what the
return key does there."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QWidget

from pagesetter.session import box_edits

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.docks import Docks

ELEMENT = """\
format: pagesetter-element/1
boxes:
  - id: a
    kind: text
    column: 1
    line: 1
    columns: 1
    lines: 3
    rows: [征稿启事]
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    from newsroom import lay

    folder = lay(tmp_path)
    assets = folder / "assets"
    assets.mkdir(exist_ok=True)
    for name in ("dog.png", "owl.png"):
        Image.new("RGB", (40, 30), "red").save(assets / name)
    library = folder.parent.parent / "library"
    library.mkdir(exist_ok=True)
    (library / "call.yaml").write_text(ELEMENT, "utf-8")
    layout = next((folder.parent.parent / "layouts").glob("*.yaml"))
    with layout.open("a", encoding="utf-8") as file:
        file.write("ad-slots: {通栏: {columns: 4, lines: 6}}\n")
    return folder


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What the system was asked to open."""
    told: list[str] = []
    monkeypatch.setattr(
        "pagesetter.gui.system_programs.QDesktopServices.openUrl",
        lambda url: told.append(url.toLocalFile()),
    )
    return told


def docks(driver: Driver) -> Docks:
    assert driver.window.docks is not None
    return driver.window.docks


def entries(menu: QMenu) -> dict[str, bool]:
    """Keys of a menu, and whether each can be chosen."""
    return {
        action.objectName(): action.isEnabled()
        for action in menu.actions()
        if not action.isSeparator()
    }


def choose(menu: QMenu, key: str) -> None:
    next(action for action in menu.actions() if action.objectName() == key).trigger()


def library_row(driver: Driver, name: str) -> QMenu:
    library = docks(driver).library
    found = library.findItems(name, Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly, 0)
    return library.menu_of(found[0])


def picture_row(driver: Driver, name: str) -> QMenu:
    panel = docks(driver).picture_list
    docks(driver).raise_panel("panel-pictures")
    panel.refresh()
    return panel.menu_of(panel.list.findItems(name, Qt.MatchFlag.MatchExactly)[0])


def asked_at(widget: QWidget, at: QPoint) -> None:
    """Press the right button: the menu comes up."""
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, widget.mapToGlobal(at))
    QApplication.sendEvent(widget, event)


def test_a_size_of_advertisements_is_placed_and_found(driver: Driver) -> None:
    menu = library_row(driver, "通栏")
    assert entries(menu) == {"row-place": True, "row-go-to": False}
    choose(menu, "row-place")
    assert [box.slot for box in driver.work.page.boxes] == ["通栏"]
    driver.work.show_page(1)
    driver.work.select()
    menu = library_row(driver, "通栏")
    assert entries(menu)["row-go-to"]
    choose(menu, "row-go-to")
    assert driver.work.page.name == "01"
    assert driver.work.selection.items == (driver.work.page.boxes[0].id,)
    assert driver.canvas.hasFocus()


def test_an_element_shows_its_folder_and_opens(driver: Driver, opened: list[str]) -> None:
    menu = library_row(driver, "call")
    assert entries(menu) == {
        "row-place": True, "row-go-to": False, "library-rename": True, "library-delete": True,
        "row-folder": True, "row-edit": True,
    }  # fmt: skip
    choose(menu, "row-folder")
    choose(library_row(driver, "call"), "row-edit")
    assert [Path(path).name for path in opened] == ["library", "call.yaml"]


def test_the_return_key_places_what_is_chosen_in_the_library(driver: Driver) -> None:
    library = docks(driver).library
    docks(driver).raise_panel("panel-library")
    found = library.findItems("通栏", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly, 0)
    library.setCurrentItem(found[0])
    library.setFocus()
    driver.qtbot.keyClick(library, Qt.Key.Key_Return)
    assert [box.slot for box in driver.work.page.boxes] == ["通栏"]


def test_a_picture_waits_for_its_click(driver: Driver) -> None:
    menu = picture_row(driver, "dog.png")
    assert entries(menu) == {
        "row-place": True, "row-go-to": False, "row-replace": False, "row-folder": True,
        "row-open": True,
    }  # fmt: skip
    choose(menu, "row-place")
    assert driver.work.waiting == (("picture", "assets/dog.png"),)
    driver.click((4.5, 40.5))
    assert [p.source for b in driver.work.page.boxes for p in b.pictures] == ["assets/dog.png"]
    driver.work.select()
    driver.work.show_page(1)
    choose(picture_row(driver, "dog.png"), "row-go-to")
    assert driver.work.page.name == "01"
    assert driver.work.selection.items == (driver.work.page.boxes[0].id,)
    assert driver.canvas.hasFocus()


def test_a_picture_is_replaced_wherever_it_stands(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    for place in ((4.5, 30.5), (4.5, 50.5)):
        choose(picture_row(driver, "dog.png"), "row-place")
        driver.click(place)
    first = driver.work.page.boxes[0].id
    driver.work.edit(lambda i: box_edits.set_picture(i, "01", first, zoom=150), "picture")
    monkeypatch.setattr(
        "pagesetter.gui.panels.picture_list.QFileDialog.getOpenFileName",
        lambda *_: (str(driver.folder / "assets" / "owl.png"), ""),
    )
    choose(picture_row(driver, "dog.png"), "row-replace")
    shown = [p for b in driver.work.page.boxes for p in b.pictures]
    assert [(p.source, p.zoom) for p in shown] == [("assets/owl.png", 150), ("assets/owl.png", 100)]
    driver.work.undo()
    assert {p.source for b in driver.work.page.boxes for p in b.pictures} == {"assets/dog.png"}


def test_a_picture_shows_its_folder_and_opens(driver: Driver, opened: list[str]) -> None:
    choose(picture_row(driver, "owl.png"), "row-folder")
    choose(picture_row(driver, "owl.png"), "row-open")
    assert [Path(path).name for path in opened] == ["assets", "owl.png"]


def test_a_finding_is_gone_to_copied_and_its_file_opened(driver: Driver, opened: list[str]) -> None:
    listed = docks(driver).findings.list
    driver.qtbot.waitUntil(lambda: listed.count() > 1)
    row = next(at for at in range(listed.count()) if "短讯一则" in listed.item(at).text())
    item = listed.item(row)
    assert set(entries(listed.menu_of(item))) == {
        "finding-go-to", "finding-copy", "finding-copy-all", "finding-open",
    }  # fmt: skip
    choose(listed.menu_of(item), "finding-copy")
    copied = QGuiApplication.clipboard().text()
    assert copied.startswith(item.text())
    assert len(copied.splitlines()) >= 2  # what to do stands below
    choose(listed.menu_of(item), "finding-copy-all")
    assert len(QGuiApplication.clipboard().text()) > len(copied)
    assert copied in QGuiApplication.clipboard().text()
    choose(listed.menu_of(item), "finding-go-to")
    assert driver.work.selection.items == ("s2",)
    assert driver.canvas.hasFocus()
    choose(listed.menu_of(item), "finding-open")
    assert [Path(path).name for path in opened] == ["01.yaml"]


def test_what_stands_nowhere_is_not_gone_to(driver: Driver) -> None:
    listed = docks(driver).findings.list
    driver.qtbot.waitUntil(lambda: bool(listed.findItems("备用稿件", Qt.MatchFlag.MatchContains)))
    item = listed.findItems("备用稿件", Qt.MatchFlag.MatchContains)[0]
    assert not entries(listed.menu_of(item))["finding-go-to"]
    assert entries(listed.menu_of(item))["finding-copy"]


def test_ctrl_c_copies_the_finding_that_is_chosen(driver: Driver) -> None:
    listed = docks(driver).findings.list
    driver.qtbot.waitUntil(lambda: listed.count() > 1)
    listed.setCurrentRow(0)
    listed.setFocus()
    driver.qtbot.keyClick(listed, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QGuiApplication.clipboard().text().startswith(listed.item(0).text())


def test_the_return_key_goes_to_a_finding_and_to_an_article(driver: Driver) -> None:
    listed = docks(driver).findings.list
    driver.qtbot.waitUntil(lambda: listed.count() > 1)
    row = next(at for at in range(listed.count()) if "短讯一则" in listed.item(at).text())
    listed.setCurrentRow(row)
    listed.setFocus()
    driver.qtbot.keyClick(listed, Qt.Key.Key_Return)
    assert driver.work.selection.items == ("s2",)
    assert driver.canvas.hasFocus()
    copy = docks(driver).copy
    copy.choose("essay")
    copy.list.setFocus()
    driver.qtbot.keyClick(copy.list, Qt.Key.Key_Return)
    assert driver.work.page.name == "02"
    assert driver.canvas.hasFocus()


def test_the_right_button_brings_the_menus_up(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    came: list[QMenu] = []
    monkeypatch.setattr(
        "pagesetter.gui.panels.row_menus.pop_up", lambda menu, *_: came.append(menu)
    )
    listed = docks(driver).findings.list
    driver.qtbot.waitUntil(lambda: listed.count() > 1)
    asked_at(listed.viewport(), listed.visualItemRect(listed.item(0)).center())
    docks(driver).raise_panel("panel-library")
    driver.settle()
    library = docks(driver).library
    found = library.findItems("通栏", Qt.MatchFlag.MatchRecursive | Qt.MatchFlag.MatchExactly, 0)
    asked_at(library.viewport(), library.visualItemRect(found[0]).center())
    heading = library.topLevelItem(0)
    assert heading is not None
    asked_at(library.viewport(), library.visualItemRect(heading).center())
    panel = docks(driver).picture_list
    docks(driver).raise_panel("panel-pictures")
    driver.settle()
    asked_at(panel.list.viewport(), panel.list.visualItemRect(panel.list.item(0)).center())
    firsts = [next(iter(entries(menu))) for menu in came]
    assert firsts == ["finding-go-to", "row-place", "row-place"]
    assert driver.work.page.boxes == ()


def test_the_copy_list_goes_to_a_story_places_and_takes_off(driver: Driver) -> None:
    copy = docks(driver).copy
    keys = [a.objectName() for a in copy.menu.actions() if not a.isSeparator()]
    assert keys[:5] == ["new-article", "open-article", "delete-article", "row-go-to", "row-place"]
    go, place = (a for a in copy.menu.actions() if a.objectName().startswith("row-"))
    copy.choose("essay")
    copy.menu.aboutToShow.emit()
    assert go.isEnabled()
    go.trigger()
    assert driver.work.page.name == "02"
    copy.choose("spare")
    copy.menu.aboutToShow.emit()
    assert not go.isEnabled()
    place.trigger()
    assert driver.work.waiting == (("article", "spare"),)
