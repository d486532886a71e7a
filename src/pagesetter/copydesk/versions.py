"""A new version of a source that was imported before: what changed goes into the articles, and
what the editor made of them stays.

Three texts meet for each article: as it was written at the first import, as the editor has it
now, and as the new version would be written. Reads and writes no file itself.
"""

from __future__ import annotations

import json
from collections.abc import Container, Iterable, Mapping, Sequence

from pagesetter.copydesk.desk import Cleaned
from pagesetter.copydesk.files import FORMAT, free_names, free_path, record, safe_name, written
from pagesetter.copydesk.merge import Difference, Merged, merge
from pagesetter.findings import Finding, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_copydesk import MESSAGES
from pagesetter.formats.article import parse_article
from pagesetter.values import NamedTuple

LEAST = 0.25
"""Least part of their runs that two articles have in common, to be versions of one."""


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
    present: str
    """Its text as the editor has it."""


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


class NewVersion:
    """A new version of a source, beside what was imported and what the editor made of it."""

    def __init__(
        self, cleaned: Cleaned, version: Version, present: Mapping[str, str], taken: Container[str]
    ) -> None:
        """`present` are the texts of the articles that the issue has now, by file stem; `taken`
        holds paths in the issue's folder that exist."""
        self.cleaned = cleaned
        self._version, self._present, self._taken = version, present, taken
        names = [f"v{number}" for number in range(cleaned.article_count)]
        self._drafts, self._plainer = written(cleaned, names)
        self._pairs = _pairs(version.texts, self._drafts)

    @property
    def is_one(self) -> bool:
        """Some article of it is like one of the earlier import."""
        return bool(self._pairs)

    @property
    def fresh(self) -> int:
        """Articles of it that the earlier import did not have."""
        return len(self._drafts) - len(self._pairs)

    def renewals(self, turned: Turned) -> tuple[Renewal, ...]:
        """The articles that it may change, and how; `turned` as `renewed` has it."""
        names = [self._version.names[old] for old in self._pairs.values()]
        return tuple(
            self.renewal(name, turned.get(name, ())) for name in names if name in self._present
        )

    def renewal(self, name: str, turned: Container[int]) -> Renewal:
        """What one article gets, with these of its differences decided the other way."""
        old = self._version.names.index(name)
        new = next(number for number, its in self._pairs.items() if its == old)
        present = self._present[name]
        merged = _merged(self._version.texts[old], present, self._drafts[new], name, turned)
        return Renewal(name, merged, present)

    def renewed(self, turned: Turned) -> Renewed:
        """The files it leads to. `turned` holds the numbers of differences to decide the other
        way, by article; see `merge`."""
        source = self.cleaned.draft.source
        span = SourceSpan(source.name)
        renewals = self.renewals(turned)
        files: dict[str, bytes] = {}
        findings: list[Finding] = []
        for name, merged, present in renewals:
            if merged.text != present:
                files[f"copy/{name}.md"] = merged.text.encode()
            place = SourceSpan(f"copy/{name}.md")
            findings += [
                finding(MESSAGES, "copy-conflict", place, name=name, ours=ours, theirs=theirs)
                for ours, theirs in merged.conflicts
            ]
        names = self._names()
        for number, name in enumerate(names):
            if number not in self._pairs:
                files[f"copy/{name}.md"] = self._drafts[number].encode()
            elif name not in self._present:
                findings.append(finding(MESSAGES, "copy-article-deleted", span, name=name))
        findings += [
            finding(MESSAGES, "copy-article-gone", span, name=name)
            for old, name in enumerate(self._version.names)
            if old not in self._pairs.values()
        ]
        count = sum(len(renewal.merged.taken) for renewal in renewals)
        findings.insert(
            0, finding(MESSAGES, "copy-new-version", span, file=source.name, count=count)
        )
        kept = free_path(f"copy/source/{safe_name(source.name)}", self._taken)
        files[kept] = source.data or source.text.encode()
        files[kept + ".changes.json"] = record(self.cleaned, names, self._drafts).encode()
        return Renewed(files, (*findings, *self._plainer), renewals)

    def _names(self) -> list[str]:
        """A file stem for each article: that of the one it renews, or a free one.

        Beside others of its source a new article has a number too.
        """
        count = len(self._drafts) - len(self._pairs)
        fresh = iter(free_names(self.cleaned.draft.source.name, max(2, count), self._taken))
        return [
            self._version.names[self._pairs[number]] if number in self._pairs else next(fresh)
            for number in range(len(self._drafts))
        ]


Turned = Mapping[str, Container[int]]
"""Numbers of differences by the file stem of their article."""


def _merged(base: str, ours: str, theirs: str, name: str, turned: Container[int]) -> Merged:
    """The merge, unless it would not read: then the editor's text stands as it is."""
    merged = merge(base, ours, theirs, turned)
    broken = any(f.severity == "error" for f in parse_article(merged.text, name)[1])
    return Merged(ours, (Difference(ours, theirs, True, False),)) if broken else merged


def _pairs(olds: Sequence[str], news: Sequence[str]) -> dict[int, int]:
    """Number of each new text that has an old one → number of that, the likest first."""
    before, now = [_runs(text) for text in olds], [_runs(text) for text in news]
    likeness = [
        (2 * len(mine & its) / max(1, len(mine) + len(its)), -abs(new - old), new, old)
        for new, mine in enumerate(now)
        for old, its in enumerate(before)
    ]
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for ratio, _, new, old in sorted(likeness, reverse=True):
        if ratio >= LEAST and new not in pairs and old not in taken:
            pairs[new] = old
            taken.add(old)
    return dict(sorted(pairs.items()))


def _runs(text: str) -> frozenset[str]:
    """All runs of three characters: texts are as like as they have many in common."""
    return frozenset(text[at : at + 3] for at in range(max(1, len(text) - 2)))
