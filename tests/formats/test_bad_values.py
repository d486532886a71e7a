"""Bad values, keys and references: one mistake in a good paper gives one finding, at its place."""

from __future__ import annotations

import pytest
from papers import ISSUE_FOLDER, spoiled

from pagesetter.findings import ERROR, WARNING, PagesetterError
from pagesetter.formats import load_issue

PAPER = "paper.yaml"
LAYOUT = "layouts/five.yaml"
ISSUE = "issue.yaml"
PAGE = "pages/02.yaml"
COPY = "copy/lead.md"

# File, the text spoiled, what it becomes; the code, line and column expected; words expected
# in the English message and in the Chinese one.
CASES = {
    "unknown key": (PAGE, "section:", "secton:", "key-unknown", 3, 1, "section", "section"),
    "unknown key in flow": (
        PAGE, "columns: 4,", "colums: 4,", "key-unknown", 13, 38, "columns", "columns",
    ),
    "full-width colon in flow": (
        PAGE, "{size: 9pt, ", "{size: 9pt, pitch：11pt, ", "key-unknown", 8, 24, "full-width",
        "全角冒号",
    ),
    "unknown style property": (
        PAPER, "{face: 报宋}", "{fase: 报宋}", "key-unknown", 10, 10, "face", "face",
    ),
    "list as a key": (PAGE, "section:", "[甲]:", "key-form", 3, 1, "single word", "一个词"),
    "key twice": (PAGE, "layout: five\n", "layout: five\nlayout: six\n", "key-twice", 3, 1,
                  "line 2", "第 2 行"),
    "key missing": (PAGE, "line: 31, ", "", "key-missing", 24, 14, "line", "line"),
    "key missing in a file": (ISSUE, "date: 2026-11-24\n", "", "key-missing", 1, 1, "date", "date"),
    "list for text": (PAGE, "section: 学会之窗", "section: [学会, 之窗]", "wrong-type", 3, 10,
                      "a list stands here; it should be text", "此处是列表，应为文字"),
    "text for list": (PAPER, "protected: [云岭省科学技术协会]", "protected: 云岭省",
                        "wrong-type", 8, 12,
                      "should be a list", "应为列表"),
    "text for mapping": (PAGE, "credits: {责编: 林晓, 版式: 周禾}", "credits: 林晓",
                        "wrong-type", 4, 10,
                         "“林晓” stands here; it should be keys with values", "应为若干"),
    "text for number": (PAGE, "lines: 10", "lines: 十", "wrong-type", 24, 63,
                        "“十” stands here; it should be a whole number", "此处是“十”，应为整数"),
    "decimal for whole number": (PAGE, "lines: 10", "lines: 10.5", "wrong-type", 24, 63,
                                 "whole number", "整数"),
    "no for a number": (PAGE, "characters: 800", "characters: no", "wrong-type", 23, 38,
                        "whole number", "整数"),
    "word for yes or no": (PAGE, "picture: yes", "picture: 有图", "wrong-type", 23, 52,
                           "yes or no", "“是”或“否”"),
    "number for yes or no": (PAGE, "picture: yes", "picture: 1", "wrong-type", 23, 52, "yes or no",
                             "“1”"),
    "bad choice": (PAGE, "remainder: last", "remainder: lasst", "choice", 21, 20,
                   "did you mean “last”?", "是不是“last”"),
    "column below 1": (PAGE, "column: 5", "column: 0", "number-range", 15, 17, "1 to 100",
                       "1 至 100"),
    "more lines than numbers": (PAGE, "lines: 10", "lines: 99999999999999999999", "number-range",
                                24, 63, "1 to", "1 至"),
    "more digits than Python reads": (PAGE, "lines: 10", f"lines: {'9' * 5000}", "number-range",
                                      24, 63, "1 to", "1 至"),
    "line below 1": (PAGE, "line: 31", "line: -3", "number-range", 24, 40, "-3", "-3"),
    "percent out of range": (PAGE, "horizontal-scale: 90%", "horizontal-scale: 20%",
                             "number-range", 10, 59, "50 to 150", "50 至 150"),
    "thousandths out of range": (PAGE, "letter-space: -0.02", "letter-space: -2", "number-range",
                                 8, 38, "-0.5 to 2", "-0.5 至 2"),
    "too many decimals": (PAGE, "letter-space: -0.02", "letter-space: -0.0214",
                          "number-decimals", 8, 38, "3 decimals", "3 位"),
    "length without unit": (PAGE, "size: 9pt", "size: 9", "length-bare", 8, 19, "“9pt”", "“9pt”"),
    "unknown unit": (PAGE, "size: 9pt", "size: 9px", "length-form", 8, 19, "“9pt”", "“9pt”"),
    "unit in words": (LAYOUT, "width: 275mm", "width: 275毫米", "length-form", 3, 16, "“275mm”",
                      "“275mm”"),
    "full-width digits": (LAYOUT, "column: 15字", "column: １５字", "length-form", 6, 11, "“15字”",
                          "“15字”"),
    "unknown 字号": (PAGE, "size: 9pt", "size: 小五五", "length-form", 8, 19, "“小五”", "“小五”"),
    "unit not for this": (LAYOUT, "column: 15字", "column: 45mm", "length-unit", 6, 11,
                          "Units", ""),
    "size of nothing": (PAGE, "size: 9pt", "size: 0pt", "length-sign", 8, 19, "> 0", "> 0"),
    "negative bleed": (LAYOUT, "title: 四开 5 × 15 字", "bleed: -3mm", "length-sign", 2, 8, "≥ 0",
                        "≥ 0"),
    "size and width": (LAYOUT, "  pitch: 11pt", "  pitch: 11pt\n  width: 237mm", "type-area-both",
                       11, 10, "both size and width", "size 和 width"),
    "pitch and height": (LAYOUT, "  pitch: 11pt", "  height: 345mm\n  pitch: 11pt",
                         "type-area-both", 10, 11, "both pitch and height", "pitch 和 height"),
    "neither size nor width": (LAYOUT, "  size: 8.5pt\n", "", "type-area-neither", 5, 3,
                               "neither size nor width", "size 或 width"),
    "neither pitch nor height": (LAYOUT, "  pitch: 11pt\n", "", "type-area-neither", 5, 3,
                                 "neither pitch nor height", "pitch 或 height"),
    "no such day": (ISSUE, "2026-11-24", "2026-11-31", "date-form", 4, 7, "2026-11-31", "日期"),
    "date in words": (ISSUE, "2026-11-24", "11月24日", "date-form", 4, 7, "11月24日", "日期"),
    "no pages": (ISSUE, "pages: [02]", "pages: []", "list-short", 5, 8, "at least 1", "1 项"),
    "ink of three": (PAPER, "[0, 100, 100, 0]", "[0, 100, 100]", "ink-cmyk", 6, 14, "four", "四个"),
    "ink over 100 %": (PAPER, "[0, 100, 100, 0]", "[0, 120, 100, 0]", "number-range", 6, 18,
                       "0 to 100", "0 至 100"),
    "empty value": (PAPER, "{face: 报宋}", "{face: ''}", "value-empty", 10, 16, "missing", "缺少"),
    "id with a blank": (PAGE, "id: s2", "id: s 2", "name-form", 22, 9, "s 2", "s 2"),
    "thread to nowhere": (PAGE, "plan: {title: 秋季科普周, characters: 800, picture: yes}",
                          "continues: 02/s9", "continues-unknown", 23, 16, "02/s9", "02/s9"),
    "thread without page": (PAGE, "plan: {title: 秋季科普周, characters: 800, picture: yes}",
                            "continues: s1", "continues-form", 23, 16, "01/s3", "01/s3"),
    "article and continuation": (PAGE, "  - id: s2\n", "  - id: s2\n    continues: 02/s1\n",
                                 "story-two-sources", 23, 16, "plan", "plan"),
    "a story that continues itself": (
        PAGE, "plan: {title: 秋季科普周, characters: 800, picture: yes}", "continues: 02/s2",
        "thread-loop", 23, 16, "02/s2 → 02/s2", "02/s2 → 02/s2",
    ),
    "frame id twice": (PAGE, "id: f3", "id: f1", "id-twice", 24, 14, "line 13", "第 13 行"),
    "story id twice": (PAGE, "id: s2", "id: s1", "id-twice", 22, 5, "line 6", "第 6 行"),
    "unknown article": (PAGE, "article: lead", "article: laed", "article-unknown", 7, 14,
                        "“lead”", "“lead”"),
    "unknown layout": (PAGE, "layout: five", "layout: fiv", "layout-unknown", 2, 9, "“five”",
                       "“five”"),
    "unknown ink": (PAGE, "ink: 报红", "ink: 抱红", "ink-undefined", 10, 69, "抱红", "抱红"),
    "unknown page": (ISSUE, "[02]", "[02, 03]", "page-missing", 5, 13, "03", "03"),
    "page twice": (ISSUE, "[02]", "[02, 02]", "page-twice", 5, 13, "02", "02"),
    "article outside": (PAGE, "article: lead", "article: ../../lead", "path-outside", 7, 14,
                        "../../lead", "../../lead"),
    "layout outside": (PAGE, "layout: five", "layout: /etc/passwd", "path-outside", 2, 9,
                       "/etc/passwd", "/etc/passwd"),
    "page outside": (ISSUE, "[02]", "[02, ../02]", "path-outside", 5, 13, "../02", "../02"),
    "format missing": (PAGE, "format: pagesetter-page/1\n", "", "format-missing", 1, 1,
                       "pagesetter-page/1", "pagesetter-page/1"),
    "format newer": (PAGE, "pagesetter-page/1", "pagesetter-page/2", "format-newer", 1, 9,
                     f"{ISSUE_FOLDER}/pages/02.yaml was made by a newer program",
                     f"{ISSUE_FOLDER}/pages/02.yaml 由更新的版本制作"),
    "format unknown": (PAGE, "pagesetter-page/1", "page/1", "format-unknown", 1, 9,
                       "pagesetter-page/1", "pagesetter-page/1"),
    "format version 0": (PAGE, "pagesetter-page/1", "pagesetter-page/0", "format-unknown", 1, 9,
                         "pagesetter-page/0", "pagesetter-page/0"),
    "format of another kind": (PAGE, "pagesetter-page/1", "pagesetter-issue/1", "format-kind", 1, 9,
                               "issue", "issue"),
    "unknown key in copy": (COPY, "kicker:", "kikcer:", "key-unknown", 2, 1, "kicker", "kicker"),
    "weight in words": (COPY, "dateline: 本报讯", "weight: 很重要",
                        "wrong-type", 6, 9, "whole number",
                        "整数"),
    "head of copy not closed": (COPY, "credit: （市科协）\n---", "credit: （市科协）",
                        "front-matter-open",
                                1, 1, "never closed", "没有结束"),
    "tag": (PAGE, "section: 学会之窗", "section: !秘 学会", "yaml-tag", 3, 10, "秘", "秘"),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_one_mistake_one_finding(tmp_path, case):
    name, old, new, code, line, column, english, chinese = CASES[case]
    spoiled(str(tmp_path), {name: (old, new)})
    with pytest.raises(PagesetterError) as caught:
        load_issue(str(tmp_path))
    (found,) = caught.value.findings
    file = name if name in (PAPER, LAYOUT) else f"{ISSUE_FOLDER}/{name}"
    assert (found.code, found.severity) == (code, ERROR)
    assert (found.span.file, found.span.line, found.span.column) == (file, line, column)
    assert english in found.message("en") + found.remedy("en")
    assert chinese in found.message("zh") + found.remedy("zh")


WARNINGS = {
    "page not listed": (
        {f"{ISSUE_FOLDER}/pages/03.yaml": "format: pagesetter-page/1\nlayout: five\n"},
        "page-unlisted",
        f"{ISSUE_FOLDER}/issue.yaml",
        0,
        0,
        "03",
        "03",
    ),
}


@pytest.mark.parametrize("case", WARNINGS)
def test_warnings_let_the_issue_pass(tmp_path, case):
    from papers import good, write

    files, code, file, line, column, english, chinese = WARNINGS[case]
    write(str(tmp_path), {**good(), **files})
    (found,) = load_issue(str(tmp_path)).findings
    assert (found.code, found.severity) == (code, WARNING)
    assert (found.span.file, found.span.line, found.span.column) == (file, line, column)
    assert english in found.message("en")
    assert chinese in found.message("zh")
