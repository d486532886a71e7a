"""名单: names spread to equal width (分散对齐) in equal cells, several to a line.

Persons' names stand in cells of 3 or 4 字 and are spread to three, or to four where most are
of four; a longer one takes as many cells as it needs. Names of bodies are spread to the widest.
"""

from __future__ import annotations

from pagesetter.compose.flow import FlowItem
from pagesetter.compose.place import moved
from pagesetter.display import Item
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text import ENDLESS, Line, set_paragraph
from pagesetter.values import NamedTuple

_PERSON = 4
"""Most 字 of a person's name that stands in one cell."""
_PERSON_LEAST = 3


class _Name(NamedTuple):
    text: str
    start: int
    """Where it begins in the block's text."""
    width: Length


def set_names(
    item: FlowItem, measures: tuple[Length, ...], fonts: FontBook, place: Place
) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
    """Set the names of an item in lines of equal cells over the narrowest of its measures.

    As many cells as fit stand on a line with at least one 字 between; the row of cells is
    centred. A name wider than the measure is set as wide as it is, with a finding.
    """
    names, found = _measured(item, fonts)
    measure = min(measures[: len(names)] or (1,))
    cell, fill = (min(width, measure) for width in _cell(item, names))
    gap = item.style.text.size
    per_line = max(1, (measure + gap) // (cell + gap))
    left = (measure - per_line * cell - (per_line - 1) * gap) // 2
    lines: list[Line] = []
    for row in _rows(names, cell, gap, per_line):
        items: list[Item] = []
        width = left
        for index, name in row:
            x = left + index * (cell + gap)
            if name.width > measure:
                found.append(finding(MESSAGES, "name-too-wide", item.span, place, name=name.text))
            items += moved(_set(item, name, fill, fonts).items, x, 0)
            width = x + max(cell, name.width)
        first, last = row[0][1], row[-1][1]
        end = last.start + len(last.text)
        lines.append(Line(first.start, end, tuple(items), width, width, "turn"))
    return tuple(lines), tuple(found)


def _set(item: FlowItem, name: _Name, fill: Length, fonts: FontBook) -> Line:
    """A name spread to `fill`, or as wide as it is when it is wider."""
    spread = name.width <= fill
    setting = item.style.setting._replace(align="spread" if spread else "left")
    room = fill if spread else ENDLESS
    return set_paragraph([(name.text, item.style.text)], setting, (room,), fonts).lines[0]


def _measured(item: FlowItem, fonts: FontBook) -> tuple[list[_Name], list[Finding]]:
    """The names, blank ones left out, with their natural widths."""
    look, setting = item.style.text, item.style.setting._replace(align="left")
    names: list[_Name] = []
    found: list[Finding] = []
    at = 0
    for name in item.names:
        text = name.strip()
        if text:
            probe = set_paragraph([(text, look)], setting, (ENDLESS,), fonts, span=item.span)
            found += probe.findings
            start = at + name.index(text)
            names.append(_Name(text, start, max(line.width for line in probe.lines)))
        at += len(name) + 1
    return names, found


def _cell(item: FlowItem, names: list[_Name]) -> tuple[Length, Length]:
    """Width of a cell and what names are spread to.

    Where most names are persons' the cell is 3 or 4 字, else as wide as the widest name.
    """
    size = item.style.text.size * item.style.text.hscale // 1000
    persons = [name.width for name in names if name.width <= _PERSON * size]
    if 3 * len(persons) < 2 * len(names):
        widest = max(name.width for name in names)
        return widest, widest
    short = [width for width in persons if width <= _PERSON_LEAST * size]
    cell = _PERSON_LEAST * size if len(short) == len(persons) else _PERSON * size
    return cell, _PERSON_LEAST * size if 2 * len(short) >= len(persons) else cell


def _rows(
    names: list[_Name], cell: Length, gap: Length, per_line: int
) -> list[list[tuple[int, _Name]]]:
    """Names by lines, each with the first cell it stands in."""
    rows: list[list[tuple[int, _Name]]] = []
    used = per_line
    for name in names:
        cells = min(per_line, max(1, -(-(name.width + gap) // (cell + gap))))
        if used + cells > per_line:
            rows.append([])
            used = 0
        rows[-1].append((used, name))
        used += cells
    return rows
