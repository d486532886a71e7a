"""A hand that types in the lead of the newsroom's first page: clicks, keys, input methods."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driver import NONE
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent, QInputMethodQueryEvent
from PySide6.QtWidgets import QApplication

from pagesetter.display.walk import runs
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver
    from PySide6.QtWidgets import QWidget

LEFT = Qt.MouseButton.LeftButton
SENTENCE = "排版要按字行栏计数，屏幕所见就是印出来的版面。"


def pixel(driver: Driver, spot: Spot) -> QPoint:
    """The pixel at a character's left edge, half way down."""
    box = driver.work.typist.map_of(spot.item).caret(spot)
    assert box is not None
    view = driver.canvas.view()
    return QPoint(round(view.x(box.x)), round(view.y(box.y + box.height // 2)))


def enter(driver: Driver, part: str = "body", block: int = 0, offset: int = 0) -> None:
    """Put the cursor into the lead as a hand does: a click selects, a second one types."""
    at = pixel(driver, Spot("01", "s1", part, block, offset))
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert not driver.work.typist.is_typing
    driver.qtbot.mouseClick(driver.canvas, LEFT, NONE, at)
    assert driver.work.typist.focus is not None
    assert driver.work.typist.focus[:5] == ("01", "s1", part, block, offset)


def types(driver: Driver, text: str) -> None:
    driver.canvas.setFocus()
    driver.qtbot.keyClicks(driver.canvas, text)


def compose(
    driver: Driver,
    preedit: str,
    commit: str = "",
    start: int = 0,
    length: int = 0,
    to: QWidget | None = None,
) -> None:
    event = QInputMethodEvent(preedit, [])
    event.setCommitString(commit, start, length)
    QApplication.sendEvent(to or driver.canvas, event)


def ask(driver: Driver, query: Qt.InputMethodQuery, of: QWidget | None = None) -> object:
    event = QInputMethodQueryEvent(query)
    QApplication.sendEvent(of or driver.canvas, event)
    return event.value(query)


def page_text(driver: Driver) -> str:
    return "".join(run.text for run in runs(driver.work.composed.display.items))


def body(driver: Driver) -> list[str]:
    """The paragraphs of the lead as saved."""
    article = driver.saved().article("lead")
    assert article is not None
    return [block.text for block in article.body]


class Method:
    """An input method that, asked to, decides for what it shows."""

    def __init__(self, driver: Driver, text: str) -> None:
        self._driver, self._text = driver, text

    def commit(self) -> None:
        compose(self._driver, "", self._text)
