"""Single signs of a cut line, each in the smallest copy that shows it."""

from __future__ import annotations

import pytest
from test_copy_rules import cleaned, told

FULL = "昨天的大集来了很多人，摊位前排起长队，大家都说这样的活动应该多办几次"
"""35 字 without its stop: no heading, no list."""


def paragraphs(text: str) -> list[str]:
    return [t for role, t in told(text) if role == "paragraph"]


def test_wider_gaps_that_cut_sentences_are_page_ends() -> None:
    """Two gaps in mid-sentence say what the third one is, which follows a semicolon."""
    text = (
        f"{FULL}，还要\n\n\n请来专家讲课，把技术送到田间地头。\n\n第二段不长。\n\n"
        f"{FULL}，老人\n\n\n孩子都能学到东西，各有各的收获。\n\n第四段也不长。\n\n"
        f"{FULL}；\n\n\n学会的会员一直忙到天黑，才收拾摊位回家。\n"
    )
    assert paragraphs(text)[-1] == f"{FULL}；学会的会员一直忙到天黑，才收拾摊位回家。"
    signs = {c.sign for c in cleaned(text).changes if c.rule == "join"}
    assert "page" in signs
    # Where such gaps stand between whole paragraphs they part them.
    whole = text.replace("，还要\n", "，还好。\n").replace("，老人\n", "，真好。\n")
    assert paragraphs(whole)[-1] == "学会的会员一直忙到天黑，才收拾摊位回家。"
    # After a full stop a page's end is no sign: most paragraphs that end there end a line.
    ended = text.replace(f"{FULL}；", f"{FULL}。")
    assert paragraphs(ended)[-1] == "学会的会员一直忙到天黑，才收拾摊位回家。"


@pytest.mark.parametrize(
    ("end", "below", "count"),
    [
        ("，白板上写着一个问题：", "如果你是一条鱼，你最想对站在岸上的人们说些什么话呢？", 1),
        ("，现将有关事项通知如下：", "活动时间定在11月24日上午9时，地点在下河街渡口。", 2),
        ("，白板上写着一个问题：", "你最想说什么？", 2),
    ],
)
def test_what_a_colon_announces(end: str, below: str, count: int) -> None:
    assert len(paragraphs(f"{FULL}{end}\n\n{below}\n")) == count


def test_a_heading_may_end_in_de_when_its_sentence_is_whole() -> None:
    body = f"{FULL}，每一道工序都摆在展厅里。"
    text = f"{body}\n\n网是怎样变成教具的\n\n{body.replace('昨天', '今天')}\n"
    assert ("subhead", "网是怎样变成教具的") in told(f"题目在这里\n\n{text}")


def cut(text: str, column: int) -> list[str]:
    """Lines of one paragraph in a column, its indent lost."""
    lines = [text[: column - 2]]
    rest = text[column - 2 :]
    return lines + [rest[at : at + column] for at in range(0, len(rest), column)]


BODY = (
    "昨天下午全县中小学校的老师们聚在一起讨论怎样把科学课上得更加生动有趣。"
    "大家都说收获很大今后还要多来几次，把好的经验带回去讲给其他老师听。"
)
OTHER = (
    "今年秋天学会的会员们走遍了沿江的六个村子，每到一处都在渡口摆开摊位，"
    "给来往的乘客讲解防溺水的知识，并把画册送到他们手里。"
)


def copy_with_edge(paragraph: str, at: int) -> str:
    """Paragraphs in a column of 12 字, a blank line between them; 推动 above line `at` of one."""
    before, after = (BODY, f"{OTHER}完。"), (BODY.replace("昨天", "前天"), f"又及，{OTHER}")
    lines = cut(paragraph, 12)
    lines.insert(at, "推动")
    parts = [*(cut(text, 12) for text in before), lines, *(cut(text, 12) for text in after)]
    return "\n\n".join("\n".join(part) for part in parts) + "\n"


def test_the_edge_of_a_neighbouring_column_is_told_below_a_first_line() -> None:
    text = copy_with_edge(OTHER.replace("秋天", "春天"), 1)
    assert [c.before for c in cleaned(text).changes if c.rule == "neighbour"] == ["推动\n"]
    assert OTHER.replace("秋天", "春天") in paragraphs(text)


def test_the_edge_of_a_neighbouring_column_is_told_after_a_stop() -> None:
    """Blank lines part paragraphs and none stands here, so the stop does not end one."""
    stopped = OTHER.replace("村子，每到", "村子了。每").replace("秋天", "春天")
    assert cut(stopped, 12)[1].endswith("。")
    text = copy_with_edge(stopped, 2)
    assert [c.before for c in cleaned(text).changes if c.rule == "neighbour"] == ["推动\n"]
    assert stopped in paragraphs(text)


def test_a_line_cut_alike_is_a_repeat_wherever_it_stands_but_an_address_is_not() -> None:
    lines = [*cut(BODY, 12), *cut(OTHER, 12)]
    text = "\n".join([*lines, lines[1], "最后还有几句话要说明。"]) + "\n"
    assert [c.before for c in cleaned(text).changes if c.rule == "repeat"] == [lines[1] + "\n"]
    twice = "\n".join([*lines, *lines]) + "\n"
    assert not [c for c in cleaned(twice).changes if c.rule == "repeat"]
    address = "e.example.cn/a1b2c3d4e5f"
    text = "\n".join([*lines[:3], address, *lines[3:8], address, *lines[8:]]) + "\n"
    assert not [c for c in cleaned(text).changes if c.rule == "repeat"]


def test_a_short_line_amid_full_ones_is_a_heading() -> None:
    """It was not cut, for cut lines are full; and no paragraph ends without a mark."""
    parts = [*cut(BODY, 12), "一把水尺量春秋", *cut(OTHER, 12)]
    assert ("subhead", "一把水尺量春秋") in told("题目在这里呢\n\n" + "\n\n".join(parts) + "\n")


def test_a_number_that_the_page_cannot_set_stays_in_the_text() -> None:
    assert told("活动安排：\n\n1）报到\n\n2）开会\n\n3.散会\n")[-3:] == [
        ("paragraph", "1）报到"), ("paragraph", "2）开会"), ("list-item", "3.散会"),
    ]  # fmt: skip


def test_names_of_a_list_need_have_nothing_in_common() -> None:
    """What stands above says that a list follows, a note between or not."""
    names = ["江城博物馆", "广播电视台", "省科技馆", "少年之家", "大学图书馆"]
    for note in ("（按汉语拼音排序）\n\n", ""):
        rows = told(f"前面有一段话。\n\n影像节支持单位\n\n{note}" + "\n\n".join(names) + "\n")
        assert [text for role, text in rows if role == "names"] == names
        assert ("headline", "影像节支持单位") in rows


def test_what_a_colon_announces_begins_with_its_first_item_indented_or_not() -> None:
    text = (
        "\u3000\u3000前面有一段话，它说完了。\n\u3000\u3000面向全市征集作品。具体要求如下：\n"
        "1.作品分为三类；\n2.片长不超过6分钟。\n\u3000\u3000后面还有一段话。\n"
    )
    assert [t for role, t in told(text) if role == "list-item"] == [
        "1.作品分为三类；", "2.片长不超过6分钟。",
    ]  # fmt: skip


def test_a_short_run_is_parted_where_the_columns_of_the_copy_are() -> None:
    gap = "\u3000" * 4
    left, right = cut(BODY, 14)[1:], cut(OTHER, 14)[1:]
    long = [f"{one}{gap}{two}" for one, two in zip(left[:3], right[:3], strict=True)]
    short = [f"另外还有几句话要补充了，大家{gap}能听到的都记了下来。", "请在会后慢慢说。"]
    text = "\n".join([*long, "", "\u3000\u3000县科协 供稿", "", *short]) + "\n"
    parted = [c for c in cleaned(text).changes if c.rule == "across" and c.after == "\n"]
    assert len(parted) == 4
    moved = text.replace(f"大家{gap}", f"大家{gap}\u3000\u3000")
    assert len([c for c in cleaned(moved).changes if c.after == "\n" and c.rule == "across"]) == 3
