"""What stands on the page and comes from elsewhere, double-clicked where it stands: the items of a
导读, the label of an advertisement, captions with variables."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import LEFT, NONE, Driver
from newsroom import PAGE_1, lay
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtWidgets import QApplication, QMenu

from pagesetter.display.walk import runs
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from pathlib import Path

    from pagesetter.model import Box

BOXES = """\
boxes:
  - {id: dg, kind: digest, column: 1, line: 40, columns: 2, lines: 6, rows: [{text: 导读,
     align: center}]}
  - {id: ls, kind: digest, column: 3, line: 40, columns: 2, lines: 6, names: [brief, spare]}
  - {id: ad, kind: ad, column: 1, line: 48, columns: 2, lines: 6, customer: 云岭茶, label: 广告,
     pictures: [assets/tea.png]}
  - {id: p1, kind: picture, column: 3, line: 48, columns: 2, lines: 12, pictures: [assets/tea.png],
     caption: "{paper}第{page}版的茶山", credit: "{section}　李云 摄"}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    folder = lay(tmp_path)
    (folder / "pages" / "01.yaml").write_text(PAGE_1 + BOXES, encoding="utf-8")
    (folder / "assets").mkdir()
    Image.new("RGB", (600, 300), "green").save(folder / "assets" / "tea.png", dpi=(300, 300))
    return folder


def where(driver: Driver, text: str) -> QPoint:
    """The middle of the first run on the page that begins with a text."""
    run = next(r for r in runs(driver.work.composed.display.items) if r.text.startswith(text))
    view = driver.canvas.view()
    return QPoint(round(view.x(run.x + run.xs[0] + run.size)), round(view.y(run.y - run.size // 3)))


def double(driver: Driver, at: QPoint) -> None:
    driver.qtbot.mouseDClick(driver.canvas, LEFT, NONE, at)
    driver.qtbot.mouseRelease(driver.canvas, LEFT, NONE, at)


def saved(driver: Driver, name: str) -> Box:
    return next(box for box in driver.saved().pages[0].boxes if box.id == name)


def drawn(driver: Driver) -> str:
    return "".join(run.text for run in runs(driver.work.composed.display.items))


def test_an_item_of_a_digest_leads_to_the_story_it_names(driver: Driver) -> None:
    double(driver, where(driver, "随笔"))
    assert driver.work.page.name == "02"
    assert driver.work.selection.items == ("s1",)
    told = driver.window.statusBar().currentMessage()
    assert told == "导读的这一条取自第 2 版《随笔》的主题；要另拟短题，写在“属性”里。"


def test_its_short_title_is_written_in_the_inspector(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    short = docks.inspector.story.short
    double(driver, where(driver, "随笔"))
    assert (short.text(), short.placeholderText()) == ("", "随笔")
    driver.qtbot.keyClicks(short, "heart")
    assert driver.saved().pages[1].stories[0].jump == "heart"
    driver.work.show_page(0)
    assert "heart" in drawn(driver)
    double(driver, where(driver, "heart"))
    told = driver.window.statusBar().currentMessage()
    assert told == "导读的这一条“heart”是第 2 版这篇稿件的短题，在“属性”里改。"
    assert short.hasFocus() or not driver.window.isActiveWindow()
    assert short.selectedText() == "heart"


def test_its_page_number_does_too_and_the_list_of_one_leads_to_its_own_page(
    driver: Driver,
) -> None:
    double(driver, where(driver, "2版"))
    assert driver.work.page.name == "02"
    driver.work.show_page(0)
    double(driver, where(driver, "短讯一则"))
    assert (driver.work.page.name, driver.work.selection.items) == ("01", ("s2",))


def test_the_words_above_the_items_are_typed_in(driver: Driver) -> None:
    double(driver, where(driver, "导读"))
    focus = driver.work.typist.focus
    assert focus is not None
    assert (focus.item, focus.part, driver.work.page.name) == ("dg", "row", "01")


def test_empty_room_of_a_digest_shows_the_box(driver: Driver) -> None:
    double(driver, driver.at((3.5, 44.5)))
    assert driver.work.page.name == "01"
    assert driver.work.selection.frame == "ls"
    assert not driver.work.typist.is_typing


def test_the_label_of_an_advertisement_is_chosen_where_it_stands(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _: shown.append(menu))
    double(driver, where(driver, "广告"))
    assert not driver.canvas.cropper.is_on  # though it lies on the artwork
    texts = [action.text() for action in shown[0].actions()]
    assert texts == ["广告", "公益广告", "不标"]
    assert [action.isChecked() for action in shown[0].actions()] == [True, False, False]
    shown[0].actions()[1].trigger()
    assert saved(driver, "ad").label == "公益广告"
    assert "公益广告" in drawn(driver)
    driver.run("ad-label-none")
    assert saved(driver, "ad").label == ""
    driver.run("undo")
    assert "公益广告" in drawn(driver)
    double(driver, driver.at((1.5, 50.5)))
    assert driver.canvas.cropper.is_on
    assert len(shown) == 1


def test_a_label_is_for_advertisements_only(driver: Driver) -> None:
    actions = driver.window.actions_by_key
    driver.work.select(("p1",), "p1")
    assert not actions["ad-label-ad"].isEnabled()
    driver.work.select(("ad",), "ad")
    assert actions["ad-label-ad"].isEnabled()


def test_a_caption_is_typed_in_round_its_variables(driver: Driver) -> None:
    assert "试排报第1版的茶山" in drawn(driver)
    words = "{paper}第{page}版的茶山"
    typist = driver.work.typist
    caret = typist.map_of("p1").caret(Spot("01", "p1", "caption", -1, len(words)))
    assert caret is not None
    view = driver.canvas.view()
    double(driver, QPoint(round(view.x(caret.x)), round(view.y(caret.y + caret.height // 2))))
    assert typist.focus is not None
    assert typist.focus[1:5] == ("p1", "caption", -1, len(words))
    event = QInputMethodEvent("", [])
    event.setCommitString("远眺")
    QApplication.sendEvent(driver.canvas, event)
    assert saved(driver, "p1").caption == "{paper}第{page}版的茶山远眺"
    assert "试排报第1版的茶山远眺" in drawn(driver)
    for _ in "版的茶山远眺":
        driver.key(Qt.Key.Key_Left)
    driver.key(Qt.Key.Key_Left)  # over the number of the page at once
    assert typist.focus.offset == len("{paper}第")
    credit = Spot("01", "p1", "credit", -1, len("{section}　李云 摄"))
    assert typist.map_of("p1").caret(credit) is not None
