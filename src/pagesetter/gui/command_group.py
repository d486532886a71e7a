"""What all groups of commands have in common: how a command is found, and how an edit is made."""

from __future__ import annotations

from collections.abc import Callable

from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue

Call = Callable[[], object]


class Commands:
    """A method for each key of `actions`, `-` written `_`, or an entry of the table where many
    are alike."""

    def __init__(self) -> None:
        self._table: dict[str, Call] = {}

    def find(self, key: str) -> Call | None:
        """What a command does; None when it is none of these."""
        return self._table.get(key) or getattr(self, key.replace("-", "_"), None)


class CommandGroup(Commands):
    """Commands on the issue that is open, from its page on show."""

    def __init__(self, work: Workspace, canvas: Canvas) -> None:
        super().__init__()
        self._work, self._canvas = work, canvas

    @property
    def _page(self) -> str:
        return self._work.page.name

    def _edit(self, change: Callable[[Issue], Issue], step: str, burst: str = "") -> bool:
        """Make an edit as a step of the history; what the hand was doing is broken off."""
        self._canvas.cancel_gesture()
        return self._work.edit(change, step, burst)
