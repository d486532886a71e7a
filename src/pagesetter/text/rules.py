"""Names the rule at a place between two characters, in words and with its source.

Takes the rule's number (`pairs`) and the two classes; knows no widths and no lines. Loaded
only by what explains.

Sources: CLREQ 3.1.2 (prohibition), 3.1.3 (unbreakable marks), GB/T 15834-2011 5.1, UAX #14
and UAX #29; newspaper custom where no standard speaks.
"""

from __future__ import annotations

from pagesetter.text import pairs
from pagesetter.values import NamedTuple


class Rule(NamedTuple):
    """Why a line may or may not turn at a place."""

    id: str
    """free, turn, line-start, line-end, word, number, unit, cluster, space, protected,
    address, marked or locked."""
    source: str
    """CLREQ section, GB clause, UAX rule or custom; empty for a free place."""
    en: str
    zh: str


FREE = Rule("free", "", "a line may turn here", "此处可以转行")
TURN = Rule("turn", "", "a turn typed by hand", "手工换行")

_CUSTOM = "newspaper custom 报纸习惯"

_WORDS = {
    pairs.LINE_START: ("line-start", "“{right}” may not start a line", "“{right}”不能出现在行首"),
    pairs.LINE_END: ("line-end", "“{left}” may not end a line", "“{left}”不能出现在行末"),
    pairs.WORD: ("word", "“{left}{right}” is inside a Western word", "“{left}{right}”在西文词内"),
    pairs.NUMBER: (
        "number", "“{left}{right}” is inside a number or joins it to its sign or unit",
        "“{left}{right}”在数字内，或在数字与其符号、单位之间",
    ),
    pairs.UNIT: (
        "unit", "“{left}{right}” is one mark that is never parted",
        "“{left}{right}”是一个整体，不能拆开",
    ),
    pairs.CLUSTER: (
        "cluster", "the two code points are one drawn character", "两个码位合为一个字形，不能拆开",
    ),
    pairs.SPACE: ("space", "the turn comes after the space", "应在空格之后转行"),
    pairs.READING: ("reading", "inside characters with one reading", "在同注一音的词语之内"),
    pairs.PROTECTED: ("protected", "inside a protected phrase", "在受保护的词语之内"),
    pairs.ADDRESS: (
        "address", "an address does not turn here", "网址、邮箱不在此处转行",
    ),
    pairs.LOCKED: ("locked", "the editor has locked this turn out", "编辑已锁定此处不转行"),
    pairs.MARKED: (
        "marked", "a note or a raised or lowered mark stays with what it marks",
        "注码、上下标不与所标的字分开",
    ),
}  # fmt: skip

# Clauses of GB/T 15834-2011 about the place of each mark, by the class of the mark.
_CLAUSES = {
    "c": "5.1.1", "o": "5.1.1", ".": "5.1.1", "!": "5.1.2", "(": "5.1.3", ")": "5.1.3",
    "_": "5.1.4", "=": "5.1.4", "e": "5.1.5", "~": "5.1.6", "m": "5.1.7", "/": "5.1.9",
}  # fmt: skip

_SOURCES = {
    pairs.WORD: "CLREQ 3.1.3; UAX #14 LB28, LB29",
    pairs.NUMBER: "CLREQ issue 262; UAX #14 LB25",
    pairs.CLUSTER: "UAX #29 GB9; UAX #14 LB9, LB30a, LB30b",
    pairs.SPACE: "UAX #14 LB7",
    pairs.READING: "CLREQ 3.3",
    pairs.PROTECTED: "house file 词语保护表",
    pairs.ADDRESS: _CUSTOM,
    pairs.MARKED: _CUSTOM,
    pairs.LOCKED: "page file 版面文件 locks",
}


def rule_at(why: int, left: str, right: str, classes: str) -> Rule:
    """The rule number `why` between characters `left` and `right` of the two `classes`.

    A place after a hard turn is `TURN`; one without a rule is `FREE`.
    """
    if classes[0] == "T":
        return TURN
    if why == pairs.FREE:
        return FREE
    identity, en, zh = _WORDS[why]
    here = {"left": left, "right": right}
    return Rule(identity, _source(why, classes), en.format_map(here), zh.format_map(here))


def _source(why: int, classes: str) -> str:
    if why in _SOURCES:
        return _SOURCES[why]
    if why == pairs.LINE_START and classes[1] == "q":
        return "GB 3102.11-1993"
    clause = _CLAUSES.get(classes[0 if why == pairs.LINE_END else 1], "")
    section = "CLREQ 3.1.3" if why == pairs.UNIT else "CLREQ 3.1.2"
    if clause:
        return f"{section}; GB/T 15834-2011 {clause}"
    return section if classes[1] in "ik" else f"{section}; {_CUSTOM}"
