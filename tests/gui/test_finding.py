"""Find and replace by hand: the small window beside the page, and the page that follows it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import CTRL
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtGui import QImage
from screen import are_alike, on_screen
from typing_hand import LEFT, SENTENCE, enter

from pagesetter.gui.canvas.cursor import cursor_place
from pagesetter.gui.dialogs.find import FindDialog
from pagesetter.session import edits
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.typist import Typist


@pytest.fixture
def finder(driver: Driver) -> FindDialog:
    driver.run("find-text")
    found = driver.window.findChild(FindDialog)
    assert found is not None
    return found


def press(driver: Driver, finder: FindDialog, button: str) -> None:
    driver.qtbot.mouseClick(finder.buttons[button], LEFT)


def place_of(driver: Driver) -> QRect:
    """Where on the screen the selection is seen."""
    canvas = driver.canvas
    place = cursor_place(driver.work.typist, canvas.view())
    return place.translated(canvas.mapToGlobal(QPoint(0, 0)))


def test_the_window_makes_way_for_what_it_found(
    driver: Driver, typist: Typist, finder: FindDialog
) -> None:
    driver.run("true-size")
    finder.wanted.setText("字行栏")
    press(driver, finder, "find-next")
    for _ in range(4):
        finder.move(place_of(driver).center() - QPoint(60, 30))
        press(driver, finder, "find-next")
        assert typist.copied() == "字行栏"
        assert not finder.frameGeometry().intersects(place_of(driver))
        seen = driver.canvas.rect().translated(driver.canvas.mapToGlobal(QPoint(0, 0)))
        assert seen.contains(place_of(driver))


def test_the_search_begins_at_the_cursor_and_goes_round(
    driver: Driver, typist: Typist, finder: FindDialog
) -> None:
    finder.wanted.setText("字行栏")
    enter(driver, offset=30)  # in the second sentence: its match, at 27, is past
    press(driver, finder, "find-next")
    assert typist.span is not None
    assert typist.span[0][:5] == ("01", "s1", "body", 0, 50)
    assert finder.told.text() == "第 3 处，共 36 处"
    typist.stop()
    finder.wanted.setText("字行栏计")
    driver.work.show_page(1)
    press(driver, finder, "find-next")
    assert driver.work.page.name == "02"
    press(driver, finder, "find-previous")
    assert driver.work.page.name == "01"


def test_what_is_put_is_not_found_again_and_only_what_is_shown_is_replaced(
    driver: Driver, typist: Typist, finder: FindDialog
) -> None:
    finder.wanted.setText("字行")
    finder.instead.setText("字行字行")
    press(driver, finder, "find-next")
    press(driver, finder, "find-replace")
    assert typist.text().startswith("排版要按字行字行栏")
    assert typist.span is not None
    assert typist.span[0].offset == 4 + 4 + 21  # the second sentence's
    typist.select(Spot("01", "s1", "body", 0, 0), Spot("01", "s1", "body", 0, 2))
    press(driver, finder, "find-replace")  # something else is selected: it is found first
    assert typist.text() == "排版要按字行字行" + (SENTENCE * 12)[6:]
    assert typist.copied() == "字行"


def test_what_was_taken_back_can_be_found_again(driver: Driver, finder: FindDialog) -> None:
    finder.wanted.setText("字行栏")
    finder.instead.setText("x")
    press(driver, finder, "find-replace-all")
    assert finder.told.text() == "已替换 36 处，可一步撤销"
    assert not finder.buttons["find-replace-all"].isEnabled()
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert finder.told.text() == "全期共 36 处"
    assert finder.buttons["find-replace-all"].isEnabled()


def test_whole_words_and_what_is_wrong_with_a_pattern(
    driver: Driver, typist: Typist, finder: FindDialog
) -> None:
    driver.work.edit(lambda i: edits.set_article_text(i, "lead", "OpenAI 与 AI。"), "type")
    finder.wanted.setText("AI")
    assert finder.told.text() == "全期共 2 处"
    finder.whole.setChecked(True)
    assert finder.told.text() == "全期共 1 处"
    press(driver, finder, "find-next")
    assert typist.focus is not None
    assert typist.focus.offset == 11
    finder.regex.setChecked(True)
    finder.wanted.setText("甲(乙")
    assert finder.told.text() == (
        "正则表达式第 2 个字符处有误：括号没有配对的后一半。要找括号本身，前面加 \\"
    )
    assert finder.told.height() >= finder.told.heightForWidth(finder.told.width())
    finder.wanted.setText("(AI)")
    finder.instead.setText(r"\2")
    press(driver, finder, "find-replace-all")
    assert finder.told.text().startswith("正则表达式第 2 个字符处有误：没有这个编号的括号组")


def test_a_selection_left_after_the_page_moved_leaves_no_trace(
    driver: Driver, typist: Typist
) -> None:
    canvas = driver.canvas
    driver.window.activateWindow()
    driver.qtbot.waitUntil(driver.window.isActiveWindow)
    enter(driver, offset=5)

    def is_as_fresh() -> bool:
        """Where the first lines of the lead are seen."""
        driver.qtbot.waitUntil(lambda: canvas.is_sharp)
        rows = [row.box for row in typist.map_of("s1").rows[1:4]]
        place = driver.canvas.view().rect(rows[0]).united(canvas.view().rect(rows[-1])).toRect()
        fresh = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
        return are_alike(on_screen(driver).copy(place), fresh.copy(place))

    for move in (
        lambda: canvas.set_camera(canvas.camera.panned(0, -60)),
        lambda: canvas.set_camera(canvas.camera.zoomed(1.1)),
        lambda: driver.window.resize(1280, 860),
    ):
        typist.select(Spot("01", "s1", "body", 0, 5), Spot("01", "s1", "body", 0, 9))
        driver.qtbot.waitUntil(is_as_fresh)
        move()
        driver.qtbot.waitUntil(is_as_fresh)
        typist.place(Spot("01", "s1", "body", 0, 40))
        driver.qtbot.waitUntil(is_as_fresh)
