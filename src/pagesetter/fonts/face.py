"""One face: opened with HarfBuzz from a file, memory mapped; shapes, measures, subsets.

Turns text into glyphs in font units and glyphs into outlines and embeddable subsets. Knows
no size, no role and no other face.
"""

from __future__ import annotations

from array import array
from functools import cached_property

from pagesetter.display import Path, counting
from pagesetter.fonts import opentype, outline
from pagesetter.fonts.embed import Subset, subset_face
from pagesetter.fonts.harfbuzz import hb
from pagesetter.fonts.nominal import NominalGlyphs
from pagesetter.values import NamedTuple

SCRIPTS = {"zh": "Hani", "ja": "Hani", "ko": "Hang"}
"""Script a language's text is shaped with; other languages let HarfBuzz look at the text."""
PROPORTIONAL = frozenset("“”‘’…")
"""Marks a Chinese face draws one em wide and a Western language wants narrow (feature pwid)."""

_LONG = 1024
_ORDER = [*range(_LONG)]
"""Clusters of glyphs that stand for one character each, in order."""

Feature = int | list[tuple[int, int, int]]
"""Value of a feature for the whole text, or as (start, end, value) for parts of it."""


class Shaped(NamedTuple):
    """Glyphs of one text in one face, in font units; clusters are code point offsets."""

    gids: array[int]  # "H"
    clusters: array[int]  # "I"
    advances: list[int]  # vertical text: positive downwards
    x_offsets: array[int] | None  # "i"; None when all are zero
    y_offsets: array[int] | None  # "i", y upwards as in the font; None when all are zero


class FontFace:
    """One face; `key` is the hash of file and member and names the face in display lists.

    Making one costs nothing: the file is opened when something is first asked of it. `path`
    may be any OTF, TTF or collection; `member` counts from 0 in a collection. Key, name and
    family are read from the file unless the caller knows them. `touched` are the code points
    that features on by default look at in Chinese text, in hexadecimal; None when not known.
    """

    def __init__(
        self,
        path: str,
        member: int = 0,
        *,
        key: str = "",
        name: str = "",
        family: str = "",
        touched: str | None = None,
    ) -> None:
        self.path = path
        self.member = member
        self._touched = touched
        self._known = key, name, family
        self._advances = _Advances(self)
        self._ink: dict[int, tuple[int, int, int, int]] = {}
        self._outlines: dict[int, Path] = {}

    def __repr__(self) -> str:
        return f"FontFace({self.name!r})"

    @cached_property
    def font(self) -> hb.Font:
        """HarfBuzz's font at a scale of one unit per font unit; raises OSError on no file."""
        return opentype.open_font(self.path, self.member)

    @cached_property
    def key(self) -> str:
        """First 16 hex digits of the file's SHA-256, and `-N` for member N > 0."""
        return self._known[0] or opentype.content_key(self.path, self.member)

    @cached_property
    def name(self) -> str:
        """PostScript name: printable ASCII without the delimiters of PDF."""
        return self._known[1] or opentype.postscript_name(self.font.face) or f"Font-{self.key}"

    @cached_property
    def family(self) -> str:
        return self._known[2] or opentype.any_name(self.font.face, 16, 1) or self.name

    @cached_property
    def upem(self) -> int:
        """Font units per em."""
        return int(self.font.face.upem)

    @cached_property
    def is_cff(self) -> bool:
        return "CFF " in self.font.face.table_tags

    @cached_property
    def ascent(self) -> int:
        """Em box above the baseline in font units (typo ascender; 880 of 1000 in shipped faces)."""
        return opentype.typo_ascender(self.font.face)

    @cached_property
    def has_half_digits(self) -> bool:
        """True when the face draws digits for half an em itself (OpenType feature hwid)."""
        return all(2 * advance == self.upem for advance in self._half_digits.advances)

    @cached_property
    def _half_digits(self) -> Shaped:
        return self.shape("0123456789", features=(("hwid", 1),))

    @cached_property
    def embedding(self) -> str:
        """`installable`, `editable`, `preview`, `restricted` from OS/2 fsType."""
        return opentype.embedding(self.font.face)

    @cached_property
    def may_subset(self) -> bool:
        """False when fsType bit 8 forbids subsetting."""
        return opentype.may_subset(self.font.face)

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
        features: tuple[tuple[str, Feature], ...] = (),
        even: bool = False,
    ) -> Shaped:
        """Shape one stretch of text; `language` is BCP 47, `features` are OpenType tags.

        Chinese, Japanese and Korean stretches keep one script throughout, so that dashes and
        quotes between Latin words get the language's own forms (`locl`). In other languages
        quotes take their proportional forms, where the face has them.

        `even` leaves out kerning: every glyph has its own advance, and kana pairs stay on the
        grid. It is for level text without letters, combining marks and invisible characters:
        there kerning is all that moves a glyph, so none is asked for its place.
        """
        buffer = hb.Buffer()
        buffer.add_str(text)
        wanted: dict[str, Feature] = dict(features)
        if even:
            wanted["kern"] = 0
        script = SCRIPTS.get(language[:2])
        if script is None:
            buffer.guess_segment_properties()
            if "pwid" not in wanted and not PROPORTIONAL.isdisjoint(text):
                wanted["pwid"] = [(i, i + 1, 1) for i, c in enumerate(text) if c in PROPORTIONAL]
        else:
            buffer.script = script
        buffer.direction = "ttb" if vertical else "ltr"
        buffer.language = language
        hb.shape(self.font, buffer, wanted)
        infos = buffer.glyph_infos or ()
        glyphs = [i.codepoint for i in infos]
        gids = array("H", glyphs)
        places = [i.cluster for i in infos]
        count = len(text)
        in_order = _ORDER[:count] if count <= _LONG else [*range(count)]
        clusters = counting(count) if places == in_order else array("I", places)
        if even:
            advances = [*map(self._advances.__getitem__, glyphs)]
            # tuple.__new__: half the time of calling the class.
            return tuple.__new__(Shaped, (gids, clusters, advances, None, None))
        return Shaped(gids, clusters, *_positions(buffer, vertical))

    def shape_nominal(self, text: str, *, half_digits: bool = False) -> Shaped | None:
        """What `shape` says of `even` Chinese text, where that is sure without asking HarfBuzz.

        `half_digits` takes the digits of feature hwid. None for all other text, for faces
        whose features are not known, and when a character is missing.
        """
        if self._touched is None:
            return None
        found = self._nominal.shape(text, half_digits)
        if found is None:
            return None
        gids, advances = found
        return tuple.__new__(Shaped, (gids, counting(len(text)), advances, None, None))

    @cached_property
    def _nominal(self) -> NominalGlyphs:
        return NominalGlyphs(self, self._touched or "", self._half_digits.gids)

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


class _Advances(dict[int, int]):
    """Glyph id -> its own horizontal advance in font units."""

    def __init__(self, face: FontFace) -> None:
        super().__init__()
        self._face = face

    def __missing__(self, gid: int) -> int:
        advance = self[gid] = int(self._face.font.get_glyph_h_advance(gid))
        return advance


def _positions(
    buffer: hb.Buffer, vertical: bool
) -> tuple[list[int], array[int] | None, array[int] | None]:
    """Advances, x and y offsets of shaped glyphs as in `Shaped`."""
    places = buffer.glyph_positions or ()
    advances = [-p.y_advance for p in places] if vertical else [p.x_advance for p in places]
    if not [p for p in places if p.x_offset or p.y_offset]:  # nearly always in level text
        return advances, None, None
    x_offsets = _unless_zero([p.x_offset for p in places])
    return advances, x_offsets, _unless_zero([p.y_offset for p in places])


def _unless_zero(values: list[int]) -> array[int] | None:
    return array("i", values) if any(values) else None
