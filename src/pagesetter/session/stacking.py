"""What lies over what, and what is held fast: the order of a page's items and its locks.

Stories paint over boxes, each among its own kind in the order of the file. Pure functions
over an issue.
"""

from __future__ import annotations

from collections.abc import Collection

from pagesetter.model import Issue, Page
from pagesetter.session import arrange, edits

WAYS = ("front", "back", "forward", "backward")


def reorder(issue: Issue, page: str, ids: Collection[str], way: str) -> Issue:
    """Put items before or behind all others of their kind, or one step that way; see WAYS."""

    def change(page: Page) -> Page:
        stories = _order([s.id for s in page.stories], ids, way)
        boxes = _order([b.id for b in page.boxes], ids, way)
        return page._replace(
            stories=tuple(page.stories[at] for at in stories),
            boxes=tuple(page.boxes[at] for at in boxes),
        )

    return edits.with_page(issue, page, change)


def _order(names: list[str], ids: Collection[str], way: str) -> list[int]:
    """The places of names, those in `ids` moved."""
    chosen = [at for at, name in enumerate(names) if name in ids]
    others = [at for at, name in enumerate(names) if name not in ids]
    if way == "front":
        return others + chosen
    if way == "back":
        return chosen + others
    done = list(range(len(names)))
    if way == "forward":
        done.reverse()
    for at in range(1, len(done)):
        if names[done[at]] in ids and names[done[at - 1]] not in ids:
            done[at - 1], done[at] = done[at], done[at - 1]
    return done if way == "backward" else done[::-1]


def set_locked(issue: Issue, page: str, ids: Collection[str], *, locked: bool) -> Issue:
    """Hold items of a page fast, or let them go."""
    value = edits.page_of(issue, page)
    here = [item.id for item in arrange.all_items(value)]
    held = {*value.locked, *ids} if locked else {*value.locked} - {*ids}
    wanted = tuple(name for name in here if name in held)
    return edits.with_page(issue, page, lambda p: p._replace(locked=wanted))


def movable(issue: Issue, page: str, ids: Collection[str]) -> tuple[str, ...]:
    """Those of some items that are not locked."""
    locked = edits.page_of(issue, page).locked
    return tuple(name for name in ids if name not in locked)
