"""Turns the text of one YAML file into its value, by the table of its kind."""

from __future__ import annotations

from typing import Any

from pagesetter.formats.kinds import BAD, shaped
from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes
from pagesetter.formats.tables import TABLES
from pagesetter.formats.versions import check_format, migrate


def decode(text: str, kind: str, notes: Notes) -> Any:
    """Return what a file of `kind` says, or BAD. All it says wrong is in `notes`.

    Values: paper → Paper, layout → Layout without name, page → Page without name (number 0
    when it gives none), issue and article → their values by name.
    """
    root = compose(text, notes)
    if root is None:
        return BAD
    if not shaped(root, notes, "mapping"):
        return BAD
    version = check_format(root, kind, notes)
    if not version:
        return BAD
    migrate(root, kind, version)
    if kind == "paper":  # it says what its own names of sizes mean, wherever it says so
        notes.printing = any((k.value, v.value) == ("size-names", "印刷") for k, v in root.value)
    return TABLES[kind].read(root, notes)
