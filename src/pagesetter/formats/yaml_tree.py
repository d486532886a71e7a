"""Turns YAML text into a tree that knows where each value stands, character by character.

Unlike PyYAML's node tree it keeps aliases apart from what they stand for and ends a block
collection where its last value ends, not where the next one starts. Scalars are text; knows
no schema. Offsets count characters of the text, which has no byte order mark.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from pagesetter.formats.yaml_parser import yaml
from pagesetter.values import NamedTuple

Plain = str | list["Plain"] | dict[str, "Plain"]
"""What a YAML text says: aliases written out, every scalar as text."""


class PatchError(ValueError):
    """A YAML text that cannot be edited as asked."""


LINE_END = re.compile(r"\r\n|\r|\n")
_PROPERTIES = re.compile(r"(?:[&!][^ \t\r\n]*|#[^\r\n]*|[ \t\r\n])*")
_TRAILING_LINES = re.compile(r"(?:(?:\r\n|\r|\n)[ \t]*)+\Z")


class Scalar(NamedTuple):
    start: int
    """Where its anchor or tag starts, if it has one."""
    content: int
    """Where the value itself starts."""
    end: int
    """One past its last character; for block scalars before the last line's end."""
    text: str
    style: str = ""
    """`` plain, `'`, `"`, `|` or `>`."""
    anchor: str = ""
    flow: bool = False


class Alias(NamedTuple):
    start: int
    content: int
    end: int
    target: Node
    flow: bool = False
    anchor: str = ""


class Pair(NamedTuple):
    key: Scalar
    value: Node


class Mapping(NamedTuple):
    start: int
    content: int
    end: int
    pairs: tuple[Pair, ...]
    is_flow: bool = False
    """Written with braces."""
    anchor: str = ""
    flow: bool = False
    """Stands inside braces or brackets."""


class Sequence(NamedTuple):
    start: int
    content: int
    end: int
    items: tuple[Node, ...]
    is_flow: bool = False
    anchor: str = ""
    flow: bool = False


Node = Scalar | Alias | Mapping | Sequence


def parse(text: str, *, in_python: bool = False) -> Node:
    """Return the tree of the one document in `text`; raises PatchError when there is none.

    `in_python` takes the parser in Python even where PyYAML has the one in C.
    """
    loader = yaml.SafeLoader if in_python else getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    try:
        events = yaml.parse(text, Loader=loader)
        return _Builder(text, events).document()
    except (yaml.YAMLError, UnicodeEncodeError, RecursionError) as error:
        raise PatchError(str(error)) from error


class _Builder:
    def __init__(self, text: str, events: Iterator[Any]) -> None:
        self.text = text
        self.events = events
        self.anchors: dict[str, Node] = {}

    def document(self) -> Node:
        next(self.events)
        if isinstance(next(self.events), yaml.StreamEndEvent):
            raise PatchError("the text holds no document")
        root = self._node(next(self.events), False)
        next(self.events)
        if not isinstance(next(self.events), yaml.StreamEndEvent):
            raise PatchError("the text holds more than one document")
        return root

    def _node(self, event: Any, flow: bool) -> Node:
        start, end = _marks(event)
        if isinstance(event, yaml.AliasEvent):
            if event.anchor not in self.anchors:
                raise PatchError(f"*{event.anchor} stands before its anchor")
            return Alias(start, start, end, self.anchors[event.anchor], flow)
        content = self._content(event, start)
        anchor = event.anchor or ""
        node: Node
        if isinstance(event, yaml.ScalarEvent):
            style = self.text[content] if event.style in tuple("'\"|>") else ""
            if style and style in "|>":
                end = content + len(_TRAILING_LINES.sub("", self.text[content:end]))
            node = Scalar(start, content, end, event.value, style, anchor, flow)
        elif isinstance(event, yaml.SequenceStartEvent):
            node = self._sequence(start, content, bool(event.flow_style), anchor, flow)
        else:
            node = self._mapping(start, content, bool(event.flow_style), anchor, flow)
        if anchor in self.anchors:
            raise PatchError(f"the anchor &{anchor} stands twice")
        if anchor:
            self.anchors[anchor] = node
        return node

    def _content(self, event: Any, start: int) -> int:
        """Skip anchor and tag, and the blanks, comments and line ends after them."""
        if not event.anchor and not event.tag:
            return start
        end = _marks(event)[1] if isinstance(event, yaml.ScalarEvent) else len(self.text)
        found = _PROPERTIES.match(self.text, start, end)
        return found.end() if found else start

    def _sequence(
        self, start: int, content: int, is_flow: bool, anchor: str, flow: bool
    ) -> Sequence:
        items = []
        while not isinstance(event := next(self.events), yaml.SequenceEndEvent):
            items.append(self._node(event, flow or is_flow))
        end = _marks(event)[1] if is_flow else items[-1].end
        return Sequence(start, content, end, tuple(items), is_flow, anchor, flow)

    def _mapping(self, start: int, content: int, is_flow: bool, anchor: str, flow: bool) -> Mapping:
        pairs = []
        while not isinstance(event := next(self.events), yaml.MappingEndEvent):
            key = self._node(event, flow or is_flow)
            if not isinstance(key, Scalar):
                raise PatchError("a key that is no text")
            value = self._node(next(self.events), flow or is_flow)
            if value.start == value.end and isinstance(value, Scalar):
                # The two parsers differ in where they see a value that is not there.
                at = key.end + len(self.text[key.end : value.start].rstrip())
                value = value._replace(start=at, content=at, end=at)
            pairs.append(Pair(key, value))
        end = _marks(event)[1] if is_flow else pairs[-1].value.end
        return Mapping(start, content, end, tuple(pairs), is_flow, anchor, flow)


def _marks(event: Any) -> tuple[int, int]:
    return event.start_mark.index, event.end_mark.index


def plain(node: Node) -> Plain:
    """What the node says, aliases written out."""
    if isinstance(node, Scalar):
        return node.text
    if isinstance(node, Alias):
        return plain(node.target)
    if isinstance(node, Sequence):
        return [plain(item) for item in node.items]
    return {pair.key.text: plain(pair.value) for pair in node.pairs}


def descendants(node: Node) -> Iterator[Node]:
    """The node and all that is written within it, in the order of the text, without keys."""
    yield node
    if isinstance(node, Sequence):
        for item in node.items:
            yield from descendants(item)
    elif isinstance(node, Mapping):
        for pair in node.pairs:
            yield from descendants(pair.value)


def line_start(text: str, at: int) -> int:
    """Offset of the first character of the line that holds `at`."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_end(text: str, at: int) -> int:
    """Offset of the end of the line that holds `at`, before its line end."""
    found = LINE_END.search(text, at)
    return found.start() if found else len(text)


def next_line(text: str, at: int) -> int:
    """Offset of the line after the one that holds `at`; the text's length on the last."""
    found = LINE_END.search(text, at)
    return found.end() if found else len(text)


def column(text: str, at: int) -> int:
    """Characters before `at` on its line."""
    return at - line_start(text, at)
