"""Fits a story to its frames by setting paragraphs a line shorter or longer, before it is cut.

Takes a story that is over or under by a line or two, that ends unevenly though it is levelled,
or that has a short last line at the head of a column; gives the flow with which it stands
better, if there is one. Feet of columns come first, then their heads. Only paragraphs whose
lines stay even enough are changed (`text.fixed.LOOSE`). Loaded only for such stories.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Protocol

from pagesetter.compose.flow import FlowItem
from pagesetter.compose.pouring import Poured
from pagesetter.compose.slots import Slot
from pagesetter.findings import Finding
from pagesetter.geometry import Length
from pagesetter.text import Line
from pagesetter.text.setting import Fixed
from pagesetter.values import NamedTuple

MOST = 2
"""Lines a story may be over or under to be fitted; more is for the editor to cut or add."""
_MOST_SLOTS = 2_000
"""Stories of more lines are not fitted: each try pours all of them."""
_TRIES = 12
_MARKS = "，、；：。（）“”‘’《》〈〉？！"
_EVEN = 8
"""Percent of an em by which the gaps of a line longer paragraph may be counted on to open."""


class Made(Protocol):
    """A story's text as set: its slots after levelling, what stands in them, and what
    levelling found."""

    @property
    def slots(self) -> list[Slot]: ...
    @property
    def poured(self) -> Poured: ...
    @property
    def findings(self) -> list[Finding]: ...


def wants_fitting(made: Made, level: str) -> bool:
    """True when a line or two more or less would make the story stand better."""
    fit = made.poured.fit
    if fit.lines_over > MOST or len(made.slots) > _MOST_SLOTS:
        return False
    return bool(made.poured.heads) or away(made, level) != 0


def away(made: Made, level: str) -> int:
    """Lines to add (+) or take (-) until the frames are full; 0 too when that is too far.

    Levelled columns are as full as they are meant to be.
    """
    fit = made.poured.fit
    if fit.lines_over:
        return -fit.lines_over if fit.lines_over <= MOST else 0
    return fit.lines_free if not level and fit.lines_free <= MOST else 0


class _Candidate(NamedTuple):
    at: int
    """Index in the flow."""
    lines: int
    last: int
    """Characters of its last line."""
    marks: int
    """Marks that may be squeezed."""


class Fitter:
    """Tries changes of one story; `flow` and `made` are the best so far."""

    def __init__(
        self,
        flow: Sequence[FlowItem],
        made: Made,
        set_flow: Callable[[list[FlowItem]], Made],
        level: str,
        size: Length,
        set_over: Callable[[FlowItem, tuple[Length, ...]], Sequence[Line]],
    ) -> None:
        """`set_flow` sets the whole story, `set_over` one item in these measures."""
        self.set_over = set_over
        self.original = list(flow)
        self.flow, self.made, self.level = list(flow), made, level
        self.set_flow = set_flow
        self.measure = max(1, made.slots[-1].width // max(size, 1))
        self.changes: dict[int, int] = {}
        self.tries = _TRIES
        self.candidates = _candidates(self.flow, made.poured)

    def fit(self) -> tuple[list[FlowItem], Made]:
        """The flow with which the story stands best, and the story set with it."""
        start = self._state()
        wanted = away(self.made, self.level)
        if wanted:
            self._change_by(wanted)
            if away(self.made, self.level) or self.made.poured.fit.lines_over:
                # Not all the way: the words are left as they were.
                self._go_to(start)
        for block in self.made.poured.heads:
            self._help_head(block)
        return self.flow, self.made

    # Steps

    def _change_by(self, lines: int) -> None:
        step = 1 if lines > 0 else -1
        for candidate in self._likely(step):
            now = away(self.made, self.level)
            if not now or (now > 0) != (step > 0):
                return
            self._try({candidate.at: step}, self._nearer(abs(now)))

    def _nearer(self, was: int) -> Callable[[Made], bool]:
        return lambda made: self._off(made) < was

    def _help_head(self, block: int) -> None:
        """Get the short last line of a block off the head of its column."""
        at = next((c.at for c in self.candidates if self.flow[c.at].block == block), None)
        if at is None or at in self.changes or block not in self.made.poured.heads:
            return
        off, heads = self._off(self.made), len(self.made.poured.heads)

        def is_better(made: Made) -> bool:
            return self._off(made) <= off and len(made.poured.heads) < heads

        for step in (-1, 1):
            if not any(c.at == at for c in self._likely(step)):
                continue
            if self._try({at: step}, is_better):
                return
            for other in self._likely(-step)[:3]:
                if other.at != at and self._try({at: step, other.at: -step}, is_better):
                    return

    def _off(self, made: Made) -> int:
        """How far the feet are from level; a story over by more than can be helped is far off."""
        fit = made.poured.fit
        return max(abs(away(made, self.level)), fit.lines_over)

    def _try(self, more: dict[int, int], is_better: Callable[[Made], bool]) -> bool:
        """Set the story with more changes; keep them when that is better."""
        if not self.tries or any(index in self.changes for index in more):
            return False
        if self._is_hopeless(more):
            return False
        self.tries -= 1
        if all(self._stays(index, change) for index, change in more.items()):
            return False  # as it is now, which is no better
        changes = self.changes | more
        flow = [
            _changed(item, changes[index]) if index in changes else item
            for index, item in enumerate(self.original)
        ]
        made = self.set_flow(flow)
        if not is_better(made):
            return False
        self._go_to((changes, flow, made))
        return True

    def _is_hopeless(self, more: dict[int, int]) -> bool:
        """True when a line would be added to full frames, and none is taken elsewhere for it."""
        if self.level or self.made.poured.fit.lines_free:
            return False
        longer = sum(change > 0 for change in more.values())
        shorter = sum(change < 0 and not self._stays(at, change) for at, change in more.items())
        return longer > shorter

    def _stays(self, index: int, change: int) -> bool:
        """True when a paragraph cannot be a line shorter or longer: its lines stay as they are."""
        item = self.original[index]
        measures = self.made.poured.measures.get(item.block)
        if measures is None:
            return False
        now, then = (self.set_over(one, measures) for one in (item, _changed(item, change)))
        return [line.end for line in now] == [line.end for line in then]

    def _state(self) -> tuple[dict[int, int], list[FlowItem], Made]:
        return self.changes, self.flow, self.made

    def _go_to(self, state: tuple[dict[int, int], list[FlowItem], Made]) -> None:
        self.changes, self.flow, self.made = state

    def _likely(self, step: int) -> list[_Candidate]:
        """The paragraphs that may give or take a line, the easiest first."""
        free = [c for c in self.candidates if c.at not in self.changes]
        if step < 0:
            some = [c for c in free if 2 * c.last <= c.marks + 2]
            return sorted(some, key=lambda c: (c.last * 100 // c.lines, c.at))
        wide = self.measure
        some = [
            c for c in free
            if (wide - c.last + 2) * 100 <= (c.lines - 1) * wide * _EVEN
        ]  # fmt: skip
        return sorted(some, key=lambda c: ((wide - c.last) * 100 // c.lines, c.at))


def _candidates(flow: Sequence[FlowItem], poured: Poured) -> list[_Candidate]:
    lines = poured.ends_by_block()
    found: list[_Candidate] = []
    for index, item in enumerate(flow):
        ends = lines.get(item.block, [])
        if item.kind != "paragraph" or item.cap is not None or len(ends) < 3:
            continue
        setting, text = item.style.setting, item.text
        fixed = setting.fixed or Fixed()
        if setting.align != "justify" or "\n" in text or fixed.turns or fixed.bars:
            continue
        last = ends[-1] - ends[-2]
        marks = sum(map(text.count, _MARKS))
        found.append(_Candidate(index, len(ends), last, marks))
    return found


def _changed(item: FlowItem, change: int) -> FlowItem:
    style = item.style
    fixed = (style.setting.fixed or Fixed())._replace(change=change)
    return item._replace(style=style._replace(setting=style.setting._replace(fixed=fixed)))
