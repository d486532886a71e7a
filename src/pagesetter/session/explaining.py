"""Explains the paragraphs of an issue as they stand on its pages: text, captions and boxes.

Composes the issue once with fonts that tell what is set with them, then explains each
paragraph at those measures. Titles are turned by other rules (`text.turns`) and are left out.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from copy import copy

from pagesetter.findings import SourceSpan
from pagesetter.model import Issue, Page, Story
from pagesetter.session.pipeline import Opened, Result, compose_issue
from pagesetter.text import ENDLESS
from pagesetter.text.explain import Explanation, explain
from pagesetter.text.paragraph import Heard
from pagesetter.text.setting import Setting
from pagesetter.values import NamedTuple

Change = Callable[[Setting], Setting]


class Explained(NamedTuple):
    """One paragraph, where it was written, where it belongs, why its lines end where they do."""

    span: SourceSpan
    explanation: Explanation
    page: str = ""
    """Name of the page; of furniture of a layout empty."""
    story: str = ""
    """Id of the story, or of the story a box belongs to."""
    box: str = ""
    """Id of the box it stands in; empty for running text."""
    block: int = -1
    """Index in the article's body; -1 for what is no block of it (byline, credit, caption)."""
    head: int = 0
    """Characters set before the block's own (dateline, label, list marker); negative when the
    block's first ones are set apart (a high first character)."""


class Owner(NamedTuple):
    """What a text belongs to; see `Explained`."""

    page: str = ""
    story: str = ""
    box: str = ""
    block: int = -1
    text: str = ""
    """Text of the block."""


def explain_issue(opened: Opened, change: Change = lambda setting: setting) -> list[Explained]:
    """Explain every paragraph that the issue is set with, in the order composed.

    Of boxes and furniture those that run over more than one line. `change` may turn each
    paragraph's setting into another, to ask what it would do.
    """
    _, heard = listen(opened)
    return explained(opened, heard, change)


def listen(opened: Opened) -> tuple[Result, list[Heard]]:
    """Compose an issue; return the result and every paragraph as it was set last."""
    last: dict[tuple[SourceSpan, str], Heard] = {}

    def note(one: Heard) -> None:
        text = "".join(part for part, _ in one.spans)
        if one.measures[0] < ENDLESS and one.span.line:
            last[one.span, text] = one

    fonts = copy(opened.fonts)
    fonts.heard = note
    result = compose_issue(opened._replace(fonts=fonts))
    return result._replace(opened=opened), list(last.values())


def explained(
    opened: Opened, heard: list[Heard], change: Change = lambda setting: setting
) -> list[Explained]:
    """Explain what was heard, titles left out."""
    issue = opened.loaded.issue
    owners, titles = owners_of(issue), set(_titles(issue))
    made: list[Explained] = []
    for one in heard:
        text = "".join(part for part, _ in one.spans)
        owner = owners.get(one.span, Owner())
        if owner.block < 0 and (text in titles or len(one.lines) < 2):
            continue
        why = explain(one.spans, change(one.setting), one.measures, opened.fonts, indent=one.indent)
        head = len(text) - len(owner.text) if owner.block >= 0 else 0
        made.append(Explained(one.span, why, *owner[:4], head))
    return made


def owners_of(issue: Issue) -> dict[SourceSpan, Owner]:
    """What the texts written at these places belong to; of copy placed twice the first place."""
    found: dict[SourceSpan, Owner] = {}
    for page in issue.pages:
        for story in page.stories:
            article = issue.article(story.article) if story.article else None
            if article is not None:
                found.setdefault(article.span, Owner(page.name, story.id))
                for index, block in enumerate(article.body):
                    owner = Owner(page.name, story.id, "", index, block.text)
                    found.setdefault(block.span, owner)
        for box, owner in _boxes(page):
            found.setdefault(box, owner)
    return found


def _boxes(page: Page) -> Iterator[tuple[SourceSpan, Owner]]:
    owned = [(box, "") for box in (*page.boxes, *page.overrides)]
    owned += [(box, story.id) for story in page.stories for box in story.boxes]
    for box, story_id in owned:
        owner = Owner(page.name, story_id, box.id)
        yield box.span, owner
        for row in box.rows:
            yield row.span, owner


def _titles(issue: Issue) -> Iterator[str]:
    stories: list[Story] = [story for page in issue.pages for story in page.stories]
    for article in issue.articles:
        yield from (article.kicker, article.headline, article.deck)
    for story in stories:
        yield from (text for _, text in story.title.text)
