"""Inserts, deletes and reorders the parts of a list in brackets or a mapping in braces.

Parts are given as (start, end) offsets. A part that has its line to itself is treated with
its line; else the text between commas is what changes.
"""

from __future__ import annotations

import re

from pagesetter.formats.yaml_tree import line_start, next_line
from pagesetter.formats.yaml_write import Habits

Parts = list[tuple[int, int]]

_REST = re.compile(r"[ \t]*(,?)[ \t]*(?:#[^\r\n]*)?(?=\r|\n)")


def insert(text: str, parts: Parts, at: int, entry: str, habits: Habits) -> str:
    """Insert an entry before part `at`."""
    if at == 0:
        start = parts[0][0]
        own = _own_line(text, parts[0])
        gap = "," + habits.newline + own if own is not None else ", "
        return text[:start] + entry + gap + text[start:]
    before = parts[at - 1]
    own, rest = _own_line(text, before), _REST.match(text, before[1])
    if own is None or rest is None:
        return text[: before[1]] + ", " + entry + text[before[1] :]
    line = habits.newline + own + entry
    if rest[1]:
        return text[: rest.end()] + line + "," + text[rest.end() :]
    return text[: before[1]] + "," + text[before[1] : rest.end()] + line + text[rest.end() :]


def delete(text: str, parts: Parts, at: int) -> str:
    """Delete part `at`, one of several, with its comma."""
    start, end = parts[at]
    if _own_line(text, parts[at]) is not None and _REST.match(text, end):
        return text[: line_start(text, start)] + text[next_line(text, end) :]
    if at + 1 < len(parts):
        return text[:start] + text[parts[at + 1][0] :]
    return text[: parts[at - 1][1]] + text[end:]


def reorder(text: str, parts: Parts, order: list[int]) -> str:
    """Put the parts into another order; commas, blanks and comments stay where they are."""
    pieces = [text[: parts[0][0]]]
    for here, source in enumerate(order):
        pieces.append(text[parts[source][0] : parts[source][1]])
        until = parts[here + 1][0] if here + 1 < len(parts) else len(text)
        pieces.append(text[parts[here][1] : until])
    return "".join(pieces)


def _own_line(text: str, part: tuple[int, int]) -> str | None:
    """The blanks a part is indented by when nothing stands before it on its line."""
    blanks = text[line_start(text, part[0]) : part[0]]
    return None if blanks.strip() else blanks
