"""Pours one story into its slots: lines on the grid, air, keeps, the end credit, overset.

Turns an article, its styles and its slots into items per page and a `Fit`. Knows nothing
of other stories. Pure: the same values give the same result.
"""

from __future__ import annotations

from typing import NamedTuple

from pagesetter.compose.composition import Fit, PlacedLine
from pagesetter.compose.flow import FlowItem
from pagesetter.compose.grid import ascent
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


def _leading(size: Length) -> Length:
    """Pitch of the lines of a subhead: an eighth of its size more than it."""
    return size * 9 // 8


def _run_ends(slots: list[Slot]) -> list[int]:
    """For each slot, one past the last slot that follows it without a gap in its column."""
    ends = [0] * len(slots)
    end = len(slots)
    for index in range(len(slots) - 1, -1, -1):
        ends[index] = end
        if slots[index].head:
            end = index
    return ends


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
        self.ends = _run_ends(slots)

    def add(self, item: FlowItem) -> None:
        self.characters += sum(1 for text, _ in item.spans for c in text if not c.isspace())
        lines = self._set(item)
        if self._is_solid(item):
            self._add_solid(item, lines)
        else:
            self._pour_lines(item, lines)

    def _is_solid(self, item: FlowItem) -> bool:
        """True for what stands as one block with its own air and leading, off the line grid."""
        style = item.style
        return bool(item.tag == "subhead" or style.above or style.below) or (
            style.text.size > self.pitch
        )

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

    def _add_solid(self, item: FlowItem, lines: list[Line]) -> None:
        """Set a subhead or the like as one block in whole grid lines, centred in its room.

        It stays in one column with the lines that must follow it; at a column's head the
        air above it goes.
        """
        used = self._slots_for(item, len(lines))
        if self.at < len(self.slots):
            end = self.ends[self.at]
            if (
                self.at + used + item.keep_next > end
                and end < len(self.slots)
                and not self.slots[self.at].head
            ):
                self._report_short(item, end - self.at)
                self.at = end
                lines = lines if self.uniform is not None else self._set(item)
                used = self._slots_for(item, len(lines))
        if self.at >= len(self.slots) or self.at + used > self.ends[self.at] + 1:
            self._overset(lines)
            return
        slot, size = self.slots[self.at], item.style.text.size
        lead = _leading(size)
        if slot.head:
            y = slot.top
        else:
            between = self.pitch - self.size
            height = item.style.above + (len(lines) - 1) * lead + size + item.style.below
            y = slot.top - between + item.style.above
            y += (used * self.pitch + between - height) // 2
        placed: list[Item] = []
        for index, line in enumerate(lines):
            top = y + index * lead
            placed += moved(line.items, slot.x + item.style.left, top + ascent(size))
            self._record(item, line, slot, top)
        self._tag(item, {slot.page: placed})
        self.at += used
        self.last = None

    def _slots_for(self, item: FlowItem, lines: int) -> int:
        """Grid lines a solid item takes where it would stand now."""
        style = item.style
        text = (lines - 1) * _leading(style.text.size) + style.text.size
        if self.at < len(self.slots) and self.slots[self.at].head:
            return -(-(text + style.below) // self.pitch)
        room = style.above + text + style.below - (self.pitch - self.size)
        return max(1, -(-room // self.pitch))

    def _report_short(self, item: FlowItem, lines: int) -> None:
        self.findings.append(
            finding(
                MESSAGES, "column-short", item.span, self.place, story=self.place.story,
                lines=lines,
            )
        )  # fmt: skip

    def _overset(self, lines: list[Line]) -> None:
        self.over_lines += len(lines)
        self.over_characters += sum(line.end - line.start for line in lines)

    def _pour_lines(self, item: FlowItem, lines: list[Line]) -> None:
        """One line to a slot, on the baseline grid."""
        pages: dict[int, list[Item]] = {}
        for index, line in enumerate(lines):
            if self.at >= len(self.slots):
                self._overset(lines[index:])
                break
            slot = self.slots[self.at]
            x = slot.x + item.style.left
            pages.setdefault(slot.page, []).extend(moved(line.items, x, slot.baseline))
            self._record(item, line, slot, slot.top)
            self.last = _LastLine(slot, item.style.left + line.width)
            self.at += 1
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
