"""One face: opened with HarfBuzz from a file, memory mapped; shapes, measures, subsets.

Turns text into glyphs in font units and glyphs into outlines and embeddable subsets. Knows
no size, no role and no other face.
"""

from __future__ import annotations

from array import array
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from pagesetter.display import Path
from pagesetter.fonts import opentype, outline
from pagesetter.fonts.embed import Subset, subset_face


class Shaped(NamedTuple):
    """Glyphs of one text in one face, in font units; clusters are code point offsets."""

    gids: array[int]  # "H"
    clusters: array[int]  # "I"
    advances: array[int]  # "i"; vertical text: positive downwards
    x_offsets: array[int] | None  # "i"; None when all are zero
    y_offsets: array[int] | None  # "i", y upwards as in the font; None when all are zero


class FontFace:
    """One face; `key` is the hash of file and member and names the face in display lists.

    Making one costs nothing: the file is opened when something is first asked of it. `path`
    may be any OTF, TTF or collection; `member` counts from 0 in a collection.
    """

    def __init__(
        self, path: str, member: int = 0, *, key: str = "", name: str = "", family: str = ""
    ) -> None:
        self.path = path
        self.member = member
        self._key = key
        self._name = name
        self._family = family
        self._font: hb.Font | None = None
        self._ink: dict[int, tuple[int, int, int, int]] = {}
        self._outlines: dict[int, Path] = {}

    def __repr__(self) -> str:
        return f"FontFace({self.name!r})"

    @property
    def font(self) -> hb.Font:
        """HarfBuzz's font at a scale of one unit per font unit; raises OSError on no file."""
        if self._font is None:
            self._font = opentype.open_font(self.path, self.member)
        return self._font

    @property
    def key(self) -> str:
        """First 16 hex digits of the file's SHA-256, and `-N` for member N > 0."""
        if not self._key:
            self._key = opentype.content_key(self.path, self.member)
        return self._key

    @property
    def name(self) -> str:
        """PostScript name."""
        if not self._name:
            self._name = self.font.face.get_name(6) or self.family.replace(" ", "")
        return self._name

    @property
    def family(self) -> str:
        if not self._family:
            face = self.font.face
            self._family = face.get_name(16) or face.get_name(1) or "?"
        return self._family

    @property
    def upem(self) -> int:
        """Font units per em."""
        return int(self.font.face.upem)

    @property
    def is_cff(self) -> bool:
        return "CFF " in self.font.face.table_tags

    @property
    def ascent(self) -> int:
        """Em box above the baseline in font units (typo ascender; 880 of 1000 in shipped faces)."""
        return opentype.typo_ascender(self.font.face)

    @property
    def embedding(self) -> str:
        """`installable`, `editable`, `preview`, `restricted` from OS/2 fsType."""
        return opentype.embedding(self.font.face)

    @property
    def may_subset(self) -> bool:
        """False when fsType bit 8 forbids subsetting."""
        return opentype.may_subset(self.font.face)

    @property
    def glyph_count(self) -> int:
        return int(self.font.face.glyph_count)

    def has(self, code_point: int) -> bool:
        """True when the face maps the character to a glyph of its own."""
        return bool(self.font.get_nominal_glyph(code_point))

    def has_sequence(self, code_point: int, selector: int) -> bool:
        """True when the face knows this variation sequence (cmap format 14)."""
        return self.font.get_variation_glyph(code_point, selector) is not None

    def shape(
        self,
        text: str,
        language: str = "zh-Hans",
        *,
        vertical: bool = False,
        features: tuple[tuple[str, int], ...] = (),
    ) -> Shaped:
        """Shape one stretch of text; `language` is BCP 47, `features` are OpenType tags.

        Chinese, Japanese and Korean stretches keep one script throughout, so that dashes and
        quotes between Latin words get the language's own forms (`locl`).
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        script = opentype.SCRIPTS.get(language[:2])
        if script is None:
            buffer.guess_segment_properties()
        else:
            buffer.script = script
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.language = language
        hb.shape(self.font, buffer, dict(features) if features else None)
        infos = buffer.glyph_infos
        places = buffer.glyph_positions
        if vertical:
            advances = array("i", [-p.y_advance for p in places])
        else:
            advances = array("i", [p.x_advance for p in places])
        return Shaped(
            array("H", [i.codepoint for i in infos]),
            array("I", [i.cluster for i in infos]),
            advances,
            _unless_zero([p.x_offset for p in places]),
            _unless_zero([p.y_offset for p in places]),
        )

    def ink(self, gid: int) -> tuple[int, int, int, int]:
        """Exact ink box (x_min, y_min, x_max, y_max) of a glyph in font units; zeros when blank.

        Rounded outwards. Taken from the outline: HarfBuzz's own extents of a CFF glyph are
        those of its control points, up to an eighth of an em too large.
        """
        box = self._ink.get(gid)
        if box is None:
            box = self._ink[gid] = outline.ink_box(self.font, gid)
        return box

    def outline(self, gid: int) -> Path:
        """Outline in whole font units, y upwards; quadratic curves raised to cubic."""
        path = self._outlines.get(gid)
        if path is None:
            path = self._outlines[gid] = outline.glyph_path(self.font, gid)
        return path

    def subset(self, gids: set[int]) -> Subset:
        """Make a subset with these glyphs for a PDF; see `embed`."""
        return subset_face(self.font, gids, self.name, whole=not self.may_subset)


def _unless_zero(values: list[int]) -> array[int] | None:
    return array("i", values) if any(values) else None
