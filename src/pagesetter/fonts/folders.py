"""The fonts users drop into the folders of the user, the paper and the issue.

Turns folders into faces with the names and roles each answers to, and into findings about
files that cannot serve. Only headers and name tables are read.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import NamedTuple

import uharfbuzz as hb  # type: ignore[import-untyped]

from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_fonts import MESSAGES
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.roles import roles_claimed

READ = (".otf", ".ttf", ".ttc", ".otc")
NOT_READ = (".woff", ".woff2", ".pfb", ".pfm", ".dfont", ".fon", ".eot")
_NAME_IDS = (16, 1, 4, 6)


class UserFace(NamedTuple):
    """A face of a user's file; `names` are all its family, full and PostScript names."""

    face: FontFace
    file: str
    names: tuple[str, ...]
    roles: tuple[str, ...]


def scan(folders: Sequence[str]) -> tuple[list[UserFace], list[Finding]]:
    """Look through font folders, given from the farthest to the nearest.

    Returns the faces nearest first; a folder that is not there holds none.
    """
    faces: list[UserFace] = []
    findings: list[Finding] = []
    for folder in reversed(folders):
        try:
            names = sorted(os.listdir(folder))
        except OSError:
            continue
        for name in names:
            ending = os.path.splitext(name)[1].lower()
            if ending in READ:
                _read(os.path.join(folder, name), name, faces, findings)
            elif ending in NOT_READ:
                findings.append(_about("font-unsupported", name, kind=ending[1:]))
    return faces, findings


def _read(path: str, name: str, faces: list[UserFace], findings: list[Finding]) -> None:
    try:
        blob = hb.Blob.from_file_path(path)
        count = hb.Face(blob).count
        whole = _tables_lie_inside(path)
    except (hb.HarfBuzzError, OSError):
        findings.append(_about("font-corrupt", name))
        return
    if not count or not whole:
        findings.append(_about("font-corrupt", name))
        return
    for member in range(count):
        face = hb.Face(blob, member)
        if not _can_serve(face):
            findings.append(_about("font-corrupt", name))
        elif face.has_var_data:
            findings.append(_about("font-variable", name))
        else:
            faces.append(_user_face(path, name, member, face))


def _user_face(path: str, name: str, member: int, face: hb.Face) -> UserFace:
    names: dict[str, None] = {}
    families: dict[str, None] = {}
    for entry in face.list_names():
        if entry.name_id in _NAME_IDS:
            text = face.get_name(entry.name_id, entry.language)
            if text:
                names[text] = None
                if entry.name_id in (1, 16):
                    families[text] = None
    stem = os.path.splitext(name)[0]
    return UserFace(
        FontFace(path, member), name, (*names, stem), roles_claimed(stem, list(families))
    )


def _can_serve(face: hb.Face) -> bool:
    """True when the tables for drawing and mapping are there and not empty."""
    tags = face.table_tags
    outlines = ("CFF ",) if "CFF " in tags else ("glyf", "loca")
    needed = ("head", "maxp", "hhea", "hmtx", "cmap", *outlines)
    return bool(
        face.glyph_count
        and all(tag in tags and len(face.reference_table(tag).data) for tag in needed)
        and len(face.unicodes)
    )


def _tables_lie_inside(path: str) -> bool:
    """False when a table of the file reaches past its end: a download that broke off."""
    size = os.path.getsize(path)
    with open(path, "rb") as file:
        head = file.read(12)
        starts = [0]
        if head[:4] == b"ttcf":
            count = int.from_bytes(head[8:12], "big")
            listed = file.read(4 * min(count, 256))
            starts = [int.from_bytes(listed[i : i + 4], "big") for i in range(0, len(listed), 4)]
        for start in starts:
            file.seek(start)
            count = int.from_bytes(file.read(12)[4:6], "big")
            directory = file.read(16 * count)
            if len(directory) < 16 * count:
                return False
            for i in range(0, len(directory), 16):
                offset = int.from_bytes(directory[i + 8 : i + 12], "big")
                length = int.from_bytes(directory[i + 12 : i + 16], "big")
                if offset + length > size:
                    return False
    return True


def _about(code: str, name: str, **params: str) -> Finding:
    return finding(MESSAGES, code, SourceSpan("fonts/" + name), Place(), file=name, **params)
