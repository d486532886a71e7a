"""导读: short titles and page numbers drawn from the issue's own stories."""

from __future__ import annotations

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.geometry import Length
from pagesetter.model import Box, Issue, Page, Row, Story

_ABREAST = 8
"""Fewest 字 across in which a page number stands beside its title; else it follows the title."""


Shown = tuple[Story, Page]


def digest_rows(box: Box, context: BoxContext, width: Length) -> list[Row]:
    """One row a story of `digest_stories`; a listed article on no page is told."""
    size = context.styles.resolve("digest-item", box.values).text.size
    is_narrow = width < _ABREAST * size
    shown = digest_stories(box, context.issue, context.page)
    placed = {story.article for story, _ in shown}
    for name in box.names:
        if name not in placed:
            context.report("digest-unplaced", box.span, box.id, article=name)
    return [_row(story, page, box, context, is_narrow) for story, page in shown]


def digest_stories(box: Box, issue: Issue, page: Page) -> list[Shown]:
    """Those of the articles `names` lists, else the heaviest of each other page."""
    if box.names:
        placed = {s.article: (s, other) for other in issue.pages for s in other.stories}
        return [placed[name] for name in box.names if name in placed]
    others = (other for other in issue.pages if other.name != page.name)
    return [(story, other) for other in others if (story := _heaviest(other, issue)) is not None]


def _heaviest(page: Page, issue: Issue) -> Story | None:
    best, weight = None, -1
    for story in page.stories:
        article = issue.article(story.article) if story.article else None
        if article is not None and article.body and article.weight > weight:
            best, weight = story, article.weight
    return best


def digest_words(story: Story, page: Page, issue: Issue) -> tuple[str, str]:
    """The short title of a story and where it stands."""
    article = issue.article(story.article)
    words = story.jump or (article.headline if article else story.id)
    return words.replace("\n", "\u3000"), f"{page.number}版"


def _row(story: Story, page: Page, box: Box, context: BoxContext, is_narrow: bool) -> Row:
    words, number = digest_words(story, page, context.issue)
    if is_narrow:
        return Row(text=f"{words}\u3000{number}", style="digest-item", span=box.span)
    return Row(left=words, right=number, style="digest-item", span=box.span)
