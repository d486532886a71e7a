"""Resolves styles: program → paper → layout → issue → page → story, each value with its source.

An override is stored only where it differs; the nearest level that gives a value wins,
first for the style itself, then for the style it is based on.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from pagesetter.colour import BLACK, INKS, WHITE, Ink
from pagesetter.compose.defaults import STYLES
from pagesetter.compose.grid import Grid
from pagesetter.display import Outline
from pagesetter.findings import NOWHERE, Finding, SourceSpan
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_compose import MESSAGES
from pagesetter.geometry import Length, Measure, ratio
from pagesetter.model import Style, StyleValue
from pagesetter.text import BOOK, NEWSPAPER, Setting, TextStyle
from pagesetter.values import NamedTuple

_SETTING_FIELDS = {
    "level": "level",
    "pairs": "pairs",
    "line-end": "line_end",
    "digit-width": "digit_width",
    "han-latin": "han_latin",
    "han-digit": "han_digit",
    "marks": "marks",
    "align": "align",
    "interpunct": "interpunct",
    "hyphens": "hyphens",
    "orphans": "orphans",
    "line-start": "line_start",
    "paragraph-start": "paragraph_start",
    "han-latin-least": "han_latin_least",
    "han-latin-most": "han_latin_most",
    "han-digit-least": "han_digit_least",
    "han-digit-most": "han_digit_most",
    "vertical-quotes": "vertical_quotes",
}
_MODES = {"full": "total-fit", "never": "first-fit"}
_HANGING = ("hang-comma", "hang-stop", "hang-other", "hang-close", "hang-open")
_MAX_CHAIN = 20
_HOLLOW = 30
"""Line of hollow characters that are given none, in per mille of their size."""


class ResolvedStyle(NamedTuple):
    """A paragraph style with every value known, in lengths."""

    name: str
    text: TextStyle
    setting: Setting
    pitch: Length
    indent: Length
    left: Length
    right: Length
    above: Length
    below: Length
    sources: tuple[tuple[str, SourceSpan], ...] = ()
    """Where each value was written; NOWHERE is the program's own default."""
    drop_cap: int = 0
    """Lines the first character of a story is high (首字下沉); less than 2 is none."""

    def source(self, name: str) -> SourceSpan:
        return dict(self.sources).get(name, NOWHERE)


class StyleBook:
    """The levels of one story, nearest first, and what they resolve to."""

    def __init__(
        self,
        levels: Iterable[Iterable[Style]],
        grid: Grid,
        inks: Mapping[str, Ink],
        protected: tuple[str, ...] = (),
    ) -> None:
        """`levels` from the farthest (paper) to the nearest (story); the program's lie below."""
        maps: list[dict[str, Style]] = [STYLES]
        maps += [{style.name: style for style in level} for level in levels]
        self._levels = [level for level in reversed(maps) if level]
        self._grid = grid
        self._inks = {**INKS, **inks}
        self._protected = protected
        self._resolved: dict[tuple[str, tuple[StyleValue, ...]], ResolvedStyle] = {}
        self.findings: list[Finding] = []

    def knows(self, name: str) -> bool:
        return any(name in level for level in self._levels)

    def resolve(self, name: str, overrides: tuple[StyleValue, ...] = ()) -> ResolvedStyle:
        """Resolve a paragraph style; `overrides` are values set on the spot (title parts)."""
        key = (name, overrides)
        found = self._resolved.get(key)
        if found is None:
            values = self._collect(name)
            values.update((v.name, v) for v in overrides)
            found = self._resolved[key] = self._build(name, values)
        return found

    def character(self, base: ResolvedStyle, names: Iterable[str]) -> TextStyle:
        """The look of a span: character styles laid over a paragraph style, later ones win."""
        text = base.text
        for name in names:
            values = self._collect(name, stop_at_body=True)
            text = self._text_style(values, text, base.pitch)
        return text

    def _collect(self, name: str, stop_at_body: bool = False) -> dict[str, StyleValue]:
        values: dict[str, StyleValue] = {}
        current, seen = name, 0
        while current and seen < _MAX_CHAIN:
            if stop_at_body and current == "body":
                break
            based_on = ""
            for level in self._levels:
                style = level.get(current)
                if style is not None:
                    for value in style.values:
                        values.setdefault(value.name, value)
                    based_on = based_on or style.based_on
            current, seen = based_on or self._parent(current), seen + 1
        return values

    @staticmethod
    def _parent(name: str) -> str:
        """Styles the program does not know stand on the body; character styles on nothing."""
        return "" if name in STYLES else "body"

    def _build(self, name: str, values: dict[str, StyleValue]) -> ResolvedStyle:
        grid = self._grid
        preset = BOOK if _word(values, "preset") == "book" else NEWSPAPER
        rules: dict[str, Any] = {
            field: values[prop].value for prop, field in _SETTING_FIELDS.items() if prop in values
        }
        rules["mode"] = _MODES.get(_word(values, "total-fit"), preset.mode)
        if any(prop in values for prop in _HANGING):
            rules["hang"] = tuple(
                _integer(values[prop]) if prop in values else amount
                for prop, amount in zip(_HANGING, preset.hang, strict=True)
            )
        setting = preset._replace(protected=self._protected, **rules)
        start = TextStyle("报宋", grid.size)
        pitch = self._length(values, "pitch", grid.size, grid.pitch, grid.pitch)
        text = self._text_style(values, start, pitch)
        size = text.size

        def length(prop: str) -> Length:
            return self._length(values, prop, size, grid.pitch, 0)

        return ResolvedStyle(
            name, text, setting, pitch, length("indent"), length("left"), length("right"),
            length("above"), length("below"),
            tuple((v.name, v.span) for v in values.values()),
            _integer(values["drop-cap"]) if "drop-cap" in values else 0,
        )  # fmt: skip

    def _text_style(
        self, values: dict[str, StyleValue], base: TextStyle, pitch: Length
    ) -> TextStyle:
        changes: dict[str, Any] = {}
        size = self._length(values, "size", base.size, pitch, base.size)
        changes["size"] = max(1, size)
        if "face" in values:
            changes["role"] = str(values["face"].value)
        if "language" in values:
            changes["language"] = str(values["language"].value)
        if "ink" in values:
            changes["ink"] = self.ink(str(values["ink"].value), values["ink"].span)
        if "horizontal-scale" in values:
            changes["hscale"] = _integer(values["horizontal-scale"]) * 10
        if "letter-space" in values:
            changes["letter_space"] = _integer(values["letter-space"])
        if "outline" in values or "hollow" in values or "outline-ink" in values:
            text = base._replace(**changes)
            changes["outline"] = self._outline(values, text, pitch)
        if "emphasis" in values:
            changes["emphasis"] = bool(values["emphasis"].value)
        changes["baseline_shift"] = self._length(
            values, "baseline-shift", size, pitch, base.baseline_shift
        )
        return base._replace(**changes)

    def _outline(
        self, values: dict[str, StyleValue], text: TextStyle, pitch: Length
    ) -> Outline | None:
        """The outline of characters that look like `text` (with the outline they have so far).

        Hollow ones without a width get a line of 3 % of their size; a width of 0 is no outline.
        """
        before, hollow, ink = text.outline, False, WHITE
        width = 0
        if before is not None:
            width, ink, hollow = before
        if "hollow" in values:
            hollow = bool(values["hollow"].value)
            if hollow and (before is None or not before.hollow):
                width, ink = width or ratio(text.size * _HOLLOW, 1000), text.ink
        width = self._length(values, "outline", text.size, pitch, width)
        if "outline-ink" in values:
            ink = self.ink(str(values["outline-ink"].value), values["outline-ink"].span)
        return Outline(width, ink, hollow) if width > 0 else None

    @staticmethod
    def _length(
        values: dict[str, StyleValue], prop: str, size: Length, pitch: Length, default: Length
    ) -> Length:
        value = values.get(prop)
        if value is None or not isinstance(value.value, Measure):
            return default
        return value.value.resolve(size=size, pitch=pitch)

    def ink(self, name: str, span: SourceSpan) -> Ink:
        """The ink of this name; black with a finding when there is none."""
        ink = self._inks.get(name)
        if ink is None:
            known = " ".join(self._inks)
            told = finding(MESSAGES, "ink-unknown", span, name=name, known=known)
            if told not in self.findings:
                self.findings.append(told)
            return BLACK
        return ink


def _word(values: dict[str, StyleValue], prop: str) -> str:
    value = values.get(prop)
    return "" if value is None else str(value.value)


def _integer(value: StyleValue) -> int:
    return int(value.value) if isinstance(value.value, int) else 0
