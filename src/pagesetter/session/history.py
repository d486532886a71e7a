"""The states an issue went through, with the names of the steps between them.

States are frozen values that share all that did not change, so keeping thousands costs little.
Knows no files and no clock: whoever records says what time it is.
"""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.model import Issue
from pagesetter.values import NamedTuple

BURST_SECONDS = 2.0
"""Edits of one burst, such as typing, that follow within this time are one step."""


class _Step(NamedTuple):
    issue: Issue
    """The state after the step."""
    name: str
    burst: str
    time: float
    news: int = 0
    """How much of what happened outside, see `rewrite`, the state knows of."""


class History:
    """A list of states with a place in it."""

    def __init__(self, issue: Issue) -> None:
        self._steps = [_Step(issue, "", "", 0.0)]
        self._at = 0
        self._news: list[Callable[[Issue], Issue]] = []

    @property
    def current(self) -> Issue:
        return self._steps[self._at].issue

    @property
    def undo_name(self) -> str:
        """Name of the step that `undo` takes back; empty when there is none."""
        return self._steps[self._at].name if self._at else ""

    @property
    def redo_name(self) -> str:
        """Name of the step that `redo` makes again; empty when there is none."""
        return self._steps[self._at + 1].name if self._at + 1 < len(self._steps) else ""

    def __len__(self) -> int:
        """Steps that can be undone or made again."""
        return len(self._steps) - 1

    def record(self, issue: Issue, name: str, burst: str = "", time: float = 0.0) -> None:
        """Add a state; what was undone is forgotten.

        A step of the same `burst` as the last one, within BURST_SECONDS of it, joins it.
        """
        last = self._steps[self._at]
        joins = burst and burst == last.burst and time - last.time <= BURST_SECONDS
        del self._steps[self._at + 1 :]
        if joins:
            self._steps[self._at] = last._replace(issue=issue, time=time)
        else:
            self._steps.append(_Step(issue, name, burst, time, len(self._news)))
            self._at += 1

    def end_burst(self) -> None:
        """Let nothing join the current step any more."""
        self._steps[self._at] = self._steps[self._at]._replace(burst="")

    def undo(self) -> bool:
        """Go back one step; False when there is none."""
        if not self._at:
            return False
        self.end_burst()
        self._at -= 1
        self._catch_up()
        self.end_burst()
        return True

    def redo(self) -> bool:
        """Make the next step again; False when there is none."""
        if self._at + 1 >= len(self._steps):
            return False
        self._at += 1
        self._catch_up()
        return True

    def rewrite(self, change: Callable[[Issue], Issue]) -> None:
        """Apply to every state what happened outside: no undo takes back a colleague's work.

        A state that is not the current one is rewritten when it becomes it.
        """
        self._news.append(change)
        self._catch_up()

    def _catch_up(self) -> None:
        step = self._steps[self._at]
        issue = step.issue
        for change in self._news[step.news :]:
            issue = change(issue)
        self._steps[self._at] = step._replace(issue=issue, news=len(self._news))

    def refresh(self, issue: Issue) -> None:
        """Put an equal value, with other places in files, for the current state."""
        self._steps[self._at] = self._steps[self._at]._replace(issue=issue, burst="")
