"""The copy itself by hand: new articles, weight and state in the list, articles taken out."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.panels.copy import CopyPanel

NONE = Qt.KeyboardModifier.NoModifier


def copy_list(driver: Driver) -> CopyPanel:
    assert driver.window.docks is not None
    return driver.window.docks.copy


def test_a_double_click_on_an_empty_frame_begins_an_article(driver: Driver) -> None:
    driver.click((1.5, 26.5))  # the planned frame
    driver.double(driver.at((1.5, 26.5)))
    assert driver.story("s3").article == "新稿件"
    assert driver.work.typist.is_typing
    driver.qtbot.keyClicks(driver.canvas, "abc")
    issue = driver.saved()
    made = issue.article("新稿件")
    assert made is not None
    assert (made.headline, made.body[0].text) == ("abc", "正文从这里写起。")
    assert (driver.folder / "copy" / "新稿件.md").is_file()


def test_without_an_empty_frame_it_goes_into_the_list(driver: Driver) -> None:
    driver.run("new-article")
    driver.run("new-article")
    panel = copy_list(driver)
    panel.list.setFocus()
    assert panel.chosen() == "新稿件-2"
    assert [a.name for a in driver.work.issue.articles if a.name.startswith("新")] == [
        "新稿件", "新稿件-2"
    ]  # fmt: skip


def test_weight_and_state_are_edited_in_the_list(driver: Driver) -> None:
    panel = copy_list(driver)
    panel.choose("spare")
    row = panel.list.currentIndex().row()
    weight, state = (panel.filter.index(row, column) for column in (2, 3))
    title = panel.filter.index(row, 0)
    assert not title.flags() & Qt.ItemFlag.ItemIsEditable
    assert panel.filter.setData(weight, 8)
    panel.choose("spare")
    state = panel.list.currentIndex().siblingAtColumn(3)
    assert panel.filter.setData(state, "已审")
    article = driver.saved().article("spare")
    assert article is not None
    assert (article.weight, article.state) == (8, "已审")
    driver.run("undo")
    assert driver.work.issue.articles[-1].name == "spare"
    assert driver.work.issue.articles[-1].state == ""


def test_the_chosen_article_is_taken_out(driver: Driver) -> None:
    panel = copy_list(driver)
    panel.choose("lead")
    panel.list.setFocus()
    driver.run("delete-article")
    assert driver.work.issue.article("lead") is None
    assert driver.story("s1").article == ""
    assert driver.place("f1") == (1, 1, 2, 20)
    driver.run("undo")
    assert driver.story("s1").article == "lead"


def test_with_the_page_in_hand_it_is_the_storys(driver: Driver) -> None:
    copy_list(driver).choose("lead")
    driver.click((3.5, 5.5))
    driver.canvas.setFocus()
    driver.run("delete-article")
    assert driver.work.issue.article("brief") is None
    assert driver.work.issue.article("lead") is not None
    assert driver.saved().article("brief") is None
    assert not (driver.folder / "copy" / "brief.md").exists()


def test_a_file_is_opened_elsewhere_once_it_is_there(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    told: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    driver.work.noticed.connect(told.append)
    driver.canvas.setFocus()
    driver.work.select()
    driver.run("open-article")
    driver.run("new-article")
    copy_list(driver).list.setFocus()
    driver.run("open-article")
    assert told == ["请先在稿库或版面上选一篇稿件", "这篇稿件还没有存成文件，请先保存（Ctrl+S）"]
    copy_list(driver).choose("spare")
    driver.run("open-article")
    assert [url.fileName() for url in opened] == ["spare.md"]


def test_the_list_has_a_menu(driver: Driver) -> None:
    menu = copy_list(driver).menu
    assert menu is not None
    keys = [action.objectName() for action in menu.actions() if not action.isSeparator()]
    assert keys[:3] == ["new-article", "open-article", "delete-article"]
