"""Every text of the window is in the catalogue, in both languages; nothing is said elsewhere."""

from __future__ import annotations

import ast
import os
import re
from collections.abc import Iterator

import pytest

from pagesetter.gui.actions import MENUS, SUBMENUS, all_specs
from pagesetter.gui.i18n import WORDS, say, set_language

GUI = os.path.dirname(os.path.abspath(__import__("pagesetter.gui").gui.__file__))
HAN = re.compile("[\u3400-\u9fff]")
SHOWING = {
    "setText", "setToolTip", "setStatusTip", "setWindowTitle", "setPlaceholderText", "addMenu",
    "setAccessibleName", "addTab", "QLabel", "QPushButton", "QCheckBox", "QDockWidget", "addItem",
    "addRow", "setInformativeText", "addButton", "QAction", "QToolBar", "setHeaderLabels",
}  # fmt: skip
"""Calls whose texts are read by people."""
EXCEPTIONS = {"字"}
"""Literals that are units of the files, not words."""


def modules() -> Iterator[tuple[str, ast.Module]]:
    for folder, _, names in os.walk(GUI):
        if os.path.basename(folder) == "i18n":
            continue
        for name in names:
            if name.endswith(".py"):
                path = os.path.join(folder, name)
                with open(path, encoding="utf-8") as file:
                    yield os.path.relpath(path, GUI), ast.parse(file.read())


def docstrings(tree: ast.Module) -> set[int]:
    """Ids of the constants that stand as statements: documentation."""
    return {id(node.value) for node in ast.walk(tree) if isinstance(node, ast.Expr)}


def test_no_word_of_chinese_outside_the_catalogue() -> None:
    found = []
    for name, tree in modules():
        known = docstrings(tree)
        for node in ast.walk(tree):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if id(node) not in known and HAN.search(node.value) and node.value not in EXCEPTIONS:
                found.append(f"{name}:{node.lineno}: {node.value}")
    assert found == []


def test_no_literal_is_shown() -> None:
    found = []
    for name, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call):
                continue
            called = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            called = called or (node.func.id if isinstance(node.func, ast.Name) else "")
            if called not in SHOWING:
                continue
            for argument in node.args:
                for part in ast.walk(argument):
                    words = isinstance(part, ast.Constant) and isinstance(part.value, str)
                    if words and re.fullmatch(r"[A-Z][a-z]+( [a-z]+)*[.…]?", part.value):
                        found.append(f"{name}:{node.lineno}: {part.value}")
    assert found == []


def keys_used() -> set[str]:
    """Every literal key given to `say` or `tip`."""
    keys = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                first = node.args[0] if node.args else None
                if node.func.id in ("say", "tip") and isinstance(first, ast.Constant):
                    keys.add(first.value)
    return keys


def test_every_key_asked_for_is_there() -> None:
    assert sorted(keys_used() - WORDS.keys()) == []


def test_every_command_menu_and_step_has_words() -> None:
    wanted = {spec.key for spec in all_specs()} | set(SUBMENUS) | {key for key, _ in MENUS}
    wanted |= {entry for _, entries in MENUS for entry in entries if isinstance(entry, str)}
    assert sorted(wanted - WORDS.keys()) == []
    steps = set()
    for _, tree in modules():
        for node in ast.walk(tree):
            if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
                continue
            if node.func.attr in ("edit", "_edit") and len(node.args) > 1:
                step = node.args[1]
                if isinstance(step, ast.Constant):
                    steps.add(f"step-{step.value}")
    assert len(steps) > 8
    assert sorted(steps - WORDS.keys()) == []


@pytest.mark.parametrize("key", sorted(WORDS))
def test_both_languages_say_the_same_with_the_same_fields(key: str) -> None:
    words = WORDS[key]
    assert words.zh.strip() or key.endswith("-points")
    assert words.en.strip()
    fields = re.compile(r"\{(\w+)(?::[^}|]*\|[^}]*)?\}")
    assert set(fields.findall(words.zh)) == set(fields.findall(words.en))
    assert bool(words.tip_zh) == bool(words.tip_en)
    if key not in ("menu-language", "language-zh"):
        assert not HAN.search(words.en), "Chinese in the English window"
    if key not in ("language-en", "menu-language", "inspect-points", "inspect-box", "status-off"):
        plain = fields.sub("", words.zh)
        assert HAN.search(plain) or not re.search("[A-Za-z]{3}", plain), "English in the Chinese"


PANELS = {"story-editor": "panel-story-editor", "line-inspector": "panel-lines"}
"""Commands that show a panel, beside those of the panels."""
NO_COMMANDS = {"Ctrl+Enter", "Alt+click", "Shift+click", "Ctrl+click", "Alt+drag", "Shift+drag",
               "Ctrl+wheel"}  # fmt: skip
"""Keys that are not a command's: in a dialog, and with the mouse."""
KEYS = re.compile(
    r"(?:(?:Ctrl|Alt|Shift)\+)+(?:[A-Za-z0-9]+|[^\sA-Za-z\u3400-\u9fff，。；：、）)])"
)
ROOT = os.path.dirname(os.path.dirname(os.path.dirname(GUI)))
DOCUMENTS = ("README.md", "README.zh-CN.md", "docs/copydesk.md", "docs/press.md")


def plain(text: str) -> str:
    return text.replace("&", "").rstrip("…")


@pytest.mark.parametrize("tag", ["zh", "en"])
def test_a_panel_is_called_as_the_command_that_shows_it(tag: str) -> None:
    set_language(tag)
    assert {key: say(key) for key in PANELS} == {key: say(PANELS[key]) for key in PANELS}
    assert plain(say("revert")) == say("step-revert")
    set_language("zh")


def document(name: str) -> str:
    with open(os.path.join(ROOT, name), encoding="utf-8") as file:
        return file.read()


def test_only_keys_that_do_something_are_told() -> None:
    known = {keys for spec in all_specs() for keys in spec.shortcuts} | NO_COMMANDS
    texts = [text for words in WORDS.values() for text in words]
    told = {keys for text in (*texts, *map(document, DOCUMENTS)) for keys in KEYS.findall(text)}
    assert {"Ctrl+S", "Ctrl+Shift+I", "Ctrl+D"} <= told
    assert sorted(told - known) == []


def test_documents_call_commands_as_the_menus_do() -> None:
    set_language("en")
    menus = {plain(say(key)): [plain(say(one.key)) for one in found if not isinstance(one, str)
                        and one.key != "-"] for key, found in MENUS}  # fmt: skip
    set_language("zh")
    told = [found for name in DOCUMENTS for found in
            re.findall(r"(\w+) → ([A-Z][A-Za-z ]+?)(?:…|\s\()", document(name))]  # fmt: skip
    assert ("File", "Import Copy") in told
    assert ("File", "Paste as New Copy") in told
    assert [(menu, name) for menu, name in told if name not in menus[menu]] == []


@pytest.mark.parametrize("key", sorted(WORDS))
def test_what_is_to_come_is_told_by_one_ellipsis(key: str) -> None:
    for text in WORDS[key]:
        assert "……" not in text
        assert "..." not in text
        assert " …" not in text


def test_the_language_chosen_is_the_one_spoken() -> None:
    set_language("en_US")
    assert say("frame-size", columns=2, lines=24, characters=720) == (
        "2 col × 24 lines = 720 chars"
    )
    set_language("zh_CN")
    assert say("frame-size", columns=2, lines=24, characters=720) == "2 栏 × 24 行 = 720 字"
