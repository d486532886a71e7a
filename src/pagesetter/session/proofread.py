"""A corrected proof laid beside an issue: its corrections one by one, those wanted made and saved.

The proof as it went out is kept in `.pagesetter/proofs/`, a page a file, so that what was changed
in the issue meanwhile is not undone. Without it the issue itself is what the proof is held
against. Prints nothing.
"""

from __future__ import annotations

import os
from collections.abc import Container
from contextlib import suppress

from pagesetter.copydesk.corrections import BELOW, OUT, Correction, apply, compare
from pagesetter.copydesk.proof_text import page_lines, plain_text
from pagesetter.copydesk.reading.read import read_copy
from pagesetter.findings import Finding, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_copydesk import MESSAGES
from pagesetter.model import Issue, Page
from pagesetter.session.document import Document

FOLDER = os.path.join(".pagesetter", "proofs")


def keep_sent(folder: str, issue: Issue, pages: list[Page]) -> None:
    """Keep what goes out to be proofread. An issue that cannot be written to goes without."""
    with suppress(OSError):
        os.makedirs(os.path.join(folder, FOLDER), exist_ok=True)
        for page in pages:
            path = os.path.join(folder, FOLDER, f"{page.name}.txt")
            with open(path, "w", encoding="utf-8", newline="\n") as file:
                file.write(plain_text(page_lines(issue, page)))


class Proofread:
    """The corrections of one file on one issue."""

    def __init__(self, document: Document, path: str, encoding: str = "") -> None:
        """Raises PagesetterError when the file cannot be read."""
        self._document = document
        source = read_copy(path, encoding)
        returned = compare(document.issue, source.text, _sent(document))
        self.corrections: tuple[Correction, ...] = returned.corrections
        self.findings: list[Finding] = []
        span = SourceSpan(source.name)
        for story, ours, theirs in returned.conflicts:
            self.findings.append(
                finding(MESSAGES, "copy-conflict", span, name=story, ours=ours, theirs=theirs)
            )
        for number in returned.unknown:
            self.findings.append(finding(MESSAGES, "proof-story-unknown", span, number=number))
        if not (returned.corrections or returned.conflicts or returned.unknown):
            self.findings.append(finding(MESSAGES, "proof-same", span, file=source.name))

    def make(self, rejected: Container[int] = ()) -> int:
        """Make all corrections but those of these numbers, from 1, as one step; how many."""
        chosen = [one for number, one in enumerate(self.corrections, 1) if number not in rejected]
        self._document.edit(lambda issue: apply(issue, chosen), "corrections")
        return len(chosen)


def place_words(one: Correction, language: str) -> str:
    """Where a correction is, in words: `01 s3 headline`."""
    from pagesetter.copydesk.words import ROLES

    names = ROLES.get(one.slot.kind, (one.slot.kind, one.slot.kind))
    what = names[1] if language == "zh" else names[0]
    extra = {BELOW: ("line put in below", "其下新增"), OUT: ("line taken out", "整行删去")}
    more = extra.get(one.start, ("", ""))[1 if language == "zh" else 0]
    return " ".join(part for part in (one.page, one.story, what, more) if part)


def _sent(document: Document) -> str:
    """The proofs that went out, all pages in one text."""
    texts = []
    for page in document.issue.pages:
        path = os.path.join(document.folder, FOLDER, f"{page.name}.txt")
        with suppress(OSError, UnicodeDecodeError), open(path, encoding="utf-8") as file:
            texts.append(file.read())
    return "\n".join(texts)
