"""Reads a whole issue: paper, issue, pages, the layouts they use, all copy; tells all errors."""

from __future__ import annotations

import os
from typing import Any

from pagesetter.findings import NOWHERE, Finding, PagesetterError, SourceSpan
from pagesetter.formats.article import read_article
from pagesetter.formats.decode import decode
from pagesetter.formats.files import Reading
from pagesetter.formats.find import find_issue
from pagesetter.formats.kinds import BAD
from pagesetter.formats.layouts import locate_layout, read_layout, report_unknown_layout
from pagesetter.formats.loaded import Loaded
from pagesetter.formats.notes import Notes
from pagesetter.formats.references import PageRead, check, check_inks
from pagesetter.model import Article, Issue, Layout, Paper


def load_issue(path: str) -> Loaded:
    """See `pagesetter.formats.load_issue`."""
    folder = os.path.abspath(find_issue(path))
    root = _paper_folder(folder)
    reading = Reading(root, folder)
    paper = _paper(reading)
    head, head_notes = _head(reading)
    pages, complete = _pages(reading, head, head_notes)
    layouts = _layouts(reading, pages)
    articles = _articles(reading)
    check(pages, [article.name for article in articles], complete)
    if paper is not None:
        check_inks(reading.notes, paper, layouts, pages)
    fonts = _font_folders(reading)
    findings = [f for notes in reading.notes for f in sorted(notes.findings, key=_by_place)]
    if any(notes.failed for notes in reading.notes):
        raise PagesetterError(findings)
    issue = Issue(
        head.get("number", ""),
        head.get("total", ""),
        head.get("date", ""),
        paper or Paper(""),
        tuple(layouts.values()),
        tuple(read.page for read in pages),
        tuple(articles),
        head.get("styles", ()),
        head.get("protected", ()),
        os.path.basename(folder),
        SourceSpan(head_notes.file, 1, 1),
    )
    return Loaded(issue, tuple(findings), root, folder, reading.files, fonts)


def _by_place(finding: Finding) -> tuple[int, int]:
    return finding.span.line, finding.span.column


def _paper_folder(folder: str) -> str:
    """The paper's folder: two above an issue in `issues/`; the issue's own without a paper."""
    if not os.path.lexists(os.path.join(folder, "paper.yaml")):
        above, name = os.path.split(os.path.dirname(folder))
        if name == "issues" and os.path.lexists(os.path.join(above, "paper.yaml")):
            return above
    return folder


def _paper(reading: Reading) -> Paper | None:
    """The paper, a nameless one when the issue has none; None when it could not be read."""
    path = os.path.join(reading.root, "paper.yaml")
    if not os.path.lexists(path):
        return Paper("")
    value = _yaml(reading, path, "paper")[0]
    return None if value is BAD else value


def _yaml(reading: Reading, path: str, kind: str) -> tuple[Any, Notes]:
    notes = reading.open(path)
    text = reading.text(path, notes)
    return (BAD if text is None else decode(text, kind, notes)), notes


def _head(reading: Reading) -> tuple[dict[str, Any], Notes]:
    value, notes = _yaml(reading, os.path.join(reading.folder, "issue.yaml"), "issue")
    return ({} if value is BAD else value), notes


def _pages(
    reading: Reading, head: dict[str, Any], notes: Notes
) -> tuple[list[PageRead], bool]:
    """The pages the issue lists (all there are when its list could not be read).

    The second value says whether none is missing, so that a thread to nowhere is really one.
    """
    folder = os.path.join(reading.folder, "pages")
    present = _names(folder, ".yaml", reading)
    if "pages" not in head:
        listed = [(name, NOWHERE) for name in present]
    else:
        listed = [(r.name, r.span) for r in notes.references if r.kind == "page"]
    pages: list[PageRead] = []
    seen: set[str] = set()
    for name, span in listed:
        path = os.path.join(folder, name + ".yaml")
        if name in seen:
            notes.report("page-twice", span, name=name)
        elif span is not NOWHERE and not os.path.lexists(path):
            from pagesetter.formats.suggest import hints

            notes.report("page-missing", span, name=name, file=reading.name(path),
                         **hints(name, present))  # fmt: skip
        else:
            page, page_notes = _yaml(reading, path, "page")
            if page is not BAD:
                number = page.number or _number(name) or len(seen) + 1
                pages.append(PageRead(page._replace(name=name, number=number), page_notes))
        seen.add(name)
    for name in present:
        if name not in seen:
            notes.report("page-unlisted", SourceSpan(notes.file), name=name)
    return pages, len(pages) == len(seen)


def _number(name: str) -> int:
    """The printed number a page's name gives; 0 when it is no number."""
    return int(name) if name.isascii() and name.isdigit() and len(name) < 5 else 0


def _names(folder: str, ending: str, reading: Reading) -> list[str]:
    """Stems of the files with this ending, sorted; hidden files are none of ours."""
    try:
        names = os.listdir(folder)
    except FileNotFoundError:
        return []
    except OSError as error:
        from pagesetter.formats.files import reason

        notes = reading.open(folder)
        notes.report(
            "file-unreadable", SourceSpan(notes.file), file=notes.file, reason=reason(error)
        )
        return []
    cut = len(ending)
    return sorted(name[:-cut] for name in names if name.endswith(ending) and name[0] not in ".~")


def _layouts(reading: Reading, pages: list[PageRead]) -> dict[str, Layout]:
    layouts: dict[str, Layout] = {}
    tried: set[str] = set()
    for read in pages:
        for reference in read.notes.references:
            name = reference.name
            if reference.kind != "layout" or name in tried:
                continue
            found = locate_layout(name, reading)
            if found is None:
                report_unknown_layout(name, reading, reference.span, read.notes)
                continue
            tried.add(name)
            layout = read_layout(name, found, reading)
            if layout is not None:
                layouts[name] = layout
    return layouts


def _articles(reading: Reading) -> list[Article]:
    """All copy in name order; of a file that cannot be read the name alone."""
    folder = os.path.join(reading.folder, "copy")
    articles = []
    for name in _names(folder, ".md", reading):
        path = os.path.join(folder, name + ".md")
        notes = reading.open(path)
        text = reading.text(path, notes)
        articles.append(Article(name) if text is None else read_article(text, name, notes))
    return articles


def _font_folders(reading: Reading) -> tuple[str, ...]:
    found = []
    for place in dict.fromkeys((reading.root, reading.folder)):
        path = os.path.join(place, "fonts")
        if os.path.isdir(path):
            if reading.is_inside(path):
                found.append(path)
            else:
                notes = reading.open(path)
                notes.report("path-outside", SourceSpan(notes.file), path=notes.file)
    return tuple(found)
