"""Content streams of a foreign PDF: decoded within bounds, without marks and hidden layers.

Turns a stream object of pikepdf into bytes that paint what is visible and carry nothing else:
no marked content (its numbers would mix with ours), no layer. Knows no page.
"""

from __future__ import annotations

import re
import zlib
from collections.abc import Sequence
from typing import Any
from warnings import catch_warnings, simplefilter

import pikepdf

CONTENT_LIMIT = 1_200_000
"""Bytes of drawing operators in one artwork. An advertisement has a quarter of it; following so
many takes a second and up to 210 MB, once."""
_PACKED_LIMIT = 2_000_000
"""Bytes of a stream in a filter whose output cannot be bounded while it is made."""

_STATES = re.compile(rb"(?<![^\s\]>)])[qQ](?![^\s/\[<(])")
_MARKS = frozenset(("BMC", "MP", "DP"))
_PATHS = frozenset(("f", "F", "f*", "B", "B*", "b", "b*", "S", "s"))
_TEXTS = frozenset(("Tj", "TJ", "'", '"'))
_TRACES = (b"BDC", b"BMC", b" MP", b" DP", b"\nMP", b"\nDP", b" PS")


class TooMuch(Exception):
    """The artwork unfolds to more than may be worked with."""


class Damaged(Exception):
    """A stream that does not decode to its end."""


def filters_of(stream: Any) -> list[str]:
    """Return the names of a stream's filters in order, without the slash."""
    value = stream.get("/Filter")
    if value is None:
        return []
    many = getattr(value, "_type_name", "") == "array"
    return [str(one).lstrip("/") for one in (value if many else [value])]


def decoded(stream: Any, limit: int = CONTENT_LIMIT) -> bytes:
    """Return a stream's data. Raises TooMuch above `limit` bytes, Damaged when it is cut short."""
    raw: bytes = stream.read_raw_bytes()
    if not raw:
        return b""  # so a page without content is written, whatever its filter
    names = filters_of(stream)
    if names == ["FlateDecode"] and "/DecodeParms" not in stream:
        unpacker = zlib.decompressobj()
        try:
            data = unpacker.decompress(raw, limit + 1)
        except zlib.error:
            raise Damaged from None
        if len(data) <= limit and not unpacker.eof:
            raise Damaged
    elif names and len(raw) > _PACKED_LIMIT:
        raise TooMuch
    else:
        try:
            data = stream.read_bytes()
        except pikepdf.PdfError:
            raise Damaged from None
    if len(data) > limit:
        raise TooMuch
    return data


def without_marks(data: bytes, resources: Any, hidden: frozenset[Any]) -> bytes:
    """Return content without marked content; what lies in the layers `hidden` is not painted.

    `hidden` holds the object numbers of layers that are off (ISO 32000-1, 8.11). The graphics
    state that hidden content leaves behind is kept.
    """
    if not any(trace in data for trace in _TRACES):
        return data
    holder = pikepdf.Pdf.new()
    with catch_warnings():
        simplefilter("error")
        try:
            instructions = pikepdf.parse_content_stream(holder.make_stream(data))
        except (pikepdf.PdfError, UserWarning):
            raise Damaged from None
    kept: list[Any] = []
    levels: list[bool] = []
    modes: list[int] = []
    mode = 0
    for one in instructions:
        name = str(one.operator)
        operands = list(one.operands)
        if name == "BDC" or name in _MARKS:
            if name in ("BDC", "BMC"):
                levels.append(name == "BDC" and _is_off(operands, resources, hidden))
            continue
        if name == "EMC":
            if levels:
                levels.pop()
            continue
        if name == "PS":
            continue
        mode = _text_mode(name, operands, mode, modes)
        if any(levels):
            kept += _unpainted(one, name, mode)
        else:
            kept.append(one)
    return bytes(pikepdf.unparse_content_stream(kept))


def balanced(data: bytes) -> tuple[bytes, bool]:
    """Return content whose every state saved is given back once, and whether one was given back
    that never was saved: such a Q is left out, as renderers disagree on what it does."""
    depth, is_odd = 0, False
    for found in _STATES.finditer(data):
        depth += 1 if found[0] == b"q" else -1
        is_odd |= depth < 0
    if not depth and not is_odd:
        return data, False
    holder = pikepdf.Pdf.new()
    with catch_warnings():
        simplefilter("ignore")
        try:
            instructions = list(pikepdf.parse_content_stream(holder.make_stream(data)))
        except pikepdf.PdfError:
            return data, False  # told where it is read
    kept: list[Any] = []
    depth = 0
    for one in instructions:
        change = {"q": 1, "Q": -1}.get(str(one.operator), 0)
        if depth + change >= 0:
            depth += change
            kept.append(one)
    if len(kept) < len(instructions):
        data = bytes(pikepdf.unparse_content_stream(kept))
    return data + b"\nQ" * depth, len(kept) < len(instructions)


def _text_mode(name: str, operands: Sequence[Any], mode: int, saved: list[int]) -> int:
    """Follow the rendering mode of text, which hidden text must give back."""
    if name == "q":
        saved.append(mode)
    elif name == "Q" and saved:
        return saved.pop()
    elif name == "Tr" and operands:
        return int(operands[0])
    return mode


def _unpainted(one: Any, name: str, mode: int) -> list[Any]:
    if name in _PATHS:
        return [_operator("n")]
    if name in ("Do", "sh", "INLINE IMAGE"):
        return []
    if name in _TEXTS:
        return [_operator("Tr", 3), one, _operator("Tr", mode)]
    return [one]


def _operator(name: str, *operands: int) -> Any:
    return pikepdf.ContentStreamInstruction(list(operands), pikepdf.Operator(name))


def _is_off(operands: Sequence[Any], resources: Any, hidden: frozenset[Any]) -> bool:
    if len(operands) != 2 or operands[0] != "/OC" or not isinstance(operands[1], pikepdf.Name):
        return False
    named = resources.get("/Properties", {}) if resources is not None else {}
    return is_hidden(named.get(operands[1]), hidden)


def is_hidden(layer: Any, hidden: frozenset[Any]) -> bool:
    """Tell whether a layer (OCG), or a group of layers by its policy (OCMD), is off."""
    if layer is None or not hasattr(layer, "get"):
        return False
    if str(layer.get("/Type", "")) != "/OCMD":
        return layer.is_indirect and layer.objgen in hidden
    inner = layer.get("/OCGs")
    if inner is None:
        return False
    many = getattr(inner, "_type_name", "") == "array"
    off = [is_hidden(one, hidden) for one in (inner if many else [inner])]
    if not off:
        return False
    return {
        "/AllOn": any(off),
        "/AnyOff": not any(off),
        "/AllOff": not all(off),
    }.get(str(layer.get("/P", "/AnyOn")), all(off))
