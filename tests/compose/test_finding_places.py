"""Whatever is found in the words of a page says where on the page they stand."""

from __future__ import annotations

import pytest
from build import article, block, box, composed, frame, page, rows, story, titled

from pagesetter.findings import Place
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Box, Picture

RARE = "\U0002fa1f\U000e01ef\U000323af"
"""The last of them, of Extension H or later, stands in none of the faces."""


def places(fonts: FontBook, of: Article, *boxes: Box) -> set[Place]:
    on = story("s1", of.name, frame("f1", 1, 5, 1, 30), title=titled())
    made = composed(fonts, page(on, boxes=boxes), of)
    found = [f for f in made.findings if "glyph" in f.code]
    assert found
    return {f.place._replace(line=0) for f in found}


@pytest.mark.parametrize(
    "kind", ["paragraph", "subhead", "verse", "names", "abstract", "list-item"]
)
def test_in_blocks_of_every_kind(font_book: FontBook, kind: str) -> None:
    of = article("a", [block(kind, f"云{RARE}岭", 2)])
    assert places(font_book, of) == {Place("1", "s1")}


def test_in_tables_credits_figures_and_titles(font_book: FontBook) -> None:
    table = block("table", f"甲\t{RARE}\n乙\t丙", header="1")
    assert places(font_book, article("a", ["春", table])) == {Place("1", "s1")}
    assert places(font_book, article("a", ["春"], credit=f"（{RARE}）")) == {Place("1", "s1")}
    figure = block("figure", RARE, source="a.jpg")
    assert places(font_book, article("a", ["春", figure])) == {Place("1", "s1")}
    assert places(font_book, article("a", ["春"], headline=RARE)) == {Place("1", "s1")}


@pytest.mark.parametrize(
    "placed",
    [
        box("b", "text", (2, 1, 1, 3), rows=rows(RARE)),
        box("b", "picture", (2, 1, 1, 8), caption=RARE),
        box("b", "co-organizers", (2, 1, 1, 8), names=(RARE,), heading="协办"),
    ],
    ids=["rows", "caption", "names"],
)
def test_in_boxes(font_book: FontBook, placed: Box) -> None:
    if placed.kind == "picture":
        placed = placed._replace(pictures=(Picture("a.jpg"),))
    assert places(font_book, article("a", ["春"]), placed) == {Place("1", frame="b")}
