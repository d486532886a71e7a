"""The tool that builds the faces: it works from the pinned inputs or not at all."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = os.path.join(os.path.dirname(__file__), "..", "..")


@pytest.fixture(scope="module")
def tool() -> ModuleType:
    path = os.path.join(ROOT, "tools", "build_fonts.py")
    spec = importlib.util.spec_from_file_location("build_fonts", path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_a_source_that_is_not_the_pinned_one_is_refused(tool: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "NotoSerifCJK-Regular.ttc").write_bytes(b"another version")
    with pytest.raises(SystemExit, match="SHA-256"):
        tool.main(["--source", str(tmp_path), "--out", str(tmp_path)])
    assert os.listdir(tmp_path) == ["NotoSerifCJK-Regular.ttc"]


def test_a_missing_source_is_named_with_its_package(tool: ModuleType, tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="fonts-noto-cjk"):
        tool.main(["--source", str(tmp_path), "--out", str(tmp_path)])


def test_a_face_that_comes_out_otherwise_is_refused(tool: ModuleType) -> None:
    face = {"file": "PagesetterSong-Regular.otf", "sha256": "00"}
    for record in (False, True):
        with pytest.raises(SystemExit, match=r"SOURCES\.toml wants"):
            tool.check_or_record(face, b"something else", record)


def test_charsets_join_and_leave_out(tool: ModuleType) -> None:
    spec = {
        "charset": {
            "main": {
                "lists": ["tongyong-8105.txt"],
                "encodings": ["gb2312"],
                "ranges": ["0041-0043"],
            },
            "rest": {"ranges": ["4E00-4E03"], "without": ["main"]},
        }
    }
    main = tool.characters("main", spec)
    assert {0x41, 0x42, 0x43, ord("一"), ord("𬭎"), ord("。"), ord("Ω")} <= main
    assert 0x44 not in main
    assert tool.characters("rest", spec) == {0x4E02}
    assert len(tool.of_encoding("gb2312")) == 7445


def test_the_index_is_made_from_sources(tool: ModuleType, tmp_path: Path) -> None:
    tool.write_index(str(tmp_path))
    committed = os.path.join(ROOT, "fonts", "index.tsv")
    with open(committed, encoding="utf-8") as file:
        assert (tmp_path / "index.tsv").read_text(encoding="utf-8") == file.read()
