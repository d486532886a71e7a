"""What stands between two neighbouring characters: the rule against a break, gap and glue.

Turns two class letters and a prohibition level into one small number; the tables below turn
strings of these numbers into masks. It knows no text longer than two characters; what needs
more is in `breaks`.
"""

from __future__ import annotations

# Why a line may not end between two characters.
FREE = 0
LINE_START = 1
"""The second may not start a line (避头: CLREQ 3.1.2 prohibition rules, GB/T 15834 5.1.1–5.1.9)."""
LINE_END = 2
"""The first may not end a line (避尾)."""
WORD = 3
"""Inside a Western word, or a word and its mark."""
NUMBER = 4
"""Inside a number, or between it and its sign, unit or currency (CLREQ issue 262)."""
UNIT = 5
"""Inside —— …… or stacked ？！."""
CLUSTER = 6
"""Inside one drawn character: combining marks, selectors, emoji."""
SPACE = 7
"""Before a space: the break comes after it."""
PROTECTED = 8
"""Inside a protected phrase."""
ADDRESS = 9
"""Inside an address where it may not turn."""
MARKED = 10
"""Between a superscript or note mark and what it marks."""
READING = 11
"""Inside characters that have one reading together."""
LOCKED = 12
"""Where the editor has locked the turn out."""

RULE_NAMES = (
    "", "line-start", "line-end", "unit", "unit", "unit", "unit", "unit", "unit", "unit", "unit",
    "unit", "locked",
)  # fmt: skip
"""Rule number -> the word in `Line.reason`."""

# How a gap between two characters opens when a line is filled.
SHUT = 0
OPEN = 1
RELUCTANT = 2
"""Beside connectors, solidi and typed spaces: opened only when the others gape."""
LETTERS = 3
"""Inside words and numbers: the last resort."""

NO_GLUE = 0
LATIN_GLUE = 1
DIGIT_GLUE = 2

# CLREQ's levels; TC papers use `none`, GB/T 15834 adds the solidus at line end.
_BASIC_STARTS = "co.!)m~/"
STARTS = {
    "none": "",
    "basic": _BASIC_STARTS,
    "gb": _BASIC_STARTS,
    "strict": _BASIC_STARTS + "_=ek",
}
ENDS = {"none": "", "basic": "(", "gb": "(/", "strict": "(/"}

_ALWAYS_STARTS = "%Pi,]h"
_NARROW = "LDu$%+p,]["
_HAN = "Hik"


def rule(left: str, right: str, level: str) -> int:
    """Why a line may not turn between classes `left` and `right`; FREE when it may."""
    if right in "CxZJ" or left in "ZJ" or (left == right == "R"):
        return CLUSTER
    if right in "sWzT":
        return SPACE
    if left == "T":
        return FREE
    if left == "N" or right == "N":
        return WORD
    if left in "sWz":
        return LINE_START if right in STARTS[level] or right in _ALWAYS_STARTS else FREE
    if left == right and left in "_e!":
        return UNIT
    return _number(left, right) or _word(left, right) or _prohibition(left, right, level)


def _number(left: str, right: str) -> int:
    if left in "DF":
        return NUMBER if right in "DF%P$Y" else FREE
    if right in "DF":
        return NUMBER if left in "+$Yh," else FREE
    return FREE


def _word(left: str, right: str) -> int:
    if right == "p":
        return MARKED
    if right in "LDu$+[/":
        if left in "LDu%p+]/$":
            return WORD
        if left in ",h" and right in "LD":
            return WORD
    if (right == "h" and left in "LDp])") or left + right == "P/":  # ㎞/h
        return WORD
    return FREE


def _prohibition(left: str, right: str, level: str) -> int:
    if right in STARTS[level] or right in _ALWAYS_STARTS:
        return LINE_START
    if left in ENDS[level] or left == "[":
        return LINE_END
    return FREE


def gap(left: str, right: str, why: int) -> int:
    """How the gap between two classes opens, given the break rule between them."""
    if left == "J":  # joined against a turn only
        return OPEN
    if why in (CLUSTER, UNIT, SPACE) or left == "T":
        return SHUT
    if left in _NARROW + "h" and right in _NARROW + "h":
        return LETTERS
    if left in "sWN~/h" or right in "N~/h":
        return RELUCTANT
    if why in (WORD, NUMBER, MARKED):
        return LETTERS
    return OPEN


def glue(left: str, right: str) -> int:
    """The space CLREQ 3.2.5 puts between Han and Western letters or digits."""
    if left in _HAN:
        if right == "L":
            return LATIN_GLUE
        return DIGIT_GLUE if right in "D$+" else NO_GLUE
    if right in _HAN:
        if left in "Lp":
            return LATIN_GLUE
        return DIGIT_GLUE if left in "D%+" else NO_GLUE
    return NO_GLUE


class PairTable(dict[tuple[str, str], int]):
    """Pair of class letters -> code; code >> 4 is the rule, code >> 2 & 3 gap, code & 3 glue."""

    def __init__(self, level: str) -> None:
        super().__init__()
        self.level = level

    def __missing__(self, pair: tuple[str, str]) -> int:
        left, right = pair
        why = rule(left, right, self.level)
        code = why << 4 | gap(left, right, why) << 2 | glue(left, right)
        self[pair] = code
        return code


PAIRS = {level: PairTable(level) for level in STARTS}

RULES = bytes(code >> 4 for code in range(256))
"""Translates pair codes into rules."""
GAPS = bytes(code >> 2 & 3 for code in range(256))
GLUES = bytes(code & 3 for code in range(256))
