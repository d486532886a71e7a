"""The documents are true: commands exist, links lead somewhere, both READMEs say the same."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from pagesetter.cli.main import parser_for
from pagesetter.cli.parser import chooser

READMES = ("README.md", "README.zh-CN.md")


def read(root: str, name: str) -> str:
    return Path(root, name).read_text("utf-8")


def documents(root: str) -> list[str]:
    found = [*Path(root).glob("*.md"), *Path(root, "docs").rglob("*.md")]
    return [os.path.relpath(path, root) for path in found]


def commands(text: str) -> list[str]:
    """Return the lines of the text's indented and fenced shell blocks that run something."""
    fenced = re.findall(r"```(?:sh|console|bat)\n(.*?)```", text, re.S)
    lines = [line.split("#")[0].strip() for block in fenced for line in block.splitlines()]
    return [line for line in lines if line]


def test_both_readmes_have_the_same_parts(root: str) -> None:
    english, chinese = (read(root, name) for name in READMES)
    levels = [re.findall(r"^(#+) ", text, re.M) for text in (english, chinese)]
    assert levels[0] == levels[1]
    assert commands(english) == commands(chinese)
    pictures = [re.findall(r"!\[[^]]*\]\(([^)]+)\)", text) for text in (english, chinese)]
    assert pictures[0] == pictures[1] != []
    for name, other in (READMES, READMES[::-1]):
        assert f"({other})" in read(root, name)


@pytest.mark.parametrize("name", [*READMES, "CONTRIBUTING.md"])
def test_commands_exist(name: str, root: str) -> None:
    makefile = read(root, "Makefile")
    ran = 0
    for command in commands(read(root, name)):
        words = command.split()
        if words[0] == "make":
            assert re.search(rf"^{words[1]}:", makefile, re.M), command
        elif words[0].endswith("pagesetter"):
            parser_for(words[1:], chooser("en"))[0].parse_args(words[1:])
        elif words[0] in ("python", "python3", "py", "git", "cd") or "pip" in words[0]:
            pass
        else:
            assert os.path.exists(os.path.join(root, ".venv", *words[0].split("/")[1:])), command
        ran += 1
    assert ran >= 2


def test_help_of_make_names_its_targets(root: str) -> None:
    makefile = read(root, "Makefile")
    named = set(re.findall(r"@echo 'make ([\w-]+)", makefile))
    assert named == {"demo", "test", "lint", "bench", "scan", "golden", "clean", "test-window",
                     "screenshots", "dist", "long"}  # fmt: skip
    assert all(re.search(rf"^{name}:", makefile, re.M) for name in named)


def test_links_lead_somewhere(root: str) -> None:
    dead = []
    for name in documents(root):
        text = re.sub(r"```.*?```|`[^`\n]*`", "", read(root, name), flags=re.S)
        for target in re.findall(r"\]\(([^)\s]+)\)", text):
            if re.match(r"https?:|#|mailto:", target):
                continue
            if not os.path.exists(os.path.join(root, os.path.dirname(name), target.split("#")[0])):
                dead.append(f"{name}: {target}")
    assert dead == []


def test_architecture_names_every_package(root: str) -> None:
    text = read(root, "ARCHITECTURE.md")
    packages = {
        path.parent.name for path in Path(root, "src", "pagesetter").glob("*/__init__.py")
    } | {path.stem for path in Path(root, "src", "pagesetter").glob("[a-z]*.py")}
    assert packages
    assert [name for name in sorted(packages) if f"`{name}`" not in text] == []
    # And it names no module or folder that is not there.
    for path in re.findall(r"`((?:src|tests|tools|docs|bench|fonts|layouts)/[^`*{ ]*)`", text):
        assert os.path.exists(os.path.join(root, path)), path


def test_decisions_are_listed_and_whole(root: str) -> None:
    folder = Path(root, "docs", "decisions")
    listed = (folder / "README.md").read_text("utf-8")
    numbers: list[str] = []
    for path in sorted(folder.glob("[0-9]*.md")):
        text = path.read_text("utf-8")
        assert f"({path.name})" in listed
        assert text.startswith(f"# {path.name[:4]} ")
        for part in ("Context", "Decision", "Alternatives"):
            assert f"\n## {part}\n" in text, f"{path.name}: {part}"
        numbers.append(path.name[:4])
    assert len(numbers) == len(set(numbers))
