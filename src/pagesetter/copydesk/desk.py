"""The desk itself: one source through all rules, in their fixed order, to articles.

Every pass is recorded. Rejecting a change and cleaning again gives the result without it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pagesetter.copydesk import (
    across,
    chrome,
    floats,
    joins,
    punctuation,
    repeats,
    splits,
    strays,
    suspects,
    tidy,
    usage,
)
from pagesetter.copydesk.column import Cut, infer_cut
from pagesetter.copydesk.draft import NEW, Change, Draft, apply, begin
from pagesetter.copydesk.roles import alone, roles_of
from pagesetter.copydesk.rows import Row, rows_of
from pagesetter.copydesk.runs import Roles, flowing
from pagesetter.copydesk.seams import Seams
from pagesetter.copydesk.source import Source
from pagesetter.copydesk.understand import Guess, understand
from pagesetter.copydesk.words import OFF_BY_DEFAULT, RULES
from pagesetter.values import NamedTuple


class House(NamedTuple):
    """The house's rules for cleaning."""

    off: frozenset[str] = OFF_BY_DEFAULT
    """Rules that are not applied."""
    column: int = 0
    """Width of the source's column in 字, where it is known; 0 lets the lines tell."""
    running_heads: tuple[str, ...] = ()
    """Lines that are always set aside."""


class Cleaned(NamedTuple):
    """A source, cleaned and understood."""

    draft: Draft
    guesses: tuple[Guess, ...]
    suspects: tuple[suspects.Suspect, ...]
    cut: Cut
    usages: tuple[usage.Usage, ...] = ()

    @property
    def changes(self) -> tuple[Change, ...]:
        return self.draft.changes

    @property
    def article_count(self) -> int:
        return max((guess.article for guess in self.guesses), default=-1) + 1


def clean(source: Source, house: House = House(), rejected: Iterable[object] = ()) -> Cleaned:
    """Clean one source. `rejected` are keys of changes that an editor does not want."""
    return _Desk(source, house, frozenset(rejected)).run()


class _Desk:
    def __init__(self, source: Source, house: House, rejected: frozenset[object]) -> None:
        self.draft = begin(source)
        self.house = house
        self.rejected = rejected
        self.found: splits.Found = {}

    def run(self) -> Cleaned:
        self._pass("line-end", tidy.line_ends)
        self._pass("mark", lambda draft: splits.heading_marks(draft, rows_of(draft)))
        self._pass("chrome", lambda draft: chrome.chrome(draft, rows_of(draft)))
        self._columns()
        self._first_marks()
        cut = self._structure()
        self._parts(cut)
        self._pass("indent", tidy.indents)
        for rule in punctuation.RULES:
            rows, roles = self._known()
            plain = [role[0] for role in roles]
            self._pass(rule, lambda _: punctuation.punctuation(rule, rows, plain))  # noqa: B023
        rows, roles = self._known()
        told = suspects.suspects(self.draft, rows) if "suspect" not in self.house.off else []
        used = usage.usages(self.draft, rows, self.house.off)
        return Cleaned(self.draft, tuple(understand(rows, roles)), tuple(told), cut, tuple(used))

    def _pass(self, rule: str, find: Callable[[Draft], list[Change]]) -> None:
        if rule in RULES and rule not in self.house.off:
            self.draft = apply(self.draft, find(self.draft), self.rejected)

    def _columns(self) -> None:
        """Two columns in one line become lines below each other."""
        pairs: list[across.Pair] = []

        def part(draft: Draft) -> list[Change]:
            changes, found = across.part(draft, rows_of(draft))
            pairs.extend(found)
            return changes

        self._pass("across", part)
        self._pass("across", lambda draft: across.gather(draft, pairs))

    def _first_marks(self) -> None:
        """Marks that say where sentences and quotations end, before anything leans on them."""
        for rule, find in (("quotes", punctuation.quotes_over), ("width", punctuation.widths)):
            self._pass(rule, lambda draft: find(rows_of(draft)))  # noqa: B023

    def _structure(self) -> Cut:
        """Lines that do not belong here, lines in the wrong place, lines that were cut."""
        cut, seams, rows, roles = self._look()
        known = self.house.running_heads
        self._pass("running-head", lambda d: repeats.running_heads(d, rows, roles, known))
        cut, seams, rows, roles = self._look()
        self._pass("repeat", lambda d: repeats.repeats(d, rows, roles, cut))
        cut, seams, rows, roles = self._look()
        self._pass("neighbour", lambda d: strays.strays(d, rows, roles, cut))
        cut, seams, rows, roles = self._look()
        self._pass("float", lambda d: floats.floats(d, rows, roles))
        cut, seams, rows, roles = self._look()
        for row, role in zip(rows, roles, strict=True):
            if role[0]:
                self.found[_origin(self.draft, row)] = role
        self._pass("join", lambda d: joins.joins(d, rows, roles, cut, seams))
        return cut

    def _look(self) -> tuple[Cut, Seams, list[Row], Roles]:
        rows = rows_of(self.draft)
        cut = infer_cut(flowing(rows), self.house.column)
        seams = Seams(row.text for row in rows)
        return cut, seams, rows, roles_of(rows, cut, seams)

    def _parts(self, cut: Cut) -> None:
        """Several things in one line are parted."""
        for rule, find in (
            ("label", splits.labels), ("split", splits.datelines), ("split", splits.credits),
        ):  # fmt: skip
            rows, roles = self._known()
            self._pass(rule, lambda d: find(d, rows, roles, self.found))  # noqa: B023
        rows, roles = self._known()
        self._pass("turn", lambda d: splits.turns(d, rows, roles))

    def _known(self) -> tuple[list[Row], Roles]:
        """The rows of the draft with what was found of them before they were joined."""
        rows = rows_of(self.draft)
        roles: Roles = []
        for row in rows:
            role = self.found.get(_origin(self.draft, row))
            roles.append(role if role is not None else alone(row))
        return rows, roles


def _origin(draft: Draft, row: Row) -> int:
    """The source character a row begins with."""
    return next((o for o in draft.origins[row.start : row.end] if o != NEW), NEW)
