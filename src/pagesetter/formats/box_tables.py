"""The tables of boxes: what stands in `boxes`, `furniture` and the library's elements.

Everything of a box is flat in one mapping: its place on the grid, its dress, its content and
style values. Here it is parted into the values of the model.
"""

from __future__ import annotations

from typing import Any

from pagesetter.formats.box_rules import BOX_RULES, OVERRIDE_RULES
from pagesetter.formats.kinds import (
    BAD,
    Boolean,
    Choice,
    Decimal,
    FilePath,
    Ink,
    Integer,
    LengthOf,
    ListOf,
    Name,
    Text,
)
from pagesetter.formats.records import Field, Read, Record, Short, Without, plain
from pagesetter.formats.style_kinds import PROPERTY_FIELDS, style_values
from pagesetter.model import Area, Box, Dress, Element, Frame, Picture, Row

RULES = ("正线", "反线", "双线", "文武线", "点线", "曲线")
BORDERS = (
    *RULES,
    "菱花", "连珠", "方胜", "回纹", "锯齿", "星花", "绳纹", "竹节", "叶纹", "棋格",
)  # fmt: skip
AD_LABELS = ("广告", "公益广告")
KINDS = (
    "nameplate", "ear", "running-head", "imprint", "slogan", "text", "picture", "co-organizers",
    "ad", "digest", "rule", "column-head", "quote", "tint",
)  # fmt: skip
"""Kinds of box that may stand anywhere; on a page by itself an `element` may too."""

EDGE = LengthOf("字", "pt", "mm", "cm", "in")
RULE = Choice(*RULES)
_ANYWHERE = LengthOf("mm", "pt", "cm", "in", "字", "行")
_EXTENT = LengthOf("mm", "pt", "cm", "in", "字", "行", sign="plus")
_PRINTED = LengthOf("mm", "cm", "in", "pt", sign="plus")
_PERCENT = Decimal(0, 100, 1, percent=True)
_TEXT = Text()

AREA = Record(
    (
        Field("x", _ANYWHERE, required=True),
        Field("y", _ANYWHERE, required=True),
        Field("width", _EXTENT, required=True),
        Field("height", _EXTENT, required=True),
        Field("of", Choice("type-area", "sheet")),
    ),
    plain(Area),
)

_CELLS = ("left", "center", "right")
_ALIGN = next(field.kind for field in PROPERTY_FIELDS if field.key == "align")


def _row(read: Read) -> Row:
    own = {name: value for name, value in read.values.items() if name in Row._fields}
    return Row(**own, values=style_values(read, but=("left", "right", "align")), span=read.span)


ROW = Record(
    (
        Field("text", _TEXT),
        *(Field(cell, _TEXT) for cell in _CELLS),
        Field("style", Text(filled=True)),
        Field("align", _ALIGN),
        Field("rule", RULE),
        *(field for field in PROPERTY_FIELDS if field.key not in ("left", "right", "align")),
    ),
    _row,
    (Without("text", _CELLS, "row-text-and-cells"),),
)
"""A row of text. Its `left` and `right` are texts, not the insets a style means by them."""

_FOCUS = ListOf(Decimal(0, 1000, 10, percent=True), least=2, most=2, code="picture-focus")


def _picture(read: Read) -> Any:
    if len(read.values.get("focus", (0, 0))) != 2:
        return BAD  # a bad percentage is reported and left out
    return Picture(**read.values, span=read.span)


PICTURE = Record(
    (
        Field("source", FilePath(), required=True),
        Field("fit", Choice("fill", "fit")),
        Field("focus", _FOCUS),
        Field("zoom", Decimal(10, 1000, 1, percent=True)),
        Field("alternative", _TEXT),
        Field("page", Integer(1, 9999)),
    ),
    _picture,
)
_PICTURE = Short(PICTURE, "source")

DRESS_FIELDS = (
    Field("border", Choice(*BORDERS)),
    Field("border-size", LengthOf("pt", "mm", "cm", "in", "字", sign="plus")),
    Field("border-ink", Ink()),
    Field("tint", _PERCENT),
    Field("tint-ink", Ink()),
    Field("padding", LengthOf("字", "pt", "mm", "cm", "in", "行", sign="zero")),
)
DRESS = Record(DRESS_FIELDS, plain(Dress))

FRAME_FIELDS = (
    Field("column", Integer(1, 100)),
    Field("line", Integer(1, 10_000)),
    Field("columns", Integer(1, 100)),
    Field("lines", Integer(1, 10_000)),
    Field("inset-left", EDGE),
    Field("inset-right", EDGE),
)
"""The place on the grid, as in a frame; which of them are needed depends on the kind."""

_CONTENT = (
    Field("at", AREA),
    Field("rows", ListOf(Short(ROW, "text"))),
    Field("picture", _PICTURE),
    Field("pictures", ListOf(_PICTURE)),
    Field("caption", _TEXT),
    Field("credit", _TEXT),
    Field("caption-at", Choice("below", "over", "right")),
    Field("heading", _TEXT),
    Field("note", _TEXT),
    Field("names", ListOf(Text(filled=True))),
    Field("columns-of-names", Integer(1, 40)),
    Field("vertical-align", Choice("top", "center", "bottom", "spread")),
    Field("wrap", Boolean()),
    Field("rule", RULE),
    Field("vertical", Boolean()),
    Field("customer", _TEXT),
    Field("label", Choice(*AD_LABELS)),
    *DRESS_FIELDS,
    *PROPERTY_FIELDS,
)

_FRAME_NAMES = tuple(field.name for field in FRAME_FIELDS)
_DRESS_NAMES = tuple(field.name for field in DRESS_FIELDS)
# The grid's `columns` are the frame's; the field of that name counts names and pictures.
_BOX_NAMES = (
    "at", "pages", "papers", "rows", "pictures", "caption", "credit", "caption_at", "heading",
    "note", "names", "vertical_align", "wrap", "rule", "vertical", "slot", "customer", "label",
    "element", "booked",
)  # fmt: skip


def _box(read: Read) -> Box:
    values = read.values
    given = {name: values[name] for name in _BOX_NAMES if name in values}
    if "picture" in values:
        given["pictures"] = (values["picture"],)
    if "columns_of_names" in values:
        given["columns"] = values["columns_of_names"]
    dress = {name: values[name] for name in _DRESS_NAMES if name in values}
    if dress:
        given["dress"] = Dress(**dress, span=read.span)
    return Box(
        values["id"],
        values.get("kind", ""),
        _frame(read),
        **given,
        values=style_values(read),
        span=read.span,
    )


def _frame(read: Read) -> Frame | None:
    """The place on the grid; 0 for a measure that the kind of box gives (slot, element)."""
    given = {name: read.values[name] for name in _FRAME_NAMES if name in read.values}
    if not given:
        return None
    needed = {"column": 0, "line": 0, "columns": 0, "lines": 0}
    return Frame(read.values["id"], **{**needed, **given}, span=read.span)


BOOKED = Record(
    (Field("width", _PRINTED, required=True), Field("height", _PRINTED, required=True)),
    lambda read: (read.values["width"], read.values["height"]),
)
"""The size of an advertisement on paper."""

_ID = Field("id", Name(), required=True)
_ON_PAGE = Choice(*KINDS, "element")
# A page resolves these: sizes stand in its layout's table, elements in the paper's library.
_RESOLVED = (
    Field("booked", BOOKED),
    Field("slot", Text(filled=True)),
    Field("element", Name(file=True, refers="element")),
)
_WHERE = (
    Field("pages", Choice("all", "first", "rest", "odd", "even")),
    Field("papers", Choice("all", "newspaper", "internal")),
)

BOX = Record(
    (_ID, Field("kind", _ON_PAGE, required=True), *FRAME_FIELDS, *_RESOLVED, *_CONTENT),
    _box,
    BOX_RULES,
)
"""A box of a page."""

FURNITURE = Record(
    (_ID, Field("kind", _ON_PAGE, required=True), *FRAME_FIELDS, *_WHERE, *_RESOLVED, *_CONTENT),
    _box,
    BOX_RULES,
)
"""A box that the layout puts on every page, or on some."""

OVERRIDE = Record(
    (_ID, Field("kind", _ON_PAGE), *FRAME_FIELDS, *_RESOLVED, *_CONTENT), _box, OVERRIDE_RULES
)
"""Furniture as one page changes it; only what it changes is given."""

INNER = Record(
    (_ID, Field("kind", Choice(*KINDS), required=True), *FRAME_FIELDS, *_CONTENT),
    _box,
    BOX_RULES,
)
"""A box of a story or of a standing element."""

ELEMENT = Record(
    (Field("format", Text()), Field("boxes", ListOf(INNER, least=1), required=True)),
    lambda read: Element("", read.values["boxes"], read.span),
)
"""A file of the library; its name is the file's stem, put in by whoever reads it."""
