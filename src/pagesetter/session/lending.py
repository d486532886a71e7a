"""Pages composed elsewhere, from an earlier state of the issue: which of them are still true.

A page is composed from its own values, the articles placed on it and what all pages share; one
whose stories run on to other pages, or that tells what stands on them, from those too. Knows no
screen and does not compose.
"""

from __future__ import annotations

from collections.abc import Mapping

from pagesetter.compose import ComposedPage
from pagesetter.compose.page import continuations
from pagesetter.findings import Finding
from pagesetter.model import Issue, Page
from pagesetter.values import NamedTuple


class Lent(NamedTuple):
    """A page and the state of the issue it was composed from."""

    issue: Issue
    composed: ComposedPage
    findings: tuple[Finding, ...]


def still_true(lent: Mapping[str, Lent], issue: Issue) -> dict[str, Lent]:
    """Those of the pages, by name, that composing `issue` would make again."""
    changed: dict[int, frozenset[str]] = {}
    kept = {}
    for name, one in lent.items():
        if one.issue is not issue:
            if id(one.issue) not in changed:
                changed[id(one.issue)] = changed_pages(one.issue, issue)
            if name in changed[id(one.issue)]:
                continue
        kept[name] = one
    return kept


def changed_pages(old: Issue, new: Issue) -> frozenset[str]:
    """Names of the pages of `old` that may look different in `new`; by identity of their parts."""
    everything = frozenset(page.name for page in old.pages)
    if len(old.pages) != len(new.pages):
        return everything
    if old._replace(pages=(), articles=()) != new._replace(pages=(), articles=()):
        return everything
    articles = {article.name: article for article in old.articles}
    other = {a.name for a in new.articles if articles.pop(a.name, None) is not a} | articles.keys()
    pairs = zip(old.pages, new.pages, strict=True)
    found = {
        was.name
        for was, now in pairs
        if was is not now or any(story.article in other for story in was.stories)
    }
    if found:
        found |= _bound(old)
    return frozenset(found)


def _bound(issue: Issue) -> set[str]:
    """Pages that hang on others: by a story that runs on, or by a digest of the issue."""
    found = set()
    for name, chain in continuations(issue).items():
        found.add(name.partition("/")[0])
        found |= {issue.pages[at].name for at, _ in chain}
    shared = {box.kind for element in issue.library for box in element.boxes}
    return found | {page.name for page in issue.pages if "digest" in shared | _kinds(issue, page)}


def _kinds(issue: Issue, page: Page) -> set[str]:
    boxes = (*issue.layout(page.layout).furniture, *page.boxes, *page.overrides)
    return {box.kind for box in boxes}
