"""Follows the content stream of a page and turns it into marks (ISO 32000-1, annex A).

Keeps the graphics state: matrix, clip, colours, overprint, pen, font. What a standard forbids
to paint (RGB, transparency, PostScript) is noted on the way. Shapes are taken by their boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf

from pagesetter.checks.marks import Mark, Plates
from pagesetter.checks.pdf.bounds import CONTENT, FORM, OPERATORS, contents, is_longer
from pagesetter.checks.pdf.fonts import Font
from pagesetter.checks.pdf.names import readable
from pagesetter.checks.pdf.pixels import PdfPixels
from pagesetter.checks.pdf.shadings import heaviest
from pagesetter.checks.pdf.spaces import CMYK, GRAY, Space, plates, space_of
from pagesetter.checks.pdf.state import (
    IDENTITY,
    Matrix,
    State,
    corners,
    meet,
    scale_of,
    times,
)
from pagesetter.checks.pdf.told import Told
from pagesetter.geometry import UNIT, Rect

_UNKNOWN: Plates = (("?", 1),)
_DEPTH = 12
"""Forms within forms; deeper ones are circles."""


class Walker:
    """Collects the marks of one page; `fonts` keeps every font met, by its object."""

    def __init__(self, told: Told, fonts: dict[Any, Font], top: float, left: float) -> None:
        """`top` and `left` are the media's corner in points, where y begins to go down."""
        self.marks: list[Mark] = []
        self.images: list[tuple[Any, Rect, Space]] = []
        self._told = told
        self._fonts = fonts
        self._state = State((1, 0, 0, -1, -left, top))
        self._first = self._state
        """What patterns start from: the page's own state (8.7.3.1)."""
        self._saved: list[State] = []
        self._base = self._depth = 0
        """States saved before the form or pattern that is walked: it cannot give them back."""
        self._tiles: dict[Any, Plates] = {}
        self._path: list[tuple[float, float]] = []
        self._rect_only = True
        self._clip_next = False
        self._text: Matrix = IDENTITY
        self._line: Matrix = IDENTITY
        self._left = OPERATORS

    @property
    def given_up(self) -> bool:
        """The page is too much to be followed to its end."""
        return self._left <= 0

    def walk(self, stream: Any, resources: Any, depth: int = 0) -> None:
        """Follow a page or form. Notes what cannot be read."""
        if self.given_up or is_longer(contents(stream), CONTENT):
            self._told.add("pdf-content", reason=f"> {CONTENT // 1_000_000} MB")
            return
        with catch_warnings(record=True) as said:
            simplefilter("always")
            try:
                instructions = pikepdf.parse_content_stream(stream)
            except pikepdf.PdfError as error:
                self._told.add("pdf-content", reason=str(error)[:100])
                return
        for one in said:
            self._told.add("pdf-content", reason=str(one.message)[:100])
        self._left -= len(instructions) + FORM
        outer = self._base, self._depth
        self._base, self._depth = len(self._saved), depth
        for instruction in instructions:
            name = readable(instruction.operator)
            try:
                self._do(name, list(instruction.operands), resources, depth)
            except (IndexError, ValueError, TypeError, AttributeError, KeyError):
                self._told.add("pdf-content", reason=name)
        while len(self._saved) > self._base:
            self._state = self._saved.pop()
        self._base, self._depth = outer

    def _set(self, **changes: Any) -> None:
        self._state = self._state._replace(**changes)

    def _do(self, name: str, operands: Sequence[Any], resources: Any, depth: int) -> None:
        handler = _OPERATORS.get(name)
        if handler is not None:
            handler(self, operands, resources)
        elif name == "Do":
            self._x_object(operands[0], resources, depth)
        elif name == "INLINE IMAGE":
            self._inline(operands[0], resources)

    # State

    def _save(self, operands: Sequence[Any], resources: Any) -> None:
        self._saved.append(self._state)

    def _restore(self, operands: Sequence[Any], resources: Any) -> None:
        if len(self._saved) > self._base:
            self._state = self._saved.pop()
        else:
            self._told.add("pdf-content", reason="Q without q")

    def _concat(self, operands: Sequence[Any], resources: Any) -> None:
        a, b, c, d, e, f = (float(v) for v in operands)
        self._set(matrix=times((a, b, c, d, e, f), self._state.matrix))

    def _pen(self, operands: Sequence[Any], resources: Any) -> None:
        self._set(pen=float(operands[0]))

    def _graphics(self, operands: Sequence[Any], resources: Any) -> None:
        state = resources.get("/ExtGState", {}).get(operands[0], {})
        if "/OP" in state:
            self._set(
                over_stroke=bool(state["/OP"]), over_fill=bool(state.get("/op", state["/OP"]))
            )
        elif "/op" in state:
            self._set(over_fill=bool(state["/op"]))
        if "/LW" in state:
            self._set(pen=float(state["/LW"]))
        if self._told.standard == "x1a":
            self._opaque(state)
        for key in ("/TR", "/TR2"):
            if key in state and str(state[key]) not in ("/Default", "/Identity"):
                self._told.add("pdf-postscript", what="a transfer curve", what_zh="传递曲线")

    def _opaque(self, state: Any) -> None:
        wrong = [
            key[1:] for key in ("/ca", "/CA") if key in state and abs(float(state[key]) - 1) > 1e-4
        ]
        if str(state.get("/SMask", "/None")) != "/None":
            wrong.append("SMask")
        if str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible"):
            wrong.append(str(state["/BM"]).lstrip("/"))
        for what in wrong:
            self._told.add("pdf-transparency", what=what, standard=self._told.standard_name)

    # Colour

    def _allow(self, space: Space) -> None:
        if space.forbidden:
            managed = space.forbidden == "ICCBased" and self._told.standard == "x4"
            if not managed:
                self._told.add("pdf-colour-space", space=space.forbidden)

    def _spots(self, found: Plates) -> None:
        for plate, _ in found:
            if len(plate) > 1 or plate not in "CMYK":
                self._told.add("pdf-spot", name=plate)

    def _colour(self, stroke: bool, space: Space, numbers: Sequence[float]) -> None:
        found = plates(space, numbers)
        if space.forbidden and not found:
            found = _UNKNOWN  # whatever it prints, it is not white
        if stroke:
            self._set(stroke=found, stroke_space=space)
        else:
            self._set(fill=found, fill_space=space)

    def _named_space(self, stroke: bool, operands: Sequence[Any], resources: Any) -> None:
        space = space_of(operands[0], resources)
        full = {"gray": (0.0,), "cmyk": (0.0, 0.0, 0.0, 1.0)}.get(space.kind, ())
        self._colour(stroke, space, full or (1.0,) * space.components)

    def _numbers(self, stroke: bool, operands: Sequence[Any], resources: Any) -> None:
        space = self._state.stroke_space if stroke else self._state.fill_space
        numbers = [float(v) for v in operands if not isinstance(v, pikepdf.Name)]
        if space.kind == "pattern":
            found = self._pattern(operands, resources) or _UNKNOWN
            self._set(**{"stroke" if stroke else "fill": found})
            return
        self._colour(stroke, space, numbers)

    def _pattern(self, operands: Sequence[Any], resources: Any) -> Plates:
        """The heaviest ink of a pattern, whatever of it lies on the page."""
        pattern = resources.get("/Pattern", {}).get(operands[-1])
        if pattern is None:
            return ()
        if "/Shading" in pattern:
            return self._gradient(pattern.Shading, resources)
        key = pattern.objgen
        if key not in self._tiles:
            self._tiles[key] = ()  # a pattern that paints with itself
            a, b, c, d, e, f = (float(v) for v in pattern.get("/Matrix", IDENTITY))
            state = self._first._replace(matrix=times((a, b, c, d, e, f), self._first.matrix))
            made = self._apart(pattern, pattern.get("/Resources", resources), state)
            self._tiles[key] = max((mark.plates for mark in made), key=_total, default=())
        return self._tiles[key]

    def _apart(self, stream: Any, resources: Any, state: State) -> list[Mark]:
        """Walk a tile or glyph, which is painted elsewhere and many times; return its marks."""
        kept = self._state, self._path, self._rect_only, self._text, self._line
        before, images = len(self.marks), len(self.images)
        self._state, self._path = state, []
        if self._depth < _DEPTH:
            self.walk(stream, resources, self._depth + 1)
        self._state, self._path, self._rect_only, self._text, self._line = kept
        made = self.marks[before:]
        del self.marks[before:], self.images[images:]
        return made

    def _gradient(self, shading: Any, resources: Any) -> Plates:
        space = space_of(shading.ColorSpace, resources)
        self._allow(space)
        return heaviest(shading, space)

    def _shading(self, operands: Sequence[Any], resources: Any) -> None:
        """Paint a gradient into all that shows."""
        shading = resources.get("/Shading", {}).get(operands[0])
        if shading is None:
            return
        found, clip = self._gradient(shading, resources), self._state.clip
        if found and clip is not None:
            self._mark("fill", clip, found, False, 0)

    # Paths

    def _move(self, operands: Sequence[Any], resources: Any) -> None:
        self._points(operands)
        self._rect_only = self._rect_only and len(self._path) == 1

    def _rectangle(self, operands: Sequence[Any], resources: Any) -> None:
        x, y, w, h = (float(v) for v in operands)
        self._rect_only = not self._path
        self._points([x, y, x + w, y + h])

    def _segment(self, operands: Sequence[Any], resources: Any) -> None:
        self._rect_only = False
        self._points(operands)

    def _points(self, numbers: Sequence[Any]) -> None:
        a, b, c, d, e, f = self._state.matrix
        values = [float(v) for v in numbers]
        for x, y in zip(values[0::2], values[1::2], strict=True):
            self._path.append((a * x + c * y + e, b * x + d * y + f))

    def _clip(self, operands: Sequence[Any], resources: Any) -> None:
        self._clip_next = True

    def _paint(self, fill: bool, stroke: bool) -> None:
        state, path = self._state, self._path
        if path:
            xs, ys = [p[0] for p in path], [p[1] for p in path]
            edges = min(xs), min(ys), max(xs), max(ys)
            if fill:
                self._allow(state.fill_space)
                lesser = min(edges[2] - edges[0], edges[3] - edges[1]) if self._rect_only else 0
                self._mark("fill", edges, state.fill, state.over_fill, lesser)
            if stroke:
                self._allow(state.stroke_space)
                pen = state.pen * scale_of(state.matrix)
                half = pen / 2
                wide = (edges[0] - half, edges[1] - half, edges[2] + half, edges[3] + half)
                self._mark("stroke", wide, state.stroke, state.over_stroke, pen)
            if self._clip_next:
                self._set(clip=meet(state.clip, edges))
        self._path, self._rect_only, self._clip_next = [], True, False

    def _mark(
        self,
        kind: str,
        edges: tuple[float, float, float, float],
        inks: Plates,
        over: bool,
        measure: float,
        what: str = "",
    ) -> None:
        left, top, right, bottom = edges
        clip = self._state.clip
        if clip is not None:
            left, top = max(left, clip[0]), max(top, clip[1])
            right, bottom = min(right, clip[2]), min(bottom, clip[3])
            if right < left or bottom < top:
                return
        self._spots(tuple(p for p in inks if p[0] != "?"))
        x, y = round(left * UNIT), round(top * UNIT)
        box = Rect(x, y, round(right * UNIT) - x, round(bottom * UNIT) - y)
        self.marks.append(Mark(kind, box, inks, over, round(measure * UNIT), what))

    # Text

    def _begin(self, operands: Sequence[Any], resources: Any) -> None:
        self._text = self._line = IDENTITY

    def _font(self, operands: Sequence[Any], resources: Any) -> None:
        font = resources.get("/Font", {}).get(operands[0])
        if font is None:
            self._set(font=None, size=float(operands[1]))
            return
        key = font.objgen if font.is_indirect else id(font)
        if key not in self._fonts:
            self._fonts[key] = Font(font)
        if self._fonts[key].type3 and key not in self._tiles:
            self._tiles[key] = ()
            own = font.get("/Resources", resources)
            for glyph in font.get("/CharProcs", {}).values():
                self._apart(glyph, own, self._first)
        self._set(font=self._fonts[key], size=float(operands[1]))

    def _next(self, x: float, y: float) -> None:
        self._line = self._text = times((1, 0, 0, 1, x, y), self._line)

    def _place(self, operands: Sequence[Any], resources: Any) -> None:
        a, b, c, d, e, f = (float(v) for v in operands)
        self._line = self._text = (a, b, c, d, e, f)

    def _show(self, strings: Sequence[Any]) -> None:
        """Show strings and adjustments as one mark."""
        state, font = self._state, self._state.font
        if font is None:
            self._told.add("pdf-content", reason="Tj without Tf")
            return
        start, drawn = self._text, list[int]()
        for part in strings:
            if not isinstance(part, pikepdf.String):
                self._advance(-float(part) / 1000 * state.size, font.down)
                continue
            for code in font.codes(bytes(part)):
                font.used.add(code)
                drawn.append(code)
                step = font.width(code) * state.size + state.letter
                if code == 32 and not font.composite:
                    step += state.word
                self._advance(-state.size - state.letter if font.down else step, font.down)
        if not drawn or state.mode in (3, 7):
            return
        matrix = times(start, state.matrix)
        length = self._text[4] - start[4], self._text[5] - start[5]
        width = (length[0] ** 2 + length[1] ** 2) ** 0.5 / max(scale_of(start), 1e-9)
        low = state.rise - 0.12 * state.size
        half = state.size * state.scale / 2
        room = (-half, -width, half, 0) if font.down else (0, low, width, low + state.size)
        box = corners(matrix, *room)
        edges = (box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT)
        # Its height counts: type may be set wider or narrower than it is drawn.
        size = state.size * float((matrix[2] ** 2 + matrix[3] ** 2) ** 0.5)
        words = font.text(drawn[:12])
        if state.mode in (0, 2, 4, 6):
            self._allow(state.fill_space)
        if state.mode in (1, 2, 5, 6):
            self._allow(state.stroke_space)
            pen = state.pen * scale_of(state.matrix)
            self._mark("stroke", edges, state.stroke, state.over_stroke, pen)
        if state.mode in (1, 5):
            self._mark("text", edges, state.stroke, state.over_stroke, size, words)
        else:
            self._mark("text", edges, state.fill, state.over_fill, size, words)

    def _advance(self, by: float, down: bool) -> None:
        step = (0.0, by) if down else (by * self._state.scale, 0.0)
        self._text = times((1, 0, 0, 1, *step), self._text)

    # Pictures and forms

    def _x_object(self, name: Any, resources: Any, depth: int) -> None:
        thing = resources.get("/XObject", {}).get(name)
        if thing is None:
            self._told.add("pdf-content", reason=f"Do {readable(name)}")
            return
        kind = str(thing.get("/Subtype", ""))
        if kind == "/Image":
            self._image(thing, resources)
        elif kind == "/Form" and depth < _DEPTH:
            self._form(thing, resources, depth)
        else:
            self._told.add("pdf-postscript", what="PostScript", what_zh="PostScript 对象")

    def _form(self, form: Any, resources: Any, depth: int) -> None:
        group = form.get("/Group")
        if group is not None and group.get("/S") == "/Transparency":
            self._group(group)
        if "/Ref" in form or "/OPI" in form:
            self._told.add("pdf-postscript", what="a reference to another file", what_zh="外部引用")
        self._saved.append(self._state)
        a, b, c, d, e, f = (float(v) for v in form.get("/Matrix", IDENTITY))
        self._set(matrix=times((a, b, c, d, e, f), self._state.matrix))
        self.walk(form, form.get("/Resources", resources), depth + 1)
        self._state = self._saved.pop()

    def _group(self, group: Any) -> None:
        if self._told.standard == "x1a":
            self._told.add("pdf-transparency", what="Group", standard=self._told.standard_name)

    def _image(self, image: Any, resources: Any) -> None:
        box = corners(self._state.matrix, 0, 0, 1, 1)
        mask = bool(image.get("/ImageMask", False))
        space = (
            self._state.fill_space if mask else space_of(image.get("/ColorSpace", "?"), resources)
        )
        self._allow(space)
        if "/SMask" in image and self._told.standard == "x1a":
            self._told.add("pdf-transparency", what="SMask", standard=self._told.standard_name)
        if "/Alternates" in image or "/OPI" in image:
            self._told.add("pdf-postscript", what="alternate pictures", what_zh="替代图片")
        self.images.append((image, box, space))
        if mask:
            edges = (box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT)
            self._mark("fill", edges, self._state.fill, self._state.over_fill, 0)
            return
        before = len(self.marks)
        edges = (box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT)
        self._mark("image", edges, (), False, 0)
        for i in range(before, len(self.marks)):
            self.marks[i] = self.marks[i]._replace(pixels=PdfPixels(image, box))

    def _inline(self, image: Any, resources: Any) -> None:
        box = corners(self._state.matrix, 0, 0, 1, 1)
        value = image.obj.get("/CS", image.obj.get("/ColorSpace", "/G"))
        self._allow(self._state.fill_space if image.image_mask else space_of(value, resources))
        edges = (box.x / UNIT, box.y / UNIT, box.right / UNIT, box.bottom / UNIT)
        self._mark("image", edges, (), False, 0)


def _total(inks: Plates) -> int:
    return sum(value for _, value in inks)


def _device(stroke: bool, space: Space) -> Any:
    return lambda walker, operands, resources: walker._colour(
        stroke, space, [float(v) for v in operands]
    )


def _painter(fill: bool, stroke: bool) -> Any:
    return lambda walker, operands, resources: walker._paint(fill, stroke)


def _next_line(walker: Walker) -> None:
    walker._next(0, -walker._state.leading)


def _down_and_lead(walker: Walker, operands: Sequence[Any], resources: Any) -> None:
    walker._set(leading=-float(operands[1]))
    walker._next(float(operands[0]), float(operands[1]))


def _quote(walker: Walker, operands: Sequence[Any], resources: Any) -> None:
    _next_line(walker)
    walker._show(operands[-1:])


def _setter(name: str, factor: float = 1.0) -> Any:
    return lambda walker, operands, resources: walker._set(**{name: float(operands[0]) * factor})


_RGB = Space("other", forbidden="RGB", components=3)
_OPERATORS: dict[str, Any] = {
    "q": Walker._save, "Q": Walker._restore, "cm": Walker._concat, "w": Walker._pen,
    "gs": Walker._graphics, "sh": Walker._shading,
    "g": _device(False, GRAY), "G": _device(True, GRAY),
    "k": _device(False, CMYK), "K": _device(True, CMYK),
    "rg": _device(False, _RGB), "RG": _device(True, _RGB),
    "cs": lambda w, o, r: w._named_space(False, o, r),
    "CS": lambda w, o, r: w._named_space(True, o, r),
    "sc": lambda w, o, r: w._numbers(False, o, r), "SC": lambda w, o, r: w._numbers(True, o, r),
    "scn": lambda w, o, r: w._numbers(False, o, r), "SCN": lambda w, o, r: w._numbers(True, o, r),
    "m": Walker._move, "re": Walker._rectangle, "l": Walker._segment, "c": Walker._segment,
    "v": Walker._segment, "y": Walker._segment, "W": Walker._clip, "W*": Walker._clip,
    "f": _painter(True, False), "F": _painter(True, False), "f*": _painter(True, False),
    "S": _painter(False, True), "s": _painter(False, True), "n": _painter(False, False),
    "B": _painter(True, True), "B*": _painter(True, True), "b": _painter(True, True),
    "b*": _painter(True, True),
    "BT": Walker._begin, "Tf": Walker._font, "Tm": Walker._place, "TD": _down_and_lead,
    "Td": lambda w, o, r: w._next(float(o[0]), float(o[1])),
    "T*": lambda w, o, r: _next_line(w),
    "Tj": lambda w, o, r: w._show(o), "TJ": lambda w, o, r: w._show(list(o[0])),
    "'": _quote, '"': _quote,
    "Tz": _setter("scale", 0.01), "Tc": _setter("letter"), "Tw": _setter("word"),
    "TL": _setter("leading"), "Ts": _setter("rise"),
    "Tr": lambda w, o, r: w._set(mode=int(o[0])),
}  # fmt: skip
