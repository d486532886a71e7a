"""What may stand at a base: a reading above or beside it (注音), a line below it.

Takes the annotated spans of a paragraph, sets the readings as small lines of their own and
gives each base the width its reading needs, before anything is broken. `annotation_items` draws
them. It is loaded only by paragraphs that have annotations, and knows no measure and no pitch.

Sources: CLREQ 3.3 (行间注, zhuyin and romanization), 2.4.3 (专名号 书名号甲式). CLREQ leaves the
widths open; the rule here is in docs/decisions/0033-readings-and-name-marks.md.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pagesetter.colour import Ink
from pagesetter.display import GlyphRun
from pagesetter.findings import Finding
from pagesetter.fonts import FontBook
from pagesetter.geometry import Length
from pagesetter.text.measured import Measured, em_of
from pagesetter.text.pairs import FREE, READING
from pagesetter.text.setting import ENDLESS, Setting, TextStyle
from pagesetter.values import NamedTuple

STRAIGHT = "_"
"""专名号: a straight line below a person's, a place's or a body's name."""
WAVY = "~"
"""书名号甲式: a wavy line below the name of a work."""

HAN_TOP = 860
"""Where the ink of Han ends above the baseline, in 1/1000 em: readings stand on it."""
HAN_INK = 950
"""Height of the ink of Han with the air it must keep, in 1/1000 em."""
DESCENT = 220
"""How far letters reach below their baseline, in 1/1000 of the reading's size."""
_ZHUYIN = range(0x3105, 0x3130)
_ZHUYIN_MORE = range(0x31A0, 0x31C0)
_TONES = "ˊˇˋ"
_LIGHT = "˙"
"""轻声: stands above the column, not right of it."""


class Annotation(NamedTuple):
    """What stands at one base, as `TextStyle.annotation`."""

    reading: str
    """Syllables parted by spaces; as many as the base has characters, or one for all of it."""
    line: str
    """`STRAIGHT`, `WAVY` or nothing."""
    look: TextStyle
    """The look of the reading."""


class Reading(NamedTuple):
    """A reading that has been set, over code points [start, end)."""

    start: int
    end: int
    runs: tuple[GlyphRun, ...]
    """From x = 0; y relative to the baseline of the base."""
    width: Length
    beside: bool
    """Zhuyin: right of its base, in the room that the base was given; x from the base's em."""
    least: Length
    """Blank that must stay between it and the next reading."""


class Name(NamedTuple):
    """Code points [start, end) with a line below."""

    start: int
    end: int
    wavy: bool
    size: Length
    ink: Ink
    shift: Length


class Annotations(NamedTuple):
    readings: tuple[Reading, ...]
    names: tuple[Name, ...]
    findings: tuple[Finding, ...] = ()
    """Characters that a reading's face lacks."""

    def lined(self, point: int) -> bool:
        """True where a line stands below a code point."""
        return any(name.start <= point < name.end for name in self.names)


def plain(spans: Sequence[tuple[str, TextStyle]]) -> list[tuple[str, TextStyle]]:
    """The spans as if nothing were annotated: so no boundary of a base can break or shape."""
    return [(text, style._replace(annotation=None)) for text, style in spans]


def parsed(written: str, look: TextStyle) -> Annotation:
    """An annotation from what stands behind the bar of `{大河|dà hé}`."""
    parts = written.split()
    line = parts.pop() if parts and parts[-1] in (STRAIGHT, WAVY) else ""
    return Annotation(" ".join(parts), line, look)


def parted(style: TextStyle, text: str, count: int) -> tuple[TextStyle, TextStyle]:
    """The looks of the first `count` characters of an annotated text and of the rest.

    Syllables go with their characters; a reading of the whole stays with the rest.
    """
    note = style.annotation
    assert note is not None
    syllables = note.reading.split()
    at = count if len(syllables) == len(text) else 0
    first = note._replace(reading=" ".join(syllables[:at]))
    rest = note._replace(reading=" ".join(syllables[at:]))
    return style._replace(annotation=first), style._replace(annotation=rest)


def annotate(
    spans: Sequence[tuple[str, TextStyle]], fonts: FontBook, direction: str = ""
) -> Annotations:
    """Set the readings of a paragraph and find its names.

    `direction` is that of the setting. In vertical lines every reading stands right of its base:
    zhuyin upright, one below the other, letters lying as they do in the line.
    """
    readings: list[Reading] = []
    names: list[Name] = []
    findings: list[Finding] = []
    start = 0
    for text, style in spans:
        note = style.annotation
        end = start + len(text)
        if note is not None and text:
            for low, high, reading in _syllables(note.reading, len(text)):
                made, found = _set(
                    start + low, start + high, reading, style, note.look, fonts, direction
                )
                readings.append(made)
                findings += found
            if note.line:
                wavy = note.line == WAVY
                shift = style.baseline_shift
                names.append(Name(start, end, wavy, style.size, style.ink, shift))
        start = end
    return Annotations(tuple(readings), tuple(names), tuple(findings))


def hold_together(rules: bytearray, readings: Sequence[Reading]) -> None:
    """A base with one reading does not turn; between bases the line's own rules stand."""
    for reading in readings:
        for place in range(reading.start + 1, reading.end):
            if rules[place] == FREE:
                rules[place] = READING


def widen(line: Measured, readings: Sequence[Reading]) -> None:
    """Give bases the width their readings need, in equal parts to each character.

    A reading above may reach over a neighbour that has none, by a quarter of its width, and
    as far on one side as on the other; two readings keep their least blank.
    """
    for index, reading in enumerate(readings):
        start, end = reading.start, reading.end
        if reading.beside:
            line.advances[end - 1] += reading.width
            continue
        before = readings[index - 1] if index and readings[index - 1].end == start else None
        after = readings[index + 1] if index + 1 < len(readings) else None
        over = min(
            _reach(line, start - 1, reading, before),
            _reach(line, end, reading, after if after and after.start == end else None),
        )
        have = line.advances[start:end]
        lack = reading.width - 2 * over - sum(have)
        lack -= sum(line.spaces.get(place, 0) for place in range(start + 1, end))
        if lack > 0:
            for number, point in enumerate(range(start, end)):
                share = lack * (number + 1) // (end - start) - lack * number // (end - start)
                line.advances[point] += share
                line.shifts[point] = line.shifts.get(point, 0) + share // 2


def _reach(line: Measured, point: int, reading: Reading, beside: Reading | None) -> Length:
    """How far a reading may reach over the neighbour at `point`; negative before a reading."""
    if beside is not None and not beside.beside:
        return -(max(reading.least, beside.least) // 2)
    if beside is not None or not 0 <= point < len(line.advances) or line.classes[point] == "T":
        return 0
    return line.advances[point] // 4


def _syllables(reading: str, count: int) -> Iterator[tuple[int, int, str]]:
    """(first, end, reading): one for each of `count` characters, or one for all of them."""
    syllables = reading.split()
    if len(syllables) == count:
        for at, syllable in enumerate(syllables):
            yield at, at + 1, syllable
    elif syllables:
        yield 0, count, reading


def _set(
    start: int,
    end: int,
    text: str,
    base: TextStyle,
    look: TextStyle,
    fonts: FontBook,
    direction: str,
) -> tuple[Reading, tuple[Finding, ...]]:
    """Set one reading as a line of its own, then lift it over its base or stand it beside."""
    from pagesetter.text.paragraph import set_paragraph

    zhuyin = end - start == 1 and is_zhuyin(text)
    vertical = direction == "vertical"
    beside = zhuyin and not vertical
    look = look._replace(emphasis=False)
    if zhuyin:
        look = look._replace(size=look.size * 3 // 5)
    setting = Setting(align="left", direction=direction)
    done = set_paragraph([(text, look)], setting, (ENDLESS,), fonts)
    line = done.lines[0]
    runs = [item for item in line.items if isinstance(item, GlyphRun)]
    if beside:
        width = em_of(base) // 2
        return Reading(start, end, _column(runs, base, look), width, True, 0), done.findings
    rise = (base.size * HAN_TOP + look.size * DESCENT) // 1000 + base.baseline_shift
    if vertical and zhuyin:
        # Upright symbols keep to the middle of their em: its edge stands on that of the base.
        rise = (base.size * 880 + look.size * 120) // 1000
    lifted = tuple(run.moved(0, -rise) for run in runs)
    return Reading(start, end, lifted, line.width, False, look.size // 4), done.findings


def is_zhuyin(text: str) -> bool:
    """True for a syllable in zhuyin: it stands right of its character."""
    return all(c in _TONES + _LIGHT or ord(c) in _ZHUYIN or ord(c) in _ZHUYIN_MORE for c in text)


def _column(runs: Sequence[GlyphRun], base: TextStyle, look: TextStyle) -> tuple[GlyphRun, ...]:
    """Zhuyin one below the other, centred on the em of the base; the tone right of the last.

    Three symbols at 3/10 are as high as the base; ˙ stands above the first.
    """
    size = look.size
    count = sum(c not in _TONES + _LIGHT for run in runs for c in run.text)
    head = -base.size * 380 // 1000 - count * size // 2 + size * 880 // 1000
    left, last = em_of(base), head + (count - 1) * size
    made: list[GlyphRun] = []
    number = 0
    for run in runs:
        xs, ys = run.xs[:], run.xs[:]
        for at, cluster in enumerate(run.clusters):
            character = run.text[cluster]
            if character in _TONES:
                xs[at], ys[at] = left + size, last
            elif character == _LIGHT:
                xs[at], ys[at] = left + size // 4, head - size // 2
            else:
                xs[at], ys[at] = left, head + number * size
                number += 1
        made.append(run._replace(xs=xs, ys=ys, y=-base.baseline_shift))
    return tuple(made)
