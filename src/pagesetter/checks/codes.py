"""Looks whether QR codes have the white round them that phones need (ISO/IEC 18004, 6.3.8).

Takes where codes lie and how wide their modules are, and the marks of the page. What a code's own
margin lacks of four modules must be paper on the page. Knows no pixels.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pagesetter.checks.marks import Mark
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_checks import MESSAGES
from pagesetter.geometry import Length, Rect

QUIET = 4
"""Modules of white a QR code must have on every side."""

Code = tuple[str, Rect, Length, int]
"""Name, where it lies, width of a module, margin of its own in hundredths of a module."""


def quiet_zone_findings(
    codes: Iterable[Code], marks: Sequence[Mark], page: str
) -> tuple[Finding, ...]:
    """Return a finding for every code that something stands too near to."""
    found: list[Finding] = []
    for name, box, module, margin in codes:
        lacks = max(0, QUIET * 100 - margin) * module // 100
        zone = box.inset(-lacks)
        near = _near(zone, name, marks)
        if near:
            place = Place(page, near[-1].story)
            modules = f"{margin / 100:.0f}" if margin % 100 == 0 else f"{margin / 100:.1f}"
            found.append(
                finding(MESSAGES, "code-quiet-zone", place=place, file=name, modules=modules,
                        least=QUIET)
            )  # fmt: skip
    return tuple(found)


def _near(zone: Rect, name: str, marks: Sequence[Mark]) -> list[Mark]:
    """Marks that print within a zone, besides the code; what white covers does not print."""
    near: list[Mark] = []
    for mark in marks:
        if mark.kind == "image" and mark.what == name:
            continue
        if not mark.box.overlaps(zone):
            continue
        if mark.kind == "stroke" and mark.box.inset(mark.measure).contains(zone):
            continue  # a frame round it
        if mark.kind == "fill" and not mark.plates and mark.box.contains(zone):
            near.clear()
        elif mark.plates or mark.kind == "image":
            near.append(mark)
    return near
