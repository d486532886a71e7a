"""Copy blocks as a flow: labels, markers, names, salutations, rows of a table."""

from __future__ import annotations

import pytest
from pour_helpers import SIZE, article, block, flow, para, style

from pagesetter.compose.flow import FlowItem
from pagesetter.geometry import Measure
from pagesetter.model import Block, Span


def looks(item: FlowItem) -> list[tuple[str, str]]:
    return [(text, look.role) for text, look in item.spans]


def items(*body: Block) -> list[FlowItem]:
    found, credit, findings = flow(article(*body))
    assert credit is None
    assert findings == []
    return found


def test_label_is_written_once_for_an_answer_of_two_paragraphs() -> None:
    answer = items(block("answer", "来得及。"), block("answer", "今年仍要接种。"))
    assert looks(answer[0]) == [("答：", "黑"), ("来得及。", "报宋")]
    assert looks(answer[1]) == [("今年仍要接种。", "报宋")]


@pytest.mark.parametrize(
    ("kind", "text", "label", "rest"),
    [
        ("answer", "答：有用。", "答：", "有用。"),
        ("question", "问:有用吗？", "问:", "有用吗？"),
        ("question", "记者：有用吗？", "记者：", "有用吗？"),
        ("editor-note", "编者按：今天起", "编者按：", "今天起"),
        ("editor-note", "【编者按】今天起", "【编者按】", "今天起"),
        ("editor-note", "编后\u3000今天起", "编后\u3000", "今天起"),
        ("note", "蓝藻是细菌。", "【链接】", "蓝藻是细菌。"),
        ("note", "相关链接：蓝藻是细菌。", "相关链接：", "蓝藻是细菌。"),
        ("note", "【小资料】蓝藻是细菌。", "【小资料】", "蓝藻是细菌。"),
    ],
)
def test_label_of_the_copy_is_kept(kind: str, text: str, label: str, rest: str) -> None:
    (item,) = items(block(kind, text))
    assert [part for part, _ in item.spans] == [label, rest]
    assert item.spans[0][1].role == "黑"


def test_notes_of_either_name_have_one_label_each() -> None:
    """链接 and 小资料 are two notes, each one with its label though it has two paragraphs."""
    body = [block("note", "甲"), block("note", "乙"), block("note", "丙", label="小资料"),
            block("note", "丁", label="小资料")]  # fmt: skip
    made = items(*body)
    assert [item.text for item in made] == ["【链接】甲", "乙", "【小资料】丙", "丁"]
    assert [item.joined for item in made] == [False, True, False, True]


@pytest.mark.parametrize("text", ["问题在于慢。", "原因有三：慢。"])
def test_words_that_only_look_like_a_label_get_one(text: str) -> None:
    (item,) = items(block("question", text))
    assert [part for part, _ in item.spans] == ["问：", text]


def test_label_of_the_copy_is_found_across_spans() -> None:
    copy = Block("answer", (Span("答"), Span("：有", ("strong",)), Span("用")))
    (item,) = items(copy)
    assert looks(item) == [("答：", "黑"), ("有", "黑"), ("用", "报宋")]


def test_markers() -> None:
    found = items(
        block("list-item", "甲", marker="·"),
        block("list-item", "乙", marker="2."),
        block("list-item", "丙", marker="·", level="1"),
    )
    assert [item.spans[0][0] for item in found] == ["●", "2.", "■"]
    assert [item.style.indent for item in found] == [2 * SIZE, 2 * SIZE, 3 * SIZE]


def test_names_of_a_credit_are_protected() -> None:
    _, credit, _ = flow(
        article(para("文"), credit="（本栏目组稿：沈知予 罗闻\u3000本报记者 段成川）")
    )
    assert credit is not None
    assert credit.style.setting.protected == (
        "本栏目组稿", "沈知予", "罗闻", "本报记者", "段成川",
    )  # fmt: skip
    assert credit.text == "（本栏目组稿：沈知予 罗闻\u3000本报记者 段成川）"


@pytest.mark.parametrize(
    ("credit", "whole"),
    [
        ("陶望舒 摄", ("陶望舒 摄",)),
        ("本报记者 蒲 草", ("本报记者", "蒲 草")),
        (
            "本报记者 陶望舒\u3000通讯员 桑\u3000榆 摄",
            ("本报记者", "陶望舒", "通讯员", "桑\u3000榆 摄"),
        ),
        ("桑 榆 白 露", ("桑 榆", "白 露")),
        ("摄影：桑 榆 文：林晓", ("摄影", "桑 榆", "林晓")),
        ("文 林晓", ("林晓",)),
        ("（晓\u3000禾）", ("晓\u3000禾",)),
        ("草", ()),
    ],
)  # fmt: skip
def test_names_typed_with_a_space_are_whole(credit: str, whole: tuple[str, ...]) -> None:
    _, found, _ = flow(article(para("文"), credit=credit))
    assert found is not None
    assert found.style.setting.protected == whole


def test_names_of_a_byline_are_protected() -> None:
    found, _, _ = flow(article(para("文"), byline="本报记者 蒲 草"))
    assert found[0].style.setting.protected == ("本报记者", "蒲 草")


def test_a_long_name_of_a_body_may_break_in_a_byline() -> None:
    found, _, _ = flow(article(para("文"), byline="云岭省食品质量研究所\u3000向晚秋"))
    assert found[0].style.setting.protected == ("向晚秋",)


def test_notice_stands_flush_at_its_salutation_only() -> None:
    found = items(
        para("各市（州）科协，各学会："),
        para("现将事项公告如下："),
        para("此致"),
        para("敬礼！"),
        block("sign-off", "省科协"),
    )
    assert [item.style.indent // SIZE for item in found] == [0, 2, 2, 0, 0]


def test_unsigned_article_has_no_salutation() -> None:
    (first, _) = items(para("各市（州）科协，各学会："), para("如下。"))
    assert first.style.indent == 2 * SIZE


def test_dateline_runs_into_the_first_paragraph_only() -> None:
    found, _, _ = flow(
        article(block("subhead", "头"), para("昨日"), para("今日"), dateline="本报讯")
    )
    assert looks(found[1]) == [("本报讯", "黑"), ("\u3000", "报宋"), ("昨日", "报宋")]
    assert looks(found[2]) == [("今日", "报宋")]


def test_dateline_without_a_paragraph_has_a_line_of_its_own() -> None:
    found, _, _ = flow(article(block("verse", "春"), dateline="本报讯"))
    assert [looks(item) for item in found] == [[("本报讯", "黑")], [("春", "楷")]]


def test_raised_and_lowered_figures() -> None:
    """Three fifths of 10 pt; 3.5 pt up and 1.2 pt down."""
    copy = Block("paragraph", (Span("10"), Span("6", ("sup",)), Span("H"), Span("2", ("sub",))))
    (item,) = items(copy)
    assert [(look.size, look.baseline_shift) for _, look in item.spans] == [
        (655_360, 0), (393_216, 229_376), (655_360, 0), (393_216, -78_643),
    ]  # fmt: skip


def test_rows_and_cells_know_where_their_text_begins() -> None:
    copy = Block(
        "table",
        (Span("市\t万人\n青"), Span("石", ("strong",)), Span("\t\n\t7")),
        attributes=(("header", "1"),),
    )
    (item,) = items(copy)
    assert item.header
    cells = [[(c.start, "".join(t for t, _ in c.spans)) for c in row] for row in item.rows]
    assert cells == [[(0, "市"), (2, "万人")], [(5, "青石"), (8, "")], [(9, ""), (10, "7")]]
    assert [look.role for _, look in item.rows[0][0].spans + item.rows[0][1].spans] == ["黑"] * 2
    assert [look.role for _, look in item.rows[1][0].spans] == ["报宋", "黑"]


def test_only_neighbours_of_one_kind_are_joined() -> None:
    found = items(
        block("abstract", "一"), block("abstract", "二"), block("quotation", "三"),
        para("四"), para("五"), block("verse", "六"), block("verse", "七"),
    )  # fmt: skip
    assert [item.joined for item in found] == [False, True, False, False, False, False, True]


def test_unknown_style_is_told_once_for_a_block() -> None:
    copy = Block("paragraph", (Span("一", style="无"), Span("二"), Span("三", style="无")))
    _, _, findings = flow(article(copy))
    assert [found.code for found in findings] == ["style-unknown"]


def test_first_paragraph_gets_the_cap_unless_a_dateline_opens_it() -> None:
    high = style("body", drop_cap=3)
    found, _, findings = flow(article(block("subhead", "头"), para("春"), para("夏")), high)
    assert [item.cap.role if item.cap else "" for item in found] == ["", "黑", ""]
    assert findings == []
    found, _, findings = flow(article(para("春"), dateline="本报讯"), high)
    assert found[0].cap is None
    assert [f.code for f in findings] == ["drop-cap-left-out"]


def test_own_style_wins_over_the_programs() -> None:
    found, _, _ = flow(
        article(block("abstract", "提要")), style("abstract", face="黑", left=Measure(2, 1, "字"))
    )
    assert found[0].style.text.role == "黑"
    assert (found[0].style.left, found[0].style.right) == (2 * SIZE, SIZE)
