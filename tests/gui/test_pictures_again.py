"""Pictures that change on disk while their page is open are shown as they are."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from driver import Driver
from PIL import Image
from screen import is_right
from test_safety import look

from pagesetter.session.watching import PictureWatch

if TYPE_CHECKING:
    from PySide6.QtGui import QColor

RED, BLUE = (200, 30, 30), (30, 30, 200)
BOX = """\
boxes:
  - {id: b1, kind: picture, column: 3, line: 30, columns: 2, lines: 10, picture: assets/照片.png}
"""


@pytest.fixture
def issue_folder(issue_folder: Path) -> Path:
    """The issue with a picture of one colour on both pages."""
    for page in ("01", "02"):
        path = issue_folder / "pages" / f"{page}.yaml"
        path.write_text(path.read_text("utf-8") + BOX, "utf-8")
    (issue_folder / "assets").mkdir()
    paint(issue_folder, RED)
    return issue_folder


def paint(folder: Path, colour: tuple[int, int, int], size: tuple[int, int] = (800, 600)) -> None:
    """Write the picture as another program does: aside, then in its place."""
    aside = folder / "assets" / "aside.png"
    Image.new("RGB", size, colour).save(aside)
    os.replace(aside, folder / "assets" / "照片.png")


def shown(driver: Driver) -> QColor:
    """The colour in the middle of the picture, on the screen."""
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    return driver.canvas.grab().toImage().pixelColor(driver.at((4.0, 35.0)))


def looks(driver: Driver, colour: tuple[int, int, int]) -> bool:
    look(driver)
    got = shown(driver)
    return max(abs(a - b) for a, b in zip(got.getRgb()[:3], colour, strict=True)) < 30


def test_a_picture_that_was_retouched_is_shown_on_every_page(driver: Driver) -> None:
    assert looks(driver, RED)
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    zoom = driver.canvas.camera.zoom
    paint(driver.folder, BLUE)
    driver.qtbot.waitUntil(lambda: looks(driver, BLUE))
    assert is_right(driver)
    assert driver.canvas.camera.zoom == zoom
    assert not driver.work.document.undo_name
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    assert driver.window.docks is not None
    icon = driver.window.docks.pages.item(1).icon
    driver.qtbot.waitUntil(
        lambda: any(
            colour.blue() > colour.red() + 60
            for picture in (icon().pixmap(150, 150).toImage(),)
            for x in range(picture.width())
            for colour in (picture.pixelColor(x, picture.height() // 2),)
        )
    )
    driver.work.show_page(1)
    driver.qtbot.waitUntil(lambda: looks(driver, BLUE))


def test_a_picture_that_comes_later_and_goes_again_is_noticed(driver: Driver) -> None:
    os.unlink(driver.folder / "assets" / "照片.png")
    driver.qtbot.waitUntil(lambda: not looks(driver, RED))
    assert "picture-missing" in {one.code for one in driver.work.findings}
    paint(driver.folder, BLUE)
    driver.qtbot.waitUntil(lambda: looks(driver, BLUE))
    assert "picture-missing" not in {one.code for one in driver.work.findings}


def test_a_picture_that_is_being_written_is_waited_for(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    watch, paths = PictureWatch(), {"assets/a.png": str(path)}
    assert not watch.look(paths)
    path.write_bytes(b"1")
    assert not watch.look(paths)
    path.write_bytes(b"12")
    assert not watch.look(paths)
    assert watch.look(paths)
    assert not watch.look(paths)
    path.unlink()
    assert not watch.look(paths)
    assert watch.look(paths)
    assert not watch.look({**paths, "assets/b.png": str(path)})
