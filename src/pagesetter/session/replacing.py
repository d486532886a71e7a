"""Find and replace over the issue: every title, text, credit and caption, and furniture that a
page words by itself, in page order.

Articles that stand on no page come last. Replacing all is one pure function of the issue, so
that it is one step. A pattern is plain text unless it is asked to be a regular expression.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

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
    whole: bool = False
    """Not amid letters or figures: "AI" is not found in "AIDS", nor "2" in "12". Han has no such
    words."""


class Match(NamedTuple):
    """One place where it stands. `spot.page` is empty for an article on no page."""

    spot: Spot
    length: int
    article: str
    """The article it is in; empty for a caption or words of one page alone."""


class PatternError(ValueError):
    """A regular expression, or what is to be put for it, that cannot be read.

    `why` is unclosed (a bracket), unopened, repeat (of nothing), escape, range, group (one that
    is not there) or other; `at` the character from 1 where it was seen, 0 when that is unknown.
    """

    def __init__(self, error: Exception) -> None:
        super().__init__(str(error))
        said = str(error)
        known = (why for why, words in _WHYS.items() if any(one in said for one in words))
        self.why = next(known, "other")
        place = error.pos if isinstance(error, re.error) else None
        self.at = 0 if place is None else place + 1


_WHYS = {
    "unclosed": ("missing ), unterminated", "unterminated character set"),
    "unopened": ("unbalanced parenthesis",),
    "repeat": ("nothing to repeat", "multiple repeat", "min repeat"),
    "range": ("bad character range",),
    "group": ("group reference", "unknown group name", "no such group"),
    "escape": ("bad escape",),
}
"""What Python says of a pattern, by what is wrong with it."""

_LETTER = "[^\\W_\u2e80-\ua4cf\uac00-\ud7ff\uf900-\ufaff\U00020000-\U0003ffff]"
"""A letter or figure of a script that is written in words."""


def pattern(wanted: Wanted) -> re.Pattern[str]:
    """Raises PatternError for a regular expression that cannot be read."""
    flags = re.IGNORECASE if wanted.any_case else 0
    text = wanted.text if wanted.regex else re.escape(wanted.text)
    try:
        found = re.compile(text, flags)
        if not wanted.whole:
            return found
        before, after = f"(?:(?<!{_LETTER})|(?!{_LETTER}))", f"(?:(?!{_LETTER})|(?<!{_LETTER}))"
        return re.compile(f"{before}(?:{text}){after}", flags)
    except re.error as error:
        raise PatternError(error) from None


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


def next_from(
    issue: Issue, found: Sequence[Match], page: int, start: Spot | None, article: str = ""
) -> int:
    """Index of the first match at or after a place, `article` telling which on no page; without
    a place that texts are looked for in, of the first from page `page` on. `len(found)` for none.
    """
    keys = [(spot[:4], name) for spot, _, name in _texts(issue)]
    order = {key: at for at, key in enumerate(keys)}
    here = None if start is None else next(
        (at for (text, name), at in order.items()
         if text == start[:4] and (start.page or name == article)), None
    )  # fmt: skip
    if start is not None and here is not None:
        after = (here, start.offset)
        places = ((order[m.spot[:4], m.article], m.spot.offset) for m in found)
        return next((at for at, place in enumerate(places) if place >= after), len(found))
    later = {one.name for one in issue.pages[page:]} | {""}
    return next((at for at, m in enumerate(found) if m.spot.page in later), len(found))


def replaced(issue: Issue, wanted: Wanted, text: str, fonts: FontBook) -> tuple[Issue, int]:
    """Put `text` for every match; return the issue and how many there were.

    In a regular expression `\\1` stands for its first group. Raises PatternError.
    """
    found = matches(issue, wanted)
    for match in reversed(found):
        issue = replace_one(issue, match, wanted, text, fonts)
    return issue, len(found)


def replace_one(issue: Issue, match: Match, wanted: Wanted, text: str, fonts: FontBook) -> Issue:
    """Put `text` for one match of an issue that it was found in. Raises PatternError."""
    spot = match.spot
    old = text_of(issue, match)
    found = pattern(wanted).match(old, spot.offset)
    new = text
    if wanted.regex and found is not None:
        try:
            new = found.expand(text)
        except (re.error, IndexError) as error:
            raise PatternError(error) from None
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


def text_of(issue: Issue, match: Match) -> str:
    """The text that a match stands in; empty when it is no longer there."""
    return next(
        (text for spot, text, article in _texts(issue)
         if spot[:4] == match.spot[:4] and article == match.article), ""
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
        own_boxes = (*page.boxes, *(b for s in page.stories for b in s.boxes))
        for box in (*page.overrides, *own_boxes):
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
