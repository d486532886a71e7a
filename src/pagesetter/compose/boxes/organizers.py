"""协办单位: a heading, its note once, and names spread to equal width in columns."""

from __future__ import annotations

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.boxes.rows import SetRow, place_rows, set_row
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.compose.styles import ResolvedStyle
from pagesetter.display import Item, Tag
from pagesetter.geometry import Length, Rect
from pagesetter.model import Box, Row
from pagesetter.text import Line, SetParagraph, set_paragraph

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
    setter = _Setter(style, box, context)
    natural = [setter.width(name) for name in names]
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
        lines = setter.lines(name, "spread", max(1, cell, natural[index]))
        x = room.x + column * step + (step - cell) // 2
        y = top + row * pitch + size * 88 // 100
        line_items: list[Item] = []
        for line in lines[:1]:
            line_items += moved(line.items, x, y)
        items.append(Tag("line", tuple(line_items), name))
    return items


class _Setter:
    """Sets the names of a box; pages that name the same organizers set them once."""

    def __init__(self, style: ResolvedStyle, box: Box, context: BoxContext) -> None:
        self._style, self._box, self._context = style, box, context
        self._known: dict[tuple[str, str, Length], SetParagraph] = {}
        if context.fonts.heard is None:  # a listener wants to hear of every page's
            self._known = context.known_names.setdefault((style.text, style.setting), {})

    def width(self, name: str) -> Length:
        """The width of a name as it is typed. Reports what is wrong with it."""
        return max((line.width for line in self.lines(name, "left", _ENDLESS)), default=0)

    def lines(self, name: str, align: str, width: Length) -> tuple[Line, ...]:
        key = name, align, width
        done = self._known.get(key)
        if done is None:
            setting = self._style.setting._replace(align=align)
            done = self._known[key] = set_paragraph(
                [(name, self._style.text)], setting, (width,), self._context.fonts,
                span=self._box.span,
            )  # fmt: skip
        if done.findings and align == "left":
            span = self._box.span
            found = (finding._replace(span=span) for finding in done.findings)
            self._context.pass_on(found, self._box.id)
        return done.lines
