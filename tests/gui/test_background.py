"""Pages nobody has looked at come from the worker process, while they are as in their files."""

from __future__ import annotations

import gc
from time import thread_time
from typing import TYPE_CHECKING

import pytest
from driver import CTRL
from PySide6.QtCore import Qt, QTimer

from pagesetter.gui import background
from pagesetter.session import edits
from pagesetter.session.composer import Composer
from pagesetter.session.lending import Lent, changed_pages, still_true

if TYPE_CHECKING:
    from driver import Driver


def filled(driver: Driver) -> None:
    driver.qtbot.waitUntil(lambda: driver.work.is_filled)


def test_the_window_composes_only_the_page_on_show(driver: Driver) -> None:
    filled(driver)
    work = driver.work
    assert work.composer.is_blank(work.issue, 1)
    whole = Composer(work.fonts, work.shelf).compose(work.issue)
    assert work.composition.pages[1].display == whole.pages[1].display
    assert work.composition.pages[1].fits == whole.pages[1].fits
    assert driver.window.docks is not None
    icon = driver.window.docks.pages.item(1).icon().pixmap(150, 150).toImage()
    colours = {icon.pixel(x, y) for x in range(0, icon.width(), 3) for y in range(icon.height())}
    assert len(colours) > 3


def test_a_page_lent_is_looked_at_as_it_came_and_composed_here_a_moment_later(
    driver: Driver,
) -> None:
    filled(driver)
    work, tiles = driver.work, driver.canvas.paper
    lent = work.composition.pages[1].display
    work.show_page(1)
    assert work.composer.is_blank(work.issue, 1)
    assert work.composed.display is lent
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    drawn = tiles.tiles.drawn
    driver.qtbot.waitUntil(lambda: not work.composer.is_blank(work.issue, 1))
    assert work.composed.display == lent
    assert work.composed.display is not lent
    driver.qtbot.waitUntil(lambda: driver.canvas.is_sharp)
    driver.canvas.repaint()
    assert tiles.tiles.drawn == drawn  # it looks the same, and nothing is drawn anew


def test_a_page_lent_can_be_edited_at_once(driver: Driver) -> None:
    filled(driver)
    work = driver.work
    work.show_page(1)
    work.edit(lambda i: edits.set_article_field(i, "essay", "headline", "改"), "title")
    whole = Composer(work.fonts, work.shelf).compose(work.issue)
    assert work.composed.display == whole.pages[1].display


def test_a_page_nobody_has_composed_comes_a_moment_later(
    driver: Driver, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The worker is busy: the page is composed here, bit by bit, each a story at most."""
    work = driver.work
    monkeypatch.setattr(work, "fill_elsewhere", lambda _: True)
    background = driver.window.life.background
    assert background is not None
    driver.window.worker.cancel(background._job)  # or what it was asked for before may come first
    if work.is_filled:  # the worker was quick: forget what it lent
        work._lent.clear()
        work._take(work.composition)
    whole = Composer(work.fonts, work.shelf).compose(work.issue)
    steps: list[int] = []
    real = work.composer._part
    monkeypatch.setattr(
        work.composer, "_part", lambda *given: steps.append(given[2]) or real(*given)
    )
    driver.key(Qt.Key.Key_PageDown)
    assert work.index == 1
    assert work.is_pending(1)
    assert not work.composed.lines
    assert not steps
    driver.qtbot.waitUntil(lambda: not work.is_pending(1))
    assert steps
    assert work.composed.display == whole.pages[1].display
    driver.qtbot.waitUntil(lambda: not driver.canvas.paper.tiles.is_blank)


def test_an_edit_of_its_copy_makes_a_lent_page_stale(driver: Driver) -> None:
    filled(driver)
    work = driver.work
    before = work.composition.pages[1].display
    work.edit(lambda i: edits.set_article_field(i, "essay", "headline", "改"), "title")
    filled(driver)
    assert work.composition.pages[1].display != before
    whole = Composer(work.fonts, work.shelf).compose(work.issue)
    assert work.composition.pages[1].display == whole.pages[1].display


def test_an_edit_of_the_page_on_show_leaves_lent_pages(driver: Driver) -> None:
    filled(driver)
    before = driver.work.composition.pages[1]
    driver.work.select(("s1",), "f1")
    driver.key(Qt.Key.Key_Down, CTRL)
    assert driver.work.composition.pages[1] is before


def test_answers_from_other_files_are_dropped(driver: Driver) -> None:
    work = driver.work
    ask = work.fill_elsewhere
    assert ask is not None
    driver.qtbot.waitUntil(lambda: bool(driver.window.worker._jobs))
    head = driver.folder / "copy" / "essay.md"
    head.write_text(head.read_text().replace("随笔", "新随笔"))  # others save before it has read
    driver.qtbot.waitUntil(lambda: work.issue.articles[1].headline == "新随笔")
    filled(driver)
    whole = Composer(work.fonts, work.shelf).compose(work.issue)
    assert work.composition.pages[1].display == whole.pages[1].display


def test_the_window_does_not_stand_still_while_others_compose(driver: Driver) -> None:
    gaps: list[float] = []
    last = thread_time()

    def tick() -> None:
        nonlocal last
        now = thread_time()
        gaps.append(now - last)
        last = now

    # A collection would walk what all tests before this one left: `bench.window` measures it.
    driver.work._is_set_aside = True
    gc.disable()
    timer = QTimer()
    timer.timeout.connect(tick)
    timer.start(0)
    filled(driver)
    driver.qtbot.wait(600)
    driver.qtbot.waitUntil(lambda: len(gaps) > 100)
    timer.stop()
    gc.enable()
    # CPU time of the window's own thread: other processes on the machine do not count.
    assert max(gaps) < 0.2


def test_a_page_that_hangs_on_others_is_true_only_while_they_are(driver: Driver) -> None:
    issue = driver.work.issue
    first, second = issue.pages
    run_on = second.stories[0]._replace(continues="01/s1", article="")
    jumped = issue._replace(pages=(first, second._replace(stories=(run_on,))))
    assert changed_pages(jumped, jumped) == frozenset()
    other = edits.set_section(jumped, "01", "别")
    assert changed_pages(jumped, other) == {"01", "02"}
    assert changed_pages(issue, edits.set_section(issue, "01", "别")) == {"01"}
    assert changed_pages(issue, issue._replace(number="8")) == {"01", "02"}
    lent = Lent(issue, driver.work.composed, ())
    assert list(still_true({"02": lent}, issue)) == ["02"]
    assert still_true({"02": lent}, edits.set_section(issue, "02", "别")) == {}


def test_the_hash_of_files_knows_names_and_bytes() -> None:
    one = background.hash_of({"a": b"1", "b": b"2"})
    assert one == background.hash_of({"b": b"2", "a": b"1"})
    assert one != background.hash_of({"a": b"12", "b": b""})
    assert one != background.hash_of({"a": b"1", "c": b"2"})
