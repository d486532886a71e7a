"""Edits of settings by hand 手动设置: on a story, on one of its paragraphs, and clearing them.

Pure functions from an issue to an issue, as in `edits`. Paragraphs are blocks of the article's
body, counted from 0; the page file keeps their number from 1 and their first characters.
"""

from __future__ import annotations

from pagesetter.compose.manual import block_of, of_story
from pagesetter.model import Block, Issue, Manual, Story
from pagesetter.model.style import BY_HAND, Value
from pagesetter.session.edits import EditError, page_of, set_story_value, with_story, with_value


def set_manual(
    issue: Issue, page: str, story: str, block: int | None, name: str, value: Value | None
) -> Issue:
    """Set one of BY_HAND on a block of a story, or on the whole story (None).

    `letter-space` is in 1/1000 em, `horizontal-scale` in percent, `pitch` a Measure. The value
    None takes it off. Raises EditError for a block that is not there or holds no words.
    """
    if name not in BY_HAND:
        raise EditError(f"{name} is not set by hand")
    if block is None:
        return set_story_value(issue, page, story, name, value)
    body = _body(issue, page, story)
    if not 0 <= block < len(body) or not body[block].begins:
        raise EditError(f"story {story} has no block {block} with words")

    def change(current: Story) -> Story:
        entries = list(current.manual)
        at = next((i for i, e in enumerate(entries) if block_of(body, e) == block), len(entries))
        old = entries[at] if at < len(entries) else Manual(0, "")
        new = old._replace(
            paragraph=block + 1,
            begins=body[block].begins,
            values=with_value(old.values, name, value),
        )
        entries[at : at + 1] = [new] if new.values else []
        return current._replace(manual=tuple(entries))

    return with_story(issue, page, story, change)


def clear_manual(issue: Issue, page: str, story: str, block: int | None = None) -> Issue:
    """Take off every setting by hand of one block; or all of a story (None).

    All of a story are its own values, those of its paragraphs, found again or lost, and
    vertical justification (`level: stretch`). A pitch beside a size stays.
    """
    if block is not None:
        body = _body(issue, page, story)
        return with_story(
            issue, page, story,
            lambda s: s._replace(manual=tuple(e for e in s.manual if block_of(body, e) != block)),
        )  # fmt: skip

    def clear(current: Story) -> Story:
        manual = of_story(current)
        return current._replace(
            style=tuple(value for value in current.style if value not in manual),
            manual=(),
            level="" if current.level == "stretch" else current.level,
        )

    return with_story(issue, page, story, clear)


def _body(issue: Issue, page: str, story: str) -> tuple[Block, ...]:
    """The body of the article whose text stands in a story; a continuation's is its origin's."""
    seen: set[str] = set()
    while True:
        found = next((s for s in page_of(issue, page).stories if s.id == story), None)
        if found is None:
            raise EditError(f"there is no story {story} on page {page}")
        if not found.continues or found.continues in seen:
            break
        seen.add(found.continues)
        page, _, story = found.continues.partition("/")
    article = issue.article(found.article)
    return () if article is None else article.body
