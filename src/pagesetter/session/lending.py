"""Pages composed elsewhere, from an earlier state of the issue: which of them are still true.

A page is composed from its own values, the articles placed on it and what all pages share; one
whose stories run on to other pages, or that tells what stands on them, from those too. Knows no
screen and does not compose.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagesetter.compose import ComposedPage
from pagesetter.compose.page import continuations
from pagesetter.findings import Finding
from pagesetter.model import Article, Element, Issue, Layout, Page
from pagesetter.session.remembered import Remembered
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
    places = _places(old.pages)
    found = set()
    for name in _changed_articles(old.articles, new.articles):
        found |= places.get(name, set())
    if old.pages is not new.pages:
        pairs = zip(old.pages, new.pages, strict=True)
        found |= {was.name for was, now in pairs if was is not now}
    if found:
        found |= _bound(old.pages, old.layouts, old.library)
    return frozenset(found)


def _changed_articles(old: Sequence[Article], new: Sequence[Article]) -> set[str]:
    """Names of the articles that are not the same objects, or only in one of the two."""
    if len(old) != len(new):
        gone = {article.name: article for article in old}
        come = {one.name for one in new if gone.pop(one.name, None) is not one}
        return come | gone.keys()
    pairs = [pair for pair in zip(old, new, strict=True) if pair[0] is not pair[1]]
    return {article.name for pair in pairs for article in pair}


def _standing(pages: Sequence[Page]) -> dict[str, set[str]]:
    """For each article on some page the names of the pages it is placed on."""
    found: dict[str, set[str]] = {}
    for page in pages:
        for story in page.stories:
            found.setdefault(story.article, set()).add(page.name)
    return found


def _hanging(
    pages: Sequence[Page], layouts: Sequence[Layout], library: Sequence[Element]
) -> set[str]:
    """Pages that hang on others: by a story that runs on, or by a digest of the issue."""
    found = set()
    for name, chain in continuations(pages).items():
        found.add(name.partition("/")[0])
        found |= {pages[at].name for at, _ in chain}
    shared = {box.kind for element in library for box in element.boxes}
    kinds = {layout.name: {box.kind for box in layout.furniture} for layout in layouts}
    return found | {
        page.name
        for page in pages
        if "digest" in shared | kinds[page.layout]
        or any(box.kind == "digest" for box in (*page.boxes, *page.overrides))
    }


# Asked after every key, while pages wait that were composed from one and the same state.
_places = Remembered(_standing)
_bound = Remembered(_hanging)
