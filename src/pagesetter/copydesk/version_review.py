"""The differences between a new version of copy and what the editor has, each taken or left.

What only the new version changed is taken unless it is left out; where both changed one place the
editor's words stand unless the new ones are taken. Shows nothing.
"""

from __future__ import annotations

from pagesetter.copydesk.desk import Cleaned
from pagesetter.copydesk.source import Source
from pagesetter.copydesk.versions import NewVersion, Renewal, Renewed
from pagesetter.values import NamedTuple

Key = tuple[str, int]
"""File stem of the article, number of the difference in it."""


class VersionRecord(NamedTuple):
    """One difference as the editor sees it."""

    key: Key
    before: str
    """The editor's words."""
    after: str
    """Those of the new version."""
    is_conflict: bool
    accepted: bool
    was: int
    """Offset of the editor's words in the editor's text."""
    at: int
    """Offset of what stands in the result."""


class VersionReview:
    """A new version of one source under review."""

    def __init__(self, version: NewVersion) -> None:
        self._version = version
        self._turned: dict[str, frozenset[int]] = {}
        self.renewals: tuple[Renewal, ...] = version.renewals({})

    @property
    def source(self) -> Source:
        return self.cleaned.draft.source

    @property
    def cleaned(self) -> Cleaned:
        return self._version.cleaned

    @property
    def fresh(self) -> int:
        """Articles that are new in it; they come with it whatever is taken of the others."""
        return self._version.fresh

    @property
    def renewed(self) -> Renewed:
        """What it leads to as it is now."""
        return self._version.renewed(self._turned)

    def records(self, article: str = "") -> list[VersionRecord]:
        """All differences, or those of one article, in order."""
        return [
            VersionRecord((renewal.name, number), one.ours, one.theirs, one.is_conflict,
                          one.is_taken, one.was, one.at)
            for renewal in self.renewals
            if article in ("", renewal.name)
            for number, one in enumerate(renewal.merged.differences)
        ]  # fmt: skip

    def accept(self, *keys: Key) -> None:
        """Have the words of the new version."""
        self._decide(keys, accepted=True)

    def reject(self, *keys: Key) -> None:
        """Have the editor's words."""
        self._decide(keys, accepted=False)

    def _decide(self, keys: tuple[Key, ...], *, accepted: bool) -> None:
        wanted = [one for one in self.records() if one.key in keys and one.accepted != accepted]
        for record in wanted:
            name, number = record.key
            self._turned[name] = self._turned.get(name, frozenset()) ^ {number}
        touched = {record.key[0] for record in wanted}
        self.renewals = tuple(
            self._version.renewal(one.name, self._turned[one.name]) if one.name in touched else one
            for one in self.renewals
        )
