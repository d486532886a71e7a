"""Checks what one file says about another: articles, layouts, inks, threads, ids.

It sees decoded values and the references noted while decoding; it opens no file.
"""

from __future__ import annotations

from collections.abc import Iterable

from pagesetter.colour import INKS
from pagesetter.findings import SourceSpan
from pagesetter.formats.notes import Notes
from pagesetter.model import Box, Frame, Page, Story
from pagesetter.values import NamedTuple


class PageRead(NamedTuple):
    """A page with the notes of its file."""

    page: Page
    notes: Notes


def check_ids(items: Iterable[Story | Frame | Box], notes: Notes) -> None:
    """Ids are unique in their file."""
    seen: dict[str, SourceSpan] = {}
    for item in items:
        if item.id in seen:
            notes.report("id-twice", item.span, id=item.id, line=seen[item.id].line)
        else:
            seen[item.id] = item.span


def identified(page: Page) -> Iterable[Story | Frame | Box]:
    """Everything of a page that has an id of its own."""
    for story in page.stories:
        yield story
        if story.title.frame is not None:
            yield story.title.frame
        yield from story.frames
        yield from story.boxes
    yield from page.boxes
    yield from page.overrides


def check_articles(notes: Notes, articles: list[str]) -> None:
    """Every article a page names is in the issue's copy."""
    known = set(articles)
    for reference in notes.references:
        if reference.kind == "article" and reference.name not in known:
            from pagesetter.findings.suggest import hints, listed

            notes.report(
                "article-unknown",
                reference.span,
                name=reference.name,
                known=listed(articles),
                **hints(reference.name, articles),
            )


def check_numbers(pages: list[PageRead]) -> None:
    """No two pages print the same number."""
    seen: dict[int, str] = {}
    for page, notes in pages:
        other = seen.setdefault(page.number, page.name)
        if other != page.name:
            span = SourceSpan(notes.file, 1, 1)
            notes.report("page-number-twice", span, number=page.number, other=other)


def check_threads(pages: list[PageRead], unsure: set[str]) -> None:
    """Every `continues` leads to a story, each story goes on once, and no thread is a ring.

    Of the pages in `unsure` not all stories could be read.
    """
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
                if target.partition("/")[0] not in unsure:
                    from pagesetter.findings.suggest import hints

                    notes.report("continues-unknown", span, target=target, **hints(target, stories))
            elif target in taken:
                notes.report("continues-twice", story.span, target=target, other=taken[target])
            else:
                taken[target] = name
                follows[name] = target
                places[name] = (notes, span)
    _check_rings(follows, places)


def _check_rings(follows: dict[str, str], places: dict[str, tuple[Notes, SourceSpan]]) -> None:
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


def check_inks(paper: Notes, layouts: dict[str, Notes], others: list[Notes]) -> None:
    """Every ink a style names is the program's, the paper's or, on a page, its layout's."""
    base = {*INKS, *_ink_names([paper])}
    everywhere = base | _ink_names(layouts.values())
    for notes in (paper, *layouts.values(), *others):
        own = [r.name for r in notes.references if r.kind == "layout" and r.name in layouts]
        known = base | _ink_names(layouts[name] for name in own) if own else everywhere
        for reference in notes.references:
            if reference.kind == "ink" and reference.name not in known:
                from pagesetter.findings.suggest import hints, listed

                notes.report(
                    "ink-undefined",
                    reference.span,
                    name=reference.name,
                    known=listed(sorted(known)),
                    **hints(reference.name, known),
                )


def _ink_names(notes: Iterable[Notes]) -> set[str]:
    return {r.name for one in notes for r in one.references if r.kind == "ink-name"}
