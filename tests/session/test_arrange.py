"""Things arranged by hand, as values: moved, pulled, pushed, swapped, placed where room is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import lay

from pagesetter.compose.grid import Grid, grid_of
from pagesetter.fonts import FontBook
from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Box, Dress, Frame, Issue, Story, Style, StyleValue
from pagesetter.session import arrange, edits, placing, titles
from pagesetter.session.composer import Composer
from pagesetter.session.document import Document


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    return load_issue(str(lay(tmp_path))).issue


@pytest.fixture
def grid(issue: Issue) -> Grid:
    return grid_of(issue.layouts[0])


def places(issue: Issue, page: str = "01") -> dict[str, tuple[int, int, int, int]]:
    """Column, line, columns, lines of every frame."""
    found = {}
    for item in (*edits.page_of(issue, page).stories, *edits.page_of(issue, page).boxes):
        for f in arrange.frames_of(item):
            found[f.id] = f.column, f.line, f.columns, f.lines
    return found


def test_items_move_together_and_stop_at_the_edge(issue: Issue, grid: Grid) -> None:
    moved = arrange.move_items(issue, "01", ("s1", "s3"), 9, 2, grid)
    assert places(moved)["f1"] == (3, 3, 2, 20)
    assert places(moved)["f3"] == (3, 24, 2, 10)
    assert moved.pages[0].stories[1] is issue.pages[0].stories[1]
    assert arrange.move_items(issue, "01", ("s1",), -1, -5, grid) is issue


def test_a_frame_is_never_less_than_one_column_and_line(grid: Grid) -> None:
    frame = Frame("f", 2, 5, 2, 4)
    assert arrange.pulled(frame, ("left", "top"), 9, 9, grid)[1:5] == (3, 8, 1, 1)
    assert arrange.pulled(frame, ("right", "bottom"), -9, -9, grid)[1:5] == (2, 5, 1, 1)
    assert arrange.pulled(frame, ("right", "bottom"), 9, 99, grid)[1:5] == (2, 5, 3, 56)
    assert arrange.pulled(frame, ("right",), 0, 9, grid) is frame


def test_a_side_pulled_by_columns_snaps_back_to_them(grid: Grid) -> None:
    free = arrange.pulled_freely(Frame("f", 2, 5, 2, 4), "left", 3, grid)
    assert str(free.inset_left) == "1.5字"
    assert str(arrange.pulled_freely(free, "left", 1, grid).inset_left) == "2字"
    assert str(arrange.pulled_freely(free, "left", 99, grid).inset_left) == "19字"
    assert str(arrange.pulled_freely(free, "left", -99, grid).inset_left) == "-1字"
    assert str(arrange.pulled(free, ("left",), -1, 0, grid).inset_left) == "0字"


def test_pushing_moves_what_is_below_and_shortens_it_at_the_foot(issue: Issue, grid: Grid) -> None:
    pushed = arrange.pull_and_push(issue, "01", "f1", 32, grid)
    assert places(pushed)["f1"] == (1, 1, 2, 52)
    assert places(pushed)["f3"] == (1, 54, 2, 7)
    assert places(pushed)["f2"] == (3, 1, 1, 20)
    pulled = arrange.pull_and_push(issue, "01", "f1", -5, grid)
    assert places(pulled)["f3"] == (1, 17, 2, 10)


def test_what_follows_upwards_stops_at_what_stays(issue: Issue, grid: Grid) -> None:
    """A fourth frame stands under f1 and, two lines lower, under f2: it holds all below f1."""
    more = arrange.draw_story(issue, "01", Frame("", 2, 34, 2, 5))
    longer = (Frame("f2", 3, 1, 1, 31),)
    more = edits.with_story(more, "01", "s2", lambda s: s._replace(frames=longer))
    pulled = arrange.pull_and_push(more, "01", "f1", -5, grid)
    assert places(pulled)["f1"] == (1, 1, 2, 15)
    assert places(pulled)["f3"] == (1, 20, 2, 10)
    assert places(pulled)["f4"] == (2, 32, 2, 5)
    assert places(arrange.pull_and_push(more, "01", "f1", -1, grid))["f3"] == (1, 21, 2, 10)


def test_what_is_pushed_pushes_on(issue: Issue, grid: Grid) -> None:
    more = arrange.draw_story(issue, "01", Frame("", 2, 40, 2, 5))
    pushed = arrange.pull_and_push(more, "01", "f1", 2, grid)
    assert places(pushed)["f4"] == (2, 42, 2, 5)


def test_a_swap_takes_pictures_and_continuations_along(issue: Issue, grid: Grid) -> None:
    picture = Box("p1", "picture", Frame("p1", 2, 6, 1, 5))
    issue = edits.with_story(issue, "01", "s1", lambda s: s._replace(boxes=(picture,)))
    issue = edits.with_story(issue, "02", "s1", lambda s: s._replace(article="", continues="01/s1"))
    swapped = arrange.swap_stories(issue, "01", "s1", "s2", grid)
    one, two = swapped.pages[0].stories[:2]
    assert (one.article, two.article) == ("brief", "lead")
    assert one.boxes == ()
    assert two.boxes[0].frame == Frame("p1", 4, 6, 1, 5)
    assert swapped.pages[1].stories[0].continues == "01/s2"
    assert places(swapped)["f1"] == (1, 1, 2, 20)
    assert arrange.swap_stories(swapped, "01", "s1", "s2", grid) == issue


def test_an_article_stands_in_one_place(issue: Issue) -> None:
    placed = arrange.place_article(issue, "01", "s3", "essay")
    assert placed.pages[0].stories[2].article == "essay"
    assert placed.pages[1].stories[0].article == ""


def test_deleting_leaves_what_is_not_named(issue: Issue) -> None:
    left = arrange.delete_items(issue, "01", ("s1", "s3"))
    assert [s.id for s in left.pages[0].stories] == ["s2"]
    assert len(left.articles) == 4


def continued(issue: Issue) -> Issue:
    """Page 02's s1 goes on from 01/s1, its s2 from that."""
    onward = {"s1": "01/s1", "s2": "02/s1"}
    return edits.with_page(
        issue, "02",
        lambda p: p._replace(stories=tuple(
            Story(name, continues=to, frames=(Frame(f"g{name}", 1, line, 1, 9),))
            for (name, to), line in zip(onward.items(), (1, 20), strict=True)
        )),
    )  # fmt: skip


@pytest.mark.parametrize(
    "way", [edits.delete_story, lambda i, p, s: arrange.delete_items(i, p, [s])]
)
def test_what_continued_a_story_that_is_gone(
    way: Callable[[Issue, str, str], Issue], issue: Issue
) -> None:
    """It continues what that one continued; after the first part it stands empty."""
    whole = continued(issue)
    first_gone = way(whole, "01", "s1")
    assert [s.continues for s in first_gone.pages[1].stories] == ["", "02/s1"]
    middle_gone = way(whole, "02", "s1")
    assert [s.continues for s in middle_gone.pages[1].stories] == ["01/s1"]
    assert middle_gone.pages[0] is whole.pages[0]
    other_gone = way(whole, "01", "s2")
    assert other_gone.pages[1] is whole.pages[1]


def test_an_issue_whose_first_part_was_deleted_is_saved_so_that_it_opens(tmp_path: Path) -> None:
    document = Document.open(str(lay(tmp_path)))
    document.edit(continued, "continue")
    document.save()
    document.edit(lambda i: arrange.delete_items(i, "01", ["s1"]), "delete")
    document.save()
    again = load_issue(document.folder).issue
    assert [(s.id, s.continues) for s in again.pages[1].stories] == [("s1", ""), ("s2", "02/s1")]


def test_room_keeps_a_line_of_air(issue: Issue, grid: Grid) -> None:
    page = issue.pages[0]
    assert placing.room_at(page, grid, 1, 50) == (33, 60)
    assert placing.room_at(page, grid, 4, 50) == (1, 60)
    assert placing.room_at(page, grid, 1, 25) is None
    assert placing.room_at(page, grid, 1, 21) is None  # one line between two stories: all air
    widest = placing.widest_at(page, grid, 3, 50, 2)
    assert widest is not None
    assert widest[1:5] == (3, 22, 2, 39)


def test_capacity_counts_characters(grid: Grid) -> None:
    assert placing.capacity_of(Frame("f", 1, 1, 2, 24), grid) == 480
    assert placing.capacity_of(Frame("f", 4, 1, 2, 24), grid) == 0  # off the grid


def test_a_dropped_article_gets_just_its_lines(issue: Issue, grid: Grid) -> None:
    composer = Composer(FontBook())
    made = placing.drop_article(issue, "01", "spare", 4, 10, grid, composer)
    assert made is not None
    assert made.pages[0].stories[-1].article == "spare"
    fits = composer.compose(made).pages[0].fits
    fit = next(f for f in fits if f.story == "s4")
    assert (fit.lines_over, fit.lines_free) == (0, 0)
    assert placing.drop_article(issue, "01", "spare", 1, 5, grid, composer) is None


@pytest.mark.parametrize(
    ("size", "bigger", "expected"),
    [(20, True, "21pt"), (20, False, "18pt"), (10, True, "10.5pt"), (96, True, "96pt"),
     (47, False, "45pt"), (4, False, "6pt")],
)  # fmt: skip
def test_sizes_step_along_the_ladder(size: int, bigger: bool, expected: str) -> None:
    assert str(titles.stepped_size(size * 65_536, bigger=bigger)) == expected


def test_a_title_of_fixed_height_grows_by_whole_lines(issue: Issue, grid: Grid) -> None:
    fonts = FontBook()
    issue = edits.set_title_lines(issue, "01", "s1", 3)
    turned = titles.set_text(issue, "01", "s1", "headline", "头条\n新闻", fonts, grid)
    assert turned.articles[2].headline == "头条\n新闻"
    assert turned.pages[0].stories[0].title.lines == 5
    back = titles.set_text(turned, "01", "s1", "headline", "头条新闻", fonts, grid)
    assert back.pages[0].stories[0].title.lines == 3


def title_lines(issue: Issue, fonts: FontBook, grid: Grid) -> int:
    """Lines of the grid above the text of s1 when its title takes what it needs."""
    free = edits.set_title_lines(issue, "01", "s1", 0)
    lines = Composer(fonts).compose(free, {0}).pages[0].lines
    first = next(line for line in lines if line.story == "s1" and line.block == 0)
    return (first.box.y - grid.top_of(free.pages[0].stories[0].frames[0].line)) // grid.pitch


@pytest.mark.parametrize(("own", "by"), [("nothing", 0), ("story", 2), ("article", 2), ("box", 2)])
def test_a_title_is_given_the_lines_it_is_set_in(
    issue: Issue, grid: Grid, own: str, by: int
) -> None:
    """8 字 stand in two columns; set wide by the story or its article they turn, and in a box."""
    fonts = FontBook()
    wide = (Style("headline", (StyleValue("letter-space", 300),)),)
    issue = edits.set_title_lines(issue, "01", "s1", 3)
    if own == "story":
        issue = edits.with_story(issue, "01", "s1", lambda s: s._replace(styles=wide))
    elif own == "article":
        issue = edits.with_article(issue, "lead", lambda a: a._replace(styles=wide))
    elif own == "box":
        boxed = Dress(border="双线", padding=Measure(3, 1, "字"))
        issue = edits.with_story(issue, "01", "s1", lambda s: s._replace(dress=boxed))
    longer = titles.set_text(issue, "01", "s1", "headline", "一二三四五六七八", fonts, grid)
    assert title_lines(longer, fonts, grid) - title_lines(issue, fonts, grid) == by
    assert longer.pages[0].stories[0].title.lines == 3 + by


def test_text_under_a_title_frame_gives_it_the_lines(issue: Issue, grid: Grid) -> None:
    fonts = FontBook()
    title = Frame("t1", 1, 1, 2, 3)
    issue = edits.with_story(
        issue, "01", "s1",
        lambda s: s._replace(
            title=s.title._replace(frame=title),
            frames=(s.frames[0]._replace(line=4, lines=17),),
        ),
    )  # fmt: skip
    turned = titles.set_text(issue, "01", "s1", "headline", "头条\n新闻", fonts, grid)
    assert places(turned)["t1"] == (1, 1, 2, 5)
    assert places(turned)["f1"] == (1, 6, 2, 15)
