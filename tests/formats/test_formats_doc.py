"""docs/formats.md: its examples are right, and every key of the formats is in one of them."""

from __future__ import annotations

import re
from typing import Any

import pytest
from jsonschema import Draft202012Validator
from schema_instance import ROOT, instance, schema

from pagesetter.formats import parse_article
from pagesetter.formats.decode import decode
from pagesetter.formats.kinds import BAD
from pagesetter.formats.notes import Notes

BLOCK = re.compile(r"^```(yaml|markdown)\n(.*?)^```$", re.M | re.S)


def examples() -> list[tuple[str, str]]:
    """Kind and text of each example; of an article its head alone."""
    found = []
    for _, text in BLOCK.findall((ROOT / "docs/formats.md").read_text(encoding="utf-8")):
        if text.startswith("---\n"):
            text = text.split("---\n")[1]
        kind = re.match(r"format: pagesetter-([a-z]+)/1\n", text)
        assert kind is not None, text
        found.append((kind.group(1), text))
    return found


def test_the_examples_are_read_without_a_finding():
    kinds = set()
    for kind, text in examples():
        notes = Notes("x.yaml")
        assert decode(text, kind, notes) is not BAD
        assert [f.message() for f in notes.findings] == []
        assert Draft202012Validator(schema(kind)).is_valid(instance(text))
        kinds.add(kind)
    assert kinds == {"paper", "layout", "issue", "page", "element", "article"}


def test_the_example_of_copy_is_read_without_a_finding():
    (text,) = [t for lang, t in BLOCK.findall((ROOT / "docs/formats.md").read_text("utf-8"))
               if lang == "markdown"]  # fmt: skip
    article, findings = parse_article(text, "a")
    assert [f.message() for f in findings] == []
    assert {b.kind for b in article.body} == {
        "paragraph", "subhead", "list-item", "quotation", "editor-note", "names", "question",
        "answer", "table", "figure", "sign-off",
    }  # fmt: skip
    assert article.body[0].text == (
        "段落之间空一行。同一段里换行，汉字之间不加空格，English words are joined by a space. "
        "行末加反斜杠是强制换行。\n这一行另起。"
    )


def properties(part: Any, pointer: str) -> list[str]:
    """Pointers of all keys a schema knows."""
    if isinstance(part, list):
        return [p for i, item in enumerate(part) for p in properties(item, f"{pointer}/{i}")]
    if not isinstance(part, dict):
        return []
    found = [f"{pointer}/properties/{key}" for key in part.get("properties", {})]
    # Rules speak of keys again without defining them.
    rules = ("allOf", "oneOf", "not", "required", "pattern")
    return found + [
        p for key, value in part.items() if key not in rules
        for p in properties(value, f"{pointer}/{key}")
    ]  # fmt: skip


def used(part: dict[str, Any], root: dict[str, Any], value: Any, pointer: str) -> set[str]:
    """Pointers of the keys an instance uses."""
    if "$ref" in part:
        name = part["$ref"].removeprefix("#/$defs/")
        return used(root["$defs"][name], root, value, f"/$defs/{name}")
    found: set[str] = set()
    for index, choice in enumerate(part.get("anyOf", [])):
        found |= used(choice, root, value, f"{pointer}/anyOf/{index}")
    if isinstance(value, list) and "items" in part:
        for item in value:
            found |= used(part["items"], root, item, f"{pointer}/items")
    if isinstance(value, dict):
        for key, item in value.items():
            here = f"{pointer}/properties/{key}"
            if key in part.get("properties", {}):
                found |= {here} | used(part["properties"][key], root, item, here)
            elif isinstance(part.get("additionalProperties"), dict):
                more = part["additionalProperties"]
                found |= used(more, root, item, f"{pointer}/additionalProperties")
    return found


ALIKE = {"style-values": "style", "furniture": "box", "override": "box", "inner-box": "box"}
"""Parts of schemas whose keys are those of another."""
OWN = {"/$defs/row/properties/" + key for key in ("left", "right", "align")}


def alike(pointers: set[str]) -> set[str]:
    """Pointers where the same key is always the same pointer."""
    properties = schema("paper")["$defs"]["style"]["properties"]
    named = set()
    for pointer in pointers:
        for name, other in ALIKE.items():
            pointer = pointer.replace(f"/$defs/{name}/", f"/$defs/{other}/")
        for name in ("box", "row"):
            head, _, key = pointer.partition(f"/$defs/{name}/properties/")
            if key in properties and not head and pointer not in OWN:
                pointer = f"/$defs/style/properties/{key}"
        named.add(pointer)
    return named


@pytest.mark.parametrize("kind", ["paper", "layout", "issue", "page", "element", "article"])
def test_every_key_is_in_an_example(kind):
    made = schema(kind)
    known = set(properties(made, ""))
    shown = set()
    for other, text in examples():
        # A named part, such as a style, may be shown in a file of another kind.
        pointers = used(schema(other), schema(other), instance(text), "")
        shown |= {p for p in pointers if other == kind or p.startswith("/$defs/")}
    assert sorted(alike(known) - alike(shown)) == []
    assert len(known) > 3
