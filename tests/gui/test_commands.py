"""The table of commands: menus, tooltips, shortcuts, and when each can be used."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from driver import CTRL
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QDialog, QMenu

from pagesetter.gui.actions import all_specs
from pagesetter.gui.dialogs.shortcuts import Shortcuts
from pagesetter.session.edits import set_section

if TYPE_CHECKING:
    from driver import CTRL, Driver


def below(entry: QAction) -> list[QAction]:
    """The commands in the menu of an entry, those of its submenus too."""
    menu = entry.menu()
    if not isinstance(menu, QMenu):
        return [entry] if entry.objectName() else []
    return [found for action in menu.actions() for found in below(action)]


def test_every_command_is_in_a_menu_with_a_tooltip_and_runs_something(driver: Driver) -> None:
    bar = driver.window.menuBar()
    reached = [a for head in bar.actions() for a in below(head) if head.isVisible()]
    assert sorted(action.objectName() for action in reached) == sorted(driver.window.actions_by_key)
    assert len(reached) > 150
    for spec in all_specs():
        action = driver.window.actions_by_key[spec.key]
        keys = QKeySequence(spec.shortcuts[0]).toString(QKeySequence.SequenceFormat.NativeText)
        assert action.toolTip().endswith(f"  ({keys})"), spec.key
        assert len(action.toolTip()) > len(keys) + 4, spec.key
        assert action.statusTip(), spec.key
        if not spec.key.startswith(("show-", "plate-", "panel-")) and spec.key != "press-preview":
            window = driver.window
            pages, text = window._pages, window._text
            assert pages is not None
            assert text is not None
            found = (group.find(spec.key) for group in (text, pages, window.files))
            assert any(callable(call) for call in found), spec.key


def test_a_button_without_words_says_what_it_shows(driver: Driver) -> None:
    for key in ("columns", "lines", "cells", "frames", "threads", "margins", "rulers"):
        assert driver.window.actions_by_key[f"show-{key}"].toolTip().startswith("显示或藏起")


def test_no_shortcut_means_two_things(driver: Driver) -> None:
    keys = [key for spec in all_specs() for key in spec.shortcuts]
    assert sorted(keys) == sorted(set(keys))


def test_every_command_has_a_shortcut_that_is_a_key(driver: Driver) -> None:
    actions = driver.window.actions_by_key
    assert [spec.key for spec in all_specs() if not spec.shortcuts] == []
    for spec in all_specs():
        assert len(actions[spec.key].shortcuts()) == len(spec.shortcuts), spec.key
        for keys in actions[spec.key].shortcuts():
            assert keys[0].key() != Qt.Key.Key_unknown, spec.key
            # Linux turns to another console at these.
            assert not re.fullmatch(r"Ctrl\+Alt\+F\d+", keys.toString()), spec.key


def test_commands_are_usable_only_when_there_is_something_to_do(driver: Driver) -> None:
    actions = driver.window.actions_by_key
    assert not actions["split-2"].isEnabled()
    assert not actions["save"].isEnabled()
    driver.click((1.5, 10.5))
    assert actions["split-2"].isEnabled()
    driver.key(Qt.Key.Key_2)
    assert actions["save"].isEnabled()
    driver.window.close_document()
    assert not actions["export-pdf"].isEnabled()
    assert actions["open"].isEnabled()


def test_letters_typed_in_a_field_are_no_commands(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    docks.copy.search.setFocus()
    driver.qtbot.keyClicks(docks.copy.search, "fvh234")
    assert docks.copy.search.text() == "fvh234"
    assert driver.canvas.tool == "select"


def test_the_shortcut_overview_finds_commands(driver: Driver) -> None:
    dialog = Shortcuts(driver.window)
    driver.qtbot.addWidget(dialog)
    assert isinstance(dialog, QDialog)
    dialog._narrow("导出")
    seen = []
    for at in range(dialog.table.topLevelItemCount()):
        top = dialog.table.topLevelItem(at)
        assert top is not None
        rows = (top.child(row) for row in range(top.childCount()))
        seen += [item.text(1) for item in rows if item is not None and not item.isHidden()]
    assert seen == ["Ctrl+E"]


def test_keys_are_called_as_keyboards_call_them(driver: Driver) -> None:
    """Qt's Chinese says 左方向 and 退格; a wheel still turns left."""
    tips = {key: action.toolTip() for key, action in driver.window.actions_by_key.items()}
    assert tips["letters-closer"].endswith("(Alt+←)")
    assert tips["letters-wider"].endswith("(Alt+→)")
    assert not [tip for tip in tips.values() if "方向)" in tip or "退格" in tip]


def test_undo_shows_the_page_that_it_changes(driver: Driver) -> None:
    driver.click((1.5, 10))
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.run("next-page")
    driver.run("undo")
    assert driver.work.page.name == "01"
    assert driver.frame("f1").lines == 20
    driver.run("next-page")
    driver.run("redo")
    assert driver.work.page.name == "01"
    assert driver.frame("f1").lines == 19


def test_undo_of_a_page_taken_out_shows_it(driver: Driver) -> None:
    driver.run("next-page")
    driver.run("delete-page")
    assert driver.work.page.name == "01"
    driver.run("undo")
    assert driver.work.page.name == "02"


def test_undo_stays_where_one_looks_when_that_changes(driver: Driver) -> None:
    driver.run("next-page")
    driver.work.edit(lambda i: set_section(set_section(i, "01", "时政"), "02", "文苑"), "page")
    driver.run("undo")
    assert [page.section for page in driver.work.issue.pages] == ["要闻", "副刊"]
    assert driver.work.page.name == "02"
