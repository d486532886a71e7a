"""A process killed at any moment of saving leaves old files or new ones, and its journal."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROUNDS = (
    "import sys\n"
    "from pathlib import Path\n"
    "from killing import kill_saves\n"
    "print(*kill_saves(200, Path(sys.argv[1])))"
)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    """The processes branch off a small one without threads, not off this with all its memory."""
    path = os.pathsep.join([os.path.dirname(os.path.abspath(__file__)), *sys.path])
    done = subprocess.run(
        [sys.executable, "-c", ROUNDS, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": path}, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    finished, journals = (int(word) for word in done.stdout.split())
    assert finished >= 50
    assert journals > 25
