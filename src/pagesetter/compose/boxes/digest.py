"""导读: short titles and page numbers drawn from the issue's own stories."""

from __future__ import annotations

from pagesetter.compose.boxes.context import BoxContext
from pagesetter.geometry import Length
from pagesetter.model import Box, Page, Row, Story

_ABREAST = 8
"""Fewest 字 across in which a page number stands beside its title; else it follows the title."""


def digest_rows(box: Box, context: BoxContext, width: Length) -> list[Row]:
    """One row a story: those of the articles `names` lists, else the first of each other page."""
    size = context.styles.resolve("digest-item", box.values).text.size
    is_narrow = width < _ABREAST * size
    rows: list[Row] = []
    if box.names:
        placed = {s.article: (s, page) for page in context.issue.pages for s in page.stories}
        for name in box.names:
            if name not in placed:
                context.report("digest-unplaced", box.span, box.id, article=name)
                continue
            rows.append(_row(*placed[name], box, context, is_narrow))
        return rows
    for page in context.issue.pages:
        if page.name == context.page.name:
            continue
        story = _heaviest(page, context)
        if story is not None:
            rows.append(_row(story, page, box, context, is_narrow))
    return rows


def _heaviest(page: Page, context: BoxContext) -> Story | None:
    best, weight = None, -1
    for story in page.stories:
        article = context.issue.article(story.article) if story.article else None
        if article is not None and article.body and article.weight > weight:
            best, weight = story, article.weight
    return best


def _row(story: Story, page: Page, box: Box, context: BoxContext, is_narrow: bool) -> Row:
    article = context.issue.article(story.article)
    words = story.jump or (article.headline if article else story.id)
    words, number = words.replace("\n", "\u3000"), f"{page.number}版"
    if is_narrow:
        return Row(text=f"{words}\u3000{number}", style="digest-item", span=box.span)
    return Row(left=words, right=number, style="digest-item", span=box.span)
