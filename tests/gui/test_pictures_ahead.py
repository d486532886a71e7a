"""Pictures are read beside the window, before the page with them is painted."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from newsroom import lay
from PIL import Image
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from pagesetter.gui import pictures
from pagesetter.gui.pictures import ScreenPictures, read_picture

if TYPE_CHECKING:
    from driver import Driver

BOX = """\
boxes:
  - {id: b1, kind: picture, column: 3, line: 40, columns: 2, lines: 12, picture: assets/red.png}
"""


@pytest.fixture
def issue_folder(tmp_path: Path) -> Path:
    """A red picture stands on the second page."""
    folder = lay(tmp_path)
    (folder / "assets").mkdir(exist_ok=True)
    Image.new("RGB", (3000, 60), (255, 0, 0)).save(folder / "assets" / "red.png")
    page = folder / "pages" / "02.yaml"
    page.write_text(page.read_text("utf-8") + BOX, encoding="utf-8")
    return folder


def test_a_page_lent_shows_its_pictures_before_it_is_composed_here(driver: Driver) -> None:
    work = driver.work
    driver.qtbot.waitUntil(lambda: work.is_filled)
    work.show_page(1)
    assert work.composer.is_blank(work.issue, 1)
    assert not work.shelf.path("assets/red.png")
    image = work.pictures["assets/red.png"]
    assert image.size() == QSize(2000, 40)
    assert image.pixelColor(5, 5) == QColor(255, 0, 0)


def test_what_was_read_ahead_is_not_read_again(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = driver.work
    page = work.composed_at(1).display
    read: list[str] = []
    real = pictures._read
    monkeypatch.setattr(pictures, "_read", lambda path: read.append(path) or real(path))
    fresh = ScreenPictures(work.shelf)
    fresh.read_ahead(page)
    fresh.read_ahead(page)
    assert fresh["assets/red.png"].width() == 2000
    assert fresh["assets/red.png"].width() == 2000
    assert len(read) == 1


def test_a_picture_is_reduced_to_what_is_wanted_and_never_enlarged(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    Image.new("L", (90, 30)).save(path)
    found = [read_picture(str(path), QSize(side, side)) for side in (45, 1, 500)]
    assert [image and image.size() for image in found] == [
        QSize(45, 15), QSize(1, 1), QSize(90, 30),
    ]  # fmt: skip
    assert read_picture(str(tmp_path / "none.png"), QSize(9, 9)) is None
