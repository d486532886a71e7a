"""The measured paragraph: natural positions, and what every gap may give or take.

Filled by `spacing` and `marks`; read by all that break, weigh, fill and place lines. All
amounts stand at places: place k is before code point k. The blank right of a mark belongs to
the place after it, the blank left of a bracket to the place before it; so a line that turns at
a place simply does not have that place's amounts.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.colour import Ink
from pagesetter.geometry import Length, ratio
from pagesetter.text.breaks import Places
from pagesetter.text.setting import TextStyle
from pagesetter.text.shape import Shape

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


class Draft:
    """A paragraph's columns while `spacing` and `marks` fill them; sparse ones are dicts."""

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


def em_of(style: TextStyle) -> Length:
    """The width of one Han character: the size under its horizontal scale."""
    return ratio(style.size * style.hscale, 1000)
