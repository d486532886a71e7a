"""Frames and titles over each other, and off the page."""

from __future__ import annotations

from build import (
    article,
    codes,
    composed,
    em,
    found,
    frame,
    han,
    page,
    story,
    titled,
    words,
)
from thread_helpers import set_in

from pagesetter.fonts import FontBook


def test_frames_that_share_lines_are_told_once_for_each_pair(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(
            story("s1", "a", frame("f1", 1, 1, 2, 10), frame("f2", 2, 8, 1, 10)),
            story("s2", "b", frame("f3", 1, 10, 1, 3)),
        ),
        [article("a", [han(400)]), article("b", [han(28)])],
    )
    told = [dict(f.params) for f in made.findings if f.code == "frames-overlap"]
    assert told == [
        {"frame": "f2", "other": "f1", "lines": "3"},
        {"frame": "f3", "other": "f1", "lines": "1"},
    ]


def test_frames_that_touch_do_not_overlap(fonts: FontBook) -> None:
    around = [
        frame("f1", 2, 10, 2, 5), frame("f2", 1, 10, 1, 5), frame("f3", 4, 10, 1, 5),
        frame("f4", 1, 9, 4, 1), frame("f5", 1, 15, 4, 1),
    ]  # fmt: skip
    made = composed(fonts, page(*(story(f"s{i}", "", it) for i, it in enumerate(around))))
    assert set(codes(made)) == {"frame-empty"}
    # the gutter itself may be given away: then the edges touch
    wide = [frame("f1", 1, 1, 1, 3, inset_right=em(-1)), frame("f2", 2, 1, 1, 3)]
    made = composed(fonts, page(*(story(f"s{i}", "", it) for i, it in enumerate(wide))))
    assert set(codes(made)) == {"frame-empty"}
    over = [frame("f1", 1, 1, 1, 3, inset_right=em(-11, 10)), frame("f2", 2, 1, 1, 3)]
    made = composed(fonts, page(*(story(f"s{i}", "", it) for i, it in enumerate(over))))
    assert "frames-overlap" in codes(made)


def test_a_title_over_another_story_is_told(fonts: FontBook) -> None:
    made = composed(
        fonts,
        page(
            story("s1", "a", frame("f1", 1, 10, 1, 3), title=titled(frame("t1", 1, 5, 2, 5))),
            story("s2", "", frame("f2", 2, 9, 1, 3)),
        ),
        article("a", [han(28)], headline="题"),
    )
    assert found(made, "frames-overlap") == {"frame": "f2", "other": "t1", "lines": "1"}


def test_a_frame_off_the_page_is_told_and_the_others_are_still_filled(fonts: FontBook) -> None:
    made = set_in(fonts, 28, frame("f1", 1, 39, 1, 5), frame("f2", 2, 1, 1, 3))
    assert codes(made) == ["frame-off-grid"]
    assert words(made.pages[0].display.items) == han(28)


def test_without_any_frame_on_the_page_nothing_more_is_told(fonts: FontBook) -> None:
    """The text is over whole; neither its lines nor what to cut are worth a word."""
    it = story("s1", "a", frame("f1", 4, 30, 2, 20))
    made = composed(fonts, page(it), article("a", [han(58)]))
    assert codes(made) == ["frame-off-grid"]
    assert made.pages[0].lines == ()
