"""The page grid: a layout's type area counted out in 字, 行 and 栏, as exact lengths.

Knows nothing of stories. Every length is an integer of 1/65,536 pt; columns are whole
multiples of one 字, so that full lines of Han stand on the character grid.
"""

from pagesetter.geometry import Length, Measure, Rect, ratio
from pagesetter.model import Layout, TypeArea
from pagesetter.values import NamedTuple

ASCENT_PERCENT = 88
"""Part of the ideographic em box above the baseline (880 of 1000 in the shipped faces)."""


class Column(NamedTuple):
    x: Length
    width: Length

    @property
    def right(self) -> Length:
        return self.x + self.width


class Grid(NamedTuple):
    """Columns and lines of a page. `size` is one 字, `pitch` one 行."""

    sheet: Rect
    """The sheet (trim box); its origin is the bleed's width from the media's corner."""
    bleed: Length
    area: Rect
    """The type area: from the em box of line 1 to the em box of the last line."""
    size: Length
    pitch: Length
    lines: int
    gutter: Length
    columns: tuple[Column, ...]

    def top_of(self, line: int) -> Length:
        """Top of the em box of `line` (from 1)."""
        return self.area.y + (line - 1) * self.pitch

    def baseline_of(self, line: int) -> Length:
        return self.top_of(line) + ascent(self.size)

    def height_of(self, lines: int) -> Length:
        """Height from the top of the first em box to the foot of the last one."""
        return (lines - 1) * self.pitch + self.size


def ascent(size: Length) -> Length:
    """Height of the em box above the baseline."""
    return ratio(size * ASCENT_PERCENT, 100)


def grid_of(layout: Layout) -> Grid:
    """Count out a layout's grid; see `TypeArea` for what follows from what.

    字 across = n·w + (n−1)·g, plus a gutter and the side column. A size that follows from
    a width is width ÷ 字 across; a pitch from a height is (height − size) ÷ (lines − 1).
    """
    area = layout.type_area
    halves = _widths_in_cells(area)
    den = area.column.den * area.gutter.den * (area.side_column.den if area.side_column else 1)
    across = sum(halves) + (len(halves) - 1) * (area.gutter.num * den // area.gutter.den)
    if area.size is not None:
        size = area.size.resolve()
    else:
        assert area.width is not None
        size = area.width.resolve() * den // across
    if area.pitch is not None:
        pitch = area.pitch.resolve(size=size, pitch=size)
    else:
        assert area.height is not None
        pitch = (area.height.resolve() - size) // max(1, area.lines - 1)
    gutter = area.gutter.resolve(size=size)
    bleed = layout.bleed.resolve()
    sheet = Rect(bleed, bleed, layout.sheet_width.resolve(), layout.sheet_height.resolve())
    width = ratio(across * size, den)
    height = (area.lines - 1) * pitch + size
    left = sheet.x + _offset(area.left, (sheet.width - width) // 2)
    top = sheet.y + _offset(area.top, (sheet.height - height) // 2)
    columns: list[Column] = []
    x = left
    for cells in halves:
        column = Column(x, ratio(cells * size, den))
        columns.append(column)
        x = column.right + gutter
    return Grid(
        sheet, bleed, Rect(left, top, width, height), size, pitch, area.lines, gutter,
        tuple(columns),
    )  # fmt: skip


def _widths_in_cells(area: TypeArea) -> list[int]:
    """Column widths in 1/den of a 字, den being the product of all denominators."""
    den = area.column.den * area.gutter.den * (area.side_column.den if area.side_column else 1)
    widths = [area.column.num * den // area.column.den] * area.columns
    if area.side_column is not None:
        side = area.side_column.num * den // area.side_column.den
        widths.insert(0 if area.side == "left" else len(widths), side)
    return widths


def _offset(given: Measure | None, centred: Length) -> Length:
    return centred if given is None else given.resolve()


def split_columns(
    x: Length, width: Length, count: int, size: Length, gutter: Length, remainder: str
) -> tuple[Column, ...]:
    """Set `count` equal columns of whole 字 in a width (破栏; `count` 1 is a 长栏).

    Each column is ⌊(width − (count−1)·gutter) ÷ count⌋ 字. 字 left over go to the last
    column (`last`: 五破三 of 69 字 is 22+22+23) or are spread over the gutters (`gutter`:
    22×3 and each gutter ½ 字 wider). Textbook arithmetic of the 版样.
    """
    text = width - (count - 1) * gutter
    cells = text // (count * size)
    column = cells * size
    left_over = text - count * column
    if count == 1 or remainder == "last":
        columns = [Column(x + i * (column + gutter), column) for i in range(count)]
        last = columns[-1]
        columns[-1] = Column(last.x, column + left_over)
        return tuple(columns)
    edges = [i * (column + gutter) + left_over * i // (count - 1) for i in range(count)]
    return tuple(Column(x + edge, column) for edge in edges)
