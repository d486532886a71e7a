"""Tells of paragraphs whose short last line begins a column, when fitting could not help them.

Takes a story's flow as it was poured; loaded only where there is such a line.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.flow import FlowItem
from pagesetter.compose.pouring import Poured, characters
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES


def short_heads(flow: Sequence[FlowItem], poured: Poured, place: Place) -> list[Finding]:
    """A finding for each of `poured.heads` whose lines are meant to fill their measure."""
    items = {item.block: item for item in flow if item.block in poured.heads}
    found = []
    for block in poured.heads:
        item = items.get(block)
        if item is None or item.style.setting.align != "justify":
            continue
        ends = [p for lines in poured.lines.values() for p in lines if p.block == block]
        words = item.text[ends[-1].start : ends[-1].end].strip()
        found.append(
            finding(
                MESSAGES, "short-head", item.span, place,
                story=place.story, characters=characters(words), words=words,
            )
        )  # fmt: skip
    return found
