"""Lines that changed since the last proof: on the canvas and in the line panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from newsroom import SENTENCE
from PySide6.QtCore import QPoint, Qt

from pagesetter.gui.canvas.change_marks import COLOUR
from pagesetter.session import edits
from pagesetter.session.explaining import listen
from pagesetter.session.pipeline import open_issue
from pagesetter.session.proof_record import write_record
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from pathlib import Path

    from driver import Driver

    from pagesetter.gui.panels.lines import LineInspector
    from pagesetter.gui.proof_changes import ProofChanges


def prove(folder: Path, name: str, *pages: str) -> None:
    """Record a proof of pages as their files are now."""
    opened = open_issue(str(folder))
    _, heard = listen(opened)
    assert write_record(opened, heard, name, pages) == []


@pytest.fixture
def changes(driver: Driver) -> ProofChanges:
    return driver.canvas.reasons.changes


@pytest.fixture
def panel(driver: Driver) -> LineInspector:
    assert driver.window.docks is not None
    return driver.window.docks.lines


def show(driver: Driver) -> None:
    driver.window.actions_by_key["show-changed"].trigger()


def told(changes: ProofChanges) -> list[tuple[str, int]]:
    return [(one.text, one.line.block) for one in changes.found]


def test_lines_whose_words_changed_are_marked(driver: Driver, changes: ProofChanges) -> None:
    prove(driver.folder, "一校", "01", "02")
    show(driver)
    assert (changes.proof, changes.lines) == ("一校", [])
    row = driver.work.typist.map_of("s1").rows[3]  # below the headline: the third line of text
    assert row.part == "body"
    driver.work.typist.start(Spot("01", "s1", "body", 0, row.start + 2))
    driver.work.typist.insert("新")
    driver.qtbot.waitUntil(lambda: bool(changes.lines))
    first = next(line for line, text, _ in changes.found if "新" in text)
    text = driver.work.typist.text()
    assert text[first.start : first.end] == next(t for t, _ in told(changes) if "新" in t)
    far = [one for one in driver.work.composed.lines if one.story == "s1"][-1]
    assert far not in changes.lines  # a line that only moved has not changed
    driver.work.typist.stop()
    box = driver.canvas.view().rect(first.box)
    picture = driver.canvas.grab().toImage()
    at = QPoint(round(box.x() - 3), round(box.center().y()))
    assert picture.pixelColor(at * picture.devicePixelRatio()) == COLOUR
    show(driver)
    picture = driver.canvas.grab().toImage()
    assert picture.pixelColor(at * picture.devicePixelRatio()) != COLOUR
    driver.work.undo()
    show(driver)
    assert changes.lines == []


def test_what_only_moved_has_not_changed(driver: Driver, changes: ProofChanges) -> None:
    prove(driver.folder, "一校", "01")
    show(driver)
    typist = driver.work.typist
    typist.start(Spot("01", "s1", "body", 0, 0))
    typist.insert("新段。\n")
    driver.qtbot.waitUntil(lambda: bool(changes.lines))
    assert told(changes) == [("新段。", 0)]


def test_the_last_proof_of_the_page_counts(driver: Driver, changes: ProofChanges) -> None:
    prove(driver.folder, "一校", "01", "02")
    driver.work.typist.start(Spot("01", "s2", "body", 0, 0))
    driver.work.typist.insert("又")
    show(driver)
    assert changes.lines != []
    driver.saved()
    prove(driver.folder, "二校", "01")
    driver.work.proofed.emit()  # as the dialog says that made one
    assert (changes.proof, changes.lines) == ("二校", [])
    driver.work.show_page(1)
    assert (changes.proof, changes.lines) == ("一校", [])


def test_a_story_that_came_since_is_new(driver: Driver, changes: ProofChanges) -> None:
    prove(driver.folder, "一校", "01")
    show(driver)
    driver.drop_article("spare", (2.5, 25.5))
    driver.qtbot.waitUntil(lambda: bool(changes.lines))
    text = "".join(text for text, _ in told(changes))
    assert text == (SENTENCE * 8)[: len(text)]
    assert len(text) > 90  # 10 lines, all that the frame holds


def test_the_panel_lists_them_and_goes_there(
    driver: Driver, changes: ProofChanges, panel: LineInspector
) -> None:
    driver.window.raise_panel("panel-lines")
    assert panel.listed.itemText(1) == "改动的行（本版还没有出过大样）"
    prove(driver.folder, "一校", "01")
    driver.work.proofed.emit()
    assert panel.listed.itemText(1) == "一校以后改动的行（0）"
    driver.work.typist.start(Spot("01", "s2", "body", 0, 30))
    driver.work.typist.insert("改")
    panel.listed.setCurrentIndex(1)
    panel.listed.activated.emit(1)
    driver.qtbot.waitUntil(lambda: panel.worst.count() > 0)
    assert panel.listed.itemText(1) == f"一校以后改动的行（{panel.worst.count()}）"
    driver.work.typist.stop()
    item = panel.worst.item(0)
    assert "改" in changes.found[0].text
    assert item.text() == f"{changes.found[0].text[:12]}…"
    at = panel.worst.visualItemRect(item).center()
    driver.qtbot.mouseClick(panel.worst.viewport(), Qt.MouseButton.LeftButton, pos=at)
    focus = driver.work.typist.focus
    assert focus is not None
    assert focus[:5] == ("01", "s2", "body", 0, changes.lines[0].start)


def test_of_lines_that_are_alike_the_one_that_changed_is_marked(
    driver: Driver, changes: ProofChanges
) -> None:
    text = "\n\n".join("甲乙丙" * 3)
    driver.work.edit(lambda i: edits.set_article_text(i, "lead", text), "type")
    driver.saved()
    prove(driver.folder, "一校", "01")
    show(driver)
    driver.work.typist.start(Spot("01", "s1", "body", 2, 0))
    driver.work.typist.insert("改")
    driver.qtbot.waitUntil(lambda: bool(changes.lines))
    assert told(changes) == [("改丙", 2)]
