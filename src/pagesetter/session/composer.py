"""Composes an issue again and again: what an edit does not touch is taken from before.

The unit is the story. A story is composed on empty copies of its sheets and kept under what
it depends on: its values, its article, its sheets and the levels of styles above it. What
comes out equals `compose` of the whole issue, and an unchanged story is the same object in the
new display list. Knows no screen.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from copy import copy

from pagesetter.compose.boxes.context import KnownNames, PictureSource
from pagesetter.compose.composers import story_composer
from pagesetter.compose.composition import ComposedPage, Composition
from pagesetter.compose.grid import grid_of
from pagesetter.compose.kept import Kept
from pagesetter.compose.kept_boxes import KeptBoxes, pruned
from pagesetter.compose.page import continuations, placed_articles, unplaced
from pagesetter.compose.sheet import Sheet, close_sheet, open_sheet, overlaps
from pagesetter.compose.story_frames import Thread
from pagesetter.compose.titles import PARTS
from pagesetter.display import DisplayList, Tag
from pagesetter.display.walk import tags
from pagesetter.findings import Finding, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Rect
from pagesetter.model import Article, Issue, Layout, Page, Story
from pagesetter.session.remembered import Remembered
from pagesetter.session.shifting import in_way, moved_along, only_moved
from pagesetter.text import ENDLESS
from pagesetter.text.paragraph import Heard
from pagesetter.values import NamedTuple

_MEMO = 1_000
"""Paragraphs kept of a story before those of older states are forgotten."""


class _Base(NamedTuple):
    """A sheet with its boxes, before any story stands on it."""

    key: object
    look: object
    """What the styles of its stories depend on."""
    obstacles: tuple[Rect, ...]
    sheet: Sheet
    findings: tuple[Finding, ...]
    kept: KeptBoxes


class _Key(NamedTuple):
    """All that a story depends on."""

    story: Story
    article: Article | None
    chain: tuple[tuple[int, Story], ...]
    proof: object
    obstacles: tuple[tuple[int, tuple[Rect, ...]], ...]
    """(page index, what its text runs round there)."""
    looks: tuple[object, ...]
    boxes: object
    """Those of its page, of a title that stands on one of them."""


class _Part(NamedTuple):
    """What one story puts on the sheets, by page index."""

    key: _Key
    sheets: dict[int, Sheet]
    findings: tuple[Finding, ...]
    memo: Kept
    """The lines of its paragraphs."""
    is_clean: bool
    """False when a page's styles complained meanwhile: they do so once, to who asks first."""


class _Closed(NamedTuple):
    """A finished page and what it was made of."""

    base: Sheet
    parts: tuple[Sheet, ...]
    page: ComposedPage
    overlaps: tuple[Finding, ...]


class Composer:
    """Composes states of one issue; keeps the last state's sheets and stories."""

    def __init__(self, fonts: FontBook, pictures: PictureSource | None = None) -> None:
        self._fonts, self._pictures = fonts, pictures
        self._names: KnownNames = {}
        self._bases: dict[str, _Base] = {}
        self._parts: dict[str, _Part] = {}
        self._closed: dict[str, _Closed] = {}
        self._ways: dict[str, tuple[object, tuple[Rect, ...], tuple[Rect, ...]]] = {}
        """A story's frames, all obstacles of its page, and those in its way."""
        self._wanted_last: frozenset[int] = frozenset()
        self._blanks: dict[str, tuple[Layout, int, ComposedPage]] = {}
        self._plan = Remembered(_plan)
        self._placed = Remembered(placed_articles)
        self._digested = Remembered(_digested)

    def compose(self, issue: Issue, only: Collection[int] | None = None) -> Composition:
        """Compose every page; the same values give the same pages as `compose.compose`.

        With `only`, pages beyond these indexes that have never been composed are left blank,
        and what would be found on them is not told; see `pending`.
        """
        todo = self._wanted(issue, only)
        stories, needed = self._plan(issue.pages, todo)
        bases = {index: self._base(issue, index) for index in needed}
        findings = [f for base in bases.values() for f in base.findings]
        begun = {page.name for at, page in enumerate(issue.pages) if at not in todo}
        self._bases = {name: base for name, base in self._bases.items() if name in begun}
        self._bases.update((issue.pages[index].name, base) for index, base in bases.items())
        articles = {article.name: article for article in issue.articles}
        parts: dict[str, _Part] = {}
        placed: dict[int, list[Sheet]] = {index: [] for index in needed}
        for index, story, chain in stories:
            name = f"{issue.pages[index].name}/{story.id}"
            article = articles.get(story.article)
            part = self._part(issue, name, index, story, article, chain, bases)
            parts[name] = part
            findings += part.findings
            for at, sheet in part.sheets.items():
                placed[at].append(sheet)
        self._parts = _of_pages(self._parts, begun) | parts
        closed = {
            index: self._close(issue.pages[index], bases[index].sheet, tuple(placed[index]))
            for index in sorted(todo)
        }
        self._closed = {issue.pages[index].name: done for index, done in closed.items()}
        # Pages of one layout have the same styles, and what these complain of is told once.
        books = [bases[index].sheet.context.styles for index in closed]
        findings += dict.fromkeys(found for book in books for found in book.findings)
        for done in closed.values():
            findings += done.overlaps
        placed_names, twice = self._placed(issue.pages)
        findings += twice
        findings += unplaced(issue, placed_names)
        layouts = {layout.name: layout for layout in issue.layouts}
        pages = tuple(
            closed[index].page if index in closed else self._blank(page, layouts[page.layout])
            for index, page in enumerate(issue.pages)
        )
        return Composition(pages, tuple(findings))

    def steps(self, issue: Issue, index: int) -> Iterator[None]:
        """Compose page `index` bit by bit: its sheets and its stories, one at a time.

        Whoever goes through all steps finds `compose` done but for closing the page. Whoever
        leaves off loses nothing: what is done is kept until the page is composed.
        """
        stories, needed = _plan(issue.pages, {index})
        articles = {one.name: one for one in issue.articles}
        bases: dict[int, _Base] = {}
        for at in needed:
            bases[at] = self._laid_out(issue, at)
            yield
        for at, story, chain in stories:
            name, article = f"{issue.pages[at].name}/{story.id}", articles.get(story.article)
            self._parts[name] = self._part(issue, name, at, story, article, chain, bases)
            yield

    def pending(self, issue: Issue) -> list[int]:
        """Indexes of the pages that have not been composed yet."""
        return [at for at, page in enumerate(issue.pages) if page.name not in self._closed]

    def is_blank(self, issue: Issue, index: int) -> bool:
        """True for a page that has not been composed here."""
        return issue.pages[index].name not in self._closed

    def hear(self, issue: Issue, index: int, story: Story) -> list[Heard]:
        """Every paragraph of a story of page `index` as it is set, each as it was set last.

        A continuation is asked for where its story begins. A page that was composed elsewhere has
        its sheet laid out here first.
        """
        chain = continuations(issue.pages).get(f"{issue.pages[index].name}/{story.id}", [])
        heard: dict[tuple[SourceSpan, str], Heard] = {}

        def note(one: Heard) -> None:
            if one.measures[0] < ENDLESS:
                heard[one.span, "".join(text for text, _ in one.spans)] = one

        fonts = copy(self._fonts)
        fonts.heard = note
        wanted = dict.fromkeys([index, *(at for at, _ in chain)])
        bases = {at: self._laid_out(issue, at) for at in wanted}
        sheets = [bases[index].sheet] * len(issue.pages)
        for at, base in bases.items():
            sheets[at] = _empty(base.sheet, [])
        story_composer(Thread(issue, fonts, sheets, index, story, chain, [], Kept())).compose()
        return list(heard.values())

    def _laid_out(self, issue: Issue, index: int) -> _Base:
        """The sheet of a page, kept until the page is composed."""
        base = self._bases[issue.pages[index].name] = self._base(issue, index)
        return base

    def _wanted(self, issue: Issue, only: Collection[int] | None) -> frozenset[int]:
        """Pages asked for, and those composed before: they stay true."""
        wanted = frozenset(
            index
            for index, page in enumerate(issue.pages)
            if only is None or index in only or page.name in self._closed
        )
        if wanted != self._wanted_last:
            self._wanted_last = wanted
        return self._wanted_last  # the same object while they are the same

    def _blank(self, page: Page, layout: Layout) -> ComposedPage:
        """The sheet of a page that is not composed yet."""
        known = self._blanks.get(page.name)
        if known is None or known[0] is not layout or known[1] != page.number:
            known = self._blanks[page.name] = layout, page.number, _blank(page, layout)
        return known[2]

    def _base(self, issue: Issue, index: int) -> _Base:
        page = issue.pages[index]
        depends = _box_key(issue, index, page, self._digested)
        frames = tuple((story.frames, story.boxes) for story in page.stories)
        key = depends, page.boxes, frames
        old = self._bases.get(page.name)
        if old is not None and old.key == key and not old.sheet.context.styles.findings:
            context = old.sheet.context._replace(issue=issue, page=page)
            return old._replace(sheet=old.sheet._replace(page=page, context=context))
        kept = old.kept if old is not None and old.kept.depends == depends else KeptBoxes(depends)
        self._names = pruned(self._names)
        findings: list[Finding] = []
        look = _look(issue, page)
        books = {}
        if old is not None and old.look == look and not old.sheet.context.styles.findings:
            books[page.layout, page.styles] = old.sheet.context.styles
        sheet = open_sheet(
            issue, index, self._fonts, self._pictures, findings, self._names, books, kept.compose
        )
        obstacles = tuple(sheet.obstacles)
        return _Base(key, look, obstacles, sheet, tuple(findings), kept)

    def _part(
        self,
        issue: Issue,
        name: str,
        index: int,
        story: Story,
        article: Article | None,
        chain: list[tuple[int, Story]],
        bases: Mapping[int, _Base],
    ) -> _Part:
        frames = ((index, story), *chain)
        pages = dict.fromkeys(at for at, _ in frames)
        key = _Key(
            story, article, tuple(chain), issue.proof_of(issue.pages[index].name, story),
            tuple((at, self._in_way(issue, at, one, bases[at])) for at, one in frames),
            tuple(bases[at].look for at in pages),
            story.title.over and bases[index].sheet.boxes,
        )  # fmt: skip
        old = self._parts.get(name)
        if old is not None and old.is_clean:
            if old.key == key:
                return old
            if not chain and index in old.sheets:
                along = _moved(old, key, index, bases[index].sheet)
                if along is not None:
                    return along
        findings: list[Finding] = []
        # A list by page index, as composing wants it; it looks at no page but these.
        sheets = [bases[index].sheet] * len(issue.pages)
        for at in pages:
            sheets[at] = _empty(bases[at].sheet, findings)
        memo = old.memo if old is not None and len(old.memo) < _MEMO else Kept()
        thread = Thread(issue, self._fonts, sheets, index, story, chain, findings, memo)
        story_composer(thread).compose()
        is_clean = not any(sheets[at].context.styles.findings for at in pages)
        return _Part(key, {at: sheets[at] for at in pages}, tuple(findings), memo, is_clean)

    def _in_way(self, issue: Issue, at: int, story: Story, base: _Base) -> tuple[Rect, ...]:
        """The obstacles of a page that reach into a story's frames; perhaps more of them."""
        if not base.obstacles:
            return ()
        name = f"{issue.pages[at].name}/{story.id}"
        known = self._ways.get(name)
        frames = story.frames, story.dress, story.direction
        if known is None or known[0] != frames or known[1] != base.obstacles:
            found = in_way(story, base.sheet.grid, base.obstacles)
            known = self._ways[name] = frames, base.obstacles, found
        return known[2]

    def _close(self, page: Page, base: Sheet, parts: tuple[Sheet, ...]) -> _Closed:
        old = self._closed.get(page.name)
        if (
            old is not None
            and old.base.boxes is base.boxes
            and old.base.page.number == page.number
            and len(old.parts) == len(parts)
            and all(one is other for one, other in zip(old.parts, parts, strict=True))
        ):
            return old
        whole = _empty(base, [])
        for part in parts:
            whole.under.extend(part.under)
            for name, items in part.items.items():
                whole.items.setdefault(name, []).extend(items)
            whole.lines.extend(part.lines)
            whole.fits.extend(part.fits)
            whole.areas.extend(part.areas)
        if old is not None and old.base.boxes is base.boxes and _titles_stay(old, page, parts):
            return _Closed(base, parts, close_sheet(whole), old.overlaps)
        return _Closed(base, parts, close_sheet(whole), tuple(overlaps(whole)))


def _titles_stay(old: _Closed, page: Page, parts: tuple[Sheet, ...]) -> bool:
    """True when titles look as they did. Frames do when boxes are the same objects."""
    was = old.base.page
    return (
        was.number == page.number
        and [story.title for story in was.stories] == [story.title for story in page.stories]
        and len(old.parts) == len(parts)
        and all(
            one is other or _titles(one) == _titles(other)
            for one, other in zip(old.parts, parts, strict=True)
        )
    )


def _titles(sheet: Sheet) -> list[Tag]:
    """What the parts of the titles on a sheet look like, each with its place."""
    return [tag for items in sheet.items.values() for tag in tags(items, *PARTS)]


def _moved(old: _Part, key: _Key, index: int, base: Sheet) -> _Part | None:
    """A story of one page that was only moved; None where it has to be composed."""
    was = old.key
    if was.story == key.story or not only_moved(was.story, key.story):
        return None
    if was._replace(story=key.story, obstacles=key.obstacles) != key:
        return None
    sheet = _empty(base, [])
    was_round, is_round = was.obstacles[0][1], key.obstacles[0][1]
    if not moved_along(old.sheets[index], key.story, sheet, was_round, is_round):
        return None
    return old._replace(key=key, sheets={index: sheet})


def _of_pages(parts: Mapping[str, _Part], pages: Collection[str]) -> dict[str, _Part]:
    """What stories that begin on some pages put on the sheets."""
    return {name: one for name, one in parts.items() if name.partition("/")[0] in pages}


_Begun = tuple[int, Story, list[tuple[int, Story]]]
"""A story that begins on the page with this index, and where it goes on."""


def _plan(pages: Sequence[Page], todo: Collection[int]) -> tuple[list[_Begun], list[int]]:
    """The stories to compose for some pages, and the pages these stand on, those included."""
    chains = continuations(pages)
    stories = [
        (index, story, chains.get(f"{page.name}/{story.id}", []))
        for index, page in enumerate(pages)
        for story in page.stories
        if not story.continues
    ]
    if len(todo) < len(pages):
        stories = [s for s in stories if s[0] in todo or any(at in todo for at, _ in s[2])]
    touched = {at for index, _, chain in stories for at in (index, *(p for p, _ in chain))}
    return stories, sorted(touched.union(todo))


def _empty(sheet: Sheet, findings: list[Finding]) -> Sheet:
    """The sheet without stories, reporting into `findings`."""
    return sheet._replace(
        context=sheet.context._replace(findings=findings),
        under=[], items={}, lines=[], fits=[], areas=[],
    )  # fmt: skip


def _blank(page: Page, layout: Layout) -> ComposedPage:
    grid = grid_of(layout)
    width, height = grid.sheet.width + 2 * grid.bleed, grid.sheet.height + 2 * grid.bleed
    media = Rect(0, 0, width, height)
    display = DisplayList(str(page.number), width, height, grid.sheet, media, ())
    return ComposedPage(page.name, display, (), ())


def _look(issue: Issue, page: Page) -> object:
    """What the styles and the dress of a page's stories depend on."""
    return (
        page.name, page.number, page.styles, issue.layout(page.layout), issue.paper,
        issue.styles, issue.protected,
    )  # fmt: skip


def _box_key(issue: Issue, index: int, page: Page, digested: Callable[[Issue], object]) -> object:
    """All that the boxes of a sheet depend on, but for themselves and the frames round them."""
    layout = issue.layout(page.layout)
    boxes = (*page.boxes, *(box for story in page.stories for box in story.boxes))
    kinds = {box.kind for box in (*layout.furniture, *page.overrides, *boxes)}
    kinds |= {box.kind for element in issue.library for box in element.boxes}
    return (
        index, len(issue.pages), page._replace(stories=(), boxes=()), layout, issue.paper,
        issue.styles, issue.protected, issue.library, issue.number, issue.total, issue.date,
        digested(issue) if "digest" in kinds else None,
    )  # fmt: skip


def _digested(issue: Issue) -> object:
    """What a 导读 tells of the issue: which article stands where, by which words and weight."""
    pages = tuple(
        (page.name, page.number, tuple((s.id, s.article, s.jump) for s in page.stories))
        for page in issue.pages
    )
    return pages, tuple((a.name, a.headline, a.weight, bool(a.body)) for a in issue.articles)
