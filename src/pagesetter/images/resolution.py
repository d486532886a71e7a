"""Judges whether a picture has pixels enough for its room, and how wide it could stand.

Turns a probe, a crop and a size into findings. Knows no file.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.findings import ERROR, NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_images import MESSAGES
from pagesetter.geometry import UNIT, Length
from pagesetter.images.geometry import Crop, Size, effective_ppi, widest
from pagesetter.images.preparing import Prepared
from pagesetter.images.probing import Probe


class Limits(NamedTuple):
    """Least pixels to the inch. Twice the screen of 40 lines/cm is 200; line art needs more."""

    error: int = 100
    warning: int = 150
    art_error: int = 200
    art_warning: int = 550


LIMITS = Limits()


def resolution_findings(
    probe: Probe,
    crop: Crop | None,
    size: Size,
    *,
    file: str,
    character: Length,
    limits: Limits = LIMITS,
    span: SourceSpan = NOWHERE,
    place: Place = Place(),
) -> tuple[Finding, ...]:
    """Return the finding about too few pixels, or none.

    `character` is one 字 of the layout: the finding names the greatest width that would do in
    mm and 字, rounded down. Art built of modules (QR codes) is sharp at any resolution.
    """
    if probe.module:
        return ()
    error, wanted = limits.error, limits.warning
    if probe.line_art:
        error, wanted = limits.art_error, limits.art_warning
    ppi = effective_ppi(probe, crop, size)
    if ppi >= wanted:
        return ()
    width = widest(probe, crop, size, wanted)
    found = finding(
        MESSAGES,
        "picture-low-ppi-art" if probe.line_art else "picture-low-ppi",
        span,
        place,
        file=file,
        ppi=ppi,
        wanted=wanted,
        mm=width * 254 // (720 * UNIT),
        characters=width // character,
    )
    return (found._replace(severity=ERROR) if ppi < error else found,)


def ink_findings(
    prepared: Prepared,
    file: str,
    *,
    limit: int = 240,
    span: SourceSpan = NOWHERE,
    place: Place = Place(),
) -> tuple[Finding, ...]:
    """Return the finding that a CMYK picture came with more ink than `limit` percent, or none."""
    if prepared.ink <= limit:
        return ()
    return (
        finding(MESSAGES, "picture-ink", span, place, file=file, ink=prepared.ink, limit=limit),
    )
