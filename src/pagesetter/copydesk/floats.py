"""Lines that text recognition left in the wrong place, moved to where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.copydesk.articles import article_starts, is_list_heading
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.patterns import is_done
from pagesetter.copydesk.repeats import line_at
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles


def floats(draft: Draft, rows: Sequence[Row], roles: Roles) -> list[Change]:
    """Move credits out of sentences, a group's credit to its end, notes below their heading."""
    starts = sorted(article_starts(rows, roles))
    changes: list[Change] = []
    for at, (role, _, _) in enumerate(roles):
        if role == "credit" and _is_inside(rows, roles, at):
            end = _next_start(starts, at, len(rows))
            # The credit that stands at the end already stays the last one.
            while roles[end - 1][0] == "credit" and end - 1 > at:
                end -= 1
            changes += _move(draft, rows, at, end, 85, "inside")
        elif role == "group-credit":
            end = _next_start(starts, at, len(rows))
            if end > at + 1:
                changes += _move(draft, rows, at, end, 85, "group")
        elif role == "note" and at + 1 < len(rows) and is_list_heading(rows, roles, at + 1):
            changes += _move(draft, rows, at, at + 2, 90, "before-heading")
    return changes


def _is_inside(rows: Sequence[Row], roles: Roles, at: int) -> bool:
    """Running text on both sides, and the sentence above has not ended."""
    return (
        0 < at < len(rows) - 1
        and not roles[at - 1][0]
        and not roles[at + 1][0]
        and not is_done(rows[at - 1].text)
    )


def _next_start(starts: Sequence[int], at: int, count: int) -> int:
    """Row before which the article of row `at` ends."""
    return next((start for start in starts if start > at), count)


def _move(
    draft: Draft, rows: Sequence[Row], at: int, target: int, confidence: int, sign: str
) -> list[Change]:
    """Take the line of row `at` away and put it in above row `target`."""
    start, line = line_at(draft, rows[at])
    if target < len(rows):
        there = line_at(draft, rows[target])[0]
    else:
        last, text = line_at(draft, rows[-1])
        there = last + len(text)
    return [
        Change("float", start, line, "", confidence, sign),
        Change("float", there, "", line, confidence, sign, carried=start),
    ]
