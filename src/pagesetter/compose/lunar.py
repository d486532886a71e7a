"""The traditional calendar 农历: a Gregorian date as month and day, for 1950–2099.

A table of the years, not an astronomical computation: month lengths and leap months as
published by the Purple Mountain Observatory's almanac rule (GB/T 33661-2017). Knows no
clock; a date comes from the issue.
"""

from pagesetter.values import NamedTuple

FIRST_YEAR = 1950

# One number a year: bits 0–12 the lengths of its months in order (1 = 30 days, 0 = 29),
# bits 13–19 the day of the year (from 0) on which its first month begins, bits 20–23 the
# month that is repeated as leap month, 0 for none.
_YEARS = (
    0x05E536,
    0x048AAD,
    0x5355AA,
    0x0585B2,
    0x042DA5,
    0x32FD4A,
    0x054D4A,
    0x83CA95,
    0x060A97,
    0x04C556,
    0x636AB5,
    0x05AAD5,
    0x0466D2,
    0x430EA5,
    0x056EA5,
    0x04064A,
    0x328C97,
    0x04EA9B,
    0x73B55A,
    0x05E56A,
    0x048B69,
    0x535752,
    0x05AB52,
    0x042B25,
    0x42D64B,
    0x052A4B,
    0x83D4AB,
    0x0602AD,
    0x04A56D,
    0x636B69,
    0x05CDA9,
    0x046D92,
    0x431D25,
    0x056D25,
    0xA41A4D,
    0x064A56,
    0x04E2B6,
    0x6385B5,
    0x05E6D5,
    0x048EA9,
    0x535E92,
    0x05AE92,
    0x044D26,
    0x32CA56,
    0x050A57,
    0x83D4D6,
    0x06235A,
    0x04A6D5,
    0x5376C9,
    0x05C749,
    0x046693,
    0x42F52B,
    0x05452B,
    0x03EA5B,
    0x22B55A,
    0x04E56A,
    0x739B55,
    0x060BA4,
    0x04AB49,
    0x533A93,
    0x058A95,
    0x04252D,
    0x42CAAD,
    0x050AB5,
    0x93D5AA,
    0x0625D2,
    0x04CDA5,
    0x637D4A,
    0x05CD4A,
    0x046C95,
    0x43152E,
    0x054556,
    0x03EAB5,
    0x22B5B2,
    0x0506D2,
    0x638EA5,
    0x05E725,
    0x04864B,
    0x532C97,
    0x056CAB,
    0x04255A,
    0x32CAD6,
    0x052B69,
    0xB3D752,
    0x062B52,
    0x04CB25,
    0x637A4B,
    0x05AA4B,
    0x0444AB,
    0x52E55B,
    0x0545AD,
    0x03EB6A,
    0x22BB52,
    0x050D92,
    0x73BD25,
    0x05ED25,
    0x048A55,
    0x5334AD,
    0x0584B6,
    0x0405B5,
    0x32CDAA,
    0x052EC9,
    0x83FE92,
    0x062E92,
    0x04CD26,
    0x636A56,
    0x05AA57,
    0x044556,
    0x42E6D5,
    0x054755,
    0x040749,
    0x328E93,
    0x04E693,
    0x73952B,
    0x05E52B,
    0x046A5B,
    0x53355A,
    0x05856A,
    0x042B65,
    0x42D74A,
    0x052B4A,
    0x83DA95,
    0x062A95,
    0x04A52D,
    0x634AAD,
    0x05AAB5,
    0x0465AA,
    0x42EBA5,
    0x054DA5,
    0x040D4A,
    0x32BC95,
    0x04EC96,
    0x73994E,
    0x05E556,
    0x048AB5,
    0x5335B2,
    0x0586D2,
    0x042EA5,
    0x42EE4A,
    0x05068B,
    0x83AC97,
    0x0604AB,
    0x04A55B,
    0x634AD6,
    0x05AB6A,
    0x046752,
    0x431725,
    0x054B45,
    0x03EA8B,
    0x22949B,
)

_MONTHS = ("正", "二", "三", "四", "五", "六", "七", "八", "九", "十", "冬", "腊")
_DIGITS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十")
STEMS = "甲乙丙丁戊己庚辛壬癸"
BRANCHES = "子丑寅卯辰巳午未申酉戌亥"


class LunarDate(NamedTuple):
    year: int
    """Gregorian year in which the lunar year begins."""
    month: int
    day: int
    leap: bool

    def __str__(self) -> str:
        """Month and day as newspapers print them: 十月十六, 闰六月初一."""
        return f"{'闰' if self.leap else ''}{_MONTHS[self.month - 1]}月{_day(self.day)}"

    @property
    def year_name(self) -> str:
        """The year in stems and branches, such as 丙午."""
        return STEMS[(self.year - 4) % 10] + BRANCHES[(self.year - 4) % 12]


def _day(day: int) -> str:
    if day <= 10:
        return "初" + _DIGITS[day - 1]
    if day < 20:
        return "十" + _DIGITS[day - 11]
    if day == 20:
        return "二十"
    if day == 30:
        return "三十"
    return "廿" + _DIGITS[day - 21]


def lunar_date(year: int, month: int, day: int) -> LunarDate | None:
    """The lunar date of a valid Gregorian date; None outside the table."""
    days = day_of_year(year, month, day)
    for lunar_year in (year, year - 1):
        index = lunar_year - FIRST_YEAR
        if not 0 <= index < len(_YEARS):
            continue
        entry = _YEARS[index]
        start = (entry >> 13 & 0x7F) - (0 if lunar_year == year else days_in_year(lunar_year))
        rest = days - start
        if rest >= 0:
            return _in_year(lunar_year, entry, rest)
    return None


def _in_year(year: int, entry: int, rest: int) -> LunarDate | None:
    leap_month = entry >> 20
    month, leap = 1, False
    for index in range(13 if leap_month else 12):
        length = 29 + (entry >> index & 1)
        if rest < length:
            return LunarDate(year, month, rest + 1, leap)
        rest -= length
        if month == leap_month and not leap:
            leap = True
        else:
            month, leap = month + 1, False
    return None


def is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def days_in_year(year: int) -> int:
    return 366 if is_leap(year) else 365


def day_of_year(year: int, month: int, day: int) -> int:
    """Days since 1 January, from 0."""
    lengths = (31, 29 if is_leap(year) else 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
    return sum(lengths[: month - 1]) + day - 1


def weekday(year: int, month: int, day: int) -> int:
    """Day of the week, 0 Monday to 6 Sunday (proleptic Gregorian)."""
    before = year - 1
    days = before * 365 + before // 4 - before // 100 + before // 400
    return (days + day_of_year(year, month, day)) % 7
