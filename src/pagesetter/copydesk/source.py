"""What reading yields: the text of one file as it came, and what its format said of its lines.

Knows no rule and no article. Offsets count characters of `text`, from 0.
"""

from __future__ import annotations

from pagesetter.values import NamedTuple

SOFT = "\v"
"""A soft return in a source (Word's Shift+Enter, `<br>`), and a hard turn in a title."""


class Hint(NamedTuple):
    """What the file's own format says of one line."""

    kind: str
    """heading, title (bold and centred), list, figure, table, quote, footnote, box, comment."""
    level: int = 0
    value: str = ""
    """A list's marker, a picture's path, the size of a title in half-points."""


class Mark(NamedTuple):
    """A run of characters with a mark: strong, emphasis, sup, sub."""

    start: int
    end: int
    mark: str


class Asset(NamedTuple):
    """A picture that came inside the file, to be saved under `assets/`."""

    name: str
    data: bytes


class Source(NamedTuple):
    """One file as it was read. `text` has one line per paragraph or line of the file."""

    name: str
    """File name without its folder."""
    kind: str
    """txt, md, docx, html."""
    text: str
    encoding: str = ""
    hints: tuple[tuple[int, Hint], ...] = ()
    """(offset of the first character of a line that is no blank, what is said of the line)."""
    marks: tuple[Mark, ...] = ()
    assets: tuple[Asset, ...] = ()
    data: bytes = b""
    """The bytes of the file, kept beside the articles."""
    remarks: tuple[tuple[str, str], ...] = ()
    """(code of a finding, its value) that reading turned up."""
