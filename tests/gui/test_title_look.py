"""Direction, pictures under titles and outlines in the inspector, as they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QComboBox

from pagesetter.display.walk import glyph_runs
from pagesetter.geometry import Measure
from pagesetter.gui.panels.title_look import TitleLook
from pagesetter.session import titles

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.model import Title


@pytest.fixture
def look(driver: Driver) -> TitleLook:
    driver.work.select(("s1",), "f1")
    docks = driver.window.docks
    assert docks is not None
    return docks.inspector.story.look


def choose(combo: QComboBox, words: str) -> None:
    at = combo.findText(words)
    assert at >= 0
    combo.setCurrentIndex(at)
    combo.activated.emit(at)


def title(driver: Driver) -> Title:
    return driver.saved().pages[0].stories[0].title


def test_a_title_and_a_text_are_stood_up_and_back(driver: Driver, look: TitleLook) -> None:
    assert not look.rows.resets["title"].isEnabled()
    choose(look.title, "竖题")
    choose(look.side, "左边")
    assert title(driver)[5:7] == ("vertical", "left")
    assert look.rows.resets["title"].isEnabled()
    look.rows.resets["title"].click()
    assert title(driver).direction == ""
    choose(look.text, "竖排")
    assert driver.saved().pages[0].stories[0].direction == "vertical"
    assert any(run.vertical for run in glyph_runs(driver.work.composed.display.items))


def test_an_outline_has_width_ink_and_a_reset(driver: Driver, look: TitleLook) -> None:
    look.outline.setValue(1.25)
    choose(look.ink, "黑")
    values = {v.name: v.value for v in dict(title(driver).parts)["headline"]}
    width = values["outline"]
    assert isinstance(width, Measure)
    assert width.resolve(size=0, pitch=0) == 81920  # 1.25 pt
    assert values["outline-ink"] == "黑"
    look.hollow.click()
    work = driver.work
    style = titles.style_of(
        work.issue, work.page, driver.story("s1"), "headline", work.grid, part=True
    )
    assert style.text.outline is not None
    assert style.text.outline.hollow
    for name in ("outline", "outline-ink", "hollow"):
        look.rows.resets[name].click()
    names = {v.name for v in dict(title(driver).parts)["headline"]}
    assert names == {"size"}  # it had that before


def test_a_title_goes_on_a_picture_and_off_it(driver: Driver, look: TitleLook) -> None:
    assert look.bar.isHidden()
    choose(look.over, "本稿第一张图")
    assert not look.bar.isHidden()
    look.bar.setValue(60)
    over = title(driver).over
    assert over is not None
    assert (over.picture, over.bar) == ("", 60)
    look.rows.resets["over"].click()
    assert title(driver).over is None


def test_a_part_without_words_takes_no_room_for_how_they_look(
    driver: Driver, look: TitleLook
) -> None:
    docks = driver.window.docks
    assert docks is not None
    kicker, headline = (docks.inspector.story.parts[part] for part in ("kicker", "headline"))
    assert headline.size_box.isVisible()
    assert kicker.words.isVisible()
    assert not kicker.size_box.isVisible()
    assert not kicker.face.isVisible()
    kicker.words.setPlainText("引题")
    assert kicker.size_box.isVisible()
    assert kicker.face.isVisible()


def test_a_title_takes_another_face_with_a_reset(driver: Driver, look: TitleLook) -> None:
    docks = driver.window.docks
    assert docks is not None
    editor = docks.inspector.story.parts["headline"]
    assert editor.face.currentText() == "小标宋"
    assert not editor.face_reset.isEnabled()
    choose(editor.face, "大标宋")
    values = {v.name: v.value for v in dict(title(driver).parts)["headline"]}
    assert values["face"] == "大标宋"
    assert driver.work.document.undo_name == "face"
    editor.face_reset.click()
    values = {v.name: v.value for v in dict(title(driver).parts)["headline"]}
    assert "face" not in values
    assert editor.face.currentText() == "小标宋"
