"""Joins false paragraph breaks: the blanks and line ends between two rows become a seam."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.copydesk.breaks import ADDRESS_END, false_breaks
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles
from pagesetter.copydesk.seams import Seams
from pagesetter.formats.lines import joint


def joins(draft: Draft, rows: Sequence[Row], roles: Roles, cut: Cut, seams: Seams) -> list[Change]:
    changes = []
    for found in false_breaks(rows, roles, cut, seams):
        above, below = rows[found.above], rows[found.above + 1]
        between = draft.text[above.end : below.start]
        is_address = ADDRESS_END.search(above.text[-200:]) is not None
        seam = "" if is_address or above.text[-1] == "-" else joint(above.text, below.text)
        changes.append(Change("join", above.end, between, seam, found.confidence, found.sign))
    return changes
