"""Figures of the copy: on whole grid lines of the text's column, here or at the next head.

Text is 10 pt on 15 pt, columns are 100 pt wide. The picture is 200 × 100 pixels, so 50 pt high;
with the lead of 5 pt and its caption of 10 pt it is 65 pt.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from build import Sizes, codes, composed, frame, han, page, story
from build import article as copy_of
from pour_helpers import PITCH, PLACE, PT, SIZE, article, block, columns, flow, line_texts, para

from pagesetter.compose.pouring import Poured
from pagesetter.compose.slots import Slot
from pagesetter.compose.story import pour
from pagesetter.display import Item, PlaceImage, StrokePath, Tag
from pagesetter.display.walk import flatten
from pagesetter.findings import SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Block, Style

FIGURE = block("figure", "云海", source="a.jpg")
BARE = Block("figure", (), 0, (("source", "a.jpg"),))


def poured(fonts: FontBook, copy: Article, slots: list[Slot], *styles: Style) -> Poured:
    items, credit, _ = flow(copy, *styles)
    pictures = Sizes(**{"a.jpg": (200, 100)})
    return pour(items, credit, slots, SIZE, PITCH, fonts, PLACE, pictures=pictures)


def pictures(done: Poured) -> list[tuple[float, float, float, float]]:
    """(x, y, width, height) in pt of every picture, in reading order."""
    return [
        tuple(v / PT for v in (item.box.x + dx, item.box.y + dy, item.box.width, item.box.height))
        for page in sorted(done.items)
        for item, dx, dy in flatten(done.items[page])
        if isinstance(item, PlaceImage)
    ]  # type: ignore[misc]


def texts(done: Poured) -> list[tuple[int, float, str]]:
    """(column, top of the em box in pt, text) of every line."""
    return [(column, y / PT - 8.8, text) for column, y, text in line_texts(done)]


def test_a_figure_stands_between_lines_with_half_a_line_of_air(font_book: FontBook) -> None:
    """65 pt and 2.5 of air beyond the lead on either side are 70: 5 lines, from 15 to 85 pt."""
    done = poured(font_book, article(para("春"), FIGURE, para("夏")), columns(9))
    assert pictures(done) == [(0, 17.5, 100, 50)]
    assert texts(done) == [
        (0, pytest.approx(0, abs=0.01), "春"),
        (0, pytest.approx(72.5, abs=0.01), "云海"),
        (0, pytest.approx(90, abs=0.01), "夏"),
    ]
    assert done.findings == ()
    assert done.fit.lines_free == 2
    assert done.fit.capacity == 9 * 10 - 5 * 10


def test_at_a_head_it_stands_on_the_first_line(font_book: FontBook) -> None:
    done = poured(font_book, article(FIGURE, para("夏")), columns(9))
    assert pictures(done) == [(0, 0, 100, 50)]
    assert texts(done)[0][1] == pytest.approx(55, abs=0.01)
    assert texts(done)[1] == (0, pytest.approx(75, abs=0.01), "夏")


def test_at_a_foot_its_caption_is_the_last_line(font_book: FontBook) -> None:
    """Five lines are left, from 15 to 85 pt; 65 pt stand on their foot."""
    done = poured(font_book, article(para("春"), FIGURE, para("夏")), columns(6, 3))
    assert pictures(done) == [(0, 20, 100, 50)]
    assert texts(done)[1] == (0, pytest.approx(75, abs=0.01), "云海")
    assert texts(done)[2] == (1, pytest.approx(0, abs=0.01), "夏")


def test_the_text_goes_on_while_it_waits_for_the_next_column(font_book: FontBook) -> None:
    """Three lines are left in the first column; the picture stands at the head of the second."""
    body = article(para("春"), FIGURE, para(han(8 + 10 + 10 + 10 + 4)))
    done = poured(font_book, body, columns(4, 9))
    assert pictures(done) == [(110, 0, 100, 50)]
    tops = [(column, round(top)) for column, top, text in texts(done) if text != "云海"]
    assert tops == [(0, 0), (0, 15), (0, 30), (0, 45), (1, 75), (1, 90)]
    assert done.findings == ()


def test_a_subhead_after_it_at_a_head_has_no_air_above(font_book: FontBook) -> None:
    body = article(para("春"), FIGURE, para(han(28)), block("subhead", "题", level="2"), para("夏"))
    done = poured(font_book, body, columns(4, 12))
    assert texts(done)[-2][2] == "题"
    assert 70 < texts(done)[-2][1] < 76


def test_it_stands_in_the_first_column_that_has_room(font_book: FontBook) -> None:
    done = poured(font_book, article(para("春"), FIGURE, para("夏")), columns(3, 4, 6))
    assert pictures(done) == [(220, 0, 100, 50)]


def test_one_that_finds_no_room_is_told_and_counted(font_book: FontBook) -> None:
    done = poured(font_book, article(para("春"), FIGURE, para("夏")), columns(4, 4))
    assert pictures(done) == []
    (found,) = done.findings
    assert found.code == "figure-no-room"
    assert dict(found.params) == {"story": "s1", "source": "a.jpg", "lines": "5"}
    assert (done.fit.lines_over, done.fit.characters_over) == (5, 2)
    assert [text for _, _, text in texts(done)] == ["春", "夏"]
    full = poured(font_book, article(para("春"), FIGURE), columns(1))
    assert full.fit.lines_over == 1
    none = poured(font_book, article(FIGURE), [])
    assert none.fit.lines_over == 1


def test_without_a_caption_it_is_the_picture_alone(font_book: FontBook) -> None:
    """50 pt with 2.5 pt on either side: 4 lines, from 15 to 70 pt."""
    done = poured(font_book, article(para("春"), BARE, para("夏")), columns(9))
    assert pictures(done) == [(0, 17.5, 100, 50)]
    assert texts(done)[-1] == (0, pytest.approx(75, abs=0.01), "夏")


def test_in_columns_of_unequal_width_it_is_as_wide_as_its_lines_share(font_book: FontBook) -> None:
    """Beside a box: the third line is 60 pt wide, so that the picture is 60 by 30."""
    slots = [
        slot._replace(width=6 * SIZE) if index >= 2 else slot
        for index, slot in enumerate(columns(9))
    ]
    done = poured(font_book, article(para("春"), FIGURE, para("夏")), slots)
    ((_, _, width, height),) = pictures(done)
    assert (width, height) == (60, 30)


def test_lines_of_captions_know_their_place(font_book: FontBook) -> None:
    done = poured(font_book, article(para("春"), FIGURE), columns(9))
    line = done.lines[0][1]
    assert (line.block, line.start, line.end, line.box.y) == (1, 0, 2, 72 * PT + PT // 2)


def test_balanced_columns_leave_it_whole(font_book: FontBook) -> None:
    figure = block("figure", "云海", source="a.jpg")
    on = story("s1", "a", frame("f1", 1, 1, 2, 20), level="balance")
    made = composed(
        font_book, page(on), copy_of("a", [han(58), figure, han(58)]),
        pictures=Sizes(**{"a.jpg": (200, 100)}),
    )  # fmt: skip
    assert codes(made) == []
    (image,) = images(made.pages[0].display.items)
    assert image.key == "a.jpg"
    assert (image.box.width, image.box.height) == (100 * PT, 50 * PT)
    # Twelve lines of text and five of the picture: nine and eight.
    feet: dict[int, int] = {}
    for line in made.pages[0].lines:
        feet[line.box.x] = max(feet.get(line.box.x, 0), line.box.y)
    first, second = feet.values()
    assert abs(first - second) <= PITCH


def test_a_picture_that_is_not_there_leaves_a_crossed_room(font_book: FontBook) -> None:
    made = composed(
        font_book, page(story("s1", "a", frame("f1", 1, 1, 1, 9))), copy_of("a", ["春", FIGURE]),
        pictures=Sizes(),
    )  # fmt: skip
    (tag,) = (t for t in walk(made.pages[0].display.items) if t.kind == "figure")
    assert isinstance(tag.items[0], StrokePath)
    assert tag.name == "云海"


class Asked(Sizes):
    """Notes where the pictures it is asked for are placed."""

    asked: tuple[str, SourceSpan] = ("", SourceSpan())

    def size(self, source: str, span: SourceSpan) -> tuple[int, int] | None:
        self.asked = source, span
        return None


def test_a_missing_file_is_told_where_the_copy_names_it(font_book: FontBook) -> None:
    asked = Asked()
    span = SourceSpan("copy/a.md", 7, 1, 7, 20)
    composed(
        font_book, page(story("s1", "a", frame("f1", 1, 1, 1, 9))),
        copy_of("a", ["春", FIGURE._replace(span=span)]), pictures=asked,
    )  # fmt: skip
    assert asked.asked == ("a.jpg", span)


def images(items: tuple[Item, ...]) -> list[PlaceImage]:
    return [item for item, _, _ in flatten(items) if isinstance(item, PlaceImage)]


def walk(items: tuple[Item, ...]) -> Iterator[Tag]:
    for item in items:
        if isinstance(item, Tag):
            yield item
            yield from walk(item.items)
