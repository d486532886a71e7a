"""Plain text and Markdown: their lines, and what `#`, `-` and `>` say of them."""

from __future__ import annotations

import re

from pagesetter.copydesk.source import Hint, Source

_HEADING = re.compile(r"^[ \t]*(#{1,6})[ \t\u3000]+(?=\S)", re.M)
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.M)
_MARKDOWN = (
    (re.compile(r"^[ \t]*(\*\*(?=([^\s*][^*\n]{0,39}\*\*[ \t]*$)))", re.M), Hint("title")),
    (re.compile(r"^[ \t]*(>[ \t]*(?=(\S)))", re.M), Hint("quote")),
    (re.compile(r"^[ \t]*(\|[ \t\u3000|]*(?=([^\s|][^\n]*\|[ \t]*$)))", re.M), Hint("table")),
)
"""Lines that are bold as a whole, quotations, rows of tables: where the mark begins, and where
what it says of begins."""
_PICTURE = re.compile(r"^[ \t]*(!\[[^\]\n]*\]\(([^()\s]{1,300})\))[ \t]*$", re.M)


def plain_source(name: str, text: str, encoding: str, data: bytes = b"") -> Source:
    """A source from decoded text. Marks of Markdown are heeded wherever they stand alone."""
    hints: list[tuple[int, Hint]] = []
    for found in _HEADING.finditer(text):
        hint = Hint("heading", len(found[1]))
        hints += [(found.start(1), hint), (found.end(), hint)]
    for found in _BULLET.finditer(text):
        hint = Hint("list", 1, "·")
        start = found.start() + len(found.group()) - len(found.group().lstrip())
        hints += [(start, hint), (found.end(), hint)]
    if not name.lower().endswith((".md", ".markdown")):
        return Source(name, "txt", text, encoding, _sorted(hints), data=data)
    remarks = []
    for pattern, hint in _MARKDOWN:
        for found in pattern.finditer(text):
            hints += [(found.start(1), hint), (found.start(2), hint)]
    for found in _PICTURE.finditer(text):
        place = "assets/" + found[2].replace("\\", "/").rpartition("/")[2]
        hints.append((found.start(1), Hint("figure", 0, place)))
        remarks.append(("copy-picture-not-fetched", found[2][:120]))
    return Source(
        name, "md", text, encoding, _sorted(hints), data=data, remarks=tuple(remarks)
    )  # fmt: skip


def _sorted(hints: list[tuple[int, Hint]]) -> tuple[tuple[int, Hint], ...]:
    return tuple(sorted(hints, key=lambda one: one[0]))
