"""The line-break preview: marks, bars and heat on the page, the line inspector, locks by click."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import CTRL
from PySide6.QtCore import QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QMouseEvent
from PySide6.QtWidgets import QApplication, QTreeWidgetItem
from typing_hand import SENTENCE

from pagesetter.gui import reasons as gui_reasons
from pagesetter.gui.canvas.line_marks import KINDS, bar_of, mark_of
from pagesetter.session import edits
from pagesetter.session.line_reasons import Reason, StoryReasons, tightness
from pagesetter.session.spots import Spot

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.compose.composition import PlacedLine
    from pagesetter.gui.panels.lines import LineInspector
    from pagesetter.model import Issue


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


def test_reasons_belong_to_their_page(driver: Driver, monkeypatch: pytest.MonkeyPatch) -> None:
    """Stories of two pages bear one name; nothing is explained amid the change of pages."""
    made: list[str] = []

    class Note(StoryReasons):
        def __init__(self, issue: Issue, index: int, *rest: object) -> None:
            made.append(issue.pages[index].name)
            super().__init__(issue, index, *rest)  # type: ignore[arg-type]

    monkeypatch.setattr(gui_reasons, "StoryReasons", Note)
    driver.run("show-heat")
    reasons = driver.canvas.reasons
    assert reasons is not None

    def told() -> list[Reason]:
        found = (reasons.line(one, learn=False) for one in lines_of(driver))
        return [one for one in found if one is not None]

    driver.qtbot.waitUntil(lambda: bool(told()), timeout=20_000)
    before = told()
    made.clear()
    driver.work.show_page(1)
    driver.canvas.grab()
    assert (made, told()) == ([], [])
    driver.qtbot.waitUntil(lambda: bool(told()), timeout=20_000)
    assert set(made) == {"02"}
    driver.work.show_page(0)
    assert told()[: len(before)] == before  # known still


@pytest.mark.parametrize("gutter", [3.0, 6.0, 12.0, 40.0])
def test_bars_and_marks_keep_to_the_gutter_and_apart(gutter: float) -> None:
    line = QRectF(100, 50, 150, gutter)  # a gutter is as wide as a 字 is high
    for amount in (-200, -5, 5, 200):
        bar = bar_of(line, amount, gutter)
        centre, size = mark_of(line, gutter)
        assert line.right() < bar.left() < bar.right() <= centre.x() - size
        assert centre.x() + 1.2 * size <= line.right() + gutter
        assert line.top() - 1 <= bar.top() <= bar.bottom() <= line.bottom() + 1
        assert (bar.center().y() < line.center().y()) == (amount > 0)
    down = QRectF(100, 50, gutter, 150)  # a line that runs down
    bar, (centre, size) = bar_of(down, 200, gutter), mark_of(down, gutter)
    assert down.bottom() < bar.top() < bar.bottom() <= centre.y() - size
    assert centre.x() == down.center().x()
    assert bar.left() >= down.center().x()


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


def test_return_locks_the_end_that_is_chosen_by_keys(driver: Driver) -> None:
    panel = inspector(driver)
    line = lines_of(driver)[3]
    driver.work.typist.start(Spot("01", "s1", "body", 0, line.start + 1))
    current = panel.lines.currentItem()
    assert current is not None
    ends = [current.child(at) for at in range(current.childCount())]
    other = next(item for item in ends if not item.text(1).startswith("✓"))
    end = other.data(0, Qt.ItemDataRole.UserRole)[1]
    panel.lines.setFocus()
    panel.lines.setCurrentItem(other)
    driver.qtbot.keyClick(panel.lines, Qt.Key.Key_Return)
    assert (lines_of(driver)[3].end, lines_of(driver)[3].reason) == (end, "locked")


def choices(panel: LineInspector, row: int) -> dict[str, QTreeWidgetItem]:
    """The other ends of a line, by what they tell."""
    top = panel.lines.topLevelItem(row)
    assert top is not None
    top.setExpanded(True)
    items = [top.child(at) for at in range(top.childCount())]
    return {item.text(1): item for item in items if item is not None}


def test_an_end_that_leaves_a_line_unfilled_is_told_and_not_locked(driver: Driver) -> None:
    """Lines of 10 字: one name of 8 that must not part stands behind two characters."""
    phrase = "甲乙丙丁戊己庚辛"
    text = f"一二三四五六七八九十{phrase}{SENTENCE * 3}"

    def change(issue: Issue) -> Issue:
        issue = edits.set_article_text(issue, "lead", text)
        return edits.with_article(issue, "lead", lambda a: a._replace(protected=(phrase,)))

    driver.work.edit(change, "type")
    panel = inspector(driver)
    driver.work.typist.start(Spot("01", "s1", "body", 0, 3))
    assert set(choices(panel, 0)) == {"拉 1.00 字 · 后面排不成", "✓ 不压不拉"}
    (bad,) = (item for told, item in choices(panel, 0).items() if "不成" in told)
    panel.lines.itemClicked.emit(bad, 0)
    assert panel.summary.text() == "在此转行，后面有一行排不满或违反避头尾，没有锁定"
    assert driver.work.story("s1") is not None
    assert driver.story("s1").locks == ()


def test_another_end_of_a_locked_line_takes_the_place_of_the_first(driver: Driver) -> None:
    panel = inspector(driver)
    assert panel._keys.isHidden()
    line = lines_of(driver)[3]
    driver.work.typist.start(Spot("01", "s1", "body", 0, line.start + 1))
    for _ in range(3):
        first = next(item for told, item in choices(panel, 3).items() if told[0] != "✓")
        end = first.data(0, Qt.ItemDataRole.UserRole)[1]
        panel.lines.itemClicked.emit(first, 0)
        assert [lock.turns for lock in driver.story("s1").locks] == [True]
        assert lines_of(driver)[3].end == end
    assert panel.unlock_all.isVisible()
    driver.qtbot.mouseClick(panel.unlock_all, Qt.MouseButton.LeftButton)
    assert driver.story("s1").locks == ()
    assert [one.end for one in lines_of(driver)][3] == line.end


def test_a_narrow_panel_shows_one_half_of_it_at_a_time(driver: Driver) -> None:
    driver.window.set_language("en")
    driver.window.resize(1380, 860)
    driver.settle()
    panel = inspector(driver)
    driver.work.typist.start(Spot("01", "s1", "body", 0, 3))
    driver.settle()
    assert panel.tabs.isHidden()
    assert panel.lines.isVisible()
    assert panel.worst.isVisible()
    driver.run("story-editor")
    driver.settle()
    assert panel.width() < 560
    assert panel.tabs.isVisible()
    assert panel.lines.isVisible()
    assert not panel.worst.isVisible()
    assert panel.lines.columnViewportPosition(1) < panel.lines.viewport().width() - 100
    panel.tabs.setCurrentIndex(1)
    assert not panel.lines.isVisible()
    assert panel.worst.isVisible()
    at = panel.ways.rule.findText("Marks at line end: as needed")
    panel.ways.rule.setCurrentIndex(at)
    panel.ways.rule.activated.emit(at)
    driver.settle()
    told = panel.ways.told
    assert told.text().startswith("story ")
    assert told.width() >= told.sizeHint().width()
    assert told.geometry().right() < panel.ways.width()


def test_the_most_squeezed_lines_are_listed_behind_the_loosest(driver: Driver) -> None:
    text = f"一二三四五六七八{'一二三四，六七八九十。' * 3}{SENTENCE * 3}"
    driver.work.edit(lambda i: edits.set_article_text(i, "lead", text), "type")
    panel = inspector(driver)
    driver.qtbot.waitUntil(lambda: panel.worst.count() > 3)
    driver.qtbot.waitUntil(lambda: not driver.canvas.reasons._todo)
    told = [panel.worst.item(at).text() for at in range(panel.worst.count())]
    loose = [words for words in told if words.startswith("字间 ")]
    assert told == loose + ["压 1.00 字 · 一二三四，六七八九十。…"] * 3
    amounts = [words[:7] for words in loose]
    assert amounts == sorted(amounts, reverse=True)


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
