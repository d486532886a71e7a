"""Edits YAML text in place: a value replaced, an item inserted, deleted or moved.

Everything not edited keeps its bytes: comments, order, quoting, line ends, byte order mark.
Each result is read again and compared with what was wanted; when a small change does not
yield it, the smallest enclosing item that does is written anew. A value that stands for an
anchor is never edited through: it is written out where it is used. Knows no schema.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial

from pagesetter.formats.patch_anchors import keep_aliases
from pagesetter.formats.patch_steps import (
    Path,
    Step,
    delete,
    habits_of,
    insert,
    move,
    reach,
    replace,
)
from pagesetter.formats.yaml_tree import Alias, Node, PatchError, Plain, parse, plain
from pagesetter.values import NamedTuple

__all__ = ["DeleteItem", "Edit", "InsertItem", "MoveItem", "PatchError", "SetValue", "patch"]

Value = str | int | bool | Sequence["Value"] | Mapping[str, "Value"]

BOM = "\ufeff"


class SetValue(NamedTuple):
    """Put `value` at `path`; a missing key is inserted."""

    path: Path
    value: Value
    order: tuple[str, ...] = ()
    """For a missing key: the keys of its mapping in their usual order."""


class InsertItem(NamedTuple):
    """Insert `value` into the list at `path` before position `at`, or as key `at`."""

    path: Path
    at: int | str
    value: Value
    order: tuple[str, ...] = ()


class DeleteItem(NamedTuple):
    """Delete a list item or a key, with the comment behind it; comments above it stay."""

    path: Path


class MoveItem(NamedTuple):
    """Move item `source` of the list at `path` to stand at `target`, with its comments."""

    path: Path
    source: int
    target: int


Edit = SetValue | InsertItem | DeleteItem | MoveItem


def patch(text: str, edits: Sequence[Edit]) -> str:
    """Return the text with the edits made one after the other; paths see those before them.

    Raises PatchError when the text is no YAML document, a path leads nowhere, or an edit
    cannot be made; nothing is half edited.
    """
    mark, body = (BOM, text[1:]) if text.startswith(BOM) else ("", text)
    for edit in edits:
        body = _apply(body, edit)
    return mark + body


def _apply(body: str, edit: Edit) -> str:
    tree = parse(body)
    wanted = _edited(plain(tree), edit)
    for attempt in _attempts(body, tree, edit, wanted):
        try:
            patched = attempt()
            if patched is not None and plain(parse(patched)) == wanted:
                return patched
        except PatchError:
            continue
    raise PatchError(f"cannot make this edit: {edit!r}")


def _attempts(
    body: str, tree: Node, edit: Edit, wanted: Plain
) -> Iterator[Callable[[], str | None]]:
    """Ways to make the edit, the one that changes least first."""
    for literal in (True, False):
        yield partial(_small, body, tree, edit, wanted, literal)
    for upto in range(len(edit.path), -1, -1):
        freed = keep_aliases(body, tree, edit.path[:upto])
        root = parse(freed)
        for literal in (True, False):
            if upto == len(edit.path) and freed != body:
                yield partial(_small, freed, root, edit, wanted, literal)
            if upto < len(edit.path) or not isinstance(edit, DeleteItem):
                yield partial(_rewritten, freed, root, edit.path[:upto], wanted, literal)


def _small(text: str, tree: Node, edit: Edit, wanted: Plain, literal: bool) -> str | None:
    """Make the edit where it is written; where an alias stands, write out what it stands for."""
    step = Step(text, tree, habits_of(text, tree, literal))
    nodes = reach(step.tree, edit.path)
    here = edit.path[: len(nodes) - 1]
    if isinstance(nodes[-1], Alias):
        return replace(step, here, _at(wanted, here))
    if isinstance(edit, SetValue):
        if len(here) == len(edit.path):
            return replace(step, here, _at(wanted, here))
        name = edit.path[len(here)]
        order = edit.order if len(here) + 1 == len(edit.path) else ()
        return insert(step, here, name, _at(wanted, (*here, name)), order)
    if len(here) < len(edit.path):
        return None
    if isinstance(edit, InsertItem):
        return insert(step, here, edit.at, _at(wanted, (*here, edit.at)), edit.order)
    if isinstance(edit, MoveItem):
        return move(step, here, edit.source, edit.target)
    return delete(step, here)


def _rewritten(text: str, tree: Node, path: Path, wanted: Plain, literal: bool) -> str | None:
    step = Step(text, tree, habits_of(text, tree, literal))
    nodes = reach(step.tree, path)
    if len(nodes) <= len(path):
        return None
    return replace(step, path, _at(wanted, path))


def _at(value: Plain, path: Path) -> Plain:
    for name in path:
        value = value[name]  # type: ignore[index]
    return value


def _edited(value: Plain, edit: Edit) -> Plain:
    """What the text shall say after the edit."""
    at: list[str | int] = list(edit.path)
    last: str | int | None = None
    if isinstance(edit, SetValue | DeleteItem):
        if not at:
            if isinstance(edit, DeleteItem):
                raise PatchError("the whole document cannot be deleted")
            return as_plain(edit.value)
        last = at.pop()
    return _with(value, at, lambda inner: _changed(inner, edit, last), edit)


def _with(
    value: Plain, path: list[str | int], change: Callable[[Plain], Plain], edit: Edit
) -> Plain:
    if not path:
        return change(value)
    name, rest = path[0], path[1:]
    if isinstance(value, dict) and isinstance(name, str) and name in value:
        return {**value, name: _with(value[name], rest, change, edit)}
    if isinstance(value, list) and isinstance(name, int) and 0 <= name < len(value):
        return [*value[:name], _with(value[name], rest, change, edit), *value[name + 1 :]]
    raise PatchError(f"nothing stands at {name!r} of {edit.path!r}")


def _changed(value: Plain, edit: Edit, last: str | int | None) -> Plain:
    """`value` is what holds the item that is set or deleted, or the list edited."""
    if isinstance(edit, InsertItem):
        return _inserted(value, edit)
    if isinstance(edit, MoveItem):
        if isinstance(value, list) and 0 <= edit.source < len(value) > edit.target >= 0:
            rest = value[: edit.source] + value[edit.source + 1 :]
            return [*rest[: edit.target], value[edit.source], *rest[edit.target :]]
    elif isinstance(value, dict) and isinstance(last, str):
        if isinstance(edit, SetValue):
            return {**value, last: as_plain(edit.value, value.get(last))}
        if last in value:
            return {k: v for k, v in value.items() if k != last}
    elif isinstance(value, list) and isinstance(last, int) and 0 <= last < len(value):
        new = [as_plain(edit.value, value[last])] if isinstance(edit, SetValue) else []
        return [*value[:last], *new, *value[last + 1 :]]
    raise PatchError(f"nothing stands at {edit.path!r}")


def _inserted(value: Plain, edit: InsertItem) -> Plain:
    new, at = as_plain(edit.value), edit.at
    if isinstance(at, str) and (value == "" or isinstance(value, dict)):
        if at in value:
            raise PatchError(f"the key {at!r} is there already")
        return {**(value if isinstance(value, dict) else {}), at: new}
    if isinstance(at, int) and (value == "" or isinstance(value, list)):
        items = value if isinstance(value, list) else []
        if 0 <= at <= len(items):
            return [*items[:at], new, *items[at:]]
    raise PatchError(f"nothing can be inserted at {at!r} of {edit.path!r}")


_BOOLEANS = (("yes", "no"), ("true", "false"), ("on", "off"), ("是", "否"))


def as_plain(value: Value, old: Plain | None = None) -> Plain:
    """The value as YAML text would say it; true and false in the words `old` used."""
    if isinstance(value, bool):
        words = next(
            (w for w in _BOOLEANS if isinstance(old, str) and old.lower() in w), _BOOLEANS[0]
        )
        return words[0] if value else words[1]
    if isinstance(value, Mapping):
        return {key: as_plain(inner) for key, inner in value.items()}
    if isinstance(value, str | int):
        return str(value)
    return [as_plain(inner) for inner in value]
