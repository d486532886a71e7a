"""Inline marks of copy, and what is left as it was written."""

from __future__ import annotations

import pytest

from pagesetter.formats.inline import parse_inline
from pagesetter.model import Span

STRONG = ("strong",)
DOTS = ("emphasis",)

CASES = {
    "plain": ("科普万里行", [Span("科普万里行")]),
    "strong": ("要**牢记**初心", [Span("要"), Span("牢记", STRONG), Span("初心")]),
    "strong beside marks": ("他说**“党史”**，", [Span("他说"), Span("“党史”", STRONG), Span("，")]),
    "dots": ("要*牢记*初心", [Span("要"), Span("牢记", DOTS), Span("初心")]),
    "both": ("***牢记***", [Span("牢记", ("emphasis", "strong"))]),
    "dots in strong": ("**甲*乙*丙**", [Span("甲", STRONG), Span("乙", ("emphasis", "strong")),
                                    Span("丙", STRONG)]),
    "crossing": ("**甲*乙**丙*", [Span("甲*乙", STRONG), Span("丙*")]),
    "strong alone": ("甲**乙", [Span("甲**乙")]),
    "star alone": ("甲*乙", [Span("甲*乙")]),
    "star before a blank": ("注* 甲*", [Span("注* 甲*")]),
    "product": ("3*4*5=60", [Span("3*4*5=60")]),
    "stars as a rule": ("甲****乙", [Span("甲****乙")]),
    "superscript": ("10^6^立方米", [Span("10"), Span("6", ("sup",)), Span("立方米")]),
    "superscript of a note": ("甲^①^", [Span("甲"), Span("①", ("sup",))]),
    "subscript": ("CO~2~排放", [Span("CO"), Span("2", ("sub",)), Span("排放")]),
    "decimal": ("PM~2.5~浓度", [Span("PM"), Span("2.5", ("sub",)), Span("浓度")]),
    "no decimal": ("~.5~与~2.~", [Span("~.5~与~2.~")]),
    "range": ("3~5天，8~10天", [Span("3~5天，8~10天")]),
    "caret alone": ("甲^乙", [Span("甲^乙")]),
    "ruby": ("{漢字|かんじ}甲", [Span("漢字", ruby="かんじ"), Span("甲")]),
    "syllables": ("{大河|dà hé}", [Span("大河", ruby="dà hé")]),
    "two names": ("{屈原|_}{宋玉|_}", [Span("屈原", ruby="_"), Span("宋玉", ruby="_")]),
    "a work, read": ("{离骚|lí sāo ~}", [Span("离骚", ruby="lí sāo ~")]),
    "two rubies": ("{漢|かん}{字|かん}", [Span("漢", ruby="かん"), Span("字", ruby="かん")]),
    "braces": ("{甲}", [Span("{甲}")]),
    "style": ("见[云岭]{.红字}。", [Span("见"), Span("云岭", style="红字"), Span("。")]),
    "language": ("[Page dummy]{lang=en}", [Span("Page dummy", language="en")]),
    "style and language": ("[a]{.note lang=en}", [Span("a", style="note", language="en")]),
    "strong in a style": ("[甲**乙**]{.x}", [Span("甲", style="x"), Span("乙", STRONG, "x")]),
    "style in a style": ("[甲[乙]{.y}丙]{.x}", [Span("甲", style="x"), Span("乙", style="y"),
                                            Span("丙", style="x")]),
    "brackets of the text": ("[1]号[甲]{.x}", [Span("[1]号"), Span("甲", style="x")]),
    "brackets in a style": ("[甲[1]乙]{.x}", [Span("甲[1]乙", style="x")]),
    "unknown attribute": ("[甲]{id=3}", [Span("[甲]{id=3}")]),
    "escapes": (r"3\*4\*5 \[甲\] \\ \甲", [Span("3*4*5 [甲] \\ \\甲")]),
    "escaped star in strong": (r"**甲\*\*乙**", [Span("甲**乙", STRONG)]),
    "hard turn in strong": ("**甲\n乙**", [Span("甲\n乙", STRONG)]),
    "nothing": ("", []),
}  # fmt: skip


@pytest.mark.parametrize("case", CASES)
def test_marks(case):
    text, spans = CASES[case]
    found, remarks = parse_inline(text)
    assert list(found) == spans
    assert remarks == []


KEPT = {
    "link": ("见[主页](http://example.org)。", 4, "](http://example.org)"),
    "html": ("甲<br/>乙", 1, "<br/>"),
    "code": ("甲`a*b*c`乙", 1, "`a*b*c`"),
    "image in a line": ("看![图](a.jpg)", 4, "](a.jpg)"),
}


@pytest.mark.parametrize("case", KEPT)
def test_what_is_not_understood_stays_and_is_told(case):
    text, offset, told = KEPT[case]
    spans, remarks = parse_inline(text)
    assert "".join(span.text for span in spans) == text
    assert [(r.offset, r.text) for r in remarks] == [(offset, told)]


def test_less_than_is_a_character():
    assert parse_inline("若a<b且c>d，则5 < 6") == ((Span("若a<b且c>d，则5 < 6"),), [])
