"""One face: opened with HarfBuzz from a file, memory mapped; shapes, measures, subsets."""

from __future__ import annotations

from array import array
from typing import NamedTuple

from pagesetter.display import Path


class Shaped(NamedTuple):
    """Glyphs of one text in one face, in font units; clusters are code point offsets."""

    gids: array[int]  # "H"
    clusters: array[int]  # "I"
    advances: array[int]  # "i"; vertical text: positive downwards
    x_offsets: array[int] | None  # "i"; None when all are zero
    y_offsets: array[int] | None  # "i", y upwards as in the font; None when all are zero


class Subset(NamedTuple):
    """A subset for embedding."""

    kind: str  # "CFF" (bare CFF table) or "glyf" (whole sfnt)
    data: bytes
    codes: dict[int, int]  # source glyph id -> code in the PDF (= new glyph id = CID)
    widths: dict[int, int]  # code -> advance in 1/1000 em, rounded
    name: str  # PostScript name without the subset tag


class FontFace:
    """See the methods; `key` is the hash of the file and member and names the face in display lists."""

    key: str
    name: str
    """PostScript name."""
    family: str
    upem: int
    is_cff: bool
    ascent: int
    """Em box above the baseline in font units (typo ascender; 880 of 1000 in shipped faces)."""

    def has(self, code_point: int) -> bool:
        raise NotImplementedError

    def shape(
        self,
        text: str,
        language: str = "zh-Hans",
        *,
        vertical: bool = False,
        features: tuple[tuple[str, int], ...] = (),
    ) -> Shaped:
        raise NotImplementedError

    def ink(self, gid: int) -> tuple[int, int, int, int]:
        """Exact ink box (x_min, y_min, x_max, y_max) of a glyph in font units; zeros when blank."""
        raise NotImplementedError

    def outline(self, gid: int) -> Path:
        """Outline in font units, y upwards; quadratic curves raised to cubic."""
        raise NotImplementedError

    def subset(self, gids: set[int]) -> Subset:
        raise NotImplementedError

    @property
    def embedding(self) -> str:
        """`installable`, `editable`, `preview`, `restricted` from OS/2 fsType."""
        raise NotImplementedError

    @property
    def may_subset(self) -> bool:
        """False when fsType bit 8 forbids subsetting."""
        raise NotImplementedError
