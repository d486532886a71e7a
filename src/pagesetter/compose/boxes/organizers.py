"""协办单位: a heading, its note once, and names spread to equal width in columns."""

from __future__ import annotations

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.boxes.rows import SetRow, place_rows, set_row
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.display import Item, Tag
from pagesetter.geometry import Length, Rect
from pagesetter.model import Box, Row
from pagesetter.text import set_paragraph

_ENDLESS: Length = 1 << 40
_STRIP = 3
"""Columns of names from which a box is a strip across the page."""


def organizer_items(box: Box, inner: Rect, context: BoxContext) -> list[Item]:
    """Set heading, note and names; a list too long for its box is a finding."""
    names = box.names or context.issue.paper.co_organizers
    head = _head(box, inner, context)
    top = sum(row.height for row in head) + sum(row.air for row in head)
    items = place_rows(head, Rect(inner.x, inner.y, inner.width, top), "top", box, context)
    body = Rect(inner.x, inner.y + top, inner.width, inner.height - top)
    items += _names(names, box, body, context)
    return [Tag("list", tuple(items), box.heading, box.id)]


def _head(box: Box, inner: Rect, context: BoxContext) -> list[SetRow]:
    """Heading over note; in a strip of names the note stands beside the heading."""
    if box.heading and box.note and box.columns >= _STRIP:
        heading, note = (context.styles.resolve(name) for name in ("co-heading", "co-note"))
        done = set_paragraph(
            [(box.heading, heading.text), (box.note, note.text)], heading.setting,
            (inner.width,), context.fonts, span=box.span,
        )  # fmt: skip
        if len(done.lines) == 1:
            context.pass_on(done.findings, box.id)
            size = heading.text.size
            return [SetRow(tuple(moved(done.lines[0].items, 0, ascent(size))), size, size // 2)]
    head: list[SetRow] = []
    if box.heading:
        head.append(_row(box, box.heading, "co-heading", inner, context))
    if box.note:
        head.append(_row(box, box.note, "co-note", inner, context))
    return head


def _row(box: Box, text: str, style: str, inner: Rect, context: BoxContext) -> SetRow:
    return set_row(Row(text=text, span=box.span), style, inner.width, box, context)


def _names(names: tuple[str, ...], box: Box, room: Rect, context: BoxContext) -> list[Item]:
    style = context.styles.resolve("co-name", box.values)
    columns = max(1, min(box.columns, len(names)))
    rows = -(-len(names) // columns)
    natural = [_width(name, box, context) for name in names]
    step = room.width // columns
    for name, width in zip(names, natural, strict=True):
        if width > step:
            context.report("name-too-wide", box.span, box.id, name=name)
    cell = min(step, max(natural, default=0))
    size = style.text.size
    pitch = (room.height - size) // max(1, rows - 1) if rows > 1 else 0
    least = size * 115 // 100
    if (rows > 1 and pitch < least) or room.height < size:
        fits = max(0, 1 + (room.height - size) // least) * columns
        context.report("names-overset", box.span, box.id, box=box.id, count=len(names), fits=fits)
        names, rows, pitch = names[:fits], fits // columns, least
    wanted = max(style.pitch, least)
    pitch = min(pitch, 2 * wanted)
    used = (rows - 1) * pitch + size
    top = room.y + max(0, room.height - used) // 2
    items: list[Item] = []
    for index, name in enumerate(names):
        row, column = divmod(index, columns)
        # A name wider than its column stands out of it, whole.
        done = set_paragraph(
            [(name, style.text)], style.setting._replace(align="spread"),
            (max(1, cell, natural[index]),), context.fonts, span=box.span,
        )  # fmt: skip
        x = room.x + column * step + (step - cell) // 2
        y = top + row * pitch + size * 88 // 100
        line_items: list[Item] = []
        for line in done.lines[:1]:
            line_items += moved(line.items, x, y)
        items.append(Tag("line", tuple(line_items), name))
    return items


def _width(name: str, box: Box, context: BoxContext) -> Length:
    style = context.styles.resolve("co-name", box.values)
    done = set_paragraph(
        [(name, style.text)], style.setting._replace(align="left"), (_ENDLESS,), context.fonts,
        span=box.span,
    )  # fmt: skip
    context.pass_on(done.findings, box.id)
    return max((line.width for line in done.lines), default=0)
