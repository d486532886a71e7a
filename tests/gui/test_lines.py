"""The line-break preview: marks, bars and heat on the page, the line inspector, locks by click."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driver import CTRL
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication

from pagesetter.gui.canvas.line_marks import KINDS
from pagesetter.session.line_reasons import tightness
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.compose.composition import PlacedLine
    from pagesetter.gui.panels.lines import LineInspector


def lines_of(driver: Driver, story: str = "s1") -> list[PlacedLine]:
    return [one for one in driver.work.composed.lines if one.story == story and one.block >= 0]


def pixels(driver: Driver, line: PlacedLine) -> set[str]:
    """The colours painted right of a line, where its mark stands."""
    box = driver.canvas.view().rect(line.box)
    shot = driver.canvas.grab().toImage()
    x, y = round(box.right()), round(box.center().y())
    return {QColor(shot.pixel(x + dx, y + dy)).name() for dx in range(4, 13) for dy in range(-3, 4)}


def inspector(driver: Driver) -> LineInspector:
    driver.run("line-inspector")
    docks = driver.window.docks
    assert docks is not None
    return docks.lines


def test_a_mark_stands_at_each_line_end_by_its_kind(driver: Driver) -> None:
    driver.run("fit-width")
    driver.canvas._sharp_now()
    line = next(one for one in lines_of(driver) if one.reason == "fit")
    colour = KINDS["fit"][1]
    assert colour not in pixels(driver, line)
    driver.run("show-breaks")
    assert driver.window.settings.flag("show-breaks", False)
    assert colour in pixels(driver, line)
    last = lines_of(driver)[-1]
    assert last.reason == "last"
    assert not {value for _, value in KINDS.values()} & pixels(driver, last)


def test_bars_and_heat_are_learned_while_nothing_else_is_done(driver: Driver) -> None:
    canvas = driver.canvas
    driver.run("show-heat")
    driver.run("show-bars")
    driver.qtbot.waitUntil(
        lambda: all(canvas.reasons.line(one, learn=False) for one in lines_of(driver))
    )
    amounts = {
        one.start: tightness(reason)
        for one in lines_of(driver)
        if (reason := canvas.reasons.line(one, learn=False)) is not None
    }
    assert amounts[lines_of(driver)[-1].start] == 0  # a last line is meant to be short
    odd = next(one for one in lines_of(driver) if amounts[one.start])
    box = canvas.view().rect(odd.box)
    with_heat = canvas.grab().toImage()
    driver.run("show-heat")
    assert "heat" not in canvas.shown
    without = canvas.grab().toImage()
    inside = [(round(box.x()) + dx, round(box.y()) + dy) for dx in range(3, 60) for dy in (1, 4)]
    assert any(with_heat.pixel(*at) != without.pixel(*at) for at in inside)


def test_pointing_at_a_line_tells_its_reason(driver: Driver) -> None:
    driver.run("show-breaks")
    # A stop stands where the measure runs out: the line ends before the 字 it belongs to.
    driver.work.typist.start(Spot("01", "s1", "body", 0, 0))
    driver.work.typist.insert("甲" * 9)
    driver.work.typist.stop()
    line = next(one for one in lines_of(driver) if one.reason == "line-start")
    box = driver.canvas.view().rect(line.box)
    at = QPoint(round(box.center().x()), round(box.center().y()))
    event = QMouseEvent(
        QMouseEvent.Type.MouseMove, QPointF(at), QPointF(driver.canvas.mapToGlobal(at)),
        Qt.MouseButton.NoButton, Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    QApplication.sendEvent(driver.canvas, event)
    told = driver.canvas.toolTip()
    assert "行末：后一字不能出现在行首" in told
    assert "行长 10" in told  # the amounts
    assert "（" in told  # the source


def test_the_inspector_lists_the_lines_and_a_click_locks_another_end(driver: Driver) -> None:
    panel = inspector(driver)
    line = lines_of(driver)[3]
    driver.work.typist.start(Spot("01", "s1", "body", 0, line.start + 1))
    assert panel.lines.topLevelItemCount() == len(lines_of(driver))
    current = panel.lines.currentItem()
    assert current is not None
    assert current.text(0).startswith("4  …")
    choices = [current.child(at) for at in range(current.childCount())]
    other = next(item for item in choices if not item.text(1).startswith("✓"))
    end = other.data(0, Qt.ItemDataRole.UserRole)[1]
    assert end != line.end
    panel.lines.itemClicked.emit(other, 0)
    placed = lines_of(driver)[3]
    assert (placed.end, placed.reason) == (end, "locked")
    locks = driver.saved().pages[0].stories[0].locks
    assert len(locks) == 1
    assert locks[0].turns
    assert panel.unlock.isEnabled()
    driver.qtbot.mouseClick(panel.unlock, Qt.MouseButton.LeftButton)
    assert driver.saved().pages[0].stories[0].locks == ()
    assert lines_of(driver)[3].end == line.end
    driver.key(Qt.Key.Key_Z, CTRL)
    assert lines_of(driver)[3].end == end


def test_the_loosest_lines_are_listed_and_lead_to_their_place(driver: Driver) -> None:
    panel = inspector(driver)
    reasons = driver.canvas.reasons
    driver.qtbot.waitUntil(lambda: bool(reasons.worst()) and not reasons._todo)
    driver.qtbot.waitUntil(lambda: panel.worst.count() == len(reasons.worst()))
    assert all(reasons.line(o, learn=False) for o in lines_of(driver))
    openings = [reason.line.opening for _, reason in reasons.worst()]
    assert openings == sorted(openings, reverse=True)
    assert panel.worst.count() == len(openings) > 0
    placed, _ = reasons.worst()[0]
    panel.worst.itemClicked.emit(panel.worst.item(0))
    focus = driver.work.typist.focus
    assert focus is not None
    assert (focus.item, focus.offset) == (reasons.story_of(placed), placed.start)


def test_a_change_is_explained_anew(driver: Driver) -> None:
    reasons = driver.canvas.reasons
    before = reasons.of("s1")
    other = reasons.of("s2")
    assert before is not None
    driver.work.typist.start(Spot("01", "s1", "body", 0, 3))
    driver.work.typist.insert("字")
    after = reasons.of("s1")
    assert after is not None
    assert after is not before
    assert reasons.of("s2") is other
    made = after.paragraph(0)
    assert made is not None
    assert made.text.startswith("排版要字按")
    assert [line.end for line in made.lines] == [one.end for one in lines_of(driver)]


def test_a_click_on_another_way_sets_and_locks_the_whole_paragraph(driver: Driver) -> None:
    panel = inspector(driver)
    driver.work.typist.start(Spot("01", "s1", "body", 0, 5))
    count = len(lines_of(driver))
    entries = [panel.ways.ways.item(at) for at in range(panel.ways.ways.count())]
    assert f"{count} 行（0）" in entries[[e.data(256).change for e in entries].index(0)].text()
    longer = next(entry for entry in entries if entry.data(256).change == 1)
    way = longer.data(256)
    panel.ways.ways.itemClicked.emit(longer)
    assert [line.end for line in lines_of(driver)[:-1]] == list(way.ends)
    assert len(lines_of(driver)) == way.lines == count + 1
    assert len(driver.saved().pages[0].stories[0].locks) == count
    assert {line.reason for line in lines_of(driver)[:-1]} == {"locked"}


def test_what_other_rules_would_do_is_counted(driver: Driver) -> None:
    panel = inspector(driver)
    driver.work.typist.start(Spot("01", "s1", "body", 0, 5))
    count = len(lines_of(driver))
    assert panel.ways.told.text() == ""
    at = panel.ways.rule.findText("行末标点：一字")
    panel.ways.rule.setCurrentIndex(at)
    panel.ways.rule.activated.emit(at)
    assert panel.ways.told.text().startswith(f"本稿 {count} → ")
    assert len(lines_of(driver)) == count  # nothing is changed


def test_other_ends_tell_what_they_ask_of_the_line(driver: Driver) -> None:
    """In 字, with what stands on either side of the turn; the marks have a legend."""
    panel = inspector(driver)
    driver.work.typist.start(Spot("01", "s1", "body", 0, 5))
    top = panel.lines.topLevelItem(0)
    assert top is not None
    others = [top.child(at) for at in range(top.childCount())]
    told = {item.text(0): item.text(1) for item in others if item is not None}
    assert told == {"…版要按字行栏|计数": "拉 1.00 字", "…要按字行栏计|数，": "✓ 不压不拉"}
    assert "避行首" in panel.legend.text()
    assert panel.legend.text().count("<span") == 9


def test_in_a_narrow_panel_nothing_that_is_said_is_cut_off(driver: Driver) -> None:
    driver.window.set_language("en")
    driver.window.resize(1024, 700)
    driver.settle()
    driver.run("line-inspector")
    driver.run("story-editor")
    driver.settle()
    docks = driver.window.docks
    assert docks is not None
    panel = docks.lines
    driver.qtbot.waitUntil(panel.isVisible)
    driver.settle()
    for words in (panel.summary, panel.legend):
        assert words.height() >= words.heightForWidth(words.width())
