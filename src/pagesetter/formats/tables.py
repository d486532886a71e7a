"""The tables of format version 1: which keys each file may have, and what stands for them.

The decoder, the JSON Schemas and the documentation all follow these tables.
"""

from __future__ import annotations

from typing import Any

from pagesetter import colour
from pagesetter.formats.box_tables import (
    BOX,
    DRESS,
    EDGE,
    ELEMENT,
    FURNITURE,
    INNER,
    OVERRIDE,
    RULE,
)
from pagesetter.formats.kinds import (
    BAD,
    Boolean,
    CalendarDate,
    Choice,
    Decimal,
    FilePath,
    Ink,
    Integer,
    LengthOf,
    Lines,
    ListOf,
    Name,
    StoryReference,
    Text,
)
from pagesetter.formats.records import Field, FreeMapping, OneOf, Read, Record, Without, plain
from pagesetter.formats.style_kinds import PROPERTY_FIELDS, STYLE_VALUES, Styles, style_values
from pagesetter.model import (
    Frame,
    Layout,
    Lock,
    Manual,
    Over,
    Page,
    Paper,
    Plan,
    Story,
    Title,
    TypeArea,
)
from pagesetter.model.style import BY_HAND

SIZE_TABLES = ("标准", "印刷")
"""Tables of 字号: the word processors', the default, and the printing trade's."""
TITLE_PARTS = ("kicker", "headline", "deck")

_ABSOLUTE = ("mm", "pt", "cm", "in")
_SHEET = LengthOf(*_ABSOLUTE, sign="plus")
_FREE = FreeMapping(Text())
_PHRASES = ListOf(Text(filled=True))
_FORMAT = Field("format", Text())
"""Checked by `versions` before the table is asked."""


def _ink(read: Read) -> Any:
    cmyk, spot = read.values["cmyk"], read.values.get("spot", "")
    if len(cmyk) != 4:
        return BAD  # a bad percentage is reported and left out
    kind = "spot" if spot else "process"
    return colour.Ink(cmyk, kind, spot, overprint=read.values.get("overprint", False))


_PERCENTAGES = ListOf(Decimal(0, 1000, 10, percent=True), least=4, most=4, code="ink-cmyk")

INK = Record(
    (
        Field("cmyk", _PERCENTAGES, required=True),
        Field("spot", Text(filled=True)),
        Field("overprint", Boolean()),
    ),
    _ink,
)

PAPER = Record(
    (
        _FORMAT,
        Field("name", Text(filled=True), required=True),
        Field("size-names", Choice(*SIZE_TABLES)),
        Field("code", Text()),
        Field("language", Text(filled=True)),
        Field("publication", _FREE),
        Field("inks", FreeMapping(INK, defines="ink-name")),
        Field("protected", _PHRASES),
        Field("co-organizers", _PHRASES),
        Field("styles", Styles()),
    ),
    lambda read: Paper(**_without_format(read), span=read.span),
)


def _without_format(read: Read) -> dict[str, Any]:
    read.values.pop("format", None)
    return read.values


_CELLS = LengthOf("字", sign="plus")

TYPE_AREA = Record(
    (
        Field("columns", Integer(1, 40), required=True),
        Field("column", _CELLS, required=True),
        Field("gutter", LengthOf("字", sign="zero"), required=True),
        Field("lines", Integer(1, 1000), required=True),
        Field("size", LengthOf(*_ABSOLUTE, sign="plus", names=True)),
        Field("pitch", LengthOf("pt", "mm", "cm", "in", "字", sign="plus")),
        Field("width", _SHEET),
        Field("height", _SHEET),
        Field("left", LengthOf(*_ABSOLUTE)),
        Field("top", LengthOf(*_ABSOLUTE)),
        Field("side-column", _CELLS),
        Field("side", Choice("right", "left")),
    ),
    plain(TypeArea),
    (
        OneOf("size", "width", both="type-area-both", neither="type-area-neither"),
        OneOf("pitch", "height", both="type-area-both", neither="type-area-neither"),
    ),
)

SHEET = Record(
    (Field("width", _SHEET, required=True), Field("height", _SHEET, required=True)),
    lambda read: (read.values["width"], read.values["height"]),
)


def _layout(read: Read) -> Any:
    values = _without_format(read)
    width, height = values.pop("sheet")
    # The name is the file's stem; whoever reads the file puts it in.
    title = values.pop("title", "")
    if "ad_slots" in values:
        values["ad_slots"] = tuple((name, *size) for name, size in values["ad_slots"])
    return Layout("", title, width, height, **values, span=read.span)


AD_SLOT = Record(
    (
        Field("columns", Integer(1, 100), required=True),
        Field("lines", Integer(1, 10_000), required=True),
    ),
    lambda read: (read.values["columns"], read.values["lines"]),
)

LAYOUT = Record(
    (
        _FORMAT,
        Field("title", Text()),
        Field("sheet", SHEET, required=True),
        Field("bleed", LengthOf(*_ABSOLUTE, sign="zero")),
        Field("type-area", TYPE_AREA, required=True),
        Field("styles", Styles()),
        Field("inks", FreeMapping(INK, defines="ink-name")),
        Field("furniture", ListOf(FURNITURE)),
        Field("ad-slots", FreeMapping(AD_SLOT)),
    ),
    _layout,
)

ISSUE = Record(
    (
        _FORMAT,
        Field("number", Text()),
        Field("total", Text()),
        Field("date", CalendarDate(), required=True),
        Field("pages", ListOf(Name(file=True, refers="page"), least=1), required=True),
        Field("protected", _PHRASES),
        Field("styles", Styles()),
    ),
    _without_format,
)

FRAME = Record(
    (
        Field("id", Name(), required=True),
        Field("column", Integer(1, 100), required=True),
        Field("line", Integer(1, 10_000), required=True),
        Field("columns", Integer(1, 100), required=True),
        Field("lines", Integer(1, 10_000), required=True),
        Field("inset-left", EDGE),
        Field("inset-right", EDGE),
        Field("split", Integer(1, 20)),
        Field("remainder", Choice("gutter", "last")),
    ),
    plain(Frame),
)

PLAN = Record(
    (
        Field("title", Text()),
        Field("characters", Integer(0, 10_000_000)),
        Field("picture", Boolean()),
    ),
    plain(Plan),
)

TITLE_TEXT = Record(
    tuple(Field(part, Lines()) for part in TITLE_PARTS), lambda read: tuple(read.values.items())
)


OVER = Record(
    (
        Field("picture", Name()),
        Field("edge", Choice("bottom", "top")),
        Field("away", LengthOf("行", "字", "pt", "mm", "cm", "in", sign="zero")),
        Field("inset", LengthOf("字", "行", "pt", "mm", "cm", "in", sign="zero")),
        Field("bar", Decimal(0, 100, 1, percent=True)),
        Field("bar-ink", Ink()),
    ),
    plain(Over),
)


def _title(read: Read) -> Title:
    values = read.values
    parts = tuple((part, values[part]) for part in TITLE_PARTS if part in values)
    return Title(
        values.get("frame"), values.get("lines", 0), parts, values.get("text", ()), read.span,
        values.get("direction", ""), values.get("side", "right"), values.get("width"),
        values.get("over"),
    )  # fmt: skip


TITLE = Record(
    (
        Field("frame", FRAME),
        Field("over", OVER),
        Field("lines", Integer(1, 10_000)),
        Field("direction", Choice("vertical", "horizontal")),
        Field("side", Choice("right", "left")),
        Field("width", LengthOf("字", "pt", "mm", "cm", "in", sign="plus")),
        Field("text", TITLE_TEXT),
        *(Field(part, STYLE_VALUES) for part in TITLE_PARTS),
    ),
    _title,
    (Without("over", ("frame", "lines"), "title-two-places"),),
)

MANUAL = Record(
    (
        Field("paragraph", Integer(1, 1_000_000), required=True),
        Field("begins", Text(filled=True), required=True),
        *(field for field in PROPERTY_FIELDS if field.key in BY_HAND),
    ),
    lambda read: Manual(
        read.values["paragraph"], read.values["begins"], style_values(read), read.span
    ),
)

LOCK = Record(
    (
        Field("paragraph", Integer(1, 1_000_000), required=True),
        Field("begins", Text(filled=True), required=True),
        Field("before", Text(filled=True), required=True),
        Field("after", Text(filled=True), required=True),
        Field("measure", LengthOf("字", sign="plus"), required=True),
        Field("turn", Boolean(), into="turns"),
    ),
    plain(Lock),
)

STORY = Record(
    (
        Field("id", Name(), required=True),
        Field("article", Name(file=True, refers="article")),
        Field("continues", StoryReference()),
        Field("plan", PLAN),
        Field("direction", Choice("vertical", "horizontal")),
        Field("style", STYLE_VALUES),
        Field("styles", Styles()),
        Field("manual", ListOf(MANUAL)),
        Field("locks", ListOf(LOCK)),
        Field("proof", Choice("一校", "二校", "三校", "清样")),
        Field("title", TITLE),
        Field("frames", ListOf(FRAME)),
        Field("level", Choice("balance", "stretch")),
        Field("column-rule", RULE),
        Field("jump", Text()),
        Field("box", DRESS, into="dress"),
        Field("boxes", ListOf(INNER)),
    ),
    plain(Story),
    (Without("continues", ("article", "plan"), "story-two-sources"),),
)

PAGE = Record(
    (
        _FORMAT,
        Field("layout", Name(file=True, refers="layout"), required=True),
        Field("number", Integer(1, 9999)),
        Field("section", Text()),
        Field("credits", _FREE),
        Field("styles", Styles()),
        Field("stories", ListOf(STORY)),
        Field("boxes", ListOf(BOX)),
        Field("hide", ListOf(Name()), into="hidden"),
        Field("furniture", ListOf(OVERRIDE), into="overrides"),
        Field("inks", Choice("四色", "黑+套红", "黑")),
        Field("locked", ListOf(Name())),
    ),
    # Number 0 means that the page gives none; name and number are put in from the file's name.
    lambda read: Page("", **{"number": 0, **_without_format(read)}, span=read.span),
)

ARTICLE = Record(
    (
        _FORMAT,
        *(Field(part, Lines()) for part in TITLE_PARTS),
        Field("byline", Text()),
        Field("dateline", Text()),
        Field("credit", Text()),
        Field("weight", Integer(-1000, 1000)),
        Field("state", Text()),
        Field("language", Text()),
        Field("protected", _PHRASES),
        Field("pictures", ListOf(FilePath())),
        Field("styles", Styles()),
    ),
    _without_format,
)

TABLES = {
    "paper": PAPER,
    "layout": LAYOUT,
    "issue": ISSUE,
    "page": PAGE,
    "element": ELEMENT,
    "article": ARTICLE,
}
