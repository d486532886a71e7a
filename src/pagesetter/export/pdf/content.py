"""Turns a display list into the content stream of one PDF page (ISO 32000-1, annex A).

Keeps track of the graphics state so that only what changes is written, and of the place
text has reached, in whole thousandths of a point, so that lines never drift. Knows which
fonts, colour spaces, states and pictures the page used; not how they are stored.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from pagesetter.colour import Ink
from pagesetter.display import (
    DisplayList,
    FillPath,
    GlyphRun,
    Group,
    Item,
    Outline,
    Path,
    PlaceImage,
    StrokePath,
    Tag,
)
from pagesetter.display.paths import drawn_rectangle
from pagesetter.display.walk import edged
from pagesetter.export.pdf.numbers import (
    milli,
    milli_of,
    moves,
    size_text,
    tenths,
    thousandths,
)
from pagesetter.export.pdf.sink import Box, PdfPage
from pagesetter.export.pdf.text import (
    FontCodes,
    actual_text,
    level_stretches,
    pieces,
    show,
    show_line,
)
from pagesetter.geometry import UNIT, Length, Rect

_CAPS = {"butt": "0", "round": "1", "square": "2"}
_JOINS = {"miter": "0", "round": "1", "bevel": "2"}
_PATH: dict[str | Length, str] = {"M": "m", "L": "l", "C": "c", "Z": "h"}


def paint(page: DisplayList, fonts: Mapping[str, FontCodes]) -> PdfPage:
    """Return the page as a content stream with its boxes and the resources it uses."""
    painter = Painter(page.height, fonts)
    painter.items(page.items, 0, 0)
    return painted_page(page, painter)


def painted_page(page: DisplayList, painter: Painter) -> PdfPage:
    """Return what `painter` has made of the page."""
    painter.end_text()
    return PdfPage(
        content="\n".join(painter.out).encode("latin-1"),
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


class Painter:
    """Paints one page into `out`. `pagesetter.export.pdf.tagged` adds structure to it."""

    def __init__(self, height: Length, fonts: Mapping[str, FontCodes]) -> None:
        self.out: list[str] = []
        self.fonts_used: set[str] = set()
        self.states_used: set[str] = set()
        self.spaces: dict[Ink, str] = {}
        self.images: dict[str, str] = {}
        self._height = height
        self._fonts = fonts
        self._line: tuple[int, int] | None = None
        """Start of the text line in 1/1000 pt inside BT … ET, else None."""
        # The graphics state as the stream has set it so far; `Q` brings it back.
        self._resource = ""
        """Name of the font, and its size."""
        self._size: Length = 0
        self._hscale = 1000
        self._fill_ink: Ink | None = None
        self._stroke_ink: Ink | None = None
        self._over: bool | None = False
        self._pen: tuple[Length, tuple[Length, ...] | None, str, str] = (UNIT, (), "butt", "miter")
        self._stamps: dict[int, str | None] = {}
        """Operators of groups' items by the identity of the tuple, which the page keeps."""
        self._stamped = ("", 0, 0, -1)
        """The last stamp, its place in 1/1000 pt and the length of `out` after it."""

    # Structure

    def items(self, items: Sequence[Item], dx: Length, dy: Length) -> None:
        within = False
        """True after a run with an outline: those that stand with it have their edges."""
        for item in items:
            if isinstance(item, GlyphRun):
                if item.outline is None:
                    within = False
                    if item.gids:
                        self._run(item, dx, dy)
                    continue
                if not within:
                    within = True
                    self._edges(edged(items, item), dx, dy)
                self._outlined(item, item.outline, dx, dy)
            elif isinstance(item, Group):
                self.group(item, dx, dy)
            elif isinstance(item, Tag):
                self.items(item.items, dx, dy)
            elif isinstance(item, FillPath):
                self._fill(item, dx, dy)
            elif isinstance(item, StrokePath):
                self._stroke(item, dx, dy)
            elif isinstance(item, PlaceImage):
                self._image(item, dx, dy)
            # A link has no place in a press file (ISO 15930: no annotation inside the bleed).

    def group(self, group: Group, dx: Length, dy: Length) -> None:
        if group.clip is None:
            text = self._stamp_of(group.items)
            if text is None:
                self.items(group.items, dx + group.dx, dy + group.dy)
            else:
                self.stamp(text, dx + group.dx, dy + group.dy)
            return
        self.end_text()
        fonts = self._resource, self._size, self._hscale
        state = self._fill_ink, self._stroke_ink, self._over, self._pen
        self.out.append(f"q {self._rect(group.clip.moved(dx, dy))} W n")
        self.clipped(group.items, dx + group.dx, dy + group.dy)
        self.out.append("Q")
        self._resource, self._size, self._hscale = fonts
        self._fill_ink, self._stroke_ink, self._over, self._pen = state

    def clipped(self, items: Sequence[Item], dx: Length, dy: Length) -> None:
        """Paint what stands inside a clip, and end there all that began there."""
        self.items(items, dx, dy)
        self.end_text()

    def _stamp_of(self, items: tuple[Item, ...]) -> str | None:
        """Operators that paint items from the origin, with inks and pen of their own.

        They are made once, however often groups place the same tuple. None unless all are paths.
        """
        if id(items) in self._stamps:
            return self._stamps[id(items)]
        text: str | None = None
        if items and all(isinstance(item, FillPath | StrokePath) for item in items):
            painter = Painter(0, self._fonts)
            painter._over = painter._fill_ink = painter._stroke_ink = None
            painter._pen = (-1, None, "", "")
            painter.spaces, painter.states_used = self.spaces, self.states_used
            painter.items(items, 0, 0)
            text = "\n".join(painter.out)
        self._stamps[id(items)] = text
        return text

    def stamp(self, text: str, dx: Length, dy: Length) -> None:
        """Paint a stamp at a place; the next of its like goes on from there."""
        self.end_text()
        x, y = milli(dx), milli(self._height - dy)
        before, left, below, end = self._stamped
        if before is text and end == len(self.out):
            move = f"1 0 0 1 {thousandths[x - left]} {thousandths[y - below]} cm"
            self.out[-1:] = (move, text, "Q")
        else:
            self.out += (f"q 1 0 0 1 {thousandths[x]} {thousandths[y]} cm", text, "Q")
        self._stamped = text, x, y, len(self.out)

    # Text

    def _run(self, run: GlyphRun, dx: Length, dy: Length) -> None:
        face, size, x, y, _, _, xs, _, _, ink, hscale, _, turn, _ = run  # a page has hundreds
        font = self._fonts[face]
        x, y = x + dx, self._height - y - dy
        if turn:
            self._vertical(run, font, x, y)
            return
        if self._line is None:
            self.out.append("BT")
            self._line = (0, 0)
        if ink is not self._fill_ink or ink.overprint != self._over:
            self._set_fill(ink)
        if size != self._size or font.resource != self._resource or hscale != self._hscale:
            self._set_font(font.resource, run)
        text = show_line(run, font)
        if text is None:
            self._pieces(run, font, x, y)
        else:
            self.out.append(self._move(x + xs[0], y) + text)

    def _pieces(self, run: GlyphRun, font: FontCodes, x: Length, y: Length) -> None:
        """Show a run from its origin, y upwards, its parts at their heights and with texts."""
        for start, end, actual in pieces(run, font.texts):
            if actual is not None:
                self.out.append(actual_text(actual))
            for first, last in level_stretches(run, start, end):
                up = run.ys[first] if run.ys is not None else 0
                self._show(run, font, x + run.xs[first], y - up, first, last)
            if actual is not None:
                self.out.append("EMC")

    def _vertical(self, run: GlyphRun, font: FontCodes, x: Length, y: Length) -> None:
        """Show a run of a vertical line: upright glyphs downwards, level ones turned."""
        if run.vertical == "turned":
            self.end_text()
            place = f"{thousandths[milli(x)]} {thousandths[milli(y)]}"
            self.out.append(f"BT\n0 -1 1 0 {place} Tm")
            self._line = (0, 0)
            self._set_fill(run.ink)
            self._set_font(font.resource, run)
            self._pieces(run, font, 0, 0)
            self.end_text()  # what follows is not turned
            return
        # Few pages have vertical lines: the others do not load what shows them.
        from pagesetter.export.pdf import vertical

        if self._line is None:
            self.out.append("BT")
            self._line = (0, 0)
        self._set_fill(run.ink)
        self._set_font(font.resource + vertical.SUFFIX, run)
        for start, end, actual in vertical.upright_pieces(run, font.texts):
            if actual is not None:
                self.out.append(actual_text(actual))
            for first, last in vertical.columns(run, font, start, end):
                right, down = vertical.top_of(run, font, first)
                move = self._move(x + right, y - down)
                self.out.append(move + vertical.show_down(run, font, first, last))
            if actual is not None:
                self.out.append("EMC")

    def _show(
        self, run: GlyphRun, font: FontCodes, x: Length, y: Length, start: int, end: int
    ) -> None:
        """Show glyphs from (x, y), y upwards."""
        self.out.append(self._move(x, y) + show(run, font, start, end))

    def _move(self, x: Length, y: Length) -> str:
        """The line of the operator that goes to (x, y), from the last line's start (9.4.2)."""
        assert self._line is not None
        left, below = self._line
        right, up = self._line = x * 125 + 4096 >> 13, y * 125 + 4096 >> 13  # `milli` in place
        return moves[right - left, up - below]

    def _outlined(self, run: GlyphRun, line: Outline, dx: Length, dy: Length) -> None:
        """Show a run whose edges have been painted, or the edges of a hollow one (9.3.6)."""
        if not line.hollow:
            if run.gids:
                self._run(run, dx, dy)
            return
        self._set_stroke(line.ink)
        self._set_pen(StrokePath((), line.pen, line.ink, join="round"))
        self.out.append("1 Tr")
        if run.gids:
            self._run(run._replace(ink=line.ink), dx, dy)
        self.out.append("0 Tr")

    def _edges(self, runs: Iterable[GlyphRun], dx: Length, dy: Length) -> None:
        """Paint the lines below glyphs as paths: so the text stands in the file once."""
        # Few pages have outlines: the others do not load what makes paths of glyphs.
        from pagesetter.export.outlines import run_path

        for run in runs:
            line = run.outline
            path = run_path(run, self._fonts[run.face].face) if run.gids else ()
            if line is not None and path:
                self.end_text()
                self._set_fill(line.ink)
                self._set_stroke(line.ink)
                self._set_pen(StrokePath((), line.pen, line.ink, join="round"))
                self.out.append(f"{self._path(path, dx, dy)} B")

    def _set_font(self, resource: str, run: GlyphRun) -> None:
        if self._resource != resource or self._size != run.size:
            self._resource, self._size = resource, run.size
            self.fonts_used.add(resource)
            self.out.append(f"/{resource} {size_text(run.size)} Tf")
        if self._hscale != run.hscale:
            self._hscale = run.hscale
            self.out.append(f"{tenths[run.hscale]} Tz")

    def end_text(self) -> None:
        if self._line is not None:
            self.out.append("ET")
            self._line = None

    # Paths and pictures

    def _fill(self, item: FillPath, dx: Length, dy: Length) -> None:
        self.end_text()
        self._set_fill(item.ink)
        self.out.append(f"{self._path(item.path, dx, dy)} {'f*' if item.even_odd else 'f'}")

    def _stroke(self, item: StrokePath, dx: Length, dy: Length) -> None:
        self.end_text()
        self._set_stroke(item.ink)
        self._set_pen(item)
        self.out.append(f"{self._path(item.path, dx, dy)} S")

    def _set_pen(self, item: StrokePath) -> None:
        wanted = (item.width, item.dash, item.cap, item.join)
        width, dash, cap, join = self._pen
        if item.width != width:
            self.out.append(f"{thousandths[milli(item.width)]} w")
        if item.dash != dash:
            self.out.append(f"[{' '.join(thousandths[milli(d)] for d in item.dash)}]0 d")
        if item.cap != cap:
            self.out.append(f"{_CAPS[item.cap]} J")
        if item.join != join:
            self.out.append(f"{_JOINS[item.join]} j")
        self._pen = wanted

    def _image(self, item: PlaceImage, dx: Length, dy: Length) -> None:
        self.end_text()
        if item.ink is None:
            self._set_over(False)
        else:
            self._set_fill(item.ink)
        name = self.images.setdefault(item.key, f"Im{len(self.images) + 1}")
        left, bottom, right, top = flipped(item.box.moved(dx, dy), self._height)
        matrix = " ".join(
            map(thousandths.__getitem__, (right - left, 0, 0, top - bottom, left, bottom))
        )
        self.out.append(f"q {self._rect(item.clip.moved(dx, dy))} W n {matrix} cm /{name} Do Q")

    def _rect(self, box: Rect) -> str:
        left, bottom, right, top = flipped(box, self._height)
        return (
            " ".join(map(thousandths.__getitem__, (left, bottom, right - left, top - bottom)))
            + " re"
        )

    def _path(self, path: Path, dx: Length, dy: Length) -> str:
        box = drawn_rectangle(path)
        if box is not None:
            return self._rect(box.moved(dx, dy))
        # Drawings have thousands of segments: `milli` is reckoned in place, once for the offset.
        right, foot, shown = milli_of(dx), milli_of(self._height - dy), thousandths
        parts = []
        for segment in path:
            operator = _PATH[segment[0]]
            places: tuple[Length, ...] = segment[1:]  # type: ignore[assignment]
            if len(places) == 2:
                x, y = places
                parts.append(
                    f"{shown[right + x * 125 >> 13]} {shown[foot - y * 125 >> 13]} {operator}"
                )
            elif places:
                x, y, u, v, s, t = places
                parts.append(
                    f"{shown[right + x * 125 >> 13]} {shown[foot - y * 125 >> 13]} "
                    f"{shown[right + u * 125 >> 13]} {shown[foot - v * 125 >> 13]} "
                    f"{shown[right + s * 125 >> 13]} {shown[foot - t * 125 >> 13]} {operator}"
                )
            else:
                parts.append(operator)
        return " ".join(parts)

    # Inks

    def _set_fill(self, ink: Ink) -> None:
        if ink.overprint != self._over:
            self._set_over(ink.overprint)
        if ink is not self._fill_ink and ink != self._fill_ink:
            self.out.append(self._ink_operator(ink, "k", "cs", "scn"))
            self._fill_ink = ink

    def _set_stroke(self, ink: Ink) -> None:
        self._set_over(ink.overprint)
        if ink != self._stroke_ink:
            self.out.append(self._ink_operator(ink, "K", "CS", "SCN"))
            self._stroke_ink = ink

    def _set_over(self, over: bool) -> None:
        if over != self._over:
            name = "Over" if over else "Knock"
            self.states_used.add(name)
            self.out.append(f"/{name} gs")
            self._over = over

    def _ink_operator(self, ink: Ink, process: str, space: str, tint: str) -> str:
        if ink.kind == "process":
            return " ".join(thousandths[v] for v in ink.cmyk) + f" {process}"
        plate = ink._replace(tint=1000, overprint=False)
        name = self.spaces.setdefault(plate, f"S{len(self.spaces) + 1}")
        return f"/{name} {space} {thousandths[ink.tint]} {tint}"
