"""What is over and what is free in lines and characters; empty and planned stories."""

from __future__ import annotations

from build import (
    article,
    box,
    codes,
    composed,
    em,
    found,
    frame,
    han,
    page,
    pt,
    story,
    titled,
    values,
    words,
)
from hypothesis import given, settings
from hypothesis import strategies as st
from thread_helpers import set_in

from pagesetter.compose import Fit
from pagesetter.fonts import FontBook
from pagesetter.model import Plan

_BOOK = FontBook()


def test_over_in_lines_and_characters(fonts: FontBook) -> None:
    """Ten lines hold 98; 125 are 27 too many, in three lines."""
    made = set_in(fonts, 125, frame("f1", 1, 1, 1, 10))
    assert codes(made) == ["overset"]
    told = {"story": "s1", "lines": "3", "characters": "27", "cut": "27"}
    assert told.items() <= found(made, "overset").items()
    assert made.pages[0].fits[0][:7] == Fit("s1", 125, 100, 3, 27, 0, 0)[:7]
    assert made.findings[0].severity == "error"
    assert "溢出 3 行、27 字" in made.findings[0].message("zh")


def test_free_in_lines_and_characters(fonts: FontBook) -> None:
    made = set_in(fonts, 60, frame("f1", 1, 1, 1, 10))
    assert codes(made) == ["underset"]
    assert found(made, "underset") == {"story": "s1", "lines": "3", "characters": "30"}
    assert made.pages[0].fits == (Fit("s1", 60, 100, 0, 0, 3, 30),)


def test_white_space_is_no_character(fonts: FontBook) -> None:
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 1, 1))), article("a", ["天　地 人"])
    )
    assert made.pages[0].fits[0].characters == 3


@settings(max_examples=25)
@given(
    st.lists(st.integers(1, 50), min_size=1, max_size=3),
    st.integers(1, 12),
    st.integers(0, 5),
)
def test_what_is_said_to_be_over_is_just_what_is_over(
    paragraphs: list[int], room: int, inset: int
) -> None:
    """So many lines more, or so many characters less, and it fits; one fewer does not."""

    def fit(height: int, texts: list[str]) -> Fit:
        it = frame("f1", 1, 1, 1, height, inset_left=em(inset))
        made = composed(_BOOK, page(story("s1", "a", it)), article("a", texts))
        return made.pages[0].fits[0]

    texts = [han(count) for count in paragraphs]
    first = fit(room, texts)
    if first.lines_over:
        assert fit(room + first.lines_over, texts).lines_over == 0
        assert fit(room + first.lines_over, texts).lines_free == 0
        assert fit(room + first.lines_over - 1, texts).lines_over == 1
        assert fit(room, shortened(texts, first.characters_over)).lines_over == 0
        assert fit(room, shortened(texts, first.characters_over - 1)).lines_over == 1
    elif first.lines_free < room:
        assert fit(room - first.lines_free, texts).lines_over == 0
        longer = [*texts[:-1], texts[-1] + han(first.characters_free)]
        assert fit(room, longer).lines_over == 0


def shortened(texts: list[str], by: int) -> list[str]:
    texts = list(texts)
    while by > 0 and texts:
        last = texts.pop()
        if len(last) > by:
            texts.append(last[: len(last) - by])
        by -= len(last)
    return texts


def test_without_any_room_the_lines_over_are_those_of_the_column(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(story("s1", "a", frame("f1", 1, 1, 1, 3))),
        article("a", [han(98)], headline="题"),
    )
    assert codes(made) == ["title-without-text", "overset"]
    assert found(made, "overset")["lines"] == "10"


def test_an_empty_story_says_what_it_can_hold(fonts: FontBook) -> None:
    made = composed(fonts, page(story("s1", "", frame("f1", 1, 1, 2, 5), frame("f2", 4, 1, 1, 3))))
    assert codes(made) == ["frame-empty"]
    assert found(made, "frame-empty") == {"story": "s1", "capacity": "130"}
    assert made.pages[0].fits == (Fit("s1", 0, 130, 0, 0, 0, 130),)


def test_a_planned_story_leaves_the_lines_of_its_title(fonts: FontBook) -> None:
    """Ten lines less four of the title, two columns of 10."""
    planned = story(
        "s1", "", frame("f1", 1, 1, 2, 10), plan=Plan("秋季科普周", 800), title=titled(lines=4)
    )
    made = composed(fonts, page(planned))
    assert found(made, "frame-planned") == {
        "story": "s1", "title": "秋季科普周", "wanted": "800", "capacity": "120",
    }  # fmt: skip


def test_capacity_follows_the_storys_own_size(fonts: FontBook) -> None:
    """145 pt hold 13 lines of 8 on 11 pt, 12 字 each."""
    own = values(size=pt(8), pitch=pt(11))
    made = composed(fonts, page(story("s1", "", frame("f1", 1, 1, 1, 10), style=own)))
    assert found(made, "frame-empty")["capacity"] == "156"


def test_capacity_leaves_out_what_boxes_take(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(story("s1", "", frame("f1", 1, 1, 1, 10)), boxes=(box("b", "text", (1, 3, 1, 2)),)),
    )
    assert found(made, "frame-empty")["capacity"] == "80"


def test_a_story_without_a_frame_is_an_error(fonts: FontBook) -> None:
    made = composed(fonts, page(story("s1", "a")), article("a", [han(30)], headline="题"))
    assert codes(made) == ["no-frame"]


def test_an_article_without_text_is_told(fonts: FontBook) -> None:
    made = composed(
        fonts, page(story("s1", "a", frame("f1", 1, 1, 2, 9))), article("a", headline="题")
    )
    assert codes(made) == ["article-empty"]


def test_a_title_alone_needs_no_text_frame(fonts: FontBook) -> None:
    alone = story("s1", "a", title=titled(frame("t1", 1, 1, 4, 4)))
    made = composed(fonts, page(alone), article("a", headline="标语"))
    assert codes(made) == []
    assert words(made.pages[0].display.items) == "标语"


def test_an_article_placed_twice_and_one_on_no_page(fonts: FontBook) -> None:
    both = [
        page(story("s1", "a", frame("f1", 1, 1, 1, 1))),
        page(story("s2", "a", frame("f1", 1, 1, 1, 1)), name="02"),
    ]
    made = composed(fonts, both, [article("a", [han(8)]), article("b", [han(8)])])
    assert codes(made) == ["article-twice", "article-unplaced"]
    assert found(made, "article-twice") == {"article": "a", "first": "01/s1", "second": "02/s2"}
    assert found(made, "article-unplaced") == {"article": "b"}
    assert made.findings[0].place.page == "2"
