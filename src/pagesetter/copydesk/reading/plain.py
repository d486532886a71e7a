"""Plain text and Markdown: their lines, and what `#`, `-` and `>` say of them."""

from __future__ import annotations

import re

from pagesetter.copydesk.source import Hint, Source

_HEADING = re.compile(r"^[ \t]*(#{1,6})[ \t\u3000]+(?=\S)", re.M)
_BULLET = re.compile(r"^[ \t]*[-*+][ \t]+(?=\S)", re.M)


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
    kind = "md" if name.lower().endswith((".md", ".markdown")) else "txt"
    return Source(name, kind, text, encoding, tuple(sorted(hints, key=lambda h: h[0])), data=data)
