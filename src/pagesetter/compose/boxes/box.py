"""Composes one box: its rectangle, its dress, and what it holds by kind.

Every kind goes the same way: area → border and tint → content in the inner rectangle.
"""

from pagesetter.colour import WHITE, Ink
from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.boxes.digest import digest_rows
from pagesetter.compose.boxes.organizers import organizer_items
from pagesetter.compose.boxes.pictures import crossed, picture_items
from pagesetter.compose.boxes.rows import place_rows, set_row
from pagesetter.compose.boxes.rules import border, rule, thickness
from pagesetter.compose.grid import Grid
from pagesetter.compose.place import moved
from pagesetter.display import FillPath, Item, Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.paths import rectangle_path
from pagesetter.geometry import Length, Rect
from pagesetter.model import Box, Dress, Frame, Row
from pagesetter.values import NamedTuple

_ROW_STYLES = {
    "nameplate": "nameplate", "ear": "ear", "running-head": "running-head",
    "imprint": "imprint", "slogan": "slogan", "column-head": "column-head", "quote": "quote",
    "ad": "ad", "digest": "digest", "text": "box-text",
}  # fmt: skip


def row_style(kind: str) -> str:
    """The style of the rows of a kind of box that name none."""
    return _ROW_STYLES.get(kind, "box-text")


class ComposedBox(NamedTuple):
    """A box on its page. `room` is the grid room it takes from text; None off the grid."""

    box: Box
    items: tuple[Item, ...]
    room: Rect | None
    free: Rect | None = None
    """Where it stands off the grid (`at`); text does not run round it."""


def grid_rect(frame: Frame, grid: Grid) -> Rect | None:
    """The rectangle of a frame on the grid, from em box top to em box foot; None if off it."""
    last = frame.column + frame.columns - 1
    if not (1 <= frame.column <= last <= len(grid.columns)):
        return None
    if not (1 <= frame.line <= frame.line + frame.lines - 1 <= grid.lines):
        return None
    left = grid.columns[frame.column - 1].x + frame.inset_left.resolve(size=grid.size)
    right = grid.columns[last - 1].right - frame.inset_right.resolve(size=grid.size)
    return Rect(left, grid.top_of(frame.line), right - left, grid.height_of(frame.lines))


def compose_box(box: Box, context: BoxContext) -> ComposedBox:
    """Compose a box; one that does not lie on the page is a finding and has no items."""
    grid = context.grid
    if box.frame is not None:
        rect = grid_rect(box.frame, grid)
        if rect is None:
            frame = box.frame
            context.report(
                "frame-off-grid", box.span, box.id, frame=box.id,
                columns=f"{frame.column}–{frame.column + frame.columns - 1}",
                lines=f"{frame.line}–{frame.line + frame.lines - 1}",
                have_columns=len(grid.columns), have_lines=grid.lines,
            )  # fmt: skip
            return ComposedBox(box, (), None)
    elif box.at is not None:
        rect = _off_grid(box, context)
    else:
        context.report("box-nowhere", box.span, box.id, box=box.id)
        return ComposedBox(box, (), None)
    if box.kind == "rule":
        return ComposedBox(box, tuple(_rule(box, rect, context)), None)
    room = rect if box.frame is not None else None
    rect = off_text(box, rect, context)
    if box.booked is not None and room is not None:
        from pagesetter.compose.booked import booked_rect

        rect = booked_rect(box, rect, grid)
    items = dress_items(box.dress, rect, context, box.id)
    inner = inner_rect(box.dress, rect, grid)
    if box.kind != "tint":
        items += _content(box, inner, context)
    return ComposedBox(box, tuple(items), room, None if room is not None else rect)


def _off_grid(box: Box, context: BoxContext) -> Rect:
    at, grid = box.at, context.grid
    assert at is not None
    origin = grid.sheet if at.of == "sheet" else grid.area
    x, y, width, height = (
        measure.resolve(size=grid.size, pitch=grid.pitch)
        for measure in (at.x, at.y, at.width, at.height)
    )
    rect = Rect(origin.x + x, origin.y + y, width, height)
    if not grid.sheet.contains(rect):
        context.report("box-off-sheet", at.span, box.id, box=box.id)
    return rect


def off_text(box: Box, rect: Rect, context: BoxContext) -> Rect:
    """Keep a box off the text round it: an advertisement a whole line above, others half a line.

    That is a picture, above at the least, and below where it has a caption or text goes on; and
    a box with a border or a tint where text stands above and goes on below. At the head of a
    frame a picture stands level with the text beside it, and nothing is clear at the foot of
    the page.
    """
    frame, grid = box.frame, context.grid
    if frame is None:
        return rect
    half = grid.pitch // 2
    above = below = 0
    if box.kind == "ad":
        above = grid.pitch if frame.line > 1 else 0
    elif box.kind == "picture":
        above = half if frame.line > 1 and not _at_head(frame, context) else 0
        captioned = box.caption and box.caption_at == "below"
        at_foot = frame.line + frame.lines > grid.lines
        below = half if not at_foot and (captioned or _runs(frame, frame.lines, context)) else 0
    elif box.wrap and (box.dress.border or box.dress.tint):
        above = half if _runs(frame, -1, context) else 0
        below = half if _runs(frame, frame.lines, context) else 0
    return Rect(rect.x, rect.y + above, rect.width, max(1, rect.height - above - below))


def _at_head(frame: Frame, context: BoxContext) -> bool:
    """True when a story's frame begins on the frame's first line, over one of its columns."""
    return any(other.line == frame.line for other in _round(frame, context))


def _runs(frame: Frame, line: int, context: BoxContext) -> bool:
    """True when a story runs round a box and stands on this line too, counted from its first."""
    line += frame.line
    return any(
        other.line <= line < other.line + other.lines
        and other.line < frame.line + frame.lines
        and frame.line < other.line + other.lines
        for other in _round(frame, context)
    )


def _round(frame: Frame, context: BoxContext) -> list[Frame]:
    """Frames of stories over one of the columns of a frame."""
    return [
        other
        for story in context.page.stories
        for other in story.frames
        if other.column < frame.column + frame.columns
        and frame.column < other.column + other.columns
    ]


def dress_items(dress: Dress, rect: Rect, context: BoxContext, name: str) -> list[Item]:
    """Tint and border of a box or a boxed story, tint first."""
    items: list[Item] = []
    if dress.tint:
        ink = context.styles.ink(dress.tint_ink, dress.span)
        items.append(FillPath(rectangle_path(rect), tinted(ink, dress.tint)))
    if dress.border:
        size = dress.border_size.resolve(size=context.grid.size, pitch=context.grid.pitch)
        ink = context.styles.ink(dress.border_ink, dress.span)
        items += border(dress.border, rect, size, ink)
    return [Tag("furniture", tuple(items), key=name)] if items else []


def tinted(ink: Ink, percent: int) -> Ink:
    """A tint of an ink; a tint never overprints."""
    if ink.kind != "process":
        return ink._replace(tint=ink.tint * percent // 100, overprint=False)
    c, m, y, k = (v * percent // 100 for v in ink.cmyk)
    return Ink((c, m, y, k))


def inner_rect(dress: Dress, rect: Rect, grid: Grid) -> Rect:
    """What border and padding leave; a box with neither keeps its whole rectangle."""
    by: Length = 0
    if dress.border:
        by = thickness(dress.border, dress.border_size.resolve(size=grid.size, pitch=grid.pitch))
    if dress.border or dress.tint:
        by += dress.padding.resolve(size=grid.size, pitch=grid.pitch)
    return rect.inset(by)


def _content(box: Box, inner: Rect, context: BoxContext) -> list[Item]:
    items: list[Item] = []
    if box.kind == "co-organizers":
        return organizer_items(box, inner, context)
    if box.pictures:
        items += picture_items(box, inner, context)
    elif box.kind == "picture":
        context.report("picture-none", box.span, box.id, box=box.id)
    elif box.kind == "ad" and not box.rows:
        context.report("ad-without-artwork", box.span, box.id, box=box.id, customer=box.customer)
        items.append(crossed(inner))
    rows = list(box.rows)
    if box.kind == "digest":
        rows += digest_rows(box, context, inner.width)
    style = row_style(box.kind)
    done = [set_row(row, style, inner.width, box, context) for row in rows]
    items += place_rows(done, inner, box.vertical_align, box, context)
    if box.kind == "ad":
        items += _label(box, inner, context)
    return items


def _label(box: Box, inner: Rect, context: BoxContext) -> list[Item]:
    """The word 广告 or 公益广告 at the foot of an advertisement, as the law asks (广告法 14).

    On artwork it stands on white, so that it is read whatever lies there.
    """
    if not box.label:
        context.report("ad-without-label", box.span, box.id, box=box.id)
        return []
    plain = box._replace(values=())
    row = set_row(Row(text=box.label, span=box.span), "ad-label", inner.width, plain, context)
    text = bounds(row.items) or Rect(0, 0, 0, 0)
    air = text.height // 3 if box.pictures else 0
    width, height = text.width + 2 * air, text.height + 2 * air
    ground = Rect(inner.right - width, inner.bottom - height, width, height)
    items = moved(row.items, ground.x + air - text.x, ground.y + air - text.y)
    if box.pictures:
        items.insert(0, FillPath(rectangle_path(ground), WHITE))
    return [Tag("furniture", tuple(items), key=box.id)]


def _rule(box: Box, rect: Rect, context: BoxContext) -> list[Item]:
    """A story rule: in the middle of its line, or down the gutter right of its column."""
    grid = context.grid
    ink = context.styles.resolve("box-text", box.values).text.ink
    x, y = rect.x, rect.y
    if box.frame is not None and box.vertical:
        x = rect.right + grid.gutter // 2
    elif box.frame is not None:
        y += grid.size // 2
    length = rect.height if box.vertical else rect.width
    items = rule(box.rule, x, y, length, vertical=box.vertical, ink=ink)
    return [Tag("furniture", tuple(items), key=box.id)]
