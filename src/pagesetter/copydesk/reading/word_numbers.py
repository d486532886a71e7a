"""The numbers Word shows before paragraphs and does not keep in their text: 一、 1. （1） ① •

They are counted as ECMA-376 17.9 has it: by abstract numbering and level, a deeper level begun
anew below a higher one. Knows the numbering part only, no paragraph.
"""

from __future__ import annotations

from typing import Any

from pagesetter.values import NamedTuple

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HAN = "〇一二三四五六七八九"
_FORMAL = "零壹贰叁肆伍陆柒捌玖"
_STEMS = "甲乙丙丁戊己庚辛壬癸"
_BRANCHES = "子丑寅卯辰巳午未申酉戌亥"
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
MOST = 9999
"""Number beyond which digits are shown, and levels beyond 9 are not (ECMA-376 17.9.6)."""


class _Level(NamedTuple):
    start: int
    format: str
    text: str
    """With %1 for the number of the first level, and so on."""


class Numbers:
    """Counts through one document."""

    def __init__(self, root: Any = None) -> None:
        self._levels: dict[str, dict[int, _Level]] = {}
        self._abstract: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = {}
        if root is None:
            return
        whole = {one.get(f"{W}abstractNumId", ""): _levels(one)
                 for one in root.iter(f"{W}abstractNum")}  # fmt: skip
        for one in root.iter(f"{W}num"):
            identity, abstract = one.get(f"{W}numId", ""), _of(one, "abstractNumId")
            levels = dict(whole.get(abstract, {}))
            for change in one.iter(f"{W}lvlOverride"):
                levels |= _levels(change)
                depth, start = _int(change.get(f"{W}ilvl", "0")), _of(change, "startOverride")
                if start and depth in levels:
                    levels[depth] = levels[depth]._replace(start=_int(start))
                    abstract = f"{abstract} {identity}"  # it counts for itself
            self._levels[identity] = levels
            self._abstract[identity] = abstract

    def next(self, identity: str, depth: int) -> str:
        """What stands before the next paragraph of a list at a level; "·" for a bullet, "" for
        nothing."""
        level = self._levels.get(identity, {}).get(depth)
        if level is None:
            return ""
        counts = self._counts.setdefault(self._abstract[identity], {})
        counts[depth] = counts[depth] + 1 if depth in counts else level.start
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.format == "bullet":
            return "·"
        if level.format == "none":
            return ""
        text = level.text
        for at in range(depth + 1):
            if f"%{at + 1}" in text:
                own = self._levels[identity].get(at, level)
                text = text.replace(f"%{at + 1}", shown(counts.get(at, own.start), own.format))
        return text


def shown(number: int, form: str) -> str:
    """A number in one of Word's formats (ECMA-376 17.18.59); digits for those not known."""
    if not 0 < number <= MOST:
        return str(number)
    if form in ("chineseCounting", "chineseCountingThousand", "japaneseCounting",
                "taiwaneseCounting", "taiwaneseCountingThousand"):  # fmt: skip
        return _counted(number, _HAN, "十百千").removeprefix("一" if 10 <= number < 20 else "")
    if form in ("chineseLegalSimplified", "ideographLegalTraditional"):
        return _counted(number, _FORMAL, "拾佰仟")
    if form in ("ideographDigital", "taiwaneseDigital", "japaneseDigitalTenThousand"):
        return "".join(_HAN[int(digit)] for digit in str(number))
    if form == "ideographTraditional" and number <= 10:
        return _STEMS[number - 1]
    if form == "ideographZodiac" and number <= 12:
        return _BRANCHES[number - 1]
    if form.startswith("decimalEnclosedCircle") and number <= 20:
        return chr(0x2460 + number - 1)
    if form in ("lowerLetter", "upperLetter"):
        letter = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
        return letter if form == "lowerLetter" else letter.upper()
    if form in ("lowerRoman", "upperRoman"):
        return _roman(number) if form == "lowerRoman" else _roman(number).upper()
    return f"{number:02}" if form == "decimalZero" else str(number)


def _counted(number: int, digits: str, places: str) -> str:
    """12 → 一十二, 105 → 一百〇五."""
    text, pending = "", False
    for place in range(3, -1, -1):
        digit = number // 10**place % 10
        if digit:
            text += digits[0] if pending else ""
            text += digits[digit] + (places[place - 1] if place else "")
        pending = bool(text) and not digit
    return text


def _roman(number: int) -> str:
    text = ""
    for value, letters in _ROMAN:
        text += letters * (number // value)
        number %= value
    return text


def _levels(parent: Any) -> dict[int, _Level]:
    return {
        _int(one.get(f"{W}ilvl", "0")): _Level(
            _int(_of(one, "start") or "1"), _of(one, "numFmt") or "decimal", _of(one, "lvlText")
        )
        for one in parent.iter(f"{W}lvl")
    }


def _of(parent: Any, name: str) -> str:
    found = parent.find(f"{W}{name}")
    return found.get(f"{W}val", "") if found is not None else ""


def _int(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 6 else 0
