"""What the commands on text do: a method for each key of `actions`, `-` written `_`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.dialogs.find import FindDialog
from pagesetter.gui.workspace import Workspace


class Window(Protocol):
    """What these commands ask of the main window."""

    def raise_panel(self, key: str) -> None: ...


class TextCommands:
    """Commands of the menu Text, and those of Edit that concern text."""

    def __init__(self, work: Workspace, canvas: Canvas, window: Window) -> None:
        self._work, self._canvas, self._window = work, canvas, window
        self._input = TextInput(work.typist)
        self._finder: FindDialog | None = None

    def find(self, key: str) -> Callable[[], None] | None:
        """The method of a command; None when it is none of these."""
        return getattr(self, _COMMANDS[key]) if key in _COMMANDS else None

    def cut(self) -> None:
        self._input.cut()

    def copy(self) -> None:
        self._input.copy()

    def paste(self) -> None:
        self._input.paste()

    def strong(self) -> None:
        self._work.typist.mark("strong")

    def emphasis(self) -> None:
        self._work.typist.mark("emphasis")

    def search(self) -> None:
        """Open find and replace, with the selected words to look for."""
        if self._finder is None:
            self._finder = FindDialog(self._work, self._canvas.window())
        self._finder.begin(self._work.typist.copied())

    def story_editor(self) -> None:
        self._window.raise_panel("panel-story-editor")

    def tool(self) -> None:
        self._canvas.set_tool("type")


_COMMANDS = {
    "cut": "cut", "copy": "copy", "paste": "paste", "text-strong": "strong",
    "text-emphasis": "emphasis", "tool-type": "tool", "story-editor": "story_editor",
    "find-text": "search",
}  # fmt: skip
