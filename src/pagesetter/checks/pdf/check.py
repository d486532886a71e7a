"""Preflight of a finished PDF: opens it, and has every part of it checked.

Turns bytes into findings. Whatever the bytes are, the answer is findings, never a fault.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from itertools import pairwise
from typing import Any

from pagesetter.checks.marks import Mark
from pagesetter.checks.pdf.document import check_document
from pagesetter.checks.pdf.fonts import Font, check_font
from pagesetter.checks.pdf.pixels import PIXELS
from pagesetter.checks.pdf.sheets import box_of, check_sheets, placed, trim_of
from pagesetter.checks.pdf.spaces import Space
from pagesetter.checks.pdf.told import Told
from pagesetter.checks.profile import Profile
from pagesetter.checks.rules import press_findings
from pagesetter.findings import Finding
from pagesetter.geometry import UNIT, Rect

_FILTERS = {"x1a": ("/LZWDecode", "/JPXDecode", "/JBIG2Decode"), "x4": ("/LZWDecode",), "": ()}


def check_pdf(
    data: bytes, profile: Profile, file: str = "", labels: Sequence[str] = ()
) -> tuple[Finding, ...]:
    """Return what a press would object to in a PDF; `file` is what findings call it.

    `labels` are the printed numbers its pages must be labelled with, if they are known.
    """
    import pikepdf

    told = Told(file)
    try:
        pdf = pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        told.add("pdf-encrypted")
        return told.findings
    except (pikepdf.PdfError, ValueError, RuntimeError) as error:
        told.add("pdf-unreadable", reason=_reason(error))
        return told.findings
    with pdf:
        try:
            _check(pdf, data, profile, told)
            _labels(pdf, labels, told)
        except (pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError,
                IndexError, RuntimeError) as error:  # fmt: skip
            told.add("pdf-unreadable", reason=_reason(error))
    return told.findings


def _check(pdf: Any, data: bytes, profile: Profile, told: Told) -> None:
    if pdf.is_encrypted:
        told.add("pdf-encrypted")
    mended = pdf.get_warnings()
    if mended:
        told.add("pdf-mended", reason=_reason(mended[0]))
    check_document(pdf, data, told)
    check_sheets(pdf, told)
    fonts: dict[Any, Font] = {}
    for page in pdf.pages:
        told.page = str(page.label)
        _page(page, fonts, profile, told)
    told.page = ""
    for font in fonts.values():
        check_font(font, told)


def _reason(error: object) -> str:
    """What the reader says is wrong, without the name it has for its input."""
    said = (str(error) or "?").splitlines()[0]
    return (said.rpartition("): ")[2] or said).rpartition(">: ")[2][:150]


def _labels(pdf: Any, labels: Sequence[str], told: Told) -> None:
    for page, number in zip(pdf.pages, labels, strict=False):
        if str(page.label) != number:
            told.page = number
            told.add("pdf-page-label", label=page.label, number=number)
    told.page = ""


def _page(page: Any, fonts: dict[Any, Font], profile: Profile, told: Told) -> None:
    from pagesetter.checks.pdf.walker import Walker

    media = box_of(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
    walker = Walker(told, fonts, media[3], media[0])
    group = page.obj.get("/Group")
    if group is not None and group.get("/S") == "/Transparency" and told.standard == "x1a":
        told.add("pdf-transparency", what="Group", standard=told.standard_name)
    resources = page.resources
    for font in resources.get("/Font", {}).values():
        fonts.setdefault(font.objgen if font.is_indirect else id(font), Font(font))
    walker.walk(page, resources)
    for image, box, space in walker.images:
        _picture(image, box, space, profile, told)
    trim = placed(trim_of(page), media)
    bleed = placed(box_of(page, "/BleedBox") or trim_of(page), media)
    inside = [mark for mark in walker.marks if mark.box.overlaps(_grown(bleed)) or _flat(mark)]
    for one in press_findings(inside, trim, bleed, told.page, profile):
        told.take(one._replace(span=told.span))


def _is_code(image: Any) -> bool:
    """Tell whether line art is a code built of modules, which is sharp at any resolution.

    All runs along a few of its rows are then whole multiples of one length above a pixel.
    """
    from math import gcd

    from pagesetter.checks.pdf.pixels import decoded

    try:
        pixels = decoded(image)
    except Exception:  # damaged data, and filters that are not decoded here
        return False
    if pixels is None or abs(pixels.width - pixels.height) > pixels.width // 8:
        return False
    step = 0
    for part in range(1, 8):
        row = pixels.crop(
            (0, pixels.height * part // 8, pixels.width, pixels.height * part // 8 + 1)
        )
        samples = row.tobytes()
        edges = [i for i in range(1, len(samples)) if samples[i] != samples[i - 1]]
        for first, second in pairwise(edges):
            step = gcd(step, second - first)
    return step > 1


def _flat(mark: Mark) -> bool:
    """Marks without area (fills of no width) overlap nothing and are still to be judged."""
    return not mark.box.width or not mark.box.height


def _grown(box: Rect) -> Rect:
    return box.inset(-1)


def _picture(image: Any, box: Rect, space: Space, profile: Profile, told: Told) -> None:
    width, height = int(image.get("/Width", 0)), int(image.get("/Height", 0))
    if width * height > PIXELS:
        told.add("pdf-picture-huge", pixels=width * height // 1_000_000)
    if box.width > 0 and box.height > 0 and width and height:
        ppi = round(min(width * 72 * UNIT / box.width, height * 72 * UNIT / box.height))
        art = int(image.get("/BitsPerComponent", 8)) == 1 or bool(image.get("/ImageMask", False))
        goal = profile.ppi_art if art else profile.ppi_goal
        if not art and ppi < profile.ppi:
            told.add("pdf-coarse", ppi=ppi, least=profile.ppi)
        elif ppi < goal and not (art and _is_code(image)):
            told.add("pdf-low-ppi", ppi=ppi, least=goal)
    filters = image.get("/Filter")
    names = [str(filters)] if getattr(filters, "_type_name", "") != "array" else map(str, filters)
    for name in names:
        if name in _FILTERS[told.standard]:
            told.add(
                "pdf-filter", filter=name[1:].removesuffix("Decode"), standard=told.standard_name
            )
