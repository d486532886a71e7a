"""Judges whether a picture has pixels enough for its room, and how wide it could stand.

Turns a probe, a crop and a size into findings. Knows no file.
"""

from __future__ import annotations

from pagesetter.findings import ERROR, NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_images import MESSAGES
from pagesetter.geometry import UNIT, Length
from pagesetter.geometry.length import ratio
from pagesetter.images.geometry import Crop, Size, effective_ppi, widest
from pagesetter.images.probing import Probe
from pagesetter.values import NamedTuple

_CODE = (21, 185)
"""Modules along a side of a QR code: the least without a margin, the most with one."""
_CODE_WIDTH = 15
"""Least width in mm at which phones read a code from newsprint."""


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
    """Return the finding about too few pixels or too small a code, or none.

    `character` is one 字 of the layout: the finding names the greatest width that would do in
    mm and 字, rounded down. Art built of modules (QR codes) is sharp at any resolution, but a
    code below 15 mm is not read by phones.
    """
    if probe.module:
        return _code_findings(probe, size, file, span, place)
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


def is_code(probe: Probe) -> bool:
    """Tell whether art is built of as many modules as a QR code has."""
    least, most = _CODE
    return probe.module > 0 and all(
        least <= side // probe.module <= most for side in (probe.width, probe.height)
    )


def _code_findings(
    probe: Probe, size: Size, file: str, span: SourceSpan, place: Place
) -> tuple[Finding, ...]:
    """Return the finding that a code is too small to be read, or none."""
    mm = min(size) * 254 // (720 * UNIT)
    if not is_code(probe) or min(size) >= ratio(_CODE_WIDTH * 720 * UNIT, 254):
        return ()
    return (
        finding(MESSAGES, "picture-code-small", span, place, file=file, mm=mm, least=_CODE_WIDTH),
    )


def ink_findings(
    probe: Probe,
    file: str,
    *,
    limit: int = 240,
    span: SourceSpan = NOWHERE,
    place: Place = Place(),
) -> tuple[Finding, ...]:
    """Return the finding that a CMYK picture came with more ink than `limit` percent, or none."""
    if probe.ink <= limit:
        return ()
    return (finding(MESSAGES, "picture-ink", span, place, file=file, ink=probe.ink, limit=limit),)
