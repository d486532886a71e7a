"""Reads what the program must know of a font file: key, names, tables, rights.

Only headers and small tables are read, never an outline. Whether a file is whole is judged by
its table directory alone.
"""

from __future__ import annotations

import os

from pagesetter.fonts.harfbuzz import hb

_PDF_DELIMITERS = frozenset("()<>[]{}/%#")


def open_font(path: str, member: int = 0) -> hb.Font:
    """Map the file and return its font, scaled to font units. Raises OSError."""
    try:
        blob = hb.Blob.from_file_path(path)
    except hb.HarfBuzzError as error:
        raise OSError(str(error)) from None
    return hb.Font(hb.Face(blob, member))


def content_key(path: str, member: int = 0) -> str:
    """The key of a face, from the file's content: equal files have equal keys everywhere."""
    from hashlib import sha256

    with open(path, "rb") as file:
        return key_of(sha256(file.read()).hexdigest(), member)


def key_of(digest: str, member: int = 0) -> str:
    """First 16 hex digits of the file's SHA-256, and `-N` for member N > 0."""
    return f"{digest[:16]}-{member}" if member else digest[:16]


def any_name(face: hb.Face, *name_ids: int) -> str:
    """The first of these names, in English if there is one, else in any language; or empty."""
    entries = face.list_names()
    for name_id in name_ids:
        languages = [e.language for e in entries if e.name_id == name_id]
        for language in ("en", *languages):
            if language in languages:
                name = face.get_name(name_id, language)
                if name:
                    return str(name)
    return ""


def all_names(face: hb.Face, *name_ids: int) -> list[str]:
    """These names in every language, each once."""
    found = {
        face.get_name(entry.name_id, entry.language): None
        for entry in face.list_names()
        if entry.name_id in name_ids
    }
    return [name for name in found if name]


def postscript_name(face: hb.Face) -> str:
    """Name id 6 without what a PDF name may not hold; empty when nothing is left."""
    name = any_name(face, 6)
    return "".join(c for c in name if "!" <= c <= "~" and c not in _PDF_DELIMITERS)


def typo_ascender(face: hb.Face) -> int:
    """OS/2 sTypoAscender; 0.88 em when the font has no OS/2 table (OpenType, OS/2)."""
    table = face.reference_table("OS/2").data
    if len(table) < 72:
        return (int(face.upem) * 88 + 50) // 100
    return int.from_bytes(table[68:70], "big", signed=True)


def embedding(face: hb.Face) -> str:
    """Embedding right from fsType (OpenType, OS/2): the freest of several bits counts.

    Bit 9, bitmaps only, is as good as forbidden for outlines.
    """
    bits = _fs_type(face)
    if bits & 0x200:
        return "restricted"
    if not bits & 0xF:
        return "installable"
    if bits & 8:
        return "editable"
    return "preview" if bits & 4 else "restricted"


def may_subset(face: hb.Face) -> bool:
    return not _fs_type(face) & 0x100


def _fs_type(face: hb.Face) -> int:
    return int.from_bytes(face.reference_table("OS/2").data[8:10], "big")


def directories(path: str) -> list[dict[str, int]]:
    """Table lengths by tag, for each member of a font file; empty when the file is broken.

    A table that reaches past the end of the file, as after a download that broke off, makes
    the whole file broken. Raises OSError.
    """
    size = os.path.getsize(path)
    members = []
    with open(path, "rb") as file:
        for start in _member_offsets(file.read(12 + 4 * 256)):
            file.seek(start)
            count = int.from_bytes(file.read(12)[4:6], "big")
            records = file.read(16 * count)
            if not count or len(records) < 16 * count:
                return []
            tables = {}
            for i in range(0, len(records), 16):
                offset, length = (_u32(records, i + 8), _u32(records, i + 12))
                if offset + length > size:
                    return []
                tables[records[i : i + 4].decode("latin-1")] = length
            members.append(tables)
    return members


def _member_offsets(head: bytes) -> list[int]:
    """Where the members of a collection begin; [0] for a single font; empty for no font."""
    if head[:4] in (b"\x00\x01\x00\x00", b"OTTO", b"true"):
        return [0]
    if head[:4] != b"ttcf":
        return []
    count = _u32(head, 8)
    return [_u32(head, i) for i in range(12, min(12 + 4 * count, len(head) - 3), 4)]


def _u32(data: bytes, at: int) -> int:
    return int.from_bytes(data[at : at + 4], "big")
