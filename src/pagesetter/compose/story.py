"""Pours one story into its slots: lines on the grid, air, keeps, the end credit, overset.

Turns an article's flow and its slots into items per page and a `Fit`: chooses for every item
how it is placed. Knows nothing of other stories. Pure: the same values give the same result.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.compose.boxes.context import PictureSource
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.group import add_group, is_group, slots_above
from pagesetter.compose.place import moved
from pagesetter.compose.pouring import Memo, Poured, Pouring, characters
from pagesetter.compose.slots import Slot
from pagesetter.compose.solid import add_solid, is_solid, slots_wanted
from pagesetter.findings import Place
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text import Line

__all__ = ["Memo", "Poured", "pour"]

_SHARE = {"left": 0, "justify": 0, "center": 1, "right": 2}
"""Halves of the free space that stand left of a line which does not fill its measure."""
_FARTHEST_KEEP = 4
"""Most subheads in a row that stay together with the text after them."""


def pour(
    items: list[FlowItem],
    credit: FlowItem | None,
    slots: list[Slot],
    size: Length,
    pitch: Length,
    fonts: FontBook,
    place: Place,
    memo: Memo | None = None,
    width: Length = 0,
    pictures: PictureSource | None = None,
) -> Poured:
    """Pour flow items into slots. Nothing is dropped silently: what finds no slot is overset.

    `width` is the measure in which text is counted when there is no slot at all.
    Who pours the same items again into other slots may give the same `memo`: what the slots
    do not change is then set once.
    """
    pouring = _Pouring(slots, size, pitch, fonts, place, memo, width, pictures)
    at = 0
    while at < len(items):
        end = at + 1
        while end < len(items) and items[end].joined:
            end += 1
        pouring.add(items, at, end)
        at = end
    if credit is not None:
        pouring.add_credit(credit)
    return pouring.result()


class _Pouring(Pouring):
    """Places every item in its own way."""

    def add(self, items: list[FlowItem], at: int, end: int) -> None:
        """Place items[at:end], which belong together."""
        item = items[at]
        if item.kind == "credit":
            self.add_credit(item)
            return
        for part in items[at:end]:
            self.characters += sum(characters(text) for text, _ in part.spans)
        if item.rows:
            # Tables, figures, high first characters are rare: pages without them do not load them.
            from pagesetter.compose.table_flow import add_table

            add_table(self, item)
        elif item.picture:
            from pagesetter.compose.figures import add_figure

            add_figure(self, item)
        elif is_solid(self, item):
            for index in range(at, end):
                add_solid(self, items[index], self._after(items, index))
        elif is_group(item):
            add_group(self, items[at:end], item.keep_next)
        else:
            for part in items[at:end]:
                if part.cap is None or not self._add_capped(part):
                    self.pour(part, self.set_item(part))

    def _add_capped(self, item: FlowItem) -> bool:
        from pagesetter.compose.drop_cap import add_drop_cap

        return add_drop_cap(self, item)

    def _after(self, items: list[FlowItem], index: int, depth: int = _FARTHEST_KEEP) -> int:
        """Slots that must follow an item in its column: text, or what leads on to text."""
        keep = items[index].keep_next
        if not keep or index + 1 == len(items) or not depth:
            return 0 if index + 1 == len(items) else keep
        following = items[index + 1]
        if following.rows:
            from pagesetter.compose.table_flow import least_slots

            return least_slots(following)
        if is_solid(self, following):
            wanted = slots_wanted(self, following)
            return wanted + self._after(items, index + 1, depth - 1)
        return keep + slots_above(self, following)

    def add_credit(self, item: FlowItem) -> None:
        """Set a credit right on the last line if one 字 stays free, else on its own."""
        told = len(self.findings)
        last, style, align = self.last, item.style, item.style.setting.align
        own: Sequence[Line] | None = None
        """Its lines when they serve both ways: where all slots are equally wide."""
        if self.uniform and align in _SHARE and not style.indent and not is_solid(self, item):
            probe = own = self.set_item(item)
        else:
            probe = self.probe(item, item.spans)
        width = max((line.width for line in probe), default=0)
        fits = (
            last is not None
            and not self.over_lines
            and len(probe) == 1
            and last.width + self.size + width + style.right <= last.slot.width
        )
        self.characters += characters(item.text)
        if fits and last is not None:
            slot, line = last.slot, probe[0]
            free = slot.width - style.right - width
            # In a line of its own it has been aligned already, right of its inset.
            x = slot.x + free - (0 if own is None else (free - style.left) * _SHARE[align] // 2)
            self.tag(item, {slot.page: moved(line.items, x, slot.baseline)})
            self.record(item, line, slot, slot.top)
            self.last = None
        elif own is not None:
            self.pour(item, own)
        else:
            del self.findings[told:]
            if is_solid(self, item):
                add_solid(self, item, 0)
            else:
                self.pour(item, self.set_item(item))
