"""Boxes of a page made an element of the paper's library, as its file has it."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from pagesetter.compose.grid import Grid, grid_of
from pagesetter.findings import PagesetterError
from pagesetter.formats import load_issue
from pagesetter.formats.library import load_library
from pagesetter.model import Issue
from pagesetter.session import stocking

PAGE = """\
format: pagesetter-page/1
layout: four
boxes:
  - {id: b1, kind: text, column: 2, line: 11, columns: 2, lines: 4, rows: [征稿启事], border: 双线}
  - {id: b2, kind: picture, column: 3, line: 15, columns: 1, lines: 6, inset-left: 1字,
     picture: assets/qr.png}
  - {id: b3, kind: ad, slot: 通栏, column: 1, line: 50, customer: 某某书店}
  - {id: b4, kind: text, at: {x: 1字, y: 2行, width: 4字, height: 3行}, rows: [悬空]}
  - {id: b5, kind: element, element: call, column: 2, line: 30}
  - {id: b6, kind: ad, booked: {width: 60mm, height: 40mm}, column: 1, line: 20}
"""
CALL = """\
format: pagesetter-element/1
boxes:
  - {id: a, kind: text, column: 1, line: 1, columns: 1, lines: 3, rows: [来稿]}
  - {id: z, kind: tint, column: 1, line: 2, columns: 1, lines: 2, tint: 20%}
"""
PAPER = "format: pagesetter-paper/1\nname: 试排报\n"
ISSUE = "format: pagesetter-issue/1\nnumber: 7\ntotal: 107\ndate: 2026-11-24\npages: [01]\n"
LAYOUT = """\
format: pagesetter-layout/1
title: 试排
sheet: {width: 200mm, height: 280mm}
type-area: {columns: 4, column: 10字, gutter: 1字, lines: 60, size: 9pt, pitch: 12pt}
ad-slots: {通栏: {columns: 4, lines: 6}}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    root = tmp_path / "paper"
    issue = root / "issues" / "2026-11-24"
    for path, text in (
        (root / "paper.yaml", PAPER), (root / "layouts" / "four.yaml", LAYOUT),
        (root / "library" / "call.yaml", CALL), (issue / "issue.yaml", ISSUE),
        (issue / "pages" / "01.yaml", PAGE), (issue / "assets" / "qr.png", "the issue's"),
    ):  # fmt: skip
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return issue


def made(folder: Path, *ids: str, name: str = "新元件") -> tuple[Issue, str]:
    """Put boxes of the page into the library; return the issue and what the file says."""
    loaded = load_issue(str(folder))
    page, grid = loaded.issue.pages[0], grid_at(loaded.issue)
    boxes = [box for box in page.boxes if box.id in ids]
    element = stocking.element_of(loaded.issue, page, grid, boxes, name)
    path = stocking.put_in(element, loaded.folder, loaded.root)
    return loaded.issue, Path(path).read_text("utf-8")


def grid_at(issue: Issue) -> Grid:
    return grid_of(issue.layouts[0])


def test_boxes_count_from_their_common_corner(folder: Path) -> None:
    _, text = made(folder, "b1", "b2")
    assert (
        text
        == """\
format: pagesetter-element/1
boxes:
  - id: b1
    kind: text
    column: 1
    line: 1
    columns: 2
    lines: 4
    rows: [征稿启事]
    border: 双线
  - id: b2
    kind: picture
    column: 2
    line: 5
    columns: 1
    lines: 6
    inset-left: 1字
    picture: assets/qr.png
"""
    )
    names = [one.name for one in load_library(str(folder.parent.parent), str(folder))]
    assert names == ["call", "新元件"]


def test_the_issues_picture_comes_to_the_paper_beside_another_of_its_name(folder: Path) -> None:
    assets = folder.parent.parent / "assets"
    assets.mkdir()
    (assets / "qr.png").write_text("another", "utf-8")
    _, text = made(folder, "b2")
    assert "picture: assets/qr-2.png" in text
    assert (assets / "qr-2.png").read_text("utf-8") == "the issue's"
    assert (assets / "qr.png").read_text("utf-8") == "another"


def test_a_slot_and_a_booking_become_the_room_they_take(folder: Path) -> None:
    _, text = made(folder, "b3", name="广告")
    assert (
        text
        == """\
format: pagesetter-element/1
boxes:
  - {id: b3, kind: ad, column: 1, line: 1, columns: 4, lines: 6, customer: 某某书店}
"""
    )
    _, text = made(folder, "b6", name="订版")
    assert "booked" not in text
    assert "columns: 2, lines: 11}" in text  # 60 × 40 mm in columns of 90 pt


def test_an_element_becomes_its_boxes(folder: Path) -> None:
    _, text = made(folder, "b1", "b5", name="合")
    assert "kind: element" not in text
    part = "  - {id: b5-z, kind: tint, column: 1, line: 21, columns: 1, lines: 2, tint: 20%}\n"
    assert part in text


def test_boxes_off_the_grid_are_not_taken(folder: Path) -> None:
    issue = load_issue(str(folder)).issue
    page = issue.pages[0]
    assert [box.id for box in stocking.suited(page.boxes)] == ["b1", "b2", "b3", "b5", "b6"]
    only = [box for box in page.boxes if box.id == "b4"]
    assert stocking.element_of(issue, page, grid_at(issue), only, "x").boxes == ()


@pytest.mark.parametrize("name", ["", " a", "a/b", "a\\b", "a:b", ".a", "~a", "a.", "字" * 81])
def test_a_name_that_no_file_can_have_somewhere_is_none(name: str) -> None:
    assert not stocking.is_name(name)


@pytest.mark.parametrize("name", ["征稿启事", "a b", "启事.2", "字" * 80])
def test_a_name_a_file_can_have(name: str) -> None:
    assert stocking.is_name(name)


def test_who_places_an_element_is_found_in_what_is_open_and_in_files(folder: Path) -> None:
    root = folder.parent.parent
    old = root / "issues" / "2026-11-17" / "pages" / "03.yaml"
    old.parent.mkdir(parents=True)
    old.write_text('boxes: [{id: e, element: "call", kind: element', "utf-8")  # with a fault
    (root / "layouts" / "two.yaml").write_text("furniture:\n  - element: call2\n", "utf-8")
    issue = load_issue(str(folder)).issue
    found = stocking.users_of(str(root), "call", issue, str(folder))
    assert found == ["01", "issues/2026-11-17/pages/03.yaml"]
    empty = issue._replace(pages=(issue.pages[0]._replace(boxes=()),))
    found = stocking.users_of(str(root), "call", empty, str(folder))  # deleted, not yet saved
    assert found == ["issues/2026-11-17/pages/03.yaml"]
    assert stocking.users_of(str(root), "cal", issue, str(folder)) == []


def test_renaming_covers_nothing(folder: Path) -> None:
    root = str(folder.parent.parent)
    made(folder, "b1")
    with pytest.raises(PagesetterError) as told:
        stocking.rename(root, "新元件", "call")
    assert told.value.findings[0].code == "output-failed"
    assert (folder.parent.parent / "library" / "call.yaml").read_text("utf-8") == CALL
    stocking.rename(root, "call", "来稿")
    assert sorted(os.listdir(folder.parent.parent / "library")) == ["新元件.yaml", "来稿.yaml"]


def test_what_is_taken_out_can_be_put_back(folder: Path) -> None:
    root = str(folder.parent.parent)
    data = stocking.take_out(root, "call")
    assert not stocking.is_there(root, "call")
    stocking.put_back(root, "call", data)
    assert (folder.parent.parent / "library" / "call.yaml").read_text("utf-8") == CALL


def test_a_library_that_is_only_read_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def denied(path: str, exist_ok: bool = False) -> None:
        raise PermissionError(13, "Permission denied", path)

    monkeypatch.setattr("pagesetter.session.output.os.makedirs", denied)
    with pytest.raises(PagesetterError) as told:
        made(folder, "b1")
    assert told.value.findings[0].code == "output-protected"
