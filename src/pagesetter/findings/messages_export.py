"""Words of the findings that `export` reports, in English and Chinese."""

from __future__ import annotations

from pagesetter.findings.finding import Message

MESSAGES: dict[str, Message] = {}
