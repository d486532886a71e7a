"""Find and replace over the issue: every title, text, credit and caption, in page order.

Articles that stand on no page come last. Replacing all is one pure function of the issue, so
that it is one step. A pattern is plain text unless it is asked to be a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pagesetter.compose.grid import grid_of
from pagesetter.compose.titles import PARTS
from pagesetter.fonts import FontBook
from pagesetter.model import Article, Issue
from pagesetter.session import edits, rewording
from pagesetter.session.spots import BODY, Spot, texts_of
from pagesetter.values import NamedTuple

FIELDS = (*PARTS, "byline", "dateline", "credit")


class Wanted(NamedTuple):
    """What is looked for."""

    text: str
    regex: bool = False
    any_case: bool = False


class Match(NamedTuple):
    """One place where it stands. `spot.page` is empty for an article on no page."""

    spot: Spot
    length: int
    article: str
    """The article it is in; empty for a caption or words of one page alone."""


class PatternError(ValueError):
    """A regular expression that cannot be read; the text says why."""


def pattern(wanted: Wanted) -> re.Pattern[str]:
    """Raises PatternError for a regular expression that cannot be read."""
    flags = re.IGNORECASE if wanted.any_case else 0
    try:
        return re.compile(wanted.text if wanted.regex else re.escape(wanted.text), flags)
    except re.error as error:
        raise PatternError(str(error)) from None


def matches(issue: Issue, wanted: Wanted) -> list[Match]:
    """Every match; none for an empty pattern. Raises PatternError."""
    if not wanted.text:
        return []
    look = pattern(wanted)
    return [
        Match(spot._replace(offset=found.start()), found.end() - found.start(), article)
        for spot, text, article in _texts(issue)
        for found in look.finditer(text)
        if found.end() > found.start()
    ]


def replaced(issue: Issue, wanted: Wanted, text: str, fonts: FontBook) -> tuple[Issue, int]:
    """Put `text` for every match; return the issue and how many there were.

    In a regular expression `\\1` stands for its first group. Raises PatternError.
    """
    found = matches(issue, wanted)
    for match in reversed(found):
        issue = replace_one(issue, match, wanted, text, fonts)
    return issue, len(found)


def replace_one(issue: Issue, match: Match, wanted: Wanted, text: str, fonts: FontBook) -> Issue:
    """Put `text` for one match of an issue that it was found in."""
    spot = match.spot
    old = _text_of(issue, match)
    found = pattern(wanted).match(old, spot.offset)
    new = text
    if wanted.regex and found is not None:
        try:
            new = found.expand(text)
        except (re.error, IndexError) as error:
            raise PatternError(str(error)) from None
    end = spot._replace(offset=spot.offset + match.length)
    if spot.page:
        grid = grid_of(issue.layout(edits.page_of(issue, spot.page).layout))
        return rewording.replace(issue, spot, end, new, fonts, grid)[0]
    if spot.part == BODY:
        change = rewording.spliced
        return edits.with_article(
            issue, match.article,
            lambda a: a._replace(body=change(a.body, spot.block, spot.offset, end.offset, new)),
        )  # fmt: skip
    words = old[: spot.offset] + new + old[end.offset :]
    return edits.set_article_field(issue, match.article, spot.part, words)


def _text_of(issue: Issue, match: Match) -> str:
    return next(
        text for spot, text, article in _texts(issue)
        if spot[:4] == match.spot[:4] and article == match.article
    )  # fmt: skip


def _texts(issue: Issue) -> Iterator[tuple[Spot, str, str]]:
    """Every text once, where it first stands."""
    seen: set[str] = set()
    for page in issue.pages:
        for story in page.stories:
            if story.continues:
                continue
            again = story.article in seen
            seen.add(story.article)
            own = dict(story.title.text)
            for text in texts_of(issue, page.name, story.id):
                if not again or text.part in own:
                    spot = Spot(page.name, story.id, text.part, text.block)
                    yield spot, text.text, "" if text.part in own else story.article
        for box in (*page.boxes, *(b for s in page.stories for b in s.boxes)):
            for text in texts_of(issue, page.name, box.id):
                yield Spot(page.name, box.id, text.part, text.block), text.text, ""
    for article in issue.articles:
        if article.name not in seen:
            yield from _loose(article)


def _loose(article: Article) -> Iterator[tuple[Spot, str, str]]:
    """The texts of an article on no page."""
    for part in FIELDS:
        if getattr(article, part):
            yield Spot("", "", part), getattr(article, part), article.name
    for at, block in enumerate(article.body):
        yield Spot("", "", BODY, at), block.text, article.name
