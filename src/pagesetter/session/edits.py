"""Edits: pure functions from an issue to an issue. What does not change is shared.

They keep an issue within what its files may say (a frame has a column, a line and a size of
at least 1); whether it fits the page is for composing and checks to tell. EditError is raised
for ids and names that are not there. Places in files stay those of the value edited.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from pagesetter.geometry import Measure
from pagesetter.model import Article, Block, Box, Frame, Issue, Page, Story, Style, StyleValue
from pagesetter.model.style import PROPERTIES, Value

TITLE_PARTS = ("kicker", "headline", "deck")

Item = TypeVar("Item")


class EditError(ValueError):
    """An edit of something that is not there, or into something that cannot be."""


# --- one page, story, article or frame changed


def with_page(issue: Issue, name: str, change: Callable[[Page], Page]) -> Issue:
    """Change the page called `name`."""
    return issue._replace(pages=_with(issue.pages, "name", name, change))


def with_story(issue: Issue, page: str, story: str, change: Callable[[Story], Story]) -> Issue:
    """Change the story with this id."""
    return with_page(
        issue, page, lambda p: p._replace(stories=_with(p.stories, "id", story, change))
    )


def with_article(issue: Issue, name: str, change: Callable[[Article], Article]) -> Issue:
    """Change the article called `name`."""
    return issue._replace(articles=_with(issue.articles, "name", name, change))


def with_box(issue: Issue, page: str, box: str, change: Callable[[Box], Box]) -> Issue:
    """Change the box with this id: one of the page, or of one of its stories."""

    def in_page(value: Page) -> Page:
        if any(b.id == box for b in value.boxes):
            return value._replace(boxes=_with(value.boxes, "id", box, change))
        owner = next((s.id for s in value.stories if any(b.id == box for b in s.boxes)), "")
        if not owner:
            raise EditError(f"there is no box {box} on page {page}")
        return value._replace(stories=_with(value.stories, "id", owner, in_story))

    def in_story(story: Story) -> Story:
        return story._replace(boxes=_with(story.boxes, "id", box, change))

    return with_page(issue, page, in_page)


def with_frame(issue: Issue, page: str, frame: str, change: Callable[[Frame], Frame]) -> Issue:
    """Change a frame: one of a story's, the one its title stands in, or a box's."""

    def in_story(story: Story) -> Story:
        title = story.title
        if title.frame is not None and title.frame.id == frame:
            return story._replace(title=title._replace(frame=change(title.frame)))
        return story._replace(frames=_with(story.frames, "id", frame, change))

    def in_box(box: Box) -> Box:
        if box.frame is None:
            raise EditError(f"the box {frame} does not stand on the grid")
        return box._replace(frame=change(box.frame))

    value = page_of(issue, page)
    boxes = (*value.boxes, *(box for story in value.stories for box in story.boxes))
    if any(box.id == frame for box in boxes):
        return with_box(issue, page, frame, in_box)
    return with_story(issue, page, story_of(issue, page, frame), in_story)


def story_of(issue: Issue, page: str, frame: str) -> str:
    """The id of the story that a frame belongs to."""
    for story in page_of(issue, page).stories:
        title = story.title.frame
        if any(f.id == frame for f in story.frames) or (title is not None and title.id == frame):
            return story.id
    raise EditError(f"there is no frame {frame} on page {page}")


def page_of(issue: Issue, name: str) -> Page:
    """The page called `name`."""
    for page in issue.pages:
        if page.name == name:
            return page
    raise EditError(f"there is no page {name}")


def _with(
    values: tuple[Item, ...], field: str, wanted: str, change: Callable[[Item], Item]
) -> tuple[Item, ...]:
    for at, value in enumerate(values):
        if getattr(value, field) == wanted:
            return (*values[:at], change(value), *values[at + 1 :])
    raise EditError(f"there is no {field} {wanted}")


# --- frames


def move_frame(
    issue: Issue, page: str, frame: str, *, column: int | None = None, line: int | None = None
) -> Issue:
    """Put a frame's left top corner at a column and line, both counted from 1."""
    return with_frame(issue, page, frame, lambda f: _placed(f, column=column, line=line))


def resize_frame(
    issue: Issue,
    page: str,
    frame: str,
    *,
    columns: int | None = None,
    lines: int | None = None,
    inset_left: Measure | None = None,
    inset_right: Measure | None = None,
) -> Issue:
    """Give a frame another width in columns, height in lines, or insets."""
    sizes = {"columns": columns, "lines": lines}
    insets = {"inset_left": inset_left, "inset_right": inset_right}
    return with_frame(issue, page, frame, lambda f: _placed(f, **sizes, **insets))


def _placed(frame: Frame, **changes: Any) -> Frame:
    given = {name: value for name, value in changes.items() if value is not None}
    if any(isinstance(value, int) and value < 1 for value in given.values()):
        raise EditError("columns and lines are counted from 1")
    return frame._replace(**given)


def split_frame(
    issue: Issue, page: str, frame: str, split: int | None, remainder: str = "gutter"
) -> Issue:
    """Set a frame in `split` equal columns; None runs it in the base columns again."""
    if split is not None and split < 1:
        raise EditError("a frame has at least one column")
    return with_frame(issue, page, frame, lambda f: f._replace(split=split, remainder=remainder))


def add_frame(issue: Issue, page: str, story: str, frame: Frame, at: int | None = None) -> Issue:
    """Add a frame to a story's thread, at its end or before position `at`."""
    check_free(page_of(issue, page), frame.id)

    def change(value: Story) -> Story:
        place = len(value.frames) if at is None else at
        return value._replace(frames=(*value.frames[:place], frame, *value.frames[place:]))

    return with_story(issue, page, story, change)


def delete_frame(issue: Issue, page: str, frame: str) -> Issue:
    """Take a frame out of its thread; a title's own frame goes and leaves the title at the head."""

    def change(story: Story) -> Story:
        title = story.title
        if title.frame is not None and title.frame.id == frame:
            return story._replace(title=title._replace(frame=None))
        return story._replace(frames=tuple(f for f in story.frames if f.id != frame))

    return with_story(issue, page, story_of(issue, page, frame), change)


# --- stories


def add_story(issue: Issue, page: str, story: Story, at: int | None = None) -> Issue:
    """Add a story to a page, at the end or before position `at`."""
    for name in ids_of(story):
        check_free(page_of(issue, page), name)

    def change(value: Page) -> Page:
        place = len(value.stories) if at is None else at
        return value._replace(stories=(*value.stories[:place], story, *value.stories[place:]))

    return with_page(issue, page, change)


def delete_story(issue: Issue, page: str, story: str) -> Issue:
    """Take a story off its page; its article stays in the issue.

    What continued it on other pages is dealt with as `without_threads` says.
    """
    with_story(issue, page, story, lambda s: s)  # it must be there
    made = with_page(
        issue,
        page,
        lambda p: p._replace(stories=tuple(s for s in p.stories if s.id != story)),
    )
    return without_threads(made, issue)


def without_threads(issue: Issue, before: Issue) -> Issue:
    """Let no story continue one that is gone since `before`.

    It continues what that one continued, or stands empty when that was the first.
    """
    there = {f"{page.name}/{story.id}" for page in issue.pages for story in page.stories}
    led = {f"{page.name}/{s.id}": s.continues for page in before.pages for s in page.stories}

    def kept(story: Story) -> Story:
        to, passed = story.continues, 0
        while to and to not in there and passed < len(led):
            to, passed = led.get(to, ""), passed + 1
        return story if to == story.continues else story._replace(continues=to)

    def in_page(page: Page) -> Page:
        stories = tuple(map(kept, page.stories))
        return page if stories == page.stories else page._replace(stories=stories)

    return issue._replace(pages=tuple(map(in_page, issue.pages)))


def swap_articles(issue: Issue, one: tuple[str, str], other: tuple[str, str]) -> Issue:
    """Let two stories, each given as (page, id), hold each other's article."""
    first, second = (_article_of(issue, *place) for place in (one, other))
    return place_article(place_article(issue, *one, second), *other, first)


def place_article(issue: Issue, page: str, story: str, article: str) -> Issue:
    """Let a story hold an article; "" empties it. A plan stays for when it is empty again."""
    if article and issue.article(article) is None:
        raise EditError(f"there is no article {article}")
    return with_story(issue, page, story, lambda s: s._replace(article=article, continues=""))


def _article_of(issue: Issue, page: str, story: str) -> str:
    found = [s.article for s in page_of(issue, page).stories if s.id == story]
    if not found:
        raise EditError(f"there is no story {story} on page {page}")
    return found[0]


def free_id(page: Page, prefix: str) -> str:
    """The first of `s1`, `s2` … (or `f1` …) that no story, frame or box of the page has."""
    taken = _taken(page)
    number = 1
    while f"{prefix}{number}" in taken:
        number += 1
    return f"{prefix}{number}"


def ids_of(story: Story) -> list[str]:
    """The ids a story takes up in its page's file."""
    title = [story.title.frame.id] if story.title.frame is not None else []
    frames = (frame.id for frame in story.frames)
    return [story.id, *title, *frames, *(box.id for box in story.boxes)]


def _taken(page: Page) -> set[str]:
    return {name for story in page.stories for name in ids_of(story)} | {b.id for b in page.boxes}


def check_free(page: Page, name: str) -> None:
    """Raise EditError for an id that something of the page has."""
    if name in _taken(page):
        raise EditError(f"the id {name} is taken on page {page.name}")


# --- values of style


def set_story_value(issue: Issue, page: str, story: str, name: str, value: Value | None) -> Issue:
    """Set a style value for a whole story; None takes it off."""
    return with_story(
        issue, page, story, lambda s: s._replace(style=with_value(s.style, name, value))
    )


def set_title_value(
    issue: Issue, page: str, story: str, part: str, name: str, value: Value | None
) -> Issue:
    """Set a style value for the kicker, headline or deck of a story; None takes it off."""
    _check_part(part)

    def change(current: Story) -> Story:
        parts = dict(current.title.parts)
        parts[part] = with_value(parts.get(part, ()), name, value)
        kept = tuple((p, parts[p]) for p in TITLE_PARTS if parts.get(p))
        return current._replace(title=current.title._replace(parts=kept))

    return with_story(issue, page, story, change)


def set_named_value(
    issue: Issue, page: str, story: str, style: str, name: str, value: Value | None
) -> Issue:
    """Set a value of a named style for one story alone; None takes it off."""

    def change(current: Story) -> Story:
        return current._replace(styles=_with_style_value(current.styles, style, name, value))

    return with_story(issue, page, story, change)


def with_value(
    values: tuple[StyleValue, ...], name: str, value: Value | None
) -> tuple[StyleValue, ...]:
    """Values with one set, in its old place or at the end; None takes it off."""
    if name not in PROPERTIES:
        raise EditError(f"there is no style property {name}")
    if value is None:
        return tuple(v for v in values if v.name != name)
    if any(v.name == name for v in values):
        return tuple(v._replace(value=value) if v.name == name else v for v in values)
    return (*values, StyleValue(name, value))


def _with_style_value(
    styles: tuple[Style, ...], style: str, name: str, value: Value | None
) -> tuple[Style, ...]:
    old = next((s for s in styles if s.name == style), Style(style))
    new = old._replace(values=with_value(old.values, name, value))
    if not new.values and not new.based_on:
        return tuple(s for s in styles if s.name != style)
    if old in styles:
        return tuple(new if s is old else s for s in styles)
    return (*styles, new)


# --- words


def set_title_text(issue: Issue, page: str, story: str, part: str, text: str | None) -> Issue:
    """Give a title part other words on this page; None takes the article's again."""
    _check_part(part)

    def change(current: Story) -> Story:
        words = dict(current.title.text)
        words.pop(part, None)
        if text is not None:
            words[part] = text
        kept = tuple((p, words[p]) for p in TITLE_PARTS if p in words)
        return current._replace(title=current.title._replace(text=kept))

    return with_story(issue, page, story, change)


def set_title_lines(issue: Issue, page: str, story: str, lines: int) -> Issue:
    """Fix the height of a title in whole lines; 0 lets it take what it needs."""
    if lines < 0:
        raise EditError("a title has no fewer than 0 lines")
    return with_story(issue, page, story, lambda s: s._replace(title=s.title._replace(lines=lines)))


def set_article_field(issue: Issue, article: str, field: str, text: str) -> Issue:
    """Set kicker, headline, deck, byline, dateline, credit, state or language of an article."""
    if field not in (*TITLE_PARTS, "byline", "dateline", "credit", "state", "language"):
        raise EditError(f"an article has no {field}")
    changes: dict[str, Any] = {field: text}
    return with_article(issue, article, lambda a: a._replace(**changes))


def set_article_text(issue: Issue, article: str, markdown: str) -> Issue:
    """Replace the body of an article by what the Markdown says.

    Blocks that say the same as before stay the same values.
    """
    from pagesetter.formats import parse_article

    read, _ = parse_article("\n" + markdown, article)

    def change(current: Article) -> Article:
        return current._replace(body=_kept(current.body, read.body))

    return with_article(issue, article, change)


def set_block(issue: Issue, article: str, at: int, block: Block) -> Issue:
    """Replace one block of an article's body."""

    def change(current: Article) -> Article:
        if not 0 <= at < len(current.body):
            raise EditError(f"article {article} has no block {at}")
        return current._replace(body=(*current.body[:at], block, *current.body[at + 1 :]))

    return with_article(issue, article, change)


def _kept(old: tuple[Block, ...], new: tuple[Block, ...]) -> tuple[Block, ...]:
    """`new` with the old blocks, places and all, where they say the same."""
    known = {block[:4]: block for block in reversed(old)}
    return tuple(known.get(block[:4], block) for block in new)


def _check_part(part: str) -> None:
    if part not in TITLE_PARTS:
        raise EditError(f"a title has no {part}")


# --- the page and the issue


def set_section(issue: Issue, page: str, section: str) -> Issue:
    """Name the section a page belongs to."""
    return with_page(issue, page, lambda p: p._replace(section=section))


def set_inks(issue: Issue, page: str, inks: str) -> Issue:
    """Choose the plates a page is printed from: `四色`, `黑+套红` or `黑`."""
    return with_page(issue, page, lambda p: p._replace(inks=inks))


def set_credit(issue: Issue, page: str, role: str, person: str) -> Issue:
    """Name who did what on a page, such as 责编; "" takes the line out."""

    def change(value: Page) -> Page:
        credits = {**dict(value.credits), role: person}
        return value._replace(credits=tuple((r, p) for r, p in credits.items() if p or r != role))

    return with_page(issue, page, change)
