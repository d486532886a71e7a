"""Pours one story into its slots: lines on the grid, air, keeps, the end credit, overset.

Turns an article, its styles and its slots into items per page and a `Fit`. Knows nothing
of other stories. Pure: the same values give the same result.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.compose.composition import Fit, PlacedLine
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.names import set_names
from pagesetter.compose.place import moved
from pagesetter.compose.slots import Slot, capacity
from pagesetter.display import Item, Tag
from pagesetter.findings import Finding, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Rect
from pagesetter.text import Line, set_paragraph

_LOOK_AHEAD = 2_000
"""Most lines one paragraph is measured for in frames of unequal width."""


class Poured(NamedTuple):
    """A story's text on its pages."""

    items: dict[int, list[Item]]
    """Tags by page index, in reading order."""
    lines: dict[int, list[PlacedLine]]
    fit: Fit
    findings: tuple[Finding, ...]


class _LastLine(NamedTuple):
    slot: Slot
    width: Length


def pour(
    items: list[FlowItem],
    credit: FlowItem | None,
    slots: list[Slot],
    size: Length,
    pitch: Length,
    fonts: FontBook,
    place: Place,
) -> Poured:
    """Pour flow items into slots. Nothing is dropped silently: what finds no slot is overset."""
    pouring = _Pouring(slots, size, pitch, fonts, place)
    for item in items:
        pouring.add(item)
    if credit is not None:
        pouring.add_credit(credit)
    return pouring.result()


class _Pouring:
    def __init__(
        self,
        slots: list[Slot],
        size: Length,
        pitch: Length,
        fonts: FontBook,
        place: Place,
    ) -> None:
        self.slots, self.size, self.pitch = slots, size, pitch
        self.fonts, self.place = fonts, place
        self.at = 0
        self.items: dict[int, list[Item]] = {}
        self.lines: dict[int, list[PlacedLine]] = {}
        self.findings: list[Finding] = []
        self.characters = self.over_lines = self.over_characters = 0
        self.last: _LastLine | None = None
        widths = {slot.width for slot in slots}
        self.uniform = widths.pop() if len(widths) == 1 else None
        self.columns: dict[int, int] = {}
        for index, slot in enumerate(slots):
            self.columns[slot.column] = index

    def add(self, item: FlowItem) -> None:
        lines = self._set(item)
        if item.keep_next or item.tag == "subhead":
            lines = self._keep_together(item, lines)
        step = max(1, -(-item.style.text.size // self.pitch))
        used, offset = self._with_air(item, len(lines) * step)
        self._place(item, lines, step, offset)
        self.at += used - len(lines) * step
        self.characters += sum(1 for text, _ in item.spans for c in text if not c.isspace())

    def _set(self, item: FlowItem) -> list[Line]:
        side = item.style.left + item.style.right
        if self.uniform is not None:
            measures: tuple[Length, ...] = (max(1, self.uniform - side),)
        else:
            ahead = self.slots[self.at : self.at + _LOOK_AHEAD] or self.slots[-1:]
            measures = tuple(max(1, slot.width - side) for slot in ahead) or (self.size,)
        if item.names:
            lines, findings = set_names(item, measures[0], self.fonts, self.place)
            self.findings += findings
            return lines
        done = set_paragraph(
            item.spans, item.style.setting, measures, self.fonts, indent=item.style.indent,
            span=item.span,
        )  # fmt: skip
        self.findings += done.findings
        return list(done.lines)

    def _keep_together(self, item: FlowItem, lines: list[Line]) -> list[Line]:
        """Move a subhead to the next column when it would lose the text after it."""
        if self.at >= len(self.slots) or self.slots[self.at].head:
            return lines
        end = self.columns[self.slots[self.at].column] + 1
        used, _ = self._with_air(item, len(lines))
        if self.at + used + item.keep_next <= end or end >= len(self.slots):
            return lines
        self.findings.append(
            finding(MESSAGES, "column-short", item.span, self.place, story=self.place.story,
                    lines=end - self.at)
        )  # fmt: skip
        self.at = end
        return lines if self.uniform is not None else self._set(item)

    def _with_air(self, item: FlowItem, lines: int) -> tuple[int, Length]:
        """Slots taken with air, and how far the first line is moved down from its slot."""
        above, below = item.style.above, item.style.below
        if not (above or below):
            return lines, 0
        if self.at < len(self.slots) and self.slots[self.at].head:
            return lines + -(-below // self.pitch), 0
        total = lines * self.pitch + above + below
        used = -(-total // self.pitch)
        return used, above + (used * self.pitch - total) // 2

    def _place(self, item: FlowItem, lines: list[Line], step: int, offset: Length) -> None:
        pages: dict[int, list[Item]] = {}
        for line in lines:
            if self.at >= len(self.slots):
                self.over_lines += 1
                self.over_characters += line.end - line.start
                continue
            slot = self.slots[self.at]
            drop = offset + (step - 1) * self.pitch // 2
            x, y = slot.x + item.style.left, slot.baseline + drop
            pages.setdefault(slot.page, []).extend(moved(line.items, x, y))
            self._record(item, line, slot, slot.top + drop)
            self.last = _LastLine(slot, item.style.left + line.width)
            self.at += step
        self._tag(item, pages)

    def _tag(self, item: FlowItem, pages: dict[int, list[Item]]) -> None:
        text = "".join(text for text, _ in item.spans) if item.tag == "subhead" else ""
        for page, placed in pages.items():
            tag = Tag(item.tag, tuple(placed), text.replace("\n", " "))
            self.items.setdefault(page, []).append(tag)

    def _record(self, item: FlowItem, line: Line, slot: Slot, top: Length) -> None:
        box = Rect(slot.x, top, slot.width, self.size)
        self.lines.setdefault(slot.page, []).append(
            PlacedLine(
                self.place.story, slot.frame, item.block, line.start, line.end, box, line.reason
            )
        )

    def add_credit(self, item: FlowItem) -> None:
        """Set the end credit right on the last line if one 字 stays free, else on its own."""
        probe = set_paragraph(
            item.spans, item.style.setting._replace(align="left"), (1 << 40,), self.fonts,
            span=item.span,
        )  # fmt: skip
        width = max((line.width for line in probe.lines), default=0)
        last = self.last
        fits = (
            last is not None
            and not self.over_lines
            and len(probe.lines) == 1
            and last.width + self.size + width + item.style.right <= last.slot.width
        )
        if not fits or last is None:
            self.add(item)
            return
        self.findings += probe.findings
        slot, line = last.slot, probe.lines[0]
        x = slot.x + slot.width - item.style.right - width
        self._tag(item, {slot.page: moved(line.items, x, slot.baseline)})
        self._record(item, line, slot, slot.top)
        self.characters += line.end - line.start

    def result(self) -> Poured:
        free = self.slots[self.at :]
        fit = Fit(
            self.place.story, self.characters, capacity(self.slots, self.size), self.over_lines,
            self.over_characters, len(free), capacity(free, self.size),
        )  # fmt: skip
        return Poured(self.items, self.lines, fit, tuple(self.findings))
