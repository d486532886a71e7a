"""The same issue gives the same bytes: again, elsewhere, in another locale, zone and hash seed."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest


def render(issue: str, out: Path, **environment: str) -> bytes:
    done = subprocess.run(
        [sys.executable, "-m", "pagesetter", "render", issue, "-o", str(out)],
        env={**os.environ, **environment}, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    return out.read_bytes()


@pytest.fixture(scope="module")
def first(root: str, tmp_path_factory: pytest.TempPathFactory) -> bytes:
    out = tmp_path_factory.mktemp("first") / "a.pdf"
    return render(os.path.join(root, "examples", "science-weekly"), out, PYTHONHASHSEED="1")


@pytest.mark.parametrize(
    "environment",
    [
        {"PYTHONHASHSEED": "1"},
        {"PYTHONHASHSEED": "2"},
        {"TZ": "Asia/Shanghai", "SOURCE_DATE_EPOCH": "0"},
        {"TZ": "America/Los_Angeles", "LC_ALL": "C"},
        {"LC_ALL": "tr_TR.UTF-8", "LANG": "zh_CN.UTF-8"},
    ],
    ids=lambda e: " ".join(f"{k}={v}" for k, v in e.items()),
)
def test_same_bytes(root: str, first: bytes, tmp_path: Path, environment: dict[str, str]) -> None:
    sample = os.path.join(root, "examples", "science-weekly")
    assert render(sample, tmp_path / "b.pdf", **environment) == first


def test_same_bytes_from_another_folder(root: str, first: bytes, tmp_path: Path) -> None:
    moved = tmp_path / "别处" / "a paper"
    shutil.copytree(os.path.join(root, "examples", "science-weekly"), moved)
    assert render(str(moved), tmp_path / "b.pdf") == first
    assert str(tmp_path).encode() not in first
