"""Edits are pure: they make a new issue, share what stays, and refuse what is not there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from workshop import lay, meaning

from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Block, Box, Frame, Issue, Page, Span, Story, StyleValue
from pagesetter.session import edits
from pagesetter.session.edits import EditError


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    lay(tmp_path)
    return load_issue(str(tmp_path)).issue


def story(issue: Issue, at: int = 0) -> Story:
    return issue.pages[0].stories[at]


def test_frames(issue: Issue) -> None:
    moved = edits.move_frame(issue, "02", "f2", column=4, line=3)
    assert story(moved).frames[1][:5] == ("f2", 4, 3, 1, 30)
    sized = edits.resize_frame(issue, "02", "f1", columns=3, inset_left=Measure(1, 2, "字"))
    assert story(sized).frames[0][:7] == (
        "f1",
        1,
        7,
        3,
        30,
        Measure(1, 2, "字"),
        Measure(0, 1, "字"),
    )
    split = edits.split_frame(issue, "02", "f1", 3, "last")
    assert (story(split).frames[0].split, story(split).frames[0].remainder) == (3, "last")
    title = edits.move_frame(issue, "02", "t1", line=2)
    assert story(title).title.frame is not None
    assert story(title).title.frame.line == 2


def test_frames_come_and_go(issue: Issue) -> None:
    new = Frame("f4", 1, 60, 2, 5)
    assert [f.id for f in story(edits.add_frame(issue, "02", "s1", new)).frames] == [
        "f1", "f2", "f4"]  # fmt: skip
    assert [f.id for f in story(edits.add_frame(issue, "02", "s1", new, 0)).frames] == [
        "f4", "f1", "f2"]  # fmt: skip
    assert [f.id for f in story(edits.delete_frame(issue, "02", "f1")).frames] == ["f2"]
    assert story(edits.delete_frame(issue, "02", "t1")).title.frame is None


def test_boxes(issue: Issue) -> None:
    own, free = Box("p1", "picture", Frame("p1", 2, 9, 2, 9)), Box("b1", "ad")
    page = issue.pages[0]._replace(boxes=(free,))
    page = page._replace(stories=(page.stories[0]._replace(boxes=(own,)), page.stories[1]))
    boxed = issue._replace(pages=(page,))
    moved = edits.move_frame(boxed, "02", "p1", column=3)
    assert story(moved).boxes[0].frame == Frame("p1", 3, 9, 2, 9)
    named = edits.with_box(boxed, "02", "b1", lambda b: b._replace(customer="某店"))
    assert named.pages[0].boxes[0].customer == "某店"
    assert named.pages[0].stories is boxed.pages[0].stories
    assert [edits.free_id(page, prefix) for prefix in "pb"] == ["p2", "b2"]
    for change in (
        lambda: edits.move_frame(boxed, "02", "b1", column=3),
        lambda: edits.with_box(boxed, "02", "f1", lambda b: b),
        lambda: edits.add_frame(boxed, "02", "s1", Frame("b1", 1, 1, 1, 1)),
    ):
        with pytest.raises(EditError):
            change()


def test_stories(issue: Issue) -> None:
    new = Story("s3", frames=(Frame("f9", 1, 60, 2, 5),))
    names = lambda value: [s.id for s in value.pages[0].stories]  # noqa: E731
    assert names(edits.add_story(issue, "02", new, 1)) == ["s1", "s3", "s2"]
    assert names(edits.delete_story(issue, "02", "s1")) == ["s2"]
    swapped = edits.swap_articles(issue, ("02", "s1"), ("02", "s2"))
    assert [story(swapped, at).article for at in (0, 1)] == ["", "lead"]
    assert story(edits.place_article(issue, "02", "s1", "")).article == ""


def test_free_ids(issue: Issue) -> None:
    page = issue.pages[0]
    assert [edits.free_id(page, prefix) for prefix in "sftx"] == ["s3", "f4", "t2", "x1"]
    assert edits.free_id(Page("09", 9, "five"), "s") == "s1"


def test_values(issue: Issue) -> None:
    one = edits.set_story_value(issue, "02", "s1", "size", Measure(9))
    two = edits.set_story_value(one, "02", "s1", "pitch", Measure(12))
    three = edits.set_story_value(two, "02", "s1", "size", Measure(10))
    assert [v[:2] for v in story(three).style] == [("size", Measure(10)), ("pitch", Measure(12))]
    assert [v[:2] for v in story(edits.set_story_value(three, "02", "s1", "size", None)).style] == [
        ("pitch", Measure(12))
    ]
    titled = edits.set_title_value(issue, "02", "s1", "headline", "face", "大标宋")
    titled = edits.set_title_value(titled, "02", "s1", "kicker", "align", "left")
    assert story(titled).title.parts == (
        ("kicker", (StyleValue("align", "left"),)),
        ("headline", (StyleValue("face", "大标宋"),)),
    )
    bare = edits.set_title_value(titled, "02", "s1", "kicker", "align", None)
    assert [part for part, _ in story(bare).title.parts] == ["headline"]
    named = edits.set_named_value(issue, "02", "s1", "subhead", "face", "楷")
    assert [(s.name, s.values[0].value) for s in story(named).styles] == [("subhead", "楷")]
    assert story(edits.set_named_value(named, "02", "s1", "subhead", "face", None)).styles == ()


def test_words(issue: Issue) -> None:
    short = edits.set_title_text(issue, "02", "s1", "headline", "短\n题")
    assert story(short).title.text == (("headline", "短\n题"),)
    assert story(edits.set_title_text(short, "02", "s1", "headline", None)).title.text == ()
    assert story(edits.set_title_lines(issue, "02", "s1", 4)).title.lines == 4
    assert edits.set_article_field(issue, "lead", "deck", "副").articles[0].deck == "副"
    body = edits.set_article_text(issue, "lead", "第一段。\n\n## 新\n\n第二段。").articles[0].body
    assert [(b.kind, b.text) for b in body] == [
        ("paragraph", "第一段。"), ("subhead", "新"), ("paragraph", "第二段。")]  # fmt: skip
    assert body[0] is issue.articles[0].body[0]
    assert body[2] is issue.articles[0].body[1]
    ruled = edits.set_article_text(issue, "lead", "---\n\n正文").articles[0].body
    assert [b.kind for b in ruled] == ["verbatim", "paragraph"]
    block = Block("subhead", (Span("小标"),), 2)
    assert edits.set_block(issue, "lead", 1, block).articles[0].body[1] is block


def test_the_page(issue: Issue) -> None:
    assert edits.set_section(issue, "02", "要闻").pages[0].section == "要闻"
    credited = edits.set_credit(edits.set_credit(issue, "02", "责编", "林晓"), "02", "版式", "周禾")
    assert credited.pages[0].credits == (("责编", "林晓"), ("版式", "周禾"))
    assert edits.set_credit(credited, "02", "责编", "").pages[0].credits == (("版式", "周禾"),)


def test_what_stays_is_shared_and_the_old_issue_untouched(issue: Issue) -> None:
    before = meaning(issue)
    moved = edits.move_frame(issue, "02", "f2", column=4)
    assert meaning(issue) == before
    assert moved.articles is issue.articles
    assert moved.layouts is issue.layouts
    assert story(moved, 1) is story(issue, 1)
    assert story(moved).frames[0] is story(issue).frames[0]


REFUSED: list[Callable[[Issue], Issue]] = [
    lambda i: edits.move_frame(i, "02", "f9", column=1),
    lambda i: edits.move_frame(i, "09", "f1", column=1),
    lambda i: edits.move_frame(i, "02", "f1", line=0),
    lambda i: edits.resize_frame(i, "02", "f1", columns=0),
    lambda i: edits.split_frame(i, "02", "f1", 0),
    lambda i: edits.add_frame(i, "02", "s1", Frame("s2", 1, 1, 1, 1)),
    lambda i: edits.add_frame(i, "02", "s9", Frame("f8", 1, 1, 1, 1)),
    lambda i: edits.delete_frame(i, "02", "s1"),
    lambda i: edits.add_story(i, "02", Story("s1")),
    lambda i: edits.add_story(i, "02", Story("s3", frames=(Frame("f1", 1, 1, 1, 1),))),
    lambda i: edits.delete_story(i, "02", "s9"),
    lambda i: edits.place_article(i, "02", "s1", "nowhere"),
    lambda i: edits.swap_articles(i, ("02", "s1"), ("02", "s9")),
    lambda i: edits.set_story_value(i, "02", "s1", "colour", "red"),
    lambda i: edits.set_title_value(i, "02", "s1", "byline", "size", Measure(9)),
    lambda i: edits.set_title_text(i, "02", "s1", "byline", "x"),
    lambda i: edits.set_title_lines(i, "02", "s1", -1),
    lambda i: edits.set_article_field(i, "lead", "name", "x"),
    lambda i: edits.set_article_field(i, "other", "deck", "x"),
    lambda i: edits.set_block(i, "lead", 2, Block("paragraph")),
]


@pytest.mark.parametrize("at", range(len(REFUSED)))
def test_refused(issue: Issue, at: int) -> None:
    with pytest.raises(EditError):
        REFUSED[at](issue)
