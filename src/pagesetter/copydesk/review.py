"""The changes of one source as records, each accepted or not; what is rejected is as if the desk
had never thought of it.

Rejecting cleans again without it, so later rules see the text as it then is; records that no
longer come up are kept in the list as long as they are rejected. Shows nothing.
"""

from __future__ import annotations

from pagesetter.copydesk.desk import Cleaned, House, clean
from pagesetter.copydesk.draft import Change
from pagesetter.copydesk.source import Source
from pagesetter.values import NamedTuple

Key = tuple[str, int, str, str]


class Record(NamedTuple):
    """One change as the editor sees it; both halves of a move are one."""

    key: Key
    rule: str
    place: int
    """Offset in the source."""
    length: int
    """Characters of the source it covers."""
    before: str
    after: str
    confidence: int
    sign: str
    is_aside: bool
    accepted: bool


class Review:
    """One source under review."""

    def __init__(self, source: Source, house: House = House()) -> None:
        self.source = source
        self._house = house
        self._rejected: frozenset[Key] = frozenset()
        self._known: dict[Key, Change] = {}
        self.cleaned: Cleaned = self._clean()

    @property
    def records(self) -> list[Record]:
        """All changes, and those rejected, by their place in the source."""
        now = {change.key for change in self.cleaned.changes}
        return sorted(
            (
                Record(
                    key, one.rule, one.place, one.length, one.before, one.after, one.confidence,
                    one.sign, one.is_aside, key not in self._rejected,
                )
                for key, one in self._known.items()
                if key in now or key in self._rejected
            ),
            key=lambda record: (record.place, record.rule, record.key),
        )  # fmt: skip

    def accept(self, *keys: Key) -> None:
        """Have these changes made."""
        self._set(self._rejected - set(keys))

    def reject(self, *keys: Key) -> None:
        """Leave these changes out."""
        self._set(self._rejected | set(keys))

    def set_rule(self, rule: str, *, accepted: bool) -> None:
        """Have all changes of a rule made, or none."""
        self._set_some({key for key in self._known if key[0] == rule}, accepted=accepted)

    def set_all(self, *, accepted: bool) -> None:
        self._set_some(set(self._known), accepted=accepted)

    def accept_above(self, percent: int) -> None:
        """Have those changes made that are at least so sure, and no others.

        What comes up only when others are left out is judged alike.
        """
        for _ in range(_ROUNDS):
            unsure = {key for key, one in self._known.items() if one.confidence < percent}
            if unsure == self._rejected:
                return
            self._set(frozenset(unsure))

    def _set_some(self, keys: set[Key], *, accepted: bool) -> None:
        self._set(self._rejected - keys if accepted else self._rejected | keys)

    def _set(self, rejected: frozenset[Key]) -> None:
        if rejected != self._rejected:
            self._rejected = rejected
            self.cleaned = self._clean()

    def _clean(self) -> Cleaned:
        cleaned = clean(self.source, self._house, self._rejected)
        for change in cleaned.changes:
            # Of a move the half that puts the text in says where to.
            if change.key not in self._known or change.after:
                self._known[change.key] = change
        return cleaned


_ROUNDS = 6
"""Times that a threshold is laid on what came up after the last time."""
