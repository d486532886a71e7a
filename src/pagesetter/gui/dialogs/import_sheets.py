"""What the review of copy shows side by side: a source and what it becomes, or an article as it is
and as a new version would have it. Both give the same kind of lines to take or leave; no widget.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Protocol

from pagesetter.copydesk.review import Record, Review
from pagesetter.copydesk.version_review import VersionReview
from pagesetter.copydesk.words import rule_words, sign_words
from pagesetter.gui.i18n import language, say
from pagesetter.values import NamedTuple

Span = tuple[int, int]


class Line(NamedTuple):
    """One change as the list shows it."""

    key: Any
    group: str
    """What `set_group` takes all of."""
    cells: tuple[str, str, str, str, str]
    """Kind, before, after, how sure, why."""
    accepted: bool
    tone: str
    """changed, aside, moved, or left for what is not taken."""
    left: Span
    right: Span
    is_seen: bool
    """Something of it stands in the result."""


class Sheet(Protocol):
    """Two texts and the changes between them."""

    name: str
    headings: tuple[str, str]
    """Keys of the words above the texts."""
    has_threshold: bool

    @property
    def texts(self) -> tuple[str, str]: ...
    @property
    def told(self) -> str: ...
    def lines(self) -> list[Line]: ...
    def set(self, keys: Iterable[Any], *, accepted: bool) -> None: ...
    def set_group(self, group: str, *, accepted: bool) -> None: ...
    def set_threshold(self, percent: int) -> None: ...


def sheets_of(reviews: Sequence[Review | VersionReview]) -> list[Sheet]:
    """A sheet for each source, and for each article that a new version changes."""
    sheets: list[Sheet] = []
    for review in reviews:
        if isinstance(review, VersionReview):
            sheets += [
                VersionSheet(review, at)
                for at, renewal in enumerate(review.renewals)
                if renewal.merged.differences
            ]
        else:
            sheets.append(CopySheet(review))
    return sheets


class CopySheet:
    """A source beside what the desk makes of it."""

    headings = ("import-source", "import-result")
    has_threshold = True

    def __init__(self, review: Review) -> None:
        self._review = review
        self.name = review.source.name

    @property
    def texts(self) -> tuple[str, str]:
        return self._review.source.text, self._review.cleaned.draft.text

    @property
    def told(self) -> str:
        records = self._review.records
        return say("import-count", taken=sum(record.accepted for record in records),
                   count=len(records), articles=self._review.cleaned.article_count)  # fmt: skip

    def lines(self) -> list[Line]:
        ends, tag = _Ends(self._review), language()
        return [
            Line(
                record.key, record.rule,
                (rule_words(record.rule, tag), record.before, record.after,
                 f"{record.confidence}%", sign_words(record.sign, tag)),
                record.accepted, _tone(record),
                (record.place, record.place + max(1, record.length)), ends.of(record),
                record.accepted and bool(record.after),
            )
            for record in self._review.records
        ]  # fmt: skip

    def set(self, keys: Iterable[Any], *, accepted: bool) -> None:
        (self._review.accept if accepted else self._review.reject)(*keys)

    def set_group(self, group: str, *, accepted: bool) -> None:
        self._review.set_rule(group, accepted=accepted)

    def set_threshold(self, percent: int) -> None:
        self._review.accept_above(percent)


def _tone(record: Record) -> str:
    if not record.accepted:
        return "left"
    if record.is_aside:
        return "aside"
    return "moved" if record.rule in ("float", "across") else "changed"


class VersionSheet:
    """An article as the editor has it, beside what a new version of its source makes of it."""

    headings = ("version-present", "import-result")
    has_threshold = False

    def __init__(self, review: VersionReview, number: int) -> None:
        self._review, self._number = review, number
        self._article = review.renewals[number].name
        self.name = f"{review.source.name} → {self._article}"

    @property
    def texts(self) -> tuple[str, str]:
        renewal = self._review.renewals[self._number]
        return renewal.present, renewal.merged.text

    @property
    def told(self) -> str:
        records = self._review.records(self._article)
        taken = sum(record.accepted for record in records)
        told = say("version-count", taken=taken, count=len(records))
        fresh = self._review.fresh
        return f"{told}{say('version-fresh', count=fresh)}" if fresh else told

    def lines(self) -> list[Line]:
        found = []
        for record in self._review.records(self._article):
            kind = "both" if record.is_conflict else "change"
            shown = record.after if record.accepted else record.before
            found.append(
                Line(
                    record.key, kind,
                    (say(f"version-{kind}"), record.before, record.after, "",
                     say(f"version-{kind}-why")),
                    record.accepted,
                    "left" if not record.accepted else "moved" if record.is_conflict else "changed",
                    (record.was, record.was + max(1, len(record.before))),
                    (record.at, record.at + max(1, len(shown))),
                    bool(shown),
                )
            )  # fmt: skip
        return found

    def set(self, keys: Iterable[Any], *, accepted: bool) -> None:
        (self._review.accept if accepted else self._review.reject)(*keys)

    def set_group(self, group: str, *, accepted: bool) -> None:
        keys = [line.key for line in self.lines() if line.group == group]
        self.set(keys, accepted=accepted)

    def set_threshold(self, percent: int) -> None:
        """Nothing here is more or less sure."""


class _Ends:
    """Where stretches of a source stand in the result."""

    def __init__(self, review: Review) -> None:
        self._at: dict[int, int] = {}
        for offset, origin in enumerate(review.cleaned.draft.origins):
            self._at.setdefault(origin, offset)

    def of(self, record: Record) -> Span:
        """(start, end) of a change in the result; where nothing is left of it, what follows."""
        inside = [self._at[o] for o in range(record.place, record.place + record.length)
                  if o in self._at]  # fmt: skip
        if inside:
            return min(inside), max(inside) + 1
        after = record.place + record.length
        limit = max(self._at, default=0)
        while after < limit and after not in self._at:
            after += 1
        start = self._at.get(after, 0)
        return start, start + 1
