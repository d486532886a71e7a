"""The program in a real window, driven from outside with keyboard and mouse: `make test-window`."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path

import pikepdf
import pytest
from newsroom import lay
from real_window import Screen, make_up_and_export


@pytest.fixture
def screen() -> Iterator[Screen]:
    assert shutil.which("Xvfb"), "tools/system_packages.sh says what to install"
    made = Screen()
    yield made
    made.close()


def test_from_start_to_an_exported_pdf(screen: Screen, tmp_path: Path) -> None:
    lay(tmp_path)
    more = {"PATH": os.environ["PATH"], "PYTHONPATH": os.pathsep.join(sys.path)}
    made = make_up_and_export(screen, [sys.executable, "-m", "pagesetter"], tmp_path, more)
    with pikepdf.open(made) as pdf:
        assert len(pdf.pages) == 2
