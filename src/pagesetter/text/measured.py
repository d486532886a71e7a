"""The measured paragraph: natural positions, and what every gap may give or take.

Filled by `spacing` and `marks`; read by all that break, weigh, fill and place lines. All
amounts stand at places: place k is before code point k. The blank right of a mark belongs to
the place after it, the blank left of a bracket to the place before it; so a line that turns at
a place simply does not have that place's amounts.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.colour import Ink
from pagesetter.display import Outline
from pagesetter.geometry import Length, ratio
from pagesetter.text.breaks import Places
from pagesetter.text.setting import TextStyle
from pagesetter.text.shape import Shape
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.text.annotation import Annotations

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
    outline: Outline | None = None


class Measured:
    """A paragraph ready to be broken at any measure. Lengths in 1/65,536 pt.

    `spacing` and `marks` fill the columns; nobody changes them afterwards.
    """

    __slots__ = (
        "advances", "annotations", "classes", "edges", "em", "even", "glue", "hanging", "leading",
        "left", "origins", "orphans", "pieces", "places", "plain", "right", "room", "rooms",
        "shape", "shifts", "spaces", "squeeze", "stretch", "text", "wider",
    )  # fmt: skip

    def __init__(self, text: str, classes: str, places: Places, shape: Shape) -> None:
        self.text = text
        self.classes = classes
        self.places = places
        self.shape = shape
        self.plain = shape.one_to_one and shape.inner is None and shape.ys is None
        """True when glyph i is code point i, stands at its origin and has no outline."""
        self.em: Length = shape.stretches[0].style.size if shape.stretches else 0
        """Size of the paragraph's first style: what openings are judged by."""
        self.advances = shape.advances
        """Natural width of each code point."""
        self.pieces: list[Piece] = []
        self.annotations: Annotations | None = None
        self.leading = 0
        """Number of stretches of leading U+3000 that were not set."""
        # Sparse columns, by code point or place.
        self.shifts: dict[int, Length] = {}
        """How far a code point's glyphs stand from where they begin."""
        self.spaces: dict[int, Length] = {}
        """Natural space at a place."""
        self.rooms: dict[str, dict[int, Length]] = {}
        """What each class may give at its places."""
        self.wider: dict[str, dict[int, Length]] = {}
        """What each class may take at its places."""
        self.left: dict[int, Length] = {}
        """Blank left of a mark that may be trimmed at a line's start."""
        self.right: dict[int, Length] = {}
        """Blank right of a mark that may be trimmed at a line's end."""
        self.orphans = False
        """The last line may hold one character."""
        self.hanging: dict[int, Length] = {}
        """Marks that may hang, and how far beyond the measure."""
        # Summed up from these.
        self.edges: list[Length] = []
        """edges[k] is the right edge of the text before place k, from the paragraph's head."""
        self.glue: list[Length] = []
        """Natural space at each place; a line that begins there does not have it."""
        self.origins: list[Length] = []
        """Where each code point's glyphs stand, from the paragraph's head."""
        self.even = False
        """True when every glyph stands at the edge of the text before it: no spaces, no shifts."""
        self.squeeze: list[Room] = []
        self.stretch: list[Room] = []
        self.room: list[Length] = []
        """room[k] is all that may be squeezed at the places before k."""

    def give(self, name: str, place: int, amount: Length) -> None:
        """Let class `name` give up to `amount` more at a place."""
        if amount > 0:
            room = self.rooms.get(name)
            if room is None:
                self.rooms[name] = {place: amount}
            else:
                room[place] = room.get(place, 0) + amount

    def kept(self, content: int) -> Length:
        """What stands inside the measure of the hanging mark before place `content`."""
        return self.edges[content] - self.edges[content - 1] - self.hanging[content - 1]

    def take(self, name: str, place: int, amount: Length) -> None:
        """Let class `name` take up to `amount` at a place."""
        if amount > 0:
            self.wider.setdefault(name, {})[place] = amount


def em_of(style: TextStyle) -> Length:
    """The width of one Han character: the size under its horizontal scale."""
    return ratio(style.size * style.hscale, 1000)
