"""Collects what the reading of one file turns up: findings and references to other files.

It knows the file's shown name and turns YAML marks into places; it knows no schema.
"""

from __future__ import annotations

from typing import Any

from pagesetter.findings import ERROR, Finding, SourceSpan
from pagesetter.findings.finding import Place
from pagesetter.values import NamedTuple

Node = Any
"""A node of PyYAML: `id value tag style start_mark end_mark` (its stubs lack some)."""


class Reference(NamedTuple):
    """A name written in one file that must exist elsewhere."""

    kind: str
    """`page`, `article`, `layout`, `ink`, `story`; `ink-name` is an ink defined here."""
    name: str
    span: SourceSpan


class Notes:
    """Findings and references of one file."""

    __slots__ = ("file", "findings", "first_line", "printing", "references")

    def __init__(self, file: str, first_line: int = 1, *, printing: bool = False) -> None:
        """`file` is the shown name; `first_line` the line of the file its YAML begins at.

        `printing`: names of sizes 字号 are the printing trade's.
        """
        self.file = file
        self.first_line = first_line
        self.printing = printing
        self.findings: list[Finding] = []
        self.references: list[Reference] = []

    def span(self, node: Node) -> SourceSpan:
        """The place of a node, lines and columns from 1."""
        start, end, first = node.start_mark, node.end_mark, self.first_line
        return SourceSpan(
            self.file, start.line + first, start.column + 1, end.line + first, end.column + 1
        )

    def report(self, code: str, span: SourceSpan, **params: object) -> None:
        from pagesetter.findings.finding import finding
        from pagesetter.findings.messages_formats import MESSAGES

        self.findings.append(finding(MESSAGES, code, span, Place(), **params))

    def at(self, code: str, node: Node, **params: object) -> None:
        """Report at a node; the value as written is added as `value`, shortened."""
        from pagesetter.findings.suggest import shown

        if "value" not in params:
            params["value"] = shown(node.value) if isinstance(node.value, str) else ""
        self.report(code, self.span(node), **params)

    @property
    def failed(self) -> bool:
        return any(f.severity == ERROR for f in self.findings)
