"""名单: names spread to equal width (分散对齐) in equal cells, several to a line."""

from __future__ import annotations

from pagesetter.compose.flow import FlowItem
from pagesetter.compose.place import moved
from pagesetter.display import Item
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text import Line, set_paragraph

_ENDLESS: Length = 1 << 40


def set_names(
    item: FlowItem, measure: Length, fonts: FontBook, place: Place
) -> tuple[list[Line], list[Finding]]:
    """Set the names of an item in lines of equal cells over the measure.

    A cell is as wide as the widest name, so that a name of 9 字 is spread to one of 10.
    As many cells as fit stand on a line with at least one 字 between; the row of cells is
    centred. A name wider than the measure is set as wide as it is, with a finding.
    """
    look, setting = item.style.text, item.style.setting
    findings: list[Finding] = []
    widths = []
    for name in item.names:
        probe = set_paragraph(
            [(name, look)], setting._replace(align="left"), (_ENDLESS,), fonts, span=item.span
        )
        findings += probe.findings
        widths.append(max((line.width for line in probe.lines), default=0))
        if widths[-1] > measure:
            findings.append(
                finding(MESSAGES, "name-too-wide", item.span, place, name=name)
            )  # fmt: skip
    cell = min(max(widths, default=look.size), measure)
    gap = look.size
    per_line = max(1, (measure + gap) // (cell + gap))
    left = (measure - per_line * cell - (per_line - 1) * gap) // 2
    lines: list[Line] = []
    offset = 0
    for first in range(0, len(item.names), per_line):
        row = item.names[first : first + per_line]
        items: list[Item] = []
        for i, name in enumerate(row):
            done = set_paragraph([(name, look)], setting._replace(align="spread"), (cell,), fonts)
            for line in done.lines:
                items += moved(line.items, left + i * (cell + gap), 0)
        width = left + len(row) * cell + (len(row) - 1) * gap
        end = offset + sum(len(name) + 1 for name in row)
        lines.append(Line(offset, end, tuple(items), width, width, "turn"))
        offset = end
    return lines, findings
