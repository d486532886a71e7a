"""Turns text into a string of class letters, one for each code point.

A class says what a character does in a line (may it start one, is its blank squeezable,
does it belong to a word); it knows no font, size or width. Letters:

    H ideograph, kana, full-width sign     F full-width digit or letter
    i 々〻 iteration   k small kana, ー     D digit 0–9   L letter
    c ，、；  o ：  . 。．  ! ？！            % narrow, P wide sign after a number
    ( ) full-width brackets and quotes      $ narrow, Y wide sign before a number
    m · interpunct    ~ connector ～–       + sign before a number   p ² ₂
    / solidus         _ —   = ⸺   e …      , . ; : ! ? of ASCII: ","   [ ] ASCII brackets
    q × ÷ ＝ ≤ ∶ sign of an operation or relation
    s space   N no-break space   W U+3000   h hyphen   u other narrow sign
    z zero-width space  J word joiner       C joins the one before   Z joiner of emoji
    x invisible   T hard turn               R regional indicator

Sources: CLREQ 2.3–2.4 (marks), UAX #14 for what is joined. Unicode 17 (`character_ranges`).
"""

from __future__ import annotations

import re
from bisect import bisect_right

from pagesetter.text.character_ranges import LETTERS, STARTS

_TYPED = {
    "i": "々〻ヽヾゝゞ",
    "k": "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶー",
    "c": "，、；､",
    "o": "：",
    ".": "。．｡",
    "!": "？！‼⁇⁈⁉",
    "(": "“‘「『（《〈【〖〔［｛",
    ")": "”’」』）》〉】〗〕］｝",
    "m": "·・‧•･",
    "~": "～〜–－",
    "/": "/／",
    "_": "—",
    "=": "⸺",
    "e": "…⋯",
    "F": "０１２３４５６７８９ⅠⅡⅢⅣⅤⅥⅦⅧⅨⅩⅪⅫ"
    "ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺ"
    "ａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ＆＠",
    "%": "%‰°′″",
    "P": "％℃℉" + "".join(map(chr, range(0x3380, 0x33E0))),  # ㎞ ㎡ ㎏ …
    "$": "$€£¥№#",
    "Y": "￥＄￡＃",
    "+": "+−±∓＋",
    "q": "×÷＝≈≠≤≥≦≧＜＞∶",
    "p": "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻₀₁₂₃₄₅₆₇₈₉",
    ",": ",.;:!?",
    "[": "([{",
    "]": ")]}",
    "h": "-\u2010",
    "L": "\u2011",
    "N": "\u00a0\u2007\u202f",
    "s": "\t",
    "z": "\u200b",
    "J": "\u2060\ufeff",
    "Z": "\u200d",
    "W": "\u3000",
    "T": "\n\u2028\u2029",
    "R": "".join(map(chr, range(0x1F1E6, 0x1F200))),
}

HAN = "Hikq"
"""Classes of characters that stand on the 字 grid and carry emphasis dots."""
WIDE = "HikqFco.!()m~_=ePYWT"
"""Classes beside which a typed space is a Chinese one, half an em wide."""
UNDRAWN = "xzJTW"
"""Classes that set no glyph (a leading U+3000; one inside a line is only blank)."""


class _Table(dict[int, str]):
    """Class of a code point; filled as characters are met, so that importing costs nothing."""

    def __missing__(self, code: int) -> str:
        letter = LETTERS[bisect_right(STARTS, code) - 1]
        self[code] = letter
        return letter


_TABLE = _Table({ord(c): letter for letter, text in _TYPED.items() for c in text})

_NOT_HAN = re.compile("([^\u4e00-\u9fff]+)")
_MARKS = 3
"""Longest run between Han whose letters are kept: there are few of so many marks or digits."""
_KEPT = 4096
"""Most runs kept: no text, however odd, fills the memory."""


class _Runs(dict[str, str]):
    """Letters of a run between Han, by the table; filled as runs are met."""

    def __missing__(self, run: str) -> str:
        letters = run.translate(_TABLE)
        if len(run) <= _MARKS and len(self) < _KEPT:
            self[run] = letters
        return letters


_RUNS = _Runs()

# Few texts have what these look for: they are compiled when one does.
_LONE_DASH = r"(?<!_)_(?!_)"
_WIDE_SIGN = r"(?<![0-9０-９A-Za-zＡ-Ｚａ-ｚ])－(?=[0-9０-９])"
_SIGN = r"(?<![LDF\]p])h(?=[DF])"
_BLANK_TURN = r"(?:^|(?<=T))W+"


def classify(text: str, latin: list[tuple[int, int]] | None = None) -> str:
    """The class letters of `text`, doubtful characters decided by their neighbours.

    `latin` gives stretches (start, end) in a language other than Chinese or Japanese: quotes
    in them are narrow. A ’ between letters is an apostrophe; a lone — is a connector; a
    hyphen or － before a number is its sign; straight quotes open and close by turns.
    """
    classes = _letters(text)
    for start, end in latin or ():
        part = classes[start:end].translate({40: "[", 41: "]"})
        classes = classes[:start] + part + classes[end:]
    if "’" in text:
        classes = _apostrophes(text, classes)
    if "_" in classes:
        classes = re.sub(_LONE_DASH, "~", classes)
    if "h" in classes:
        classes = re.sub(_SIGN, "+", classes)
    if "－" in text:
        for match in re.finditer(_WIDE_SIGN, text):
            classes = classes[: match.start()] + "+" + classes[match.end() :]
    if '"' in text:
        classes = _straight_quotes(text, classes)
    return classes


def _letters(text: str) -> str:
    """The class letters by the table alone: Han by whole stretches, marks as they were last met."""
    parts = _NOT_HAN.split(text)  # Han, marks, Han, …, Han
    parts[1::2] = map(_RUNS.__getitem__, parts[1::2])
    parts[::2] = map("H".__mul__, map(len, parts[::2]))
    return "".join(parts)


def leading_blanks(classes: str) -> list[tuple[int, int]]:
    """Stretches of U+3000 at the head of the paragraph or after a hard turn."""
    if "W" not in classes:
        return []
    return [match.span() for match in re.finditer(_BLANK_TURN, classes)]


def _apostrophes(text: str, classes: str) -> str:
    letters = list(classes)
    last = len(classes) - 1
    for index, character in enumerate(text):
        if character == "’" and 0 < index < last and classes[index - 1] in "LD":
            letters[index] = "L" if classes[index + 1] in "LD" else letters[index]
    return "".join(letters)


def _straight_quotes(text: str, classes: str) -> str:
    letters = list(classes)
    opening = True
    for index, character in enumerate(text):
        if character == '"':
            letters[index] = "[" if opening else "]"
            opening = not opening
        elif character == "\n":
            opening = True
    return "".join(letters)
