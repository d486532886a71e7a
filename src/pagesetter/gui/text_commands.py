"""What the commands on text do: a method for each key of `actions`, `-` written `_`."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from pagesetter.gui.banner import Banners
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.dialogs.find import FindDialog
from pagesetter.gui.dialogs.reading import ReadingDialog
from pagesetter.gui.i18n import say
from pagesetter.gui.proofing import Proofing
from pagesetter.gui.workspace import Workspace
from pagesetter.model import Issue
from pagesetter.session import marking
from pagesetter.session.edits_manual import set_manual
from pagesetter.session.rewording import body_of
from pagesetter.session.spots import BODY
from pagesetter.session.titles import letter_space

_STEP = 10
"""Of letter-space, in 1/1000 em."""


class Window(Protocol):
    """What these commands ask of the main window."""

    banners: Banners

    def raise_panel(self, key: str) -> None: ...


class TextCommands:
    """Commands of the menu Text, and those of Edit that concern text."""

    def __init__(self, work: Workspace, canvas: Canvas, window: Window) -> None:
        self._work, self._canvas, self._window = work, canvas, window
        self._input = TextInput(work.typist)
        self._finder: FindDialog | None = None
        self._proofing = Proofing(work, window.banners)

    def find(self, key: str) -> Callable[[], None] | None:
        """The method of a command; None when it is none of these."""
        if key in ("cut", "copy", "paste") and not self._work.typist.is_typing:
            return None  # whole items: `item_commands`
        return getattr(self, _COMMANDS[key]) if key in _COMMANDS else None

    def cut(self) -> None:
        self._input.cut()

    def copy(self) -> None:
        self._input.copy()

    def paste(self) -> None:
        self._input.paste()

    def strong(self) -> None:
        self._mark("strong")

    def emphasis(self) -> None:
        self._mark("emphasis")

    def raised(self) -> None:
        self._mark("sup")

    def lowered(self) -> None:
        self._mark("sub")

    def _mark(self, name: str) -> None:
        self._tell(done=self._work.typist.mark(name))

    def name_line(self) -> None:
        self._annotate(None, marking.STRAIGHT)

    def work_line(self) -> None:
        self._annotate(None, marking.WAVY)

    def reading(self) -> None:
        """Ask for the reading of the selected words, or of the word at the cursor."""
        typist = self._work.typist
        span = typist.marked_span()
        if span is None or span[0].block != span[1].block:
            self._tell(done=False)
            return
        block = body_of(self._work.document.issue, span[0])[span[0].block]
        low, high = marking.base_at(block, span[0].offset, span[1].offset)
        before, _ = marking.annotation_at(block, low, high)
        typist.select(span[0]._replace(offset=low), span[0]._replace(offset=high))
        asked = ReadingDialog(block.text[low:high], before, self._canvas.window())
        if asked.exec() and asked.reading() != before:
            self._annotate(asked.reading(), None)
        self._canvas.setFocus()

    def _annotate(self, reading: str | None, line: str | None) -> None:
        done = self._work.typist.change_marked(
            lambda issue, one, other: marking.annotate(issue, one, other, reading, line)
        )
        self._tell(done=done)

    def _tell(self, *, done: bool) -> None:
        """Say beside the cursor when the words cannot have what was asked for."""
        self._work.typist.tell("" if done else say("note-no-mark"))

    def closer(self) -> None:
        self._space(-_STEP)

    def wider(self) -> None:
        self._space(_STEP)

    def _space(self, by: int) -> None:
        """Change the letter-space of the paragraph with the cursor, else of the story."""
        work, typist = self._work, self._work.typist
        focus = typist.focus
        block = focus.block if focus is not None and focus.part == BODY else None
        name = focus.item if focus is not None else next(iter(work.selection.items), "")
        story = work.story(name)
        if story is None or (focus is not None and block is None):
            return
        page = work.page.name
        before = self._lines(name, block)
        value = letter_space(work.issue, work.page, story, block, work.grid) + by

        def change(issue: Issue) -> Issue:
            return set_manual(issue, page, name, block, "letter-space", value)

        work.edit(change, "letters", f"letters {page} {name} {block}")
        after = self._lines(name, block)
        typist.tell(say("note-letters", value=f"{value / 1000:+.2f}", lines=after,
                        change=f"{after - before:+d}" if after != before else "0"))  # fmt: skip

    def _lines(self, story: str, block: int | None) -> int:
        """Lines of a block on the page on show, or of a story's body."""
        lines = (one for one in self._work.composed.lines if one.story == story)
        return sum(one.block == block if block is not None else one.block >= 0 for one in lines)

    def keep_lines(self) -> None:
        self._proofing.toggle()

    def search(self) -> None:
        """Open find and replace, with the selected words to look for."""
        if self._finder is None:
            self._finder = FindDialog(self._work, self._canvas.window())
        self._finder.begin(self._work.typist.copied())

    def story_editor(self) -> None:
        self._window.raise_panel("panel-story-editor")

    def line_inspector(self) -> None:
        self._window.raise_panel("panel-lines")

    def tool(self) -> None:
        self._canvas.set_tool("type")


_COMMANDS = {
    "cut": "cut", "copy": "copy", "paste": "paste", "text-strong": "strong",
    "text-emphasis": "emphasis", "text-raised": "raised", "text-lowered": "lowered",
    "text-name-line": "name_line", "text-work-line": "work_line", "text-reading": "reading",
    "tool-type": "tool", "story-editor": "story_editor",
    "find-text": "search", "line-inspector": "line_inspector",
    "keep-lines": "keep_lines", "letters-closer": "closer", "letters-wider": "wider",
}  # fmt: skip
