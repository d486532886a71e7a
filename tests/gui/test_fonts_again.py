"""Fonts that come, change or go while the window is open are set and shown as they are."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from driver import Driver
from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from screen import is_right
from test_safety import look

from pagesetter.display.walk import glyph_runs
from pagesetter.fonts import FontFace
from pagesetter.session.watching import FontWatch

TITLE = "头条新闻"


@pytest.fixture
def issue_folder(issue_folder: Path) -> Path:
    """The issue with headlines in a face that is not there."""
    paper = issue_folder.parent.parent / "paper.yaml"
    paper.write_text(paper.read_text("utf-8") + "styles: {headline: {face: Block}}\n", "utf-8")
    return issue_folder


def font(path: Path, height: int) -> str:
    """Write a font whose letters are blocks of this height in 1000, as one copies a file there;
    return the face's key."""
    path.parent.mkdir(exist_ok=True)
    builder = FontBuilder(1000, isTTF=True)
    names = [".notdef", *(f"g{number}" for number in range(len(TITLE)))]
    builder.setupGlyphOrder(names)
    builder.setupCharacterMap({ord(c): f"g{number}" for number, c in enumerate(TITLE)})
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, height), (1000, height), (1000, 0)):
        pen.lineTo(corner)
    pen.closePath()
    builder.setupGlyf(dict.fromkeys(names, pen.glyph()))
    builder.setupHorizontalMetrics(dict.fromkeys(names, (1000, 0)))
    builder.setupHorizontalHeader(ascent=880, descent=-120)
    builder.setupNameTable({"familyName": "Block", "styleName": "Regular"})
    builder.setupOS2()
    builder.setupPost()
    aside = path.with_suffix(".part")
    builder.save(aside)
    os.replace(aside, path)
    return FontFace(str(path)).key


def title_faces(driver: Driver) -> set[str]:
    look(driver)
    return {run.face for run in glyph_runs(driver.work.composed.display.items) if run.text in TITLE}


def test_a_font_that_comes_changes_and_goes_is_followed(driver: Driver) -> None:
    path = driver.folder.parent.parent / "fonts" / "block.ttf"  # not even the folder is there
    before = title_faces(driver)
    key = font(path, 800)
    driver.qtbot.waitUntil(lambda: title_faces(driver) == {key})
    assert is_right(driver)
    assert driver.work.document.font_folders == (str(path.parent),)
    assert not driver.work.document.undo_name
    other = font(path, 300)
    assert other != key
    driver.qtbot.waitUntil(lambda: title_faces(driver) == {other})
    assert is_right(driver)
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)
    path.unlink()
    driver.qtbot.waitUntil(lambda: title_faces(driver) == before)
    assert is_right(driver)


def test_a_font_that_is_being_copied_is_waited_for(tmp_path: Path) -> None:
    folder, watch = tmp_path / "fonts", FontWatch()
    assert not watch.look([str(folder)])
    folder.mkdir()
    (folder / "a.ttf").write_bytes(b"1")
    assert not watch.look([str(folder)])
    (folder / "a.ttf").write_bytes(b"12")
    assert not watch.look([str(folder)])
    assert watch.look([str(folder)])
    assert not watch.look([str(folder)])
    (folder / "a.ttf").unlink()
    assert not watch.look([str(folder)])
    assert watch.look([str(folder)])


def test_a_folder_of_fonts_that_leads_out_is_not_read(driver: Driver, tmp_path: Path) -> None:
    font(tmp_path / "elsewhere" / "block.ttf", 800)
    (driver.folder / "fonts").symlink_to(tmp_path / "elsewhere")
    driver.work.reread_fonts()
    assert driver.work.document.font_folders == ()
