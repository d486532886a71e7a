"""Turns a display list into text made for reading and diffing: one line per item.

    page 1 1105.5118×1544.8819 trim 0,0 1105.5118×1544.8819
      article s3 “标题”
        paragraph
          run 56.6929,100 8.5 PagesetterSong-Regular 0/0/0/100! “十二个字……” 11×8.5

Numbers are points with at most four decimals, rounded half up from the integers of the
list, so the text is the same on every machine. After a run's text stand its clusters and
glyphs where they are not one for one the characters' own (`3:812`: glyph 3 is number 812),
then the advances between its glyphs, equal neighbours as `count×advance`. `!` after an ink:
it overprints. Neighbouring groups of the same items are one, with the places of all. It knows
nothing of how pages are made or drawn.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import Protocol

from pagesetter.colour import Ink
from pagesetter.display.items import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Link,
    Path,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.geometry import Length, Rect


class CharacterMap(Protocol):
    def get_nominal_glyph(self, code_point: int) -> int | None: ...


class Face(Protocol):
    @property
    def name(self) -> str: ...

    @property
    def font(self) -> CharacterMap: ...


class Faces(Protocol):
    """What the dump asks of a font book: a face by its key, for its name and its glyphs."""

    def face(self, key: str) -> Face: ...


def points(length: Length) -> str:
    """Return a length in pt: at most four decimals, rounded half up, no trailing zeros."""
    value = (length * 625 + 2048) >> 12  # 10,000 / 65,536 = 625 / 4,096
    whole, part = divmod(abs(value), 10_000)
    sign = "-" if value < 0 else ""
    return f"{sign}{whole}.{part:04d}".rstrip("0").rstrip(".")


def ink_text(ink: Ink) -> str:
    """Return `0/0/0/100` per cent, `spot 专红 80%` or `registration`; `!` when overprinting."""
    if ink.kind == "process":
        text = "/".join(_percent(v) for v in ink.cmyk)
    else:
        text = f"spot {ink.name}" if ink.kind == "spot" else ink.kind
        if ink.tint != 1000:
            text += f" {_percent(ink.tint)}%"
    return text + ("!" if ink.overprint else "")


def dump(page: DisplayList, fonts: Faces | None = None) -> str:
    """Return the golden text of one page, ending in a newline.

    With `fonts` faces are printed by name, and glyphs that are not simply those of their
    characters by number; without it faces are printed by key.
    """
    head = f"page {page.label} {points(page.width)}×{points(page.height)}"
    head += f" trim {_box(page.trim)}"
    if page.bleed != page.trim:
        head += f" bleed {_box(page.bleed)}"
    lines = [head]
    _dump_items(page.items, "  ", fonts, lines)
    return "\n".join(lines) + "\n"


def _dump_items(items: Iterable[Item], indent: str, fonts: Faces | None, lines: list[str]) -> None:
    before: Item | None = None
    head = 0
    for item in items:
        if isinstance(item, Group) and isinstance(before, Group) and _alike(item, before):
            lines[head] += f" {points(item.dx)},{points(item.dy)}"
            continue
        before, head = item, len(lines)
        lines.append(indent + _line(item, fonts))
        if isinstance(item, Tag | Group):
            _dump_items(item.items, indent + "  ", fonts, lines)


def _alike(group: Group, other: Group) -> bool:
    """True of unclipped groups of the same items, such as the cells of a border's side."""
    return group.clip is None and other.clip is None and group.items == other.items


def _line(item: Item, fonts: Faces | None) -> str:
    if isinstance(item, GlyphRun):
        return _run(item, fonts)
    if isinstance(item, FillPath):
        rule = " even-odd" if item.even_odd else ""
        return f"fill {ink_text(item.ink)}{rule} {_path(item.path)}"
    if isinstance(item, StrokePath):
        return _stroke(item)
    if isinstance(item, PlaceImage):
        alternative = f" {_quoted(item.alternative)}" if item.alternative else ""
        ink = f" stencil {ink_text(item.ink)}" if item.ink else ""
        return f"image {item.key} {_box(item.box)} clip {_box(item.clip)}{ink}{alternative}"
    if isinstance(item, Group):
        clip = f" clip {_box(item.clip)}" if item.clip else ""
        return f"group {points(item.dx)},{points(item.dy)}{clip}"
    if isinstance(item, Tag):
        key = f" {item.key}" if item.key else ""
        return item.kind + key + (f" {_quoted(item.name)}" if item.name else "")
    assert isinstance(item, Link)
    return f"link {item.target} {_box(item.box)}"


def _run(run: GlyphRun, fonts: Faces | None) -> str:
    parts = ["run", f"{points(run.x)},{points(run.y)}", points(run.size)]
    parts += [fonts.face(run.face).name if fonts else run.face, ink_text(run.ink)]
    if run.hscale != 1000:
        parts.append(f"{_percent(run.hscale)}%")
    if run.vertical:
        parts.append(run.vertical)
    if run.outline is not None:
        parts += ["hollow" if run.outline.hollow else "outline", points(run.outline.width)]
        parts.append(ink_text(run.outline.ink))
    if run.language != "zh-Hans":
        parts.append(run.language)
    parts.append(_quoted(run.text))
    if list(run.clusters) != list(range(len(run.text))):
        parts.append("clusters " + _counted(run.clusters))
    if fonts and (special := _special_glyphs(run, fonts)):
        parts.append("glyphs " + special)
    parts += _advances(run.xs)
    if run.ys and any(run.ys):
        parts += ["y", *_advances(run.ys)]
    return " ".join(parts)


def _advances(places: Sequence[int]) -> list[str]:
    """Return the first place when it is not 0, then the steps, equal neighbours counted."""
    steps = [points(b - a) for a, b in pairwise(places)]
    words = [f"+{points(places[0])}"] if places and places[0] else []
    start = 0
    for i, step in enumerate(steps):
        if i + 1 == len(steps) or steps[i + 1] != step:
            words.append(step if i == start else f"{i + 1 - start}×{step}")
            start = i + 1
    return words


def _counted(numbers: Sequence[int]) -> str:
    """Return numbers with stretches that count up by one as `first-last`."""
    words: list[str] = []
    start = 0
    for i, number in enumerate(numbers):
        if i + 1 == len(numbers) or numbers[i + 1] != number + 1:
            words.append(str(number) if i == start else f"{numbers[start]}-{number}")
            start = i + 1
    return ",".join(words)


def _special_glyphs(run: GlyphRun, fonts: Faces) -> str:
    """Return `place:glyph` for the glyphs that are not the nominal ones of their characters."""
    nominal = fonts.face(run.face).font.get_nominal_glyph
    return ",".join(
        f"{i}:{gid}"
        for i, (gid, cluster) in enumerate(zip(run.gids, run.clusters, strict=True))
        if not gid or cluster >= len(run.text) or gid != nominal(ord(run.text[cluster]))
    )


def _stroke(item: StrokePath) -> str:
    parts = [f"stroke {points(item.width)} {ink_text(item.ink)}"]
    if item.dash:
        parts.append("dash " + ",".join(map(points, item.dash)))
    if item.cap != "butt":
        parts.append(f"cap {item.cap}")
    if item.join != "miter":
        parts.append(f"join {item.join}")
    parts.append(_path(item.path))
    return " ".join(parts)


def _path(path: Path) -> str:
    return " ".join(
        str(segment[0]) + ",".join(points(n) for n in segment[1:] if isinstance(n, int))
        for segment in path
    )


def _box(box: Rect) -> str:
    return f"{points(box.x)},{points(box.y)} {points(box.width)}×{points(box.height)}"


def _percent(per_mille: int) -> str:
    whole, part = divmod(per_mille, 10)
    return f"{whole}.{part}" if part else str(whole)


def _quoted(text: str) -> str:
    """Return the text in “ ”, invisible characters as \\u escapes so that none hides in a diff."""
    shown = "".join(_escape(c) if c < " " or _invisible(c) else c for c in text)
    return f"“{shown}”"


def _invisible(c: str) -> bool:
    code = ord(c)
    return (
        0x7F <= code <= 0xA0
        or code == 0xAD
        or 0x200B <= code <= 0x200F
        or 0x2028 <= code <= 0x202F
        or 0x2060 <= code <= 0x206F
        or 0xFE00 <= code <= 0xFE0F
        or code == 0xFEFF
        or 0xE0000 <= code <= 0xE0FFF
    )


def _escape(c: str) -> str:
    code = ord(c)
    if c == "\n":
        return "\\n"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:06X}"
