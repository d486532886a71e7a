"""Writes the JSON Schemas of the file formats from the tables the decoder reads by.

    python tools/make_schemas.py            write src/pagesetter/formats/schemas/*.json
    python tools/make_schemas.py --check    exit 1 when a written one is not current

A schema accepts what the decoder accepts in one file by itself; what files say of each other
(articles, layouts, inks, threads) no schema can know.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

from pagesetter.formats import box_rules, box_tables, kinds, records, style_kinds, tables
from pagesetter.formats.versions import CURRENT
from pagesetter.geometry.length import SIZE_NAMES

FOLDER = Path(__file__).parent.parent / "src/pagesetter/formats/schemas"

Schema = dict[str, Any]

NUMBER = r"([0-9]{1,9}(\.[0-9]{1,9})?|\.[0-9]{1,9}|[0-9]*[½¼¾⅓⅔⅛]|[0-9]+/0*[1-9][0-9]*)"
SIGN = r"[+\-−]?"
BLANKS = r"[ \t]*"
# A scalar of any type: the decoder takes text as it was written.
SCALAR = ["string", "number", "boolean"]
EXTRA = {"^x-": {}}

# Kinds that are used at several places and get a name of their own.
NAMED = {
    id(style_kinds.STYLE_VALUES): "style-values",
    id(style_kinds.Styles.value): "style",
    id(tables.FRAME): "frame",
    id(tables.STORY): "story",
    id(tables.TITLE): "title",
    id(tables.INK): "ink",
    id(tables.TYPE_AREA): "type-area",
    id(box_tables.BOX): "box",
    id(box_tables.FURNITURE): "furniture",
    id(box_tables.OVERRIDE): "override",
    id(box_tables.INNER): "inner-box",
    id(box_tables.ROW): "row",
    id(box_tables.PICTURE): "picture",
    id(box_tables.DRESS): "dress",
    id(box_tables.AREA): "area",
}


class Maker:
    """Makes the schema of one file, with its named parts under `$defs`."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}

    def file(self, kind: str) -> Schema:
        root = self.record(tables.TABLES[kind])
        version = CURRENT[kind]
        root["properties"]["format"] = {"const": f"pagesetter-{kind}/{version}"}
        if kind != "article":
            root["required"] = ["format", *root.get("required", [])]
        return {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$id": f"urn:pagesetter:{kind}:{version}",
            "title": f"pagesetter {kind}, format version {version}",
            **root,
            "$defs": dict(sorted(self.definitions.items())),
        }

    def kind(self, kind: Any) -> Schema:
        name = NAMED.get(id(kind))
        if name is None:
            return self._kind(kind)
        if name not in self.definitions:
            self.definitions[name] = {}
            self.definitions[name] = self._kind(kind)
        return {"$ref": f"#/$defs/{name}"}

    def _kind(self, kind: Any) -> Schema:
        makers = {
            records.Record: self.record,
            records.FreeMapping: self.free,
            records.Short: self.short,
            style_kinds.Styles: self.styles,
            kinds.ListOf: self.list_of,
            kinds.Text: text,
            kinds.Ink: text,
            kinds.Lines: lines,
            kinds.Name: name_,
            kinds.StoryReference: story_reference,
            kinds.FilePath: file_path,
            kinds.Integer: integer,
            kinds.Boolean: boolean,
            kinds.Choice: choice,
            kinds.Decimal: decimal,
            kinds.LengthOf: length,
            kinds.CalendarDate: date,
        }
        return makers[type(kind)](kind)

    def record(self, record: records.Record) -> Schema:
        properties = {}
        for field in record.fields:
            schema = self.kind(field.kind)
            properties[field.key] = schema if field.required else optional(schema)
        made: Schema = {
            "type": "object",
            "properties": properties,
            "patternProperties": EXTRA,
            "additionalProperties": False,
        }
        required = [field.key for field in record.fields if field.required]
        if required:
            made["required"] = required
        rules = [rule_(rule) for rule in record.rules if not isinstance(rule, box_rules.Idle)]
        if rules:
            made["allOf"] = rules
        return made

    def free(self, mapping: records.FreeMapping) -> Schema:
        value = self.kind(mapping.value)
        if isinstance(mapping.value, kinds.Text):
            value = optional(value)
        return {"type": "object", "patternProperties": EXTRA, "additionalProperties": value}

    def short(self, short: records.Short) -> Schema:
        value = self.kind(short.kind)
        if isinstance(short.kind, kinds.Text):
            value = optional(value)
        return {"anyOf": [value, self.kind(short.record)]}

    def styles(self, styles: style_kinds.Styles) -> Schema:
        value = self.kind(styles.value)
        return {"type": "object", "patternProperties": EXTRA, "additionalProperties": value}

    def list_of(self, kind: kinds.ListOf) -> Schema:
        made: Schema = {"type": "array", "items": self.kind(kind.item)}
        if kind.least:
            made["minItems"] = kind.least
        if kind.most:
            made["maxItems"] = kind.most
        return made


def optional(schema: Schema) -> Schema:
    """A key without a value counts as not given."""
    if "$ref" in schema or "anyOf" in schema or "enum" in schema:
        return {"anyOf": [*schema.get("anyOf", [schema]), {"type": "null"}]}
    types = schema["type"]
    return {**schema, "type": [*(types if isinstance(types, list) else [types]), "null"]}


def rule_(rule: records.Rule) -> Schema:
    if isinstance(rule, records.OneOf):
        return {"oneOf": [given(rule.one), given(rule.other)]}
    if isinstance(rule, box_rules.Needs):
        return {"if": of_kind(rule.kind), "then": given(rule.key)}
    if isinstance(rule, box_rules.Placed):
        return placed(alone=rule.alone)
    assert isinstance(rule, records.Without)
    return {"not": {"allOf": [given(rule.key), {"anyOf": [given(o) for o in rule.others]}]}}


def placed(*, alone: bool) -> Schema:
    """Off the grid, whole on it, or with a size from elsewhere."""
    whole = [given(key) for key in box_rules.GRID]
    parts = [given(key) for key in (*box_rules.GRID, *box_rules.INSETS)]
    nowhere: Schema = {"not": {"anyOf": parts}}
    sized: Schema = {"anyOf": [given("slot"), given("booked"), of_kind("element")]}
    free = {"allOf": [sized, nowhere]} if alone else nowhere
    corner = {"allOf": [sized, *whole[:2]]}
    sold = {"allOf": [{"anyOf": [given("slot"), given("booked")]}, of_kind("ad")]}
    return {"anyOf": [given("at"), {"allOf": whole}, corner, sold, free]}


def of_kind(kind: str) -> Schema:
    return {"required": ["kind"], "properties": {"kind": {"const": kind}}}


def given(key: str) -> Schema:
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def text(kind: kinds.Text) -> Schema:
    return {"type": SCALAR, **({"pattern": r"\S"} if kind.filled else {})}


def lines(_: kinds.Lines) -> Schema:
    return {"anyOf": [{"type": SCALAR}, {"type": "array", "items": {"type": [*SCALAR, "null"]}}]}


def name_(kind: kinds.Name) -> Schema:
    pattern = r"^(?!\.\.$)(?!~)(?![A-Za-z]:)[^/\\]{1,80}$" if kind.file else r"^[^\s/]{1,80}$"
    return {"type": SCALAR, "pattern": pattern}


def story_reference(_: kinds.StoryReference) -> Schema:
    return {"type": "string", "pattern": r"^[^/]+/[^/\s]+$"}


def file_path(_: kinds.FilePath) -> Schema:
    inside = r"^(?=.*\S)(?![/\\~])(?![A-Za-z]:)(?!.*://)(?!(.*[/\\])?\.\.([/\\]|$))"
    return {"type": SCALAR, "pattern": inside}


def integer(kind: kinds.Integer) -> Schema:
    return {
        "type": ["integer", "string"],
        "minimum": kind.least,
        "maximum": kind.most,
        "pattern": r"^[+-]?[0-9]{1,12}$",
    }


def boolean(_: kinds.Boolean) -> Schema:
    words = sorted({form for word in kinds.BOOLEANS for form in (word, word.title(), word.upper())})
    return {"enum": [True, False, *words]}


def choice(kind: kinds.Choice) -> Schema:
    return {"enum": list(kind.options)}


def decimal(kind: kinds.Decimal) -> Schema:
    return {
        "type": ["number", "string"],
        "minimum": kind.least / kind.scale,
        "maximum": kind.most / kind.scale,
        "pattern": f"^{SIGN}{NUMBER.rsplit('|', 1)[0]}){' *%?' if kind.percent else ''}$",
        **({"multipleOf": 1} if kind.scale == 1 else {}),
    }


def length(kind: kinds.LengthOf) -> Schema:
    sign = SIGN if kind.sign == "any" else r"\+?"
    above = r"(?=[^a-z]*[1-9½¼¾⅓⅔⅛])" if kind.sign == "plus" else ""
    written = f"{sign}{above}{NUMBER}{BLANKS}({'|'.join(kind.units)})"
    if kind.names:
        written += f"|({'|'.join(SIZE_NAMES)})字?"
    zero = [] if kind.sign == "plus" else ["integer"]
    return {
        "type": ["string", *zero],
        **({"minimum": 0, "maximum": 0} if zero else {}),
        "pattern": f"^{BLANKS}({written}){BLANKS}$" + ("|^0$" if zero else ""),
    }


def date(_: kinds.CalendarDate) -> Schema:
    return {
        "type": "string",
        "format": "date",
        "pattern": r"^[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$",
    }


def written() -> dict[Path, str]:
    """The text of every schema file."""
    return {
        FOLDER / f"{kind}.schema.json": json.dumps(Maker().file(kind), ensure_ascii=False, indent=2)
        + "\n"
        for kind in tables.TABLES
    }


def main() -> int:
    stale = 0
    for path, content in written().items():
        if path.exists() and path.read_text(encoding="utf-8") == content:
            continue
        if "--check" in sys.argv[1:]:
            sys.stderr.write(f"{path.name} is not current: run python tools/make_schemas.py\n")
            stale = 1
        else:
            path.parent.mkdir(exist_ok=True)
            path.write_text(content, encoding="utf-8")
    return stale


if __name__ == "__main__":
    raise SystemExit(main())
