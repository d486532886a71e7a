"""Composes an issue: pages with their grids, stories with their threads, findings of all.

`compose` is pure: an issue and fonts in, a Composition out. It reads no files and no clock.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.compose.composition import ComposedPage, Composition, Fit, PlacedLine
from pagesetter.compose.flow import flow_of
from pagesetter.compose.grid import Grid, grid_of
from pagesetter.compose.place import moved
from pagesetter.compose.slots import FrameArea, Slot, area_of, capacity, overlaps, slots_of
from pagesetter.compose.story import pour
from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.compose.titles import TitleBlock, title_block, words_of
from pagesetter.display import DisplayList, Item, Tag
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Article, Issue, Page, Story, Style


class _Sheet(NamedTuple):
    """One page while it is being composed: what its stories put on it, by story id."""

    page: Page
    grid: Grid
    items: dict[str, list[Item]]
    lines: list[PlacedLine]
    fits: list[Fit]
    areas: list[FrameArea]


def compose(issue: Issue, fonts: FontBook) -> Composition:
    """Compose every page of an issue."""
    findings: list[Finding] = []
    sheets = [
        _Sheet(page, grid_of(issue.layout(page.layout)), {}, [], [], []) for page in issue.pages
    ]
    continued = _continuations(issue)
    for index, sheet in enumerate(sheets):
        for story in sheet.page.stories:
            if not story.continues:
                _Composer(issue, fonts, sheets, findings).story(
                    index, story, continued.get(f"{sheet.page.name}/{story.id}", [])
                )
    for sheet in sheets:
        findings += overlaps(sheet.areas, sheet.grid, str(sheet.page.number))
    findings += _placed_twice_or_never(issue)
    return Composition(tuple(_finish(sheet) for sheet in sheets), tuple(findings))


def _continuations(issue: Issue) -> dict[str, list[tuple[int, Story]]]:
    """For each story (`PAGE/ID`) that is continued: the stories that go on with it, in order."""
    by_target: dict[str, list[tuple[int, Story]]] = {}
    for index, page in enumerate(issue.pages):
        for story in page.stories:
            if story.continues:
                by_target.setdefault(story.continues, []).append((index, story))
    chains: dict[str, list[tuple[int, Story]]] = {}
    for start in by_target:
        chain: list[tuple[int, Story]] = []
        waiting = [start]
        while waiting:
            for index, story in by_target.get(waiting.pop(0), []):
                if (index, story) in chain:  # a loop: the reader has reported it
                    continue
                chain.append((index, story))
                waiting.append(f"{issue.pages[index].name}/{story.id}")
        chains[start] = chain
    return chains


class _Composer:
    def __init__(
        self, issue: Issue, fonts: FontBook, sheets: list[_Sheet], findings: list[Finding]
    ) -> None:
        self.issue, self.fonts, self.sheets, self.findings = issue, fonts, sheets, findings

    def story(self, index: int, story: Story, continued: list[tuple[int, Story]]) -> None:
        """Compose one story on its page and on those that continue it."""
        sheet = self.sheets[index]
        place = Place(str(sheet.page.number), story.id)
        article = self.issue.article(story.article) if story.article else None
        styles = self._styles(sheet, story, article)
        body = styles.resolve("body")
        areas = self._areas(index, story, place)
        for other_index, other in continued:
            areas += self._areas(other_index, other, place)
        if article is None:
            self._empty(sheet, story, areas, body, place)
            return
        title = self._title(index, story, article, areas, styles, place)
        lines = title.lines if story.title.frame is None and areas else 0
        slots = self._slots(areas, body, lines)
        items, credit, found = flow_of(article, styles, place)
        self.findings += found
        self._report_missing_room(story, article, areas, slots, place)
        poured = pour(items, credit, slots, body.text.size, _pitch(body, sheet.grid),
                      self.fonts, place)  # fmt: skip
        self.findings += poured.findings
        self._report_fit(story, article, poured.fit, place)
        self._put(index, story, article, list(title.items), poured.items)
        for page, placed in poured.lines.items():
            self.sheets[page].lines.extend(placed)
        sheet.fits.append(poured.fit)
        self.findings += styles.findings

    def _styles(self, sheet: _Sheet, story: Story, article: Article | None) -> StyleBook:
        issue, layout = self.issue, self.issue.layout(sheet.page.layout)
        protected = issue.paper.protected + issue.protected
        levels: list[tuple[Style, ...]] = [issue.paper.styles, layout.styles, issue.styles]
        levels.append(sheet.page.styles)
        if article is not None:
            protected += article.protected
            levels.append(article.styles)
        levels.append(story.styles)
        if story.style:
            levels.append((Style("body", story.style),))
        inks = {**dict(issue.paper.inks), **dict(layout.inks)}
        return StyleBook(levels, sheet.grid, inks, protected)

    def _areas(self, index: int, story: Story, place: Place) -> list[FrameArea]:
        sheet, areas = self.sheets[index], []
        for frame in story.frames:
            area, found = area_of(frame, sheet.grid, index, place)
            self.findings += found
            if area is not None:
                areas.append(area)
        sheet.areas.extend(areas)
        return areas

    def _title(
        self,
        index: int,
        story: Story,
        article: Article,
        areas: list[FrameArea],
        styles: StyleBook,
        place: Place,
    ) -> TitleBlock:
        """Set the title block and move it to its place on the sheet."""
        sheet = self.sheets[index]
        fixed = 0
        area = areas[0] if areas else None
        if story.title.frame is not None:
            area, found = area_of(story.title.frame, sheet.grid, index, place)
            self.findings += found
            if area is not None:
                sheet.areas.append(area)
                fixed = area.frame.lines
        if area is None:
            if words_of(article, story.title) and not areas:
                span = story.span
                self.findings.append(
                    finding(MESSAGES, "no-frame", span, place, story=story.id)
                )  # fmt: skip
            return TitleBlock(0, ())
        block = title_block(
            article, story.title, area.box.width, sheet.grid, styles, self.fonts, place,
            at_head=area.frame.line == 1, fixed_lines=fixed,
        )  # fmt: skip
        self.findings += block.findings
        items = [
            Tag(tag.kind, tuple(moved(tag.items, area.box.x, area.box.y)), tag.name)
            for tag in block.items
            if isinstance(tag, Tag)
        ]
        return block._replace(items=tuple(items))

    def _slots(self, areas: list[FrameArea], body: ResolvedStyle, title_lines: int) -> list[Slot]:
        slots: list[Slot] = []
        for position, area in enumerate(areas):
            grid = self.sheets[area.page].grid
            skipped = title_lines if position == 0 else 0
            own = slots_of([area], grid, body.text.size, _pitch(body, grid), skipped)
            base = slots[-1].column + 1 if slots else 0
            slots += [slot._replace(column=slot.column + base) for slot in own]
        return slots

    def _empty(
        self,
        sheet: _Sheet,
        story: Story,
        areas: list[FrameArea],
        body: ResolvedStyle,
        place: Place,
    ) -> None:
        """Report the capacity of a frame that stands empty or holds a planned story."""
        size = body.text.size
        room = capacity(self._slots(areas, body, story.title.lines), size)
        sheet.fits.append(Fit(story.id, 0, room, 0, 0, 0, room))
        if story.plan is None:
            self.findings.append(
                finding(MESSAGES, "frame-empty", story.span, place, story=story.id,
                        capacity=room)
            )  # fmt: skip
        else:
            self.findings.append(
                finding(MESSAGES, "frame-planned", story.span, place, story=story.id,
                        title=story.plan.title, wanted=story.plan.characters, capacity=room)
            )  # fmt: skip

    def _report_missing_room(
        self,
        story: Story,
        article: Article,
        areas: list[FrameArea],
        slots: list[Slot],
        place: Place,
    ) -> None:
        if not article.body:
            if story.frames:
                self.findings.append(
                    finding(MESSAGES, "article-empty", article.span, place, article=article.name)
                )
        elif not story.frames:
            if story.title.frame is not None or not words_of(article, story.title):
                self.findings.append(
                    finding(MESSAGES, "no-frame", story.span, place, story=story.id)
                )
        elif areas and not slots:
            self.findings.append(
                finding(MESSAGES, "title-without-text", story.span, place, story=story.id)
            )

    def _report_fit(self, story: Story, article: Article, fit: Fit, place: Place) -> None:
        if fit.lines_over:
            self.findings.append(
                finding(MESSAGES, "overset", story.span, place, story=story.id,
                        lines=fit.lines_over, characters=fit.characters_over)
            )  # fmt: skip
        elif fit.lines_free and article.body:
            self.findings.append(
                finding(MESSAGES, "underset", story.span, place, story=story.id,
                        lines=fit.lines_free, characters=fit.characters_free)
            )  # fmt: skip

    def _put(
        self,
        index: int,
        story: Story,
        article: Article,
        title: list[Item],
        text: dict[int, list[Item]],
    ) -> None:
        """Hang the story's items on their pages as one article each."""
        name = (article.headline or article.name).replace("\n", " ")
        for page in sorted({index, *text}):
            items = (title if page == index else []) + text.get(page, [])
            if items:
                tag = Tag("article", tuple(items), name, story.id)
                self.sheets[page].items.setdefault(story.id, []).append(tag)


def _pitch(body: ResolvedStyle, grid: Grid) -> int:
    return body.pitch or grid.pitch


def _placed_twice_or_never(issue: Issue) -> list[Finding]:
    findings: list[Finding] = []
    placed: dict[str, str] = {}
    for page in issue.pages:
        for story in page.stories:
            if not story.article:
                continue
            here = f"{page.name}/{story.id}"
            first = placed.setdefault(story.article, here)
            if first != here:
                findings.append(
                    finding(MESSAGES, "article-twice", story.span,
                            Place(str(page.number), story.id), article=story.article,
                            first=first, second=here)
                )  # fmt: skip
    for article in issue.articles:
        if article.name not in placed:
            findings.append(
                finding(MESSAGES, "article-unplaced", article.span, article=article.name)
            )
    return findings


def _finish(sheet: _Sheet) -> ComposedPage:
    grid = sheet.grid
    media = Rect(0, 0, grid.sheet.width + 2 * grid.bleed, grid.sheet.height + 2 * grid.bleed)
    items = [item for story in sheet.items.values() for item in story]
    display = DisplayList(
        str(sheet.page.number), media.width, media.height, grid.sheet, media, tuple(items)
    )
    return ComposedPage(sheet.page.name, display, tuple(sheet.lines), tuple(sheet.fits))
