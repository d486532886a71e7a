"""Point ↔ spot on the sample's own pages: every character is found where it is painted."""

from __future__ import annotations

import os
from array import array
from collections.abc import Callable
from itertools import pairwise

import pytest

from pagesetter.compose import ComposedPage
from pagesetter.compose.grid import grid_of
from pagesetter.display import GlyphRun, Tag
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Block, Issue, Page, Span
from pagesetter.session.composer import Composer
from pagesetter.session.document import Document
from pagesetter.session.pictures import PictureShelf
from pagesetter.session.rewording import replace
from pagesetter.session.spots import (
    Spot,
    last_stop,
    last_word,
    next_stop,
    next_word,
    set_texts,
    texts_of,
    word_at,
)
from pagesetter.session.text_map import TextMap

SAMPLE = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "science-weekly")


@pytest.fixture(scope="module")
def sample() -> tuple[Issue, tuple[ComposedPage, ...], FontBook]:
    document = Document.open(SAMPLE)
    fonts = FontBook(document.font_folders)
    shelf = PictureShelf((document.folder, document.root))
    return document.issue, Composer(fonts, shelf).compose(document.issue).pages, fonts


def items_of(page: Page) -> list[str]:
    boxes = [*page.boxes, *(box for story in page.stories for box in story.boxes)]
    return [story.id for story in page.stories] + [box.id for box in boxes]


def test_every_character_is_hit_where_its_caret_stands(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
) -> None:
    issue, pages, fonts = sample
    found = 0
    for page, composed in zip(issue.pages[:2], pages, strict=False):
        down = {(s.id, "headline") for s in page.stories if s.title.direction == "vertical"}
        for item in items_of(page):
            where = TextMap(issue, page, composed, item, fonts)
            for text in texts_of(issue, page.name, item):
                if (item, text.part) in down:  # a cursor in a line that runs down lies flat
                    continue
                offset = 0
                while True:
                    spot = Spot(page.name, item, text.part, text.block, offset)
                    caret = where.caret(spot)
                    if caret is not None:
                        found += 1
                        hit = where.hit(caret.x, caret.y + caret.height // 2)
                        assert hit is not None
                        if (text.part, hit.part, hit.offset) == ("heading", "note", 0):
                            break  # the note begins in the blank half of its bracket
                        assert hit[:5] == spot[:5], text.text[max(0, offset - 4) : offset + 4]
                    if offset == len(text.text):
                        break
                    offset = next_stop(text.text, offset)
    assert found > 5_000


def test_the_caret_of_a_character_is_left_of_its_ink(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
) -> None:
    """The 字 of the lead's first full line stand an em apart, and so do the carets."""
    issue, pages, fonts = sample
    where = TextMap(issue, issue.pages[0], pages[0], "s1", fonts)
    body = [at for at, row in enumerate(where.rows) if row.part == "body"]
    offsets, xs = where.edges(body[1])
    assert len(xs) >= 12
    assert all(a < b for a, b in pairwise(xs))
    row = where.rows[body[1]]
    assert offsets[0] == row.start
    assert offsets[-1] == row.end
    assert xs[0] == row.box.x
    assert xs[-1] == row.box.right


def test_selected_boxes_cover_the_lines_between(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
) -> None:
    issue, pages, fonts = sample
    page = issue.pages[0]
    where = TextMap(issue, page, pages[0], "s1", fonts)
    rows = [row for row in where.rows if (row.part, row.block) == ("body", 1)]
    start = Spot(page.name, "s1", "body", 1, rows[0].start)
    end = Spot(page.name, "s1", "body", 1, rows[2].start)
    boxes = where.boxes(start, end)
    assert [box.y for box in boxes] == [rows[0].box.y, rows[1].box.y]
    assert boxes[1].width == rows[1].box.width


def test_what_stands_before_a_block_is_no_part_of_its_text() -> None:
    words = (Span("一二三。"),)
    article = Article(
        "a", dateline=" 本报讯 ",
        body=(
            Block("editor-note", words), Block("editor-note", words),
            Block("list-item", words, 0, (("marker", "1."),)), Block("answer", (Span("答：有。"),)),
            Block("paragraph", words), Block("paragraph", words),
        ),
    )  # fmt: skip
    found = set_texts(article)
    assert [found[at][0] for at in range(6)] == [
        "编者按：一二三。", "一二三。", "1.一二三。", "答：有。", "本报讯\u3000一二三。",
        "一二三。",
    ]  # fmt: skip
    shown = [[(p.part, p.start, p.length) for p in found[at][1] if p.part] for at in (0, 4)]
    assert shown == [[("body", 0, 4)], [("dateline", 1, 3), ("body", 0, 4)]]


# --- steps


def test_a_step_passes_whole_characters() -> None:
    text = "a\u0308𬭎葛\U000e0100好"
    stops = [0]
    while stops[-1] < len(text):
        stops.append(next_stop(text, stops[-1]))
    assert stops == [0, 2, 3, 5, 6]
    assert [last_stop(text, at) for at in stops[1:]] == stops[:-1]


def test_words_are_phrases_names_and_marks() -> None:
    text = "我省推进科技创新，GDP增长4.5%"
    assert text[slice(*word_at(text, 0))] == "我省"
    assert text[slice(*word_at(text, 3))] == "推进"
    assert text[slice(*word_at(text, 5))] == "科技"
    assert text[slice(*word_at(text, 8))] == "，"
    assert text[slice(*word_at(text, 10))] == "GDP"
    assert next_word(text, 9) == 12
    assert last_word(text, 12) == 9


def test_the_caret_before_an_opening_quote_is_not_inside_the_character(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
) -> None:
    """Titles have quotes half a 字 wide: their glyph begins before their ink does."""
    issue, pages, fonts = sample
    where = TextMap(issue, issue.pages[0], pages[0], "s5", fonts)
    row = next(at for at, row in enumerate(where.rows) if row.part == "headline")
    offsets, xs = where.edges(row)
    quote = offsets.index(where.rows[row].text.index("“"))
    assert xs[quote] - xs[quote - 1] == where.rows[row].runs[0].size


def test_a_map_begun_with_the_last_one_equals_a_fresh_one(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
) -> None:
    issue, _, fonts = sample
    page = issue.pages[1]
    composer = Composer(fonts)
    grid = grid_of(issue.layout(page.layout))
    before = TextMap(issue, page, composer.compose(issue).pages[1], "s2", fonts)
    still = 0
    for step, (block, text) in enumerate(
        [(1, "字"), (1, "加一句长些的话，好多出一行来。"), (4, ""), (0, "题")]
    ):
        spot = Spot(page.name, "s2", "body", block, 5)
        issue, _ = replace(issue, spot, spot._replace(offset=6 - step % 2), text, fonts, grid)
        page, composed = issue.pages[1], composer.compose(issue).pages[1]
        found = TextMap(issue, page, composed, "s2", fonts, before)
        assert found.rows == TextMap(issue, page, composed, "s2", fonts).rows
        still += sum(row is other for row in found.rows for other in before.rows)
        before = found
    assert still > 150


def shown_otherwise(
    composed: ComposedPage, item: str, change: Callable[[list[Tag]], list[Tag]], dy: int
) -> ComposedPage:
    """The page with paragraphs of a story shown in other runs, the lines of one set for another
    reason, those after it `dy` lower."""
    items = tuple(
        one._replace(items=tuple(change([tag for tag in one.items if isinstance(tag, Tag)])))
        if isinstance(one, Tag) and one.key == item
        else one
        for one in composed.display.items
    )
    lines = list(composed.lines)
    for at, line in enumerate(lines):
        if line.story == item and line.block == 2:
            lines[at] = line._replace(reason="squeezed")
        elif line.story == item and line.block > 2:
            lines[at] = line._replace(box=line.box.moved(0, dy))
    return composed._replace(display=composed.display._replace(items=items), lines=tuple(lines))


def aside(tags: list[Tag], at: int = -2) -> list[Tag]:
    """The last paragraph's runs a little to the right."""
    runs = tuple(run.moved(9_000, 0) for run in tags[at].items if isinstance(run, GlyphRun))
    tags[at] = tags[at]._replace(items=runs)
    return tags


def first_aside(tags: list[Tag]) -> list[Tag]:
    """Those of the first one, after headline and subhead."""
    return aside(tags, 2)


def in_two(tags: list[Tag]) -> list[Tag]:
    """The first run of the last paragraph as two: a word in it was made bold, say."""
    run = tags[-2].items[0]
    assert isinstance(run, GlyphRun)
    head = run._replace(
        text=run.text[:3], gids=run.gids[:3], clusters=run.clusters[:3], xs=run.xs[:3]
    )
    clusters = array(run.clusters.typecode, [at - 3 for at in run.clusters[3:]])
    rest = run._replace(text=run.text[3:], gids=run.gids[3:], clusters=clusters, xs=run.xs[3:])
    return [*tags[:-2], tags[-2]._replace(items=(head, rest, *tags[-2].items[1:])), tags[-1]]


@pytest.mark.parametrize("dy", [0, 720_896])
@pytest.mark.parametrize("change", [aside, first_aside, in_two])
def test_lines_shown_in_other_runs_are_cut_anew(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
    change: Callable[[list[Tag]], list[Tag]],
    dy: int,
) -> None:
    issue, pages, fonts = sample
    page, composed = issue.pages[1], pages[1]
    before = TextMap(issue, page, composed, "s2", fonts)
    assert before.rows
    now = shown_otherwise(composed, "s2", change, dy)
    found = TextMap(issue, page, now, "s2", fonts, before)
    fresh = TextMap(issue, page, now, "s2", fonts)
    assert found.rows == fresh.rows != before.rows


def test_lines_that_run_down_have_level_carets_beside_their_characters(
    sample: tuple[Issue, tuple[ComposedPage, ...], FontBook],
) -> None:
    issue, pages, fonts = sample
    page, composed = issue.pages[0], pages[0]
    story = next(s for s in page.stories if s.title.direction == "vertical")
    where = TextMap(issue, page, composed, story.id, fonts)
    rows = [row for row in where.rows if row.part == "headline"]
    assert [row.text[row.start : row.end].strip() for row in rows] == ["我省织成", "滑坡“听诊”网"]
    assert all(row.stands for row in rows)
    assert rows[0].box.x > rows[1].box.x
    size = rows[0].runs[0].size
    carets = [where.caret(Spot(page.name, story.id, "headline", -1, offset)) for offset in range(4)]
    ys = [caret.y for caret in carets if caret is not None]
    assert ys == [ys[0] + at * size for at in range(4)]
    assert {(c.height, c.width) for c in carets if c is not None} == {(0, rows[0].box.width)}
    ink = rows[0].runs[0]
    assert ink.ys is not None
    assert ys[0] < ink.y + ink.ys[0] < ys[1]
    start = Spot(page.name, story.id, "headline", -1, 1)
    (box,) = where.boxes(start, start._replace(offset=3))
    assert (box.y, box.height) == (ys[1], 2 * size)
    assert (box.x, box.width) == (rows[0].box.x, rows[0].box.width)
