"""协办单位: a heading, its note once, and names spread to equal width in columns.

In columns too narrow for them, names stand on two lines where they have a mark to turn at.
"""

from __future__ import annotations

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.boxes.rows import SetRow, place_rows, set_row
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.compose.styles import ResolvedStyle
from pagesetter.display import Item, Tag
from pagesetter.geometry import Length, Rect
from pagesetter.model import Box, Row
from pagesetter.text import ENDLESS, Line, SetParagraph, set_paragraph
from pagesetter.values import NamedTuple

_STRIP = 3
"""Columns of names from which a box is a strip across the page."""
TURN = " // "
_LEAD = 115
"""Least pitch of names, and that of the lines of one name, in percent of their size."""
_APART = 140
"""Least pitch from the last line of a name of several to the next name, likewise."""

_OPEN = 3
"""Names stand no farther apart than so many times their pitch; the rest is air round them."""


def organizer_items(box: Box, inner: Rect, context: BoxContext) -> list[Item]:
    """Set heading, note and names; a list too long for its box is a finding."""
    names = box.names or context.issue.paper.co_organizers
    head = _head(box, inner, context)
    top = sum(row.height for row in head) + sum(row.air for row in head)
    items = place_rows(head, Rect(inner.x, inner.y, inner.width, top), "top", box, context)
    body = Rect(inner.x, inner.y + top, inner.width, inner.height - top)
    items += _names(names, box, body, head[-1].air if head else 0, context)
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


def _names(
    names: tuple[str, ...], box: Box, room: Rect, air: Length, context: BoxContext
) -> list[Item]:
    """The names in rows; `air` is what the heading keeps clear above the room."""
    style = context.styles.resolve("co-name", box.values)
    columns = max(1, min(box.columns, len(names)))
    setter = _Setter(style, box, context)
    step = room.width // columns
    parts: list[tuple[str, ...]] = [(name.replace(TURN, ""),) for name in names]
    natural = [setter.width(name[0]) for name in parts]
    if max(natural, default=0) > step and any(TURN in name for name in names):
        parts = [tuple(name.split(TURN)) for name in names]
        natural = [max(setter.width(part, quiet=True) for part in name) for name in parts]
    for name, width in zip(parts, natural, strict=True):
        if width > step:
            context.report("name-too-wide", box.span, box.id, name="".join(name))
    rows = _rows(style, -(-len(names) // columns), max(map(len, parts), default=1), room, air)
    if rows.rows * columns < len(names):
        fits = rows.rows * columns
        context.report("names-overset", box.span, box.id, box=box.id, count=len(names), fits=fits)
    cell = min(step, max(natural, default=0))
    items: list[Item] = []
    for index, name in enumerate(parts[: rows.rows * columns]):
        row, column = divmod(index, columns)
        x = room.x + column * step + (step - cell) // 2
        y = rows.top + row * rows.pitch + (rows.deep - len(name)) * rows.lead // 2
        line_items: list[Item] = []
        for part in name:
            # A name wider than its column stands out of it, whole.
            lines = setter.lines(part, max(1, cell, natural[index]))
            for line in lines[:1]:  # a name that is still to be typed has none
                line_items += moved(line.items, x, y + style.text.size * 88 // 100)
            y += rows.lead
        items.append(Tag("line", tuple(line_items), "".join(name)))
    return items


class _Rows(NamedTuple):
    """Rows of names: where the first stands, and how far apart they and their lines are."""

    rows: int
    top: Length
    pitch: Length
    deep: int
    """Lines in a row."""
    lead: Length


def _rows(style: ResolvedStyle, count: int, deep: int, room: Rect, air: Length) -> _Rows:
    """As many rows of `count` as the room holds, spread over it, up to thrice their pitch.

    Where they are spread, the first is as far from the heading as from the second.
    """
    size = style.text.size
    lead = size * _LEAD // 100
    high = (deep - 1) * lead + size
    least = high - size + size * (_LEAD if deep == 1 else _APART) // 100
    if (count - 1) * least + high > room.height:
        count = max(0, 1 + (room.height - high) // least)
        return _Rows(count, room.y, least, deep, lead)
    wanted = max(style.pitch, least)
    first: Length = 0
    if count > 1 and room.height + air >= count * wanted:
        pitch = min((room.height + air) // count, _OPEN * wanted)
        first = pitch - high - air
    else:
        pitch = min((room.height - high) // max(1, count - 1), _OPEN * wanted)
    spare = room.height - first - (count - 1) * pitch - high
    return _Rows(count, room.y + first + spare // 2, pitch, deep, lead)


class _Setter:
    """Sets the names of a box; pages that name the same organizers set them once."""

    def __init__(self, style: ResolvedStyle, box: Box, context: BoxContext) -> None:
        self._style, self._box, self._context = style, box, context
        self._known: dict[tuple[str, str, Length], SetParagraph] = {}
        if context.fonts.heard is None:  # a listener wants to hear of every page's
            self._known = context.known_names.setdefault((style.text, style.setting), {})

    def width(self, name: str, *, quiet: bool = False) -> Length:
        """The width of a name as it is typed. Reports what is wrong with it unless `quiet`."""
        done = self._set(name, "left", ENDLESS)
        if done.findings and not quiet:
            span = self._box.span
            found = (finding._replace(span=span) for finding in done.findings)
            self._context.pass_on(found, self._box.id)
        return max((line.width for line in done.lines), default=0)

    def lines(self, name: str, width: Length) -> tuple[Line, ...]:
        """A name spread over a width."""
        return self._set(name, "spread", width).lines

    def _set(self, name: str, align: str, width: Length) -> SetParagraph:
        key = name, align, width
        done = self._known.get(key)
        if done is None:
            setting = self._style.setting._replace(align=align)
            done = self._known[key] = set_paragraph(
                [(name, self._style.text)], setting, (width,), self._context.fonts,
                span=self._box.span,
            )  # fmt: skip
        return done
