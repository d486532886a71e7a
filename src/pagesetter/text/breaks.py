"""Where a paragraph may turn: for every place between two characters the rule against it.

Takes the class string and, for what two neighbours cannot tell, the text itself; gives one
byte a place. It knows no widths: the same answer serves every measure.

Sources: CLREQ 3.1.2 and 3.1.3, GB/T 15834-2011 5.1, and newspaper custom for the rest.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pagesetter.text import pairs
from pagesetter.text.pairs import (
    ADDRESS,
    CLUSTER,
    ENDS,
    FREE,
    GAPS,
    GLUES,
    LETTERS,
    LINE_END,
    LINE_START,
    LOCKED,
    MARKED,
    NUMBER,
    PAIRS,
    PROTECTED,
    READING,
    RULES,
    SHUT,
    SPACE,
    UNIT,
    WORD,
    PairTable,
)

# Patterns are compiled when first needed: compiling all of them costs 1 ms of every start.
_OPENER_SPACE = r"[%s\[][sWz]+"
_DASHES = r"_{3,}|e{3,}"
_COMPOUND = r"(?<=[L]{2})h(?=L[L])"
_ALTERNATIVES = r"(?<=[L]{4})/(?=LLLL)"
_WIDE_POINT = r"F[.o](?=F)"
_PRODUCT = r"(?<!L)L{1,3}p*m(?=L{1,3}(?!L))"
_OPERATOR = r"(?<!q)q(?!q)"
_NOTE = r"(?<=[^sWzT(\[])\[D+(?:[,h]D+)*\]"
_CLOCK = r"(?<=[DF])o(?=[DF])"
_THOUSANDS = r"(?<![0-9 ])[0-9]{1,3}(?: [0-9]{3})+(?![0-9])"
_MEASURED = (
    r"[0-9] +(?:[kcdmμµn]?m[²³23]?|[kmμµ]?g|[kMGT]?t|[mck]?[Ll]|[kMGT]?W|[kMGT]?Wh|[kM]?V|m?A"
    r"|[kMGT]?Hz|[KMGTP]B|[kMh]?Pa|[kM]?J|[nμm]?s|h|min|mol|km/h|m/s|dB|K|°C|ppm|eV)(?![A-Za-z])"
)
_ADDRESS = r"(?:https?://|ftp://|www\.)[!-~]+|[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+"
_NOT_HAN = re.compile(r"([^H]+)")
_LONGEST = 4
"""Longest run of classes between Han whose pairs are kept."""
_KEPT = 4096
"""Most runs kept of a level: no text, however odd, fills the memory."""


class _Runs(dict[str, bytes]):
    """Run of classes -> the numbers of its pairs, those with Han on both sides too."""

    def __init__(self, table: PairTable) -> None:
        super().__init__()
        self._table = table
        self.han = table["H", "H"].to_bytes()

    def __missing__(self, run: str) -> bytes:
        codes = bytes(map(self._table.__getitem__, pairwise(f"H{run}H")))
        if len(run) <= _LONGEST and len(self) < _KEPT:
            self[run] = codes
        return codes


_RUNS: dict[str, _Runs] = {}
"""Level -> its runs."""

_ADDRESS_TURNS = frozenset("/?&=.-_#")
_ADDRESS_TAIL = ".,;:!?)]}'\""


class Places:
    """Masks over the places of a text: index k is the place before character k."""

    __slots__ = ("gaps", "glues", "parted", "rules")

    def __init__(self, rules: bytearray, gaps: bytes, glues: bytes) -> None:
        self.rules = rules
        """0 where a line may turn, else the rule's number (`pairs`)."""
        self.gaps = gaps
        """SHUT, OPEN, RELUCTANT or LETTERS."""
        self.glues = glues
        """NO_GLUE, LATIN_GLUE or DIGIT_GLUE."""
        self.parted: Sequence[int] = ()
        """Places inside Western words and addresses where a line may turn without a hyphen."""


def places(
    text: str,
    classes: str,
    level: str = "gb",
    protected: Sequence[str] = (),
    marked: Sequence[int] = (),
) -> Places:
    """Rules, gaps and glues at every place of `text`; `len` of each is `len(text)`.

    `protected` phrases never turn inside; `marked` are the places where a raised or lowered
    run begins, which stays with what it marks. The place before the first character is shut.
    """
    table = PAIRS[level]
    if "C" in classes or "x" in classes or "Z" in classes or "J" in classes:
        codes = bytes(map(table.__getitem__, zip(_bases(classes), classes[1:], strict=False)))
    else:
        codes = _codes(classes, _RUNS.get(level) or _RUNS.setdefault(level, _Runs(table)))
    rules = bytearray(1)
    rules[0] = CLUSTER
    rules += codes.translate(RULES)
    gaps = b"\0" + codes.translate(GAPS)
    glues = b"\0" + codes.translate(GLUES)
    parted: list[int] = []
    changed = _refine(text, classes, rules, ENDS[level], protected, parted)
    for place in marked:
        if 0 < place < len(text) and rules[place] == FREE and classes[place - 1] not in "sT":
            rules[place] = MARKED
    if changed:
        opened = bytearray(gaps)
        for place, kind in changed.items():
            opened[place] = kind
        gaps = bytes(opened)
    found = Places(rules, gaps, glues)
    found.parted = parted
    return found


def _codes(classes: str, known: _Runs) -> bytes:
    """The pair number of each two neighbours: between Han by whole stretches, others as met."""
    parts = _NOT_HAN.split(f"H{classes}H")  # Han, others, Han, …, Han; none of them empty
    codes: list[bytes] = [b""] * len(parts)
    codes[1::2] = map(known.__getitem__, parts[1::2])
    codes[::2] = [known.han * (len(han) - 1) for han in parts[::2]]
    return b"".join(codes)[1:-1]


def _bases(classes: str) -> str:
    """Classes as seen from the right: a joined mark shows the class of what it is joined to.

    Joiners keep their own class, because they also join what comes next.
    """
    letters = list(classes)
    for index in range(1, len(letters)):
        if letters[index] in "Cx":
            letters[index] = letters[index - 1]
    return "".join(letters)


def _refine(
    text: str,
    classes: str,
    rules: bytearray,
    not_last: str,
    protected: Sequence[str],
    parted: list[int],
) -> dict[int, int]:
    """Apply the rules that need more than two neighbours; return gaps of another kind.

    Places where words may turn are put to `parted`.
    """
    changed: dict[int, int] = {}
    if "s" in classes or "W" in classes or "z" in classes:
        for match in re.finditer(_OPENER_SPACE % not_last, classes):
            _bar(rules, match.end(), match.end() + 1, LINE_END)
        _spaced_numbers(text, rules)
    if "___" in classes or "eee" in classes:
        for match in re.finditer(_DASHES, classes):
            for place in range(match.start() + 2, match.end(), 2):
                rules[place] = FREE
                # Dashes of one line still stand without a seam.
                changed[place] = SHUT
    if "h" in classes:
        for match in re.finditer(_COMPOUND, classes):
            rules[match.end()] = FREE
            parted.append(match.end())
    if "/" in classes:
        for match in re.finditer(_ALTERNATIVES, classes):
            rules[match.end()] = FREE
            parted.append(match.end())
    if "m" in classes:
        for match in re.finditer(_PRODUCT, classes):  # kW·h, N·m, g·cm⁻³
            point = match.end() - 1
            _bar(rules, point, point + 2, WORD)
            changed[point] = changed[point + 1] = LETTERS
    if "[D" in classes:
        for match in re.finditer(_NOTE, classes):  # 结果[1]、数据[2,3]
            _bar(rules, match.start(), match.start() + 1, MARKED)
    if "q" in classes:
        for match in re.finditer(_OPERATOR, classes):
            changed |= dict.fromkeys(_operator(text, classes, rules, match.start()), LETTERS)
    if "DoD" in classes:  # 9：00, 3：2
        for match in re.finditer(_CLOCK, classes):
            _bar(rules, match.end(), match.end() + 1, NUMBER)
            changed[match.start()] = changed[match.end()] = LETTERS
    if "F" in classes:
        for match in re.finditer(_WIDE_POINT, classes):
            if text[match.end() - 1] == "．":
                _bar(rules, match.start() + 1, match.end() + 1, NUMBER)
    if "://" in text or "@" in text or "www." in text:
        inside = _addresses(text, rules)
        parted += [
            place for place in inside if rules[place] == FREE or text[place - 2 : place] == "//"
        ]
        changed |= inside
    if "R" in classes:
        _flags(classes, rules)
    if protected:
        _protect(text, rules, protected)
    return changed


def _bar(rules: bytearray, start: int, end: int, why: int) -> None:
    for place in range(start, min(end, len(rules))):
        if rules[place] == FREE or rules[place] == SPACE:
            rules[place] = why


def _operator(text: str, classes: str, rules: bytearray, at: int) -> tuple[int, ...]:
    """× between numbers parts none; other signs stay with the term before them and a line turns
    after them (GB 3102.11-1993); where no term is before, ≤5 stays together. Not 张××.

    Returns the places that open no more than those of a number.
    """
    before, after = classes[at - 1 : at], classes[at + 1 : at + 2]
    if not before or not after:
        return ()
    if text[at] in "×∶" and before in "DF" and after in "DF":
        _bar(rules, at, at + 2, NUMBER)
        return at, at + 1
    if before in "DFLPp%])":
        _bar(rules, at, at + 1, LINE_START)
    elif text[at] in "≤≥≦≧＜＞≈" and after in "DF+$Y":
        _bar(rules, at + 1, at + 2, NUMBER)
        return (at + 1,)
    return ()


def _spaced_numbers(text: str, rules: bytearray) -> None:
    for pattern in (_THOUSANDS, _MEASURED):
        for match in re.finditer(pattern, text):
            _bar(rules, match.start() + 1, match.end(), NUMBER)


def _flags(classes: str, rules: bytearray) -> None:
    """Regional indicators go in pairs: a turn is free after every second one (UAX #14 LB30a)."""
    for match in re.finditer(r"R{3,}", classes):
        for place in range(match.start() + 2, match.end(), 2):
            rules[place] = FREE


def _addresses(text: str, rules: bytearray) -> dict[int, int]:
    """An address turns after / ? & = . - _ #, never inside its scheme, before no closing mark.

    No hyphen is added where it turns, and its gaps open like those of a word; they are returned.
    """
    gaps: dict[int, int] = {}
    for match in re.finditer(_ADDRESS, text):
        start = match.start()
        address = match.group().rstrip(_ADDRESS_TAIL)
        head = address.find("://") + 3 if "://" in address else 1
        for offset in range(1, len(address)):
            turns = (
                offset > head
                and address[offset - 1] in _ADDRESS_TURNS
                and address[offset] not in _ADDRESS_TURNS
                and address[offset] not in ".,);"
            )
            rules[start + offset] = FREE if turns else ADDRESS
            gaps[start + offset] = LETTERS
    return gaps


def _protect(text: str, rules: bytearray, phrases: Sequence[str]) -> None:
    # Plain searches: a pattern of all phrases costs more to compile than a page to search.
    for phrase in phrases:
        place = text.find(phrase) if len(phrase) > 1 else -1
        while place >= 0:
            _bar(rules, place + 1, place + len(phrase), PROTECTED)
            place = text.find(phrase, place + 1)


def name_of(rule: int) -> str:
    """The word a broken-off line gives as its reason: line-start, line-end or unit."""
    return pairs.RULE_NAMES[rule]


SEVERITY = {
    FREE: 0,
    PROTECTED: 1,
    LOCKED: 1,
    MARKED: 2,
    LINE_END: 2,
    LINE_START: 2,
    ADDRESS: 3,
    WORD: 3,
    NUMBER: 3,
    UNIT: 4,
    READING: 2,
    SPACE: 4,
}
"""How bad it is to turn against a rule when nothing else fits; CLUSTER is never broken."""
