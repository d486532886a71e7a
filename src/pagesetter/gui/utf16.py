"""Positions at Qt's border: Qt counts UTF-16 units, the issue counts code points."""

from __future__ import annotations


def units(text: str, offset: int | None = None) -> int:
    """UTF-16 units of the first `offset` code points, of all without it."""
    part = text if offset is None else text[:offset]
    return len(part) + sum(character > "\uffff" for character in part)


def points(text: str, position: int) -> int:
    """Code points before a UTF-16 position; one inside a character counts as before it."""
    at = 0
    for offset, character in enumerate(text):
        at += 2 if character > "\uffff" else 1
        if at > position:
            return offset
    return len(text)
