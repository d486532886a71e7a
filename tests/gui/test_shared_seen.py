"""What two people on one folder see on their screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget
from screen import are_alike
from test_safety import banner, gone, look

from pagesetter.session.presence import Presence

if TYPE_CHECKING:
    from driver import Driver


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
