"""What a box shows that comes from elsewhere, under a point of the page: an item of a 导读, the
label of an advertisement. Reads a composed page; changes nothing.
"""

from __future__ import annotations

from pagesetter.compose import ComposedPage
from pagesetter.compose.boxes.digest import digest_stories, digest_words
from pagesetter.display import Tag
from pagesetter.display.bounds import bounds
from pagesetter.geometry import Length, Rect
from pagesetter.model import Box, Issue, Page
from pagesetter.session.box_texts import set_texts_of
from pagesetter.session.text_rows import boxes_of_texts
from pagesetter.values import NamedTuple


class Named(NamedTuple):
    """The story an item of a 导读 names."""

    page: str
    story: str
    words: str


def digest_item_at(
    issue: Issue, page: Page, composed: ComposedPage, box: Box, x: Length, y: Length
) -> Named | None:
    """The story named by the item of a 导读 whose line a point lies in; None for none."""
    own = [shown for _, shown, _ in set_texts_of(issue, page, box)]
    stories = digest_stories(box, issue, page)
    words = [digest_words(story, other, issue) for story, other in stories]
    items = ["\u3000".join(pair) for pair in words]
    places = boxes_of_texts(composed, box.id, [*own, *items])[len(own) :]
    for (story, other), (title, _), place in zip(stories, words, places, strict=True):
        if place is not None and place.y <= y < place.bottom and place.x <= x < place.right:
            return Named(other.name, story.id, title)
    return None


def is_on_label(composed: ComposedPage, box: Box, x: Length, y: Length) -> bool:
    """True for a point on the word 广告 or 公益广告 of an advertisement."""
    if box.kind != "ad" or not box.label:
        return False
    tags = [t for t in composed.display.items if isinstance(t, Tag) and t.key == box.id]
    place = bounds(tags[-1].items) if tags else None  # the label is set last
    return place is not None and place.contains(Rect(x, y, 0, 0))
