"""What joins the character before it: the ends of every range, typed by hand (UAX #29)."""

from __future__ import annotations

import pytest

from pagesetter.fonts.clusters import extends


@pytest.mark.parametrize(
    "code_point",
    [0x0300, 0x036F, 0x200D, 0x20DD, 0x3099, 0x309A, 0xFE00, 0xFE0E, 0xFE0F, 0xE0100, 0xE01EF,
     0x1F3FB, 0x1F3FF],
)  # fmt: skip
def test_extends(code_point: int) -> None:
    assert extends(chr(code_point))


@pytest.mark.parametrize(
    "code_point", [0x02FF, 0x0370, 0x309B, 0x3001, 0x4E00, 0xFDFF, 0xFE10, 0xE00FF, 0xE01F0]
)
def test_stands_alone(code_point: int) -> None:
    assert not extends(chr(code_point))
