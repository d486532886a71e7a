"""Whole pages as text: a change of any place, break or glyph shows as a diff of tests/golden."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from pagesetter.cli.main import main


@pytest.mark.parametrize(
    ("issue", "file"),
    [
        ("examples/science-weekly", "science-weekly.txt"),
        ("tests/golden/kinds", "kinds.txt"),
    ],
)
def test_page_is_as_it_was(
    issue: str,
    file: str,
    root: str,
    golden: Callable[[str, str], None],
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["dump", os.path.join(root, *issue.split("/"))]) in (0, 1)
    told = capsys.readouterr()
    findings = "".join(f"{line}\n" for line in told.err.splitlines())
    golden(file, f"{told.out}\n{findings}")
