"""Mistakes in boxes: each gives one finding, at its place, in both languages."""

from __future__ import annotations

import pytest
from papers import ISSUE_FOLDER, LAYOUT, PAGE, good, write

from pagesetter.findings import ERROR, WARNING, PagesetterError
from pagesetter.formats import load_issue

BOXES = """\
format: pagesetter-page/1
layout: five
hide: [slogan]
furniture:
  - {id: head, rows: [甲]}
boxes:
  - id: b1
    kind: co-organizers
    column: 1
    line: 80
    columns: 5
    lines: 6
    names: [云岭大学]
    border: 菱花
    tint: 10%
  - id: p1
    kind: picture
    column: 1
    line: 31
    columns: 2
    lines: 16
    pictures: [{source: a.jpg, focus: [50%, 30%], fit: fill, zoom: 120%}]
    caption-at: over
    vertical-align: center
  - {id: a1, kind: ad, slot: 通栏, label: 广告}
  - {id: r1, kind: rule, rule: 正线, at: {x: 0, y: 1行, width: 15字, height: 1行}}
  - {id: e1, kind: element, element: 征稿, column: 1, line: 1}
  - {id: t1, kind: text, rows: [{text: 甲, align: left}], at: {x: 0, y: 0, width: 9字, height: 1行}}
stories:
  - id: s1
    article: lead
    level: balance
    column-rule: 点线
    box: {border: 回纹}
    boxes: [{id: q1, kind: quote, column: 1, line: 1, columns: 1, lines: 9}]
    frames: [{id: f1, column: 1, line: 1, columns: 5, lines: 30}]
"""

# The text spoiled, what it becomes; code, line and column expected; words expected in English
# and in Chinese.
CASES = {
    "unknown kind": ("kind: picture", "kind: pictures", "choice", 17, 11, "“picture”", "“picture”"),
    "kind missing": ("    kind: picture\n", "", "key-missing", 16, 5, "kind", "kind"),
    "id missing": ("  - id: p1\n    kind", "  - kind", "key-missing", 16, 5, "id", "id"),
    "unknown key": ("caption-at:", "captoin-at:", "key-unknown", 23, 5, "caption-at", "caption-at"),
    "furniture's key on a page": ("    names: [", "    pages: odd\n    names: [", "key-unknown",
                                  13, 5, "pages", "pages"),
    "unknown border": ("border: 菱花", "border: 菱化", "choice", 14, 13, "“菱花”", "“菱花”"),
    "unknown rule": ("rule: 正线", "rule: 正钱", "choice", 26, 32, "“正线”", "“正线”"),
    "花边 for a rule": ("rule: 点线", "rule: 连珠", "choice", 33, 18, "曲线", "曲线"),
    "unknown fit": ("fit: fill", "fit: fil", "choice", 22, 56, "“fill”", "“fill”"),
    "unknown place of the caption": ("caption-at: over", "caption-at: ower", "choice", 23, 17,
                                     "“over”", "“over”"),
    "unknown vertical place": ("vertical-align: center", "vertical-align: centre", "choice", 24,
                               21, "“center”", "“center”"),
    "unknown label": ("label: 广告", "label: 广吿", "choice", 25, 41, "“广告”", "公益广告"),
    "unknown alignment": ("align: left", "align: lift", "choice", 28, 50, "“left”", "“left”"),
    "unknown level": ("level: balance", "level: balanse", "choice", 32, 12, "“balance”",
                      "“balance”"),
    "tint over 100 %": ("tint: 10%", "tint: 110%", "number-range", 15, 11, "0 to 100", "0 至 100"),
    "tint in words": ("tint: 10%", "tint: 浅", "wrong-type", 15, 11, "percentage", "百分数"),
    "zoom of nothing": ("zoom: 120%", "zoom: 0%", "number-range", 22, 68, "10 to 1000",
                        "10 至 1000"),
    "focus of one": ("[50%, 30%]", "[50%]", "picture-focus", 22, 39, "two", "两个"),
    "focus outside": ("[50%, 30%]", "[50%, 130%]", "number-range", 22, 45, "0 to 100",
                      "0 至 100"),
    "picture without source": ("source: a.jpg, ", "", "key-missing", 22, 16, "source", "source"),
    "picture above its folder": ("a.jpg", "../a.jpg", "path-outside", 22, 25, "../a.jpg",
                                 "../a.jpg"),
    "picture from the root": ("a.jpg", "/a.jpg", "path-outside", 22, 25, "/a.jpg", "/a.jpg"),
    "picture from a drive": ("a.jpg", "C:/a.jpg", "path-outside", 22, 25, "C:/a.jpg", "C:/a.jpg"),
    "picture from the net": ("source: a.jpg", "source: 'https://x.org/a.jpg'", "path-outside", 22,
                             25, "x.org", "x.org"),
    "picture without name": ("source: a.jpg", "source: ''", "value-empty", 22, 25, "missing",
                             "缺少"),
    "picture and pictures": ("    caption-at: over", "    picture: b.jpg", "box-picture-twice", 23,
                             14, "both picture and pictures", "同时"),
    "pictures as text": ("pictures: [{source: a.jpg, focus: [50%, 30%], fit: fill, zoom: 120%}]",
                         "pictures: a.jpg", "wrong-type", 22, 15, "a list", "列表"),
    "no place": (", at: {x: 0, y: 0, width: 9字, height: 1行}", "", "box-without-place", 28, 5,
                 "nowhere", "没有写明"),
    "an advertisement without a place": ("slot: 通栏, ", "", "box-without-place", 25, 5, "nowhere",
                                         "没有写明"),
    "half a place": ("    lines: 6\n", "", "key-missing", 7, 5, "lines", "lines"),
    "two places": (", at: {x: 0, y: 1行", ", line: 3, at: {x: 0, y: 1行", "box-two-places", 26, 49,
                   "`at` and line", "at 和 line"),
    "slot and place off the grid": ("label: 广告", "at: {x: 0, y: 0, width: 9字, height: 9字}",
                                    "box-two-places", 25, 38, "`at` and slot", "at 和 slot"),
    "inset and place off the grid": (
        ", at: {x: 0, y: 1行", ", inset-left: 1字, at: {x: 0, y: 1行", "box-two-places", 26, 56,
        "`at` and inset-left", "at 和 inset-left",
    ),
    "place without height": (", height: 1行}}\n  - {id: e1", "}}\n  - {id: e1", "key-missing", 26,
                             40, "height", "height"),
    "place of no width": ("width: 9字", "width: 0字", "length-sign", 28, 82, "> 0", "> 0"),
    "place in bare numbers": ("y: 1行", "y: 1", "length-bare", 26, 50, "“1mm”", "“1mm”"),
    "rule without its rule": (", rule: 正线", "", "box-needs", 26, 5, "needs the key rule",
                              "必须有 rule"),
    "element without its name": (", element: 征稿", "", "box-needs", 27, 5, "needs the key element",
                                 "必须有 element"),
    "element outside": ("element: 征稿", "element: ../征稿", "path-outside", 27, 38, "../征稿",
                        "../征稿"),
    "element in a story": ("kind: quote", "kind: element", "choice", 35, 28, "Allowed", "可选"),
    "row of two kinds": ("align: left", "right: 乙", "row-text-and-cells", 28, 40, "right",
                         "right"),
    "row in a list": ("[{text: 甲, align: left}]", "[[甲]]", "wrong-type", 28, 33, "a list",
                      "列表"),
    "rows as text": ("[{text: 甲, align: left}]", "甲", "wrong-type", 28, 32, "a list", "列表"),
    "box of a story off its keys": ("box: {border: 回纹}", "box: {boarder: 回纹}", "key-unknown",
                                    34, 11, "border", "border"),
    "unknown ink": ("border: 菱花", "border-ink: 洪", "ink-undefined", 14, 17, "洪", "洪"),
    "box id twice": ("id: p1", "id: b1", "id-twice", 16, 5, "line 7", "第 7 行"),
    "id of a box and a story's frame": ("id: f1", "id: t1", "id-twice", 28, 5, "line 36",
                                        "第 36 行"),
    "id of a box in a story": ("id: q1", "id: s1", "id-twice", 35, 13, "line 30", "第 30 行"),
    "furniture without id": ("{id: head, rows: [甲]}", "{rows: [甲]}", "key-missing", 5, 5, "id",
                             "id"),
    "furniture half moved": ("rows: [甲]", "line: 3, columns: 2, lines: 1", "key-missing", 5, 5,
                             "column", "column"),
    "hidden as text": ("hide: [slogan]", "hide: slogan", "wrong-type", 3, 7, "a list", "列表"),
}  # fmt: skip


def write_boxes(folder: str, page: str, layout: str = LAYOUT, **library: str) -> None:
    files = {**good(), "layouts/five.yaml": layout, f"{ISSUE_FOLDER}/pages/02.yaml": page}
    write(folder, files | {f"library/{name}.yaml": text for name, text in library.items()})


def only_finding(folder: str):
    with pytest.raises(PagesetterError) as caught:
        load_issue(folder)
    (found,) = caught.value.findings
    assert found.severity == ERROR
    return found


def place(found) -> tuple[str, int, int]:
    return found.span.file, found.span.line, found.span.column


def test_the_page_that_is_spoiled_is_good(tmp_path):
    write_boxes(str(tmp_path), BOXES)
    assert load_issue(str(tmp_path)).findings == ()


@pytest.mark.parametrize("case", CASES)
def test_one_mistake_one_finding(tmp_path, case):
    old, new, code, line, column, english, chinese = CASES[case]
    assert BOXES.count(old) == 1
    write_boxes(str(tmp_path), BOXES.replace(old, new))
    found = only_finding(str(tmp_path))
    assert (found.code, *place(found)) == (code, f"{ISSUE_FOLDER}/pages/02.yaml", line, column)
    assert english in found.message("en") + found.remedy("en")
    assert chinese in found.message("zh") + found.remedy("zh")


IDLE = {
    "rule": ("kind: text, rule: 双线", 32),
    "vertical": ("kind: text, vertical: yes", 36),
    "element": ("kind: text, element: 征稿", 35),
    "customer": ("kind: quote, customer: 出版社", 37),
    "slot": ("kind: picture, slot: 通栏, column: 1, line: 1", 35),
    "label": ("kind: picture, label: 广告", 36),
    "heading": ("kind: text, heading: 协办", 35),
    "note": ("kind: ad, note: 不分先后", 30),
    "names": ("kind: text, names: [甲]", 33),
}


@pytest.mark.parametrize("key", IDLE)
def test_a_key_that_does_nothing_is_a_warning(tmp_path, key):
    keys, column = IDLE[key]
    at = "" if key == "slot" else ", at: {x: 0, y: 0, width: 9字, height: 9字}"
    write_boxes(str(tmp_path), PAGE + f"boxes:\n  - {{id: b1, {keys}{at}}}\n")
    (found,) = load_issue(str(tmp_path)).findings
    assert (found.code, found.severity) == ("box-key-idle", WARNING)
    assert place(found) == (f"{ISSUE_FOLDER}/pages/02.yaml", 26, column)
    assert found.message("en").startswith(f"{key} does nothing in a box of kind ")
    assert f"用不到 {key}" in found.message("zh")


FURNITURE = """\
ad-slots: {通栏: {columns: 5, lines: 16}}
furniture:
  - {id: ear, kind: ear, pages: first, at: {x: 0, y: 0, width: 9字, height: 9字}}
  - {id: head, kind: running-head, pages: rest, at: {x: 0, y: 0, width: 9字, height: 9字}}
"""
LAYOUT_CASES = {
    "unknown pages": ("pages: first", "pages: frist", "choice", 13, 33, "“first”", "“first”"),
    "id twice": ("id: head", "id: ear", "id-twice", 14, 5, "line 13", "第 13 行"),
    "slot without lines": (", lines: 16", "", "key-missing", 11, 16, "lines", "lines"),
    "slot of no column": ("columns: 5, lines", "columns: 0, lines", "number-range", 11, 26,
                          "1 to 100", "1 至 100"),
    "furniture without a place": (", at: {x: 0, y: 0, width: 9字, height: 9字}}\n  - {id: head",
                                  "}\n  - {id: head", "box-without-place", 13, 5, "nowhere",
                                  "没有写明"),
}  # fmt: skip


@pytest.mark.parametrize("case", LAYOUT_CASES)
def test_furniture_of_a_layout(tmp_path, case):
    old, new, code, line, column, english, chinese = LAYOUT_CASES[case]
    assert FURNITURE.count(old) == 1
    write_boxes(str(tmp_path), PAGE, LAYOUT + FURNITURE.replace(old, new))
    found = only_finding(str(tmp_path))
    assert (found.code, *place(found)) == (code, "layouts/five.yaml", line, column)
    assert english in found.message("en") + found.remedy("en")
    assert chinese in found.message("zh") + found.remedy("zh")


ELEMENT = """\
format: pagesetter-element/1
boxes:
  - {id: a, kind: column-head, column: 1, line: 1, columns: 1, lines: 2}
  - {id: b, kind: text, column: 1, line: 3, columns: 1, lines: 2}
"""
ELEMENT_CASES = {
    "of another kind": ("pagesetter-element/1", "pagesetter-page/1", "format-kind", 1, 9,
                        "pagesetter-element/1", "pagesetter-element/1"),
    "newer": ("element/1", "element/2", "format-newer", 1, 9, "newer program", "更新的版本"),
    "without boxes": ("boxes:\n", "x-boxes:\n", "key-missing", 1, 1, "boxes", "boxes"),
    "id twice": ("id: b", "id: a", "id-twice", 4, 5, "line 3", "第 3 行"),
    "within another": ("kind: text", "kind: element", "choice", 4, 19, "Allowed", "可选"),
    "key of a page's box": ("lines: 2}\n  - {id: b", "lines: 2, slot: 通栏}\n  - {id: b",
                            "key-unknown", 3, 74, "slot", "slot"),
}  # fmt: skip


@pytest.mark.parametrize("case", ELEMENT_CASES)
def test_a_standing_element(tmp_path, case):
    old, new, code, line, column, english, chinese = ELEMENT_CASES[case]
    assert ELEMENT.count(old) == 1
    write_boxes(str(tmp_path), BOXES, 征稿=ELEMENT.replace(old, new))
    found = only_finding(str(tmp_path))
    assert (found.code, *place(found)) == (code, "library/征稿.yaml", line, column)
    assert english in found.message("en") + found.remedy("en")
    assert chinese in found.message("zh") + found.remedy("zh")


def test_a_library_that_leads_out_is_not_followed(tmp_path):
    paper = tmp_path / "paper"
    write_boxes(str(paper), BOXES)
    (tmp_path / "outside.yaml").write_text(ELEMENT, encoding="utf-8")
    (paper / "library").mkdir()
    (paper / "library/征稿.yaml").symlink_to(tmp_path / "outside.yaml")
    found = only_finding(str(paper))
    assert (found.code, found.span.file) == ("path-outside", "library/征稿.yaml")


def test_all_mistakes_of_a_page_are_told_at_once(tmp_path):
    page = BOXES.replace("border: 菱花", "border: 花").replace("fit: fill", "fit: all")
    write_boxes(str(tmp_path), page.replace("slot: 通栏, ", ""))
    with pytest.raises(PagesetterError) as caught:
        load_issue(str(tmp_path))
    assert [(f.code, f.span.line) for f in caught.value.findings] == [
        ("choice", 14), ("choice", 22), ("box-without-place", 25),
    ]  # fmt: skip
