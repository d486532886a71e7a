"""Titles by hand: another size or other words, the block growing or shrinking in whole lines.

Pure functions over an issue. What room a title needs is asked of the composing that will set it.
"""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.compose.grid import Grid
from pagesetter.compose.sheet import story_book
from pagesetter.compose.slots import area_of
from pagesetter.compose.story_frames import inside
from pagesetter.compose.styles import ResolvedStyle
from pagesetter.compose.titles import title_block
from pagesetter.findings import Place
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Measure
from pagesetter.model import Frame, Issue, Page, Story
from pagesetter.model.style import Value
from pagesetter.session import arrange, edits

SIZES = (6, 7, 8, 9, 10, 10.5, 11, 12, 13, 14, 15, 16, 18, 20, 21, 22, 24, 26, 28, 30, 32, 34,
         36, 38, 40, 42, 45, 48, 54, 60, 63, 72, 84, 96)  # fmt: skip
"""Steps of a title's size in pt: the 字号 and what lies between, then 48 … 96."""


def style_of(
    issue: Issue, page: Page, story: Story, name: str, grid: Grid, *, part: bool = False
) -> ResolvedStyle:
    """A style as it is for a story, each value with its source; a title part's with `part`."""
    article = issue.article(story.article) if story.article else None
    book = story_book(issue, page, story, article, grid)
    return book.resolve(name, dict(story.title.parts).get(name, ()) if part else ())


def letter_space(issue: Issue, page: Page, story: Story, block: int | None, grid: Grid) -> int:
    """The letter-space of a block of a story as it is now, in 1/1000 em; None for the body's."""
    from pagesetter.compose.manual import block_of

    article = issue.article(story.article) if story.article else None
    for entry in story.manual if article is not None and block is not None else ():
        own = next((v.value for v in entry.values if v.name == "letter-space"), None)
        if isinstance(own, int) and block_of(article.body if article else (), entry) == block:
            return own
    return style_of(issue, page, story, "body", grid).text.letter_space


def stepped_size(size: int, *, bigger: bool) -> Measure:
    """The next size of the ladder beyond `size` (a length)."""
    halves = size * 2 / UNIT
    ladder = [round(step * 2) for step in SIZES]
    if bigger:
        found = next((step for step in ladder if step > halves + 0.01), ladder[-1])
    else:
        found = next((step for step in reversed(ladder) if step < halves - 0.01), ladder[0])
    return in_points(found / 2)


def in_points(points: float) -> Measure:
    """A size in pt to the nearest half."""
    halves = round(points * 2)
    return Measure(halves, 2, "pt") if halves % 2 else Measure(halves // 2, 1, "pt")


def set_size(
    issue: Issue,
    page: str,
    story: str,
    part: str,
    size: Measure | None,
    fonts: FontBook,
    grid: Grid,
) -> Issue:
    """Set a title part in another size; None takes the style's again. The block follows."""

    return set_value(issue, page, story, part, "size", size, fonts, grid)


def set_value(
    issue: Issue,
    page: str,
    story: str,
    part: str,
    name: str,
    value: Value | None,
    fonts: FontBook,
    grid: Grid,
) -> Issue:
    """Set a style value of a title part; None takes the style's again. The block follows."""

    def change(before: Issue) -> Issue:
        return edits.set_title_value(before, page, story, part, name, value)

    return _with_room(issue, page, story, change, fonts, grid)


def set_text(
    issue: Issue, page: str, story: str, part: str, text: str, fonts: FontBook, grid: Grid
) -> Issue:
    """Give a title part other words; "\\n" is a turn. The block follows.

    The article's words change, unless this page has words of its own for the part.
    """
    value = next(s for s in edits.page_of(issue, page).stories if s.id == story)

    def change(before: Issue) -> Issue:
        if part in dict(value.title.text) or not value.article:
            return edits.set_title_text(before, page, story, part, text)
        return edits.set_article_field(before, value.article, part, text)

    return _with_room(issue, page, story, change, fonts, grid)


def swap(issue: Issue, page: str, one: str, other: str, fonts: FontBook, grid: Grid) -> Issue:
    """Let two stories of a page change places, see `arrange.swap_stories`.

    How titles look belongs to the place: the lead is set like a lead, whichever story that is. The
    block of a title has as many lines more or less as the other one needs in that look.
    """
    made = arrange.swap_stories(issue, page, one, other, grid)
    for story in (one, other):
        made = _roomed(issue, made, page, story, fonts, grid, is_swap=True)
    return made


def _with_room(
    issue: Issue,
    page: str,
    story: str,
    change: Callable[[Issue], Issue],
    fonts: FontBook,
    grid: Grid,
) -> Issue:
    """Make a change to a title and give its block as many lines more or less as it then needs."""
    return _roomed(issue, change(issue), page, story, fonts, grid)


def _roomed(
    issue: Issue,
    changed: Issue,
    page: str,
    story: str,
    fonts: FontBook,
    grid: Grid,
    *,
    is_swap: bool = False,
) -> Issue:
    """`changed` with the room that a title needs now, where in `issue` it had what it needed."""
    after = _needed(changed, page, story, fonts, grid)
    before = _needed(issue, page, story, fonts, grid)
    value = next(s for s in edits.page_of(issue, page).stories if s.id == story)
    by = after - before
    if is_swap and not before:  # planned: what was drawn is enough, or is made so
        own = value.title.frame
        by = max(0, after - (own.lines if own is not None else value.title.lines))
    if not by or (is_swap and not after):
        return changed
    if value.title.frame is None:
        if not value.title.lines:
            return changed  # it takes what it needs
        return edits.set_title_lines(changed, page, story, max(1, value.title.lines + by))
    return _grown(changed, page, value, value.title.frame, by, grid)


def _grown(issue: Issue, page: str, story: Story, title: Frame, by: int, grid: Grid) -> Issue:
    """Make the title's own frame taller; text frames that begin under it give up the lines."""
    by = max(by, 1 - title.lines)
    foot = title.line + title.lines

    def follow(frame: Frame) -> Frame:
        if frame.id == title.id:
            return frame._replace(lines=frame.lines + by)
        is_under = (
            frame.line == foot
            and frame.column < title.column + title.columns
            and title.column < frame.column + frame.columns
        )
        return arrange.pulled(frame, ("top",), 0, by, grid) if is_under else frame

    return arrange.change_frames(issue, page, (story.id,), follow)


def _needed(issue: Issue, page: str, story: str, fonts: FontBook, grid: Grid) -> int:
    """Lines the title block of a story needs where it stands; 0 without words or frames."""
    value = edits.page_of(issue, page)
    found = next(s for s in value.stories if s.id == story)
    article = issue.article(found.article) if found.article else None
    at = found.title.frame or (found.frames[0] if found.frames else None)
    if article is None or at is None:
        return 0
    if found.title.frame is None and found.dress is not None:
        at = inside(at, found, grid)
    area, _ = area_of(at, grid, 0, Place())
    if area is None:
        return 0
    styles = story_book(issue, value, found, article, grid)
    title = found.title._replace(lines=0)
    block = title_block(
        article, title, area.box.width, grid, styles, fonts, Place(), at_head=at.line == 1
    )
    return block.lines
