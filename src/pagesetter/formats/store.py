"""Writes a changed issue back into its files: only those that changed, only where they did.

The difference of two values becomes edits of the text; the new text is read again and must
say what was wanted before a byte goes to disk. A file somebody else changed is never touched.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any

from pagesetter.findings import Finding, PagesetterError, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_formats import MESSAGES
from pagesetter.formats.article import parse_article
from pagesetter.formats.article_write import article_text
from pagesetter.formats.decode import decode
from pagesetter.formats.differences import differences, same
from pagesetter.formats.encode import canonical, encode_issue, encode_page, number_of
from pagesetter.formats.kinds import BAD
from pagesetter.formats.loaded import Loaded
from pagesetter.formats.notes import Notes
from pagesetter.formats.patch import BOM, Edit, PatchError
from pagesetter.formats.refit import edited_text, new_text
from pagesetter.model import Article, Issue, Page
from pagesetter.values import NamedTuple

__all__ = ["article_text", "issue_text", "page_edits", "page_text", "save"]


def page_edits(old: Page, new: Page) -> list[Edit]:
    """The edits of a page's file that lead from `old` to `new`; stories and frames by id."""
    return differences(encode_page(old), encode_page(new))


def page_text(text: str, old: Page, new: Page, *, printing: bool = False) -> str:
    """The text of a page's file after the page has become `new`.

    `text` is what `old` was read from, `printing` says which names of sizes it has. Raises
    PatchError when it cannot be made to say `new`, PagesetterError when what it would say
    cannot be read.
    """
    edited = edited_text(text, page_edits(old, new))
    notes = Notes(f"pages/{new.name}.yaml", printing=printing)
    read = _read_page(edited, new, old.number, notes)
    if canonical(read) != canonical(new):
        raise PatchError("it would not read back as it is")
    return edited


def issue_text(text: str, old: Issue, new: Issue) -> str:
    """The text of issue.yaml after the issue has become `new`."""
    return edited_text(text, differences(encode_issue(old), encode_issue(new)))


def save(loaded: Loaded, new: Issue) -> Loaded:
    """Write what changed between `loaded.issue` and `new`; return the new state.

    Its issue equals `new`, with the places of changed files read afresh. Raises
    PagesetterError, with every file as it was, when a file was changed on disk meanwhile
    (`file-changed-on-disk`), cannot be written (`cannot-write`) or would not read back as
    `new` (`cannot-save`). Papers, their library and layouts are not saved here: ValueError
    when they were changed.
    """
    old = loaded.issue
    layouts = {layout.name: layout for layout in old.layouts}
    elements = {element.name: element for element in old.library}
    if (
        old.paper != new.paper
        or any(layouts.get(layout.name, layout) != layout for layout in new.layouts)
        or any(elements.get(one.name, one) != one for one in new.library)
    ):
        raise ValueError("papers and layouts are not saved with an issue")
    work = _Work(loaded, new)
    work.collect()
    if work.findings:
        raise PagesetterError(work.findings)
    _check_disk(loaded, work.changes)
    _commit(loaded, work.changes)
    files = {**loaded.files, **work.changes}
    kept = tuple(f for f in loaded.findings if f.span.file not in work.changes)
    return loaded._replace(
        issue=work.read_afresh(),
        findings=(*kept, *work.remarks),
        files={name: data for name, data in files.items() if data is not None},
    )


class _Text(NamedTuple):
    """The text of a file, byte order mark kept, and how it is encoded."""

    text: str
    encoding: str


def _text_of(data: bytes) -> _Text:
    """The reader has read these bytes before: UTF-8, or GB18030 where they are not that."""
    try:
        return _Text(data.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _Text(data.decode("gb18030"), "gb18030")


class _Work:
    """The changes of one save, while they are collected."""

    def __init__(self, loaded: Loaded, new: Issue) -> None:
        self.loaded, self.old, self.new = loaded, loaded.issue, new
        self._printing = new.paper.printing
        self.changes: dict[str, bytes | None] = {}
        self.findings: list[Finding] = []
        self.remarks: list[Finding] = []
        self._pages: dict[str, Page] = {}
        self._articles: dict[str, Article] = {}
        inside = os.path.relpath(loaded.folder, loaded.root).replace(os.sep, "/")
        self._prefix = "" if inside == "." else inside + "/"

    def collect(self) -> None:
        pages = {page.name: page for page in self.old.pages}
        for page in self.new.pages:
            if pages.pop(page.name, None) is not page:
                self._attempt(f"{self._prefix}pages/{page.name}.yaml", self._page, page)
        articles = {article.name: article for article in self.old.articles}
        for article in self.new.articles:
            if articles.pop(article.name, None) is not article:
                self._attempt(f"{self._prefix}copy/{article.name}.md", self._article, article)
        for name in pages:
            self.changes[f"{self._prefix}pages/{name}.yaml"] = None
        for name in articles:
            self.changes[f"{self._prefix}copy/{name}.md"] = None
        if not same(encode_issue(self.old), encode_issue(self.new)):
            self._attempt(f"{self._prefix}issue.yaml", self._issue, self.new)

    def _attempt(self, name: str, write: Any, value: Any) -> None:
        try:
            text, encoding = _text_of(self.loaded.files.get(name, b""))
            data = write(name, text, value).encode(encoding)
        except (PatchError, UnicodeEncodeError) as error:
            reason = str(error)
            if isinstance(error, UnicodeEncodeError):
                missing = error.object[error.start]
                reason = f"the encoding of the file has no such character: {missing}"
            place = SourceSpan(name)
            self.findings.append(finding(MESSAGES, "cannot-save", place, file=name, reason=reason))
        except PagesetterError as error:
            self.findings += error.findings
        else:
            if data != self.loaded.files.get(name):
                self.changes[name] = data

    def _page(self, name: str, text: str, page: Page) -> str:
        old = next((p for p in self.old.pages if p.name == page.name), None)
        if old is None:
            text = new_text("page", encode_page(page))
            number = page.number
        else:
            text, number = page_text(text, old, page, printing=self._printing), old.number
        notes = Notes(name, printing=self._printing)
        self._pages[page.name] = _read_page(text, page, number, notes)
        self.remarks += notes.findings
        return text

    def _article(self, name: str, text: str, article: Article) -> str:
        old = next((a for a in self.old.articles if a.name == article.name), None)
        printing = self._printing
        text = article_text(text, old or Article(article.name), article, printing=printing)
        bare = text.removeprefix(BOM)
        read, remarks = parse_article(bare, article.name, name, printing=printing)
        self._articles[article.name] = read
        self.remarks += remarks
        return text

    def _issue(self, name: str, text: str, issue: Issue) -> str:
        text = issue_text(text, self.old, issue)
        notes = Notes(name, printing=self._printing)
        if decode(text.removeprefix(BOM), "issue", notes) is BAD or notes.failed:
            raise PagesetterError(notes.findings)
        return text

    def read_afresh(self) -> Issue:
        """The new issue with what was written as it is read again, places and all."""
        return self.new._replace(
            pages=tuple(self._pages.get(page.name, page) for page in self.new.pages),
            articles=tuple(self._articles.get(a.name, a) for a in self.new.articles),
        )


def _read_page(text: str, page: Page, number: int, notes: Notes) -> Page:
    """Read a page's text; `number` is what it has when neither text nor name say."""
    read = decode(text.removeprefix(BOM), "page", notes)
    if read is BAD or notes.failed:
        raise PagesetterError(notes.findings)
    number = read.number or number_of(page.name) or number
    return read._replace(name=page.name, number=number)  # type: ignore[no-any-return]


def _check_disk(loaded: Loaded, changes: Mapping[str, bytes | None]) -> None:
    """Refuse when a file is no longer what was read, or one to be made is there already."""
    changed = []
    for name in changes:
        try:
            with open(os.path.join(loaded.root, *name.split("/")), "rb") as file:
                on_disk: bytes | None = file.read()
        except FileNotFoundError:
            on_disk = None
        except OSError as error:
            raise PagesetterError([_unwritable(name, error)]) from error
        if on_disk != loaded.files.get(name):
            span = SourceSpan(name)
            code = "file-gone-on-disk" if on_disk is None else "file-changed-on-disk"
            changed.append(finding(MESSAGES, code, span, file=name))
    if changed:
        raise PagesetterError(changed)


def _commit(loaded: Loaded, changes: Mapping[str, bytes | None]) -> None:
    from pagesetter.formats.commit import commit

    inside = os.path.relpath(loaded.folder, loaded.root).replace(os.sep, "/")
    cut = 0 if inside == "." else len(inside) + 1
    try:
        commit(loaded.folder, {name[cut:]: data for name, data in changes.items()})
    except OSError as error:
        raise PagesetterError([_unwritable(next(iter(changes)), error)]) from error


def _unwritable(name: str, error: OSError) -> Finding:
    reason = error.strerror or str(error)
    return finding(MESSAGES, "cannot-write", SourceSpan(name), file=name, reason=reason)
