"""The canvas slides what is painted when the page moves: it must look as painted afresh."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import QPoint, Qt

if TYPE_CHECKING:
    from driver import Driver


def test_a_whole_move_slides_and_any_other_paints(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    canvas = driver.canvas
    canvas.true_size()
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    slid: list[tuple[int, int]] = []
    monkeypatch.setattr(canvas, "scroll", lambda x, y: slid.append((x, y)))
    canvas.set_camera(canvas.camera.panned(9, -7))
    assert slid == [(9, -7)]
    canvas.set_camera(canvas.camera.panned(0.4, 0))
    assert len(slid) == 1
    canvas.set_camera(canvas.camera.zoomed(1.1))
    assert len(slid) == 1


def test_rulers_draw_their_strip_once_for_many_moves(driver: Driver) -> None:
    from pagesetter.gui.canvas.rulers import Ruler

    driver.canvas.true_size()
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    rulers = driver.window.findChildren(Ruler)
    assert len(rulers) == 2
    for ruler in rulers:
        ruler.grab()  # at a new zoom as long as the ruler …
        driver.canvas.set_camera(driver.canvas.camera.panned(3, 3))
        ruler.grab()  # … and longer once the page moves
        strip = ruler._strip
        before = ruler.grab().toImage()
        driver.canvas.set_camera(driver.canvas.camera.panned(40, 40))
        moved = ruler.grab().toImage()
        assert ruler._strip is not None
        assert strip is not None
        assert ruler._strip[3] is strip[3]
        assert moved != before
        ruler._strip = None
        assert ruler.grab().toImage() == moved  # as drawn afresh
        driver.canvas.set_camera(driver.canvas.camera.panned(-40, -40))


def test_rulers_draw_ahead_while_the_hand_rests(driver: Driver) -> None:
    from pagesetter.gui.canvas.rulers import Ruler

    canvas = driver.canvas
    canvas.true_size()
    rulers = driver.window.findChildren(Ruler)
    for ruler in rulers:
        ruler.grab()

    def are_long() -> bool:
        return all(r._strip is not None and r._strip[2] == 600 for r in rulers)

    driver.qtbot.waitUntil(are_long)
    first = [ruler._strip for ruler in rulers]
    canvas.set_camera(canvas.camera.panned(-40, -40))
    for ruler in rulers:
        ruler.grab()
    assert [ruler._strip for ruler in rulers] == first  # the first step draws none
    canvas.set_camera(canvas.camera.panned(-310, -310))
    driver.qtbot.waitUntil(
        lambda: all(now is not then for now, then in zip(
            (ruler._strip for ruler in rulers), first, strict=True))
    )  # fmt: skip
    for ruler in rulers:
        shown = ruler.grab().toImage()
        ruler._strip = None
        assert ruler.grab().toImage() == shown  # as drawn afresh


def test_the_hand_stays_where_it_is_on_the_page(driver: Driver) -> None:
    canvas = driver.canvas
    canvas.true_size()
    told: list[tuple[int, int]] = []
    canvas.pointer_moved.connect(lambda at: told.append((at.x, at.y)))
    middle = canvas.rect().center()
    canvas.set_tool("hand")
    driver.qtbot.mouseMove(canvas, middle)
    driver.qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=middle)
    for step in (QPoint(9, 7), QPoint(30, -20)):
        driver.qtbot.mouseMove(canvas, middle + step)
    driver.qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=middle + step)
    assert len(told) >= 3
    assert len(set(told)) == 1


def test_the_bars_still_scroll(driver: Driver) -> None:
    desk = driver.window.desk
    assert desk is not None
    driver.canvas.true_size()
    before, bar = driver.canvas.camera.y, desk._bar_y
    below = QPoint(bar.width() // 2, bar.height() - 30)
    driver.qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=below)
    assert driver.canvas.camera.y > before


def test_what_slid_out_of_view_is_owed_no_more(driver: Driver) -> None:
    """Closer in and on at once: it had waited for good for what nobody sees, and drew no
    more ahead."""
    canvas = driver.canvas
    canvas.true_size()
    driver.qtbot.waitUntil(lambda: canvas.is_sharp)
    canvas.set_camera(canvas.camera.zoomed(3))
    canvas._sharpen.stop()
    canvas._sharp_now()
    canvas.set_camera(canvas.camera.panned(0, 200))
    driver.qtbot.waitUntil(lambda: canvas.is_sharp, timeout=10_000)
