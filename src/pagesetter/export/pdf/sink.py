"""What a PDF is put together from, and the one small interface behind which a library does it.

Values here hold finished bytes and numbers: content streams, font programs, boxes in
thousandths of a point with y upwards. A sink adds object numbers, dictionaries, compression
and the cross-reference table, and knows nothing of type or pages.
"""

from collections.abc import Sequence
from typing import Protocol

from pagesetter.colour import Ink
from pagesetter.values import NamedTuple

Box = tuple[int, int, int, int]
"""Left, bottom, right, top in 1/1000 pt."""


class PdfFont(NamedTuple):
    """One embedded subset. Codes are two bytes, code = CID; lengths in 1/1000 em."""

    resource: str
    """Name in content streams, such as `F1`."""
    base_font: str
    """PostScript name with its subset tag, such as `ABCDEF+PagesetterSong-Regular`."""
    kind: str
    """`CFF` (bare table) or `glyf` (whole sfnt)."""
    program: bytes
    widths: tuple[tuple[int, int], ...]
    """(code, advance) in code order, for the codes whose advance is not 1000."""
    to_unicode: bytes
    ascent: int
    descent: int
    box: Box
    """Font box in 1/1000 em."""
    vertical: str = ""
    """Name of the same font in vertical writing mode, where lines are set in it."""


class PdfImage(NamedTuple):
    """Picture data that go into the file as they are."""

    width: int
    height: int
    colour_space: str
    """`DeviceGray`, `DeviceCMYK` (a press file) or `DeviceRGB` (a proof)."""
    bits: int
    filter: str
    """`DCTDecode`, `FlateDecode` or empty for raw samples (compressed by the sink)."""
    data: bytes
    decode: tuple[int, ...] = ()
    stencil: bool = False
    """Paints in the ink of its place where its one bit is 0; it has no colour space."""


class FormObject(NamedTuple):
    """One object of a form: its value cut at its references, and its stream if it has one."""

    pieces: tuple[bytes | int, ...]
    """Bytes as written; a number is a reference to that object of the form (0 is the form)."""
    stream: bytes | None = None
    packed: bool = False
    """The stream's data are filtered as its dictionary says."""


class PdfForm(NamedTuple):
    """A placed page of another PDF: a form XObject whose matrix maps it to the unit square."""

    objects: tuple[FormObject, ...]
    key: str
    """Hash of all of it."""


class PdfPage(NamedTuple):
    content: bytes
    media: Box
    trim: Box
    bleed: Box
    label: str
    fonts: tuple[str, ...] = ()
    """Resource names used, sorted."""
    states: tuple[str, ...] = ()
    """`Over` or `Knock`: the overprint states used."""
    spaces: tuple[tuple[str, Ink], ...] = ()
    """Separation colour spaces as (resource name, ink)."""
    images: tuple[tuple[str, str], ...] = ()
    """Pictures as (resource name, key)."""
    tagged: bool = False
    """Its content carries the numbers of structure elements."""


class Bookmark(NamedTuple):
    """An outline entry: goes to (x, y) in 1/1000 pt on a page, or to the page as a whole."""

    title: str
    page: int
    at: tuple[int, int] | None = None
    below: "tuple[Bookmark, ...]" = ()


class Info(NamedTuple):
    title: str
    date: str
    """ISO date; the file carries its noon in UTC."""
    language: str
    creator: str

    @property
    def producer(self) -> str:
        return f"{self.creator}, ReportLab"


class PdfSink(Protocol):
    """Takes the parts of one document, then gives its bytes once."""

    def add_font(self, font: PdfFont) -> None: ...

    def add_image(self, key: str, image: PdfImage) -> None: ...

    def add_form(self, key: str, form: PdfForm) -> None: ...

    def add_page(self, page: PdfPage) -> None: ...

    def add_structure(self, objects: Sequence[FormObject]) -> None:
        """Add the structure of all pages; in pieces -1 is the first page, -2 the second …"""
        ...

    def finish(self, info: Info, outline: Sequence[Bookmark]) -> bytes: ...
