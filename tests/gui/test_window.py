"""The window round the canvas: its panels, title, languages and looks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import ALT
from PySide6.QtCore import QCoreApplication, QEvent, QLocale, QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QAbstractButton

from pagesetter.gui.i18n import language
from pagesetter.gui.theme import DARK

if TYPE_CHECKING:
    from driver import Driver


def test_a_panel_is_fetched_and_hidden_with_a_key(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    library, copy = docks.all["panel-library"], docks.all["panel-copy"]
    assert library.visibleRegion().isEmpty()  # behind the tab of the copy list
    driver.key(Qt.Key.Key_3, ALT)
    driver.qtbot.waitUntil(lambda: not library.visibleRegion().isEmpty())
    driver.key(Qt.Key.Key_3, ALT)
    assert library.isHidden()
    assert not copy.isHidden()
    driver.window.menu("menu-panels").aboutToShow.emit()
    actions = driver.window.actions_by_key
    assert not actions["panel-library"].isChecked()
    assert actions["panel-copy"].isChecked()


def test_panels_can_be_closed_and_reset(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    docks.all["panel-copy"].close()
    assert not docks.all["panel-copy"].isVisible()
    driver.run("reset-windows")
    assert docks.all["panel-copy"].isVisible()


def test_the_title_marks_unsaved_changes(driver: Driver) -> None:
    assert "试排报 2026-11-24" in driver.window.windowTitle()
    assert not driver.window.isWindowModified()
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    assert driver.window.isWindowModified()
    driver.saved()
    assert not driver.window.isWindowModified()


def test_qts_own_dialogs_are_chinese_to_the_last_word(driver: Driver) -> None:
    said = QCoreApplication.translate
    assert said("QFileDialog", "&Look in:") == "位置(&L)："
    assert said("QFileDialog", "Files of &type:") == "文件类型(&T)："
    assert said("QAbstractFileIconProvider", "Folder", "All other platforms") == "文件夹"
    assert said("QFileDialog", "&Open") == "打开(&O)"
    assert said("QFileDialog", "no such words") == "no such words"


def test_the_language_is_switched_in_place(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down)
    driver.run("language-en")
    assert driver.window.actions_by_key["save"].text() == "Save"
    assert driver.window.actions_by_key["undo"].text() == "Undo Move"
    docks = driver.window.docks
    assert docks is not None
    assert docks.all["panel-copy"].windowTitle() == "Copy"
    assert driver.place("f2") == (3, 2, 1, 20)
    driver.run("language-zh")
    assert driver.window.actions_by_key["save"].text() == "保存"


def test_dark_and_light(driver: Driver) -> None:
    driver.run("look-dark")
    assert driver.window.palette().window().color().lightness() < 80
    assert driver.window.actions_by_key["look-dark"].isChecked()
    driver.run("look-light")
    assert driver.window.palette().window().color().lightness() > 180


def test_everything_shown_has_an_accessible_name(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    for widget in (
        driver.canvas,
        docks.pages,
        docks.copy.list,
        docks.inspector,
        docks.findings.list,
    ):
        assert widget.accessibleName()


def test_pages_nobody_looks_at_are_composed_when_nothing_else_is_to_do(driver: Driver) -> None:
    work = driver.work
    assert not work.is_pending(0)
    driver.qtbot.waitUntil(lambda: not work.is_pending(1))
    assert work.composition.pages[1].lines
    driver.qtbot.waitUntil(lambda: len(work.findings) > 2)


def test_a_page_is_composed_at_once_when_it_is_shown(driver: Driver) -> None:
    work = driver.work
    work.show_page(1)
    assert work.composed.lines


def test_the_buttons_of_a_panel_say_what_they_do(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    titles = {
        button.toolTip()
        for dock in docks.all.values()
        for button in dock.findChildren(
            QAbstractButton, options=Qt.FindChildOption.FindDirectChildrenOnly
        )
    }
    assert titles == {"悬浮", "关闭"}


def test_a_double_click_on_a_divider_gives_panels_their_first_sizes(driver: Driver) -> None:
    window = driver.window
    docks = window.docks
    assert docks is not None
    pages = docks.all["panel-pages"]
    docks.size()
    driver.settle()
    first = pages.width()
    window.resizeDocks([pages], [first + 120], Qt.Orientation.Horizontal)
    driver.qtbot.waitUntil(lambda: pages.width() == first + 120)
    at = QPoint(pages.geometry().right() + 1, pages.geometry().center().y())
    assert window.isSeparator(at)
    driver.qtbot.mouseDClick(window, Qt.MouseButton.LeftButton, pos=at)
    driver.qtbot.waitUntil(lambda: pages.width() == first)


def test_panels_that_go_back_to_their_places_leave_the_keyboard_to_the_page(
    driver: Driver,
) -> None:
    window = driver.window
    assert window.docks is not None
    window.docks.findings.list.setFocus()
    driver.run("reset-windows")
    driver.settle()
    assert window.focusWidget() is driver.canvas


def heights(driver: Driver) -> list[int]:
    assert driver.window.docks is not None
    docks = driver.window.docks.all
    return [docks[f"panel-{name}"].height() for name in ("copy", "inspector", "findings")]


def test_panels_come_back_as_they_were_in_a_window_that_gets_its_size_later(
    driver: Driver,
) -> None:
    """As one that was maximized does; each start squeezed the uppermost more."""
    window = driver.window
    window.resize(1400, 1000)
    driver.settle()
    assert window.docks is not None
    right = [window.docks.all[f"panel-{name}"] for name in ("copy", "inspector", "findings")]
    window.resizeDocks(right, [350, 330, 160], Qt.Orientation.Vertical)
    driver.qtbot.waitUntil(lambda: heights(driver)[0] > 300)
    were = heights(driver)
    for _ in range(2):
        window.close_document()
        window.resize(1400, 700)
        driver.settle()
        window.open_path(str(driver.folder))
        driver.settle()
        assert sum(heights(driver)) < sum(were) - 200
        window.resize(1400, 1000)
        driver.qtbot.waitUntil(lambda: sum(heights(driver)) == sum(were))
        driver.settle()
        assert heights(driver) == were


def test_a_window_that_follows_the_system_speaks_its_new_language(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QLocale, "system", lambda: QLocale("en_GB"))
    window = driver.window
    window.settings.set("language", "zh")
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LocaleChange))
    driver.settle()
    assert language() == "zh"
    window.settings.set("language", "system")
    QCoreApplication.sendEvent(window, QEvent(QEvent.Type.LocaleChange))
    driver.qtbot.waitUntil(lambda: language() == "en")
    assert window.docks is not None
    assert window.docks.all["panel-copy"].windowTitle() == "Copy"
    assert window.work is not None


def test_fields_of_a_story_begin_in_one_column(driver: Driver) -> None:
    driver.window.set_language("en")
    driver.settle()
    driver.click((1.5, 10))
    driver.settle()
    docks = driver.window.docks
    assert docks is not None
    story = docks.inspector.story
    fields = [editor.words for editor in story.parts.values()]
    fields += [editor.size_box for editor in story.parts.values()]
    lefts = {field.mapTo(docks.inspector, QPoint(0, 0)).x() for field in (*fields, story.short)}
    assert len(lefts) == 1


def test_fields_are_seen_on_dark(driver: Driver) -> None:
    """A box to tick and a field to type in are another grey than the panel they stand on."""
    for name in (DARK.window, DARK.panel):
        assert QColor(DARK.field).lightness() - QColor(name).lightness() >= 16
