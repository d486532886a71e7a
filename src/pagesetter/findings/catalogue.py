"""The words of a finding, found by its code; a table is read only when it is looked into."""

from __future__ import annotations

from importlib import import_module

from pagesetter.findings.finding import Message

TABLES = (
    "compose", "text", "formats", "fonts", "images", "artwork", "checks", "export", "copydesk",
    "cli", "gui",
)  # fmt: skip
"""The message tables (`messages_*`), those of everyday findings first. No code is in two."""

_known: dict[str, Message] = {}
_unread = list(TABLES)


def message_of(code: str) -> Message:
    """The message of a code; KeyError for one that no table has."""
    while code not in _known and _unread:
        _known.update(import_module(f"pagesetter.findings.messages_{_unread.pop(0)}").MESSAGES)
    return _known[code]


def is_known(code: str) -> bool:
    """Tell whether some table has words for this code."""
    try:
        message_of(code)
    except KeyError:
        return False
    return True
