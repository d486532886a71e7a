"""Composes one story over all its frames: title, text, jumps, levelled feet, its dress.

Takes the room its frames give (`story_frames`) and puts items, lines and its fit on its sheets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.compose import levels
from pagesetter.compose.boxes.rules import rule
from pagesetter.compose.composition import Fit
from pagesetter.compose.flow import ByHand, FlowItem, flow_of
from pagesetter.compose.jumps import MIN_LINES, jump_from, jump_to, set_jump_line, short_title
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Pouring
from pagesetter.compose.sheet import Sheet
from pagesetter.compose.slots import (
    FrameArea,
    Slot,
    area_of,
    capacity,
)
from pagesetter.compose.story import Poured, pour
from pagesetter.compose.story_frames import StoryFrames
from pagesetter.compose.titles import TitleBlock, title_block, words_of
from pagesetter.display import Item, Tag
from pagesetter.findings import Finding
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.geometry import Length
from pagesetter.model import Article, Story, Title
from pagesetter.values import NamedTuple

if TYPE_CHECKING:
    from pagesetter.compose.fitting import Made
    from pagesetter.compose.resized import Resizer


class _Set(NamedTuple):
    """A story's text set: the slots it was given, what stands in them, what levelling found."""

    slots: list[Slot]
    poured: Poured
    findings: list[Finding]


class StoryComposer(StoryFrames):
    """Composes a `Thread`: a story, with the stories on other pages that continue it."""

    def compose(self) -> None:
        self.titles: dict[int, list[Item]] = {}
        self._lay_out_frames()
        if self.article is None:
            self._report_empty()
            self._report_styles()
            return
        self._set_titles(self.article)
        self._hand = self._by_hand()
        flow, credit, found = flow_of(self.article, self.styles, self.place, self._hand)
        self.findings += found
        parts, kept = self._parts()
        slots = [slot for part in parts for slot in part]
        self._report_missing_room(self.article, slots)
        size, pitch = self.body.text.size, self._pitch(self.sheet.grid)
        width = self.areas[0].columns[0].width if self.areas else 0
        resizer = self._resizer(flow, credit)

        def set_flow(items: list[FlowItem]) -> _Set:
            def try_slots(some: list[Slot]) -> Poured:
                if resizer is not None and some:
                    return resizer.pour(items, credit, some)
                return pour(
                    items, credit, some, size, pitch, self.fonts, self.place, memo=self.memo,
                    width=width, pictures=self.sheet.context.pictures,
                )  # fmt: skip

            if not self.story.level or not slots:
                return _Set(slots, try_slots(slots), [])
            cut, found = levels.level(
                self.story.level, slots, try_slots, self.place, self.story.span
            )
            return _Set(cut, try_slots(cut), found)

        proof = self._issue.proof_of(self.sheet.page.name, self.story) if self.story.proof else ()
        if slots and (self.story.locks or proof):
            from pagesetter.compose.holding import hold

            flow, found = hold(
                flow, self.article.body, self.story.locks, proof,
                lambda items: set_flow(items).poured, size, self.place,
            )  # fmt: skip
            self.findings += found
        made: Made = set_flow(flow)
        if slots and _wants_fitting(made, self.story.level):
            from pagesetter.compose.fitting import Fitter

            alone = Pouring([], size, pitch, self.fonts, self.place, self.memo)
            fitter = Fitter(flow, made, set_flow, self.story.level, size, alone.set_over)
            flow, made = fitter.fit()
            if self.fonts.heard is not None:
                made = set_flow(flow)  # who listens hears last how it stands
        slots, poured = made.slots, made.poured
        self.findings += made.findings
        if self.areas:  # without any frame on the page all text is over, which is told already
            self.findings += poured.findings
            if poured.fit.lines_over:
                poured = _advised(flow, poured)
            elif poured.heads:
                from pagesetter.compose.short_heads import short_heads

                self.findings += short_heads(flow, poured, self.place)
            self._report_fit(self.article, poured.fit)
        self._put(self.article, poured)
        self._jump_lines(kept, poured)
        self._column_rules(slots)
        self.sheet.fits.append(poured.fit)
        self._report_styles()

    def _by_hand(self) -> ByHand:
        """Settings by hand on single paragraphs; whatever is set by hand is reported."""
        stories = [self.story, *(story for _, story in self.continued)]
        entries = [entry for story in stories for entry in story.manual]
        if self.article is None or not (entries or self.story.style):
            return {}
        # Rare: pages without them do not load it.
        from pagesetter.compose.manual import settings_by_hand

        values, found = settings_by_hand(self.article, self.story, entries, self.place)
        self.findings += found
        return values

    def _report_styles(self) -> None:
        if self.styles is not self.sheet.context.styles:  # the page reports its own
            self.findings += self.styles.findings

    def _resizer(self, flow: list[FlowItem], credit: FlowItem | None) -> Resizer | None:
        """What pours the story when it goes on on pages of another size; else None."""
        pages = dict.fromkeys(area.page for area in self.areas)
        if self.article is None or all(self._styles_on(p) is self.styles for p in pages):
            return None
        # Rare: pages of one size do not load it.
        from pagesetter.compose.resized import PageFlow, Resizer

        home = PageFlow(flow, credit, self.body.text.size, self._pitch(self.sheet.grid))
        flows: dict[int, PageFlow] = {}
        for page in pages:
            styles = self._styles_on(page)
            flows[page] = home
            if styles is not self.styles:
                own, end, _ = flow_of(self.article, styles, self.place, self._hand)
                size = self._body(page).text.size
                flows[page] = PageFlow(own, end, size, self._page_pitch(page))
        return Resizer(flows, self.fonts, self.place, self.memo, self.sheet.context.pictures)

    # Titles

    def _set_titles(self, article: Article) -> None:
        story = self.story
        first = next((a for a in self.areas if a.page == self.index), None)
        at, fixed = first, 0
        if story.title.over is not None:
            # Rare: pages without such a title do not load it.
            from pagesetter.compose.over import title_over

            set_title = title_over(
                article, story, self.sheet.boxes, self.sheet.grid, self.styles, self.fonts,
                self.place,
            )  # fmt: skip
            self.findings += set_title.findings
            self.titles[self.index] = list(set_title.items)
            at = None
        if story.title.frame is not None:
            at, found = area_of(story.title.frame, self.sheet.grid, self.index, self.place)
            self.findings += found
            if at is not None:
                self.sheet.areas.append((story.id, at))
                fixed = at.frame.lines
        if at is not None:
            lines = self._title(article, story.title, at, fixed)
            if story.title.frame is None:
                self.title_lines[self.areas.index(at)] = lines
        elif not (story.frames or story.title.over) and words_of(article, story.title):
            self._report("no-frame", story=story.id)
        pages = [self.index]
        for index, other in self.continued:
            area = next((a for a in self.areas if a.page == index), None)
            if area is not None and index not in pages:
                title = _continued_title(article, story, other, self.sheets[pages[-1]])
                lines = self._title(article, title, area, 0, jump=True)
                self.title_lines[self.areas.index(area)] = lines
            pages.append(index)

    def _title(
        self, article: Article, title: Title, at: FrameArea, fixed: int, *, jump: bool = False
    ) -> int:
        """Set a title block at the head of an area; return the grid lines it takes."""
        sheet = self.sheets[at.page]
        block: TitleBlock = title_block(
            article, title, at.box.width, sheet.grid, self._styles_on(at.page), self.fonts,
            self.place, at_head=at.frame.line == 1, fixed_lines=fixed,
            style_prefix="jump-" if jump else "", memo=self.memo,
        )  # fmt: skip
        self.findings += block.findings
        self.titles.setdefault(at.page, []).extend(
            Tag(tag.kind, tuple(moved(tag.items, at.box.x, at.box.y)), tag.name)
            for tag in block.items
            if isinstance(tag, Tag)
        )
        return block.lines

    # What the reader of the findings is told

    def _report(self, code: str, **params: object) -> None:
        self.findings.append(finding(MESSAGES, code, self.story.span, self.place, **params))

    def _report_empty(self) -> None:
        """The capacity of a frame that stands empty or holds a planned story."""
        for position, area in enumerate(self.areas[:1]):
            self.title_lines[position] = min(self.story.title.lines, area.frame.lines)
        size = self.body.text.size
        parts, kept = self._parts()
        room = capacity([slot for part in (*parts, kept) for slot in part], size)
        self.sheet.fits.append(Fit(self.story.id, 0, room, 0, 0, 0, room))
        plan = self.story.plan
        if plan is None:
            self._report("frame-empty", story=self.story.id, capacity=room)
        else:
            self._report(
                "frame-planned", story=self.story.id, title=plan.title, wanted=plan.characters,
                capacity=room,
            )  # fmt: skip

    def _report_missing_room(self, article: Article, slots: list[Slot]) -> None:
        story = self.story
        if not article.body:
            if story.frames:
                self.findings.append(
                    finding(MESSAGES, "article-empty", article.span, self.place,
                            article=article.name)
                )  # fmt: skip
        elif not story.frames:
            if story.title.frame is not None or not words_of(article, story.title):
                self._report("no-frame", story=story.id)
        elif self.areas and not slots:
            self._report("title-without-text", story=story.id)

    def _report_fit(self, article: Article, fit: Fit) -> None:
        if fit.lines_over:
            from pagesetter.compose.where_to_cut import told

            where, where_zh = told(fit.cuts)
            self._report(
                "overset", story=fit.story, lines=fit.lines_over, characters=fit.characters_over,
                cut=fit.to_cut, where=f" ({where})" if where else "",
                where_zh=f"（{where_zh}）" if where_zh else "",
            )  # fmt: skip
        elif fit.lines_free and article.body and self.story.level != "balance":
            self._report(
                "underset", story=fit.story, lines=fit.lines_free, characters=fit.characters_free
            )

    # Putting things on the sheets

    def _put(self, article: Article, poured: Poured) -> None:
        """Hang title and text on their pages as one article each."""
        name = (article.headline or article.name).replace("\n", " ")
        ids = {i: s.id for i, s in reversed(self.continued)} | {self.index: self.story.id}
        for page in sorted({*self.titles, *poured.items}):
            items = self.titles.get(page, []) + poured.items.get(page, [])
            story = ids.get(page, self.story.id)
            tag = Tag("article", tuple(items), name, story)
            self.sheets[page].items.setdefault(story, []).append(tag)
        for page, placed in poured.lines.items():
            self.sheets[page].lines.extend(placed)

    def _jump_lines(self, kept: list[Slot], poured: Poured) -> None:
        """下转 in the slot kept at the end of each page's part but the last."""
        if not kept:
            return
        pages = list(dict.fromkeys(area.page for area in self.areas))
        ids = {i: s.id for i, s in reversed(self.continued)} | {self.index: self.story.id}
        for slot in kept:
            onward = pages[pages.index(slot.page) + 1]
            text = jump_to(str(self.sheets[onward].page.number))
            items = self._jump_line(text, slot)
            self.sheets[slot.page].items.setdefault(ids[slot.page], []).extend(items)
        for page in pages:
            lines = len(poured.lines.get(page, ()))
            if lines < MIN_LINES:
                self._report("jump-short", story=self.story.id, lines=lines)

    def _jump_line(self, text: str, slot: Slot) -> list[Item]:
        return set_jump_line(text, slot, self._styles_on(slot.page), self.fonts)

    def _column_rules(self, slots: list[Slot]) -> None:
        """Rules in the gutters of a story that asks for them: as high as its text, not in boxes."""
        if not self.story.column_rule:
            return
        for area in self.areas:
            size, pitch = self._body(area.page).text.size, self._page_pitch(area.page)
            tops = sorted(
                {s.top for s in slots if s.frame == area.frame.id and s.page == area.page}
            )
            for left, right in zip(area.columns, area.columns[1:], strict=False):
                x = (left.right + right.x) // 2
                in_way = [o for o in self._obstacles(area) if o.x < x < o.right]
                free = [t for t in tops if not any(o.y < t + size and t < o.bottom for o in in_way)]
                for top, foot in _stretches(free, pitch):
                    items = rule(self.story.column_rule, x, top, foot + size - top, vertical=True)
                    self.sheets[area.page].under.append(Tag("furniture", tuple(items)))


def _advised(flow: list[FlowItem], poured: Poured) -> Poured:
    """The poured story with its fit saying where to cut."""
    from pagesetter.compose.where_to_cut import where_to_cut

    total, cuts = where_to_cut(flow, poured)
    return poured._replace(fit=poured.fit._replace(to_cut=total, cuts=cuts))


def _wants_fitting(made: Made, level: str) -> bool:
    """A cheap look: over, under, or a bad head of a column."""
    poured = made.poured
    if not (poured.heads or poured.fit.lines_over or poured.fit.lines_free):
        return False
    from pagesetter.compose.fitting import wants_fitting

    return wants_fitting(made, level)


def _stretches(tops: list[Length], pitch: Length) -> list[tuple[Length, Length]]:
    """First and last of each run of line tops that follow one another at the pitch."""
    found: list[tuple[Length, Length]] = []
    for top in tops:
        if found and top - found[-1][1] <= pitch:
            found[-1] = (found[-1][0], top)
        else:
            found.append((top, top))
    return found


def _continued_title(article: Article, story: Story, other: Story, before: Sheet) -> Title:
    """The head of a continuation: 上接 with the short title, in the continuing story's dress."""
    words = dict(other.title.text)
    words.setdefault("kicker", jump_from(str(before.page.number)))
    words.setdefault("headline", other.jump or short_title(article, story))
    words.setdefault("deck", "")
    return other.title._replace(text=tuple(words.items()))
