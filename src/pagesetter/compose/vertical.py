"""Vertical stories and vertical titles: composed lying on their side, then turned.

A page on its side has x down the page and y leftwards from the right edge of the type area. On
it vertical lines are level, so slots, titles, subheads and whatever else stands in a story are
made as everywhere; here rooms are laid on their side and what was made is stood up. Read only by
stories that have something vertical.
"""

from __future__ import annotations

from pagesetter.compose.grid import Grid, split_columns
from pagesetter.compose.place import moved
from pagesetter.compose.slots import FrameArea, Slot, slots_of
from pagesetter.compose.story import Poured
from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.compose.titles import title_block
from pagesetter.display import Item, Tag
from pagesetter.display.turning import turned, turned_back, turned_box
from pagesetter.findings import Finding, Place
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Measure, Rect
from pagesetter.model import Article, StyleValue, Title


class VerticalStyles(StyleBook):
    """The styles of a story, for text whose lines run down the page."""

    def __init__(self, level: StyleBook) -> None:
        self.__dict__.update(level.__dict__)

    def resolve(self, name: str, overrides: tuple[StyleValue, ...] = ()) -> ResolvedStyle:
        """Resolve as the level book does, with lines that run down."""
        style = super().resolve(name, overrides)
        return style._replace(setting=style.setting._replace(direction="vertical"))


def vertical_slots(
    area: FrameArea,
    grid: Grid,
    size: Length,
    pitch: Length,
    taken: Rect | None,
    obstacles: list[Rect],
    *,
    before: int = 0,
) -> list[Slot]:
    """The slots of a frame whose lines run down, from right to left, on the page's side.

    A frame is one tier 栏 high, or as many as its `split` says, read from the top. `taken` is
    what a title takes of its box: a strip over its whole width or height, else text runs round
    it. Lines stand at the pitch, what is left over is spread between them.
    """
    box, in_way = area.box, list(obstacles)
    if taken is not None:
        rest = rest_of(box, taken)
        if rest is None:
            in_way.append(taken)
        else:
            box = rest
    if box.width < size or box.height < size:
        return []
    right = grid.area.right
    lying = turned_back(box, right, 0)
    tiers = split_columns(
        lying.x, lying.width, area.frame.split or 1, size, grid.gutter, area.frame.remainder
    )
    lines = 1 + (box.width - size) // pitch
    frame = area.frame._replace(column=1, columns=1, line=1, lines=lines)
    rooms = [turned_back(rect, right, 0) for rect in in_way]
    slots = slots_of(
        FrameArea(frame, area.page, lying, tiers), grid._replace(size=size, pitch=pitch), size,
        pitch, 0, rooms, before=before,
    )  # fmt: skip
    if rooms or not slots:
        return slots
    spare = box.width - size - (lines - 1) * pitch
    if lines == 1:
        return [_shifted(slot, spare // 2) for slot in slots]
    first = lying.y
    return [_shifted(slot, spare * ((slot.top - first) // pitch) // (lines - 1)) for slot in slots]


def _shifted(slot: Slot, by: Length) -> Slot:
    return slot._replace(top=slot.top + by, baseline=slot.baseline + by)


def split_beside(area: FrameArea, taken: Rect, grid: Grid) -> FrameArea:
    """A frame with columns of its own, set anew in what a title at its side leaves, less one 字."""
    rest = rest_of(area.box, taken)
    if area.frame.split is None or rest is None or rest.width <= 2 * grid.size:
        return area
    left = rest.x + (grid.size if rest.x > area.box.x else 0)
    columns = split_columns(
        left, rest.width - grid.size, area.frame.split, grid.size, grid.gutter, area.frame.remainder
    )
    return area._replace(columns=columns)


def rest_of(box: Rect, taken: Rect) -> Rect | None:
    """What a strip along an edge of a box leaves; None when it is no such strip."""
    if taken.x <= box.x and taken.right >= box.right and taken.y <= box.y:
        top = min(taken.bottom, box.bottom)
        return Rect(box.x, top, box.width, box.bottom - top)
    if taken.y <= box.y and taken.bottom >= box.bottom:
        if taken.right >= box.right:
            return Rect(box.x, box.y, max(0, taken.x - box.x), box.height)
        if taken.x <= box.x:
            left = min(taken.right, box.right)
            return Rect(left, box.y, box.right - left, box.height)
    return None


def stood(poured: Poured, grids: dict[int, Grid]) -> Poured:
    """A story's text on its pages, stood up."""
    items: dict[int, list[Item]] = {
        page: list(turned(placed, grids[page].area.right, 0))
        for page, placed in poured.items.items()
    }
    lines = {
        page: [line._replace(box=turned_box(line.box, grids[page].area.right, 0)) for line in some]
        for page, some in poured.lines.items()
    }
    return poured._replace(items=items, lines=lines)


# --- titles -----------------------------------------------------------------------------


def vertical_title(
    article: Article,
    title: Title,
    box: Rect,
    grid: Grid,
    styles: StyleBook,
    fonts: FontBook,
    place: Place,
    *,
    own: bool,
    prefix: str = "",
) -> tuple[list[Tag], Rect, list[Finding]]:
    """Set a title whose lines run down; return its tags, its room and findings.

    In its `own` frame it stands in the middle of `box`; else at the side of the box that the
    title names, `title.lines` high (or as the box) and as wide as it needs, in half 字.
    """
    unit = grid.size // 2
    height = box.height
    if title.lines and not own:
        height = min(height, grid.height_of(title.lines))
    fixed = box.width // unit if own else _halves(title.width, grid)
    block = title_block(
        article, title._replace(lines=0), height, grid._replace(size=unit, pitch=unit),
        VerticalStyles(styles), fonts, place, at_head=not own, fixed_lines=fixed,
        style_prefix=prefix,
    )  # fmt: skip
    width = box.width if own else block.lines * grid.size // 2
    left = box.x if own or title.side == "left" else box.right - width
    room = Rect(left, box.y, width, height)
    right = grid.area.right
    lying = turned_back(room, right, 0)
    shift = (width - fixed * unit) // 2 if own else 0
    tags = [
        tag._replace(items=turned(moved(tag.items, lying.x, lying.y + shift), right, 0))
        for tag in block.items
        if isinstance(tag, Tag)
    ]
    return tags, room, list(block.findings)


def _halves(width: Measure | None, grid: Grid) -> int:
    """Half 字 in a width, rounded up; 0 for none."""
    return 0 if width is None else -(-2 * width.resolve(size=grid.size) // grid.size)
