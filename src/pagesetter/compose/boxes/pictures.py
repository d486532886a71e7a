"""Pictures: placed whole or cropped in their room, one or a group, with one caption.

The room of a picture is its frame less the lines of its caption, which stand on the grid.
Knows sizes in pixels, not the pictures themselves.
"""

from __future__ import annotations

from pagesetter.colour import BLACK, WHITE, Ink
from pagesetter.compose.boxes.context import BoxContext
from pagesetter.compose.flow import names_whole
from pagesetter.compose.grid import ascent
from pagesetter.compose.place import moved
from pagesetter.display import FillPath, Item, PlaceImage, StrokePath, Tag
from pagesetter.display.paths import rectangle_path
from pagesetter.geometry import Length, Rect, ratio
from pagesetter.model import Box, Picture
from pagesetter.text import Line, set_paragraph

IDEOGRAPHIC_SPACE = "\u3000"
_STRIP = Ink((0, 0, 0, 700))
"""Behind a caption on a picture whose box names no ink for it."""


def picture_items(box: Box, inner: Rect, context: BoxContext) -> list[Item]:
    """Place a box's pictures and caption in `inner`."""
    style = context.styles.resolve("caption", box.values)
    # How dark the picture is cannot be told from here: white on a strip, unless `ink` is given.
    strip = box.caption_at == "over" and all(value.name != "ink" for value in box.values)
    if strip:
        style = style._replace(text=style.text._replace(ink=WHITE))
    words = box.caption
    if box.credit:
        words = f"{words}{IDEOGRAPHIC_SPACE}{box.credit}" if words else box.credit
    lines: tuple[Line, ...] = ()
    pitch = context.grid.pitch
    room = inner
    if words:
        measure = inner.width
        if box.caption_at == "right":
            measure = inner.width // 3
        elif box.caption_at == "over":
            measure = max(1, inner.width - context.grid.size)
        whole = names_whole(style, box.credit)
        done = set_paragraph(
            [(context.variables.fill(words, box.span), style.text)], whole.setting,
            (max(1, measure - style.left - style.right),), context.fonts, indent=style.indent,
            span=box.span,
        )  # fmt: skip
        lines = done.lines
        context.pass_on(done.findings, box.id)
    if lines and box.caption_at == "right":
        gap = context.grid.size
        room = Rect(inner.x, inner.y, inner.width - inner.width // 3 - gap, inner.height)
    elif lines and box.caption_at == "below":
        room = Rect(inner.x, inner.y, inner.width, inner.height - len(lines) * pitch)
    height = (len(lines) - 1) * pitch + style.text.size
    if height > inner.height:
        context.report("box-too-small", box.span, box.id, box=box.id)
    if room.height < pitch or room.width < context.grid.size:
        context.report("picture-no-room", box.span, box.id, box=box.id)
        return []
    items: list[Item] = []
    for picture, part in zip(box.pictures, _parts(box, room, context.grid.size), strict=False):
        items += _place(picture, part, box, context)
    caption: list[Item] = []
    x, y = inner.x, inner.bottom - height
    if box.caption_at == "right":
        x = room.right + context.grid.size
    if box.caption_at == "over":
        y -= pitch // 2
        x += context.grid.size // 2
        if strip and lines:
            foot = Rect(inner.x, y - pitch // 2, inner.width, height + pitch)
            caption.append(FillPath(rectangle_path(foot), _STRIP))
    for index, line in enumerate(lines):
        placed = moved(line.items, x + style.left, y + index * pitch + ascent(style.text.size))
        caption += placed
    items.append(Tag("paragraph", tuple(caption)))
    return [
        Tag("figure", tuple(items), box.pictures[0].alternative if box.pictures else "", box.id)
    ]


def _parts(box: Box, room: Rect, gap: Length) -> list[Rect]:
    """Cut the room of a group into equal parts, `columns` to a row, half a 字 between."""
    count = max(1, len(box.pictures))
    across = min(max(1, box.columns if box.columns > 1 else count), count)
    down = -(-count // across)
    gap = gap // 2
    width = (room.width - (across - 1) * gap) // across
    height = (room.height - (down - 1) * gap) // down
    return [
        Rect(
            room.x + i % across * (width + gap), room.y + i // across * (height + gap), width,
            height,
        )
        for i in range(count)
    ]  # fmt: skip


def _place(picture: Picture, room: Rect, box: Box, context: BoxContext) -> list[Item]:
    size = None
    if context.pictures is not None:
        size = context.pictures.size(picture.handle, picture.span)
    if size is None:
        # The finding comes from the picture source; the empty room is drawn as a crossed box.
        return [crossed(room)]
    lies, shows = fitted(size, room, picture)
    assert context.pictures is not None
    ink = BLACK if context.pictures.is_stencil(picture.handle) else None
    return [PlaceImage(picture.handle, lies, shows, picture.alternative, ink)]


def fitted(size: tuple[int, int], room: Rect, picture: Picture) -> tuple[Rect, Rect]:
    """Where the whole picture lies and which part of the room shows it.

    `fill` covers the room, keeping the focus as near the middle as the edges allow; `fit`
    shows all of it, centred. The zoom in percent enlarges beyond that.
    """
    width, height = size
    wider = width * room.height >= height * room.width
    by_height = wider if picture.fit == "fill" else not wider
    if by_height:
        w, h = ratio(room.height * width, height), room.height
    else:
        w, h = room.width, ratio(room.width * height, width)
    w, h = w * picture.zoom // 100, h * picture.zoom // 100
    x = _shift(room.x, room.width, w, picture.focus[0])
    y = _shift(room.y, room.height, h, picture.focus[1])
    lies = Rect(x, y, w, h)
    left, top = max(x, room.x), max(y, room.y)
    right, bottom = min(lies.right, room.right), min(lies.bottom, room.bottom)
    return lies, Rect(left, top, right - left, bottom - top)


def _shift(start: Length, room: Length, length: Length, focus: int) -> Length:
    """Start of a picture of `length` so that its focus is centred without baring the room."""
    if length <= room:
        return start + (room - length) // 2
    wanted = room // 2 - length * focus // 1000
    return start + min(0, max(room - length, wanted))


def crossed(room: Rect) -> Item:
    """A frame with its diagonals where artwork is missing."""
    width = room.width // 400 or 1
    path = (
        ("M", room.x, room.y), ("L", room.right, room.y), ("L", room.right, room.bottom),
        ("L", room.x, room.bottom), ("Z",), ("M", room.x, room.y),
        ("L", room.right, room.bottom), ("M", room.right, room.y), ("L", room.x, room.bottom),
    )  # fmt: skip
    return StrokePath(path, width, BLACK)
