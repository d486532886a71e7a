"""Gives every character its width in the line, and every gap what it may give or take.

Shaped text and the rules between characters go in; natural positions and the amounts that
may be squeezed or opened come out, as sums over code points. It knows no measure and no line.

Sources: CLREQ 3.1.5–3.1.6 (widths, adjacent marks), 3.2.5 (Han–Western), 3.3.2 (order of
justification), GB/T 15834-2011 5.1.
"""

from __future__ import annotations

import re
from itertools import accumulate

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
    Draft,
    Measured,
    Piece,
    Room,
    em_of,
)
from pagesetter.text.pairs import LATIN_GLUE, MARKED, NO_GLUE
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.shape import Shape, Stretch, stretch_at

_HANGING = "、，。．｡､"

# A digit under a combining mark or keycap keeps its own width: both would have to be scaled.
_DIGITS = re.compile(r"(?:D(?!C))+")
_SPACES = re.compile(r"[sN]+")

# In 1/1000 em: what a Western word space and a Han–Western space may become.
WORD_SPACE_NATURAL = 250
WORD_SPACE_WIDEST = 500
HAN_LATIN_GIVES = 125
HAN_LATIN_WIDEST = 333


def measure(text: str, classes: str, places: Places, shape: Shape, setting: Setting) -> Measured:
    """Natural positions and room of a paragraph under `setting`. O(n) in its length."""
    draft = Draft(classes, places, shape)
    for stretch in shape.stretches:
        _pieces(draft, stretch, setting)
    if "m" in classes or "/" in classes or "–" in text:
        _centred(text, draft, setting)
    leading = _spaces(draft)
    if places.glues.strip(b"\0"):
        _han_western(draft, setting)
    _letter_space(draft)
    set_marks(draft, setting)
    return _sum_up(text, draft, leading, setting)


def _sum_up(text: str, draft: Draft, leading: int, setting: Setting) -> Measured:
    advances = draft.advances
    count = len(advances)
    glue = [0] * (count + 1)
    if draft.glue:
        for place, amount in draft.glue.items():
            glue[place] = amount
        widths = [a + g for a, g in zip(advances, glue, strict=False)]
    else:
        widths = advances
    edges = list(accumulate(widths, initial=0))
    origins = [e + g for e, g in zip(edges, glue, strict=True)] if draft.glue else edges[:]
    for point, shift in draft.shifts.items():
        origins[point] += shift
    squeeze = [_room(name, draft.rooms[name]) for name in SQUEEZE_ORDER if draft.rooms.get(name)]
    total = [0] * (count + 1)
    for room in squeeze:
        for place, amount in zip(room.places, room.amounts, strict=True):
            total[place] += amount
    hanging = (
        frozenset(point for point in draft.right if text[point] in _HANGING)
        if setting.line_end == "hang"
        else frozenset()
    )
    return Measured(
        text,
        draft.classes,
        draft.places,
        draft.shape,
        draft.shape.stretches[0].style.size if draft.shape.stretches else 0,
        advances,
        edges,
        glue,
        origins,
        squeeze,
        [_room(name, draft.wider[name]) for name in STRETCH_ORDER if name in draft.wider],
        list(accumulate(total, initial=0)) if squeeze else [*total, 0],
        draft.left,
        draft.right,
        hanging,
        draft.pieces,
        leading,
    )


def _room(name: str, amounts: dict[int, Length]) -> Room:
    places = sorted(amounts)
    return Room(name, places, [amounts[place] for place in places])


# --- widths -----------------------------------------------------------------------------


def _pieces(draft: Draft, stretch: Stretch, setting: Setting) -> None:
    """Cut a stretch into pieces drawn alike; half-em digits are scaled apart from the rest."""
    start, end, face, style, _ = stretch
    head = start

    def add(low: int, high: int, hscale: int) -> None:
        draft.pieces.append(
            Piece(
                low, high, face.key, style.size, hscale, style.ink,
                style.baseline_shift, style.language, style.emphasis,
            )
        )  # fmt: skip

    if setting.digit_width == "half":
        for match in _DIGITS.finditer(draft.classes, start, end):
            low, high = match.span()
            if head < low:
                add(head, low, style.hscale)
            add(low, high, _half_digits(draft, low, high, style))
            head = high
    if head < end:
        add(head, end, style.hscale)


def _half_digits(draft: Draft, low: int, high: int, style: TextStyle) -> int:
    """Set digits to ½ em each; return the horizontal scale that makes the widest one fit."""
    half = em_of(style) // 2
    widest = max(draft.advances[low:high])
    if widest <= half:
        hscale = style.hscale
    else:
        hscale = ratio(style.hscale * half, widest)
    for point in range(low, high):
        drawn = draft.advances[point] if widest <= half else draft.advances[point] * half // widest
        if drawn < half:
            draft.shifts[point] = (half - drawn) // 2
        draft.advances[point] = half
    return hscale


def _centred(text: str, draft: Draft, setting: Setting) -> None:
    """· / – stand centred on ½ em (GB/T 15834 5.1.6, 5.1.7, 5.1.9), but not beside letters.

    An interpunct may be set full: 1 em, a quarter squeezable on either side.
    """
    classes = draft.classes
    full = setting.interpunct == "full" and setting.marks == "full"
    for point, letter in enumerate(classes):
        if letter not in "m/" and text[point] != "–":
            continue
        if classes[point - 1 : point] == "L" or classes[point + 1 : point + 2] == "L":
            continue
        stretch = stretch_at(draft.shape, point)
        face, style = stretch.face, stretch.style
        ink = face.ink(draft.shape.gids[draft.shape.first[point]])
        if 2 * (ink[2] - ink[0]) > face.upem:
            continue
        em = em_of(style)
        width = em if letter == "m" and full else em // 2
        draft.shifts[point] = (width - draft.advances[point]) // 2
        draft.advances[point] = width
        if width == em:
            draft.left[point] = draft.right[point] = em // 4
            draft.give(INTERPUNCT, point, em // 4)
            draft.give(INTERPUNCT, point + 1, em // 4)


def _spaces(draft: Draft) -> int:
    """Width of typed spaces; returns how many leading U+3000 stretches are not set."""
    classes = draft.classes
    count = len(classes)
    if "s" in classes or "N" in classes:
        for match in _SPACES.finditer(classes):
            start, end = match.span()
            before = classes[start - 1] if start else "T"
            after = classes[end] if end < count else "T"
            wide = before in WIDE and after in WIDE
            for point in range(start, end):
                em = em_of(stretch_at(draft.shape, point).style)
                draft.advances[point] = em // 2 if wide else ratio(em * WORD_SPACE_NATURAL, 1000)
                if not wide:
                    most = em * (WORD_SPACE_WIDEST - WORD_SPACE_NATURAL) // 1000
                    draft.take(WORD_SPACE, point + 1, most)
    if "W" not in classes:
        return 0
    for point, letter in enumerate(classes):
        if letter == "W":
            draft.advances[point] = em_of(stretch_at(draft.shape, point).style)
    blanks = leading_blanks(classes)
    for start, end in blanks:
        for point in range(start, end):
            draft.advances[point] = 0
    return len(blanks)


# --- glue -------------------------------------------------------------------------------


def _han_western(draft: Draft, setting: Setting) -> None:
    glues = draft.places.glues
    rules = draft.places.rules
    for place, kind in enumerate(glues):
        if kind == NO_GLUE or rules[place] == MARKED:
            continue
        base = setting.han_latin if kind == LATIN_GLUE else setting.han_digit
        if base <= 0:
            continue
        letter = draft.classes[place]
        em = em_of(stretch_at(draft.shape, place if letter in HAN else place - 1).style)
        draft.glue[place] = ratio(em * base, 1000)
        draft.give(HAN_LATIN, place, ratio(em * min(base, HAN_LATIN_GIVES), 1000))
        widest = min(base + HAN_LATIN_GIVES, max(base, HAN_LATIN_WIDEST))
        draft.take(HAN_LATIN, place, ratio(em * (widest - base), 1000))


def _letter_space(draft: Draft) -> None:
    for start, end, _, style, _ in draft.shape.stretches:
        if not style.letter_space:
            continue
        extra = ratio(style.size * style.letter_space, 1000)
        for point in range(start, end):
            letter = draft.classes[point]
            following = draft.classes[point + 1 : point + 2]
            if letter in "xzJT" or (following and following in "CxZJ"):
                continue
            draft.glue[point + 1] = draft.glue.get(point + 1, 0) + extra
