"""What was never drawn is drawn strip by strip, and shown blurred until then."""

from __future__ import annotations

from time import thread_time
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from pagesetter.display import Tag
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
