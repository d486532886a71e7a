"""Reading boxes: what the samples of version 1 and an issue with boxes become."""

from __future__ import annotations

import os

import pytest
from papers import ISSUE_FOLDER, LAYOUT, PAGE, good, write
from test_versions import read

from pagesetter.colour import BLACK
from pagesetter.compose.boxes.rules import border, rule
from pagesetter.findings import SourceSpan
from pagesetter.formats import load_issue
from pagesetter.formats.decode import decode
from pagesetter.formats.notes import Notes
from pagesetter.geometry import Measure, Rect
from pagesetter.model import Area, Box, Dress, Frame, Picture, Row

SAMPLE = "page-boxes.yaml"


def em(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "字")


def box(value: str) -> Box:
    notes = Notes("x.yaml")
    page = decode(
        f"format: pagesetter-page/1\nlayout: five\nboxes: [{{id: b1, {value}}}]\n", "page", notes
    )
    assert [f.message() for f in notes.findings] == []
    return page.boxes[0]


def values(written) -> list[tuple[str, object]]:
    return [(value.name, value.value) for value in written]


def test_a_box_on_the_grid_with_dress_and_style():
    page = read("v1", "page", "page-boxes")
    organizers = page.boxes[0]
    span = SourceSpan(SAMPLE, 8, 5, 28, 3)
    assert organizers.frame == Frame("b1", 1, 80, 4, 6, Measure(5, 10, "字"), em(-1), span=span)
    assert organizers.at is None
    assert (organizers.kind, organizers.span) == ("co-organizers", span)
    assert (organizers.heading, organizers.note) == ("本版协办单位", "排名不分先后")
    assert (organizers.names, organizers.columns) == (("云岭大学", "省科技馆"), 2)
    assert organizers.dress == Dress("菱花", Measure(6), "红", 10, "红", em(1), span)
    assert values(organizers.values) == [("size", Measure(9)), ("left", em(1))]
    assert organizers.values[0].span == SourceSpan(SAMPLE, 26, 11, 26, 14)
    assert (organizers.wrap, organizers.vertical_align, organizers.pages) == (True, "top", "all")


def test_pictures_long_and_short():
    page = read("v1", "page", "page-boxes")
    group = page.boxes[1]
    first, second = group.pictures
    assert first == Picture(
        "assets/甲.jpg", "fit", (500, 125), 120, "会场", SourceSpan(SAMPLE, 35, 9, 35, 91)
    )
    assert second == Picture("assets/乙.jpg", span=SourceSpan(SAMPLE, 36, 9, 36, 21))
    assert (group.caption, group.credit, group.caption_at) == ("科技节现场", "林晓 摄", "over")
    assert group.wrap is False
    (artwork,) = page.boxes[2].pictures
    assert artwork[:5] == ("assets/丙.png", "fill", (500, 500), 100, "")
    (single,) = box("kind: picture, at: {x: 0, y: 0, width: 1字, height: 1字}, "
                    "picture: {source: a.jpg, zoom: 150}").pictures  # fmt: skip
    assert (single.source, single.zoom) == ("a.jpg", 150)


def test_advertisement_element_and_rule():
    _, _, ad, element, line, _ = read("v1", "page", "page-boxes").boxes
    assert (ad.slot, ad.customer, ad.label, ad.frame) == ("通栏", "出版社", "公益广告", None)
    assert element.element == "征稿启事"
    assert element.frame is not None
    assert element.frame[:5] == ("e1", 5, 40, 0, 0)
    assert (line.rule, line.vertical) == ("文武线", True)
    assert box("kind: ad, slot: 通栏, column: 2, line: 70").frame[:5] == ("b1", 2, 70, 0, 0)
    assert box("kind: ad, slot: 通栏, column: 2").frame[:5] == ("b1", 2, 0, 0, 0)
    sold = box("kind: ad, booked: {width: 9cm, height: 8cm}, line: 3")
    assert sold.frame[:5] == ("b1", 0, 3, 0, 0)


def test_a_box_off_the_grid_and_its_rows():
    plate = read("v1", "page", "page-boxes").boxes[-1]
    assert plate.frame is None
    assert plate.at == Area(
        em(0), Measure(-12, 1, "mm"), Measure(6715, 10), Measure(3, 1, "行"), "sheet",
        SourceSpan(SAMPLE, 46, 9, 46, 65),
    )  # fmt: skip
    assert plate.vertical_align == "center"
    plain, styled, cells = plate.rows
    assert plain == Row("学会之窗", span=SourceSpan(SAMPLE, 49, 9, 49, 13))
    assert (styled.text, styled.style) == ("{number:汉字}", "slogan")
    assert (styled.align, styled.rule) == ("spread", "双线")
    assert values(styled.values) == [("size", Measure(20))]
    assert (cells.text, cells.left, cells.center, cells.right) == ("", "左", "中", "右")
    assert cells.values == ()


def test_what_a_page_makes_of_its_furniture():
    page = read("v1", "page", "page-boxes")
    assert page.hidden == ("slogan",)
    (change,) = page.overrides
    span = SourceSpan(SAMPLE, 6, 5, 6, 44)
    row = Row("{section}", span=SourceSpan(SAMPLE, 6, 31, 6, 42))
    assert change == Box("running-head", "", rows=(row,), span=span)


def test_a_boxed_story():
    (story,) = read("v1", "page", "page-boxes").stories
    assert (story.level, story.column_rule, story.jump) == ("balance", "点线", "短题")
    assert story.dress is not None
    assert story.dress[:6] == ("棋格", Measure(6), "红", 5, "黑", Measure(5, 10, "字"))
    (quote,) = story.boxes
    assert (quote.id, quote.kind, quote.rows[0].text) == ("q1", "quote", "创新")


def test_furniture_of_a_layout():
    layout = read("v1", "layout", "layout-furniture")
    assert layout.ad_slots == (("整版", 5, 89), ("1/4", 2, 44))
    (head,) = layout.furniture
    assert (head.id, head.kind, head.pages) == ("running-head", "running-head", "rest")
    (row,) = head.rows
    assert (row.left, row.right, row.rule) == ("第{page}版", "{date} {weekday}", "文武线")


def test_a_paper_with_co_organizers():
    paper = read("v1", "paper", "paper-organizers")
    assert paper.co_organizers == ("云岭大学", "省科技馆")
    assert values(paper.styles[0].values) == [("interpunct", "full"), ("drop-cap", 2)]


def test_a_standing_element():
    element = read("v1", "element")
    head, text = element.boxes
    assert (head.id, head.kind) == ("head", "column-head")
    assert head.frame is not None
    assert head.frame[:5] == ("head", 1, 1, 1, 3)
    assert (text.dress.border, text.rows[1].align) == ("回纹", "right")
    assert values(text.rows[1].values) == [("face", "楷")]


def test_defaults_of_a_box_are_the_models():
    plain = box("kind: tint, at: {x: 0, y: 0, width: 1字, height: 1字}")
    area = Area(Measure(0, 1, "mm"), Measure(0, 1, "mm"), em(1), em(1), span=plain.at.span)
    assert plain == Box("b1", "tint", at=area, span=plain.span)


BORDERS = [
    "正线",
    "反线",
    "双线",
    "文武线",
    "点线",
    "曲线",
    "菱花",
    "连珠",
    "方胜",
    "回纹",
    "锯齿",
    "星花",
    "绳纹",
    "竹节",
    "叶纹",
    "棋格",
]
AT = "at: {x: 0, y: 0, width: 9字, height: 9行}"


@pytest.mark.parametrize("name", BORDERS)
def test_every_border_is_read_and_drawn(name):
    assert box(f"kind: tint, border: {name}, {AT}").dress.border == name
    assert border(name, Rect(0, 0, 200 * 65536, 300 * 65536), 8 * 65536, BLACK)


@pytest.mark.parametrize("name", BORDERS[:6])
def test_every_rule_is_read_and_drawn(name):
    assert box(f"kind: rule, rule: {name}, {AT}").rule == name
    assert rule(name, 0, 0, 200 * 65536)


@pytest.mark.parametrize(
    "kind",
    [
        "nameplate",
        "ear",
        "running-head",
        "imprint",
        "slogan",
        "text",
        "picture",
        "co-organizers",
        "ad",
        "digest",
        "column-head",
        "quote",
        "tint",
    ],
)
def test_every_kind_is_read(kind):
    assert box(f"kind: {kind}, {AT}").kind == kind


ELEMENT = """\
format: pagesetter-element/1
boxes: [{id: t, kind: text, column: 1, line: 1, columns: 1, lines: 9, rows: [来稿]}]
"""
PLACED = "boxes: [{id: e1, kind: element, element: 征稿, column: 5, line: 41}]\n"


def test_elements_that_are_placed_are_read(tmp_path):
    files = good()
    files[f"{ISSUE_FOLDER}/pages/02.yaml"] = PAGE + PLACED
    files["library/征稿.yaml"] = ELEMENT
    files["library/unused.yaml"] = "no yaml: ["
    write(str(tmp_path), files)
    loaded = load_issue(str(tmp_path))
    (element,) = loaded.issue.library
    assert (element.name, element.boxes[0].rows[0].text) == ("征稿", "来稿")
    assert element.span == SourceSpan("library/征稿.yaml", 1, 1, 3, 1)
    assert loaded.files["library/征稿.yaml"] == ELEMENT.encode()
    assert "library/unused.yaml" not in loaded.files


def test_an_element_of_the_furniture_is_read_once(tmp_path):
    files = good()
    files[f"{ISSUE_FOLDER}/pages/02.yaml"] = PAGE + PLACED
    files["layouts/five.yaml"] = LAYOUT + PLACED.replace("boxes", "furniture")
    files["library/征稿.yaml"] = ELEMENT
    write(str(tmp_path), files)
    assert [e.name for e in load_issue(str(tmp_path)).issue.library] == ["征稿"]


def test_a_missing_element_is_left_to_composing(tmp_path):
    files = good()
    files[f"{ISSUE_FOLDER}/pages/02.yaml"] = PAGE + PLACED
    write(str(tmp_path), files)
    loaded = load_issue(str(tmp_path))
    assert (loaded.findings, loaded.issue.library) == ((), ())
    assert loaded.issue.pages[0].boxes[0].element == "征稿"


def test_pictures_are_looked_up_in_the_issue_then_in_the_paper(tmp_path):
    write(str(tmp_path), good())
    folders = load_issue(str(tmp_path)).asset_folders
    assert folders == (os.path.join(str(tmp_path), *ISSUE_FOLDER.split("/")), str(tmp_path))


def test_an_issue_by_itself_has_one_folder(tmp_path):
    head = len(ISSUE_FOLDER) + 1
    files = {name[head:]: text for name, text in good().items() if name.startswith(ISSUE_FOLDER)}
    files["layouts/five.yaml"] = LAYOUT
    files["pages/02.yaml"] = PAGE.replace(", ink: 报红", "")
    write(str(tmp_path), files)
    assert load_issue(str(tmp_path)).asset_folders == (str(tmp_path),)


def test_inks_of_boxes_are_the_papers_and_the_layouts(tmp_path):
    files = good()
    layout = LAYOUT + (
        "inks: {栏红: {cmyk: [0, 90, 80, 0]}}\n"
        "furniture: [{id: n, kind: tint, tint: 10%, tint-ink: 栏红, border: 正线, "
        "border-ink: 报红, at: {x: 0, y: 0, width: 9字, height: 9字}}]\n"
    )
    files["layouts/five.yaml"] = layout
    write(str(tmp_path), files)
    loaded = load_issue(str(tmp_path))
    assert loaded.findings == ()
    assert loaded.issue.layouts[0].furniture[0].dress.tint_ink == "栏红"
