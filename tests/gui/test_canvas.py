"""What the canvas shows is the page: tiles equal a whole painting, also after many edits."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import pytest
from driver import CTRL, SHIFT
from PySide6.QtCore import QCoreApplication, QEvent, QPoint, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QImage, QPainter, QRegion, QWheelEvent
from PySide6.QtWidgets import QApplication

from pagesetter.geometry import UNIT
from pagesetter.gui.canvas.cursor import parted
from pagesetter.gui.canvas.surface import Surface
from pagesetter.gui.canvas.tiles import SIZE, Tiles
from pagesetter.gui.painter import paint_page
from pagesetter.gui.status import Status
from pagesetter.gui.workspace import Workspace
from pagesetter.session import arrange, edits

if TYPE_CHECKING:
    from driver import Driver


def whole(tiles: Tiles, width: int, height: int) -> QImage:
    """All tiles put together."""
    image = QImage(width, height, QImage.Format.Format_RGB32)
    image.fill(Qt.GlobalColor.red)
    painter = QPainter(image)
    for tile in tiles.covering(0, 0, width, height):
        painter.drawImage(QPoint(tile[0] * SIZE, tile[1] * SIZE), tiles.tile(tile))
    painter.end()
    return image


def plain(image: QImage) -> bytes:
    """The pixels, without what is said of them."""
    same = image.convertToFormat(QImage.Format.Format_RGB32)
    return bytes(same.constBits())


@pytest.mark.parametrize("dpi", [72, 110, 144])
def test_tiles_equal_the_page_painted_whole(driver: Driver, dpi: int) -> None:
    page = driver.work.composed.display
    expected = paint_page(page, driver.work.fonts, dpi)
    tiles = Tiles(driver.work.raw_fonts, {})
    tiles.set_page(page)
    tiles.set_scale(dpi / 72)
    made = whole(tiles, expected.width(), expected.height())
    assert plain(made) == plain(expected)


def random_edit(work: Workspace, dice: random.Random) -> None:
    page, grid = work.page.name, work.grid
    story = dice.choice(work.page.stories)
    frame = story.frames[0].id
    lines, columns = dice.randint(-6, 6), dice.choice([-1, 0, 1])
    change = dice.choice(
        [
            lambda i: arrange.move_items(i, page, (story.id,), columns, lines, grid),
            lambda i: arrange.change_frame(
                i, page, frame, lambda f: arrange.pulled(f, ("bottom",), 0, lines, grid)
            ),
            lambda i: edits.split_frame(i, page, frame, dice.choice([None, 1, 2])),
            lambda i: arrange.swap_stories(i, page, "s1", "s2", grid),
            lambda i: edits.set_article_field(i, "lead", "headline", "新题" * dice.randint(1, 5)),
        ]
    )
    if dice.random() < 0.2:
        work.undo()
    else:
        work.edit(change, "move")


def test_after_each_of_many_edits_the_mended_tiles_equal_fresh_ones(driver: Driver) -> None:
    work, dice = driver.work, random.Random(47)
    width, height = 500, 700
    mended = Tiles(work.raw_fonts, {})
    for tiles in (mended,):
        tiles.set_scale(0.8)
        tiles.set_page(work.composed.display)
    whole(mended, width, height)
    for _ in range(40):
        random_edit(work, dice)
        mended.set_page(work.composed.display)
        fresh = Tiles(work.raw_fonts, {})
        fresh.set_scale(0.8)
        fresh.set_page(work.composed.display)
        assert plain(whole(mended, width, height)) == plain(whole(fresh, width, height))


def test_an_edit_of_one_story_draws_only_its_place(driver: Driver) -> None:
    work = driver.work
    tiles = Tiles(work.raw_fonts, {})
    tiles.set_page(work.composed.display)
    work.edit(lambda i: edits.resize_frame(i, "01", "f2", lines=12), "resize")
    changed = tiles.set_page(work.composed.display)
    part = work.scene.part("f2")
    assert part is not None
    assert changed
    for box in changed:
        assert box.x >= part.box.x - 8 * UNIT
        assert box.right <= part.box.right + 20 * UNIT


def shown(driver: Driver, area: QRect) -> bytes:
    driver.canvas.repaint()
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    return plain(driver.canvas.grab(area).toImage())


def test_the_canvas_shows_the_pixels_of_the_page(driver: Driver) -> None:
    canvas = driver.canvas
    driver.run("press-preview")
    driver.run("true-size")
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    area = QRect(100, 100, 300, 200)
    left, top = canvas.camera.to_view(0, 0)
    page = paint_page(driver.work.composed.display, driver.work.fonts, 96)
    expected = page.copy(area.translated(-round(left), -round(top)))
    assert shown(driver, area) == plain(expected)


def wheel(driver: Driver, at: QPoint, turned: int) -> None:
    event = QWheelEvent(
        QPointF(at), QPointF(driver.canvas.mapToGlobal(at)), QPoint(), QPoint(0, turned),
        Qt.MouseButton.NoButton, CTRL, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(driver.canvas, event)


def test_the_wheel_zooms_at_the_pointer_and_sharpens_after_a_while(driver: Driver) -> None:
    canvas, at = driver.canvas, QPoint(300, 200)
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    before = canvas.camera.to_page(300, 200)
    wheel(driver, at, 120)
    wheel(driver, at, 120)
    assert canvas.camera.to_page(300, 200) == pytest.approx(before)
    canvas.repaint()
    assert not canvas.paper.is_sharp(canvas.camera, 1.0)
    assert canvas._sharpen.isActive()
    assert canvas._sharpen.interval() <= 80
    driver.qtbot.waitUntil(lambda: canvas.paper.is_sharp(canvas.camera, 1.0))


def test_space_and_the_middle_button_move_the_paper(driver: Driver) -> None:
    canvas = driver.canvas
    driver.run("true-size")
    before = canvas.camera.to_view(0, 0)
    driver.qtbot.keyPress(canvas, Qt.Key.Key_Space)
    assert canvas.tool == "hand"
    driver.drag(QPoint(300, 300), QPoint(330, 280))
    driver.qtbot.keyRelease(canvas, Qt.Key.Key_Space)
    assert canvas.tool == "select"
    after = canvas.camera.to_view(0, 0)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx((30, -20))
    assert not driver.work.document.is_dirty


def test_scroll_bars_mirror_the_camera(driver: Driver) -> None:
    desk = driver.window.desk
    assert desk is not None
    driver.run("true-size")
    camera = driver.canvas.camera
    bar = desk._bar_y
    assert bar.value() == round(camera.y * camera.zoom)
    bar.setValue(bar.value() + 50)
    assert driver.canvas.camera.y == pytest.approx(camera.y + 50 / camera.zoom, abs=0.5)


def test_every_guide_can_be_shown_and_hidden(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    area = driver.canvas.rect()
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_F, SHIFT)
    driver.drag(driver.at((4.3, 30.5)), driver.at((4.7, 39.5)))
    driver.work.select()
    for name in ("columns", "lines", "cells", "frames", "threads", "margins"):
        action = driver.window.actions_by_key[f"show-{name}"]
        first = shown(driver, area)
        action.trigger()
        assert shown(driver, area) != first, name
        action.trigger()
        assert shown(driver, area) == first, name


def test_a_part_of_a_tile_is_mended_and_the_rest_later(driver: Driver) -> None:
    work = driver.work
    tiles = Tiles(work.raw_fonts, {})
    tiles.set_page(work.composed.display)
    old = plain(tiles.tile((0, 0)))
    work.edit(lambda i: edits.set_article_text(i, "lead", "新的一段话。" * 60), "type")
    tiles.set_page(work.composed.display)
    fresh = Tiles(work.raw_fonts, {})
    fresh.set_page(work.composed.display)
    new = plain(fresh.tile((0, 0)))
    row = 4 * SIZE
    differ = [
        y for y in range(SIZE) if old[y * row : y * row + row] != new[y * row : y * row + row]
    ]
    half = (differ[0] + differ[-1]) // 2
    upper = plain(tiles.tile((0, 0), QRect(0, 0, SIZE, half)))
    assert upper[: half * row] == new[: half * row]
    assert upper[half * row :] == old[half * row :] != new[half * row :]
    assert plain(tiles.tile((0, 0))) == new


def test_after_a_key_what_stands_near_the_cursor_is_painted_first() -> None:
    caret = QRectF(120, 200, 2, 10)
    own, other = QRect(100, 190, 150, 400), QRect(260, 40, 150, 550)
    first, rest = parted([own, other], caret)
    assert list(first) == [QRect(100, 190, 150, 70)]
    assert first | rest == QRegion(own) | QRegion(other)
    assert (first & rest).isEmpty()
    few = [QRect(100, 190, 150, 60), QRect(260, 40, 150, 30)]
    assert parted(few, caret) == (QRegion(few[0]) | QRegion(few[1]), QRegion())


def test_true_size_is_that_of_the_print_on_this_screen(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On a screen of 144 pixels to the inch an inch of the page is as wide, and that is 100 %."""
    monkeypatch.setattr(Surface, "density", lambda _: 144.0)
    canvas, window = driver.canvas, driver.window
    QCoreApplication.sendEvent(canvas, QEvent(QEvent.Type.ScreenChangeInternal))
    driver.run("true-size")
    view = canvas.view()
    assert view.pixels(72 * UNIT) == pytest.approx(144)
    status = window.statusBar()
    assert isinstance(status, Status)
    assert status.zoom.currentText() == "100%"
    driver.run("zoom-in")
    assert status.zoom.currentText() == "125%"
    status.zoom.lineEdit().setText("50")
    status.zoom.lineEdit().returnPressed.emit()
    assert canvas.view().pixels(72 * UNIT) == pytest.approx(72)
