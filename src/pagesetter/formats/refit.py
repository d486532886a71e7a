"""Makes edits of a text in the form the text already uses, and writes whole new texts.

A title in lines may stand as a list or as a block with a last newline; an edit that knows
only the value keeps that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pagesetter.formats.patch import BOM, Edit, SetValue, as_plain, patch
from pagesetter.formats.patch_steps import Path
from pagesetter.formats.yaml_tree import Plain, parse, plain
from pagesetter.formats.yaml_write import Habits, block


def edited_text(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made, each in the form of what stands in its place."""
    for edit in edits:
        if isinstance(edit, SetValue) and isinstance(edit.value, str):
            edit = edit._replace(value=_refitted(text, edit.path, edit.value))
        text = patch(text, [edit])
    return text


def _refitted(text: str, path: Path, value: str) -> Any:
    old: Plain | None = plain(parse(text.removeprefix(BOM)))
    for name in path:
        try:
            old = old[name]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return value
    if isinstance(old, list):
        return value.split("\n")
    if isinstance(old, str) and old.endswith("\n") and value and not value.endswith("\n"):
        return value + "\n"
    return value


def new_text(kind: str, tree: dict[str, Any]) -> str:
    """The text of a new file of this kind (`page` …) that says what `tree` says."""
    lines = [f"format: pagesetter-{kind}/1"]
    value = as_plain(tree)
    if value:
        lines += block(value, 0, Habits())
    return "\n".join(lines) + "\n"
