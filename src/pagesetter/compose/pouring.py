"""Where a story's text has got to in its slots, and what every kind of block does there.

Keeps the next slot, what has been placed and what found no room. The ways to place a block
(plain lines, solid blocks, groups, tables, a first character) are functions over it. It
chooses nothing and knows no other story.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from pagesetter.compose.boxes.context import PictureSource
from pagesetter.compose.composition import Fit, PlacedLine
from pagesetter.compose.flow import FlowItem, Spans
from pagesetter.compose.place import moved
from pagesetter.compose.slots import Slot, capacity
from pagesetter.compose.styles import StyleBook
from pagesetter.display import GlyphRun, Item, Tag
from pagesetter.findings import NOWHERE, Finding, Place, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, Rect
from pagesetter.text import ENDLESS, Line, Setting, TextStyle, set_paragraph
from pagesetter.values import NamedTuple

_SPARE = 4
"""Lines more than an item wants, whose widths it is set by too in frames of unequal width."""


class Memo(dict[object, tuple[tuple[Line, ...], tuple[Finding, ...]]]):
    """Lines under all that they are set from: what stays the same when a story is poured again,
    into other slots or after an edit of another paragraph."""

    def stands(
        self, pouring: Pouring, item: FlowItem, lines: Sequence[Line], dx: Length, dy: Length
    ) -> bool:
        """True when the lines stand where they stood before and are poured; `kept` knows that."""
        return False

    def slots(self, key: object, made: Callable[[], list[Slot]]) -> list[Slot]:
        """The slots of a frame, `made` unless known for all they depend on; `kept` knows."""
        return made()

    def styles(self, page: StyleBook, own: object, made: Callable[[], StyleBook]) -> StyleBook:
        """The styles of a story over those of its page, `made` unless known; `kept` knows."""
        return made()

    def paragraph(
        self,
        spans: Sequence[tuple[str, TextStyle]],
        setting: Setting,
        measures: tuple[Length, ...],
        fonts: FontBook,
        indent: Length = 0,
        span: SourceSpan = NOWHERE,
    ) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
        """`set_paragraph`, once for the same values: its lines and findings."""
        key = (tuple(spans), setting, measures, indent, span)
        found = self.get(key)
        if found is None:
            done = set_paragraph(spans, setting, measures, fonts, indent=indent, span=span)
            found = self[key] = done.lines, done.findings
        return found


class Poured(NamedTuple):
    """A story's text on its pages."""

    items: dict[int, list[Item]]
    """Tags by page index, in reading order."""
    lines: dict[int, list[PlacedLine]]
    fit: Fit
    findings: tuple[Finding, ...]
    heads: tuple[int, ...] = ()
    """Blocks whose last line stands at the head of a column and is shorter than half of it."""
    over: tuple[tuple[int, tuple[int, ...]], ...] = ()
    """(block, ends of its lines that found no room)."""
    measures: Mapping[int, tuple[Length, ...]] = {}
    """Measures that blocks were set in, where they were set as they stand in the flow."""

    def ends_by_block(self) -> dict[int, list[int]]:
        """Ends of all lines of every block, in its set text; those without room too."""
        ends: dict[int, list[int]] = {}
        for placed in self.lines.values():
            for line in placed:
                ends.setdefault(line.block, []).append(line.end)
        for block, more in self.over:
            ends.setdefault(block, []).extend(more)
        return ends


class LastLine(NamedTuple):
    """The line an end credit may share: its slot, where it really stands, and its width."""

    slot: Slot
    width: Length


class Pouring:
    """The state of one pour. `at` is the index of the next free slot."""

    def __init__(
        self,
        slots: list[Slot],
        size: Length,
        pitch: Length,
        fonts: FontBook,
        place: Place,
        memo: Memo | None = None,
        width: Length = 0,
        pictures: PictureSource | None = None,
    ) -> None:
        """`width` is the measure of text that has no slot at all; 0 takes one 字."""
        self.slots, self.size, self.pitch = slots, size, pitch
        self.fonts, self.place, self.pictures = fonts, place, pictures
        # Who listens hears every paragraph of the last pour, last of all.
        self.memo = Memo() if memo is None or fonts.heard is not None else memo
        self.at = 0
        self.items: dict[int, list[Item]] = {}
        self.lines: dict[int, list[PlacedLine]] = {}
        self.findings: list[Finding] = []
        self.characters = self.over_lines = self.over_characters = 0
        self.last: LastLine | None = None
        self.heads: list[int] = []
        self.over: list[tuple[int, tuple[int, ...]]] = []
        self.measures: dict[int, tuple[Length, ...]] = {}
        widths = {slot.width for slot in slots} or {width or size}
        self.uniform = widths.pop() if len(widths) == 1 else None
        self.ends = _run_ends(slots)

    # Where it stands

    @property
    def full(self) -> bool:
        return self.at >= len(self.slots)

    @property
    def room(self) -> int:
        """Slots left in the column without a gap; 0 when the thread is full."""
        return 0 if self.full else self.ends[self.at] - self.at

    @property
    def at_head(self) -> bool:
        return not self.full and self.slots[self.at].head

    @property
    def goes_on(self) -> bool:
        """True when another column follows this one."""
        return not self.full and self.ends[self.at] < len(self.slots)

    @property
    def may_move(self) -> bool:
        """True when leaving the rest of the column for the next one can help."""
        return self.goes_on and not self.at_head

    def skip(self, lines: int) -> None:
        """Leave lines blank; never at a column's head, never beyond its foot."""
        if not self.at_head:
            self.at += min(lines, self.room)

    def next_column(self, item: FlowItem) -> None:
        """Leave the rest of the column empty, and say so."""
        self.report("column-short", item, lines=self.room)
        self.at = self.ends[self.at]

    def take(self, at: int, lines: int) -> list[Slot]:
        """Take slots from `at` on out of the text's way, for what stands there whole."""
        taken, rest = self.slots[at : at + lines], self.slots[at + lines :]
        if rest and taken[0].head:
            rest[0] = rest[0]._replace(head=True)
        self.slots = self.slots[:at] + rest
        self.ends = _run_ends(self.slots)
        return taken

    def report(self, code: str, item: FlowItem, **params: object) -> None:
        self.findings.append(
            finding(MESSAGES, code, item.span, self.place, story=self.place.story, **params)
        )

    # Setting

    def set_item(self, item: FlowItem) -> Sequence[Line]:
        """The lines of an item over the slots from here on."""
        side = item.style.left + item.style.right
        if self.uniform is not None:
            return self._set_here(item, (max(1, self.uniform - side),))
        told, count = len(self.findings), self._lines_wanted(item, side)
        while True:
            ahead = self.slots[self.at : self.at + count] or self.slots[-1:]
            widths = [max(1, slot.width - side) for slot in ahead]
            while len(widths) > 1 and widths[-1] == widths[-2]:
                widths.pop()  # the last one repeats
            lines = self._set_here(item, tuple(widths))
            if len(lines) <= count or self.at + count >= len(self.slots):
                return lines
            del self.findings[told:]
            count += len(lines)

    def _set_here(self, item: FlowItem, measures: tuple[Length, ...]) -> Sequence[Line]:
        self.measures[item.block] = measures
        return self.set_over(item, measures)

    def _lines_wanted(self, item: FlowItem, side: Length) -> int:
        """Lines that an item may want from here on, if every character is as wide as high.

        Its measures are no more than those, so that it is not set anew when slots far below move.
        """
        need = sum(len(text) * look.size for text, look in item.spans)
        for count, slot in enumerate(self.slots[self.at :], _SPARE + 1):
            need -= max(1, slot.width - side)
            if need < 0:
                return count
        return len(self.slots) - self.at

    def set_over(self, item: FlowItem, measures: tuple[Length, ...]) -> Sequence[Line]:
        """The lines of an item in measures that its insets have been taken from."""
        if item.names:
            lines, findings = self._names(item, measures)
        else:
            indent = min(item.style.indent, measures[0] // 2)
            lines, findings = self.memo.paragraph(
                item.spans, item.style.setting, measures, self.fonts, indent, item.span
            )
        self.findings += findings
        return lines

    def _names(
        self, item: FlowItem, measures: tuple[Length, ...]
    ) -> tuple[tuple[Line, ...], tuple[Finding, ...]]:
        from pagesetter.compose.names import set_names

        key = (item.names, measures, item.style, item.span, self.place)
        found = self.memo.get(key)
        if found is None:
            found = self.memo[key] = set_names(item, measures, self.fonts, self.place)
        return found

    def probe(self, item: FlowItem, spans: Spans) -> tuple[Line, ...]:
        """Spans set without a measure: one line for every hard turn."""
        setting = item.style.setting._replace(align="left")
        lines, findings = self.memo.paragraph(
            spans, setting, (ENDLESS,), self.fonts, span=item.span
        )
        self.findings += findings
        return lines

    # Putting

    def pour(self, item: FlowItem, lines: Sequence[Line], dx: Length = 0, dy: Length = 0) -> None:
        """One line to a slot, on the baseline grid or `dy` below it, `dx` right of its inset."""
        if self.memo.stands(self, item, lines, dx, dy):
            return
        pages: dict[int, list[Item]] = {}
        self.pour_into(pages, item, lines, dx, dy)
        self.tag(item, pages)

    def pour_into(
        self,
        pages: dict[int, list[Item]],
        item: FlowItem,
        lines: Iterable[Line],
        dx: Length = 0,
        dy: Length = 0,
        start: int = 0,
    ) -> None:
        """Pour without a tag; `start` is where the lines' text begins in the block's."""
        slots, left = self.slots, item.style.left + dx
        rest = iter(lines)
        last: tuple[Slot, Line] | None = None
        for line in rest:
            if self.at >= len(slots):
                self.overset(item, (line, *rest), start)
                break
            slot = slots[self.at]
            if dy:
                slot = slot._replace(top=slot.top + dy, baseline=slot.baseline + dy)
            placed = pages.get(slot.page)
            if placed is None:
                placed = pages[slot.page] = []
            items = line.items
            if len(items) == 1 and type(items[0]) is GlyphRun:  # mostly; `moved` does the same
                placed.append(items[0].moved(slot.x + left, slot.baseline))
            else:
                placed += moved(items, slot.x + left, slot.baseline)
            self.record(item, line, slot, slot.top, start, dx)
            last = slot, line
            self.at += 1
        if last is not None:
            slot, line = last
            self.last = LastLine(slot, left + line.width)
            if slot.head and line.reason == "last" and line.start and 2 * line.width < slot.width:
                self.heads.append(item.block)

    def tag(self, item: FlowItem, pages: dict[int, list[Item]]) -> None:
        text = item.text.replace("\n", " ") if item.tag == "subhead" else ""
        annotated = any(look.annotation is not None for _, look in item.spans)
        for page, placed in pages.items():
            if annotated:
                # Readings after the whole text, so that it is read in one piece.
                placed.sort(key=_is_no_run)
            self.items.setdefault(page, []).append(Tag(item.tag, tuple(placed), text))

    def record(
        self,
        item: FlowItem,
        line: Line,
        slot: Slot,
        top: Length,
        start: int = 0,
        dx: Length = 0,
    ) -> None:
        """Note where a line stands, `dx` right of the inset of its style.

        `start` is where its text begins in the block's.
        """
        page, frame, _, x, width, _, _, _ = slot
        left = item.style.left + dx
        if left or item.style.right:
            x, width = x + left, max(1, width - left - item.style.right)
        new = tuple.__new__  # half the time of calling the classes
        self.lines.setdefault(page, []).append(
            new(
                PlacedLine,
                (
                    self.place.story, frame, item.block, start + line.start, start + line.end,
                    new(Rect, (x, top, width, self.size)), line.reason,
                ),
            )
        )  # fmt: skip

    def overset(self, item: FlowItem, lines: Sequence[Line], start: int = 0) -> None:
        """Count lines that found no room."""
        if lines:
            self.over_lines += len(lines)
            self.over.append((item.block, tuple(start + line.end for line in lines)))
            text = item.text
            self.over_characters += sum(
                characters(text[start + line.start : start + line.end]) for line in lines
            )

    def result(self) -> Poured:
        free = self.slots[self.at :]
        fit = Fit(
            self.place.story, self.characters, capacity(self.slots, self.size), self.over_lines,
            self.over_characters, len(free), capacity(free, self.size),
        )  # fmt: skip
        told = (f if f.place.page else f._replace(place=self.place) for f in self.findings)
        return Poured(
            self.items, self.lines, fit, tuple(told), tuple(self.heads), tuple(self.over),
            self.measures,
        )  # fmt: skip


def _is_no_run(item: Item) -> bool:
    return not isinstance(item, GlyphRun)


def characters(text: str) -> int:
    """字数: every character but white space."""
    return sum(map(len, text.split()))


def common(slots: Sequence[Slot]) -> tuple[Length, Length]:
    """Left edge and width of what all these slots share, the room of a block over them."""
    left = max(slot.x for slot in slots)
    right = min(slot.x + slot.width for slot in slots)
    return left, max(1, right - left)


def _run_ends(slots: list[Slot]) -> list[int]:
    """For each slot, one past the last slot that follows it without a gap in its column."""
    ends = [0] * len(slots)
    end = len(slots)
    for index in range(len(slots) - 1, -1, -1):
        ends[index] = end
        if slots[index].head:
            end = index
    return ends
