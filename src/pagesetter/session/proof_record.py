"""Records which lines a proof has, and tells which lines have changed since one.

Works on what was heard while the issue was composed (`explaining.listen`); lines are compared
by their text, so one that only stands elsewhere has not changed. Titles, captions and boxes
are not recorded. Writes no file.
"""

from __future__ import annotations

import os
from collections.abc import Collection, Iterable
from difflib import SequenceMatcher

from pagesetter.compose.proof_lines import crc_of
from pagesetter.findings import NOWHERE, Finding, PagesetterError, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_cli import MESSAGES
from pagesetter.formats.files import Reading
from pagesetter.formats.proof_files import NAMES, proof_path, proof_text, read_proof
from pagesetter.model import Issue, Proof, ProofLines
from pagesetter.session.explaining import listen, owners_of
from pagesetter.session.output import make_folder, write_whole
from pagesetter.session.pipeline import Opened
from pagesetter.text.paragraph import Heard
from pagesetter.values import NamedTuple


class Changed(NamedTuple):
    """Lines of one paragraph that are not as they were in a proof."""

    page: str
    story: str
    paragraph: int
    """Its number in the article's body, from 1."""
    line: int
    """The first of them in the paragraph, from 1."""
    lines: tuple[str, ...]
    """Their text now; empty where lines are only gone."""
    gone: int
    """Lines that stood here in the proof and are gone or changed."""
    span: SourceSpan = NOWHERE


class _Paragraph(NamedTuple):
    page: str
    story: str
    number: int
    texts: tuple[str, ...]
    span: SourceSpan


def record(
    opened: Opened, heard: Iterable[Heard], name: str, pages: Collection[str]
) -> tuple[str, bytes]:
    """Return (path, bytes) of the record of a proof of these pages; `heard` as by `listen`.

    What an earlier record of the same name has of other pages stays in it.
    """
    old = load_proof(opened, name)
    kept = [] if old is None else [p for p in old.paragraphs if p.story.split("/")[0] not in pages]
    fresh = [
        ProofLines(f"{one.page}/{one.story}", one.number, _hashed(one.texts))
        for one in _paragraphs(opened.loaded.issue, heard)
        if one.page in pages
    ]
    order = {page.name: at for at, page in enumerate(opened.loaded.issue.pages)}
    both = sorted(
        (*kept, *fresh), key=lambda p: (order.get(p.story.split("/")[0], len(order)), p.story)
    )
    text = proof_text(Proof(name, tuple(both)))
    return proof_path(opened.loaded.folder, name), text.encode("utf-8")


def write_record(
    opened: Opened, heard: Iterable[Heard], name: str, pages: Collection[str]
) -> list[Finding]:
    """Write the record of a proof into the issue's folder; a finding when that cannot be."""
    path, data = record(opened, heard, name, pages)
    try:
        make_folder(os.path.dirname(path))
        write_whole(path, data)
    except PagesetterError as error:
        shown = SourceSpan(os.path.relpath(path, opened.loaded.root).replace(os.sep, "/"))
        why = error.findings[0]
        return [
            finding(MESSAGES, "proof-not-recorded", shown, name=name, reason=why.message("en"),
                    reason_zh=why.message("zh"))
        ]  # fmt: skip
    return []


def load_proof(opened: Opened, name: str) -> Proof | None:
    """The record of a proof of this issue; None when there is none. ValueError for its name."""
    if name not in NAMES:
        raise ValueError(f"a proof is one of {' '.join(NAMES)}, not {name!r}")
    return read_proof(Reading(opened.loaded.root, opened.loaded.folder), name)


def changed_since(opened: Opened, name: str) -> tuple[Changed, ...]:
    """Return the lines that are not as in the proof `name`, in the order of the issue.

    Stories that the proof does not have count as new. Raises PagesetterError when there is no
    such proof, ValueError for a name that no proof has.
    """
    proof = load_proof(opened, name)
    if proof is None:
        path = os.path.relpath(proof_path(opened.loaded.folder, name), opened.loaded.root)
        raise PagesetterError([finding(MESSAGES, "proof-unknown", SourceSpan(path), name=name)])
    _, heard = listen(opened)
    before: dict[str, list[ProofLines]] = {}
    for one in proof.paragraphs:
        before.setdefault(one.story, []).append(one)
    after: dict[str, list[_Paragraph]] = {}
    for paragraph in _paragraphs(opened.loaded.issue, heard):
        after.setdefault(f"{paragraph.page}/{paragraph.story}", []).append(paragraph)
    found: list[Changed] = []
    for story, paragraphs in after.items():
        found += _compared(before.get(story, []), paragraphs)
    return tuple(found)


def change_findings(opened: Opened, name: str) -> list[Finding]:
    """The same as findings, one for each stretch of lines."""
    issue = opened.loaded.issue
    numbers = {page.name: str(page.number) for page in issue.pages}
    return [
        finding(
            MESSAGES, "lines-changed" if one.lines else "lines-gone", one.span,
            Place(numbers[one.page], one.story), name=name, story=one.story,
            paragraph=one.paragraph, line=one.line, count=len(one.lines) or one.gone,
            text="|".join(text.strip() for text in one.lines),
        )
        for one in changed_since(opened, name)
    ]  # fmt: skip


def _paragraphs(issue: Issue, heard: Iterable[Heard]) -> list[_Paragraph]:
    """The running text as it is set, in the order of the issue."""
    owners = owners_of(issue)
    found: list[tuple[tuple[int, int, int], _Paragraph]] = []
    order = {
        (page.name, story.id): (at, index)
        for at, page in enumerate(issue.pages)
        for index, story in enumerate(page.stories)
    }
    for one in heard:
        owner = owners.get(one.span)
        text = "".join(part for part, _ in one.spans)
        if owner is None or owner.block < 0 or not (
            text.endswith(owner.text) or owner.text.endswith(text)
        ):  # fmt: skip
            continue
        texts = tuple(text[line.start : line.end] for line in one.lines)
        paragraph = _Paragraph(owner.page, owner.story, owner.block + 1, texts, one.span)
        found.append(((*order[owner.page, owner.story], owner.block), paragraph))
    return [paragraph for _, paragraph in sorted(found, key=lambda pair: pair[0])]


def _hashed(texts: Iterable[str]) -> tuple[tuple[int, int], ...]:
    return tuple((len(text), crc_of(text)) for text in texts)


def _compared(before: Iterable[ProofLines], after: Iterable[_Paragraph]) -> list[Changed]:
    """Where the lines of a story differ from those it had, paragraph by paragraph."""
    old = [line for one in before for line in one.lines]
    places = [(one, at) for one in after for at in range(len(one.texts))]
    new = [_hashed((one.texts[at],))[0] for one, at in places]
    found: list[Changed] = []
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    for tag, low, high, start, stop in matcher.get_opcodes():
        if tag == "equal":
            continue
        gone = high - low
        if start == stop:
            one, at = places[min(start, len(places) - 1)]
            found.append(Changed(*one[:3], at + 1, (), gone, one.span))
            continue
        for one in dict.fromkeys(paragraph for paragraph, _ in places[start:stop]):
            lines = [at for paragraph, at in places[start:stop] if paragraph is one]
            texts = one.texts[lines[0] : lines[-1] + 1]
            found.append(Changed(*one[:3], lines[0] + 1, texts, gone, one.span))
            gone = 0
    return found
