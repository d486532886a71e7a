"""Class letters of characters, typed by hand."""

from __future__ import annotations

import pytest

from pagesetter.text.classes import classify, leading_blanks


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中𠅤龘〇", "HHHH"),
        ("\U000323b0\ue000", "HH"),  # Extension J, private use
        ("あア々っ", "HHik"),
        ("ａＧ８Ⅳ", "FFFF"),
        ("éñЖα", "LLLL"),
        ("，；：。？", "cco.!"),
        ("“‘「《（", "((((("),
        ("”’」》）", ")))))"),
        ("e\u0301葛\ufe00", "LCHC"),
        ("👍🏽", "HC"),
        ("①※★→", "HHHH"),
        ("\u00ad\u200c\u0007", "xxx"),
        (" \u2003\u3000\u00a0\n", "ssWNT"),
        ("₂²½", "ppH"),
        ("㎡㎞㎏℃", "PPPP"),
        ("＆＠＃", "FFY"),
        ("×÷＝≈≤＞∶", "qqqqqqq"),
    ],
)
def test_single_characters(text: str, expected: str) -> None:
    assert classify(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("don’t", "LLLLL"),
        ("“好”说", "(H)H"),
        ("’好", ")H"),
        ("A》B", "L)L"),
        ("甲—乙", "H~H"),
        ("甲——乙", "H__H"),
        ("零下-5度", "HH+DH"),
        ("3-5", "DhD"),
        ("零下－５度", "HH+FH"),
        ("３－５", "F~F"),
        ("甲-乙", "HhH"),
        ('说"好"', "H[H]"),
        ('"a"\n"b"', "[L]T[L]"),
    ],
)
def test_characters_decided_by_their_neighbours(text: str, expected: str) -> None:
    assert classify(text) == expected


def test_quotes_in_another_language_are_narrow() -> None:
    assert classify("说“a”", [(1, 4)]) == "H[L]"


def test_full_width_spaces_at_the_head_are_an_indent() -> None:
    assert leading_blanks(classify("\u3000\u3000甲\u3000乙\n\u3000丙")) == [(0, 2), (6, 7)]
