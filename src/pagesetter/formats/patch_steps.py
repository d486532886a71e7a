"""Single changes of YAML text at the places a tree gives: replace, insert, delete, move.

Each step returns new text that should say what was asked; it does not read it again, that is
`patch`'s work. Block style is done here, braces and brackets in `patch_flow`.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pagesetter.formats import patch_flow
from pagesetter.formats.yaml_tree import (
    Mapping,
    Node,
    PatchError,
    Plain,
    Scalar,
    Sequence,
    column,
    line_end,
    line_start,
    next_line,
    plain,
)
from pagesetter.formats.yaml_write import (
    Habits,
    block,
    block_scalar,
    fits_flow,
    flow,
    flow_pair,
    item,
    pair,
    scalar,
    text_lines,
)
from pagesetter.values import NamedTuple

Path = tuple[str | int, ...]

_HEADER = re.compile(r"([|>])[-+0-9]*([^\r\n]*)(?:\r\n|\r|\n)?")
_COLON = re.compile(r"[ \t]*:")
_COMMENT = re.compile(r"[ \t]+#[^\r\n]*")


class Step(NamedTuple):
    """The text to be changed and how it is written."""

    text: str
    tree: Node
    habits: Habits


class _Host(NamedTuple):
    """What a value hangs on: its key with the colon, or its dash."""

    end: int
    indent: int
    """Column of the key or the dash."""
    is_dash: bool


def reach(tree: Node, path: Path) -> list[Node]:
    """The nodes from the root along the path, as far as they are written out there."""
    nodes = [tree]
    for name in path:
        node = nodes[-1]
        child: Node | None = None
        if isinstance(node, Mapping):
            child = next((p.value for p in node.pairs if p.key.text == name), None)
        elif isinstance(node, Sequence) and isinstance(name, int) and 0 <= name < len(node.items):
            child = node.items[name]
        if child is None:
            break
        nodes.append(child)
    return nodes


def replace(step: Step, path: Path, value: Plain) -> str:
    """Write `value` where the path leads; a scalar keeps its quoting where that can hold it."""
    nodes = reach(step.tree, path)
    node = nodes[-1]
    if isinstance(node, Scalar) and isinstance(value, str):
        if node.style:
            return _put(step.text, node.content, node.end, _requoted(step, node, value))
        if node.content < node.end and "\n" not in value:
            return _put(step.text, node.content, node.end, scalar(value, node.flow))
    if node.flow:
        if node.start == node.end:
            return _give_value(step, nodes[-2], path[-1], value)
        start = node.content if isinstance(value, str) else node.start
        return _put(step.text, start, node.end, flow(value, step.habits))
    if len(nodes) == 1:
        return _replace_root(step, node, value)
    host = _host(step.text, nodes[-2], path[-1])
    if isinstance(node, Mapping | Sequence) and not node.is_flow:
        return _replace_block(step, host, node, value)
    return _replace_inline(step, host, node, value)


def _give_value(step: Step, parent: Node, name: str | int, value: Plain) -> str:
    """Write a value behind a key in braces that has none, or not even a colon."""
    if not isinstance(parent, Mapping):
        raise PatchError("a list item without a value")
    key = next(p.key for p in parent.pairs if p.key.text == name)
    colon = _COLON.match(step.text, key.end)
    end, sign = (colon.end(), " ") if colon else (key.end, ": ")
    return _put(step.text, end, end, sign + flow(value, step.habits))


def _put(text: str, start: int, end: int, new: str) -> str:
    return text[:start] + new + text[end:]


def _requoted(step: Step, node: Scalar, value: str) -> str:
    """A quoted or block scalar with another text in the same style."""
    text, comment = step.text, ""
    if node.style in "|>":
        header = _HEADER.match(text, node.content)
        body = text[header.end() : node.end].splitlines() if header else []
        first = next((line for line in body if line.strip()), "")
        indent = len(first) - len(first.lstrip(" "))
        lines = block_scalar(value, indent, node.style) if indent and step.habits.literal else None
        comment = header[2].rstrip() if header else ""
        if lines:
            lines[0] += comment
            return step.habits.newline.join(lines)
    return scalar(value, node.flow, '"' if "\n" in value or node.style != "'" else "'") + comment


def _replace_root(step: Step, node: Node, value: Plain) -> str:
    indent = column(step.text, node.content)
    if not value or isinstance(value, str):
        return _put(step.text, node.content, node.end, flow(value, step.habits))
    lines = block(value, indent, step.habits)
    return _put(step.text, node.content, node.end, step.habits.newline.join(lines)[indent:])


def _host(text: str, parent: Node, name: str | int) -> _Host:
    if isinstance(parent, Mapping):
        key = next(p.key for p in parent.pairs if p.key.text == name)
        colon = _COLON.match(text, key.end)
        if colon is None:
            raise PatchError("a key without a colon")
        return _Host(colon.end(), column(text, key.start), False)
    assert isinstance(parent, Sequence)
    assert isinstance(name, int)
    dash = _dash(text, parent, name)
    return _Host(dash + 1, column(text, dash), True)


def _dash(text: str, node: Sequence, index: int) -> int:
    """Offset of the dash before an item of a block list."""
    if index == 0:
        return node.content
    indent = column(text, node.content)
    pattern = re.compile(r"(?<=[\r\n])" + " " * indent + "-")
    end = node.items[index].start
    found = pattern.search(text, next_line(text, node.items[index - 1].end) - 1, end)
    if found is None:
        raise PatchError("a list item without a dash")
    return found.end() - 1


def _replace_block(step: Step, host: _Host, node: Mapping | Sequence, value: Plain) -> str:
    """Replace a block collection, keeping the comment behind its key."""
    text, habits = step.text, step.habits
    compact = line_start(text, node.content) == line_start(text, host.end)
    if value and isinstance(value, dict if isinstance(node, Mapping) else list):
        indent = column(text, node.content)
        lines = block(value, indent, habits)
        return _put(text, node.content, node.end, habits.newline.join(lines)[indent:])
    comment = None if compact else _COMMENT.search(text, host.end, line_end(text, host.end))
    return _hang(step, host, " ", comment[0] if comment else "", value, node.end)


def _replace_inline(step: Step, host: _Host, node: Node, value: Plain) -> str:
    """Replace a scalar, an alias or a flow collection, keeping the comment behind it."""
    text = step.text
    is_block = isinstance(node, Scalar) and node.style != "" and node.style in "|>"
    end = line_end(text, node.end)
    comment = "" if is_block else text[node.end : end]
    start = node.content if isinstance(value, str) else node.start
    gap = text[host.end : start] if start > host.end else " "
    if isinstance(node, Mapping | Sequence) and not isinstance(value, str):
        return _put(text, node.start, node.end, flow(value, step.habits))
    return _hang(step, host, gap, comment, value, node.end if is_block else end)


def _hang(step: Step, host: _Host, gap: str, comment: str, value: Plain, end: int) -> str:
    """Hang `value` on its key or dash, `comment` behind its first line; text goes on at `end`."""
    text, habits = step.text, step.habits
    if isinstance(value, str) or not value or fits_flow(value, host.indent + 20, habits):
        inner = host.indent + (habits.after_dash if host.is_dash else habits.step)
        if isinstance(value, str):
            lines = text_lines(value, inner, habits)
        else:
            lines = [flow(value, habits)]
        first = gap + lines[0]
    elif host.is_dash:
        lines = block(value, host.indent + habits.after_dash, habits)
        first = lines[0][host.indent + 1 :]
    else:
        inner = host.indent + (habits.dash if isinstance(value, list) else habits.step)
        lines = ["", *block(value, inner, habits)]
        first = ""
    tail = "".join(habits.newline + line for line in lines[1:])
    return _put(text, host.end, end, first + comment + tail)


def insert(step: Step, path: Path, at: str | int, value: Plain, order: tuple[str, ...]) -> str:
    """Insert an item before position `at`, or the key `at` where `order` places it."""
    node = reach(step.tree, path)[-1]
    if isinstance(node, Scalar) or not plain(node):
        return replace(step, path, {at: value} if isinstance(at, str) else [value])
    if isinstance(node, Mapping):
        return _insert_key(step, node, str(at), value, order)
    assert isinstance(node, Sequence)
    assert isinstance(at, int)
    if node.is_flow:
        parts = [(part.start, part.end) for part in node.items]
        return patch_flow.insert(step.text, parts, at, flow(value, step.habits), step.habits)
    sibling = node.items[min(at, len(node.items) - 1)]
    in_flow = sibling.is_flow if isinstance(sibling, Mapping | Sequence) else None
    lines = item(value, column(step.text, node.content), step.habits, in_flow)
    return _insert_lines(step, lines, node.content, [part.end for part in node.items], at)


def _insert_key(step: Step, node: Mapping, key: str, value: Plain, order: tuple[str, ...]) -> str:
    at = _rank([p.key.text for p in node.pairs], key, order)
    if node.is_flow:
        parts = [(p.key.start, max(p.key.end, p.value.end)) for p in node.pairs]
        entry = flow_pair(key, value, step.habits)
        return patch_flow.insert(step.text, parts, at, entry, step.habits)
    start = node.pairs[0].key.start
    if at == 0 and step.text[line_start(step.text, start) : start].strip():
        at = 1
    lines = pair(key, value, column(step.text, start), step.habits)
    return _insert_lines(step, lines, start, [p.value.end for p in node.pairs], at)


def _rank(keys: list[str], key: str, order: tuple[str, ...]) -> int:
    """Where a new key goes: behind the last of those that usually stand before it."""
    if key not in order:
        return len(keys)
    before = order[: order.index(key)]
    return max((at + 1 for at, other in enumerate(keys) if other in before), default=0)


def _insert_lines(step: Step, lines: list[str], start: int, ends: list[int], at: int) -> str:
    text, newline = step.text, step.habits.newline
    if at == 0:
        here = line_start(text, start)
        if text[here:start].strip():
            raise PatchError("no line of its own to insert before")
        return text[:here] + newline.join(lines) + newline + text[here:]
    here = line_end(text, ends[at - 1])
    return text[:here] + newline + newline.join(lines) + text[here:]


def delete(step: Step, path: Path) -> str:
    """Delete an item or key and the comment behind it; the last one leaves `[]` or `{}`."""
    parent = reach(step.tree, path[:-1])[-1]
    text, name = step.text, path[-1]
    if isinstance(parent, Mapping):
        at = next(i for i, p in enumerate(parent.pairs) if p.key.text == name)
        parts = [(p.key.start, max(p.key.end, p.value.end)) for p in parent.pairs]
    else:
        assert isinstance(parent, Sequence)
        assert isinstance(name, int)
        at = name
        parts = [(part.start, part.end) for part in parent.items]
    if len(parts) == 1:
        return replace(step, path[:-1], {} if isinstance(parent, Mapping) else [])
    if parent.is_flow:
        return patch_flow.delete(text, parts, at)
    if isinstance(parent, Sequence):
        parts = [(_dash(text, parent, i), end) for i, (_, end) in enumerate(parts)]
    return _delete_lines(text, parts, at)


def _delete_lines(text: str, parts: list[tuple[int, int]], at: int) -> str:
    start, end = parts[at]
    here = line_start(text, start)
    if not text[here:start].strip():
        rest = text[next_line(text, end) :]
        if rest or line_end(text, end) < len(text):
            return text[:here] + rest
        return text[: line_end(text, line_start(text, here - 1))]
    if at or text[here:start].strip(" -"):
        raise PatchError("a key that shares its line")
    following = parts[1][0]
    gap = text[line_end(text, end) : following]
    if "#" in gap:
        return text[:start].rstrip(" ") + text[line_end(text, end) :]
    return text[:start] + text[following:]


def move(step: Step, path: Path, source: int, target: int) -> str:
    """Move a list item with the lines above it that are not the item's before it."""
    node = reach(step.tree, path)[-1]
    assert isinstance(node, Sequence)
    text = step.text
    order = list(range(len(node.items)))
    order.insert(target, order.pop(source))
    if node.is_flow:
        return patch_flow.reorder(text, [(part.start, part.end) for part in node.items], order)
    first = line_start(text, node.content)
    if text[first : node.content].strip():
        raise PatchError("the first item shares its line")
    indent = text[first : node.content]
    while first and text[line_start(text, first - 1) : first].startswith(indent + "#"):
        first = line_start(text, first - 1)
    bounds = [first, *(next_line(text, part.end) for part in node.items)]
    chunks = [text[a:b] for a, b in pairwise(bounds)]
    is_open = line_end(text, node.items[-1].end) == len(text)
    if is_open:
        chunks[-1] += step.habits.newline
    moved = "".join(chunks[i] for i in order)
    if is_open:
        moved = moved[: -len(step.habits.newline)]
    return text[:first] + moved + text[bounds[-1] :]


def habits_of(text: str, tree: Node, literal: bool = True) -> Habits:
    """How the text is written, taken from the first of each thing in it."""
    newline = "\r\n" if text.count("\r\n") * 2 > text.count("\n") else "\n"
    found: dict[str, int] = {}
    padding = None
    stack = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, Mapping):
            if node.is_flow and node.pairs and padding is None:
                between = text[node.content + 1 : node.pairs[0].key.start]
                padding = "" if between.strip(" ") else between
            for one in node.pairs:
                _measure(text, one.key.start, one.value, node.is_flow, found)
            stack += [one.value for one in reversed(node.pairs)]
        elif isinstance(node, Sequence):
            if not node.is_flow and isinstance(node.items[0], Mapping):
                gap = node.items[0].content - node.content
                if not node.items[0].is_flow and "\n" not in text[node.content :][:gap]:
                    found.setdefault("after_dash", gap)
            stack += reversed(node.items)
    base = Habits()
    return Habits(
        newline,
        found.get("step", base.step),
        found.get("dash", base.dash),
        found.get("after_dash", base.after_dash),
        padding or "",
        literal,
    )


def _measure(text: str, key: int, value: Node, is_flow: bool, found: dict[str, int]) -> None:
    """Note how far a block collection stands in from its key."""
    if is_flow or not isinstance(value, Mapping | Sequence) or value.is_flow:
        return
    name = "step" if isinstance(value, Mapping) else "dash"
    found.setdefault(name, column(text, value.content) - column(text, key))
