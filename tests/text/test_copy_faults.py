"""What writers type wrong, each with the text it becomes, and near misses let be."""

from __future__ import annotations

import pytest

from pagesetter.text.copy_faults import Fault, faults, fixed


@pytest.mark.parametrize(
    ("typed", "code", "right"),
    [
        ("他说,好", "half-width-mark", "他说，好"),
        ("好!", "half-width-mark", "好！"),
        ("好.", "half-width-mark", "好。"),
        ("见GDP,他说", "half-width-mark", "见GDP，他说"),
        ("科协(县级)成立", "half-width-mark", "科协（县级）成立"),
        ("他走了...", "dots", "他走了……"),
        ("他走了。。。", "dots", "他走了……"),
        ("他走了…", "dots", "他走了……"),
        ("他走了......然后", "dots", "他走了……然后"),
        ("市场--样样", "hyphens", "市场——样样"),
        ('他说"好"。', "straight-quote", "他说“好”。"),
        ("汉 字", "stray-space", "汉字"),
        ("他说 ，好", "stray-space", "他说，好"),
        ("学党史 悟思想。", "stray-space", "学党史悟思想。"),
        ("学党史 悟", "stray-space", "学党史悟"),
        ("（ 一", "stray-space", "（一"),
        ("他说「好」", "foreign-mark", "他说“好”"),
        ("他说『好』", "foreign-mark", "他说‘好’"),
    ],
)
def test_faults_and_fixes(typed: str, code: str, right: str) -> None:
    found = faults(typed)
    assert {one.code for one in found if one.code != "unpaired-mark"} == {code}
    assert fixed(typed, found) == right


@pytest.mark.parametrize(
    "text",
    [
        "他说：“好……”——真的。",
        "增长3.5%，达1,300件，比分3:2。",
        "网址是https://example.org/a,b?c=1..2，邮箱a.b@example.org。",
        "使用 GDP 和 iPhone 15 的人",
        "播放Rock and Roll...now的歌",
        "2015—2020年的北京—上海航班",
        "It's a test, of English (only).",
        "他说“it’s fine”。",
        "…………全文完",
        "《〈书〉的书》（第1版）",
        "第1.2节",
        "学党史 悟思想",
        "学党史 悟思想 办实事 开新局",
        "-5℃到-3℃",
    ],
)
def test_near_misses(text: str) -> None:
    assert faults(text) == []


def test_unpaired_marks() -> None:
    assert faults("他说“好。") == [Fault(2, 3, "unpaired-mark", None)]
    assert faults("他说好”。") == [Fault(3, 4, "unpaired-mark", None)]
    assert faults("（他说“好）。") == [Fault(3, 4, "unpaired-mark", None)]
    assert faults('他"说') == [Fault(1, 2, "straight-quote", None)]


def test_region_follows_the_language() -> None:
    assert faults("他說「好」", language="zh-Hant-TW") == []
    assert fixed("他說“好”", faults("他說“好”", language="zh-Hant")) == "他說「好」"


def test_offsets() -> None:
    assert faults("甲,乙...") == [
        Fault(1, 2, "half-width-mark", "，"), Fault(3, 6, "dots", "……"),
    ]  # fmt: skip


def test_check_tells_faults_of_titles_and_paragraphs_with_their_fixes() -> None:
    from pagesetter.findings import SourceSpan
    from pagesetter.model import Article, Block, Span
    from pagesetter.session.copy_check import copy_findings

    at = SourceSpan("copy/a.md", 7, 1)
    body = (Block("paragraph", spans=(Span("他说"), Span(",好。")), span=at),)
    article = Article("a", headline="甲乙 丙丁--戊", body=body)
    told = copy_findings([article], "zh-Hans")
    assert [(f.code, dict(f.params)["fix"], str(f.span)) for f in told] == [
        ("copy-hyphens", "乙 丙丁——戊", ""),
        ("copy-half-width-mark", "他说，好。", "copy/a.md:7:1"),
    ]
    assert told[1].remedy("zh") == "请改为“他说，好。”。"
