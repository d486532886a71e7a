"""A new version of a source that was imported before: what changed goes into the articles, and
what the editor made of them stays.

Three texts meet for each article: as it was written at the first import, as the editor has it
now, and as the new version would be written. Reads and writes no file itself.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping, Sequence
from difflib import SequenceMatcher

from pagesetter.copydesk.desk import Cleaned
from pagesetter.copydesk.files import FORMAT, free_names, free_path, record, safe_name, written
from pagesetter.copydesk.merge import Merged, merge
from pagesetter.findings import Finding, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_copydesk import MESSAGES
from pagesetter.formats.article import parse_article
from pagesetter.values import NamedTuple

LEAST = 0.4
"""Least likeness of two articles to be versions of one."""


class Version(NamedTuple):
    """An earlier import of one source."""

    names: tuple[str, ...]
    """File stems of its articles."""
    texts: tuple[str, ...]
    """Their texts as they were written then."""
    number: int
    """Which of the records it is, from 0."""


class Renewal(NamedTuple):
    """What one article gets from a new version."""

    name: str
    merged: Merged


class Renewed(NamedTuple):
    """What a new version of a source becomes."""

    files: dict[str, bytes]
    findings: tuple[Finding, ...]
    renewals: tuple[Renewal, ...]


def latest(records: Iterable[str], source: str) -> Version | None:
    """The latest of the imports, of which `records` are the records, that read this file name.

    Records of older forms, and texts that are none, are passed over.
    """
    found: list[Version] = []
    for number, text in enumerate(records):
        try:
            value = json.loads(text)
            is_ours = value["format"] == FORMAT and value["source"] == source
            version = Version(tuple(value["articles"]), tuple(value["written"]), number)
        except (ValueError, TypeError, KeyError):
            continue
        if is_ours and len(version.names) == len(version.texts):
            found.append(version)
    return found[-1] if found else None


def renew(
    cleaned: Cleaned, version: Version, present: Mapping[str, str], taken: Container[str]
) -> Renewed | None:
    """Merge a new version; None when no article of it is like one of the earlier import.

    `present` are the texts of the articles that the issue has now, by file stem.
    """
    drafts = written(cleaned, [f"v{number}" for number in range(cleaned.article_count)])
    pairs = _pairs(version.texts, drafts)
    if not pairs:
        return None
    source = cleaned.draft.source
    span = SourceSpan(source.name)
    # Beside others of its source a new article has a number too.
    fresh = iter(free_names(source.name, max(2, len(drafts) - len(pairs)), taken))
    files: dict[str, bytes] = {}
    findings: list[Finding] = []
    renewals: list[Renewal] = []
    names: list[str] = []
    for number, text in enumerate(drafts):
        if number not in pairs:
            names.append(next(fresh))
            files[f"copy/{names[-1]}.md"] = text.encode()
            continue
        old = pairs[number]
        name = version.names[old]
        names.append(name)
        if name not in present:
            findings.append(finding(MESSAGES, "copy-article-deleted", span, name=name))
            continue
        merged = _merged(version.texts[old], present[name], text, name)
        renewals.append(Renewal(name, merged))
        if merged.text != present[name]:
            files[f"copy/{name}.md"] = merged.text.encode()
        for ours, theirs in merged.conflicts:
            place = SourceSpan(f"copy/{name}.md")
            findings.append(
                finding(MESSAGES, "copy-conflict", place, name=name, ours=ours, theirs=theirs)
            )
    for old, name in enumerate(version.names):
        if old not in pairs.values():
            findings.append(finding(MESSAGES, "copy-article-gone", span, name=name))
    count = sum(len(renewal.merged.taken) for renewal in renewals)
    findings.insert(0, finding(MESSAGES, "copy-new-version", span, file=source.name, count=count))
    kept = free_path(f"copy/source/{safe_name(source.name)}", taken)
    files[kept] = source.data or source.text.encode()
    files[kept + ".changes.json"] = record(cleaned, names, drafts).encode()
    return Renewed(files, tuple(findings), tuple(renewals))


def _merged(base: str, ours: str, theirs: str, name: str) -> Merged:
    """The merge, unless it would not read: then the editor's text stands as it is."""
    merged = merge(base, ours, theirs)
    broken = any(f.severity == "error" for f in parse_article(merged.text, name)[1])
    return Merged(ours, (), ((ours, theirs),)) if broken else merged


def _pairs(olds: Sequence[str], news: Sequence[str]) -> dict[int, int]:
    """Number of each new text that has an old one → number of that, the likest first."""
    likeness = []
    for new, text in enumerate(news):
        for old, other in enumerate(olds):
            matcher = SequenceMatcher(None, other, text, autojunk=False)
            if matcher.real_quick_ratio() >= LEAST and matcher.quick_ratio() >= LEAST:
                likeness.append((matcher.ratio(), -abs(new - old), new, old))
    pairs: dict[int, int] = {}
    for ratio, _, new, old in sorted(likeness, reverse=True):
        if ratio >= LEAST and new not in pairs and old not in pairs.values():
            pairs[new] = old
    return dict(sorted(pairs.items()))
