"""Says of each row of a draft what it is, as far as its form and neighbours show it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import has_mark
from pagesetter.copydesk.column import Cut
from pagesetter.copydesk.headings import find_headings
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import MARKS, Roles, find_runs
from pagesetter.copydesk.seams import Seams

_HINTED = {"list": "list", "figure": "figure", "table": "table", "footnote": "note",
           "comment": "note", "box": "text", "verse": "verse", "caption": "caption"}  # fmt: skip

ALONE = frozenset(
    {"heading", "credit", "group-credit", "note", "names", "verse", "caption", "byline", "table",
     "figure", "label", "sign-off"}
)  # fmt: skip
"""Roles of rows that are whole: nothing is joined to them."""


def roles_of(rows: Sequence[Row], cut: Cut, seams: Seams) -> Roles:
    """(role, percent, sign) of each row; role "" is running text.

    Roles: heading, credit, group-credit, note, names, verse, list, caption, byline, table,
    figure, label, sign-off.
    """
    roles: Roles = [alone(row) for row in rows]
    find_runs(rows, cut, roles)
    _find_sign_offs(rows, roles)
    find_headings(rows, cut, seams, roles)
    _find_names_below_titles(rows, roles)
    for at in range(1, len(rows)):
        # A byline stands under its title or at the end, not after half a sentence.
        if (
            roles[at][0] == "byline"
            and not roles[at - 1][0]
            and not patterns.is_done(rows[at - 1].text)
        ):
            roles[at] = ("", 0, "")
    return roles


def _find_sign_offs(rows: Sequence[Row], roles: Roles) -> None:
    """A date under a notice, and the body's name above it."""
    for at in range(1, len(rows)):
        if not patterns.is_date(rows[at].text) or roles[at][0]:
            continue
        roles[at] = ("sign-off", 85, "form")
        above = at - 1
        while above and is_bare(rows[above], 24) and not roles[above][0]:
            roles[above] = ("sign-off", 75, "form")
            above -= 1


def _find_names_below_titles(rows: Sequence[Row], roles: Roles) -> None:
    """Names alone on their line, below the first title or what stands with it, above the text."""
    for at in range(1, min(4, len(rows) - 1)):
        above, below = roles[at - 1][0], roles[at + 1][0]
        if above == "heading" and below in ("", "verse", "dateline") and (
            patterns.are_names(rows[at].text) and rows[at - 1].width > rows[at].width
        ):  # fmt: skip
            roles[at] = ("byline", 70, "people")


def is_bare(row: Row, most: float) -> bool:
    """A short line without any mark."""
    is_item = patterns.list_marker(row.text) or row.hint.kind
    return row.width <= most and not has_mark(row.text, MARKS) and not is_item


def alone(row: Row) -> tuple[str, int, str]:
    """What a row shows without its neighbours."""
    if row.hint.kind in _HINTED:
        return _HINTED[row.hint.kind] if row.hint.kind != "box" else "", 98, "marked"
    return ("", 0, "") if row.hint.kind else _of_form(row.text)


@lru_cache(maxsize=1 << 13)
def _of_form(text: str) -> tuple[str, int, str]:
    """What the form of a line says. Lines are asked again before every pass."""
    if patterns.label(text)[0]:
        return "label", 95, f"word:{patterns.label(text)[0]}"
    if patterns.is_group_credit(text):
        return "group-credit", 95, "group"
    if patterns.is_note(text):
        return "note", 90, "form"
    if patterns.is_credit(text):
        return "credit", 85, "names"
    if patterns.is_caption(text):
        return "caption", 80, f"word:{text[:2]}"
    if patterns.is_byline(text):
        return "byline", 80, f"word:{text[:2]}"
    return "", 0, ""
