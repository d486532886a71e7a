"""Gives Qt the very faces the page was set with, by glyph id: raw fonts, and outlines.

Qt loads font data from memory but knows no member of a collection: it always takes the
first. A member is therefore cut out, table by table, into a font of its own. Qt shapes
nothing and looks up no character here.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QByteArray, Qt
from PySide6.QtGui import QFont, QGlyphRun, QPainterPath, QRawFont, QTransform

from pagesetter.display import GlyphRun, Path
from pagesetter.fonts import FontBook, FontFace

_BASE_PIXELS = 16.0
_KEPT_RUNS = 8_000
"""Lines whose glyphs are kept ready: those of a dozen pages."""


class RawFonts:
    """Faces of a font book as Qt draws them, loaded when first drawn and kept."""

    most_pixels = 60.0
    """Em in device pixels from which glyphs are filled as outlines. Qt stops caching at 64, and
    version 6.11 then draws nothing at all for a font loaded from memory."""

    def __init__(self, fonts: FontBook) -> None:
        self._fonts = fonts
        self._faces: dict[str, QRawFont] = {}
        self._sized: dict[tuple[str, float], QRawFont] = {}
        self._outlines: dict[tuple[str, int], QPainterPath] = {}
        self._runs: dict[tuple[int, ...], tuple[GlyphRun, QGlyphRun]] = {}

    def use(self, fonts: FontBook) -> None:
        """Take faces from another book; what is loaded stays, for a face is named by its bytes."""
        self._fonts = fonts

    def of(self, key: str, pixels: float) -> QRawFont:
        """Return the face with this key at an em of `pixels`; ValueError if Qt cannot read it.

        Unhinted, so that glyphs keep the outlines and advances of the print.
        """
        found = self._sized.get((key, pixels))
        if found is None:
            found = QRawFont(self._face(key))
            found.setPixelSize(pixels)
            self._sized[key, pixels] = found
        return found

    def outline(self, key: str, gid: int) -> QPainterPath:
        """Return a glyph's outline in ems, y downwards."""
        found = self._outlines.get((key, gid))
        if found is None:
            face = self._fonts.face(key)
            em = QTransform.fromScale(1 / face.upem, -1 / face.upem)
            found = self._outlines[key, gid] = em.map(painter_path(face.outline(gid), 1))
        return found

    def strays(self, run: GlyphRun) -> Sequence[int]:
        """Which glyphs of a run, by their number in it, Qt would draw beside their places."""
        return ()

    def kept(self, run: GlyphRun) -> QGlyphRun | None:
        """The glyphs of a run as Qt draws them, wherever it stood when they were made."""
        found = self._runs.get(_identity(run))
        return None if found is None else found[1]

    def keep(self, run: GlyphRun, glyphs: QGlyphRun) -> None:
        """Keep the glyphs of a run; with them the run, so that its columns stay what they are."""
        if len(self._runs) >= _KEPT_RUNS:
            del self._runs[next(iter(self._runs))]
        self._runs[_identity(run)] = run, glyphs

    def _face(self, key: str) -> QRawFont:
        found = self._faces.get(key)
        if found is None:
            face = self._fonts.face(key)
            found = self._load(face)
            if not found.isValid():
                raise ValueError(f"Qt cannot read {face.name}")
            self._faces[key] = found
        return found

    def _load(self, face: FontFace) -> QRawFont:
        found = QRawFont()
        found.loadFromData(
            QByteArray(font_data(face)), _BASE_PIXELS, QFont.HintingPreference.PreferNoHinting
        )
        return found


def _identity(run: GlyphRun) -> tuple[int, ...]:
    """What tells a run's glyphs and their places from its origin; moved runs share columns."""
    return id(run.gids), id(run.xs), id(run.ys), run.size, run.hscale, id(run.face)


def font_data(face: FontFace) -> bytes:
    """Return the bytes of a face as a font file of its own."""
    with open(face.path, "rb") as file:
        if file.read(4) != b"ttcf":
            file.seek(0)
            return file.read()
    return _member(face)


def _member(face: FontFace) -> bytes:
    """Return one member of a collection as an sfnt (OpenType 1.9, "Organization of a font").

    Checksums stay zero: no reader used here looks at them.
    """
    source = face.font.face
    tables = {tag: source.reference_table(tag).data for tag in sorted(source.table_tags)}
    count = len(tables)
    power = 1 << (count.bit_length() - 1)
    flavour = b"OTTO" if "CFF " in tables else b"\0\1\0\0"
    head = flavour + b"".join(
        n.to_bytes(2, "big")
        for n in (count, 16 * power, power.bit_length() - 1, 16 * (count - power))
    )
    offset = len(head) + 16 * count
    records: list[bytes] = []
    bodies: list[bytes] = []
    for tag, data in tables.items():
        body = data + bytes(-len(data) % 4)
        records.append(
            tag.encode("ascii")
            + bytes(4)
            + offset.to_bytes(4, "big")
            + len(data).to_bytes(4, "big")
        )
        bodies.append(body)
        offset += len(body)
    return head + b"".join(records) + b"".join(bodies)


def painter_path(path: Path, unit: int) -> QPainterPath:
    """Return a path of the display list for Qt, its numbers divided by `unit`."""
    result = QPainterPath()
    result.setFillRule(Qt.FillRule.WindingFill)
    for segment in path:
        numbers = [n / unit for n in segment[1:] if isinstance(n, int)]
        if segment[0] == "M":
            result.moveTo(*numbers)
        elif segment[0] == "L":
            result.lineTo(*numbers)
        elif segment[0] == "C":
            result.cubicTo(*numbers)
        else:
            result.closeSubpath()
    return result
