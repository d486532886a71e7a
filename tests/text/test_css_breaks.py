"""Tables typed from CSS Text 3: what line-break and word-break free and forbid, by language."""

from __future__ import annotations

import pytest

from pagesetter.text.css import css_breaks
from pagesetter.text.uax14 import line_breaks


def shown(text: str, **options: str) -> str:
    """The text with | at every place inside where a line may turn."""
    turns = {o.offset for o in css_breaks(text, **options) if o.verdict != "×"}
    return "".join(("|" if i in turns and i else "") + c for i, c in enumerate(text))


@pytest.mark.parametrize(
    ("text", "language", "loose", "normal", "strict"),
    [
        # Small kana and the prolonged sound mark: not in strict.
        ("キャ", "ja", "キ|ャ", "キ|ャ", "キャ"),
        ("ラー", "ja", "ラ|ー", "ラ|ー", "ラー"),
        ("キャ", "ko", "キ|ャ", "キ|ャ", "キャ"),
        # Hyphen-like marks of Chinese and Japanese.
        ("五〜六", "ja", "五|〜|六", "五|〜|六", "五〜|六"),
        ("五〜六", "zh-Hans", "五|〜|六", "五|〜|六", "五〜|六"),
        ("五〜六", "ko", "五〜|六", "五〜|六", "五〜|六"),
        # Iteration marks.
        ("人々", "ja", "人|々", "人々", "人々"),
        ("人々", "en", "人|々", "人々", "人々"),
        # Inseparables.
        ("好……", "zh", "好…|…", "好……", "好……"),
        # Hyphens after an ideograph.
        ("五–六", "zh", "五|–|六", "五–|六", "五–|六"),
        ("a–b", "zh", "a–|b", "a–|b", "a–|b"),
        # Centred marks.
        ("甲・乙", "ja", "甲|・|乙", "甲・|乙", "甲・|乙"),
        ("好！", "zh", "好|！", "好！", "好！"),
        ("好！", "ko", "好！", "好！", "好！"),
        ("比：一", "zh", "比|：|一", "比：|一", "比：|一"),
        # Suffixes and prefixes of East Asian or ambiguous width.
        ("五％", "zh", "五|％", "五％", "五％"),
        ("五%", "zh", "五%", "五%", "五%"),
        ("￥五", "zh", "￥|五", "￥五", "￥五"),
        ("$五", "zh", "$五", "$五", "$五"),
        # Stops and brackets never.
        ("好。", "zh", "好。", "好。", "好。"),
        ("（好）", "zh", "（好）", "（好）", "（好）"),
    ],
)
def test_strictness(text: str, language: str, loose: str, normal: str, strict: str) -> None:
    assert [
        shown(text, line_break=value, language=language) for value in ("loose", "normal", "strict")
    ] == [loose, normal, strict]
    assert shown(text, language=language) == normal


@pytest.mark.parametrize(
    ("text", "normal", "keep_all", "break_all"),
    [
        ("汉字字。好", "汉|字|字。|好", "汉字字。|好", "汉|字|字。|好"),
        ("한국어 말", "한|국|어 |말", "한국어 |말", "한|국|어 |말"),
        ("good day", "good |day", "good |day", "g|o|o|d |d|a|y"),
        ("用GDP", "用|GDP", "用GDP", "用|G|D|P"),
        ("12.5", "12.5", "12.5", "1|2.|5"),
        ("かな", "か|な", "かな", "か|な"),
    ],
)
def test_word_break(text: str, normal: str, keep_all: str, break_all: str) -> None:
    assert shown(text, word_break="normal", language="ko") == normal
    assert shown(text, word_break="keep-all", language="ko") == keep_all
    assert shown(text, word_break="break-all", language="ko") == break_all


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("好。", "好|。"),
        ("a\u00a0b", "a|\u00a0|b"),
        ("e\u0301x", "e\u0301|x"),
        ("👨\u200d👩", "👨\u200d👩"),
        ("🇨🇳🇫🇷", "🇨🇳|🇫🇷"),
    ],
)
def test_anywhere(text: str, expected: str) -> None:
    assert shown(text, line_break="anywhere") == expected


def test_strict_is_the_annex() -> None:
    text = "他说：“好……”（3.5％）、キャラー々一〜二。\nGood–bye $5"
    assert css_breaks(text, line_break="strict") == line_breaks(text)


def test_unknown_values_are_errors() -> None:
    for wrong in ({"line_break": "lax"}, {"word_break": "any"}):
        with pytest.raises(ValueError, match=next(iter(wrong.values()))):
            css_breaks("一", **wrong)
