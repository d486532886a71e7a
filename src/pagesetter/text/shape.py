"""Shapes the spans of a paragraph: text in styles to glyph columns with natural widths.

One column entry stands for one glyph; `advances` counts by code point, so that breaking and
justifying never see glyphs. It knows no rules of the line: marks come as wide as drawn.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Sequence

from pagesetter.display import counting
from pagesetter.fonts import FontBook, FontFace, Shaped
from pagesetter.fonts.face import Feature
from pagesetter.geometry import Length, ratio
from pagesetter.text.classes import UNDRAWN
from pagesetter.text.setting import TextStyle
from pagesetter.values import NamedTuple

_NARROW: tuple[tuple[str, Feature], ...] = (("pwid", 1),)
# A digit under a combining mark or keycap keeps its own width: both would have to be narrowed.
DIGITS = re.compile(r"D(?!C)(?:D(?!C))*")  # begins with a letter: found by a plain search
_CONTRACTIONS = re.compile(r"[A-Za-z]+(?:’[A-Za-z]+)+")


_UNEVEN = "LuCZRxzJp"
"""Classes of characters that kerning and marks may move; all others stand at their advances."""


_SIMPLIFIED = "zh-Hans"
"""The language whose forms faces are known to have by their nominal glyphs."""

_JOINED = "CxZJRz"
"""Classes of characters whose face is that of their neighbours."""


class Stretch(NamedTuple):
    """Code points [start, end) in one face and style."""

    start: int
    end: int
    face: FontFace
    style: TextStyle
    narrow: bool = False
    """Quotes, dashes and dots in their Western width."""


class Shape(NamedTuple):
    """The glyphs of a paragraph in reading order."""

    gids: array[int]
    clusters: array[int]
    """Code point each glyph begins at; typecode `I`."""
    first: Sequence[int]
    """first[i] is the first glyph at or after code point i; one more entry than the text."""
    one_to_one: bool
    """True when glyph i is code point i throughout."""
    advances: list[Length]
    """Natural width of each code point's glyphs; 0 for one joined to the one before it."""
    units: list[int]
    """The same in font units, for measuring blanks; empty where glyphs are not one to one."""
    inner: list[Length] | None
    """Offset of each glyph from the origin of its code point; None when all are zero."""
    ys: list[Length] | None
    """Offset of each glyph downwards; None when all are zero."""
    stretches: list[Stretch]
    lacking: bool = False
    """True when a character has no glyph (gid 0)."""


class _Scale(dict[int, Length]):
    """Font units -> length; filled as advances are met."""

    def __init__(self, numerator: int, denominator: int) -> None:
        super().__init__()
        self.numerator = numerator
        self.denominator = denominator

    def __missing__(self, units: int) -> Length:
        value = ratio(units * self.numerator, self.denominator)
        if len(self) < 4096:
            self[units] = value
        return value


_scales: dict[tuple[Length, int, int], _Scale] = {}


def scale_of(size: Length, hscale: int, upem: int) -> _Scale:
    """The table from font units to lengths at a size and horizontal scale (per mille)."""
    key = (size, hscale, upem)
    scale = _scales.get(key)
    if scale is None:
        if len(_scales) > 256:
            _scales.clear()
        scale = _scales[key] = _Scale(size * hscale, upem * 1000)
    return scale


def shape_runs(
    text: str,
    classes: str,
    runs: Sequence[tuple[int, int, TextStyle]],
    fonts: FontBook,
    *,
    half_digits: bool = False,
) -> Shape:
    """Shape `text`, whose `runs` (start, end, style) cover it without overlap.

    Characters that set nothing (turns, zero-width spaces, soft hyphens, U+3000) get no glyph.
    `half_digits` asks for the digits a face draws for ½ em, where it has them.
    """
    if not _any(classes, _JOINED):
        # In nearly all text the role's first face has every character: seen from the glyphs.
        new = tuple.__new__  # half the time of calling the class
        likely = [
            new(Stretch, (start, end, face, style, False))
            for start, end, style in runs
            if (face := fonts.likely(style.role)) is not None
        ]
        if len(likely) == len(runs):
            made = shape_stretches(text, classes, _narrowed(text, classes, likely), half_digits)
            if not made.lacking:
                return made
    stretches = [
        Stretch(start + low, start + high, face, style)
        for start, end, style in runs
        for low, high, face in fonts.split(text[start:end], style.role)
    ]
    if "p" in classes:
        from pagesetter.text.small_figures import made_small

        text, stretches = made_small(text, stretches)
    return shape_stretches(text, classes, _narrowed(text, classes, stretches), half_digits)


def shape_stretches(
    text: str, classes: str, stretches: list[Stretch], half_digits: bool = False
) -> Shape:
    """Shape `text` in stretches that cover it in order."""
    undrawn: list[int] = []
    if _any(classes, UNDRAWN):
        undrawn = [i for i, letter in enumerate(classes) if letter in UNDRAWN]
    drawn = _blanked(text, undrawn) if undrawn else text
    absent = frozenset(undrawn)
    half_digits = half_digits and "D" in classes
    columns = _Columns()
    for stretch in stretches:
        start, end, face, style, narrow = stretch
        even = is_east_asian(style.language) and not _any(classes[start:end], _UNEVEN)
        half = half_digits and not narrow and face.has_half_digits
        shaped = None
        if even and not narrow and style.language == _SIMPLIFIED:
            shaped = face.shape_nominal(drawn[start:end], half_digits=half)
        if shaped is None:
            features: tuple[tuple[str, Feature], ...] = ()
            if narrow:
                features = _NARROW
            elif half:
                features = _half_digits(classes, start, end)
            shaped = face.shape(drawn[start:end], style.language, features=features, even=even)
            columns.lacking = columns.lacking or 0 in shaped.gids
        if _is_simple(shaped, end - start) and (not absent or absent.isdisjoint(range(start, end))):
            columns.add_simple(stretch, shaped)
        else:
            columns.add(stretch, shaped, absent)
    return columns.shape(stretches)


def is_east_asian(language: str) -> bool:
    """True when quotes and dots of the language are full-width."""
    return language[:2] in ("zh", "ja", "ko") or not language


def stretch_at(shape: Shape, point: int) -> Stretch:
    """The stretch that holds a code point."""
    stretches = shape.stretches
    if len(stretches) == 1:
        return stretches[0]
    return stretches[bisect_right(stretches, point, key=_start_of) - 1]


def _start_of(stretch: Stretch) -> int:
    return stretch.start


def _narrowed(text: str, classes: str, stretches: list[Stretch]) -> list[Stretch]:
    """Mark what is set with narrow quotes: other languages, and words with an apostrophe."""
    found: list[Stretch] = []
    for stretch in stretches:
        if not is_east_asian(stretch.style.language):
            found.append(stretch._replace(narrow=True))
            continue
        start = stretch.start
        if "’" in text:
            for match in _CONTRACTIONS.finditer(text, stretch.start, stretch.end):
                low, high = match.span()
                if classes[text.index("’", low)] != "L":
                    continue
                if start < low:
                    found.append(stretch._replace(start=start, end=low))
                found.append(stretch._replace(start=low, end=high, narrow=True))
                start = high
        if start < stretch.end:
            found.append(stretch._replace(start=start) if start > stretch.start else stretch)
    return found


def _half_digits(classes: str, start: int, end: int) -> tuple[tuple[str, Feature], ...]:
    digits = [
        (match.start() - start, match.end() - start, 1)
        for match in DIGITS.finditer(classes, start, end)
    ]
    return (("hwid", digits),) if digits else ()


def _any(classes: str, letters: str) -> bool:
    return any(map(classes.__contains__, letters))


def _blanked(text: str, undrawn: list[int]) -> str:
    letters = list(text)
    for index in undrawn:
        letters[index] = " "
    return "".join(letters)


def _is_simple(shaped: Shaped, count: int) -> bool:
    """True for a glyph to every character, in order, at its place: nearly all of a newspaper."""
    return (
        len(shaped.gids) == count
        and shaped.x_offsets is None
        and shaped.y_offsets is None
        and shaped.clusters == counting(count)
    )


class _Columns:
    """The columns of a `Shape` while stretch after stretch is put to them."""

    def __init__(self) -> None:
        self.gids = array("H")
        self.clusters = array("I")
        self.advances: list[Length] = []
        self.units: list[int] = []
        self.inner: list[Length] = []
        self.ys: list[Length] = []
        self.lacking = False
        self.simple = True
        """True while only whole columns have been put."""

    def add_simple(self, stretch: Stretch, shaped: Shaped) -> None:
        """Put whole columns, where glyphs are the stretch's characters one for one."""
        start, end, face, style, _ = stretch
        units = shaped.advances
        self.gids += shaped.gids
        self.clusters += counting(end)[start:] if start else shaped.clusters
        self.units += units
        scale = scale_of(style.size, style.hscale, face.upem)
        if units.count(face.upem) == len(units):  # mostly; the other way says the same
            self.advances += [scale[face.upem]] * len(units)
        else:
            self.advances += map(scale.__getitem__, units)

    def add(self, stretch: Stretch, shaped: Shaped, absent: frozenset[int]) -> None:
        """Put glyph after glyph; those of `absent` code points are left out."""
        self.simple = False
        level = [0] * (len(self.gids) - len(self.inner))  # of whole columns put before
        self.inner += level
        self.ys += level
        start, end, face, style, _ = stretch
        across = scale_of(style.size, style.hscale, face.upem)
        down = scale_of(style.size, 1000, face.upem)
        advances, units = self.advances, self.units
        advances += [0] * (end - start)
        units += [0] * (end - start)
        columns = zip(
            shaped.gids,
            shaped.clusters,
            shaped.advances,
            shaped.x_offsets or [0] * len(shaped.gids),
            shaped.y_offsets or [0] * len(shaped.gids),
            strict=True,
        )
        for gid, cluster, advance, dx, dy in columns:
            point = start + cluster
            if point in absent:
                continue
            self.gids.append(gid)
            self.clusters.append(point)
            self.inner.append(advances[point] + across[dx])
            self.ys.append(-down[dy])
            advances[point] += across[advance]
            units[point] += advance

    def shape(self, stretches: list[Stretch]) -> Shape:
        count = len(self.advances)
        one_to_one = self.simple or self.clusters == counting(count)
        level = [0] * (len(self.gids) - len(self.inner))
        return Shape(
            self.gids,
            self.clusters,
            range(count + 1) if one_to_one else _first(self.clusters, count),
            one_to_one,
            self.advances,
            self.units,
            self.inner + level if any(self.inner) else None,
            self.ys + level if any(self.ys) else None,
            stretches,
            self.lacking,
        )


def _first(clusters: array[int], count: int) -> list[int]:
    first = []
    glyph = 0
    total = len(clusters)
    for point in range(count):
        while glyph < total and clusters[glyph] < point:
            glyph += 1
        first.append(glyph)
    first.append(total)
    return first
