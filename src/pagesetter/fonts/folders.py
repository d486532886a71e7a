"""The fonts users drop into the folders of the user, the paper and the issue.

Turns folders into faces with the names and roles each answers to, and into findings about
files that cannot serve. Only headers and name tables are read.
"""

import os
from collections.abc import Sequence

from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_fonts import MESSAGES
from pagesetter.fonts import opentype
from pagesetter.fonts.face import FontFace
from pagesetter.fonts.roles import roles_claimed
from pagesetter.values import NamedTuple

READ = (".otf", ".ttf", ".ttc", ".otc")
NOT_READ = (".woff", ".woff2", ".pfb", ".pfm", ".dfont", ".fon", ".eot")


class UserFace(NamedTuple):
    """A face of a user's file; `names` are all its family, full, PostScript and file names."""

    face: FontFace
    file: str
    names: tuple[str, ...]
    roles: tuple[str, ...]
    embeddable: bool


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
                read, code = read_file(os.path.join(folder, name))
                faces += read
                if code:
                    findings.append(_about(code, name))
            elif ending in NOT_READ:
                findings.append(_about("font-unsupported", name, kind=ending[1:]))
    return faces, findings


def read_file(path: str) -> tuple[list[UserFace], str]:
    """The faces of one font file, and the code of the finding about those left out, or ""."""
    name = os.path.basename(path)
    try:
        members = opentype.directories(path)
    except OSError:
        members = []
    faces = []
    code = "" if members else "font-corrupt"
    for member, tables in enumerate(members):
        if not _can_serve(tables):
            code = "font-corrupt"
        elif "fvar" in tables:
            code = code or "font-variable"
        else:
            face = FontFace(path, member)
            if face.font.face.glyph_count and face.font.face.unicodes:
                faces.append(_user_face(face, name))
            else:
                code = "font-corrupt"
    return faces, code


def _can_serve(tables: dict[str, int]) -> bool:
    """True when the tables for drawing and mapping are there and not empty."""
    outlines = (
        ("CFF ",) if "CFF " in tables else ("CFF2",) if "CFF2" in tables else ("glyf", "loca")
    )
    return all(tables.get(t) for t in ("head", "maxp", "hhea", "hmtx", "cmap", *outlines))


def _user_face(face: FontFace, name: str) -> UserFace:
    font = face.font.face
    stem = os.path.splitext(name)[0]
    return UserFace(
        face,
        name,
        (*opentype.all_names(font, 16, 1, 4, 6), stem),
        roles_claimed(stem, opentype.all_names(font, 16, 1)),
        face.embedding != "restricted",
    )


def _about(code: str, name: str, **params: str) -> Finding:
    return finding(MESSAGES, code, SourceSpan("fonts/" + name), Place(), file=name, **params)
