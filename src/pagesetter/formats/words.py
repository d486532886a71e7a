"""Words for the shapes of YAML values, in English and Chinese. Imported only to report."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pagesetter.findings.suggest import nearest
from pagesetter.formats.notes import Node

if TYPE_CHECKING:
    from collections.abc import Sequence

_WANTED = {
    "text": ("text", "文字"),
    "whole-number": ("a whole number", "整数"),
    "number": ("a number", "数字"),
    "percent": ("a percentage such as 90%", "百分数（如 90%）"),
    "boolean": ("yes or no", "“是”或“否”（yes 或 no）"),
    "length": ("a length with its unit such as 8.5pt", "带单位的长度（如 8.5pt）"),
    "date": ("a date such as 2026-11-24", "日期（如 2026-11-24）"),
    "sequence": ("a list", "列表"),
    "mapping": ("keys with values", "若干“键: 值”"),
}
_SHAPES = {
    "scalar": ("a single value", "单个值"),
    "sequence": ("a list", "列表"),
    "mapping": ("keys with values", "若干“键: 值”"),
}


def wanted_words(wanted: str) -> tuple[str, str]:
    return _WANTED[wanted]


def shape_words(node: Node) -> tuple[str, str]:
    """What stands there: the value itself when it is one, else its shape."""
    if isinstance(node.value, str):
        from pagesetter.findings.suggest import shown

        text = shown(node.value)
        return (f"“{text}”", f"“{text}”") if text else ("nothing", "空值")
    return _SHAPES[node.id]


def length_hints(text: str, units: Sequence[str], names: bool) -> dict[str, str]:
    """A did-you-mean for a length: 4PT → 4pt, 5毫米 → 5mm, 小5号 → 小五."""
    wide = {chr(0xFF10 + i): str(i) for i in range(10)} | {"．": "."}
    plain = "".join(wide.get(c, c) for c in text).strip()
    number = plain.rstrip("".join({c for c in plain if c not in "0123456789.-+½¼¾/"}))
    unit = plain[len(number) :].strip()
    aliases = {
        "毫米": "mm", "厘米": "cm", "磅": "pt", "点": "pt", "寸": "in", "英寸": "in", "em": "字",
        "zi": "字", "个字": "字", "line": "行", "lines": "行", "hang": "行", "栏": "字",
    }  # fmt: skip
    meant = aliases.get(unit.lower()) or nearest(unit, units)
    if number and meant in units:
        return {
            "hint": f"; did you mean “{number}{meant}”?",
            "hint_zh": f"，是不是“{number}{meant}”？",
        }
    if names:
        from pagesetter.findings.suggest import hints
        from pagesetter.geometry.length import SIZE_NAMES

        return hints(plain, SIZE_NAMES)
    return {"hint": "", "hint_zh": ""}
