"""A page of foreign PDF in black alone, for a page that has no other plate.

Turns the PDF of a cleaned page into one that paints only greys: vectors stay vectors, type stays
type, every colour becomes the black as dark. What cannot be turned is told, never painted in
colour.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from io import BytesIO
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf

from pagesetter.export.artwork.black_images import blacken_image
from pagesetter.export.artwork.functions import function_of
from pagesetter.export.artwork.streams import Damaged, TooMuch, decoded
from pagesetter.export.artwork.tones import CMYK, GRAY, RGB, CannotTurn, Tone, by_count, tone_of

_SOLID = 0.4
"""Type as dark as this or darker becomes solid: a screen would fray it. Lighter type keeps its
tone, since it may stand on a dark ground."""
_STEPS = 256
_PLAIN = {"g": GRAY, "G": GRAY, "rg": RGB, "RG": RGB, "k": CMYK, "K": CMYK}
_TURNING = ("/Difference", "/Exclusion")
"""Ways of mixing that print a plate full where neither colour has any of it (11.3.5)."""
_OWN = "/PagesetterPattern"
"""The space of patterns that are painted in a colour chosen beside them."""


def blackened(pdf: bytes) -> bytes:
    """Return the PDF of a cleaned page in greys; the same bytes for the same page.

    Raises CannotTurn.
    """
    try:
        return _turned(pdf)
    except (Damaged, TooMuch, pikepdf.PdfError, ValueError, TypeError, AttributeError, LookupError,
            ArithmeticError, RuntimeError):  # fmt: skip
        raise CannotTurn("content") from None


def _turned(pdf: bytes) -> bytes:
    with pikepdf.Pdf.open(BytesIO(pdf)) as file:
        page = file.pages[0].obj
        turner = _Turner(file)
        resources = page["/Resources"]
        page["/Contents"].write(turner.content(decoded(page["/Contents"]), resources, 0.0))
        turner.resources(resources)
        turner.finish()
        out = BytesIO()
        file.save(out, deterministic_id=True, compress_streams=True)
    return out.getvalue()


class _Turner:
    """Turns streams and resources in place, every object once."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._seen: set[Any] = set()
        self._met: list[Any] = []

    def content(self, data: bytes, resources: Any, gray: float | None) -> bytes:
        """Return content in greys; `gray` is the fill it begins with, None where it is unknown."""
        with catch_warnings():
            simplefilter("error")
            try:
                stream = self._file.make_stream(data)
                instructions = pikepdf.parse_content_stream(stream)
            except (pikepdf.PdfError, UserWarning):
                raise Damaged from None
        writer = _Writer(self, resources, gray)
        for one in instructions:
            writer.write(one)
        return bytes(pikepdf.unparse_content_stream(writer.done))

    def inline(self, image: Any, resources: Any) -> str:
        """Make an inline picture one of the resources, turned; return its name."""
        stream = self._file.make_stream(
            image.read_raw_bytes(), Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Image
        )
        for key, value in image.obj.items():
            stream[key] = value
        blacken_image(stream, resources)
        named = resources.get("/XObject", pikepdf.Dictionary())
        name = f"/PagesetterInline{len(named)}"
        named[name] = stream
        resources["/XObject"] = named
        self._seen.add(stream.objgen)
        return name

    def resources(self, resources: Any) -> None:
        if not self._new(resources):
            return
        self._met.append(resources)
        for thing in resources.get("/XObject", {}).values():
            self._x_object(thing, resources)
        for shading in resources.get("/Shading", {}).values():
            self._shading(shading, resources)
        for pattern in resources.get("/Pattern", {}).values():
            if "/Shading" in pattern:
                self._shading(pattern["/Shading"], resources)
            elif int(pattern.get("/PaintType", 1)) == 1:
                self._stream(pattern, resources)
        for font in resources.get("/Font", {}).values():
            self._font(font, resources)
        for state in resources.get("/ExtGState", {}).values():
            modes = state.get("/BM", "/Normal")
            many = getattr(modes, "_type_name", "") == "array"
            if any(str(mode) in _TURNING for mode in (modes if many else [modes])):
                raise CannotTurn("blend")
            mask = state.get("/SMask")
            if hasattr(mask, "get") and "/G" in mask:
                self._stream(mask["/G"], resources)

    def finish(self) -> None:
        """Leave no space of colour behind; they were looked up until now."""
        for resources in self._met:
            pattern = pikepdf.Array([pikepdf.Name.Pattern, pikepdf.Name.DeviceGray])
            resources["/ColorSpace"] = pikepdf.Dictionary({_OWN: pattern})

    def _new(self, thing: Any) -> bool:
        if not thing.is_indirect:
            return True
        if thing.objgen in self._seen:
            return False
        self._seen.add(thing.objgen)
        return True

    def _x_object(self, thing: Any, resources: Any) -> None:
        if str(thing.get("/Subtype", "")) == "/Form":
            self._stream(thing, resources)
        elif self._new(thing):
            blacken_image(thing, resources)

    def _stream(self, form: Any, resources: Any) -> None:
        """A form or tile with its own content."""
        if not self._new(form):
            return
        own = form.get("/Resources", resources)
        form.write(self.content(decoded(form), own, None))
        if "/Resources" in form:
            self.resources(own)

    def _font(self, font: Any, resources: Any) -> None:
        if not self._new(font) or str(font.get("/Subtype", "")) != "/Type3":
            return
        own = font.get("/Resources", resources)
        for glyph in font.get("/CharProcs", {}).values():
            if self._new(glyph):
                glyph.write(self.content(decoded(glyph), own, None))
        if "/Resources" in font:
            self.resources(own)

    def _shading(self, shading: Any, resources: Any) -> None:
        """A gradient in greys: what its functions give is looked at step by step."""
        if not self._new(shading) or "/ColorSpace" not in shading:
            return
        tone = tone_of(shading["/ColorSpace"], resources)
        if tone is not GRAY:
            if "/Function" not in shading:
                raise CannotTurn("mesh")
            colour = function_of(shading["/Function"])
            two = int(shading["/ShadingType"]) == 1
            domain = shading.get("/Domain", [0, 1, 0, 1] if two else [0, 1])
            if int(shading["/ShadingType"]) >= 4:
                domain = list(shading["/Decode"])[4:6]
            ends = [float(one) for one in domain]
            shading["/Function"] = self._table(tone, colour, ends)
            if "/Background" in shading:
                ground = tone.gray([float(one) for one in shading["/Background"]])
                shading["/Background"] = [_number(ground)]
        shading["/ColorSpace"] = pikepdf.Name.DeviceGray

    def _table(self, tone: Tone, colour: Any, ends: list[float]) -> Any:
        pairs = list(zip(ends[::2], ends[1::2], strict=True))
        steps = _STEPS if len(pairs) == 1 else _STEPS // 4
        sides = [[low + (high - low) * n / (steps - 1) for n in range(steps)]
                 for low, high in pairs]  # fmt: skip
        places = [(x,) for x in sides[0]]
        if len(sides) > 1:
            places = [(x, y) for y in sides[1] for x in sides[0]]  # type: ignore[misc]
        data = bytes(round(255 * tone.gray(colour(place))) for place in places)
        return self._file.make_stream(
            data, FunctionType=0, Domain=[_number(end) for end in ends], Range=[0, 1],
            Size=[steps] * len(pairs), BitsPerSample=8,
        )  # fmt: skip


class _Writer:
    """Writes one stream's instructions anew, its colours in greys."""

    def __init__(self, turner: _Turner, resources: Any, gray: float | None) -> None:
        self.done: list[Any] = []
        self._turner, self._resources = turner, resources
        self._spaces: dict[bool, Tone | None] = {False: None, True: None}
        """Of fill and of stroke (True), None where the stream has not said."""
        self._gray, self._painted = gray, gray
        """The fill as it is meant and as it was written last; None for a pattern."""
        self._saved: list[tuple[Any, ...]] = []
        self._in_text = False

    def write(self, one: Any) -> None:
        name, operands = str(one.operator), list(one.operands)
        if name in _PLAIN:
            stroke = name.isupper()
            self._spaces[stroke] = _PLAIN[name]
            self._colour(_PLAIN[name].gray([float(n) for n in operands]), stroke)
        elif name in ("cs", "CS"):
            self._space(operands[0], name == "CS")
        elif name in ("sc", "scn", "SC", "SCN"):
            self._chosen(operands, name.isupper())
        elif name == "INLINE IMAGE":
            image = self._turner.inline(operands[0], self._resources)
            self._put("Do", pikepdf.Name(image))
        else:
            self._follow(name)
            self.done.append(one)
            if name == "BT" or name == "ET":
                self._ink()

    def _follow(self, name: str) -> None:
        if name == "q":
            self._saved.append((dict(self._spaces), self._gray, self._painted))
        elif name == "Q" and self._saved:
            self._spaces, self._gray, self._painted = self._saved.pop()
        elif name in ("BT", "ET"):
            self._in_text = name == "BT"

    def _space(self, named: Any, stroke: bool) -> None:
        tone = self._spaces[stroke] = tone_of(named, self._resources)
        if tone.is_pattern:
            plain = not tone.components
            self._put("CS" if stroke else "cs", pikepdf.Name("/Pattern" if plain else _OWN))
            if not stroke:
                self._gray = self._painted = None
        else:
            self._colour(tone.gray(tone.initial), stroke)

    def _chosen(self, operands: Sequence[Any], stroke: bool) -> None:
        numbers = [float(n) for n in operands if not isinstance(n, pikepdf.Name)]
        tone = self._spaces[stroke]
        if tone is None:
            tone = by_count(numbers)
        if len(numbers) < tone.components:
            raise Damaged
        if not tone.is_pattern:
            self._colour(tone.gray(numbers), stroke)
            return
        beside = [_number(tone.gray(numbers))] if tone.components else []
        self._put("SCN" if stroke else "scn", *beside, operands[-1])

    def _colour(self, gray: float, stroke: bool) -> None:
        if stroke:
            self._put("G", _number(gray))
            return
        self._gray, self._painted = gray, None
        self._ink()

    def _ink(self) -> None:
        """Write the fill, solid for type that is dark, where it is not so already."""
        if self._gray is None:
            return
        gray = 0.0 if self._in_text and self._gray <= _SOLID else self._gray
        if gray != self._painted:
            self._painted = gray
            self._put("g", _number(gray))

    def _put(self, name: str, *operands: Any) -> None:
        operator = pikepdf.Operator(name)
        self.done.append(pikepdf.ContentStreamInstruction(list(operands), operator))


def _number(number: float) -> Decimal:
    return Decimal(f"{number:.4f}").normalize() + 0
