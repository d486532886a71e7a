"""Checks the pages of a PDF as sheets: boxes, sizes, turns, labels, annotations.

Knows no page content.
"""

from __future__ import annotations

from typing import Any

from pagesetter.checks.pdf.told import Told
from pagesetter.geometry import UNIT, Rect

_SLACK = 0.01
"""Points that boxes may differ by."""

Box = tuple[float, float, float, float]


def box_of(page: Any, name: str) -> Box | None:
    """Return a box of a page, inherited if need be, left, bottom, right, top; None without."""
    node, depth = page.obj, 0
    while node is not None and depth < 50:
        if name in node:
            a, b, c, d = (float(v) for v in node[name])
            return min(a, c), min(b, d), max(a, c), max(b, d)
        node, depth = node.get("/Parent"), depth + 1
    return None


def trim_of(page: Any) -> Box:
    """Return the trim box, else the art box, else all of the page."""
    media = box_of(page, "/MediaBox") or (0.0, 0.0, 612.0, 792.0)
    return box_of(page, "/TrimBox") or box_of(page, "/ArtBox") or media


def placed(box: Box, media: Box) -> Rect:
    """Return a box in 1/65,536 pt, y downwards from the top left of the media."""
    left, bottom, right, top = box
    return Rect(
        round((left - media[0]) * UNIT),
        round((media[3] - top) * UNIT),
        round((right - left) * UNIT),
        round((top - bottom) * UNIT),
    )


def check_sheets(pdf: Any, told: Told) -> None:
    """Note what is wrong with the pages as sheets."""
    if not len(pdf.pages):
        told.add("pdf-no-pages")
    sizes: dict[tuple[int, int], None] = {}
    for page in pdf.pages:
        told.page = str(page.label)
        trim = trim_of(page)
        sizes[round(trim[2] - trim[0]), round(trim[3] - trim[1])] = None
        _boxes(page, told)
        if int(page.obj.get("/Rotate", 0)) % 360 or float(page.obj.get("/UserUnit", 1)) != 1:
            told.add("pdf-page-turned")
        _annotations(page, told)
    told.page = ""
    if len(sizes) > 1 and told.standard:
        shown = "、".join(f"{w * 25.4 / 72:.0f}×{h * 25.4 / 72:.0f} mm" for w, h in sizes)
        told.add("pdf-page-sizes", sizes=shown)


def _boxes(page: Any, told: Told) -> None:
    media = box_of(page, "/MediaBox")
    trim, art = box_of(page, "/TrimBox"), box_of(page, "/ArtBox")
    bleed, crop = box_of(page, "/BleedBox"), box_of(page, "/CropBox")
    if media is None:
        told.add("pdf-page-box", why="there is no MediaBox", why_zh="没有介质框")
        return
    if told.standard and (trim is None) == (art is None):
        told.add(
            "pdf-page-box",
            why="one of TrimBox and ArtBox is needed",
            why_zh="须有成品框，且只有一个",
        )
    inner = trim or art or media
    if not _inside(inner, bleed or media):
        told.add("pdf-page-box", why="the trim leaves the bleed", why_zh="成品框超出出血框")
    if bleed and not _inside(bleed, media):
        told.add("pdf-page-box", why="the bleed leaves the media", why_zh="出血框超出介质框")
    if crop and not _inside(inner, crop):
        told.add("pdf-page-box", why="the crop cuts the trim", why_zh="裁剪框切到成品框")


def _inside(inner: Box, outer: Box) -> bool:
    return (
        inner[0] >= outer[0] - _SLACK
        and inner[1] >= outer[1] - _SLACK
        and inner[2] <= outer[2] + _SLACK
        and inner[3] <= outer[3] + _SLACK
    )


def _annotations(page: Any, told: Told) -> None:
    """Annotations must lie outside the bleed (ISO 15930, 6.x); printer's marks are let pass."""
    bleed = box_of(page, "/BleedBox") or trim_of(page)
    for annotation in page.obj.get("/Annots", []):
        kind = str(annotation.get("/Subtype", "?")).lstrip("/")
        if kind in ("PrinterMark", "TrapNet"):
            continue
        a, b, c, d = (float(v) for v in annotation.get("/Rect", [0, 0, 0, 0]))
        left, bottom, right, top = min(a, c), min(b, d), max(a, c), max(b, d)
        if left < bleed[2] and right > bleed[0] and bottom < bleed[3] and top > bleed[1]:
            told.add("pdf-annotation", kind=kind)
        elif "/A" in annotation or "/AA" in annotation:
            told.add("pdf-action", what="an action", what_zh="动作")
