"""The sample page: reads and composes clean, is full to the last line, loses no character."""

from __future__ import annotations

import os

import pytest

from pagesetter.compose import Composition, compose
from pagesetter.display import Tag
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import glyph_runs, tags
from pagesetter.fonts import FontBook
from pagesetter.formats import Loaded, load_issue

PAPER = os.path.join(os.path.dirname(__file__), "..", "..", "examples", "science-weekly")
PITCH = 720_896  # 11 pt
SIZE = 557_056  # 8.5 pt
LEFT = 3_539_847  # (275 mm − 671.5 pt) ÷ 2
TOP = 4_830_055  # 26 mm
WIDTH = 44_007_424
HEIGHT = 63_995_904

# Frames by hand: the columns they take and their last line. The page ends on line 89.
LAST_LINES = {
    "f2a": (3, 36),
    "f2b": (1, 44),
    "f3": (3, 83),
    "f4": (1, 34),
    "f5": (1, 62),
    "f6": (1, 62),
    "f7": (2, 83),
    "f8": (6, 89),
}
STORIES = {
    "s1": "slogan",
    "s2": "lead",
    "s3": "feature",
    "s4": "brief-courtyard",
    "s5": "brief-school",
    "s6": "brief-forest",
    "s7": "brief-county",
    "s8": "partners",
}
MARKS = "，。、；：？！）”》"


@pytest.fixture(scope="module")
def loaded() -> Loaded:
    return load_issue(PAPER)


@pytest.fixture(scope="module")
def composition(loaded: Loaded) -> Composition:
    return compose(loaded.issue, FontBook())


def plain(text: str) -> str:
    return "".join(c for c in text if not c.isspace())


def test_reads_without_a_finding(loaded: Loaded) -> None:
    assert [str(f) for f in loaded.findings] == []
    assert loaded.issue.date == "2026-11-24"
    assert [page.name for page in loaded.issue.pages] == ["02"]
    assert {s.id: s.article for s in loaded.issue.pages[0].stories} == STORIES
    assert {a.state for a in loaded.issue.articles} == {"三审"}


def test_is_as_long_as_a_real_page(loaded: Loaded) -> None:
    """The real page it is modelled on has 4,580 字 of body and list, 4,850 with its titles."""
    body = sum(article.characters for article in loaded.issue.articles)
    titles = sum(len(plain(a.headline + a.dateline + a.credit)) for a in loaded.issue.articles)
    assert 4_450 <= body <= 4_750
    assert 4_650 <= body + titles <= 4_950


def test_has_the_kinds_of_copy_such_a_page_has(loaded: Loaded) -> None:
    article = {a.name: a for a in loaded.issue.articles}
    heads = {n: [b.text for b in a.body if b.kind == "subhead"] for n, a in article.items()}
    assert heads["lead"] == ["青石市", "雪岭州", "鹿角湾市"]
    assert [head.count("\n") for head in heads["feature"]] == [1, 1, 1]
    for name in ("slogan", "lead", "feature", *(n for n in article if n.startswith("brief"))):
        assert article[name].headline.count("\n") == 1, name
    assert {a.dateline for n, a in article.items() if n.startswith("brief")} == {"本报讯"}
    (names,) = article["partners"].body
    listed = names.text.split("\n")
    assert sorted(map(len, listed)) == [9] * 16 + [10] * 2
    assert all(name.endswith("科学技术协会") for name in listed)
    subscripts = [s.text for b in article["lead"].body for s in b.spans if "sub" in s.marks]
    assert subscripts == ["2"]


def test_composes_without_a_finding(composition: Composition) -> None:
    assert [(f.code, f.place.story) for f in composition.findings] == []


def test_every_column_ends_on_its_last_line(composition: Composition) -> None:
    (page,) = composition.pages
    ends: dict[str, dict[int, int]] = {}
    for line in page.lines:
        number, off_grid = divmod(line.box.y - TOP, PITCH)
        columns = ends.setdefault(line.frame, {})
        columns[line.box.x] = max(columns.get(line.box.x, 0), number + 1 + (off_grid > 0))
    assert {f: (len(c), set(c.values())) for f, c in ends.items()} == {
        frame: (columns, {last}) for frame, (columns, last) in LAST_LINES.items()
    }


def test_nothing_is_left_over_or_free(composition: Composition) -> None:
    (page,) = composition.pages
    assert [fit.story for fit in page.fits] == list(STORIES)
    assert [(fit.lines_over, fit.lines_free) for fit in page.fits] == [(0, 0)] * 8


def test_body_text_stands_on_the_grid(composition: Composition) -> None:
    """Subheads may stand between lines of the grid; paragraphs and credits never."""
    (page,) = composition.pages
    heads = {("s2", 0), ("s2", 5), ("s2", 9), ("s3", 1), ("s3", 5), ("s3", 10)}
    off = [
        (line.story, line.block)
        for line in page.lines
        if (line.box.y - TOP) % PITCH and (line.story, line.block) not in heads
    ]
    assert off == []


def test_all_ink_is_inside_the_type_area(composition: Composition) -> None:
    (page,) = composition.pages
    box = bounds(page.display.items)
    assert box is not None
    # A mark trimmed at a line's end keeps its em box, so ½ 字 may stand out, never ink.
    assert box.x >= LEFT - SIZE // 2
    assert box.right <= LEFT + WIDTH + SIZE // 2
    assert box.y >= TOP
    assert box.bottom <= TOP + HEIGHT


def test_no_character_is_lost_or_doubled(loaded: Loaded, composition: Composition) -> None:
    (page,) = composition.pages
    placed = {tag.key: tag for tag in page.display.items if isinstance(tag, Tag)}
    for story, name in STORIES.items():
        article = loaded.issue.article(name)
        assert article is not None
        copy = article.headline + article.dateline + "".join(b.text for b in article.body)
        drawn = "".join(run.text for run in glyph_runs(placed[story].items))
        assert plain(drawn) == plain(copy + article.credit), story


def test_no_last_line_is_a_single_character(composition: Composition) -> None:
    """孤字: a line of one 字, marks not counted."""
    (page,) = composition.pages
    for paragraph in (t for t in page.display.items if isinstance(t, Tag)):
        for tag in tags(paragraph.items, "paragraph"):
            rows: dict[tuple[int, int], str] = {}
            for run in glyph_runs(tag.items):
                # One line's runs share a baseline and a column of 16 字 with its gutter.
                key = ((run.x - LEFT) // (16 * SIZE), run.y // PITCH)
                rows[key] = rows.get(key, "") + run.text
            last = list(rows.values())[-1]
            assert len(rows) == 1 or len([c for c in last if c not in MARKS]) > 1, last


def test_headlines_of_one_size_never_stand_side_by_side(composition: Composition) -> None:
    """碰题: two headlines that share a line of the page differ in size."""
    (page,) = composition.pages
    heads = []
    for tag in tags(page.display.items, "headline"):
        box = bounds(tag.items)
        assert box is not None
        heads.append((tag.name, box, next(glyph_runs(tag.items)).size))
    assert len(heads) == 8
    for i, (name, box, size) in enumerate(heads):
        for other, its_box, its_size in heads[i + 1 :]:
            level = box.y < its_box.bottom and its_box.y < box.bottom
            assert not (level and size == its_size), (name, other)
