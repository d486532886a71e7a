"""Where texts stand on the page on show: the map of an item, what is under a point, carets.

Of furniture only the words themselves can be hit, for it lies under much. Changes nothing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.geometry import Length, Rect
from pagesetter.gui.canvas.scene import Part
from pagesetter.model import Box
from pagesetter.session import spots
from pagesetter.session.spots import Spot
from pagesetter.session.text_map import TextMap

if TYPE_CHECKING:
    from pagesetter.gui.workspace import Workspace


class TextPlaces:
    """Keeps the map of the item that was asked for last."""

    def __init__(self, work: Workspace) -> None:
        self._work = work
        self._map: tuple[object, str, TextMap] | None = None
        self._caret: tuple[tuple[object, object, Spot], Rect | None] | None = None

    def map_of(self, item: str) -> TextMap:
        """Where the text of an item stands on the page on show."""
        work = self._work
        known = self._map
        if known is None or known[0] is not work.composed.display or known[1] != item:
            before = known[2] if known is not None else None
            made = TextMap(work.issue, work.page, work.composed, item, work.fonts, before)
            known = self._map = work.composed.display, item, made
        return known[2]

    def item_at(self, x: Length, y: Length, slack: Length) -> str:
        """The story, box or furniture whose text lies under a point; empty for none."""
        part, reach = self._work.scene.at(x, y, slack), slack + self._work.grid.pitch
        lying = [part] if part is not None else self._furniture(x, y)
        if part is None:
            reach = slack
        for one in lying:
            item = one.frame.id if one.is_box else one.item
            away = self.map_of(item).distance(x, y)
            if (away is not None and away <= reach) or (away is None and self.first_spot(item)):
                return item
        return ""

    def _furniture(self, x: Length, y: Length) -> list[Part]:
        here = Rect(x, y, 0, 0)
        return [p for p in reversed(self._work.scene.furniture) if p.box.contains(here)]

    def first_spot(self, item: str) -> Spot | None:
        """Where typing begins in a box of the page that has no words yet."""
        work = self._work
        if not isinstance(spots.item_of(work.page, item), Box):
            return None
        texts = spots.texts_of(work.issue, work.page.name, item)
        if len(texts) != 1 or texts[0].text:
            return None
        return Spot(work.page.name, item, texts[0].part, texts[0].block)

    def caret(self, spot: Spot) -> Rect | None:
        """Where the cursor stands; None when its place is not on the page."""
        key = self._work.issue, self.map_of(spot.item), spot
        known = self._caret  # asked for several times between two changes
        if known is None or any(one is not other for one, other in zip(known[0], key, strict=True)):
            known = self._caret = key, self._caret_at(spot)
        return known[1]

    def _caret_at(self, spot: Spot) -> Rect | None:
        work, where = self._work, self.map_of(spot.item)
        empty = not (spots.text_at(work.issue, spot) or "")
        found = where.caret(spot, empty=empty)
        part = work.scene.part(spot.item) if found is None and empty else None
        if part is None or where.rows:
            return found
        size = min(work.grid.size, part.box.height)
        if spot.part == "caption":  # below the picture, on which it would hardly be seen
            return Rect(part.box.x, part.box.bottom, 0, size)
        return Rect(part.box.x + part.box.width // 2, part.box.y + size // 2, 0, size)
