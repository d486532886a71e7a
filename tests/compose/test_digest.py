"""导读: titles and pages drawn from the issue."""

from __future__ import annotations

from build import (
    area,
    article,
    box,
    composed,
    frame,
    han,
    keyed,
    page,
    params,
    rows,
    runs,
    story,
    words,
)

from pagesetter.compose import Composition
from pagesetter.fonts import FontBook
from pagesetter.model import Box, Story


def two_pages(fonts: FontBook, digest: Box, *stories: Story) -> Composition:
    placed = stories or (story("s1", "a", frame("f1", 1, 1, 1, 9)),)
    pages = [page(boxes=(digest,)), page(*placed, name="02")]
    return composed(
        fonts, pages,
        [article("a", [han(68)], headline="大雪\n过后"),
         article("b", [han(68)], headline="重稿", weight=5)],
    )  # fmt: skip


def test_the_digest_gives_titles_and_pages(fonts: FontBook) -> None:
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9), names=("a",), rows=rows("导读")))
    assert words(keyed(made.pages[0], "d")) == "导读大雪　过后2版"


def test_the_digest_takes_short_titles(fonts: FontBook) -> None:
    short = story("s1", "a", frame("f1", 1, 1, 1, 9), jump="大雪")
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9), names=("a",)), short)
    assert words(keyed(made.pages[0], "d")) == "大雪2版"


def test_in_a_narrow_box_the_page_follows_the_title(fonts: FontBook) -> None:
    """8 字 of 11 pt are 88 pt. 大雪　过后 and 2版 after a blank are 7½: they fit in 87 pt."""
    for width, written in ((87, "大雪　过后　2版"), (88, "大雪　过后2版")):
        made = two_pages(fonts, box("d", "digest", names=("a",), at=area(0, 0, width, 200)))
        drawn = keyed(made.pages[0], "d")
        assert words(drawn) == written
        assert len({run.y for run in runs(drawn)}) == 1


def test_without_names_it_takes_the_heaviest_story_of_each_other_page(fonts: FontBook) -> None:
    both = (story("s1", "a", frame("f1", 1, 1, 1, 9)), story("s2", "b", frame("f2", 2, 1, 1, 9)))
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9)), *both)
    assert words(keyed(made.pages[0], "d")) == "重稿2版"


def test_of_stories_of_one_weight_the_first_is_taken(fonts: FontBook) -> None:
    pages = [
        page(boxes=(box("d", "digest", (1, 1, 2, 9)),)),
        page(
            *(story(f"s{n}", n, frame(n, i, 1, 1, 9)) for i, n in ((1, "a"), (2, "b"))), name="02"
        ),
    ]
    both = [article("a", [han(68)], headline="前"), article("b", [han(68)], headline="后")]
    assert words(keyed(composed(fonts, pages, both).pages[0], "d")) == "前2版"


def test_what_is_on_no_page_is_told_and_left_out(fonts: FontBook) -> None:
    made = two_pages(fonts, box("d", "digest", (1, 1, 2, 9), names=("b", "a")))
    assert params(next(f for f in made.findings if f.code == "digest-unplaced")) == {"article": "b"}
    assert words(keyed(made.pages[0], "d")) == "大雪　过后2版"
