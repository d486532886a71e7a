"""Articles saved: the front matter edited in place, only the blocks that changed written anew."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.findings import NOWHERE
from pagesetter.formats import parse_article
from pagesetter.formats.article_write import article_text
from pagesetter.formats.markdown_write import block_lines, inline
from pagesetter.formats.patch import PatchError
from pagesetter.model import Article, Block, Span

COPY = """\
---
kicker: 旧引题   # 待定
headline:
  - 主题一
  - 主题二
credit: （通讯员 甲）
x-来源: [邮件, 2026-11-20]
---

　　第一段，*着重*二字，
　　H~2~O。{blanks}

## 小标 // 两行
::: 编者按
按语一。

按语二。
:::
- 戊
* 乙
3. 丙
> 引文一
> 又一行
>
> 引文二
::: 名单
张三、李四　　王五
:::

| 项 | 数 |
|:--|--:|
| 甲\\|乙 | 1 |

![图说](a.jpg)

# 不懂的

问：为什么？

答：因为。
""".replace("{blanks}", "  ")


def read(text: str) -> Article:
    return parse_article(text.removeprefix("\ufeff"), "a")[0]


def body(article: Article) -> list[str]:
    return [f"{b.kind}: {b.text}" for b in article.body]


def test_the_sample_reads_as_it_should() -> None:
    assert body(read(COPY)) == [
        "paragraph: 第一段，着重二字，", "paragraph: H2O。", "subhead: 小标\n两行",
        "editor-note: 按语一。", "editor-note: 按语二。", "list-item: 戊", "list-item: 乙",
        "list-item: 丙", "quotation: 引文一又一行", "quotation: 引文二",
        "names: 张三\n李四\n王五", "table: 项\t数\n甲|乙\t1", "figure: 图说",
        "verbatim: # 不懂的", "question: 问：为什么？", "answer: 答：因为。",
    ]  # fmt: skip


def changed(text: str, change: Callable[[Article], Article]) -> str:
    old = read(text)
    return article_text(text, old, change(old))


def worded(at: int, *spans: Span) -> Callable[[Article], Article]:
    def change(article: Article) -> Article:
        blocks = list(article.body)
        blocks[at] = blocks[at]._replace(spans=spans)
        return article._replace(body=tuple(blocks))

    return change


def spliced(at: int, end: int, *blocks: Block) -> Callable[[Article], Article]:
    return lambda a: a._replace(body=(*a.body[:at], *blocks, *a.body[end:]))


def para(text: str) -> Block:
    return Block("paragraph", (Span(text),))


SUB = ("sub",)
CHANGES = {
    "a key": (lambda a: a._replace(kicker="新引题"), "kicker: 旧引题", "kicker: 新引题"),
    "a title in lines stays a list": (
        lambda a: a._replace(headline="主题一\n主题三"), "主题二", "主题三"),
    "a key more": (lambda a: a._replace(weight=5), "甲）\n", "甲）\nweight: 5\n"),
    "a key less": (lambda a: a._replace(kicker=""), "kicker: 旧引题   # 待定\n", ""),
    "a paragraph over two lines": (
        worded(0, Span("换"), Span("了", ("strong",)), Span("。")),
        "第一段，*着重*二字，\n", "换**了**。\n"),
    "blanks at the end of a line": (worded(1, Span("CO"), Span("2", SUB)), "H~2~O。  ", "CO~2~  "),
    "a subhead": (worded(2, Span("小\n标\n三")), "小标 // 两行", "小 // 标 // 三"),
    "one paragraph in a fence": (worded(4, Span("新按语。")), "按语二。", "新按语。"),
    "an item": (worded(6, Span("新")), "* 乙", "* 新"),
    "a numbered item": (worded(7, Span("1. 新")), "3. 丙", "3. 1. 新"),
    "a quotation": (worded(8, Span("新\n引文")), "引文一\n> 又一行", "新\\\n> 引文"),
    "names on one line": (worded(10, Span("张三\n赵六")), "张三、李四　　王五", "张三、赵六"),
    "a table": (
        worded(11, Span("项\t数\n丙|丁\t2")),
        "| 项 | 数 |\n|:--|--:|\n| 甲\\|乙 | 1 |", "| 项 | 数 |\n| --- | --- |\n| 丙\\|丁 | 2 |"),
    "a figure": (worded(12, Span("新"), Span("图", ("strong",))), "![图说]", "![新**图**]"),
    "what was not understood": (worded(13, Span("# 新的")), "# 不懂的", "# 新的"),
    "an answer": (worded(15, Span("答：所以。")), "因为", "所以"),
    "a paragraph more, indented like the others": (
        spliced(1, 1, para("插入。")), "二字，\n", "二字，\n\n　　插入。\n"),
    "a paragraph less": (spliced(1, 2), "　　H~2~O。  \n\n", ""),
    "the first taken out": (spliced(0, 1), "　　第一段，*着重*二字，\n", ""),
    "the last taken out": (spliced(15, 16), "\n\n答：因为。\n", "\n"),
    "a new end": (spliced(16, 16, para("完。")), "因为。\n", "因为。\n\n　　完。\n"),
    "a new head": (spliced(0, 0, Block("subhead", (Span("起"),), 3)), "　　第", "### 起\n\n　　第"),
    "within a fence: the fence anew": (
        spliced(4, 4, Block("editor-note", (Span("插入。"),))),
        "按语一。\n\n按语二。", "按语一。\n\n插入。\n\n按语二。"),
    "a fence taken out": (spliced(3, 5), "::: 编者按\n按语一。\n\n按语二。\n:::\n", ""),
    "one of a fence taken out": (spliced(3, 4), "按语一。\n\n按语二。", "按语二。"),
    "another kind": (
        spliced(2, 3, para("小标")), "## 小标 // 两行\n", "　　小标\n"),
    "two quotations": (
        spliced(8, 10, Block("quotation", (Span("一"),)), Block("quotation", (Span("二"),)),
                Block("quotation", (Span("三"),))),
        "> 引文一\n> 又一行\n>\n> 引文二\n", "::: 引文\n一\n\n二\n\n三\n:::\n"),
    "a mark as a character": (worded(1, Span("3*4*5 [注] `x`")), "H~2~O。", "3*4*5 [注] \\`x\\`"),
}  # fmt: skip


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("name", CHANGES)
def test_only_what_changed(name: str, newline: str) -> None:
    change, before, after = CHANGES[name]
    assert COPY.count(before) == 1
    text = "\ufeff" + COPY.replace("\n", newline)
    wanted = "\ufeff" + COPY.replace(before, after).replace("\n", newline)
    assert changed(text, change) == wanted


@pytest.mark.parametrize(
    ("text", "written"),
    [("# 号", "\\# 号"), ("1. 一", "1\\. 一"), ("- 甲", "\\- 甲"), ("::: 诗", "\\::: 诗"),
     ("> 引", "\\> 引"), ("#号", "#号"), ("-甲", "-甲"), ("甲\n- 乙", "甲\\\n\\- 乙")],
)  # fmt: skip
def test_what_would_begin_another_block(text: str, written: str) -> None:
    assert changed("正文。\n", worded(0, Span(text))) == written + "\n"


def test_no_last_newline() -> None:
    text = "甲\n\n乙"
    assert changed(text, spliced(1, 1, para("丙"))) == "甲\n\n丙\n\n乙"
    assert changed(text, spliced(2, 2, para("丙"))) == "甲\n\n乙\n\n丙"
    assert changed(text, spliced(1, 2)) == "甲"
    assert changed(text, worded(1, Span("丙"))) == "甲\n\n丙"


def test_front_matter_made() -> None:
    assert changed("正文。\n", lambda a: a._replace(headline="题", weight=3)) == (
        "---\nheadline: 题\nweight: 3\n---\n\n正文。\n"
    )
    assert changed("---\n# 空\n---\n正文。\n", lambda a: a._replace(kicker="引: 题")) == (
        "---\n# 空\nkicker: '引: 题'\n---\n正文。\n"
    )
    assert changed("", lambda a: a._replace(headline="题", body=(para("文"),))) == (
        "---\nheadline: 题\n---\n\n文\n"
    )
    assert changed("---\nheadline: 题\n---", spliced(0, 0, para("文"))) == (
        "---\nheadline: 题\n---\n文\n"
    )


def test_nothing_changed() -> None:
    odd = "\ufeff---\n  headline:   '题'\n---\n\n\n   文  \n\n\n::: 提要\n"
    assert article_text(odd, read(odd), read(odd)) == odd


@pytest.mark.parametrize(
    "blocks",
    [
        [para(" 前空")],
        [para("问：改为段落")],
        [para("")],
        [para("甲"), Block("names", (Span("张、三"),))],
        [Block("subhead", (Span("四级"),), 4)],
    ],
)
def test_what_copy_cannot_say(blocks: Sequence[Block]) -> None:
    with pytest.raises(PatchError):
        changed("正文。\n", lambda a: a._replace(body=tuple(blocks)))


def test_marks_nest() -> None:
    strong, both, emphasis = ("strong",), ("emphasis", "strong"), ("emphasis",)
    spans = (
        Span("甲", strong), Span("乙", both), Span("丁"), Span("丙", emphasis),
        Span("戊", style="仿"), Span("己", strong, "仿"), Span("fi", language="en"),
        Span("漢", ruby="かん"), Span("x"), Span("2", ("strong", "sup")),
    )  # fmt: skip
    text = inline(spans, "")
    assert text == "**甲*乙***丁*丙*[戊**己**]{.仿}[fi]{lang=en}{漢|かん}x**^2^**"
    assert block_lines(Block("paragraph", spans)) == [text]


# --- at random
PIECES = [
    "平常的一段。", "两行\n成一段", "　　缩进的一段", "强**调**与*着重*", "硬\\\n换行", "## 小标",
    "### 三级 // 小标", "- 甲\n- 乙", "::: 编者按\n按。\n\n又按。\n:::", "a * b ~ c [d]",
    "::: 名单\n张三、李四\n:::", "::: 诗\n床前\n明月\n\n又一首\n:::", "> 引\n>\n> 又引",
    "| a | b |\n| - | - |\n| c | d |", "![说明](b.png)", "# 一级", "<div>\nx\n</div>", "\\# 号",
    "```\n## x\n```", "问：何故？", "答：此故。", "::: 供稿\n（甲）\n:::", "::: 未知\n文\n:::",
    "住在{大河|dà hé}边", "{屈原|_}{宋玉|_}与{司马相如|_}", "{离骚|lí sāo ~}、*{九歌|~}*",
    "{漢|ㄏㄢˋ}字",
]  # fmt: skip
BLOCKS = [block._replace(span=NOWHERE) for piece in PIECES for block in read(piece).body]
WORDS = st.text("甲乙a1 *^~[]{}|<>`\\#-.:：、。!（", min_size=1, max_size=8)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_random_changes_read_back(data: Any) -> None:
    pieces = data.draw(st.lists(st.sampled_from(PIECES), max_size=6))
    gap = data.draw(st.sampled_from(["\n\n", "\n\n\n", "\n \n"]))
    head = data.draw(st.sampled_from(["", "---\nheadline: 题\n---\n", "---\n---\n\n"]))
    text = head + gap.join(pieces) + data.draw(st.sampled_from(["", "\n"]))
    if data.draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    old = read(text)
    blocks = list(old.body)
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(blocks)))
        kind = data.draw(st.sampled_from(["insert", "delete", "words", "move"]))
        if kind == "insert" or not blocks:
            blocks.insert(at, data.draw(st.sampled_from(BLOCKS)))
        elif kind == "delete":
            del blocks[at - 1]
        elif kind == "move":
            blocks.insert(at - 1, blocks.pop())
        else:
            words = data.draw(WORDS).strip(" ")
            if blocks[at - 1].kind == "paragraph" and words and "：" not in words[:2]:
                blocks[at - 1] = blocks[at - 1]._replace(spans=(Span(words),))
    new = old._replace(body=tuple(blocks))
    written = article_text(text, old, new)
    again = read(written)
    assert [b._replace(span=NOWHERE) for b in again.body] == [
        b._replace(span=NOWHERE) for b in blocks
    ]
    assert again.headline == old.headline
    assert written.startswith(head.replace("\n", "\r\n") if "\r" in text else head)


NOTES = "::: 小资料\n甲一。\n\n甲二。\n:::\n\n::: 链接\n乙。\n:::\n"


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda b: (b[0]._replace(spans=(Span("甲。"),)), *b[1:]), NOTES.replace("甲一", "甲")),
        (lambda b: (*b[:2], b[2]._replace(attributes=(("label", "小资料"),))),
         "::: 小资料\n甲一。\n\n甲二。\n:::\n\n::: 小资料\n乙。\n:::\n"),
        (lambda b: (b[2], b[0]), "::: 链接\n乙。\n:::\n\n::: 小资料\n甲一。\n:::\n"),
        (lambda b: (*b, Block("note", (Span("丙。"),), 0, (("label", "小资料"),))),
         NOTES + "\n::: 小资料\n丙。\n:::\n"),
    ],
    ids=["words", "name", "order", "new"],
)  # fmt: skip
def test_notes_are_written_under_their_name(
    change: Callable[[tuple[Block, ...]], tuple[Block, ...]], expected: str
) -> None:
    old = parse_article(NOTES, "a")[0]
    assert article_text(NOTES, old, old._replace(body=change(old.body))) == expected
