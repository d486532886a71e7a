"""One page of a foreign PDF, made fit to be placed: what it paints, and nothing else.

Turns the file's bytes into a PDF of that page alone, cut to its trim, without annotations,
actions, scripts, attached files, layers, alternates and transfer curves. What a plant would
refuse in it, colours above all, is not looked at here.
"""

from __future__ import annotations

from collections.abc import Sequence
from io import BytesIO
from typing import Any

import pikepdf

from pagesetter.export.artwork.streams import (
    CONTENT_LIMIT,
    Damaged,
    TooMuch,
    balanced,
    decoded,
    filters_of,
    is_hidden,
    without_marks,
)
from pagesetter.findings import NOWHERE, PagesetterError, Place
from pagesetter.findings.finding import finding
from pagesetter.findings.messages_artwork import MESSAGES
from pagesetter.geometry import UNIT, Length
from pagesetter.values import NamedTuple

_MEGABYTES = 100
_OBJECTS = 20_000
_DEPTH = 12
_LEAST, _MOST = 3.0, 14_400.0
"""Points a side of the trim may measure: 1 mm, and what PDF allows (ISO 32000-1, annex C)."""

_FORM = frozenset(
    ("/Type", "/Subtype", "/FormType", "/BBox", "/Matrix", "/Resources", "/Group", "/Length",
     "/Filter", "/DecodeParms", "/PatternType", "/PaintType", "/TilingType", "/XStep", "/YStep")
)  # fmt: skip
_IMAGE = frozenset(
    ("/Type", "/Subtype", "/Width", "/Height", "/ColorSpace", "/BitsPerComponent", "/Intent",
     "/ImageMask", "/Mask", "/Decode", "/Interpolate", "/SMask", "/SMaskInData", "/Matte",
     "/Length", "/Filter", "/DecodeParms")
)  # fmt: skip
_RESOURCES = frozenset(
    ("/ExtGState", "/ColorSpace", "/Pattern", "/Shading", "/XObject", "/Font")
)  # fmt: skip
_STATE_LESS = ("/TR", "/TR2", "/HT", "/HTP", "/BG", "/BG2", "/UCR", "/UCR2")


class Clean(NamedTuple):
    """A page ready to be placed."""

    pdf: bytes
    """A PDF of the one page; the same bytes for the same file."""
    width: Length
    """Of the trim as it is seen, turned and scaled as the page says."""
    height: Length
    pages: int
    """How many the file has."""
    left_out: tuple[str, ...] = ()
    """`annotations`, `scripts`, `files`, `layers`: what was there and is not printed."""
    repaired: bool = False
    """The file had errors of structure that reading it went round."""


def clean_page(data: bytes, page: int, file: str) -> Clean:
    """Return page `page` (from 1) of a PDF ready to be placed; `file` is what findings call it.

    Raises PagesetterError: `artwork-damaged`, `artwork-encrypted`, `artwork-page`,
    `artwork-heavy`, `artwork-box`.
    """
    if len(data) > _MEGABYTES * 1_000_000:
        raise _refusal("artwork-heavy", file)
    try:
        pdf = pikepdf.Pdf.open(BytesIO(data), suppress_warnings=True)
    except pikepdf.PasswordError:
        raise _refusal("artwork-encrypted", file) from None
    except (pikepdf.PdfError, ValueError, RuntimeError):
        raise _refusal("artwork-damaged", file) from None
    with pdf:
        if pdf.is_encrypted:
            raise _refusal("artwork-encrypted", file)
        try:
            return _cleaned(pdf, page, file)
        except TooMuch:
            raise _refusal("artwork-heavy", file) from None
        except (Damaged, pikepdf.PdfError, ValueError, TypeError, AttributeError, KeyError,
                IndexError, RuntimeError):  # fmt: skip
            raise _refusal("artwork-damaged", file) from None


def _refusal(code: str, file: str, **params: object) -> PagesetterError:
    return PagesetterError([finding(MESSAGES, code, NOWHERE, Place(), file=file, **params)])


def _cleaned(pdf: Any, number: int, file: str) -> Clean:
    count = len(pdf.pages)
    if not 1 <= number <= count:
        raise _refusal("artwork-page", file, page=number, pages=count)
    page = pdf.pages[number - 1]
    left, bottom, right, top = _box(page)
    if not (_LEAST <= right - left <= _MOST and _LEAST <= top - bottom <= _MOST):
        raise _refusal("artwork-box", file)
    left_out = _left_out(pdf, page)
    nothing = pdf.make_stream(
        b"", Type=pikepdf.Name.XObject, Subtype=pikepdf.Name.Form, BBox=[0, 0, 0, 0]
    )
    cleaner = _Cleaner(_hidden(pdf), nothing)
    resources = _inherited(page, "/Resources")
    resources = pikepdf.Dictionary() if resources is None else resources
    content = cleaner.content(_contents(page), resources)
    if not content.strip() and pdf.get_warnings():
        raise Damaged  # what it painted is what was cut off
    cleaner.resources(resources, 0)
    cleaner.finish()
    turn = int(_inherited(page, "/Rotate") or 0) % 360
    unit = float(page.obj.get("/UserUnit", 1))
    width, height = (round((b - a) * unit * UNIT) for a, b in ((left, right), (bottom, top)))
    if turn in (90, 270):
        width, height = height, width
    out = pikepdf.Pdf.new()
    entries: dict[str, Any] = {
        "/Type": pikepdf.Name.Page,
        "/MediaBox": [left, bottom, right, top],
        "/Rotate": turn,
    }
    record = pikepdf.Dictionary(entries)
    record["/Resources"] = out.copy_foreign(pdf.make_indirect(resources))
    if cleaner.transparent:
        record["/Group"] = pikepdf.Dictionary(
            S=pikepdf.Name.Transparency, CS=pikepdf.Name.DeviceCMYK, I=True
        )
    record["/Contents"] = out.make_stream(content)
    out.pages.append(pikepdf.Page(out.make_indirect(record)))
    stream = BytesIO()
    out.save(stream, deterministic_id=True, compress_streams=True)
    repaired = bool(pdf.get_warnings()) or cleaner.repaired
    return Clean(stream.getvalue(), width, height, count, left_out, repaired)


def _inherited(page: Any, key: str) -> Any:
    node, depth = page.obj, 0
    while node is not None and depth < 50:
        if key in node:
            return node[key]
        node, depth = node.get("/Parent"), depth + 1
    return None


def _box(page: Any) -> tuple[float, float, float, float]:
    """The trim, else the crop, else the media box: what the artwork's maker calls the page."""
    for key in ("/TrimBox", "/CropBox", "/MediaBox"):
        value = _inherited(page, key)
        if value is not None:
            a, b, c, d = (float(v) for v in value)
            return min(a, c), min(b, d), max(a, c), max(b, d)
    raise Damaged


def _contents(page: Any) -> Sequence[Any]:
    value = page.obj.get("/Contents")
    if value is None:
        return ()
    return list(value) if getattr(value, "_type_name", "") == "array" else (value,)


def _left_out(pdf: Any, page: Any) -> tuple[str, ...]:
    root = pdf.Root
    names = root.get("/Names", {})
    found = {
        "annotations": len(page.obj.get("/Annots", [])) > 0,
        "scripts": "/JavaScript" in names or "/AA" in root or "/AA" in page.obj
        or str(root.get("/OpenAction", {}).get("/S", "")
               if hasattr(root.get("/OpenAction"), "get") else "") != "",
        "files": "/EmbeddedFiles" in names or "/AF" in root,
        "layers": bool(_hidden(pdf)),
    }  # fmt: skip
    return tuple(name for name, there in found.items() if there)


def _hidden(pdf: Any) -> frozenset[Any]:
    """Object numbers of the layers that do not print (ISO 32000-1, 8.11.4)."""
    properties = pdf.Root.get("/OCProperties")
    if properties is None:
        return frozenset()
    layers = [one for one in properties.get("/OCGs", []) if one.is_indirect]
    default = properties.get("/D", {})
    off = {one.objgen for one in default.get("/OFF", []) if one.is_indirect}
    if str(default.get("/BaseState", "/ON")) == "/OFF":
        on = {one.objgen for one in default.get("/ON", []) if one.is_indirect}
        off |= {one.objgen for one in layers} - on
    for layer in layers:
        state = str(layer.get("/Usage", {}).get("/Print", {}).get("/PrintState", ""))
        if state == "/OFF":
            off.add(layer.objgen)
    return frozenset(off)


class _Cleaner:
    """Cleans resources in place, every object once, within bounds of number and depth."""

    def __init__(self, hidden: frozenset[Any], nothing: Any) -> None:
        """`nothing` is an empty form: it stands where something was that must not be painted."""
        self.transparent = False
        self.repaired = False
        self._nothing = nothing
        self._hidden = hidden
        self._seen: set[Any] = set()
        self._open: set[Any] = set()
        self._met: list[Any] = []
        self._room = CONTENT_LIMIT

    def content(self, streams: Sequence[Any], resources: Any) -> bytes:
        parts = [decoded(stream, self._room) for stream in streams]
        data = b"\n".join(parts)
        self._room -= len(data)
        if self._room < 0:
            raise TooMuch
        data, was_odd = balanced(without_marks(data, resources, self._hidden))
        self.repaired |= was_odd
        return data

    def resources(self, resources: Any, depth: int) -> None:
        if depth > _DEPTH:
            raise TooMuch
        if not self._new(resources):
            return
        self._met.append(resources)
        for name, thing in list(resources.get("/XObject", {}).items()):
            if not self._x_object(thing, resources, depth):
                resources["/XObject"][name] = self._nothing
        for pattern in resources.get("/Pattern", {}).values():
            if isinstance(pattern, pikepdf.Stream):
                self._stream(pattern, resources, depth)
        for font in resources.get("/Font", {}).values():
            self._font(font, resources, depth)
        for state in resources.get("/ExtGState", {}).values():
            self._state(state, resources, depth)

    def finish(self) -> None:
        """Drop what resources hold besides what is painted with; layers were needed until now."""
        for resources in self._met:
            for key in set(resources.keys()) - _RESOURCES:
                del resources[key]

    def _new(self, thing: Any) -> bool:
        """True the first time an object is met; too many of them are refused."""
        if not thing.is_indirect:
            return True
        if thing.objgen in self._seen:
            return False
        self._seen.add(thing.objgen)
        if len(self._seen) > _OBJECTS:
            raise TooMuch
        return True

    def _x_object(self, thing: Any, resources: Any, depth: int) -> bool:
        """Clean a picture or form; False when it must go."""
        if is_hidden(thing.get("/OC"), self._hidden):
            return False
        kind = str(thing.get("/Subtype", ""))
        if kind == "/Image":
            if self._new(thing):
                self._image(thing)
            return True
        if kind == "/Form" and "/Ref" not in thing:
            self._stream(thing, resources, depth)
            return True
        return False

    def _image(self, image: Any) -> None:
        _only(image, _IMAGE)
        if "/SMask" in image:
            self.transparent = True
            _only(image["/SMask"], _IMAGE)

    def _stream(self, form: Any, resources: Any, depth: int) -> None:
        """Clean a form or tiling pattern with its own content."""
        if form.objgen in self._open:
            raise Damaged  # it draws itself
        if not self._new(form):
            return
        self._open.add(form.objgen)
        _only(form, _FORM)
        if str(form.get("/Group", {}).get("/S", "")) == "/Transparency":
            form["/Group"]["/CS"] = pikepdf.Name.DeviceCMYK
        data = self.content((form,), form.get("/Resources", resources))
        if "/Resources" in form:
            self.resources(form["/Resources"], depth + 1)
        form.write(data)
        self._open.discard(form.objgen)

    def _font(self, font: Any, resources: Any, depth: int) -> None:
        if not self._new(font) or str(font.get("/Subtype", "")) != "/Type3":
            return
        own = font.get("/Resources", resources)
        for glyph in font.get("/CharProcs", {}).values():
            if self._new(glyph):
                glyph.write(self.content((glyph,), own))
        if "/Resources" in font:
            self.resources(own, depth + 1)

    def _state(self, state: Any, resources: Any, depth: int) -> None:
        for key in _STATE_LESS:
            if key in state:
                del state[key]
        for key in ("/ca", "/CA"):
            self.transparent |= key in state and float(state[key]) < 1
        self.transparent |= str(state.get("/BM", "/Normal")) not in ("/Normal", "/Compatible")
        mask = state.get("/SMask")
        if mask is not None and hasattr(mask, "get") and "/G" in mask:
            self.transparent = True
            self._stream(mask["/G"], resources, depth)


def _only(thing: Any, keys: frozenset[str]) -> None:
    for key in set(thing.keys()) - keys:
        del thing[key]
    if "LZWDecode" in filters_of(thing):  # PDF/X forbids it
        thing.write(decoded(thing))
