"""Sets or explains one paragraph of plain text for programs that have no issue and no files.

Turns lengths as they are written in files into what `text` takes. Knows no pages.
"""

from __future__ import annotations

from collections.abc import Sequence

from pagesetter.fonts import FontBook
from pagesetter.geometry import Length, parse_measure
from pagesetter.session.pipeline import user_font_folders
from pagesetter.text import BOOK, NEWSPAPER, SetParagraph, Setting, TextStyle, set_paragraph
from pagesetter.text.permitted import LEVELS
from pagesetter.values import NamedTuple

_PRESETS = {"newspaper": NEWSPAPER, "book": BOOK}
SIZE_TABLES = ("标准", "印刷")
_MODES = ("first-fit", "adaptive", "total-fit")


class Asked(NamedTuple):
    """A paragraph and what it is to be set with."""

    text: str
    style: TextStyle
    setting: Setting
    measures: tuple[Length, ...]
    indent: Length


def asked(
    text: str,
    measure: str | Sequence[str],
    *,
    size: str = "8.5pt",
    face: str = "报宋",
    indent: str = "2字",
    preset: str = "newspaper",
    level: str = "",
    mode: str = "",
    protected: Sequence[str] = (),
    size_names: str = "标准",
) -> Asked:
    """The paragraph meant; lengths as in the files, empty values as the preset has them.

    Several measures are those of the first lines; the last one repeats. Raises ValueError for
    what is no length or no width, an empty text, and for an unknown preset, level, mode or
    table of size names (标准, 印刷).
    """
    _check("size_names", size_names, SIZE_TABLES)
    printing = size_names == "印刷"
    em = _length(size, 0, printing)
    written = [measure] if isinstance(measure, str) else list(measure)
    measures = tuple(_length(one, em, printing) for one in written)
    if not text:
        raise ValueError("there is no text")
    if em <= 0 or not measures or min(measures) <= 0:
        raise ValueError("size and measure must be more than nothing")
    _check("preset", preset, _PRESETS)
    setting = _PRESETS[preset]._replace(protected=tuple(protected))
    if level:
        _check("level", level, LEVELS)
        setting = setting._replace(level=level)
    if mode:
        _check("mode", mode, _MODES)
        setting = setting._replace(mode=mode)
    return Asked(text, TextStyle(face, em), setting, measures, _length(indent, em, printing))


def set_asked(one: Asked) -> SetParagraph:
    """Set it."""
    fonts = FontBook(user_font_folders())
    spans = [(one.text, one.style)]
    return set_paragraph(spans, one.setting, one.measures, fonts, indent=one.indent)


def _length(written: str, em: Length, printing: bool) -> Length:
    parsed = parse_measure(written, printing=printing)
    if parsed is None or not (parsed.is_absolute or (parsed.unit == "字" and em)):
        raise ValueError(f"not a length: {written}")
    return parsed.resolve(size=em)


def _check(what: str, given: str, known: Sequence[str] | dict[str, Setting]) -> None:
    if given not in known:
        raise ValueError(f"{what} must be one of {', '.join(known)}, not {given!r}")
