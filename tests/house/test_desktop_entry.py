"""What desktops of Linux are told of the program: menu entry, file type, package."""

from __future__ import annotations

import configparser
import os
import subprocess
import sys
from pathlib import Path

import pytest


@pytest.fixture(scope="module")
def packaging(root: str) -> Path:
    return Path(root) / "packaging"


def test_the_menu_entry_is_well_formed(packaging: Path) -> None:
    path = packaging / "linux" / "pagesetter.desktop"
    subprocess.run(["desktop-file-validate", str(path)], check=True)
    entry = configparser.ConfigParser(interpolation=None, delimiters=("=",))
    entry.optionxform = str  # type: ignore[assignment,method-assign]
    entry.read(path, encoding="utf-8")
    (name,) = entry.sections()
    assert name == "Desktop Entry"
    told = entry[name]
    assert told["Exec"] == "pagesetter gui %f"
    assert told["Icon"] == told["StartupWMClass"] == "pagesetter"
    # Not of folders: a desktop without a choice of its own would open every folder with it.
    assert told["MimeType"] == "application/x-pagesetter-issue;"
    for key in ("Name", "GenericName", "Comment", "Keywords"):
        assert told[key]
        assert told[f"{key}[zh_CN]"]


def test_the_type_of_files_is_known_by_name(packaging: Path, tmp_path: Path) -> None:
    """Asked of the library desktops ask, with our list beside its own."""
    place = tmp_path / "data" / "mime" / "packages"
    place.mkdir(parents=True)
    (place / "pagesetter.xml").write_bytes((packaging / "linux" / "pagesetter.xml").read_bytes())
    names = ("issue.yaml", "paper.yaml", "other.yaml", "issue.yaml.bak")
    for name in names:
        (tmp_path / name).write_text("name: 报\n", encoding="utf-8")
    code = (
        "import sys; from PySide6.QtCore import QMimeDatabase as D\n"
        "for name in sys.argv[1:]:\n"
        "    kind = D().mimeTypeForFile(name)\n"
        "    print(kind.name(), kind.inherits('text/plain'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, *(str(tmp_path / name) for name in names)],
        env={**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), "XDG_DATA_DIRS": "/nowhere"},
        check=True, capture_output=True, text=True,
    )  # fmt: skip
    known = [line.split() for line in done.stdout.splitlines()]
    assert known[:2] == [["application/x-pagesetter-issue", "True"]] * 2
    assert "application/x-pagesetter-issue" not in {kind for kind, _ in known[2:]}


def test_the_control_file_has_what_a_package_must_say(packaging: Path) -> None:
    text = (packaging / "linux" / "control").read_text("utf-8")
    text = text.format(version="1.2.3", machine="amd64", size=1, glibc="2.34")
    fields = {line.partition(":")[0] for line in text.splitlines() if line[:1].strip()}
    assert {"Package", "Version", "Architecture", "Maintainer", "Description"} <= fields
    assert "libc6 (>= 2.34)" in text
    assert text.endswith("\n")
