"""Where one article ends and the next begins."""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles

TITLES = ("heading", "label")


def article_starts(rows: Sequence[Row], roles: Roles) -> dict[int, tuple[int, str]]:
    """Index of the first row of each article → (percent, sign).

    An article begins with its title: at the head of the copy, at a heading of the first
    level, above a dateline, below a credit, or above a list of names. Other headings are
    subheads.
    """
    starts: dict[int, tuple[int, str]] = {}
    marked = {row.hint.level for row in rows if row.hint.kind == "heading"}
    top = min(marked, default=0)
    at = 0
    while at < len(rows):
        if roles[at][0] not in TITLES:
            at += 1
            continue
        end = at
        while end < len(rows) and roles[end][0] in (*TITLES, "byline"):
            if end > at and is_new_title(rows[end - 1], rows[end]):
                break
            end += 1
        sign = _sign(rows, roles, at, end, top)
        if sign is not None:
            starts[at] = sign
        at = end
    if rows and not starts:
        starts[0] = (60, "first")
    return starts


def _sign(
    rows: Sequence[Row], roles: Roles, first: int, end: int, top: int
) -> tuple[int, str] | None:
    """Why the run of title rows `first` to `end` begins an article; None when it does not."""
    run = rows[first:end]
    if first == 0:
        return 95, "first"
    labels = {patterns.label(row.text)[1] for row in run}
    if labels <= {"credit", "byline"}:
        return None  # 来源：… at the end
    below = rows[end].text if end < len(rows) else ""
    dateline = patterns.dateline(below)
    if dateline or (end < len(rows) and roles[end][0] == "dateline"):
        return 95, f"after-dateline:{(dateline or below)[:3]}"
    if any(row.hint.kind == "heading" and row.hint.level == 1 for row in run):
        return 95, "marked"
    if any(roles[i][0] == "label" and patterns.label(rows[i].text)[1] in ("headline", "kicker")
           for i in range(first, end)):  # fmt: skip
        return 90, "marked"
    if any(roles[i][0] == "byline" for i in range(first, end)):
        return 85, "before-byline"
    if is_list_heading(rows, roles, end - 1):
        return 90, f"ends:{rows[end - 1].text[-2:]}"
    if first and roles[first - 1][0] == "credit":
        levels = [row.hint.level for row in run if row.hint.kind == "heading"]
        return (85 if not levels or min(levels) <= top else 65), "after-credit"
    return None


def is_new_title(above: Row, row: Row) -> bool:
    """A heading that the file marks unlike the line above it stands for itself."""
    if row.hint.kind == "title":
        return above.hint.kind == "heading"
    return row.hint.kind == "heading" and row.hint != above.hint and above.hint.kind != "title"


def is_list_heading(rows: Sequence[Row], roles: Roles, at: int) -> bool:
    """A heading with names below it, a note between them or not."""
    if roles[at][0] != "heading":
        return False
    below = at + 1
    while below < len(rows) and roles[below][0] == "note":
        below += 1
    return below < len(rows) and roles[below][0] == "names"


def article_of(starts: dict[int, tuple[int, str]], count: int) -> list[int]:
    """For each of `count` rows, the index of the row its article begins at; -1 above the first."""
    current, indices = -1, []
    for at in range(count):
        current = at if at in starts else current
        indices.append(current)
    return indices
