"""Whatever the frames, boxes and articles: composing ends, text stays in its frames and lines."""

from __future__ import annotations

from itertools import pairwise
from random import Random

from build import (
    ASCENT,
    CELL,
    PITCH,
    PT,
    Sizes,
    all_tags,
    area,
    article,
    block,
    composed,
    em,
    frame,
    grid,
    issue,
    layout,
    line_top,
    page,
    pt,
    rows,
    runs,
    story,
    titled,
    values,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.compose import ComposedPage, compose
from pagesetter.compose.boxes.rules import BORDERS
from pagesetter.compose.grid import grid_of
from pagesetter.compose.slots import FrameArea, area_of
from pagesetter.findings import Place
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Block, Box, Dress, Frame, Issue, Picture, Row, Story

_BOOK = FontBook()

halves = st.integers(-3, 12).map(lambda n: em(n, 2))
words = st.text("春夏秋冬，。“”（）、——A1. %2", min_size=1, max_size=80).filter(str.strip)
paragraphs = words.map(lambda text: block("paragraph", text))
KINDS = (
    "paragraph", "paragraph", "paragraph", "subhead", "list-item", "abstract", "quotation",
    "question", "answer", "sign-off", "note", "verbatim", "verse", "editor-note", "names",
)  # fmt: skip
BOX_KINDS = (
    "nameplate", "ear", "running-head", "imprint", "slogan", "text", "picture", "co-organizers",
    "ad", "digest", "element", "rule", "column-head", "quote", "tint",
)  # fmt: skip
blocks = st.tuples(st.sampled_from(KINDS), words).map(lambda parts: block(*parts))


@st.composite
def frames_on_page(draw: st.DrawFn, name: str = "f") -> Frame:
    """A frame that lies on the page, if its insets leave it room."""
    column, line = draw(st.integers(1, 4)), draw(st.integers(1, 40))
    return frame(
        name, column, line, draw(st.integers(1, 5 - column)), draw(st.integers(1, 41 - line)),
        inset_left=draw(halves), inset_right=draw(halves),
        split=draw(st.sampled_from([None, None, 1, 2, 3, 5])),
        remainder=draw(st.sampled_from(["gutter", "last"])),
    )  # fmt: skip


@st.composite
def threads(draw: st.DrawFn) -> tuple[Frame, ...]:
    return tuple(draw(frames_on_page(f"f{n}")) for n in range(draw(st.integers(1, 4))))


def articles(of: st.SearchStrategy[Block]) -> st.SearchStrategy[Article]:
    titles = st.text("大雪过后天晴\n", max_size=24)
    return st.builds(
        lambda body, headline, kicker, credit: article(
            "a", body, headline=headline, kicker=kicker, credit=credit
        ),
        st.lists(of, max_size=8), titles, titles, st.sampled_from(["", "（林晓）"]),
    )  # fmt: skip


def areas(of: Story) -> dict[str, FrameArea]:
    found = {}
    for it in of.frames:
        area, _ = area_of(it, grid(), 0, Place())
        if area is not None:
            found[it.id] = area
    return found


def text_ends(one: ComposedPage) -> list[tuple[int, int, int]]:
    """(left edge, last origin, baseline) of every run of plain paragraphs.

    A mark that opens a line gives up its blank left half, so its origin stands outside.
    """
    return [
        (run.x + min(run.xs) + (CELL // 2 if run.text[0] in "“（" else 0), run.x + max(run.xs),
         run.y)
        for tag in all_tags(one.display.items, "paragraph")
        for run in runs(tag.items)
        if run.gids
    ]  # fmt: skip


@settings(max_examples=60)
@given(articles(paragraphs), threads())
def test_text_stays_in_its_frames_and_on_the_grid(of: Article, thread: tuple[Frame, ...]) -> None:
    it = story("s1", "a", *thread)
    (one,) = composed(_BOOK, page(it), of).pages
    within = areas(it)
    baselines = {line_top(n) + ASCENT for n in range(1, 41)}
    for line in one.lines:
        area = within[line.frame]
        assert area.box.contains(line.box)
        assert any(c.x <= line.box.x and line.box.right <= c.right for c in area.columns)
        assert (line.box.y - line_top(1)) % PITCH == 0
    for left, right, baseline in text_ends(one):
        assert baseline in baselines
        # A glyph's own origin lies in the line; its last may be a word wider than the measure.
        assert any(
            area.box.x <= left and (right < area.box.right or area.box.width < 8 * CELL)
            for area in within.values()
            if area.box.y <= baseline <= area.box.bottom
        )


@settings(max_examples=40)
@given(articles(blocks), threads(), st.sampled_from(["", "balance", "stretch"]))
def test_no_two_lines_of_a_story_stand_on_each_other(
    of: Article, thread: tuple[Frame, ...], level: str
) -> None:
    it = story("s1", "a", *thread[:1], level=level)
    (one,) = composed(_BOOK, page(it), of).pages
    placed = [line for line in one.lines if line.block >= 0]
    for first, second in pairwise(placed):
        if first.box.x == second.box.x and first.block != second.block:
            assert first.box.y < second.box.y


class Chance(Random):
    """Odd values of an issue. Hypothesis gives the seed: drawing every field one by one by
    its strategies takes longer than composing."""

    def text(self) -> str:
        return "".join(self.choices("春夏秋冬，。“”（）、——A1. %2", k=self.randint(1, 60)))

    def place(self) -> tuple[int, int, int, int]:
        """Column, line, columns, lines: mostly on the page."""
        if self.random() < 0.1:
            return tuple(self.choice((-1, 0, 1, 2, 5, 39, 41)) for _ in range(4))  # type: ignore[return-value]
        column, line = self.randint(1, 4), self.randint(1, 40)
        return column, line, self.randint(1, 5 - column), self.randint(1, min(20, 41 - line))

    def frame(self, name: str) -> Frame:
        inset = self.choice([0, 0, 0, 1, 3, -3, 12])
        return frame(
            name, *self.place(), inset_left=em(inset, 2),
            inset_right=em(self.choice([0, inset]), 2), split=self.choice([None, None, 1, 2, 7]),
        )  # fmt: skip

    def row(self) -> Row:
        align = self.choice(["", "left", "right", "spread", "justify"])
        given = self.choice([{"text": self.text()}, {"left": self.text(), "right": self.text()}])
        return Row(**given, align=align, rule=self.choice(["", "正线", "曲线"]))

    def box(self, name: str) -> Box:
        return Box(
            name, self.choice(BOX_KINDS), self.choice([self.frame(name)] * 4 + [None]),
            self.choice([None, area(3, -9, 200, 30), area(0, 0, 0, 0, "sheet")]),
            rows=tuple(self.row() for _ in range(self.randint(0, 3))),
            pictures=tuple(map(Picture, self.choice(["", "x", "y", "xyz"]))),
            caption=self.choice(["", self.text()]),
            caption_at=self.choice(["below", "over", "right"]),
            names=tuple(self.text() for _ in range(self.randint(0, 5))),
            columns=self.randint(1, 4), heading=self.choice(["", "导读"]),
            note=self.choice(["", "说明"]), wrap=self.choice([True, True, False]),
            vertical_align=self.choice(["top", "center", "bottom", "spread"]),
            dress=Dress(self.choice(["", *BORDERS]), tint=self.choice([0, 10]),
                        padding=em(self.randint(0, 6), 2)),
            slot=self.choice(["", "通栏", "无"]), label=self.choice(["", "广告"]),
            rule=self.choice(["", *BORDERS]), element="无", vertical=self.choice([True, False]),
        )  # fmt: skip

    def story(self, name: str) -> Story:
        own = self.choice([(), values(size=pt(7), pitch=pt(9)), values(size=pt(40))])
        return story(
            name, self.choice(["a", "a", "", "lost"]),
            *(self.frame(f"{name}.{i}") for i in range(self.randint(0, 3))),
            title=titled(self.choice([None, self.frame(f"{name}.t")]), self.randint(0, 5)),
            level=self.choice(["", "balance", "stretch"]),
            column_rule=self.choice(["", "正线"]), style=own,
            dress=self.choice([None, Dress("双线"), Dress("菱花", padding=em(3))]),
            boxes=tuple(self.box(f"{name}.b{i}") for i in range(self.randint(0, 1))),
        )  # fmt: skip

    def issue(self) -> Issue:
        stories = [self.story(f"s{i}") for i in range(self.randint(0, 3))]
        onward = story("on", "", self.frame("g"), continues="01/s0")
        boxes = tuple(self.box(f"b{i}") for i in range(self.randint(0, 3)))
        here = layout(ad_slots=(("通栏", 4, 10),), furniture=(self.box("u"),))
        body = [block(self.choice(KINDS), self.text()) for _ in range(self.randint(0, 9))]
        of = article("a", body, headline=self.choice(["", self.text()]), credit="（林晓）")
        return issue([page(*stories, boxes=boxes), page(onward, name="02")], of, layouts=[here])


@settings(max_examples=120)
@given(st.integers(0, 1 << 30))
def test_nothing_is_so_odd_that_composing_breaks(seed: int) -> None:
    made = compose(Chance(seed).issue(), _BOOK, Sizes(x=(100, 50), y=(1, 9000)))
    for found in made.findings:
        for language in ("zh", "en"):
            assert found.message(language)
            assert "{" not in found.remedy(language)
    for one in made.pages:
        for run in runs(one.display.items):
            assert len(run.gids) == len(run.xs) == len(run.clusters)


@settings(max_examples=30)
@given(
    st.integers(1, 8),
    st.integers(4, 30),
    st.integers(0, 4),
    st.integers(1, 120),
    st.integers(5, 20),
)
def test_a_grid_is_exact_however_it_is_counted(
    columns: int, cells: int, halves: int, lines: int, size: int
) -> None:
    """Columns and gutters add up to the type area; baselines are whole pitches apart."""
    one = layout()
    area = one.type_area._replace(
        columns=columns, column=em(cells), gutter=em(halves, 2), lines=lines, size=pt(size),
        pitch=pt(3 * size, 2),
    )  # fmt: skip
    counted = grid_of(one._replace(type_area=area))
    assert counted.columns[-1].right - counted.columns[0].x == counted.area.width
    assert counted.area.width == size * PT * (2 * columns * cells + (columns - 1) * halves) // 2
    assert counted.baseline_of(lines) - counted.baseline_of(1) == (lines - 1) * 3 * size * PT // 2
    assert counted.area.bottom == counted.top_of(lines) + size * PT


def test_a_page_of_nothing_is_a_page() -> None:
    (one,) = composed(_BOOK, page()).pages
    assert one.display.items == ()
    assert (one.display.width, one.display.height) == (490 * PT, 700 * PT)
    assert rows() == ()
