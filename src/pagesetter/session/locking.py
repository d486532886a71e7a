"""Edits that lock turns of lines and free them again: pure functions from an issue to an issue.

Where a lock stands is told by block and character of the article's body; how it is kept in the
file and found again is `compose.locks`' business.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.locks import find, lock_at
from pagesetter.model import Block, Issue, Lock, Story
from pagesetter.session.edits import EditError, page_of, with_story


def lock_turn(
    issue: Issue,
    page: str,
    story: str,
    block: int,
    offset: int,
    measure: int,
    *,
    turns: bool = True,
) -> Issue:
    """Lock a line to end before character `offset` of a block's text; or, without `turns`, not to.

    `measure` is the width of the line that ends there, in 字 of the story's text. What was
    locked at that place before is replaced. Raises EditError where no line can end.
    """
    body = _body(issue, page, story)
    try:
        lock = lock_at(body, block, offset, measure, turns=turns)
    except ValueError as error:
        raise EditError(str(error)) from None

    def change(value: Story) -> Story:
        others = tuple(one for one in value.locks if not _is_there(one, body, block, offset))
        return value._replace(locks=(*others, lock))

    return with_story(issue, page, story, change)


def lock_lines(
    issue: Issue, page: str, story: str, block: int, ends: Sequence[int], measures: Sequence[int]
) -> Issue:
    """Lock a block's lines to end before these characters and nowhere else.

    `measures` are the widths of its lines, in 字; the last one repeats. Raises EditError where
    no line can end, or when there is no width.
    """
    if not measures:
        raise EditError(f"block {block} of story {story} stands on no page")
    issue = unlock_block(issue, page, story, block)
    for at, end in enumerate(ends):
        measure = measures[min(at, len(measures) - 1)]
        issue = lock_turn(issue, page, story, block, end, measure)
    return issue


def unlock_turn(issue: Issue, page: str, story: str, block: int, offset: int) -> Issue:
    """Take off what is locked before character `offset` of a block's text."""
    body = _body(issue, page, story)
    return with_story(
        issue, page, story,
        lambda s: s._replace(
            locks=tuple(one for one in s.locks if not _is_there(one, body, block, offset))
        ),
    )  # fmt: skip


def unlock_block(issue: Issue, page: str, story: str, block: int) -> Issue:
    """Take off all that is locked in one block."""
    body = _body(issue, page, story)
    return with_story(
        issue, page, story,
        lambda s: s._replace(
            locks=tuple(
                one for one in s.locks if (at := find(one, body)) is None or at.block != block
            )
        ),
    )  # fmt: skip


def clear_locks(issue: Issue, page: str, story: str, *, lost: bool = False) -> Issue:
    """Take off all locks of a story, or with `lost` those that the copy has no place for."""
    body = _body(issue, page, story) if lost else ()
    return with_story(
        issue, page, story,
        lambda s: s._replace(
            locks=tuple(one for one in s.locks if lost and find(one, body) is not None)
        ),
    )  # fmt: skip


def _is_there(lock: Lock, body: Sequence[Block], block: int, offset: int) -> bool:
    """True when a lock stands at that place, white space aside."""
    found = find(lock, body)
    if found is None or found.block != block:
        return False
    low, high = sorted((found.offset, offset))
    return not body[block].text[low:high].strip()


def _body(issue: Issue, page: str, story: str) -> tuple[Block, ...]:
    names = [s.article for s in page_of(issue, page).stories if s.id == story]
    article = issue.article(names[0]) if names else None
    if article is None:
        raise EditError(f"story {story} of page {page} has no copy")
    return article.body
