"""The one cursor that types: canvas and story editor are two views of it.

Turns keys' meanings into edits of the workspace. What an input method has not yet decided is
shown as a preview, so that it is set where it will stand. Knows no widget.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

from pagesetter.compose.boxes.organizers import TURN
from pagesetter.gui.text_cursor import TextCursor
from pagesetter.model import Issue
from pagesetter.session import marking, moving, rewording, spots
from pagesetter.session.box_texts import LISTED
from pagesetter.session.box_typing import moved
from pagesetter.session.spots import BODY, Spot

if TYPE_CHECKING:
    from pagesetter.gui.workspace import Workspace


class Typist(TextCursor):
    """Types in the texts of the page on show."""

    def __init__(self, work: Workspace, parent: QObject | None = None) -> None:
        super().__init__(work, parent)
        self._own = False
        """True while the typist itself changes the issue."""
        self._ground: Issue | None = None
        """What the words that are not decided were set into."""
        self.keeps_place = False
        """True while what others saved is taken in: the cursor stays amid its words."""
        work.recomposed.connect(self._recomposed)

    # Typing

    def insert(self, text: str) -> None:
        """Type text over the selection."""
        self._change("type", lambda issue, a, b: self._replaced(issue, a, b, text))

    def enter(self) -> None:
        """A new paragraph; in titles and captions a turn."""
        if self.focus is not None and self.focus.part in (
            BODY, "kicker", "headline", "deck", "caption", *LISTED,
        ):  # fmt: skip
            self.insert("\n")

    def turn(self) -> None:
        """A turn inside a paragraph."""
        if self.focus is not None and self.focus.part == BODY:
            self._change("type", rewording.turn)
        elif self.focus is not None and self.focus.part == "name":
            self.insert(TURN)
        else:
            self.enter()

    def paste(self, text: str) -> None:
        lines = [line.strip("\r") for line in text.replace("\u2029", "\n").split("\n")]
        if self.focus is not None and self.focus.part in (BODY, *LISTED):
            lines = [line for line in lines if line.strip()] if len(lines) > 1 else lines
        self._work.document.end_burst()
        words = "\n".join(lines)
        self._change("paste", lambda issue, a, b: self._replaced(issue, a, b, words))
        self._work.document.end_burst()

    def delete(self, way: str) -> None:
        """Delete the selection, or what a move (left, right, word-left …) passes over."""
        if self.focus is None or self.anchor is None:
            return
        if not self.has_selection:
            aim = moving.along(self.texts(), self.focus, way)
            if aim.part != self.focus.part:
                return
            if aim.part == "name" and aim.block != self.focus.block and self._both(aim):
                self.place(aim)  # two bodies are never made one
                return
            # Not `place`: deleting goes on with the burst of typing.
            self.anchor = aim
        self._change("type", lambda issue, a, b: self._replaced(issue, a, b, ""))

    def _both(self, aim: Spot) -> bool:
        """True when the text at the cursor and that of another spot have words."""
        return bool(self.text()) and bool(spots.text_at(self._work.issue, aim))

    def shift(self, by: int) -> None:
        """Move the row or name with the cursor up (-1) or down (1) in its list."""
        if self.focus is None or self.focus.part not in LISTED:
            return
        self.end_preedit()
        focus = self.focus
        made, after = moved(self._work.document.issue, focus, by)
        if after != focus and self._work.allows(made):
            self.anchor = self.focus = after
            self._own = True
            self._work.edit(lambda _: made, "names" if focus.part == "name" else "rows")
            self._own = False
            self._texts = self.texts()
            self.moved.emit()

    def copied(self) -> str:
        """The selected words."""
        span = self.span
        if span is None or not self.has_selection:
            return ""
        return rewording.selected_text(self._work.issue, *span)

    def mark(self, name: str) -> bool:
        """Set or take off a mark of the selected body text, of the word at the cursor else."""
        return self.change_marked(lambda issue, one, other: marking.mark(issue, one, other, name))

    def marked_span(self) -> tuple[Spot, Spot] | None:
        """The selected body text, else the word at the cursor; None outside the body."""
        span = self.span
        if span is None or span[0].part != BODY:
            return None
        if not self.has_selection:
            start, end = spots.word_at(self.text(), span[0].offset)
            span = span[0]._replace(offset=start), span[0]._replace(offset=end)
        return span

    def change_marked(self, change: Callable[[Issue, Spot, Spot], Issue]) -> bool:
        """Change the marks of that text as one step; False when nothing was changed."""
        self.end_preedit()
        span = self.marked_span()
        if span is None:
            return False
        self._own = True
        done = self._work.edit(lambda issue: change(issue, *span), "mark")
        self._own = False
        self._texts = self.texts()
        self.moved.emit()
        return done

    def _replaced(self, issue: Issue, start: Spot, end: Spot, text: str) -> tuple[Issue, Spot]:
        work = self._work
        return rewording.replace(issue, start, end, text, work.fonts, work.grid)

    def _change(self, step: str, change: Callable[[Issue, Spot, Spot], tuple[Issue, Spot]]) -> None:
        span = self.span
        if span is None:
            return
        self.preedit = ""
        made, after = change(self._work.document.issue, *span)
        if not self._work.allows(made):
            return
        self.anchor = self.focus = after
        self._goal = None
        self._own = True
        self._work.type(lambda _: made, step, f"type {after.page} {after.item}")
        self._own = False
        self._texts = self.texts()
        self._follow()
        self.moved.emit()

    # Input methods

    def set_preedit(self, text: str, caret: int) -> None:
        """Show what an input method has not decided, its cursor after `caret` code points."""
        span = self.span
        if span is None or (not text and not self.preedit):
            return
        made, _ = self._replaced(self._work.document.issue, *span, text)
        if text and not self._work.allows(made):
            return
        self.preedit, self._preedit_caret = text, caret
        self._ground = self._work.document.issue
        self._own = True
        if text:
            self._work.preview(made)
        else:
            self._work.preview(None)
        self._own = False
        self.moved.emit()

    def commit(self, text: str, back: int = 0, length: int = 0) -> None:
        """Type what an input method decided; with a length it replaces that much of the text
        from `back` code points before the cursor on."""
        if self.focus is None or self.anchor is None:
            return
        if length:
            start = max(0, self.focus.offset - back)
            self.anchor = self.focus._replace(offset=start)
            end = min(len(self.text()), start + length)
            self.focus = self.focus._replace(offset=end)
        if not (text or length):
            return
        was_shown = bool(self.preedit)
        if was_shown:  # what was composed is a step of its own
            self._work.document.end_burst()
        self.insert(text)
        if was_shown:
            self._work.document.end_burst()

    def decide(self) -> None:
        """Before something else is done by hand: what an input method has not decided is typed
        where it stands, or let go when the method does not give it."""
        if self.preedit:
            QGuiApplication.inputMethod().commit()
            self.end_preedit()

    def end_preedit(self) -> None:
        """Let go of what was not decided."""
        if self.preedit:
            self.set_preedit("", 0)

    # When others change things

    def _recomposed(self) -> None:
        """After a step that was taken back or made elsewhere: to where the text changed; after
        others saved: where it was."""
        if self.focus is None or self._own:
            return
        page = spots.page_named(self._work.issue, self.focus.page)
        if page is None or spots.item_in(self._work.issue, page, self.focus.item) is None:
            self.stop()
            return
        texts = self.texts()
        if not texts:
            self.stop()
            return
        if texts != self._texts:
            if self.keeps_place and self.anchor is not None:
                self.anchor = moving.kept_place(self._texts, texts, self.anchor)
                self.focus = moving.kept_place(self._texts, texts, self.focus)
            else:
                self.anchor = self.focus = moving.changed_place(self._texts, texts, self.focus)
            self._texts = texts
        if self.preedit and self._ground is not self._work.document.issue:
            self.set_preedit(self.preedit, self._preedit_caret)
        self.moved.emit()
