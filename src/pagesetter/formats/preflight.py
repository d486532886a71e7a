"""Reads a preflight profile: the limits a print shop sets, and how grave each finding is.

Turns one YAML file into plain values. What they mean, and which codes there are, is known to
`checks` alone.
"""

from __future__ import annotations

import os
from typing import Any

from pagesetter.findings import ERROR, INFO, WARNING, PagesetterError
from pagesetter.formats.files import decode_bytes, read_bytes
from pagesetter.formats.kinds import BAD, Choice, Integer, LengthOf, ListOf, Text, shaped
from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes
from pagesetter.formats.records import Field, FreeMapping, Read, Record
from pagesetter.geometry import Measure

FORMAT = "pagesetter-profile/1"
OFF = "off"

_LENGTH = LengthOf("pt", "mm", sign="zero")
_PERCENT = Integer(0, 400)
_PPI = Integer(0, 10_000)


def _with_lengths(read: Read) -> dict[str, Any]:
    """The values by name, lengths counted out."""
    read.values.pop("format", None)
    return {
        key: value.resolve() if isinstance(value, Measure) else value
        for key, value in read.values.items()
    }


PROFILE = Record(
    (
        Field("format", Text()),
        Field("title", Text(filled=True), required=True),
        Field("ink", _PERCENT),
        Field("ink-goal", _PERCENT),
        Field("text-over-ink", _PERCENT),
        Field("hairline", _LENGTH),
        Field("hairline-multi-ink", _LENGTH),
        Field("text-size", _LENGTH),
        Field("text-size-reversed", _LENGTH),
        Field("text-size-multi-ink", _LENGTH),
        Field("overprint-size", _LENGTH),
        Field("edge", _LENGTH),
        Field("ppi", _PPI),
        Field("ppi-goal", _PPI),
        Field("ppi-art", _PPI),
        Field("required", ListOf(Text(filled=True))),
        Field("forbidden", ListOf(Text(filled=True))),
        Field("severities", FreeMapping(Choice(ERROR, WARNING, INFO, OFF))),
    ),
    _with_lengths,
)


def read_profile(path: str) -> dict[str, Any]:
    """Return the values of a profile file by name; lengths in 1/65,536 pt.

    Raises PagesetterError with every error in it.
    """
    notes = Notes(os.path.basename(path))
    data = read_bytes(path, notes)
    text = None if data is None else decode_bytes(data, notes)
    root = None if text is None else compose(text, notes)
    value: Any = BAD
    if root is not None and shaped(root, notes, "mapping"):
        given = [child.value for key, child in root.value if key.value == "format"]
        if given != [FORMAT]:
            code = "format-unknown" if given else "format-missing"
            notes.at(code, root, wanted=FORMAT)
        value = PROFILE.read(root, notes)
    if value is BAD or notes.failed:
        raise PagesetterError(notes.findings)
    return dict(value)
