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
from pagesetter.formats.recovery import finish_save
from pagesetter.formats.references import (
    PageRead,
    check_articles,
    check_ids,
    check_inks,
    check_numbers,
    check_threads,
    identified,
)
from pagesetter.model import Article, Element, Issue, Layout, Paper, Proof


def load_issue(path: str) -> Loaded:
    """See `pagesetter.formats.load_issue`."""
    folder = os.path.abspath(find_issue(path))
    finish_save(folder)
    reader = _IssueReader(folder)
    issue = reader.read()
    reading = reader.reading
    findings = [f for notes in reading.notes for f in sorted(notes.findings, key=_by_place)]
    if any(notes.failed for notes in reading.notes):
        raise PagesetterError(findings)
    places = tuple(dict.fromkeys((folder, reading.root)))
    return Loaded(
        issue, tuple(findings), reading.root, folder, reading.files, reader.fonts, places
    )  # fmt: skip


def _by_place(finding: Finding) -> tuple[int, int]:
    return finding.span.line, finding.span.column


def paper_folder(folder: str) -> str:
    """The paper's folder: two above an issue in `issues/`; the issue's own without a paper."""
    if not os.path.lexists(os.path.join(folder, "paper.yaml")):
        above, name = os.path.split(os.path.dirname(folder))
        if name == "issues" and os.path.lexists(os.path.join(above, "paper.yaml")):
            return above
    return folder


class _IssueReader:
    """Reads the files of one issue in turn; a file with errors never stops the next."""

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.reading = Reading(paper_folder(folder), folder)
        self.fonts: tuple[str, ...] = ()
        self.pages: list[PageRead] = []
        self.layouts: dict[str, Layout] = {}
        self._page_notes: dict[str, Notes] = {}
        self._layout_notes: dict[str, Notes] = {}
        self._library: dict[str, Element] = {}

    def read(self) -> Issue:
        """Return the issue; it is whole only when no notes of the reading have failed."""
        paper, paper_notes = self._paper()
        self.reading.printing = paper.printing
        head, head_notes = self._yaml(os.path.join(self.folder, "issue.yaml"), "issue")
        head = {} if head is BAD else head
        self._read_pages(head_notes, listed="pages" in head)
        self._read_layouts()
        self._read_library()
        articles = self._articles()
        self._check([article.name for article in articles], paper_notes)
        self.fonts = self._font_folders()
        return Issue(
            head.get("number", ""),
            head.get("total", ""),
            head.get("date", ""),
            paper,
            tuple(self.layouts.values()),
            tuple(read.page for read in self.pages),
            tuple(articles),
            head.get("styles", ()),
            head.get("protected", ()),
            os.path.basename(self.folder),
            SourceSpan(head_notes.file, 1, 1),
            tuple(self._library.values()),
            self._proofs(),
        )

    def _yaml(self, path: str, kind: str) -> tuple[Any, Notes]:
        notes = self.reading.open(path)
        text = self.reading.text(path, notes)
        return (BAD if text is None else decode(text, kind, notes)), notes

    def _paper(self) -> tuple[Paper, Notes]:
        """The paper; a nameless one when the issue has none, or none that can be read."""
        path = os.path.join(self.reading.root, "paper.yaml")
        if not os.path.lexists(path):
            return Paper(""), Notes("")
        value, notes = self._yaml(path, "paper")
        return (Paper("") if value is BAD else value), notes

    def _read_pages(self, notes: Notes, listed: bool) -> None:
        """Read the pages the issue lists; all there are when its list could not be read."""
        folder = os.path.join(self.folder, "pages")
        present = self._names(folder, ".yaml")
        wanted = [(r.name, r.span) for r in notes.references if r.kind == "page"]
        for name, span in wanted if listed else [(name, NOWHERE) for name in present]:
            path = os.path.join(folder, name + ".yaml")
            if name in self._page_notes:
                notes.report("page-twice", span, name=name)
            elif os.path.lexists(path):
                self._read_page(path, name)
            else:
                from pagesetter.findings.suggest import hints

                file = self.reading.name(path)
                others = set(present).difference(other for other, _ in wanted)
                notes.report("page-missing", span, name=name, file=file, **hints(name, others))
        for name in present if listed else ():
            if name not in self._page_notes:
                notes.report("page-unlisted", SourceSpan(notes.file), name=name)

    def _read_page(self, path: str, name: str) -> None:
        page, notes = self._yaml(path, "page")
        self._page_notes[name] = notes
        if page is not BAD:
            number = page.number or _number(name) or len(self._page_notes)
            self.pages.append(PageRead(page._replace(name=name, number=number), notes))

    def _read_layouts(self) -> None:
        for notes in self._page_notes.values():
            for reference in notes.references:
                if reference.kind == "layout" and reference.name not in self._layout_notes:
                    self._read_layout(reference.name, reference.span, notes)

    def _read_layout(self, name: str, span: SourceSpan, asking: Notes) -> None:
        found = locate_layout(name, self.reading)
        if found is None:
            report_unknown_layout(name, self.reading, span, asking)
            return
        layout, self._layout_notes[name] = read_layout(name, found, self.reading)
        if layout is not None:
            self.layouts[name] = layout

    def _read_library(self) -> None:
        """Read the standing elements that pages and layouts place, each once.

        One that is not there is left to composing, which knows where it was to stand.
        """
        placed = (*self._page_notes.values(), *self._layout_notes.values())
        names = [r.name for notes in placed for r in notes.references if r.kind == "element"]
        for name in dict.fromkeys(names):
            path = os.path.join(self.reading.root, "library", name + ".yaml")
            if not os.path.lexists(path):
                continue
            element, notes = self._yaml(path, "element")
            if element is not BAD:
                self._library[name] = element._replace(name=name)
                check_ids(element.boxes, notes)

    def _proofs(self) -> tuple[Proof, ...]:
        """The proofs whose lines stories keep; issues without such stories read none."""
        wanted = [(s, notes) for page, notes in self.pages for s in page.stories if s.proof]
        if not wanted:
            return ()
        from pagesetter.formats.proof_files import read_proof

        found: dict[str, Proof] = {}
        missing: set[str] = set()
        for story, notes in wanted:
            if story.proof not in found and story.proof not in missing:
                proof = read_proof(self.reading, story.proof)
                if proof is not None:
                    found[story.proof] = proof
                else:
                    missing.add(story.proof)
            if story.proof in missing:
                notes.report("proof-missing", story.span, name=story.proof, story=story.id)
        return tuple(found.values())

    def _articles(self) -> list[Article]:
        """All copy in name order; of a file that cannot be read the name alone."""
        folder = os.path.join(self.folder, "copy")
        articles = []
        for name in self._names(folder, ".md"):
            path = os.path.join(folder, name + ".md")
            notes = self.reading.open(path)
            text = self.reading.text(path, notes)
            articles.append(Article(name) if text is None else read_article(text, name, notes))
        return articles

    def _names(self, folder: str, ending: str) -> list[str]:
        """Stems of the files with this ending, sorted; hidden files are none of ours."""
        try:
            names = os.listdir(folder)
        except FileNotFoundError:
            return []
        except OSError as error:
            from pagesetter.formats.files import reason

            notes = self.reading.open(folder)
            place = SourceSpan(notes.file)
            notes.report("file-unreadable", place, file=notes.file, reason=reason(error))
            return []
        cut = len(ending)
        return sorted(n[:-cut] for n in names if n.endswith(ending) and n[0] not in ".~")

    def _check(self, articles: list[str], paper: Notes) -> None:
        """Everything one file says about another."""
        # What stands in a page with errors may be there but unread: no thread to it is wrong.
        unsure = {name for name, notes in self._page_notes.items() if notes.failed}
        for notes in self._page_notes.values():
            check_articles(notes, articles)
        for page, notes in self.pages:
            check_ids(identified(page), notes)
        for name, layout in self.layouts.items():
            check_ids(layout.furniture, self._layout_notes[name])
        check_numbers(self.pages)
        check_threads(self.pages, unsure)
        if paper.file and not paper.references and paper.failed:
            return  # its inks are not known
        checked = [paper, *self._layout_notes.values()]
        others = [notes for notes in self.reading.notes if notes not in checked]
        check_inks(paper, self._layout_notes, others)

    def _font_folders(self) -> tuple[str, ...]:
        found = []
        for place in dict.fromkeys((self.reading.root, self.folder)):
            path = os.path.join(place, "fonts")
            if os.path.isdir(path):
                if self.reading.is_inside(path):
                    found.append(path)
                else:
                    notes = self.reading.open(path)
                    notes.report("path-outside", SourceSpan(notes.file), path=notes.file)
        return tuple(found)


def _number(name: str) -> int:
    """The printed number a page's name gives; 0 when it is no number."""
    return int(name) if name.isascii() and name.isdigit() and len(name) < 5 else 0
