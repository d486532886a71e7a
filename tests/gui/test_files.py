"""Opening, saving, reverting and leaving an issue, and what is asked on the way."""

from __future__ import annotations

from pathlib import Path
from threading import Event
from typing import TYPE_CHECKING

import pytest
from driver import CTRL
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QLabel, QMessageBox

from pagesetter.formats import load_issue
from pagesetter.gui import file_commands
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.session.document import Document

if TYPE_CHECKING:
    from driver import Driver


def test_revert_is_a_step(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    driver.run("revert")
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.place("f2") == (3, 2, 1, 20)


def answer(monkeypatch: pytest.MonkeyPatch, role: QMessageBox.ButtonRole) -> None:
    """Press the button of this role in the next message box."""

    def exec_(box: QMessageBox) -> int:
        button = next(b for b in box.buttons() if box.buttonRole(b) == role)
        button.click()
        return 0

    monkeypatch.setattr(QMessageBox, "exec", exec_)


def test_closing_asks_about_unsaved_changes(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    answer(monkeypatch, QMessageBox.ButtonRole.RejectRole)
    assert not driver.window.close()
    answer(monkeypatch, QMessageBox.ButtonRole.AcceptRole)
    assert driver.window.close()
    assert load_issue(str(driver.folder)).issue.pages[0].stories[1].frames[0].line == 2


def test_what_another_program_wrote_in_a_file_stays_when_it_is_saved(driver: Driver) -> None:
    path = driver.folder / "pages" / "01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "# 别人\n", encoding="utf-8")
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    saved = driver.saved()
    assert saved.pages[0].stories[1].frames[0].line == 2
    assert path.read_text(encoding="utf-8").endswith("# 别人\n")


def test_a_file_that_another_program_broke_is_not_overwritten(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda self: told.append(self.detail.toPlainText()))
    path = driver.folder / "pages" / "01.yaml"
    path.write_text(path.read_text(encoding="utf-8") + "stories: [\n", encoding="utf-8")
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_S, CTRL)
    assert len(told) == 1
    assert "pages/01.yaml:20:10：从这里开始的括号没有配对" in told[0]
    assert path.read_text(encoding="utf-8").endswith("stories: [\n")
    assert driver.work.document.is_dirty


def test_what_cannot_be_opened_is_told_and_the_open_issue_stays(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda self: told.append(self.detail.toPlainText()))
    assert not driver.window.open_path(str(tmp_path / "nothing"))
    assert len(told) == 1
    assert driver.work.page.name == "01"


def test_save_as_makes_another_issue(driver: Driver, tmp_path: Path) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    target = driver.folder.parent / "2026-12-01"
    driver.window.files.save_to(str(target))
    assert driver.work.document.folder == str(target)
    assert load_issue(str(target)).issue.pages[0].stories[1].frames[0].line == 2
    assert load_issue(str(driver.folder)).issue.pages[0].stories[1].frames[0].line == 1
    assert not driver.work.document.is_dirty


def test_save_as_away_from_the_paper_takes_the_paper_along(driver: Driver, tmp_path: Path) -> None:
    (driver.folder.parent / "2026-11-17").mkdir()
    logo = driver.folder.parents[1] / "assets" / "报头.svg"
    logo.parent.mkdir()
    logo.write_text("<svg/>", "utf-8")
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    target = tmp_path / "我的 “桌面”" / "it's"
    driver.window.files.save_to(str(target))
    assert driver.work.document.folder == str(target / "issues" / "2026-11-24")
    assert not driver.work.document.is_dirty
    names = sorted(path.name for path in target.iterdir() if path.name != ".pagesetter")
    assert names == ["assets", "issues", "layouts", "paper.yaml"]
    assert (target / "assets" / "报头.svg").read_text("utf-8") == "<svg/>"
    assert [path.name for path in (target / "issues").iterdir()] == ["2026-11-24"]
    issue = load_issue(str(target)).issue
    assert issue.paper.name == "试排报"
    assert issue.pages[0].stories[1].frames[0].line == 2
    assert load_issue(str(driver.folder)).issue.pages[0].stories[1].frames[0].line == 1
    assert "it's" in driver.window.statusBar().currentMessage()


def test_an_issue_is_not_copied_into_itself(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda self: told.append(self.detail.toPlainText()))
    paper = driver.folder.parents[1]
    for target in (driver.folder / "copy" / "deeper", paper / "layouts" / "two"):
        driver.window.files.save_to(str(target))
        assert not target.exists()
        assert "在要复制的文件夹里面" in told.pop()
    assert driver.work.document.folder == str(driver.folder)


def test_the_window_lives_while_a_large_paper_is_copied(
    driver: Driver, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The copy waits for the window, which would never answer if it waited for the copy."""
    lived, shown = Event(), list[QDialog]()
    real = file_commands.copy_issue

    def slow(document: Document, folder: str) -> str:
        assert lived.wait(120)
        return real(document, folder)

    def live() -> None:
        found = QApplication.activeModalWidget()
        if not isinstance(found, QDialog) or not found.isVisible():
            QTimer.singleShot(20, live)
            return
        found.reject()  # Esc
        shown.append(found)
        assert found.isVisible()
        assert str(tmp_path / "大报") in found.findChildren(QLabel)[0].text()
        lived.set()

    monkeypatch.setattr(file_commands, "copy_issue", slow)
    QTimer.singleShot(0, live)
    driver.window.files.save_to(str(tmp_path / "大报"))
    assert len(shown) == 1
    assert not shown[0].isVisible()
    assert driver.work.document.folder == str(tmp_path / "大报" / "issues" / "2026-11-24")
