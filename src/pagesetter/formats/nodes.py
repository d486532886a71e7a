"""Turns YAML text into a node tree whose scalars are all text, within bounds.

No value is given a type here: `no`, `02` and `1.0` stay what was written, the schema decides.
Knows no schema. The C parser is used where PyYAML has it.
"""

from __future__ import annotations

from typing import Any

from pagesetter.formats.notes import Node, Notes
from pagesetter.formats.yaml_parser import yaml

MAX_DEPTH = 50
MAX_NODES = 50_000
"""Most values a file may stand for once its aliases are written out."""


class TooDeep(Exception):
    """Nesting beyond MAX_DEPTH. The C composer recurses on the machine's own stack."""


class _Untyped:
    """What PyYAML's composer asks its resolver for, without guessing types."""

    resolve = "".format
    """Takes anything and returns ""; asked for every value, and no function of ours is as quick."""

    def _count_depth(self) -> None:
        """To be called before composing."""
        within: list[None] = []

        def descend(*_: object) -> None:
            within.append(None)
            if len(within) > MAX_DEPTH:
                raise TooDeep

        self.descend_resolver = descend
        self.ascend_resolver = within.pop


def _loader(text: str, plain: bool) -> Any:
    if plain or not yaml.__with_libyaml__:
        from yaml.composer import Composer
        from yaml.parser import Parser
        from yaml.reader import Reader
        from yaml.scanner import Scanner

        class PlainLoader(_Untyped, Reader, Scanner, Parser, Composer):
            def __init__(self, stream: str) -> None:
                Reader.__init__(self, stream)
                Scanner.__init__(self)
                Parser.__init__(self)
                Composer.__init__(self)
                self._count_depth()

        return PlainLoader(text)
    return _c_loader()(text)


_C_LOADER: Any = None


def _c_loader() -> Any:
    global _C_LOADER  # noqa: PLW0603  # made once, where the C parser exists
    if _C_LOADER is None:
        from yaml.cyaml import CParser  # type: ignore[attr-defined]  # the stubs hide it

        class CLoader(_Untyped, CParser):
            def __init__(self, stream: str) -> None:
                super().__init__(stream)
                self._count_depth()

        _C_LOADER = CLoader
    return _C_LOADER


def compose(text: str, notes: Notes, *, plain: bool = False) -> Node | None:
    """Parse one YAML document; None after reporting why it cannot be, or when it is empty.

    `text` has no byte order mark. `plain` takes the parser in Python, which words and places
    its errors a little otherwise. An empty document yields an empty mapping node.
    """
    try:
        node: Node | None = _loader(text, plain).get_single_node()
    except (yaml.YAMLError, TooDeep, UnicodeEncodeError) as error:
        from pagesetter.formats.syntax import report_syntax

        report_syntax(error, text, notes)
        return None
    if node is None:
        mark = yaml.Mark("", 0, 0, 0, "", 0)
        return yaml.MappingNode("", [], mark, mark)
    if "*" in text and not _is_bounded(node):
        notes.at("alias-bomb", node, most=MAX_NODES)
        return None
    return node


def _is_bounded(root: Node) -> bool:
    """False when aliases stand for more than MAX_NODES values, or for themselves."""
    sizes: dict[int, int] = {}
    open_nodes: set[int] = set()
    shared = False
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        key = id(node)
        value = node.value
        if isinstance(value, str):
            sizes[key] = 1
        elif done:
            sizes[key] = 1 + sum(sizes[id(child)] for child in _children(value))
            open_nodes.discard(key)
        elif key in open_nodes:
            return False
        elif key in sizes:
            shared = True
        else:
            open_nodes.add(key)
            stack.append((node, True))
            stack.extend((child, False) for child in _children(value))
    return not shared or sizes[id(root)] <= MAX_NODES


def _children(value: list[Any]) -> list[Node]:
    if value and isinstance(value[0], tuple):
        return [node for pair in value for node in pair]
    return value
