"""The first pass and the last: line ends, invisible characters, indents and trailing blanks."""

from __future__ import annotations

import re
from bisect import bisect_right

from pagesetter.copydesk.chars import BLANKS
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.rows import rows_of
from pagesetter.copydesk.source import SOFT

_ODD = re.compile("\r\n|[\r\x0c\x85\u2028\u2029]|[\ufeff\u200b-\u200f\u2060\u00ad\u202a-\u202e]"
                  "|[\u00a0\u2000-\u200a\u205f]|[\x00-\x08\x0e-\x1f\x7f]")  # fmt: skip
_ENDS = ("\r\n", "\r", "\x0c", "\x85", "\u2028", "\u2029")
_EDGES = re.compile(f"^[{BLANKS}]+|(?<![{BLANKS}])[{BLANKS}]+$", re.M)


def line_ends(draft: Draft) -> list[Change]:
    """One kind of line end, plain blanks, nothing invisible; a line end closes the text."""
    kept = {at for at, hint in draft.source.hints if hint.kind in ("heading", "title", "verse")}
    changes = []
    for found in _ODD.finditer(draft.text):
        piece = found.group()
        if piece in _ENDS:
            after = "\n"
        elif piece == "\u00a0" or "\u2000" <= piece <= "\u200a" or piece == "\u205f":
            after = " "
        else:
            after = ""
        changes.append(Change("line-end", found.start(), piece, after, 99, "form"))
    at = 0
    for line in draft.text.split("\n"):
        start = at + len(line) - len(line.lstrip(BLANKS))
        if SOFT in line and start not in kept:
            places = [i for i, c in enumerate(line) if c == SOFT]
            changes += [Change("line-end", at + i, SOFT, "\n", 90, "form") for i in places]
        at += len(line) + 1
    if draft.text and not draft.text.endswith(("\n", *_ENDS)):
        changes.append(Change("line-end", len(draft.text), "", "\n", 99, "form"))
    return changes


def indents(draft: Draft) -> list[Change]:
    """No blanks at either end of a line: indents are the page's business. Tabs of a table's row
    stand for blank cells."""
    table = [range(row.start, row.end) for row in rows_of(draft) if row.hint.kind == "table"]
    starts = [row.start for row in table]
    changes = []
    for found in _EDGES.finditer(draft.text):
        row = table[bisect_right(starts, found.start()) - 1] if table else range(0)
        if found.start() not in row:
            changes.append(Change("indent", found.start(), found.group(), "", 99, "form"))
    return changes
