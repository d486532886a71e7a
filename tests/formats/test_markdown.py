"""Blocks of copy: what each becomes, where it stands, and what is kept with a finding."""

from __future__ import annotations

import pytest

from pagesetter.findings import WARNING, SourceSpan
from pagesetter.formats import parse_article
from pagesetter.model import Span


def blocks(text: str):
    """Kind and text of each block; no finding is allowed."""
    article, findings = parse_article(text, "a")
    assert findings == []
    return [(b.kind, b.text) for b in article.body]


PLAIN = {
    "paragraphs": ("甲\n\n乙\n", [("paragraph", "甲"), ("paragraph", "乙")]),
    "lines of Han join": ("自学习以来，\n立足实际。\n", [("paragraph", "自学习以来，立足实际。")]),
    "lines of Latin join": ("a page\nof text\n", [("paragraph", "a page of text")]),
    "Han and Latin join": ("用 PDF\n排版\n", [("paragraph", "用 PDF排版")]),
    "a quoted word and a number": ("“党史”\n2021年", [("paragraph", "“党史”2021年")]),
    "a strong word and a number": ("**党史**\n2021年", [("paragraph", "党史2021年")]),
    "an English quotation": ("“page”\nand", [("paragraph", "“page” and")]),
    "a dash and a number": ("截至——\n2021年", [("paragraph", "截至——2021年")]),
    "Korean joins with a space": ("한국\n신문", [("paragraph", "한국 신문")]),
    "a hard turn": ("甲\\\n乙\n", [("paragraph", "甲\n乙")]),
    "an escaped backslash at the end": ("甲\\\\\n乙\n", [("paragraph", "甲\\乙")]),
    "a typist's indent": ("　　甲\n　　乙\n丙\n", [("paragraph", "甲"), ("paragraph", "乙丙")]),
    "four blanks are an indent": ("    甲\n", [("paragraph", "甲")]),
    "blanks inside are kept": ("齐雯　余敏  本报记者\n", [("paragraph", "齐雯　余敏  本报记者")]),
    "CRLF": ("甲\r\n\r\n乙\r\n", [("paragraph", "甲"), ("paragraph", "乙")]),
    "other separators are text": ("甲\u2028乙\x0b丙\n", [("paragraph", "甲\u2028乙\x0b丙")]),
    "subheads": ("## 甲\n乙\n### 丙\n",
              [("subhead", "甲"), ("paragraph", "乙"), ("subhead", "丙")]),
    "a subhead of two parts": ("## 真抓实干 // 唱好进行曲\n",
              [("subhead", "真抓实干\n唱好进行曲")]),
    "a subhead turned by a backslash": ("## 真抓实干\\\n唱好进行曲\n\n甲",
                                        [("subhead", "真抓实干\n唱好进行曲"), ("paragraph", "甲")]),
    "list": ("- 甲\n- 乙\n", [("list-item", "甲"), ("list-item", "乙")]),
    "an item of two lines": ("- 甲\n  乙\n", [("list-item", "甲乙")]),
    "quotation": ("> 甲\n> 乙\n>\n> 丙\n丁\n", [("quotation", "甲乙"), ("quotation", "丙"),
                                          ("paragraph", "丁")]),
    "note of the editor": ("::: 编者按\n甲\n\n乙\n:::\n丙\n", [("editor-note", "甲"),
                                                        ("editor-note", "乙"),
                                                        ("paragraph", "丙")]),
    "abstract": ("::: 提要\n甲\n:::\n", [("abstract", "甲")]),
    "note": ("::: 链接\n甲\n:::\n::: 小资料\n乙\n:::", [("note", "甲"), ("note", "乙")]),
    "a list in a note": ("::: 链接\n甲\n- 乙\n:::\n", [("note", "甲"), ("list-item", "乙")]),
    "names": ("::: 名单\n齐　雯、余敏\n杨永忠  陈 晨\n\n张三\n:::\n",
              [("names", "齐　雯\n余敏\n杨永忠\n陈 晨\n张三")]),
    "sign-off": ("::: 落款\n云岭省科协\n2026年11月20日\n:::",
              [("sign-off", "云岭省科协\n2026年11月20日")]),
    "verse": ("::: 诗\n白日依山尽，\n黄河入海流。\n\n欲穷千里目，\n:::",
              [("verse", "白日依山尽，\n黄河入海流。"), ("verse", "欲穷千里目，")]),
    "credit": ("::: 供稿\n（市科协）\n:::", [("credit", "（市科协）")]),
    "question and answer": ("问：何时开馆？\n\n答：十一月。\n", [("question", "问：何时开馆？"),
                                                ("answer", "答：十一月。")]),
    "question block": ("::: 问\n何时？\n:::\n::: 答\n明天。\n:::", [("question", "何时？"),
                                                          ("answer", "明天。")]),
    "an escaped mark begins a paragraph": ("\\## 甲\n\n1\\. 乙", [("paragraph", "## 甲"),
                                                          ("paragraph", "1. 乙")]),
    "a year is no list": ("2018.5 甲\n", [("paragraph", "2018.5 甲")]),
    "table": ("| 甲 | 乙 |\n| --- | :-: |\n| 1 | **2** |\n| 3\\|4 |  |\n",
              [("table", "甲\t乙\n1\t2\n3|4\t")]),
    "figure": ("![图说：**丰收**](assets/丰收 图.jpg)\n", [("figure", "图说：丰收")]),
    "empty": ("\n\n　\n", []),
}  # fmt: skip


@pytest.mark.parametrize("case", PLAIN)
def test_blocks(case):
    text, expected = PLAIN[case]
    assert blocks(text) == expected


def test_levels_markers_and_attributes():
    text = (
        "## 甲\n### 乙\n- 丙\n  - 丁\n3. 戊\n3. 己\n7. 庚\n\n"
        "| 子 |\n|---|\n| 丑 |\n\n| 寅 | 卯 |\n\n![](a.jpg)\n\n![辰](b/c.png)\n"
    )
    body = parse_article(text, "a")[0].body
    assert [(b.kind, b.text, b.level, dict(b.attributes)) for b in body] == [
        ("subhead", "甲", 2, {}),
        ("subhead", "乙", 3, {}),
        ("list-item", "丙", 0, {"marker": "·"}),
        ("list-item", "丁", 1, {"marker": "·"}),
        ("list-item", "戊", 0, {"marker": "3."}),
        ("list-item", "己", 0, {"marker": "4."}),
        ("list-item", "庚", 0, {"marker": "7."}),
        ("table", "子\n丑", 0, {"header": "1"}),
        ("table", "寅\t卯", 0, {}),
        ("figure", "", 0, {"source": "a.jpg"}),
        ("figure", "辰", 0, {"source": "b/c.png"}),
    ]


def test_a_note_keeps_the_name_of_its_fence():
    body = parse_article("::: 小资料\n甲\n\n- 乙\n\n丙\n:::\n::: 链接\n丁\n:::\n", "a")[0].body
    assert [(b.kind, b.text, dict(b.attributes)) for b in body] == [
        ("note", "甲", {"label": "小资料"}),
        ("list-item", "乙", {"marker": "·"}),
        ("note", "丙", {"label": "小资料"}),
        ("note", "丁", {}),
    ]


def test_every_block_knows_its_place():
    text = "---\nheadline: 题\n---\n\n　　甲甲\n乙\n\n## 丙丙\n- 丁\n\n> 戊\n"
    body = parse_article(text, "a", "copy/a.md")[0].body
    assert [b.span for b in body] == [
        SourceSpan("copy/a.md", 5, 3, 6, 2),
        SourceSpan("copy/a.md", 8, 4, 8, 6),
        SourceSpan("copy/a.md", 9, 3, 9, 4),
        SourceSpan("copy/a.md", 11, 3, 11, 4),
    ]


KEPT = {
    "heading of level 1": ("# 总标题\n\n甲\n", "not-understood", 1, 1, "# 总标题"),
    "heading of level 4": ("甲\n\n#### 小\n", "not-understood", 3, 1, "#### 小"),
    "empty heading": ("##\n", "not-understood", 1, 1, "##"),
    "code": ("```\na\n\nb\n```\n甲\n", "not-understood", 1, 1, "```\na\n\nb\n```"),
    "html": ("<div>\n甲\n</div>\n\n乙\n", "not-understood", 1, 1, "<div>\n甲\n</div>"),
    "rule": ("甲\n\n---\n\n乙\n", "not-understood", 3, 1, "---"),
    "unknown block": ("::: 花絮\n甲\n:::\n乙\n", "fence-unknown", 1, 1, "::: 花絮\n甲\n:::"),
    "closing alone": ("甲\n\n:::\n", "not-understood", 3, 1, ":::"),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_is_not_understood_is_kept_whole(case):
    text, code, line, column, kept = KEPT[case]
    article, findings = parse_article(text, "a", "copy/a.md")
    (found,) = findings
    assert (found.code, found.severity) == (code, WARNING)
    assert (found.span.line, found.span.column) == (line, column)
    (verbatim,) = [b for b in article.body if b.kind == "verbatim"]
    assert verbatim.text == kept
    for language in ("en", "zh"):
        assert found.message(language)
        assert found.remedy(language)


def test_a_block_not_closed_goes_on_to_the_next():
    article, (found,) = parse_article("::: 编者按\n甲\n\n::: 诗\n乙\n:::\n丙\n", "a")
    assert (found.code, found.span.line) == ("fence-open", 1)
    assert [(b.kind, b.text) for b in article.body] == [
        ("editor-note", "甲"),
        ("verse", "乙"),
        ("paragraph", "丙"),
    ]


def test_a_subhead_without_its_blank_is_told():
    article, (found,) = parse_article("甲\n\n##小标题\n", "a")
    assert (found.code, found.span.line, found.span.column) == ("heading-blank", 3, 1)
    assert article.body[1].text == "##小标题"


def test_the_place_of_a_link_in_the_third_line():
    _, (found,) = parse_article("甲甲\n乙乙\n  丙[丁](http://x.org)\n", "a", "copy/a.md")
    assert found.code == "inline-not-understood"
    assert (found.span.line, found.span.column) == (3, 6)
    assert "](http://x.org)" in found.message("zh")


@pytest.mark.parametrize("source", ["../../a.jpg", "/etc/a.jpg", "http://x.org/a.jpg", "C:\\a.jpg"])
def test_a_figure_from_elsewhere(source):
    _, (found,) = parse_article(f"甲\n\n![图]({source})\n", "a", "copy/a.md")
    assert (found.code, found.severity, found.span.line) == ("path-outside", "error", 3)


def test_front_matter_of_every_kind():
    article, findings = parse_article(
        "---\n"
        "kicker: [学党史, 悟思想]\n"
        "headline: |\n  第一行\n  第二行\n"
        "deck: ——副题\n"
        "byline: no\n"
        "weight: 3\n"
        "state: 三审\n"
        "protected: [云岭]\n"
        "pictures: [assets/a.jpg]\n"
        "x-from: 来信\n"
        "credit:\n"
        "---\n"
        "正文\n",
        "头条",
    )
    assert findings == []
    assert article.name == "头条"
    assert article.kicker == "学党史\n悟思想"
    assert article.headline == "第一行\n第二行"
    assert (article.byline, article.credit, article.weight) == ("no", "", 3)
    assert (article.protected, article.pictures) == (("云岭",), ("assets/a.jpg",))
    assert article.body[0].spans == (Span("正文"),)
    assert article.body[0].span.line == 15
