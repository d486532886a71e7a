"""Composes an issue: sheets with their grids and boxes, then stories with their threads.

`compose` is pure: an issue, fonts and picture sizes in, a Composition out. It reads no
files and no clock.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence

from pagesetter.compose.boxes.context import KnownNames, PictureSource
from pagesetter.compose.composers import story_composer
from pagesetter.compose.composition import Composition
from pagesetter.compose.sheet import StyleBooks, close_sheet, open_sheet, overlaps
from pagesetter.compose.story_frames import Thread
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.model import Issue, Page, Story


def compose(issue: Issue, fonts: FontBook, pictures: PictureSource | None = None) -> Composition:
    """Compose every page of an issue."""
    findings: list[Finding] = []
    names: KnownNames = {}
    books: StyleBooks = {}
    sheets = [
        open_sheet(issue, index, fonts, pictures, findings, names, books)
        for index in range(len(issue.pages))
    ]
    continued = continuations(issue.pages)
    for index, sheet in enumerate(sheets):
        for story in sheet.page.stories:
            if not story.continues:
                chain = continued.get(f"{sheet.page.name}/{story.id}", [])
                thread = Thread(issue, fonts, sheets, index, story, chain, findings)
                story_composer(thread).compose()
    for book in books.values():
        findings += book.findings
    for sheet in sheets:
        findings += overlaps(sheet)
    findings += placing_findings(issue)
    return Composition(tuple(close_sheet(sheet) for sheet in sheets), tuple(findings))


def continuations(pages: Sequence[Page]) -> dict[str, list[tuple[int, Story]]]:
    """For each story (`PAGE/ID`) that is continued: the stories that go on with it, in order."""
    by_target: dict[str, list[tuple[int, Story]]] = {}
    for index, page in enumerate(pages):
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
                waiting.append(f"{pages[index].name}/{story.id}")
        chains[start] = chain
    return chains


def placing_findings(issue: Issue) -> list[Finding]:
    """Articles that stand on more than one place, and those that stand on none."""
    placed, findings = placed_articles(issue.pages)
    return findings + unplaced(issue, placed)


def placed_articles(pages: Sequence[Page]) -> tuple[Collection[str], list[Finding]]:
    """Names of the articles that stand on some page, and findings for those that do so twice."""
    findings: list[Finding] = []
    placed: dict[str, str] = {}
    for page in pages:
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
    return placed.keys(), findings


def unplaced(issue: Issue, placed: Collection[str]) -> list[Finding]:
    """A finding for each article whose name is not among those `placed`."""
    return [
        finding(MESSAGES, "article-unplaced", article.span, article=article.name)
        for article in issue.articles
        if article.name not in placed
    ]
