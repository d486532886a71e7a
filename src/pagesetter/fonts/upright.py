"""Faces as vertical lines see them: upright glyphs in cells, digits side by side in one.

Stands in for a face while a paragraph is set that will be turned by a quarter: advances, offsets
and ink are told along the line, which runs down the page. Knows no size and no line.

Sources: OpenType `vert`; GB/T 15834-2011 5.2 (marks in vertical text); CLREQ 2.5, 3.1.
"""

from __future__ import annotations

from array import array
from functools import cached_property

from pagesetter.fonts.face import Feature, FontFace, Shaped
from pagesetter.fonts.harfbuzz import hb
from pagesetter.geometry import ratio

UPRIGHT = "|"
"""Parts a face's key from what is done with its glyphs in the key of an upright face."""

_CORNERS = str.maketrans("“”‘’", "『』「」")
"""Vertical text has corner quotes. Faces draw them under the brackets' own characters too."""
_QUOTES = "“”‘’"
_TURNING = frozenset("“”‘’（）《》〈〉「」『』【】〖〗〔〕［］｛｝—⸺…⋯～〜–ー")
"""Marks that have another form in vertical lines, or are turned where a face has none."""
_MOVING = frozenset("，、。．；：！？､｡")
"""Marks that stand in another corner of their cell."""
_MIDDLE = 10
"""Ink that is off the middle of its cell by no more than this part of an em is centred."""
_WHOLE = frozenset("：；！？‼⁇⁈⁉")
"""Marks that keep their whole cell in vertical lines (CLREQ 3.1.5)."""


def is_turning(char: str) -> bool:
    """True for a Chinese mark that another form, or a turn, makes fit for vertical lines."""
    return char in _TURNING and char != "–"


class UprightFace(FontFace):
    """A face whose glyphs stand upright, each in a cell of its own.

    `hscale` (per mille) makes them narrower or wider across the line.
    """

    def __init__(self, face: FontFace, hscale: int = 1000, *, corners: bool = True) -> None:
        key = f"{face.key}{UPRIGHT}{hscale}{UPRIGHT}{corners:d}"
        super().__init__(face.path, face.member, key=key, name=face.name, family=face.family)
        self.level = face
        self._hscale = hscale
        self._corners = corners
        self._measured = "vmtx" in face.font.face.table_tags
        self._rise: dict[int, int] = {}
        self._whole: set[int] = set()
        self._moved: dict[tuple[str, str], bool] = {}
        self._drawn: dict[str, bool] = {}

    @cached_property
    def font(self) -> hb.Font:
        return self.level.font

    @cached_property
    def has_half_digits(self) -> bool:
        return False

    def draws(self, char: str) -> bool:
        """False for a mark that must be turned, because the face has no form of it upright."""
        if char not in _TURNING:
            return True
        found = self._drawn.get(char)
        if found is None:
            mapped = char.translate(_CORNERS) if self._corners else char
            level = self.level.shape(mapped)
            upright = self.level.shape(mapped, vertical=True)
            found = upright.gids != level.gids and not (char in _QUOTES and not self._corners)
            self._drawn[char] = found
        return found

    def moves(self, char: str, language: str = "zh-Hans") -> bool:
        """True for a mark moved in its cell, because the face has no vertical form of it.

        One that stands in the middle, as in Taiwan and Hong Kong, needs none.
        """
        if char not in _MOVING:
            return False
        found = self._moved.get((char, language))
        if found is None:
            level = self.level.shape(char, language)
            upright = self.level.shape(char, language, vertical=True)
            found = upright.gids == level.gids and not self._is_centred(level.gids[0])
            self._moved[char, language] = found
        return found

    def _is_centred(self, gid: int) -> bool:
        left, low, right, high = self.level.ink(gid)
        beside, above = left + right - self.upem, low + high - (2 * self.level.ascent - self.upem)
        return max(abs(beside), abs(above)) * _MIDDLE <= 2 * self.upem

    def shape(
        self,
        text: str,
        language: str = "zh-Hans",
        *,
        vertical: bool = True,
        features: tuple[tuple[str, Feature], ...] = (),
        even: bool = False,
    ) -> Shaped:
        """Shape upright text; advances run down, offsets are (down, right) from the cell's top."""
        mapped = text.translate(_CORNERS) if self._corners else text
        done = self.level.shape(mapped, language, vertical=True, features=(("vkrn", 0),))
        count = len(done.gids)
        right = list(done.x_offsets or [0] * count)
        down = [-y for y in done.y_offsets or [0] * count]
        advances = done.advances
        if not self._measured:
            # Without metrics of its own a cell is an em, whatever the line height of the face.
            down, advances = [self.level.ascent] * count, [self.upem] * count
        for i, gid in enumerate(done.gids):
            char = text[done.clusters[i]]
            if char in _WHOLE:
                self._whole.add(gid)
            if char in _MOVING and self.moves(char, language):
                # The face has no form for vertical lines: the mark goes to the corner opposite.
                left, low, far, high = self.level.ink(gid)
                right[i] += self.upem - left - far
                down[i] -= 2 * self.level.ascent - self.upem - low - high
            self._rise[gid] = down[i]
        across = array("i", [ratio(x * self._hscale, 1000) for x in right])
        return Shaped(done.gids, done.clusters, advances, array("i", down), across)

    def ink(self, gid: int) -> tuple[int, int, int, int]:
        """Ink box with x down the line from the top of the cell."""
        if gid in self._whole:
            return 0, 0, self.upem, self.upem
        left, low, right, high = self.level.ink(gid)
        rise = self._rise.get(gid, self.level.ascent)
        return rise - high, left, rise - low, right


class CellFace(FontFace):
    """A face whose next few digits stand side by side in one cell (纵中横)."""

    def __init__(self, face: FontFace, count: int) -> None:
        self.level = face
        self._features: tuple[tuple[str, Feature], ...] = (
            (("hwid", 1),) if face.has_half_digits else ()
        )
        digits = face.shape("0123456789", features=self._features).advances
        wide = max(digits) * count
        self._hscale = 1000 if wide <= face.upem else face.upem * 1000 // wide
        key = f"{face.key}{UPRIGHT}{self._hscale}{UPRIGHT}="
        super().__init__(face.path, face.member, key=key, name=face.name, family=face.family)

    @cached_property
    def font(self) -> hb.Font:
        return self.level.font

    @cached_property
    def has_half_digits(self) -> bool:
        return False

    def shape(
        self,
        text: str,
        language: str = "zh-Hans",
        *,
        vertical: bool = True,
        features: tuple[tuple[str, Feature], ...] = (),
        even: bool = False,
    ) -> Shaped:
        """One cell: the first digit has its advance, the others none; offsets (down, right)."""
        done = self.level.shape(text, language, features=self._features)
        widths = [ratio(advance * self._hscale, 1000) for advance in done.advances]
        at = -(sum(widths) // 2)
        right: list[int] = []
        for width in widths:
            right.append(at)
            at += width
        count = len(right)
        ascent, upem = self.level.ascent, self.upem
        down = array("i", [ascent if i == 0 else ascent - upem for i in range(count)])
        advances = [upem if i == 0 else 0 for i in range(count)]
        return Shaped(done.gids, done.clusters, advances, down, array("i", right))
