"""What a plant would object to in artwork, before it is placed: colours, fonts, transparency.

Turns the PDF of one cleaned page into facts, by the same walk that reads back a finished file.
Sizes and inks are judged there, at the size the artwork is printed.
"""

from __future__ import annotations

from io import BytesIO
from typing import Any

from pagesetter.checks.pdf.told import Told
from pagesetter.values import NamedTuple


class ArtworkFacts(NamedTuple):
    """What one page is made of."""

    colours: tuple[str, ...] = ()
    """Colour spaces that may stand in no press file: `RGB`, `Lab` …"""
    fonts: tuple[str, ...] = ()
    """Fonts that are not embedded."""
    newer: tuple[str, ...] = ()
    """What PDF/X-4 allows and PDF/X-1a does not: transparency, ICC colour."""
    spots: tuple[str, ...] = ()
    """Plates of its own."""
    coloured: bool = False
    """It prints on another plate than black."""
    unsound: bool = False
    """Something in its content could not be followed."""
    blank: bool = False
    """It paints nothing at all."""
    heavy: bool = False
    """It paints more than can be followed, by forms within forms."""


def artwork_facts(pdf: bytes) -> ArtworkFacts:
    """Return the facts of the first page of a PDF."""
    import pikepdf

    from pagesetter.checks.pdf.fonts import Font, check_font
    from pagesetter.checks.pdf.walker import Walker

    told = Told("")
    told.standard = "x1a"  # the stricter: what only it forbids is told apart below
    fonts: dict[Any, Font] = {}
    with pikepdf.Pdf.open(BytesIO(pdf)) as file:
        page = file.pages[0]
        walker = Walker(told, fonts, float(page.MediaBox[3]), float(page.MediaBox[0]))
        walker.walk(page, page.obj["/Resources"])
        for font in fonts.values():
            check_font(font, told)
        blank = not page.Contents.read_bytes().strip()
    found: dict[str, list[str]] = {}
    for one in told.findings:
        params = dict(one.params)
        key = {"pdf-colour-space": "space", "pdf-transparency": "what", "pdf-spot": "name",
               "pdf-font-not-embedded": "font"}.get(one.code)  # fmt: skip
        found.setdefault(one.code, []).append(params[key] if key else one.code)
    colours = found.get("pdf-colour-space", [])
    newer = [*found.get("pdf-transparency", []), *(c for c in colours if c == "ICCBased")]
    coloured = any(plate != "K" for mark in walker.marks for plate, _ in mark.plates)
    coloured |= any(not _is_black(image, space) for image, _, space in walker.images)
    return ArtworkFacts(
        tuple(c for c in colours if c != "ICCBased"),
        tuple(found.get("pdf-font-not-embedded", ())),
        tuple(dict.fromkeys(newer)),
        tuple(found.get("pdf-spot", ())),
        coloured,
        "pdf-content" in found,
        blank,
        walker.given_up,
    )


def _is_black(image: Any, space: Any) -> bool:
    return bool(image.get("/ImageMask", False)) or space.kind == "gray"
