"""Gives every character its width in the line, and every gap what it may give or take.

Shaped text and the rules between characters go in; natural positions and the amounts that
may be squeezed or opened come out, as sums over code points. It knows no measure and no line.

Sources: CLREQ 3.1.5–3.1.6 (widths, adjacent marks), 3.2.5 (Han–Western), 3.3.2 (order of
justification), GB/T 15834-2011 5.1.
"""

from __future__ import annotations

import re
from itertools import accumulate, compress
from typing import TYPE_CHECKING

from pagesetter.geometry import Length, ratio
from pagesetter.text.breaks import Places
from pagesetter.text.classes import HAN, WIDE, leading_blanks
from pagesetter.text.marks import set_marks
from pagesetter.text.measured import (
    HAN_LATIN,
    INTERPUNCT,
    SQUEEZE_ORDER,
    STRETCH_ORDER,
    WORD_SPACE,
    Measured,
    Piece,
    Room,
    em_of,
)
from pagesetter.text.pairs import DIGIT_GLUE, LATIN_GLUE, MARKED
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.shape import DIGITS, Shape, Stretch, scale_of, stretch_at

if TYPE_CHECKING:
    from pagesetter.text.annotation import Annotations

_SPACES = re.compile(r"[sN]+")

_WESTERN = "L,/"
"""Classes beside which · / – are Western: letters, narrow marks, the // of an address."""
_DIGITS_AND_SIGNS = r"D(?!C)(?:D(?!C))*|(?<![L,/+])\+(?![L,/+C])"
"""Digits, and a sign of a number or between Han (+5℃, 科普+乡村振兴)."""

# In 1/1000 em: what a Western word space and a Han–Western space may become.
WORD_SPACE_NATURAL = 250
WORD_SPACE_WIDEST = 500
HAN_LATIN_GIVES = 125
HAN_LATIN_WIDEST = 500

_GLUED = tuple(bytes(kind == wanted for kind in range(256)) for wanted in (LATIN_GLUE, DIGIT_GLUE))
"""Choose the places beside letters, and those beside digits."""


def measure(
    text: str,
    classes: str,
    places: Places,
    shape: Shape,
    setting: Setting,
    made: Annotations | None = None,
) -> Measured:
    """Natural positions and room of a paragraph under `setting`. O(n) in its length."""
    line = Measured(text, classes, places, shape)
    line.orphans = setting.orphans
    if places.parted:
        _unkern(line)
    for stretch in shape.stretches:
        _pieces(line, stretch, setting)
    if "m" in classes or "/" in classes or "–" in text:
        _centred(line, setting)
    _spaces(line)
    if places.glues.strip(b"\0"):
        _han_western(line, setting)
    _letter_space(line)
    set_marks(line, setting)
    if made is not None:
        from pagesetter.text.annotation import hold_together, widen

        line.annotations = made
        hold_together(places.rules, made.readings)
        widen(line, made.readings)
    _sum_up(line)
    if setting.line_end == "hang":
        from pagesetter.text.hanging import set_hanging

        set_hanging(line, setting)
    if setting.line_start == "half" or setting.paragraph_start == "half":
        from pagesetter.text.hanging import trim_starts

        trim_starts(line, setting)
    return line


def _sum_up(line: Measured) -> None:
    count = len(line.advances)
    glue = [0] * (count + 1)
    if line.spaces:
        widths = [*line.advances, 0]
        for place, amount in line.spaces.items():
            glue[place] = amount
            widths[place] += amount
        edges = list(accumulate(widths, initial=0))
        del edges[-1]
        line.origins = edges[:]
        for place, amount in line.spaces.items():
            line.origins[place] += amount
    else:
        edges = list(accumulate(line.advances, initial=0))
        line.origins = edges[:] if line.shifts else edges
    for point, shift in line.shifts.items():
        line.origins[point] += shift
    line.edges, line.glue = edges, glue
    line.even = not line.spaces and not line.shifts
    line.squeeze = [_room(name, line.rooms[name]) for name in SQUEEZE_ORDER if line.rooms.get(name)]
    line.stretch = [_room(name, line.wider[name]) for name in STRETCH_ORDER if name in line.wider]
    total = [0] * (count + 1)
    for amounts in line.rooms.values():
        for place, amount in amounts.items():
            total[place] += amount
    line.room = list(accumulate(total, initial=0))


def _room(name: str, amounts: dict[int, Length]) -> Room:
    places = sorted(amounts)
    # tuple.__new__: half the time of calling the class.
    return tuple.__new__(Room, (name, places, list(map(amounts.__getitem__, places))))


# --- widths -----------------------------------------------------------------------------


def _unkern(line: Measured) -> None:
    """Where a word or address may turn, what stands before the turn has its whole advance.

    Kerned with what would follow, it would end beyond the line it ends.
    """
    for place in line.places.parted:
        stretch = stretch_at(line.shape, place - 1)
        if place < stretch.end:
            alone = stretch.face.shape(line.text[place - 1], stretch.style.language).advances
            scale = scale_of(stretch.style.size, stretch.style.hscale, stretch.face.upem)
            line.advances[place - 1] = scale[sum(alone)]


def _pieces(line: Measured, stretch: Stretch, setting: Setting) -> None:
    """Cut a stretch into pieces drawn alike; digits and signs that must be scaled stand alone."""
    start, end, face, style, _ = stretch
    head = start
    if style.outline is not None:
        line.plain = False

    def cut(low: int, high: int, hscale: int) -> None:
        line.pieces.append(
            Piece(
                low, high, face.key, style.size, hscale, style.ink,
                style.baseline_shift, style.language, style.emphasis, style.outline,
            )
        )  # fmt: skip

    if setting.digit_width == "half":
        wanted = DIGITS if "+" not in line.classes else re.compile(_DIGITS_AND_SIGNS)
        for match in wanted.finditer(line.classes, start, end):
            low, high = match.span()
            if line.classes[low] == "+" and not _is_digit_wide(line.advances[low], em_of(style)):
                continue
            hscale = _half_digits(line, low, high, style)
            if hscale == style.hscale:
                continue
            if head < low:
                cut(head, low, style.hscale)
            cut(low, high, hscale)
            head = high
    if head < end:
        cut(head, end, style.hscale)


def _is_digit_wide(advance: Length, em: Length) -> bool:
    """True for a sign drawn about as wide as a digit: it stands on ½ em too, ± and ＋ do not."""
    return em < 2 * advance < em * 4 // 3


def _half_digits(line: Measured, low: int, high: int, style: TextStyle) -> int:
    """Set digits to ½ em each; return the horizontal scale that makes the widest one fit."""
    half = em_of(style) // 2
    drawn_widths = line.advances[low:high]
    if drawn_widths.count(half) == high - low:
        return style.hscale
    widest = max(drawn_widths)
    if widest <= half:
        hscale = style.hscale
    else:
        hscale = ratio(style.hscale * half, widest)
    for point in range(low, high):
        drawn = line.advances[point] if widest <= half else line.advances[point] * half // widest
        if drawn < half:
            line.shifts[point] = (half - drawn) // 2
        line.advances[point] = half
    return hscale


def _centred(line: Measured, setting: Setting) -> None:
    """· / – stand centred on ½ em (GB/T 15834 5.1.6, 5.1.7, 5.1.9), but not beside letters
    or in an address.

    An interpunct may be set full: 1 em, a quarter squeezable on either side.
    """
    classes = line.classes
    full = setting.interpunct == "full" and setting.marks == "full"
    for point, letter in enumerate(classes):
        if letter not in "m/" and line.text[point] != "–":
            continue
        before, after = classes[point - 1 : point], classes[point + 1 : point + 2]
        if (before and before in _WESTERN) or (after and after in _WESTERN):
            continue
        stretch = stretch_at(line.shape, point)
        face, style = stretch.face, stretch.style
        ink = face.ink(line.shape.gids[line.shape.first[point]])
        if 2 * (ink[2] - ink[0]) > face.upem:
            continue
        em = em_of(style)
        width = em if letter == "m" and full else em // 2
        line.shifts[point] = (width - line.advances[point]) // 2
        line.advances[point] = width
        if width == em:
            line.left[point] = line.right[point] = em // 4
            line.give(INTERPUNCT, point, em // 4)
            line.give(INTERPUNCT, point + 1, em // 4)


def _spaces(line: Measured) -> None:
    """Width of typed spaces; leading U+3000 are not set."""
    classes = line.classes
    count = len(classes)
    if "s" in classes or "N" in classes:
        for match in _SPACES.finditer(classes):
            start, end = match.span()
            before = classes[start - 1] if start else "T"
            after = classes[end] if end < count else "T"
            wide = before in WIDE and after in WIDE
            for point in range(start, end):
                em = em_of(stretch_at(line.shape, point).style)
                line.advances[point] = em // 2 if wide else ratio(em * WORD_SPACE_NATURAL, 1000)
                if not wide:
                    most = em * (WORD_SPACE_WIDEST - WORD_SPACE_NATURAL) // 1000
                    line.take(WORD_SPACE, point + 1, most)
    if "W" not in classes:
        return
    for point, letter in enumerate(classes):
        if letter == "W":
            line.advances[point] = em_of(stretch_at(line.shape, point).style)
    blanks = leading_blanks(classes)
    for start, end in blanks:
        for point in range(start, end):
            line.advances[point] = 0
    line.leading = len(blanks)


# --- glue -------------------------------------------------------------------------------


def _han_western(line: Measured, setting: Setting) -> None:
    glues = line.places.glues
    rules = line.places.rules
    for mask, (base, gives, takes) in zip(_GLUED, _han_spaces(setting), strict=True):
        if not (base or takes):
            continue
        glued = compress(range(len(glues)), glues.translate(mask))
        places = [place for place in glued if rules[place] != MARKED]
        for em, some in _by_em(line, places):
            if base:
                line.spaces |= dict.fromkeys(some, ratio(em * base, 1000))
            if room := ratio(em * gives, 1000):
                line.rooms.setdefault(HAN_LATIN, {}).update(dict.fromkeys(some, room))
            if wider := ratio(em * takes, 1000):
                line.wider.setdefault(HAN_LATIN, {}).update(dict.fromkeys(some, wider))


def _by_em(line: Measured, places: list[int]) -> list[tuple[Length, list[int]]]:
    """The places by the width of their Han character: in most paragraphs there is but one."""
    stretches = line.shape.stretches
    if not places or len(stretches) == 1:
        return [(em_of(stretches[0].style), places)] if places else []
    found: dict[Length, list[int]] = {}
    for place in places:
        han = place if line.classes[place] in HAN else place - 1
        found.setdefault(em_of(stretch_at(line.shape, han).style), []).append(place)
    return list(found.items())


def _han_spaces(setting: Setting) -> tuple[tuple[int, int, int], ...]:
    """Between Han and letters, and Han and digits: the space, what it gives and what it takes."""
    found = []
    for base, least, most in (
        (setting.han_latin, setting.han_latin_least, setting.han_latin_most),
        (setting.han_digit, setting.han_digit_least, setting.han_digit_most),
    ):
        gives = min(base, HAN_LATIN_GIVES) if least is None else max(base - least, 0)
        widest = min(base + HAN_LATIN_GIVES, HAN_LATIN_WIDEST) if most is None else most
        if not base and setting.align == "spread":
            widest = 0  # what is spread over its room has gaps of one width
        found.append((base, gives, max(widest - base, 0)))
    return tuple(found)


def _letter_space(line: Measured) -> None:
    for start, end, _, style, _ in line.shape.stretches:
        if not style.letter_space:
            continue
        extra = ratio(style.size * style.letter_space, 1000)
        for point in range(start, end):
            letter = line.classes[point]
            following = line.classes[point + 1 : point + 2]
            if letter in "xzJT" or (following and following in "CxZJ"):
                continue
            line.spaces[point + 1] = line.spaces.get(point + 1, 0) + extra
