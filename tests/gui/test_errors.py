"""What goes wrong on disk while the window is open: a sentence, a remedy, detail to copy."""

from __future__ import annotations

import errno
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton

from pagesetter.formats import load_issue
from pagesetter.gui.dialogs import new_paper_form
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.session import saving_as

if TYPE_CHECKING:
    from driver import Driver


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What dialogs said: heading, sentence, remedy; each dialog's detail can be copied."""
    said: list[str] = []

    def keep(problem: Problem) -> int:
        said.append("\n".join(label.text() for label in problem.findChildren(QLabel)))
        copy = next(b for b in problem.findChildren(QPushButton) if b.text() == "复制详情")
        copy.click()
        assert QGuiApplication.clipboard().text() == problem.detail.toPlainText()
        assert "Traceback" not in problem.detail.toPlainText()
        return 0

    monkeypatch.setattr(Problem, "exec", keep)
    return said


def edited(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Delete)
    assert driver.work.document.is_dirty


def test_a_full_disk_is_told_in_chinese(
    driver: Driver, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edited(driver)

    def full(*_: object, **__: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "replace", full)
    driver.run("save")
    monkeypatch.undo()
    assert told == [
        "没有保存\n无法写入 issues/2026-11-24/pages/01.yaml：磁盘已满。所有文件均未改动\n"
        "请检查磁盘是否已满、文件是否只读或正被其他程序打开；也可以把本期另存到别的文件夹。"
    ]
    assert driver.work.document.is_dirty


def test_an_issue_that_is_gone_is_saved_elsewhere(
    driver: Driver, told: list[str], tmp_path: Path
) -> None:
    edited(driver)
    shutil.rmtree(driver.folder)
    driver.run("save")
    assert told[0].splitlines()[:2] == [
        "没有保存", "issues/2026-11-24/pages/01.yaml 打开后不见了，未保存任何文件"
    ]  # fmt: skip
    assert "另存" in told[0]
    there = driver.folder.parent / "2026-11-25"
    driver.window.files.save_to(str(there))
    assert told[1:] == []
    issue = load_issue(str(there)).issue
    assert [story.id for story in issue.pages[0].stories] == ["s1", "s3"]
    assert issue.article("brief") is not None


def test_a_broken_file_does_not_stop_saving_elsewhere(driver: Driver, told: list[str]) -> None:
    edited(driver)
    (driver.folder / "pages" / "02.yaml").write_text("stories: [\n  - {id: s1", "utf-8")
    there = driver.folder.parent / "2026-11-25"
    driver.window.files.save_to(str(there))
    assert told == []
    assert [page.name for page in load_issue(str(there)).issue.pages] == ["01", "02"]


def test_save_as_without_room_says_so(
    driver: Driver, told: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> NoReturn:
        why = f"[Errno {errno.ENOSPC}] No space left on device: 'a' -> 'b'"
        raise shutil.Error([("a", "/disk/b", why)])

    monkeypatch.setattr(saving_as.shutil, "copytree", full)
    driver.window.files.save_to(str(driver.folder.parent / "2026-11-25"))
    assert told == ["没有另存\n无法写入：/disk 所在磁盘空间不足\n请清理磁盘，或另选位置。"]


def test_a_broken_page_is_named_with_its_line(driver: Driver, told: list[str]) -> None:
    (driver.folder / "pages" / "02.yaml").write_text(
        "format: pagesetter-page/1\nlayout: four\nsection: 副刊\n stories: []\n", "utf-8"
    )
    assert not driver.window.open_path(str(driver.folder))
    assert told[0].startswith("打不开这一期\nissues/2026-11-24/pages/02.yaml:")
    assert len(told[0].splitlines()) == 3


def test_an_issue_that_was_mended_is_read_again_from_its_errors(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = driver.folder / "pages" / "02.yaml"
    good = page.read_text("utf-8")
    page.write_text(good + "stories: [\n", "utf-8")
    shown: list[Problem] = []

    def mend(dialog: Problem) -> int:
        shown.append(dialog)
        page.write_text(good if len(shown) == 2 else good + "{", "utf-8")
        dialog.again.click()
        return dialog.result()

    monkeypatch.setattr(Problem, "exec", mend)
    assert driver.window.open_path(str(driver.folder))
    assert len(shown) == 2
    assert not shown[0].again.isHidden()
    assert shown[0].again.text() == "再读一次"
    assert driver.work.page.section == "要闻"


def test_what_broke_meanwhile_is_told_above_the_page(driver: Driver) -> None:
    (driver.folder / "pages" / "02.yaml").write_text("stories: [\n", "utf-8")
    assert driver.window.life.sharing is not None
    driver.window.life.sharing.look_now()

    def said() -> str:
        return "".join(label.text() for label in driver.window.banners.findChildren(QLabel))

    driver.qtbot.waitUntil(lambda: "pages/02.yaml:" in said())


def test_a_read_only_folder_is_told_at_once(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "access", lambda path, mode: mode != os.W_OK)
    assert driver.window.open_path(str(driver.folder))
    labels = [label.text() for label in driver.window.banners.findChildren(QLabel)]
    assert any("只读" in text and "另存为" in text for text in labels)


def test_a_lock_that_cannot_be_written_keeps_nobody_out(
    issue_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pagesetter.session.presence import Presence

    presence = Presence(str(issue_folder), "林晓")

    def full(*_: object) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(Presence, "_said", full)
    assert presence.take("01")
    assert not list((issue_folder / ".pagesetter" / "open").glob("*.lock"))
    presence.close()


def test_a_new_paper_where_none_can_be_says_why(
    driver: Driver, told: list[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    from pagesetter.gui.dialogs.new_issue import NewIssue

    dialog = NewIssue(driver.window.settings, driver.window.colours, driver.window)
    driver.qtbot.addWidget(dialog)
    dialog.tabs.setCurrentIndex(1)
    (tmp_path / "file").write_text("no folder")
    dialog.paper.folder.setText(str(tmp_path / "file" / "新报"))
    dialog.accept()
    assert dialog.made == ""
    assert told[0].startswith("没有新建\n无法写入：")
    assert new_paper_form._free(str(tmp_path / "file")) == str(tmp_path / "file 2")
