"""Turns written lengths (`8.5pt`, `15字`, `小五`) into exact integers; knows no page.

A `Measure` keeps what the editor wrote as an exact fraction with its unit. It becomes
a `Length` (integer of 1/65,536 pt) once the size of a 字 and the pitch of a 行 are known.
No floats: adding a pitch 85 times must give the same bits as multiplying it by 85.
"""

from functools import lru_cache

from pagesetter.values import NamedTuple

Length = int
"""A length in 1/65,536 pt (1 pt = 1/72 in)."""

UNIT: Length = 65_536

# Units that are a fixed number of points: value = (numerator, denominator) of one unit in pt.
ABSOLUTE_UNITS: dict[str, tuple[int, int]] = {
    "pt": (1, 1),
    "in": (72, 1),
    "mm": (720, 254),
    "cm": (7200, 254),
}
RELATIVE_UNITS = ("字", "行", "栏")

# 字号 names in 1/1000 pt. The word processors' table is the default for input. The printing
# trade's differs in seven sizes: there each size is half of another (初 二 五 七, 一 四 小六,
# 小初 小二 小五 八, 三 六).
SIZE_NAMES: dict[str, int] = {
    "大特号": 63_000, "特号": 54_000, "初号": 42_000, "小初": 36_000, "一号": 26_000,
    "小一": 24_000, "二号": 22_000, "小二": 18_000, "三号": 16_000, "小三": 15_000,
    "四号": 14_000, "小四": 12_000, "五号": 10_500, "小五": 9_000, "六号": 7_500,
    "小六": 6_500, "七号": 5_500, "八号": 5_000,
}  # fmt: skip
PRINTING_SIZE_NAMES: dict[str, int] = {
    **SIZE_NAMES,
    "一号": 28_000, "二号": 21_000, "三号": 15_750, "六号": 7_875, "小六": 7_000, "七号": 5_250,
    "八号": 4_500,
}  # fmt: skip
LARGE_SIZES_PT = (48, 54, 63, 72, 84, 96)
"""Sizes offered above 初号, in pt: 四开 leads run 42–60, specials to 96."""


def ratio(numerator: int, denominator: int) -> int:
    """Return numerator/denominator rounded half up to an integer; denominator > 0."""
    return (2 * numerator + denominator) // (2 * denominator)


class Measure(NamedTuple):
    """What was written: `num`/`den` of `unit` (`pt mm cm in 字 行 栏`). Exact."""

    num: int
    den: int = 1
    unit: str = "pt"

    @property
    def is_absolute(self) -> bool:
        return self.unit in ABSOLUTE_UNITS

    def resolve(self, *, size: Length = 0, pitch: Length = 0) -> Length:
        """Return the length; `size` is one 字 and `pitch` one 行. 栏 needs a grid: ValueError."""
        if self.unit in ABSOLUTE_UNITS:
            num, den = ABSOLUTE_UNITS[self.unit]
            return ratio(self.num * num * UNIT, self.den * den)
        if self.unit == "字":
            return ratio(self.num * size, self.den)
        if self.unit == "行":
            return ratio(self.num * pitch, self.den)
        raise ValueError(f"a length in {self.unit} needs a grid")

    def __str__(self) -> str:
        whole, rest = divmod(self.num, self.den)
        if not rest:
            return f"{whole}{self.unit}"
        digits = f"{self.num / self.den:.6f}".rstrip("0").rstrip(".")
        return f"{digits}{self.unit}"


@lru_cache(1024)  # pages say the same lengths over and over
def parse_measure(text: str, *, printing: bool = False) -> Measure | None:
    """Parse `8.5pt`, `-0.5字`, `5mm`, `小五`, `五号字`; None when it is not a length.

    `printing` chooses the printing trade's 字号 table instead of the word processors'.
    A bare number is not a length: the caller says which unit a bare number means.
    """
    text = text.strip()
    names = PRINTING_SIZE_NAMES if printing else SIZE_NAMES
    name = text[:-1] if text.endswith("字") and text[:-1] in names else text
    if name in names:
        return Measure(names[name] // 125, 8, "pt")  # every named size is a multiple of ⅛ pt
    for unit in (*ABSOLUTE_UNITS, *RELATIVE_UNITS):
        if text.endswith(unit):
            number = parse_number(text[: -len(unit)].strip())
            return None if number is None else Measure(number[0], number[1], unit)
    return None


_HALVES = {"½": (1, 2), "¼": (1, 4), "¾": (3, 4), "⅓": (1, 3), "⅔": (2, 3), "⅛": (1, 8)}


def parse_number(text: str) -> tuple[int, int] | None:
    """Parse a plain decimal or a fraction `½`, `1/2` into an exact (num, den); None otherwise."""
    sign = 1
    if text[:1] in "+-−" and text:
        sign = 1 if text[0] == "+" else -1
        text = text[1:]
    if text[-1:] in _HALVES:
        num, den = _HALVES[text[-1]]
        head = text[:-1]
        if head and not _digits(head):
            return None
        return sign * (num + den * int(head or 0)), den
    if "/" in text:
        top, _, bottom = text.partition("/")
        if not (_digits(top) and _digits(bottom)) or int(bottom) == 0:
            return None
        return sign * int(top), int(bottom)
    whole, point, part = text.partition(".")
    if not _digits(whole or "0") or (point and not _digits(part)) or not (whole or part):
        return None
    if len(whole) > 9 or len(part) > 9:
        return None
    return sign * int(whole + part), int("1" + "0" * len(part))


def _digits(text: str) -> bool:
    return text.isascii() and text.isdigit()
