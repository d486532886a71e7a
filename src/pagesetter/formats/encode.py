"""Turns values of the model back into what a file says: trees of texts, keys and lists.

It follows the same tables as the decoder, so that a key added there is written too. What has
its default is left out: an override is stored only where it differs. Knows no text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from pagesetter.findings import SourceSpan
from pagesetter.formats.box_tables import BOOKED, DRESS_FIELDS, FRAME_FIELDS
from pagesetter.formats.encode_numbers import decimal_text, measure_text
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
from pagesetter.formats.records import Field, FreeMapping, Record, Short
from pagesetter.formats.style_kinds import STYLE_VALUES, Styles
from pagesetter.formats.tables import ARTICLE, ISSUE, MANUAL, PAGE, TITLE, TITLE_PARTS, TITLE_TEXT
from pagesetter.geometry import Measure
from pagesetter.model import Article, Box, Issue, Manual, Page, Row, Style, StyleValue, Title


class Keys(dict[str, Any]):
    """A mapping with known keys; `order` is how they usually follow each other.

    A mapping with free keys is a plain dict: there the order is the editor's.
    """

    order: tuple[str, ...] = ()
    short: str = ""
    """The key whose value may stand in place of the whole mapping, if there is one."""


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
    if isinstance(value, Box) and value.frame is not None:
        value = value._replace(frame=value.frame._replace(id=value.id))
    inner = [canonical(part) for part in value]
    if value and isinstance(value[0], StyleValue | Style):
        inner.sort(key=str)
    return (type(value).__name__, *inner)


def _record(record: Any, value: Any) -> Keys:
    if record in _TAKEN_APART:
        return _TAKEN_APART[record](record, value)
    if isinstance(value, Box):
        return _box(record, value)
    if isinstance(value, Row):
        own = {name: getattr(value, name) for name in Row._fields if name not in ("values", "span")}
        return _keys(record, {**_values(value.values), **{k: v for k, v in own.items() if v}})
    return _ordered(record, _own(record.fields, value))


def _own(fields: Iterable[Field], value: Any, *but: str) -> dict[str, Any]:
    """What a value of the model says in these fields, encoded, by key; defaults are left out."""
    given = {}
    for field in fields:
        inner = getattr(value, field.name, None)
        if inner is not None and field.name not in but:
            written = encode(field.kind, inner)
            default = type(value)._field_defaults.get(field.name)
            if default is None or written != encode(field.kind, default):
                given[field.key] = written
    return given


def _box(record: Record, box: Box) -> Keys:
    """A box in one flat mapping: itself, its place on the grid, its dress, its style values."""
    given = _own(record.fields, box, "columns", "pictures", "picture")
    if not box.kind:
        given.pop("kind", None)
    if box.frame is not None:
        place = _own(FRAME_FIELDS, box.frame)
        given |= {key: text for key, text in place.items() if text != "0"}
    given |= _own(DRESS_FIELDS, box.dress)
    kinds = {field.key: field.kind for field in record.fields}
    if box.columns != 1:
        given["columns-of-names"] = str(box.columns)
    if len(box.pictures) == 1:
        given["picture"] = encode(kinds["picture"], box.pictures[0])
    elif box.pictures:
        given["pictures"] = encode(kinds["pictures"], box.pictures)
    return _ordered(record, given | _style_values(STYLE_VALUES, box.values))


def _values(values: tuple[StyleValue, ...]) -> dict[str, Any]:
    return {value.name: value.value for value in values}


def _short(kind: Short, value: Any) -> Keys:
    keys = _record(kind.record, value)
    keys.short = kind.key
    return keys


def shortened(value: Value) -> Value:
    """A tree as it is first written: where a value may stand for a mapping, it does."""
    if isinstance(value, Keys) and value.short and list(value) == [value.short]:
        return shortened(value[value.short])
    if isinstance(value, Mapping):
        return {key: shortened(inner) for key, inner in value.items()}
    if isinstance(value, str | int):
        return value
    return [shortened(inner) for inner in value]


def _keys(record: Record, given: dict[str, Any]) -> Keys:
    """Values by key, encoded as the record's fields say."""
    kinds = {field.key: field.kind for field in record.fields}
    return _ordered(record, {key: encode(kinds[key], inner) for key, inner in given.items()})


def _ordered(record: Record, given: dict[str, Any]) -> Keys:
    order = tuple(field.key for field in record.fields)
    keys = Keys({key: given[key] for key in order if key in given})
    keys.order = order
    return keys


def _title(record: Record, title: Title) -> Keys:
    given = {
        "frame": title.frame, "lines": title.lines, "direction": title.direction,
        "side": "" if title.side == "right" else title.side, "width": title.width,
        "text": title.text, **dict(title.parts),
    }  # fmt: skip
    keys = {key: inner for key, inner in given.items() if inner or key in TITLE_PARTS}
    return _keys(record, keys if title.over is None else {**keys, "over": title.over})


def _manual(record: Record, manual: Manual) -> Keys:
    place = {"paragraph": manual.paragraph, "begins": manual.begins}
    return _keys(record, place | _values(manual.values))


def _style_values(record: Record, values: tuple[StyleValue, ...]) -> Keys:
    return _keys(record, _values(values))


_TAKEN_APART: dict[Record, Callable[[Record, Any], Keys]] = {
    STYLE_VALUES: _style_values,
    TITLE: _title,
    BOOKED: lambda record, size: _keys(record, {"width": size[0], "height": size[1]}),
    MANUAL: _manual,
    TITLE_TEXT: lambda record, texts: _keys(record, dict(texts)),
}
"""Records whose values do not have their keys as names."""


def _styles(kind: Styles, styles: tuple[Style, ...]) -> Value:
    return {style.name: _style(style) for style in styles}


def _style(style: Style) -> Keys:
    keys = Keys(_style_values(STYLE_VALUES, style.values))
    if style.based_on:
        keys = Keys({"based_on": style.based_on, **keys})
    keys.order = tuple(field.key for field in Styles.value.fields)
    return keys


def _text(kind: Kind, value: str) -> str:
    return value


_ENCODERS: dict[type, Callable[[Any, Any], Value]] = {
    **dict.fromkeys((Text, Lines, Name, StoryReference, FilePath), _text),
    **dict.fromkeys((Ink, Choice, CalendarDate), _text),
    Integer: lambda kind, value: str(value),
    Boolean: lambda kind, value: bool(value),
    Decimal: lambda kind, value: decimal_text(value, kind.scale) + "%" * kind.percent,
    LengthOf: lambda kind, value: measure_text(value),
    ListOf: lambda kind, value: [encode(kind.item, inner) for inner in value],
    FreeMapping: lambda kind, value: {key: encode(kind.value, inner) for key, inner in value},
    Styles: _styles,
    Record: _record,
    Short: _short,
}
