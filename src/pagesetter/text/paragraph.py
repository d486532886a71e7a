"""Sets one paragraph: spans of text in, lines of placed glyphs out.

The line is made in steps, one file each: classes, breaks, shape, spacing, linebreak (or
totalfit), justify, lines. It knows nothing of frames, grids or pages.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from pagesetter.display import Item
from pagesetter.findings import NOWHERE, Finding, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text import report
from pagesetter.text.breaks import name_of, places
from pagesetter.text.choose import Widths, choose
from pagesetter.text.classes import classify
from pagesetter.text.justify import Solved, squeeze, stretch
from pagesetter.text.linebreak import Cut, segments
from pagesetter.text.lines import emphasis_dots, positions, runs
from pagesetter.text.measured import Measured
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.shape import is_east_asian, shape_runs
from pagesetter.text.spacing import measure


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
    """Why it ends here: measure, line-start, line-end, unit, turn (hard), last, forced, or
    fit (an earlier turn serves the paragraph better)."""
    spent: tuple[tuple[str, Length], ...] = ()
    """(class, amount) in the order spent; negative squeezed, positive opened."""


class SetParagraph(NamedTuple):
    text: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()


def set_paragraph(
    spans: Sequence[tuple[str, TextStyle]],
    setting: Setting,
    measures: Sequence[Length],
    fonts: FontBook,
    *,
    indent: Length = 0,
    span: SourceSpan = NOWHERE,
) -> SetParagraph:
    """Break and justify a paragraph.

    `measures[i]` is the width of line i (the last repeats); `indent` is the blank at the head
    of the first line, inside its measure, included in its items' x. Every line but the last
    of a justified paragraph ends exactly at its measure, as integers. No character is lost.
    Raises ValueError when `measures` is empty.
    """
    if not measures:
        raise ValueError("a paragraph needs at least one measure")
    text = "".join(part for part, _ in spans)
    if not text:
        return SetParagraph("", ())
    line = prepare(spans, setting, fonts)
    widths = Widths(tuple(measures), indent)
    lines: list[Line] = []
    notes = report.Notes(span)
    notes.leading(line.leading)
    notes.glyphs(spans, line.shape.gids, line.classes, fonts)
    for start, end in segments(line.classes):
        cuts = choose(line, start, end, len(lines), widths, setting)
        for cut in cuts:
            lines.append(_fill(line, cut, end, len(lines), widths, setting, notes))
        notes.last(line, cuts)
    return SetParagraph(text, tuple(lines), notes.findings())


def prepare(spans: Sequence[tuple[str, TextStyle]], setting: Setting, fonts: FontBook) -> Measured:
    """Everything about a paragraph that no measure changes: classes, rules, glyphs, widths."""
    text = "".join(part for part, _ in spans)
    styled = style_runs(spans)
    latin = [(a, b) for a, b, style in styled if not is_east_asian(style.language)]
    classes = classify(text, latin)
    marked = [
        start
        for (start, _, style), (_, _, before) in zip(styled[1:], styled, strict=False)
        if style.baseline_shift != before.baseline_shift and style.baseline_shift
    ]
    rules = places(text, classes, setting.level, setting.protected, marked)
    shape = shape_runs(text, classes, styled, fonts)
    return measure(text, classes, rules, shape, setting)


def style_runs(spans: Sequence[tuple[str, TextStyle]]) -> list[tuple[int, int, TextStyle]]:
    """Stretches (start, end, style); neighbours of equal style are one, empty ones gone."""
    found: list[tuple[int, int, TextStyle]] = []
    start = 0
    for part, style in spans:
        end = start + len(part)
        if found and found[-1][2] == style:
            found[-1] = (found[-1][0], end, style)
        elif part:
            found.append((start, end, style))
        start = end
    return found


def _fill(
    line: Measured,
    cut: Cut,
    segment_end: int,
    number: int,
    widths: Widths,
    setting: Setting,
    notes: report.Notes,
) -> Line:
    """Fill one line to its measure and place its glyphs."""
    width = widths.of(number)
    indent = widths.indent if number == 0 else 0
    start, content, end, hangs, forced = cut
    shown = content - 1 if hangs else content
    trimmed = setting.line_end == "half" and not hangs
    edge = line.edges[shown] - (line.right.get(shown - 1, 0) if trimmed else 0)
    natural = edge - line.edges[start] - line.glue[start] if shown > start else 0
    last = end == segment_end
    excess = natural - width
    solved = Solved([], (), 0)
    if excess > 0:
        room = line.right.get(shown - 1, 0) if setting.line_end in ("natural", "hang") else 0
        solved = squeeze(line, start, shown, excess, room, line.left.get(start, 0))
    elif excess < 0 and (setting.align == "spread" or (setting.align == "justify" and not last)):
        solved = stretch(line, start, shown, -excess)
    filled = natural + sum(amount for _, amount in solved.changes)
    left = indent
    if setting.align == "center":
        left += max(0, width - filled) // 2
    elif setting.align == "right":
        left += max(0, width - filled)
    xs = positions(line, cut, solved.changes, left)
    items: list[Item] = [*runs(line, cut, xs), *emphasis_dots(line, cut, xs)]
    reason = _reason(line, cut, width, last, len(line.text))
    notes.line(line, cut, number, solved, width, forced)
    return Line(
        start,
        end,
        tuple(items),
        filled if setting.align in ("center", "right") else left + filled,
        natural if setting.align in ("center", "right") else left + natural,
        reason,
        solved.spent,
    )


def _reason(line: Measured, cut: Cut, width: Length, last: bool, count: int) -> str:
    if last:
        return "last" if cut.end == count and line.classes[count - 1] != "T" else "turn"
    if cut.forced:
        return "forced"
    limit = line.edges[cut.start] + line.glue[cut.start] + width
    place = cut.start + 1
    while place < count and line.edges[place + 1] <= limit:
        place += 1
    rule = line.places.rules[place] if place < count else 0
    if rule:
        return name_of(rule)
    return "fit" if cut.end < place else "measure"
