"""Keys and input methods as typing, for every widget that shows the text cursor."""

from __future__ import annotations

import sys

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QKeySequence

from pagesetter.gui.typist import Typist
from pagesetter.gui.utf16 import points, units
from pagesetter.session.box_texts import LISTED

_Standard = QKeySequence.StandardKey
_MOVES: tuple[tuple[_Standard, str, bool], ...] = (
    (_Standard.MoveToPreviousChar, "left", False),
    (_Standard.MoveToNextChar, "right", False),
    (_Standard.SelectPreviousChar, "left", True),
    (_Standard.SelectNextChar, "right", True),
    (_Standard.MoveToPreviousWord, "word-left", False),
    (_Standard.MoveToNextWord, "word-right", False),
    (_Standard.SelectPreviousWord, "word-left", True),
    (_Standard.SelectNextWord, "word-right", True),
    (_Standard.MoveToPreviousLine, "up", False),
    (_Standard.MoveToNextLine, "down", False),
    (_Standard.SelectPreviousLine, "up", True),
    (_Standard.SelectNextLine, "down", True),
    (_Standard.MoveToStartOfLine, "line-start", False),
    (_Standard.MoveToEndOfLine, "line-end", False),
    (_Standard.SelectStartOfLine, "line-start", True),
    (_Standard.SelectEndOfLine, "line-end", True),
    (_Standard.MoveToStartOfDocument, "text-start", False),
    (_Standard.MoveToEndOfDocument, "text-end", False),
    (_Standard.SelectStartOfDocument, "text-start", True),
    (_Standard.SelectEndOfDocument, "text-end", True),
)
_DELETIONS: tuple[tuple[_Standard, str], ...] = (
    (_Standard.Delete, "right"),
    (_Standard.DeleteEndOfWord, "word-right"),
    (_Standard.DeleteStartOfWord, "word-left"),
)
_BLOCKS = {Qt.Key.Key_Up: "block-up", Qt.Key.Key_Down: "block-down"}
_LISTED_KEYS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_CONTROL, _SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
_ALT, _META = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.MetaModifier


class TextInput:
    """Turns what a keyboard says into what the typist does."""

    def __init__(self, typist: Typist) -> None:
        self._typist = typist

    def wants(self, event: QKeyEvent) -> bool:
        """True for keys that type while there is a cursor, before any shortcut gets them."""
        return self._typist.is_typing and (
            _move_of(event) is not None or self.edits(event) or event.key() == Qt.Key.Key_Escape
            or event.matches(_Standard.SelectAll) or event.matches(_Standard.Copy)
        )  # fmt: skip

    def edits(self, event: QKeyEvent) -> bool:
        """True for keys that change the text."""
        if self._shift(event):
            return True
        if event.key() in (Qt.Key.Key_Backspace, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            return not event.modifiers() & (_ALT | _META)
        if any(event.matches(key) for key, _ in _DELETIONS):
            return True
        return event.matches(_Standard.Cut) or event.matches(_Standard.Paste) or bool(_typed(event))

    def key(self, event: QKeyEvent) -> bool:
        """Do what a key means; False for keys that mean nothing here."""
        typist = self._typist
        if not typist.is_typing:
            return False
        move = _move_of(event)
        if move is not None:
            typist.go(move[0], extend=move[1])
        elif event.key() == Qt.Key.Key_Escape:
            typist.stop()
        elif event.matches(_Standard.SelectAll):
            typist.select_all()
        elif event.matches(_Standard.Copy):
            self.copy()
        else:
            return self.edit(event)
        return True

    def edit(self, event: QKeyEvent) -> bool:
        """Change the text as a key says; False when it says nothing of that."""
        typist = self._typist
        if not typist.is_typing:
            return False
        if self._shift(event):
            typist.shift(self._shift(event))
            return True
        deletion = next((way for key, way in _DELETIONS if event.matches(key)), "")
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (typist.turn if event.modifiers() & _SHIFT else typist.enter)()
        elif deletion:
            typist.delete(deletion)
        elif event.key() == Qt.Key.Key_Backspace:
            typist.delete("left")
        elif event.matches(_Standard.Cut):
            self.cut()
        elif event.matches(_Standard.Paste):
            self.paste()
        elif _typed(event):
            typist.insert(_typed(event))
        else:
            return False
        return True

    def _shift(self, event: QKeyEvent) -> int:
        """Alt with an arrow moves a row or name in its list: by -1 up, by 1 down, else by 0."""
        focus = self._typist.focus
        listed = focus is not None and focus.part in LISTED
        alone = event.modifiers() & (_CONTROL | _ALT | _META | _SHIFT) == _ALT
        return _LISTED_KEYS.get(Qt.Key(event.key()), 0) if listed and alone else 0

    # The clipboard

    def copy(self) -> None:
        words = self._typist.copied()
        if words:
            QGuiApplication.clipboard().setText(words)

    def cut(self) -> None:
        if self._typist.has_selection:
            self.copy()
            self._typist.delete("left")

    def paste(self) -> None:
        words = QGuiApplication.clipboard().text()
        if words:
            self._typist.paste(words)

    # Input methods

    def composed(self, event: QInputMethodEvent) -> None:
        """Take what an input method decided, and show what it has not."""
        typist = self._typist
        if not typist.is_typing:
            event.ignore()
            return
        decided, length = event.commitString(), event.replacementLength()
        if decided or length:
            text, focus = typist.text(), typist.focus
            here = units(text, focus.offset) if focus is not None else 0
            start = points(text, max(0, here + event.replacementStart()))
            end = points(text, max(0, here + event.replacementStart() + length))
            back = (focus.offset if focus is not None else 0) - start
            typist.commit(decided, back, end - start)
        preedit = event.preeditString()
        caret = len(preedit)
        for attribute in event.attributes():
            if attribute.type == QInputMethodEvent.AttributeType.Cursor:
                caret = points(preedit, attribute.start)
        typist.set_preedit(preedit, caret)
        event.accept()

    def asked(self, query: Qt.InputMethodQuery) -> object:
        """What an input method wants to know; None for what the widget itself must say."""
        typist, ask = self._typist, Qt.InputMethodQuery
        if query == ask.ImEnabled:
            return typist.is_typing
        if not typist.is_typing:
            return None
        text, focus, anchor = typist.text(), typist.focus, typist.anchor
        assert focus is not None
        assert anchor is not None
        if query == ask.ImSurroundingText:
            return text
        if query in (ask.ImCursorPosition, ask.ImAbsolutePosition):
            return units(text, focus.offset)
        if query == ask.ImAnchorPosition:
            return units(text, anchor.offset if anchor.block == focus.block else focus.offset)
        if query == ask.ImCurrentSelection:
            return typist.copied()
        if query == ask.ImTextBeforeCursor:
            return text[: focus.offset]
        if query == ask.ImTextAfterCursor:
            return text[focus.offset :]
        if query == ask.ImHints:
            return int(Qt.InputMethodHint.ImhMultiLine.value)
        return None


def _move_of(event: QKeyEvent) -> tuple[str, bool] | None:
    """The move a key stands for, and whether the selection follows."""
    for key, way, extend in _MOVES:
        if event.matches(key):
            return way, extend
    keys = event.modifiers()
    if keys & _CONTROL and not keys & _ALT and event.key() in _BLOCKS:
        return _BLOCKS[Qt.Key(event.key())], bool(keys & _SHIFT)
    return None


def _typed(event: QKeyEvent) -> str:
    """The characters a key types. On Windows Ctrl and Alt together are AltGr and type; elsewhere
    they are a command's, though X11 gives a character with some of them."""
    keys = event.modifiers() & (_CONTROL | _ALT | _META)
    is_alt_gr = sys.platform == "win32" and keys == _CONTROL | _ALT
    if keys and not is_alt_gr:
        return ""
    text = event.text()
    return "" if any(_is_control(character) for character in text) else text


def _is_control(character: str) -> bool:
    """Control characters are keys; a blank of a whole 字 is typed like any other character."""
    return character < " " or "\x7f" <= character < "\xa0"
