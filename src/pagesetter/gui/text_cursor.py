"""The one cursor in the texts of the page: where it stands, what is selected, where it goes.

Canvas and story editor show it. Knows no widget, and changes no text: `typist` does.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from pagesetter.geometry import Length, Rect
from pagesetter.gui.text_places import TextPlaces
from pagesetter.session import moving, rewording, spots
from pagesetter.session.box_texts import is_furniture
from pagesetter.session.spots import BODY, Spot, Text
from pagesetter.session.text_map import TextMap

if TYPE_CHECKING:
    from pagesetter.gui.workspace import Workspace


class TextCursor(QObject):
    """Stands in the texts of the page on show."""

    moved = Signal()
    """The cursor, the selection or the text round it is another."""
    sought = Signal()
    """The cursor was put where something was found: wherever the keyboard is, it is to be seen."""
    told = Signal(str)
    """Something is to be told beside the cursor; empty takes it away."""
    toggled = Signal(bool)
    """Typing began or ended."""

    def __init__(self, work: Workspace, parent: QObject | None = None) -> None:
        super().__init__(parent or work)
        self._work = work
        self.anchor: Spot | None = None
        self.focus: Spot | None = None
        self.note = ""
        """What is told beside the cursor until it moves."""
        self.preedit = ""
        self._preedit_caret = 0
        self._goal: Length | None = None
        """Where the cursor wants to be in lines, while it goes up and down."""
        self._texts: tuple[Text, ...] = ()
        self.places = TextPlaces(work)
        work.page_shown.connect(self.stop)
        work.selected.connect(self._selected)
        work.retyped.connect(lambda: self.tell(""))

    # Where it is

    @property
    def is_typing(self) -> bool:
        return self.focus is not None

    @property
    def item(self) -> str:
        return self.focus.item if self.focus is not None else ""

    @property
    def has_selection(self) -> bool:
        return self.focus is not None and self.anchor is not None and (
            self.anchor[:5] != self.focus[:5]
        )  # fmt: skip

    @property
    def span(self) -> tuple[Spot, Spot] | None:
        """The selection, its start first; twice the cursor without one."""
        if self.focus is None or self.anchor is None:
            return None
        return rewording.ordered(self.anchor, self.focus)

    def texts(self) -> tuple[Text, ...]:
        """The texts of the item that is typed in, without what an input method has not decided."""
        if self.focus is None:
            return ()
        return spots.texts_of(
            self._work.document.issue, self.focus.page, self.focus.item, self.focus.part
        )  # fmt: skip

    def text(self) -> str:
        """The text the cursor is in, without what an input method has not decided."""
        if self.focus is None:
            return ""
        return spots.text_at(self._work.document.issue, self.focus) or ""

    def map_of(self, item: str) -> TextMap:
        """Where the text of an item stands on the page on show."""
        return self.places.map_of(item)

    def caret(self) -> Rect | None:
        """Where the cursor stands on the page; None when its place is not there."""
        spot = self.shown_focus()
        return self.places.caret(spot) if spot is not None else None

    @property
    def stands(self) -> bool:
        """True when the line with the cursor runs downwards."""
        if self.focus is None:
            return False
        line = self.map_of(self.focus.item).line_of(self.focus)
        return line is not None and line.stands

    def shown_focus(self) -> Spot | None:
        """The cursor in what is shown: inside what an input method has not decided."""
        if self.focus is None or not self.preedit:
            return self.focus
        start = self.span
        assert start is not None
        return start[0]._replace(offset=start[0].offset + self._preedit_caret, trails=False)

    def selected_boxes(self) -> list[Rect]:
        span = self.span
        if span is None or not self.has_selection or self.preedit:
            return []
        return self.map_of(self.item).boxes(*span)

    def preedit_boxes(self) -> list[Rect]:
        """What an input method has not decided yet, line by line."""
        span = self.span
        if span is None or not self.preedit:
            return []
        end = span[0]._replace(offset=span[0].offset + len(self.preedit))
        return self.map_of(self.item).boxes(span[0], end)

    def tell(self, note: str) -> None:
        """Show a word beside the cursor."""
        if note != self.note:
            self.note = note
            self.told.emit(note)

    # Beginning, moving, ending

    def start(self, spot: Spot) -> None:
        """Type from here on."""
        was = self.is_typing
        self.end_preedit()
        self._work.document.end_burst()
        self.anchor = self.focus = spot
        self._goal = None
        self._texts = self.texts()
        work = self._work
        owner = next((s.id for s in work.page.stories if any(b.id == spot.item for b in s.boxes)),
                     spot.item)  # fmt: skip
        frame = work.selection.frame if owner in work.selection.items else ""
        if not frame:
            parts = work.scene.of((owner,))
            frame = parts[0].frame.id if parts else ""
        work.select((owner,) if frame else (), frame)
        if not was:
            self.toggled.emit(True)
        self.moved.emit()

    def stop(self) -> bool:
        """End typing; False when nothing was typed in."""
        if self.focus is None:
            return False
        self.end_preedit()
        self._work.document.end_burst()
        self.anchor = self.focus = None
        self._texts = ()
        self.toggled.emit(False)
        self.moved.emit()
        return True

    def place(self, spot: Spot, *, extend: bool = False) -> None:
        """Put the cursor somewhere; with `extend` the selection follows it."""
        if self.focus is None or self.anchor is None or spot.item != self.focus.item:
            self.start(spot)
            return
        self.end_preedit()
        self.tell("")
        self._work.document.end_burst()
        if extend and spot.item == self.anchor.item:
            self.focus = moving.within(self.texts(), self.anchor, spot)
        else:
            self.anchor = self.focus = spot
        self._goal = None
        self._follow()
        self.moved.emit()

    def seek(self, start: Spot, end: Spot | None = None) -> None:
        """Put the cursor or the selection where something was found, in view."""
        self.start(start)
        if end is not None:
            self.select(start, end)
        self.sought.emit()

    def select(self, start: Spot, end: Spot) -> None:
        if self.focus is None or start.item != self.focus.item:
            self.start(start)
        self.anchor = start
        self.place(end, extend=True)

    def unit_at(self, spot: Spot, unit: str) -> tuple[Spot, Spot]:
        """The word or paragraph at a place."""
        text = spots.text_at(self._work.issue, spot) or ""
        start, end = spots.word_at(text, spot.offset) if unit == "word" else (0, len(text))
        return spot._replace(offset=start, trails=False), spot._replace(offset=end)

    def select_word(self, spot: Spot) -> None:
        self.select(*self.unit_at(spot, "word"))

    def select_paragraph(self, spot: Spot) -> None:
        self.select(*self.unit_at(spot, "paragraph"))

    def select_all(self) -> None:
        """The whole body, or the whole of another text."""
        if self.focus is None:
            return
        own = [text for text in self.texts() if text.part == self.focus.part]
        first, last = own[0], own[-1]
        self.select(
            self.focus._replace(block=first.block, offset=0, trails=False),
            self.focus._replace(block=last.block, offset=len(last.text), trails=False),
        )

    def go(self, way: str, *, extend: bool = False) -> None:
        """Move the cursor: left right up down, word-left word-right, line-start line-end,
        block-up block-down, text-start text-end."""
        if self.focus is None or self.span is None:
            return
        start, end = self.span
        if self.stands:
            way = moving.TURNED.get(way, way)
        if self.has_selection and not extend and way in ("left", "right"):
            self.place(start if way == "left" else end)
            return
        where, length = self.map_of(self.item), len(self.text())
        goal = self._goal if self._goal is not None else moving.goal_of(where, self.focus)
        if way in ("up", "down") and goal is not None:
            by = 1 if way == "down" else -1
            aim = moving.across(where, self.focus, length, by, goal)
            if where.row_of(aim) == where.row_of(self.focus):  # the last line here, or the first
                aim = self._beyond(aim, length, by)
            self.place(aim, extend=extend)
            self._goal = goal
        elif way in ("line-start", "line-end"):
            foot = way == "line-end"
            self.place(moving.line_end(where, self.focus, length, foot=foot), extend=extend)
        else:
            way = {"up": "block-up", "down": "block-down"}.get(way, way)
            self.place(moving.along(self.texts(), self.focus, way), extend=extend)

    def _beyond(self, spot: Spot, length: int, by: int) -> Spot:
        """From a page's last line (`by` 1) or first (-1) to where its text goes on."""
        if spot.part != BODY:
            return spot
        if spot.offset == (length if by > 0 else 0):
            return moving.along(self.texts(), spot, "right" if by > 0 else "left")
        return spot._replace(trails=by < 0)

    def _follow(self) -> None:
        """Show the page where the cursor is now, when its text goes on there."""
        work, focus = self._work, self.focus
        if focus is None or focus.part != BODY or self.preedit:
            return
        length = len(self.text())
        if moving.is_here(self.map_of(focus.item), focus, length):
            return
        for index, item in spots.places_of(work.issue, focus):
            page = work.issue.pages[index]
            aim = focus._replace(page=page.name, item=item)
            where = TextMap(work.issue, page, work.composed_at(index), item, work.fonts)
            if index != work.index and moving.is_here(where, aim, length):
                self._turn_to(index, aim)
                return

    def _turn_to(self, index: int, focus: Spot) -> None:
        """Go on typing on another page of the same story."""
        work, anchor = self._work, self.anchor
        self.anchor = self.focus = None
        work.show_page(index)
        parts = work.scene.of((focus.item,))
        work.select((focus.item,), parts[0].frame.id if parts else "")
        self.focus = focus
        if anchor is not None:
            self.anchor = anchor._replace(page=focus.page, item=focus.item)
        self._texts = self.texts()
        self.toggled.emit(True)
        self.sought.emit()

    def end_preedit(self) -> None:
        """Let go of what was not decided; whoever types has some."""

    def _selected(self) -> None:
        if self.focus is None:
            return
        items = self._work.selection.items
        if not items and is_furniture(self._work.page, self.item):
            return
        boxes = {b.id for s in self._work.page.stories if s.id in items for b in s.boxes}
        if self.item not in items and self.item not in boxes:
            self.stop()
