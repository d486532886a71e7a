"""What two people on one folder see on their screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import CTRL
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QMessageBox, QWidget
from screen import are_alike
from test_safety import banner, gone, look

from pagesetter.formats import load_issue
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.session import edits
from pagesetter.session.document import Document
from pagesetter.session.presence import Presence

if TYPE_CHECKING:
    from driver import Driver


@pytest.fixture
def answered(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Questions are answered with the last word in it, and stand there instead."""
    said: list[str] = []

    def press(box: QMessageBox) -> int:
        word = said.pop()
        next(one for one in box.buttons() if one.text() == word).click()
        said.append(f"{box.text()}\n{box.informativeText()}")
        return 0

    monkeypatch.setattr(QMessageBox, "exec", press)
    monkeypatch.setattr(Problem, "exec", lambda box: said.append(box.detail.toPlainText()))
    return said


def shown(driver: Driver, widget: QWidget) -> QImage:
    """A widget as it is on the screen."""
    corner = widget.mapTo(driver.window, QPoint(0, 0))
    shot = driver.window.screen().grabWindow(driver.window.winId()).toImage()
    part = shot.copy(corner.x(), corner.y(), widget.width(), widget.height())
    return part.convertToFormat(QImage.Format.Format_RGB32)


def test_the_strip_makes_room_for_who_has_a_page_and_forgets_them(driver: Driver) -> None:
    assert driver.window.docks is not None
    pages = driver.window.docks.pages
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    lin = Presence(str(driver.folder), "林晓", "二号机")
    lin.take_over("01")
    look(driver)
    banner(driver, "held")
    assert pages.item(0).text().endswith("\n林晓 正在编辑")
    above, below = pages.item(0), pages.item(1)
    driver.qtbot.waitUntil(
        lambda: pages.visualItemRect(above).bottom() < pages.visualItemRect(below).top()
    )
    lin.close()
    look(driver)
    gone(driver, "held")
    whole = pages.viewport()

    def fresh() -> QImage:
        return whole.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)

    driver.qtbot.waitUntil(lambda: are_alike(shown(driver, whole), fresh()))


def test_of_a_page_left_behind_the_strip_does_not_say_that_it_is_edited(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("pagesetter.session.presence.STALE", -1.0)
    lin = Presence(str(driver.folder), "林晓", "二号机")
    lin.take_over("02")
    look(driver)
    assert driver.window.docks is not None
    pages = driver.window.docks.pages
    driver.qtbot.waitUntil(lambda: pages.item(1).text().endswith("\n林晓 打开过"))


def test_a_sentence_of_two_lines_is_read_whole(driver: Driver) -> None:
    banners = driver.window.banners
    words = "别人保存了新的内容，与这里未保存的修改冲突：" + "、".join(
        f"第 {number} 版《头条新闻》" for number in range(1, 13)
    )
    banners.tell("clash", words, ((("用我的"), lambda: None), ("用磁盘上的", lambda: None)))
    driver.settle()
    one = banner(driver, "clash")
    assert one.text.height() >= one.text.heightForWidth(one.text.width()) > 20
    assert banners.height() < 150  # the page has the rest


def test_saving_what_others_changed_elsewhere_takes_theirs_in_first(
    driver: Driver, answered: list[str]
) -> None:
    driver.work.edit(lambda i: edits.set_section(i, "01", "时政"), "page")
    other = Document.open(str(driver.folder))
    other.edit(lambda i: edits.move_frame(i, "01", "f2", column=4, line=5), "move")
    other.save()
    saved = driver.saved()
    assert (saved.pages[0].section, saved.pages[0].stories[1].frames[0].column) == ("时政", 4)
    assert answered == []


@pytest.mark.parametrize(
    ("answer", "section"), [("用我的", "时政"), ("用磁盘上的", "经济"), ("取消", "经济")]
)
def test_saving_over_what_others_changed_is_asked_about(
    driver: Driver, answered: list[str], answer: str, section: str
) -> None:
    driver.work.edit(lambda i: edits.set_section(i, "01", "时政"), "page")
    other = Document.open(str(driver.folder))
    other.edit(lambda i: edits.set_section(i, "01", "经济"), "page")
    other.save()
    answered.append(answer)
    driver.key(Qt.Key.Key_S, CTRL)
    assert answered == ["没有保存\n别人保存了新的内容，与这里未保存的修改冲突：第 1 版。"]
    assert load_issue(str(driver.folder)).issue.pages[0].section == section
    assert driver.work.document.is_dirty == (answer == "取消")
    if answer == "用磁盘上的":
        driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.work.page.section == "时政"
