"""Moves anchors out of the way of an edit, so that what aliases stand for stays as it was.

When a value with an anchor is about to change or to go, the first alias that stands behind
it becomes the anchor, with the old value written out.
"""

from __future__ import annotations

import re

from pagesetter.formats.patch_steps import Path, habits_of, reach
from pagesetter.formats.yaml_tree import Alias, Node, descendants, parse, plain
from pagesetter.formats.yaml_write import flow, scalar

_ANCHOR = re.compile(r"&([^ \t\r\n]+)([ \t]*)(?=(#|[\r\n]|\Z)?)")


def keep_aliases(text: str, tree: Node, path: Path) -> str:
    """Return the text with every anchor an edit at `path` may change moved behind its place."""
    while (found := _endangered(tree, path)) is not None:
        node, inner, alias = found
        value = plain(node)
        if isinstance(value, str):
            in_flow = any(other.flow for other in (*inner, alias))
            written = scalar(value, in_flow, '"' if "\n" in value else "")
        else:
            written = flow(value, habits_of(text, tree))
        head, tail = text[: alias.start], text[alias.end :]
        for other in reversed(inner):
            head = head[: other.start] + written + head[other.end :]
        text = _without(head, node) + f"&{node.anchor} {written}" + tail
        tree = parse(text)
    return text


def _without(text: str, node: Node) -> str:
    """Cut a node's anchor out; with the blanks before it when it ends its line."""
    found = _ANCHOR.search(text, node.start)
    assert found is not None
    before = text[: found.start()]
    if found[3] is not None:
        return before.rstrip(" \t") + text[found.end(1) :]
    return before + text[found.end() :]


def _endangered(tree: Node, path: Path) -> tuple[Node, list[Alias], Alias] | None:
    """An anchored node around, at or within the path's value that aliases behind it stand for.

    With it the aliases of it within the path's value, and the first one behind.
    """
    nodes = reach(tree, path)
    end = nodes[-1].end
    for node in (*nodes[:-1], *descendants(nodes[-1])):
        if node.anchor:
            aliases = [a for a in descendants(tree) if isinstance(a, Alias) and a.target is node]
            behind = [alias for alias in aliases if alias.start >= end]
            if behind:
                return node, [a for a in aliases if a.start < end], behind[0]
    return None
