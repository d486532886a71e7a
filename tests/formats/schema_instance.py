"""YAML as an editor's schema checker sees it: plain scalars typed by YAML 1.2's core schema."""

from __future__ import annotations

import importlib.util
import json
import re
from pathlib import Path
from typing import Any

from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes

ROOT = Path(__file__).parent.parent.parent


def schema(kind: str) -> dict[str, Any]:
    folder = ROOT / "src/pagesetter/formats/schemas"
    return json.loads((folder / f"{kind}.schema.json").read_text(encoding="utf-8"))


def make_schemas() -> Any:
    """The tool as a module."""
    spec = importlib.util.spec_from_file_location("make_schemas", ROOT / "tools/make_schemas.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def instance(text: str) -> Any:
    node = compose(text, Notes("x.yaml"))
    assert node is not None
    return typed(node)


def typed(node: Any) -> Any:
    if node.id == "mapping":
        return {key.value: typed(value) for key, value in node.value}
    if node.id == "sequence":
        return [typed(item) for item in node.value]
    text = node.value
    if node.style:
        return text
    if text in ("", "~", "null"):
        return None
    if text in ("true", "True", "TRUE", "false", "False", "FALSE"):
        return text.lower() == "true"
    if re.fullmatch(r"[-+]?[0-9]+", text):
        return int(text)
    if re.fullmatch(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?", text):
        return float(text)
    return text
