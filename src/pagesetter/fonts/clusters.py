"""Which characters belong to the one before them, as far as choosing a face goes.

A short table of Unicode 16 ranges: `unicodedata` differs between Python versions, and a
composition must not.
"""

from __future__ import annotations

from bisect import bisect_right

ZWJ = "\u200d"

# Joined to the character before: combining marks of the scripts a newspaper meets, variation
# selectors, joiners, emoji modifiers and tags (UAX #29, Grapheme_Cluster_Break = Extend, ZWJ).
_EXTENDING = (
    (0x0300, 0x036F), (0x0483, 0x0489), (0x180B, 0x180F), (0x1AB0, 0x1AFF), (0x1DC0, 0x1DFF),
    (0x200C, 0x200D), (0x20D0, 0x20FF), (0x302A, 0x302F), (0x3099, 0x309A), (0xFE00, 0xFE0F),
    (0xFE20, 0xFE2F), (0x1F3FB, 0x1F3FF), (0xE0020, 0xE007F), (0xE0100, 0xE01EF),
)  # fmt: skip

# Drawn by no font (UAX #44, Default_Ignorable_Code_Point, and line ends and tabs): they stay
# with their neighbour whatever the face.
_INVISIBLE = (
    (0x0009, 0x000D), (0x00AD, 0x00AD), (0x034F, 0x034F), (0x180B, 0x180F), (0x200B, 0x200F),
    (0x2028, 0x202E), (0x2060, 0x206F), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF), (0xE0000, 0xE0FFF),
)  # fmt: skip

_SELECTORS = ((0x180B, 0x180D), (0x180F, 0x180F), (0xFE00, 0xFE0F), (0xE0100, 0xE01EF))

Ranges = tuple[tuple[int, int], ...]


def _within(code_point: int, ranges: Ranges) -> bool:
    place = bisect_right(ranges, (code_point, 0x110000)) - 1
    return place >= 0 and code_point <= ranges[place][1]


def extends(char: str) -> bool:
    """True when the character belongs to the one before it."""
    return char > "\u02ff" and _within(ord(char), _EXTENDING)


def is_invisible(char: str) -> bool:
    """True when no font draws the character, so that no font can lack it."""
    return _within(ord(char), _INVISIBLE)


def is_selector(char: str) -> bool:
    """True for a variation selector."""
    return _within(ord(char), _SELECTORS)


def clusters(text: str) -> list[tuple[int, int]]:
    """Cut text into (start, end) of what must stay in one face; together they are the text."""
    found: list[tuple[int, int]] = []
    start = 0
    for i in range(1, len(text)):
        if not extends(text[i]) and text[i - 1] != ZWJ:
            found.append((start, i))
            start = i
    if text:
        found.append((start, len(text)))
    return found
