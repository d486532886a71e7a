"""Formats and their versions: which file is what, and how an older tree becomes today's.

Every file says `format: pagesetter-KIND/VERSION`. An older tree is migrated node by node, so
that places still point into the file as the editor has it; a newer one is refused by name.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from pagesetter.formats.notes import Node, Notes

CURRENT = {"paper": 1, "layout": 1, "issue": 1, "page": 1, "element": 1, "article": 1}
"""Newest version of each kind that this program reads."""

Steps = Mapping[tuple[str, int], Callable[[Any], None]]

STEPS: Steps = {}
"""(kind, version) → what changes a root node of that version, in place, to the next one."""


def check_format(root: Node, kind: str, notes: Notes) -> int:
    """Return the version the file says it has; 0 after reporting that it cannot be read.

    A file without `format` is reported and read as today's version, so that its other errors
    are told too; articles need none.
    """
    current = CURRENT[kind]
    node = next((value for key, value in root.value if key.value == "format"), None)
    if node is None:
        if kind != "article":
            notes.at("format-missing", root, wanted=f"pagesetter-{kind}/{current}")
        return current
    text = node.value if isinstance(node.value, str) else ""
    name, slash, number = text.partition("/")
    written = name.removeprefix("pagesetter-")
    numeric = number.isascii() and number.isdigit() and 0 < len(number) < 6 and int(number) > 0
    if not slash or written not in CURRENT or written == name or not numeric:
        notes.at("format-unknown", node, wanted=f"pagesetter-{kind}/{current}")
        return 0
    if written != kind:
        notes.at("format-kind", node, wanted=f"pagesetter-{kind}/{current}", have=written)
        return 0
    if int(number) > current:
        notes.at("format-newer", node, file=notes.file, newest=f"pagesetter-{kind}/{current}")
        return 0
    return int(number)


def migrate(
    root: Node,
    kind: str,
    version: int,
    steps: Steps = STEPS,
    current: Mapping[str, int] = CURRENT,
) -> None:
    """Bring a tree of an older version to the current one, step by step, in place."""
    for old in range(version, current[kind]):
        steps[kind, old](root)
