"""Kinds of values: each turns one YAML node into a value, or reports why it cannot.

A kind knows its own limits and nothing of the key or file it is used for. The JSON Schemas
are made from the same kinds, so what a kind holds must say all that it accepts.
"""

from __future__ import annotations

from typing import Any, Protocol

from pagesetter.formats.notes import Node, Notes, Reference
from pagesetter.geometry import Measure, parse_measure
from pagesetter.geometry.length import parse_number

BAD: Any = object()
"""What a kind returns for a value it has reported."""

NOTHING = ("", "~")
"""Plain scalars that stand for no value: the key counts as not given."""


class Kind(Protocol):
    def read(self, node: Node, notes: Notes) -> Any: ...


def scalar(node: Node, notes: Notes, wanted: str) -> str | None:
    """The text of a scalar node; reports and returns None for lists, mappings and tags."""
    if isinstance(node.value, str):
        if not node.tag or node.tag == "tag:yaml.org,2002:str":
            return node.value
        notes.at("yaml-tag", node, tag=node.tag)
        return None
    report_type(node, notes, wanted)
    return None


def shaped(node: Node, notes: Notes, shape: str) -> bool:
    """True for a `mapping` or `sequence` node; reports anything else, and tags."""
    if node.id != shape:
        report_type(node, notes, shape)
        return False
    if node.tag and node.tag not in ("tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"):
        notes.at("yaml-tag", node, tag=node.tag)
        return False
    return True


def report_type(node: Node, notes: Notes, wanted: str) -> None:
    """Report that something else than `wanted` (text, number, list, mapping …) stands here."""
    from pagesetter.formats.words import shape_words, wanted_words

    want_en, want_zh = wanted_words(wanted)
    have_en, have_zh = shape_words(node)
    notes.at("wrong-type", node, want=want_en, want_zh=want_zh, have=have_en, have_zh=have_zh)


class Text:
    """Any scalar as it was written. `lines` says that newlines are hard turns and kept."""

    def __init__(self, *, filled: bool = False) -> None:
        self.filled = filled

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "text")
        if text is None:
            return BAD
        text = text.rstrip("\n")
        if self.filled and not text.strip():
            notes.at("value-empty", node)
            return BAD
        return text


class Lines:
    """A title part: text whose newlines are hard turns, or a list with one line per item."""

    def read(self, node: Node, notes: Notes) -> Any:
        if isinstance(node.value, str) or node.id != "sequence":
            text = scalar(node, notes, "text")
            return BAD if text is None else text.rstrip("\n")
        parts = [scalar(item, notes, "text") for item in node.value]
        return BAD if None in parts else "\n".join(str(part) for part in parts)


class Name:
    """A name without blanks or slashes: ids, and (`file=True`) file stems, where blanks may be.

    With `refers` the name must exist elsewhere; that is checked when all files are read.
    """

    def __init__(self, *, file: bool = False, refers: str = "") -> None:
        self.file = file
        self.refers = refers

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "text")
        if text is None:
            return BAD
        if self.file and is_outside(text):
            notes.at("path-outside", node, path=text)
            return BAD
        if not text or len(text) > 80 or not self._fits(text):
            notes.at("name-form", node)
            return BAD
        if self.refers:
            notes.references.append(Reference(self.refers, text, notes.span(node)))
        return text

    def _fits(self, text: str) -> bool:
        return "/" not in text and not ("\\" in text if self.file else has_blank(text))


def has_blank(text: str) -> bool:
    return any(c in " \t\n\r\u3000" for c in text)


def is_outside(name: str) -> bool:
    """True for a name that would lead out of its folder when joined to it."""
    return (
        name.startswith(("/", "\\", "~"))
        or (name[1:2] == ":" and name[0].isascii() and name[0].isalpha())
        or "\0" in name
        or ".." in name.replace("\\", "/").split("/")
    )


class StoryReference:
    """`PAGE/STORY`: the story whose text goes on here."""

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "text")
        if text is None:
            return BAD
        page, slash, story = text.partition("/")
        if not (page and slash and story) or "/" in story or has_blank(story):
            notes.at("continues-form", node)
            return BAD
        notes.references.append(Reference("story", text, notes.span(node)))
        return text


class FilePath:
    """The path of a file inside the issue or the paper, with `/`."""

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "text")
        if text is None:
            return BAD
        if is_outside(text) or "://" in text:
            notes.at("path-outside", node, path=text)
            return BAD
        if not text.strip():
            notes.at("value-empty", node)
            return BAD
        return text


class Ink(Text):
    """The name of an ink; that it exists is checked when all files are read."""

    def read(self, node: Node, notes: Notes) -> Any:
        text = super().read(node, notes)
        if text is not BAD:
            notes.references.append(Reference("ink", text, notes.span(node)))
        return text


_MOST_DIGITS = 12


class Integer:
    """A whole number within bounds."""

    def __init__(self, least: int, most: int) -> None:
        self.least = least
        self.most = most

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "whole-number")
        if text is None:
            return BAD
        digits = text[1:] if text[:1] in ("+", "-") else text
        if not (digits.isascii() and digits.isdigit()):
            report_type(node, notes, "whole-number")
            return BAD
        # Of millions of digits Python makes no number.
        if len(digits) > _MOST_DIGITS or not self.least <= int(text) <= self.most:
            notes.at("number-range", node, least=self.least, most=self.most)
            return BAD
        return int(text)


BOOLEANS = {
    "true": True, "yes": True, "on": True, "是": True,
    "false": False, "no": False, "off": False, "否": False,
}  # fmt: skip


class Boolean:
    """True or false, in the words editors use."""

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "boolean")
        if text is None:
            return BAD
        value = BOOLEANS.get(text.lower())
        if value is None:
            report_type(node, notes, "boolean")
            return BAD
        return value


class Choice:
    """One of a few words."""

    def __init__(self, *options: str) -> None:
        self.options = options

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "text")
        if text is None:
            return BAD
        if text not in self.options:
            from pagesetter.findings.suggest import hints

            allowed = " ".join(self.options)
            notes.at("choice", node, allowed=allowed, **hints(text, self.options))
            return BAD
        return text


class Decimal:
    """A decimal number, kept as a whole number of 1/`scale`; a sign `%` where `percent`."""

    def __init__(self, least: int, most: int, scale: int, *, percent: bool = False) -> None:
        """Bounds are in 1/`scale` like the value."""
        self.least = least
        self.most = most
        self.scale = scale
        self.percent = percent

    def read(self, node: Node, notes: Notes) -> Any:
        wanted = "percent" if self.percent else "number"
        text = scalar(node, notes, wanted)
        if text is None:
            return BAD
        bare = text.removesuffix("%").rstrip() if self.percent else text
        number = None if "/" in bare else parse_number(bare)
        if number is None:
            report_type(node, notes, wanted)
            return BAD
        value, rest = divmod(number[0] * self.scale, number[1])
        if rest:
            notes.at("number-decimals", node, places=len(str(self.scale)) - 1)
            return BAD
        if not self.least <= value <= self.most:
            least, most = (f"{v / self.scale:g}" for v in (self.least, self.most))
            notes.at("number-range", node, least=least, most=most)
            return BAD
        return value


class LengthOf:
    """A length with its unit. 0 needs none."""

    def __init__(self, *units: str, sign: str = "any", names: bool = False) -> None:
        """`sign` is `any`, `zero` (none below 0) or `plus` (above 0); `names` allows 字号."""
        self.units = units
        self.sign = sign
        self.names = names

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "length")
        if text is None:
            return BAD
        value = (
            Measure(0, 1, self.units[0])
            if text == "0"
            else parse_measure(text, printing=notes.printing)
        )
        if value is None:
            self._report(node, text, notes)
            return BAD
        if value.unit not in self.units or (not self.names and text[-1:] in "号初一二三四五六七八"):
            notes.at("length-unit", node, units=" ".join(self.units))
            return BAD
        if (self.sign == "plus" and value.num <= 0) or (self.sign == "zero" and value.num < 0):
            notes.at("length-sign", node, least="> 0" if self.sign == "plus" else "≥ 0")
            return BAD
        return value

    def _report(self, node: Node, text: str, notes: Notes) -> None:
        if parse_number(text.strip()) is not None:
            notes.at("length-bare", node, unit=self.units[0])
            return
        from pagesetter.formats.words import length_hints

        hints = length_hints(text, self.units, self.names)
        notes.at("length-form", node, units=" ".join(self.units), **hints)


class CalendarDate:
    """A day as YYYY-MM-DD."""

    def read(self, node: Node, notes: Notes) -> Any:
        text = scalar(node, notes, "date")
        if text is None:
            return BAD
        if not is_date(text):
            notes.at("date-form", node)
            return BAD
        return text


_DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def is_date(text: str) -> bool:
    """True for YYYY-MM-DD of a day that exists in the Gregorian calendar."""
    parts = text.split("-")
    if [len(p) for p in parts] != [4, 2, 2] or not all(p.isascii() and p.isdigit() for p in parts):
        return False
    year, month, day = map(int, parts)
    if year < 1 or not 1 <= month <= 12 or not 1 <= day <= _DAYS[month - 1]:
        return False
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return leap or (month, day) != (2, 29)


class ListOf:
    """A list of values of one kind; bad items are reported and left out."""

    def __init__(
        self, item: Kind, *, least: int = 0, most: int = 0, code: str = "list-short"
    ) -> None:
        """`most` 0 is no limit; `code` tells a list of another length."""
        self.item = item
        self.least = least
        self.most = most
        self.code = code

    def read(self, node: Node, notes: Notes) -> Any:
        if not shaped(node, notes, "sequence"):
            return BAD
        count = len(node.value)
        if count < self.least or (self.most and count > self.most):
            notes.at(self.code, node, least=self.least)
            return BAD
        items = [self.item.read(child, notes) for child in node.value]
        return tuple(item for item in items if item is not BAD)
