"""The lines of a draft that hold text, with what stands round them.

Knows how lines are cut and indented, and nothing of what they say.
"""

from __future__ import annotations

from pagesetter.copydesk.chars import BLANKS, width
from pagesetter.copydesk.draft import NEW, Draft
from pagesetter.copydesk.source import Hint
from pagesetter.values import NamedTuple

PLAIN = Hint("")


class Row(NamedTuple):
    """One line that is not blank. Offsets are in the draft's text."""

    start: int
    """First character that is no blank; of a table's row the first tab, if a cell is blank."""
    end: int
    """After the last one."""
    text: str
    indent: float
    """Blanks before it, in 字."""
    gap: int
    """Blank lines before it."""
    width: float
    """Of the text, in 字."""
    hint: Hint = PLAIN


def rows_of(draft: Draft) -> list[Row]:
    """The rows of a draft, top to bottom."""
    hints = dict(draft.source.hints)
    rows: list[Row] = []
    at = gap = 0
    for line in draft.text.split("\n"):
        text = line.strip(BLANKS)
        if text:
            lead = len(line) - len(line.lstrip(BLANKS))
            if _hint_at(draft, hints, at, line).kind == "table":
                text, lead = line, 0  # blank cells keep the others in their columns
            start = at + lead
            hint = _hint_at(draft, hints, start, text)
            indent = _indent(line) if lead else 0
            rows.append(Row(start, start + len(text), text, indent, gap, width(text), hint))
            gap = 0
        else:
            gap += 1
        at += len(line) + 1
    return rows


def _hint_at(draft: Draft, hints: dict[int, Hint], start: int, text: str) -> Hint:
    """What is said of the line whose source begins with that of `text`, at `start`."""
    origins = draft.origins[start : start + len(text)]
    return hints.get(next((origin for origin in origins if origin != NEW), NEW), PLAIN)


def _indent(line: str) -> float:
    lead = line[: len(line) - len(line.lstrip(BLANKS))]
    return width(lead.replace("\t", "\u3000\u3000").replace("\u00a0", " "))
