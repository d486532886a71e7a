"""Stories that only move are moved along, and stand exactly as if they were composed."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from newsroom import lay

from pagesetter.compose import compose
from pagesetter.compose.grid import grid_of
from pagesetter.compose.story_frames import Thread
from pagesetter.compose.thread import StoryComposer
from pagesetter.display.dump import dump
from pagesetter.fonts import FontBook
from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Box, Dress, Frame, Issue, Picture, Story, StyleValue, Title
from pagesetter.session import composer as module
from pagesetter.session import edits
from pagesetter.session.composer import Composer
from pagesetter.session.shifting import only_moved

PAGE = "01"
LONG = "排版要按字行栏计数，屏幕所见就是印出来的版面。" * 6
COPY = {
    "lead": f"{LONG}\n\n## 小标题\n\n{LONG}\n\n- 其一\n- 其二\n\n{LONG}",
    "brief": f"{LONG}\n\n有**黑体**，有 Latin words，有 123。\n\n{LONG}",
    "spare": f"{LONG}\n\n:::quote\n引文一段。\n:::\n\n{LONG}",
    "essay": f"着重[点]{{.emphasis}}与[读音]{{ruby=du yin}}。\n\n{LONG}\n\n| 甲 | 乙 |\n|---|---|\n"
             "| 一 | 二 |\n",
}  # fmt: skip
FRAMES = ("f1", "f2", "f3", "f4", "f5", "f6", "f7", "p1", "t4", "f8")


@cache
def full() -> Issue:
    """A page with a story of each sort: threaded; with rules and levelled feet; planned; with its
    own size and a title apart; boxed; with what stands in groups; vertical; one with a picture in
    the way; and one that goes on on the second page."""
    with TemporaryDirectory() as folder:
        issue = load_issue(str(lay(Path(folder)))).issue
    for name, text in COPY.items():
        issue = edits.set_article_text(issue, name, text)
    size = (StyleValue("size", Measure(11)), StyleValue("pitch", Measure(15)))
    headline = Title(frame=Frame("t4", 1, 50, 2, 4))
    stories = (
        Story("s1", "lead", frames=(Frame("f1", 1, 4, 2, 12), Frame("f2", 3, 4, 1, 9))),
        Story("s2", "brief", frames=(Frame("f3", 1, 20, 3, 10),), column_rule="正线",
              level="balance"),
        Story("s3", frames=(Frame("f4", 4, 20, 1, 8),)),
        Story("s4", "spare", title=headline, style=size, frames=(Frame("f5", 3, 40, 2, 14),)),
        Story("s5", "spare", frames=(Frame("f6", 1, 32, 2, 12),),
              dress=Dress(border="双线", tint=20)),
        Story("s6", "essay", frames=(Frame("f7", 3, 30, 2, 9),)),
        Story("s7", "brief", frames=(Frame("f8", 4, 4, 1, 14),), direction="vertical"),
    )  # fmt: skip
    picture = Box("p1", "picture", Frame("p1", 2, 6, 1, 5), pictures=(Picture("a.png"),))
    onward = Story("s9", continues="01/s1", frames=(Frame("f9", 1, 30, 2, 10),))
    issue = edits.with_page(
        issue, PAGE, lambda page: page._replace(stories=stories, boxes=(picture,))
    )
    return edits.with_page(issue, "02", lambda p: p._replace(stories=(*p.stories, onward)))


def plain(issue: Issue) -> Issue:
    """Without what goes on and what is in the way."""
    issue = edits.with_page(issue, "02", lambda p: p._replace(stories=p.stories[:1]))
    return edits.with_page(issue, PAGE, lambda page: page._replace(boxes=()))


def moved(issue: Issue, frames: tuple[str, ...], lines: int, columns: int = 0) -> Issue:
    """Some frames and boxes of the page moved, wherever that leads."""

    def put(frame: Frame) -> Frame:
        if frame.id not in frames:
            return frame
        return frame._replace(line=max(1, frame.line + lines), column=frame.column + columns)

    def story(one: Story) -> Story:
        title = one.title
        if title.frame is not None:
            title = title._replace(frame=put(title.frame))
        return one._replace(frames=tuple(map(put, one.frames)), title=title)

    def box(one: Box) -> Box:
        return one if one.frame is None else one._replace(frame=put(one.frame))

    return edits.with_page(
        issue, PAGE,
        lambda page: page._replace(
            stories=tuple(map(story, page.stories)), boxes=tuple(map(box, page.boxes))
        ),
    )  # fmt: skip


def same(composer: Composer, issue: Issue, fonts: FontBook) -> None:
    ours, fresh = composer.compose(issue), compose(issue, fonts)
    assert ours == fresh
    assert [dump(one.display) for one in ours.pages] == [dump(one.display) for one in fresh.pages]


MOVES = st.tuples(
    st.lists(st.sampled_from(FRAMES), min_size=1, max_size=10, unique=True),
    st.integers(-5, 5),
    st.integers(-1, 1),
)
FONTS = FontBook()


@settings(max_examples=40)
@given(st.lists(MOVES, min_size=1, max_size=5), st.booleans())
def test_after_any_moves_it_equals_composing_from_scratch(
    moves: list[tuple[list[str], int, int]], is_plain: bool
) -> None:
    issue = plain(full()) if is_plain else full()
    composer = Composer(FONTS)
    composer.compose(issue)
    for frames, lines, columns in moves:
        issue = moved(issue, tuple(frames), lines, columns)
        same(composer, issue, FONTS)
    words = edits.set_article_text(issue, "lead", "改了。" + COPY["lead"])
    same(composer, words, FONTS)  # what is kept of its paragraphs is still true


@pytest.fixture
def composed(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Ids of the stories that are composed from now on."""
    found: list[str] = []
    make = module.story_composer

    def note(thread: Thread) -> StoryComposer:
        found.append(thread.story.id)
        return make(thread)

    monkeypatch.setattr(module, "story_composer", note)
    return found


@pytest.mark.parametrize(
    ("frames", "lines", "columns", "wanted"),
    [
        (("f1", "f2"), 2, 0, []),
        (("f1", "f2"), -2, 0, []),
        (("f1", "f2"), -3, 0, ["s1"]),  # to line 1, where no air is above a title
        (("f1", "f2"), 2, 1, []),
        (("f1",), 2, 0, ["s1"]),  # one of two frames
        (("f3",), -1, 0, []),
        (("f3",), 31, 0, []),  # to the very foot: lines 51–60
        (("f3",), 32, 0, ["s2"]),  # off the grid
        (("f4",), 5, -1, []),
        (("f5", "t4"), 3, 0, []),
        (("f5", "t4"), 3, 1, ["s4"]),  # off the grid
        (("f5",), 3, 0, ["s4"]),  # away from its title
        (("f7",), 1, 0, []),  # holds groups
        (("f8",), 1, 0, ["s7"]),  # vertical
        (("f1", "f2", "f3", "f4", "f5", "t4"), 4, 0, []),
    ],
)
def test_what_only_moves_is_not_composed(
    composed: list[str], frames: tuple[str, ...], lines: int, columns: int, wanted: list[str]
) -> None:
    issue = plain(full())
    composer = Composer(FONTS)
    composer.compose(issue)
    composed.clear()
    issue = moved(issue, frames, lines, columns)
    composer.compose(issue)
    assert composed == wanted
    same(composer, issue, FONTS)


def test_what_runs_round_something_is_composed(composed: list[str]) -> None:
    issue = edits.with_page(full(), "02", lambda p: p._replace(stories=p.stories[:1]))
    issue = edits.with_page(issue, PAGE, lambda page: page._replace(stories=page.stories[:2]))
    composer = Composer(FONTS)
    composer.compose(issue)
    composed.clear()
    issue = moved(issue, ("f1", "f2"), 1)  # the picture stands in it
    composer.compose(issue)
    assert composed == ["s1"]
    composed.clear()
    issue = moved(issue, ("f1", "f2", "p1"), 1)  # and moves with it
    composer.compose(issue)
    assert composed == []
    same(composer, issue, FONTS)
    issue = moved(issue, ("p1",), 1)  # and moves within it: nobody else has to be composed
    composer.compose(issue)
    assert composed == ["s1"]
    composed.clear()
    issue = moved(issue, ("p1",), 12)  # into s2, whose frame begins on line 20
    composer.compose(issue)
    assert composed == ["s1", "s2"]
    same(composer, issue, FONTS)


def test_a_story_that_goes_on_is_composed(composed: list[str]) -> None:
    composer = Composer(FONTS)
    issue = edits.with_page(full(), PAGE, lambda page: page._replace(boxes=()))
    composer.compose(issue)
    composed.clear()
    composer.compose(moved(issue, ("f1", "f2"), 1))
    assert composed == ["s1"]


def test_a_border_drawn_later_is_run_round_in_all_of_the_frame() -> None:
    """A story without a border looks at fewer obstacles than one with it."""
    issue = moved(full(), ("p1",), 9)
    composer = Composer(FONTS)
    same(composer, issue, FONTS)
    dressed = edits.with_page(
        issue, PAGE,
        lambda page: page._replace(
            stories=tuple(s._replace(dress=Dress(border="双线")) for s in page.stories)
        ),
    )  # fmt: skip
    same(composer, dressed, FONTS)
    same(composer, moved(dressed, FRAMES, 1), FONTS)


def test_text_in_a_border_may_stand_below_its_frame() -> None:
    """A frame of one line holds none within its border: what stands there stands on the next,
    where a picture is in its way or is not."""
    title = Title(frame=Frame("t5", 1, 50, 2, 4))
    boxed = Story("s5", "spare", title=title, frames=(Frame("f6", 1, 5, 2, 1),),
                  dress=Dress(border="双线"))  # fmt: skip
    issue = edits.with_page(full(), "02", lambda p: p._replace(stories=p.stories[:1]))
    issue = edits.with_page(issue, PAGE, lambda page: page._replace(stories=(boxed,)))
    composer = Composer(FONTS)
    before = composer.compose(issue).pages[0].lines
    assert {line.box.width for line in before} != set()
    apart = moved(issue, ("p1",), 20)
    same(composer, apart, FONTS)
    assert composer.compose(apart).pages[0].lines != before


def test_other_changes_are_no_moves() -> None:
    grid = grid_of(full().layout("four"))
    assert grid.lines == 60
    story = full().pages[0].stories[0]
    one, other = story.frames
    down = story._replace(frames=(one._replace(line=5), other._replace(line=5)))
    assert only_moved(story, down)
    assert not only_moved(story, story)
    assert not only_moved(story, down._replace(article="brief"))
    assert not only_moved(story, down._replace(frames=down.frames[:1]))
    assert not only_moved(story, down._replace(frames=(one, other._replace(lines=8))))
    assert not only_moved(story, down._replace(title=Title(frame=Frame("t", 1, 1, 1, 2))))
    assert not only_moved(story._replace(direction="vertical"), down._replace(direction="vertical"))
