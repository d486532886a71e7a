"""A story that goes on on a page of another size of type or pitch is set there as that page is.

Turns a flow, and the same flow as other pages would set it, into one pour: each page takes over
where the one before it ran out of room, inside a paragraph too. Knows no titles and no frames.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from pagesetter.compose.boxes.context import PictureSource
from pagesetter.compose.flow import FlowItem, cut
from pagesetter.compose.pouring import Memo, Poured, characters
from pagesetter.compose.slots import Slot, capacity
from pagesetter.compose.story import pour
from pagesetter.findings import Place
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.values import NamedTuple


class PageFlow(NamedTuple):
    """A story's whole flow in the look of one page; all pages have the same items and texts."""

    items: Sequence[FlowItem]
    credit: FlowItem | None
    size: Length
    pitch: Length


class Resizer:
    """Pours a story over pages that set it differently."""

    def __init__(
        self,
        flows: Mapping[int, PageFlow],
        fonts: FontBook,
        place: Place,
        memo: Memo,
        pictures: PictureSource | None,
    ) -> None:
        """`flows` has one for every page of the thread; pages of one look share theirs."""
        self.flows = flows
        self.fonts, self.place, self.memo, self.pictures = fonts, place, memo, pictures

    def pour(
        self, items: Sequence[FlowItem], credit: FlowItem | None, slots: Sequence[Slot]
    ) -> Poured:
        """Pour the story; `items` are the first page's, with what is fixed of their lines."""
        parts = self._parts(slots)
        index = offset = 0
        done: list[Poured] = []
        for number, (flow, own) in enumerate(parts):
            todo = _from(_fixed(items, flow.items), index, offset)
            made = self._poured(todo, flow.credit if credit else None, flow, own)
            if number + 1 == len(parts) or not made.fit.lines_over:
                done.append(_shifted(made, todo, offset))
                break
            at, placed = _left(todo, self._poured(todo, None, flow, own))
            # Set without what follows, so that it finds nothing wrong that the next page mends.
            kept = self._poured(todo[: at + bool(placed)], None, flow, own)
            done.append(_shifted(kept, todo, offset))
            index, offset = index + at, placed + (0 if at else offset)
        return _joined(done, parts, items, credit)

    def _parts(self, slots: Sequence[Slot]) -> list[_Part]:
        """Slots that follow each other on pages of one look."""
        parts: list[_Part] = []
        for slot in slots:
            flow = self.flows[slot.page]
            if not parts or parts[-1][0] is not flow:
                parts.append((flow, []))
            parts[-1][1].append(slot)
        return parts

    def _poured(
        self, items: Sequence[FlowItem], credit: FlowItem | None, flow: PageFlow, slots: list[Slot]
    ) -> Poured:
        return pour(
            list(items), credit, slots, flow.size, flow.pitch, self.fonts, self.place,
            memo=self.memo, pictures=self.pictures,
        )  # fmt: skip


_Part = tuple[PageFlow, list[Slot]]


def _fixed(items: Sequence[FlowItem], own: Sequence[FlowItem]) -> Sequence[FlowItem]:
    """A page's own items with what is fixed of the story's lines."""
    if items is own:
        return own
    return [
        mine
        if item.style.setting.fixed is None
        else mine._replace(
            style=mine.style._replace(
                setting=mine.style.setting._replace(fixed=item.style.setting.fixed)
            )
        )
        for item, mine in zip(items, own, strict=True)
    ]


def _from(items: Sequence[FlowItem], index: int, offset: int) -> list[FlowItem]:
    """The items from `index` on, the first without its `offset` placed characters."""
    rest = list(items[index:])
    if not offset:
        return rest
    first = rest[0]
    if first.rows:
        head = first.rows[:1] if first.header else ()
        rows = (*head, *(row for row in first.rows[len(head) :] if row[0].start >= offset))
        rest[0] = first._replace(rows=rows)
        return rest
    setting = first.style.setting
    if setting.fixed is not None:
        setting = setting._replace(fixed=setting.fixed.after(offset))
    style = first.style._replace(indent=0, above=0, setting=setting)
    rest[0] = first._replace(spans=cut(first.spans, offset)[1], style=style, cap=None)
    return rest


def _left(items: Sequence[FlowItem], made: Poured) -> tuple[int, int]:
    """Index of the first item with lines that found no room, and characters of it that did.

    What cannot be parted (name lists, pictures) goes on as a whole.
    """
    if not made.over:
        return len(items), 0
    block = made.over[0][0]
    index = next(i for i, item in enumerate(items) if item.block == block)
    if items[index].names or items[index].picture:
        return index, 0
    ends = [line.end for lines in made.lines.values() for line in lines if line.block == block]
    return index, max(ends, default=0)


def _shifted(made: Poured, items: Sequence[FlowItem], offset: int) -> Poured:
    """What was poured, its first item's characters counted from the head of its block."""
    if not offset or not items or items[0].rows:
        return made
    block = items[0].block
    lines = {
        page: [
            line._replace(start=line.start + offset, end=line.end + offset)
            if line.block == block
            else line
            for line in placed
        ]
        for page, placed in made.lines.items()
    }
    over = tuple(
        (b, tuple(end + offset for end in ends) if b == block else ends) for b, ends in made.over
    )
    return made._replace(lines=lines, over=over)


def _joined(
    done: Sequence[Poured],
    parts: Sequence[_Part],
    items: Sequence[FlowItem],
    credit: FlowItem | None,
) -> Poured:
    """One pour of all parts; those that were not reached are free."""
    last = done[-1]
    free = [(flow, own) for flow, own in parts[len(done) :]]
    total = sum(characters(text) for item in items for text, _ in item.spans)
    fit = last.fit._replace(
        characters=total + (characters(credit.text) if credit else 0),
        capacity=sum(capacity(own, flow.size) for flow, own in parts),
        lines_free=last.fit.lines_free + sum(len(own) for _, own in free),
        characters_free=last.fit.characters_free + sum(capacity(own, f.size) for f, own in free),
    )
    return Poured(
        {page: placed for part in done for page, placed in part.items.items()},
        {page: placed for part in done for page, placed in part.lines.items()},
        fit,
        tuple(found for part in done for found in part.findings),
        tuple(head for part in done for head in part.heads),
        last.over,
    )
