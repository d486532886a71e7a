"""Selecting text with the mouse: press, drag; two presses take a word, three a paragraph, and a
drag then goes on by words or paragraphs.
"""

from __future__ import annotations

from PySide6.QtCore import Qt

from pagesetter.gui.i18n import say
from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
from pagesetter.gui.workspace import Workspace
from pagesetter.session import spots
from pagesetter.session.spots import Spot

SLACK = 4.0
"""Pixels round a text that still count as on it."""


def spot_at(desk: Desk, at: Pointer, item: str = "") -> Spot | None:
    """The place in the text under the pointer, in that of `item` wherever the pointer is."""
    typist = desk.work.typist
    item = item or typist.places.item_at(at.x, at.y, desk.view().slack(SLACK))
    if not item:
        return None
    return typist.map_of(item).hit(at.x, at.y) or typist.places.first_spot(item)


def caption_at(work: Workspace, at: Pointer) -> Spot | None:
    """Where the caption begins of a picture under the pointer that has no words yet."""
    part = work.scene.at(at.x, at.y)
    box = work.box(part.frame.id) if part is not None and part.is_box else None
    if box is None or not box.pictures or box.kind != "picture":
        return None
    if spots.texts_of(work.issue, work.page.name, box.id):
        return None
    return Spot(work.page.name, box.id, "caption")


class SelectText(Gesture):
    """A drag over text. `unit` is character, word or paragraph."""

    cursor = Qt.CursorShape.IBeamCursor

    def __init__(self, desk: Desk, start: Pointer, spot: Spot, unit: str = "character") -> None:
        super().__init__(desk, start)
        typist = self.work.typist
        self._unit, self._spot = unit, spot
        if unit == "word":
            typist.select_word(spot)
        elif unit == "paragraph":
            typist.select_paragraph(spot)
        else:
            typist.place(spot, extend=start.shift and typist.item == spot.item)
            if spot.part == "caption" and not typist.text():
                typist.tell(say("kind-caption"))
        self._taken = typist.span
        """What two or three presses took: it stays selected however the drag goes on."""
        self._drags = False

    def move(self, at: Pointer) -> None:
        super().move(at)
        spot = spot_at(self.desk, at, self._spot.item)
        self._drags = self._drags or self.dragged
        if not self._drags or spot is None or self._taken is None:
            return
        if self._unit == "character":
            self.work.typist.place(spot, extend=True)
            return
        first, last = self._taken
        if spot.part != first.part:
            return
        start, end = self.work.typist.unit_at(spot, self._unit)
        if (start.block, start.offset) < (first.block, first.offset):
            self.work.typist.select(last, start)
        else:
            self.work.typist.select(first, max(last, end, key=lambda s: (s.block, s.offset)))
