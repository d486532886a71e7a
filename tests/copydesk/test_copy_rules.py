"""Each rule by hand: what it changes, and what it leaves alone."""

from __future__ import annotations

import pytest

from pagesetter.copydesk.desk import Cleaned, House, clean
from pagesetter.copydesk.patterns import (
    dateline,
    end_credit,
    is_byline,
    is_caption,
    is_credit,
    is_note,
    is_running_head,
)
from pagesetter.copydesk.reading.plain import plain_source


def cleaned(text: str, house: House = House()) -> Cleaned:
    return clean(plain_source("a.txt", text, "utf-8"), house)


def told(text: str, house: House = House()) -> list[tuple[str, str]]:
    """(role, text) of every row of the result."""
    return [(g.role, g.row.text.replace("\v", "/")) for g in cleaned(text, house).guesses]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("他说:“好”,大家都同意.", "他说：“好”，大家都同意。"),
        ("参观科技馆(新馆)后,回到学校!", "参观科技馆（新馆）后，回到学校！"),
        ("比分是3:2,用时1,200秒。", "比分是3:2,用时1,200秒。"),
        ("增长２０％，达到Ａ级。", "增长20%，达到A级。"),
        ('他说"好",又说"很好"。', "他说“好”，又说“很好”。"),
        ("他说…还有...等等。。。", "他说……还有……等等……"),
        ("目标--明天--就在眼前。", "目标——明天——就在眼前。"),
        ("2020—2025年，1-2天，10:30开始。", "2020—2025年，1-2天，10:30开始。"),
        ("正文 里的空格，要 去掉。", "正文里的空格，要去掉。"),
        ("使用 AI 技术 和 5G 网络。", "使用 AI 技术和 5G 网络。"),
        ("参加的有 王小明 李大伟 陈建国 等人。", "参加的有 王小明 李大伟 陈建国 等人。"),
        ("网址http://a.cn/b?c=1,2。", "网址http://a.cn/b?c=1,2。"),
        ("地得的不改，他高兴的跑了，王已任主任，共1，234人。",
         "地得的不改，他高兴的跑了，王已任主任，共1，234人。"),
        ("函数f(x)的图像。", "函数f（x）的图像。"),
        ("It's fine, he said (twice).", "It's fine, he said (twice)."),
    ],
)  # fmt: skip
def test_punctuation_of_body(before: str, after: str) -> None:
    lead = "这是前面的一段，它有一个句号。\n\n"
    assert told(lead + before + "\n")[-1] == ("paragraph", after)


def test_blanks_in_titles_and_names_are_content() -> None:
    text = "林县科协 办好科普大集\n\n本报讯 大家都来了。\n\n（齐雯 余敏 本报记者 杨永忠）\n"
    assert told(text) == [
        ("headline", "林县科协/办好科普大集"),
        ("dateline", "本报讯"),
        ("paragraph", "大家都来了。"),
        ("credit", "（齐雯 余敏 本报记者 杨永忠）"),
    ]


def test_thousands_only_when_the_house_asks() -> None:
    text = "前面有一段话。\n\n全县共1,234,567人。\n"
    assert told(text)[-1][1] == "全县共1,234,567人。"
    assert told(text, House(frozenset()))[-1][1] == "全县共1234567人。"


def test_a_credit_inside_a_sentence_moves_to_the_end() -> None:
    text = (
        "# 甲地科协 举办活动\n\n本报讯 今天我们去了景区，提升了品质，扩大\n\n（甲地科协）\n\n"
        "了影响力。大家很高兴。\n\n# 乙地科协 也办活动\n\n本报讯 他们也去了。\n"
    )
    assert told(text) == [
        ("headline", "甲地科协/举办活动"),
        ("dateline", "本报讯"),
        ("paragraph", "今天我们去了景区，提升了品质，扩大了影响力。大家很高兴。"),
        ("credit", "（甲地科协）"),
        ("headline", "乙地科协/也办活动"),
        ("dateline", "本报讯"),
        ("paragraph", "他们也去了。"),
    ]


def test_a_groups_credit_moves_to_its_end() -> None:
    text = (
        "# 全省学会 忙秋收\n\n## 甲市\n\n甲市的事情说完了。\n\n（本栏目组稿：齐雯 余敏）\n\n"
        "## 乙市\n\n乙市的事情也说完了。\n\n# 另一篇 说别的\n\n别的事情。\n"
    )
    assert [g.role for g in cleaned(text).guesses] == [
        "headline", "subhead", "paragraph", "subhead", "paragraph", "credit", "headline",
        "paragraph",
    ]  # fmt: skip


def test_co_organizers_become_a_list_and_the_note_stands_once() -> None:
    names = "".join(f"{c}州市科学技术协会\n\n" for c in "甲乙丙丁戊")
    text = (
        "一段话在前面。（甲市科协）\n\n（排名不分先后）\n\n## 本版协办单位\n\n"
        + names
        + "（排名不分先后）\n\n（排名不分先后）\n"
    )
    assert told(text)[2:5] == [
        ("headline", "本版协办单位"),
        ("note", "（排名不分先后）"),
        ("names", "甲州市科学技术协会"),
    ]
    assert [role for role, _ in told(text)].count("names") == 5
    assert [role for role, _ in told(text)].count("note") == 1
    assert sum(c.is_aside for c in cleaned(text).changes) == 2


def test_verse_is_left_in_its_lines() -> None:
    text = (
        "墙上有一首顺口溜，大家都会念：\n\n枝条剪得开，\n\n阳光照进来。\n\n行间种上草，\n\n"
        "虫儿跑不了。\n\n说完这几句，他转过身，沿着田埂慢慢地走远了。\n"
    )
    assert [t for role, t in told(text) if role == "verse"] == [
        "枝条剪得开，", "阳光照进来。", "行间种上草，", "虫儿跑不了。",
    ]  # fmt: skip


def test_the_column_is_inferred_and_named_as_the_sign() -> None:
    body = (
        "昨天下午全县中小学校的老师们聚在一起讨论怎样把科学课上得更加生动有趣，"
        "大家都说收获很大，今后还要多来几次，把好的经验带回去。"
    )
    lines = [body[at : at + 12] for at in range(0, len(body), 12)]
    result = cleaned("\n\n".join(lines) + "\n")
    assert result.cut.column == 12
    assert [g.row.text for g in result.guesses] == [body]
    joins = [c for c in result.changes if c.rule == "join"]
    assert len(joins) == len(lines) - 1
    assert any(c.sign == "column:12" for c in joins)
    assert all(c.confidence > 80 for c in joins)


def test_three_lines_of_title_and_a_byline() -> None:
    text = (
        "从渡口到课堂的三十里路\n水上的老师\n——记退休教师江望舒\n本报记者 柳长风\n"
        "　　江边有一位老师。他教书很多年了。\n　　大家都认识他。\n"
    )
    assert told(text)[:4] == [
        ("kicker", "从渡口到课堂的三十里路"),
        ("headline", "水上的老师"),
        ("deck", "——记退休教师江望舒"),
        ("byline", "本报记者 柳长风"),
    ]


def test_labels_say_what_a_line_is() -> None:
    text = "标题：林县办大集\n副题：三千人到场\n作者：张三\n\n昨天很热闹。\n"
    assert told(text) == [
        ("headline", "林县办大集"),
        ("deck", "三千人到场"),
        ("byline", "张三"),
        ("paragraph", "昨天很热闹。"),
    ]


def test_running_heads_are_set_aside_and_repeated_lines_once() -> None:
    text = (
        "　　昨天的科普大集上来了很多人，大家\n2026年11月24日 星期二 第3版 责编：林晓\n"
        "一起听讲座，看展览，做实验，学到了很\n一起听讲座，看展览，做实验，学到了很\n多知识。\n"
        "　　今天还有很多人要来，大家都很期待。\n　　明天也是一样。\n"
    )
    assert told(text)[0][1] == (
        "昨天的科普大集上来了很多人，大家一起听讲座，看展览，做实验，学到了很多知识。"
    )
    assert {c.before for c in cleaned(text).changes if c.is_aside} == {
        "2026年11月24日 星期二 第3版 责编：林晓\n",
        "一起听讲座，看展览，做实验，学到了很\n",
    }
    mine = House(running_heads=("科技周报 综合新闻",))
    assert told("科技周报 综合新闻\n\n一段话。\n", mine) == [("paragraph", "一段话。")]


@pytest.mark.parametrize(
    ("text", "written", "meant"),
    [
        ("这项工作巾有很多困难。", "巾", "中"),
        ("他早己到了。", "己", "已"),
        ("他不能自已。", "已", "己"),
        ("参观了（新馆和老馆。", "（", ""),
        ("深入了解工作站服好务的情况。", "服好务", ""),
        ("这是是一个，，问题。", "，，", "，"),
        ("共1，234人。", "1，234", ""),
    ],
)
def test_suspects_are_told_and_not_changed(text: str, written: str, meant: str) -> None:
    result = cleaned("前面有一段话。\n\n" + text + "\n")
    assert result.guesses[-1].row.text == text
    assert (written, meant) in {(s.written, s.meant) for s in result.suspects}
    suspect = next(s for s in result.suspects if s.written == written)
    assert result.draft.source.text[suspect.place :].startswith(written)


@pytest.mark.parametrize(
    "text", ["自己动手，已经完成。", "毛巾、头巾都有。", "为大家服好务。", "1）先洗手，2）再做事。"]
)
def test_no_suspects_in_good_copy(text: str) -> None:
    assert cleaned("前面有一段话。\n\n" + text + "\n").suspects == ()


def test_patterns() -> None:
    assert dateline("本报讯（记者 张三）昨天") == "本报讯（记者 张三）"
    assert dateline("新华社北京11月2日电 昨天") == "新华社北京11月2日电"
    assert dateline("本报记者昨天获悉") == ""
    assert is_credit("（林县科协）")
    assert not is_credit("（以下简称科协会）")
    assert not is_credit("（下转第2版）")
    assert end_credit("说完了。（吴量 本报记者 张跃明）") == "（吴量 本报记者 张跃明）"
    assert end_credit("见附件（第2页）") == ""
    assert end_credit("参观了林县（市科协）") == ""
    assert is_note("（排名不分先后）")
    assert is_note("按姓氏笔画排序")
    assert is_byline("本报记者 张三")
    assert is_byline("□ 张三")
    assert not is_byline("记者看到，很多人来了。")
    assert is_caption("图为活动现场。张三 摄")
    assert is_running_head("第3版")
    assert is_running_head("责编：林晓 校对：何川")
    assert not is_running_head("2026年11月24日")
    assert not is_running_head("第3期培训班开班")
    for foot in ("第 1 页", "第1页 共2页", "第 1 页/共 12 页", "第1页，共3页", "－ 3 －", "– 3 –",
                 "Page 1 of 3", "第十二页"):  # fmt: skip
        assert is_running_head(foot), foot
    assert not is_running_head("第1页写着他的名字")
    assert not is_running_head("共2页")
