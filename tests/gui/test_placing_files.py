"""Files brought onto the page: chosen with Ctrl+D and put down by clicks, or dropped there."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPoint, QPointF, QRectF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragMoveEvent, QDropEvent, QPainter
from PySide6.QtWidgets import QApplication, QFileDialog

from pagesetter.gui.canvas import item_marks, marks
from pagesetter.gui.canvas.view import draw_label
from pagesetter.gui.dialogs.import_review import ImportReview
from pagesetter.gui.dialogs.problem import Problem
from pagesetter.session import picture_files

if TYPE_CHECKING:
    from driver import Driver, Place

CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def files(tmp_path: Path) -> dict[str, str]:
    """Two pictures and an article, outside of the paper."""
    made = {}
    for name in ("湖.png", "山.png"):
        Image.new("RGB", (600, 400), (90, 120, 90)).save(tmp_path / name)
        made[name] = str(tmp_path / name)
    words = "湖区的鸟\n\n　　本报讯　十一月的湖区来了第一批候鸟，观鸟的人比往年多了一倍。\n"
    (tmp_path / "候鸟.txt").write_text(words, encoding="utf-8")
    made["候鸟.txt"] = str(tmp_path / "候鸟.txt")
    return made


@pytest.fixture
def agree(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take what the review of copy proposes."""
    monkeypatch.setattr(ImportReview, "exec", lambda _: 1)


def choose(monkeypatch: pytest.MonkeyPatch, paths: list[str]) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_: (paths, ""))


def drop(driver: Driver, paths: list[str], place: Place) -> bool:
    data, at = QMimeData(), driver.at(place)
    data.setUrls([QUrl.fromLocalFile(path) for path in paths])
    act, left = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    last = QDropEvent(QPointF(at), act, data, left, NONE)
    for event in (
        QDragEnterEvent(QPoint(2, 2), act, data, left, NONE),
        QDragMoveEvent(at, act, data, left, NONE), last,
    ):  # fmt: skip
        QApplication.sendEvent(driver.canvas, event)
    return last.isAccepted()


def test_pictures_are_put_down_a_click_each(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, [files["湖.png"], files["山.png"]])
    driver.key(Qt.Key.Key_D, CTRL)
    assert driver.canvas.tool == "place"
    assert "湖.png" in driver.window.statusBar().currentMessage()
    driver.click((1.5, 45.5))
    assert driver.canvas.tool == "place"
    assert "山.png" in driver.window.statusBar().currentMessage()
    driver.click((3.5, 45.5))
    assert driver.canvas.tool == "select"
    assert driver.window.statusBar().currentMessage() == ""
    boxes = driver.saved().pages[0].boxes
    assert [box.pictures[0].source for box in boxes] == ["assets/湖.png", "assets/山.png"]
    assert (driver.folder / "assets" / "湖.png").is_file()


def test_a_picture_clicked_into_a_box_fills_it(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.run("draw-picture")
    driver.drag(driver.at((3.2, 40.5)), driver.at((4.8, 50.5)))
    choose(monkeypatch, [files["湖.png"]])
    driver.run("place")
    driver.click((3.5, 45.5))
    (box,) = driver.saved().pages[0].boxes
    assert box.pictures[0].source == "assets/湖.png"


def test_escape_drops_what_waits(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, [files["湖.png"]])
    driver.run("place")
    driver.key(Qt.Key.Key_Escape)
    assert driver.canvas.tool == "select"
    assert driver.work.waiting == ()
    driver.click((1.5, 45.5))
    assert driver.work.page.boxes == ()
    assert not (driver.folder / "assets").exists()


def test_copy_is_read_and_then_waits(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch, agree: None
) -> None:
    choose(monkeypatch, [files["候鸟.txt"]])
    driver.run("place")
    driver.qtbot.waitUntil(lambda: driver.canvas.tool == "place")
    assert "湖区的鸟" in driver.window.statusBar().currentMessage()
    driver.click((1.5, 26.5))  # into the planned frame
    assert driver.story("s3").article == "候鸟"
    assert driver.canvas.tool == "select"


def test_copy_dropped_on_the_page_stands_there(
    driver: Driver, files: dict[str, str], agree: None
) -> None:
    assert drop(driver, [files["候鸟.txt"]], (1.5, 40.5))
    driver.qtbot.waitUntil(lambda: len(driver.work.page.stories) == 4)
    drawn = driver.work.page.stories[3]
    assert (drawn.article, drawn.frames[0].column) == ("候鸟", 1)
    assert driver.work.waiting == ()


def test_a_picture_that_cannot_be_copied_is_told(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> str:
        raise OSError(28, os.strerror(28), "assets/湖.png")

    monkeypatch.setattr(picture_files, "taken_in", full)
    told: list[str] = []
    monkeypatch.setattr(Problem, "exec", lambda one: told.append(one.detail.toPlainText()))
    drop(driver, [files["湖.png"]], (1.5, 45.5))
    assert "assets/湖.png" in told[0]
    assert driver.work.page.boxes == ()


def test_double_click_on_an_empty_picture_box_asks_for_the_picture(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.run("draw-picture")
    driver.drag(driver.at((3.2, 40.5)), driver.at((4.8, 50.5)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (files["山.png"], ""))
    driver.double(driver.at((3.5, 45.5)))
    (box,) = driver.work.page.boxes
    assert box.pictures[0].source == "assets/山.png"


def test_a_box_of_co_organizers_has_its_heading_and_note(driver: Driver) -> None:
    driver.run("draw-co-organizers")
    driver.drag(driver.at((3.2, 40.5)), driver.at((4.8, 50.5)))
    (box,) = driver.saved().pages[0].boxes
    assert (box.heading, box.note) == ("协办单位", "（排名不分先后）")


def test_the_list_of_pictures_says_how_they_come(driver: Driver) -> None:
    driver.window.raise_panel("panel-pictures")
    assert driver.window.docks is not None
    panel = driver.window.docks.picture_list
    driver.qtbot.waitUntil(panel.isVisible)
    assert "Ctrl+D" in panel.empty.text()
    assert panel.empty.isVisible()
    (driver.folder / "assets").mkdir()
    Image.new("RGB", (60, 40)).save(driver.folder / "assets" / "a.png")
    panel.refresh()
    assert not panel.empty.isVisible()


def test_what_a_picture_shows_is_said_in_the_inspector(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, [files["湖.png"]])
    driver.run("place")
    driver.click((1.5, 45.5))
    assert driver.window.docks is not None
    field = driver.window.docks.inspector.box.alternative
    assert field.isVisible()
    driver.qtbot.keyClicks(field, "ab")
    driver.qtbot.keyClicks(field, "c")
    (box,) = driver.saved().pages[0].boxes
    assert box.pictures[0].alternative == "abc"
    driver.run("undo")
    assert driver.work.page.boxes[0].pictures[0].alternative == ""


def test_an_empty_copy_list_says_how_copy_comes(driver: Driver) -> None:
    from pagesetter.session import page_edits

    assert driver.window.docks is not None
    panel = driver.window.docks.copy
    assert not panel.empty.isVisible()
    for name in ("brief", "essay", "lead", "spare"):
        driver.work.edit(lambda i, n=name: page_edits.remove_article(i, n), "delete-article")
    panel.model.refresh()
    assert panel.empty.isVisible()
    assert "Ctrl+D" in panel.empty.text()


def test_a_drag_draws_the_box_of_the_picture_that_waits(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """On paper a box of its own, on a story's words one that they run round."""
    choose(monkeypatch, [files["湖.png"], files["山.png"]])
    driver.run("place")
    driver.drag(driver.at((2.5, 60.5)), driver.at((4.2, 45.5)))
    driver.drag(driver.at((1.5, 12.5)), driver.at((2.5, 44.5)))
    assert driver.canvas.tool == "select"
    page = driver.saved().pages[0]
    (box,) = page.boxes
    assert box.frame is not None
    assert (*box.frame[1:5], box.pictures[0].source) == (2, 45, 3, 16, "assets/湖.png")
    (inner,) = page.stories[0].boxes
    assert inner.frame is not None
    assert (*inner.frame[1:5], inner.pictures[0].source) == (1, 12, 2, 33, "assets/山.png")


def test_a_drag_draws_the_frame_of_the_copy_that_waits(
    driver: Driver, files: dict[str, str]
) -> None:
    driver.window.files.wait("article", "lead")
    at = driver.at((2.5, 45.5))
    driver.drag(at, driver.at((4.5, 60.5)), drop=False)
    assert driver.canvas.grab() is not None
    driver.qtbot.mouseRelease(
        driver.canvas, Qt.MouseButton.LeftButton, NONE, driver.at((4.5, 60.5))
    )
    stories = driver.saved().pages[0].stories
    assert stories[-1].article == "lead"
    assert [frame[1:5] for frame in stories[-1].frames] == [(2, 45, 3, 16)]
    assert all(story.article != "lead" for story in stories[:-1])


def test_copy_that_waits_pours_into_the_story_a_drag_begins_on(
    driver: Driver, files: dict[str, str]
) -> None:
    before = len(driver.work.page.stories)
    driver.window.files.wait("article", "lead")
    driver.drag(driver.at((3.5, 5.5)), driver.at((3.5, 9.5)))
    page = driver.saved().pages[0]
    assert len(page.stories) == before
    assert next(s for s in page.stories if s.id == "s2").article == "lead"


def test_a_hand_that_slips_in_a_click_draws_nothing(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    choose(monkeypatch, [files["湖.png"]])
    driver.run("place")
    at = driver.at((3.5, 45.5))
    driver.drag(at, at + QPoint(6, 6))
    (box,) = driver.saved().pages[0].boxes
    assert box.frame is not None
    assert box.frame.lines == 12  # as a picture has that is put down by a click


def test_a_drag_that_begins_on_a_box_fills_it(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    driver.run("draw-picture")
    driver.drag(driver.at((3.2, 40.5)), driver.at((4.8, 50.5)))
    choose(monkeypatch, [files["湖.png"]])
    driver.run("place")
    driver.drag(driver.at((3.5, 45.5)), driver.at((4.5, 48.5)))
    (box,) = driver.saved().pages[0].boxes
    assert box.pictures[0].source == "assets/湖.png"


def test_the_labels_of_a_picture_and_of_its_story_stand_apart(
    driver: Driver, files: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The picture in the corner where the story tells how much it has too much or too little."""
    boxes: dict[str, QRectF] = {}

    def draw(painter: QPainter, at: QPointF, text: str, *more: str, **where: bool) -> QRectF:
        boxes[text] = draw_label(painter, at, text, *more, **where)
        return boxes[text]

    monkeypatch.setattr(item_marks, "draw_label", draw)
    monkeypatch.setattr(marks, "draw_label", draw)
    driver.window.files.wait("picture", files["湖.png"])
    driver.drag(driver.at((2.2, 12.5)), driver.at((2.8, 20.5)))
    driver.canvas.grab()
    (of_picture,) = (box for text, box in boxes.items() if text.startswith("精度"))
    of_stories = [box for text, box in boxes.items() if "行" in text]
    assert len(of_stories) == 2
    assert not [box for box in of_stories if box.intersects(of_picture)]
