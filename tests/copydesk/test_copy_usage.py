"""Numbers (GB/T 15835) and marks (GB/T 15834) used as the standards do not: told, never changed."""

from __future__ import annotations

import pytest

from pagesetter.copydesk.desk import Cleaned, House, clean
from pagesetter.copydesk.files import plan
from pagesetter.copydesk.reading.plain import plain_source


def cleaned(text: str, house: House = House()) -> Cleaned:
    return clean(plain_source("a.txt", f"前面有一段话。\n\n{text}\n", "utf-8"), house)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("98年5月建成。", ("98年", "year")),
        ("二零二六年建成。", ("二零二六年", "zero")),
        ("占十分之1。", ("十分之1", "mixed")),
        ("来了3千人。", ("3千", "thousand")),
        ("来了五、六百人。", ("五、六", "about")),
        ("来了5、6百人。", ("5、6", "about")),
        ("等了三、四天。", ("三、四", "about")),
        ("增长15～30%。", ("15～30%", "range")),
        ("造价3~5万元。", ("3~5万", "range")),
        ("限10-15人。", ("10-15", "hyphen")),
        ("定在星期3。", ("星期3", "week")),
        ("农历8月十五。", ("农历8", "lunar")),
        ("正月初5开市。", ("正月初5", "lunar")),
        ("见《甲报》、《乙报》。", ("》、《", "titles")),
        ("说“好”、“对”。", ("”、“", "titles")),
        ("有稻、麦……等作物。", ("……等", "etc")),
        ("他说不下去了……。", ("……。", "after")),
        ("第一、要认真。", ("第一、", "ordinal")),
        ("（一）、要认真。", ("（一）、", "bracket")),
        ("有稻、麦、和豆。", ("、和", "and")),
    ],
)
def test_what_the_standards_do_not_have_is_told(text: str, told: tuple[str, str]) -> None:
    result = cleaned(text)
    (one,) = result.usages
    assert (one.written, one.advice) == told
    assert result.draft.source.text[one.place :].startswith(told[0])
    assert result.guesses[-1].row.text == text


@pytest.mark.parametrize(
    "text",
    [
        "1998年5月、二〇二六年、2026年都是年份，刑期15年3个月。",
        "占十分之一，占35%，共3000人、3万人、5亿元，10千米、20千克、5千瓦。",
        "来了五六百人，等了三四天，分三、四两组，一、二年级都来，第1、2、3名领奖。",
        "增长15%～30%，3万～5万元，10～15人，2020—2025年，电话0871-6543210。",
        "定在星期三，每星期3次，农历八月十五，正月初五。",
        "见《甲报》《乙报》，说“好”“对”，有稻、麦等作物，热爱、和平与友谊。",
        "第一，要认真；第一、第二名都来，第一、二、三组。（一）要认真。",
        "他说……不说了。2026十大科学新闻，2026百场讲座。",
    ],
)
def test_what_they_have_is_not(text: str) -> None:
    assert cleaned(text).usages == ()


def test_each_can_be_switched_off() -> None:
    text = "二零二六年，见《甲报》、《乙报》。"
    assert [one.rule for one in cleaned(text).usages] == ["number-usage", "mark-usage"]
    for off, left in (("number-usage", "mark-usage"), ("mark-usage", "number-usage")):
        found = cleaned(text, House(frozenset({off}))).usages
        assert [one.rule for one in found] == [left]


def test_they_are_told_at_their_place_in_both_languages() -> None:
    found = plan(cleaned("来了3千人，见《甲报》、《乙报》。"), set()).findings
    number, mark = [one for one in found if one.code in ("copy-number", "copy-mark")]
    assert (str(number.span), str(mark.span)) == ("a.txt:3:3", "a.txt:3:11")
    assert number.message() == (
        "“3千” in “来了3千人，见《甲报”: "
        "of 十 百 千 万 亿 only 万 and 亿 follow digits (GB/T 15835)"
    )
    assert mark.message("zh") == (
        "“人，见《甲报》、《乙报》。”中的“》、《”：并列的书名号、引号之间不用顿号（GB/T 15834）"
    )


def test_tables_and_lists_are_free() -> None:
    result = clean(plain_source("a.md", "一段话。\n\n| 星期3 | 98年5月 |\n\n- 3千人\n", "utf-8"))
    assert result.usages == ()
