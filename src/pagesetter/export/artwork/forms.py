"""A cleaned page as a form XObject: the objects of a PDF as pieces a sink can number anew.

Turns the bytes of `cleaning` into a `PdfForm` whose matrix maps the trim to the unit square, so
that it is placed like a picture (ISO 32000-1, 8.10). Knows nothing of the page it will stand on.
"""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from hashlib import sha256
from io import BytesIO
from typing import Any

import pikepdf

from pagesetter.export.artwork.streams import decoded
from pagesetter.export.pdf.sink import FormObject, PdfForm

_BEGIN = (
    b"/PagesetterKnock gs 0 g 0 G 1 w 0 J 0 j 10 M []0 d BT 0 Tc 0 Tw 100 Tz 0 TL 0 Tr 0 Ts ET\n"
)
"""What a page may take for granted of the graphics state when it begins (8.4, 9.3)."""
_STREAM_OWN = ("/Length", "/F", "/FFilter", "/FDecodeParms")
"""What a stream says of itself: its length is the sink's, its data are never another file's."""
_KNOCK = pikepdf.Dictionary(Type=pikepdf.Name.ExtGState, OP=False, op=False, OPM=0)


def as_form(clean: bytes) -> PdfForm:
    """Return the form of a cleaned page."""
    with pikepdf.Pdf.open(BytesIO(clean)) as pdf:
        page = pdf.pages[0].obj
        box = [float(v) for v in page["/MediaBox"]]
        resources = page["/Resources"]
        states = resources.get("/ExtGState", pikepdf.Dictionary())
        states["/PagesetterKnock"] = _KNOCK
        resources["/ExtGState"] = states
        content = _BEGIN + decoded(page["/Contents"])
        form = pikepdf.Dictionary(
            Type=pikepdf.Name.XObject,
            Subtype=pikepdf.Name.Form,
            BBox=page["/MediaBox"],
            Matrix=_to_unit_square(box, int(page.get("/Rotate", 0))),
            Resources=resources,
        )
        if "/Group" in page:
            form["/Group"] = page["/Group"]
        objects = _Objects()
        objects.add(form, content)
        found = objects.finished()
    return PdfForm(found, _hash(found))


def _hash(objects: Iterable[FormObject]) -> str:
    digest = sha256()
    for one in objects:
        digest.update(repr(one.pieces).encode("utf-8"))
        digest.update(one.stream or b"")
    return digest.hexdigest()[:32]


def _to_unit_square(box: list[float], turn: int) -> list[Any]:
    """The matrix from the trim to the unit square, turned clockwise by `turn` degrees."""
    left, bottom, right, top = box
    w, h = 1 / (right - left), 1 / (top - bottom)
    # Linear part, and the corner that comes to lie at the bottom left.
    a, b, c, d, x, y = {
        90: (0.0, -w, h, 0.0, right, bottom),
        180: (-w, 0.0, 0.0, -h, right, top),
        270: (0.0, w, -h, 0.0, left, top),
    }.get(turn % 360, (w, 0.0, 0.0, h, left, bottom))
    numbers = (a, b, c, d, -(a * x + c * y), -(b * x + d * y))
    return [Decimal(f"{number:.10f}") for number in numbers]


class _Objects:
    """Numbers the objects a form leads to, and writes each as pieces between references."""

    def __init__(self) -> None:
        self._numbers: dict[Any, int] = {}
        self._waiting: list[Any] = []
        self._done: list[FormObject] = []

    def add(self, form: Any, content: bytes) -> None:
        self._waiting.append(form)
        at = 0
        while at < len(self._waiting):
            thing = self._waiting[at]
            at += 1
            stream = content if thing is form else None
            if isinstance(thing, pikepdf.Stream):
                stream = thing.read_raw_bytes()
            packed = isinstance(thing, pikepdf.Stream)
            self._done.append(FormObject(tuple(_joined(self._value(thing, True))), stream, packed))

    def finished(self) -> tuple[FormObject, ...]:
        return tuple(self._done)

    def _value(self, thing: Any, top: bool = False) -> list[bytes | int]:
        if not isinstance(thing, pikepdf.Object):
            return [_scalar(thing)]
        if thing.is_indirect and not top:
            return [self._number(thing)]
        if isinstance(thing, pikepdf.Array):
            parts: list[bytes | int] = [b"["]
            for one in thing:
                parts += [*self._value(one), b" "]
            return [*parts, b"]"]
        if not isinstance(thing, pikepdf.Dictionary | pikepdf.Stream):
            return [thing.unparse()]
        drop = _STREAM_OWN if isinstance(thing, pikepdf.Stream) else ()
        parts = [b"<<"]
        for key in sorted(thing.keys()):
            if key not in drop:
                parts += [_name(key), b" ", *self._value(thing[key]), b" "]
        return [*parts, b">>"]

    def _number(self, thing: Any) -> int:
        number = self._numbers.get(thing.objgen)
        if number is None:
            number = self._numbers[thing.objgen] = len(self._waiting)
            self._waiting.append(thing)
        return number


def _name(key: str) -> bytes:
    """Return a name as it is written; old names are in GBK and no UTF-8 (7.3.5)."""
    try:
        return pikepdf.Name(key).unparse()
    except TypeError:
        data = key.encode("utf-8", "surrogateescape")
        return b"/" + b"".join(
            b"%c" % one if 0x21 <= one <= 0x7E and one not in b"#%()<>[]{}/" else b"#%02x" % one
            for one in data[1:]
        )


def _scalar(thing: Any) -> bytes:
    if thing is None:
        return b"null"
    if isinstance(thing, bool):
        return b"true" if thing else b"false"
    return f"{thing:f}".encode("ascii") if isinstance(thing, Decimal) else b"%d" % thing


def _joined(parts: list[bytes | int]) -> list[bytes | int]:
    """Join neighbouring bytes, so that a dictionary without references is one piece."""
    done: list[bytes | int] = []
    for part in parts:
        if done and isinstance(part, bytes) and isinstance(done[-1], bytes):
            done[-1] += part
        else:
            done.append(part)
    return done
