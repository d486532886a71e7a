"""Turns lengths of 1/65,536 pt into the short decimals of a content stream.

A content stream is written in thousandths of a point: rounding a place moves it by at most
0.0005 pt (0.2 µm). Differences are taken between rounded places, so they never add up.
"""

from __future__ import annotations

from pagesetter.geometry import Length


def milli(length: Length) -> int:
    """Return a length in 1/1000 pt, rounded half up."""
    return (length * 125 + 4096) >> 13  # 1000 / 65,536 = 125 / 8,192


def milli_of(offset: Length) -> int:
    """Return what stands for an offset where many lengths are reckoned at one: `milli` of their
    sum is this + 125 times the length, >> 13."""
    return offset * 125 + 4096


def decimal(value: int, digits: int) -> str:
    """Return value / 10**digits without trailing zeros, such as `-0.5`, `12`."""
    whole, part = divmod(abs(value), 10**digits)
    sign = "-" if value < 0 else ""
    if not part:
        return f"{sign}{whole}"
    return f"{sign}{whole}.{part:0{digits}d}".rstrip("0")


class _Decimals(dict[int, str]):
    """value -> value / 10**digits as text; a page uses the same few hundred again and again."""

    def __init__(self, digits: int) -> None:
        self._digits = digits

    def __missing__(self, value: int) -> str:
        if len(self) > 50_000:
            self.clear()
        text = self[value] = decimal(value, self._digits)
        return text


class _Moves(dict[tuple[int, int], str]):
    """(right, up) in 1/1000 pt -> the operator that goes so far, with its line end."""

    def __missing__(self, way: tuple[int, int]) -> str:
        if len(self) > 50_000:
            self.clear()
        text = self[way] = f"{thousandths[way[0]]} {thousandths[way[1]]} Td\n"
        return text


tenths = _Decimals(1)
hundredths = _Decimals(2)
thousandths = _Decimals(3)
moves = _Moves()


def size_text(length: Length) -> str:
    """Return a size in pt with five decimals: a line of 100 em then ends within 0.0005 pt."""
    return decimal((length * 100_000 * 2 + 65_536) // 131_072, 5)
