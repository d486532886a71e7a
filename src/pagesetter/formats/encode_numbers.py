"""Turns exact numbers and lengths into the text that reads back as the same."""

from __future__ import annotations

from math import gcd

from pagesetter.geometry import Measure


def decimal_text(num: int, den: int) -> str:
    """`num`/`den` as an exact decimal, or as a fraction where nine places do not do; den > 0."""
    part = gcd(num, den)
    num, den = num // part, den // part
    sign, num = ("-", -num) if num < 0 else ("", num)
    scaled, rest = divmod(num * 10**9, den)
    if rest:
        return f"{sign}{num}/{den}"
    whole, places = divmod(scaled, 10**9)
    return sign + f"{whole}.{places:09}".rstrip("0").rstrip(".")


def measure_text(measure: Measure) -> str:
    """A length as it is written, with its unit."""
    return decimal_text(measure.num, measure.den) + measure.unit
