"""One page while it is being composed: its grid, its boxes, and what stories put on it."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.colour import Ink
from pagesetter.compose.boxes.box import ComposedBox, compose_box
from pagesetter.compose.boxes.context import BoxContext, KnownNames, PictureSource
from pagesetter.compose.composition import ComposedPage, Fit, PlacedLine
from pagesetter.compose.defaults import LANGUAGE
from pagesetter.compose.furnish import boxes_of
from pagesetter.compose.grid import Grid, grid_of
from pagesetter.compose.slots import FrameArea
from pagesetter.compose.styles import StyleBook
from pagesetter.compose.titles import PARTS
from pagesetter.compose.variables import Variables
from pagesetter.display import DisplayList, Item
from pagesetter.display.bounds import bounds
from pagesetter.display.walk import tags
from pagesetter.findings import Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Article, Box, Issue, Layout, Page, Story, Style, StyleValue
from pagesetter.values import NamedTuple

StyleBooks = dict[tuple[str, tuple[Style, ...]], StyleBook]
"""Of one issue: name of a layout and styles of a page -> what the page's styles resolve to."""


class Sheet(NamedTuple):
    page: Page
    layout: Layout
    grid: Grid
    context: BoxContext
    boxes: list[ComposedBox]
    under: list[Item]
    """Borders and tints of boxed stories, painted before their text."""
    items: dict[str, list[Item]]
    """Text of the stories by story id."""
    lines: list[PlacedLine]
    fits: list[Fit]
    areas: list[tuple[str, FrameArea]]
    """(story id, area) of every frame, for the check of overlaps."""

    @property
    def obstacles(self) -> list[Rect]:
        """What text runs round."""
        boxes = (b for b in self.boxes if b.box.wrap and b.box.kind != "tint")
        return [b.room for b in boxes if b.room is not None]


def page_levels(issue: Issue, layout: Layout, page: Page) -> list[tuple[Style, ...]]:
    """The levels of styles of a page, farthest first."""
    levels = [issue.paper.styles, layout.styles, issue.styles, page.styles]
    if issue.paper.language != LANGUAGE:
        levels.insert(0, _in_language(issue.paper.language, issue.paper.span))
    return levels


def article_levels(issue: Issue, article: Article | None) -> list[tuple[Style, ...]]:
    """The levels of styles an article lays over those of its page, farthest first."""
    if article is None:
        return []
    if article.language in ("", issue.paper.language):
        return [article.styles]
    return [_in_language(article.language, article.span), article.styles]


def story_book(
    issue: Issue, page: Page, story: Story, article: Article | None, grid: Grid
) -> StyleBook:
    """The styles of a story on a page: over those of the page the article's, then its own."""
    layout = issue.layout(page.layout)
    levels = page_levels(issue, layout, page) + own_levels(issue, story, article)
    protected = issue.paper.protected + issue.protected
    protected += () if article is None else article.protected
    return StyleBook(levels, grid, inks_of(issue, layout), protected)


def own_levels(issue: Issue, story: Story, article: Article | None) -> list[tuple[Style, ...]]:
    """The levels a story and its article lay over those of the page, farthest first."""
    levels = [*article_levels(issue, article), story.styles]
    if story.style:
        levels.append((Style("body", story.style),))
    return levels


def _in_language(language: str, span: SourceSpan) -> tuple[Style, ...]:
    """A level that sets the body, and with it all that stands on it, in a language."""
    return (Style("body", (StyleValue("language", language, span),)),)


def inks_of(issue: Issue, layout: Layout) -> dict[str, Ink]:
    return {**dict(issue.paper.inks), **dict(layout.inks)}


def open_sheet(
    issue: Issue,
    index: int,
    fonts: FontBook,
    pictures: PictureSource | None,
    findings: list[Finding],
    known_names: KnownNames | None = None,
    books: StyleBooks | None = None,
    compose: Callable[[Box, BoxContext], ComposedBox] = compose_box,
) -> Sheet:
    """Open page `index` (from 0): count its grid, compose its boxes and those of its stories.

    `known_names` keeps the names set in boxes, `books` the styles for the pages after it.
    `compose` is how a box is composed: who has kept boxes may take one from before.
    """
    page = issue.pages[index]
    layout = issue.layout(page.layout)
    grid = grid_of(layout)
    protected = issue.paper.protected + issue.protected
    books = {} if books is None else books
    styles = books.get((layout.name, page.styles))
    if styles is None:
        levels = page_levels(issue, layout, page)
        styles = StyleBook(levels, grid, inks_of(issue, layout), protected)
        books[layout.name, page.styles] = styles
    variables = Variables(issue, page)
    context = BoxContext(
        issue, page, layout, grid, styles, fonts, variables, pictures, findings,
        {} if known_names is None else known_names,
    )  # fmt: skip
    boxes = [compose(box, context) for box in boxes_of(context, index)]
    boxes += [compose(box, context) for story in page.stories for box in story.boxes]
    findings += variables.findings
    return Sheet(page, layout, grid, context, boxes, [], {}, [], [], [])


def overlaps(sheet: Sheet) -> list[Finding]:
    """Every pair of things on the page that share room: frames, boxes, boxes over stories."""
    findings: list[Finding] = []
    number = str(sheet.page.number)
    areas = sheet.areas
    for i, (_, area) in enumerate(areas):
        for _, other in areas[i + 1 :]:
            if area.box.overlaps(other.box):
                first = max(area.frame.line, other.frame.line)
                last = min(area.frame.line + area.frame.lines, other.frame.line + other.frame.lines)
                findings.append(
                    finding(MESSAGES, "frames-overlap", other.frame.span,
                            Place(number, frame=other.frame.id), frame=other.frame.id,
                            other=area.frame.id, lines=last - first)
                )  # fmt: skip
    carriers = _carriers(sheet.page)
    solid = [b for b in sheet.boxes if b.room is not None and b.box.kind != "tint"]
    for i, box in enumerate(solid):
        assert box.room is not None
        for other_box in solid[i + 1 :]:
            if other_box.room is not None and box.room.overlaps(other_box.room):
                findings.append(
                    finding(MESSAGES, "boxes-overlap", other_box.box.span,
                            Place(number, frame=other_box.box.id), box=other_box.box.id,
                            other=box.box.id)
                )  # fmt: skip
        for story, area in areas:
            over = box.room.overlaps(area.box)
            if over and (not box.box.wrap or box.box.kind == "ad"):
                code = "ad-over-story" if box.box.kind == "ad" else "box-over-story"
                findings.append(
                    finding(MESSAGES, code, box.box.span,
                            Place(number, story, box.box.id), box=box.box.id, story=story)
                )  # fmt: skip
            elif over and box.box.id not in carriers:
                findings += _cut_title(sheet, box, story)
    for box in sheet.boxes:
        if box.free is not None and box.box.kind != "tint":
            findings += _free_over_stories(sheet, box, box.free)
    return findings


def _free_over_stories(sheet: Sheet, box: ComposedBox, rect: Rect) -> list[Finding]:
    """Stories that a box off the grid lies over; a title wholly on a picture may be meant to."""
    titles = {s.title.frame.id for s in sheet.page.stories if s.title.frame is not None}
    found: dict[str, Finding] = {}
    for story, area in sheet.areas:
        on_picture = box.box.pictures and area.frame.id in titles and rect.contains(area.box)
        if rect.overlaps(area.box) and not on_picture:
            place = Place(str(sheet.page.number), story, box.box.id)
            found[story] = finding(
                MESSAGES, "free-box-over-story", box.box.span, place, box=box.box.id, story=story
            )
    return list(found.values())


def _cut_title(sheet: Sheet, box: ComposedBox, story: str) -> list[Finding]:
    """A box that covers a part of a title; one that holds the title whole may be meant to."""
    parts = tags(sheet.items.get(story, ()), *PARTS)
    for title in filter(None, (bounds(part.items) for part in parts)):
        assert box.room is not None
        if box.room.overlaps(title) and not box.room.contains(title):
            place = Place(str(sheet.page.number), story, box.box.id)
            return [finding(MESSAGES, "box-over-title", box.box.span, place, box=box.box.id,
                            story=story)]  # fmt: skip
    return []


def _carriers(page: Page) -> set[str]:
    """Ids of the pictures that titles stand on."""
    if all(story.title.over is None for story in page.stories):
        return set()
    from pagesetter.compose.over import carrier

    return {carrier(story) for story in page.stories}


def close_sheet(sheet: Sheet) -> ComposedPage:
    """The finished page: what lies under the text, then stories in file order, then boxes.

    Under the text lie tints, pictures that carry a title, and furniture, with the parts of its
    standing elements; above it whatever else the page places itself.
    """
    grid = sheet.grid
    width, height = grid.sheet.width + 2 * grid.bleed, grid.sheet.height + 2 * grid.bleed
    media = Rect(0, 0, width, height)
    furniture = sheet.layout.furniture
    below = {box.id for box in furniture} | _carriers(sheet.page)
    parts = tuple(f"{box.id}." for box in furniture if box.kind == "element")
    above: list[Item] = []
    items: list[Item] = list(sheet.under)
    for box in sheet.boxes:
        name = box.box.id
        if name in below or box.box.kind == "tint" or (parts and name.startswith(parts)):
            items += box.items
        else:
            above += box.items
    order = [story.id for story in sheet.page.stories]
    for name in sorted(sheet.items, key=order.index):
        items += sheet.items[name]
    items += above
    display = DisplayList(str(sheet.page.number), width, height, grid.sheet, media, tuple(items))
    return ComposedPage(sheet.page.name, display, tuple(sheet.lines), tuple(sheet.fits))
