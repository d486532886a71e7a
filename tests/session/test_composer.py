"""Composing again after an edit gives what composing from scratch gives, and keeps the rest."""

from __future__ import annotations

import os
import random
from collections.abc import Callable
from pathlib import Path

import pytest
from newsroom import lay

from pagesetter.compose import compose
from pagesetter.compose.grid import grid_of
from pagesetter.display import Item, Tag
from pagesetter.display.walk import tags
from pagesetter.fonts import FontBook
from pagesetter.formats import load_issue
from pagesetter.geometry import Measure
from pagesetter.model import Box, Frame, Issue, Picture, Row, Story, Style, StyleValue
from pagesetter.session import arrange, edits
from pagesetter.session.composer import Composer
from pagesetter.session.edits_manual import clear_manual, set_manual
from pagesetter.session.pipeline import Opened, open_issue
from pagesetter.session.rewording import replace
from pagesetter.session.spots import Spot

PAGE = "01"
TEXT = "排版要按字行栏计数，屏幕所见就是印出来的版面。" * 3


@pytest.fixture(scope="module")
def opened(root: str) -> Opened:
    return open_issue(os.path.join(root, "examples", "science-weekly"))


@pytest.fixture
def issue(tmp_path: Path) -> Issue:
    """Two pages; the lead goes on on the second, whose digest tells of the first."""
    found = load_issue(str(lay(tmp_path))).issue
    onward = Story("s2", continues="01/s1", frames=(Frame("f2", 1, 30, 2, 10),))
    digest = Box("d1", "digest", Frame("d1", 3, 30, 2, 10), heading="导读")
    found = edits.add_story(found, "02", onward)
    return edits.with_page(found, "02", lambda p: p._replace(boxes=(digest,)))


def untouched(composer: Composer, one: Issue, other: Issue, page: int = 0) -> list[bool]:
    """For every item of a page: whether it is the same object in two states."""
    before = composer.compose(one).pages[page].display.items
    after = composer.compose(other).pages[page].display.items
    return [a is b for a, b in zip(after, before, strict=True)]


def test_what_is_not_touched_is_the_same_object(issue: Issue) -> None:
    composer = Composer(FontBook())
    before = composer.compose(issue).pages[0]
    assert composer.compose(issue).pages[0] is before
    changed = edits.resize_frame(issue, PAGE, "f2", lines=9)
    assert untouched(composer, issue, changed).count(False) == 1


def test_a_changed_article_recomposes_only_its_story(issue: Issue) -> None:
    composer = Composer(FontBook())
    changed = edits.set_article_field(issue, "brief", "headline", "新题")
    assert untouched(composer, issue, changed).count(False) == 1


def random_edit(dice: random.Random) -> Callable[[Issue], Issue]:
    frame, story = dice.choice(("f1", "f2", "f3")), dice.choice(("s1", "s2", "s3"))
    lines, columns = dice.randint(1, 40), dice.randint(1, 2)
    words = dice.choice(["短", "头条新闻\n又一行", ""])
    size = Measure(dice.randint(10, 30))
    return dice.choice(
        [
            lambda i: edits.resize_frame(i, PAGE, frame, lines=lines, columns=columns),
            lambda i: edits.move_frame(i, PAGE, frame, line=lines, column=columns),
            lambda i: edits.split_frame(i, PAGE, frame, dice.choice([None, 1, 2, 3])),
            lambda i: edits.swap_articles(i, (PAGE, "s1"), ("02", "s1")),
            lambda i: edits.set_title_text(i, PAGE, story, "headline", words or None),
            lambda i: edits.set_title_value(i, PAGE, story, "headline", "size", size),
            lambda i: edits.set_story_value(i, PAGE, story, "size", Measure(lines % 5 + 7)),
            lambda i: edits.set_section(i, PAGE, words),
            lambda i: edits.set_article_field(i, "lead", "headline", words),
            lambda i: edits.set_article_text(i, "essay", "一段。\n\n## 题\n\n两段。" * columns),
            lambda i: edits.set_article_text(i, "lead", "一段。\n\n![图说](a.png)\n\n" * columns),
            lambda i: set_manual(i, PAGE, story, lines % 2, "pitch", Measure(lines % 9 + 9)),
            lambda i: clear_manual(i, PAGE, story),
            lambda i: arrange.delete_items(i, PAGE, (story,)),
            lambda i: arrange.change_frame(
                i, "02", "d1", lambda f: f._replace(line=lines % 20 + 20)
            ),
        ]
    )


def test_after_each_of_many_edits_it_equals_composing_from_scratch(issue: Issue) -> None:
    """A picture stands closer to a story whose frame begins level with it; a style of the page
    names an ink that nobody knows."""
    fonts = FontBook()
    composer = Composer(fonts)
    dice = random.Random(20261124)
    picture = Box("p1", "picture", Frame("p1", 1, 12, 1, 6), pictures=(Picture("a.png"),))
    ink = Style("subhead", (StyleValue("ink", "不知"),))
    issue = edits.with_page(issue, PAGE, lambda p: p._replace(boxes=(picture,), styles=(ink,)))
    start = issue
    for _ in range(150):
        try:
            issue = random_edit(dice)(issue)
        except edits.EditError:  # the story is gone by now: begin again
            issue = start
        assert composer.compose(issue) == compose(issue, fonts)


def test_a_box_over_a_title_is_told_as_long_as_it_cuts_it(issue: Issue) -> None:
    """A box that holds a title of one line cuts one of three."""
    fonts = FontBook()
    composer = Composer(fonts)
    box = Box("b1", "text", Frame("b1", 1, 1, 2, 4), rows=(Row("甲"),))
    issue = edits.with_page(issue, PAGE, lambda p: p._replace(boxes=(box,)))
    told = []
    for words in ("短", "短\n题\n三行", "短", "短\n题\n三行"):
        issue = edits.set_article_field(issue, "lead", "headline", words)
        found = composer.compose(issue).findings
        assert found == compose(issue, fonts).findings
        told.append("box-over-title" in [one.code for one in found])
    assert told == [False, True, False, True]


def test_a_blank_page_takes_the_number_it_has_and_the_sheet_of_its_layout(opened: Opened) -> None:
    issue = opened.loaded.issue
    composer = Composer(opened.fonts, opened.pictures)
    composer.compose(issue, {0})
    name = issue.pages[3].name
    other = edits.with_page(issue, name, lambda p: p._replace(number=9))
    layout = issue.layout(issue.pages[3].layout)
    wide = layout._replace(bleed=layout.bleed._replace(num=layout.bleed.num + 2))
    layouts = tuple(wide if one is layout else one for one in issue.layouts)
    before = composer.compose(other, {0}).pages[3].display
    after = composer.compose(other._replace(layouts=layouts), {0}).pages[3].display
    assert (before.label, before.items, after.items) == ("9", (), ())
    assert after.width > before.width


def test_pages_not_asked_for_stay_blank_until_they_are(opened: Opened) -> None:
    issue = opened.loaded.issue
    composer = Composer(opened.fonts, opened.pictures)
    whole = compose(issue, opened.fonts, opened.pictures)
    first = composer.compose(issue, {0})
    assert first.pages[0] == whole.pages[0]
    assert first.pages[-1].display.items == ()
    assert first.pages[-1].display[:5] == whole.pages[-1].display[:5]
    assert composer.pending(issue)[-1] == len(issue.pages) - 1
    for index in composer.pending(issue):
        last = composer.compose(issue, {index})
    assert composer.pending(issue) == []
    assert last == whole


def typed(issue: Issue, block: int, offset: int, end: int, text: str) -> Issue:
    """The lead with words of a paragraph replaced."""
    grid = grid_of(issue.layout(issue.pages[0].layout))
    start = Spot(PAGE, "s1", "body", block, offset)
    return replace(issue, start, start._replace(offset=end), text, FontBook(), grid)[0]


def paragraphs(composer: Composer, issue: Issue) -> list[Item]:
    tag = next(t for t in tags(composer.compose(issue).pages[0].display.items, "article"))
    return [item for item in tag.items if isinstance(item, Tag) and item.kind == "paragraph"]


def test_a_key_makes_one_paragraph_anew(issue: Issue) -> None:
    composer = Composer(FontBook())
    issue = edits.set_article_text(issue, "lead", "\n\n".join([TEXT] * 4))
    before = paragraphs(composer, issue)
    lines = composer.compose(issue).pages[0].lines
    changed = typed(issue, 1, 3, 4, "换")
    after = paragraphs(composer, changed)
    assert [a is b for a, b in zip(after, before, strict=True)] == [True, False, True, True]
    for one, other in zip(composer.compose(changed).pages[0].lines, lines, strict=True):
        assert (one is other) == (one.story != "s1" or one.block != 1)


def test_typing_equals_composing_from_scratch(issue: Issue) -> None:
    fonts = FontBook()
    composer = Composer(fonts)
    dice = random.Random(20261125)
    issue = edits.set_article_text(issue, "lead", "\n\n".join([TEXT] * 3))
    for _ in range(60):
        block, offset = dice.randrange(3), dice.randrange(40)
        end = offset + dice.choice([0, 0, 1, 9])
        words = dice.choice(["字", "，", "", "新加的一句话，说得长一些。", "km/h 30%"])
        issue = typed(issue, block, offset, end, words)
        assert composer.compose(issue) == compose(issue, fonts)


def test_composing_bit_by_bit_leaves_nothing_to_do(
    issue: Issue, font_book: FontBook, monkeypatch: pytest.MonkeyPatch
) -> None:
    composer = Composer(font_book)
    steps = sum(1 for _ in composer.steps(issue, 1))
    assert steps >= 2
    assert composer.is_blank(issue, 1)
    monkeypatch.setattr("pagesetter.session.composer.story_composer", None)
    monkeypatch.setattr("pagesetter.session.composer.open_sheet", None)
    made = composer.compose(issue, {1})
    assert made.pages[1] == compose(issue, font_book).pages[1]


def test_steps_that_were_left_off_do_no_harm(issue: Issue, font_book: FontBook) -> None:
    composer = Composer(font_book)
    next(composer.steps(issue, 1))
    changed = edits.set_article_field(issue, "lead", "headline", "别的")
    assert composer.compose(changed) == compose(changed, font_book)


def test_a_story_is_heard_on_a_page_that_was_composed_elsewhere(tmp_path: Path) -> None:
    """What the worker composed is on show at once, and its lines are asked about."""
    issue = load_issue(str(lay(tmp_path))).issue
    whole, here = Composer(FontBook()), Composer(FontBook())
    whole.compose(issue)
    here.compose(issue, {0})
    story = next(one for one in issue.pages[1].stories if one.id == "s1")
    heard = here.hear(issue, 1, story)
    assert [one.lines for one in heard] == [one.lines for one in whole.hear(issue, 1, story)]
    assert {len(one.measures) for one in heard} == {1}
    # It changes before it is composed here: now a box stands in the way of half a line.
    at = story.frames[0]
    over = Frame("b", at.column, at.line + 4, 1, 3, inset_left=Measure(5, 1, "字"))
    box = Box("b", "text", over, rows=(Row("甲"),), wrap=True)
    changed = edits.with_page(issue, "02", lambda p: p._replace(boxes=(box,)))
    assert max(len(one.measures) for one in here.hear(changed, 1, story)) > 1
