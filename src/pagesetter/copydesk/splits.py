"""Parts what stands in one line and is several things, and takes marks as what they mean.

Every function returns changes; `found` gets what the pieces then are, by the source character
each begins with.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from pagesetter.copydesk import patterns
from pagesetter.copydesk.chars import BLANKS, OPENERS, is_han, width
from pagesetter.copydesk.draft import Change, Draft
from pagesetter.copydesk.rows import Row
from pagesetter.copydesk.runs import Roles
from pagesetter.copydesk.source import SOFT

Found = dict[int, tuple[str, int, str]]
"""Source offset of the first character of a piece → (role, percent, sign)."""

_HEADING = re.compile(r"#{1,6}[ \t\u3000]+")
BULLET = re.compile(r"[●■◆▪·•＊*+-][ \t\u3000]*")
_RULER = re.compile(r"\|[ \t:|-]+\|")
_BAR = re.compile(r"[ \t\u3000]*(?<!\\)\|[ \t\u3000]*")
_WHOLE = re.compile(r"(\*\*|\*|__|_)(?=[^\s*_])[^*_]+\1")
_GAP = re.compile(f"(?<=[^{BLANKS}])[{BLANKS}]+(?=[^{BLANKS}])")


def heading_marks(draft: Draft, rows: Sequence[Row]) -> list[Change]:
    """Take off the `#` of headings the file marks, and bullets of its list items."""
    changes = []
    for row in rows:
        pattern = {"heading": _HEADING, "list": BULLET}.get(row.hint.kind)
        found = pattern.match(row.text) if pattern else None
        if found and found.end() < len(row.text):
            changes.append(Change("mark", row.start, found.group(), "", 98, "marked"))
        elif draft.source.kind == "md":
            changes += [
                Change("mark", row.start + at, before, after, 95, "marked")
                for at, before, after in _markdown(row)
            ]
    return changes


def _markdown(row: Row) -> Iterator[tuple[int, str, str]]:
    """(offset, mark, what stands for it) of marks round whole lines, and of a table's bars."""
    text = row.text
    if row.hint.kind == "quote" and text.startswith(">"):
        yield 0, text[: len(text) - len(text[1:].lstrip(BLANKS))], ""
    elif row.hint.kind == "table" and _RULER.fullmatch(text):
        yield 0, text, ""
    elif row.hint.kind == "table":
        for found in _BAR.finditer(text):
            inner = found.start() > 0 and found.end() < len(text)
            yield found.start(), found.group(), "\t" if inner else ""
    else:
        whole = _WHOLE.fullmatch(text)
        if whole:
            yield 0, whole[1], ""
            yield len(text) - len(whole[1]), whole[1], ""


def labels(draft: Draft, rows: Sequence[Row], roles: Roles, found: Found) -> list[Change]:
    """Take off labels such as 标题：."""
    changes = []
    for row, role in zip(rows, roles, strict=True):
        written, part = patterns.label(row.text) if role[0] == "label" else ("", "")
        if written:
            changes.append(Change("label", row.start, written, "", 95, f"word:{written.strip()}"))
            found[draft.origins[row.start + len(written)]] = (part, 95, f"word:{written.strip()}")
    return changes


def datelines(draft: Draft, rows: Sequence[Row], roles: Roles, found: Found) -> list[Change]:
    """Part the dateline from the paragraph it begins."""
    changes = []
    for row, role in zip(rows, roles, strict=True):
        dateline = patterns.dateline(row.text) if not role[0] else ""
        if dateline and len(dateline) < len(row.text):
            rest = row.text[len(dateline) :]
            gap = rest[: len(rest) - len(rest.lstrip(BLANKS))]
            sign = f"dateline:{dateline}"
            changes.append(Change("split", row.start + len(dateline), gap, "\n", 95, sign))
            found[draft.origins[row.start]] = ("dateline", 95, sign)
    return changes


def credits(draft: Draft, rows: Sequence[Row], roles: Roles, found: Found) -> list[Change]:
    """Part the bracketed credit from the end of the paragraph it follows."""
    changes = []
    for row, role in zip(rows, roles, strict=True):
        credit = patterns.end_credit(row.text) if role[0] in ("", "verse") else ""
        if credit:
            at = row.end - len(credit)
            changes.append(Change("split", at, "", "\n", 90, "names"))
            found[draft.origins[at]] = ("credit", 90, "names")
    return changes


def turns(draft: Draft, rows: Sequence[Row], roles: Roles) -> list[Change]:
    """Turn titles at the blank that stands for a line end: 单位 and 事, halves of a subhead."""
    changes = []
    for at, (row, role) in enumerate(zip(rows, roles, strict=True)):
        if role[0] not in ("heading", "headline"):
            continue
        gaps = list(_GAP.finditer(row.text))
        if len(gaps) != 1 or is_slogan(rows, roles, at):
            continue
        head, tail = row.text[: gaps[0].start()], row.text[gaps[0].end() :]
        if min(width(head), width(tail)) < 3 or not (is_han(head[-1]) or head[-1] in "）”》"):
            continue
        unit = head.endswith(patterns.UNITS)
        sign, confidence = (f"unit:{head}", 90) if unit else ("blank", 75)
        place = row.start + gaps[0].start()
        changes.append(Change("turn", place, gaps[0].group(), SOFT, confidence, sign))
    return changes


def is_slogan(rows: Sequence[Row], roles: Roles, at: int) -> bool:
    """Unmarked parallel lines with a blank in each, above the first marked title."""
    if rows[at].hint.kind == "heading" or any(row.hint.kind == "heading" for row in rows[:at]):
        return False
    below = next((i for i in range(at, len(rows)) if rows[i].hint.kind == "heading"), -1)
    if below < 0 or any(roles[i][0] != "heading" for i in range(below)):
        return False
    lines = [row.text.split() for row in rows[:below]]
    return all(len(words) > 1 and not set(OPENERS) & set("".join(words)) for words in lines)
