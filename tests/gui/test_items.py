"""Stories and boxes as things: aligned, ordered, locked, copied, drawn, threaded, by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from driver import ALT, CTRL, SHIFT
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication

from pagesetter.gui.actions import SUBMENUS, all_specs
from pagesetter.gui.context_menus import CONTEXTS, take_hold
from pagesetter.gui.interactions.port import port_box

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.model import Issue

LEFT = Qt.MouseButton.LeftButton


def draw(driver: Driver, key: Qt.Key, start: tuple[float, float], end: tuple[float, float],
         keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> str:  # fmt: skip
    """Draw a box with the tool of a key; return its id."""
    driver.key(key)
    driver.drag(driver.at(start), driver.at(end), keys)
    return driver.work.selection.items[0]


# --- several


def test_align_and_distribute_on_the_grid(driver: Driver) -> None:
    driver.key(Qt.Key.Key_A, CTRL)
    assert driver.work.selection.items == ("s1", "s2", "s3")
    driver.work.select(("s1", "s2"))
    driver.run("align-bottom")
    driver.run("align-right")
    assert driver.place("f1") == (2, 1, 2, 20)
    assert driver.place("f2") == (3, 1, 1, 20)
    for at, line in enumerate((40, 43, 55)):
        driver.work.select()
        draw(driver, Qt.Key.Key_M, (4.2, line + 0.5), (4.8, line + 1.5))
        assert driver.place(f"b{at + 1}") == (4, line, 1, 2)
    driver.work.select(("b1", "b2", "b3"))
    driver.run("distribute-down")
    saved = {box.id: box.frame for box in driver.saved().pages[0].boxes}
    lines = [saved[name].line for name in ("b1", "b2", "b3")]  # type: ignore[union-attr]
    assert lines == [40, 47, 55]  # 5 and 6 lines between
    assert driver.work.document.undo_name == "distribute"


def test_aligning_needs_two(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    assert not driver.window.actions_by_key["align-left"].isEnabled()
    driver.click((3.5, 5.5), SHIFT)
    assert driver.window.actions_by_key["align-left"].isEnabled()
    driver.key(Qt.Key.Key_L, CTRL | ALT | SHIFT)
    assert driver.place("f2")[0] == 1


def test_order_puts_a_box_before_the_others(driver: Driver) -> None:
    one = draw(driver, Qt.Key.Key_B, (4.2, 40.5), (4.8, 44.5))
    two = draw(driver, Qt.Key.Key_B, (4.2, 42.5), (4.8, 46.5))
    three = draw(driver, Qt.Key.Key_B, (4.2, 44.5), (4.8, 48.5))
    driver.work.select((one,), one)
    driver.key(Qt.Key.Key_BracketRight, CTRL)
    assert [b.id for b in driver.work.page.boxes] == [two, one, three]
    driver.run("order-front")
    assert [b.id for b in driver.saved().pages[0].boxes] == [two, three, one]
    driver.run("order-back")
    driver.key(Qt.Key.Key_BracketRight, CTRL)
    driver.key(Qt.Key.Key_BracketLeft, CTRL)
    assert [b.id for b in driver.saved().pages[0].boxes] == [one, two, three]


def test_what_is_locked_is_not_moved_sized_or_deleted(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_L, CTRL)
    assert driver.saved().pages[0].locked == ("s2",)
    driver.drag(driver.at((3.5, 5.5)), driver.at((4.5, 12.5)))
    driver.key(Qt.Key.Key_Down)
    foot = driver.edge("f2", "s")
    driver.drag(foot, foot + driver.lines(4))
    driver.key(Qt.Key.Key_Delete)
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.key(Qt.Key.Key_A, CTRL)
    driver.key(Qt.Key.Key_Down)
    assert [driver.place(f)[1] for f in ("f1", "f2", "f3")] == [2, 1, 23]
    driver.work.select(("s2",), "f2")
    driver.key(Qt.Key.Key_L, CTRL)
    assert driver.work.page.locked == ()
    driver.key(Qt.Key.Key_Down)
    assert driver.place("f2") == (3, 2, 1, 20)


def test_shift_with_arrows_goes_five_steps(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Down, SHIFT)
    assert driver.place("f2") == (3, 6, 1, 20)
    driver.key(Qt.Key.Key_Up, SHIFT)
    driver.key(Qt.Key.Key_Up, SHIFT)
    assert driver.place("f2") == (3, 1, 1, 20)
    name = draw(driver, Qt.Key.Key_B, (2.2, 40.5), (2.8, 44.5))
    driver.key(Qt.Key.Key_Right, SHIFT)
    frame = driver.frame(name)
    assert (frame.column, str(frame.inset_left), str(frame.inset_right)) == (2, "5字", "-5字")
    driver.key(Qt.Key.Key_Right, SHIFT)
    driver.key(Qt.Key.Key_Right)
    saved = driver.saved().pages[0].boxes[0].frame
    assert saved is not None
    assert (saved.column, str(saved.inset_left), saved.columns) == (3, "0字", 1)  # a gutter is 1 字


def test_alt_moves_a_frame_by_half_a_character(driver: Driver) -> None:
    start = driver.at((3.5, 5.5))
    driver.drag(start, start + driver.characters(1.5), ALT)
    frame = driver.saved().pages[0].stories[1].frames[0]
    assert (frame.column, str(frame.inset_left), str(frame.inset_right)) == (3, "1.5字", "-1.5字")


# --- cut, copy, paste


def test_a_story_is_cut_and_pasted_on_another_page_with_its_article(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_X, CTRL)
    assert driver.work.story("s2") is None
    driver.work.show_page(1)
    driver.key(Qt.Key.Key_V, CTRL)
    pages = driver.saved().pages
    assert [s.id for s in pages[0].stories] == ["s1", "s3"]
    assert [(s.id, s.article) for s in pages[1].stories] == [("s1", "essay"), ("s2", "brief")]
    assert pages[1].stories[1].frames[0][1:5] == (3, 1, 1, 20)


def test_a_copy_is_an_empty_frame_and_the_words_go_to_the_clipboard(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_C, CTRL)
    assert QGuiApplication.clipboard().text().startswith("短讯一则\n排版要按字行栏计数")
    driver.key(Qt.Key.Key_V, CTRL)
    pasted = driver.saved().pages[0].stories[-1]
    assert (pasted.id, pasted.article) == ("s4", "")
    assert pasted.frames[0][1:5] == (4, 2, 1, 20)  # aside, so that it is seen
    assert driver.work.selection.items == ("s4",)


def test_a_look_is_taken_and_given(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_3)
    driver.key(Qt.Key.Key_C, CTRL | SHIFT)
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_V, CTRL | SHIFT)
    saved = driver.saved().pages[0].stories[1]
    assert str(dict(saved.title.parts)["headline"][0].value) == "20pt"
    assert saved.frames[0].split == 3
    assert saved.article == "brief"


def test_duplicating_boxes_keeps_what_they_hold(driver: Driver) -> None:
    draw(driver, Qt.Key.Key_N, (3.2, 40.5), (4.8, 50.5))
    driver.key(Qt.Key.Key_D, CTRL | ALT | SHIFT)
    one, two = driver.saved().pages[0].boxes
    assert two.dress.border == one.dress.border == "菱花"
    assert two.id != one.id


# --- boxes


@pytest.mark.parametrize(
    ("key", "kind", "wrap"),
    [
        (Qt.Key.Key_P, "picture", True),
        (Qt.Key.Key_B, "text", True),
        (Qt.Key.Key_M, "tint", False),
        (Qt.Key.Key_O, "co-organizers", True),
        (Qt.Key.Key_A, "ad", True),
    ],
)
def test_a_box_is_drawn_on_the_grid(driver: Driver, key: Qt.Key, kind: str, wrap: bool) -> None:
    draw(driver, key, (3.2, 40.5), (4.8, 49.5))
    box = driver.saved().pages[0].boxes[0]
    assert (box.kind, box.wrap) == (kind, wrap)
    assert box.frame is not None
    assert box.frame[1:5] == (3, 40, 2, 10)
    assert driver.canvas.tool == "select"


def test_alt_draws_a_box_off_the_grid_and_it_moves_by_half_characters(driver: Driver) -> None:
    name = draw(driver, Qt.Key.Key_M, (3.0, 40.0), (3.95, 46.0), ALT)
    at = driver.work.page.boxes[0].at
    assert at is not None
    assert (str(at.x), str(at.y), str(at.width), str(at.height)) == ("22字", "39行", "9.5字", "6行")
    driver.drag(driver.at((3.5, 43.0)), driver.at((3.5, 43.0)) + driver.characters(1.5))
    foot = driver.edge(name, "s")
    driver.drag(foot, foot + driver.lines(1.5))
    driver.key(Qt.Key.Key_Up)
    saved = driver.saved().pages[0].boxes[0].at
    assert saved is not None
    assert [str(m) for m in saved[:4]] == ["23.5字", "38行", "9.5字", "7.5行"]


def test_a_rule_is_drawn_level_or_upright_by_the_way_of_the_hand(driver: Driver) -> None:
    draw(driver, Qt.Key.Key_L, (1.2, 40.5), (3.8, 40.9))
    draw(driver, Qt.Key.Key_L, (2.4, 42.5), (2.6, 58.5))
    level, upright = driver.saved().pages[0].boxes
    assert (level.vertical, level.frame[1:5]) == (False, (1, 40, 3, 1))  # type: ignore[index]
    assert (upright.vertical, upright.frame[1:5]) == (True, (2, 42, 1, 17))  # type: ignore[index]


def test_text_runs_round_a_box_until_told_otherwise(driver: Driver) -> None:
    before = len([x for x in driver.work.composed.lines if x.story == "s1"])
    box = draw(driver, Qt.Key.Key_P, (2.2, 6.5), (2.8, 15.5))
    inside = driver.work.scene.part(box)
    assert inside is not None

    def crossing() -> int:
        return sum(one.box.overlaps(inside.box) for one in driver.work.composed.lines)

    assert crossing() == 0
    driver.run("wrap")
    assert crossing() > 0
    assert len([x for x in driver.work.composed.lines if x.story == "s1"]) == before
    assert driver.saved().pages[0].boxes[0].wrap is False


# --- threads


def port(driver: Driver, frame: str) -> QPoint:
    part = driver.work.scene.part(frame)
    assert part is not None
    return port_box(driver.canvas.view(), part).center().toPoint()


def test_the_port_dropped_on_empty_frames_joins_them(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.drag(port(driver, "f2"), driver.at((1.5, 28.5)))
    stories = driver.saved().pages[0].stories
    assert [(s.id, [f.id for f in s.frames]) for s in stories] == [
        ("s1", ["f1"]), ("s2", ["f2", "f3"]),
    ]  # fmt: skip
    driver.drag(port(driver, "f2"), driver.at((3.5, 5.5)))
    stories = driver.saved().pages[0].stories
    assert [[f.id for f in s.frames] for s in stories] == [["f1"], ["f2"], ["f3"]]
    assert stories[2].article == ""


def test_the_port_dropped_on_paper_makes_the_next_frame(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.drag(port(driver, "f2"), driver.at((4.5, 30.5)))
    frames = driver.saved().pages[0].stories[1].frames
    assert [f[1:5] for f in frames] == [(3, 1, 1, 20), (4, 30, 1, 31)]


def test_the_port_dropped_on_copy_changes_nothing(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.drag(port(driver, "f2"), driver.at((1.5, 10.5)))
    assert not driver.work.document.is_dirty


def test_a_click_on_the_port_draws_the_next_frame(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.qtbot.mouseClick(driver.canvas, LEFT, pos=port(driver, "f2"))
    assert driver.canvas.tool == "thread"


def test_the_rest_goes_on_on_another_page(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    driver.work.edit(_shorter, "resize")
    assert driver.work.fit("s1").lines_over > 0  # type: ignore[union-attr]
    menu = driver.window._menus["menu-send-rest"]
    menu.aboutToShow.emit()
    assert [action.text() for action in menu.actions()] == ["第 2 版 副刊"]
    menu.actions()[0].trigger()
    saved = driver.saved()
    new = saved.pages[1].stories[-1]
    assert new.continues == "01/s1"
    assert driver.work.fit("s1").lines_over == 0  # type: ignore[union-attr]
    assert "下转" in driver_text(driver)
    driver.work.show_page(1)
    driver.work.select((new.id,))
    inspector = driver.window.docks.inspector  # type: ignore[union-attr]
    assert inspector._heading.text() == "头条新闻（上接第 1 版）"


def _shorter(issue: Issue) -> Issue:
    from pagesetter.session import edits

    return edits.resize_frame(issue, "01", "f1", lines=10)


def driver_text(driver: Driver) -> str:
    from pagesetter.display.walk import runs

    return "".join(run.text for run in runs(driver.work.composed.display.items))


# --- titles


def test_a_key_adds_a_kicker_to_type_over_and_keys_size_it(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_K, CTRL | SHIFT)
    assert driver.work.typist.copied() == "引题"
    driver.qtbot.keyClicks(driver.canvas, "News")
    driver.key(Qt.Key.Key_Greater, CTRL | SHIFT)
    saved = driver.saved()
    article = saved.article("lead")
    assert article is not None
    assert article.kicker == "News"
    parts = dict(saved.pages[0].stories[0].title.parts)
    assert "kicker" in parts
    assert str(parts["headline"][0].value) == "20pt"


# --- menus


def test_each_context_has_its_menu(driver: Driver) -> None:
    known = {spec.key for spec in all_specs()} | set(SUBMENUS) | {"-", "menu-send-rest"}
    for kind, keys in CONTEXTS.items():
        assert set(keys) <= known, kind
        menu = driver.window.context_menu(kind)
        assert len(menu.actions()) == len(keys)


def test_the_context_is_what_lies_under_the_pointer(driver: Driver) -> None:
    draw(driver, Qt.Key.Key_A, (4.2, 40.5), (4.8, 49.5))

    def under(place: tuple[float, float]) -> str:
        at = driver.at(place).toPointF()
        return take_hold(driver.work, driver.canvas.pointer(at, Qt.KeyboardModifier.NoModifier))

    assert under((1.5, 10.5)) == "story"
    assert driver.work.selection.items == ("s1",)
    assert under((4.5, 45.5)) == "ad"
    assert under((2.5, 55.5)) == "page"
    assert driver.work.selection.items == ()
    driver.work.select(("s1", "s2"))
    assert under((3.5, 5.5)) == "several"
    assert driver.work.selection.items == ("s1", "s2")


def test_panels_keep_their_widths_when_the_language_is_switched(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.settle()
    before = {key: dock.width() for key, dock in docks.all.items() if key != "panel-pictures"}
    driver.window.set_language("en")
    driver.qtbot.wait(400)
    driver.settle()
    after = driver.window.docks
    assert after is not None
    for key in ("panel-pages", "panel-copy", "panel-inspector"):
        assert abs(after.all[key].width() - before[key]) < 4, key
    driver.window.set_language("zh")
