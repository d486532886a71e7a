"""Composing again after an edit gives what composing from scratch gives, and keeps the rest."""

from __future__ import annotations

import os
import random
from collections.abc import Callable

import pytest

from pagesetter.compose import compose
from pagesetter.model import Issue
from pagesetter.session import edits
from pagesetter.session.composer import Composer
from pagesetter.session.pipeline import Opened, open_issue

PAGE = "02"


@pytest.fixture(scope="module")
def opened(root: str) -> Opened:
    return open_issue(os.path.join(root, "examples", "science-weekly"))


def test_what_is_not_touched_is_the_same_object(opened: Opened) -> None:
    composer = Composer(opened.fonts, opened.pictures)
    issue = opened.loaded.issue
    before = composer.compose(issue).pages[1]
    assert composer.compose(issue).pages[1] is before
    after = composer.compose(edits.resize_frame(issue, PAGE, "f7", lines=18)).pages[1]
    assert len(after.display.items) == len(before.display.items)
    same = [one is two for one, two in zip(after.display.items, before.display.items, strict=True)]
    assert same.count(False) == 1


def test_a_changed_article_recomposes_only_its_story(opened: Opened) -> None:
    composer = Composer(opened.fonts, opened.pictures)
    issue = opened.loaded.issue
    before = composer.compose(issue).pages[1].display.items
    changed = edits.set_article_field(issue, "lead", "headline", "新题")
    after = composer.compose(changed).pages[1].display.items
    assert [one is two for one, two in zip(after, before, strict=True)].count(False) == 1


def random_edit(dice: random.Random) -> Callable[[Issue], Issue]:
    frames = ("f2a", "f2b", "f3", "f4", "f5", "f6", "f7", "f8", "t2", "t3")
    stories = ("s2", "s3", "s4", "s5", "s6", "s7")
    frame, story, other = dice.choice(frames), dice.choice(stories), dice.choice(stories)
    return dice.choice(
        [
            lambda i: edits.resize_frame(i, PAGE, frame, lines=dice.randint(1, 40)),
            lambda i: edits.move_frame(i, PAGE, frame, line=dice.randint(1, 80)),
            lambda i: edits.split_frame(i, PAGE, frame, dice.choice([None, 1, 2, 3])),
            lambda i: edits.swap_articles(i, (PAGE, story), (PAGE, other)),
            lambda i: edits.set_title_text(i, PAGE, story, "headline", dice.choice(["短", None])),
            lambda i: edits.set_section(i, PAGE, dice.choice(["要闻", "科普"])),
            lambda i: edits.delete_story(i, PAGE, story),
            lambda i: edits.set_article_text(
                i, "feature", dice.choice(["一段。", "## 题\n\n两段。"])
            ),
        ]
    )


def test_after_each_of_many_edits_it_equals_composing_from_scratch(opened: Opened) -> None:
    composer = Composer(opened.fonts, opened.pictures)
    dice = random.Random(20261124)
    issue = start = opened.loaded.issue
    for _ in range(60):
        try:
            issue = random_edit(dice)(issue)
        except edits.EditError:  # the story is gone by now: begin again
            issue = start
        assert composer.compose(issue) == compose(issue, opened.fonts, opened.pictures)
