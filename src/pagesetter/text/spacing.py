"""Gives every character its width in the line, and every gap what it may give or take.

Shaped text and the rules between characters go in; natural positions and the amounts that
may be squeezed or opened come out, as sums over code points. It knows no measure and no line.

All amounts stand at places: place k is before code point k. The blank right of a mark belongs
to the place after it, the blank left of a bracket to the place before it; so a line that turns
at a place simply does not have that place's amounts.

Sources: CLREQ 3.1.5–3.1.6 (widths, adjacent marks), 3.2.5 (Han–Western), 3.3.2 (order of
justification), GB/T 15834-2011 5.1.
"""

from __future__ import annotations

import re
from itertools import accumulate
from typing import NamedTuple

from pagesetter.colour import Ink
from pagesetter.geometry import Length, ratio
from pagesetter.text.blanks import Blanks, blanks_of
from pagesetter.text.breaks import Places
from pagesetter.text.classes import FULL_MARKS, HAN, WIDE, leading_blanks
from pagesetter.text.pairs import LATIN_GLUE, MARKED, NO_GLUE
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.shape import Shape, Stretch

# Classes of room in the order they are squeezed (CLREQ 3.3.2); line edges are not in this
# list because only the ends of a line know them.
PAIR = "pair"
WORD_SPACE = "word-space"
INTERPUNCT = "interpunct"
BRACKET = "bracket"
COMMA = "comma"
HAN_LATIN = "han-latin"
STOP = "stop"
SQUEEZE_ORDER = (PAIR, WORD_SPACE, INTERPUNCT, BRACKET, COMMA, HAN_LATIN, STOP)
STRETCH_ORDER = (WORD_SPACE, HAN_LATIN)
LINE_END_ROOM = "line-end"
LINE_START_ROOM = "line-start"

_MARK_ROOM = {
    "(": BRACKET, ")": BRACKET, "c": COMMA, "o": COMMA, ".": STOP, "!": STOP, "m": INTERPUNCT,
}  # fmt: skip
_HALVED = {"full": "", "kaiming": "co()m", "half": "co.!()m"}
_HANGING = "、，。．｡､"

_MARKS = re.compile(r"[co.!()m]")
_DIGITS = re.compile(r"D+")
_SPACES = re.compile(r"[sN]+")

# In 1/1000 em: what a Western word space and a Han–Western space may become.
WORD_SPACE_NATURAL = 250
WORD_SPACE_WIDEST = 500
HAN_LATIN_GIVES = 125
HAN_LATIN_WIDEST = 333


class Room(NamedTuple):
    """What one class may give or take: amounts at places, in ascending order of place."""

    name: str
    places: list[int]
    amounts: list[Length]


class Piece(NamedTuple):
    """Code points [start, end) drawn alike."""

    start: int
    end: int
    face: str
    size: Length
    hscale: int
    ink: Ink
    shift: Length
    language: str
    emphasis: bool


class Measured(NamedTuple):
    """A paragraph ready to be broken at any measure. Lengths in 1/65,536 pt."""

    text: str
    classes: str
    places: Places
    shape: Shape
    em: Length
    """Size of the paragraph's first style: what openings are judged by."""
    advances: list[Length]
    edges: list[Length]
    """edges[k] is the right edge of the text before place k, from the paragraph's head."""
    glue: list[Length]
    """Natural space at each place; a line that begins there does not have it."""
    origins: list[Length]
    """Where each code point's glyphs stand, from the paragraph's head."""
    squeeze: list[Room]
    stretch: list[Room]
    room: list[Length]
    """room[k] is all that may be squeezed at the places before k."""
    left: dict[int, Length]
    """Blank left of a mark that may be trimmed at a line's start."""
    right: dict[int, Length]
    """Blank right of a mark that may be trimmed at a line's end."""
    hanging: frozenset[int]
    """Marks that may hang beyond the measure."""
    pieces: list[Piece]
    leading: int
    """Number of stretches of leading U+3000 that were not set."""


class _Work:
    """The columns while they are being filled."""

    def __init__(self, classes: str, places: Places, shape: Shape) -> None:
        self.classes = classes
        self.places = places
        self.shape = shape
        self.advances = shape.advances
        self.shifts: dict[int, Length] = {}
        self.glue: dict[int, Length] = {}
        self.rooms: dict[str, dict[int, Length]] = {}
        self.wider: dict[str, dict[int, Length]] = {}
        self.left: dict[int, Length] = {}
        self.right: dict[int, Length] = {}
        self.pieces: list[Piece] = []

    def give(self, name: str, place: int, amount: Length) -> None:
        if amount > 0:
            room = self.rooms.setdefault(name, {})
            room[place] = room.get(place, 0) + amount

    def take(self, name: str, place: int, amount: Length) -> None:
        if amount > 0:
            self.wider.setdefault(name, {})[place] = amount


def measure(text: str, classes: str, places: Places, shape: Shape, setting: Setting) -> Measured:
    """Natural positions and room of a paragraph under `setting`. O(n) in its length."""
    work = _Work(classes, places, shape)
    for stretch in shape.stretches:
        _pieces(work, stretch, setting)
    leading = _spaces(work)
    if places.glues.strip(b"\0"):
        _han_western(work, setting)
    _letter_space(work)
    _marks(text, work, setting)
    return _sum_up(text, work, leading, setting)


def _sum_up(text: str, work: _Work, leading: int, setting: Setting) -> Measured:
    advances = work.advances
    count = len(advances)
    glue = [0] * (count + 1)
    if work.glue:
        for place, amount in work.glue.items():
            glue[place] = amount
        widths = [a + g for a, g in zip(advances, glue, strict=False)]
    else:
        widths = advances
    edges = list(accumulate(widths, initial=0))
    origins = [e + g for e, g in zip(edges, glue, strict=True)] if work.glue else edges[:]
    for point, shift in work.shifts.items():
        origins[point] += shift
    squeeze = [_room(name, work.rooms[name]) for name in SQUEEZE_ORDER if work.rooms.get(name)]
    total = [0] * (count + 1)
    for room in squeeze:
        for place, amount in zip(room.places, room.amounts, strict=True):
            total[place] += amount
    hanging = (
        frozenset(point for point in work.right if text[point] in _HANGING)
        if setting.line_end == "hang"
        else frozenset()
    )
    return Measured(
        text,
        work.classes,
        work.places,
        work.shape,
        work.shape.stretches[0].style.size if work.shape.stretches else 0,
        advances,
        edges,
        glue,
        origins,
        squeeze,
        [_room(name, work.wider[name]) for name in STRETCH_ORDER if name in work.wider],
        list(accumulate(total, initial=0)) if squeeze else [*total, 0],
        work.left,
        work.right,
        hanging,
        work.pieces,
        leading,
    )


def _room(name: str, amounts: dict[int, Length]) -> Room:
    places = sorted(amounts)
    return Room(name, places, [amounts[place] for place in places])


def _em(style: TextStyle) -> Length:
    return ratio(style.size * style.hscale, 1000)


# --- widths -----------------------------------------------------------------------------


def _pieces(work: _Work, stretch: Stretch, setting: Setting) -> None:
    """Cut a stretch into pieces drawn alike; half-em digits are scaled apart from the rest."""
    start, end, face, style = stretch
    head = start

    def add(low: int, high: int, hscale: int) -> None:
        work.pieces.append(
            Piece(
                low, high, face.key, style.size, hscale, style.ink,
                style.baseline_shift, style.language, style.emphasis,
            )
        )  # fmt: skip

    if setting.digit_width == "half":
        for match in _DIGITS.finditer(work.classes, start, end):
            low, high = match.span()
            if head < low:
                add(head, low, style.hscale)
            add(low, high, _half_digits(work, low, high, style))
            head = high
    if head < end:
        add(head, end, style.hscale)


def _half_digits(work: _Work, low: int, high: int, style: TextStyle) -> int:
    """Set digits to ½ em each; return the horizontal scale that makes the widest one fit."""
    half = _em(style) // 2
    widest = max(work.advances[low:high])
    if widest <= half:
        hscale = style.hscale
    else:
        hscale = ratio(style.hscale * half, widest)
    for point in range(low, high):
        drawn = work.advances[point] if widest <= half else work.advances[point] * half // widest
        if drawn < half:
            work.shifts[point] = (half - drawn) // 2
        work.advances[point] = half
    return hscale


def _spaces(work: _Work) -> int:
    """Width of typed spaces; returns how many leading U+3000 stretches are not set."""
    classes = work.classes
    count = len(classes)
    if "s" in classes or "N" in classes:
        for match in _SPACES.finditer(classes):
            start, end = match.span()
            before = classes[start - 1] if start else "T"
            after = classes[end] if end < count else "T"
            wide = before in WIDE and after in WIDE
            for point in range(start, end):
                em = _em(_style_at(work.shape, point))
                work.advances[point] = em // 2 if wide else ratio(em * WORD_SPACE_NATURAL, 1000)
                if not wide:
                    most = em * (WORD_SPACE_WIDEST - WORD_SPACE_NATURAL) // 1000
                    work.take(WORD_SPACE, point + 1, most)
    if "W" not in classes:
        return 0
    for point, letter in enumerate(classes):
        if letter == "W":
            work.advances[point] = _em(_style_at(work.shape, point))
    blanks = leading_blanks(classes)
    for start, end in blanks:
        for point in range(start, end):
            work.advances[point] = 0
    return len(blanks)


def _style_at(shape: Shape, point: int) -> TextStyle:
    for stretch in shape.stretches:
        if stretch.end > point:
            return stretch.style
    return shape.stretches[-1].style


# --- glue -------------------------------------------------------------------------------


def _han_western(work: _Work, setting: Setting) -> None:
    glues = work.places.glues
    rules = work.places.rules
    for place, kind in enumerate(glues):
        if kind == NO_GLUE or rules[place] == MARKED:
            continue
        base = setting.han_latin if kind == LATIN_GLUE else setting.han_digit
        if base <= 0:
            continue
        letter = work.classes[place]
        em = _em(_style_at(work.shape, place if letter in HAN else place - 1))
        work.glue[place] = ratio(em * base, 1000)
        work.give(HAN_LATIN, place, ratio(em * min(base, HAN_LATIN_GIVES), 1000))
        widest = min(base + HAN_LATIN_GIVES, max(base, HAN_LATIN_WIDEST))
        work.take(HAN_LATIN, place, ratio(em * (widest - base), 1000))


def _letter_space(work: _Work) -> None:
    for start, end, _, style in work.shape.stretches:
        if not style.letter_space:
            continue
        extra = ratio(style.size * style.letter_space, 1000)
        for point in range(start, end):
            letter = work.classes[point]
            following = work.classes[point + 1 : point + 2]
            if letter in "xzJT" or (following and following in "CxZJ"):
                continue
            work.glue[point + 1] = work.glue.get(point + 1, 0) + extra


# --- marks ------------------------------------------------------------------------------


def _marks(text: str, work: _Work, setting: Setting) -> None:
    classes = work.classes
    halved = _HALVED[setting.marks]
    if setting.interpunct == "half":
        halved += "m"
    marks: dict[int, Blanks] = {}
    for start, end, face, style in work.shape.stretches:
        for match in _MARKS.finditer(classes, start, end):
            point = match.start()
            blanks = blanks_of(work.shape, point, face, style)
            if blanks[0] or blanks[1]:
                marks[point] = blanks
    for point, (left, right) in marks.items():
        letter = classes[point]
        if letter in halved or _is_halved(classes, point, marks, setting):
            work.advances[point] -= left + right
            if left:
                work.shifts[point] = work.shifts.get(point, 0) - left
            continue
        name = _MARK_ROOM[letter]
        if left:
            work.left[point] = left
            work.give(name, point, left)
        if right:
            work.right[point] = right
            work.give(name, point + 1, right)
    if setting.pairs != "half":
        _pairs(work, marks, setting)


def _is_halved(classes: str, point: int, marks: dict[int, Blanks], setting: Setting) -> bool:
    """Stacked ？！ take 1 em together (GB/T 15834 5.1.2); houses may halve marks in a run."""
    letter = classes[point]
    after = classes[point + 1 : point + 2]
    if letter == "!":
        stack = len(classes[: point + 1]) - len(classes[: point + 1].rstrip("!"))
        if stack == 2 or (stack == 1 and after == "!"):
            return True
    if letter not in FULL_MARKS:
        return False
    if setting.marks == "kaiming" and letter in ".!" and point + 1 in marks:
        return after in FULL_MARKS
    return setting.pairs == "half" and (
        (point + 1 in marks and after in FULL_MARKS)
        or (point - 1 in marks and classes[point - 1] in FULL_MARKS)
    )


def _pairs(work: _Work, marks: dict[int, Blanks], setting: Setting) -> None:
    """Adjacent marks: 2 em become 1.5 (CLREQ 3.1.6.2); the blank after the first one gives,

    or the blank before an opening second one when the first has none.
    """
    for point in marks:
        place = point + 1
        if place not in marks or "m" in work.classes[point : place + 1]:
            continue
        giver = point if work.right.get(point) else place
        amount = work.right.get(point) or work.left.get(place) or 0
        if not amount:
            continue
        name = _MARK_ROOM[work.classes[giver]]
        rest = work.rooms[name][place] - amount
        if rest:
            work.rooms[name][place] = rest
        else:
            del work.rooms[name][place]
        if setting.pairs == "always":
            work.glue[place] = work.glue.get(place, 0) - amount
        else:
            work.give(PAIR, place, amount)
