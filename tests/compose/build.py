"""A small page to compose on, and short ways to put stories and boxes on it.

The grid: 4 columns of 10 字 with a gutter of 1 字, 40 lines; 10 pt on 15 pt. One 字 is 10 pt,
so hand sums are in tens: column 1 begins 30 pt from the left, column 2 at 30 + 110 = 140 pt;
line 1 begins 50 pt from the top, line n at 50 + 15 · (n - 1).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pagesetter.compose import ComposedPage, Composition, compose
from pagesetter.compose.grid import Grid, grid_of
from pagesetter.display import GlyphRun, Group, Item, Tag
from pagesetter.display.walk import flatten
from pagesetter.findings import Finding, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Measure
from pagesetter.model import (
    Area,
    Article,
    Block,
    Box,
    Dress,
    Frame,
    Issue,
    Layout,
    Page,
    Paper,
    Row,
    Span,
    Story,
    Style,
    StyleValue,
    Title,
    TypeArea,
)
from pagesetter.model.style import Value

PT: Length = 65_536
CELL: Length = 655_360  # one 字: 10 pt
PITCH: Length = 983_040  # one 行: 15 pt
LEFT: Length = 1_966_080  # 30 pt
TOP: Length = 3_276_800  # 50 pt
ASCENT: Length = 576_717  # 0.88 × 655 360 = 576 716.8
COLUMNS = (30, 140, 250, 360)
"""Left edges of the columns in pt."""

_HAN = "天地山水日月风云江河湖海春夏秋冬东西南北花草木叶金石田土"


def pt(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "pt")


def em(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "字")


def high(num: int, den: int = 1) -> Measure:
    return Measure(num, den, "行")


def line_top(line: int) -> Length:
    return TOP + (line - 1) * PITCH


def layout(name: str = "small", **changes: object) -> Layout:
    area = TypeArea(4, em(10), em(1), 40, pt(10), pt(15), left=pt(30), top=pt(50))
    made = Layout(name, "小样", pt(490), pt(700), area)
    return made._replace(**changes)  # type: ignore[arg-type]


def grid() -> Grid:
    return grid_of(layout())


def values(**given: Value) -> tuple[StyleValue, ...]:
    return tuple(StyleValue(name.replace("_", "-"), value) for name, value in given.items())


def style(name: str, based_on: str = "", span: SourceSpan | None = None, **given: Value) -> Style:
    where = span or SourceSpan()
    return Style(name, tuple(v._replace(span=where) for v in values(**given)), based_on, where)


def han(count: int) -> str:
    """So many Chinese characters, no marks: every line may break anywhere."""
    return (_HAN * (count // len(_HAN) + 1))[:count]


def para(text: str) -> Block:
    return Block("paragraph", (Span(text),))


def block(kind: str, text: str, level: int = 0, **attributes: str) -> Block:
    return Block(kind, (Span(text),), level, tuple(attributes.items()))


def article(name: str = "a", body: Iterable[Block | str] = (), **given: object) -> Article:
    blocks = tuple(b if isinstance(b, Block) else para(b) for b in body)
    return Article(name, body=blocks, **given)  # type: ignore[arg-type]


def frame(name: str, column: int, line: int, columns: int, lines: int, **given: object) -> Frame:
    return Frame(name, column, line, columns, lines, **given)  # type: ignore[arg-type]


def story(name: str, of: str, *frames: Frame, **given: object) -> Story:
    return Story(name, of, frames=frames, **given)  # type: ignore[arg-type]


def titled(frame: Frame | None = None, lines: int = 0, **parts: tuple[StyleValue, ...]) -> Title:
    return Title(frame, lines, tuple(parts.items()))


def page(*stories: Story, name: str = "01", **given: object) -> Page:
    return Page(name, int(name), "small", stories=stories, **given)  # type: ignore[arg-type]


def box(
    name: str,
    kind: str,
    place: tuple[int, int, int, int] | None = None,
    **given: object,
) -> Box:
    """A box on the grid at (column, line, columns, lines); without a place, nowhere."""
    on = frame(name, *place) if place else None
    return Box(name, kind, on, **given)  # type: ignore[arg-type]


def area(x: int, y: int, width: int, height: int, of: str = "type-area") -> Area:
    """A place off the grid, in pt."""
    return Area(pt(x), pt(y), pt(width), pt(height), of)


def rows(*texts: str | Row) -> tuple[Row, ...]:
    return tuple(t if isinstance(t, Row) else Row(t) for t in texts)


BARE = Dress(padding=em(0))


def issue(
    pages: Page | Sequence[Page],
    articles: Article | Sequence[Article] = (),
    *,
    paper: Paper | None = None,
    layouts: Sequence[Layout] = (),
    **given: object,
) -> Issue:
    return Issue(
        "47", "1203", "2026-11-24", paper or Paper("云岭周报"), tuple(layouts) or (layout(),),
        (pages,) if isinstance(pages, Page) else tuple(pages),
        (articles,) if isinstance(articles, Article) else tuple(articles),
        **given,  # type: ignore[arg-type]
    )  # fmt: skip


class Sizes:
    """Pictures by name with their sizes in pixels."""

    def __init__(self, **sizes: tuple[int, int]) -> None:
        self._sizes = sizes

    def is_stencil(self, source: str) -> bool:
        return source.startswith("art")

    def size(self, source: str, span: SourceSpan) -> tuple[int, int] | None:
        return self._sizes.get(source)


def composed(
    fonts: FontBook, pages: Page | Sequence[Page], articles: Article | Sequence[Article] = (),
    *, pictures: Sizes | None = None, **given: object,
) -> Composition:  # fmt: skip
    return compose(issue(pages, articles, **given), fonts, pictures)  # type: ignore[arg-type]


def codes(composition: Composition) -> list[str]:
    return [f.code for f in composition.findings]


def found(composition: Composition, code: str) -> dict[str, str]:
    """The params of the one finding with this code."""
    (one,) = (f for f in composition.findings if f.code == code)
    return params(one)


def params(one: Finding) -> dict[str, str]:
    return dict(one.params)


def words(items: Iterable[Item]) -> str:
    return "".join(run.text for run in runs(items))


def runs(items: Iterable[Item]) -> Iterator[GlyphRun]:
    """Every run where it stands on the sheet."""
    for item, dx, dy in flatten(items):
        if isinstance(item, GlyphRun):
            yield item.moved(dx, dy)


def all_tags(items: Iterable[Item], kind: str) -> list[Tag]:
    return [tag for tag in walk_tags(items) if tag.kind == kind]


def walk_tags(items: Iterable[Item]) -> Iterator[Tag]:
    for item in items:
        if isinstance(item, Tag):
            yield item
            yield from walk_tags(item.items)
        elif isinstance(item, Group):
            yield from walk_tags(item.items)


def keyed(composed_page: ComposedPage, key: str) -> list[Tag]:
    """Everything hung on the page under the id of a story or box, the outermost tags."""

    def look(items: Iterable[Item]) -> Iterator[Tag]:
        for item in items:
            if isinstance(item, Tag) and item.key == key:
                yield item
            elif isinstance(item, Tag | Group):
                yield from look(item.items)

    return list(look(composed_page.display.items))
