"""A grid that sums are easy on: 10 pt text, lines of 15 pt, columns of 10 字, 1 字 between."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pagesetter.compose.flow import FlowItem, flow_of
from pagesetter.compose.grid import grid_of
from pagesetter.compose.pouring import Poured
from pagesetter.compose.slots import Slot
from pagesetter.compose.story import pour
from pagesetter.compose.styles import StyleBook
from pagesetter.display import GlyphRun, Item, StrokePath, Tag
from pagesetter.display.walk import flatten, glyph_runs, tags
from pagesetter.findings import Finding, Place
from pagesetter.fonts import FontBook
from pagesetter.geometry import Measure
from pagesetter.model import Article, Block, Layout, Span, Style, StyleValue, TypeArea
from pagesetter.model.style import Value

PT = 65_536
SIZE, PITCH = 10 * PT, 15 * PT
RISE = 576_717  # 8.8 pt: the baseline below the top of a line
PLACE = Place("1", "s1")


def block(kind: str, text: str, **more: str) -> Block:
    level = int(more.pop("level", "0"))
    return Block(kind, (Span(text),), level, tuple(more.items()))


def para(text: str) -> Block:
    return block("paragraph", text)


def article(*body: Block, **parts: str) -> Article:
    return Article("a", body=body, **parts)  # type: ignore[arg-type]


def style(name: str, **values: Value) -> Style:
    return Style(name, tuple(StyleValue(k.replace("_", "-"), v) for k, v in values.items()))


def book(*styles: Style) -> StyleBook:
    cells = Measure(10, 1, "字")
    area = TypeArea(4, cells, Measure(1, 1, "字"), 40, Measure(10), Measure(15))
    sheet = Measure(600)
    return StyleBook([styles], grid_of(Layout("t", "", sheet, sheet, area)), {})


def flow(copy: Article, *styles: Style) -> tuple[list[FlowItem], FlowItem | None, list[Finding]]:
    return flow_of(copy, book(*styles), PLACE)


def columns(*heights: int, width: int = 10, first: int = 0) -> list[Slot]:
    """Columns of so many lines from x = 0, y = 0; each `width` 字 wide with 1 字 between."""
    slots: list[Slot] = []
    for index, height in enumerate(heights, start=first):
        x = index * (width + 1) * SIZE
        for line in range(height):
            top = line * PITCH
            slots.append(Slot(0, "f", index, x, width * SIZE, top, top + RISE, line == 0))
    return slots


def poured(fonts: FontBook, copy: Article, slots: list[Slot], *styles: Style) -> Poured:
    """Pour an article; findings of its flow come first."""
    items, credit, found = flow(copy, *styles)
    done = pour(items, credit, slots, SIZE, PITCH, fonts, PLACE)
    return done._replace(findings=(*found, *done.findings))


def items_of(done: Poured) -> list[Item]:
    return [item for page in sorted(done.items) for item in done.items[page]]


def runs(done: Poured) -> list[GlyphRun]:
    return list(glyph_runs(items_of(done)))


def place_of(done: Poured, text: str) -> tuple[int, int]:
    """(x, baseline) of the first place where so much of a line is set, over runs and faces."""
    lines: dict[tuple[int, int], list[tuple[int, str]]] = {}
    for run in runs(done):
        drawn = lines.setdefault((run.x // (11 * SIZE), run.y), [])
        drawn += [(run.x + x, run.text[c]) for x, c in zip(run.xs, run.clusters, strict=True)]
    for (_, y), drawn in lines.items():
        at = "".join(character for _, character in drawn).find(text)
        if at >= 0:
            return drawn[at][0], y
    raise AssertionError(f"{text} is on no line")


def origin(run: GlyphRun) -> tuple[int, int]:
    """Where its first glyph stands."""
    return run.x + run.xs[0], run.y


def line_texts(done: Poured) -> list[tuple[int, int, str]]:
    """(x, baseline, text) of everything on one baseline in one column, in points."""
    found: dict[tuple[int, int], str] = {}
    for run in runs(done):
        key = (run.x // (11 * SIZE), run.y)
        found[key] = found.get(key, "") + run.text
    return [(column, y, text) for (column, y), text in found.items()]


def strokes(done: Poured) -> list[tuple[int, int, int, int]]:
    """(x, y, width, weight) of the level strokes."""
    found = []
    for item, dx, dy in flatten(items_of(done)):
        if isinstance(item, StrokePath):
            (_, x, y), (_, end, foot) = item.path
            assert y == foot
            assert isinstance(x, int)
            assert isinstance(y, int)
            assert isinstance(end, int)
            found.append((x + dx, y + dy, end - x, item.width))
    return found


def codes(done: Poured) -> list[str]:
    return [found.code for found in done.findings]


def text_of(items: Iterable[Item]) -> str:
    return "".join(run.text for run in glyph_runs(items))


def tag_texts(done: Poured, kind: str) -> Iterator[str]:
    for tag in tags(items_of(done), kind):
        assert isinstance(tag, Tag)
        yield text_of(tag.items)
