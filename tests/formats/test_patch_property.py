"""Random edits of random YAML texts: another reader finds what was asked, comments survive."""

from __future__ import annotations

import copy
import json
from typing import Any

import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from pagesetter.formats.patch import DeleteItem, InsertItem, MoveItem, SetValue, patch

WORDS = [
    "甲",
    "乙丙",
    "a",
    "no",
    "0.5字",
    "x: y",
    "#z",
    "",
    "it's",
    '"q"',
    "-",
    "甲\n乙",
    " s",
    "😀",
]
KEYS = ["id", "column", "栏", "x-注", "two words", "a"]
LEAVES = st.sampled_from(WORDS)
TREES = st.recursive(
    LEAVES,
    lambda inner: (
        st.lists(inner, min_size=1, max_size=4)
        | st.dictionaries(st.sampled_from(KEYS), inner, min_size=1, max_size=4)
    ),
    max_leaves=14,
)
ROOTS = st.dictionaries(st.sampled_from(KEYS), TREES, min_size=1, max_size=5)


class Writer:
    """Writes a tree in styles chosen at random, with numbered comments wherever they may be."""

    def __init__(self, draw: Any, step: int, dash: int) -> None:
        self.draw, self.step, self.dash, self.comments = draw, step, dash, 0

    def flip(self) -> bool:
        return bool(self.draw(st.booleans()))

    def comment(self) -> str:
        if not self.flip():
            return ""
        self.comments += 1
        return f" # c{self.comments};\t注"

    def line(self, indent: int) -> list[str]:
        text = self.comment()
        return [" " * indent + text.lstrip()] if text else [""] if self.flip() else []

    def text(self, value: str) -> str:
        if "\n" not in value and self.flip():
            return "'" + value.replace("'", "''") + "'"
        return json.dumps(value, ensure_ascii=False)

    def flow(self, value: Any) -> str:
        if isinstance(value, str):
            return self.text(value)
        if isinstance(value, list):
            return "[" + ", ".join(self.flow(v) for v in value) + "]"
        return "{" + ", ".join(f"{self.text(k)}: {self.flow(v)}" for k, v in value.items()) + "}"

    def after(self, head: str, value: Any, indent: int, inner: int) -> list[str]:
        if isinstance(value, str) and value == "甲\n乙" and self.flip():
            return [
                f"{head} |-{self.comment()}",
                " " * (inner + 1) + "甲",
                " " * (inner + 1) + "乙",
            ]
        if isinstance(value, str) or self.flip():
            return [f"{head} {self.flow(value)}{self.comment()}"]
        return [head + self.comment(), *self.block(value, inner)]

    def block(self, value: Any, indent: int) -> list[str]:
        lines: list[str] = []
        if isinstance(value, list):
            for part in value:
                lines += self.line(indent)
                lines += self.after(" " * indent + "-", part, indent, indent + 2)
        else:
            for key, part in value.items():
                inner = indent + (self.dash if isinstance(part, list) else self.step)
                lines += self.line(indent)
                lines += self.after(f"{' ' * indent}{self.text(key)}:", part, indent, inner)
        return lines


@st.composite
def texts(draw: Any) -> str:
    writer = Writer(draw, draw(st.sampled_from([1, 2, 4])), draw(st.sampled_from([0, 2, 3])))
    newline = draw(st.sampled_from(["\n", "\r\n"]))
    lines = writer.block(draw(ROOTS), 0)
    return ("\ufeff" if writer.flip() else "") + newline.join(lines) + newline * writer.flip()


def read(text: str) -> Any:
    return yaml.load(text.removeprefix("\ufeff"), Loader=yaml.BaseLoader)


def paths(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = value.items() if isinstance(value, dict) else enumerate(value)
    if isinstance(value, str):
        return [path]
    return [path, *(p for k, v in inner for p in paths(v, (*path, k)))]


def at(value: Any, path: tuple[Any, ...]) -> Any:
    for name in path:
        value = value[name]
    return value


@settings(max_examples=120, deadline=None)
@given(texts(), st.data())
def test_another_reader_finds_what_was_asked(text: str, data: Any) -> None:
    before = read(text)
    wanted = copy.deepcopy(before)
    path = data.draw(st.sampled_from([p for p in paths(before) if p]))
    holder, target = at(wanted, path[:-1]), at(wanted, path)
    value = data.draw(LEAVES | TREES)
    kind = data.draw(st.sampled_from(["set", "delete", "insert", "move"]))
    if kind == "insert" and isinstance(target, list):
        place = data.draw(st.integers(0, len(target)))
        target.insert(place, value)
        edit: Any = InsertItem(path, place, value)
    elif kind == "insert" and isinstance(target, dict) and len(target) < len(KEYS):
        key = next(k for k in KEYS if k not in target)
        target[key] = value
        edit = InsertItem(path, key, value, tuple(data.draw(st.permutations(KEYS))))
    elif kind == "move" and isinstance(target, list):
        one, other = (data.draw(st.integers(0, len(target) - 1)) for _ in "ab")
        target.insert(other, target.pop(one))
        edit = MoveItem(path, one, other)
    elif kind == "delete":
        del holder[path[-1]]
        edit = DeleteItem(path)
    else:
        holder[path[-1]] = value
        edit = SetValue(path, value)
    after = patch(text, [edit])
    assert read(after) == wanted
    assert after.startswith("\ufeff") == text.startswith("\ufeff")
    assert ("\r\n" in text) or ("\r" not in after)
    if isinstance(edit, InsertItem | MoveItem) or (
        isinstance(edit, SetValue) and isinstance(value, str) and isinstance(at(before, path), str)
    ):
        assert after.count("注") == expected_notes(text, before, wanted, after)


def expected_notes(text: str, before: Any, wanted: Any, after: str) -> int:
    """Every comment is still there: only the values' own 注 may differ in number."""
    own = lambda value: json.dumps(value, ensure_ascii=False).count("注")  # noqa: E731
    return text.count("注") + own(wanted) - own(before)


@settings(max_examples=80, deadline=None)
@given(texts(), st.data())
def test_a_scalar_set_changes_its_own_line_alone(text: str, data: Any) -> None:
    before = read(text)
    leaves = [p for p in paths(before) if isinstance(at(before, p), str)]
    if not leaves:
        return
    path = data.draw(st.sampled_from(leaves))
    after = patch(text, [SetValue(path, "新值")])
    old, new = text.split("\n"), after.split("\n")
    gone = [line for line in old if line not in new]
    assert len(gone) <= 3 if "|-" in text else len(old) == len(new)
    if "|-" not in text:
        assert sum(a != b for a, b in zip(old, new, strict=True)) == 1
