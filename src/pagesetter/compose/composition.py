"""What composing yields: pages as display lists, where every line stands, and findings."""

from pagesetter.display import DisplayList
from pagesetter.findings import Finding
from pagesetter.geometry import Rect
from pagesetter.values import NamedTuple


class PlacedLine(NamedTuple):
    """One line of body text on the page: point ↔ story, frame, line, character."""

    story: str
    frame: str
    block: int
    """Index in the article's body; -1 for lines that are not body (byline, credit)."""
    start: int
    end: int
    """Character range in the block's set text."""
    box: Rect
    """From the line's left edge over its measure, em box high, on the sheet."""
    reason: str


class Cut(NamedTuple):
    """Where cutting gains one line."""

    paragraph: int
    """Number of the block in the article's body, from 1."""
    words: str
    """The words after which the line that goes begins."""
    characters: int
    """字 of that line, the most that must be cut."""


class Fit(NamedTuple):
    """How a story fills its frames."""

    story: str
    characters: int
    """字 of its body."""
    capacity: int
    """字 its frames hold net of title."""
    lines_over: int
    """Lines that found no room; 0 when it fits."""
    characters_over: int
    lines_free: int
    """Empty lines left."""
    characters_free: int
    cuts: tuple[Cut, ...] = ()
    """Of a story that is over: where one cut gains one line, the fewest characters first."""
    to_cut: int = 0
    """字 to cut there until it fits."""


class ComposedPage(NamedTuple):
    name: str
    display: DisplayList
    lines: tuple[PlacedLine, ...]
    fits: tuple[Fit, ...]


class Composition(NamedTuple):
    pages: tuple[ComposedPage, ...]
    findings: tuple[Finding, ...]
