"""UAX #14 untailored: every case of Unicode 17's LineBreakTest, and rules by name."""

from __future__ import annotations

import hashlib
import lzma
from pathlib import Path

import pytest

from pagesetter.text.uax14 import MUST, NEVER, line_breaks

FILE = Path(__file__).parents[1] / "data" / "unicode" / "LineBreakTest-17.0.0.txt.xz"


def test_every_case_of_the_conformance_file() -> None:
    data = lzma.decompress(FILE.read_bytes())
    assert hashlib.sha256(data).hexdigest() == (
        "e69884e0dde6a8724873f885d68c52dc14518abf9ae4ca9e2283b8773db3b752"
    )
    wrong, cases = [], 0
    for line in data.decode("utf-8").splitlines():
        case = line.partition("#")[0].split()
        if not case:
            continue
        cases += 1
        text = "".join(chr(int(code, 16)) for code in case[1::2])
        found = "".join("×" if o.verdict == NEVER else "÷" for o in line_breaks(text))
        if found != "".join(case[2::2]):
            wrong.append((line, found))
    assert wrong == []
    assert cases == 19338


def rules(text: str) -> list[str]:
    return [o.verdict + o.rule for o in line_breaks(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("汉字。", ["÷LB31", "×LB13", "!LB3"]),
        ("a\r\nb", ["×LB6", "×LB5", "!LB5", "!LB3"]),
        ("a b", ["×LB7", "÷LB18", "!LB3"]),
        ("e\u0301x", ["×LB9", "×LB28", "!LB3"]),
        ("（ 一", ["×LB7", "×LB14", "!LB3"]),
        ("一“二”三", ["÷LB31", "×LB19", "×LB19", "÷LB31", "!LB3"]),
        ("3.5%", ["×LB15d", "×LB25", "×LB25", "!LB3"]),
        ("ァッ", ["×LB21", "!LB3"]),
        ("好……好", ["×LB22", "×LB22", "÷LB31", "!LB3"]),
        ("——", ["×LB17", "!LB3"]),
        ("한국어", ["÷LB31", "÷LB31", "!LB3"]),
        ("🇨🇳🇫🇷", ["×LB30a", "÷LB30a", "×LB30a", "!LB3"]),
        ("👨\u200d👩", ["×LB9", "×LB8a", "!LB3"]),
        ("👍🏽", ["×LB30b", "!LB3"]),
        ("a\u00a0一", ["×LB12a", "×LB12", "!LB3"]),
    ],
)
def test_rules_by_name(text: str, expected: list[str]) -> None:
    assert rules(text) == expected


def test_only_the_end_and_hard_turns_must() -> None:
    assert [o.offset for o in line_breaks("一\n二\x0b三") if o.verdict == MUST] == [2, 4, 5]
