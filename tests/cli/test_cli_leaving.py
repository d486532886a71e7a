"""The command leaves at once, with its exit code and all that it printed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest


def _run(*words: str, **settings) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "pagesetter", *words],
        capture_output=True, text=True, timeout=60, check=False, **settings,
    )  # fmt: skip


def test_all_that_is_printed_arrives(tmp_path: Path) -> None:
    done = _run("--lang", "en", "new", "paper", cwd=tmp_path)
    assert done.returncode == 0
    issue = done.stdout.split()[-1]
    done = _run("--lang", "en", "dump", "paper", cwd=tmp_path)
    assert done.returncode in (0, 1)
    assert done.stdout.endswith("\n")
    assert len(done.stdout) > 500
    assert (tmp_path / issue).exists()


@pytest.mark.parametrize(
    ("words", "code"),
    [(("render", "nowhere"), 2), (("render",), 2), (("--version",), 0), (("fonts",), 0)],
)
def test_exit_codes_are_those_of_main(words: tuple[str, ...], code: int, tmp_path: Path) -> None:
    assert _run(*words, cwd=tmp_path).returncode == code


def test_output_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    with Path("/dev/full").open("w") as device:
        done = subprocess.run(
            [sys.executable, "-m", "pagesetter", "fonts"],
            stdout=device, stderr=subprocess.PIPE, timeout=60, check=False, cwd=tmp_path,
        )  # fmt: skip
    assert done.returncode != 0
