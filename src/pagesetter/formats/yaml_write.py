"""Turns values into YAML text: scalars in a given quoting style, collections in flow or block.

A scalar it writes reads back as the same text; what would read as nothing is quoted. Words
such as `no` stand plain: this format takes its types from the schema. Knows no file and no
place in one: the caller verifies.
"""

from __future__ import annotations

import re
from itertools import pairwise

from pagesetter.formats.yaml_tree import Mapping, Node, PatchError, Plain, Scalar, Sequence, parse
from pagesetter.values import NamedTuple

WIDTH = 100
"""Longest line, in characters, that a collection is written on as a whole."""


class Habits(NamedTuple):
    """How a file is written: what new lines in it follow. Distances in columns."""

    newline: str = "\n"
    step: int = 2
    """From a key to the mapping under it."""
    dash: int = 2
    """From a key to the dashes of the list under it."""
    after_dash: int = 2
    """From a dash to what follows it."""
    padding: str = ""
    """Blank inside braces."""
    literal: bool = True
    """Texts of several lines stand as `|` blocks; else in double quotes."""


_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r"}
_SAFE = re.compile("[0-9A-Za-z\u3400-\u9fff][0-9A-Za-z\u3400-\u9fff.%/_-]*")


def scalar(text: str, flow: bool, style: str = "") -> str:
    """Write a scalar on one line, in `style` (plain, `'`, `"`) where that can hold it."""
    if not style and _is_plain(text, flow):
        return text
    if style != '"' and _is_printable(text):
        return "'" + text.replace("'", "''") + "'"
    return '"' + "".join(_escaped(c) for c in text) + '"'


def _is_plain(text: str, flow: bool) -> bool:
    """True when the text stands for itself without quotes, as key, value and list item."""
    if text.lower() in ("", "~", "null") or text.strip() != text or not _is_printable(text):
        return False
    if text.startswith(("---", "...", "<<")):
        return False
    if _SAFE.fullmatch(text):
        return True
    trial = f"{{{text}: {text}, k: [{text}, z]}}" if flow else f"{text}: {text}\nk:\n- {text}\n"
    try:
        node = parse(trial)
    except PatchError:
        return False
    return isinstance(node, Mapping) and _all_plain(node, text)


def _all_plain(node: Mapping, text: str) -> bool:
    if len(node.pairs) != 2 or not isinstance(node.pairs[1].value, Sequence):
        return False
    found: list[Node] = [node.pairs[0].key, node.pairs[0].value, node.pairs[1].value.items[0]]
    return all(
        isinstance(n, Scalar) and n.text == text and not n.style and n.content == n.start
        for n in found
    )


def _is_printable(text: str) -> bool:
    """True for text that single quotes hold on one line: no control characters, no line ends."""
    return all(
        c == "\t" or " " <= c <= "~" or (c >= "\xa0" and c not in "\u2028\u2029\ufeff\ufffe\uffff")
        for c in text
    ) and not any("\ud800" <= c <= "\udfff" for c in text)


def _escaped(c: str) -> str:
    if c in _ESCAPES:
        return _ESCAPES[c]
    if _is_printable(c):
        return c
    code = ord(c)
    if 0xD800 <= code < 0xE000:
        raise PatchError("half a character cannot be written")
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}"


def block_scalar(text: str, indent: int, header: str = "|") -> list[str] | None:
    """The header and the lines of a `|` or `>` scalar; None when it cannot hold the text.

    Lines stand `indent` columns in. Leading blanks would need an indentation indicator and
    several final newlines a `+`: such texts stand better in quotes.
    """
    body = text[:-1] if text.endswith("\n") else text
    lines = body.split("\n")
    if not body or not lines[-1] or any(line[:1] in (" ", "\t") for line in lines):
        return None
    if not all(_is_printable(line) for line in lines):
        return None
    if header == ">":
        lines = _folded(lines)
    chomp = "" if text.endswith("\n") else "-"
    return [header + chomp, *(" " * indent + line if line else "" for line in lines)]


def _folded(lines: list[str]) -> list[str]:
    """Every newline of the text becomes a blank line more."""
    folded = lines[:1]
    for before, line in pairwise(lines):
        folded += ["", line] if before else [line]
    return folded


def text_lines(text: str, indent: int, habits: Habits) -> list[str]:
    """A text in block context: on one line, or as a `|` scalar with its lines `indent` in."""
    if "\n" not in text:
        return [scalar(text, False)]
    lines = block_scalar(text, indent) if habits.literal else None
    return lines or [scalar(text, False, '"')]


def flow(value: Plain, habits: Habits) -> str:
    """Write a value on one line, collections in braces and brackets."""
    if isinstance(value, str):
        return scalar(value, True)
    if isinstance(value, list):
        return "[" + ", ".join(flow(item, habits) for item in value) + "]"
    if not value:
        return "{}"
    pad = habits.padding
    return "{" + pad + ", ".join(flow_pair(k, v, habits) for k, v in value.items()) + pad + "}"


def flow_pair(key: str, value: Plain, habits: Habits) -> str:
    return f"{scalar(key, True)}: {flow(value, habits)}"


def fits_flow(value: Plain, indent: int, habits: Habits) -> bool:
    """True for what reads best on one line: empty, or nothing but short scalars."""
    if isinstance(value, str):
        return False
    parts = value if isinstance(value, list) else value.values()
    if not all(isinstance(part, str) and "\n" not in part for part in parts):
        return not value
    return indent + len(flow(value, habits)) <= WIDTH


def block(value: Plain, indent: int, habits: Habits) -> list[str]:
    """The lines of a filled list or mapping in block style, `indent` columns in."""
    if isinstance(value, list):
        return [line for part in value for line in item(part, indent, habits)]
    assert isinstance(value, dict)
    return [line for k, v in value.items() for line in pair(k, v, indent, habits)]


def pair(
    key: str, value: Plain, indent: int, habits: Habits, in_flow: bool | None = None
) -> list[str]:
    """The lines of `key: value`. `in_flow` says how a collection stands; None judges."""
    name = scalar(key, False)
    lines = _after(name + ":", value, indent, indent + habits.step, habits, in_flow)
    if lines is None:
        inner = indent + (habits.dash if isinstance(value, list) else habits.step)
        lines = [" " * indent + name + ":", *block(value, inner, habits)]
    return lines


def item(value: Plain, indent: int, habits: Habits, in_flow: bool | None = None) -> list[str]:
    """The lines of `- value`. `in_flow` says how a collection stands; None judges."""
    inner = indent + habits.after_dash
    lines = _after("-", value, indent, inner, habits, in_flow)
    if lines is None:
        lines = block(value, inner, habits)
        lines[0] = " " * indent + "-" + lines[0][indent + 1 :]
    return lines


def _after(
    head: str, value: Plain, indent: int, inner: int, habits: Habits, in_flow: bool | None
) -> list[str] | None:
    """The lines of what can follow `head` on its line; None for a block collection."""
    start = " " * indent + head + " "
    if isinstance(value, str):
        lines = text_lines(value, inner, habits)
        return [start + lines[0], *lines[1:]]
    if not value or in_flow or (in_flow is None and fits_flow(value, len(start), habits)):
        return [start + flow(value, habits)]
    return None
