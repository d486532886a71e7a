"""Free boxes, footprints, crops, names and furniture changed as values; sums done by hand."""

from __future__ import annotations

from pathlib import Path

import pytest
from newsroom import lay

from pagesetter.compose.grid import Grid, grid_of
from pagesetter.display import PlaceImage
from pagesetter.formats import load_issue
from pagesetter.formats.store import save
from pagesetter.geometry import UNIT, Measure, Rect
from pagesetter.gui.panels.rows_text import rows_from, text_of
from pagesetter.model import Area, Box, Frame, Issue, Picture, Row
from pagesetter.session import (
    aligning,
    box_edits,
    clipping,
    cropping,
    dropping,
    free_boxes,
    thread_edits,
)
from pagesetter.session.box_edits import names_from
from pagesetter.session.footprints import footprint
from pagesetter.session.picture_files import pictures_of, taken_in

MM = UNIT * 720 // 254


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    return load_issue(str(lay(tmp_path))).issue


@pytest.fixture
def grid(issue: Issue) -> Grid:
    return grid_of(issue.layouts[0])


# --- off the grid


def test_a_free_place_keeps_its_units(grid: Grid) -> None:
    like = Area(Measure(3, 1, "字"), Measure(2, 1, "行"), Measure(40, 1, "mm"), Measure(3, 1, "cm"))
    rect = free_boxes.area_rect(like, grid)
    moved = rect._replace(x=rect.x + grid.size * 3 // 4, width=rect.width + MM // 2)
    area = free_boxes.area_at(moved, grid, like)
    assert [str(m) for m in area[:4]] == ["3.75字", "2行", "40.5mm", "30mm"]


def test_a_free_box_stays_on_the_sheet(issue: Issue, grid: Grid) -> None:
    at = Area(Measure(3, 1, "字"), Measure(2, 1, "行"), Measure(4, 1, "字"), Measure(3, 1, "行"))
    issue = box_edits.add_box(issue, "01", Box("b1", "tint", at=at))
    moved = free_boxes.move_free(issue, "01", ("b1",), 10**9, -(10**9), grid)
    box = free_boxes.area_rect(moved.pages[0].boxes[0].at, grid)  # type: ignore[arg-type]
    assert abs(box.right - grid.sheet.right) <= grid.size // 4
    assert abs(box.y - grid.sheet.y) <= grid.pitch // 4
    small = free_boxes.pull_free(issue, "01", "b1", ("right", "top"), -(10**9), 10**9, grid)
    after = small.pages[0].boxes[0].at
    assert after is not None
    assert [str(m) for m in after[:4]] == ["3字", "4.5行", "0.5字", "0.5行"]


@pytest.mark.parametrize(
    ("column", "halves", "wanted"),
    [
        (2, 3, (2, "1.5字", "-1.5字")),
        (2, 22, (3, "0字", "0字")),  # a column and its gutter are 11 字
        (2, -22, (1, "0字", "0字")),
        (1, -3, (1, "0字", "0字")),
        (4, 1, (4, "0字", "0字")),
        (3, 21, (3, "10.5字", "-10.5字")),
    ],
)
def test_frames_are_nudged_by_half_characters(
    grid: Grid, column: int, halves: int, wanted: tuple[int, str, str]
) -> None:
    frame = free_boxes.nudged(Frame("f", column, 5, 1, 4), halves, grid)
    assert (frame.column, str(frame.inset_left), str(frame.inset_right)) == wanted


# --- advertisements and elements


def with_slots(issue: Issue) -> Issue:
    layout = issue.layouts[0]._replace(ad_slots=(("半通栏", 2, 12),))
    return issue._replace(layouts=(layout,))


def test_an_advertisement_goes_to_the_foot_and_is_held_there(issue: Issue, grid: Grid) -> None:
    issue = with_slots(issue)
    box = dropping.ad_at(issue, issue.pages[0], grid, "半通栏", 4)
    assert box is not None
    assert box.frame is not None
    assert box.frame[1:5] == (3, 49, 0, 0)
    place = footprint(issue, issue.layouts[0], box, grid)
    assert place is not None
    assert place[1:5] == (3, 49, 2, 12)
    page = dropping.placed(issue, "01", box).pages[0]
    assert (page.boxes[0].slot, page.locked) == ("半通栏", (box.id,))
    assert dropping.ad_at(issue, issue.pages[0], grid, "整版", 1) is None


def test_an_advertisement_that_names_its_column_alone_is_moved_from_the_foot(
    issue: Issue, grid: Grid
) -> None:
    """It stands in columns 3 and 4, lines 49 to 60; moved up by two it is given its line."""
    issue = with_slots(issue)
    box = Box("ad1", "ad", Frame("ad1", 3, 0, 0, 0), slot="半通栏", label="广告")
    issue = issue._replace(pages=(issue.pages[0]._replace(boxes=(box,)), *issue.pages[1:]))
    (moved,) = aligning.move_all(issue, "01", ("ad1",), 0, -2, grid).pages[0].boxes
    assert moved.frame is not None
    assert moved.frame[1:5] == (3, 47, 0, 0)


def test_an_element_is_as_large_as_its_parts_and_is_moved_in(issue: Issue, grid: Grid) -> None:
    from pagesetter.model import Element

    parts = (Box("a", "text", Frame("a", 1, 1, 2, 3)), Box("b", "text", Frame("b", 1, 4, 1, 9)))
    box = dropping.element_at(issue, issue.pages[0], grid, Element("启事", parts), 4, 58)
    assert box is not None
    assert box.frame is not None
    assert (box.frame.column, box.frame.line) == (3, 49)
    put = dropping.placed(issue, "01", box, Element("启事", parts))
    assert (put.library, put.pages[0].locked) == ((Element("启事", parts),), ())
    assert dropping.element_at(issue, issue.pages[0], grid, Element("空"), 1, 1) is None


# --- crops


def placed(lies: Rect, shows: Rect) -> PlaceImage:
    return PlaceImage("a", lies, shows, "", None)


def test_a_picture_moved_by_hand_shows_what_the_hand_left() -> None:
    from pagesetter.compose.boxes.pictures import fitted

    room, size = Rect(1000, 2000, 10_000, 10_000), (4000, 2000)
    picture = Picture("a")
    lies, shows = fitted(size, room, picture)
    assert (lies.width, lies.x) == (20_000, -4000)
    right = cropping.panned(picture, placed(lies, shows), 1500, 700)
    assert right.focus == (425, 500)
    moved, _ = fitted(size, room, right)
    assert (moved.x, moved.y) == (-2500, 2000)
    far = cropping.panned(picture, placed(lies, shows), 99_999, 0)
    assert fitted(size, room, far)[0].x == room.x


def test_a_picture_grows_at_the_pointer() -> None:
    from pagesetter.compose.boxes.pictures import fitted

    room, size = Rect(0, 0, 10_000, 10_000), (2000, 2000)
    picture = Picture("a")
    lies, shows = fitted(size, room, picture)
    bigger = cropping.zoomed(picture, placed(lies, shows), 200, (2500, 7500))
    assert bigger.zoom == 200
    now, _ = fitted(size, room, bigger)
    assert (now.width, now.x, now.y) == (20_000, -2500, -7500)
    assert cropping.zoomed(picture, placed(lies, shows), 99_999, (0, 0)).zoom == 1000


# --- words


def test_pasted_lines_become_names() -> None:
    assert names_from("云岭大学\n\n 省科技馆 \r\n云岭大学\t农科院、林科院；气象局") == (
        "云岭大学", "省科技馆", "农科院", "林科院", "气象局",
    )  # fmt: skip


def test_rows_keep_their_look() -> None:
    rows = (Row("报名", rule="正线"), Row(left="左", center="中", right="右", align="left"))
    assert text_of(rows) == "报名\n左 | 中 | 右"
    assert rows_from(text_of(rows), rows) == rows
    changed = rows_from("新名\n甲 | 乙 | 丙\n再来一行", rows)
    assert changed[0] == Row("新名", rule="正线")
    assert changed[1] == Row(left="甲", center="乙", right="丙", align="left")
    assert changed[2] == Row("再来一行", align="left")
    assert rows_from("  \n", rows) == ()


# --- furniture


def test_furniture_is_changed_and_let_be_again(issue: Issue) -> None:
    changed = box_edits.override(issue, "01", "head", lambda b: b._replace(rows=(Row("另一个"),)))
    assert changed.pages[0].overrides == (Box("head", "", rows=(Row("另一个"),)),)
    same = box_edits.override(changed, "01", "head", lambda b: b._replace(rows=()))
    assert same.pages[0].overrides == ()
    assert box_edits.clear_override(changed, "01", "head").pages[0].overrides == ()
    hidden = box_edits.hide(issue, "01", "head", hidden=True)
    assert hidden.pages[0].hidden == ("head",)
    assert box_edits.hide(hidden, "01", "head", hidden=False).pages[0].hidden == ()


# --- threads and clips


def test_joining_needs_an_empty_story(issue: Issue) -> None:
    from pagesetter.session.edits import EditError

    with pytest.raises(EditError):
        thread_edits.join(issue, "01", "f1", "s2")
    with pytest.raises(EditError):
        thread_edits.join(issue, "01", "f1", "s1")


def test_a_frame_can_be_led_to(issue: Issue) -> None:
    made = thread_edits.insert(issue, "01", "f1", Frame("", 4, 30, 1, 9))
    made = thread_edits.insert(made, "01", "f1", Frame("", 4, 45, 1, 9))
    assert [f.id for f in made.pages[0].stories[0].frames] == ["f1", "f5", "f4"]
    led = thread_edits.lead(made, "01", "f1", "f4")
    assert [f.id for f in led.pages[0].stories[0].frames] == ["f1", "f4", "f5"]
    cut = thread_edits.cut_after(led, "01", "f1")
    assert [f.id for f in cut.pages[0].stories[-1].frames] == ["f4", "f5"]
    assert thread_edits.cut_after(issue, "01", "f1") is issue


def test_what_is_pasted_is_saved_and_read_again(tmp_path: Path, issue: Issue, grid: Grid) -> None:
    folder = lay(tmp_path / "other")
    loaded = load_issue(str(folder))
    clip = clipping.clip_of(loaded.issue.pages[0], ("s1", "s3"))
    made, names = clipping.paste(loaded.issue, "02", clip, grid)
    assert names == ("s2", "s3")
    save(loaded, made)
    read = load_issue(str(folder)).issue.pages[1].stories
    assert [(s.id, s.article, s.plan is not None) for s in read] == [
        ("s1", "essay", False), ("s2", "", False), ("s3", "", True),
    ]  # fmt: skip


# --- files


def test_pictures_from_elsewhere_are_copied_in_under_a_free_name(tmp_path: Path) -> None:
    root, issue = tmp_path / "paper", tmp_path / "paper" / "issues" / "one"
    (issue / "assets").mkdir(parents=True)
    (root / "assets").mkdir()
    (issue / "assets" / "a.jpg").write_bytes(b"one")
    (root / "assets" / "b.png").write_bytes(b"two")
    (root / "assets" / "notes.txt").write_bytes(b"no picture")
    outside = tmp_path / "a.jpg"
    outside.write_bytes(b"three")
    folders = str(issue), str(root)
    assert taken_in(str(outside), *folders) == "assets/a-2.jpg"
    assert taken_in(str(outside), *folders) == "assets/a-2.jpg"  # the same file once
    assert (issue / "assets" / "a-2.jpg").read_bytes() == b"three"
    assert taken_in(str(root / "assets" / "b.png"), *folders) == "assets/b.png"
    assert [source for source, _ in pictures_of(*folders)] == [
        "assets/a-2.jpg", "assets/a.jpg", "assets/b.png",
    ]  # fmt: skip
