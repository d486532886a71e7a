"""Boxes that only move are moved along, and stand exactly as if they were composed."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import lay

from pagesetter.compose import compose, kept_boxes
from pagesetter.compose.boxes.box import ComposedBox
from pagesetter.compose.boxes.context import BoxContext
from pagesetter.display import Item
from pagesetter.display.dump import dump
from pagesetter.fonts import FontBook
from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Box, Dress, Frame, Issue, Picture, Row, Story
from pagesetter.session import edits
from pagesetter.session.composer import Composer

PAGE = "01"
FONTS = FontBook()
BOXES = (
    Box("r1", "rule", Frame("r1", 1, 12, 2, 1), rule="正线"),
    Box("r2", "rule", Frame("r2", 2, 12, 1, 9), rule="文武线", vertical=True),
    Box("t1", "tint", Frame("t1", 3, 12, 2, 6), dress=Dress(tint=15)),
    Box("b1", "text", Frame("b1", 1, 24, 2, 7), rows=(Row("征稿", align="center"), Row("请寄。")),
        vertical_align="center", dress=Dress(border="双线", tint=10)),
    Box("b2", "text", Frame("b2", 3, 24, 2, 7), rows=(Row(left="左", right="右", rule="点线"),),
        vertical_align="spread", dress=Dress(border="回纹", border_size=Measure(6))),
    Box("co", "co-organizers", Frame("co", 1, 40, 4, 8), heading="协办单位", columns=2,
        names=("甲公司", "乙工业公司", "丙厂", "丁集团公司"), note="排名不分先后",
        dress=Dress(border="双线")),
    Box("ad", "ad", Frame("ad", 1, 52, 2, 6), rows=(Row("好酒"),), label="广告", customer="某厂"),
    Box("q1", "quote", Frame("q1", 3, 34, 1, 4), rows=(Row("一句话。"),)),
    Box("p1", "picture", Frame("p1", 3, 52, 1, 6), pictures=(Picture("a.png"),), caption="说明"),
)  # fmt: skip


@cache
def full() -> Issue:
    """A page with a box of each kind, and a story that one of them can come to stand in."""
    with TemporaryDirectory() as folder:
        issue = load_issue(str(lay(Path(folder)))).issue
    story = Story("s1", "lead", frames=(Frame("f1", 1, 4, 4, 6),))
    return edits.with_page(issue, PAGE, lambda page: page._replace(stories=(story,), boxes=BOXES))


def moved(issue: Issue, names: tuple[str, ...], lines: int, columns: int) -> Issue:
    def put(box: Box) -> Box:
        if box.id not in names or box.frame is None:
            return box
        line, column = box.frame.line + lines, box.frame.column + columns
        return box._replace(frame=box.frame._replace(line=line, column=column))

    return edits.with_page(
        issue, PAGE, lambda page: page._replace(boxes=tuple(map(put, page.boxes)))
    )


def same(composer: Composer, issue: Issue) -> None:
    ours, fresh = composer.compose(issue), compose(issue, FONTS)
    assert ours == fresh
    assert [dump(one.display) for one in ours.pages] == [dump(one.display) for one in fresh.pages]


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the page's own boxes that are composed from now on."""
    found: list[str] = []
    make = kept_boxes.compose_box

    def note(box: Box, context: BoxContext) -> ComposedBox:
        if box in context.page.boxes:
            found.append(box.id)
        return make(box, context)

    monkeypatch.setattr(kept_boxes, "compose_box", note)
    return found


@pytest.mark.parametrize(
    ("name", "lines", "columns", "wanted"),
    [
        ("r1", 3, 0, []),
        ("r1", 3, 1, []),
        ("r2", -1, 1, []),
        ("t1", 2, -1, []),
        ("b1", 1, 2, []),
        ("b2", -2, -1, []),
        ("co", 2, 0, []),
        ("co", 30, 0, ["co"]),  # off the grid
        ("ad", 1, 0, []),
        ("q1", 1, 1, []),
        ("p1", -1, 1, []),
        ("b1", -18, 0, ["b1"]),  # into the story, whose text it is kept off
    ],
)
def test_what_only_moves_is_not_composed(
    composed: list[str], name: str, lines: int, columns: int, wanted: list[str]
) -> None:
    composer = Composer(FONTS)
    composer.compose(full())
    assert sorted(composed) == ["ad", "b1", "b2", "co", "p1", "q1", "r1", "r2", "t1"]
    composed.clear()
    issue = moved(full(), (name,), lines, columns)
    composer.compose(issue)
    assert composed == wanted
    same(composer, issue)


def test_what_was_moved_along_is_kept_in_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    moves: list[tuple[int, int]] = []
    move = kept_boxes.shifted

    def note(items: Iterable[Item], dx: int, dy: int) -> list[Item]:
        moves.append((dx, dy))
        return move(items, dx, dy)

    monkeypatch.setattr(kept_boxes, "shifted", note)
    composer = Composer(FONTS)
    composer.compose(full())
    issue = moved(full(), ("co",), 2, 0)
    composer.compose(issue)
    assert len(moves) == 1
    composer.compose(moved(issue, ("q1",), 1, 0))  # and the box of co-organizers stays
    assert len(moves) == 2


def test_a_box_that_changes_as_it_moves_is_composed(composed: list[str]) -> None:
    composer = Composer(FONTS)
    composer.compose(full())
    issue = moved(full(), ("co",), 1, 0)

    def renamed(box: Box) -> Box:
        return box._replace(names=(*box.names, "戊公司")) if box.id == "co" else box

    issue = edits.with_page(
        issue, PAGE, lambda page: page._replace(boxes=tuple(map(renamed, page.boxes)))
    )
    composed.clear()
    composer.compose(issue)
    assert composed == ["co"]
    same(composer, issue)


NAMES = st.lists(st.sampled_from([box.id for box in BOXES]), min_size=1, max_size=9, unique=True)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES, st.integers(-12, 12), st.integers(-1, 1)), min_size=1, max_size=4))
def test_after_any_moves_it_equals_composing_from_scratch(
    moves: list[tuple[list[str], int, int]],
) -> None:
    issue = full()
    composer = Composer(FONTS)
    composer.compose(issue)
    for names, lines, columns in moves:
        issue = moved(issue, tuple(names), lines, columns)
        same(composer, issue)
