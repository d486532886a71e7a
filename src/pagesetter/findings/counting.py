"""Fills the words of messages, numbers with nouns: `{lines:line|lines}` is "1 line" or "3 lines".

Knows no message. Read only when one is told.
"""

from __future__ import annotations

from collections.abc import Mapping


def filled(text: str, values: Mapping[str, object]) -> str:
    """Return `text` with its `{names}` filled; KeyError for one that has no value."""
    return text.format_map({name: _Counted(value) for name, value in values.items()})


class _Counted:
    """A value that takes its noun with it: the first of two for 1, the second for all else."""

    def __init__(self, value: object) -> None:
        self._value = value

    def __repr__(self) -> str:
        return repr(self._value)

    def __str__(self) -> str:
        return str(self._value)

    def __format__(self, wanted: str) -> str:
        one, bar, many = wanted.partition("|")
        if not bar:
            return format(self._value, wanted)
        return f"{self} {one if str(self) == '1' else many}"
