"""Title blocks by hand: height in whole lines, turns, marks, air, and sizes that would fit."""

from __future__ import annotations

import pytest
from build import (
    PITCH,
    PT,
    all_tags,
    article,
    codes,
    composed,
    em,
    found,
    frame,
    grid,
    han,
    line_top,
    page,
    params,
    pt,
    runs,
    story,
    titled,
    values,
    words,
)
from hypothesis import given
from hypothesis import strategies as st

from pagesetter.compose import Composition
from pagesetter.compose.styles import StyleBook
from pagesetter.compose.titles import TitleBlock, title_block
from pagesetter.display import Tag
from pagesetter.display.bounds import bounds
from pagesetter.findings import Place, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Measure
from pagesetter.model import Article, Title

WIDE = 430 * PT


def block(
    fonts: FontBook,
    of: Article,
    title: Title = Title(),
    *,
    width: Length = WIDE,
    at_head: bool = True,
    fixed: int = 0,
) -> TitleBlock:
    return title_block(
        of, title, width, grid(), StyleBook((), grid(), {}), fonts, Place("1", "s1"),
        at_head=at_head, fixed_lines=fixed,
    )  # fmt: skip


def parts(made: TitleBlock) -> dict[str, tuple[float, float]]:
    """Top and foot of every part in pt."""
    tops = {}
    for tag in made.items:
        assert isinstance(tag, Tag)
        box = bounds(tag.items)
        assert box is not None
        tops[tag.kind] = (round(box.y / PT, 2), round(box.bottom / PT, 2))
    return tops


HEAD = article(headline="大雪过后")
FULL = article(kicker="引题", headline="主题", deck="副题")


# Height. Air below is 9 pt (0.6 of a line), above 12 (0.8); at the head of the page none above.


def test_one_line_of_26_points_at_the_head_takes_three_lines(fonts: FontBook) -> None:
    """26 + 9 = 35 of 45 pt; of the 10 to spare a third stands above."""
    made = block(fonts, HEAD)
    assert made.lines == 3
    assert parts(made) == {"headline": (3.33, 29.33)}


def test_further_down_it_takes_four(fonts: FontBook) -> None:
    """12 + 26 + 9 = 47 of 60 pt; 13 to spare, the larger half above."""
    made = block(fonts, HEAD, at_head=False)
    assert made.lines == 4
    assert parts(made) == {"headline": (18.5, 44.5)}


def test_three_parts_and_their_air(fonts: FontBook) -> None:
    """14 + 6.3 + 26 + 6.3 + 14 = 66.6, with 9 below 75.6 of 90 pt; 14.4 ÷ 3 = 4.8 above."""
    made = block(fonts, FULL)
    assert made.lines == 6
    assert parts(made) == {
        "kicker": (4.8, 18.8),
        "headline": (25.1, 51.1),
        "deck": (57.4, 71.4),
    }
    assert [tag.kind for tag in made.items if isinstance(tag, Tag)] == [
        "kicker", "headline", "deck",
    ]  # fmt: skip


def test_two_lines_and_what_is_between(fonts: FontBook) -> None:
    """2 · 26 + 0.22 · 26 = 57.72, with 9 below 66.72 of 75 pt."""
    made = block(fonts, article(headline="大雪过后\n天晴日暖"))
    assert made.lines == 5
    (top, foot) = parts(made)["headline"]
    assert foot - top == pytest.approx(57.72, abs=0.02)


@pytest.mark.parametrize(
    ("size", "lines"),
    [(21, 2), (22, 3), (36, 3), (37, 4), (51, 4), (52, 5)],
)
def test_height_is_the_fewest_lines_that_hold_it(fonts: FontBook, size: int, lines: int) -> None:
    """At the head: size + 9 in lines of 15 pt."""
    made = block(fonts, HEAD, titled(headline=values(size=pt(size))))
    assert made.lines == lines


def test_an_article_without_a_title_takes_no_room(fonts: FontBook) -> None:
    assert block(fonts, article(headline="  ")) == TitleBlock(0, ())


# Fixed height


def test_a_fixed_height_is_kept_and_the_title_stands_in_its_middle(fonts: FontBook) -> None:
    """8 lines are 120 pt; 120 - 26 - 12 - 9 = 73 to spare: 12 + 37 (36.5 up) above."""
    made = block(fonts, HEAD, at_head=False, fixed=8)
    assert made.lines == 8
    assert made.findings == ()
    assert parts(made) == {"headline": (48.5, 74.5)}


def test_a_tight_title_leaves_as_much_above_as_below(fonts: FontBook) -> None:
    """38 pt in three lines, 40 pt from em box to em box: never below their foot."""
    made = block(fonts, HEAD, titled(headline=values(size=pt(38))), at_head=False, fixed=3)
    assert made.findings == ()
    top, foot = parts(made)["headline"]
    assert top >= 0
    assert foot <= 40


def test_a_title_too_high_says_how_many_lines_or_which_size(fonts: FontBook) -> None:
    """Two lines are 25 pt high from em box to em box."""
    made = block(fonts, HEAD, fixed=2)
    (told,) = made.findings
    assert (told.code, told.place) == ("title-too-high", Place("1", "s1"))
    assert params(told) == {"story": "s1", "needed": "3", "lines": "2", "size": "25"}
    assert made.lines == 2


def test_the_size_offered_counts_the_other_parts(fonts: FontBook) -> None:
    """Four lines: 55 pt, less 14 + 14 and two gaps of 6.3 leaves 14.4, to half a point 14."""
    (told,) = block(fonts, FULL, fixed=4).findings
    assert params(told)["size"] == "14"


@pytest.mark.parametrize("text", ["大雪过后", "大雪过后\n天晴日暖", "大\n雪\n过后"])
@pytest.mark.parametrize("lines", [2, 3, 4, 5])
@pytest.mark.parametrize("kicker", ["", "引题"])
def test_the_size_offered_for_the_height_fits(
    fonts: FontBook, text: str, lines: int, kicker: str
) -> None:
    of = article(headline=text, kicker=kicker)
    title = titled(headline=values(size=pt(90)))
    (told,) = block(fonts, of, title, fixed=lines).findings
    size = _points(params(told)["size"])

    def again(halves: int) -> list[str]:
        smaller = titled(headline=values(size=pt(halves, 2)))
        return [f.code for f in block(fonts, of, smaller, fixed=lines).findings]

    assert again(size.num) == []
    assert again(size.num + 1) == ["title-too-high"]


def _points(text: str) -> Measure:
    whole, _, part = text.partition(".")
    return pt(int(whole) * 2 + bool(part), 2)


# Width


def test_a_title_too_wide_turns_and_says_which_size_fits(fonts: FontBook) -> None:
    """12 字 of 26 pt on 10 字 of 10 pt … on 260 pt: two too many; 260 ÷ 12 = 21.6 pt."""
    made = block(fonts, article(headline=han(12)), width=260 * PT)
    (told,) = (f for f in made.findings if f.code == "title-too-wide")
    assert params(told) == {
        "part": "headline", "part_zh": "主题", "story": "s1", "characters": "2",
        "text": han(12), "size": "21.5",
        "turns": "天地山水日月/风云江河湖海; 天地山水日/月风云江河湖海; 天地山水日月风/云江河湖海",
        "turns_zh": "天地山水日月/风云江河湖海；天地山水日/月风云江河湖海；"
        "天地山水日月风/云江河湖海",
    }  # fmt: skip
    assert words(made.items) == han(12)
    assert made.lines == 5  # it turned: two lines, 57.72 + 9


@pytest.mark.parametrize("count", [11, 12, 17, 23])
@pytest.mark.parametrize("own", [{}, {"horizontal_scale": 90}, {"letter_space": 100},
                                 {"letter_space": -50}, {"horizontal_scale": 70}])  # fmt: skip
def test_size_and_characters_offered_for_the_width_fit(
    fonts: FontBook, count: int, own: dict[str, int]
) -> None:
    def told(text: str, size: object) -> list[dict[str, str]]:
        made = block(
            fonts, article(headline=text), titled(headline=values(size=size, **own)),
            width=201 * PT,
        )  # fmt: skip
        return [params(f) for f in made.findings if f.code == "title-too-wide"]

    (first,) = told(han(count), pt(36))
    assert told(han(count), _points(first["size"])) == []
    assert told(han(count - int(first["characters"])), pt(36)) == []
    assert told(han(count - int(first["characters"]) + 1), pt(36)) != []


@given(
    st.text("天地人，“”（）—…A Wi7%", min_size=3, max_size=30).filter(lambda t: t.strip()),
    st.integers(80, 300),
)
def test_the_size_offered_fits_whatever_the_words(text: str, width: int) -> None:
    fonts = _BOOK
    of = article(headline=text)
    made = block(fonts, of, titled(headline=values(size=pt(40))), width=width * PT)
    for told in made.findings:
        if told.code == "title-too-wide" and params(told)["size"] != "0":
            size = _points(params(told)["size"])
            again = block(fonts, of, titled(headline=values(size=size)), width=width * PT)
            assert "title-too-wide" not in [f.code for f in again.findings]


_BOOK = FontBook()


def test_only_the_written_line_that_is_too_wide_is_told(fonts: FontBook) -> None:
    made = block(fonts, article(headline=f"短\n{han(12)}\n短"), width=260 * PT)
    told = [params(f)["text"] for f in made.findings if f.code == "title-too-wide"]
    assert told == [han(12)]


def test_a_word_too_long_for_its_measure_is_told(fonts: FontBook) -> None:
    made = block(
        fonts, article(headline="Donaudampfschiff"), titled(headline=values(size=pt(26))),
        width=100 * PT,
    )  # fmt: skip
    assert "title-too-wide" in [f.code for f in made.findings]


@pytest.mark.parametrize("one", ["中", "——", "w"])
def test_a_title_wider_than_any_sheet_is_told_like_another(fonts: FontBook, one: str) -> None:
    """3,000 字 of 26 pt are 78,000 pt, more than places in a line can say; ten fit on 260 pt."""
    made = block(
        fonts, article(headline=one * 3000), titled(headline=values(size=pt(26))), width=260 * PT
    )
    (told,) = (params(f) for f in made.findings if f.code == "title-too-wide")
    if one == "中":
        assert (told["characters"], told["size"]) == ("2990", "0")
    assert int(told["characters"]) > 1000


def test_a_title_exactly_as_wide_as_its_room_fits(fonts: FontBook) -> None:
    made = block(fonts, article(headline=han(10)), width=260 * PT)
    assert made.findings == ()
    box = bounds(made.items)
    assert box is not None
    assert (box.x, box.width) == (0, 260 * PT)


# Words


def test_hard_turns_win_over_a_line_that_would_hold_both(fonts: FontBook) -> None:
    made = block(fonts, article(headline="大雪\n过后"))
    lines = {run.y for run in runs(made.items)}
    assert len(lines) == 2
    (tag,) = made.items
    assert isinstance(tag, Tag)
    assert tag.name == "大雪 过后"


def test_marks_of_a_title_are_half_as_wide(fonts: FontBook) -> None:
    """6 字 and two marks of ½: 7 · 20 pt, in the middle of 430."""
    made = block(fonts, article(headline="雪，天晴了。好"), titled(headline=values(size=pt(20))))
    (run,) = runs(made.items)
    advances = [b - a for a, b in zip(run.xs, run.xs[1:], strict=False)]
    assert [a // PT for a in advances] == [20, 10, 20, 20, 20, 10]
    assert run.x + run.xs[0] == (430 - 120) * PT // 2


def test_spaces_typed_in_a_title_are_kept(fonts: FontBook) -> None:
    made = block(fonts, article(headline="春　风"), titled(headline=values(size=pt(20))))
    box = bounds(made.items)
    assert box is not None
    assert box.width == 60 * PT


def test_each_part_is_aligned_by_its_own_style(fonts: FontBook) -> None:
    title = titled(
        kicker=values(align="left", size=pt(10)),
        headline=values(align="right", size=pt(20)),
        deck=values(align="spread", size=pt(10), left=em(3), right=em(3)),
    )
    made = block(fonts, FULL, title)
    edges = {}
    for tag in made.items:
        assert isinstance(tag, Tag)
        box = bounds(tag.items)
        assert box is not None
        edges[tag.kind] = (box.x // PT, box.right // PT)
    assert edges == {"kicker": (0, 20), "headline": (390, 430), "deck": (30, 400)}


def test_stairs_go_from_the_left_edge_to_the_right(fonts: FontBook) -> None:
    """Lines of 4, 5 and 3 字 of 20 pt in 430: 0, half of 330 and 370."""
    steps = article("a", [], headline="天地山水\n春夏秋冬东\n日月风")
    made = block(fonts, steps, titled(headline=values(align="stairs", size=pt(20))))
    assert [run.x // PT for run in runs(made.items)] == [0, 165, 370]
    inset = titled(headline=values(align="stairs", size=pt(20), left=em(3), right=em(1)))
    made = block(fonts, steps, inset)
    assert [run.x // PT for run in runs(made.items)] == [60, 60 + 125, 60 + 290]


def test_one_line_of_stairs_stands_at_the_left(fonts: FontBook) -> None:
    made = block(fonts, article("a", [], headline="天地"), titled(headline=values(align="stairs")))
    assert [run.x for run in runs(made.items)] == [0]


# On the page


def on_page(fonts: FontBook, title: Title, of: Article, line: int = 1) -> Composition:
    return composed(fonts, page(story("s1", of.name, frame("f1", 1, line, 2, 20), title=title)), of)


def test_the_text_begins_after_the_lines_of_the_title(fonts: FontBook) -> None:
    made = on_page(fonts, Title(), article("a", [han(300)], headline="大雪过后"))
    assert min(line.box.y for line in made.pages[0].lines) == line_top(4)
    lower = on_page(fonts, Title(), article("a", [han(300)], headline="大雪过后"), line=2)
    assert min(line.box.y for line in lower.pages[0].lines) == line_top(6)


def test_a_title_stands_over_all_columns_of_its_frame(fonts: FontBook) -> None:
    """21 字 from 30 pt: the middle is 135 pt."""
    made = on_page(fonts, Title(), article("a", [han(300)], headline="大雪过后"))
    (tag,) = all_tags(made.pages[0].display.items, "headline")
    box = bounds(tag.items)
    assert box is not None
    assert box.x + box.width // 2 == 135 * PT


def test_a_frame_of_its_own(fonts: FontBook) -> None:
    """Columns 3 and 4 from 250 to 460 pt, lines 5 to 9; the text keeps its whole frame."""
    own = frame("t1", 3, 5, 2, 5)
    made = on_page(fonts, titled(own), article("a", [han(300)], headline="大雪过后"))
    (tag,) = all_tags(made.pages[0].display.items, "headline")
    box = bounds(tag.items)
    assert box is not None
    assert box.x + box.width // 2 == 355 * PT
    assert line_top(5) < box.y
    assert box.bottom < line_top(9) + 10 * PT
    assert min(line.box.y for line in made.pages[0].lines) == line_top(1)
    too_low = on_page(fonts, titled(frame("t1", 3, 5, 2, 1)), article("a", headline="大雪过后"))
    assert found(too_low, "title-too-high")["lines"] == "1"


def test_a_frame_of_its_own_off_the_grid_is_told(fonts: FontBook) -> None:
    made = on_page(fonts, titled(frame("t1", 4, 1, 2, 5)), article("a", [han(20)], headline="题"))
    assert "frame-off-grid" in codes(made)


def test_words_changed_on_the_page(fonts: FontBook) -> None:
    title = Title(text=(("headline", "短题"), ("deck", "")))
    of = article("a", [han(300)], headline="很长的主题", kicker="引", deck="不要的副题")
    made = on_page(fonts, title, of)
    (tag,) = all_tags(made.pages[0].display.items, "article")
    assert words(tag.items).startswith("引短题天地")
    assert "不要" not in words(tag.items)


def test_a_title_that_fills_its_frame_is_told(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(story("s1", "a", frame("f1", 1, 1, 2, 3))),
        article("a", [han(30)], headline="大雪过后"),
    )
    assert codes(made)[0] == "title-without-text"
    assert "overset" in codes(made)


def test_a_title_no_size_of_which_fits_is_told(fonts: FontBook) -> None:
    """Two lines, 25 pt: 引题 and 副题 alone are 28."""
    (told,) = block(fonts, FULL, fixed=2).findings
    assert told.code == "title-never-fits"
    assert params(told)["needed"] == "6"


def test_findings_point_at_the_title_as_it_is_written(fonts: FontBook) -> None:
    where, copy = SourceSpan("pages/01.yaml", 7, 3), SourceSpan("copy/a.md", 2, 1)
    of = article("a", [han(300)], headline=han(30), span=copy)
    with_span = on_page(fonts, Title(span=where), of)
    assert {f.span for f in with_span.findings if f.code == "title-too-wide"} == {where}
    without = on_page(fonts, Title(), of)
    assert {f.span for f in without.findings if f.code == "title-too-wide"} == {copy}


def test_line_height_does_not_depend_on_the_column(fonts: FontBook) -> None:
    """The same title over one, two or four columns: the same three lines."""
    for columns in (2, 3, 4):
        made = composed(
            fonts,
            page(story("s1", "a", frame("f1", 1, 1, columns, 6))),
            article("a", [han(300)], headline="大雪过后"),
        )
        assert {(line.box.y - line_top(4)) % PITCH for line in made.pages[0].lines} == {0}
        assert min(line.box.y for line in made.pages[0].lines) == line_top(4)
