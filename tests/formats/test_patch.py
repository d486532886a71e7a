"""Edits of YAML text: what changes is what was asked, and nothing else does."""

from __future__ import annotations

import pytest

from pagesetter.formats.patch import (
    DeleteItem,
    InsertItem,
    MoveItem,
    PatchError,
    SetValue,
    patch,
)
from pagesetter.formats.yaml_tree import parse

# --- a scalar replaced: (text, path, value, text afterwards)
SCALARS = {
    "plain": ("a: 1 # 注\nb: 2\n", ("a",), 3, "a: 3 # 注\nb: 2\n"),
    "byte order mark": ("\ufeffa: 1\n", ("a",), 3, "\ufeffa: 3\n"),
    "CRLF": ("a: 1\r\nb: 2\r\n", ("b",), 3, "a: 1\r\nb: 3\r\n"),
    "no last newline": ("a: 1\nb: 2", ("b",), 3, "a: 1\nb: 3"),
    "behind emoji": ("x: 😀𠮷\nb: {t: 😀, n: 2}\n", ("b", "n"), 3, "x: 😀𠮷\nb: {t: 😀, n: 3}\n"),
    "tab in comment": ("a: 1\t# x\ty\nb: 2\n", ("a",), 3, "a: 3\t# x\ty\nb: 2\n"),
    "single quotes": ("a: 'x'\n", ("a",), "it's", "a: 'it''s'\n"),
    "double quotes": ('a: "x"\n', ("a",), 'a "b"', 'a: "a \\"b\\""\n'),
    "double quotes take newlines": ('a: "x"\n', ("a",), "甲\n乙", 'a: "甲\\n乙"\n'),
    "single cannot take newlines": ("a: 'x'\n", ("a",), "甲\n乙", 'a: "甲\\n乙"\n'),
    "plain cannot hold a colon": ("a: x\n", ("a",), "甲: 乙", "a: '甲: 乙'\n"),
    "plain cannot hold a comment": ("a: x\n", ("a",), "甲 # 乙", "a: '甲 # 乙'\n"),
    "plain holds a comma in block": ("a: x\n", ("a",), "甲, 乙", "a: 甲, 乙\n"),
    "plain holds no comma in flow": ("{a: x}\n", ("a",), "甲, 乙", "{a: '甲, 乙'}\n"),
    "plain holds full-width marks": ("a: x\n", ("a",), "甲：乙，丙", "a: 甲：乙，丙\n"),
    "nothing in quotes": ("a: x\n", ("a",), "", "a: ''\n"),
    "no is text here": ("a: x\n", ("a",), "no", "a: no\n"),
    "an empty value": ("a: # c\nb: 1\n", ("a",), "x", "a: x # c\nb: 1\n"),
    "an empty value in braces": ("{a: , b}\n", ("a",), "x", "{a: x , b}\n"),
    "a key alone in braces": ("{a: , b}\n", ("b",), "x", "{a: , b: x}\n"),
    "value on its own line": ("a:\n  x\nb: 1\n", ("a",), "y", "a:\n  y\nb: 1\n"),
    "plain over two lines": ("a: x\n  y\nb: 1\n", ("a",), "z", "a: z\nb: 1\n"),
    "literal": (
        "a: |  # c\n    甲\n    乙\nb: 1\n",
        ("a",),
        "甲\n丙\n",
        "a: |  # c\n    甲\n    丙\nb: 1\n",
    ),
    "literal without last newline": (
        "a: |-\n  甲\n  乙\nb: 1\n",
        ("a",),
        "甲",
        "a: |-\n  甲\nb: 1\n",
    ),
    "literal in CRLF": ("a: |-\r\n  甲\r\nb: 1\r\n", ("a",), "乙\n丙",
                        "a: |-\r\n  乙\r\n  丙\r\nb: 1\r\n"),
    "literal at the end": ("a: |-\n  甲", ("a",), "乙\n丙", "a: |-\n  乙\n  丙"),
    "folded": ("a: >-\n  x\n  y\nb: 1\n", ("a",), "x z\nw", "a: >-\n  x z\n\n  w\nb: 1\n"),
    "plain to several lines": ("a: x # c\nb: 1\n", ("a",), "甲\n乙",
                               "a: |- # c\n  甲\n  乙\nb: 1\n"),
    "in a list": ("- a\n- b # c\n", (1,), "d", "- a\n- d # c\n"),
    "in a list, several lines": ("- a\n- b\n", (0,), "甲\n乙", "- |-\n  甲\n  乙\n- b\n"),
    "quoted keys": ("'a': {\"b c\": 1}\n", ("a", "b c"), 2, "'a': {\"b c\": 2}\n"),
    "tag and anchor": ("a: &n !!str 1\n", ("a",), 2, "a: &n !!str 2\n"),
    "document marks": ("---\na: 1\n...\n", ("a",), 2, "---\na: 2\n...\n"),
    "true in the file's words": ("a: 是\n", ("a",), False, "a: 否\n"),
    "true in other words": ("a: true\n", ("a",), False, "a: false\n"),
    "explicit key": ("? a\n: 1\n", ("a",), 2, "? a\n: 2\n"),
    "control characters": ("a: x\n", ("a",), "a\x07\x85\u2028", 'a: "a\\x07\\x85\\u2028"\n'),
}  # fmt: skip


@pytest.mark.parametrize("name", SCALARS)
def test_scalar(name: str) -> None:
    text, path, value, after = SCALARS[name]
    assert patch(text, [SetValue(path, value)]) == after


# --- collections, aliases: (text, edit, text afterwards)
FRAMES = """\
frames:   # 框
  # 第一框
  - {id: f1, column: 1}   # 甲
  - id: f2   # 乙
    column: 2

  # 第三框
  - {id: f3, column: 3}
end: x
"""
FRAME = {"id": "f9", "column": 4}
EDITS = {
    "key at the end of flow": (
        "a: {b: 1}  # c\n", InsertItem(("a",), "d", 2), "a: {b: 1, d: 2}  # c\n"),
    "key in its order": (
        "{a: 1, z: 2}\n", InsertItem((), "m", 3, ("a", "m", "z")), "{a: 1, m: 3, z: 2}\n"),
    "key before all": (
        "b: 1\nc: 2\n", InsertItem((), "a", 0, ("a", "b")), "a: 0\nb: 1\nc: 2\n"),
    "key in block": (
        "a:\n   b: 1  # c\n\n# d\ne: 2\n", SetValue(("a", "f"), 3),
        "a:\n   b: 1  # c\n   f: 3\n\n# d\ne: 2\n"),
    "key behind a literal": (
        "a:\n  b: |\n    x\n\ne: 2\n", SetValue(("a", "f"), 3),
        "a:\n  b: |\n    x\n  f: 3\n\ne: 2\n"),
    "key without last newline": ("a: 1", SetValue(("b",), 2), "a: 1\nb: 2"),
    "key in a list item": ("- id: f\n  x: 1\n", SetValue((0, "y"), 2), "- id: f\n  x: 1\n  y: 2\n"),
    "key never before the dash": (
        "- b: 1\n", InsertItem((0,), "a", 0, ("a", "b")), "- b: 1\n  a: 0\n"),
    "key in CRLF": ("a: 1\r\nb: 2\r\n", InsertItem((), "c", 3, ("a", "c")),
                    "a: 1\r\nc: 3\r\nb: 2\r\n"),
    "mapping as value": ("a: 1\n", SetValue(("b",), {"c": {"d": 1}, "e": 2}),
                         "a: 1\nb:\n  c: {d: 1}\n  e: 2\n"),
    "list as value follows the file": (
        "a:\n- x: 1\n  y: 2\n", SetValue(("b",), [{"c": 1, "d": [{"e": 1}]}]),
        "a:\n- x: 1\n  y: 2\nb:\n- c: 1\n  d:\n  - {e: 1}\n"),
    "into an empty list": ("a: []  # c\n", InsertItem(("a",), 0, "x"), "a: [x]  # c\n"),
    "into nothing": ("a:\nb: 1\n", InsertItem(("a",), 0, FRAME),
                     "a:\n  - {id: f9, column: 4}\nb: 1\n"),
    "into an empty mapping": ("a: {}\n", InsertItem(("a",), "k", "v"), "a: {k: v}\n"),
    "item in front": (FRAMES, InsertItem(("frames",), 0, FRAME), FRAMES.replace(
        "  - {id: f1", "  - {id: f9, column: 4}\n  - {id: f1")),
    "item as a block among blocks": (FRAMES, InsertItem(("frames",), 1, FRAME), FRAMES.replace(
        "  - id: f2", "  - id: f9\n    column: 4\n  - id: f2")),
    "item before a comment of the next": (FRAMES, InsertItem(("frames",), 2, FRAME), FRAMES.replace(
        "column: 2\n", "column: 2\n  - {id: f9, column: 4}\n")),
    "item at the end": (FRAMES, InsertItem(("frames",), 3, FRAME), FRAMES.replace(
        "end:", "  - {id: f9, column: 4}\nend:")),
    "item in brackets": ("[a, b]\n", InsertItem((), 1, "x"), "[a, x, b]\n"),
    "item first in brackets": ("[a, b]\n", InsertItem((), 0, "x"), "[x, a, b]\n"),
    "item on a line in brackets": (
        "a: [\n  x,  # 1\n  y   # 2\n]\n", InsertItem(("a",), 1, "n"),
        "a: [\n  x,  # 1\n  n,\n  y   # 2\n]\n"),
    "item last on a line in brackets": (
        "a: [\n  x,  # 1\n  y   # 2\n]\n", InsertItem(("a",), 2, "n"),
        "a: [\n  x,  # 1\n  y,   # 2\n  n\n]\n"),
    "delete in block": (FRAMES, DeleteItem(("frames", 1)), FRAMES.replace(
        "  - id: f2   # 乙\n    column: 2\n", "")),
    "delete the last of a block": ("a:\n  b: 1\n  c: 2 # d\nd: 3\n", DeleteItem(("a", "c")),
                                   "a:\n  b: 1\nd: 3\n"),
    "delete a key beside the dash": (FRAMES, DeleteItem(("frames", 1, "id")), FRAMES.replace(
        "id: f2   # 乙\n    ", "")),
    "delete beside the dash before a comment": (
        "- a: 1\n  # c\n  b: 2\n", DeleteItem((0, "a")), "-\n  # c\n  b: 2\n"),
    "delete without last newline": ("a: 1\nb: 2", DeleteItem(("b",)), "a: 1"),
    "delete in braces": ("{a: 1, b: 2, c: 3}\n", DeleteItem(("b",)), "{a: 1, c: 3}\n"),
    "delete last in braces": ("{a: 1, b: 2}\n", DeleteItem(("b",)), "{a: 1}\n"),
    "delete all": ("a:\n  - x\nb: 1\n", DeleteItem(("a", 0)), "a: []\nb: 1\n"),
    "delete a line in brackets": (
        "a: [\n  x, # 1\n  y # 2\n]\n", DeleteItem(("a", 1)), "a: [\n  x, # 1\n]\n"),
    "delete a literal": ("a: |\n  x\n\n  y\nb: 1\n", DeleteItem(("a",)), "b: 1\n"),
    "move up": (FRAMES, MoveItem(("frames",), 2, 0), """\
frames:   # 框

  # 第三框
  - {id: f3, column: 3}
  # 第一框
  - {id: f1, column: 1}   # 甲
  - id: f2   # 乙
    column: 2
end: x
"""),
    "move without last newline": ("- a\n- b\n- c", MoveItem((), 2, 0), "- c\n- a\n- b"),
    "move in brackets": ("[a,  b, c]\n", MoveItem((), 0, 2), "[b,  c, a]\n"),
    "block to scalar": ("a:  # c\n  b: 1\nd: 2\n", SetValue(("a",), "x"), "a: x  # c\nd: 2\n"),
    "block to flow": ("a:\n- b\nd: 2\n", SetValue(("a",), {}), "a: {}\nd: 2\n"),
    "scalar to block": ("a: x # c\nd: 2\n", SetValue(("a",), {"b": {"c": [1]}}),
                        "a: # c\n  b:\n    c: [1]\nd: 2\n"),
    "flow stays flow": ("a: {b: [1]}  # c\n", SetValue(("a",), {"b": [1, 2]}),
                        "a: {b: [1, 2]}  # c\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", EDITS)
def test_edit(name: str) -> None:
    text, edit, after = EDITS[name]
    assert patch(text, [edit]) == after


# --- anchors and aliases
ALIASES = {
    "an alias is written out where it is used": (
        "a: &n 3  # 宽\nb: *n  # 同\nc: *n\n", SetValue(("b",), 4),
        "a: &n 3  # 宽\nb: 4  # 同\nc: *n\n"),
    "into an aliased mapping": (
        "a: &f {x: 1, y: 2}\nb: *f\n", SetValue(("b", "y"), 9),
        "a: &f {x: 1, y: 2}\nb: {x: 1, y: 9}\n"),
    "into an aliased block": (
        "- &f\n  x: 1\n  y: {z: 2}\n- *f\n", DeleteItem((1, "x")),
        "- &f\n  x: 1\n  y: {z: 2}\n- y: {z: 2}\n"),
    "insert into an aliased list": (
        "a: &l [x]\nb: *l\n", InsertItem(("b",), 1, "y"), "a: &l [x]\nb: [x, y]\n"),
    "the anchored value itself: the anchor moves on": (
        "a: &n 3  # 宽\nb: *n\nc: *n\n", SetValue(("a",), 4), "a: 4  # 宽\nb: &n 3\nc: *n\n"),
    "within an anchored block": (
        "a: &f\n  x: 1\n  y: 2\nb: *f\n", SetValue(("a", "x"), 9),
        "a:\n  x: 9\n  y: 2\nb: &f {x: 1, y: 2}\n"),
    "the anchored item deleted": (
        "- &n a\n- *n\n- *n\n", DeleteItem((0,)), "- &n a\n- *n\n"),
    "a deleted item that refers to itself": (
        "- {a: &n '甲, 乙', b: *n}\n- x: *n\n", DeleteItem((0,)), "- x: &n '甲, 乙'\n"),
    "an anchor without aliases stays": ("a: &n 3\n", SetValue(("a",), 4), "a: &n 4\n"),
    "an item holding an anchor moves behind its alias": (
        "- &n a\n- *n\n- c\n", MoveItem((), 0, 2), "- a\n- c\n- a\n"),
}  # fmt: skip


@pytest.mark.parametrize("name", ALIASES)
def test_alias(name: str) -> None:
    text, edit, after = ALIASES[name]
    assert patch(text, [edit]) == after


def test_both_parsers_see_the_same_tree() -> None:
    texts = [case[0].removeprefix("\ufeff") for case in (*SCALARS.values(), *EDITS.values())]
    texts += [case[0] for case in ALIASES.values()]
    texts += ["a:\n- \n-\n  b:\nc: |2+\n   x\n\n\nd: ! 'x'\ne: [a: b, {c, d: 1}, ? e]\n"]
    for text in texts:
        if "\t#" in text:  # the parser in Python takes no tab before a comment
            continue
        assert parse(text) == parse(text, in_python=True), text


def test_edits_follow_each_other() -> None:
    edits = [DeleteItem((0,)), SetValue((0,), "x"), InsertItem((), 2, "y")]
    assert patch("- a\n- b\n- c\n", edits) == "- x\n- c\n- y\n"


def test_no_edit_no_change() -> None:
    text = "\ufeff%YAML 1.1\r\n---\ta: {b:\n"
    assert patch(text, []) == text


def test_same_value_no_change() -> None:
    assert patch("a: 0x10\n", [SetValue(("a",), "0x10")]) == "a: 0x10\n"


@pytest.mark.parametrize(
    ("text", "edit"),
    [
        ("a: [1\n", SetValue(("a",), 1)),
        ("", SetValue(("a",), 1)),
        ("a: 1\n---\nb: 2\n", SetValue(("a",), 1)),
        ("a: 1\n", SetValue(("b", "c"), 1)),
        ("a: [1]\n", SetValue(("a", 1), 1)),
        ("a: 1\n", DeleteItem(("b",))),
        ("a: 1\n", DeleteItem(())),
        ("a: [1]\n", InsertItem(("a",), 2, 1)),
        ("a: 1\n", InsertItem((), "a", 2)),
        ("a: [1]\n", MoveItem(("a",), 0, 1)),
        ("a: 1\n", SetValue(("a",), "\ud800")),
        ("a: *b\n", SetValue(("a",), 1)),
        ("a: &b 1\nc: &b 2\n", SetValue(("a",), 1)),
    ],
)
def test_refused(text: str, edit: SetValue) -> None:
    with pytest.raises(PatchError):
        patch(text, [edit])
