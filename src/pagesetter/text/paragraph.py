"""Sets one paragraph: spans of text in, lines of placed glyphs out.

The line is made in steps, one file each: classes, breaks, shape, spacing, linebreak (or
totalfit), justify, lines. It knows nothing of frames, grids or pages.
"""

from collections.abc import Sequence

from pagesetter.findings import NOWHERE, Finding, SourceSpan
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text.breaks import places
from pagesetter.text.choose import Widths, choose
from pagesetter.text.classes import classify
from pagesetter.text.fill import Filler, Line
from pagesetter.text.linebreak import segments
from pagesetter.text.measured import Measured
from pagesetter.text.report import Notes
from pagesetter.text.setting import ENDLESS, Setting, TextStyle
from pagesetter.text.shape import is_east_asian, shape_runs
from pagesetter.text.spacing import measure
from pagesetter.values import NamedTuple


class SetParagraph(NamedTuple):
    text: str
    lines: tuple[Line, ...]
    findings: tuple[Finding, ...] = ()


class Heard(NamedTuple):
    """A paragraph as it was set: what `set_paragraph` was given, and the lines it made."""

    spans: tuple[tuple[str, TextStyle], ...]
    setting: Setting
    measures: tuple[Length, ...]
    indent: Length
    span: SourceSpan
    lines: tuple[Line, ...]


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
    Raises ValueError when `measures` is empty. A last measure wider than `ENDLESS` counts as that.

    Lines of a vertical setting lie on their side: x runs down the line, and its items are still
    to be turned (`display.turning`).
    """
    if not measures:
        raise ValueError("a paragraph needs at least one measure")
    text = "".join(part for part, _ in spans)
    if not text:
        return SetParagraph("", ())
    if measures[-1] > ENDLESS:
        measures = [min(measure, ENDLESS) for measure in measures]
    line = prepare(spans, setting, fonts)
    widths = Widths(tuple(measures), indent)
    lines: list[Line] = []
    notes = Notes(span)
    notes.leading(line.leading)
    notes.glyphs(spans, line.shape.lacking, line.classes, fonts)
    if line.annotations is not None:
        notes.found += line.annotations.findings
    filler = Filler(line, widths, setting, notes)
    for start, end in segments(line.classes):
        cuts = choose(line, start, end, len(lines), widths, setting)
        for cut in cuts:
            lines.append(filler.fill(cut, len(lines), cut.end == end))
        notes.last(line, cuts)
    if setting.fixed is not None and setting.fixed.turns:
        locked = setting.fixed.turns
        lines = [one._replace(reason="locked") if one.end in locked else one for one in lines]
    if setting.direction == "vertical":
        from pagesetter.text.vertical import note_lacking, standing

        lines = standing(lines, line.em)
        note_lacking(line, notes, setting)
    if fonts.heard is not None:
        fonts.heard(Heard(tuple(spans), setting, tuple(measures), indent, span, tuple(lines)))
    return SetParagraph(text, tuple(lines), notes.findings())


def prepare(spans: Sequence[tuple[str, TextStyle]], setting: Setting, fonts: FontBook) -> Measured:
    """Everything about a paragraph that no measure changes: classes, rules, glyphs, widths."""
    text = "".join(part for part, _ in spans)
    styled = style_runs(spans)
    made = None
    if any(style.annotation is not None for _, _, style in styled):
        from pagesetter.text.annotation import annotate, plain

        made = annotate(spans, fonts, setting.direction)
        styled = style_runs(plain(spans))
    latin = [(a, b) for a, b, style in styled if not is_east_asian(style.language)]
    classes = classify(text, latin)
    marked = [
        start
        for (start, _, style), (_, _, before) in zip(styled[1:], styled, strict=False)
        if style.baseline_shift != before.baseline_shift and style.baseline_shift
    ]
    rules = places(text, classes, setting.level, setting.protected, marked)
    if setting.fixed is not None:
        from pagesetter.text.fixed import bar

        bar(rules.rules, setting.fixed)
    if setting.direction == "vertical":
        # Few paragraphs are: the others do not load what sets them.
        from pagesetter.text.vertical import measure_vertical

        return measure_vertical(text, classes, rules, styled, fonts, setting, made)
    half_digits = setting.digit_width == "half"
    shape = shape_runs(text, classes, styled, fonts, half_digits=half_digits)
    return measure(text, classes, rules, shape, setting, made)


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
