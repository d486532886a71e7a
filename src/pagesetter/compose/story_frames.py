"""Lays the frames of one story on the grids of its pages: areas, slots, and whose styles they have.

A story may go on on pages of another size or pitch; each page then resolves the styles anew. Puts
a boxed story's border and tint under it. Sets no text.
"""

from __future__ import annotations

from pagesetter.compose.boxes.box import dress_items, grid_rect
from pagesetter.compose.boxes.rules import thickness
from pagesetter.compose.grid import Grid
from pagesetter.compose.pouring import Memo
from pagesetter.compose.sheet import Sheet, own_levels, story_book
from pagesetter.compose.slots import FrameArea, Slot, area_of, slots_of, with_equal_columns
from pagesetter.compose.styles import ResolvedStyle, StyleBook
from pagesetter.findings import Finding, Place
from pagesetter.fonts import FontBook
from pagesetter.geometry import UNIT, Length, Measure, Rect
from pagesetter.model import Frame, Issue, Story
from pagesetter.values import NamedTuple


class Thread(NamedTuple):
    """A story with the stories on other pages that continue it, and where all of them go."""

    issue: Issue
    fonts: FontBook
    sheets: list[Sheet]
    """Of every page of the issue, by index."""
    page: int
    """Index of the page the story begins on."""
    story: Story
    continued: list[tuple[int, Story]]
    """(page index, story), in the order they are read."""
    findings: list[Finding]
    """What is found is put here."""
    memo: Memo | None = None
    """Keeps slots and set lines for when the story is composed again."""


class StoryFrames:
    """The room of one story and of those that continue it."""

    def __init__(self, thread: Thread) -> None:
        self._issue, self.fonts, self.sheets, self.index, self.story, self.continued = thread[:6]
        self.findings = thread.findings
        self.memo = Memo() if thread.memo is None else thread.memo
        self.sheet = self.sheets[self.index]
        self.place = Place(str(self.sheet.page.number), self.story.id)
        named = self.story.article
        self.article = self._issue.article(named) if named else None
        self.styles = self._styles(self.sheet)
        self.body = self.styles.resolve("body")
        self.areas: list[FrameArea] = []
        self.title_lines: dict[int, int] = {}
        """Grid lines taken by a title at the head of an area, by the area's position."""
        self._own_styles: dict[int, StyleBook] = {}
        """Of pages whose size of type or pitch is not the first page's."""

    def _lay_out_frames(self) -> None:
        for index, story in ((self.index, self.story), *self.continued):
            sheet = self.sheets[index]
            boxed = story.dress is not None
            for frame in story.frames:
                within = inside(frame, story, sheet.grid) if boxed else frame
                area, found = self._area(within, sheet.grid, index)
                self.findings += found
                if area is not None and boxed and frame.split is None:
                    size = self._body(index).text.size
                    area = with_equal_columns(area, size, sheet.grid.gutter)
                if area is not None:
                    self.areas.append(area)
                    outer, _ = self._area(frame, sheet.grid, index)
                    sheet.areas.append((story.id, outer or area))
            if boxed:
                self._dress(sheet, story)

    def _area(self, frame: Frame, grid: Grid, page: int) -> tuple[FrameArea | None, list[Finding]]:
        return area_of(frame, grid, page, self.place)

    def _dress(self, sheet: Sheet, story: Story) -> None:
        boxes = [area.box for name, area in sheet.areas if name == story.id]
        if story.title.frame is not None:
            at = grid_rect(story.title.frame, sheet.grid)
            boxes += [at] if at is not None else []
        if not boxes or story.dress is None:
            return
        left, top = min(b.x for b in boxes), min(b.y for b in boxes)
        right, foot = max(b.right for b in boxes), max(b.bottom for b in boxes)
        rect = Rect(left, top, right - left, foot - top)
        sheet.under.extend(dress_items(story.dress, rect, sheet.context, story.id))

    def _parts(self) -> tuple[list[list[Slot]], list[Slot]]:
        """The slots of the thread by page, and the last of each page but the last.

        Those are kept for the jump lines; they belong to no part.
        """
        pages: dict[int, list[Slot]] = {}
        columns = 0
        for position, area in enumerate(self.areas):
            grid = self.sheets[area.page].grid
            own = self._slots(position, area, grid, columns)
            pages.setdefault(area.page, []).extend(own)
            columns += len(area.columns)
        parts = list(pages.values())
        kept = [part.pop() for part in parts[:-1] if part]
        return parts, kept

    def _slots(self, position: int, area: FrameArea, grid: Grid, before: int) -> list[Slot]:
        """The slots of one area; `before` is the number of columns in those before it."""
        size, pitch = self._body(area.page).text.size, self._page_pitch(area.page)
        taken, in_way = self.title_lines.get(position, 0), self._obstacles(area)
        return self.memo.slots(
            (area, grid, size, pitch, taken, tuple(in_way), before),
            lambda: slots_of(area, grid, size, pitch, taken, in_way, before=before),
        )

    def _obstacles(self, area: FrameArea) -> list[Rect]:
        return [o for o in self.sheets[area.page].obstacles if o.overlaps(area.box)]

    def _page_pitch(self, page: int) -> Length:
        grid = self.sheets[page].grid
        return self._body(page).pitch if page in self._own_styles else self._pitch(grid)

    def _styles(self, sheet: Sheet) -> StyleBook:
        """The page's styles, under those of the article and the story where they have any."""
        story, article, styles = self.story, self.article, sheet.context.styles
        own = own_levels(self._issue, story, article)
        protected = () if article is None else article.protected
        if not any(own) and not protected:
            return styles
        return self.memo.styles(
            styles, (own, protected),
            lambda: story_book(self._issue, sheet.page, story, article, sheet.grid),
        )  # fmt: skip

    def _styles_on(self, page: int) -> StyleBook:
        """The story's styles as a page of its thread resolves them.

        A page of another size or pitch has its own, under what the story says for itself.
        """
        grid, home = self.sheets[page].grid, self.sheet.grid
        if (grid.size, grid.pitch) == (home.size, home.pitch):
            return self.styles
        if page not in self._own_styles:
            self._own_styles[page] = self._styles(self.sheets[page])
        return self._own_styles[page]

    def _body(self, page: int) -> ResolvedStyle:
        styles = self._styles_on(page)
        return self.body if styles is self.styles else styles.resolve("body")

    def _pitch(self, grid: Grid) -> int:
        """The story's own pitch; one that has none stands on the grid of each of its pages."""
        own = self.body.pitch
        return grid.pitch if own in (0, self.sheet.grid.pitch) else own


def inside(frame: Frame, story: Story, grid: Grid) -> Frame:
    """A boxed story's frame less its border and padding: lines above and below, ½ 字 at a time
    at the sides."""
    dress = story.dress
    assert dress is not None
    by = dress.padding.resolve(size=grid.size, pitch=grid.pitch)
    if dress.border:
        by += thickness(dress.border, dress.border_size.resolve(size=grid.size, pitch=grid.pitch))
    halves = -(-2 * by // grid.size)
    return frame._replace(
        line=frame.line + 1,
        lines=max(1, frame.lines - 2),
        inset_left=_wider(frame.inset_left, halves, grid),
        inset_right=_wider(frame.inset_right, halves, grid),
    )


def _wider(inset: Measure, halves: int, grid: Grid) -> Measure:
    """An inset in any unit widened by half 字s."""
    width = inset.resolve(size=grid.size, pitch=grid.pitch) + halves * grid.size // 2
    return Measure(width, UNIT)
