"""Pictures of a story under the hand: one that is dragged by it goes alone, the story stays."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import ALT
from PIL import Image
from PySide6.QtCore import Qt

from pagesetter.geometry import Rect
from pagesetter.model import Box, Frame, Picture
from pagesetter.session import edits, free_boxes

if TYPE_CHECKING:
    from driver import Driver

FRAMES = [("f1", 1, 1, 2, 20)]


@pytest.fixture
def picture(driver: Driver) -> None:
    """One in the lead's second column, lines 5 to 10."""
    box = Box("p1", "picture", Frame("p1", 2, 5, 1, 6))
    driver.work.edit(
        lambda i: edits.with_story(i, "01", "s1", lambda s: s._replace(boxes=(box,))), "picture"
    )


def own(driver: Driver) -> Frame:
    (box,) = driver.saved().pages[0].stories[0].boxes
    assert box.frame is not None
    return box.frame


def frames(driver: Driver) -> list[tuple[object, ...]]:
    return [tuple(frame[:5]) for frame in driver.work.page.stories[0].frames]


def test_a_picture_that_is_dragged_leaves_its_story_where_it_is(
    driver: Driver, picture: None
) -> None:
    driver.drag(driver.at((2.5, 7.5)), driver.at((1.5, 12.5)))
    assert own(driver)[1:5] == (1, 10, 1, 6)
    assert frames(driver) == FRAMES
    driver.drag(driver.at((1.5, 12.5)), driver.at((1.5, 13.5)))  # its story is selected now
    assert own(driver)[1:5] == (1, 11, 1, 6)
    assert frames(driver) == FRAMES
    driver.drag(driver.at((1.5, 13.5)), driver.at((1.5, 13.5)) + driver.characters(1), ALT)
    assert str(own(driver).inset_left) == "1字"


def test_words_that_are_dragged_take_their_pictures_along(driver: Driver, picture: None) -> None:
    driver.drag(driver.at((2.5, 15.5)), driver.at((2.5, 16.5)))
    assert frames(driver) == [("f1", 1, 2, 2, 20)]
    assert own(driver)[1:5] == (2, 6, 1, 6)


def test_arrow_keys_move_the_picture_that_was_pressed_on(driver: Driver, picture: None) -> None:
    """By lines, and by 字 as other boxes."""
    driver.click((2.5, 7.5))
    driver.key(Qt.Key.Key_Down)
    driver.key(Qt.Key.Key_Left)
    assert own(driver)[1:5] == (2, 6, 1, 6)
    assert str(own(driver).inset_left) == "-1字"
    assert frames(driver) == FRAMES
    driver.click((4.5, 45.5))
    driver.click((1.5, 15.5))
    driver.key(Qt.Key.Key_Down)
    assert frames(driver) == [("f1", 1, 2, 2, 20)]


def test_one_off_the_grid_goes_alone_too(driver: Driver) -> None:
    grid = driver.work.grid
    corner = Rect(grid.columns[1].x, grid.top_of(5), 5 * grid.size, 6 * grid.pitch)
    box = Box("p1", "picture", at=free_boxes.area_at(corner, grid))
    driver.work.edit(
        lambda i: edits.with_story(i, "01", "s1", lambda s: s._replace(boxes=(box,))), "picture"
    )
    part = driver.work.scene.part("p1")
    assert part is not None
    before = part.box
    at = driver.edge("p1", "c")
    driver.click((4.5, 45.5))
    driver.drag(at, at + driver.lines(3))
    moved = driver.work.scene.part("p1")
    assert moved is not None
    assert moved.box.y > before.y + 2 * grid.pitch
    driver.key(Qt.Key.Key_Down)
    part = driver.work.scene.part("p1")
    assert part is not None
    assert part.box.y == moved.box.y + grid.pitch
    assert frames(driver) == FRAMES


@pytest.fixture
def photograph(driver: Driver) -> None:
    """A picture on the page that says nothing yet."""
    (driver.folder / "assets").mkdir(exist_ok=True)
    Image.new("RGB", (300, 200), "teal").save(driver.folder / "assets" / "a.png")
    box = Box("p1", "picture", Frame("p1", 2, 40, 2, 12), pictures=(Picture("assets/a.png"),))
    driver.work.edit(
        lambda i: edits.with_page(i, "01", lambda p: p._replace(boxes=(*p.boxes, box))), "picture"
    )


def test_the_type_tool_begins_a_caption_on_a_picture_without_words(
    driver: Driver, photograph: None
) -> None:
    typist = driver.work.typist
    driver.run("tool-type")
    driver.click((2.5, 45.5))
    assert typist.focus is not None
    assert typist.focus[:5] == ("01", "p1", "caption", -1, 0)
    assert typist.note == "图说"
    caret, part = typist.caret(), driver.work.scene.part("p1")
    assert caret is not None
    assert part is not None
    assert caret.y == part.box.bottom
    driver.qtbot.keyClicks(driver.canvas, "lake")
    assert driver.saved().pages[0].boxes[0].caption == "lake"
    driver.key(Qt.Key.Key_Escape)
    driver.run("tool-select")
    driver.click((2.5, 45.5))
    driver.click((2.5, 45.5))
    assert not typist.is_typing  # only its words are typed in


def test_another_tool_begins_no_caption(driver: Driver, photograph: None) -> None:
    driver.click((2.5, 45.5))
    driver.click((2.5, 45.5))
    assert not driver.work.typist.is_typing
