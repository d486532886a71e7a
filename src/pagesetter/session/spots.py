"""The texts of a story or box that can be typed in, in reading order, and places in them.

A place is a `Spot`: which text, and how many code points stand before it. Knows no page as
composed: where a spot stands is told by `text_map`.
"""

from __future__ import annotations

from functools import lru_cache

from pagesetter.compose.flow import IDEOGRAPHIC_SPACE, flow_of
from pagesetter.compose.grid import Grid
from pagesetter.compose.styles import StyleBook
from pagesetter.compose.titles import PARTS
from pagesetter.findings import Place
from pagesetter.geometry import UNIT, Rect
from pagesetter.model import Article, Block, Box, Issue, Page, Story
from pagesetter.text.classes import classify
from pagesetter.values import NamedTuple

BODY = "body"
TURNED = ("names", "verse", "table")
"""Kinds of blocks in which Enter makes a turn and no new block."""
_JOINING = "CxZJ"
"""Classes of what belongs to the character before it: combining marks, selectors, joiners."""


class Spot(NamedTuple):
    """A place between two characters of a text on a page."""

    page: str
    item: str
    """Id of the story or box that the text stands in."""
    part: str
    """kicker headline deck byline dateline body credit of a story; of a box caption credit
    heading note, name, row row-left row-center row-right."""
    block: int = -1
    """Index in the article's body, of a name or of a row; -1 in the other texts."""
    offset: int = 0
    """Code points before it."""
    trails: bool = False
    """At a line's end: it stands there and not at the head of the next line."""


class Text(NamedTuple):
    """One text: a block of the body, a part of a title, a byline, credit or caption."""

    part: str
    block: int
    kind: str
    """The block's kind; the part's name elsewhere."""
    text: str


class Piece(NamedTuple):
    """A stretch of set text that is `length` characters of a text, from `start` on."""

    part: str
    block: int
    start: int
    length: int


def item_of(page: Page, name: str) -> Story | Box | None:
    """The story or box with this id, boxes of stories too."""
    for story in page.stories:
        if story.id == name:
            return story
        for box in story.boxes:
            if box.id == name:
                return box
    return next((box for box in page.boxes if box.id == name), None)


def item_in(issue: Issue, page: Page, name: str) -> Story | Box | None:
    """The same, or the layout's furniture of this id as the page changes it."""
    found = item_of(page, name)
    if found is None and name:
        from pagesetter.session.box_texts import box_named

        found = box_named(issue, page, name)
    return found


def page_named(issue: Issue, name: str) -> Page | None:
    return next((page for page in issue.pages if page.name == name), None)


def origin_of(issue: Issue, page: Page, story: Story) -> tuple[Page, Story]:
    """The page and story that a continuation goes on from; the story itself when it is none."""
    passed = [story]
    while passed[-1].continues:
        name, _, other = passed[-1].continues.partition("/")
        found = page_named(issue, name)
        one = next((s for s in found.stories if s.id == other), None) if found else None
        if found is None or one is None or one in passed:  # the reader has reported it
            break
        page = found
        passed.append(one)
    return page, passed[-1]


def places_of(issue: Issue, spot: Spot) -> list[tuple[int, str]]:
    """Page indexes and ids of the stories in whose frames a spot's body stands, in page order."""
    page = page_named(issue, spot.page)
    story = item_of(page, spot.item) if page is not None else None
    if page is None or not isinstance(story, Story):
        return []
    home, origin = origin_of(issue, page, story)
    return [
        (index, one.id)
        for index, other in enumerate(issue.pages)
        for one in other.stories
        for begun, first in (origin_of(issue, other, one),)
        if (begun.name, first.id) == (home.name, origin.id)
    ]


def article_of(issue: Issue, page: Page, story: Story) -> Article | None:
    """The article whose text stands in a story's frames."""
    origin = origin_of(issue, page, story)[1]
    return issue.article(origin.article) if origin.article else None


def texts_of(issue: Issue, page: str, item: str, also: str = "") -> tuple[Text, ...]:
    """What can be typed in, in reading order; empty texts only the headline, `also` and blocks."""
    found = page_named(issue, page)
    value = item_in(issue, found, item) if found is not None else None
    if found is None or value is None:
        return ()
    if isinstance(value, Box):
        from pagesetter.session.box_texts import texts_of_box

        return tuple(texts_of_box(issue, value, also))
    article = article_of(issue, found, value)
    if article is None:
        return ()
    words = {} if value.continues else title_words(article, value)
    texts = [
        Text(part, -1, part, words[part])
        for part in PARTS
        if part in words and (words[part].strip() or part in (also, "headline"))
    ]
    for part in ("byline", "dateline"):
        if getattr(article, part) or part == also:
            texts.append(Text(part, -1, part, getattr(article, part)))
    texts += (Text(BODY, at, b.kind, b.text) for at, b in enumerate(article.body))
    if article.credit or also == "credit":
        texts.append(Text("credit", -1, "credit", article.credit))
    return tuple(texts)


def title_words(article: Article, story: Story) -> dict[str, str]:
    """The words of every title part on this page, empty ones too."""
    return {**{part: getattr(article, part) for part in PARTS}, **dict(story.title.text)}


def text_at(issue: Issue, spot: Spot) -> str | None:
    """The text a spot lies in; None when it is not there."""
    page = page_named(issue, spot.page) if spot.part == BODY else None
    value = item_in(issue, page, spot.item) if page is not None else None
    if page is not None and isinstance(value, Story):  # asked at every key: not all are gathered
        article = article_of(issue, page, value)
        body = article.body if article is not None else ()
        return body[spot.block].text if 0 <= spot.block < len(body) else None
    for text in texts_of(issue, spot.page, spot.item, spot.part):
        if (text.part, text.block) == (spot.part, spot.block):
            return text.text
    return None


_ANY = Grid(Rect(0, 0, 1, 1), 0, Rect(0, 0, 1, 1), UNIT, UNIT, 1, 0, ())
_PLAIN = StyleBook([], _ANY, {})
"""Any styles will do: they do not change what is set."""

SetText = tuple[str, tuple[Piece, ...]]


def set_texts(article: Article) -> dict[int, SetText]:
    """By block, the text as it is set (with dateline, marker or label) and what it is made of.

    Pieces are in the order of the set text; what cannot be typed in has an empty part.
    """
    body = article.body
    dateline = article.dateline if article.dateline.strip() else ""
    opens = next((at for at, block in enumerate(body) if block.kind == "paragraph"), -1)
    return {
        at: _set_text(at, block, body[at - 1] if at else None, dateline if at == opens else "")
        for at, block in enumerate(body)
    }


@lru_cache(maxsize=2_000)
def _set_text(at: int, block: Block, before: Block | None, dateline: str) -> SetText:
    """Of one block after another; known by heart, for a key asks for those of a whole story."""
    blocks = (block,) if before is None else (before, block)
    text = flow_of(Article("", body=blocks), _PLAIN, Place())[0][-1].text
    own = block.text
    pieces = [Piece("", -1, 0, len(text) - len(own)), Piece(BODY, at, 0, len(own))]
    if dateline:
        words = dateline.strip()
        text = f"{words}{IDEOGRAPHIC_SPACE}{text}"
        lead = Piece("dateline", -1, dateline.index(words), len(words)), Piece("", -1, 0, 1)
        pieces[:1] = lead
    return text, tuple(pieces)


# --- steps within a text


def next_stop(text: str, offset: int) -> int:
    """The next place a cursor may stand at: past a character and all that belongs to it."""
    near = classify(text[offset : offset + 24])
    step = 1
    while step < len(near) and near[step] in _JOINING:
        step += 1
    return min(len(text), offset + step)


def last_stop(text: str, offset: int) -> int:
    """The place before: whole characters, surrogate-free, marks and all."""
    start = max(0, offset - 24)
    near = classify(text[start:offset])
    step = len(near) - 1
    while step > 0 and near[step] in _JOINING:
        step -= 1
    return start + max(0, step)


def word_at(text: str, offset: int) -> tuple[int, int]:
    """Start and end of the word or phrase at a place; a mark is one of its own."""
    from pagesetter.text.turns import inside_words

    if not text:
        return 0, 0
    at = min(offset, len(text) - 1)
    low, high = max(0, at - 40), min(len(text), at + 40)
    near, at = text[low:high], at - low
    if _is_letter(near[at]):
        start, end = at, at + 1
        while start and _is_letter(near[start - 1]):
            start -= 1
        while end < len(near) and _is_letter(near[end]):
            end += 1
        return low + start, low + end
    inside = inside_words(near)
    start, end = at, at + 1
    while start in inside:
        start -= 1
    while end in inside:
        end += 1
    return low + start, low + end


def next_word(text: str, offset: int) -> int:
    """Past the word a place lies in."""
    return max(next_stop(text, offset), word_at(text, offset)[1]) if offset < len(text) else offset


def last_word(text: str, offset: int) -> int:
    """To the start of the word before a place."""
    return word_at(text, offset - 1)[0] if offset else 0


def _is_letter(character: str) -> bool:
    return character.isascii() and character.isalnum()
