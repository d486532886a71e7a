"""What was never drawn is drawn strip by strip, and shown blurred until then."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion
from PySide6.QtWidgets import QApplication
from screen import is_right

from pagesetter.display import Tag
from pagesetter.gui.canvas import surface
from pagesetter.gui.canvas.paper import Paper
from pagesetter.gui.canvas.pieces import Pieces
from pagesetter.gui.canvas.tiles import SIZE, Tiles
from pagesetter.session import edits

if TYPE_CHECKING:
    from driver import Driver


def painted(driver: Driver, paper: Paper, patience: float) -> tuple[QImage, QRegion]:
    """The canvas' view of a paper, and what it owes."""
    canvas = driver.canvas
    image = QImage(canvas.size(), QImage.Format.Format_RGB32)
    painter = QPainter(image)
    whole = QRegion(canvas.rect())
    paper.sharpen(canvas.camera, 1.0)
    owed = paper.paint(painter, canvas.camera, 1.0, canvas.colours, whole, patience)
    painter.end()
    return image, owed


def test_strips_come_to_the_same_as_a_tile_at_once(driver: Driver) -> None:
    work = driver.work
    slow, quick = (Tiles(work.raw_fonts, work.pictures) for _ in range(2))
    for tiles in (slow, quick):
        tiles.set_page(work.composed.display)
    strips = 0
    while slow.draw_strip((0, 0)):
        strips += 1
    assert strips == 4
    assert slow.tile((0, 0)) == quick.tile((0, 0))
    assert quick.drawn == 1
    work.edit(lambda i: edits.set_article_text(i, "lead", "新的一段话。" * 60), "type")
    for tiles in (slow, quick):
        tiles.set_page(work.composed.display)
        tiles.defer()
    assert not quick.owed((0, 0)).isEmpty()
    while slow.draw_strip((0, 0)):
        pass
    assert slow.tile((0, 0)) == quick.tile((0, 0))


def test_a_frame_without_patience_owes_and_the_next_ones_pay(driver: Driver) -> None:
    driver.run("true-size")
    paper = Paper(driver.work)
    blurred, owed = painted(driver, paper, 0)
    assert owed.boundingRect().height() > SIZE
    assert not paper.is_sharp(driver.canvas.camera, 1.0)
    whole, still = painted(driver, paper, 60)
    assert still.isEmpty()
    assert paper.is_sharp(driver.canvas.camera, 1.0)
    assert whole != blurred
    frames, other = 1, Paper(driver.work)
    image, owed = painted(driver, other, 1e-9)  # a strip for each frame, however slow
    while not owed.isEmpty():
        image, left = painted(driver, other, 1e-9)
        assert (left - owed).isEmpty()
        assert left != owed
        owed = left
        frames += 1
    assert frames > 4
    assert image == whole


def test_what_is_blurred_is_still_owed(driver: Driver) -> None:
    """Tiles of another zoom lie under what is owed; it is owed all the same."""
    paper, canvas = Paper(driver.work), driver.canvas
    painted(driver, paper, 60)
    canvas.set_camera(canvas.camera.zoomed(1.3))
    coarse, owed = painted(driver, paper, 0)
    assert owed.boundingRect().height() > 300
    assert len({coarse.pixel(x, y) for x in range(0, 600, 7) for y in range(0, 600, 7)}) > 8
    sharp, owed = painted(driver, paper, 60)
    assert owed.isEmpty()
    assert sharp != coarse


@pytest.mark.parametrize("corner", [(0.2, 0.2), (0.8, 0.2), (0.2, 0.8), (0.8, 0.8)])
def test_what_is_owed_is_drawn_near_the_pointer_first(
    driver: Driver, corner: tuple[float, float]
) -> None:
    driver.run("true-size")
    paper, canvas = Paper(driver.work), driver.canvas
    _, owed = painted(driver, paper, 0)
    left, top = (round(edge) for edge in canvas.camera.to_view(0, 0))
    near = canvas.width() * corner[0], canvas.height() * corner[1]
    column, row = int((near[0] - left) // SIZE), int((near[1] - top) // SIZE)
    drawn = paper.draw_owed(canvas.camera, 1.0, owed, 1e-9, near)  # a strip, however slow
    tile = QRect(left + column * SIZE, top + row * SIZE, SIZE, SIZE)
    assert not drawn.isEmpty()
    assert (drawn - tile).isEmpty()
    assert drawn.boundingRect().height() <= 128
    assert (drawn - owed).isEmpty()
    _, still = painted(driver, paper, 0)
    assert still == owed - drawn


def test_bit_by_bit_all_that_is_owed_is_drawn_once(driver: Driver) -> None:
    driver.run("true-size")
    paper, canvas = Paper(driver.work), driver.canvas
    _, owed = painted(driver, paper, 0)
    whole = QRegion()
    while True:
        drawn = paper.draw_owed(canvas.camera, 1.0, owed, 1e-9, (0, 0))
        if drawn.isEmpty():
            break
        assert (drawn & whole).isEmpty()
        whole += drawn
    assert whole == owed
    assert paper.is_sharp(canvas.camera, 1.0)
    bits, count = painted(driver, paper, 0)[0], paper.tiles.drawn
    assert bits == painted(driver, Paper(driver.work), 60)[0]
    assert paper.tiles.drawn == count


@pytest.mark.parametrize("factor", [1.3, 0.57, 2.9])
def test_a_zoom_ends_on_the_screen_as_painted_afresh(driver: Driver, factor: float) -> None:
    """Beside the sheet and at its edges too, whose place a stretched page shows a little off."""
    canvas = driver.canvas
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    canvas.set_camera(canvas.camera.zoomed(factor))
    driver.qtbot.waitUntil(lambda: not canvas._sharpen.isActive())
    assert is_right(driver)


def test_a_page_that_slides_while_it_is_drawn_is_right_in_the_end(driver: Driver) -> None:
    canvas = driver.canvas
    driver.run("true-size")
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    canvas.set_camera(canvas.camera.zoomed(1.7))
    canvas._sharpen.stop()
    canvas._sharp_now()
    for _ in range(4):
        canvas.set_camera(canvas.camera.panned(37, 23))
        canvas._paint_rest()
    canvas.set_camera(canvas.camera.zoomed(0.9))
    canvas._paint_rest()  # waits for the zoom
    assert is_right(driver)


def test_sharp_within_150_ms_of_the_last_zoom_step(driver: Driver) -> None:
    """Of CPU at least: what is drawn and what is waited for, painted frame by frame."""
    canvas = driver.canvas
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    began = thread_time()
    canvas.set_camera(canvas.camera.zoomed(1.21))
    assert not canvas.is_sharp
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    assert canvas._sharpen.interval() <= 80
    assert thread_time() - began < 2  # of 60 ms: what others do meanwhile does not count


def test_going_back_to_a_page_draws_nothing(driver: Driver) -> None:
    canvas, work = driver.canvas, driver.work
    driver.qtbot.waitUntil(lambda: work.is_filled and canvas.is_sharp)
    first = canvas.paper.tiles
    work.show_page(1)
    assert canvas.paper.tiles is not first
    driver.qtbot.waitUntil(lambda: not work.composer.is_blank(work.issue, 1) and canvas.is_sharp)
    drawn = first.drawn
    work.show_page(0)
    canvas.repaint()
    assert canvas.paper.tiles is first
    assert first.drawn == drawn


def test_the_hand_paints_only_what_comes_into_view(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = driver.canvas
    driver.run("true-size")
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    canvas.set_tool("hand")
    painted_: list[int] = []
    real = canvas.paper.paint

    def paint(*given: object) -> QRegion:
        region = given[4]
        assert isinstance(region, QRegion)
        painted_.append(sum(one.width() * one.height() for one in region))  # type: ignore[attr-defined]
        return real(*given)  # type: ignore[arg-type]

    monkeypatch.setattr(canvas.paper, "paint", paint)
    middle = canvas.rect().center()
    driver.qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    painted_.clear()
    driver._move(middle + QRect(0, 0, 10, 5).bottomRight(), Qt.KeyboardModifier.NoModifier)
    driver.qtbot.wait(1)
    canvas.cancel_gesture()
    assert painted_
    assert painted_[0] < canvas.width() * canvas.height() // 10


def test_a_page_made_anew_with_the_same_values_looks_the_same(driver: Driver) -> None:
    """Named and nameless: what another process composed equals, but is no object of ours."""
    page = driver.work.composed.display
    tag = next(item for item in page.items if isinstance(item, Tag))
    rule = Tag("furniture", tag.items)
    page = page._replace(items=(rule, *page.items))
    anew = page._replace(items=tuple(item._replace() for item in page.items))
    assert anew.items[0] is not page.items[0]
    pieces = Pieces()
    assert pieces.replace(page)
    assert pieces.replace(anew) == []
    gone = anew._replace(items=anew.items[1:])
    assert len(pieces.replace(gone)) == 1


def test_what_is_owed_waits_for_the_hand(driver: Driver) -> None:
    """A slide, a key, a step of a gesture or another page puts it off by eight milliseconds."""
    canvas, work = driver.canvas, driver.work
    driver.run("true-size")
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)

    def waits() -> int:
        left = canvas._rest.interval()
        canvas._rest.start(1)
        return left

    canvas._rest.start(1)
    canvas.set_camera(canvas.camera.panned(8, 8))
    assert waits() == 8
    work.preview(edits.resize_frame(work.issue, "01", "f1", lines=9))
    assert waits() == 8
    work.preview(None)
    assert waits() == 8
    work.type(lambda i: edits.set_article_field(i, "lead", "headline", "新题"), "type", "t")
    assert waits() == 8
    work.show_page(1)
    assert waits() == 8
    canvas._rest.stop()
    work.show_page(0)
    assert not canvas._rest.isActive()  # unless there is nothing


def test_each_bit_is_painted_when_it_is_drawn(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = driver.canvas
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    monkeypatch.setattr(surface, "PATIENCE", 1e-9)  # a strip at a time, however quick
    canvas.set_camera(canvas.camera.zoomed(1.7))
    canvas.repaint()
    canvas._sharpen.stop()
    canvas._sharp_now()
    canvas._rest.stop()
    QApplication.sendPostedEvents()
    canvas._rest.stop()
    before = QRegion(canvas._owed)
    canvas._paint_rest()
    canvas._rest.stop()
    assert canvas._owed == before  # until it is painted
    driver.qtbot.waitUntil(lambda: canvas._owed != before)
    assert not canvas._owed.isEmpty()
    assert (canvas._owed - before).isEmpty()
