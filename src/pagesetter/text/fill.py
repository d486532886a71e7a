"""Fills the lines that have been cut: amounts from the solver, glyphs in their places.

One `Filler` serves a paragraph. It takes a cut and a line number and gives the finished line
with its reason and what was spent; it chooses no line end.
"""

from bisect import bisect_right

from pagesetter.display import Item
from pagesetter.geometry import Length
from pagesetter.text.breaks import name_of
from pagesetter.text.choose import Widths
from pagesetter.text.justify import NOTHING, squeeze, stretch
from pagesetter.text.linebreak import Cut
from pagesetter.text.lines import emphasis_dots, positions, runs, whole
from pagesetter.text.measured import Measured
from pagesetter.text.report import Notes
from pagesetter.text.setting import Setting
from pagesetter.values import NamedTuple


class Line(NamedTuple):
    """One line. Items stand relative to the line's left edge and baseline (x=0, y=0)."""

    start: int
    """First character (code point offset in the paragraph's text)."""
    end: int
    """One past the last character; a space or turn eaten by the break lies before `end`."""
    items: tuple[Item, ...]
    width: Length
    """From the line's left edge to the end of its last glyph (hanging mark left out); of a
    centred or right-aligned line the width of its content alone."""
    natural: Length
    """Width before anything was squeezed or opened."""
    reason: str
    """Why it ends here: measure, line-start, line-end, unit, turn (hard), last, forced,
    hyphen (in a word, number or address parted on need), fit (an earlier turn serves the
    paragraph better), or locked."""
    spent: tuple[tuple[str, Length], ...] = ()
    """(class, amount) in the order spent; negative squeezed, positive opened."""


class Filler:
    """Fills lines of one measured paragraph under one setting."""

    def __init__(self, line: Measured, widths: Widths, setting: Setting, notes: Notes) -> None:
        self.line = line
        self.widths = widths
        self.notes = notes
        self.spread = setting.align == "spread"
        self.justify = setting.align == "justify"
        # Parts of the free space that stand left of the line.
        self.shift = {"center": 1, "right": 2}.get(setting.align, 0)
        self.half_end = setting.line_end == "half"
        self.trims = {} if setting.line_end in ("half", "full") else line.right
        pieces = line.pieces
        self.only = pieces[0] if line.plain and len(pieces) == 1 else None
        """The piece that every line is one run of: most paragraphs have no other."""
        self.decorated = line.annotations is not None or (
            any(piece.emphasis for piece in pieces) if self.only is None else self.only.emphasis
        )

    def fill(self, cut: Cut, number: int, last: bool) -> Line:
        """The finished line; `last` says that it ends the paragraph or stands before a turn."""
        line = self.line
        start, content, end, hangs, forced, hyphen = cut
        width = self.widths.of(number)
        left = self.widths.indent if number == 0 else 0
        shown = content - 1 if hangs else content
        base = line.edges[start] + line.glue[start]
        natural = line.edges[shown] - base + hyphen if shown > start else 0
        # Of a hanging mark a part may stand inside; all before it fills the rest of the line.
        kept = line.kept(content) if hangs else 0
        width -= kept
        if self.half_end and not hangs:
            natural -= line.right.get(shown - 1, 0)
        solved = NOTHING
        filled = natural
        if natural > width:
            room = self.trims.get(shown - 1, 0)
            solved = squeeze(line, start, shown, natural - width, room, line.left.get(start, 0))
            filled = width + solved.rest
        elif natural < width and (self.spread or (self.justify and not last)):
            solved = stretch(line, start, shown, width - natural)
            filled = width + solved.rest
        head = left
        if self.shift and filled < width:
            head += (width - filled) * self.shift // 2
        xs = positions(line, cut, solved.changes, head)
        items: tuple[Item, ...]
        if self.only is not None and content > start:
            items = (whole(line, self.only, cut, xs),)
        else:
            items = tuple(runs(line, cut, xs))
        if hyphen:
            from pagesetter.text.hyphens import hyphen_run

            items += (hyphen_run(line, end, head + filled - hyphen),)
        if self.decorated:
            items += tuple(emphasis_dots(line, cut, xs))
            if line.annotations is not None:
                from pagesetter.text.annotation_items import annotation_items

                items += tuple(annotation_items(line, line.annotations, cut, xs))
        # A spread line is meant to be wide.
        if forced or solved.rest or (solved is not NOTHING and not self.spread):
            self.notes.line(line, cut, number, solved, forced)
        outside = 0 if self.shift else left
        reason = self._reason(cut, base + width + kept, last)
        set_width, natural = outside + filled + kept, outside + natural + kept
        # tuple.__new__: half the time of calling the class.
        return tuple.__new__(Line, (start, end, items, set_width, natural, reason, solved.spent))

    def _reason(self, cut: Cut, limit: Length, last: bool) -> str:
        line = self.line
        count = len(line.classes)
        if last:
            return "last" if cut.end == count and line.classes[count - 1] != "T" else "turn"
        if cut.forced:
            return "forced"
        if cut.hyphen:
            return "hyphen"
        # The first place that a naturally set line could not pass.
        first = cut.start + 1
        place = bisect_right(line.edges, limit, first) - 1
        if place < first:
            place = first
        rule = line.places.rules[place] if place < count else 0
        if rule:
            # A number or an address that was parted on need ends there against its own rule.
            return "hyphen" if line.places.rules[cut.end] else name_of(rule)
        return "fit" if cut.end < place else "measure"
