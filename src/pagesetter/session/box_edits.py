"""Boxes changed by hand: drawn, dressed, filled with pictures, names and advertisements;
furniture of the layout hidden and changed on a page.

Pure functions over an issue. Raises EditError for what is not there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pagesetter.geometry import Measure
from pagesetter.model import Area, Box, Dress, Frame, Issue, Page, Picture, Story
from pagesetter.session import edits

DRAWN = ("text", "picture", "rule", "tint", "border", "co-organizers", "ad")
"""What can be drawn. `border` is a tint box with a 花边 and no tint."""
_PREFIX = {"picture": "p", "rule": "r", "ad": "ad"}
_NAME = 13
"""字 that the name of a co-organizer takes with the air beside it."""
FLOWERS = Dress(border="菱花", border_size=Measure(6))
"""The border that is drawn first; another is chosen afterwards."""


def new_box(
    page: Page, kind: str, frame: Frame | None, at: Area | None = None, *, vertical: bool = False,
    cells: int = 0,
) -> Box:  # fmt: skip
    """A box with a free id that shows at once what it is: a tint has a tint, a rule a line.

    A box of names `cells` 字 wide has as many columns of them as stand side by side in it.
    """
    name = edits.free_id(page, _PREFIX.get(kind, "b"))
    placed = frame._replace(id=name) if frame is not None else None
    plain = Box(name, "tint" if kind == "border" else kind, placed, at)
    if kind == "rule":
        return plain._replace(rule="正线", vertical=vertical)
    if kind == "tint":
        return plain._replace(dress=Dress(tint=10), wrap=False)
    if kind == "border":
        return plain._replace(dress=FLOWERS, wrap=False)
    if kind == "co-organizers":
        return plain._replace(
            dress=Dress(border="正线"), heading="协办单位", note="（排名不分先后）",
            columns=max(1, cells // _NAME),
        )  # fmt: skip
    return plain


def add_box(issue: Issue, page: str, box: Box) -> Issue:
    """Put a box on a page, over its other boxes; tints lie under them."""
    edits.check_free(edits.page_of(issue, page), box.id)

    def change(value: Page) -> Page:
        boxes = (box, *value.boxes) if box.kind == "tint" else (*value.boxes, box)
        return value._replace(boxes=boxes)

    return edits.with_page(issue, page, change)


def set_fields(issue: Issue, page: str, box: str, **fields: Any) -> Issue:
    """Set fields of a box: caption, wrap, label, names …"""
    return edits.with_box(issue, page, box, lambda b: b._replace(**fields))


def dress_of(item: Story | Box) -> Dress:
    return item.dress or Dress()


def set_dress(issue: Issue, page: str, item: str, **fields: Any) -> Issue:
    """Set fields of the border, tint and padding of a story or a box; None means the default."""
    plain = Dress()
    given = {name: getattr(plain, name) if v is None else v for name, v in fields.items()}

    def in_story(story: Story) -> Story:
        dress = dress_of(story)._replace(**given)
        return story._replace(dress=None if dress._replace(span=plain.span) == plain else dress)

    if any(s.id == item for s in edits.page_of(issue, page).stories):
        return edits.with_story(issue, page, item, in_story)
    return edits.with_box(issue, page, item, lambda b: b._replace(dress=b.dress._replace(**given)))


def set_picture(issue: Issue, page: str, box: str, at: int = 0, **fields: Any) -> Issue:
    """Set fields of one picture of a box: source, fit, focus, zoom, alternative."""

    def change(value: Box) -> Box:
        if not 0 <= at < len(value.pictures):
            raise edits.EditError(f"box {box} has no picture {at}")
        new = value.pictures[at]._replace(**fields)
        return value._replace(pictures=(*value.pictures[:at], new, *value.pictures[at + 1 :]))

    return edits.with_box(issue, page, box, change)


def put_picture(issue: Issue, page: str, box: str, source: str) -> Issue:
    """Let a box show a picture, whole again, in place of its first one."""
    picture = Picture(source)
    return edits.with_box(
        issue, page, box, lambda b: b._replace(pictures=(picture, *b.pictures[1:]))
    )


def replace_source(issue: Issue, source: str, new: str) -> Issue:
    """Let every box that shows a picture show another file, cropped as it was."""
    for page in issue.pages:
        for box in boxes_of(page):
            for at, picture in enumerate(box.pictures):
                if picture.source == source:
                    issue = set_picture(issue, page.name, box.id, at, source=new)
    return issue


def delete_box_of_story(issue: Issue, page: str, box: str) -> Issue:
    """Take a picture or quote out of the story it belongs to."""

    def change(value: Page) -> Page:
        stories = tuple(
            s._replace(boxes=tuple(b for b in s.boxes if b.id != box))
            if any(b.id == box for b in s.boxes)
            else s
            for s in value.stories
        )
        return value._replace(stories=stories)

    return edits.with_page(issue, page, change)


# --- names


def names_from(text: str) -> tuple[str, ...]:
    """The names in pasted text: one to a line, or parted by tabs, 、 ； or ;; each once."""
    for mark in "\t、；;\r":
        text = text.replace(mark, "\n")
    return tuple(dict.fromkeys(name.strip() for name in text.split("\n") if name.strip()))


# --- furniture


def hide(issue: Issue, page: str, name: str, *, hidden: bool) -> Issue:
    """Leave a piece of the layout's furniture out on a page, or show it again."""

    def change(value: Page) -> Page:
        others = tuple(one for one in value.hidden if one != name)
        return value._replace(hidden=(*others, name) if hidden else others)

    return edits.with_page(issue, page, change)


def override(issue: Issue, page: str, name: str, change: Callable[[Box], Box]) -> Issue:
    """Change a piece of furniture on a page; `change` gets what the page has changed so far."""

    def in_page(value: Page) -> Page:
        old = next((b for b in value.overrides if b.id == name), Box(name, ""))
        new = change(old)
        others = [b for b in value.overrides if b.id != name]
        if new._replace(span=old.span) == Box(name, "", span=old.span):
            return value._replace(overrides=tuple(others))
        if len(others) == len(value.overrides):
            return value._replace(overrides=(*value.overrides, new))
        return value._replace(overrides=tuple(new if b.id == name else b for b in value.overrides))

    return edits.with_page(issue, page, in_page)


def clear_override(issue: Issue, page: str, name: str) -> Issue:
    """Let furniture be as the layout has it."""
    return edits.with_page(
        issue, page,
        lambda p: p._replace(overrides=tuple(b for b in p.overrides if b.id != name)),
    )  # fmt: skip


def boxes_of(page: Page) -> Iterable[Box]:
    """All boxes of a page, those of its stories too."""
    yield from page.boxes
    for story in page.stories:
        yield from story.boxes
