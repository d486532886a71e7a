"""The pictures of the sample paper: each with origin, licence and hash, fit for print."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from pagesetter.images import probe

PAPER = Path(__file__).parents[2] / "examples" / "science-weekly"
NOTE = PAPER / "assets" / "LICENCES.md"


def pictures() -> dict[str, Path]:
    folders = (PAPER / "assets", PAPER / "issues" / "2026-11-24" / "assets")
    return {
        str(path.relative_to(PAPER)).replace("\\", "/"): path
        for folder in folders
        for path in folder.iterdir()
        if path.suffix in (".jpg", ".png")
    }


def test_every_picture_is_in_the_note() -> None:
    text = NOTE.read_text("utf-8")
    hashes = {name: digest for digest, name in re.findall(r"^([0-9a-f]{64})  (\S+)$", text, re.M)}
    assert set(hashes) == set(pictures())
    for name, path in pictures().items():
        assert hashlib.sha256(path.read_bytes()).hexdigest() == hashes[name], name
        assert f"`{path.name}`" in text
        assert path.stat().st_size <= 400_000


def test_every_picture_can_be_placed() -> None:
    found = {path.name: probe(str(path)) for path in pictures().values()}
    assert {name for name, p in found.items() if p.line_art} == {
        "mark.png", "atom.png", "qr.png", "ginkgo.png", "tree.png",
    }  # fmt: skip
    assert {name for name, p in found.items() if p.gray and not p.line_art} == {
        "cell.png", "cameraman.png",
    }  # fmt: skip
    assert all(p.notes == () for p in found.values())
    assert found["qr.png"].module == 8
