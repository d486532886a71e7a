"""Keys, panels and other people's work that come while the button is down: the page stays sane."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import CTRL, NONE
from newsroom import lay
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage

from pagesetter.formats import load_issue
from pagesetter.geometry import UNIT
from pagesetter.gui.interactions.draw import Draw
from pagesetter.session.aligning import move_all
from pagesetter.session.cropping import placed_pictures

if TYPE_CHECKING:
    from driver import Driver

LEFT = Qt.MouseButton.LeftButton
PICTURE = """\
boxes:
  - {id: p1, kind: picture, column: 3, line: 30, columns: 2, lines: 16, picture: assets/wide.png}
"""
STANDS = {"f1": (1, 1, 2, 20), "f2": (3, 1, 1, 20), "f3": (1, 22, 2, 10)}


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    issue = lay(tmp_path)
    page = issue / "pages" / "01.yaml"
    page.write_text(page.read_text(encoding="utf-8") + PICTURE, encoding="utf-8")
    (issue / "assets").mkdir()
    image = QImage(1200, 400, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.gray)
    assert image.save(str(issue / "assets" / "wide.png"))
    return issue


def begin(driver: Driver, gesture: str) -> QPoint:
    """Take something into the hand and pull it; the button stays down. Where the pointer is."""
    if gesture == "draw":
        driver.key(Qt.Key.Key_F)
        start, end = driver.at((3.5, 48.5)), driver.at((4.5, 57.5))
    elif gesture == "box":
        driver.key(Qt.Key.Key_M)
        start, end = driver.at((3.5, 48.5)), driver.at((4.5, 57.5))
    elif gesture == "move":
        driver.click((3.5, 5.5))
        start, end = driver.at((3.5, 5.5)), driver.at((4.5, 9.5))
    elif gesture == "resize":
        driver.click((3.5, 5.5))
        start = driver.edge("f2", "s")
        end = start + driver.lines(5)
    else:
        driver.double(driver.at((3.5, 36.0)))
        assert driver.canvas.cropper.box == "p1"
        start = driver.at((3.5, 36.0))
        end = start + driver.characters(2)
    driver.drag(start, end, drop=False)
    return end


def goes_on(driver: Driver, at: QPoint) -> None:
    """The hand moves on and lets go, as if nothing had been."""
    end = at + driver.lines(2)
    driver._move(end, NONE)
    driver.qtbot.mouseRelease(driver.canvas, LEFT, pos=end)


def is_as_before(driver: Driver) -> bool:
    work = driver.work
    box = work.box("p1")
    return (
        [s.id for s in work.page.stories] == ["s1", "s2", "s3"]
        and [b.id for b in work.page.boxes] == ["p1"]
        and all(driver.place(name) == place for name, place in STANDS.items())
        and box is not None
        and box.pictures[0].focus == (500, 500)
        and not work.document.is_dirty
        and not work.is_previewing
        and driver.canvas.gesture is None
    )


GESTURES = ("draw", "box", "move", "resize", "crop")


@pytest.mark.parametrize("gesture", GESTURES)
def test_escape_breaks_it_off_and_the_hand_may_move_on(driver: Driver, gesture: str) -> None:
    at = begin(driver, gesture)
    driver.key(Qt.Key.Key_Escape)
    goes_on(driver, at)
    assert is_as_before(driver)
    assert (driver.canvas.cropper.box == "p1") == (gesture == "crop")  # Esc ends one thing


@pytest.mark.parametrize("gesture", GESTURES)
def test_undo_breaks_it_off_and_takes_back_nothing_else(driver: Driver, gesture: str) -> None:
    page, document = driver.work.page.name, driver.work.document
    grid = driver.work.grid
    driver.work.edit(lambda i: move_all(i, page, ("s3",), 0, 1, grid), "move")
    at = begin(driver, gesture)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.canvas.gesture is None
    goes_on(driver, at)
    assert document.undo_name == "move"
    assert driver.place("f3") == (1, 23, 2, 10)
    driver.key(Qt.Key.Key_Z, CTRL)
    assert is_as_before(driver)


@pytest.mark.parametrize("gesture", GESTURES)
def test_undo_breaks_it_off_where_nothing_else_could_be_undone(
    driver: Driver, gesture: str
) -> None:
    at = begin(driver, gesture)
    assert not driver.window.actions_by_key["undo"].isEnabled()
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.canvas.gesture is None
    goes_on(driver, at)
    assert is_as_before(driver)


@pytest.mark.parametrize("gesture", GESTURES)
def test_saving_keeps_what_stands_and_the_drag_goes_on(driver: Driver, gesture: str) -> None:
    at = begin(driver, gesture)
    driver.key(Qt.Key.Key_S, CTRL)
    assert not driver.work.document.is_dirty
    saved = load_issue(str(driver.folder)).issue.pages[0]
    assert [s.frames[0][1:5] for s in saved.stories] == list(STANDS.values())
    assert driver.canvas.gesture is not None
    goes_on(driver, at)
    assert driver.work.document.is_dirty
    driver.key(Qt.Key.Key_Z, CTRL)
    driver.work.settle()
    assert [s.id for s in driver.work.page.stories] == ["s1", "s2", "s3"]


@pytest.mark.parametrize("gesture", ["move", "resize"])
def test_a_key_that_deletes_is_done_and_the_drag_is_over(driver: Driver, gesture: str) -> None:
    at = begin(driver, gesture)
    driver.key(Qt.Key.Key_Delete)
    goes_on(driver, at)
    assert [s.id for s in driver.work.page.stories] == ["s1", "s3"]
    assert driver.canvas.gesture is None
    assert not driver.work.is_previewing


@pytest.mark.parametrize("gesture", ["move", "resize"])
def test_a_drag_does_not_take_back_what_others_did_meanwhile(driver: Driver, gesture: str) -> None:
    at = begin(driver, gesture)
    page, grid = driver.work.page.name, driver.work.grid
    driver.work.edit(lambda i: move_all(i, page, ("s3",), 0, 5, grid), "move")
    assert driver.canvas.gesture is None
    goes_on(driver, at)
    assert driver.place("f3") == (1, 27, 2, 10)
    assert driver.place("f2") == (3, 1, 1, 20)


@pytest.mark.parametrize("panel", ["panel-pages", "panel-lines"])
def test_the_page_stays_under_the_hand_when_a_panel_comes_or_goes(
    driver: Driver, panel: str
) -> None:
    driver.click((3.5, 5.5))
    start = driver.at((3.5, 5.5))
    driver.drag(start, driver.at((4.5, 9.5)), drop=False)
    canvas = driver.canvas
    size = canvas.size()
    on_screen = canvas.mapToGlobal(driver.at((4.5, 9.5)))
    driver.run(panel)
    driver.qtbot.waitUntil(lambda: canvas.size() != size)
    driver.settle()
    here = canvas.mapFromGlobal(on_screen)
    assert (here - driver.at((4.5, 9.5))).manhattanLength() <= 2
    driver._move(here, NONE)
    assert driver.place("f2") == (4, 5, 1, 20)
    driver.qtbot.mouseRelease(canvas, LEFT, pos=here)
    assert driver.place("f2") == (4, 5, 1, 20)
    left, top = canvas.camera.to_view(0, 0)
    assert min(left, top) > 0  # all of the page is shown again


def test_the_picture_in_the_hand_is_the_one_that_was_taken(driver: Driver) -> None:
    at = begin(driver, "crop")
    before = placed_pictures(driver.work.composed.display, "p1")[0].box
    driver._move(at + driver.characters(1), NONE)
    during = placed_pictures(driver.work.composed.display, "p1")[0].box
    assert during.x - before.x > UNIT
    driver.key(Qt.Key.Key_Escape)
    driver.key(Qt.Key.Key_Escape)
    assert driver.canvas.cropper.box == ""
    goes_on(driver, at)
    assert is_as_before(driver)


def test_the_page_moves_along_while_the_hand_is_beyond_the_view(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.true_size()
    driver.key(Qt.Key.Key_F)
    start = driver.at((3.5, 30.5))
    assert canvas.rect().contains(start)
    below = QPoint(start.x(), canvas.height() + 30)
    driver.drag(start, below, drop=False)
    gesture = canvas.gesture
    assert isinstance(gesture, Draw)
    lines = gesture.frame().lines
    driver.qtbot.waitUntil(lambda: gesture.frame().lines >= lines + 4)
    back = QPoint(start.x(), canvas.height() - 60)
    driver._move(back, NONE)
    seen = canvas.camera
    driver.qtbot.mouseRelease(canvas, LEFT, pos=back)
    assert canvas.camera == seen
    assert not canvas.is_scrolling
    assert driver.place("f4")[:2] == (3, 30)


def test_the_page_moves_no_farther_than_its_edge(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.true_size()
    driver.key(Qt.Key.Key_F)
    start = driver.at((3.5, 30.5))
    driver.drag(start, QPoint(start.x(), canvas.height() + 400), drop=False)
    driver.qtbot.waitUntil(lambda: not canvas.is_scrolling)
    sheet = canvas.view().rect(driver.work.grid.sheet)
    assert canvas.height() - 200 < sheet.bottom() <= canvas.height()
    driver.key(Qt.Key.Key_Escape)


def test_a_drag_that_ends_beyond_the_view_stops_the_page(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.true_size()
    driver.click((3.5, 30.5))
    driver.key(Qt.Key.Key_F)
    start = driver.at((3.5, 30.5))
    driver.drag(start, QPoint(canvas.width() + 20, start.y()), drop=False)
    assert canvas.is_scrolling
    driver.key(Qt.Key.Key_Escape)
    assert not canvas.is_scrolling


def test_without_a_button_down_the_page_is_fitted_to_its_room(driver: Driver) -> None:
    zoom = driver.canvas.camera.zoom
    driver.window.resize(900, 700)
    driver.qtbot.waitUntil(lambda: driver.canvas.camera.zoom < zoom)


def test_a_command_works_on_what_stands_not_on_what_the_hand_shows(driver: Driver) -> None:
    at = begin(driver, "move")
    driver.run("duplicate")
    goes_on(driver, at)
    assert driver.place("f2") == (3, 1, 1, 20)
    assert driver.place("f4") == (4, 1, 1, 20)  # beside where it stands
    driver.key(Qt.Key.Key_Z, CTRL)
    assert not driver.work.document.is_dirty
