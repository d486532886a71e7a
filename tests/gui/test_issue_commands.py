"""Pages added, moved and taken out in the window; number, date and paper set in a dialog."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication, QDialog, QMenu

from pagesetter.formats import load_issue
from pagesetter.gui.dialogs.issue_settings import IssueSettings

if TYPE_CHECKING:
    from driver import Driver

CTRL_ALT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def names(driver: Driver) -> list[tuple[str, int]]:
    return [(page.name, page.number) for page in driver.work.issue.pages]


def test_a_page_is_added_with_a_key_and_shown(driver: Driver) -> None:
    driver.key(Qt.Key.Key_N, CTRL_SHIFT)
    assert names(driver) == [("01", 1), ("02", 2), ("03", 3)]
    assert driver.work.index == 2
    assert driver.window.docks is not None
    assert driver.window.docks.pages.count() == 3
    assert driver.drop_article("spare", (1.5, 1.5))
    issue = driver.saved()
    assert [page.name for page in issue.pages] == ["01", "02", "03"]
    assert issue.pages[2].stories[0].article == "spare"
    driver.run("undo")
    driver.run("undo")
    assert names(driver) == [("01", 1), ("02", 2)]
    assert driver.work.index == 1


def test_a_page_with_these_frames_has_no_copy(driver: Driver) -> None:
    driver.run("add-page-like")
    assert names(driver) == [("01", 1), ("03", 2), ("02", 3)]
    assert driver.work.index == 1
    stories = driver.work.page.stories
    assert [story.article for story in stories] == ["", "", ""]
    assert driver.place("f1") == (1, 1, 2, 20)


def test_a_page_is_added_before_and_after_the_one_on_show(driver: Driver) -> None:
    driver.key(Qt.Key.Key_PageUp, CTRL_ALT)
    assert names(driver) == [("03", 1), ("01", 2), ("02", 3)]
    assert (driver.work.index, driver.work.page.name) == (0, "03")
    assert driver.work.page.stories == ()
    driver.run("undo")
    assert names(driver) == [("01", 1), ("02", 2)]
    driver.work.show_page(0)
    driver.key(Qt.Key.Key_PageDown, CTRL_ALT)
    assert names(driver) == [("01", 1), ("03", 2), ("02", 3)]
    assert driver.work.page.name == "03"
    assert [(page.name, page.number) for page in driver.saved().pages] == names(driver)
    assert driver.window.docks is not None
    texts = [driver.window.docks.pages.item(row).text() for row in range(3)]
    assert texts == ["1  要闻", "2", "3  副刊"]


def test_the_menu_of_the_strip_is_for_the_page_clicked_on(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.append(menu))
    assert driver.window.docks is not None
    strip = driver.window.docks.pages
    at = strip.visualItemRect(strip.item(1)).center()
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, at, strip.viewport().mapToGlobal(at))
    QApplication.sendEvent(strip.viewport(), event)
    assert driver.work.index == 1
    assert shown == [strip.menu]
    before = next(a for a in strip.menu.actions() if a.text() == "本版前加一版")
    before.trigger()
    assert names(driver) == [("01", 1), ("03", 2), ("02", 3)]
    assert driver.work.page.name == "03"


def test_a_page_moves_with_the_eyes_on_it(driver: Driver) -> None:
    assert not driver.window.actions_by_key["page-earlier"].isEnabled()
    driver.run("page-later")
    assert names(driver) == [("02", 1), ("01", 2)]
    assert driver.work.index == 1
    assert driver.work.page.name == "01"
    assert not driver.window.actions_by_key["page-later"].isEnabled()
    assert [page.name for page in driver.saved().pages] == ["02", "01"]


def test_a_page_that_goes_leaves_its_copy(driver: Driver) -> None:
    driver.run("delete-page")
    assert names(driver) == [("02", 1)]
    assert not driver.window.actions_by_key["delete-page"].isEnabled()
    issue = driver.saved()
    assert issue.article("lead") is not None
    driver.run("undo")
    assert names(driver) == [("01", 1), ("02", 2)]
    assert driver.story("s1").article == "lead"


def test_the_strip_has_the_menu_of_pages(driver: Driver) -> None:
    assert driver.window.docks is not None
    texts = [action.text() for action in driver.window.docks.pages.menu.actions()]
    assert texts[:3] == ["本版前加一版", "本版后加一版", "末尾加一版"]
    assert "删除本版" in texts


def answer(monkeypatch: pytest.MonkeyPatch, number: str, date: QDate, name: str) -> None:
    def fill(dialog: IssueSettings) -> int:
        dialog.number.setText(number)
        dialog.date.setDate(date)
        dialog.name.setText(name)
        dialog.publication.setPlainText("主办：云岭省科协\nCN: 51-0001")
        return int(QDialog.DialogCode.Accepted)

    monkeypatch.setattr(IssueSettings, "exec", fill)


def test_number_date_and_paper_are_set(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, issue_folder: Path
) -> None:
    answer(monkeypatch, "8", QDate(2026, 12, 1), "云岭科技报")
    driver.run("issue-settings")
    assert (driver.work.issue.number, driver.work.issue.date) == ("8", "2026-12-01")
    assert driver.work.document.undo_name == "dates"
    issue = driver.saved()
    assert (issue.number, issue.total, issue.date) == ("8", "107", "2026-12-01")
    assert issue.paper.name == "云岭科技报"
    assert issue.paper.publication == (("主办", "云岭省科协"), ("CN", "51-0001"))
    driver.qtbot.waitUntil(lambda: driver.work.issue.paper.name == "云岭科技报")
    assert "云岭科技报" in driver.window.windowTitle()


def test_a_paper_without_a_name_is_told(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    answer(monkeypatch, "7", QDate(2026, 11, 24), "")
    seen: list[str] = []
    monkeypatch.setattr(
        "pagesetter.gui.dialogs.problem.Problem.exec",
        lambda problem: seen.append(problem.detail.toPlainText()),
    )
    driver.run("issue-settings")
    assert "paper.yaml" in seen[0]
    assert not driver.work.document.is_dirty
    assert load_issue(str(driver.folder)).issue.paper.name == "试排报"
    QApplication.processEvents()
