"""Random examples are the same whichever tests ran before, in whichever worker."""

from __future__ import annotations

import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st


def drawn() -> list[int]:
    seen: list[int] = []

    @settings(max_examples=300)
    @given(st.integers())
    def look(number: int) -> None:
        seen.append(number)

    look()
    return seen


def test_a_module_more_changes_no_example(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = drawn()
    assert len(set(before)) > 100
    path = tmp_path / "loaded_later.py"
    path.write_text(f"NUMBERS = {[7919 * n for n in range(200, 400)]}\n", "utf-8")
    spec = spec_from_file_location("loaded_later", path)
    assert spec is not None
    module = module_from_spec(spec)
    monkeypatch.setitem(sys.modules, "loaded_later", module)
    assert drawn() == before
