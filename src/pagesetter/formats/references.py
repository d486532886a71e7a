"""Checks what one file says about another: articles, layouts, inks, threads, ids.

It sees decoded values and the references noted while decoding; it opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from pagesetter.colour import INKS
from pagesetter.findings import SourceSpan
from pagesetter.formats.notes import Notes
from pagesetter.model import Frame, Layout, Page, Paper, Story


class PageRead(NamedTuple):
    """A page with the notes of its file."""

    page: Page
    notes: Notes


def check(
    pages: list[PageRead], articles: list[str], all_pages_read: bool
) -> None:
    """Check everything between pages and what they name, reporting into the pages' notes."""
    for read in pages:
        check_ids(read)
        check_articles(read, articles)
    check_numbers(pages)
    check_threads(pages, all_pages_read)


def check_ids(read: PageRead) -> None:
    """Ids of stories and frames are unique in their page."""
    seen: dict[str, SourceSpan] = {}
    for item in _identified(read.page):
        if item.id in seen:
            read.notes.report("id-twice", item.span, id=item.id, line=seen[item.id].line)
        else:
            seen[item.id] = item.span


def _identified(page: Page) -> Iterable[Story | Frame]:
    for story in page.stories:
        yield story
        if story.title.frame is not None:
            yield story.title.frame
        yield from story.frames


def check_articles(read: PageRead, articles: list[str]) -> None:
    known = set(articles)
    for reference in read.notes.references:
        if reference.kind == "article" and reference.name not in known:
            from pagesetter.formats.suggest import hints, listed

            read.notes.report(
                "article-unknown", reference.span, name=reference.name,
                known=listed(articles), **hints(reference.name, articles),
            )  # fmt: skip


def check_numbers(pages: list[PageRead]) -> None:
    seen: dict[int, str] = {}
    for page, notes in pages:
        other = seen.setdefault(page.number, page.name)
        if other != page.name:
            span = SourceSpan(notes.file, 1, 1)
            notes.report("page-number-twice", span, number=page.number, other=other)


def check_threads(pages: list[PageRead], all_pages_read: bool) -> None:
    """Every `continues` leads to a story, each story goes on once, and no thread is a ring."""
    stories = [f"{page.name}/{story.id}" for page, _ in pages for story in page.stories]
    known = set(stories)
    follows: dict[str, str] = {}
    taken: dict[str, str] = {}
    places: dict[str, tuple[Notes, SourceSpan]] = {}
    for page, notes in pages:
        spans = {r.name: r.span for r in notes.references if r.kind == "story"}
        for story in page.stories:
            target = story.continues
            if not target:
                continue
            name = f"{page.name}/{story.id}"
            span = spans[target]
            if target not in known:
                if all_pages_read:
                    from pagesetter.formats.suggest import hints

                    notes.report("continues-unknown", span, target=target, **hints(target, stories))
            elif target in taken:
                notes.report("continues-twice", story.span, target=target, other=taken[target])
            else:
                taken[target] = name
                follows[name] = target
                places[name] = (notes, span)
    _check_rings(follows, places)


def _check_rings(
    follows: dict[str, str], places: dict[str, tuple[Notes, SourceSpan]]
) -> None:
    done: set[str] = set()
    for start in follows:
        path: list[str] = []
        name = start
        while name in follows and name not in done:
            done.add(name)
            path.append(name)
            name = follows[name]
        if name in path:
            ring = path[path.index(name) :]
            notes, span = places[ring[0]]
            notes.report("thread-loop", span, stories=" → ".join([*ring, ring[0]]))


def check_inks(
    notes: Iterable[Notes], paper: Paper, layouts: dict[str, Layout], pages: list[PageRead]
) -> None:
    """Every ink a style names is the program's, the paper's or its layout's."""
    base = {*INKS, *(name for name, _ in paper.inks)}
    everywhere = base | {name for layout in layouts.values() for name, _ in layout.inks}
    own: dict[int, set[str]] = {}
    for page, page_notes in pages:
        layout = layouts.get(page.layout)
        if layout is not None:
            own[id(page_notes)] = base | {name for name, _ in layout.inks}
    for one in notes:
        known = own.get(id(one), everywhere)
        for reference in one.references:
            if reference.kind == "ink" and reference.name not in known:
                from pagesetter.formats.suggest import hints, listed

                one.report(
                    "ink-undefined", reference.span, name=reference.name,
                    known=listed(sorted(known)), **hints(reference.name, known),
                )  # fmt: skip
