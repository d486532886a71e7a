"""Whoever does not see the window hears a name for each thing that takes the keyboard or the mouse;
whoever has no mouse reaches all of it, in order, and sees where the keyboard is."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QAccessible, QColor, QImage, QKeySequence
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractScrollArea,
    QAbstractSpinBox,
    QComboBox,
    QDialog,
    QHeaderView,
    QLineEdit,
    QMenu,
    QScrollBar,
    QTabBar,
    QToolButton,
    QWidget,
)

from pagesetter.gui.mnemonics import places
from pagesetter.gui.start_page import StartPage
from pagesetter.session import edits

if TYPE_CHECKING:
    from driver import Driver

TAKES = (QAbstractButton, QAbstractItemView, QAbstractScrollArea, QAbstractSpinBox, QComboBox,
         QLineEdit)  # fmt: skip
"""What a person works with; other widgets only hold or tell."""
PARTS = (QHeaderView, QScrollBar, QTabBar)
"""Parts of others, which name them."""


def is_part(widget: QWidget) -> bool:
    """True for what Qt puts into a widget that has a name of its own."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, (QComboBox, QAbstractSpinBox, QLineEdit, QAbstractItemView)):
            return True
        above = above.parentWidget()
    return widget.objectName().startswith("qt_") or isinstance(widget, PARTS)


def name_of(widget: QWidget) -> str:
    """What a screen reader says."""
    known = QAccessible.queryAccessibleInterface(widget)
    return known.text(QAccessible.Text.Name) if known is not None else ""


def nameless(top: QWidget) -> list[str]:
    """Everything below a widget that has no name, and where it stands."""
    found = []
    for widget in top.findChildren(QWidget):
        if not takes(widget) or is_part(widget) or name_of(widget):
            continue
        path, above = type(widget).__name__, widget.parentWidget()
        while above is not None and above is not top:
            path, above = f"{type(above).__name__} > {path}", above.parentWidget()
        found.append(path)
    return found


def takes(widget: QWidget) -> bool:
    return isinstance(widget, TAKES) or bool(widget.focusPolicy() & Qt.FocusPolicy.TabFocus)


def made(driver: Driver, name: str) -> QDialog:
    """A dialog of the window as it is first shown."""
    from pagesetter.copydesk.reading.plain import plain_source
    from pagesetter.copydesk.review import Review
    from pagesetter.gui.dialogs.export import ExportDialog
    from pagesetter.gui.dialogs.find import FindDialog
    from pagesetter.gui.dialogs.import_review import ImportReview
    from pagesetter.gui.dialogs.issue_settings import IssueSettings
    from pagesetter.gui.dialogs.new_issue import NewIssue
    from pagesetter.gui.dialogs.problem import Problem
    from pagesetter.gui.dialogs.reading import ReadingDialog
    from pagesetter.gui.dialogs.shortcuts import Shortcuts
    from pagesetter.gui.theme import LIGHT

    window, work = driver.window, driver.work
    path = str(driver.folder / "out.pdf")
    source = plain_source("来稿.txt", "标题\n\n正文,在这里。\n", "utf-8")
    calls: dict[str, Callable[[], QDialog]] = {
        "export": lambda: ExportDialog(work, window.worker, path, window, window.settings),
        "find": lambda: FindDialog(work, QRect, window),
        "import": lambda: ImportReview([Review(source)], LIGHT, window),
        "issue": lambda: IssueSettings(work.issue, True, window),
        "new": lambda: NewIssue(window.settings, LIGHT, window),
        "problem": lambda: Problem("没有写成", "请再试一次", "细节", window, again="再试"),
        "reading": lambda: ReadingDialog("字", "zì", window),
        "shortcuts": lambda: Shortcuts(window),
    }
    dialog = calls[name]()
    dialog.show()
    driver.settle()
    return dialog


DIALOGS = ("export", "find", "import", "issue", "new", "problem", "reading", "shortcuts")


def test_everything_in_the_window_has_a_name(driver: Driver) -> None:
    window, docks = driver.window, driver.window.docks
    assert docks is not None
    for key in docks.all:
        docks.raise_panel(key)
    assert len([w for w in window.findChildren(QWidget) if takes(w) and not is_part(w)]) > 100
    assert nameless(window) == []


def test_everything_on_the_start_page_has_a_name(driver: Driver) -> None:
    driver.window.close_document()
    page = driver.window.centralWidget()
    assert len([w for w in page.findChildren(QWidget) if takes(w) and not is_part(w)]) == 5
    assert nameless(page) == []


@pytest.mark.parametrize("name", DIALOGS)
def test_everything_in_a_dialog_has_a_name(driver: Driver, name: str) -> None:
    dialog = made(driver, name)
    assert [w for w in dialog.findChildren(QWidget) if takes(w) and not is_part(w)]
    assert nameless(dialog) == []
    assert dialog.windowTitle()
    dialog.close()


def stops(top: QWidget) -> list[QWidget]:
    """What the tab key goes through in a window, in order."""
    found, at = [], top.nextInFocusChain()
    while at is not top:
        policy = at.focusPolicy() & Qt.FocusPolicy.TabFocus
        proxied = at.focusProxy() is not None
        if policy and at.isVisible() and at.isEnabled() and top.isAncestorOf(at) and not proxied:
            found.append(at)
        at = at.nextInFocusChain()
    assert found
    return found


@pytest.mark.parametrize("name", DIALOGS)
def test_the_tab_key_goes_down_a_dialog(driver: Driver, name: str) -> None:
    """From one thing to the next below it or right of it, never up."""
    dialog = made(driver, name)
    places = [
        (type(w).__name__, name_of(w), w.mapTo(dialog, w.rect().center()), w.height())
        for w in stops(dialog)
    ]
    wrong = [
        (before[:2], after[:2])
        for before, after in pairwise(places)
        if after[2].y() < before[2].y() - max(before[3], after[3]) // 2 - 2
    ]
    assert wrong == []
    dialog.close()


@pytest.mark.parametrize("name", DIALOGS)
def test_escape_closes_a_dialog(driver: Driver, name: str) -> None:
    dialog = made(driver, name)
    assert dialog.isVisible()
    driver.qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def letters(menu: QMenu) -> list[str]:
    """What stands underlined in a menu."""
    menu.aboutToShow.emit()
    return [
        QKeySequence.mnemonic(action.text()).toString()
        for action in menu.actions()
        if not action.isSeparator()
    ]


def test_menus_are_gone_through_by_letters_in_english(driver: Driver) -> None:
    driver.window.set_language("en")
    driver.work.edit(lambda i: edits.set_section(i, "01", "News"), "page")
    seen = 0
    for key in ("menu-file", "menu-edit", "menu-page", "menu-story", "menu-object", "menu-text",
                "menu-view", "menu-window", "menu-help", "menu-panels", "menu-draw"):  # fmt: skip
        found = letters(driver.window.menu(key))
        assert "" not in found, key
        assert len(set(found)) == len(found), key
        seen += len(found)
    assert seen > 100
    menu = driver.window.menu("menu-edit")
    assert menu.actions()[0].text() == "&Undo Edit Page"
    driver.work.undo()
    menu.aboutToShow.emit()
    assert menu.actions()[1].text() == "&Redo Edit Page"
    assert letters(driver.window.menu("menu-file"))[:3] == ["Alt+N", "Alt+U", "Alt+O"]
    assert driver.window.actions_by_key["save"].toolTip().startswith("Write the files")
    driver.window.set_language("zh")
    assert driver.window.actions_by_key["undo"].text() == "撤销"
    assert not any(letters(driver.window.menu("menu-edit")))


def test_a_letter_is_given_up_by_who_has_another() -> None:
    assert places(["New", "Open", "Next Page"]) == [0, 0, 5]
    assert places(["ab", "a"]) == [1, 0]
    assert places(["中文", "Aa", "A"]) == [-1, 0, -1]


def looks(widget: QWidget) -> QImage:
    """What the screen shows of a widget."""
    window = widget.window()
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    return window.screen().grabWindow(window.winId()).toImage().copy(place)


def unseen(top: QWidget, driver: Driver) -> list[str]:
    """Where nothing on the screen tells that the keyboard is there."""
    found = []
    for widget in stops(top):
        widget.clearFocus()
        driver.settle()
        before = looks(widget)
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        driver.settle()
        if looks(widget) == before:
            found.append(f"{type(widget).__name__} {name_of(widget)}")
    return found


def test_the_start_page_has_the_keyboard_where_one_begins(driver: Driver) -> None:
    window = driver.window
    window.close_document()
    driver.settle()
    page = window.centralWidget()
    driver.qtbot.waitUntil(window.isActiveWindow)
    assert isinstance(page, StartPage)
    assert page.recent.hasFocus()
    assert page.recent.currentRow() == 0
    assert unseen(page, driver) == []
    driver.qtbot.keyClick(page.recent, Qt.Key.Key_Return)
    assert window.work is not None
    window.close_document()
    window.forget_recent()
    driver.settle()
    page = window.centralWidget()
    focus = page.focusWidget()
    assert isinstance(focus, QToolButton)
    assert focus.defaultAction() is window.actions_by_key["new-from-last"]


def light_of(name: str) -> float:
    """Relative luminance (WCAG 2.1)."""
    parts = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4
             for p in QColor(name).getRgbF()[:3]]  # fmt: skip
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


@pytest.mark.parametrize("look", ["LIGHT", "DARK"])
def test_icons_of_what_cannot_be_used_are_seen(look: str) -> None:
    """In dark menus there had been none: they had the colour of the ground."""
    from pagesetter.gui import theme

    colours = getattr(theme, look)
    for ground in (colours.window, colours.panel, colours.field):
        dark, bright = sorted((light_of(colours.faint), light_of(ground)))
        assert (bright + 0.05) / (dark + 0.05) > 2
