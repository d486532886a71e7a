"""The story editor: the whole story as plain text, a second view of the one text cursor.

Every text (title part, block, credit) is a paragraph with its kind in the margin; a turn inside
one is a line of it. What is typed here goes through the typist like what is typed on the page.
"""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QEvent, QMimeData, QRect, QRectF, QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFocusEvent,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextBlock,
    QTextCursor,
)
from PySide6.QtWidgets import QLabel, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from pagesetter.gui.canvas.marks import fit_text
from pagesetter.gui.canvas.text_input import TextInput
from pagesetter.gui.i18n import say
from pagesetter.gui.text_counts import counted
from pagesetter.gui.theme import Colours
from pagesetter.gui.utf16 import points, units
from pagesetter.gui.workspace import Workspace
from pagesetter.session import spots
from pagesetter.session.spots import Spot, Text

_TURN = "\u2028"
_IN_TEXT = (Qt.InputMethodQuery.ImCursorRectangle, Qt.InputMethodQuery.ImAnchorRectangle)
"""What Qt tells from the corner of the text, forgetting the margin beside it."""
_AIR = 6
"""Pixels on either side of the kinds in the margin."""


class StoryEditor(QWidget):
    """Shows the story that is typed in, else the one selected."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work = work
        self.counts = QLabel(self)
        self.counts.setProperty("quiet", True)
        self.counts.setWordWrap(True)
        self.words = StoryText(work, colours, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        self.counts.setContentsMargins(8, 4, 8, 4)
        layout.addWidget(self.counts)
        layout.addWidget(self.words)
        for signal in (work.selected, work.recomposed, work.page_shown, work.typist.moved):
            signal.connect(self.refresh)
        self.refresh()

    def set_colours(self, colours: Colours) -> None:
        self.words.set_colours(colours)

    def showEvent(self, event: object) -> None:
        self.refresh()

    def refresh(self) -> None:
        """Show what is there now. A hidden panel waits until it is seen; while words are typed
        elsewhere it follows with the other panels."""
        if self.isVisible() and (self.words.hasFocus() or not self._work.is_settling):
            self.words.refresh()
            self._count()

    def _count(self) -> None:
        """字 of the story, of the selection, and the lines over or free."""
        work, parts = self._work, counted(self._work)
        story = work.story(self.words.item)
        fit = work.fit(self.words.item)
        if fit is not None and story is not None and story.article:
            parts.append(fit_text(fit) or say("fit-exact"))
        self.counts.setText("  ·  ".join(parts) if parts else say("editor-nothing"))


class StoryText(QPlainTextEdit):
    """The text of the story. Everything that changes it goes to the typist."""

    def __init__(self, work: Workspace, colours: Colours, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._work, self._colours = work, colours
        self._input = TextInput(work.typist)
        self._syncing = False
        self.item = ""
        self.texts: tuple[Text, ...] = ()
        self._kinds = _Kinds(self)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setFrameShape(QPlainTextEdit.Shape.NoFrame)
        self.setAccessibleName(say("panel-story-editor"))
        self.updateRequest.connect(self._scrolled)
        self.cursorPositionChanged.connect(self._moved_by_hand)
        self.selectionChanged.connect(self._moved_by_hand)
        self._fit_margin()

    def set_colours(self, colours: Colours) -> None:
        self._colours = colours
        self._kinds.update()

    # Showing

    def refresh(self) -> None:
        """Show text and cursor as they are; paragraphs that stay are not touched."""
        work, typist = self._work, self._work.typist
        items = work.selection.items
        item = typist.item or (items[0] if len(items) == 1 else "")
        also = typist.focus.part if typist.focus is not None else ""
        texts = spots.texts_of(work.issue, work.page.name, item, also) if item else ()
        self._syncing = True
        if (item, [t[:3] for t in texts]) != (self.item, [t[:3] for t in self.texts]):
            self.item = item
            self.setPlainText("\n".join(map(_shown, texts)))
        else:
            for at, (old, new) in enumerate(zip(self.texts, texts, strict=True)):
                if old.text != new.text:
                    self._replace(at, old, new)
        self.texts = texts
        self.setReadOnly(not texts)
        self._show_cursor()
        self._underline()
        self._syncing = False
        self._kinds.update()

    def _replace(self, at: int, old: Text, new: Text) -> None:
        """Write what differs of one paragraph."""
        was, now = _shown(old), _shown(new)
        most = min(len(was), len(now))
        start = next((i for i in range(most) if was[i] != now[i]), most)
        end = next(
            (i for i in range(most - start) if was[-1 - i] != now[-1 - i]), most - start
        )  # fmt: skip
        cursor = QTextCursor(self.document().findBlockByNumber(at))
        first = cursor.position()
        cursor.setPosition(first + units(was, start))
        cursor.setPosition(
            first + units(was, len(was) - end), QTextCursor.MoveMode.KeepAnchor
        )  # fmt: skip
        cursor.insertText(now[start : len(now) - end])

    def _show_cursor(self) -> None:
        typist = self._work.typist
        focus = typist.shown_focus()
        if focus is None or typist.anchor is None:
            return
        cursor = self.textCursor()
        anchor = focus if typist.preedit else typist.anchor
        places = self._position(anchor), self._position(focus)
        if places != (cursor.anchor(), cursor.position()) and -1 not in places:
            cursor.setPosition(places[0])
            cursor.setPosition(places[1], QTextCursor.MoveMode.KeepAnchor)
            self.setTextCursor(cursor)

    def _underline(self) -> None:
        """Show what an input method has not decided, as other fields of the window do."""
        span, preedit = self._work.typist.span, self._work.typist.preedit
        start = self._position(span[0]) if span is not None and preedit else -1
        if start < 0:
            self.setExtraSelections([])
            return
        words = QTextEdit.ExtraSelection()
        words.cursor = QTextCursor(self.document())
        words.cursor.setPosition(start)
        end = start + units(preedit, len(preedit))
        words.cursor.setPosition(end, QTextCursor.MoveMode.KeepAnchor)
        words.format.setFontUnderline(True)
        self.setExtraSelections([words])

    def _position(self, spot: Spot) -> int:
        for at, text in enumerate(self.texts):
            if (text.part, text.block) == (spot.part, spot.block):
                block = self.document().findBlockByNumber(at)
                return block.position() + units(text.text, spot.offset)
        return -1

    def _spot(self, position: int) -> Spot:
        block = self.document().findBlock(position)
        text = self.texts[min(block.blockNumber(), len(self.texts) - 1)]
        offset = points(text.text, position - block.position())
        return Spot(self._work.page.name, self.item, text.part, text.block, offset)

    # What hands do

    def _moved_by_hand(self) -> None:
        """The cursor was moved here: the typist follows."""
        if self._syncing or not self.texts or not self.hasFocus():
            return
        cursor = self.textCursor()
        self._work.typist.select(self._spot(cursor.anchor()), self._spot(cursor.position()))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self._work.typist.is_typing:
            self._moved_by_hand()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        self._work.typist.decide()
        super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._work.typist.decide()
        super().mousePressEvent(event)

    def event(self, event: QEvent) -> bool:
        """Undo belongs to the issue, not to this widget."""
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._work.settle()  # so that the command whose key this is can be used
            undo = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)
            if any(event.matches(key) for key in undo):
                event.ignore()
                return False
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not self._work.typist.is_typing:
            self._moved_by_hand()
        if event.key() == Qt.Key.Key_Escape:
            self._work.typist.stop()
        elif not self._input.edit(event) and not self._input.edits(event):
            super().keyPressEvent(event)  # moves and selects

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        if not self._work.typist.is_typing:
            self._moved_by_hand()
        self._input.composed(event)

    def inputMethodQuery(  # type: ignore[override]  # Qt's second form takes an argument
        self, query: Qt.InputMethodQuery
    ) -> object:
        known = self._input.asked(query) if self._work.typist.is_typing else None
        if known is not None:
            return known
        told = super().inputMethodQuery(query)
        if query in _IN_TEXT and isinstance(told, QRectF):
            return told.translated(self.viewport().pos())
        return told

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText():
            self._work.typist.paste(source.text())

    # The margin

    def blocks_seen(self) -> Iterator[tuple[int, QTextBlock, QRect]]:
        """The paragraphs in view with their places."""
        block = self.firstVisibleBlock()
        while block.isValid():
            box = self.blockBoundingGeometry(block).translated(self.contentOffset()).toRect()
            if box.top() > self.viewport().height():
                return
            yield block.blockNumber(), block, box
            block = block.next()

    def margin(self) -> int:
        """Width of the margin: of the longest kind."""
        metrics = self.fontMetrics()
        kinds = {say(f"kind-{text.kind}") for text in self.texts} | {say("kind-paragraph")}
        return max(map(metrics.horizontalAdvance, kinds)) + 2 * _AIR

    def _fit_margin(self) -> None:
        self.setViewportMargins(self.margin(), 0, 0, 0)
        box = self.contentsRect()
        self._kinds.setGeometry(box.left(), box.top(), self.margin(), box.height())

    def _scrolled(self, _box: QRect, _dy: int) -> None:
        if self._kinds.width() != self.margin():
            self._fit_margin()
        self._kinds.update()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_margin()
        if self._work.typist.is_typing:
            self.ensureCursorVisible()

    def paint_kinds(self, painter: QPainter) -> None:
        """The kind of every paragraph in view; of neighbouring ones of a kind only the first."""
        painter.fillRect(self._kinds.rect(), QColor(self._colours.panel))
        painter.setPen(QColor(self._colours.quiet))
        for at, block, box in self.blocks_seen():
            if at >= len(self.texts):
                return
            if at and self.texts[at - 1].kind == self.texts[at].kind == "paragraph":
                continue
            height = round(block.layout().lineAt(0).height())
            line = QRect(0, box.top(), self._kinds.width() - _AIR, height)
            flags = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            painter.drawText(line, flags, say(f"kind-{self.texts[at].kind}"))


class _Kinds(QWidget):
    """The margin of the story editor."""

    def __init__(self, words: StoryText) -> None:
        super().__init__(words)
        self._words = words

    def sizeHint(self) -> QSize:
        return QSize(self._words.margin(), 0)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        self._words.paint_kinds(painter)
        painter.end()


def _shown(text: Text) -> str:
    return text.text.replace("\n", _TURN)
