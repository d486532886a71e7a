"""After a proof: its lines are kept when the editor wants it, and nothing above an edit moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL
from PySide6.QtCore import Qt
from test_proof_changes import prove

from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.gui.banner import Banner


def lines(driver: Driver, story: str = "s1") -> list[tuple[int, int, int]]:
    return [
        (one.block, one.start, one.end)
        for one in driver.work.composed.lines
        if one.story == story and one.block >= 0
    ]


@pytest.fixture
def offer(driver: Driver) -> Banner:
    """A proof of both pages has been made."""
    prove(driver.folder, "一校", "01", "02")
    driver.work.proofed.emit()
    banner = driver.window.banners.shown("proofed")
    assert banner is not None
    return banner


def type_in_fifth_line(driver: Driver) -> None:
    """Type where total-fit sets the lines from the second on anew."""
    driver.work.typist.start(Spot("01", "s1", "body", 0, 38))
    driver.canvas.setFocus()
    driver.qtbot.keyClicks(driver.canvas, "x")


FIRST_FIVE = [(0, 0, 8), (0, 8, 18), (0, 18, 28), (0, 28, 38), (0, 38, 47)]


def test_the_offer_keeps_the_lines_of_all_stories(driver: Driver, offer: Banner) -> None:
    assert offer.text.text() == (
        "一校已出。要按这次大样固定各稿的行吗？以后改字只从改动处往下重排。"
    )
    before = lines(driver)
    driver.qtbot.mouseClick(offer.buttons[0], Qt.MouseButton.LeftButton)
    assert lines(driver) == before
    assert driver.window.banners.shown("proofed") is None
    issue = driver.saved()
    assert [s.proof for s in issue.pages[0].stories] == ["一校", "一校", ""]  # s3 has no text
    assert [s.proof for s in issue.pages[1].stories] == ["一校"]
    assert [proof.name for proof in issue.proofs] == ["一校"]
    driver.work.proofed.emit()
    assert driver.window.banners.shown("proofed") is None  # all that can keep them do
    driver.key(Qt.Key.Key_Z, CTRL)
    assert [s.proof for s in driver.saved().pages[0].stories] == ["", "", ""]


def test_nothing_above_an_edit_moves_and_the_view_does_not_jump(
    driver: Driver, offer: Banner
) -> None:
    driver.window.actions_by_key["show-changed"].trigger()
    driver.qtbot.mouseClick(offer.buttons[0], Qt.MouseButton.LeftButton)
    before, camera = lines(driver), driver.canvas.camera
    assert before[:5] == FIRST_FIVE
    type_in_fifth_line(driver)
    assert lines(driver)[:4] == FIRST_FIVE[:4]
    assert driver.canvas.camera == camera
    changes = driver.canvas.reasons.changes
    driver.qtbot.waitUntil(lambda: bool(changes.lines))
    assert changes.lines[0].start == 38
    driver.key(Qt.Key.Key_Z, CTRL)
    assert lines(driver) == before


def test_without_keeping_them_lines_above_are_set_anew(driver: Driver, offer: Banner) -> None:
    type_in_fifth_line(driver)
    assert lines(driver)[:2] != FIRST_FIVE[:2]


def test_a_key_keeps_a_story_and_lets_it_go(driver: Driver, offer: Banner) -> None:
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_K, CTRL | ALT)
    assert [s.proof for s in driver.saved().pages[0].stories] == ["一校", "", ""]
    driver.key(Qt.Key.Key_K, CTRL | ALT)
    assert [s.proof for s in driver.saved().pages[0].stories] == ["", "", ""]


def test_without_a_proof_there_is_a_sentence(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_K, CTRL | ALT)
    banner = driver.window.banners.shown("notice")
    assert banner is not None
    assert banner.text.text() == "这一版还没有出过大样，没有可固定的行。"
    assert not driver.work.document.is_dirty
