"""YAML that is none: our own words, at the place an editor has to look at."""

from __future__ import annotations

import pytest

from pagesetter.findings import ERROR
from pagesetter.formats.nodes import compose
from pagesetter.formats.notes import Notes

# Text; code, line, column; words in the Chinese message.
CASES = {
    "two colons": ("版: 甲\n题: 科普: 新篇\n", "yaml-colon", 2, 6, "冒号"),
    "deeper after a value": ("a: 1\n  b: 2\n", "yaml-colon", 2, 4, "冒号"),
    "full-width colon": ("format: x\n题：科普\nb: 1\n",
                        "yaml-wide-colon", 2, 2, "“题：”用了全角冒号"),
    "no blank after the colon": ("a: 1\nb:2\nc: 3\n", "yaml-no-colon", 2, 1, "“b:2”"),
    "a word alone": ("a: 1\n单独一行\nc: 3\n", "yaml-no-colon", 2, 1, "单独一行"),
    "tab": ("a:\n\tb: 1\n", "yaml-tab", 2, 1, "制表符"),
    "tab after blanks": ("a:\n  b: 1\n \tc: 2\n", "yaml-tab", 3, 2, "制表符"),
    "open single quote": ("a: '甲\nb: 1\n", "yaml-quote-open", 1, 4, "引号没有配对"),
    "open double quote": ('a: 1\nb: "甲\n', "yaml-quote-open", 2, 4, "引号没有配对"),
    "open list": ("a: 1\nb: [1, 2\nc: 3\n", "yaml-bracket-open", 2, 4, "第 3 行"),
    "open list at the end": ("a: 1\nb: [\n\n", "yaml-bracket-open", 2, 4, "括号没有配对"),
    "open list before items": ("a: [\n  - 甲\n", "yaml-bracket-open", 1, 4, "括号没有配对"),
    "open mapping before items": ("b: {\n- 甲: 1\n", "yaml-bracket-open", 1, 4, "括号没有配对"),
    "open mapping": ("a: {b: 1\n", "yaml-bracket-open", 1, 4, "括号没有配对"),
    "indentation": ("a:\n    b: 1\n  c: 2\n", "yaml-indent", 3, 3, "缩进"),
    "list out of line": ("a:\n  - 甲\n - 乙\n", "yaml-indent", 3, 2, "缩进"),
    "text after a quote": ("a: '甲'乙\n", "yaml-unexpected", 1, 7, "“乙”"),
    "bracket without partner": ("a: 甲\nb: ]\n", "yaml-unexpected", 2, 4, "“]”"),
    "reserved mark": ("a: @甲\n", "yaml-quote-needed", 1, 4, "@"),
    "percent": ("a: %甲\n", "yaml-quote-needed", 1, 4, "%"),
    "unknown alias": ("a: 1\nb: *x1\n", "yaml-anchor-unknown", 2, 4, "&x1"),
    "a star before text": ("a: *甲\n", "yaml-anchor-form", 1, 4, "加引号"),
    "second document": ("a: 1\n---\nb: 2\n", "yaml-documents", 2, 1, "---"),
    "control character": ("a: 甲\x07\n", "yaml-character", 1, 5, "U+0007"),
    "tag without meaning": ("a: !py!x 1\n", "yaml-tag", 1, 4, "标签"),
    "alias of itself": ("a: &x [*x]\n", "alias-bomb", 1, 1, "50000"),
}  # fmt: skip


@pytest.mark.parametrize("plain", [False, True], ids=["c", "python"])
@pytest.mark.parametrize("case", CASES)
def test_not_yaml(case, plain):
    text, code, line, column, chinese = CASES[case]
    notes = Notes("pages/02.yaml")
    assert compose(text, notes, plain=plain) is None
    (found,) = notes.findings
    assert (found.code, found.severity) == (code, ERROR)
    assert (found.span.file, found.span.line, found.span.column) == ("pages/02.yaml", line, column)
    assert chinese in found.message("zh") + found.remedy("zh")
    assert found.message("en")


def test_unknown_escape():
    notes = Notes("a.yaml")
    assert compose('a: "甲\\q"\n', notes) is None
    assert [f.code for f in notes.findings] == ["yaml-escape"]


def bomb() -> str:
    """Nine levels of nine: 387 million values in 300 characters."""
    lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x]"]
    for i in range(1, 9):
        lines.append(f"a{i}: &a{i} [" + ", ".join([f"*a{i - 1}"] * 9) + "]")
    return "\n".join(lines) + "\n"


def test_an_alias_bomb_is_told_not_written_out():
    notes = Notes("issue.yaml")
    assert compose(bomb(), notes) is None
    assert [f.code for f in notes.findings] == ["alias-bomb"]


def test_aliases_are_read():
    notes = Notes("issue.yaml")
    node = compose("a: &one {x: 1}\nb: *one\nc: [*one, *one]\n", notes)
    assert node is not None
    assert not notes.findings
    assert node.value[1][1] is node.value[0][1]


@pytest.mark.parametrize("text", ["[" * 200_000, "- " * 60 + "a", "{a: " * 5000])
def test_deep_nesting_is_refused(text):
    notes = Notes("issue.yaml")
    assert compose(text, notes) is None
    assert [f.code for f in notes.findings] == ["yaml-deep"]


def test_nothing_is_given_a_type():
    notes = Notes("issue.yaml")
    node = compose("a: no\nb: 02\nc: 1.0\nd: 2026-11-24\ne: null\n", notes)
    assert node is not None
    assert [value.value for _, value in node.value] == ["no", "02", "1.0", "2026-11-24", "null"]


def test_a_problem_without_words_of_our_own_is_told_too():
    notes = Notes("a.yaml")
    assert compose("%YAML 9.9\n---\na: 1\n", notes) is None
    (found,) = notes.findings
    assert (found.code, found.span.line) in {("yaml-syntax", 1), ("yaml-unexpected", 1)}
    assert found.message("zh")
