"""The Unicode line breaking algorithm, untailored: UAX #14 revision 55 (Unicode 17).

Turns text into the rule at every place and whether a line may, must or must not turn there.
For other languages and for comparing; Chinese newspapers are set by `breaks`. It knows no
widths. `css` puts the tailorings of CSS Text on top by giving other classes.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from pagesetter.text.uax14_ranges import KINDS, NAMES, STARTS
from pagesetter.values import NamedTuple

MUST, MAY, NEVER = "!", "÷", "×"


class Opportunity(NamedTuple):
    """A place between two code points, or the end of the text."""

    offset: int
    verdict: str
    """`!` a line must turn, `÷` may, `×` must not."""
    rule: str
    """The rule of the annex that decides, such as LB13."""


class Units:
    """The text after LB9: characters with what is joined to them. Columns of equal length."""

    def __init__(self, kinds: Sequence[str]) -> None:
        self.starts: list[int] = []
        """Code point each unit begins with."""
        self.kinds: list[str] = []
        """Line break class."""
        self.flags: list[str] = []
        """i f e x o, as in `uax14_ranges`."""
        self.joins: list[bool] = []
        """The unit ends with a zero width joiner."""
        for point, kind in enumerate(kinds):
            name, flags = split_kind(kind)
            mark = name in ("CM", "ZWJ")
            if mark and self.kinds and self.kinds[-1] not in _BARE:
                self.joins[-1] = name == "ZWJ"
                continue
            self.starts.append(point)
            self.kinds.append("AL" if mark else name)
            self.flags.append("" if mark else flags)
            self.joins.append(name == "ZWJ")


def split_kind(kind: str) -> tuple[str, str]:
    """Class and flags: `QUi` -> QU, i; `ZWJ` has none."""
    return (kind, "") if kind == "ZWJ" else (kind[:2], kind[2:])


def kinds_of(text: str) -> list[str]:
    """The class, with flags, of every code point; small kana (CJ) as nonstarters (LB1)."""
    table = _table()
    starts, letters = table
    found = [NAMES[letters[bisect_right(starts, ord(c)) - 1]] for c in text]
    return ["NS" + kind[2:] if kind.startswith("CJ") else kind for kind in found]


_cache: list[tuple[list[int], str]] = []


def _table() -> tuple[list[int], str]:
    if not _cache:
        _cache.append((list(accumulate(int(step, 16) for step in STARTS.split())), KINDS))
    return _cache[0]


def line_breaks(text: str) -> tuple[Opportunity, ...]:
    """Every place of `text` but its head, the end included (LB3); empty for no text."""
    return breaks_of(kinds_of(text))


def breaks_of(kinds: Sequence[str]) -> tuple[Opportunity, ...]:
    """The same for classes (with flags) that were given or changed by hand."""
    if not kinds:
        return ()
    units = Units(kinds)
    found = [Opportunity(offset, NEVER, "LB9") for offset in range(1, len(kinds))]
    for unit in range(1, len(units.starts)):
        offset = units.starts[unit]
        found[offset - 1] = Opportunity(offset, *_decide(units, unit))
    return (*found, Opportunity(len(kinds), MUST, "LB3"))


# --- rules, in the annex's order ---------------------------------------------------------

_Verdict = tuple[str, str]
_BREAKS = ("BK", "CR", "LF", "NL")
_BARE = (*_BREAKS, "SP", "ZW")
_LETTERS = ("AL", "HL")
_HANGUL = ("JL", "JV", "JT", "H2", "H3")
_IDEOGRAPHS = ("ID", "EB", "EM")
_BEFORE_INITIAL = (*_BREAKS, "OP", "QU", "GL", "SP", "ZW", "")
_AFTER_FINAL = (
    "SP", "GL", "WJ", "CL", "QU", "CP", "EX", "IS", "SY", *_BREAKS, "ZW", "",
)  # fmt: skip
_WORD_HEAD = (*_BREAKS, "SP", "ZW", "CB", "GL", "")
_SYLLABLES = ("AK", "AS")


def _decide(units: Units, at: int) -> _Verdict:
    """Verdict and rule at the place before unit `at`."""
    left, right = units.kinds[at - 1], units.kinds[at]
    if left in _BREAKS:
        return (NEVER, "LB5") if (left, right) == ("CR", "LF") else (
            MUST, "LB4" if left == "BK" else "LB5"
        )  # fmt: skip
    if right in _BARE:
        return NEVER, "LB6" if right in _BREAKS else "LB7"
    base = _before_spaces(units.kinds, at)
    if base >= 0 and units.kinds[base] == "ZW":
        return MAY, "LB8"
    if units.joins[at - 1]:
        return NEVER, "LB8a"
    rule = _glued(left, right) or _marks(units, at, base)
    if rule:
        return NEVER, rule
    if left == "SP":
        return (MAY, "LB15c") if _starts_decimal(units, at) else _after_space(units, at, base)
    if right == "IS":
        return NEVER, "LB15d"
    rule = _spaced(units, at, base) or _quoted(units, at)
    if rule:
        return NEVER, rule
    if "CB" in (left, right):
        return MAY, "LB20"
    rule = (
        _hyphened(units, at)
        or _numbers(units, at)
        or _hangul(left, right)
        or _words(units, at)
        or _syllables(units, at)
        or _rest(units, at)
    )
    if rule:
        return NEVER, rule
    return MAY, "LB30a" if left == right == "RI" else "LB31"


def _at(column: Sequence[str], index: int) -> str:
    """A value of a column; "" before the text and after it."""
    return column[index] if 0 <= index < len(column) else ""


def _before_spaces(kinds: Sequence[str], at: int) -> int:
    """The unit before `at` and the spaces there; -1 for none."""
    at -= 1
    while at >= 0 and kinds[at] == "SP":
        at -= 1
    return at


def _glued(left: str, right: str) -> str:
    if "WJ" in (left, right):
        return "LB11"
    if left == "GL":
        return "LB12"
    return "LB12a" if right == "GL" and left not in ("SP", "BA", "HY", "HH") else ""


def _marks(units: Units, at: int, base: int) -> str:
    """LB13–LB15b: closing marks; opening marks and quotes with spaces after them."""
    kinds, flags = units.kinds, units.flags
    right = kinds[at]
    if right in ("EX", "CL", "CP", "SY"):
        return "LB13"
    if base >= 0:
        if kinds[base] == "OP":
            return "LB14"
        initial = kinds[base] == "QU" and "i" in flags[base]
        if initial and _at(kinds, base - 1) in _BEFORE_INITIAL:
            return "LB15a"
    final = right == "QU" and "f" in flags[at]
    return "LB15b" if final and _at(kinds, at + 1) in _AFTER_FINAL else ""


def _starts_decimal(units: Units, at: int) -> bool:
    return units.kinds[at] == "IS" and _at(units.kinds, at + 1) == "NU"


def _after_space(units: Units, at: int, base: int) -> _Verdict:
    if units.kinds[at] == "IS":
        return NEVER, "LB15d"
    rule = _spaced(units, at, base)
    return (NEVER, rule) if rule else (MAY, "LB18")


def _spaced(units: Units, at: int, base: int) -> str:
    """LB16 and LB17, with or without spaces between."""
    before, right = _at(units.kinds, base) if base >= 0 else "", units.kinds[at]
    if before in ("CL", "CP") and right == "NS":
        return "LB16"
    return "LB17" if before == right == "B2" else ""


def _quoted(units: Units, at: int) -> str:
    """LB19 and LB19a: quotes stay with Western neighbours, and with Chinese on one side."""
    kinds, flags = units.kinds, units.flags
    left, right = kinds[at - 1], kinds[at]
    if right == "QU":
        if "i" not in flags[at]:
            return "LB19"
        if "e" not in flags[at - 1] or at + 1 == len(kinds) or "e" not in flags[at + 1]:
            return "LB19a" if left != "QU" or "f" in flags[at - 1] else "LB19"
    if left == "QU":
        if "f" not in flags[at - 1]:
            return "LB19"
        if "e" not in flags[at] or at == 1 or "e" not in flags[at - 2]:
            return "LB19a"
    return ""


def _hyphened(units: Units, at: int) -> str:
    """LB20a–LB22: hyphens, and what never starts a line."""
    kinds = units.kinds
    left, right = kinds[at - 1], kinds[at]
    hyphen = left in ("HY", "HH")
    if hyphen and right in _LETTERS and _at(kinds, at - 2) in _WORD_HEAD:
        return "LB20a"
    if right in ("BA", "HH", "HY", "NS") or left == "BB":
        return "LB21"
    if hyphen and right != "HL" and _at(kinds, at - 2) == "HL":
        return "LB21a"
    if left == "SY" and right == "HL":
        return "LB21b"
    return "LB22" if right == "IN" else ""


def _numbers(units: Units, at: int) -> str:
    """LB23–LB25: numbers with letters, signs and marks."""
    kinds = units.kinds
    left, right = kinds[at - 1], kinds[at]
    if (left in _LETTERS and right == "NU") or (left == "NU" and right in _LETTERS):
        return "LB23"
    if (left == "PR" and right in _IDEOGRAPHS) or (left in _IDEOGRAPHS and right == "PO"):
        return "LB23a"
    if (left in ("PR", "PO") and right in _LETTERS) or (left in _LETTERS and right in ("PR", "PO")):
        return "LB24"
    if right in ("PO", "PR"):
        closed = at - 1 if left in ("CL", "CP") else at
        return "LB25" if _ends_number(kinds, closed) else ""
    if right == "NU":
        if left in ("PO", "PR", "HY", "IS") or _ends_number(kinds, at):
            return "LB25"
    elif right == "OP" and left in ("PO", "PR"):
        after = at + 2 if _at(kinds, at + 1) == "IS" else at + 1
        return "LB25" if _at(kinds, after) == "NU" else ""
    return ""


def _ends_number(kinds: Sequence[str], at: int) -> bool:
    """True when NU (SY | IS)* stands before unit `at`."""
    at -= 1
    while at >= 0 and kinds[at] in ("SY", "IS"):
        at -= 1
    return at >= 0 and kinds[at] == "NU"


def _hangul(left: str, right: str) -> str:
    if (
        (left == "JL" and right in ("JL", "JV", "H2", "H3"))
        or (left in ("JV", "H2") and right in ("JV", "JT"))
        or (left in ("JT", "H3") and right == "JT")
    ):
        return "LB26"
    if (left in _HANGUL and right == "PO") or (left == "PR" and right in _HANGUL):
        return "LB27"
    return ""


def _words(units: Units, at: int) -> str:
    left, right = units.kinds[at - 1], units.kinds[at]
    if right in _LETTERS:
        if left in _LETTERS:
            return "LB28"
        if left == "IS":
            return "LB29"
    return ""


def _syllables(units: Units, at: int) -> str:
    """LB28a: orthographic syllables of Brahmic scripts; ◌ stands for any of their letters."""
    kinds = units.kinds

    def letter(index: int, also: tuple[str, ...] = _SYLLABLES) -> bool:
        return _at(kinds, index) in also or "o" in _at(units.flags, index)

    left, right = kinds[at - 1], kinds[at]
    if left == "AP" and letter(at):
        return "LB28a"
    if letter(at - 1) and (right in ("VF", "VI") or (letter(at) and _at(kinds, at + 1) == "VF")):
        return "LB28a"
    return "LB28a" if left == "VI" and letter(at - 2) and letter(at, ("AK",)) else ""


def _rest(units: Units, at: int) -> str:
    """LB30–LB30b: brackets beside words, flags, emoji with modifiers."""
    kinds, flags = units.kinds, units.flags
    left, right = kinds[at - 1], kinds[at]
    word = (*_LETTERS, "NU")
    if (left in word and right == "OP" and "e" not in flags[at]) or (
        left == "CP" and "e" not in flags[at - 1] and right in word
    ):
        return "LB30"
    if left == right == "RI":
        first = at - 1
        while first > 0 and kinds[first - 1] == "RI":
            first -= 1
        return "LB30a" if (at - first) % 2 else ""
    if right == "EM" and (left == "EB" or "x" in flags[at - 1]):
        return "LB30b"
    return ""
