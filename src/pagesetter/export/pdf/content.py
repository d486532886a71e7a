"""Turns a display list into the content stream of one PDF page (ISO 32000-1, annex A).

Keeps track of the graphics state so that only what changes is written, and of the place
text has reached, in whole thousandths of a point, so that lines never drift. Knows which
fonts, colour spaces, states and pictures the page used; not how they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import NamedTuple

from pagesetter.colour import Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Path,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.export.pdf.numbers import decimal, milli, size_text, thousandths
from pagesetter.export.pdf.sink import Box, PdfPage
from pagesetter.export.pdf.text import FontCodes, Shower, actual_text, level_cuts, pieces
from pagesetter.geometry import Length, Rect

_CAPS = {"butt": "0", "round": "1", "square": "2"}
_JOINS = {"miter": "0", "round": "1", "bevel": "2"}


class _State(NamedTuple):
    """The part of the graphics state that `Q` brings back."""

    font: tuple[str, Length] | None = None
    hscale: int = 1000
    fill: Ink | None = None
    stroke: Ink | None = None
    over: bool = False
    pen: tuple[Length, tuple[Length, ...], str, str] = (0x10000, (), "butt", "miter")


def paint(page: DisplayList, fonts: Mapping[str, FontCodes]) -> PdfPage:
    """Return the page as a content stream with its boxes and the resources it uses."""
    painter = _Painter(page.height, fonts)
    painter.items(page.items, 0, 0)
    painter.end_text()
    return PdfPage(
        content="\n".join(painter.out).encode("ascii"),
        media=(0, 0, milli(page.width), milli(page.height)),
        trim=flipped(page.trim, page.height),
        bleed=flipped(page.bleed, page.height),
        label=page.label,
        fonts=tuple(sorted(painter.fonts_used)),
        states=tuple(sorted(painter.states_used)),
        spaces=tuple((name, ink) for ink, name in painter.spaces.items()),
        images=tuple((name, key) for key, name in painter.images.items()),
    )


def flipped(box: Rect, height: Length) -> Box:
    """Return a box of a page of that height with y upwards, in 1/1000 pt."""
    return milli(box.x), milli(height - box.bottom), milli(box.right), milli(height - box.y)


class _Painter:
    def __init__(self, height: Length, fonts: Mapping[str, FontCodes]) -> None:
        self.out: list[str] = []
        self.fonts_used: set[str] = set()
        self.states_used: set[str] = set()
        self.spaces: dict[Ink, str] = {}
        self.images: dict[str, str] = {}
        self._height = height
        self._fonts = fonts
        self._state = _State()
        self._line: tuple[int, int] | None = None
        """Start of the text line in 1/1000 pt inside BT … ET, else None."""

    # Structure

    def items(self, items: Iterable[Item], dx: Length, dy: Length) -> None:
        for item in items:
            if isinstance(item, GlyphRun):
                self._run(item, dx, dy)
            elif isinstance(item, Tag):
                self.items(item.items, dx, dy)
            elif isinstance(item, Group):
                self._group(item, dx, dy)
            elif isinstance(item, FillPath):
                self._fill(item, dx, dy)
            elif isinstance(item, StrokePath):
                self._stroke(item, dx, dy)
            elif isinstance(item, PlaceImage):
                self._image(item, dx, dy)
            # A link has no place in a press file (ISO 15930: no annotation inside the bleed).

    def _group(self, group: Group, dx: Length, dy: Length) -> None:
        if group.clip is None:
            self.items(group.items, dx + group.dx, dy + group.dy)
            return
        self.end_text()
        before = self._state
        self.out.append(f"q {self._rect(group.clip.moved(dx, dy))} W n")
        self.items(group.items, dx + group.dx, dy + group.dy)
        self.end_text()
        self.out.append("Q")
        self._state = before

    # Text

    def _run(self, run: GlyphRun, dx: Length, dy: Length) -> None:
        if not run.gids:
            return
        font = self._fonts[run.face]
        if self._line is None:
            self.out.append("BT")
            self._line = (0, 0)
        self._set_ink(run.ink)
        self._set_font(font.resource, run)
        x, y = run.x + dx, self._height - run.y - dy
        shower = Shower(run, font)
        for piece in pieces(run, font.texts):
            if piece.actual is None:
                self._show(run, shower, x, y, piece.start, piece.end)
                continue
            self.out.append(actual_text(piece.actual))
            for part in level_cuts(run, piece):
                self._show(run, shower, x, y, part.start, part.end)
            self.out.append("EMC")

    def _show(
        self, run: GlyphRun, shower: Shower, x: Length, y: Length, start: int, end: int
    ) -> None:
        place = (
            milli(x + run.xs[start]),
            milli(y - run.ys[start] if run.ys is not None else y),
        )
        assert self._line is not None
        right, up = place[0] - self._line[0], place[1] - self._line[1]
        if right or up:
            self.out.append(f"{thousandths(right)} {thousandths(up)} Td")
            self._line = place
        else:
            # The line matrix is here already, but text has moved on from it: set it again.
            self.out.append("0 0 Td")
        self.out.append(shower.show(start, end))

    def _set_font(self, resource: str, run: GlyphRun) -> None:
        state = self._state
        if state.font != (resource, run.size):
            self.fonts_used.add(resource)
            self.out.append(f"/{resource} {size_text(run.size)} Tf")
            self._state = state = state._replace(font=(resource, run.size))
        if state.hscale != run.hscale:
            self.out.append(f"{decimal(run.hscale, 1)} Tz")
            self._state = state._replace(hscale=run.hscale)

    def end_text(self) -> None:
        if self._line is not None:
            self.out.append("ET")
            self._line = None

    # Paths and pictures

    def _fill(self, item: FillPath, dx: Length, dy: Length) -> None:
        self.end_text()
        self._set_ink(item.ink)
        self.out.append(f"{self._path(item.path, dx, dy)} {'f*' if item.even_odd else 'f'}")

    def _stroke(self, item: StrokePath, dx: Length, dy: Length) -> None:
        self.end_text()
        self._set_ink(item.ink, stroke=True)
        self._set_pen(item)
        self.out.append(f"{self._path(item.path, dx, dy)} S")

    def _set_pen(self, item: StrokePath) -> None:
        wanted = (item.width, item.dash, item.cap, item.join)
        width, dash, cap, join = self._state.pen
        if item.width != width:
            self.out.append(f"{thousandths(milli(item.width))} w")
        if item.dash != dash:
            self.out.append(f"[{' '.join(thousandths(milli(d)) for d in item.dash)}]0 d")
        if item.cap != cap:
            self.out.append(f"{_CAPS[item.cap]} J")
        if item.join != join:
            self.out.append(f"{_JOINS[item.join]} j")
        self._state = self._state._replace(pen=wanted)

    def _image(self, item: PlaceImage, dx: Length, dy: Length) -> None:
        self.end_text()
        self._set_over(False)
        name = self.images.setdefault(item.key, f"Im{len(self.images) + 1}")
        left, bottom, right, top = flipped(item.box.moved(dx, dy), self._height)
        matrix = " ".join(map(thousandths, (right - left, 0, 0, top - bottom, left, bottom)))
        self.out.append(f"q {self._rect(item.clip.moved(dx, dy))} W n {matrix} cm /{name} Do Q")

    def _rect(self, box: Rect) -> str:
        left, bottom, right, top = flipped(box, self._height)
        return " ".join(map(thousandths, (left, bottom, right - left, top - bottom))) + " re"

    def _path(self, path: Path, dx: Length, dy: Length) -> str:
        box = _as_rect(path)
        if box is not None:
            return self._rect(box.moved(dx, dy))
        return " ".join(self._segment(segment, dx, dy) for segment in path)

    def _segment(self, segment: tuple[str | Length, ...], dx: Length, dy: Length) -> str:
        operator = segment[0]
        if operator == "Z":
            return "h"
        numbers = [n for n in segment[1:] if isinstance(n, int)]
        places = (
            milli(self._height - n - dy) if i % 2 else milli(n + dx) for i, n in enumerate(numbers)
        )
        return " ".join(map(thousandths, places)) + " " + str(operator).lower()

    # Inks

    def _set_ink(self, ink: Ink, *, stroke: bool = False) -> None:
        state = self._state
        if ink.overprint != state.over:
            self._set_over(ink.overprint)
            state = self._state
        if stroke:
            if state.stroke != ink:
                self.out.append(self._ink_operator(ink, "K", "CS", "SCN"))
                self._state = state._replace(stroke=ink)
        elif state.fill is not ink and state.fill != ink:
            self.out.append(self._ink_operator(ink, "k", "cs", "scn"))
            self._state = state._replace(fill=ink)

    def _set_over(self, over: bool) -> None:
        if over != self._state.over:
            name = "Over" if over else "Knock"
            self.states_used.add(name)
            self.out.append(f"/{name} gs")
            self._state = self._state._replace(over=over)

    def _ink_operator(self, ink: Ink, process: str, space: str, tint: str) -> str:
        if ink.kind == "process":
            return " ".join(decimal(v, 3) for v in ink.cmyk) + f" {process}"
        plate = ink._replace(tint=1000, overprint=False)
        name = self.spaces.setdefault(plate, f"S{len(self.spaces) + 1}")
        return f"/{name} {space} {decimal(ink.tint, 3)} {tint}"


def _as_rect(path: Path) -> Rect | None:
    """Return the box a path draws when it is one upright rectangle begun at its top left."""
    if len(path) != 5 or path[4] != ("Z",):
        return None
    first, second, third, fourth = path[:4]
    if first[0] != "M" or second[0] != "L" or third[0] != "L" or fourth[0] != "L":
        return None
    x, y, right, bottom = first[1], first[2], third[1], third[2]
    if second[1:] != (right, y) or fourth[1:] != (x, bottom):
        return None
    assert isinstance(x, int)
    assert isinstance(y, int)
    assert isinstance(right, int)
    assert isinstance(bottom, int)
    return Rect(x, y, right - x, bottom - y)
