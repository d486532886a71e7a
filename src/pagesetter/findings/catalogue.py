"""All messages of all packages under their codes; imported only when words are needed."""

from __future__ import annotations

from pagesetter.findings import (
    messages_artwork,
    messages_checks,
    messages_cli,
    messages_compose,
    messages_copydesk,
    messages_export,
    messages_fonts,
    messages_formats,
    messages_gui,
    messages_images,
    messages_text,
)
from pagesetter.findings.finding import Message


def _join(*tables: dict[str, Message]) -> dict[str, Message]:
    joined: dict[str, Message] = {}
    for table in tables:
        twice = joined.keys() & table.keys()
        if twice:
            raise ValueError(f"finding codes defined twice: {sorted(twice)}")
        joined.update(table)
    return joined


MESSAGES = _join(
    messages_formats.MESSAGES,
    messages_fonts.MESSAGES,
    messages_images.MESSAGES,
    messages_artwork.MESSAGES,
    messages_text.MESSAGES,
    messages_compose.MESSAGES,
    messages_copydesk.MESSAGES,
    messages_export.MESSAGES,
    messages_checks.MESSAGES,
    messages_cli.MESSAGES,
    messages_gui.MESSAGES,
)
