"""What never turns inside: dashes, dots, numbers, words, addresses, protected phrases."""

from __future__ import annotations

import pytest

from pagesetter.text.breaks import places
from pagesetter.text.classes import classify

LEVELS = ("none", "basic", "gb", "strict")


def parts(text: str, level: str = "gb", protected: tuple[str, ...] = ()) -> str:
    """The text with | wherever a line may turn."""
    rules = places(text, classify(text), level, protected).rules
    return "".join(("|" if k and not rules[k] else "") + c for k, c in enumerate(text))


UNITS = [
    "——", "……", "⋯⋯", "？！", "！！", "？？",
    "2018", "3.14", "1,200", "12:30", "1 200 000", "２０１８", "３．５",
    "50%", "5‰", "36.5℃", "20°", "20km", "20 km", "5G", "C919", "300 MW", "8 GB",
    "￥30", "$5.8", "¥100", "+5", "−3", "±2", "-7",
    "GDP", "COVID-19", "T-34", "don’t", "A+B", "C++", "R&D", "CO₂", "x²",
    "⸺", "？？？", "！？！", "8％", "８％", "8 %", "8€", "100kg", "20 km/h", "10³", "H₂O", "−5℃",
    "+5%", "￥８", "£8", "№8", "#8", "1,234.5", "100ppm",
    "12kW·h", "100 kW·h", "3N·m", "1.2μg/m³", "5g·cm⁻³", "60km/h", "5m/s", "120㎞/h", "15㎡",
    "３㎡", "2㎏", "10㏄", "20℃", "－5", "－５", "＋3", "＃12", "Ａ＆Ｂ", "ａ＠ｂ", "3×4", "1×10⁶",
    "e\u0301", "葛\U000e0100", "👨\u200d👩\u200d👧", "🇨🇳", "👍🏽", "a\u00a0b", "中\u2060文",
]  # fmt: skip


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("level", LEVELS)
def test_a_unit_never_turns(unit: str, level: str) -> None:
    shown = parts(f"中{unit}文", level)
    assert unit in shown


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("中文", "中|文"),
        ("自2018年以来", "自|2018|年|以|来"),
        ("用GDP说", "用|GDP|说"),
        ("the quick fox", "the |quick |fox"),
        ("2020 Olympics", "2020 |Olympics"),
        ("升至1.5万元", "升|至|1.5|万|元"),
        ("————", "——|——"),
        ("…………", "……|……"),
        ("🇨🇳🇫🇷", "🇨🇳|🇫🇷"),
        ("state-of-the-art", "state-|of-|the-|art"),
        ("input/output", "input/|output"),
        ("km/h", "km/h"),
        ("中\u200b文", "中\u200b|文"),
        ("ab\u00adcd", "ab\u00adcd"),
        ("3～5天", "3～|5|天"),
        ("３－５天", "３－|５|天"),
        ("甲＆乙＠丙", "甲|＆|乙|＠|丙"),
        ("J·K·罗琳", "J·K·|罗|琳"),
        ("结果[1]表明", "结|果[1]|表|明"),
        ("结果。[12]又说", "结|果。[12]|又|说"),
        ("数据[2,3]与[4-6]", "数|据[2,3]|与[4-6]"),
        ("报告 [1]", "报|告 |[1]"),
        ("好[图]文", "好|[图]|文"),
        ("use Jean·Paulsen", "use |Jean·|Paulsen"),
        ("天×地", "天|×|地"),
        ("10—20人", "10—|20|人"),
        ("长12.5cm×8.0cm宽", "长|12.5cm×|8.0cm|宽"),
        ("若P＜0.05则", "若|P＜|0.05|则"),
        ("设y＝3x，", "设|y＝|3x，"),
        ("糖≤25g吧", "糖|≤25g|吧"),
        ("日9∶00—17∶00开", "日|9∶00—|17∶00|开"),
        ("比分3：2，9：00到", "比|分|3：2，|9：00|到"),
        ("张××说", "张|×|×|说"),
        ("好（是）。”他", "好|（是）。”|他"),
        ("学党史 悟思想", "学|党|史 |悟|思|想"),
        ("说：\"好\"的", "说：|\"好\"|的"),
        ("阿里·木", "阿|里·|木"),
    ],
)  # fmt: skip
def test_where_a_line_may_turn(text: str, expected: str) -> None:
    assert parts(text) == expected


def test_an_address_turns_after_its_marks_and_never_in_its_scheme() -> None:
    text = "见https://www.example.com/a_b?c=d。"
    assert parts(text) == "见|https://www.|example.|com/|a_|b?|c=|d。"


ADDRESSES = [
    ("http://a.cn/x", "http://a.|cn/|x"),
    ("https://www.a-b.cn/c_d?e=f&g=h#i", "https://www.|a-|b.|cn/|c_|d?|e=|f&|g=|h#|i"),
    ("www.gov.cn", "www.|gov.|cn"),
    ("ftp://a.b/c//d", "ftp://a.|b/|c//|d"),
    ("https://a.cn/(b)", "https://a.|cn/|(b)"),
    ("https://a.cn/b.", "https://a.|cn/|b."),
    ("https://a.cn/b,c", "https://a.|cn/|b,c"),
    ("li.si@mail.a-b.cn", "li.|si@mail.|a-|b.|cn"),
    ("li_si-1@a.cn", "li_|si-|1@a.|cn"),
]  # fmt: skip


@pytest.mark.parametrize(("address", "expected"), ADDRESSES)
@pytest.mark.parametrize("level", LEVELS)
def test_addresses(address: str, expected: str, level: str) -> None:
    """After / ? & = . - _ #, before no further mark, never behind the scheme."""
    shown = parts(f"见{address}吧", level)
    assert shown.startswith(f"见|{expected}")
    from pagesetter.text.permitted import permitted_breaks

    inside = permitted_breaks(f"见{address}吧", level=level)[1 : len(address)]
    told = {one.rule for one in inside if not one.allowed}
    assert told <= {"address", "line-start"}
    assert "address" in told


def test_an_address_opens_no_wider_than_a_word() -> None:
    text = "见https://a.cn/b-c"
    gaps = places(text, classify(text), "gb").gaps
    assert set(gaps[2:]) == {3}


@pytest.mark.parametrize("text", ["9：00", "17∶30", "3×4", "糖≤25"])
def test_times_products_and_bounds_open_no_wider_than_a_number(text: str) -> None:
    at = next(k for k, c in enumerate(text) if c in "：∶×≤")
    found = places(text, classify(text), "gb")
    assert found.gaps[at + 1] == 3
    assert found.gaps[at] == (1 if "≤" in text else 3)
    assert found.glues[at : at + 2] == b"\0\0"


def test_a_mail_address() -> None:
    assert parts("寄li@example.com吧") == "寄|li@example.|com|吧"


def test_a_protected_phrase() -> None:
    assert parts("全国人民代表大会开幕", protected=("人民代表大会",)) == "全|国|人民代表大会|开|幕"
    assert parts("全国人民", protected=()) == "全|国|人|民"


def test_the_longest_protected_phrase_wins() -> None:
    assert parts("科学技术协会", protected=("科学", "科学技术协会")) == "科学技术协会"


def test_a_raised_run_stays_with_what_it_marks() -> None:
    text = "说法注之"
    rules = places(text, classify(text), "gb", (), marked=[2]).rules
    assert rules[2]
    assert not rules[3]
