"""Reads house rules for copy: which rules of cleaning apply, and what the house knows of its copy.

    format: pagesetter-house-rules/1
    rules: {space: no, thousands: yes}
    column: 15
    running-heads: [科技周报 综合新闻]

Knows no rule: their names are given by whoever applies them.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from typing import Any

from pagesetter.findings import PagesetterError
from pagesetter.formats.files import decode_bytes, read_bytes
from pagesetter.formats.kinds import BAD, Boolean, Choice, Integer, ListOf, Text
from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes
from pagesetter.formats.records import Field, Read, Record
from pagesetter.values import NamedTuple

FILE_NAME = "house-rules.yaml"
"""Beside paper.yaml."""


class HouseRules(NamedTuple):
    """What a house asks of the cleaning of its copy; all keys have a default."""

    rules: tuple[tuple[str, bool], ...] = ()
    """(name of a rule, whether it applies), only for those the file names."""
    column: int = 0
    """Width of the columns that scanned copy comes from, in 字; 0 lets the lines tell."""
    running_heads: tuple[str, ...] = ()
    """Lines that are never copy."""


def load_house_rules(path: str, known: Sequence[str]) -> HouseRules:
    """Read house rules; `known` are the names a rule may have.

    Raises PagesetterError with all that is wrong with the file.
    """
    notes = Notes(os.path.basename(path))
    data = read_bytes(path, notes)
    text = None if data is None else decode_bytes(data, notes)
    root = None if text is None else compose(text, notes)
    value = BAD if root is None else _table(known).read(root, notes)
    if value is BAD or notes.failed:
        raise PagesetterError(notes.findings)
    return value  # type: ignore[no-any-return]


def _table(known: Sequence[str]) -> Record:
    switches = tuple(Field(name, Boolean(), into=name) for name in known)
    return Record(
        (
            Field("format", Choice("pagesetter-house-rules/1"), required=True),
            Field("rules", Record(switches, lambda read: tuple(read.values.items()))),
            Field("column", Integer(6, 60)),
            Field("running-heads", ListOf(Text(filled=True))),
        ),
        _build,
    )


def _build(read: Read) -> Any:
    return HouseRules(**{key: value for key, value in read.values.items() if key != "format"})
