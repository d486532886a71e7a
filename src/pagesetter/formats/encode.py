"""Turns values of the model back into what a file says: trees of texts, keys and lists.

It follows the same tables as the decoder, so that a key added there is written too. What has
its default is left out: an override is stored only where it differs. Knows no text.
"""

from __future__ import annotations

from collections.abc import Callable
from math import gcd
from typing import Any

from pagesetter.findings import SourceSpan
from pagesetter.formats.kinds import (
    Boolean,
    CalendarDate,
    Choice,
    Decimal,
    FilePath,
    Ink,
    Integer,
    Kind,
    LengthOf,
    Lines,
    ListOf,
    Name,
    StoryReference,
    Text,
)
from pagesetter.formats.patch import Value
from pagesetter.formats.records import FreeMapping, Record
from pagesetter.formats.style_kinds import STYLE_VALUES, Styles
from pagesetter.formats.tables import ARTICLE, ISSUE, PAGE, TITLE, TITLE_PARTS, TITLE_TEXT
from pagesetter.geometry import Measure
from pagesetter.model import Article, Issue, Page, Style, StyleValue, Title


class Keys(dict[str, Any]):
    """A mapping with known keys; `order` is how they usually follow each other.

    A mapping with free keys is a plain dict: there the order is the editor's.
    """

    order: tuple[str, ...] = ()


def encode_page(page: Page) -> Keys:
    """What the file of a page says; its number only where the name does not give it."""
    tree = _record(PAGE, page)
    if page.number in (0, number_of(page.name)):
        tree.pop("number", None)
    return tree


def encode_article(article: Article) -> Keys:
    """What the front matter of an article says."""
    return _record(ARTICLE, article)


def encode_issue(issue: Issue) -> Keys:
    """What issue.yaml says."""
    names: Any = tuple(page.name for page in issue.pages)
    tree = _record(ISSUE, issue._replace(pages=names))
    for key in ("number", "total"):
        if tree.get(key) == "":
            del tree[key]
    return tree


def number_of(name: str) -> int:
    """The printed number a page's name gives; 0 when it is no number."""
    return int(name) if name.isascii() and name.isdigit() and len(name) < 5 else 0


def encode(kind: Kind, value: Any) -> Value:
    """What stands in a file for a value of this kind."""
    encoder = next(_ENCODERS[cls] for cls in type(kind).__mro__ if cls in _ENCODERS)
    return encoder(kind, value)


def canonical(value: Any) -> Any:
    """A value of the model as what it means: without places, lengths in lowest terms.

    Two values that say the same are equal in this form, whatever order style values and the
    parts of a title have.
    """
    if isinstance(value, SourceSpan):
        return None
    if isinstance(value, Measure):
        return measure_text(value)
    if not isinstance(value, tuple):
        return value
    if isinstance(value, Title):
        value = value._replace(text=tuple(sorted(value.text)), parts=tuple(sorted(value.parts)))
    inner = [canonical(part) for part in value]
    if value and isinstance(value[0], StyleValue | Style):
        inner.sort(key=str)
    return (type(value).__name__, *inner)


def _record(record: Any, value: Any) -> Keys:
    if record is STYLE_VALUES:
        return _style_values(value)
    if record is TITLE:
        return _title(value)
    if record is TITLE_TEXT:
        return _keys(record, dict(value))
    defaults = type(value)._field_defaults
    given = {}
    for field in record.fields:
        name = field.into or field.key.replace("-", "_")
        inner = getattr(value, name, None)
        if inner is not None:
            default = defaults.get(name)
            written = encode(field.kind, inner)
            if default is None or written != encode(field.kind, default):
                given[field.key] = written
    return _ordered(record, given)


def _keys(record: Record, given: dict[str, Any]) -> Keys:
    """Values by key, encoded as the record's fields say."""
    kinds = {field.key: field.kind for field in record.fields}
    return _ordered(record, {key: encode(kinds[key], inner) for key, inner in given.items()})


def _ordered(record: Record, given: dict[str, Any]) -> Keys:
    order = tuple(field.key for field in record.fields)
    keys = Keys({key: given[key] for key in order if key in given})
    keys.order = order
    return keys


def _title(title: Title) -> Keys:
    given = {"frame": title.frame, "lines": title.lines, "text": title.text, **dict(title.parts)}
    return _keys(TITLE, {key: inner for key, inner in given.items() if inner or key in TITLE_PARTS})


def _style_values(values: tuple[StyleValue, ...]) -> Keys:
    return _keys(STYLE_VALUES, {value.name: value.value for value in values})


def _styles(kind: Styles, styles: tuple[Style, ...]) -> Value:
    return {style.name: _style(style) for style in styles}


def _style(style: Style) -> Keys:
    keys = Keys(_style_values(style.values))
    if style.based_on:
        keys = Keys({"based_on": style.based_on, **keys})
    keys.order = tuple(field.key for field in Styles.value.fields)
    return keys


def _decimal(kind: Decimal, value: int) -> str:
    sign, value = ("-", -value) if value < 0 else ("", value)
    text = decimal(value, kind.scale)
    return sign + (text or str(value)) + ("%" if kind.percent else "")


def decimal(num: int, den: int) -> str:
    """`num`/`den`, both positive, as an exact decimal; "" when it has none of nine places."""
    scaled, rest = divmod(num * 10**9, den)
    if rest:
        return ""
    whole, part = divmod(scaled, 10**9)
    return f"{whole}.{part:09}".rstrip("0").rstrip(".")


def measure_text(measure: Measure) -> str:
    """A length as it is written: exact, as a decimal where there is one, else as a fraction."""
    part = gcd(measure.num, measure.den)
    num, den = abs(measure.num) // part, measure.den // part
    sign = "-" if measure.num < 0 else ""
    return sign + (decimal(num, den) or f"{num}/{den}") + measure.unit


def _text(kind: Kind, value: str) -> str:
    return value


_ENCODERS: dict[type, Callable[[Any, Any], Value]] = {
    **dict.fromkeys((Text, Lines, Name, StoryReference, FilePath), _text),
    **dict.fromkeys((Ink, Choice, CalendarDate), _text),
    Integer: lambda kind, value: str(value),
    Boolean: lambda kind, value: bool(value),
    Decimal: _decimal,
    LengthOf: lambda kind, value: measure_text(value),
    ListOf: lambda kind, value: [encode(kind.item, inner) for inner in value],
    FreeMapping: lambda kind, value: {key: encode(kind.value, inner) for key, inner in value},
    Styles: _styles,
    Record: _record,
}
