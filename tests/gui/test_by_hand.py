"""Making up by hand: each gesture through the real canvas, its outcome in the saved files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from driver import ALT, CTRL, SHIFT
from PySide6.QtCore import Qt

from pagesetter.geometry import Measure
from pagesetter.session import edits, titles

if TYPE_CHECKING:
    from driver import Driver

    from pagesetter.model import Issue


def test_a_click_selects_and_a_click_on_paper_lets_go(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    assert driver.work.selection.items == ("s1",)
    assert driver.work.selection.frame == "f1"
    driver.click((3.5, 5.5), SHIFT)
    assert driver.work.selection.items == ("s1", "s2")
    driver.click((3.5, 5.5), SHIFT)
    assert driver.work.selection.items == ("s1",)
    driver.click((4.5, 50.5))
    assert driver.work.selection.items == ()


def test_a_band_on_empty_paper_selects_what_it_touches(driver: Driver) -> None:
    driver.drag(driver.at((4.9, 25.5)), driver.at((2.5, 18.5)))
    assert driver.work.selection.items == ("s1", "s2", "s3")
    assert not driver.work.document.is_dirty


def test_a_story_moves_by_columns_and_lines(driver: Driver) -> None:
    driver.drag(driver.at((3.5, 5.5)), driver.at((4.5, 12.5)))
    assert driver.place("f2") == (4, 8, 1, 20)
    page = driver.saved().pages[0]
    assert page.stories[1].frames[0][1:5] == (4, 8, 1, 20)
    text = (driver.folder / "pages" / "01.yaml").read_text(encoding="utf-8")
    assert "# 头条" in text
    assert "{id: f1, column: 1, line: 1, columns: 2, lines: 20}   # 左上" in text


def test_a_story_does_not_leave_the_grid(driver: Driver) -> None:
    driver.drag(driver.at((3.5, 5.5)), driver.at((4.9, 59.5)), CTRL | SHIFT)
    driver.work.select(("s2",), "f2")
    driver.drag(driver.at((3.5, 5.5)), driver.at((4.9, 59.5)))
    assert driver.place("f2") == (4, 41, 1, 20)


def test_the_text_follows_an_edge_under_the_hand(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    before = driver.work.composed
    foot = driver.edge("f2", "s")
    driver.drag(foot, foot + driver.lines(-4), drop=False)
    assert driver.place("f2") == (3, 1, 1, 16)
    assert driver.work.composed is not before
    fit = driver.work.fit("s2")
    assert fit is not None
    assert (fit.lines_over, fit.lines_free) != (0, 0)
    assert not driver.work.document.is_dirty  # nothing is made before the button is up
    driver.qtbot.mouseRelease(driver.canvas, Qt.MouseButton.LeftButton, pos=foot + driver.lines(-4))
    assert driver.work.document.undo_name == "resize"
    assert driver.saved().pages[0].stories[1].frames[0].lines == 16


def test_escape_breaks_a_drag_off(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    foot = driver.edge("f2", "s")
    driver.drag(foot, foot + driver.lines(5), drop=False)
    assert driver.place("f2") == (3, 1, 1, 25)
    driver.key(Qt.Key.Key_Escape)
    assert driver.place("f2") == (3, 1, 1, 20)
    assert not driver.work.document.is_dirty
    assert driver.canvas.gesture is None


def test_a_side_snaps_to_columns(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    side = driver.edge("f2", "e")
    driver.drag(side, side + driver.characters(7))
    assert driver.place("f2") == (3, 1, 2, 20)


def test_alt_pulls_a_side_by_half_a_character(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    side = driver.edge("f2", "e")
    driver.drag(side, side + driver.characters(-1.5), ALT)
    frame = driver.saved().pages[0].stories[1].frames[0]
    assert (frame.columns, str(frame.inset_right)) == (1, "1.5字")


def test_shift_at_the_foot_pushes_what_is_below(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    foot = driver.edge("f1", "s")
    driver.drag(foot, foot + driver.lines(3), SHIFT)
    assert driver.place("f1") == (1, 1, 2, 23)
    assert driver.place("f3") == (1, 25, 2, 10)
    assert driver.place("f2") == (3, 1, 1, 20)  # in other columns
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.place("f1") == (1, 1, 2, 20)
    assert driver.place("f3") == (1, 22, 2, 10)


def test_a_frame_is_drawn_and_tells_what_it_holds(driver: Driver) -> None:
    from pagesetter.gui.interactions.draw import Draw
    from pagesetter.gui.interactions.resize import size_text
    from pagesetter.session.placing import capacity_of

    driver.key(Qt.Key.Key_F)
    assert driver.canvas.tool == "draw"
    driver.drag(driver.at((3.3, 30.5)), driver.at((4.7, 53.5)), drop=False)
    gesture = driver.canvas.gesture
    assert isinstance(gesture, Draw)
    frame = gesture.frame()
    assert size_text(frame, capacity_of(frame, driver.work.grid)) == "2 栏 × 24 行 = 480 字"
    driver.qtbot.mouseRelease(driver.canvas, Qt.MouseButton.LeftButton, pos=driver.at((4.7, 53.5)))
    assert driver.canvas.tool == "select"
    assert driver.place("f4") == (3, 30, 2, 24)
    assert driver.work.selection.items == ("s4",)
    assert driver.saved().pages[0].stories[3].frames[0].id == "f4"


def test_a_frame_is_added_to_a_story(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_F, SHIFT)
    driver.drag(driver.at((4.3, 30.5)), driver.at((4.7, 39.5)))
    frames = driver.saved().pages[0].stories[1].frames
    assert [f.id for f in frames] == ["f2", "f4"]
    assert frames[1][1:5] == (4, 30, 1, 10)


def test_an_article_dropped_on_a_frame_pours_at_once(driver: Driver) -> None:
    assert driver.drop_article("spare", (1.5, 25.5))
    assert driver.story("s3").article == "spare"
    assert any(line.story == "s3" for line in driver.work.composed.lines)
    assert driver.work.document.undo_name == "place"
    assert driver.saved().pages[0].stories[2].article == "spare"


def test_an_article_dropped_on_paper_gets_a_frame_that_fits(driver: Driver) -> None:
    before = [driver.place(f"f{n}") for n in (1, 2, 3)]
    assert driver.drop_article("spare", (4.5, 30.5))
    story = driver.work.page.stories[-1]
    assert story.article == "spare"
    fit = driver.work.fit(story.id)
    assert fit is not None
    assert (fit.lines_over, fit.lines_free) == (0, 0)
    assert [driver.place(f"f{n}") for n in (1, 2, 3)] == before
    assert driver.place("f4")[:2] == (4, 1)


def test_where_something_stands_there_is_no_room_for_a_new_frame(driver: Driver) -> None:
    assert not driver.drop_article("nowhere", (4.5, 30.5))  # no such article
    assert not driver.work.document.is_dirty


def test_dropping_a_story_on_another_swaps_them(driver: Driver) -> None:
    driver.drag(driver.at((3.5, 5.5)), driver.at((1.5, 15.5)))
    assert driver.story("s1").article == "brief"
    assert driver.story("s2").article == "lead"
    assert driver.place("f2") == (3, 1, 1, 20)
    saved = driver.saved().pages[0]
    assert [s.article for s in saved.stories] == ["brief", "lead", ""]
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.story("s1").article == "lead"


def test_a_swapped_title_is_set_as_the_place_has_it_and_gets_its_room(driver: Driver) -> None:
    page, grid = driver.work.page.name, driver.work.grid

    def dressed(issue: Issue) -> Issue:
        issue = edits.set_title_lines(issue, page, "s1", 3)
        issue = edits.set_title_lines(issue, page, "s2", 13)
        issue = edits.set_article_field(issue, "brief", "headline", "短讯一则\n共有两行")
        return edits.set_article_field(issue, "brief", "kicker", "引题在上")

    def lines() -> list[int]:
        return [s.title.lines for s in driver.work.page.stories[:2]]

    driver.work.edit(dressed, "title")
    before = [titles._needed(driver.work.issue, page, name, driver.work.fonts, grid)
                      for name in ("s1", "s2")]  # fmt: skip
    driver.drag(driver.at((3.5, 12.5)), driver.at((1.5, 15.5)))
    assert driver.story("s1").article == "brief"
    size = dict(driver.story("s1").title.parts)["headline"][0].value
    assert str(size) == str(Measure(20, 1, "pt"))  # the place's
    needs = [titles._needed(driver.work.issue, page, name, driver.work.fonts, grid)
             for name in ("s1", "s2")]  # fmt: skip
    assert needs[0] > before[0]
    assert lines() == [3 + needs[0] - before[0], 13 + needs[1] - before[1]]
    told = [one for one in driver.work.findings if one.code == "title-too-high"]
    assert told == []
    driver.drag(driver.at((3.5, 12.5)), driver.at((1.5, 15.5)))
    assert driver.story("s1").article == "lead"
    assert lines() == [3, 13]


def test_a_title_swapped_into_a_planned_place_gets_at_least_its_room(driver: Driver) -> None:
    page = driver.work.page.name
    driver.work.edit(lambda i: edits.set_title_lines(i, page, "s3", 1), "title")
    driver.drag(driver.at((1.5, 15.5)), driver.at((1.5, 27.5)))
    assert driver.story("s3").article == "lead"
    assert driver.story("s3").title.lines == 4
    assert driver.story("s1").title.lines == 0  # by itself, as it was


def test_arrow_keys_move_and_ctrl_arrows_resize(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Right)
    driver.key(Qt.Key.Key_Down)
    assert driver.place("f2") == (4, 2, 1, 20)
    driver.key(Qt.Key.Key_Down, CTRL)
    driver.key(Qt.Key.Key_Left, CTRL)
    assert driver.place("f2") == (4, 2, 1, 21)
    driver.key(Qt.Key.Key_Up, CTRL)
    driver.key(Qt.Key.Key_Up, CTRL)
    assert driver.place("f2") == (4, 2, 1, 19)


def test_ctrl_click_takes_one_frame_of_a_thread(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_F, SHIFT)
    driver.drag(driver.at((4.3, 30.5)), driver.at((4.7, 39.5)))
    driver.click((4.5, 35.5), CTRL)
    driver.key(Qt.Key.Key_Down)
    assert driver.place("f4") == (4, 31, 1, 10)
    assert driver.place("f2") == (3, 1, 1, 20)
    driver.key(Qt.Key.Key_Delete)
    assert [f.id for f in driver.story("s2").frames] == ["f2"]


def test_number_keys_split_and_again_change_the_remainder(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_3)
    frame = driver.frame("f1")
    assert (frame.split, frame.remainder) == (3, "gutter")
    assert len(driver.work.scene.part("f1").columns) == 3  # type: ignore[union-attr]
    driver.key(Qt.Key.Key_3)
    assert driver.frame("f1").remainder == "last"
    saved = driver.saved().pages[0].stories[0].frames[0]
    assert (saved.split, saved.remainder) == (3, "last")
    driver.key(Qt.Key.Key_0)
    assert driver.frame("f1").split is None


def test_delete_leaves_the_article_in_the_issue(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Delete)
    assert driver.work.story("s2") is None
    saved = driver.saved()
    assert [s.id for s in saved.pages[0].stories] == ["s1", "s3"]
    assert saved.article("brief") is not None


def test_duplicate_draws_an_empty_frame_beside(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_D, CTRL | ALT | SHIFT)
    assert driver.place("f4") == (4, 1, 1, 20)
    assert driver.story("s4").article == ""


def test_taking_copy_off_keeps_the_frames(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.key(Qt.Key.Key_Delete, SHIFT)
    assert driver.story("s2").article == ""
    assert driver.place("f2") == (3, 1, 1, 20)


def test_fit_frame_takes_just_the_lines_of_the_text(driver: Driver) -> None:
    driver.click((3.5, 5.5))
    driver.run("fit-frame")
    fit = driver.work.fit("s2")
    assert fit is not None
    assert (fit.lines_over, fit.lines_free) == (0, 0)


def test_headline_steps_by_keys(driver: Driver) -> None:
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_Greater, CTRL | SHIFT)
    assert str(dict(driver.story("s1").title.parts)["headline"][0].value) == "21pt"
    driver.key(Qt.Key.Key_Less, CTRL | SHIFT)
    driver.key(Qt.Key.Key_Less, CTRL | SHIFT)
    saved = driver.saved().pages[0].stories[0]
    assert str(dict(saved.title.parts)["headline"][0].value) == "18pt"


def test_undo_and_redo_name_their_step_and_go_back_all_the_way(driver: Driver) -> None:
    start = driver.work.issue
    driver.drag(driver.at((3.5, 5.5)), driver.at((4.5, 5.5)))
    driver.click((1.5, 10.5))
    driver.key(Qt.Key.Key_2)
    assert driver.window.actions_by_key["undo"].text() == "撤销“破栏”"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.window.actions_by_key["undo"].text() == "撤销“移动”"
    assert driver.window.actions_by_key["redo"].text() == "重做“破栏”"
    driver.key(Qt.Key.Key_Z, CTRL)
    assert driver.work.issue is start
    assert not driver.window.actions_by_key["undo"].isEnabled()
    driver.key(Qt.Key.Key_Y, CTRL)
    driver.key(Qt.Key.Key_Z, CTRL | SHIFT)
    assert driver.frame("f1").split == 2
    assert driver.place("f2") == (4, 1, 1, 20)


def test_a_double_click_where_no_text_is_goes_to_the_headline(driver: Driver) -> None:
    docks = driver.window.docks
    assert docks is not None
    driver.work.edit(lambda issue: edits.resize_frame(issue, "01", "f1", lines=40), "resize")
    driver.click((2.5, 35.5))
    driver.double(driver.at((2.5, 35.5)))
    assert not driver.work.typist.is_typing
    words = docks.inspector.story.parts["headline"].words
    driver.qtbot.keyClicks(words, "new")
    article = driver.saved().article("lead")
    assert article is not None
    assert article.headline == "new"
