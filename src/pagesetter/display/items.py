"""The items a page is drawn from. Painters read these and nothing else.

All lengths are integers of 1/65,536 pt, y downwards from the top left of the sheet.
Glyphs are columns of a run, never one object each. Items compare by value.
"""

from array import array

from pagesetter.colour import BLACK, Ink
from pagesetter.geometry import Length, Rect
from pagesetter.values import NamedTuple

Path = tuple[tuple[str | Length, ...], ...]
"""Path segments: ("M",x,y) ("L",x,y) ("C",x1,y1,x2,y2,x3,y3) ("Z",)."""


class Outline(NamedTuple):
    """A line along the edges of glyphs: 勾边, or 空心 when `hollow`.

    Round a filled glyph the line lies below it, so that all of `width` stands outside and the
    glyph keeps its shape; what the glyph covers is in the line's ink too, so that a white line
    takes the picture below wholly away. Of a hollow glyph nothing but the line is painted,
    centred on its edges. Corners are round.
    """

    width: Length
    ink: Ink
    hollow: bool = False

    @property
    def pen(self) -> Length:
        """Width of the stroke that shows so much line."""
        return self.width if self.hollow else 2 * self.width


class GlyphRun(NamedTuple):
    """Glyphs of one face, size and ink on one baseline.

    `x`,`y` is the run's origin; glyph i stands at (x + xs[i], y + ys[i]) — `ys` None means
    all zero. `clusters[i]` is the offset in `text` (code points, not decreasing) of the
    first character glyph i stands for; glyphs with equal cluster belong together.
    """

    face: str
    """Key of the face in the FontBook (its content hash)."""
    size: Length
    x: Length
    y: Length
    gids: "array[int]"
    """Glyph ids of the source face, typecode `H`."""
    clusters: "array[int]"
    """Typecode `I`."""
    xs: "array[int]"
    """Typecode `i`."""
    text: str
    ys: "array[int] | None" = None
    ink: Ink = BLACK
    hscale: int = 1000
    """Horizontal scale of the glyphs in per mille (长 < 1000 < 扁); positions include it."""
    language: str = "zh-Hans"
    vertical: str = ""
    """In a vertical line: `upright` glyphs, each at its own place, or a level run `turned` by
    a quarter clockwise about its origin, xs running down and ys leftwards."""
    outline: Outline | None = None

    def moved(self, dx: Length, dy: Length) -> "GlyphRun":
        # tuple.__new__: a page has hundreds of runs, and _replace takes four times as long.
        (
            face, size, x, y, gids, clusters, xs, text, ys, ink, hscale, language, vertical,
            outline,
        ) = self  # fmt: skip
        return tuple.__new__(
            GlyphRun,
            (
                face, size, x + dx, y + dy, gids, clusters, xs, text, ys, ink, hscale, language,
                vertical, outline,
            ),
        )  # fmt: skip


_counted: "dict[int, array[int]]" = {}


def counting(count: int) -> "array[int]":
    """Return the clusters of `count` glyphs that stand for one character each, in order.

    All runs of a length share one array: never change it.
    """
    found = _counted.get(count)
    if found is None:
        found = array("I", range(count))
        if count <= 1024:
            _counted[count] = found
    return found


_stepped: "dict[tuple[Length, Length, int], array[int]]" = {}


def stepping(first: Length, step: Length, count: int) -> "array[int]":
    """Return `count` places that step evenly from the first, as in a line of Han on its grid.

    All runs with such places share one array: never change it.
    """
    key = (first, step, count)
    found = _stepped.get(key)
    if found is None:
        found = array("i", range(first, first + step * count, step))
        if len(_stepped) < 4096:
            _stepped[key] = found
    return found


class FillPath(NamedTuple):
    path: Path
    ink: Ink
    even_odd: bool = False


class StrokePath(NamedTuple):
    path: Path
    width: Length
    ink: Ink
    dash: tuple[Length, ...] = ()
    cap: str = "butt"
    """`butt`, `round` or `square`."""
    join: str = "miter"


class PlaceImage(NamedTuple):
    """A picture: `key` names it in Resources; `box` is where all of it lies, `clip` what shows."""

    key: str
    box: Rect
    clip: Rect
    alternative: str = ""
    ink: Ink | None = None
    """Of black-only art: what its black is painted in; its white is not painted at all."""


class Group(NamedTuple):
    """Items moved together by (dx, dy) and clipped to `clip` (in the outer coordinates)."""

    items: "tuple[Item, ...]"
    dx: Length = 0
    dy: Length = 0
    clip: Rect | None = None


class Tag(NamedTuple):
    """A piece of structure round its items, in reading order.

    `kind`: `article`, `headline`, `kicker`, `deck`, `subhead`, `paragraph`, `credit`,
    `list`, `figure`, `furniture`, `line`, `ruby` (a reading, after its text). `name` is a title
    for outlines; `key` the story id or other identity; of a table's rows, which are paragraphs,
    `row`, and of its cells, which are lines, `cell`.
    """

    kind: str
    items: "tuple[Item, ...]"
    name: str = ""
    key: str = ""


class Link(NamedTuple):
    target: str
    box: Rect


Item = GlyphRun | FillPath | StrokePath | PlaceImage | Group | Tag | Link


class DisplayList(NamedTuple):
    """One finished page."""

    label: str
    """Printed page number, also the PDF page label."""
    width: Length
    height: Length
    """The media: sheet plus bleed on all sides."""
    trim: Rect
    bleed: Rect
    items: tuple[Item, ...]
