"""农历, weekdays and the variables of furniture against dates from printed calendars."""

from __future__ import annotations

import pytest

from pagesetter.compose.lunar import lunar_date, weekday
from pagesetter.compose.variables import Variables, count
from pagesetter.findings import NOWHERE
from pagesetter.model import Issue, Page, Paper


@pytest.mark.parametrize(
    ("date", "printed"),
    [
        ((2026, 2, 17), "正月初一"),  # 春节
        ((2026, 2, 16), "腊月廿九"),
        ((2025, 1, 28), "腊月廿九"),
        ((2025, 1, 29), "正月初一"),
        ((2026, 3, 3), "正月十五"),  # 元宵
        ((2026, 6, 19), "五月初五"),  # 端午
        ((2026, 9, 25), "八月十五"),  # 中秋
        ((2026, 10, 18), "九月初九"),  # 重阳
        ((2026, 11, 24), "十月十六"),
        ((2020, 5, 23), "闰四月初一"),
        ((2023, 3, 22), "闰二月初一"),
        ((2025, 7, 25), "闰六月初一"),
        ((2033, 12, 22), "闰冬月初一"),
        ((2000, 2, 5), "正月初一"),
        ((2024, 2, 9), "腊月三十"),
        ((2024, 12, 31), "腊月初一"),
        ((1987, 7, 26), "闰六月初一"),
        ((1978, 9, 17), "八月十五"),  # tables by local time give the 16th
        ((1954, 11, 25), "冬月初一"),
    ],
)
def test_known_dates(date: tuple[int, int, int], printed: str) -> None:
    assert str(lunar_date(*date)) == printed


def test_names_of_years() -> None:
    names = []
    for year in (1984, 2024, 2026):
        lunar = lunar_date(year, 6, 1)
        assert lunar is not None
        names.append(lunar.year_name)
    assert names == ["甲子", "甲辰", "丙午"]


def test_outside_the_table() -> None:
    assert lunar_date(1949, 12, 31) is None
    assert lunar_date(2101, 1, 1) is None


def test_weekdays() -> None:
    assert [weekday(2026, 11, 24), weekday(2000, 1, 1), weekday(2024, 2, 29)] == [1, 5, 3]
    assert [weekday(1900, 3, 1), weekday(2000, 3, 1), weekday(2100, 3, 1)] == [3, 2, 0]


@pytest.mark.parametrize(
    ("number", "words"),
    [(0, "〇"), (7, "七"), (10, "十"), (12, "十二"), (20, "二十"), (47, "四十七"),
     (105, "一百〇五"),
     (110, "一百一十"), (1203, "一千二百〇三"), (2026, "二千〇二十六")],
)  # fmt: skip
def test_numerals(number: int, words: str) -> None:
    assert count(number) == words


def variables() -> Variables:
    paper = Paper("云岭周报", "YL", (("CN", "CN 00-0000"),))
    page = Page("02", 2, "x", "学会之窗", (("责编", "林晓"), ("校对", "何川")))
    return Variables(Issue("47", "1203", "2026-11-24", paper, (), (page, page), ()), page)


@pytest.mark.parametrize(
    ("written", "filled"),
    [
        ("{paper}　第{page}版", "云岭周报　第2版"),
        ("第{page:汉字}版 今日{pages}版", "第二版 今日2版"),
        ("{date} {weekday}", "2026年11月24日 星期二"),
        ("{date:汉字}", "二〇二六年十一月二十四日"),
        ("农历{year}年{lunar}", "农历丙午年十月十六"),
        ("{field:CN}　总第{total}期", "CN 00-0000　总第1203期"),
        ("{credits}", "责编 林晓　校对 何川"),
        ("{credit:校对}", "何川"),
        ("no variable }{", "no variable }{"),
        ("{field:CN?}", "CN 00-0000"),
        ("{field:CN?刊号 _。}", "刊号 CN 00-0000。"),
        ("{credit:校对?_校}　{credit:美编?_绘}　{page}", "何川校　2"),
        ("{field:主管?_主管}　{field:CN?}　{field:网址?}", "CN 00-0000"),
        ("{field:主管?}　　{field:主办?}　{page}", "2"),
        ("甲　{field:主管?}　　乙", "甲　乙"),
        ("甲{field:主管?}　乙", "甲　乙"),
        ("{field:主管?}", ""),
    ],
)
def test_variables(written: str, filled: str) -> None:
    assert variables().fill(written, NOWHERE) == filled


def test_only_fields_and_credits_may_be_missing() -> None:
    table = variables()
    assert table.fill("{feild:CN?}晴", NOWHERE) == "{feild:CN?}晴"
    assert [f.code for f in table.findings] == ["variable-unknown"]


def test_an_unknown_variable_stays_and_is_reported() -> None:
    table = variables()
    assert table.fill("{weather}晴", NOWHERE) == "{weather}晴"
    assert [f.code for f in table.findings] == ["variable-unknown"]
    assert "weather" in table.findings[0].message("zh")
