"""Every package that ships with the program is there under a licence that suits its own."""

from __future__ import annotations

import os
import re
from importlib.metadata import metadata

import pytest

# Read by hand from each package, with the words its metadata must hold.
LICENCES = {
    "charset-normalizer": "MIT",
    "deflate": "MIT",
    "fonttools": "MIT",
    "lxml": "BSD-3-Clause",
    "packaging": "Apache-2.0",
    "pi-heif": "LGPL",
    "pikepdf": "MPL-2.0",
    "pillow": "MIT-CMU",
    "pypdfium2": "BSD-3-Clause",
    "pyphen": "MPL 1.1",
    "pyside6-essentials": "LGPL",
    "python-docx": "MIT",
    "pyyaml": "MIT",
    "reportlab": "BSD",
    "shiboken6": "LGPL",
    "typing-extensions": "PSF-2.0",
    "uharfbuzz": "Apache",
}


def locked(root: str, name: str) -> dict[str, str]:
    """Return name -> version of a lock file, which must pin and hash everything."""
    with open(os.path.join(root, "requirements", f"{name}.txt"), encoding="utf-8") as file:
        text = file.read()
    entries = re.findall(
        r"^([a-z0-9-]+)==(\S+)[^\n]*\\\n((?:    --hash=sha256:\w{64}.*\n?)+)", text, re.M
    )
    names = re.findall(r"^[a-z0-9]\S*", text, re.M)
    assert len(entries) == len(names)
    return {package: version for package, version, _ in entries}


def test_only_packages_whose_licence_was_read(root: str) -> None:
    gui, copy = {"pi-heif", "pyside6-essentials", "shiboken6"}, {"python-docx", "typing-extensions"}
    assert set(locked(root, "gui")) == set(LICENCES) - copy
    assert set(locked(root, "copy")) == set(LICENCES) - gui
    assert set(locked(root, "render")) == set(LICENCES) - gui - copy


@pytest.mark.parametrize("package", LICENCES)
def test_licence(package: str) -> None:
    told = metadata(package)
    words = [told.get("License-Expression") or "", told.get("License") or ""]
    words += [c for c in told.get_all("Classifier") or [] if c.startswith("License")]
    stated = " ".join(words)
    assert LICENCES[package] in stated
    # GPL may be one of several to choose from (Qt: LGPL or GPL), never the only one.
    assert not re.search(r"\bA?GPL", stated) or "LGPL" in stated


def test_lock_files_agree(root: str) -> None:
    pinned: dict[str, str] = {}
    for name in ("render", "gui", "copy", "build", "test", "bench"):
        for package, version in locked(root, name).items():
            assert pinned.setdefault(package, version) == version
    assert pinned["pyside6-essentials"] == "6.11.3"


def test_build_uses_the_locked_back_end(root: str) -> None:
    import tomllib

    with open(os.path.join(root, "pyproject.toml"), "rb") as file:
        project = tomllib.load(file)
    assert project["build-system"]["requires"] == [
        f"hatchling=={locked(root, 'build')['hatchling']}"
    ]
