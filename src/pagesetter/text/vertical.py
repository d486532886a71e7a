"""Measures a paragraph for vertical lines, and makes its lines ready to be turned.

Vertical text goes through the same steps as level text, lying on its side: x runs down the
line. What differs is here: which characters stand upright, which lie (Western words), which
share a cell (two or three digits), and that the glyphs are asked of faces that tell their
measures along the line (`fonts.upright`). Read only by paragraphs set vertically.

Sources: GB/T 15834-2011 5.2, CLREQ 2.3.4 (Western text in vertical lines), 2.5, 3.1.5.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from pagesetter.display import FillPath, GlyphRun, Item
from pagesetter.display.items import Path
from pagesetter.fonts import FontBook, FontFace
from pagesetter.fonts.upright import UPRIGHT, CellFace, UprightFace, is_turning
from pagesetter.geometry import Length, ratio
from pagesetter.text.breaks import Places
from pagesetter.text.fill import Line
from pagesetter.text.measured import Measured
from pagesetter.text.pairs import CLUSTER, OPEN, SHUT
from pagesetter.text.report import Notes
from pagesetter.text.setting import Setting, TextStyle
from pagesetter.text.shape import Stretch, shape_stretches
from pagesetter.text.spacing import measure

if TYPE_CHECKING:
    from pagesetter.text.annotation import Annotations

_NARROW = r"LDu$%+p,\[\]h"
_INSIDE = rf"[{_NARROW}](?:[{_NARROW}/CxZJN]*[{_NARROW}CxZJ])?"
_WESTERN = rf"{_INSIDE}(?:[sN]+{_INSIDE})*"
"""A stretch of classes that lies in the line as a whole unless it is short."""
_PRODUCT = r"(?:[a-zμ][⁰¹²³⁴-⁹⁻]*·(?=[A-Za-z])|[A-Z]·(?=[a-z]))"
"""A · between the letters of a unit (kW·h, N·m), which lies with them; J·K are names."""
_CELL = 3
"""Most digits that share a cell."""
_LETTERS = 4
"""Most capitals that stand upright one below the other."""

UPRIGHT_KIND, LYING, CELL = "upright", "lying", "cell"
Part = tuple[int, int, str]
"""Code points [start, end) that stand in one way."""

_MIDDLE = 380
"""Middle of the em box above the baseline in 1/1000 em: 880 above and 120 below."""

_faces: dict[tuple[str, int, bool], UprightFace] = {}
_cells: dict[tuple[str, int], CellFace] = {}


def measure_vertical(
    text: str,
    classes: str,
    places: Places,
    styled: Sequence[tuple[int, int, TextStyle]],
    fonts: FontBook,
    setting: Setting,
    annotations: Annotations | None = None,
) -> Measured:
    """Everything about a vertical paragraph that no measure changes; x runs down the line.

    `classes`, `places` and `styled` are those of level text: the rules of the line are the same
    (GB/T 15834-2011 5.2.6).
    """
    ways = parts(text, classes)
    letters = list(classes)
    gaps, glues = bytearray(places.gaps), bytearray(places.glues)
    for start, end, way in ways:
        if way == LYING or classes[start] not in "DL%":
            continue
        for place in (start, end):
            if place < len(glues):
                glues[place] = 0
        for point in range(start, end):
            letters[point] = "C" if way == CELL and point > start else "H"
            if point > start:
                gaps[point] = SHUT if way == CELL else OPEN
                glues[point] = 0
                if way == CELL:
                    places.rules[point] = CLUSTER
    standing = Places(places.rules, bytes(gaps), bytes(glues))
    standing.parted = places.parted
    told = "".join(letters)
    stretches = [
        stretch
        for start, end, style in styled
        for low, high, way in ways
        if low < end and start < high
        for stretch in _stretches(text, max(low, start), min(high, end), way, style, fonts, setting)
    ]
    half_digits = setting.digit_width == "half"
    drawn = text
    if "p" in classes:
        from pagesetter.text.small_figures import made_small

        drawn, stretches = made_small(text, stretches)
    shape = shape_stretches(drawn, told, stretches, half_digits)
    return measure(text, told, standing, shape, setting, annotations)


def parts(text: str, classes: str) -> list[Part]:
    """How the characters stand: upright, lying, or several in one cell; covers the text.

    One digit, one letter and up to four capitals stand upright; two and three digits share a
    cell, a % after them stands below; other Western text and longer numbers lie.
    """
    found: list[Part] = []
    at = 0
    if "·" in text:
        for match in re.finditer(_PRODUCT, text):
            classes = classes[: match.end() - 1] + "," + classes[match.end() :]
    for match in re.finditer(_WESTERN, classes):
        start, end = match.span()
        if at < start:
            found.append((at, start, UPRIGHT_KIND))
        found += _western(text, classes, start, end)
        at = end
    if at < len(text):
        found.append((at, len(text), UPRIGHT_KIND))
    return found


def _western(text: str, classes: str, start: int, end: int) -> list[Part]:
    kinds = classes[start:end]
    digits = len(kinds) - len(kinds.lstrip("D"))
    sign = kinds[digits:] == "%" and text[end - 1] in "%‰"
    if 0 < digits <= _CELL and (digits == len(kinds) or sign):
        way = CELL if digits > 1 else UPRIGHT_KIND
        found = [(start, start + digits, way)]
        return [*found, (end - 1, end, UPRIGHT_KIND)] if sign else found
    word = text[start:end]
    capitals = word.isascii() and word == word.upper() and len(word) <= _LETTERS
    if kinds.strip("L") == "" and (len(word) == 1 or capitals):
        return [(start, end, UPRIGHT_KIND)]
    return [(start, end, LYING)]


def _stretches(
    text: str,
    start: int,
    end: int,
    way: str,
    style: TextStyle,
    fonts: FontBook,
    setting: Setting,
) -> list[Stretch]:
    # Of the characters of a vertical line only their breadth may be scaled.
    along = style if style.hscale == 1000 else style._replace(hscale=1000)
    found: list[Stretch] = []
    for low, high, face in fonts.split(text[start:end], style.role):
        low, high = start + low, start + high
        if way == CELL:
            found.append(Stretch(low, high, _cell(face, high - low), along))
        elif way == LYING:
            found.append(Stretch(low, high, face, along))
        else:
            corners = setting.vertical_quotes == "corner"
            upright = _upright(face, style.hscale, corners)
            found += _drawn(text, low, high, upright, along)
    return found


def _drawn(text: str, start: int, end: int, face: UprightFace, style: TextStyle) -> list[Stretch]:
    """Upright stretches, and lying ones for marks the face has no upright form of."""
    found: list[Stretch] = []
    for point in range(start, end):
        own = face if face.draws(text[point]) else face.level
        if found and found[-1].face is own:
            found[-1] = found[-1]._replace(end=point + 1)
        else:
            found.append(Stretch(point, point + 1, own, style))
    return found


def _upright(face: FontFace, hscale: int, corners: bool) -> UprightFace:
    key = (face.key, hscale, corners)
    found = _faces.get(key)
    if found is None or found.level is not face:
        found = _faces[key] = UprightFace(face, hscale, corners=corners)
    return found


def _cell(face: FontFace, count: int) -> CellFace:
    key = (face.key, count)
    found = _cells.get(key)
    if found is None or found.level is not face:
        found = _cells[key] = CellFace(face, count)
    return found


# --- lines ------------------------------------------------------------------------------


def standing(lines: Sequence[Line], em: Length) -> list[Line]:
    """Lines whose runs carry their own faces and are marked `upright`; still to be turned.

    `em` is the paragraph's: its line runs through the middle of its em box, and upright glyphs
    of any size stand in the middle of it.
    """
    middle = ratio(em * _MIDDLE, 1000)
    return [
        line._replace(items=tuple(_item(item, middle) for item in line.items)) for line in lines
    ]


def note_lacking(line: Measured, notes: Notes, setting: Setting) -> None:
    """Note the marks a face has no vertical forms of, so that they were turned or moved."""
    lacking: dict[str, dict[str, None]] = {}
    wanted = "" if setting.vertical_quotes == "corner" else "“”‘’"
    """Turned because that is what was asked for."""
    for start, end, face, style, _ in line.shape.stretches:
        if isinstance(face, UprightFace):
            marks = [c for c in line.text[start:end] if face.moves(c, style.language)]
        else:
            marks = [c for c in line.text[start:end] if is_turning(c) and c not in wanted]
        if marks:
            lacking.setdefault(face.name, {}).update(dict.fromkeys(marks))
    for name, found in lacking.items():
        notes.add("vertical-form-missing", face=name, marks="".join(found))


def _item(item: Item, middle: Length) -> Item:
    if isinstance(item, GlyphRun) and UPRIGHT in item.face:
        face, hscale, _ = item.face.split(UPRIGHT)
        return item._replace(face=face, y=item.y - middle, hscale=int(hscale), vertical="upright")
    if isinstance(item, FillPath):
        # 着重号 stand right of vertical lines, not left as turning would put them.
        return item._replace(path=_mirrored(item.path, -2 * middle))
    return item


def _mirrored(path: Path, sum_of_ys: Length) -> Path:
    return tuple(
        (segment[0], *(sum_of_ys - n if i % 2 and isinstance(n, int) else n
                       for i, n in enumerate(segment[1:])))
        for segment in path
    )  # fmt: skip
