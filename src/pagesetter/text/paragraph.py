"""Sets one paragraph: spans of text in, lines of placed glyphs out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pagesetter.display import Item
from pagesetter.findings import NOWHERE, Finding, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text.setting import Setting, TextStyle


class Line(NamedTuple):
    """One line. Items stand relative to the line's left edge and baseline (x=0, y=0)."""

    start: int
    """First character (code point offset in the paragraph's text)."""
    end: int
    """One past the last character; a space or turn eaten by the break lies before `end`."""
    items: tuple[Item, ...]
    width: Length
    """From the line's left edge to the end of its last glyph (hanging mark left out)."""
    natural: Length
    """Width before anything was squeezed or opened."""
    reason: str
    """Why it ends here: measure, line-start, line-end, unit, turn (hard), last, forced."""
    spent: tuple[tuple[str, Length], ...] = ()
    """(class, amount) in the order spent; negative squeezed, positive opened."""


class SetParagraph(NamedTuple):
    text: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()


def set_paragraph(
    spans: Sequence[tuple[str, TextStyle]],
    setting: Setting,
    measures: Sequence[Length],
    fonts: FontBook,
    *,
    indent: Length = 0,
    span: SourceSpan = NOWHERE,
) -> SetParagraph:
    """Break and justify a paragraph.

    `measures[i]` is the width of line i (the last repeats); `indent` is the blank at the head
    of the first line, inside its measure, included in its items' x. Every line but the last
    of a justified paragraph ends exactly at its measure, as integers. No character is lost.
    """
    raise NotImplementedError
