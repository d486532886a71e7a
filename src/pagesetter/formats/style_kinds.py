"""Kinds for styles: the properties of `model.style.PROPERTIES` and what may stand for each."""

from __future__ import annotations

from typing import Any

from pagesetter.formats.kinds import (
    BAD,
    Boolean,
    Choice,
    Decimal,
    Ink,
    Integer,
    Kind,
    LengthOf,
    Text,
    shaped,
)
from pagesetter.formats.notes import Node, Notes
from pagesetter.formats.records import Field, Read, Record, entries
from pagesetter.model import Style, StyleValue
from pagesetter.model.style import PROPERTIES

_ALL = ("pt", "mm", "cm", "in", "字", "行")
_LENGTHS: dict[str, Kind] = {
    "size": LengthOf(*_ALL, sign="plus", names=True),
    "pitch": LengthOf(*_ALL, sign="plus"),
    "above": LengthOf("行", "字", "pt", "mm", "cm", "in", sign="zero"),
    "below": LengthOf("行", "字", "pt", "mm", "cm", "in", sign="zero"),
    "outline": LengthOf("pt", "mm", "cm", "in", "字", sign="zero"),
}
_SHIFT = LengthOf("字", "pt", "mm", "cm", "in", "行")
_INTEGERS: dict[str, Kind] = {"drop-cap": Integer(0, 4)}
_THOUSANDTHS: dict[str, Kind] = {
    "letter-space": Decimal(-500, 2000, 1000),
    "han-latin": Decimal(0, 1000, 1000),
    "han-digit": Decimal(0, 1000, 1000),
    "han-latin-least": Decimal(0, 1000, 1000),
    "han-latin-most": Decimal(0, 1000, 1000),
    "han-digit-least": Decimal(0, 1000, 1000),
    "han-digit-most": Decimal(0, 1000, 1000),
    "hang-comma": Decimal(0, 1000, 1000),
    "hang-stop": Decimal(0, 1000, 1000),
    "hang-other": Decimal(0, 1000, 1000),
    "hang-close": Decimal(0, 1000, 1000),
    "hang-open": Decimal(0, 1000, 1000),
}


def _kind(name: str, written: str) -> Kind:
    if written == "length":
        return _LENGTHS.get(name, _SHIFT)
    if written == "thousandths":
        return _THOUSANDTHS[name]
    if written == "integer":
        return _INTEGERS[name]
    if written == "percent":
        return Decimal(50, 150, 1, percent=True)
    if written == "boolean":
        return Boolean()
    if written == "ink":
        return Ink()
    if written in ("role", "text"):
        return Text(filled=True)
    return Choice(*written.split("|"))


PROPERTY_FIELDS = tuple(
    Field(name, _kind(name, written), into=name) for name, written in PROPERTIES.items()
)


def style_values(read: Read, but: tuple[str, ...] = ()) -> tuple[StyleValue, ...]:
    """The style properties among values, in the order of the file, each with its own place.

    `but` names those that mean something else here.
    """
    return tuple(
        StyleValue(name, value, read.notes.span(read.nodes[name]))
        for name, value in read.values.items()
        if name in PROPERTIES and name not in but
    )


STYLE_VALUES = Record(PROPERTY_FIELDS, style_values)
"""Values set on the spot: a tuple of StyleValue."""

_NAMED = Record(
    (Field("based_on", Text(filled=True)), *PROPERTY_FIELDS),
    lambda read: Style("", style_values(read), read.values.get("based_on", ""), read.span),
)


class Styles:
    """Named styles: a mapping from name to values, as a tuple of Style."""

    value = _NAMED

    def read(self, node: Node, notes: Notes) -> Any:
        if not shaped(node, notes, "mapping"):
            return BAD
        styles = []
        for name, _, child in entries(node, notes):
            if name.startswith("x-"):
                continue
            style = _NAMED.read(child, notes)
            if style is not BAD:
                styles.append(style._replace(name=name))
        return tuple(styles)
