"""The white round QR codes, on both sides of four modules."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_pictures import modules
from test_issue_faults import FILES, Write, codes, write  # noqa: F401

from pagesetter.checks.codes import quiet_zone_findings
from pagesetter.checks.marks import Mark
from pagesetter.geometry import UNIT, Rect
from pagesetter.images import probe

PT = UNIT
BLACK = (("K", 1000),)
CODE = ("qr.png", Rect(100 * PT, 100 * PT, 50 * PT, 50 * PT), 2 * PT, 150)
"""A module is 2 pt wide, one and a half are its own margin: 5 pt more must be white."""


def at(kind: str, x: float, y: float, width: float, height: float, plates: object = BLACK) -> Mark:
    box = Rect(round(x * PT), round(y * PT), round(width * PT), round(height * PT))
    return Mark(kind, box, plates, measure=PT // 2)  # type: ignore[arg-type]


NEAR = [
    ([at("text", 155, 120, 20, 8)], False),
    ([at("text", 154.9, 120, 20, 8)], True),
    ([at("text", 120, 86, 20, 9)], False),
    ([at("text", 120, 86.1, 20, 9)], True),
    ([at("stroke", 90, 90, 70, 70)], False),  # a frame well round it
    ([at("stroke", 96, 96, 58, 58)], True),
    ([at("fill", 0, 0, 300, 300)], True),  # a tint below
    ([at("fill", 0, 0, 300, 300), at("fill", 95, 95, 60, 60, ())], False),  # and white on it
    ([at("fill", 0, 0, 300, 300), at("fill", 96, 95, 60, 60, ())], True),
    ([at("fill", 95, 95, 60, 60, ()), at("text", 152, 120, 9, 9)], True),
]


@pytest.mark.parametrize(("marks", "told"), NEAR)
def test_what_stands_near(marks: list[Mark], told: bool) -> None:
    own = Mark("image", CODE[1], (), what="qr.png")
    found = quiet_zone_findings([CODE], [*marks, own], "1")
    assert [(f.code, dict(f.params)["modules"]) for f in found] == [
        ("code-quiet-zone", "1.5")
    ] * told


@pytest.mark.parametrize(("cut", "margin"), [(0, 32), (10, 22), (32, 0)])
def test_margins_of_pictures(cut: int, margin: int, tmp_path: Path) -> None:
    code = modules(25, 8)
    code = code.crop((cut, 0, code.width, code.height))
    path = tmp_path / "a.png"
    code.save(path)
    assert probe(str(path)).margin == margin
    cached = str(tmp_path / "cache")
    assert probe(str(path), cache=cached) == probe(str(path), cache=cached)


BOX = """\
boxes:
  - {id: p, kind: picture, column: 2, line: 1, columns: 2, lines: 20TINT,
     picture: {source: assets/a.png, fit: fit, alternative: 二维码}}
"""


def test_a_code_on_a_tint(write: Write) -> None:  # noqa: F811
    for tint, told in (("", False), (", tint: 20%", True)):
        page = FILES["pages/01.yaml"] + BOX.replace("TINT", tint)
        folder = write({"pages/01.yaml": page})
        (Path(folder) / "assets").mkdir(exist_ok=True)
        modules(25, 8).save(Path(folder) / "assets" / "a.png")
        assert ("code-quiet-zone" in codes(folder)) == told
