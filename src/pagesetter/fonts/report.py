"""What `pagesetter fonts` tells of each face: names, roles, coverage, rights.

Imported only when asked for: it opens every face and counts its characters.
"""

from __future__ import annotations

import os

from pagesetter.fonts.book import FontBook
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.opentype import any_name
from pagesetter.fonts.roles import ROLES
from pagesetter.installed import installed_folder
from pagesetter.values import NamedTuple


class FaceReport(NamedTuple):
    """One face. Coverages are counts of characters the face has."""

    name: str
    """PostScript name."""
    family: str
    file: str
    """File name, with `#N` for member N > 0 of a collection."""
    shipped: bool
    roles: tuple[str, ...]
    """The roles it plays in this book, as first face or stand-in."""
    glyphs: int
    gb2312: int
    """Of the 6,763 hanzi of GB 2312."""
    standard: int
    """Of the 8,105 characters of 通用规范汉字表."""
    licence: str
    """Licence text or address as the font gives it, first line; empty when it gives none."""
    embedding: str
    """As FontFace.embedding."""
    may_subset: bool


def report(book: FontBook) -> list[FaceReport]:
    """Report on every face of the book: the shipped ones first, then the users', nearest first."""
    gb2312 = gb2312_hanzi()
    standard = standard_characters()
    faces = [(s.face, True) for s in book.shipped] + [(u.face, False) for u in book.users]
    return [_report_on(face, shipped, book, gb2312, standard) for face, shipped in faces]


def gb2312_hanzi() -> frozenset[int]:
    """The 6,763 hanzi of GB 2312-80: rows 16 to 87 of its table."""
    rows = (bytes((row, cell)) for row in range(0xB0, 0xF8) for cell in range(0xA1, 0xFF))
    return frozenset(ord(c) for pair in rows for c in pair.decode("gb2312", "ignore"))


def standard_characters() -> frozenset[int]:
    """The 8,105 characters of 通用规范汉字表."""
    path = os.path.join(installed_folder("fonts"), "tongyong-8105.txt")
    with open(path, encoding="utf-8") as file:
        return frozenset(ord(c) for c in file.read() if c != "\n")


def _report_on(
    face: FontFace,
    shipped: bool,
    book: FontBook,
    gb2312: frozenset[int],
    standard: frozenset[int],
) -> FaceReport:
    font = face.font.face
    mapped = frozenset(font.unicodes)
    file = os.path.basename(face.path) + (f"#{face.member}" if face.member else "")
    licence = any_name(font, 13) or any_name(font, 14)
    return FaceReport(
        face.name,
        face.family,
        file,
        shipped,
        tuple(role for role in ROLES if book.primary(role) is face),
        int(font.glyph_count),
        len(gb2312 & mapped),
        len(standard & mapped),
        "OFL-1.1" if shipped else licence.splitlines()[0] if licence else "",
        face.embedding,
        face.may_subset,
    )
