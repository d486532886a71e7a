"""Collects findings about one PDF, each once; knows where they lie, not what they mean."""

from __future__ import annotations

from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_pdf import MESSAGES

STANDARDS = {"x1a": "PDF/X-1a", "x4": "PDF/X-4", "": "PDF"}


class Told:
    """The findings about a file, and the standard it is held to (`x1a`, `x4` or empty)."""

    def __init__(self, file: str) -> None:
        self.span = SourceSpan(file)
        self.standard = ""
        self.page = ""
        self._found: dict[Finding, None] = {}

    def add(self, code: str, **params: object) -> None:
        """Note a finding about the page looked at (about the file while `page` is empty)."""
        self.take(finding(MESSAGES, code, self.span, Place(self.page), **params))

    def take(self, one: Finding) -> None:
        self._found[one] = None

    @property
    def standard_name(self) -> str:
        return STANDARDS[self.standard]

    @property
    def findings(self) -> tuple[Finding, ...]:
        return tuple(self._found)
