"""Line-start and line-end prohibition at four levels, typed by hand from CLREQ and GB/T 15834."""

from __future__ import annotations

import pytest

from pagesetter.text.breaks import places
from pagesetter.text.classes import classify

LEVELS = ("none", "basic", "gb", "strict")

# Character, and the levels at which it may not start a line after Han.
NOT_AT_START = {
    **dict.fromkeys("、，。．：；？！‼⁇⁈⁉", "basic gb strict"),
    **dict.fromkeys("”’」』）》〉】〗〕］｝", "basic gb strict"),
    **dict.fromkeys("～–·・‧／", "basic gb strict"),
    **dict.fromkeys(")]},.;:!?", "none basic gb strict"),
    **dict.fromkeys("%％‰°℃℉", "none basic gb strict"),
    **dict.fromkeys("-\u2010", "none basic gb strict"),
    **dict.fromkeys("々〻", "none basic gb strict"),
    **dict.fromkeys("…⋯⸺", "strict"),
    **dict.fromkeys("っャー", "strict"),
    **dict.fromkeys("“‘「『（《〈【〖〔［｛", ""),
    **dict.fromkeys("字あ①※", ""),
    **dict.fromkeys("A1￥$", ""),
}

# Character, and the levels at which it may not end a line before Han.
NOT_AT_END = {
    **dict.fromkeys("“‘「『（《〈【〖〔［｛", "basic gb strict"),
    **dict.fromkeys("/／", "gb strict"),
    **dict.fromkeys("([{", "none basic gb strict"),
    **dict.fromkeys("、，。：；？！”』）》】·～…", ""),
    **dict.fromkeys("字あA1%℃", ""),
}


def may_break(text: str, place: int, level: str) -> bool:
    return places(text, classify(text), level).rules[place] == 0


@pytest.mark.parametrize("character", NOT_AT_START)
def test_line_start(character: str) -> None:
    text = "中" + character + "文"
    barred = [level for level in LEVELS if not may_break(text, 1, level)]
    assert " ".join(barred) == NOT_AT_START[character]


@pytest.mark.parametrize("character", NOT_AT_END)
def test_line_end(character: str) -> None:
    text = "中" + character + "文"
    barred = [level for level in LEVELS if not may_break(text, 2, level)]
    assert " ".join(barred) == NOT_AT_END[character]


@pytest.mark.parametrize("sign", "¥￥$€£№#")
def test_a_sign_before_a_number_never_ends_a_line(sign: str) -> None:
    for level in LEVELS:
        assert not may_break(f"中{sign}8", 2, level)


def test_a_long_dash_may_start_a_line_but_at_strict() -> None:
    text = "他说——好"
    assert [level for level in LEVELS if not may_break(text, 2, level)] == ["strict"]
    assert all(may_break(text, 4, level) for level in LEVELS)


GROUPS = [
    # Several marks in a row stay together by the same rules as one.
    ("好”，是", "好|”|，|是", "好”，|是"),
    ("好。』」是", "好|。|』|」|是", "好。』」|是"),
    ("说“‘好’”", "说|“|‘|好|’|”", "说|“‘好’”"),
    ("（《书》）", "（|《|书|》|）", "（《书》）"),
    ("阿·木", "阿|·|木", "阿·|木"),
    ("10—20人", "10|—|20|人", "10—|20|人"),
    ("甲……乙", "甲|……|乙", "甲|……|乙"),
    ("甲——乙", "甲|——|乙", "甲|——|乙"),
]


@pytest.mark.parametrize(("text", "free", "held"), GROUPS)
def test_marks_in_a_row(text: str, free: str, held: str) -> None:
    def shown(level: str) -> str:
        ways = (("|" if k and may_break(text, k, level) else "") + c for k, c in enumerate(text))
        return "".join(ways)

    assert shown("none") == free
    assert shown("basic") == shown("gb") == held
    strict = held.replace("甲|…", "甲…").replace("甲|—", "甲—")
    assert shown("strict") == strict


def test_a_lone_dash_is_a_connector() -> None:
    text = "北京—上海"
    assert [level for level in LEVELS if not may_break(text, 2, level)] == ["basic", "gb", "strict"]
    assert may_break(text, 3, "gb")


def test_a_closing_mark_may_not_start_a_line_after_a_space() -> None:
    assert not may_break("好 ，是", 2, "gb")
    assert may_break("好 是", 2, "gb")


@pytest.mark.parametrize("blank", [" ", "  ", "\u3000", "\u200b"])
def test_what_may_not_end_a_line_may_not_before_a_blank(blank: str) -> None:
    place = 1 + len(blank)
    assert [v for v in LEVELS if may_break(f"（{blank}是", place, v)] == ["none"]
    assert [v for v in LEVELS if may_break(f"/{blank}是", place, v)] == ["none", "basic"]
    assert not any(may_break(f"[{blank}是", place, v) for v in LEVELS)
