"""Gives spans of copy their annotation: the reading in its look, the line below.

Says when the pitch leaves a reading no room: the pitch itself is never changed. Loaded only by
copy that has annotations; sets nothing.
"""

from __future__ import annotations

from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.geometry import UNIT, ratio
from pagesetter.model import Span
from pagesetter.text import TextStyle
from pagesetter.text.annotation import HAN_INK, is_zhuyin, parsed


def annotated(
    part: Span,
    look: TextStyle,
    style: ResolvedStyle,
    styles: StyleBook,
    span: SourceSpan,
    place: Place,
) -> tuple[TextStyle, list[Finding]]:
    """The look of an annotated span, and what is wrong with its room."""
    base = style._replace(text=look._replace(emphasis=False))
    note = parsed(part.ruby, styles.character(base, ("ruby",)))
    findings: list[Finding] = []
    needed = ratio(look.size * HAN_INK, 1000) + note.look.size
    above = bool(note.reading) and not is_zhuyin(note.reading.replace(" ", ""))
    if above and needed > style.pitch:
        findings.append(
            finding(
                MESSAGES, "reading-no-room", span, place, story=place.story,
                pitch=_points(style.pitch), needed=_points(needed + UNIT // 20 - 1),
            )
        )  # fmt: skip
    return look._replace(annotation=note), findings


def _points(length: int) -> str:
    """A length in points, to a tenth."""
    tenths = (length * 10 + UNIT // 2) // UNIT
    return f"{tenths // 10}.{tenths % 10}"
