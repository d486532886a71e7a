"""Selecting text with the mouse: press, drag; two presses take a word, three a paragraph."""

from __future__ import annotations

from PySide6.QtCore import Qt

from pagesetter.gui.interactions.gesture import Desk, Gesture, Pointer
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

    def move(self, at: Pointer) -> None:
        super().move(at)
        spot = spot_at(self.desk, at, self._spot.item)
        if self.dragged and spot is not None and self._unit == "character":
            self.work.typist.place(spot, extend=True)
