"""The start page, and new issues from last week's or from a layout."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import NONE
from newsroom import lay
from PySide6.QtCore import QDate, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from pagesetter.formats import load_issue
from pagesetter.gui.dialogs.new_issue import NewIssue
from pagesetter.gui.placing_files import PlaceFiles
from pagesetter.gui.start_page import StartPage

if TYPE_CHECKING:
    from driver import Driver


def test_start_page_lists_recent_issues_with_pictures(driver: Driver) -> None:
    picture = driver.window.settings.thumbnail(str(driver.folder))
    # It is made in idle time and written by a thread.
    driver.qtbot.waitUntil(lambda: os.path.isfile(picture))
    driver.window.close_document()
    page = driver.window.centralWidget()
    assert isinstance(page, StartPage)
    assert page.recent.item(0).text() == "2026-11-24\npaper"
    assert not page.recent.item(0).icon().isNull()
    page.recent.itemClicked.emit(page.recent.item(0))
    assert driver.work.page.name == "01"


def test_an_issue_that_is_gone_is_dimmed_and_taken_off_the_list(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, folder = driver.window, driver.folder
    gone = folder.with_name("gone")
    window.settings.remember(str(gone))
    window.close_document()
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    items = [page.recent.item(row) for row in range(page.recent.count())]
    assert [item.text() for item in items] == ["gone（找不到）\npaper", "2026-11-24\npaper"]
    assert items[0].foreground().color().name() == window.colours.quiet
    window.menu("menu-recent").aboutToShow.emit()
    actions = window.menu("menu-recent").actions()
    assert [(a.text(), a.isEnabled()) for a in actions] == [
        ("&1  paper  gone（找不到）", False), ("&2  paper  2026-11-24", True),
        ("", True), ("清空列表（不删文件）", True),
    ]  # fmt: skip
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.append(menu))
    page.recent.itemClicked.emit(items[0])
    assert window.work is None
    forget = shown[0].actions()[-1]
    assert forget.text() == "从列表里拿掉（不删文件）"
    forget.trigger()
    assert window.settings.recent == (str(folder),)
    assert page.recent.count() == 1
    page.recent.setCurrentRow(0)
    driver.qtbot.keyClick(page.recent, Qt.Key.Key_Delete)
    assert window.settings.recent == ()
    assert page.recent.isHidden()
    assert (folder / "issue.yaml").is_file()


def test_start_page_shows_layouts_as_grids_to_begin_with(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.window.close_document()
    page = driver.window.centralWidget()
    assert isinstance(page, StartPage)
    driver.qtbot.waitUntil(lambda: page.layouts.count() >= 7)
    chosen: list[tuple[int, str]] = []

    def tell(dialog: NewIssue) -> int:
        item = dialog.paper.layouts.currentItem()
        chosen.append((dialog.tabs.currentIndex(), item.data(Qt.ItemDataRole.UserRole)))
        return 0

    monkeypatch.setattr(NewIssue, "exec", tell)
    page.layouts.itemClicked.emit(page.layouts.item(2))
    assert chosen == [(1, "tabloid-5x14")]
    driver.run("new-from-last")
    assert chosen[1][0] == 0


def test_the_next_issue_is_made_from_the_last(driver: Driver) -> None:
    dialog = NewIssue(driver.window.settings, driver.window.colours, driver.window)
    driver.qtbot.addWidget(dialog)
    assert dialog.next_folder.text().endswith("2026-12-01")
    assert dialog.next.text() == "下一期：2026-12-01　第 8 期（总第 108 期）　2 版"
    dialog.accept()
    issue = load_issue(dialog.made).issue
    assert (issue.date, issue.number, issue.total) == ("2026-12-01", "8", "108")
    assert [s.article for s in issue.pages[0].stories] == ["", "", ""]


def test_a_new_paper_is_made_from_a_layout(driver: Driver, tmp_path: Path) -> None:
    dialog = NewIssue(driver.window.settings, driver.window.colours, driver.window)
    driver.qtbot.addWidget(dialog)
    dialog.tabs.setCurrentIndex(1)
    form = dialog.paper
    assert form.layouts.count() >= 7
    form.choose("tabloid-5x15")
    form.inside = str(tmp_path)
    (tmp_path / "新报").mkdir()
    form.name.setText("新报")
    form.name.textEdited.emit("新报")
    assert form.folder.text() == str(tmp_path / "新报 2")
    form.pages.setValue(2)
    form.date.setDate(QDate(2026, 12, 8))
    form.number.setText("031")
    dialog.accept()
    assert driver.window.open_path(dialog.made)
    issue = driver.work.issue
    assert (issue.paper.name, issue.date) == ("新报", "2026-12-08")
    assert (issue.number, issue.total) == ("031", "1")
    assert [(page.name, page.layout, page.stories) for page in issue.pages] == [
        ("01", "tabloid-5x15", ()), ("02", "tabloid-5x15", ())
    ]  # fmt: skip
    assert issue.articles == ()


def test_a_folder_dropped_on_the_start_page_is_opened(driver: Driver) -> None:
    driver.window.close_document()
    page = driver.window.centralWidget()
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(driver.folder / "issue.yaml"))])
    act, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier(0)
    for event in (
        QDragEnterEvent(QPoint(9, 9), act, data, left, none),
        QDropEvent(QPointF(9, 9), act, data, left, none),
    ):
        QApplication.sendEvent(page, event)
    assert driver.work.document.folder == str(driver.folder)


def test_in_a_low_window_the_names_of_issues_are_read(driver: Driver) -> None:
    window = driver.window
    window.close_document()
    window.resize(1024, 700)
    driver.settle()
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    driver.qtbot.waitUntil(lambda: page.layouts.count() == 7)
    driver.settle()
    for gallery in (page.recent, page.layouts):
        place = gallery.visualItemRect(gallery.item(0))
        assert gallery.viewport().rect().bottom() >= place.bottom()
        assert not gallery.verticalScrollBar().isVisible()


def test_recent_issues_are_named_in_the_menu_and_forgotten_at_once(
    driver: Driver, issue_folder: Path
) -> None:
    menu = driver.window.menu("menu-recent")
    menu.aboutToShow.emit()
    first, _, clear = menu.actions()
    assert first.text() == "&1  paper  2026-11-24"
    assert first.toolTip() == str(issue_folder)
    assert clear.text() == "清空列表（不删文件）"
    clear.trigger()
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["（还没有）"]
    assert issue_folder.is_dir()


def test_an_issue_dropped_on_the_page_is_opened(
    driver: Driver, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    other, copy = lay(tmp_path / "other"), driver.folder / "copy"
    files = driver.window.files
    read: list[list[str]] = []
    monkeypatch.setattr(PlaceFiles, "dropped", lambda _, paths, at: read.append(paths))
    files.drop_files([str(copy)], QPointF())  # copy alone: read as copy
    assert read == [[str(copy)]]
    files.drop_files([str(other)], QPointF())
    assert driver.work.document.folder == str(other)
    files.drop_files([str(driver.folder.parent.parent)], QPointF())  # the paper
    assert driver.work.document.folder == str(driver.folder)
    assert read == [[str(copy)]]


def test_a_second_click_on_an_issue_is_not_for_what_the_first_one_opened(driver: Driver) -> None:
    """Whoever clicks twice would turn to another page, or have the keyboard in a panel."""
    window = driver.window
    window.close_document()
    driver.settle()
    page = window.centralWidget()
    assert isinstance(page, StartPage)
    handle, recent = window.windowHandle(), page.recent
    inside = recent.visualItemRect(recent.item(0)).center()
    at = recent.viewport().mapTo(window, inside)
    QTest.mouseDClick(handle, Qt.MouseButton.LeftButton, NONE, at)
    assert window.desk is not None
    driver.settle()
    assert window.focusWidget() is driver.canvas
    assert window.docks is not None
    strip = window.docks.pages
    later = strip.viewport().mapTo(window, strip.visualItemRect(strip.item(1)).center())
    QTest.mouseClick(handle, Qt.MouseButton.LeftButton, NONE, later)
    assert driver.work.index == 1  # the next click is for what it is on
