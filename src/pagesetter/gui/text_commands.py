"""What the commands on text do."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from PySide6.QtCore import QPoint, QRect

from pagesetter.gui.banner import Banners
from pagesetter.gui.canvas.canvas import Canvas
from pagesetter.gui.canvas.cursor import cursor_place
from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.command_group import Call, CommandGroup
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
_MARKS = {"text-strong": "strong", "text-emphasis": "emphasis", "text-raised": "sup",
          "text-lowered": "sub"}  # fmt: skip
_LINES = {"text-name-line": marking.STRAIGHT, "text-work-line": marking.WAVY}
_PANELS = {"story-editor": "panel-story-editor", "line-inspector": "panel-lines"}


class Window(Protocol):
    """What these commands ask of the main window."""

    banners: Banners

    def raise_panel(self, key: str) -> None: ...


class TextCommands(CommandGroup):
    """Commands of the menu Text, and those of Edit that concern text."""

    def __init__(self, work: Workspace, canvas: Canvas, window: Window) -> None:
        super().__init__(work, canvas)
        self._window = window
        self._input = TextInput(work.typist)
        self._finder: FindDialog | None = None
        self._proofing = Proofing(work, window.banners)
        for key, mark in _MARKS.items():
            self._table[key] = partial(self._mark, mark)
        for key, line in _LINES.items():
            self._table[key] = partial(self._annotate, None, line)
        for key, panel in _PANELS.items():
            self._table[key] = partial(window.raise_panel, panel)
        self._table |= {
            "cut": self._input.cut, "copy": self._input.copy, "paste": self._input.paste,
            "letters-closer": partial(self._space, -_STEP),
            "letters-wider": partial(self._space, _STEP),
            "keep-lines": self._proofing.toggle,
            "tool-type": partial(canvas.set_tool, "type"),
        }  # fmt: skip

    def find(self, key: str) -> Call | None:
        if key in ("cut", "copy", "paste") and not self._work.typist.is_typing:
            return None  # whole items: `item_commands`
        return super().find(key)

    def _mark(self, name: str) -> None:
        self._tell(done=self._work.typist.mark(name))

    def text_reading(self) -> None:
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
        space = letter_space(work.issue, work.page, story, block, work.grid) + by

        def change(issue: Issue) -> Issue:
            return set_manual(issue, page, name, block, "letter-space", space)

        work.edit(change, "letters", f"letters {page} {name} {block}")
        after = self._lines(name, block)
        value, more = f"{space / 1000:+.2f}", f"{after - before:+d}" if after != before else "0"
        value, more = (number.replace("-", "−") for number in (value, more))
        typist.tell(say("note-letters", value=value, lines=after, change=more))

    def _lines(self, story: str, block: int | None) -> int:
        """Lines of a block on the page on show, or of a story's body."""
        lines = (one for one in self._work.composed.lines if one.story == story)
        return sum(one.block == block if block is not None else one.block >= 0 for one in lines)

    def find_text(self) -> None:
        """Open find and replace, with the selected words to look for."""
        if self._finder is None:
            self._finder = FindDialog(self._work, self._found_at, self._canvas.window())
        self._finder.begin(self._work.typist.copied())

    def _found_at(self) -> QRect:
        """Where on the screen the selected words are seen."""
        place = cursor_place(self._work.typist, self._canvas.view())
        return place.translated(self._canvas.mapToGlobal(QPoint(0, 0)))
