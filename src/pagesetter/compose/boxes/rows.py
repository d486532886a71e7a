"""Rows of text in a box: one text by its alignment, or three at left, centre and right.

Turns `Row`s into items inside a rectangle. Heights follow the text; what does not fit the
rectangle is a finding, never left out.
"""

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.boxes.rules import rule, thickness
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.compose.styles import ResolvedStyle
from pagesetter.display import Item, Tag
from pagesetter.geometry import Length, Rect, ratio
from pagesetter.model import Box, Row, StyleValue
from pagesetter.text import set_paragraph
from pagesetter.values import NamedTuple

_LEADING = 130
"""Pitch of a box's rows in percent of their size when the style gives none."""
_RULE_AIR = 25
"""Air between a row and the rule under it, in percent of its size."""


class SetRow(NamedTuple):
    """A row set over a width; items relative to its top left corner."""

    items: tuple[Item, ...]
    height: Length
    """From the top of the first em box to the foot of the last, air above and rule included."""
    air: Length
    """Air wanted after it when another row follows."""


def set_row(row: Row, style_name: str, width: Length, box: Box, context: BoxContext) -> SetRow:
    """Set one row; `style_name` is the style of a row that names none."""
    name = row.style or style_name
    if row.style and not context.styles.knows(row.style):
        context.report("style-unknown", row.span, box.id, name=row.style)
        name = style_name
    values = (*box.values, *row.values)
    if row.align:
        values = (*values, StyleValue("align", row.align, row.span))
    style = context.styles.resolve(name, values)
    items: list[Item] = []
    lines = 1
    cells = [("left", row.left), ("center", row.center), ("right", row.right)]
    if row.text:
        cells = [("", row.text)]
    room = max(1, width - style.left - style.right)
    taken = 0
    for align, text in reversed(cells):
        if not text:
            continue
        setting = style.setting._replace(align=align) if align else style.setting
        # What stands at the left turns before what stands at the right.
        measure = max(1, room - taken) if align == "left" else room
        done = set_paragraph(
            [(context.variables.fill(text, row.span), style.text)], setting,
            (measure,), context.fonts, indent=style.indent,
            span=row.span if row.span.line else box.span,
        )  # fmt: skip
        if align == "right":
            taken = max((line.width for line in done.lines), default=0) + style.text.size
        context.pass_on(done.findings, box.id)
        lines = max(lines, len(done.lines))
        placed: list[Item] = []
        for index, line in enumerate(done.lines):
            y = style.above + index * _pitch(style) + ascent(style.text.size)
            placed += moved(line.items, style.left, y)
        items = placed + items
    size = style.text.size
    height = style.above + (lines - 1) * _pitch(style) + size
    if row.rule:
        air, thick = ratio(size * _RULE_AIR, 100), thickness(row.rule, 0)
        items += rule(row.rule, 0, height + air + thick // 2, width, ink=style.text.ink)
        height += air + thick
    return SetRow(tuple(items), height, max(0, _pitch(style) - size) + style.below)


def _pitch(style: ResolvedStyle) -> Length:
    """The pitch the style is given, or the grid's where it suits the size, else its leading."""
    size, least = style.text.size, ratio(style.text.size * _LEADING, 100)
    given = any(name == "pitch" for name, _ in style.sources) and style.pitch >= size
    return style.pitch if given or least <= style.pitch < 2 * size else least


def place_rows(
    rows: list[SetRow], inner: Rect, vertical_align: str, box: Box, context: BoxContext
) -> list[Item]:
    """Stack rows in a rectangle: at the top, centred, at the foot, or spread over it."""
    if not rows:
        return []
    height = sum(row.height for row in rows) + sum(row.air for row in rows[:-1])
    spare = inner.height - height
    if spare < 0:
        context.report("box-too-small", box.span, box.id, box=box.id)
    extra = 0
    y = inner.y
    if vertical_align == "center":
        y += spare // 2
    elif vertical_align == "bottom":
        y += spare
    elif vertical_align == "spread" and len(rows) > 1 and spare > 0:
        extra = spare // (len(rows) - 1)
    items: list[Item] = []
    for row in rows:
        items += moved(row.items, inner.x, y)
        y += row.height + row.air + extra
    return [Tag("furniture", tuple(items), key=box.id)]
