"""An issue that is let go goes whole: no panel, no page and no font of it stays behind."""

from __future__ import annotations

import gc
import weakref
from collections import Counter
from typing import TYPE_CHECKING

import pytest
from driver import clear_away
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDockWidget,
    QLineEdit,
    QMenu,
    QMessageBox,
    QWidget,
)

from pagesetter.gui.arrangement import Arrangement

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.docks import Docks
    from pagesetter.gui.workspace import Workspace

DIVIDERS = "qt_qmainwindow_extended_splitter"
"""Qt makes new ones whenever a panel is shown, and keeps the old ones hidden."""


def docks_of(driver: Driver) -> Docks:
    assert driver.window.docks is not None
    return driver.window.docks


def widgets(driver: Driver) -> Counter[str]:
    """What there is, by kind."""
    driver.settle()
    clear_away()
    gc.collect()
    clear_away()
    return Counter(
        type(one).__name__ for one in QApplication.allWidgets() if one.objectName() != DIVIDERS
    )


def open_again(driver: Driver) -> None:
    assert driver.window.open_path(str(driver.folder))
    driver.settle()


def test_nothing_of_an_issue_stays(driver: Driver) -> None:
    """Each that was opened once stayed whole, with its pages and fonts, until the end."""
    gone: list[weakref.ref[Workspace]] = []
    counts = []
    for _ in range(4):
        for key in docks_of(driver).all:
            docks_of(driver).raise_panel(key)
        driver.work.select(("s1",))
        driver.window.grab()
        gone.append(weakref.ref(driver.work))
        driver.window.close_document()
        counts.append(widgets(driver))
        open_again(driver)
    assert [one() for one in gone] == [None] * 4
    assert counts[1] == counts[2] == counts[3]


def test_one_issue_after_the_other_leaves_as_little(driver: Driver) -> None:
    counts = []
    for _ in range(3):
        open_again(driver)
        counts.append(widgets(driver))
    assert counts[0] == counts[1] == counts[2]


def type_a_size(driver: Driver, digits: str) -> None:
    """Type the size of a title into its field, and stay there."""
    driver.work.select(("s1",))
    driver.settle()
    size = docks_of(driver).inspector.story.parts["headline"].size_box
    size.setFocus()
    size.selectAll()
    driver.qtbot.keyClicks(size, digits)


def test_what_is_typed_into_a_field_is_told_while_all_panels_are_there(driver: Driver) -> None:
    """A panel that was half gone would hear of it else."""
    type_a_size(driver, "31")
    heard: list[bool] = []
    docks = list(docks_of(driver).all.values())
    driver.work.recomposed.connect(lambda: heard.append(all(dock.widget() for dock in docks)))
    driver.window.close_document()
    assert heard == [True]


def test_a_number_that_is_being_typed_is_saved(driver: Driver) -> None:
    driver.work.edit(lambda issue: issue._replace(number=8), "type")
    type_a_size(driver, "31")
    driver.run("save")
    assert "31" in (driver.folder / "pages" / "01.yaml").read_text("utf-8")


def test_a_number_that_is_being_typed_can_be_saved_when_it_is_all_that_changed(
    driver: Driver,
) -> None:
    """Leaving asked about it, and the key for saving did nothing."""
    save = driver.window.actions_by_key["save"]
    type_a_size(driver, "31")
    size = docks_of(driver).inspector.story.parts["headline"].size_box
    assert save.isEnabled()
    driver.qtbot.keyClicks(size, "s", Qt.KeyboardModifier.ControlModifier)
    driver.settle()
    assert "31" in (driver.folder / "pages" / "01.yaml").read_text("utf-8")
    assert not save.isEnabled()
    size.selectAll()
    driver.qtbot.keyClicks(size, "33")
    assert save.isEnabled()
    size.selectAll()
    driver.qtbot.keyClicks(size, "31")
    assert not save.isEnabled()  # as it is saved


def test_a_number_that_is_being_typed_is_asked_about(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[QMessageBox] = []
    monkeypatch.setattr(QMessageBox, "exec", lambda box: asked.extend([box]))
    type_a_size(driver, "31")
    driver.window.files.may_leave()
    assert len(asked) == 1


@pytest.mark.qt_log_ignore("grabbing the keyboard", "raise", extend=True)
@pytest.mark.parametrize("kind", [QComboBox, QLineEdit, QMenu])
def test_a_panel_with_the_keyboard_or_a_menu_is_let_go(driver: Driver, kind: type[QWidget]) -> None:
    driver.work.select(("s1",))
    for key in docks_of(driver).all:
        docks_of(driver).raise_panel(key)
    driver.settle()
    field = next(
        one
        for dock in docks_of(driver).all.values()
        for one in dock.findChildren(kind)
        if isinstance(one, QMenu) or one.isVisible()
    )
    if isinstance(field, QMenu):
        field.popup(QPoint(50, 50))
    else:
        field.setFocus(Qt.FocusReason.TabFocusReason)
        if isinstance(field, QComboBox):
            field.showPopup()
    driver.settle()
    driver.window.grab()
    driver.window.close_document()
    assert QApplication.activePopupWidget() is None
    clear_away()
    gc.collect()
    driver.settle()
    open_again(driver)
    driver.window.grab()


def test_no_panel_is_there_without_an_issue(driver: Driver) -> None:
    """Nor does one come back when they were to be put back a moment later."""
    assert driver.window.open_path(str(driver.folder))
    driver.window.close_document()
    driver.settle()
    driver.window.resize(1200, 850)
    driver.settle()
    assert not [one for one in driver.window.findChildren(QDockWidget) if one.isVisible()]


def test_panels_are_open_and_hidden_as_they_were_with_the_last_issue(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever is remembered of the last start."""
    monkeypatch.setattr(Arrangement, "put_panels_back", lambda _: True)
    docks_of(driver).all["panel-findings"].hide()
    docks_of(driver).raise_panel("panel-lines")
    driver.settle()
    before = {key: dock.isHidden() for key, dock in docks_of(driver).all.items()}
    driver.window.close_document()
    driver.settle()
    open_again(driver)
    assert {key: dock.isHidden() for key, dock in docks_of(driver).all.items()} == before
    assert before["panel-findings"]
    assert not before["panel-lines"]
