"""The shape of the project's own files: short, described, free of what belongs to one machine."""

from __future__ import annotations

import ast
import os
import re
import statistics
import subprocess
import sys

import pytest

LONG, TOO_LONG = 400, 600
NAMED_EXCEPTIONS: frozenset[str] = frozenset()
"""Files that may be longer than TOO_LONG, each for a reason given beside it."""

# Written in pieces, so that this file is not found by its own search.
FORBIDDEN = [
    "/wo" + "rk/", "/ro" + "ot/", "/opt/wh" + "eels", "../sh" + "ared",
    "pypi" + ".org", "pythonhosted" + ".org", "npmjs" + ".org", "debian" + ".org",
    "127.0" + ".0.1", "local" + "host",
]  # fmt: skip
FORBIDDEN_WORDS = re.compile(
    r"\b(" + "|".join(["chat" + "gpt", "cla" + "ude", "copi" + "lot", "ll" + "m"]) + r")\b", re.I
)


@pytest.fixture(scope="module")
def tracked(root: str) -> list[str]:
    """Every file of the project that is a text of its own, relative to its folder."""
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=root, capture_output=True, check=True,
    ).stdout.decode()  # fmt: skip
    names = [n for n in listed.split("\0") if n and os.path.isfile(os.path.join(root, n))]
    assert "pyproject.toml" in names
    return names


def text_of(root: str, name: str) -> str | None:
    with open(os.path.join(root, name), "rb") as file:
        data = file.read()
    try:
        return data.decode()
    except UnicodeDecodeError:
        return None


def python_files(root: str, tracked: list[str], *folders: str) -> dict[str, str]:
    found = {n: text_of(root, n) for n in tracked if n.endswith(".py") and n.startswith(folders)}
    return {name: text for name, text in found.items() if text is not None}


def test_files_are_short(root: str, tracked: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    lengths = {
        name: text.count("\n")
        for name, text in python_files(root, tracked, "src/", "tests/", "tools/", "bench/").items()
    }
    long = {n: c for n, c in lengths.items() if c > LONG and n not in NAMED_EXCEPTIONS}
    if long:
        with capsys.disabled():
            sys.stdout.write(f"\nfiles over {LONG} lines, is each still one job? {long}\n")
    assert {n: c for n, c in long.items() if c > TOO_LONG} == {}
    source = [count for name, count in lengths.items() if name.startswith("src/")]
    assert statistics.median(source) <= 200


def test_every_module_says_what_it_is(root: str, tracked: list[str]) -> None:
    modules = python_files(root, tracked, "src/", "tools/", "bench/")
    silent = [
        name
        for name, text in modules.items()
        if len(ast.get_docstring(ast.parse(text)) or "") < 20
        and name != "src/pagesetter/__main__.py"
    ]
    assert silent == []


def test_nothing_of_one_machine(root: str, tracked: list[str]) -> None:
    found = [
        f"{name}:{number}: {line.strip()[:80]}"
        for name in tracked
        for number, line in enumerate((text_of(root, name) or "").splitlines(), 1)
        if any(word in line for word in FORBIDDEN) or FORBIDDEN_WORDS.search(line)
    ]
    assert found == []


def test_text_files_end_lines_as_git_does(root: str, tracked: list[str]) -> None:
    """Only samples in a test's data folder may hold other line ends; they are about them."""
    foreign = [
        name for name in tracked if "/data/" not in name and "\r" in (text_of(root, name) or "")
    ]
    assert foreign == []


def test_to_dos_say_what_would_be_done(root: str, tracked: list[str]) -> None:
    mark = "TO" + "DO"
    bare = [
        name
        for name, text in python_files(root, tracked, "src/", "tools/", "bench/").items()
        for line in text.splitlines()
        if mark in line and len(line.split(mark)[1].split()) < 5
    ]
    assert bare == []
