"""Records: mappings with known keys, read by a table of fields; and mappings with free keys.

Duplicate keys, unknown keys and missing ones are reported here; `x-` keys are let pass.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Protocol

from pagesetter.findings import SourceSpan
from pagesetter.formats.kinds import BAD, NOTHING, Kind, shaped
from pagesetter.formats.notes import Node, Notes, Reference
from pagesetter.values import NamedTuple


class Field(NamedTuple):
    """One key of a record."""

    key: str
    kind: Kind
    required: bool = False
    into: str = ""
    """Name the value goes by in the program, when it is not the key with `_` for `-`."""

    @property
    def name(self) -> str:
        return self.into or self.key.replace("-", "_")


class Read(NamedTuple):
    """What a record's builder gets: values by name, their nodes by name, the whole's place."""

    values: dict[str, Any]
    nodes: dict[str, Node]
    span: SourceSpan
    notes: Notes


Builder = Callable[[Read], Any]


class Rule(Protocol):
    """What the keys of one record ask of each other; checked after all of them are read."""

    def check(self, read: Read) -> None: ...


def plain(model: Callable[..., Any]) -> Builder:
    """A builder that hands the values to a model's constructor, with the place."""
    return lambda read: model(**read.values, span=read.span)


class OneOf:
    """Exactly one of two keys is given: the other follows from it."""

    def __init__(self, one: str, other: str, *, both: str, neither: str) -> None:
        """`both` and `neither` are the codes of what is found wrong."""
        self.one = one
        self.other = other
        self.both = both
        self.neither = neither

    def check(self, read: Read) -> None:
        """The keys have no `-`."""
        words = {"one": self.one, "other": self.other}
        if self.one in read.nodes and self.other in read.nodes:
            read.notes.at(self.both, read.nodes[self.other], **words)
        elif self.one not in read.nodes and self.other not in read.nodes:
            read.notes.report(self.neither, read.span, **words)


class Without:
    """A key that cannot stand beside certain others."""

    def __init__(self, key: str, others: tuple[str, ...], code: str) -> None:
        self.key = key
        self.others = others
        self.code = code

    def check(self, read: Read) -> None:
        """Report the first of the others; the key itself has no `-`."""
        if self.key in read.nodes:
            for other in self.others:
                if other.replace("-", "_") in read.nodes:
                    read.notes.at(self.code, read.nodes[self.key], other=other)
                    break


class Record:
    """A mapping with known keys. `build` makes the value; it may report and return BAD."""

    def __init__(
        self, fields: tuple[Field, ...], build: Builder, rules: tuple[Rule, ...] = ()
    ) -> None:
        self.fields = fields
        self.build = build
        self.rules = rules
        self._by_key = {field.key: (field.kind, field.name) for field in fields}
        self._required = tuple((field.key, field.name) for field in fields if field.required)

    def read(self, node: Node, notes: Notes) -> Any:
        if not shaped(node, notes, "mapping"):
            return BAD
        values: dict[str, Any] = {}
        nodes: dict[str, Node] = {}
        meant: list[str] = []
        known = self._by_key
        for key, key_node, child in entries(node, notes):
            if key not in known:
                if not key.startswith("x-"):
                    meant.append(self._report_unknown(key_node, node, notes))
            elif child.value not in NOTHING or not is_nothing(child):
                kind, name = known[key]
                nodes[name] = child
                value = kind.read(child, notes)
                if value is not BAD:
                    values[name] = value
        complete = True
        for key, name in self._required:
            if name not in values:
                complete = False
                if name not in nodes and key not in meant:
                    notes.at("key-missing", node, key=key)
        read = Read(values, nodes, notes.span(node), notes)
        for rule in self.rules:
            rule.check(read)
        return self.build(read) if complete else BAD

    def _report_unknown(self, node: Node, mapping: Node, notes: Notes) -> str:
        """Report a key; return the known one it probably means, or ""."""
        from pagesetter.findings.suggest import hints, listed, nearest, shown

        key = node.value
        known = [field.key for field in self.fields]
        given = {other.value for other, _ in mapping.value if isinstance(other.value, str)}
        free = [name for name in known if name not in given]
        hint = hints(key, free)
        if "：" in key:
            hint = {"hint": "; its colon is full-width", "hint_zh": "：用了全角冒号"}
        notes.at("key-unknown", node, key=shown(key), allowed=listed(known), **hint)
        return nearest(key, free)


class Short:
    """A record, or a single value that stands for one key of it, all others left out."""

    def __init__(self, record: Record, key: str) -> None:
        self.record = record
        self.key = key
        self.kind = next(field.kind for field in record.fields if field.key == key)

    def read(self, node: Node, notes: Notes) -> Any:
        if node.id != "scalar":
            return self.record.read(node, notes)
        value = self.kind.read(node, notes)
        if value is BAD:
            return BAD
        read = Read({self.key: value}, {self.key: node}, notes.span(node), notes)
        return self.record.build(read)


class FreeMapping:
    """A mapping with any keys and values of one kind, as (key, value) pairs in file order."""

    def __init__(self, value: Kind, *, defines: str = "") -> None:
        """`defines`: its keys are names that others refer to, noted even when the value is bad."""
        self.value = value
        self.defines = defines

    def read(self, node: Node, notes: Notes) -> Any:
        if not shaped(node, notes, "mapping"):
            return BAD
        pairs = []
        for key, key_node, child in entries(node, notes):
            if key.startswith("x-"):
                continue
            if self.defines:
                notes.references.append(Reference(self.defines, key, notes.span(key_node)))
            value = self.value.read(child, notes)
            if value is not BAD:
                pairs.append((key, value))
        return tuple(pairs)


def is_nothing(node: Node) -> bool:
    """True for `key:` without a value (or `~`): the key counts as not given."""
    return node.value in NOTHING and not node.style and node.id == "scalar"


def entries(node: Node, notes: Notes) -> list[tuple[str, Node, Node]]:
    """Key, key node and value node of a mapping; reports keys that are no text or come twice."""
    seen: dict[str, Node] = {}
    found: list[tuple[str, Node, Node]] = []
    for key_node, value in node.value:
        key = key_node.value
        if not isinstance(key, str):
            notes.at("key-form", key_node)
        elif key in seen:
            notes.at("key-twice", key_node, key=key, line=notes.span(seen[key]).line)
        else:
            seen[key] = key_node
            found.append((key, key_node, value))
    return found
