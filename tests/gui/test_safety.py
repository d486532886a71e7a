"""Unsaved work after a crash, and two people on one folder, seen in the window."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import CTRL
from PySide6.QtCore import Qt

from pagesetter.formats import load_issue
from pagesetter.gui.banner import Banner
from pagesetter.gui.keeping import Keeper
from pagesetter.session import edits
from pagesetter.session.autosave import Autosave
from pagesetter.session.document import Document
from pagesetter.session.presence import Presence
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver


def banner(driver: Driver, key: str) -> Banner:
    found: list[Banner] = []

    def there() -> bool:
        one = driver.window.banners.shown(key)
        found[:] = [one] if one is not None else []
        return bool(found)

    driver.qtbot.waitUntil(there)
    return found[0]


def gone(driver: Driver, key: str) -> None:
    driver.qtbot.waitUntil(lambda: driver.window.banners.shown(key) is None)


def taller(driver: Driver) -> None:
    driver.work.select(("s1",), "f1")
    driver.key(Qt.Key.Key_Down, CTRL)


def journals(driver: Driver) -> list[str]:
    folder = os.path.join(driver.window.settings.folder, "recovery")
    return [name for name in os.listdir(folder) if name.endswith(".journal")]


def look(driver: Driver) -> None:
    assert driver.window.life.sharing is not None
    driver.window.life.sharing.look_now()


# Unsaved work


def test_unsaved_work_is_kept_within_seconds_and_forgotten_with_a_save(driver: Driver) -> None:
    taller(driver)
    keeper = driver.work.findChild(Keeper)
    assert keeper is not None
    assert keeper._timer.isActive()
    assert keeper._timer.interval() <= 2000
    driver.qtbot.waitUntil(lambda: len(journals(driver)) == 1)
    driver.saved()
    assert journals(driver) == []


def test_unsaved_work_that_cannot_be_kept_is_told_once(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[bytes] = []
    keeper = driver.work.findChild(Keeper)
    assert keeper is not None
    real = Autosave.write
    monkeypatch.setattr(Autosave, "write", lambda _, packed: bool(tried.append(packed)))
    taller(driver)
    keeper.keep()
    told = banner(driver, "notice")
    folder = os.path.join(driver.window.settings.folder, "recovery")
    assert told.text.text() == f"{folder} 写不进去，没保存的修改现在没有自动备份：请勤存。"
    told.buttons[0].click()
    taller(driver)
    keeper.keep()
    driver.qtbot.waitUntil(lambda: len(tried) == 2 and keeper._kept is None)
    assert driver.window.banners.shown("notice") is None
    monkeypatch.setattr(Autosave, "write", real)
    keeper.keep()
    driver.qtbot.waitUntil(lambda: len(journals(driver)) == 1)


def test_what_a_crash_left_is_offered_and_put_back(driver: Driver) -> None:
    config = driver.window.settings.folder
    code = f"""
import os, sys
from pagesetter.session import edits
from pagesetter.session.autosave import Autosave
from pagesetter.session.autosave import Autosave
from pagesetter.session.document import Document
document = Document.open({str(driver.folder)!r})
kept = Autosave({os.path.join(config, "recovery")!r}, document.folder)
document.edit(lambda i: edits.set_section(i, "01", "抢救"), "section")
kept.write(kept.packed(document.base, document.issue))
os.kill(os.getpid(), 9)
"""
    subprocess.run([sys.executable, "-c", code], check=False)
    assert driver.window.open_path(str(driver.folder))
    offer = banner(driver, "recover")
    assert [button.text() for button in offer.buttons] == ["恢复未保存的修改", "不要了"]
    offer.buttons[0].click()
    assert driver.work.page.section == "抢救"
    assert driver.work.document.is_dirty
    assert driver.work.document.undo_name == "recover"
    gone(driver, "recover")
    assert len(journals(driver)) == 1
    driver.work.undo()
    assert driver.work.page.section == "要闻"
    assert journals(driver) == []


def leave_unsaved(driver: Driver, page: str, section: str) -> None:
    """What a window that ended without saving leaves: a page with another section."""
    document = driver.work.document
    kept = Autosave(os.path.join(driver.window.settings.folder, "recovery"), document.folder)
    kept.write(kept.packed(document.base, edits.set_section(document.issue, page, section)))
    kept.close(keep=True)


def test_what_cannot_be_recovered_now_is_kept_for_later(driver: Driver) -> None:
    document = driver.work.document
    leave_unsaved(driver, "02", "抢救")
    other = Presence(document.folder, "林晓", "一号机")
    assert other.take("02")
    assert driver.window.open_path(str(driver.folder))
    driver.qtbot.waitUntil(lambda: "02" in driver.work.held)
    offer = banner(driver, "recover")
    offer.buttons[0].click()
    assert driver.work.issue.pages[1].section == "副刊"
    assert len(journals(driver)) == 1
    assert "修改还留着" in banner(driver, "recover-held").text.text()
    other.close()
    look(driver)
    driver.qtbot.waitUntil(lambda: not driver.work.held, timeout=20_000)
    offer.buttons[0].click()
    assert driver.work.issue.pages[1].section == "抢救"
    gone(driver, "recover")
    gone(driver, "recover-held")


def test_an_offer_may_be_turned_down(driver: Driver) -> None:
    leave_unsaved(driver, "01", "旧")
    assert driver.window.open_path(str(driver.folder))
    banner(driver, "recover").buttons[1].click()
    again = banner(driver, "recover")
    assert again.text.text().endswith("的修改不恢复了；关掉这一期之前还可以反悔。")
    assert [button.text() for button in again.buttons] == ["恢复未保存的修改", "知道了"]
    again.buttons[1].click()
    gone(driver, "recover")
    assert not driver.work.document.is_dirty
    assert len(journals(driver)) == 1
    driver.window.close_document()
    assert journals(driver) == []


def test_an_offer_turned_down_by_a_slip_is_taken_after_all(driver: Driver) -> None:
    leave_unsaved(driver, "01", "旧")
    assert driver.window.open_path(str(driver.folder))
    banner(driver, "recover").buttons[1].click()
    assert len(journals(driver)) == 1
    banner(driver, "recover").buttons[0].click()
    assert driver.work.page.section == "旧"
    gone(driver, "recover")
    driver.saved()
    driver.window.close_document()
    assert journals(driver) == []


# Two people


def test_a_page_somebody_else_has_is_only_looked_at(driver: Driver) -> None:
    lin = Presence(str(driver.folder), "林晓", "二号机")
    assert lin.take("02")
    driver.work.show_page(1)
    told = banner(driver, "held")
    assert told.text.text() == "第 2 版正由 林晓（二号机）编辑，这里只能看。"
    before = driver.work.document.issue
    driver.work.select(("s1",), "f1")
    driver.key(Qt.Key.Key_Down, CTRL)
    driver.drag(driver.edge("f1", "s"), driver.edge("f1", "s") + driver.lines(3))
    assert driver.work.document.issue is before
    assert driver.window.docks is not None
    assert driver.window.docks.pages.item(1).text().endswith("林晓 正在编辑")
    lin.close()
    look(driver)
    gone(driver, "held")
    driver.key(Qt.Key.Key_Down, CTRL)
    assert driver.work.document.issue is not before


def test_typing_on_a_page_somebody_else_has_changes_nothing(driver: Driver) -> None:
    lin = Presence(str(driver.folder), "林晓", "二号机")
    lin.take("02")
    driver.work.show_page(1)
    banner(driver, "held")
    before = driver.work.document.issue
    line = next(one for one in driver.work.composed.lines if one.block >= 0)
    driver.work.typist.start(Spot("02", "s1", "body", line.block, line.start + 3))
    for key in (Qt.Key.Key_A, Qt.Key.Key_Return, Qt.Key.Key_Backspace, Qt.Key.Key_Right):
        driver.key(key)
    driver.qtbot.wait(100)
    assert driver.work.document.issue is before
    lin.close()
    look(driver)
    gone(driver, "held")
    driver.key(Qt.Key.Key_B)
    assert driver.work.document.issue is not before


def test_a_page_is_taken_over_and_its_holder_learns_of_it(driver: Driver) -> None:
    lin = Presence(str(driver.folder), "林晓", "二号机")
    lin.take("02")
    driver.work.show_page(1)
    banner(driver, "held").buttons[0].click()
    gone(driver, "held")
    driver.qtbot.waitUntil(lambda: bool(lin.beat()))
    assert driver.window.life.sharing is not None
    assert not lin.take("02")


def test_copy_on_a_page_somebody_else_has_is_not_changed_from_elsewhere(driver: Driver) -> None:
    lin = Presence(str(driver.folder), "林晓", "二号机")
    lin.take("02")
    look(driver)
    driver.qtbot.waitUntil(lambda: "02" in driver.work.held)
    change = lambda i: edits.set_article_field(i, "essay", "headline", "改")  # noqa: E731
    assert not driver.work.edit(change, "title")
    assert banner(driver, "refused").text.text() == "这一步会改动 林晓 正在编辑的第 2 版，没有做。"


def test_what_another_process_saves_comes_in_and_ones_own_stays(driver: Driver) -> None:
    taller(driver)
    lines = driver.frame("f1").lines
    code = f"""
from pagesetter.session import edits
from pagesetter.session.autosave import Autosave
from pagesetter.session.document import Document
document = Document.open({str(driver.folder)!r})
document.edit(lambda i: edits.set_article_field(i, "essay", "headline", "别人的题"), "x")
document.edit(lambda i: edits.set_section(i, "02", "文化"), "x")
document.save()
"""
    subprocess.run([sys.executable, "-c", code], check=True)
    look(driver)
    driver.qtbot.waitUntil(lambda: driver.work.issue.pages[1].section == "文化")
    assert driver.frame("f1").lines == lines
    saved = driver.saved()
    assert saved.pages[0].stories[0].frames[0].lines == lines
    assert next(a for a in saved.articles if a.name == "essay").headline == "别人的题"


@pytest.mark.parametrize(("answer", "title"), [(0, "我的题"), (1, "他的题")])
def test_a_clash_is_asked_about_and_does_not_stop_the_work(
    driver: Driver, answer: int, title: str
) -> None:
    driver.work.edit(lambda i: edits.set_article_field(i, "lead", "headline", "我的题"), "title")
    other = Document.open(str(driver.folder))
    other.edit(lambda i: edits.set_article_field(i, "lead", "headline", "他的题"), "title")
    other.save()
    look(driver)
    told = banner(driver, "clash")
    assert told.text.text() == "别人保存了新的内容，与这里未保存的修改冲突：稿件《我的题》。"
    taller(driver)
    assert [button.text() for button in told.buttons] == ["用我的", "用磁盘上的"]
    told.buttons[answer].click()
    gone(driver, "clash")
    driver.settle()
    saved = load_issue(str(driver.folder)).issue if answer else driver.saved()
    assert next(a for a in saved.articles if a.name == "lead").headline == title
    assert driver.work.issue.article("lead").headline == title


def test_files_that_cannot_be_read_are_told_and_read_again(driver: Driver) -> None:
    page = Path(driver.folder) / "pages" / "02.yaml"
    good = page.read_text()
    page.write_text(good + "nonsense: [")
    look(driver)
    banner(driver, "unreadable")
    page.write_text(good)
    look(driver)
    gone(driver, "unreadable")
    assert load_issue(str(driver.folder))


def test_broken_files_that_are_mended_in_another_way_come_in(driver: Driver) -> None:
    page = Path(driver.folder) / "pages" / "02.yaml"
    good = page.read_text("utf-8")
    page.write_text(good + "nonsense: [", "utf-8")
    look(driver)
    banner(driver, "unreadable")
    page.write_text(good.replace("副刊", "文化"), "utf-8")
    look(driver)
    driver.qtbot.waitUntil(lambda: driver.work.issue.pages[1].section == "文化")
    gone(driver, "unreadable")


def test_a_file_that_went_is_put_back(driver: Driver) -> None:
    copy = Path(driver.folder) / "copy" / "brief.md"
    was = copy.read_bytes()
    copy.unlink()
    look(driver)
    told = banner(driver, "unreadable")
    assert [button.text() for button in told.buttons] == ["补回缺的文件", "再读一次"]
    told.buttons[0].click()
    gone(driver, "unreadable")
    assert copy.read_bytes() == was


def test_an_issue_that_does_without_the_file_that_went_is_read_again(driver: Driver) -> None:
    (Path(driver.folder) / "copy" / "brief.md").unlink()
    look(driver)
    banner(driver, "unreadable")
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Delete)
    driver.saved()
    gone(driver, "unreadable")
    driver.qtbot.waitUntil(lambda: driver.work.issue.article("brief") is None)
