"""Reads the heads of a paper's other issues: when they came out and how they are numbered.

Turns a folder of issues into dates and numbers, without pages and copy. What cannot be read is
passed over: it is another issue, and another check's.
"""

from __future__ import annotations

import os

from pagesetter.formats.files import decode_bytes, read_bytes
from pagesetter.formats.find import is_issue
from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes
from pagesetter.values import NamedTuple


class Head(NamedTuple):
    """What one issue says of itself, as written; empty where it says nothing."""

    folder: str
    """Name of its folder."""
    date: str
    number: str
    total: str


def neighbours(folder: str) -> list[Head]:
    """Return the heads of all issues beside the one in `folder`, by date; not its own."""
    issues = os.path.dirname(os.path.abspath(folder))
    own = os.path.basename(os.path.abspath(folder))
    try:
        names = sorted(os.listdir(issues))
    except OSError:
        return []
    found: list[Head] = []
    for name in names:
        place = os.path.join(issues, name)
        if name != own and is_issue(place):
            head = _head(place, name)
            if head is not None:
                found.append(head)
    return sorted(found, key=lambda head: head.date)


def _head(place: str, name: str) -> Head | None:
    notes = Notes(name)
    data = read_bytes(os.path.join(place, "issue.yaml"), notes)
    text = None if data is None else decode_bytes(data, notes)
    root = None if text is None else compose(text, notes)
    if root is None or root.id != "mapping":
        return None
    given = {
        key.value: value.value
        for key, value in root.value
        if key.id == value.id == "scalar" and key.value in ("date", "number", "total")
    }
    return Head(name, given.get("date", ""), given.get("number", ""), given.get("total", ""))
