"""Makes edits of a text in the form the text already uses, and writes whole new texts.

A title in lines may stand as a list or as a block with a last newline, a row of text or a
picture as a single text; an edit that knows only the value keeps that.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from pagesetter.formats.encode import shortened
from pagesetter.formats.patch import BOM, Edit, SetValue, as_plain, patch
from pagesetter.formats.patch_steps import Path
from pagesetter.formats.yaml_tree import Plain, parse, plain
from pagesetter.formats.yaml_write import Habits, block

_SHORT = {"rows": "text", "picture": "source", "pictures": "source"}
"""Keys under which a text stands for a mapping, and the key of the mapping it stands for."""


def edited_text(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made, each in the form of what stands in its place."""
    for edit in edits:
        tree = plain(parse(text.removeprefix(BOM)))
        text = patch(text, _fitted(tree, edit._replace(path=_as_written(tree, edit.path))))
    return text


def _as_written(tree: Plain, path: Path) -> Path:
    """The path where a single picture is written as a list of one."""
    for at, name in enumerate(path):
        inner = _at(tree, path[:at])
        lone = inner if name == "picture" and isinstance(inner, dict) else {}
        if name not in lone and lone.get("pictures"):
            return (*path[:at], "pictures", 0, *path[at + 1 :])
    return path


def _fitted(tree: Plain, edit: Edit) -> list[Edit]:
    path = edit.path
    for at in range(1, len(path)):
        short = _SHORT.get(str(path[at - 1])) or _SHORT.get(str(path[max(at - 2, 0)]))
        inner = _at(tree, path[:at])
        if short and isinstance(inner, str):
            if isinstance(edit, SetValue) and path[at:] == (short,):
                return [SetValue(path[:at], edit.value)]
            return [SetValue(path[:at], {short: inner}), edit]
    if isinstance(edit, SetValue) and isinstance(edit.value, str):
        return [edit._replace(value=_lines_as_written(_at(tree, path), edit.value))]
    return [edit]


def _lines_as_written(old: Plain | None, value: str) -> Any:
    if isinstance(old, list):
        return value.split("\n")
    if isinstance(old, str) and old.endswith("\n") and value and not value.endswith("\n"):
        return value + "\n"
    return value


def _at(tree: Plain, path: Path) -> Plain | None:
    """What stands at a path; None when nothing does."""
    for name in path:
        try:
            tree = tree[name]  # type: ignore[index]
        except (KeyError, IndexError, TypeError):
            return None
    return tree


def new_text(kind: str, tree: dict[str, Any]) -> str:
    """The text of a new file of this kind (`page` …) that says what `tree` says."""
    lines = [f"format: pagesetter-{kind}/1"]
    value = as_plain(shortened(tree))
    if value:
        lines += block(value, 0, Habits())
    return "\n".join(lines) + "\n"
