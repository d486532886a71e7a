"""Collects the lines of a source with what is said of them; readers of rich formats fill it."""

from __future__ import annotations

from pagesetter.copydesk.source import Asset, Hint, Mark, Source

_BLANKS = " \t\u3000\u00a0\v"


class Lines:
    """Lines of a source under way."""

    def __init__(self) -> None:
        self.parts: list[str] = []
        self.size = 0
        self.hints: list[tuple[int, Hint]] = []
        self.marks: list[Mark] = []
        self.assets: list[Asset] = []
        self.remarks: list[tuple[str, str]] = []

    def add(self, runs: list[tuple[str, tuple[str, ...]]], hint: Hint | None = None) -> None:
        """Add one line from its runs of (text, marks)."""
        text = "".join(run for run, _ in runs).replace("\n", " ")
        if hint is not None and text.strip(_BLANKS):
            lead = 0 if hint.kind == "table" else len(text) - len(text.lstrip(_BLANKS))
            self.hints.append((self.size + lead, hint))
        at = self.size
        for run, marks in runs:
            if run.strip(_BLANKS):
                self.marks += [Mark(at, at + len(run), mark) for mark in marks]
            at += len(run)
        self.parts.append(text + "\n")
        self.size += len(text) + 1

    def picture(self, name: str, data: bytes) -> None:
        """Add a picture as a line of its own."""
        self.assets.append(Asset(name, data))
        self.add([(f"〔图片：{name}〕", ())], Hint("figure", 0, f"assets/{name}"))

    def source(self, name: str, kind: str, encoding: str, data: bytes) -> Source:
        return Source(
            name, kind, "".join(self.parts), encoding, tuple(self.hints), tuple(self.marks),
            tuple(self.assets), data, tuple(self.remarks),
        )  # fmt: skip
