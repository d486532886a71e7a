"""How numbers (GB/T 15835-2011) and marks (GB/T 15834-2011) are used: told, never changed.

Only what the standards say plainly, and what shows in the text itself: what a number means is
the writer's.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from pagesetter.copydesk.draft import NEW, Draft
from pagesetter.copydesk.rows import Row
from pagesetter.values import NamedTuple

MOST = 200
"""Told at most of one source and rule."""


class Usage(NamedTuple):
    """One place to look at. `place` is an offset in the source."""

    rule: str
    """number-usage or mark-usage."""
    place: int
    text: str
    """The words it stands in."""
    written: str
    advice: str
    """A key of `ADVICE`."""


ADVICE: dict[str, tuple[str, str]] = {
    "year": ("a year has four digits", "年份不宜简写"),
    "zero": ("a year in Han takes 〇", "汉字年份用“〇”"),
    "mixed": ("one number is written in one way", "同一数值不混用汉字和阿拉伯数字"),
    "thousand": (
        "of 十 百 千 万 亿 only 万 and 亿 follow digits",
        "阿拉伯数字后只用“万”“亿”作单位",
    ),
    "about": ("a rough number is in Han, without 、", "概数用汉字，中间不加顿号"),
    "range": ("the first number needs its 万, 亿 or % too", "前一数值的“万”“亿”“%”不能省"),
    "hyphen": ("a range takes ～ or —", "数值范围用“～”或“—”"),
    "week": ("days of the week are in Han", "星期用汉字"),
    "lunar": ("dates of the old calendar are in Han", "农历日期用汉字"),
    "titles": (
        "no 、 between 《》 or “” that stand beside each other",
        "并列的书名号、引号之间不用顿号",
    ),
    "etc": ("…… and 等 say the same", "省略号与“等”不并用"),
    "after": ("no mark follows ……", "省略号后不加点号"),
    "ordinal": ("第一 and the like take ，", "“第一”等之后用逗号"),
    "bracket": ("no 、 follows a number in brackets", "带括号的序次语后不用顿号"),
    "and": ("、 and 和 do not stand together", "“和”前不用顿号"),
}

_HAN = "一二三四五六七八九"
_UNITS = "年月日人名个岁时点分元米吨亩天次家户℃"
_NEXT = "|".join(f"{one}、{two}" for one, two in pairwise(_HAN))
_END = r"[0-9]+(?:\.[0-9]+)?"
_NUMBERS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("year", re.compile(r"(?<![0-9.])[0-9]{2}年(?=[0-9]{1,2}月)")),
    ("zero", re.compile(rf"[一二](?=[〇{_HAN}]{{0,2}}零)[零〇{_HAN}]{{3}}年")),
    ("mixed", re.compile(rf"[十百千万{_HAN}]分之{_END}|(?<![0-9])[0-9]+[{_HAN}](?=[十百千])")),
    ("thousand", re.compile(r"(?<![0-9.、])[0-9]{1,2}(?:十(?=[个人名余多元万])"
                            r"|[百千](?![米克瓦卡帕赫伏安焦字兆升比分]))")),
    ("about", re.compile(rf"(?:{_NEXT})(?=[十百千万亿]|[个天人名次](?!、))"
                         r"|[1-9]、[1-9](?=[十百千万亿])")),
    ("range", re.compile(rf"(?<![0-9.A-Za-z]){_END}[~～—–-]{_END}[万亿%]")),
    ("hyphen", re.compile(rf"(?<![0-9A-Za-z.-])[0-9]{{1,4}}-[0-9]{{1,4}}(?=[{_UNITS}])")),
    ("week", re.compile(r"(?<![个一每])星期[1-6](?![0-9次个天节场期年])")),
    ("lunar", re.compile(r"农历[^，。；！？0-9]{0,4}[0-9]{1,2}(?=[月日])|[正腊冬]月初?[0-9]{1,2}")),
)  # fmt: skip
_MARKS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("titles", re.compile(r"》、《|”、“")),
    ("etc", re.compile(r"……等(?!于|待|级|候|号)")),
    ("after", re.compile(r"……[。，、；]")),
    ("ordinal", re.compile(rf"(?<![{_HAN}0-9、])第[十{_HAN}]、(?!第?[十{_HAN}0-9])")),
    ("bracket", re.compile(rf"（[十{_HAN}0-9]{{1,3}}）、")),
    ("and", re.compile(r"、和(?![平谐睦解气煦蔼])")),
)  # fmt: skip
RULES = {"number-usage": _NUMBERS, "mark-usage": _MARKS}
_FREE = ("table", "figure", "list")
"""Rows whose numbers are not running text."""


def usages(draft: Draft, rows: Sequence[Row], off: frozenset[str]) -> list[Usage]:
    """Look through the rows of a finished draft by the rules that are not `off`."""
    found: list[Usage] = []
    for rule, patterns in RULES.items():
        told: list[Usage] = []
        if rule not in off:
            for row in rows:
                if row.hint.kind not in _FREE:
                    told += _of_row(draft, row, rule, patterns)
        found += told[:MOST]
    return found


def _of_row(
    draft: Draft, row: Row, rule: str, patterns: Sequence[tuple[str, re.Pattern[str]]]
) -> Iterator[Usage]:
    for advice, pattern in patterns:
        for found in pattern.finditer(row.text):
            written = found.group()
            start = row.start + found.start()
            origins = draft.origins[start : start + len(written)]
            place = next((origin for origin in origins if origin != NEW), len(draft.source.text))
            text = row.text[max(0, found.start() - 6) : found.end() + 6]
            yield Usage(rule, place, text, written, advice)
