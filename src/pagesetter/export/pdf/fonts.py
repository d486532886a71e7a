"""Turns the glyphs a document uses into embedded subsets, one per face.

Every face goes the same way (ISO 32000-1, 9.7): a Type 0 font with two-byte codes, code =
CID = glyph id of the subset. Faces that forbid embedding are refused before anything is
written. Knows nothing of pages or of the library that writes the file.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.digest import blake2b
from pagesetter.display import DisplayList, GlyphRun
from pagesetter.display.walk import runs
from pagesetter.export.pdf.sink import Box, PdfFont
from pagesetter.export.pdf.text import FontCodes, strings_of
from pagesetter.export.pdf.unicode import Texts, pairs, resolve, to_unicode
from pagesetter.findings import PagesetterError
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_fonts import MESSAGES
from pagesetter.fonts import FontBook, FontFace, Subset

NORMAL_WIDTH = 1000
"""Advance in 1/1000 em that needs no entry in the widths: the Han em."""


def runs_by_face(pages: Iterable[DisplayList]) -> dict[str, list[GlyphRun]]:
    """Return every run of every page under its face's key, faces in order of first use."""
    found: dict[str, list[GlyphRun]] = {}
    for page in pages:
        for run in runs(page.items):
            if run.gids:
                if run.face not in found:
                    found[run.face] = []
                found[run.face].append(run)
    return found


def refuse_forbidden(faces: Iterable[FontFace]) -> None:
    """Raise PagesetterError naming every face whose fsType forbids embedding (OpenType, OS/2)."""
    forbidden = [face for face in faces if face.embedding == "restricted"]
    if forbidden:
        raise PagesetterError(
            finding(MESSAGES, "font-embedding-forbidden", face=face.name) for face in forbidden
        )


def embed(
    pages: Iterable[DisplayList], fonts: FontBook
) -> tuple[list[PdfFont], dict[str, FontCodes]]:
    """Return the fonts to write, and under each face's key what painting its runs needs."""
    used = runs_by_face(pages)
    faces = {key: fonts.face(key) for key in used}
    refuse_forbidden(faces.values())
    embedded: list[PdfFont] = []
    codes: dict[str, FontCodes] = {}
    for number, (key, own) in enumerate(used.items(), 1):
        texts = resolve(*pairs(own))
        subset = faces[key].subset(set(texts.of))
        resource = f"F{number}"
        font = _pdf_font(faces[key], subset, texts, resource)
        if any(run.vertical == "upright" for run in own):
            font = font._replace(vertical=resource + "V")
        embedded.append(font)
        strings = strings_of(len(subset.codes))
        shown = {gid: strings[code] for gid, code in subset.codes.items()}
        widths = {gid: subset.widths[code] for gid, code in subset.codes.items()}
        codes[key] = FontCodes(resource, shown, widths, texts, faces[key])
    return embedded, codes


def _pdf_font(face: FontFace, subset: Subset, texts: Texts, resource: str) -> PdfFont:
    used = [(code, texts.of[gid]) for gid, code in subset.codes.items() if gid in texts.of]
    ascent = (2000 * face.ascent + face.upem) // (2 * face.upem)
    return PdfFont(
        resource=resource,
        base_font=f"{subset_tag(subset.data)}+{subset.name}",
        kind=subset.kind,
        program=subset.data,
        widths=tuple([one for one in subset.widths.items() if one[1] != NORMAL_WIDTH]),
        to_unicode=to_unicode(used),
        ascent=ascent,
        descent=ascent - 1000,
        box=_font_box(face),
    )


def subset_tag(program: bytes) -> str:
    """Return the six letters before the `+` of a subset's name; the same for the same bytes."""
    number = int.from_bytes(blake2b(program).digest()[:8], "big")
    letters = ""
    for _ in range(6):
        number, letter = divmod(number, 26)
        letters += chr(ord("A") + letter)
    return letters


def _font_box(face: FontFace) -> Box:
    """Return the box of the face's `head` table in 1/1000 em."""
    head = face.font.face.reference_table("head").data
    corners = (int.from_bytes(head[i : i + 2], "big", signed=True) for i in (36, 38, 40, 42))
    left, bottom, right, top = (1000 * n // face.upem for n in corners)
    return left, bottom, right, top
