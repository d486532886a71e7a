"""Composes an issue again and again: what an edit does not touch is taken from before.

The unit is the story. A story is composed on empty copies of its sheets and kept under what
it depends on: its values, its article, its sheets and the levels of styles above it. What
comes out equals `compose` of the whole issue, and an unchanged story is the same object in the
new display list. Knows no screen.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.compose.boxes.context import PictureSource
from pagesetter.compose.composition import ComposedPage, Composition
from pagesetter.compose.page import continuations, placing_findings
from pagesetter.compose.pouring import Memo
from pagesetter.compose.sheet import Sheet, close_sheet, open_sheet, overlaps
from pagesetter.compose.thread import StoryComposer
from pagesetter.findings import Finding
from pagesetter.fonts import FontBook
from pagesetter.model import Issue, Page, Story

_MEMO = 1_000
"""Paragraphs kept of a story before those of older states are forgotten."""


class _Base(NamedTuple):
    """A sheet with its boxes, before any story stands on it."""

    key: object
    look: object
    """What the styles of its stories depend on."""
    sheet: Sheet
    findings: tuple[Finding, ...]


class _Part(NamedTuple):
    """What one story puts on the sheets, by page index."""

    key: object
    sheets: dict[int, Sheet]
    findings: tuple[Finding, ...]
    memo: Memo
    """The lines of its paragraphs."""


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
        self._bases: dict[str, _Base] = {}
        self._parts: dict[str, _Part] = {}
        self._closed: dict[str, _Closed] = {}

    def compose(self, issue: Issue) -> Composition:
        """Compose every page; the same values give the same pages as `compose.compose`."""
        bases = [self._base(issue, index) for index in range(len(issue.pages))]
        findings = [f for base in bases for f in base.findings]
        self._bases = {page.name: base for page, base in zip(issue.pages, bases, strict=True)}
        chains = continuations(issue)
        parts: dict[str, _Part] = {}
        placed: list[list[Sheet]] = [[] for _ in issue.pages]
        for index, page in enumerate(issue.pages):
            for story in page.stories:
                if story.continues:
                    continue
                name = f"{page.name}/{story.id}"
                part = self._part(issue, name, index, story, chains.get(name, []), bases)
                parts[name] = part
                findings += part.findings
                for at, sheet in part.sheets.items():
                    placed[at].append(sheet)
        self._parts = parts
        closed = [
            self._close(page, base.sheet, tuple(sheets))
            for page, base, sheets in zip(issue.pages, bases, placed, strict=True)
        ]
        self._closed = {page.name: done for page, done in zip(issue.pages, closed, strict=True)}
        for done in closed:
            findings += done.overlaps
        findings += placing_findings(issue)
        return Composition(tuple(done.page for done in closed), tuple(findings))

    def forget(self) -> None:
        """Compose everything anew next time: pictures or fonts are not what they were."""
        self._bases, self._parts, self._closed = {}, {}, {}

    def _base(self, issue: Issue, index: int) -> _Base:
        page = issue.pages[index]
        key = _base_key(issue, index, page)
        old = self._bases.get(page.name)
        if old is not None and old.key == key:
            context = old.sheet.context._replace(issue=issue, page=page)
            return old._replace(sheet=old.sheet._replace(page=page, context=context))
        findings: list[Finding] = []
        sheet = open_sheet(issue, index, self._fonts, self._pictures, findings)
        return _Base(key, _look(issue, page), sheet, tuple(findings))

    def _part(
        self,
        issue: Issue,
        name: str,
        index: int,
        story: Story,
        chain: list[tuple[int, Story]],
        bases: list[_Base],
    ) -> _Part:
        pages = dict.fromkeys([index, *(at for at, _ in chain)])
        article = issue.article(story.article) if story.article else None
        key = (
            story, article, tuple(chain),
            tuple((at, tuple(bases[at].sheet.obstacles), bases[at].look) for at in pages),
        )  # fmt: skip
        old = self._parts.get(name)
        if old is not None and old.key == key:
            return old
        findings: list[Finding] = []
        sheets = [base.sheet for base in bases]
        for at in pages:
            sheets[at] = _empty(sheets[at], findings)
        memo: Memo = old.memo if old is not None and len(old.memo) < _MEMO else {}
        StoryComposer(issue, self._fonts, sheets, index, story, chain, findings, memo).compose()
        return _Part(key, {at: sheets[at] for at in pages}, tuple(findings), memo)

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
        return _Closed(base, parts, close_sheet(whole), tuple(overlaps(whole)))


def _empty(sheet: Sheet, findings: list[Finding]) -> Sheet:
    """The sheet without stories, reporting into `findings`."""
    return sheet._replace(
        context=sheet.context._replace(findings=findings),
        under=[], items={}, lines=[], fits=[], areas=[],
    )  # fmt: skip


def _look(issue: Issue, page: Page) -> object:
    """What the styles and the dress of a page's stories depend on."""
    return (
        page.name, page.number, page.styles, issue.layout(page.layout), issue.paper,
        issue.styles, issue.protected,
    )  # fmt: skip


def _base_key(issue: Issue, index: int, page: Page) -> object:
    """All that a sheet with its boxes depends on."""
    layout = issue.layout(page.layout)
    boxes = tuple(story.boxes for story in page.stories)
    kinds = {box.kind for box in (*layout.furniture, *page.boxes, *page.overrides)}
    kinds |= {box.kind for element in issue.library for box in element.boxes}
    return (
        index, len(issue.pages), page._replace(stories=()), boxes, layout, issue.paper,
        issue.styles, issue.protected, issue.library, issue.number, issue.total, issue.date,
        _digested(issue) if "digest" in kinds else None,
    )  # fmt: skip


def _digested(issue: Issue) -> object:
    """What a 导读 tells of the issue: which article stands where, by which words and weight."""
    pages = tuple(
        (page.name, page.number, tuple((s.id, s.article, s.jump) for s in page.stories))
        for page in issue.pages
    )
    return pages, tuple((a.name, a.headline, a.weight, bool(a.body)) for a in issue.articles)
