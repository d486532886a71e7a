"""The manual page of the command: what it lists, how it is laid, and that it is set well."""

from __future__ import annotations

import gzip
import re
import shutil
import subprocess
from importlib import import_module
from pathlib import Path

import pytest

from pagesetter.cli.main import COMMANDS


@pytest.fixture
def manual(root: str) -> Path:
    return Path(root) / "docs" / "pagesetter.1"


def test_it_lists_every_command_in_the_words_of_the_help(manual: Path) -> None:
    found = re.findall(r"^\.TP\n\.B ([a-z]+)\n(.+)$", manual.read_text("utf-8"), re.MULTILINE)
    assert found == [(name, words) for name, (words, _) in COMMANDS.items()]


def test_it_is_set_without_a_warning(manual: Path) -> None:
    groff = shutil.which("groff")
    if groff is None:
        return  # the page is still there, and no system without one sets it
    done = subprocess.run(
        [groff, "-man", "-Tutf8", "-ww", str(manual)], capture_output=True, check=True
    )
    assert done.stderr == b""
    assert b"done, with findings that are errors" in done.stdout


def test_the_package_has_it_packed(
    root: str, manual: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(Path(root) / "tools"))
    import_module("dist_deb").lay_manual(tmp_path / "man1")
    packed = (tmp_path / "man1" / "pagesetter.1.gz").read_bytes()
    assert gzip.decompress(packed) == manual.read_bytes()
    assert packed[4:8] == bytes(4)  # no time: built twice, the package is the same
