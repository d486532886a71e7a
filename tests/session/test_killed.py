"""A process killed at any moment of saving leaves old files or new ones, and its journal."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from killing import kill_saves


@pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork")
def test_killed_at_random_moments(tmp_path: Path) -> None:
    finished, journals = kill_saves(200, tmp_path)
    assert finished >= 50
    assert journals > 25
