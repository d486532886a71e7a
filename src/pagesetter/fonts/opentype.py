"""Reads what the program must know of a font file: its key, its tables, its rights.

Everything is read from HarfBuzz's mapped tables, a few bytes each; nothing is parsed twice.
"""

from __future__ import annotations

import uharfbuzz as hb  # type: ignore[import-untyped]

SCRIPTS = {"zh": "Hani", "ja": "Hani", "ko": "Hang"}
"""Script a language's text is shaped with; other languages let HarfBuzz look at the text."""


def open_font(path: str, member: int = 0) -> hb.Font:
    """Map the file and return its font, scaled to font units. Raises OSError."""
    try:
        blob = hb.Blob.from_file_path(path)
    except hb.HarfBuzzError as error:
        raise OSError(str(error)) from None
    return hb.Font(hb.Face(blob, member))


def content_key(path: str, member: int = 0) -> str:
    """The key of a face: first 16 hex digits of the file's SHA-256, `-N` for member N > 0."""
    from hashlib import sha256

    with open(path, "rb") as file:
        digest = sha256(file.read()).hexdigest()
    return key_of(digest, member)


def key_of(digest: str, member: int = 0) -> str:
    return f"{digest[:16]}-{member}" if member else digest[:16]


def typo_ascender(face: hb.Face) -> int:
    """OS/2 sTypoAscender; 0.88 em when the font has no OS/2 table (OpenType 1.9, OS/2)."""
    table = face.reference_table("OS/2").data
    if len(table) < 72:
        return (int(face.upem) * 88 + 50) // 100
    return int.from_bytes(table[68:70], "big", signed=True)


def embedding(face: hb.Face) -> str:
    """Embedding right from fsType bits 0–3; the freest of several counts (OpenType, OS/2)."""
    bits = _fs_type(face)
    if not bits & 0xF:
        return "installable"
    if bits & 8:
        return "editable"
    return "preview" if bits & 4 else "restricted"


def may_subset(face: hb.Face) -> bool:
    return not _fs_type(face) & 0x100


def _fs_type(face: hb.Face) -> int:
    return int.from_bytes(face.reference_table("OS/2").data[8:10], "big")
